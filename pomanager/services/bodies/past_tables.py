"""A table of past officers on its way in: what its columns hold, what each row would do, what speaks against it.

The rows become the order that is filled in by hand otherwise; who names a member without a number gets the number, and
who names no seat gets the first that is free in those days.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sqlalchemy.orm import Session

from pomanager.errors import Refused
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.bodies.composition import MOST_SEATS
from pomanager.rules.bodies.kinds import END_REASON_WORDS, HOW_WORDS, OFFICE_WORDS, Office
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bodies.past_tables import (
    PAST_FIELD_WORDS,
    PastField,
    PastReading,
    PastWords,
    guess_past_columns,
    read_past_row,
)
from pomanager.rules.bodies.terms import Span
from pomanager.rules.folding import words as words_of
from pomanager.rules.importing.headings import in_one
from pomanager.rules.objections import Objection, Weight, Word
from pomanager.services.bodies.orders import BringInOfficers, PastOfficer
from pomanager.services.bodies.past import plan_past
from pomanager.services.bodies.queries.loading import BODY, sat
from pomanager.services.members.queries import find_members

MOST_ROWS = 2000
"""More times in seats than that no body has had."""
MOST_ALIKE = 50
NOT_READ = "-"

NO_COLUMN = N_("Of no column it is known that it holds “{field}”. Say which one it is.")
NO_WHO_COLUMN = N_("No column holds names or member numbers. Say which one it is.")
TOO_MANY_ROWS = N_("The table has {count} rows; no body has had so many officers. At most {most} are read.")
UNKNOWN_COLUMN = N_("The table has no column “{column}”.")
UNKNOWN_FIELD = N_("A column cannot hold “{field}”. It can hold: {known}.")
MEMBER_TAKEN = N_("The member {number} has this name and was taken.")
MEMBERS_ALIKE = N_("Several members have the name “{name}”: {numbers}. Write the number of the one who is meant.")
SEAT_GIVEN = N_("The row names no seat: it was given seat {seat}, which is free in these days.")

_IN_BRACKETS = re.compile(r"\([^)]*\)")
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: its number in the spreadsheet, what would be written, and everything said about it."""

    row: int
    officer: PastOfficer
    objections: tuple[Objection, ...]
    is_left_out: bool = False

    @property
    def stops(self) -> bool:
        """Whether the table cannot be written with this row as it is."""
        return not self.is_left_out and any(each.stops for each in self.objections)


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """What a table would do: its columns in their order, its rows, and what is said of the whole."""

    columns: tuple[PastField | None, ...]
    rows: tuple[TableRow, ...]
    order: BringInOfficers
    objections: tuple[Objection, ...]

    @property
    def stops(self) -> bool:
        """Whether nothing can be written yet."""
        return any(each.stops for each in self.objections) or any(row.stops for row in self.rows)


def past_words() -> PastWords:
    """What the program itself calls columns, offices, ways and reasons, in all its languages."""
    return PastWords(
        headings=_in_all_languages(PAST_FIELD_WORDS), offices=_in_all_languages(OFFICE_WORDS),
        hows=_in_all_languages(HOW_WORDS), reasons=_in_all_languages(END_REASON_WORDS),
    )  # fmt: skip


def _in_all_languages(said: Mapping[Code, str]) -> dict[str, Code]:
    """As ``in_one`` makes them, with and without what stands in brackets, as in “Président(e)”."""
    found: dict[str, Code] = {}
    for language in LANGUAGES:
        with speaking(language.code):
            for code, word in said.items():
                for text in (_(word), _IN_BRACKETS.sub("", _(word))):
                    found.setdefault(in_one(text), code)
    return found


def guessed_columns(table: RawTable) -> tuple[PastField | None, ...]:
    """What each column of a table is taken for by its heading."""
    return guess_past_columns(table.headers, past_words())


def columns_wished(table: RawTable, wishes: Mapping[str, str]) -> tuple[PastField | None, ...]:
    """The guesses, with wishes put over them: heading → field, "-" for none. Raises Refused with all that cannot be."""
    found = list(guessed_columns(table))
    known = {field.value: field for field in PastField}
    objections = []
    for heading, wish in wishes.items():
        if heading not in table.headers:
            objections.append(Objection(UNKNOWN_COLUMN, "map", {"column": heading}))
        elif wish not in known and wish != NOT_READ:
            details = {"field": wish, "known": ", ".join(known)}
            objections.append(Objection(UNKNOWN_FIELD, "map", details))
        else:
            field = known.get(wish)
            found = [None if field is not None and each is field else each for each in found]
            found[table.headers.index(heading)] = field
    if objections:
        raise Refused(objections)
    return tuple(found)


def plan_table(
    session: Session,
    body_id: int,
    table: RawTable,
    columns: Sequence[PastField | None],
    today: date,
    *,
    left_out: frozenset[int] = frozenset(),
) -> PlannedTable:
    """What the table would do; ``left_out`` are rows, by their numbers, that are not brought in. Raises NotFound."""
    words, columns = past_words(), tuple(columns)
    whole = list(_about_columns(columns))
    if len(table.rows) > MOST_ROWS:
        whole.append(Objection(TOO_MANY_ROWS, "", {"count": len(table.rows), "most": MOST_ROWS}))
    read = [
        (number, reading)
        for number, cells in enumerate(table.rows[:MOST_ROWS], table.first_row)
        if (reading := read_past_row(_cells(columns, cells), words)) is not None
    ]
    known: dict[str, tuple[str, Objection | None]] = {}
    named = [(number, _with_member(session, reading, known)) for number, reading in read]
    seated = _seated(session, body_id, [each for each in named if each[0] not in left_out])
    seated = sorted([*seated, *(each for each in named if each[0] in left_out)], key=_number)
    taken = [place for place, (number, _reading) in enumerate(seated) if number not in left_out]
    order = BringInOfficers(body_id=body_id, rows=tuple(_officer(seated[place][1]) for place in taken))
    judged = _judged(session, order, today) if order.rows else {}
    said = {place: judged.get(at, ()) for at, place in enumerate(taken)}
    rows = tuple(
        TableRow(number, _officer(reading), _together(reading, said.get(place, ())), number in left_out)
        for place, (number, reading) in enumerate(seated)
    )
    return PlannedTable(columns, rows, order, tuple(whole))


