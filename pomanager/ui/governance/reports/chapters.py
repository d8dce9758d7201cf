"""The chapters at the side of a report: ticked, moved, chosen to be written in; and what is still missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.rules.governance.report import CHAPTER_WORDS, Chapter
from pomanager.rules.objections import Objection
from pomanager.ui import icons
from pomanager.ui.governance.reports.writing import Entry, Writing
from pomanager.ui.look import look, px
from pomanager.ui.rich_text.side_list import SideList
from pomanager.ui.widgets.buttons import Button

WIDTH = 286
_TICK_WIDTH = 38
"""A click so near to the beginning of a line is one on its box."""
_INDENT = "\u2003"
"""Before a heading, which stands below its chapter."""


class _Lines(QListWidget):
    """Lines with a box; ``ticked`` is sent for a click on it, and for Space."""

    ticked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.ticked.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        x = event.position().x()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.viewport().width() - x
        if x < px(_TICK_WIDTH) and self.itemAt(event.position().toPoint()) is not None:
            self.ticked.emit()


class ChaptersList(SideList):
    """Shows the chapters; ``chosen`` says that another line is chosen, ``changed`` that there are others now."""

    chosen = Signal()
    changed = Signal()

    def __init__(self) -> None:
        lines = _Lines()
        self.tick = Button("", "minus", "small", key="Space")
        super().__init__(lines, WIDTH, before=(self.tick,))
        self.writing: Writing | None = None
        self.may_write = False
        self._entries: tuple[Entry, ...] = ()
        self.list.setObjectName("reports.chapters")
        self.list.currentRowChanged.connect(self._on_row)
        lines.ticked.connect(self._on_tick)
        self.tick.clicked.connect(self._on_tick)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.name_list(_("Chapters of the report"))
        if self.writing is not None:
            self.show_chapters(self.writing, may_write=self.may_write)

    def show_chapters(self, writing: Writing, *, may_write: bool) -> None:
        """Show the chapters of this report; the same line stays chosen."""
        before = self.entry()
        self.writing, self.may_write = writing, may_write
        self._entries = writing.entries()
        self.list.blockSignals(True)
        self.list.clear()
        for place in range(len(self._entries)):
            self.list.addItem(self._item(place))
        self.list.setCurrentRow(self._place_of(before))
        self.list.blockSignals(False)
        self.acts.setVisible(may_write)
        self._on_row()

    def _place_of(self, entry: Entry | None) -> int:
        """Where a chapter or heading stands now; that of its chapter where it is gone, else the first."""
        if entry is not None:
            for key in (_key(entry), (entry.chapter, "")):
                for place, each in enumerate(self._entries):
                    if _key(each) == key:
                        return place
        return 0

    def _item(self, place: int) -> QListWidgetItem:
        entry = self._entries[place]
        item = QListWidgetItem(icons.icon(self._icon(entry)), self._words(entry))
        if not entry.is_chosen:
            item.setForeground(look().colour("text3"))
        if not entry.is_heading:
            # TR: read aloud of a chapter in the list of chapters: whether it stands in the report
            state = _("chosen") if entry.is_chosen else _("left out")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._words(entry)}, {state}")
        return item

    def _icon(self, entry: Entry) -> str:
        if entry.is_heading:
            return "check" if self._is_written(entry) else "warn"
        return "box_on" if entry.is_chosen else "box_off"

    def _is_written(self, entry: Entry) -> bool:
        """Whether a place is written in, in every language of the report."""
        slot, writing = entry.slot, self.writing
        return bool(slot and writing and all(writing.text(slot.key, code) for code in writing.languages))

    def _words(self, entry: Entry) -> str:
        if self.writing is None:
            return ""
        said = _(CHAPTER_WORDS[entry.chapter])
        if entry.is_heading and entry.slot is not None:
            said = f"{_INDENT}{_(entry.slot.word)}"
        elif entry.is_chosen:
            said = f"{formats.number_text(self.writing.chapters.index(entry.chapter) + 1)}. {said}"
        words = self.writing.first_words(entry.slot.key) if entry.slot is not None else ""
        return f"{said} · {words}" if words else said

    def entry(self) -> Entry | None:
        """The line that is chosen."""
        place = self.list.currentRow()
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def choose(self, chapter: Chapter, key: str = "") -> None:
        """Choose the line of a chapter, or that of a place to write in."""
        for place, each in enumerate(self._entries):
            if each.chapter is chapter and (not key or (each.slot is not None and each.slot.key == key)):
                self.list.setCurrentRow(place)
                return

    def show_missing(self, missing: Sequence[Objection]) -> None:
        """Name what is missing for adopting the report."""
        self.tell_missing([sentence(each) for each in missing], stops=any(each.stops for each in missing))

    def name_again(self) -> None:
        """Say again what the chosen line is called: its first words have changed."""
        place = self.list.currentRow()
        if 0 <= place < len(self._entries):
            self.list.item(place).setText(self._words(self._entries[place]))
            self.list.item(place).setIcon(icons.icon(self._icon(self._entries[place])))

    # ---- what the buttons do --------------------------------------------------------------------------------------

    def _on_row(self, *_row: object) -> None:
        entry = self.entry()
        is_chosen = entry is not None and entry.is_chosen
        # TR: buttons over the list of chapters: leave the chapter out, or put it into the report
        self.tick.setText(_("Leave out") if is_chosen else _("Put in"))
        self.tick.set_icon("minus" if is_chosen else "plus")
        for button in (self.up, self.down):
            button.setEnabled(is_chosen)
        self.chosen.emit()

    def _on_tick(self) -> None:
        entry = self.entry()
        if self.writing is None or not self.may_write or entry is None or entry.is_heading:
            return
        self.writing.choose(entry.chapter, chosen=not entry.is_chosen)
        self._show_again()

    def move_line(self, step: int) -> None:
        entry = self.entry()
        if self.writing is not None and self.may_write and entry is not None:
            self.writing.move(entry.chapter, step)
            self._show_again()

    def _show_again(self) -> None:
        if self.writing is not None:
            self.show_chapters(self.writing, may_write=self.may_write)
            self.changed.emit()


def _key(entry: Entry) -> tuple[Chapter, str]:
    return entry.chapter, entry.slot.key if entry.is_heading and entry.slot is not None else ""
