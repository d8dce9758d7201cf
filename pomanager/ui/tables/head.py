"""The head of a table: titles set like their columns, an arrow at the one that orders the rows."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.delegate import PAD
from pomanager.ui.tables.model import TableModel
from pomanager.ui.widgets.painting import Row, mark, words
from pomanager.ui.widgets.tips import as_tip

HEIGHT = 34
_BREAKS = (" ", "\N{ZERO WIDTH SPACE}")
_ARROW = 18


def folded(title: str, room: int) -> tuple[str, ...]:
    """Return a title as it is written into a room: in one line, or in two where it has a gap and no room in one."""
    metrics = look().metrics("small", strong=True)
    gaps = [place for place, letter in enumerate(title) if letter in _BREAKS]
    if metrics.horizontalAdvance(title) <= room or not gaps:
        return (title,)
    parted = ((title[:gap].rstrip(), title[gap + 1 :].lstrip()) for gap in gaps)
    return min(parted, key=lambda lines: max(map(metrics.horizontalAdvance, lines)))


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
        return QSize(super().sizeHint().width(), self.height_for(folded=False))

    @staticmethod
    def height_for(*, folded: bool) -> int:
        """Return the height of a head whose titles all stand in one line, or some in two."""
        return 2 * look().metrics("small", strong=True).height() + px(8) if folded else px(HEIGHT)

    def title(self, number: int) -> str:
        """Return the title of a column as it is read."""
        return str(self.model().headerData(number, Qt.Orientation.Horizontal))

    def needed(self, number: int) -> int:
        """Return the width a title needs to be read whole in one line, with the arrow."""
        return look().metrics("small", strong=True).horizontalAdvance(self.title(number)) + 2 * px(PAD) + px(_ARROW)

    def needed_folded(self, number: int) -> int:
        """Return the width a title needs to be read whole in two lines; with the arrow where it has one now."""
        metrics = look().metrics("small", strong=True)
        return max(map(metrics.horizontalAdvance, folded(self.title(number), 0))) + self._around(number)

    def is_folded(self, number: int, width: int) -> bool:
        """Whether a title needs a second line in a column of this width."""
        return len(folded(self.title(number), width - self._around(number))) > 1

    def _around(self, number: int) -> int:
        """What is kept free around a title, for the arrow at the one that orders the rows."""
        return 2 * px(PAD) + 2 + (px(_ARROW) if self._has_arrow(number) else 0)

    def _has_arrow(self, number: int) -> bool:
        model = self.model()
        order: Order | None = model.order if isinstance(model, TableModel) else None
        return order is not None and isinstance(model, TableModel) and order.column == model.columns[number].name

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
        arrow = self._has_arrow(logicalIndex)
        end = column.right and self.layoutDirection() == Qt.LayoutDirection.LeftToRight  # as its cells
        lines = folded(self.title(logicalIndex), rect.width() - self._around(logicalIndex))
        width = max(map(worn.metrics("small", strong=True).horizontalAdvance, lines)) + 2
        place = places.take(min(places.free - (px(16) if arrow else 0), width)) if not end else None
        if arrow and order is not None:
            spot = places.take_end(px(14)) if end else places.take(px(16))
            mark(painter, spot, "down_c" if order.descending else "up_c", 14, "text2")
        place = place or places.take(places.free)
        high = worn.metrics("small", strong=True).height()
        top = place.top() + (place.height() - high * len(lines)) // 2
        for number, title in enumerate(lines):
            beside = QRect(place.left(), top + number * high, place.width(), high)
            words(painter, beside, title, worn.font("small", strong=True), worn.colour("text2"), end=end)
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        place = self.logicalIndexAt(event.position().toPoint())
        model = self.model()
        if isinstance(model, TableModel) and 0 <= place < len(model.columns):
            self.setToolTip(as_tip(str(model.headerData(place, Qt.Orientation.Horizontal))))
