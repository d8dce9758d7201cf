"""Goes through the rows of a table from top to bottom: what an earlier row takes, a later one cannot have."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pomanager.marks import N_
from pomanager.readmodels.exchange import Double, NewMember, Outcome, PlannedRow, RawTable
from pomanager.readmodels.planned import PlannedRows, asked_of
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import Field, RowReader, RowReading, about, number_used_twice
from pomanager.rules.member_objections import OLDEST_LIKELY, PersonFacts, objections_to_person
from pomanager.rules.members import Sex
from pomanager.rules.names import NameCustom
from pomanager.rules.objections import Objection, Weight
from pomanager.services.members.people import fingerprint_of
from pomanager.services.members.queries.comparing import changed_member, changes_of, fixed_differ
from pomanager.services.members.queries.known import (
    Known,
    KnownRoll,
    clearly_one,
    document_of,
    may_be_renamed,
    name_keys,
)
from pomanager.services.members.queries.spelling import EndedSections

OTHERS_NUMBER = N_("The number {number} belongs to {name}.")
NUMBER_OF_UNDONE = N_("The number {number} was given before by an import that was undone. Look whose it is.")
MAY_BE = N_("This may be member {number}, {name}.")
MAY_BE_ROW = N_("This may be the same person as in row {row}.")
SAME_DOCUMENT = N_("Member {number}, {name}, shows the same number.")
SAME_DOCUMENT_ROW = N_("The same number of identity document stands in row {row}.")
MOST_NAMESAKES = 200
"""Earlier rows of one name a row is held against."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan is made with: the roll, the reader of the table, and what was found right."""

    roll: KnownRoll
    reader: RowReader
    custom: NameCustom
    today: date
    accepted: frozenset[tuple[int, str]]
    places: Mapping[str, Objection]
    """Labels of places that are likely misspelt or have ended, with what there is to say."""
    sections: EndedSections


class Planner:
    """Plans one table, portion by portion."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._roll = around.roll
        self._numbers: dict[int, int] = {}
        """Hash of a number → the row it stands in."""
        self._documents: dict[int, int] = {}
        """Hash of a document's number → the row it stands in."""
        self._earlier = Namesakes()

    def plan(self, table: RawTable, start: int, portion: Sequence[Sequence[str]], into: PlannedRows) -> None:
        """Plan the rows of a portion that begins at a place of the table."""
        found = [
            (start + offset, reading, *asked_of(reading, self._around.today))
            for offset, raw in enumerate(portion)
            if any(raw) and not (reading := self._around.reader.read(raw)).empty
        ]
        self._roll.look_up(asked for _index, _reading, asked, _notes in found)
        for index, reading, asked, notes in found:
            planned = PlannedRow(
                table.first_row + index, index, Outcome.NEW, asked.full_name, asked.number, member=asked
            )  # fmt: skip
            row = self._row(planned, reading, asked, notes)
            if row.notes and self._around.accepted:
                row = self._without_accepted(row)
            into.add(row, asked, filled_in=reading.filled_in(self._around.reader.fields))

    def _without_accepted(self, row: PlannedRow) -> PlannedRow:
        accepted = self._around.accepted
        kept = tuple(note for note in row.notes if (row.index, note.about) not in accepted)
        found_right = (row.index, about(Field.NAME)) in accepted
        return replace(row, notes=kept, double=Double.NO if found_right else row.double)

    def _row(
        self, planned: PlannedRow, reading: RowReading, asked: NewMember, about_days: tuple[Objection, ...]
    ) -> PlannedRow:
        if reading.refusal is not None:
            return _refused(planned, reading.refusal)
        notes = [*reading.objections, *about_days, *about_birth(asked.birth, self._around.today)]
        if asked.place in self._around.places:
            notes.append(self._around.places[asked.place])
        if asked.section and (said := self._around.sections.said_of(asked.section)) is not None:
            notes.append(said)
        first = self._numbers.setdefault(hash(asked.number), planned.row) if asked.number else planned.row
        if first != planned.row:
            notes.append(number_used_twice(asked.number, first))
            asked = replace(asked, number="")
            planned = replace(planned, number="", member=asked)
        planned = replace(planned, notes=tuple(notes)) if notes else planned
        known = self._roll.with_number(asked.number) if asked.number else None
        if known is not None and known.says.full_name != asked.full_name and not may_be_renamed(asked, known.says):
            details = {"number": asked.number, "name": known.says.full_name}
            return _refused(planned, Objection(OTHERS_NUMBER, about(Field.NUMBER), details))
        if known is None and not asked.number and first == planned.row:
            known = self._roll.same_person(asked)
        return self._new(planned, asked) if known is None else self._compared(planned, asked, known, reading)

    def _new(self, planned: PlannedRow, asked: NewMember) -> PlannedRow:
        notes, double = list(planned.notes), Double.NO
        if asked.number and self._was_somebody_elses(asked):
            notes.append(_note(NUMBER_OF_UNDONE, Field.NUMBER, number=asked.number))
        for note, how_sure in (*self._on_roll(asked), *self._in_table(planned.row, asked)):
            notes.append(note)
            double = max(double, how_sure)
        if len(notes) == len(planned.notes):
            return planned
        return replace(planned, notes=tuple(notes), double=double)

    def _on_roll(self, asked: NewMember) -> Iterator[tuple[Objection, Double]]:
        other = self._roll.with_document(asked)
        if other is not None:
            details = {"number": other.says.number, "name": other.says.full_name}
            yield _note(SAME_DOCUMENT, Field.ID_NUMBER, **details), _by_document(asked, other.says)
        double = self._roll.likely_double(asked)
        if double is not None and double is not other:
            details = {"number": double.says.number, "name": double.says.full_name}
            sure = Double.LIKELY if clearly_one(asked, double.says) else Double.MAYBE
            yield _note(MAY_BE, Field.NAME, **details), sure

    def _in_table(self, row: int, asked: NewMember) -> Iterator[tuple[Objection, Double]]:
        found = self._earlier.double_of_next(row, asked)
        if found is not None:
            yield _note(MAY_BE_ROW, Field.NAME, row=found[0]), found[1]
        if key := document_of(asked):
            first = self._documents.setdefault(hash(key), row)
            if first != row:
                named = found is not None and found[0] == first
                yield (
                    _note(SAME_DOCUMENT_ROW, Field.ID_NUMBER, row=first),
                    Double.LIKELY if named else Double.NO,
                )

    def _was_somebody_elses(self, asked: NewMember) -> bool:
        whose = self._roll.set_free.get(asked.number)
        return whose is not None and whose != fingerprint_of(asked.full_name, asked.sex, asked.birth, asked.place)

    def _compared(self, planned: PlannedRow, asked: NewMember, known: Known, reading: RowReading) -> PlannedRow:
        self._roll.take(known)
        read = self._around.reader.reads_whole_names
        changes = tuple(changes_of(asked, known, reading, self._around.custom, full_name_read=read))
        return replace(
            planned, outcome=Outcome.CHANGED if changes else Outcome.SAME, number=known.says.number,
            member_id=known.id, member=changed_member(asked, known, changes, reading) if changes else None,
            changes=changes, notes=(*planned.notes, *fixed_differ(asked, known, reading)),
        )  # fmt: skip


