"""What a row of a brought-in table says: its cells by field, and whom they name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as entry
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.importing.cells import NOTHING, Cell, CellState, CellValue, read_cell
from pomanager.rules.importing.columns import Mapping as ColumnMapping
from pomanager.rules.importing.fields import (
    DOCUMENT_NUMBERS,
    NAMES,
    ORDER_FIELDS,
    PHONES,
    PLACES,
    AnyField,
    Field,
    OwnField,
)
from pomanager.rules.importing.headings import SUMS, in_one
from pomanager.rules.names import NameCustom, PersonName, display, split_full
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.written_dates import DayOrder

NO_NAME = Objection(N_("The row names nobody."), ORDER_FIELDS[Field.NAME])
NUMBER_TWICE = N_("The number {number} stands in row {row} already. A new number is given.")
_OF_ONE_PERSON = frozenset(
    {Field.NUMBER, Field.NAME, Field.OTHER_SCRIPT, *DOCUMENT_NUMBERS, Field.HOW_TO_FIND, *PHONES}
)
"""Fields whose cells hardly ever say the same twice; those of the others are read once each."""
_MOST_KEPT = 30_000
Kept = dict[str, Cell] | None
"""Texts of a column that were read already; None for a column in which hardly any text comes again."""
_EMPTY: Mapping[OwnField, Cell] = MappingProxyType({})


def _no_own() -> Mapping[OwnField, Cell]:
    return _EMPTY


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a row gives: the cell of each field it fills, and why it cannot be brought in, if so."""

    cells: Mapping[Field, Cell]
    refusal: Objection | None = None
    own: Mapping[OwnField, Cell] = entry(default_factory=_no_own)

    @property
    def values(self) -> dict[Field, CellValue]:
        """The values of the fields that are filled."""
        return {name: cell.value for name, cell in self.cells.items() if cell.value or cell.value is False}

    @property
    def objections(self) -> tuple[Objection, ...]:
        """What there is to say about the cells."""
        found = [cell.objection for cell in self.cells.values() if cell.objection is not None]
        found += [cell.objection for cell in self.own.values() if cell.objection is not None]
        return tuple(found)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it: such a row is passed over without a word."""
        for cells in (self.cells, self.own):
            for cell in cells.values():
                if cell.state is not CellState.EMPTY:
                    return False
        return True

    def filled_in(self, fields: Collection[Field]) -> bool:
        """Whether the cell of one of these fields was made fit by the program."""
        return any(cell.state is CellState.MADE and name in fields for name, cell in self.cells.items())


class RowReader:
    """Reads the rows of one table by the columns that are mapped; ``order`` says what 12/03 means."""

    def __init__(
        self,
        mapping: ColumnMapping,
        custom: NameCustom = NameCustom.SURNAME_FIRST,
        order: DayOrder = DayOrder.DAY_FIRST,
    ) -> None:
        self._custom = custom
        self._order = order
        self._columns: list[tuple[int, Field, Kept]] = []
        self._own: list[tuple[int, OwnField, Kept]] = []
        for column, field in mapping.items():
            kept: Kept = None if field in _OF_ONE_PERSON else {}
            if isinstance(field, OwnField):
                self._own.append((column, field, kept))
            else:
                self._columns.append((column, field, kept))
        self.fields = frozenset(field for _column, field, _kept in self._columns)
        """The fields that have a column."""

    def read(self, row: Sequence[str]) -> RowReading:
        """Read a row; a full name is made of its parts where only these stand there."""
        width = len(row)
        cells: dict[Field, Cell] = {}
        for column, field, kept in self._columns:
            text = row[column] if column < width else ""
            cell = kept.get(text) if kept is not None else None
            cells[field] = self._cell(field, text, kept) if cell is None else cell
        own = _EMPTY
        if self._own:
            own = {
                field: self._cell(field, row[column], kept) if column < width else NOTHING
                for column, field, kept in self._own
            }
        if not any(name in cells and cells[name].value for name in NAMES):
            return RowReading(cells, NO_NAME, own)
        if _adds_up(cells):
            return RowReading(cells, NO_NAME, own)
        full = cells.get(Field.NAME, NOTHING)
        if not full.value:
            parts = [str(cells.get(name, NOTHING).value) for name in (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)]
            cells[Field.NAME] = Cell(display(PersonName("", *parts), self._custom), CellState.MADE)
        elif Field.OTHER_SCRIPT not in cells and _may_be_pair(str(full.value)):
            name = split_full(str(full.value), self._custom)
            if name.other_script:
                cells[Field.NAME] = Cell(name.full, CellState.MADE, full.objection)
                cells[Field.OTHER_SCRIPT] = Cell(name.other_script, CellState.MADE)
        return RowReading(cells, None, own)

    @property
    def reads_places(self) -> bool:
        """Whether a column names places."""
        return not self.fields.isdisjoint(PLACES)

    @property
    def reads_whole_names(self) -> bool:
        """Whether a column holds the whole name, so that it is not only made of its parts."""
        return Field.NAME in self.fields

    def read_only(self, fields: Collection[Field], row: Sequence[str]) -> dict[Field, Cell]:
        """Some cells of a row."""
        width = len(row)
        return {
            field: self._cell(field, row[column], kept)
            for column, field, kept in self._columns
            if field in fields and column < width
        }

    def _cell(self, field: AnyField, text: str, kept: Kept) -> Cell:
        if not text:
            return NOTHING
        if kept is None:
            return read_cell(field, text, self._order)
        cell = kept.get(text)
        if cell is None:
            cell = read_cell(field, text, self._order)
            if len(kept) < _MOST_KEPT:
                kept[text] = cell
        return cell


def read_row(
    mapping: ColumnMapping,
    row: Sequence[str],
    custom: NameCustom = NameCustom.SURNAME_FIRST,
    order: DayOrder = DayOrder.DAY_FIRST,
) -> RowReading:
    """Read a single row by the columns that are mapped."""
    return RowReader(mapping, custom, order).read(row)


def number_used_twice(number: str, first_row: int) -> Objection:
    """What is said of a number that stands in an earlier row of the same table (its heading being row 1)."""
    return Objection(NUMBER_TWICE, ORDER_FIELDS[Field.NUMBER], {"number": number, "row": first_row}, Weight.WARN)


def _adds_up(cells: Mapping[Field, Cell]) -> bool:
    """Whether it is the line that adds a list up, and "TOTAL" stands where the others have their names."""
    if any(cells.get(name, NOTHING).value for name in (Field.SEX, Field.BIRTH)):
        return False
    return in_one(" ".join(str(cells[name].value) for name in NAMES if name in cells and cells[name].value)) in SUMS


def _may_be_pair(text: str) -> bool:
    return not text.isascii() and ("(" in text or "/" in text)
