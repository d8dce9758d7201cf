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
    case,
    cast,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.journal import JournalEntry
from pomanager.db.kept import kept
from pomanager.db.meetings.rolls import FOLDED
from pomanager.db.shares import ShareEntry
from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.readmodels.members import RollOrder
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Right
from pomanager.rules.meetings.kinds import OF_DELEGATES
from pomanager.rules.meetings.rolls import reasons_kept
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import YOUTH_LIMIT
from pomanager.services.entitlement.queries.verdicts import findings
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.members.queries.on_day import as_on, members_on
from pomanager.services.members.queries.orders import order_of
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
    found = findings(session, wanted.day)
    votes_of = [int(verdict.may(Right.VOTE)) for verdict in found.verdicts]
    ids, women = _standing(session, wanted)
    size = 1 + max(found.ids[-1] if found.ids else 0, max(ids, default=0))
    kinds, votes, places = array("H", bytes(2 * size)), bytearray(size), array("I", bytes(4 * size))
    for member_id, kind in zip(found.ids, found.kinds, strict=True):
        kinds[member_id] = kind
    for place, member_id in enumerate(order_of(session, RollOrder.NAME).of(ids), 1):
        places[member_id] = place
        votes[member_id] = 1 + votes_of[kinds[member_id]]
    entitled = votes.count(2)
    counted = Counted(len(ids), entitled, entitled, sum(votes[woman] - 1 for woman in women))
    if sys.byteorder == "little":
        kinds.byteswap()
        places.byteswap()
    told = tuple((verdict.may(Right.VOTE), reasons_kept(verdict)) for verdict in found.verdicts)
    return Judged(
        _state(session), wanted, told, kinds.tobytes(), bytes(votes), places.tobytes(), counted
    )  # fmt: skip


def _standing(session: Session, wanted: Wanted) -> tuple[list[int], list[int]]:
    """The ids of those who stand on the roll, and of the women among them."""
    is_woman = case((PERSON.c.sex == Sex.FEMALE, MEMBER.c.id))
    ids = _narrowed(session, select(MEMBER.c.id, is_woman.label("woman")), wanted).subquery()
    columns = session.execute(select(func.json_group_array(ids.c.id), func.json_group_array(ids.c.woman))).one()
    return json.loads(columns[0]), [woman for woman in json.loads(columns[1]) if woman is not None]


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
        bindparam("roll", type_=Integer()).label("meeting_roll_id"), _place().label("position"),
        PERSON.c.id.label("person_id"), MEMBER.c.id.label("member_id"), MEMBER.c.number, then.name.label("name"),
        then.other_script.label("other_script"), _folded(then.name).label("name_key"), PERSON.c.sex,
        _is_young(wanted.day, bylaws).label("is_young"), then.section_id.label("section_id"),
        literal("").label("capacity"), _shares(session, wanted.day).label("shares"), (vote - 1).label("votes"),
        (bindparam("first", type_=Integer()) + _kind()).label("verdict_id"),
    )  # fmt: skip
    source = MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    return lines.select_from(source).where(vote > 0).order_by(MEMBER.c.id)


def parameters(judged: Judged, meeting_roll_id: int, first_verdict: int) -> dict[str, object]:
    """What ``lines_to_write`` is handed: the roll, the id of the verdict of the first kind, kinds, votes, places."""
    return {
        "roll": meeting_roll_id, "first": first_verdict, "kinds": judged.kinds, "votes": judged.votes,
        "places": judged.places, "all_bytes": _BYTES,
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


def _folded(name: ColumnElement[str]) -> ColumnElement[str]:
    """A name folded; SQLite does it alone for names of plain letters, which are most in Latin scripts."""
    is_plain = and_(name.op("NOT GLOB")("*[^A-Za-z ]*"), name.op("NOT GLOB")("*  *"))
    return case((is_plain, func.trim(func.lower(name))), else_=getattr(func, FOLDED)(name))


def _place() -> ColumnElement[int]:
    place: ColumnElement[int] = literal(0)
    for byte in range(1, 5):
        place = place * 256 + _byte("places", MEMBER.c.id * 4 + byte)
    return place


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
