"""How far a meeting is prepared: what the guided steps know of it."""

from collections import Counter
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.decisions import Motion
from pomanager.rules.meetings.agenda import missing_by_bylaws
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.kinds import OF_DELEGATES, ItemState
from pomanager.rules.meetings.preparing import WANTS_DRAFT, PreparingFacts, Step, steps_of
from pomanager.services.meetings.queries.agenda import ITEM, agenda, item_documents
from pomanager.services.meetings.queries.loading import meeting_detail, roll_sums
from pomanager.services.meetings.queries.notices import told_on_roll
from pomanager.services.meetings.queries.seats import section_seats
from pomanager.services.organisation.queries.bylaws import bylaws_on

_MOTION = table_of(Motion)


def preparing(session: Session, meeting_id: int, today: date) -> tuple[Step, ...]:
    """The steps of a meeting with what is done, what is missing and by when; raises NotFound."""
    return steps_of(preparing_facts(session, meeting_id, today))


def preparing_facts(session: Session, meeting_id: int, today: date) -> PreparingFacts:
    """What is known of a meeting that is being prepared; raises NotFound."""
    detail = meeting_detail(session, meeting_id)
    label, bylaws = detail.label, bylaws_on(session, detail.label.held_on)
    lines = [line for line in agenda(session, meeting_id) if line.state is not ItemState.WITHDRAWN]
    drafts, sums = drafts_by_item(session, meeting_id), roll_sums(session, meeting_id)
    seats = section_seats(session, meeting_id) if label.kind in OF_DELEGATES and label.body_id is None else ()
    with_rule = [row.seats - row.delegates for row in seats if row.seats is not None]
    told = told_on_roll(session, meeting_id) if detail.called_on is not None else 0
    return PreparingFacts(
        kind=label.kind, state=label.state, call=label.call, held_on=label.held_on, starts_at=label.starts_at,
        place=label.place, today=today, bylaws=bylaws, items=len(lines),
        lacking=missing_by_bylaws(label.kind, bylaws, (line.kind for line in lines)) if label.call == 1 else (),
        without_draft=tuple(line.number for line in lines if line.kind in WANTS_DRAFT and not drafts[line.id]),
        drafts=sum(drafts.values()), documents=sum(map(len, item_documents(session, meeting_id).values())),
        documents_from=detail.documents_from, record_on=detail.record_on, on_roll=sums.on_roll if sums else 0,
        entitled=sums.entitled if sums else 0, called_on=detail.called_on, told=told,
        seats_open=sum(max(0, each) for each in with_rule) if with_rule else None,
        delegates=_delegates(session, meeting_id, label.body_id, sum(row.delegates for row in seats)),
    )  # fmt: skip


def drafts_by_item(session: Session, meeting_id: int) -> Counter[int]:
    """Item → motions under it that were not withdrawn."""
    rows = session.execute(
        select(_MOTION.c.item_id, func.count())
        .join(ITEM, ITEM.c.id == _MOTION.c.item_id)
        .where(ITEM.c.meeting_id == meeting_id, _MOTION.c.state != MotionState.WITHDRAWN)
        .group_by(_MOTION.c.item_id)
    )
    return Counter(dict(map(tuple, rows)))


def _delegates(session: Session, meeting_id: int, body_id: int | None, named: int) -> int:
    """Delegates named for the meeting, or sitting in the body of delegates that forms it."""
    if body_id is None:
        return named
    sums = roll_sums(session, meeting_id)
    return sums.entitled if sums else 0
