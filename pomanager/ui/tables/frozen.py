"""Keeps the first columns of a table in sight while the others are scrolled sideways."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from pomanager.ui.tables.delegate import CellDelegate
from pomanager.ui.tables.head import TableHead
from pomanager.ui.tables.model import TableModel


class FrozenPart(QTableView):
    """The first columns a second time, lying over the table; it takes no keys, and shares model and selection."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalHeader(TableHead(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFocusProxy(table)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.hide()

    def share(self, model: TableModel[object], selection: QItemSelectionModel, delegate: CellDelegate) -> None:
        """Show the same rows, the same selection, painted the same way."""
        self.setModel(model)
        self.setSelectionModel(selection)
        self.setItemDelegate(delegate)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the table below scrolls, and takes this part along

    def lie_over(self, columns: tuple[int, ...], row_height: int) -> None:
        """Lie over these columns of the table, at the side where reading begins; hide where nothing is scrolled."""
        table = self._table
        model = table.model()
        if table.horizontalScrollBar().maximum() == 0 or not columns:
            self.hide()
            return
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column not in columns)
        for column in columns:
            self.setColumnWidth(column, table.columnWidth(column))
        self.verticalHeader().setDefaultSectionSize(row_height)
        width = sum(table.columnWidth(column) for column in columns)
        head = table.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        corner = table.viewport().geometry().topLeft() - QPoint(0, head)
        if table.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner.setX(table.viewport().geometry().right() + 1 - width)
        self.setGeometry(corner.x(), corner.y(), width, table.viewport().height() + head)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
        self.show()