def _number(row: tuple[int, PastReading]) -> int:
    return row[0]


def _about_columns(columns: Sequence[PastField | None]) -> Iterator[Objection]:
    if PastField.SINCE not in columns:
        yield Objection(NO_COLUMN, "", {"field": Word(PAST_FIELD_WORDS[PastField.SINCE])})
    if PastField.NAME not in columns and PastField.NUMBER not in columns:
        yield Objection(NO_WHO_COLUMN)


def _cells(columns: Sequence[PastField | None], cells: Sequence[str]) -> dict[PastField, str]:
    return {field: text for field, text in zip(columns, cells, strict=False) if field is not None}


def _with_member(session: Session, reading: PastReading, known: dict[str, tuple[str, Objection | None]]) -> PastReading:
    """The row with the number of the one member who has its name, where it says no number; several stop it."""
    if reading.number or not reading.name:
        return reading
    if reading.name not in known:
        known[reading.name] = _member_called(session, reading.name)
    number, said = known[reading.name]
    more = () if said is None else (said,)
    return replace(reading, number=number, objections=(*reading.objections, *more))


def _member_called(session: Session, name: str) -> tuple[str, Objection | None]:
    """The number of the member of this name, its words in any order, and what is to be said about it."""
    wanted = sorted(words_of(name))
    rows = find_members(session, name, MOST_ALIKE)
    found = [row.number for row in rows if wanted in (sorted(words_of(row.name)), sorted(words_of(row.other_script)))]
    if len(found) > 1:
        return "", Objection(MEMBERS_ALIKE, PastField.NAME.value, {"name": name, "numbers": ", ".join(found)})
    if not found:
        return "", None
    return found[0], Objection(MEMBER_TAKEN, PastField.NUMBER.value, {"number": found[0]}, Weight.WARN)


def _seated(session: Session, body_id: int, rows: Sequence[tuple[int, PastReading]]) -> list[tuple[int, PastReading]]:
    """The rows, those without a seat in the first one that is free; who holds an office follows in the same seat."""
    busy: dict[int, list[Span]] = defaultdict(list)
    for each in sat(session, BODY.c.id == body_id):
        if not each.is_alternate:
            busy[each.seat.position].append(Span(each.since, each.until))
    for _row, reading in rows:
        if reading.seat is not None and reading.since is not None:
            busy[reading.seat].append(Span(reading.since, reading.until))
    last: dict[tuple[Office | None, str], int] = {}
    found = dict(rows)
    for number, reading in sorted(rows, key=_by_day):
        office = (reading.office, reading.office_title)
        if reading.seat is None and reading.since is not None and not _seat_unread(reading):
            span = Span(reading.since, reading.until)
            tried = (last.get(office, 1) if reading.office is not None else 1, *range(1, MOST_SEATS + 1))
            seat = next((each for each in tried if not any(span.meets(other) for other in busy[each])), 1)
            busy[seat].append(span)
            said = Objection(SEAT_GIVEN, PastField.SEAT.value, {"seat": seat}, Weight.WARN)
            found[number] = replace(reading, seat=seat, objections=(*reading.objections, said))
        if reading.office is not None:
            last[office] = found[number].seat or 1
    return sorted(found.items())


def _seat_unread(reading: PastReading) -> bool:
    return any(each.about == PastField.SEAT.value for each in reading.objections)


def _by_day(row: tuple[int, PastReading]) -> tuple[date, int]:
    return row[1].since or date.max, row[0]


def _officer(reading: PastReading) -> PastOfficer:
    return PastOfficer(
        seat=reading.seat or 0, since=reading.since, number=reading.number, name=reading.name, office=reading.office,
        office_title=reading.office_title, until=reading.until, term_ends_on=reading.term_ends_on, how=reading.how,
        end_reason=reading.end_reason, decision=reading.decision,
    )  # fmt: skip


def _judged(session: Session, order: BringInOfficers, today: date) -> dict[int, tuple[Objection, ...]]:
    """Place of a row in the order → what the act has against it, each about a field of the row.

    On what the by-laws are silent would be said of every row alike: it is left out.
    """
    found: dict[int, list[Objection]] = defaultdict(list)
    for each in plan_past(session, order, today).objections:
        if each.message == SILENT:
            continue
        _rows, place, about = each.about.split(".", 2)
        found[int(place)].append(replace(each, about=about))
    return {place: tuple(said) for place, said in found.items()}


def _together(reading: PastReading, judged: Sequence[Objection]) -> tuple[Objection, ...]:
    """What reading and judging say; nothing is judged of a cell that could not be read, nor of a seat without days."""
    unread = {each.about for each in reading.objections if each.stops}
    if reading.seat is None and reading.since is None:
        unread.add(PastField.SEAT.value)
    return (*reading.objections, *(each for each in judged if each.about not in unread))
