"""What the roll of a meeting would hold on a day: who stands on it, with how many votes, and why."""

import json
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    LargeBinary,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session

from pomanager.db import bulk
from pomanager.db.base import table_of
from pomanager.db.journal import JournalEntry
from pomanager.db.kept import kept
from pomanager.db.shares import ShareEntry
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.readmodels.members import RollOrder
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Right, Verdict
from pomanager.rules.meetings.kinds import OF_DELEGATES
from pomanager.rules.meetings.rolls import reasons_kept
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import YOUTH_LIMIT
from pomanager.services.entitlement.queries.reading import json_columns
from pomanager.services.entitlement.queries.verdicts import findings
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.members.queries.on_day import as_on
from pomanager.services.members.queries.orders import ids_of, order_of
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.organisation.queries.sections import section_tree

_ENTRY, _JOURNAL = table_of(ShareEntry), table_of(JournalEntry)
_BYTES = bytes(range(256))
"""All bytes: the place at which one stands in them is its number."""


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


@dataclass(frozen=True, slots=True)
class Judged:
    """Who would stand on a roll in one state of the books: what SQLite is handed as bytes, by the ids of members."""

    state: int
    """The last line of the journal when it was judged."""
    wanted: Wanted
    verdicts: tuple[tuple[bool, str], ...]
    """By kind whether one may vote, and the reasons as they are kept."""
    kinds: bytes
    """Two bytes for each id, the higher first."""
    votes: bytes
    """One byte for each id: 0 for who does not stand on the roll, else one more than the votes."""
    places: bytes
    """Four bytes for each id: the position, from 1."""
    shares: bytes
    """Four bytes for each id: shares of all types at the end of the day."""
    counted: Counted


def judged_for(session: Session, wanted: Wanted) -> Judged:
    """Who would stand on a roll; kept while the books do not change, so that whoever looks first freezes at once."""
    return kept(session, ("roll", wanted), partial(_judge, session, wanted))


def wanted_for(session: Session, detail: MeetingDetail, day: date) -> Wanted:
    """Which members stand on the roll of a meeting that no body forms."""
    if detail.label.kind in OF_DELEGATES:
        return Wanted(day, member_ids=tuple(row.member_id for row in who_goes(session, detail.label.id)))
    if detail.section_id is not None:
        return Wanted(day, section_ids=sections_within(session, detail.section_id, day))
    return Wanted(day)


def roll_to_freeze(session: Session, meeting_id: int, day: date) -> Judged | None:
    """Who would stand on the roll of a meeting as of a day; None for the meeting of a body. Raises NotFound."""
    detail = meeting_detail(session, meeting_id)
    return None if detail.label.body_id is not None else judged_for(session, wanted_for(session, detail, day))


def is_of_now(session: Session, judged: Judged, wanted: Wanted) -> bool:
    """Whether what was judged before is of this state of the books, and of the same members."""
    return judged.wanted == wanted and judged.state == _state(session)


def _state(session: Session) -> int:
    last: int | None = session.execute(select(func.max(_JOURNAL.c.sequence))).scalar()
    return last or 0


def _judge(session: Session, wanted: Wanted) -> Judged:
    with bulk.roomy(session, bulk.WHOLE_ROLL_KB):
        found, women = findings(session, wanted.day), _women(session)
        in_order = order_of(session, RollOrder.NAME).ids
        asked, holdings = _asked(session, wanted), _holdings(session, wanted.day)
    size = 1 + max(found.ids[-1] if found.ids else 0, max(in_order, default=0))
    kinds, votes = array("H", bytes(2 * size)), bytearray(size)
    places, shares = array("I", bytes(4 * size)), array("I", bytes(4 * size))
    for member_id, held in holdings:
        shares[member_id] = held
    votes_of = [0 if _is_off(verdict) else 1 + int(verdict.may(Right.VOTE)) for verdict in found.verdicts]
    for member_id, kind in zip(found.ids, found.kinds, strict=True):
        kinds[member_id] = kind
        votes[member_id] = votes_of[kind]
    if asked is not None:
        votes = bytearray(vote if member_id in asked else 0 for member_id, vote in enumerate(votes))
    for place, member_id in enumerate([each for each in in_order if votes[each]], 1):
        places[member_id] = place
    entitled = votes.count(2)
    women_entitled = bytes(map(votes.__getitem__, women)).count(2)
    counted = Counted(size - votes.count(0), entitled, entitled, women_entitled)
    if sys.byteorder == "little":
        for each in (kinds, places, shares):
            each.byteswap()
    told = tuple((verdict.may(Right.VOTE), reasons_kept(verdict)) for verdict in found.verdicts)
    return Judged(
        _state(session), wanted, told, kinds.tobytes(), bytes(votes), places.tobytes(), shares.tobytes(), counted
    )  # fmt: skip


