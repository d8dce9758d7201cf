"""A row of parts in groups that goes on in the next line where the window is too narrow for it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from pomanager.ui.look import px

GAP = 8


class WrappingRow(QLayout):
    """In one line the groups stand apart, the last at the end; in several lines the parts follow one another."""

    def __init__(self, groups: Sequence[Sequence[QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._starts: set[int] = set()
        """The places at which a group begins."""
        for group in groups:
            self._starts.add(len(self._items))
            for widget in group:
                self.addChildWidget(widget)
                self._items.append(QWidgetItem(widget))

    def _shown(self) -> list[tuple[QLayoutItem, bool]]:
        """The parts in sight, and whether a group begins with each."""
        found, begins = [], False
        for place, item in enumerate(self._items):
            begins = begins or place in self._starts
            if not item.isEmpty():
                found.append((item, begins))
                begins = False
        return found

    def _inner(self, width: int) -> int:
        sides = self.contentsMargins()
        return width - sides.left() - sides.right()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, bool]]]:
        lines: list[list[tuple[QLayoutItem, bool]]] = [[]]
        used = 0
        for item, begins in self._shown():
            needed = item.sizeHint().width() + (px(GAP) if lines[-1] else 0)
            if lines[-1] and used + needed > self._inner(width):
                lines.append([])
                used, needed = 0, item.sizeHint().width()
            lines[-1].append((item, begins))
            used += needed
        return lines

    def heightForWidth(self, width: int) -> int:
        sides = self.contentsMargins()
        lines = self._lines(width)
        heights = [max((item.sizeHint().height() for item, _begins in line), default=0) for line in lines]
        return sum(heights) + px(GAP) * (len(lines) - 1) + sides.top() + sides.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        sides = self.contentsMargins()
        lines, y = self._lines(rect.width()), rect.top() + sides.top()
        for line in lines:
            height = max((item.sizeHint().height() for item, _begins in line), default=0)
            groups = sum(begins for _item, begins in line[1:])
            used = sum(item.sizeHint().width() for item, _begins in line) + px(GAP) * (len(line) - 1)
            spare = (self._inner(rect.width()) - used) // groups if len(lines) == 1 and groups else 0
            x = sides.left()
            for place, (item, begins) in enumerate(line):
                size = item.sizeHint()
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
        widths = [item.sizeHint().width() for item, _begins in self._shown()]
        sides = self.contentsMargins()
        whole = sum(widths) + px(GAP) * max(0, len(widths) - 1) + sides.left() + sides.right()
        return QSize(whole, self.heightForWidth(whole))

    def minimumSize(self) -> QSize:
        widest = max((item.sizeHint().width() for item, _begins in self._shown()), default=0)
        sides = self.contentsMargins()
        return QSize(widest + sides.left() + sides.right(), px(30) + sides.top() + sides.bottom())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None
