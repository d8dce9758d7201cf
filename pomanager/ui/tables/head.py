"""The head of a table: titles set like their columns, an arrow at the one that orders the rows."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.delegate import PAD
from pomanager.ui.tables.model import TableModel
from pomanager.ui.widgets.painting import Row, mark, words

HEIGHT = 34


class TableHead(QHeaderView):
    """Titles; a click orders by a column, a second click turns the order round."""

    order_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(36))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionClicked.connect(self.order_wanted)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(HEIGHT))

    def needed(self, number: int) -> int:
        """Return the width a title needs to be read whole, with the arrow."""
        title = str(self.model().headerData(number, Qt.Orientation.Horizontal))
        return look().metrics("small", strong=True).horizontalAdvance(title) + 2 * px(PAD) + px(18)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        if not isinstance(model, TableModel):
            return
        worn = look()
        column = model.columns[logicalIndex]
        painter.save()
        painter.setLayoutDirection(self.layoutDirection())
        painter.fillRect(rect, worn.colour("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), worn.colour("line"))
        places = Row(rect.adjusted(px(PAD), 0, -px(PAD), -1), self.layoutDirection())
        order: Order | None = model.order
        title = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal))
        font = worn.font("small", strong=True)
        arrow = order is not None and order.column == column.name
        width = worn.metrics("small", strong=True).horizontalAdvance(title) + 2
        place = places.take(min(places.free - (px(16) if arrow else 0), width)) if not column.right else None
        if arrow and order is not None:
            spot = places.take_end(px(14)) if column.right else places.take(px(16))
            mark(painter, spot, "down_c" if order.descending else "up_c", 14, "text2")
        place = place or places.take(places.free)
        words(painter, place, title, font, worn.colour("text2"), end=column.right)
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        model = self.model()
        if isinstance(model, TableModel) and 0 <= place < len(model.columns):
            self.setToolTip(str(model.headerData(place, Qt.Orientation.Horizontal)))
