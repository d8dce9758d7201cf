"""Whether Tab goes through a screen as one reads it: along the line, then to the next one, column by column."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from pomanager.ui.header import Header
from pomanager.ui.main_window import MainWindow
from pomanager.ui.menu_line import MenuLine
from pomanager.ui.page import Page
from pomanager.ui.reading_order import reached
from pomanager.ui.sidebar import Sidebar
from pomanager.ui.status_line import StatusLine
from pomanager.ui.widgets.sheets import DetailPanel

PANES = (MenuLine, Sidebar, Header, Page, DetailPanel, StatusLine)
"""The parts of the window in the order in which they are gone through."""


def out_of_order(window: MainWindow) -> list[str]:
    """Each step of Tab that goes back: up the column one is in, back along the line, or into a pane passed before."""
    found: list[str] = []
    whole = window.centralWidget()
    assert whole is not None
    for before, after in pairwise(reached(whole)):
        one, other = _pane(before), _pane(after)
        here, there = _box(before, window), _box(after, window)
        if here.isEmpty() or there.isEmpty():
            continue  # scrolled out of sight
        if one is other and not _goes_on(here, there, mirrored=window.isRightToLeft()):
            found.append(f"{_called(before)} → {_called(after)}")
        elif one is not other and _place(other) < _place(one) and _place(other) >= 0:
            found.append(f"{_called(before)} → {_called(after)}, a pane before it")
    return found


def _goes_on(here: QRect, there: QRect, *, mirrored: bool) -> bool:
    """Whether a step leads on: to what begins lower, or farther along."""
    farther = there.right() < here.left() if mirrored else there.left() > here.right()
    lower = there.top() >= here.center().y()
    inside = here.contains(there) or there.contains(here)
    return farther or lower or inside


def _box(part: QWidget, window: QWidget) -> QRect:
    """Where a part is seen, as far as it is not scrolled out of sight."""
    seen = part.visibleRegion().boundingRect()
    return QRect(part.mapTo(window, seen.topLeft()), seen.size())


def _above(part: QWidget) -> Iterator[QWidget]:
    above: QWidget | None = part
    while above is not None:
        yield above
        above = above.parentWidget()


def _pane(part: QWidget) -> QWidget | None:
    return next((each for each in _above(part) if isinstance(each, PANES)), None)


def _place(pane: QWidget | None) -> int:
    return next((place for place, kind in enumerate(PANES) if isinstance(pane, kind)), -1)


def _called(part: QWidget) -> str:
    return f"{type(part).__name__} “{part.objectName() or part.accessibleName()}”"
