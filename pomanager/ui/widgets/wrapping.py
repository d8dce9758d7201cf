"""A row of parts in groups that goes on in the next line where the window is too narrow for it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from pomanager.ui.look import Look, look, px

GAP = 8


class _Part(NamedTuple):
    """A part in sight: what it would like to be, and whether a group begins with it."""

    item: QLayoutItem
    size: QSize
    begins: bool


class WrappingRow(QLayout):
    """In one line the groups stand apart, the last at the end; in several lines the parts follow one another."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._starts: set[int] = set()
        """The places at which a group begins."""
        self._measured: list[_Part] | None = None
        self._worn: Look | None = None
        self._heights: dict[int, int] = {}
        for group in groups:
            self._starts.add(len(self._items))
            for widget in group:
                self.addChildWidget(widget)
                self._items.append(QWidgetItem(widget))
        self.setContentsMargins(0, 0, 0, 0)

    def invalidate(self) -> None:
        """Measure anew when next asked: Qt says so whenever a part wants another size, comes or goes."""
        self._measured = None
        self._heights.clear()
        super().invalidate()

    def _shown(self) -> list[_Part]:
        """The parts in sight; Qt asks hundreds of times for the height of a row that is still the same."""
        if self._measured is None or self._worn is not look():
            self._measured, self._worn = self._measure(), look()
            self._heights.clear()
        return self._measured

    def _measure(self) -> list[_Part]:
        found, begins = [], False
        for place, item in enumerate(self._items):
            begins = begins or place in self._starts
            if not item.isEmpty():
                found.append(_Part(item, item.sizeHint(), begins))
                begins = False
        return found

    def _inner(self, width: int) -> int:
        sides = self.contentsMargins()
        return width - sides.left() - sides.right()

    def _lines(self, width: int) -> list[list[_Part]]:
        lines: list[list[_Part]] = [[]]
        used, gap, inner = 0, px(GAP), self._inner(width)
        for part in self._shown():
            needed = part.size.width() + (gap if lines[-1] else 0)
            if lines[-1] and used + needed > inner:
                lines.append([])
                used, needed = 0, part.size.width()
            lines[-1].append(part)
            used += needed
        return lines

    def heightForWidth(self, width: int) -> int:
        self._shown()  # forgets the heights of another look
        if width not in self._heights:
            sides = self.contentsMargins()
            heights = [max((part.size.height() for part in line), default=0) for line in self._lines(width)]
            whole = sum(heights) + px(GAP) * (len(heights) - 1) + sides.top() + sides.bottom()
            self._heights[width] = whole
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        sides = self.contentsMargins()
        lines, y = self._lines(rect.width()), rect.top() + sides.top()
        for line in lines:
            height = max((part.size.height() for part in line), default=0)
            groups = sum(part.begins for part in line[1:])
            used = sum(part.size.width() for part in line) + px(GAP) * (len(line) - 1)
            spare = (self._inner(rect.width()) - used) // groups if len(lines) == 1 and groups else 0
            x = sides.left()
            for place, (item, size, begins) in enumerate(line):
                x += (px(GAP) + (spare if begins else 0)) if place else 0
                self._put(item, QRect(rect.left() + x, y + (height - size.height()) // 2, size.width(), size.height()))
                x += size.width()
            y += height + px(GAP)

    def _put(self, item: QLayoutItem, place: QRect) -> None:
        """Put a part where it belongs, seen from the side where reading begins."""
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            whole = self.geometry()
            place.moveLeft(whole.left() + whole.right() + 1 - place.left() - place.width())
        item.setGeometry(place)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        widths = [part.size.width() for part in self._shown()]
        sides = self.contentsMargins()
        whole = sum(widths) + px(GAP) * max(0, len(widths) - 1) + sides.left() + sides.right()
        return QSize(whole, self.heightForWidth(whole))

    def minimumSize(self) -> QSize:
        widest = max((part.size.width() for part in self._shown()), default=0)
        sides = self.contentsMargins()
        return QSize(widest + sides.left() + sides.right(), px(30) + sides.top() + sides.bottom())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self.invalidate()
        return self._items.pop(index) if 0 <= index < len(self._items) else None
