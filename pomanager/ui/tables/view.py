"""The table every list is shown in: keys, selection, order, frozen first columns, copying, chosen columns."""

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.delegate import CellDelegate
from pomanager.ui.tables.frozen import FrozenPart
from pomanager.ui.tables.head import TableHead
from pomanager.ui.tables.model import TableModel

NARROWEST = 48
STRETCHED_AT_LEAST = 160
STRETCHED_SQUEEZED = 132
"""To what the column that stretches may shrink before the list scrolls sideways."""
SELECTED = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    """A list. ``name`` keeps widths and hidden columns; ``frozen`` columns stay in sight at the start.

    ``row_chosen`` brings the row under the keyboard (None for none), ``row_opened`` the row of Enter or a double
    click, ``selection_changed`` says that ``chosen_ids()`` is different.
    """

    row_chosen = Signal(object)
    row_opened = Signal(object)
    selection_changed = Signal()
    rows_seen_changed = Signal()
    """The rows in sight are others: the status line says them."""

    def __init__(
        self, name: str, preferences: Preferences | None = None, *, frozen: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        # Our own: to find out what kind of widget Qt's viewport is, PySide would first make all its classes of widgets.
        self.setViewport(QWidget())
        self._preferences = preferences
        self._frozen_count = frozen
        self._widths: dict[str, int] = preferences.columns(name) if preferences is not None else {}
        self._fitting = False
        self._current_id = -1
        self._scrolled = 0
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._dress()
        self._head = TableHead(self)
        self.setHorizontalHeader(self._head)
        self.frozen = FrozenPart(self)
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
        self._head.sectionResized.connect(self._on_resized)
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._head.customContextMenuRequested.connect(self._on_head_menu)
        self.doubleClicked.connect(self._on_double_clicked)
        self.verticalScrollBar().valueChanged.connect(self.rows_seen_changed)
        self.horizontalScrollBar().rangeChanged.connect(self._on_range)

    def _measure(self) -> None:
        height = look().row_height
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self._head.setFixedHeight(px(34))
        self._fit()

    # ---- model ----------------------------------------------------------------------------------------------------

    def show_model(self, model: TableModel[Any]) -> None:
        """Show the rows of a model; keep it alive yourself."""
        self.setModel(model)
        # Before our own slots: at a reset the frozen part empties the selection they bring back.
        self.frozen.share(model, self.selectionModel(), self._delegate)
        model.modelAboutToBeReset.connect(self._on_about_to_change)
        model.modelReset.connect(self._on_changed)
        selection = self.selectionModel()
        selection.currentRowChanged.connect(self._on_current)
        selection.selectionChanged.connect(self._on_selection)
        for number, column in enumerate(model.columns):
            kept = self._widths.get(column.name)
            self._fitting = True
            self.setColumnHidden(number, kept == 0 if kept is not None else column.hidden)
            self._fitting = False
        self._fit()

    def table_model(self) -> TableModel[Any]:
        """Return the model shown."""
        return cast("TableModel[Any]", self.model())

    def visible_columns(self) -> tuple[int, ...]:
        """Return the numbers of the columns shown, in their order."""
        if self.model() is None:
            return ()
        return tuple(number for number in range(self.model().columnCount()) if not self.isColumnHidden(number))

    def rows_seen(self) -> tuple[int, int]:
        """Return the first and last row in sight, counted from 1; (0, 0) for an empty list."""
        count = self.model().rowCount() if self.model() is not None else 0
        if count == 0:
            return 0, 0
        first = max(0, self.rowAt(0))
        last = self.rowAt(self.viewport().height() - px(16))
        return first + 1, (last if last >= 0 else count - 1) + 1

    # ---- selection ------------------------------------------------------------------------------------------------

    def current_row(self) -> object | None:
        """Return the row under the keyboard, or None."""
        index = self.currentIndex()
        row: object | None = self.table_model().row(index.row()) if index.isValid() else None
        return row

    def chosen_count(self) -> int:
        """Return how many rows are chosen."""
        return len(self._chosen_places())

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the ids of the chosen rows, in the order shown."""
        model = self.table_model()
        return tuple(model.id_at(place) for place in self._chosen_places())

    def choose(self, row_id: int) -> bool:
        """Put the keyboard on a row by its id and bring it into view; False if it is not in the list."""
        place = self.table_model().place_of(row_id)
        if place < 0:
            return False
        self._go(place)
        return True

    def _go(self, place: int) -> None:
        columns = self.visible_columns()
        if not columns or self.model().rowCount() == 0:
            return
        place = min(max(0, place), self.model().rowCount() - 1)
        column = columns[min(1, len(columns) - 1)]
        current = self.currentIndex().column()
        index = self.model().index(place, current if current in columns else column)
        self.selectionModel().setCurrentIndex(index, SELECTED.ClearAndSelect | SELECTED.Rows)
        self.scrollTo(index)

    def _on_about_to_change(self) -> None:
        """Remember where the list was scrolled to; the selection is forgotten by now, the row's id is not."""
        self._scrolled = self.verticalScrollBar().value()

    def _on_changed(self) -> None:
        row_id, scrolled = self._current_id, self._scrolled
        place = self.table_model().place_of(row_id) if row_id >= 0 else -1
        self._fit()
        if place >= 0:
            self._go(place)
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
        menu = QMenu(self)
        for number, column in enumerate(self.table_model().columns):
            if number < self._frozen_count:
                continue
            title = str(self.table_model().headerData(number, Qt.Orientation.Horizontal))
            action = QAction(title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.setData(column.name)
            action.toggled.connect(self._on_column_toggled)
            menu.addAction(action)
        return menu

    def _on_column_toggled(self, shown: bool) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.show_column(str(sender.data()), shown=shown)

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide a column by its name."""
        for number, column in enumerate(self.table_model().columns):
            if column.name == name:
                self._fitting = True
                self.setColumnHidden(number, not shown)
                self._fitting = False
                self._widths[name] = round(column.width / look().scale) if shown else 0
        self._keep()
        self._fit()

    def _on_head_menu(self, place: QPoint) -> None:
        self.column_menu().popup(self._head.mapToGlobal(place))

    def _on_resized(self, number: int, _before: int, width: int) -> None:
        if self._fitting or self.model() is None or width == 0 or self.isColumnHidden(number):
            return  # hiding a column is told as a change of its width, too
        self._widths[self.table_model().columns[number].name] = max(1, round(width / look().scale))
        self._keep()
        self._fit()

    def _keep(self) -> None:
        if self._preferences is not None:
            self._preferences.keep_columns(self.objectName(), self._widths)

    def _fit(self) -> None:
        """Give each column its width, and what is left to the one that stretches."""
        if self.model() is None or self._fitting:
            return
        self._fitting = True
        columns = self.table_model().columns
        shown = self.visible_columns()
        stretched = next((number for number in shown if columns[number].width == 0), -1)
        widths = {number: self._least(number) for number in shown if number != stretched}
        at_least = px(STRETCHED_AT_LEAST) if stretched >= 0 else 0
        spare = self.viewport().width() - sum(widths.values())
        wanted = {number: self._delegate.widest(columns[number]) - width for number, width in widths.items()
                  if columns[number].name not in self._widths}  # fmt: skip
        for number in sorted(wanted, key=wanted.__getitem__):  # where little is missing, it is given first
            more = max(0, min(wanted[number], spare - at_least))
            widths[number] += more
            spare -= more
        for number, width in widths.items():
            self.setColumnWidth(number, width)
        if stretched >= 0:
            self.setColumnWidth(stretched, max(px(STRETCHED_SQUEEZED), spare))
        self._delegate.edge_after = shown[min(self._frozen_count, len(shown)) - 1] if self._frozen_count else -1
        self._delegate.first_shown = shown[0] if shown else 0
        self._fitting = False
        self._place_frozen()

    def _least(self, number: int) -> int:
        """The width a column has in any case: as declared or as drawn by the person, and enough for its title."""
        column = self.table_model().columns[number]
        width = px(self._widths.get(column.name) or column.width)
        return max(px(NARROWEST), self._head.needed(number), width)

    def _place_frozen(self) -> None:
        self.frozen.lie_over(self.visible_columns()[: self._frozen_count], look().row_height)

    def _on_range(self, _least: int, _most: int) -> None:
        self._place_frozen()

    # ---- keys -----------------------------------------------------------------------------------------------------

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard: one line each, the columns shown, parted by tabs."""
        from pomanager.ui.tables.copying import as_lines

        QGuiApplication.clipboard().setText(as_lines(self.table_model(), self._chosen_places(), self.visible_columns()))

    def _chosen_places(self) -> Sequence[int]:
        """The places of the chosen rows: read from ranges, for all 260,000 may be chosen."""
        if self.model() is None:
            return ()
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.size()))
        return sorted({place for part in parts for place in range(part.top(), part.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier},
        )
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif plain and key == Qt.Key.Key_Home:
            self._go(0)
        elif plain and key == Qt.Key.Key_End:
            self._go(self.model().rowCount() - 1)
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.row_opened.emit(self.current_row())
        elif plain and key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), SELECTED.Toggle | SELECTED.Rows)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Down} or not event.text():
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters act only in an entry field, not as a search by the first letter

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.rows_seen_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._measure()
        if event.type() == QEvent.Type.LanguageChange and self.model() is not None:
            self._head.viewport().update()
            self.viewport().update()