def _is_off(verdict: Verdict) -> bool:
    """Whether those of whom this was found do not stand on the roll: of them nothing else was looked at."""
    return any(reason.is_last for reason in verdict.reasons)


def _women(session: Session) -> list[int]:
    """The ids of all women in the books: one stretch of an index."""
    return ids_of(session, select(MEMBER.c.id).where(MEMBER.c.person_sex == Sex.FEMALE))


def _asked(session: Session, wanted: Wanted) -> frozenset[int] | None:
    """Among whom those on the roll are looked for; None for everybody."""
    if wanted.member_ids is not None:
        return frozenset(wanted.member_ids)
    if wanted.section_ids is None:
        return None
    within = as_on(session, wanted.day).section_id.in_(_among(wanted.section_ids))
    source = MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    return frozenset(ids_of(session, select(MEMBER.c.id).select_from(source).where(within)))


def _holdings(session: Session, day: date) -> Iterable[tuple[int, int]]:
    """Members with shares of all types at the end of a day; in one walk it takes half as long as one by one."""
    held = func.sum(_ENTRY.c.shares).label("held")
    sums = select(_ENTRY.c.member_id, held).where(_ENTRY.c.effective_on <= day).group_by(_ENTRY.c.member_id).subquery()
    return zip(*json_columns(session, sums), strict=True)


def sections_within(session: Session, section_id: int, day: date) -> tuple[int, ...]:
    """A section and all that lie in it on a day."""
    tree = section_tree(session, day)
    return (section_id, *tree.below(section_id))


def lines_to_write(session: Session, wanted: Wanted, bylaws: Bylaws) -> Select[*tuple[Any, ...]]:
    """The lines of a roll, read in the order of the ids: in that of names, rows would be read criss-cross.

    Parameters are told by ``parameters``.
    """
    then, vote = as_on(session, wanted.day), _byte("votes", MEMBER.c.id + 1)
    lines = select(
        bindparam("roll", type_=Integer()).label("meeting_roll_id"), _number("places").label("position"),
        PERSON.c.id.label("person_id"), MEMBER.c.id.label("member_id"), MEMBER.c.number, then.name.label("name"),
        then.other_script.label("other_script"), PERSON.c.sex, _is_young(wanted.day, bylaws).label("is_young"),
        then.section_id.label("section_id"),
        literal("").label("capacity"), _number("shares").label("shares"), (vote - 1).label("votes"),
        (bindparam("first", type_=Integer()) + _kind()).label("verdict_id"),
    )  # fmt: skip
    source = MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    return lines.select_from(source).where(vote > 0).order_by(MEMBER.c.id)


def parameters(judged: Judged, meeting_roll_id: int, first_verdict: int) -> dict[str, object]:
    """What ``lines_to_write`` is handed: the roll, the id of the verdict of the first kind, and what was judged."""
    return {
        "roll": meeting_roll_id, "first": first_verdict, "kinds": judged.kinds, "votes": judged.votes,
        "places": judged.places, "shares": judged.shares, "all_bytes": _BYTES,
    }  # fmt: skip


def _among(ids: Iterable[int]) -> Select[int]:
    each = func.json_each(json.dumps(list(ids))).table_valued(column("value", Integer))
    return select(each.c.value)


def _byte(name: str, place: ColumnElement[int]) -> ColumnElement[int]:
    """The number of a byte of a parameter, at a place from 1."""
    byte = func.substr(bindparam(name, type_=LargeBinary()), place, 1)
    return func.instr(bindparam("all_bytes", type_=LargeBinary()), byte) - 1


def _kind() -> ColumnElement[int]:
    return _byte("kinds", MEMBER.c.id * 2 + 1) * 256 + _byte("kinds", MEMBER.c.id * 2 + 2)


def _number(name: str) -> ColumnElement[int]:
    """The number in four bytes of a parameter."""
    number = _byte(name, MEMBER.c.id * 4 + 1)
    for byte in range(2, 5):
        number = number * 256 + _byte(name, MEMBER.c.id * 4 + byte)
    return number


def _is_young(day: date, bylaws: Bylaws) -> ColumnElement[bool]:
    """Whether somebody counts as young on a day: of a birth known in part, by the highest age it can be."""
    limit = bylaws.number("board.youth_age") or YOUTH_LIMIT
    born_after = f"{day.year - limit - 1:04}-{day.month:02}-{day.day:02}"
    padded = func.substr(cast(MEMBER.c.person_birth, Text) + literal("-01-01"), 1, 10)
    return func.coalesce(and_(padded > born_after, padded <= day.isoformat()), literal(0))
