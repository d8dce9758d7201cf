"""What a key does in a list, and who takes those that change its cells."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ACTS = {
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_Space: "choose",
}
_MOVES = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down})


class CellKeys(Protocol):
    """Takes the keys that change cells, from the table that has the keyboard."""

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key that presses a button elsewhere is meant for the cell."""

    def takes(self, event: QKeyEvent) -> bool:
        """Do what the key means to the cell; False where it means nothing to it."""

    def begin(self, typed: str = "") -> bool:
        """Change the cell under the keyboard, beginning with what was typed; False where it cannot be changed."""


def act_of(event: QKeyEvent) -> str:
    """What a key does to the list: "first", "last", "open", "choose", "move", or "" for nothing of its own."""
    key = Qt.Key(event.key())
    if event.modifiers() in PLAIN and key in _ACTS:
        return _ACTS[key]
    return "move" if key in _MOVES else ""


def is_typed(event: QKeyEvent) -> bool:
    """Whether the key writes a letter, figure or sign that can stand in a cell."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(event.text()) and event.text().isprintable() and not event.text().isspace() and not held
