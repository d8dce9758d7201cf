"""What the judges look at, read for one member or for the whole roll at once."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Select, String, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person, Standing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.entitlement import Born, Speaker, Stood
from pomanager.rules.members import PersonKind, Status
from pomanager.services.members.queries.memberships import StandingLine, StoodThen, stood_then

MEMBER, PERSON, STANDING = map(table_of, (Member, Person, Standing))
REPRESENTATIVE = PERSON.alias("representative")

FactT = TypeVar("FactT")


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
        keys: dict[StoodThen, int] = {}
        nobody = keys.setdefault((None, None, None), 0)
        of_each = [
            keys.setdefault(key, len(keys)) if key[1] is not None and key[1] <= day else nobody
            for key in zip(*self._columns[1:4], strict=True)
        ]  # fmt: skip
        for place, member_id in enumerate(self.ids):
            if member_id in several:
                key = stood_then(several[member_id], self._columns[3][place], day)
                of_each[place] = keys.setdefault(key, len(keys))
        return Facts([_stood(key) for key in keys], of_each)

    @cached_property
    def _several(self) -> dict[int, list[StandingLine]]:
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
        found: dict[int, list[StandingLine]] = {}
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


def _stood(key: StoodThen) -> Stood:
    status, since, member_since = key
    return Stood(
        Status(status) if status else None,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(member_since) if member_since else None,
    )