class Namesakes:
    """Names in the rows so far, with the little that tells namesakes apart."""

    def __init__(self) -> None:
        self._last: dict[int, int] = {}
        """Hash of a name → place of the last row with it."""
        self._before = array("l")
        self._rows = array("l")
        self._sexes = bytearray()
        self._births = array("l")
        self._places = array("q")

    def double_of_next(self, row: int, asked: NewMember) -> tuple[int, Double] | None:
        """The earlier row of somebody of the same name whom nothing tells apart, and how likely it is one person.

        The row asked about is one of the earlier ones from now on.
        """
        birth, place, sex = _figures(asked.birth), _place_key(asked.place), ord(asked.sex.value)
        best: tuple[int, Double] | None = None
        keys = [hash(name) for name in name_keys(asked.full_name, asked.other_script)]
        for key in keys:
            at, looked_at = self._last.get(key, -1), 0
            while at >= 0 and looked_at < MOST_NAMESAKES:
                if self._may_be(at, birth, place, sex) and (best is None or best[1] is not Double.LIKELY):
                    known = birth and self._births[at] and place and self._places[at]
                    best = (self._rows[at], Double.LIKELY if known else Double.MAYBE)
                at, looked_at = self._before[at], looked_at + 1
        for key in keys:
            self._before.append(self._last.get(key, -1))
            self._last[key] = len(self._rows)
            self._rows.append(row)
            self._sexes.append(sex)
            self._births.append(birth)
            self._places.append(place)
        return best

    def _may_be(self, at: int, birth: int, place: int, sex: int) -> bool:
        apart = (
            _UNKNOWN_SEX not in {sex, self._sexes[at]} and sex != self._sexes[at],
            bool(birth and self._births[at]) and not _same_birth(birth, self._births[at]),
            bool(place and self._places[at]) and place != self._places[at],
        )
        return not any(apart)


_UNKNOWN_SEX = ord(Sex.UNKNOWN.value)
_DAYS_IN_YEAR = 10_000


def _figures(birth: VagueDate | None) -> int:
    """A date of birth as a number: 19710312; 0 where none is known."""
    return 0 if birth is None else birth.year * _DAYS_IN_YEAR + (birth.month or 0) * 100 + (birth.day or 0)


def _same_birth(one: int, other: int) -> bool:
    """Whether two dates can be one: the same year, and no part of it that both know differs."""
    if one // _DAYS_IN_YEAR != other // _DAYS_IN_YEAR:
        return False
    return one == other or not (one % _DAYS_IN_YEAR and other % _DAYS_IN_YEAR)


def _place_key(place: str) -> int:
    return hash(place.casefold()) or 1 if place else 0


def _by_document(asked: NewMember, other: NewMember) -> Double:
    """Two people with one document's number: one person where the names are alike, else a slip to be looked at."""
    keys = set(name_keys(asked.full_name, asked.other_script))
    return Double.LIKELY if keys & set(name_keys(other.full_name, other.other_script)) else Double.NO


def about_birth(birth: VagueDate | None, today: date) -> tuple[Objection, ...]:
    """What there is to say about a day of birth, as the form says it."""
    if birth is None or today.year - OLDEST_LIKELY < birth.year < today.year:
        return ()
    found = objections_to_person(PersonFacts(today=today, full_name="?", sex=Sex.FEMALE, birth=birth))
    return tuple(replace(said, weight=Weight.WARN) for said in found if said.about == Field.BIRTH.value)


def _refused(planned: PlannedRow, refusal: Objection) -> PlannedRow:
    return replace(planned, outcome=Outcome.REFUSED, member=None, refusal=refusal)


def _note(message: str, field: Field, **details: object) -> Objection:
    return Objection(message, about(field), details, Weight.WARN)
