"""Tab goes through a window as one reads it: in the order of the layouts, whenever its parts were made."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QComboBox, QAbstractItemView, QAbstractSpinBox, QLineEdit)
"""What one goes to as a whole, whatever lies in it."""


def go_on(inside: QWidget, focused: QWidget | None, *, forward: bool) -> bool:
    """Put the keyboard into the next part of a window, or the one before, as one reads; whether there is one.

    Qt goes in the order in which parts were made: a list that is filled anew, an act that is offered now, would come
    last of all. Its own order is left alone: to change it under parts that stand for others ends the process.
    """
    parts = list(reached(inside))
    here = next((place for place, part in enumerate(parts) if _holds(part, focused)), None)
    if here is None:
        return False
    part = parts[(here + (1 if forward else -1)) % len(parts)]
    part.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def _holds(part: QWidget, focused: QWidget | None) -> bool:
    inside_whole = isinstance(part, _WHOLE) and focused is not None and part.isAncestorOf(focused)
    return part is focused or inside_whole


def reached(part: QWidget) -> Iterator[QWidget]:
    """What Tab leads to in a part, and the part itself, in the order of the layouts."""
    if not part.isVisible():
        return
    if _takes_tab(part):
        yield part
    if not isinstance(part, _WHOLE):
        for inner in _inner(part):
            yield from reached(inner)


def _takes_tab(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.focusProxy() is None and part.isEnabled()


def _inner(part: QWidget) -> list[QWidget]:
    """What lies in a part, as its layout says; what lies in none comes after that."""
    if isinstance(part, QScrollArea):
        held = part.widget()
        return [held] if held is not None else []
    children = part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout = part.layout()
    laid = list(_laid(layout, children)) if layout is not None else []
    if isinstance(part, QAbstractScrollArea):
        children = [part.viewport()]
    return [*laid, *(each for each in children if each not in laid and not each.isWindow())]


def _laid(layout: QLayout, parts: Sequence[QWidget]) -> Iterator[QWidget]:
    """Those of the parts that are in a layout: along its lines, and a grid line by line.

    The layout is asked for places and never for its items: Python would keep each as long as the layout lives, and Qt
    deletes them without a word when their part goes. What is made at the same address next then ends the process.
    """
    held: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in parts]
    held += [(layout.indexOf(each), each) for each in layout.children() if isinstance(each, QLayout)]
    held = [(place, each) for place, each in held if place >= 0]
    if isinstance(layout, QGridLayout):
        held.sort(key=lambda one: _line_and_column(layout, one[0]))
    else:
        held.sort(key=itemgetter(0))
    for _place, each in held:
        if isinstance(each, QLayout):
            yield from _laid(each, parts)
        else:
            yield each


def _line_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    return cast("tuple[int, int]", tuple(cast("tuple[int, ...]", grid.getItemPosition(place))[:2]))
