"""What the roll of a meeting would hold on a day: who stands on it, with how many votes, and why."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    LargeBinary,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.rolls import FOLDED
from pomanager.db.shares import ShareEntry
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Right, Verdict
from pomanager.rules.meetings.rolls import reasons_kept
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import YOUTH_LIMIT
from pomanager.services.entitlement.queries.verdicts import findings
from pomanager.services.members.queries.on_day import as_on, members_on
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries.sections import section_tree

_ENTRY = table_of(ShareEntry)
_BYTES = bytes(range(256))
"""All bytes: the place at which one stands in them is its number."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdicts of a day by kind, and the kind of each member, as SQLite is handed them."""

    verdicts: Sequence[Verdict]
    kinds: bytes
    """Two bytes for each id, the higher first."""
    votes: bytes
    """One byte for each id: its votes."""

    @property
    def kept(self) -> tuple[tuple[bool, str], ...]:
        """By kind whether one may vote, and the reasons as they are kept."""
        return tuple((verdict.may(Right.VOTE), reasons_kept(verdict)) for verdict in self.verdicts)


def judged_on(session: Session, day: date) -> Judged:
    """What was found of everybody on a day."""
    found = findings(session, day)
    votes_of = [int(verdict.may(Right.VOTE)) for verdict in found.verdicts]
    places = 1 + (found.ids[-1] if found.ids else 0)
    kinds, votes = array("H", bytes(2 * places)), bytearray(places)
    for member_id, kind in zip(found.ids, found.kinds, strict=True):
        kinds[member_id] = kind
        votes[member_id] = votes_of[kind]
    if kinds.itemsize != 2 or array("H", b"\x01\x00")[0] == 1:  # noqa: PLR2004 - bytes of a small number
        kinds.byteswap()
    return Judged(found.verdicts, kinds.tobytes(), bytes(votes))


@dataclass(frozen=True, slots=True)
class Counted:
    """A roll as a whole, before it is written."""

    on_roll: int
    entitled: int
    votes: int
    women_entitled: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which members stand on a roll: all, those of some sections, or those named."""

    day: date
    section_ids: tuple[int, ...] | None = None
    member_ids: tuple[int, ...] | None = None


def sections_within(session: Session, section_id: int, day: date) -> tuple[int, ...]:
    """A section and all that lie in it on a day."""
    tree = section_tree(session, day)
    return (section_id, *tree.below(section_id))


def count_lines(session: Session, wanted: Wanted, judged: Judged) -> Counted:
    """How many would stand on the roll, and with how many votes."""
    votes = _votes()
    is_woman = and_(votes > 0, MEMBER.c.person_sex == Sex.FEMALE)
    counts = select(
        func.count(), func.coalesce(func.sum(case((votes > 0, 1), else_=0)), 0), func.coalesce(func.sum(votes), 0),
        func.coalesce(func.sum(case((is_woman, 1), else_=0)), 0),
    )  # fmt: skip
    found = session.execute(_narrowed(session, counts, wanted), {"votes": judged.votes}).one()
    return Counted(*found)


def lines_to_write(session: Session, wanted: Wanted, bylaws: Bylaws) -> Select[*tuple[Any, ...]]:
    """The lines of a roll, in the order of its attendance sheet: by name. Parameters are told by ``parameters``."""
    then = as_on(session, wanted.day)
    by_name = (MEMBER.c.person_sort_key, MEMBER.c.number_order)
    lines = select(
        bindparam("roll", type_=Integer()).label("meeting_roll_id"),
        func.row_number().over(order_by=by_name).label("position"), PERSON.c.id.label("person_id"),
        MEMBER.c.id.label("member_id"), MEMBER.c.number, then.name.label("name"),
        then.other_script.label("other_script"), getattr(func, FOLDED)(then.name).label("name_key"), PERSON.c.sex,
        _is_young(wanted.day, bylaws).label("is_young"), then.section_id.label("section_id"),
        literal("").label("capacity"), _shares(session, wanted.day).label("shares"), _votes().label("votes"),
        (bindparam("first", type_=Integer()) + _kind()).label("verdict_id"),
    )  # fmt: skip
    return _narrowed(session, lines, wanted).order_by(*by_name)


def parameters(judged: Judged, meeting_roll_id: int, first_verdict: int) -> dict[str, object]:
    """What ``lines_to_write`` is handed: the roll, the id of the verdict of the first kind, kinds and votes."""
    return {
        "roll": meeting_roll_id, "first": first_verdict, "kinds": judged.kinds, "votes": judged.votes,
        "all_bytes": _BYTES,
    }  # fmt: skip


def _narrowed(session: Session, statement: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
    """Over the members who stand on the roll, driven from ``member``."""
    found = statement.select_from(MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id))
    if wanted.member_ids is not None:
        found = found.where(MEMBER.c.id.in_(_among(wanted.member_ids)))
    if wanted.section_ids is not None:
        found = found.where(as_on(session, wanted.day).section_id.in_(_among(wanted.section_ids)))
    return members_on(session, found, wanted.day)


def _among(ids: Iterable[int]) -> Select[int]:
    each = func.json_each(json.dumps(list(ids))).table_valued(column("value", Integer))
    return select(each.c.value)


def _byte(name: str, place: ColumnElement[int]) -> ColumnElement[int]:
    """The number of a byte of a parameter, at a place from 1."""
    byte = func.substr(bindparam(name, type_=LargeBinary()), place, 1)
    return func.instr(bindparam("all_bytes", type_=LargeBinary()), byte) - 1


def _kind() -> ColumnElement[int]:
    return _byte("kinds", MEMBER.c.id * 2 + 1) * 256 + _byte("kinds", MEMBER.c.id * 2 + 2)


def _votes() -> ColumnElement[int]:
    """The votes of a member; nobody has more than one in a primary cooperative (OHADA, art. 102)."""
    return case((func.substr(bindparam("votes", type_=LargeBinary()), MEMBER.c.id + 1, 1) == b"\x01", 1), else_=0)


def _is_young(day: date, bylaws: Bylaws) -> ColumnElement[bool]:
    """Whether somebody counts as young on a day: of a birth known in part, by the highest age it can be."""
    limit = bylaws.number("board.youth_age") or YOUTH_LIMIT
    born_after = f"{day.year - limit - 1:04}-{day.month:02}-{day.day:02}"
    padded = func.substr(cast(MEMBER.c.person_birth, Text) + literal("-01-01"), 1, 10)
    return func.coalesce(and_(padded > born_after, padded <= day.isoformat()), literal(0))


def _shares(session: Session, day: date) -> ColumnElement[int]:
    """Shares of all types at the end of a day; where the books have none, no sum is asked for."""
    if session.execute(select(_ENTRY.c.id).limit(1)).first() is None:
        return literal(0)
    held = select(func.coalesce(func.sum(_ENTRY.c.shares), 0))
    return held.where(_ENTRY.c.member_id == MEMBER.c.id, _ENTRY.c.effective_on <= day).scalar_subquery()
