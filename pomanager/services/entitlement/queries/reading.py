"""What the judges look at, read for one member or for the whole roll at once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Select, String, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person, Standing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.entitlement import Born, Speaker, Stood
from pomanager.rules.members import ON_ROLL, PersonKind, Status

MEMBER, PERSON, STANDING = map(table_of, (Member, Person, Standing))
REPRESENTATIVE = PERSON.alias("representative")

FactT = TypeVar("FactT")
_Key: TypeAlias = tuple[str | None, str | None, str | None]
"""Status, its day, and the first day of membership, as they are kept."""


Line: TypeAlias = tuple[str, str]
"""A line of standing that holds: its status and its first day."""


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

    @cached_property
    def _columns(self) -> Sequence[list[Any]]:
        """Id, status, its day, day of admission, birth, whether an organisation; as texts: rows take twice as long."""
        columns = (
            MEMBER.c.id, type_coerce(MEMBER.c.status, String), type_coerce(MEMBER.c.status_since, Text),
            type_coerce(MEMBER.c.joined_on, Text), type_coerce(PERSON.c.birth, Text),
            (PERSON.c.kind == PersonKind.ORGANISATION).label("is_organisation"),
        )  # fmt: skip
        members = select(*columns).select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
        rows = self.narrowed(members, MEMBER.c.id).order_by(MEMBER.c.id).subquery()
        texts = self.session.execute(select(*(func.json_group_array(column) for column in rows.c))).one()
        return [json.loads(text) for text in texts]

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
        day, several = self.day.isoformat(), self._several
        keys: dict[_Key, int] = {}
        nobody = keys.setdefault((None, None, None), 0)
        of_each = [
            keys.setdefault(key, len(keys)) if key[1] is not None and key[1] <= day else nobody
            for key in zip(*self._columns[1:4], strict=True)
        ]  # fmt: skip
        for place, member_id in enumerate(self.ids):
            if member_id in several:
                key = _on_day(several[member_id], self._columns[3][place], day)
                of_each[place] = keys.setdefault(key, len(keys))
        return Facts([_stood(key) for key in keys], of_each)

    @cached_property
    def _several(self) -> dict[int, list[Line]]:
        """Lines of standing that hold, oldest first, of those who have more than one line; the others have just one."""
        more = select(STANDING.c.member_id).group_by(STANDING.c.member_id).having(func.count() > 1)
        more = self.narrowed(more, STANDING.c.member_id)
        lines = (
            select(
                STANDING.c.member_id, type_coerce(STANDING.c.status, String), type_coerce(STANDING.c.since, Text),
                STANDING.c.id, STANDING.c.reverses_id,
            )
            .where(STANDING.c.member_id.in_(more))
            .order_by(STANDING.c.member_id, STANDING.c.since, STANDING.c.id)
        )  # fmt: skip
        rows = self.session.execute(lines).all()
        taken_back = {row[4] for row in rows}
        found: dict[int, list[Line]] = {}
        for member_id, status, since, line_id, reverses in rows:
            lines_of = found.setdefault(member_id, [])
            if reverses is None and line_id not in taken_back:
                lines_of.append((status, since))
        return found

    @cached_property
    def born(self) -> Facts[Born]:
        """When each was born."""
        keys: dict[tuple[str | None, int], int] = {}
        of_each = [keys.setdefault(key, len(keys)) for key in zip(*self._columns[4:6], strict=True)]
        return Facts([Born(VagueDate.from_iso(text) if text else None, bool(kind)) for text, kind in keys], of_each)

    @cached_property
    def speakers(self) -> Facts[Speaker]:
        """Who speaks for each."""
        facts, of_each = [_OWN_SPEAKER], [0] * len(self.ids)
        places = [place for place, is_organisation in enumerate(self._columns[5]) if is_organisation]
        names = self._representatives() if places else {}
        for place in places:
            of_each[place] = len(facts)
            facts.append(Speaker(is_organisation=True, representative=names.get(self.ids[place], "")))
        return Facts(facts, of_each)

    def _representatives(self) -> dict[int, str]:
        person = PERSON.join(REPRESENTATIVE, REPRESENTATIVE.c.id == PERSON.c.representative_id)
        named = select(MEMBER.c.id, REPRESENTATIVE.c.full_name)
        named = named.select_from(person.join(MEMBER, MEMBER.c.person_id == PERSON.c.id))
        return {row[0]: row[1] for row in self.session.execute(self.narrowed(named, MEMBER.c.id))}

    @cached_property
    def nothing(self) -> Facts[None]:
        """No fact at all: for judges who look at the by-laws alone."""
        return Facts([None], [0] * len(self.ids))


_OWN_SPEAKER = Speaker()
_ON_ROLL = frozenset(status.value for status in ON_ROLL)


def _on_day(lines: Sequence[Line], joined: str | None, day: str) -> _Key:
    """The line that holds on the day, and the first day of the membership it belongs to."""
    last: Line | None = None
    member_since: str | None = None
    was_on_roll = ever_left = False
    for line in lines:
        if line[1] > day:
            break
        last, is_on_roll = line, line[0] in _ON_ROLL
        if is_on_roll and not was_on_roll:
            # Of a first membership the roll may not know the day: its line only tells when it was found so.
            member_since = line[1] if ever_left else joined
        ever_left = ever_left or (was_on_roll and not is_on_roll)
        was_on_roll = is_on_roll
    if last is None:
        return None, None, None
    return *last, member_since


def _stood(key: _Key) -> Stood:
    status, since, member_since = key
    return Stood(
        Status(status) if status else None,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(member_since) if member_since else None,
    )
