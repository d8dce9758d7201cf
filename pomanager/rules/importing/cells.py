"""What a cell of a brought-in table says: taken as it is, made fit, flagged for a second look, or empty.

Bad cells are flagged and kept as far as they can be trusted; a row is refused only when it names nobody.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.folding import fold
from pomanager.rules.importing.fields import NAMES, ORDER_FIELDS, SEX_TEXTS, STATUS_TEXTS, Field
from pomanager.rules.member_objections import objections_to_number, objections_to_phone
from pomanager.rules.members import Sex, Status
from pomanager.rules.names import NameCustom, PersonName, display, split_full
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, tidy, without_hidden_characters
from pomanager.rules.written_dates import DateDoubt, DateReading, DayOrder, read_date

CellValue = str | Sex | Status | VagueDate | date | None


class CellState(StrEnum):
    """What became of a cell."""

    OK = "ok"
    MADE = "made"
    """The value was made of what stood there: 1234.0 became 1234."""
    FLAGGED = "flagged"
    REFUSED = "refused"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """The value a cell gives its field, what became of it, and what there is to say about it."""

    value: CellValue
    state: CellState = CellState.OK
    objection: Objection | None = None


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a row gives: the cell of each field it fills, and why it cannot be brought in, if so."""

    cells: Mapping[Field, Cell]
    refusal: Objection | None = None

    @property
    def values(self) -> dict[Field, CellValue]:
        """The values of the fields that are filled."""
        return {field: cell.value for field, cell in self.cells.items() if cell.value not in {None, ""}}

    @property
    def objections(self) -> tuple[Objection, ...]:
        """What there is to say about the cells."""
        return tuple(cell.objection for cell in self.cells.values() if cell.objection is not None)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it: such a row is passed over without a word."""
        return all(cell.state is CellState.EMPTY for cell in self.cells.values())


NOTHING = Cell("", CellState.EMPTY)
NO_NAME = Objection(N_("The row names nobody."), ORDER_FIELDS[Field.NAME])
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0+")
_ROUNDED_NUMBER = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+")
_DAY_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
_QUOTED = re.compile("'[=+\\-@\t\r']")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

HIDDEN = N_("Characters that cannot be seen were taken out.")
ROUNDED = N_("A spreadsheet has rounded “{text}”: the figures are lost. Type them again.")
DATE_SENTENCES: Mapping[DateDoubt, str] = MappingProxyType(
    {
        DateDoubt.UNREADABLE: N_("“{text}” could not be read as a date."),
        DateDoubt.IMPOSSIBLE: N_("No calendar has the day “{text}”: only the year was kept."),
        DateDoubt.SWAPPED: N_("In “{text}” month and day seem to be swapped: it was read as {day}."),
        DateDoubt.SHORT_YEAR: N_("The year in “{text}” has two digits: it was read as {day}."),
    }
)


def read_cell(field: Field, text: str, order: DayOrder = DayOrder.DAY_FIRST) -> Cell:
    """Read what stands in a cell for a field; ``order`` says what 12/03 means."""
    if text.isprintable():
        plain, hidden = text.strip(), False
    else:
        clean = without_hidden_characters(text)
        plain = tidy(clean)
        hidden = tidy(text) != plain
    if _QUOTED.match(plain):
        plain = plain[1:]  # our own exports quote so what a spreadsheet would take for a formula
    if not plain:
        return NOTHING
    cell = _READERS.get(field, _read_text)(field, plain, order)
    if hidden and cell.objection is None:
        return Cell(cell.value, CellState.FLAGGED, _flag(HIDDEN, field))
    return cell


def read_row(
    mapping: Mapping[int, Field],
    row: Sequence[str],
    custom: NameCustom = NameCustom.SURNAME_FIRST,
    order: DayOrder = DayOrder.DAY_FIRST,
) -> RowReading:
    """Read a row by the columns that are mapped; a full name is made of its parts where only these stand there."""
    width = len(row)
    cells = {
        field: read_cell(field, row[column], order) if column < width else NOTHING for column, field in mapping.items()
    }
    if not any(name in cells and cells[name].value for name in NAMES):
        return RowReading(cells, NO_NAME)
    full = cells.get(Field.NAME, NOTHING)
    if not full.value:
        parts = [str(cells.get(name, NOTHING).value) for name in (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)]
        cells[Field.NAME] = Cell(display(PersonName("", *parts), custom), CellState.MADE)
    elif Field.OTHER_SCRIPT not in cells and _may_be_pair(str(full.value)):
        name = split_full(str(full.value), custom)
        if name.other_script:
            cells[Field.NAME] = Cell(name.full, CellState.MADE, full.objection)
            cells[Field.OTHER_SCRIPT] = Cell(name.other_script, CellState.MADE)
    return RowReading(cells)


def number_used_twice(number: str, first_row: int) -> Objection:
    """Why a row is refused whose number stands in an earlier row of the same table (its heading being row 1)."""
    message = N_("The number {number} stands in row {row} already.")
    return Objection(message, ORDER_FIELDS[Field.NUMBER], {"number": number, "row": first_row})


def _may_be_pair(text: str) -> bool:
    return not text.isascii() and ("(" in text or "/" in text)


def _flag(message: str, field: Field, **details: object) -> Objection:
    return Objection(message, ORDER_FIELDS[field], details, Weight.WARN)


def _read_text(field: Field, text: str, _order: DayOrder) -> Cell:
    whole = tidy(text)
    if len(whole) > LONGEST_TEXT:
        message = N_("The text is longer than {most} characters: the rest was left out.")
        return Cell(whole[:LONGEST_TEXT].rstrip(), CellState.FLAGGED, _flag(message, field, most=LONGEST_TEXT))
    return Cell(whole)


def _read_number(field: Field, text: str, _order: DayOrder) -> Cell:
    if _ROUNDED_NUMBER.fullmatch(text):
        return Cell("", CellState.FLAGGED, _flag(ROUNDED, field, text=text))
    number, state = text, CellState.OK
    if whole := _WHOLE_NUMBER.fullmatch(text):
        number, state = whole[1], CellState.MADE
    if objections_to_number(number):
        joined = "".join(number.split())
        if objections_to_number(joined):
            message = N_("“{text}” cannot be a member number: a new one is given.")
            return Cell("", CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
        number, state = joined, CellState.MADE
    return Cell(number, state)


def _read_phone(field: Field, text: str, order: DayOrder) -> Cell:
    if _ROUNDED_NUMBER.fullmatch(text):
        return Cell("", CellState.FLAGGED, _flag(ROUNDED, field, text=text))
    if whole := _WHOLE_NUMBER.fullmatch(text):
        text = whole[1]
        state = CellState.MADE
    else:
        state = CellState.OK
    cell = _read_text(field, text, order)
    if cell.objection is not None:
        return cell
    for objection in objections_to_phone(str(cell.value)):
        return Cell(cell.value, CellState.FLAGGED, _flag(objection.message, field, **objection.details))
    return Cell(cell.value, state)


def _read_sex(field: Field, text: str, _order: DayOrder) -> Cell:
    sex = SEX_TEXTS.get(text) or SEX_TEXTS.get(fold(text)) or SEX_TEXTS.get(fold(text).strip(" .()"))
    if sex is None:
        message = N_("“{text}” could not be read as a sex.")
        return Cell(Sex.UNKNOWN, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(sex)


def _read_status(field: Field, text: str, _order: DayOrder) -> Cell:
    status = STATUS_TEXTS.get(text) or STATUS_TEXTS.get(fold(text)) or STATUS_TEXTS.get(fold(text).strip(" .()"))
    if status is None:
        message = N_("“{text}” could not be read as a standing: the member is taken for active.")
        return Cell(None, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(status)


def _read_birth(field: Field, text: str, order: DayOrder) -> Cell:
    reading = _date_of(text, order)
    if reading.value is None and reading.doubt is None:
        return NOTHING
    if reading.doubt is None:
        return Cell(reading.value, CellState.MADE if _DAY_NUMBER.fullmatch(text) else CellState.OK)
    return Cell(reading.value, CellState.FLAGGED, _about_date(field, text, reading))


def _read_day(field: Field, text: str, order: DayOrder) -> Cell:
    reading = _date_of(text, order)
    if reading.value is None and reading.doubt is None:
        return NOTHING
    day = reading.value.exact if reading.value is not None else None
    if reading.doubt is not None and (day is None or reading.doubt is not DateDoubt.IMPOSSIBLE):
        return Cell(day, CellState.FLAGGED, _about_date(field, text, reading))
    if day is None:
        message = N_("“{text}” is no whole date: day, month and year are needed here.")
        return Cell(None, CellState.FLAGGED, _flag(message, field, text=text[:LONGEST_TEXT]))
    return Cell(day)


def _date_of(text: str, order: DayOrder) -> DateReading:
    found = _ISO_DAY.fullmatch(text)
    if found is not None:  # most of the 260,000 come so; the long way costs ten times as much
        try:
            return DateReading(VagueDate(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            pass
    return read_date(text, order, serials=True)


def _about_date(field: Field, text: str, reading: DateReading) -> Objection:
    doubt = reading.doubt or DateDoubt.UNREADABLE
    return _flag(DATE_SENTENCES[doubt], field, text=text[:LONGEST_TEXT], day=reading.value)


_READERS: Mapping[Field, Callable[[Field, str, DayOrder], Cell]] = MappingProxyType(
    {
        Field.NUMBER: _read_number,
        Field.SEX: _read_sex,
        Field.BIRTH: _read_birth,
        Field.PHONE: _read_phone,
        Field.JOINED: _read_day,
        Field.STATUS: _read_status,
    }
)
