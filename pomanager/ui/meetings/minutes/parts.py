"""The list of parts at the side of minutes: in their order, moved, left out, put in; and what is still missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import item_title
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.meetings.minutes import MinutesDetail
from pomanager.rules.meetings.minutes import PART_WORDS, PartKind
from pomanager.ui import icons
from pomanager.ui.meetings.minutes.texts import Writing
from pomanager.ui.rich_text.side_list import SideList
from pomanager.ui.widgets.buttons import Button

WIDTH = 270


class PartsList(SideList):
    """Shows the parts; ``chosen`` brings the place of one, ``changed`` says that there are others now."""

    chosen = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        self.out = Button("", "minus", "small")
        self.add = Button("", "plus", "small", chevron=True)
        super().__init__(QListWidget(), WIDTH, after=(self.out, self.add))
        self.writing: Writing | None = None
        self.may_write = False
        self.list.setObjectName("minutes.parts")
        self.list.currentRowChanged.connect(self.chosen)
        self.out.clicked.connect(self._on_out)
        self.add.clicked.connect(self._on_add)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.name_list(_("Parts of the minutes"))
        self.out.setText(_("Leave out"))
        # TR: a button: put another part into the minutes
        self.add.setText(_("Add"))
        if self.writing is not None:
            self.show_parts(self.writing, may_write=self.may_write)

    def show_parts(self, writing: Writing, *, may_write: bool, place: int | None = None) -> None:
        """Show the parts of these minutes; the one at ``place`` is chosen, else the same as before."""
        place = max(0, self.list.currentRow()) if place is None else place
        self.writing, self.may_write = writing, may_write
        self.list.blockSignals(True)
        self.list.clear()
        for number in range(len(writing.parts)):
            self.list.addItem(self._item(writing, number))
        self.list.setCurrentRow(min(place, len(writing.parts) - 1))
        self.list.blockSignals(False)
        self.acts.setVisible(may_write)
        self.chosen.emit(self.list.currentRow())

    def _item(self, writing: Writing, place: int) -> QListWidgetItem:
        part = writing.parts[place]
        said = _(PART_WORDS[part.kind])
        if part.kind is PartKind.FREE:
            words = " ".join(writing.body(place, writing.languages[0]).text.split())
            number = next((line.number for line in writing.detail.items if line.id == part.item_id), "")
            # TR: free text that stands below an item of the agenda, with the number of that
            below = _("Below item {number}").format(number=number) if number else said
            said = f"{below} · {words}" if words else below
        icon = icons.icon("edit" if part.kind is PartKind.FREE else "made")
        return QListWidgetItem(icon, said)

    def show_missing(self, detail: MinutesDetail) -> None:
        """Name what is missing: what the law asks first."""
        lacking = sorted((each for each in detail.required if each.missing), key=lambda each: not each.is_law)
        said = [sentence(objection) for each in lacking for objection in each.missing]
        self.tell_missing(said, stops=any(each.is_law for each in lacking))

    # ---- what the buttons do --------------------------------------------------------------------------------------

    def move_line(self, step: int) -> None:
        if self.writing is not None and self.may_write and self.list.currentRow() >= 0:
            self._show(self.writing.move(self.list.currentRow(), step))

    def _on_out(self) -> None:
        if self.writing is not None and len(self.writing.parts) > 1 and self.list.currentRow() >= 0:
            place = self.list.currentRow()
            self.writing.leave_out(place)
            self._show(max(0, place - 1))

    def _on_add(self) -> None:
        menu = self.menu()
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What can be put in: free text, free text below each item, and the parts that were left out."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.writing is None:
            return menu
        self._offer(menu, _(PART_WORDS[PartKind.FREE]), PartKind.FREE, None)
        if self.writing.detail.items:
            # TR: a menu: free text below an item of the agenda, which is chosen in it
            below = menu.addMenu(_("Free text below an item"))
            for line in self.writing.detail.items:
                self._offer(below, f"{line.number}. {item_title(line)}", PartKind.FREE, line.id)
        menu.addSeparator()
        for kind in self.writing.left_out():
            self._offer(menu, _(PART_WORDS[kind]), kind, None)
        return menu

    def _offer(self, menu: QMenu, words: str, kind: PartKind, item_id: int | None) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setData((kind, item_id))
        action.triggered.connect(self._on_wanted)

    def _on_wanted(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction) and self.writing is not None:
            self._show(self.writing.put_in(self.list.currentRow(), *sender.data()))

    def _show(self, place: int) -> None:
        if self.writing is not None:
            self.show_parts(self.writing, may_write=self.may_write, place=place)
            self.changed.emit()

    def name_again(self, place: int) -> None:
        """Say again what the part at a place is called: its first words have changed."""
        if self.writing is not None and 0 <= place < self.list.count():
            self.list.item(place).setText(self._item(self.writing, place).text())

    def told(self) -> str:
        """How many parts there are, for the status line."""
        return formats.number(self.list.count())
