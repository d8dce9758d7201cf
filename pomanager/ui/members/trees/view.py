"""The tree of places or sections as it is seen: rows as high as those of tables, arrows, the bar of a chosen row."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from pomanager.ui.look import look, px
from pomanager.ui.members.trees.model import COLUMNS, Index, TreeModel
from pomanager.ui.tables.delegate import PAD
from pomanager.ui.tables.head import HEIGHT
from pomanager.ui.widgets.painting import Row, looks_changed, mark, words
from pomanager.ui.widgets.tips import as_tip

INDENT = 22
NARROWEST_NAME = 240
LEVEL, UNTIL = 1, 5
"""Columns that are not always shown."""


class TreeHead(QHeaderView):
    """Titles, set like their columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    def needed(self, number: int) -> int:
        """The width a title needs to be read whole."""
        title = str(self.model().headerData(number, Qt.Orientation.Horizontal))
        return look().metrics("small", strong=True).horizontalAdvance(title) + 2 * px(PAD) + 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        worn = look()
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(rect, worn.colour("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), worn.colour("line"))
        inside = rect.adjusted(px(PAD), 0, -px(PAD), -1)
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        font = worn.font("small", strong=True)
        words(painter, inside, title, font, worn.colour("text2"), end=COLUMNS[logicalIndex].right)
        painter.restore()


class PartDelegate(QStyledItemDelegate):
    """Paints the words of one cell; what has ended stands in grey, with its last day."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TreeModel):
            return
        key, worn = model.key_of(index), look()
        if key is None:
            return
        box: QRect = option.rect
        direction: Qt.LayoutDirection = option.direction
        column = COLUMNS[index.column()]
        ended = model.tree.nodes[key].ended
        view = option.widget
        chosen = isinstance(view, PartsView) and view.selectionModel().isSelected(index)
        painter.save()
        painter.fillRect(box.adjusted(0, 0, 0, -1), worn.colour("select" if chosen else "surface"))
        painter.setLayoutDirection(direction)
        places = Row(box.adjusted(px(PAD if index.column() else 2), 0, -px(PAD), -1), direction)
        holds = index.column() == 0 and model.hasChildren(index)
        ink = "text3" if ended else "text" if index.column() in {0, 4} else "text2"
        font = worn.font("body", strong=holds and not ended)
        words(painter, places.take(places.free), str(index.data() or ""), font, worn.colour(ink), end=column.right)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, look().row_height)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        box: QRect = option.rect
        text = str(index.data() or "") if index.isValid() else ""
        if event.type() == QEvent.Type.ToolTip and look().metrics("body", strong=True).horizontalAdvance(text) > (
            box.width() - 2 * px(PAD)
        ):
            QToolTip.showText(event.globalPos(), as_tip(text), view)
            return True
        QToolTip.hideText()
        return True


class PartsView(QTreeView):
    """Shows the tree: arrows open and close, Space and Ctrl choose several, Enter opens the panel."""

    part_opened = Signal(int)
    """Enter or a double click on a part."""
    chosen_changed = Signal()

    def __init__(self, model: TreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("tree")
        self.setModel(model)
        self.setHeader(TreeHead(self))
        self.setItemDelegate(PartDelegate(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.measure()

    def measure(self) -> None:
        """Give the columns the widths of their words, and the name what is left."""
        self.setIndentation(px(INDENT))
        head = self.header()
        if not isinstance(head, TreeHead):
            return
        shown = {LEVEL: self.parts.has_levels, UNTIL: self.parts.with_ended}
        widths = {
            number: max(px(column.width), head.needed(number))
            for number, column in enumerate(COLUMNS)
            if number and shown.get(number, True)
        }
        free = self.viewport().width()
        if free - sum(widths.values()) < px(NARROWEST_NAME):  # the panel tells of the level
            widths.pop(LEVEL, None)
        for number in range(1, len(COLUMNS)):
            self.setColumnHidden(number, number not in widths)
            head.resizeSection(number, widths.get(number, 0))
        head.resizeSection(0, max(px(NARROWEST_NAME), free - sum(widths.values())))

    def chosen(self) -> list[int]:
        """The parts that are chosen, in the order they stand."""
        keys = [self.parts.key_of(index) for index in self.selectionModel().selectedRows()]
        return [key for key in keys if key is not None]

    def current(self) -> int | None:
        """The part that has the keyboard."""
        return self.parts.key_of(self.currentIndex())

    def choose(self, key: int) -> bool:
        """Choose a part, with what it lies in opened; False where it is not shown."""
        index = self.parts.index_of(key)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(index)
        self.selectionModel().select(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        )
        self.scrollTo(index)
        return True

    def opened(self) -> set[int]:
        """The parts whose inside is shown now."""
        found: set[int] = set()
        waiting = [QModelIndex()]
        while waiting:
            parent = waiting.pop()
            for row in range(self.parts.rowCount(parent)):
                index = self.parts.index(row, 0, parent)
                key = self.parts.key_of(index)
                if key is not None and self.isExpanded(index):
                    found.add(key)
                    waiting.append(index)
        return found

    def open(self, keys: set[int]) -> None:
        """Show the inside of these parts."""
        for key in keys:
            index = self.parts.index_of(key)
            if index.isValid():
                self.expand(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        key = self.parts.key_of(index)
        if key is not None:
            self.part_opened.emit(key)

    def _on_selection_changed(self) -> None:
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            key = self.current()
            if key is not None:
                self.part_opened.emit(key)
            return
        super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        worn = look()
        box: QRect = options.rect
        line = QRect(0, box.top(), self.viewport().width(), box.height())
        chosen = self.selectionModel().isSelected(index)
        painter.fillRect(line, worn.colour("select" if chosen else "surface"))
        painter.fillRect(QRect(line.left(), line.bottom(), line.width(), 1), worn.colour("line"))
        super().drawRow(painter, options, index)
        if chosen:
            right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            bar = QRect(line.right() - px(4) + 1 if right else 0, line.top(), px(4), line.height())
            painter.fillRect(bar, worn.colour("accent"))
        if self.hasFocus() and self.parts.key_of(index) == self.current():
            painter.setPen(QPen(worn.colour("focus"), 2))
            painter.drawRect(line.adjusted(1, 1, -1, -2))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        chosen = self.selectionModel().isSelected(index)
        painter.fillRect(rect.adjusted(0, 0, 0, -1), look().colour("select" if chosen else "surface"))
        if not self.parts.hasChildren(index):
            return
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        spot = QRect(rect.left() if right else rect.right() - px(INDENT) + 1, rect.top(), px(INDENT), rect.height())
        closed = "left_c" if right else "right_c"
        mark(painter, spot, "down_c" if self.isExpanded(index) else closed, 14, "text2")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.measure()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event) or event.type() == QEvent.Type.LanguageChange:
            self.measure()
