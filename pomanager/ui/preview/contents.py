"""The contents of a paper as a list beside its pages; a line leads to its page."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from pomanager.i18n import _
from pomanager.ui.look import look, px
from pomanager.ui.preview.document import Heading
from pomanager.ui.widgets.painting import Row, words
from pomanager.ui.widgets.tips import as_tip

WIDTH = 208
DEPTH = Qt.ItemDataRole.UserRole
STEP = 14
"""How far each depth stands in, in px."""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class _Headings(QAbstractListModel):
    """The headings of a paper, as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: tuple[Heading, ...] = ()

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """List other headings."""
        self.beginResetModel()
        self.headings = tuple(headings)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        heading = self.headings[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tip(heading.title)
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return heading.title if role in shown else heading.level if role == DEPTH else None


class _Line(QStyledItemDelegate):
    """Paints one heading, its page's one marked like a chosen row of a table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        worn, box, direction, state = look(), _rect(option), _direction(option), _state(option)
        row = Row(box, direction)
        bar = row.take(px(4))
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, worn.colour("select"))
            painter.fillRect(bar, worn.colour("accent"))
        row.take(px(12 + STEP * int(index.data(DEPTH))))
        row.take_end(px(8))
        painter.save()
        painter.setLayoutDirection(direction)
        words(painter, row.take(row.free), str(index.data()), worn.font("small"), worn.colour("text"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(worn.colour("focus"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), look().row_height - px(4))


def _rect(option: Any) -> Any:  # noqa: ANN401 - the stubs of PySide leave out the fields of its options
    return option.rect


def _direction(option: Any) -> Any:  # noqa: ANN401 - as above
    return option.direction


def _state(option: Any) -> Any:  # noqa: ANN401 - as above
    return option.state


class Contents(QListView):
    """Lists the headings of a paper; ``wanted`` brings the page of the one chosen."""

    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.contents")
        self._lines = _Headings()
        self._painted = _Line(self)
        self.setModel(self._lines)
        self.setItemDelegate(self._painted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)

    def show_headings(self, headings: Sequence[Heading]) -> None:
        """List these headings."""
        self._lines.show_headings(headings)

    def headings(self) -> tuple[Heading, ...]:
        """The headings listed."""
        return self._lines.headings

    def show_page(self, page: int) -> None:
        """Mark the first heading on this page, or else the one it stands under; one chosen by hand stays."""
        here = self.currentIndex()
        if here.isValid() and self.headings()[here.row()].page == page:
            return
        on_it = next((place for place, each in enumerate(self.headings()) if each.page == page), -1)
        before = [place for place, each in enumerate(self.headings()) if each.page < page]
        if on_it >= 0 or before:
            self.setCurrentIndex(self._lines.index(on_it if on_it >= 0 else before[-1]))

    def preferred_width(self) -> int:
        """The width of the list beside the pages."""
        return px(WIDTH)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(_("Contents"))

    def _on_chosen(self, index: QModelIndex) -> None:
        self.wanted.emit(self.headings()[index.row()].page)
