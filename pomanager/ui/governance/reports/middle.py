"""The middle of the report builder: the editor of the chosen chapter with the hint of what belongs there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.governance.report import CHAPTER_WORDS, Chapter
from pomanager.ui.governance.reports.writing import Entry, Writing
from pomanager.ui.look import look, px
from pomanager.ui.rich_text.editor import RichEditor
from pomanager.ui.rich_text.tongues import Tongues
from pomanager.ui.widgets.labels import Label

FROM_BOOKS = N_("The figures of this chapter come from the books. What you write here stands before them.")
MADE = N_("This chapter is made from the books as it is; nothing is written in it.")
SIX_HEADINGS = N_(
    "The law asks for six headings (OHADA, art. 108). Choose one of them in the list, and write below it."
)
LEFT_OUT = N_("This chapter is left out. Put it in to write in it; what was written there is kept.")
_EDITOR, _MADE = range(2)


class Middle(QWidget):
    """Edits the place that is chosen. ``edited`` is sent when its text is another one."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._writing: Writing | None = None
        self._entry: Entry | None = None
        self._language = ""
        self.title = Label("", "section", wrap=True)
        self.hint = Label("", wrap=True, tone="text2")
        self.who = Label("", "small", wrap=True)
        self.tongues = Tongues()
        self.editor = RichEditor("reports.text")
        self.made = Label("", wrap=True, tone="text2")
        self._stack = QStackedWidget()
        for part in (self.editor, self._padded(self.made)):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self._padded(self.title, self.hint, self.who, self.tongues))
        column.addWidget(self._stack, 1)
        self.editor.edited.connect(self._on_edited)
        self.tongues.chosen.connect(self._on_tongue)

    def _padded(self, *parts: QWidget) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(12), 0, px(12), 0)
        column.setSpacing(px(6))
        for part in parts:
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        return inside

    def retranslate(self) -> None:
        """Set every word anew."""
        self.editor.retranslate()
        self._name()

    def show_entry(self, writing: Writing, entry: Entry | None, *, may_write: bool) -> None:
        """Show the place a line of the list stands for; nothing where there is none."""
        self._writing, self._entry = writing, entry
        self._language = self._language if self._language in writing.languages else writing.languages[0]
        key = self._key()
        self.tongues.setVisible(bool(key) and len(writing.languages) > 1)
        self.tongues.show_languages(writing.languages, self._language)
        self._stack.setCurrentIndex(_EDITOR if key else _MADE)
        self.editor.setEnabled(may_write)
        if key:
            self.editor.show_text(writing.text(key, self._language))
        self._name()

    def _key(self) -> str:
        """The key of the place that is written in; "" where nothing can be written."""
        if self._entry is None or not self._entry.is_chosen or self._entry.slot is None:
            return ""
        return self._entry.slot.key

    def _name(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self.title.setText(_(entry.slot.word if entry.slot is not None else CHAPTER_WORDS[entry.chapter]))
        hint = _(entry.slot.hint) if entry.slot is not None else ""
        if entry.slot is not None and not entry.is_heading and not look().stacked:
            hint = f"{hint} {_(FROM_BOOKS)}"
        self.hint.setText(hint)
        self.hint.setVisible(bool(self._key()))
        self.made.setText(_(self._why_not(entry)))
        said = "" if look().stacked else self._written_said()  # large letters leave the room to the text
        self.who.setText(said)
        self.who.setVisible(bool(said))

    def _why_not(self, entry: Entry) -> str:
        if not entry.is_chosen:
            return LEFT_OUT
        return SIX_HEADINGS if entry.chapter is Chapter.MANAGEMENT else MADE

    def _written_said(self) -> str:
        """Who wrote what stands in the books, and when."""
        found = self._writing.detail.written if self._writing is not None else ()
        key = self._key()
        text = next((each for each in found if (each.key, each.language) == (key, self._language) and each.text), None)
        if text is None:
            return ""
        # TR: below the hint of a chapter of a report: who wrote its text, and on which day
        said = _("Written by {who} on {day}")
        return said.format(who=text.who or formats.UNKNOWN, day=formats.moment(text.at))

    def _on_tongue(self, code: object) -> None:
        key = self._key()
        if self._writing is not None and isinstance(code, str) and key:
            self._language = code
            self.editor.show_text(self._writing.text(key, code))
            self._name()

    def _on_edited(self) -> None:
        key = self._key()
        if self._writing is not None and key:
            self._writing.write(key, self._language, self.editor.text())
            self.edited.emit()
