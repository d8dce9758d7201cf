"""The convocation as short texts, each put on the clipboard with one press: telephones, a reminder, the radio."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, spoken
from pomanager.i18n.languages import language
from pomanager.marks import N_
from pomanager.printing import short_texts
from pomanager.readmodels.meetings.calling import ShortText
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.print_paper import ask_and_print
from pomanager.ui.form_parts import languages_of
from pomanager.ui.look import px
from pomanager.ui.meetings.words import named
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.sheets import Scroller, Sheet

WIDEST = 860
"""Width of a text, px at 100 %, beyond which its lines are hard to read."""


class TextSheet(Sheet):
    """One text with its length and the button that copies it."""

    def __init__(self, place: int, shown: ShortText) -> None:
        super().__init__(shown.title)
        self.shown = shown
        self.text = Label(shown.text, wrap=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = Button("", "columns", "small")
        self.copy.setObjectName(f"short_text.copy.{place}")
        self.copy.setText(_("Copy"))
        self.copy.setAccessibleName(f"{self.copy.words}: {shown.title}")
        self.copy.clicked.connect(self._on_copy)
        foot = QHBoxLayout()
        foot.addWidget(Label(shown.length, "small"), 1)
        foot.addWidget(self.copy)
        self.body.addWidget(self.text)
        self.body.addLayout(foot)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.shown.text)
        self.copy.set_icon("check")
        # TR: on a button that has put a text on the clipboard
        self.copy.setText(_("Copied"))
        self.copy.setAccessibleName(f"{self.copy.words}: {self.shown.title}")


class ShortTextsPage(Page):
    """Shows the short texts of a convocation in one of the languages of the organisation."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEETINGS, Area.ORGANISATION})

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        codes = languages_of(desk)
        self.tongues = Segmented([(code, language(code).own_name) for code in codes])
        self.tongues.set_value(spoken() if spoken() in codes else codes[0])
        self.tongues.setVisible(len(codes) > 1)
        self.tongues.chosen.connect(self._on_tongue)
        self.sheets: list[TextSheet] = []
        inside = QWidget()
        inside.setMaximumWidth(px(WIDEST))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(24), px(16), px(24), px(24))
        self._column.setSpacing(px(12))
        self._column.addWidget(self.tongues, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))

    def title(self) -> str:
        return _("Convocation in short texts")

    def context_line(self) -> str:
        return named(self.desk.office.ask(meeting_label, self.meeting_id))

    def actions_offered(self) -> tuple[Action, ...]:
        return (Action("print", N_("Print…"), self._on_print, "print", "Ctrl+P"),)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.tongues.setAccessibleName(_("Language"))
        self._show()

    def refresh(self) -> None:
        """Ask for the texts again."""
        self._show()

    def texts(self) -> Sequence[ShortText]:
        """The texts shown."""
        return [sheet.shown for sheet in self.sheets]

    def _show(self) -> None:
        for old in self.sheets:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        found = short_texts(self.desk.office, self.meeting_id, str(self.tongues.value()))
        self.sheets = [TextSheet(place, shown) for place, shown in enumerate(found, 1)]
        for place, sheet in enumerate(self.sheets, 1):
            self._column.insertWidget(place, sheet)

    def _on_tongue(self, _code: object) -> None:
        self._show()

    def _on_print(self) -> None:
        ask_and_print(self, self.desk, "convocation-short", of=(self.meeting_id,))
