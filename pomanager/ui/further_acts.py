"""What can be done on a page without choosing anything first: the forms behind "Further acts"."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from pomanager.i18n import _
from pomanager.ui import icons
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page


class FurtherAct(NamedTuple):
    """One act: its key, its marked words, its icon, and what makes the page that does it."""

    key: str
    words: str
    icon: str
    make: Callable[[Desk], Page]


class FurtherActs(QObject):
    """Opens the forms of acts over a page; the menu shows them in their order."""

    def __init__(self, page: Page, acts: Sequence[FurtherAct]) -> None:
        super().__init__(page)
        self._page = page
        self._acts = acts

    def menu(self, place: QPoint) -> None:
        """Show what else can be done."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in self._acts:
            action = menu.addAction(icons.icon(act.icon), _(act.words))
            action.setData(act.key)
            action.triggered.connect(self._on_act)
        menu.popup(place)

    def open(self, key: str) -> None:
        """Open the form of an act by its key."""
        act = next(act for act in self._acts if act.key == key)
        self._page.open_page(act.make(self._page.desk))

    def _on_act(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.open(str(sender.data()))
