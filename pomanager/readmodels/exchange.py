"""What screens and commands see of a table on its way into the roll or out of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Protocol

from pomanager.rules import folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import PhoneOwner
from pomanager.rules.households import Relation
from pomanager.rules.identity import IdentityKind, number_key
from pomanager.rules.importing import (
    AnyField,
    Cell,
    CellState,
    ColumnGuess,
    Field,
    OwnField,
    RowReader,
    about,
)
from pomanager.rules.members import PersonKind, Sex, Status
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


PhoneSaid = tuple[PhoneOwner | None, bool | None]
"""Whose telephone it is, and whether others use it, too."""


@dataclass(frozen=True, slots=True)
class ToldDocument:
    """An identity document as a table tells of it."""

    kind: IdentityKind | None
    number: str
    issuer: str
    issued: VagueDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What else a table may say of somebody; what it does not say is empty or None."""

    form_of_address: str = ""
    profession: str = ""
    products: str = ""
    languages: str = ""
    how_to_find: str = ""
    thumb_print: bool | None = None
    consent_on: date | None = None
    id_kind: IdentityKind | None = None
    id_number: str = ""
    id_issuer: str = ""
    id_issued: VagueDate | None = None
    id2_kind: IdentityKind | None = None
    """What is said of a second identity document."""
    id2_number: str = ""
    id2_issuer: str = ""
    id2_issued: VagueDate | None = None
    id3_kind: IdentityKind | None = None
    id3_number: str = ""
    id3_issuer: str = ""
    id3_issued: VagueDate | None = None
    phone_owner: PhoneOwner | None = None
    """Whose telephone the first number rings."""
    phone_shared: bool | None = None
    phone2_owner: PhoneOwner | None = None
    phone2_shared: bool | None = None
    phone3_owner: PhoneOwner | None = None
    phone3_shared: bool | None = None
    household: str = ""
    relation: Relation | None = None
    kind: PersonKind | None = None
    representative: str = ""
    """Who acts for an organisation, by name."""
    own: tuple[tuple[OwnField, str], ...] = ()
    """Values in fields of the organisation's own, in canonical form."""

    @property
    def documents(self) -> tuple[ToldDocument, ...]:
        """The identity documents that have a number, each once, in their order."""
        found: dict[str, ToldDocument] = {}
        for each in (
            ToldDocument(self.id_kind, self.id_number, self.id_issuer, self.id_issued),
            ToldDocument(self.id2_kind, self.id2_number, self.id2_issuer, self.id2_issued),
            ToldDocument(self.id3_kind, self.id3_number, self.id3_issuer, self.id3_issued),
        ):
            if each.number:
                found.setdefault(number_key(each.number), each)
        return tuple(found.values())

    @property
    def phone_owners(self) -> tuple[PhoneSaid, ...]:
        """What is said of the first, the second and the third telephone."""
        return (
            (self.phone_owner, self.phone_shared), (self.phone2_owner, self.phone2_shared),
            (self.phone3_owner, self.phone3_shared),
        )  # fmt: skip


