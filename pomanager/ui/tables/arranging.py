"""How the columns of a table are arranged: which are seen, in what order, how wide; remembered for this computer."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from pomanager.readmodels.views import ShownColumn
from pomanager.ui.look import look, px
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import CellDelegate
from pomanager.ui.tables.head import TableHead
from pomanager.ui.tables.measuring import (
    NARROWEST,
    STRETCHED_AT_LEAST,
    STRETCHED_SQUEEZED,
    Needs,
    Told,
    needs_of,
    shared_out,
    told_by,
)
from pomanager.ui.tables.model import TableModel


class Arrangement(QObject):
    """Arranges the columns of one table; the first ``frozen`` ones stay where they are, and are always seen.

    ``changed`` says that columns stand, or are seen, otherwise than before; ``fitted`` that their widths were set.
    """

    changed = Signal()
    fitted = Signal()

    def __init__(
        self, table: QTableView, head: TableHead, delegate: CellDelegate, preferences: Preferences | None, frozen: int
    ) -> None:
        super().__init__(table)
        self._table, self._head, self._delegate = table, head, delegate
        self._preferences = preferences
        self._frozen = frozen
        self._name = table.objectName()
        self._widths: dict[str, int] = preferences.columns(self._name) if preferences is not None else {}
        kept = preferences.kept(self._order_key) if preferences is not None else None
        self._order: tuple[str, ...] = tuple(kept.split(";")) if isinstance(kept, str) else ()
        self._busy = False
        self._told: dict[int, Told] = {}
        head.setSectionsMovable(True)
        head.sectionResized.connect(self._on_resized)
        head.sectionMoved.connect(self._on_moved)

    @property
    def _order_key(self) -> str:
        return f"column_order/{self._name}"

    def _model(self) -> TableModel[Any] | None:
        model = self._table.model()
        return model if isinstance(model, TableModel) else None

    def _columns(self) -> tuple[Column[Any], ...]:
        model = self._model()
        return model.columns if model is not None else ()

    # ---- what is seen ---------------------------------------------------------------------------------------------

    def visible(self) -> tuple[int, ...]:
        """The numbers of the columns seen, in the order in which they stand."""
        numbers = range(len(self._columns()))
        seen = (number for number in numbers if not self._table.isColumnHidden(number))
        return tuple(sorted(seen, key=self._head.visualIndex))

    def shown(self) -> tuple[ShownColumn, ...]:
        """The columns seen, with the widths a person has drawn them to."""
        columns = self._columns()
        return tuple(
            ShownColumn(columns[number].name, self._widths.get(columns[number].name, 0)) for number in self.visible()
        )

    def show(self, columns: Sequence[ShownColumn] = ()) -> None:
        """Show just these columns in this order (the frozen ones in any case); none: as the program shows them."""
        drawn = {column.name: column.width for column in columns}
        self._widths = {name: width for name, width in drawn.items() if width}
        if drawn:
            hidden = {column.name: 0 for column in self._columns()[self._frozen :] if column.name not in drawn}
            declared = {column.name: column.width for column in self._columns() if column.hidden}
            opened = {name: width for name, width in declared.items() if name in drawn and not drawn[name]}
            self._widths |= hidden | opened
        self._order = tuple(drawn)
        self._keep()
        self.dress()
        self.changed.emit()

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide one column."""
        for number, column in enumerate(self._columns()):
            if column.name == name and number >= self._frozen:
                self._widths[name] = (column.width or STRETCHED_AT_LEAST) if shown else 0
        self._keep()
        self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Hide, show and order the columns of the model as was chosen before."""
        columns = self._columns()
        self._busy = True
        for number, column in enumerate(columns):
            kept = self._widths.get(column.name)
            hidden = kept == 0 if kept is not None else column.hidden
            self._table.setColumnHidden(number, hidden and number >= self._frozen)
        numbers = {column.name: number for number, column in enumerate(columns)}
        ordered = [numbers[name] for name in self._order if numbers.get(name, -1) >= self._frozen]
        rest = [number for number in range(self._frozen, len(columns)) if number not in ordered]
        for place, number in enumerate((*range(min(self._frozen, len(columns))), *ordered, *rest)):
            self._head.moveSection(self._head.visualIndex(number), place)
        self._busy = False
        self.renew()

    def menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns, in the order in which they stand; the frozen ones are not in it."""
        menu = QMenu(parent)
        model = self._model()
        numbers = sorted(range(self._frozen, len(self._columns())), key=self._head.visualIndex)
        for number in numbers if model is not None else ():
            title = str(self._head.model().headerData(number, Qt.Orientation.Horizontal))
            action = QAction(title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(number))
            action.setData(self._columns()[number].name)
            action.toggled.connect(self._on_toggled)
            menu.addAction(action)
        return menu

    def _on_toggled(self, shown: bool) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.show_column(str(sender.data()), shown=shown)

    # ---- what a person draws --------------------------------------------------------------------------------------

    def _on_resized(self, number: int, _before: int, width: int) -> None:
        if self._busy or self._model() is None or width == 0 or self._table.isColumnHidden(number):
            return  # hiding a column is told as a change of its width, too
        self._widths[self._columns()[number].name] = max(1, round(width / look().scale))
        self._keep()
        self.fit()

    def _on_moved(self, number: int, before: int, place: int) -> None:
        if self._busy or self._model() is None:
            return
        if number < self._frozen or place < self._frozen:
            self._busy = True
            self._head.moveSection(place, before)
            self._busy = False
            return
        columns = self._columns()
        self._order = tuple(columns[each].name for each in sorted(range(len(columns)), key=self._head.visualIndex))
        self._keep()
        self.fit()
        self.changed.emit()

    def _keep(self) -> None:
        if self._preferences is not None:
            self._preferences.keep_columns(self._name, self._widths)
            self._preferences.keep(self._order_key, ";".join(self._order))

    # ---- widths ---------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Fit the columns to other rows, other letters or another language."""
        self._told.clear()
        self.fit()

    def fit(self) -> None:
        """Give each column its width, and what is left to the one that stretches."""
        if self._model() is None or self._busy:
            return
        self._busy = True
        columns = self._columns()
        shown = self.visible()
        stretched = next((number for number in shown if columns[number].width == 0), -1)
        needs = {number: self._needs(number) for number in shown if number != stretched}
        room = self._table.viewport().width()
        widths = shared_out(needs, room, self._says(stretched).width if stretched >= 0 else None)
        if stretched >= 0:
            widths[stretched] = max(px(STRETCHED_SQUEEZED), room - sum(widths.values()))
        for number, width in widths.items():
            self._table.setColumnWidth(number, width)
        self._delegate.edge_after = shown[min(self._frozen, len(shown)) - 1] if self._frozen and shown else -1
        self._delegate.first_shown = shown[0] if shown else 0
        self._busy = False
        in_two_lines = any(self._head.is_folded(number, width) for number, width in widths.items())
        self._head.setFixedHeight(self._head.height_for(folded=in_two_lines))
        self.fitted.emit()

    def _says(self, number: int) -> Told:
        """What the cells of a column say; while nobody sees the table, its rows are not fetched for that."""
        model = self._model()
        if model is None or not self._table.isVisible():
            return Told(0, figures=False)
        if number not in self._told:
            self._told[number] = told_by(model, self._delegate, number)
        return self._told[number]

    def _needs(self, number: int) -> Needs:
        """The widths of a column: as a person has drawn it, or by what it says."""
        column = self._columns()[number]
        drawn = self._widths.get(column.name)
        if not drawn or drawn == column.width:
            return needs_of(column, self._says(number), self._head, number, self._delegate)
        width = max(px(NARROWEST), self._head.needed_folded(number), px(drawn))
        return Needs(width, width, width, width)
