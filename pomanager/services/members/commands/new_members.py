"""Writes new members by the thousand: person, number, standing, search text and notes, each in one statement."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.members import AttentionNote, Member, Person, Standing
from pomanager.db.search import SearchText
from pomanager.errors import Cancelled
from pomanager.readmodels.exchange import NewMember
from pomanager.readmodels.progress import Cancelling, Progress
from pomanager.rules import members as member_rules
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection
from pomanager.services.members import people
from pomanager.services.members.commands.whereabouts import Whereabouts
from pomanager.services.members.queries.known import highest_counter, numbers_set_free
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.work import Work

BEGUN_BY_ADMISSION = frozenset({Status.APPLICANT, Status.ACTIVE})
"""Standings with which a life on the roll can begin; every other one follows on a time as an active member."""

Newcomer = tuple[NewMember, Sequence[Objection]]
"""Somebody to be written, with what there is to look at again."""
Rows = list[Mapping[str, object]]


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

    def __init__(self, work: Work, asked: Iterable[str] = ()) -> None:
        asked = set(asked)
        self._width = organisation_row(work.session).number_width
        self._last = max([highest_counter(work.session), *map(member_rules.number_counter, asked)])
        self._free: dict[str, list[str]] = {}
        for number, fingerprint in numbers_set_free(work.session).items():
            if number not in asked:
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
        self._numbers = numbers
        self._customs = people.name_customs(work.session)
        self._next = {kind: bulk.next_id(work.session, kind) for kind in (Person, Member)}
        self.written = Written()
        self.digest = hashlib.sha256()

    def write(self, newcomers: Iterable[Newcomer], pace: Pace) -> None:
        """Write them all, a portion at a time; raises Cancelled between two portions."""
        pace.step(0)
        coming = iter(newcomers)
        while portion := list(islice(coming, bulk.CHUNK)):
            self._write_portion(portion)
            self._work.touch(Area.MEMBERS)
            pace.step(self.written.count)

    def _write_portion(self, portion: Sequence[Newcomer]) -> None:
        session = self._work.session
        persons: Rows = []
        members: Rows = []
        standings: Rows = []
        numbers: Rows = []
        texts: Rows = []
        notes: Rows = []
        for newcomer, said in portion:
            person_id, member_id = self._take(Person), self._take(Member)
            columns = people.person_columns(newcomer, self._customs)
            whose = people.fingerprint_of(columns.full_name, columns.sex, columns.birth, newcomer.place)
            number = newcomer.number or self._numbers.for_(whose)
            persons.append(self._person(person_id, columns, newcomer))
            lines = standing_lines(newcomer, self._work.today)
            members.append(self._member(member_id, person_id, number, newcomer, lines))
            standings += [self._standing(member_id, *line) for line in lines]
            counter = member_rules.number_counter(number)
            numbers.append({"number": number, "counter": counter, "fingerprint": whose})
            text = people.search_text_of(number, columns, newcomer.place, newcomer.section)
            texts.append({"member_id": member_id, "text": text})
            notes += attention(self._work, self._import_id, member_id, said)
            self._count(number, newcomer, columns)
        bulk.add(session, Person, persons)
        bulk.add(session, Member, members)
        bulk.add(session, Standing, standings)
        bulk.add_numbers(session, numbers)
        bulk.add(session, SearchText, texts)
        bulk.add(session, AttentionNote, notes)

    def _take(self, kind: type[Person | Member]) -> int:
        self._next[kind] += 1
        return self._next[kind] - 1

    def _person(self, person_id: int, columns: people.PersonColumns, newcomer: NewMember) -> dict[str, object]:
        place_id = self._where.place_id(newcomer.place)
        return {"id": person_id, **columns.by_name(), "place_id": place_id, "import_id": self._import_id, "version": 1}

    def _member(
        self, member_id: int, person_id: int, number: str, newcomer: NewMember, lines: Sequence[tuple[Status, date]]
    ) -> dict[str, object]:
        status, since = lines[-1]
        return {
            "id": member_id, "person_id": person_id, "number": number,
            "number_order": member_rules.number_order(number),
            "section_id": self._where.section_id(newcomer.section), "status": status, "status_since": since,
            "joined_on": None if status is Status.APPLICANT else newcomer.joined_on,
            "import_id": self._import_id, "version": 1,
        }  # fmt: skip

    def _standing(self, member_id: int, status: Status, since: date) -> dict[str, object]:
        return {
            "member_id": member_id, "status": status, "since": since, "reason": "", "decision": "",
            "recorded_at": self._work.now, "import_id": self._import_id,
        }  # fmt: skip

    def _count(self, number: str, newcomer: NewMember, columns: people.PersonColumns) -> None:
        self.written.count += 1
        self.written.first_number = self.written.first_number or number
        self.written.last_number = number
        told = (
            number, columns.full_name, columns.family_name, columns.given_name, columns.patronymic,
            columns.other_script, columns.sex.value, columns.birth.iso() if columns.birth else "", columns.phone,
            newcomer.place, newcomer.section, newcomer.status.value, str(newcomer.joined_on or ""),
        )  # fmt: skip
        self.digest.update(json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def standing_lines(newcomer: NewMember, today: date) -> tuple[tuple[Status, date], ...]:
    """The lines with which a newcomer's standing begins: since joining, or since today where nobody knows.

    Who joined once and stands otherwise today was an active member in between; since when not is not known, so the
    line says what is: that it stands so today.
    """
    if newcomer.status in BEGUN_BY_ADMISSION:
        return ((newcomer.status, newcomer.joined_on or today),)
    if newcomer.joined_on is None:
        return ((newcomer.status, today),)
    return ((Status.ACTIVE, newcomer.joined_on), (newcomer.status, today))


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
