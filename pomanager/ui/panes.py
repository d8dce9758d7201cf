"""Where the keyboard goes: the first part of a pane that takes keys, and the next pane after the one it is in."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def first_that_takes_keys(pane: QWidget) -> QWidget | None:
    """Return the first part of a pane that can be reached by Tab."""
    parts = (part for part in pane.findChildren(QWidget) if part.isEnabled() and part.isVisibleTo(pane))
    return next((part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus), None)


def go_to_next(panes: Sequence[QWidget], focused: QWidget | None) -> None:
    """Put the keyboard into the pane after the one it is in, round and round."""
    here = next((place for place, pane in enumerate(panes) if focused in pane.findChildren(QWidget)), -1)
    for step in range(1, len(panes) + 1):
        part = first_that_takes_keys(panes[(here + step) % len(panes)])
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return
