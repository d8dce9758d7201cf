"""What the judges look at, read for one member or for the whole roll at once."""

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Select, String, Subquery, Text, func, select, text, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person, Standing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.entitlement import Born, Speaker, Stood
from pomanager.rules.members import Status
from pomanager.services.members.queries.memberships import StandingLine, StoodThen, stood_then

MEMBER, PERSON, STANDING = map(table_of, (Member, Person, Standing))
REPRESENTATIVE = PERSON.alias("representative")

FactT = TypeVar("FactT")
KeyT = TypeVar("KeyT", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Facts(Generic[FactT]):
    """What is looked at of each who is judged: the facts that differ, and by place which of them is each member's.

    Members who share a fact are judged once: of 260,000 many joined on one day.
    """

    different: Sequence[FactT]
    of_each: Sequence[int]


@dataclass(frozen=True)
class Reading:
    """The members who are judged, ascending by id, and the day; ``only`` is None for everybody in the books.

    What is asked of all of them is read once and kept as long as the reading lives.
    """

    session: Session
    day: date
    only: tuple[int, ...] | None = None
    _read: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, read: "Callable[[Reading], Facts[FactT]]") -> Facts[FactT]:
        """What is read here by others; each reads once."""
        if read not in self._read:
            self._read[read] = read(self)
        return cast("Facts[FactT]", self._read[read])  # what is kept under a reader is what it reads

    @cached_property
    def _columns(self) -> Sequence[list[Any]]:
        """Id, standing with its day and the day of admission, birth; as texts: rows take twice as long.

        The standing is one text: of 260,000 members many share it, and Python takes in one text faster than three.
        """
        standing = func.concat_ws(
            " ", type_coerce(MEMBER.c.status, String), type_coerce(MEMBER.c.status_since, Text),
            type_coerce(MEMBER.c.joined_on, Text),
        )  # fmt: skip
        columns = (MEMBER.c.id, standing.label("standing"), type_coerce(PERSON.c.birth, Text))
        members = select(*columns).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
        rows = self.narrowed(members, MEMBER.c.id).order_by(MEMBER.c.id).subquery()
        return json_columns(self.session, rows)

    def narrowed(self, statement: Select[*tuple[Any, ...]], member_id: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
        """The statement over only those who are judged."""
        if self.only is None:
            return statement
        asked = func.json_each(json.dumps(self.only)).table_valued("value")
        return statement.where(member_id.in_(select(asked.c.value)))

    @cached_property
    def ids(self) -> list[int]:
        """Whom the facts are about, in their order."""
        return self._columns[0]

    @cached_property
    def stood(self) -> Facts[Stood]:
        """How each stood on the day."""
        day, texts = self.day.isoformat(), self._columns[1]
        keys: dict[StoodThen, int] = {(None, None, None): 0}
        numbers = {text: keys.setdefault(_stood_since(text, day), len(keys)) for text in dict.fromkeys(texts)}
        of_each = list(map(numbers.__getitem__, texts))
        for member_id, lines in self._several.items():
            place = bisect_left(self.ids, member_id)
            key = stood_then(lines, _parts(texts[place])[2], day)
            of_each[place] = keys.setdefault(key, len(keys))
        return Facts([_stood(key) for key in keys], of_each)

    @cached_property
    def _several(self) -> dict[int, list[StandingLine]]:
        """Lines of standing that hold, oldest first, of those who have more than one line; the others have just one."""
        columns = json_columns(self.session, self._lines().subquery())
        times, taken_back = Counter(columns[1]), frozenset(columns[4])
        found: dict[int, list[StandingLine]] = {}
        for line_id, member_id, status, since, reverses in zip(*columns, strict=True):
            if times[member_id] == 1:
                continue
            lines_of = found.setdefault(member_id, [])
            if reverses is None and line_id not in taken_back:
                lines_of.append((status, since))
        return found

    def _lines(self) -> Select[*tuple[Any, ...]]:
        """Lines of standing, oldest first: of everybody those who have several, of some members all they have.

        To find who has several, the whole index is walked through: too much for a few.
        """
        lines = select(
            STANDING.c.id, STANDING.c.member_id, type_coerce(STANDING.c.status, String),
            type_coerce(STANDING.c.since, Text), STANDING.c.reverses_id,
        ).order_by(STANDING.c.member_id, STANDING.c.since, STANDING.c.id)  # fmt: skip
        if self.only is not None:
            return self.narrowed(lines, STANDING.c.member_id)
        several = select(STANDING.c.member_id).group_by(STANDING.c.member_id).having(func.count() > 1)
        return lines.where(STANDING.c.member_id.in_(several))

    @cached_property
    def born(self) -> Facts[Born]:
        """When each was born; an organisation has no age to judge."""
        births, of_each = told_apart(self._columns[2])
        facts = [Born(VagueDate.from_iso(text) if text else None) for text in births]
        facts.append(Born(ageless=True))
        for member_id in self._organisations:
            of_each[bisect_left(self.ids, member_id)] = len(births)
        return Facts(facts, of_each)

    @cached_property
    def speakers(self) -> Facts[Speaker]:
        """Who speaks for each."""
        facts, of_each = [Speaker()], [0] * len(self.ids)
        for member_id, name in self._organisations.items():
            of_each[bisect_left(self.ids, member_id)] = len(facts)
            facts.append(Speaker(is_organisation=True, representative=name))
        return Facts(facts, of_each)

    @cached_property
    def _organisations(self) -> dict[int, str]:
        """The organisations among them, each with the name of its representative, or an empty text."""
        members = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
        spoken_for = members.outerjoin(REPRESENTATIVE, REPRESENTATIVE.c.id == PERSON.c.representative_id)
        # Written out, not as a parameter: only then does SQLite see that an index holds just these.
        named = select(MEMBER.c.id, REPRESENTATIVE.c.full_name).where(text("person.kind = 'organisation'"))
        rows = self.session.execute(self.narrowed(named.select_from(spoken_for), MEMBER.c.id).order_by(MEMBER.c.id))
        return {row[0]: row[1] or "" for row in rows}

    @cached_property
    def nothing(self) -> Facts[None]:
        """No fact at all: for judges who look at the by-laws alone."""
        return Facts([None], [0] * len(self.ids))


def json_columns(session: Session, rows: Subquery) -> list[list[Any]]:
    """The rows of a statement column by column, each as one text: handed over singly they take twice as long."""
    texts = session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
    return [json.loads(text) for text in texts]


def told_apart(keys: Sequence[KeyT], *first: KeyT) -> tuple[list[KeyT], list[int]]:
    """The keys that differ, as they come after the first ones, and by place which of them is there."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(chain(first, keys)))}
    return list(numbers), list(map(numbers.__getitem__, keys))


def _parts(standing: str) -> StoodThen:
    """The parts of a standing told as one text; the day of admission is missing where it is not known."""
    status, since, *joined = standing.split(" ")
    return status, since, joined[0] if joined else None


def _stood_since(standing: str, day: str) -> StoodThen:
    """How somebody with a single line of standing stood on a day."""
    key = _parts(standing)
    return key if key[1] is not None and key[1] <= day else (None, None, None)


def _stood(key: StoodThen) -> Stood:
    status, since, member_since = key
    return Stood(
        Status(status) if status else None,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(member_since) if member_since else None,
    )
