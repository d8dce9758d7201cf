"""What every paper of one meeting says of it: the meeting, its agenda, its by-laws, the calls before it."""

from collections import Counter, defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import shows_money
from pomanager.db.meetings.decisions import Motion
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.meetings.papers import About, Capital, Draft, FailedCall
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.kinds import ItemState, MeetingState
from pomanager.rules.money import Money
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import LINE, MEETING, meeting_bylaws, meeting_detail
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.organisation.queries import letterhead, organisation
from pomanager.services.shares.queries.capital import capital_of_types
from pomanager.services.shares.queries.labels import type_labels

MOTION = table_of(Motion)
_BEFORE_ANY = 3
"""There are no more calls than these."""


def latest_meeting_id(session: Session) -> int:
    """The meeting papers are about where nobody chose one: the last that is not cancelled; 0 where there is none."""
    found = session.execute(
        select(MEETING.c.id)
        .where(MEETING.c.state != MeetingState.CANCELLED)
        .order_by(MEETING.c.held_on.desc(), MEETING.c.starts_at.desc(), MEETING.c.id.desc())
        .limit(1)
    ).scalar()
    return found or 0


def about_meeting(session: Session, asked: Asked) -> About:
    """The meeting asked for; none, for a paper to be filled in by hand, where there is no meeting. Raises NotFound."""
    head = letterhead(session, asked.printed_at)
    if not asked.of:
        return About(head)
    meeting = meeting_detail(session, asked.of)
    day = meeting.called_on or asked.as_of
    capital = _capital(session, meeting.called_on) if meeting.called_on and shows_money(session) else ()
    return About(
        letterhead=head, meeting=meeting, agenda=_shown(agenda(session, asked.of)),
        bylaws=meeting_bylaws(session, asked.of), failed=_failed_calls(session, meeting.follows),
        short_name=organisation(session).short_name, capital=capital, capital_on=day,
    )  # fmt: skip


def _shown(lines: tuple[AgendaLine, ...]) -> tuple[AgendaLine, ...]:
    return tuple(line for line in lines if line.state is not ItemState.WITHDRAWN)


def drafts_of(session: Session, of: About) -> tuple[Draft, ...]:
    """The resolutions put to a meeting that are not withdrawn, in the order of their items."""
    if of.meeting is None:
        return ()
    items = {item.id: item for item in of.agenda}
    left_out = (MotionState.WITHDRAWN, MotionState.DEFERRED)
    rows = session.execute(
        select(MOTION, LINE.c.name.label("mover"))
        .outerjoin(LINE, LINE.c.id == MOTION.c.mover_id)
        .where(MOTION.c.item_id.in_(list(items)), MOTION.c.state.not_in(left_out))
        .order_by(MOTION.c.position, MOTION.c.id)
    ).all()
    many = Counter(row.item_id for row in rows)
    by_item: dict[int, list[Draft]] = defaultdict(list)
    for row in rows:
        item, place = items[row.item_id], len(by_item[row.item_id]) + 1
        number = f"{item.number} ({place})" if many[row.item_id] > 1 else item.number
        by_item[row.item_id].append(
            Draft(
                number=number, item=item, kind=row.kind, text=row.text, grounds=row.grounds,
                moved_by=row.mover or row.moved_by, amends=row.amends_id is not None,
            )
        )  # fmt: skip
    return tuple(draft for item in of.agenda for draft in by_item[item.id])


def _failed_calls(session: Session, follows: MeetingLabel | None) -> tuple[FailedCall, ...]:
    """The calls before a meeting, the first of them first."""
    found: list[FailedCall] = []
    while follows is not None and len(found) < _BEFORE_ANY:
        meeting = meeting_detail(session, follows.id)
        found.append(FailedCall(follows, quorum_of(session, meeting)))
        follows = meeting.follows
    return tuple(reversed(found))


def quorum_of(session: Session, meeting: MeetingDetail) -> Quorum:
    """The quorum of a meeting as papers quote it: at the opening, of a meeting that had none when it was closed.

    Before the opening it tells what will be needed.
    """
    hours = [meeting.opened_at, meeting.label.starts_at]
    if meeting.label.state is MeetingState.FAILED:
        hours.insert(0, meeting.closed_at)
    return quorum_at(session, meeting.label.id, next(at for at in hours if at is not None))


def _capital(session: Session, day: date) -> tuple[Capital, ...]:
    """What is subscribed on a day, by currency."""
    labels = type_labels(session)
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for type_id, held in capital_of_types(session, day).items():
        label = labels[type_id]
        sums[label.currency, label.decimals] += held.subscribed
    return tuple(Capital(Money(minor, currency), decimals) for (currency, decimals), minor in sums.items() if minor)
