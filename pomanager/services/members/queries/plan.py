"""What bringing a table into the roll would do: a dry run that writes nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.db.journal_chain import head
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.exchange import (
    FieldChange,
    ImportFigures,
    ImportPlan,
    NewMember,
    Outcome,
    PlannedRow,
    RawTable,
)
from pomanager.rules import folding, importing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import CellState, ColumnGuess, Field, RowReading
from pomanager.rules.member_objections import OLDEST_LIKELY, PersonFacts, objections_to_person
from pomanager.rules.members import Sex
from pomanager.rules.names import NameCustom, PersonName, display
from pomanager.rules.objections import Objection, Weight
from pomanager.services.members.people import fingerprint_of
from pomanager.services.members.queries.known import Known, KnownRoll, contradicts, may_be_renamed
from pomanager.services.organisation.queries import organisation_row

SAMPLE_ROWS = 50
FAILED_FORMULAS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"})

FORMULA_FAILED = N_("The spreadsheet shows {text} here: a formula failed. The cell is taken as empty.")
OTHERS_NUMBER = N_("The number {number} belongs to {name}.")
NUMBER_OF_UNDONE = N_("The number {number} was given before by an import that was undone. Look whose it is.")
MAY_BE = N_("This may be member {number}, {name}.")
MAY_BE_ROW = N_("This may be the same person as in row {row}.")
NOT_BY_TABLE = N_("The roll says otherwise. A table does not change this: change it on the member's page.")
AHEAD = N_("The day {day} lies ahead, so it was left out.")

COLUMNS: Mapping[Field, str] = {
    Field.NAME: "full_name", Field.FAMILY: "family_name", Field.GIVEN: "given_name", Field.PATRONYMIC: "patronymic",
    Field.OTHER_SCRIPT: "other_script", Field.SEX: "sex", Field.BIRTH: "birth", Field.PHONE: "phone",
    Field.PLACE: "place", Field.SECTION: "section", Field.NUMBER: "number", Field.STATUS: "status",
    Field.JOINED: "joined_on",
}  # fmt: skip
"""Field of a table → what a member says under it."""
PARTS = (Field.FAMILY, Field.GIVEN, Field.PATRONYMIC)
FIXED = (Field.STATUS, Field.JOINED)
"""What a table says of new members only: standing is history, and history has its own acts."""


def columns_of(table: RawTable) -> tuple[ColumnGuess, ...]:
    """What each column of the table is taken for."""
    samples = [row for row in table.rows[:SAMPLE_ROWS] if any(row)]
    return importing.guess_columns(table.headers, samples)


def plan_import(
    session: Session, table: RawTable, mapping: Mapping[str, str] | None = None, *, today: date
) -> ImportPlan:
    """What would happen to each row; ``mapping`` puts wishes (heading → field, "-" for none) over the guesses.

    Raises Refused when a wish cannot be followed or no column holds the names.
    """
    guesses = columns_of(table)
    fields, objections = importing.mapped_by_hand(guesses, tuple((mapping or {}).items()))
    said = {found.message: found for found in (*objections, *importing.objections_to_mapping(tuple(fields.items())))}
    if said:
        raise Refused([*objections, *(found for found in said.values() if found not in objections)])
    custom = organisation_row(session).name_custom
    planner = _Planner(KnownRoll(session), fields, custom, today)
    rows = list(planner.rows(table))
    counts = Counter(row.outcome for row in rows)
    figures = ImportFigures(
        new=counts[Outcome.NEW], changed=counts[Outcome.CHANGED], same=counts[Outcome.SAME],
        flagged=sum(1 for row in rows if row.flagged), refused_rows=counts[Outcome.REFUSED],
    )  # fmt: skip
    return ImportPlan(
        table=table, columns=guesses, mapping=fields, rows=rows, figures=figures, custom=custom,
        journal_count=head(session)[0],
    )  # fmt: skip


@dataclass(slots=True)
class _Planner:
    """Goes through the rows from top to bottom: what an earlier row takes, a later one cannot have."""

    roll: KnownRoll
    mapping: Mapping[int, Field]
    custom: NameCustom
    today: date
    numbers: dict[str, int] = field(default_factory=dict)
    """Number → the row it stands in."""
    names: dict[str, list[tuple[int, NewMember]]] = field(default_factory=dict)
    """Folded name → rows of new members called so."""

    def rows(self, table: RawTable) -> Iterable[PlannedRow]:
        for index, raw in enumerate(table.rows):
            if any(raw):
                planned = self._row(table.first_row + index, index, raw)
                if planned is not None:
                    yield planned

    def _row(self, row: int, index: int, raw: Sequence[str]) -> PlannedRow | None:
        raw, failed = self._without_failed_formulas(raw)
        reading = importing.read_row(self.mapping, raw, self.custom)
        if reading.empty and not failed:
            return None
        asked = self._asked(reading)
        planned = PlannedRow(row, index, Outcome.NEW, asked.full_name, asked.number, member=asked)
        refusal = reading.refusal or self._number_twice(asked.number, row)
        if refusal is not None:
            return _refused(planned, refusal)
        notes = (*failed, *reading.objections, *self._about_days(asked))
        if asked.joined_on is not None and asked.joined_on > self.today:
            asked = replace(asked, joined_on=None)
        planned = replace(planned, notes=notes, member=asked)
        known = self.roll.with_number(asked.number) if asked.number else None
        if known is not None and known.says.full_name != asked.full_name and not may_be_renamed(asked, known.says):
            details = {"number": asked.number, "name": known.says.full_name}
            return _refused(planned, Objection(OTHERS_NUMBER, Field.NUMBER.value, details))
        if known is None and not asked.number:
            known = self.roll.same_person(asked)
        return self._new(planned, asked) if known is None else self._compared(planned, asked, known, reading)

    def _without_failed_formulas(self, raw: Sequence[str]) -> tuple[Sequence[str], tuple[Objection, ...]]:
        if FAILED_FORMULAS.isdisjoint(raw):
            return raw, ()
        said = tuple(
            _note(FORMULA_FAILED, name, text=raw[column])
            for column, name in self.mapping.items()
            if column < len(raw) and raw[column] in FAILED_FORMULAS
        )
        return [("" if cell in FAILED_FORMULAS else cell) for cell in raw], said

    def _asked(self, reading: RowReading) -> NewMember:
        """Who the row speaks of, as far as it says."""
        values = {COLUMNS[name]: value for name, value in reading.values.items()}
        return NewMember(**values)  # type: ignore[arg-type]  # each field's reader gives its own type

    def _number_twice(self, number: str, row: int) -> Objection | None:
        if not number:
            return None
        first = self.numbers.setdefault(number, row)
        return None if first == row else importing.number_used_twice(number, first)

    def _about_days(self, asked: NewMember) -> Iterable[Objection]:
        if asked.joined_on is not None and asked.joined_on > self.today:
            yield _note(AHEAD, Field.JOINED, day=asked.joined_on)
        yield from about_birth(asked.birth, self.today)

    def _new(self, planned: PlannedRow, asked: NewMember) -> PlannedRow:
        notes, likely = list(planned.notes), False
        if self._was_somebody_elses(asked):
            notes.append(_note(NUMBER_OF_UNDONE, Field.NUMBER, number=asked.number))
        double = self.roll.likely_double(asked)
        if double is not None:
            notes.append(_note(MAY_BE, Field.NAME, number=double.says.number, name=double.says.full_name))
            likely = True
        earlier = self.names.setdefault(folding.fold(asked.full_name), [])
        for row, other in earlier:
            if not contradicts(asked, other) and not _tell_apart(asked, other):
                notes.append(_note(MAY_BE_ROW, Field.NAME, row=row))
                likely = True
                break
        earlier.append((planned.row, asked))
        return replace(planned, notes=tuple(notes), likely_double=likely)

    def _was_somebody_elses(self, asked: NewMember) -> bool:
        whose = self.roll.set_free.get(asked.number)
        return whose is not None and whose != fingerprint_of(asked.full_name, asked.sex, asked.birth, asked.place)

    def _compared(self, planned: PlannedRow, asked: NewMember, known: Known, reading: RowReading) -> PlannedRow:
        self.roll.take(known)
        says = known.says
        changes = tuple(self._changes(asked, says, reading))
        notes = (*planned.notes, *_fixed_differ(asked, says, reading))
        member = _changed(says, changes, reading) if changes else None
        return replace(
            planned, outcome=Outcome.CHANGED if changes else Outcome.SAME, number=says.number, member_id=known.id,
            member=member, changes=changes, notes=notes,
        )  # fmt: skip

    def _changes(self, asked: NewMember, says: NewMember, reading: RowReading) -> Iterable[FieldChange]:
        """What the row says otherwise than the roll; an empty cell says nothing."""
        made = {name for name, cell in reading.cells.items() if cell.state is CellState.MADE}
        parts_only = Field.NAME in made and Field.NAME not in self.mapping.values()
        for name in reading.values:
            column = COLUMNS[name]
            old, new = getattr(says, column), getattr(asked, column)
            if name is Field.NUMBER or name in FIXED or old == new:
                continue
            if name is Field.NAME and (parts_only and self._same_parts(asked, says)):
                continue
            if name in {Field.PLACE, Field.SECTION} and _same_label(old, new):
                continue
            if (name is Field.SEX and new is Sex.UNKNOWN) or (name is Field.PHONE and _same_phone(old, new)):
                continue
            yield FieldChange(name, old, new)

    def _same_parts(self, asked: NewMember, says: NewMember) -> bool:
        parts = [getattr(says, COLUMNS[part]) for part in PARTS]
        return asked.full_name == display(PersonName("", *parts), self.custom)


def about_birth(birth: VagueDate | None, today: date) -> tuple[Objection, ...]:
    """What there is to say about a day of birth, as the form says it."""
    if birth is None or today.year - OLDEST_LIKELY < birth.year < today.year:
        return ()
    found = objections_to_person(PersonFacts(today=today, full_name="?", sex=Sex.FEMALE, birth=birth))
    return tuple(replace(said, weight=Weight.WARN) for said in found if said.about == Field.BIRTH.value)


def _tell_apart(one: NewMember, other: NewMember) -> bool:
    """Whether place or birth tell two rows of one name apart."""
    births_differ = one.birth is not None and other.birth is not None and one.birth != other.birth
    places_differ = bool(one.place and other.place) and folding.fold(one.place) != folding.fold(other.place)
    return births_differ or places_differ


def _same_label(old: str, new: str) -> bool:
    """Whether a table's "Mungwa" is the roll's "Mungwa · Gitega", or the same in other letters."""
    return folding.fold(new) in {folding.fold(old), folding.fold(old.partition(" · ")[0])}


def _same_phone(old: str, new: str) -> bool:
    """Whether only the writing differs: a spreadsheet that takes a phone for a number drops its spaces and plus."""
    return bool(old) and folding.digits(old).lstrip("0") == folding.digits(new).lstrip("0")


def _fixed_differ(asked: NewMember, says: NewMember, reading: RowReading) -> Iterable[Objection]:
    for name in FIXED:
        value = reading.values.get(name)
        if value is not None and value != getattr(says, COLUMNS[name]) and getattr(asked, COLUMNS[name]) == value:
            yield _note(NOT_BY_TABLE, name)


def _changed(says: NewMember, changes: tuple[FieldChange, ...], reading: RowReading) -> NewMember:
    """The member as it will stand; a changed name is parted and sorted anew, unless the table gives the parts."""
    values = {COLUMNS[change.field]: change.new for change in changes}
    named = {change.field for change in changes}
    if named & {Field.NAME, *PARTS}:
        values["sort_name"] = ""
    if Field.NAME in named and not reading.values.keys() & set(PARTS):
        values |= {COLUMNS[part]: "" for part in PARTS}
    return replace(says, **values)  # type: ignore[arg-type]  # values of the same fields


def _refused(planned: PlannedRow, refusal: Objection) -> PlannedRow:
    return replace(planned, outcome=Outcome.REFUSED, member=None, refusal=refusal)


def _note(message: str, about: Field, **details: object) -> Objection:
    return Objection(message, about.value, details, Weight.WARN)
