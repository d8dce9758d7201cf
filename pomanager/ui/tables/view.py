"""The table every list is shown in: keys, selection, order, frozen first columns, copying, chosen columns."""

from collections.abc import Sequence
from itertools import chain
from typing import Any, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.look import px
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.arranging import Arrangement
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.delegate import CellDelegate
from pomanager.ui.tables.frozen import FrozenPart
from pomanager.ui.tables.head import TableHead
from pomanager.ui.tables.keys import CellKeys, act_of
from pomanager.ui.tables.model import TableModel
from pomanager.ui.tables.windowed import WindowedModel

SELECTED = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    """A list. ``name`` keeps widths, order and hidden columns; ``frozen`` columns stay in sight at the start.

    ``row_chosen`` brings the row under the keyboard (None for none), ``row_opened`` the row of Enter or a double
    click, ``selection_changed`` says that ``chosen_ids()`` is different. ``cells`` takes the keys that change cells,
    where the list may be changed in.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    selection_changed = Signal()
    rows_seen_changed = Signal()
    """The rows in sight are others: the status line says them."""
    acts_wanted = Signal(QPoint)
    """The menu of what can be done with the rows chosen is wanted, at a place of the screen."""
    delegate_kind = CellDelegate
    """What paints the cells."""

    def __init__(
        self, name: str, preferences: Preferences | None = None, *, frozen: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Our own: to find out what kind of widget Qt's viewport is, PySide would first make all its classes of widgets.
        self.setViewport(QWidget())
        self.cells: CellKeys | None = None
        self._frozen_count = frozen
        self._current_id = -1
        self._scrolled = 0
        self.delegate = self.delegate_kind(self)
        self.setItemDelegate(self.delegate)
        self._dress()
        self._head = TableHead(self)
        self.setHorizontalHeader(self._head)
        self.frozen = FrozenPart(self)
        self.arrangement = Arrangement(self, self._head, self.delegate, preferences, frozen)
        self._connect()
        self._measure()

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _connect(self) -> None:
        self._head.order_wanted.connect(self._on_order_wanted)
        self.frozen.horizontalHeader().sectionClicked.connect(self._on_order_wanted)
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._head.customContextMenuRequested.connect(self._on_head_menu)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.frozen.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.frozen.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self.rows_seen_changed)
        self.horizontalScrollBar().rangeChanged.connect(self._on_range)
        self.arrangement.fitted.connect(self._place_frozen)

    def _measure(self) -> None:
        height = self.delegate.row_height
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        if self.isVisible():  # else once it is shown: a style comes with every part it is laid into
            self.arrangement.renew()

    # ---- model ----------------------------------------------------------------------------------------------------

    def show_model(self, model: TableModel[Any]) -> None:
        """Show the rows of a model; keep it alive yourself."""
        self.setModel(model)
        # Before our own slots: at a reset the frozen part empties the selection they bring back.
        self.frozen.share(model, self.selectionModel(), self.delegate)
        model.modelAboutToBeReset.connect(self._on_about_to_change)
        model.modelReset.connect(self._on_changed)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._on_current)
        selection.selectionChanged.connect(self._on_selection)
        self.arrangement.dress()

    def table_model(self) -> TableModel[Any]:
        """Return the model shown."""
        return cast("TableModel[Any]", self.model())

    def visible_columns(self) -> tuple[int, ...]:
        """Return the numbers of the columns shown, in their order."""
        return self.arrangement.visible()

    def rows_seen(self) -> tuple[int, int]:
        """Return the first and last row in sight, counted from 1; (0, 0) for an empty list."""
        count = self.model().rowCount() if self.model() is not None else 0
        if count == 0:
            return 0, 0
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - px(16))
        return first + 1, (last if last >= 0 else count - 1) + 1

    def rows_seen_said(self) -> tuple[str, ...]:
        """Say which rows are in sight, of how many, as the status line has it; nothing of an empty list."""
        first, last = self.rows_seen()
        if not last:
            return ()
        found = formats.number(self.model().rowCount())
        told = _("{first} – {last} of {found}")
        return (told.format(first=formats.number(first), last=formats.number(last), found=found),)

    # ---- selection ------------------------------------------------------------------------------------------------

    def current_row(self) -> object | None:
        """Return the row under the keyboard, or None."""
        index = self.currentIndex()
        row: object | None = self.table_model().row(index.row()) if index.isValid() else None
        return row

    def chosen_count(self) -> int:
        """Return how many rows are chosen."""
        return sum(part.bottom() - part.top() + 1 for part in self._chosen_parts())

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the ids of the chosen rows, in the order shown."""
        model = self.table_model()
        if isinstance(model, WindowedModel):
            ids = model.ids()
            return tuple(chain.from_iterable(ids[part.top() : part.bottom() + 1] for part in self._chosen_parts()))
        return tuple(model.id_at(place) for place in self.chosen_places())

    def all_chosen(self) -> bool:
        """Return whether every row of the list is chosen."""
        return self.model() is not None and self.chosen_count() == self.model().rowCount()

    def chosen_places(self) -> Sequence[int]:
        """Return the places of the chosen rows, in their order."""
        return list(chain.from_iterable(range(part.top(), part.bottom() + 1) for part in self._chosen_parts()))

    def _chosen_parts(self) -> list[QItemSelectionRange]:
        """The chosen rows as ranges from top to bottom, for all 260,000 may be chosen; none overlaps another."""
        if self.model() is None:
            return []
        selection = self.selectionModel().selection()
        return sorted((selection.at(number) for number in range(selection.size())), key=QItemSelectionRange.top)

    def choose(self, row_id: int) -> bool:
        """Put the keyboard on a row by its id and bring it into view; False if it is not in the list."""
        place = self.table_model().place_of(row_id)
        if place < 0:
            self._complete()  # it may be among those that have not come yet
            place = self.table_model().place_of(row_id)
        if place < 0:
            return False
        self.go_to(place)
        return True

    def go_to(self, place: int, column: int = -1) -> None:
        """Put the keyboard on the row at a place, in a column or in that it is in."""
        columns = self.visible_columns()
        if not columns or self.model().rowCount() == 0:
            return
        place = min(max(0, place), self.model().rowCount() - 1)
        wanted = column if column in columns else self.currentIndex().column()
        index = self.model().index(place, wanted if wanted in columns else columns[min(1, len(columns) - 1)])
        self.selectionModel().setCurrentIndex(index, SELECTED.ClearAndSelect | SELECTED.Rows)
        self.scrollTo(index)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if not hasattr(self, "frozen") or self.frozen.isHidden():
            return
        if index.column() in self.visible_columns()[: self._frozen_count]:
            return
        cell, bar = self.visualRect(index), self.horizontalScrollBar()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        hidden = cell.right() - self.viewport().width() if mirrored else -cell.left()
        if (hidden := hidden + self.frozen.width()) > 0:  # the frozen part lies over it
            bar.setValue(bar.value() - hidden)

    def _on_about_to_change(self) -> None:
        """Remember where the list was scrolled to; the selection is forgotten by now, the row's id is not."""
        self._scrolled = self.verticalScrollBar().value()

    def _on_changed(self) -> None:
        row_id, scrolled = self._current_id, self._scrolled
        place = self.table_model().place_of(row_id) if row_id >= 0 else -1
        self.arrangement.renew()
        if place >= 0:
            self.go_to(place)
            self.verticalScrollBar().setValue(scrolled)
            self.scrollTo(self.currentIndex())
        else:
            self._current_id = -1
            self.row_chosen.emit(None)
        self.selection_changed.emit()
        self.rows_seen_changed.emit()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._current_id = self.table_model().id_at(current.row()) if current.isValid() else -1
        self.row_chosen.emit(self.table_model().row(current.row()) if current.isValid() else None)
        self.viewport().update()

    def _on_selection(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        self.selection_changed.emit()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.table_model().row(index.row()))

    def _on_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.go_to(index.row(), index.column())
        self.acts_wanted.emit(self.viewport().mapToGlobal(place))

    def selectAll(self) -> None:
        self._complete()
        super().selectAll()

    def _complete(self) -> None:
        """Have the whole list, where only its beginning is there yet."""
        model = self.model()
        if isinstance(model, WindowedModel):
            model.complete()

    # ---- order and columns ----------------------------------------------------------------------------------------

    def _on_order_wanted(self, number: int) -> None:
        model = self.table_model()
        column = model.columns[number]
        if not column.sortable:
            return
        turned = model.order is not None and model.order.column == column.name and not model.order.descending
        model.sort_by(Order(column.name, descending=turned))
        self._head.viewport().update()

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns; the frozen ones stay."""
        return self.arrangement.menu(self)

    def _on_head_menu(self, place: QPoint) -> None:
        self.column_menu().popup(self._head.mapToGlobal(place))

    def _place_frozen(self) -> None:
        self.frozen.lie_over(self.visible_columns()[: self._frozen_count], self.delegate.row_height)

    def _on_range(self, _least: int, _most: int) -> None:
        self._place_frozen()

    # ---- keys -----------------------------------------------------------------------------------------------------

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard as a block of cells: the columns shown, in their order."""
        from pomanager.ui.tables.copying import copy_block

        copy_block(self, self.table_model(), self.chosen_places(), self.visible_columns())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_for_cell(event):
            event.accept()  # F2 changes the cell here; elsewhere it presses the button it is printed on
            return True
        return super().event(event)

    def _is_for_cell(self, event: QKeyEvent) -> bool:
        return self.cells is not None and self.currentIndex().isValid() and self.cells.wants(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if self.cells is not None and current.isValid() and self.cells.takes(event):
            return
        act = act_of(event)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif act == "first":
            self.go_to(0)
        elif act == "last":
            self._complete()
            self.go_to(self.model().rowCount() - 1)
        elif act == "open" and current.isValid():
            self.row_opened.emit(self.current_row())
        elif act == "choose" and current.isValid():
            self.selectionModel().select(current, SELECTED.Toggle | SELECTED.Rows)
        elif act == "move" or not event.text():
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters act only in a cell that can be changed, not as a search by the first letter

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.cells is not None and self.currentIndex().isValid() and event.commitString():
            self.cells.begin(event.commitString())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrangement.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fit()
        self.rows_seen_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._measure()
        if event.type() == QEvent.Type.LanguageChange and self.model() is not None:
            self._head.viewport().update()
            self.viewport().update()
