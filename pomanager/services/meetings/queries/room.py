"""What the meeting room looks up: people by number or first letters, the last entries, who did what by mistake."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.attendance import Excuse, Guest, Proxy, Stay
from pomanager.db.meetings.calling import MeetingOfficer, RollLine
from pomanager.db.meetings.decisions import Speaker
from pomanager.db.meetings.rolls import able_to_fold, folded
from pomanager.db.members import Person
from pomanager.marks import N_
from pomanager.readmodels.meetings.room import Entry
from pomanager.rules import folding
from pomanager.rules.meetings.kinds import Presence
from pomanager.rules.members import Sex
from pomanager.services.meetings.queries.loading import roll_sums

_STAY, _EXCUSE, _PROXY, _GUEST, _LINE, _OFFICER, _PERSON, _SPEAKER = map(
    table_of, (Stay, Excuse, Proxy, Guest, RollLine, MeetingOfficer, Person, Speaker)
)
NO_CONFLICT = N_("This conflict of interest is not in the books.")
NO_PROXY = N_("This proxy is not in the books.")
NO_GUEST = N_("This guest is not in the books.")
NOTHING_NOTED = N_("Nothing is noted of this person.")


def find_on_roll(session: Session, meeting_id: int, typed: str, most: int = 8) -> tuple[int, ...]:
    """Lines of the roll that fit what was typed: a number (a card holds nothing else), else beginnings of names.

    A number that fits wholly comes first, also without the zeros it begins with.
    """
    sums = roll_sums(session, meeting_id)
    asked = " ".join(typed[: folding.MOST_ASKED].split())
    if sums is None or not asked:
        return ()
    mine = _LINE.c.meeting_roll_id == sums.meeting_roll_id
    by_number = select(_LINE.c.id).where(mine, _LINE.c.number == asked)
    found = list(session.execute(by_number).scalars())
    if not found and asked.isdecimal():
        found = list(session.execute(_by_bare_number(sums.meeting_roll_id, asked, most)).scalars())
    words = folding.fold(asked).split()
    if len(found) < most and words:
        by_name = select(_LINE.c.id).where(mine)
        name = folded(_LINE.c.name)
        for word in words:
            begins = name.startswith(word, autoescape=True)
            by_name = by_name.where(begins | name.contains(f" {word}", autoescape=True))
        with able_to_fold(session):
            rows = session.execute(by_name.order_by(_LINE.c.position).limit(most)).scalars().all()
        found += [roll_id for roll_id in rows if roll_id not in found]
    return tuple(found[:most])


def _by_bare_number(meeting_roll_id: int, asked: str, most: int) -> Select[tuple[int]]:
    """Numbers that are the one typed but for zeros before it, then those that begin with it."""
    bare = asked.lstrip("0") or "0"
    padded = [bare.zfill(width) for width in range(len(bare), 9)]
    return (
        select(_LINE.c.id)
        .where(
            _LINE.c.meeting_roll_id == meeting_roll_id,
            _LINE.c.number.in_(padded) | _LINE.c.number.startswith(asked, autoescape=True),
        )
        .order_by(_LINE.c.number.in_(padded).desc(), _LINE.c.number)
        .limit(most)
    )


def last_entries(session: Session, meeting_id: int, most: int = 8) -> tuple[Entry, ...]:
    """What the room has noted last of people on the roll, the newest first."""
    mine = (_STAY.c.meeting_id == meeting_id, _STAY.c.undone.is_(False))
    stays = select(_STAY, _LINE.c.number, _LINE.c.name, _LINE.c.sex).join(_LINE, _LINE.c.id == _STAY.c.roll_id)
    came = stays.where(*mine).order_by(_STAY.c.arrived_at.desc(), _STAY.c.id.desc())
    gone = stays.where(*mine, _STAY.c.left_at.is_not(None)).order_by(_STAY.c.left_at.desc(), _STAY.c.id.desc())
    given = (
        select(_PROXY, _LINE.c.number, _LINE.c.name, _LINE.c.sex, _PROXY.c.giver_id.label("roll_id"))
        .join(_LINE, _LINE.c.id == _PROXY.c.giver_id)
        .where(_PROXY.c.meeting_id == meeting_id, _PROXY.c.undone.is_(False), _PROXY.c.withdrawn_at.is_(None))
        .order_by(_PROXY.c.from_at.desc(), _PROXY.c.id.desc())
    )
    kinds = (
        (came, "arrived_at", Presence.PRESENT), (gone, "left_at", Presence.LEFT),
        (given, "from_at", Presence.REPRESENTED),
    )  # fmt: skip
    found = [
        (getattr(row, column), row.id, Entry(getattr(row, column) or None, how, *_who(row)))
        for query, column, how in kinds
        for row in session.execute(query.limit(most))
    ]
    found.sort(key=lambda each: each[:2], reverse=True)
    return tuple(entry for _at, _id, entry in found[:most])


def _who(row: Row[Any]) -> tuple[int, str, str, Sex]:
    return row.roll_id, row.number, row.name, row.sex


def officer_ids(session: Session, meeting_id: int) -> Sequence[int]:
    """The lines of the bureau of a meeting."""
    return session.execute(select(_OFFICER.c.id).where(_OFFICER.c.meeting_id == meeting_id)).scalars().all()


def person_named(session: Session, person_id: int | None) -> str:
    """The name of a person; "" for nobody."""
    return session.execute(select(_PERSON.c.full_name).where(_PERSON.c.id == person_id)).scalar() or ""


def last_stay(session: Session, roll_id: int) -> tuple[int, int | None] | None:
    """The last stay of somebody that stands: its id, and when they left; None where there is none."""
    row = session.execute(
        select(_STAY.c.id, _STAY.c.left_at)
        .where(_STAY.c.roll_id == roll_id, _STAY.c.undone.is_(False))
        .order_by(_STAY.c.arrived_at.desc(), _STAY.c.id.desc())
    ).first()
    return None if row is None else (row.id, row.left_at)


def excuse_of(session: Session, roll_id: int) -> int | None:
    """The line that says somebody sent word; None where there is none."""
    return session.execute(
        select(_EXCUSE.c.id).where(_EXCUSE.c.roll_id == roll_id, _EXCUSE.c.undone.is_(False))
    ).scalar()  # fmt: skip


def speaker_of(session: Session, item_id: int, roll_id: int) -> int | None:
    """The line that says somebody spoke to an item; None where there is none."""
    return session.execute(
        select(_SPEAKER.c.id).where(_SPEAKER.c.item_id == item_id, _SPEAKER.c.roll_id == roll_id)
    ).scalar()  # fmt: skip


def open_stays(session: Session, roll_ids: Sequence[int]) -> Sequence[int]:
    """The stays of some people who are in the room."""
    query = select(_STAY.c.id).where(
        _STAY.c.roll_id.in_(list(roll_ids)), _STAY.c.undone.is_(False), _STAY.c.left_at.is_(None)
    )
    return session.execute(query).scalars().all()
