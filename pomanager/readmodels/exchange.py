"""What screens and commands see of a table on its way into the roll or out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import Cell, CellState, ColumnGuess, Field, read_row
from pomanager.rules.members import Sex, Status
from pomanager.rules.names import NameCustom
from pomanager.rules.objections import Objection


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table as it was read, every cell a text; an empty row is kept, so that rows keep their numbers."""

    headers: tuple[str, ...]
    """A name of its own for each column."""
    rows: Sequence[tuple[str, ...]]
    """A row may be shorter than the headings, never longer."""
    first_row: int
    """The number of the first of the rows, as a spreadsheet counts them."""
    file_name: str
    digest: str
    """SHA-256 of the file, in hexadecimal."""
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notes: tuple[Objection, ...] = ()
    """What there is to say about the table as a whole; nothing of it stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Somebody as the roll will name them. ``number`` left empty is the next one; ``joined_on`` None is not known."""

    full_name: str = ""
    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    other_script: str = ""
    sort_name: str = ""
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None
    phone: str = ""
    place: str = ""
    section: str = ""
    number: str = ""
    status: Status = Status.ACTIVE
    joined_on: date | None = None


class Outcome(StrEnum):
    """What will happen to a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"
    """Left out; ``PlannedRow.refusal`` says why."""


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """One cell of the table as it will be taken."""

    field: Field
    text: str
    """As it stood in the table."""
    cell: Cell

    @property
    def state(self) -> CellState:
        """What became of it."""
        return self.cell.state


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a member on the roll that the table says otherwise."""

    field: Field
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the table and what will happen to it."""

    row: int
    """Its number as a spreadsheet counts."""
    index: int
    """Its place in ``RawTable.rows``."""
    outcome: Outcome
    name: str
    number: str
    """As it stands in the table, or of the member it was found to be; empty where the next one is given."""
    member_id: int | None = None
    """Whom on the roll the row speaks of."""
    member: NewMember | None = None
    """As the member will stand, where the row is new or changes something."""
    changes: tuple[FieldChange, ...] = ()
    notes: tuple[Objection, ...] = ()
    """What there is to look at again; on a new or changed member it becomes notes that ask for attention."""
    refusal: Objection | None = None
    likely_double: bool = False
    """Whether somebody on the roll or in an earlier row may be the same person."""

    @property
    def flagged(self) -> bool:
        """Whether there is something to look at again on a row that is brought in or known."""
        return bool(self.notes) and self.refusal is None


@dataclass(frozen=True, slots=True)
class ImportFigures:
    """How many rows of a table fall under what."""

    new: int = 0
    changed: int = 0
    same: int = 0
    flagged: int = 0
    """Of the new, changed and same ones."""
    refused_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What bringing a table in would do; making it writes nothing."""

    table: RawTable
    columns: tuple[ColumnGuess, ...]
    """What each column was taken for, before any wish."""
    mapping: Mapping[int, Field]
    """Which columns are read, and as what."""
    rows: Sequence[PlannedRow]
    figures: ImportFigures
    custom: NameCustom
    journal_count: int
    """How long the journal was: a plan made before a later act is made anew."""

    @property
    def mapping_by_heading(self) -> dict[str, Field]:
        """Which columns are read, by their headings."""
        return {self.table.headers[column]: field for column, field in self.mapping.items()}

    def cells(self, row: PlannedRow) -> tuple[PlannedCell, ...]:
        """The cells of a row with what became of each: worked out when they are shown, not kept for the whole table."""
        raw = self.table.rows[row.index]
        reading = read_row(self.mapping, raw, self.custom)
        said = {note.about: note for note in (*row.notes, *((row.refusal,) if row.refusal else ()))}
        column_of = {field: column for column, field in self.mapping.items()}
        found = []
        for name, cell in reading.cells.items():
            column = column_of.get(name, len(raw))
            text = raw[column] if column < len(raw) else ""
            found.append(PlannedCell(name, text, _with_note(cell, said.get(name.value), row.refusal)))
        return tuple(found)


def _with_note(cell: Cell, note: Objection | None, refusal: Objection | None) -> Cell:
    if note is None:
        return cell
    return Cell(cell.value, CellState.REFUSED if note is refusal else CellState.FLAGGED, note)


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What bringing a table in did."""

    import_id: int
    figures: ImportFigures
    first_number: str = ""
    last_number: str = ""
    """Numbers of the first and last new member; empty when there is none."""


@dataclass(frozen=True, slots=True)
class KeptMember:
    """Somebody an undone import had created or changed and who stays as they are, with the reason."""

    member_id: int
    number: str
    name: str
    reason: Objection


@dataclass(frozen=True, slots=True)
class UndoOutcome:
    """What undoing an import did."""

    removed: int
    restored: int
    kept: tuple[KeptMember, ...] = field(default=())
