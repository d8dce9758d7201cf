"""Tab goes through a window as one reads it: in the order of the layouts, whenever a part of it was made."""

from collections.abc import Iterator
from itertools import pairwise

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


def put_in_order(inside: QWidget) -> None:
    """Let Tab go from part to part of a window in the order in which they stand there.

    Qt takes the order in which they were made: a list that is filled anew, an act that is offered now, would come last
    of all. Whoever is asked for the next part calls this before (``focusNextPrevChild``).
    """
    wanted = list(reached(inside))
    if wanted and _as_it_is(inside, wanted[0]) != wanted:
        for before, after in pairwise(wanted):
            QWidget.setTabOrder(before, after)


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
    """Whether Tab stops here, or at the part inside that stands for this one."""
    stands_for = part.focusProxy() or part
    return bool(stands_for.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled()


def _inner(part: QWidget) -> list[QWidget]:
    """What lies in a part, as its layout says; what lies in none comes after that."""
    if isinstance(part, QScrollArea):
        held = part.widget()
        return [held] if held is not None else []
    layout = part.layout()
    laid = list(_laid(layout)) if layout is not None else []
    children = part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(part, QAbstractScrollArea):
        children = [part.viewport()]
    return [*laid, *(each for each in children if each not in laid and not each.isWindow())]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """The parts in a layout: along its lines, and a grid line by line."""
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda place: _line_and_column(layout, place))  # type: ignore[assignment]
    for place in places:
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        if inner is not None:
            yield from _laid(inner)
        elif item is not None and (part := item.widget()) is not None:
            yield part


def _line_and_column(grid: QGridLayout, place: int) -> tuple[int, int]:
    line, column, _lines, _columns = grid.getItemPosition(place)  # type: ignore[misc]
    return line, column


def _as_it_is(inside: QWidget, first: QWidget) -> list[QWidget]:
    """What Tab leads to now, from this part on."""
    found, part = [first], first.nextInFocusChain()
    while part is not None and part is not first:
        if _takes_tab(part) and part.isVisible() and inside.isAncestorOf(part) and not _is_inside_whole(part):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def _is_inside_whole(part: QWidget) -> bool:
    above = part.parentWidget()
    return isinstance(above, _WHOLE)
