"""Paints the cells of a table: words shortened with …, states with icon and colour, the bar of a chosen row."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from pomanager.ui.look import look, px
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.model import RowRole, TableModel
from pomanager.ui.widgets.painting import Row, mark, words
from pomanager.ui.widgets.tips import as_tip

PAD = 10
_EDGE = 5
"""Above and below the two lines of a cell, px at 100 %."""
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints one cell after another; ``edge_after`` is the column behind which the frozen edge is drawn."""

    edge_after = -1
    first_shown = 0
    two_lines = False
    """Whether rows have a second line, smaller, for what columns say ``below``."""
    waiting: Mapping[tuple[int, int], str] = MappingProxyType({})
    """Row by its id and column → what a cell will say once its row is saved."""

    @property
    def row_height(self) -> int:
        """The height of a row, in px."""
        if not self.two_lines:
            return look().row_height
        return look().metrics("body").height() + look().metrics("small").height() + px(2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            return
        box = _rect(option)
        painter.save()
        painter.setLayoutDirection(_direction(option))
        self._paint_ground(painter, box, option, index)
        row = model.data(index, RowRole)
        if row is not None:
            column = model.columns[index.column()]
            self._paint_words(painter, box, column, row, strong=self._is_current_row(option, index))
            if self.waiting:
                self._paint_waiting(painter, box, index)
        if self._has_keyboard(option, index):
            painter.setPen(QPen(look().colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _has_keyboard(self, option: QStyleOptionViewItem, index: Index) -> bool:
        view = _view(option)
        return view is not None and view.hasFocus() and view.currentIndex() == index

    def _is_chosen(self, option: QStyleOptionViewItem, index: Index) -> bool:
        """Whether the row is chosen; the view says so: for ``option.state`` PySide would make Qt's longest lists."""
        view = _view(option)
        return view is not None and view.selectionModel().isSelected(index)

    def _is_current_row(self, option: QStyleOptionViewItem, index: Index) -> bool:
        view = _view(option)
        return view is not None and index.column() == 1 and view.currentIndex().row() == index.row()

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        worn = look()
        chosen = self._is_chosen(option, index)
        right_to_left = _direction(option) == Qt.LayoutDirection.RightToLeft
        painter.fillRect(box, worn.colour("select" if chosen else "surface"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), worn.colour("line"))
        if index.column() == self.edge_after:
            painter.fillRect(
                QRect(box.left() if right_to_left else box.right(), box.top(), 1, box.height()), worn.colour("edge")
            )
        if chosen and index.column() == self.first_shown:
            bar = QRect(box.right() - px(4) + 1 if right_to_left else box.left(), box.top(), px(4), box.height())
            painter.fillRect(bar, worn.colour("accent"))

    def _paint_words(self, painter: QPainter, box: QRect, column: Column[object], row: object, *, strong: bool) -> None:
        worn = look()
        places = Row(box.adjusted(px(PAD), 0, -px(PAD), -1), painter.layoutDirection())
        state: State | None = column.state(row) if column.state is not None else None
        ink = state.tone.value if state is not None else "text2" if column.muted else "text"
        second = column.below(row) if self.two_lines and column.below is not None else ""
        if second:
            places = Row(_first_line(box), painter.layoutDirection())
        if state is not None:
            mark(painter, places.take(px(16), gap=px(6)), state.shown_icon, 16, ink)
        font = worn.font("body", strong=strong)
        text = column.shown(row)
        if column.brief is not None and worn.metrics("body", strong=strong).horizontalAdvance(text) > places.free:
            text = column.brief(text)
        inside = places.take(places.free)
        # Figures stand at the right in whatever direction words are read: ones below ones, tens below tens.
        end = column.right and painter.layoutDirection() == Qt.LayoutDirection.LeftToRight
        words(painter, inside, text, font, worn.colour(ink), end=end)
        if second:
            beneath = QRect(inside.left(), inside.bottom() + 1, inside.width(), worn.metrics("small").height())
            words(painter, beneath, second, worn.font("small"), worn.colour("text2"), end=end)

    def _paint_waiting(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint over a cell what it will say: with a dashed line under it, as what is not settled yet."""
        model = index.model()
        text = self.waiting.get((model.id_at(index.row()), index.column())) if isinstance(model, TableModel) else None
        if text is None:
            return
        worn = look()
        inside = box.adjusted(1, 1, -1, -2)
        painter.fillRect(inside, worn.colour("surface"))
        places = Row(box.adjusted(px(PAD), 0, -px(PAD), -1), painter.layoutDirection())
        words(painter, places.take(places.free), text, worn.font("body"), worn.colour("accent"))
        painter.setPen(QPen(worn.colour("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(inside.left() + px(PAD), inside.bottom(), inside.right() - px(PAD), inside.bottom())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.needed(index), self.row_height)

    def needed(self, index: Index) -> int:
        """Return the width in which a cell is read whole."""
        model = index.model()
        if not isinstance(model, TableModel):
            return 0
        return self.needed_for(model, index.column(), {str(model.data(index) or "")}, [index.row()])

    def needed_for(self, model: TableModel[Any], number: int, texts: Collection[str], rows: Iterable[int]) -> int:
        """Return the width in which cells of a column are read whole: their different texts, and their rows."""
        column = model.columns[number]
        mark_width = px(22) if column.state is not None else 0
        wide = max(map(look().metrics("body", strong=number == 1).horizontalAdvance, texts), default=0)
        if self.two_lines and column.below is not None:
            beneath = {column.below(row) for row in map(model.row, rows) if row is not None}
            wide = max(wide, *map(look().metrics("small").horizontalAdvance, beneath), 0)
        return wide + 2 * px(PAD) + mark_width + 1

    def widest(self, column: Column[Any]) -> int:
        """Return the width a column needs for the longest of its words; 0 where it may say anything."""
        if column.words is None:
            return 0
        metrics = look().metrics("body")
        longest = max((metrics.horizontalAdvance(text) for text in column.words()), default=0)
        return longest + 2 * px(PAD) + (px(22) if column.state is not None else 0) + 2

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid() and self.needed(index) > _rect(option).width():
            whole = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or ""
            QToolTip.showText(event.globalPos(), as_tip(str(whole)), view)
            return True
        QToolTip.hideText()
        return True


class TwoLineDelegate(CellDelegate):
    """Paints rows of two lines, for lists beside a column and a panel."""

    two_lines = True


def _first_line(box: QRect) -> QRect:
    """Where the upper one of two lines stands in a cell."""
    return QRect(
        box.left() + px(PAD), box.top() + px(_EDGE), box.width() - 2 * px(PAD), look().metrics("body").height()
    )


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _direction(option: QStyleOptionViewItem) -> Qt.LayoutDirection:
    direction: Qt.LayoutDirection = option.direction
    return direction


def _view(option: QStyleOptionViewItem) -> QAbstractItemView | None:
    widget = option.widget
    return widget if isinstance(widget, QAbstractItemView) else None
