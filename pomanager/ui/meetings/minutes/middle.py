"""The middle of the page of minutes: the editor of a free part, or where a made part comes from; errata once signed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.meetings.minutes import ErratumLine
from pomanager.rules.meetings.minutes import PART_WORDS, PartKind
from pomanager.rules.meetings.rich_text import RichText
from pomanager.ui.look import px
from pomanager.ui.meetings.minutes.texts import Writing
from pomanager.ui.rich_text.editor import RichEditor
from pomanager.ui.rich_text.tongues import Tongues
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.sheets import Scroller

MADE_FROM = N_(
    "This part is made from what was written down of the meeting. To change it, correct it there, or write free text "
    "below it."
)
_EDITOR, _MADE, _ERRATA = range(3)


class Middle(QWidget):
    """Edits the part that is chosen. ``edited`` is sent when its text is another one."""

    edited = Signal()
    sign_wanted = Signal(int)
    print_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._writing: Writing | None = None
        self._place = -1
        self._language = ""
        self.title = Label("", "section", wrap=True)
        self.tongues = Tongues()
        self.editor = RichEditor("minutes.text")
        self.made = Label("", wrap=True, tone="text2")
        self.errata = ErrataList()
        self._stack = QStackedWidget()
        for part in (self.editor, self._padded(self.made), Scroller(self.errata)):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._padded(self.title, self.tongues))
        column.addWidget(self._stack, 1)
        self.editor.edited.connect(self._on_edited)
        self.tongues.chosen.connect(self._on_tongue)
        self.errata.sign_wanted.connect(self.sign_wanted)
        self.errata.print_wanted.connect(self.print_wanted)

    def _padded(self, *parts: QWidget) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(12), 0, px(12), 0)
        for part in parts:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return inside

    def retranslate(self) -> None:
        """Set every word anew."""
        self.editor.retranslate()
        self.made.setText(_(MADE_FROM))
        self.errata.retranslate()
        self._name()

    def show_part(self, writing: Writing, place: int, *, may_write: bool) -> None:
        """Show a part; nothing where there is none at this place."""
        self._writing, self._place = writing, place
        self._language = self._language if self._language in writing.languages else writing.languages[0]
        is_free = 0 <= place < len(writing.parts) and writing.parts[place].kind is PartKind.FREE
        self.tongues.setVisible(is_free and len(writing.languages) > 1)
        self.tongues.show_languages(writing.languages, self._language)
        self._stack.setCurrentIndex(_EDITOR if is_free else _MADE)
        self.editor.setEnabled(may_write)
        self.editor.show_text(writing.body(place, self._language) if is_free else RichText())
        self._name()

    def show_errata(self, lines: Sequence[ErratumLine], *, may_sign: bool) -> None:
        """Show the corrections of signed minutes."""
        self.tongues.hide()
        self.errata.show_lines(lines, may_sign=may_sign)
        self._stack.setCurrentIndex(_ERRATA)
        self._name()

    def _name(self) -> None:
        if self._stack.currentIndex() == _ERRATA:
            self.title.setText(_("Errata"))
        elif self._writing is not None and 0 <= self._place < len(self._writing.parts):
            self.title.setText(_(PART_WORDS[self._writing.parts[self._place].kind]))

    def _on_tongue(self, code: object) -> None:
        if self._writing is not None and isinstance(code, str):
            self._language = code
            self.editor.show_text(self._writing.body(self._place, code))

    def _on_edited(self) -> None:
        if self._writing is not None and 0 <= self._place < len(self._writing.parts):
            self._writing.write(self._place, self._language, self.editor.text())
            self.edited.emit()


class ErrataList(QWidget):
    """The errata of signed minutes, each with what can be done with it."""

    sign_wanted = Signal(int)
    print_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ErratumLine, ...] = ()
        self._may_sign = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(4), px(12), px(12))
        self._column.setSpacing(px(10))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.show_lines(self._lines, may_sign=self._may_sign)

    def show_lines(self, lines: Sequence[ErratumLine], *, may_sign: bool) -> None:
        """Show these corrections."""
        self._lines, self._may_sign = tuple(lines), may_sign
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            self._column.addWidget(Label(_("These minutes are signed. Nothing was corrected since."), wrap=True))
        for line in lines:
            self._column.addWidget(self._note(line))
        self._column.addStretch(1)

    def _note(self, line: ErratumLine) -> Note:
        title = _("Erratum no. {number}").format(number=line.number)
        said = _("Instead of “{wrong}” read “{right}”. Reason: {reason}").format(
            wrong=line.instead_of, right=line.reads, reason=line.reason
        )
        signed = _("not signed yet") if line.signed is None else formats.day(line.signed.signed_on)
        # TR: after an erratum: the day it was signed, or that it was not
        when = _("Signed: {when}").format(when=signed)
        said = f"{said}\n{when}"
        note = Note("info" if line.signed else "warn", f"{title} · {formats.day(line.on)}", said)
        note.add_button(self._button(_("Print…"), "print", line.id))
        if line.signed is None and self._may_sign:
            note.add_button(self._button(_("Sign…"), "lock", line.id))
        return note

    def _button(self, words: str, icon: str, erratum_id: int) -> Button:
        button = Button(words, icon, "small")
        button.setObjectName(f"erratum.{icon}.{erratum_id}")
        button.clicked.connect(self._on_print if icon == "print" else self._on_sign)
        button.setProperty("erratum", erratum_id)
        return button

    def _asked(self) -> int:
        return int(self.sender().property("erratum"))

    def _on_print(self) -> None:
        self.print_wanted.emit(self._asked())

    def _on_sign(self) -> None:
        self.sign_wanted.emit(self._asked())