NOTHING_MORE = More()
_WHOLE_NAMES = frozenset({Field.NAME, Field.OTHER_SCRIPT})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Somebody as the roll will name them. ``number`` left empty is the next one; ``joined_on`` None is not known.

    Past members come with the day they left; ``applied_on`` ≤ ``joined_on`` ≤ ``left_on``, as far as they are known.
    """

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
    applied_on: date | None = None
    decision: str = ""
    """The decision that admitted, as papers quote it."""
    left_on: date | None = None
    left_reason: str = ""
    more: More | None = None


class Double(IntEnum):
    """Whether somebody on the roll or in an earlier row may be the same person as a new member."""

    NO = 0
    MAYBE = 1
    """The same name, and nothing tells the two apart: brought in with a note."""
    LIKELY = 2
    """The same name, place and year of birth, or the same identity document: left out unless somebody wants it in."""


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

    field: AnyField
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

    field: AnyField
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
    double: Double = Double.NO

    @property
    def renamed(self) -> bool:
        """Whether the row says another name of somebody on the roll, in either script.

        The same name in other capitals or accents is none, nor is a second script where there was none.
        """
        told = [(str(each.old or ""), str(each.new or "")) for each in self.changes if each.field in _WHOLE_NAMES]
        return any(old and folding.fold(old) != folding.fold(new) for old, new in told)

    @property
    def likely_double(self) -> bool:
        """Whether somebody on the roll or in an earlier row may be the same person."""
        return self.double is not Double.NO

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


@dataclass(frozen=True, slots=True)
class Corrections:
    """What somebody put right or found right while checking a table."""

    texts: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    """Place of the row in ``RawTable.rows`` → column → what shall stand there."""
    accepted: frozenset[tuple[int, str]] = frozenset()
    """Place of a row, and what a note is about: that note is not made."""


class PlannedRowsSeen(Protocol):
    """The planned rows of a table, and what can be told of one without working it out."""

    @property
    def highest_number(self) -> int:
        """The highest number the table gives a new member, as a whole number; 0 where it gives none."""

    def __len__(self) -> int:
        """How many rows there are."""

    def __getitem__(self, place: int) -> PlannedRow:
        """A row by its place."""

    def __iter__(self) -> Iterator[PlannedRow]:
        """All rows from top to bottom, each worked out as it comes."""

    def number_of(self, place: int) -> int:
        """The number of the row as a spreadsheet counts."""

    def member_number_of(self, place: int) -> str:
        """The member number of the row, without reading the rest of it; "" where it gives none."""

    def index_of(self, place: int) -> int:
        """Its place in ``RawTable.rows``."""

    def outcome_of(self, place: int) -> Outcome:
        """What will happen to it."""

    def double_of(self, place: int) -> Double:
        """Whether it may be somebody twice."""

    def notes_of(self, place: int) -> tuple[Objection, ...]:
        """What there is to look at again."""

    def sex_of(self, place: int) -> Sex:
        """The sex of a new member."""

    def filled_in(self, place: int) -> bool:
        """Whether a cell of the row was made fit by the program."""

    def accept(self, place: int, about: str) -> None:
        """Somebody has found right what is said about a cell: it is said no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What bringing a table in would do; making it writes nothing."""

    table: RawTable
    """As it was read, with the corrections put over it."""
    columns: tuple[ColumnGuess, ...]
    """What each column was taken for, before any wish."""
    mapping: Mapping[int, AnyField]
    """Which columns are read, and as what."""
    rows: PlannedRowsSeen
    figures: ImportFigures
    custom: NameCustom
    reader: RowReader
    journal_count: int
    """How long the journal was: a plan made before a later act is made anew."""
    corrections: Corrections = field(default_factory=Corrections)

    @property
    def mapping_by_heading(self) -> dict[str, AnyField]:
        """Which columns are read, by their headings."""
        return {self.table.headers[column]: field for column, field in self.mapping.items()}

    def column_of(self, name: AnyField) -> int | None:
        """The column that is read as a field."""
        return next((column for column, field in self.mapping.items() if field == name), None)

    def cells(self, row: PlannedRow) -> tuple[PlannedCell, ...]:
        """The cells of a row with what became of each: worked out when they are shown, not kept for the whole table."""
        raw = self.table.rows[row.index]
        reading = self.reader.read(raw)
        said = {note.about: note for note in (*row.notes, *((row.refusal,) if row.refusal else ()))}
        column_of = {field: column for column, field in self.mapping.items()}
        found = []
        cells: list[tuple[AnyField, Cell]] = [*reading.cells.items(), *reading.own.items()]
        for name, cell in cells:
            column = column_of.get(name, len(raw))
            text = raw[column] if column < len(raw) else ""
            found.append(PlannedCell(name, text, _with_note(cell, text, said.get(about(name)), row.refusal)))
        return tuple(found)


def _with_note(cell: Cell, text: str, note: Objection | None, refusal: Objection | None) -> Cell:
    if note is not None:
        return Cell(cell.value, CellState.REFUSED if note is refusal else CellState.FLAGGED, note)
    if cell.state is CellState.FLAGGED:  # somebody has found it right
        same = str(cell.value or "") == text.strip()
        return Cell(cell.value, CellState.OK if same else CellState.MADE)
    return cell


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """How the columns of tables with these headings are read, kept under a name."""

    id: int
    name: str
    headings: tuple[str, ...]
    mapping: Mapping[str, str]
    """Heading → field, "-" for a column that is not read."""
    used_at: datetime


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
