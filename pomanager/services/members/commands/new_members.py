"""Writes new members by the thousand: person, number, standing, search text and notes, each in one statement."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pomanager.areas import Area
from pomanager.db import bulk, indexes
from pomanager.db.members import AttentionNote, Member, Person, Standing
from pomanager.db.search import SearchText
from pomanager.errors import Cancelled
from pomanager.readmodels.exchange import NewMember
from pomanager.readmodels.progress import Cancelling, Progress
from pomanager.rules import members as member_rules
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Status
from pomanager.rules.objections import Objection
from pomanager.services.members import people
from pomanager.services.members.commands.imported_particulars import (
    Particulars,
    Representatives,
    Told,
    beyond_the_basics,
    fill_columns,
)
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.members.queries.known import highest_counter, numbers_set_free
from pomanager.services.organisation.queries import organisation_row, section_names
from pomanager.services.work import Work

Newcomer = tuple[NewMember, Sequence[Objection]]
"""Somebody to be written, with what there is to look at again."""
Rows = list[Mapping[str, object]]
_CANONICAL = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class StandingLine:
    """How somebody stood since a day, why, and by which decision."""

    status: Status
    since: date
    reason: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Pace:
    """Who is told how far the work is, and who may stop it; ``done`` rows of ``total`` were written before."""

    progress: Progress
    cancelled: Cancelling
    total: int
    done: int = 0

    def step(self, written: int) -> None:
        """So many rows are written; raises Cancelled when the person has cancelled."""
        if self.cancelled():
            raise Cancelled
        self.progress(self.done + written, self.total)


class Numbers:
    """Gives the next numbers, and those an undone import had given to the same people."""

    def __init__(self, work: Work, asked: Iterable[str] = (), highest: int = 0) -> None:
        """Begin above the highest number ever given and the ``highest`` a table gives; ``asked`` are those it gives."""
        self._width = organisation_row(work.session).number_width
        self._last = max(highest_counter(work.session), highest)
        self._free: dict[str, list[str]] = {}
        free = numbers_set_free(work.session)
        taken = set(asked) if free else frozenset()
        for number, fingerprint in free.items():
            if number not in taken:
                self._free.setdefault(fingerprint, []).append(number)

    def for_(self, fingerprint: str) -> str:
        """The number of somebody without one."""
        free = self._free.get(fingerprint)
        if free:
            return free.pop(0)
        self._last += 1
        return member_rules.number_text(self._last, self._width)


@dataclass(slots=True)
class Written:
    """How many were written, their first and last number, and the fingerprint of the rows so far."""

    count: int = 0
    first_number: str = ""
    last_number: str = ""


class Newcomers:
    """The pen that writes new members; ``digest`` grows with every row in its canonical form."""

    def __init__(self, work: Work, import_id: int, where: Whereabouts, numbers: Numbers) -> None:
        self._work = work
        self._import_id = import_id
        self._where = where
        self._sections = section_names(work.session)
        self._numbers = numbers
        self._customs = people.name_customs(work.session)
        self._next = {kind: bulk.next_id(work.session, kind) for kind in (Person, Member)}
        self._more = Particulars(work, import_id)
        self._representatives = Representatives(work, import_id)
        self.written = Written()
        self.digest = hashlib.sha256()

    def write(self, newcomers: Iterable[Newcomer], pace: Pace, expected: int = 0) -> None:
        """Write them all, a portion at a time; raises Cancelled between two portions.

        ``expected`` is how many there are; 0 where nobody knows.
        """
        pace.step(0)
        coming = iter(newcomers)
        portion = list(islice(coming, bulk.CHUNK))
        with self._indexes_aside(len(portion), expected, pace):
            while portion:
                self._write_portion(portion)
                self._work.touch(Area.MEMBERS)
                pace.step(self.written.count)
                portion = list(islice(coming, bulk.CHUNK))

    def let_act(self) -> None:
        """Let those act for organisations who are said to, once everybody is written as the table says."""
        self._representatives.write()

    def _indexes_aside(self, first_portion: int, expected: int, pace: Pace) -> AbstractContextManager[None]:
        """Indexes set aside where more come than are there, and at least a portion of them; else nothing."""
        there = self._next[Member] - 1
        if first_portion < bulk.CHUNK or (expected <= there and there):
            return nullcontext()
        return indexes.set_aside(self._work.session, indexes.FILLED, lambda: pace.step(self.written.count))

    def _write_portion(self, portion: Sequence[Newcomer]) -> None:
        session = self._work.session
        persons: list[dict[str, object]] = []
        members: Rows = []
        standings: Rows = []
        numbers: Rows = []
        texts: Rows = []
        notes: Rows = []
        told: list[Told] = []
        sections = self._section_labels(dict.fromkeys(newcomer.section for newcomer, _said in portion))
        for newcomer, said in portion:
            person_id, member_id = self._take(Person), self._take(Member)
            columns = people.person_columns(newcomer, self._customs, _kind_of(newcomer))
            whose = people.fingerprint_of(columns.full_name, columns.sex, columns.birth, newcomer.place)
            number = newcomer.number or self._numbers.for_(whose)
            persons.append(self._person(person_id, columns, newcomer))
            lines = standing_lines(newcomer, self._work.today)
            members.append(self._member((member_id, person_id, number), newcomer, persons[-1], lines[-1]))
            standings += [self._standing(member_id, line) for line in lines]
            if newcomer.more is not None:
                told.append((person_id, persons[-1]["place_id"], newcomer.more))
            counter = member_rules.number_counter(number)
            numbers.append({"number": number, "counter": counter, "fingerprint": whose})
            where = self._where.place_label(self._where.place_id(newcomer.place))
            text = people.search_text_of(number, columns, where, sections[newcomer.section])
            texts.append({"member_id": member_id, "text": text})
            notes += attention(self._work, self._import_id, member_id, said)
            self._count(number, newcomer, columns)
        if told:
            fill_columns(persons, told)
            self._representatives.note(told)
        bulk.add(session, Person, persons)
        bulk.add(session, Member, members)
        bulk.add(session, Standing, standings)
        bulk.add_numbers(session, numbers)
        bulk.add(session, SearchText, texts)
        bulk.add(session, AttentionNote, notes)
        if told:
            self._more.write(told, {int(str(row["id"])): str(row["phone"]) for row in persons})

    def _section_labels(self, names: Iterable[str]) -> Mapping[str, str]:
        """How lists call the sections a table names; members are found by that, and not by how it was written."""
        ids = {name: self._where.section_id(name) for name in names}
        if any(key is not None and key not in self._sections for key in ids.values()):
            self._sections = section_names(self._work.session)
        return {name: self._sections.get(key or 0, "") for name, key in ids.items()}

    def _take(self, kind: type[Person | Member]) -> int:
        self._next[kind] += 1
        return self._next[kind] - 1

    def _person(self, person_id: int, columns: people.PersonColumns, newcomer: NewMember) -> dict[str, object]:
        place_id = self._where.place_id(newcomer.place)
        return {"id": person_id, **columns.by_name(), "place_id": place_id, "import_id": self._import_id, "version": 1}

    def _member(
        self, known_as: tuple[int, int, str], newcomer: NewMember, person: Mapping[str, object], last: StandingLine
    ) -> dict[str, object]:
        member_id, person_id, number = known_as
        status, since = last.status, last.since
        birth = person["birth"]
        return {
            "id": member_id, "person_id": person_id, "number": number,
            "number_order": member_rules.number_order(number),
            "section_id": self._where.section_id(newcomer.section), "status": status, "status_since": since,
            "joined_on": None if status is Status.APPLICANT else newcomer.joined_on,
            "person_sort_key": person["sort_key"], "person_sex": person["sex"],
            "person_birth": birth.iso().replace("~", "") if isinstance(birth, VagueDate) else None,
            "person_place_id": person["place_id"], "person_phone_digits": person["phone_digits"],
            "import_id": self._import_id, "version": 1,
        }  # fmt: skip

    def _standing(self, member_id: int, line: StandingLine) -> dict[str, object]:
        return {
            "member_id": member_id, "status": line.status, "since": line.since, "reason": line.reason,
            "decision": line.decision, "recorded_at": self._work.now, "import_id": self._import_id,
        }  # fmt: skip

    def _count(self, number: str, newcomer: NewMember, columns: people.PersonColumns) -> None:
        self.written.count += 1
        self.written.first_number = self.written.first_number or number
        self.written.last_number = number
        told = (
            number, columns.full_name, columns.family_name, columns.given_name, columns.patronymic,
            columns.other_script, columns.sex.value, columns.birth.iso() if columns.birth else "", columns.phone,
            newcomer.place, newcomer.section, newcomer.status.value, str(newcomer.joined_on or ""),
            *beyond_the_basics(newcomer),
        )  # fmt: skip
        self.digest.update(_CANONICAL.encode(told).encode("utf-8", "surrogatepass") + b"\n")


def _kind_of(newcomer: NewMember) -> PersonKind:
    return (newcomer.more.kind if newcomer.more is not None else None) or PersonKind.NATURAL


def standing_lines(newcomer: NewMember, today: date) -> tuple[StandingLine, ...]:
    """The lines with which a newcomer's standing begins: since applying and joining, or since today if nobody knows.

    Who joined once and stands otherwise today was an active member in between. Where the day of leaving is not known,
    the last line says what is: that the member stands so today.
    """
    lines: list[StandingLine] = []
    if newcomer.status is Status.APPLICANT:
        return (StandingLine(Status.APPLICANT, newcomer.applied_on or newcomer.joined_on or today),)
    if newcomer.applied_on is not None:
        lines.append(StandingLine(Status.APPLICANT, newcomer.applied_on))
    if newcomer.joined_on is not None or newcomer.status is Status.ACTIVE:
        lines.append(StandingLine(Status.ACTIVE, newcomer.joined_on or today, decision=newcomer.decision))
    if newcomer.status is not Status.ACTIVE:
        lines.append(StandingLine(newcomer.status, newcomer.left_on or today, newcomer.left_reason))
    return tuple(lines)


def attention(work: Work, import_id: int, member_id: int, said: Iterable[Objection]) -> Rows:
    """Rows of the notes that ask for a second look."""
    return [
        {
            "member_id": member_id, "about": note.about, "message": note.message,
            "details": json.dumps({name: _plain(value) for name, value in note.details.items()}, ensure_ascii=False),
            "noted_at": work.now, "import_id": import_id,
        }
        for note in said
    ]  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, VagueDate):
        return value.iso()
    return value if isinstance(value, int | str | None) else str(value)
