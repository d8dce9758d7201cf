"""Models of rows for the table view: what both kinds share, and the one for short lists kept whole."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from pomanager.ui.tables.columns import Column, Order

RowT = TypeVar("RowT")
RowRole = Qt.ItemDataRole.UserRole
SortRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel, Generic[RowT]):
    """Shows rows through declared columns; says titles anew whenever it is asked, so languages can change."""

    def __init__(self, columns: Sequence[Column[RowT]], order: Order | None = None) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.order = order

    def set_columns(self, columns: Sequence[Column[RowT]]) -> bool:
        """Show the rows in these columns; whether they are other ones, which who arranges them has to ``dress``."""
        if [(each.name, each.title) for each in columns] == [(each.name, each.title) for each in self.columns]:
            return False
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        return True

    def row(self, place: int) -> RowT | None:
        """Return the row at a place, counted from 0."""
        raise TypeError(f"{type(self).__name__} does not say its rows ({place})")

    def id_at(self, place: int) -> int:
        """Return what tells a row from all others."""
        raise TypeError(f"{type(self).__name__} does not say its ids ({place})")

    def place_of(self, row_id: int) -> int:
        """Return the place of a row by its id, -1 if it is not in the list."""
        raise TypeError(f"{type(self).__name__} does not find its ids ({row_id})")

    def sort_by(self, order: Order) -> None:
        """Put the rows in another order."""
        raise TypeError(f"{type(self).__name__} cannot be ordered ({order})")

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].called
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own signature
        if not index.isValid():
            return None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, RowRole, SortRole}:
            return None
        row = self.row(index.row())
        if row is None or role == RowRole:
            return row
        column = self.columns[index.column()]
        if role == SortRole:
            return column.value(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.said(row)
        return column.shown(row)

    def said(self, row: RowT, column: Column[RowT]) -> str:
        """Return the text of a cell."""
        return column.shown(row)


class RowsModel(TableModel[RowT]):
    """A short list, kept whole: for up to some thousands of rows."""

    def __init__(self, columns: Sequence[Column[RowT]], rows: Sequence[RowT] = (), order: Order | None = None) -> None:
        super().__init__(columns, order)
        self._rows: list[RowT] = []
        self.set_rows(rows)

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show these rows, in the order chosen before."""
        self.beginResetModel()
        self._rows = list(rows)
        self._sort()
        self.endResetModel()

    def rows(self) -> tuple[RowT, ...]:
        """Return all rows in the order shown."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def row(self, place: int) -> RowT | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def id_at(self, place: int) -> int:
        row = self.row(place)
        return int(getattr(row, "id", place))

    def place_of(self, row_id: int) -> int:
        return next((place for place in range(len(self._rows)) if self.id_at(place) == row_id), -1)

    def sort_by(self, order: Order) -> None:
        self.beginResetModel()
        self.order = order
        self._sort()
        self.endResetModel()

    def _sort(self) -> None:
        order = self.order
        column = next((each for each in self.columns if order is not None and each.name == order.column), None)
        if order is None or column is None:
            return
        known = [row for row in self._rows if column.value(row) is not None]
        unknown = [row for row in self._rows if column.value(row) is None]
        known.sort(key=column.value, reverse=order.descending)
        self._rows = known + unknown
