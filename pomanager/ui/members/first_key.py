"""The first key that may change a cell of the list: what takes the others is made by it, not when the window opens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from pomanager.ui.tables.editing import CellEditing

MOVES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Tab})
"""Keys that move or choose as long as no cell is being changed."""


class FirstKey:
    """Takes the keys of the list until one of them changes a cell; ``editing`` makes what takes them then."""

    def __init__(self, editing: "Callable[[], CellEditing]") -> None:
        self._editing = editing

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key that presses a button elsewhere is meant for the cell."""
        return event.key() == Qt.Key.Key_F2 and self._editing().wants(event)

    def takes(self, event: QKeyEvent) -> bool:
        """Do what the key means to the cell; False where it means nothing to it."""
        if event.key() in MOVES or not (event.text() or event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Delete}):
            return False
        return self._editing().takes(event)

    def begin(self, typed: str = "") -> bool:
        """Change the cell under the keyboard, beginning with what was typed; False where it cannot be changed."""
        return self._editing().begin(typed)
