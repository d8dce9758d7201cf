"""Who may be erased now, what stands in the way of erasing somebody, and who was erased."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.appeals import Appeal
from pomanager.db.base import table_of
from pomanager.db.bodies import Appointment
from pomanager.db.bylaws import bylaws_on
from pomanager.db.dues import DuesEntry
from pomanager.db.elections.preparing import Contest, Election, Nomination
from pomanager.db.elections.voting import ElectionVoter
from pomanager.db.erasures import Erasure
from pomanager.db.meetings.calling import Meeting, MeetingRoll, RollLine
from pomanager.db.members import Member, Person
from pomanager.db.shares import ShareEntry
from pomanager.i18n.offices import body_name
from pomanager.readmodels.merging import ErasableRow, ErasureFound
from pomanager.rules.appeals import AppealOutcome
from pomanager.rules.governance.erasing import (
    KEEPING,
    ErasingFacts,
    kept_until,
    left_before,
    objections_to_erasing,
)
from pomanager.rules.members import LEFT
from pomanager.services.bodies.queries.loading import among, sat
from pomanager.services.dues.queries.refund_rows import redemption_rows
from pomanager.services.governance.queries.merging_facts import (
    IN_SESSION,
    OVER,
    TO_COME,
    record_facts,
    with_interest_unpaid,
)
from pomanager.services.members.queries.kept_records import GIVEN_UP, people_of, records_of
from pomanager.services.members.queries.member import member_detail
from pomanager.services.shares.queries.transfers import transfers

MEMBER, PERSON, ERASURE, ENTRY, SHARE, SEATED, STOOD = map(
    table_of, (Member, Person, Erasure, DuesEntry, ShareEntry, Appointment, Nomination)
)
CONTEST, ELECTION, VOTER, LINE, ROLL, MEETING, APPEAL = map(
    table_of, (Contest, Election, ElectionVoter, RollLine, MeetingRoll, Meeting, Appeal)
)


def erasing_facts(session: Session, member_id: int, today: date) -> ErasingFacts:
    """What erasing somebody is judged by; raises NotFound."""
    member, record = member_detail(session, member_id), record_facts(session, member_id)
    members, people = records_of(session, member_id), people_of(session, member.person_id)
    names = {body_name(each.body.name, each.body.section) for each in sat(session, PERSON.c.id == member.person_id)}
    return ErasingFacts(
        number=member.number, status=member.status, left_on=member.status_since,
        kept_years=bylaws_on(session, today).number(KEEPING), today=today, is_erased=record.is_erased,
        is_given_up=record.is_given_up, holds_shares=bool(_holding(session, members)),
        owes=bool(_owing(session, members)),
        refund_open=any(row.rest > 0 for each in members for row in redemption_rows(session, today, each)),
        transfer_open=any(row.is_open for each in members for row in transfers(session, today, each)),
        interest_unpaid=bool(with_interest_unpaid(session, members)),
        appeal_open=bool(_appealing(session, members)), bodies=tuple(sorted(names)),
        candidacies=_stood_on(session, members), represents=_acts_for(session, people),
        meetings_on=_going_on(session, members, people),
    )  # fmt: skip


def may_be_erased(session: Session, today: date) -> tuple[ErasableRow, ...]:
    """Everybody who left long enough ago and in whose way nothing stands, who left first at the top.

    Nobody where the by-laws do not say how long data are kept.
    """
    years = bylaws_on(session, today).number(KEEPING)
    if years is None:
        return ()
    gone = select(ERASURE.c.member_id).where(ERASURE.c.member_id == MEMBER.c.id).exists()
    statement = (
        select(MEMBER.c.id, MEMBER.c.number, MEMBER.c.status, MEMBER.c.status_since, PERSON.c.full_name)
        .join_from(MEMBER, PERSON, PERSON.c.id == MEMBER.c.person_id)
        .where(
            MEMBER.c.status.in_([status.value for status in LEFT]),
            MEMBER.c.status_since <= left_before(today, years), ~gone,
        )
        .order_by(MEMBER.c.status_since, MEMBER.c.number_order)
    )  # fmt: skip
    rows = session.execute(statement).all()
    kept = _kept_by_something(session, [row.id for row in rows], today)
    return tuple(
        ErasableRow(
            row.id, row.number, row.full_name, row.status, row.status_since, kept_until(row.status_since, years)
        )
        for row in rows
        if row.id not in kept
    )


def erasure_of(session: Session, member_id: int) -> ErasureFound | None:
    """When somebody was erased; None for everybody else."""
    columns = (ERASURE.c.on, ERASURE.c.left_on, ERASURE.c.kept_years)
    row = session.execute(select(*columns).where(ERASURE.c.member_id == member_id)).first()
    return None if row is None else ErasureFound(row.on, row.left_on, row.kept_years)


def _kept_by_something(session: Session, ids: Sequence[int], today: date) -> set[int]:
    """Those of some members whom erasing would refuse, found for all of them at once."""
    found = _holding(session, ids) | _owing(session, ids) | _appealing(session, ids)
    found |= with_interest_unpaid(session, ids)
    found |= {row.member.member_id for row in redemption_rows(session, today) if row.rest > 0}
    for row in transfers(session, today, open_only=True):
        found |= {row.giver.member_id, row.receiver.member_id}
    people = select(SEATED.c.person_id)
    acting = select(PERSON.c.representative_id).where(PERSON.c.representative_id.is_not(None))
    named = MEMBER.c.person_id.in_(people) | MEMBER.c.person_id.in_(acting) | MEMBER.c.id.in_(select(STOOD.c.member_id))
    found |= set(session.scalars(select(MEMBER.c.id).where(MEMBER.c.id.in_(among(ids)), named)))
    # What a second record has in its way stands in the way of the one that was kept.
    led = set(session.scalars(select(GIVEN_UP.c.kept_member_id).where(GIVEN_UP.c.kept_member_id.in_(among(ids)))))
    return found | {each for each in led - found if _is_kept(session, each, today)}


def _is_kept(session: Session, member_id: int, today: date) -> bool:
    return bool(objections_to_erasing(erasing_facts(session, member_id, today)))


def _holding(session: Session, ids: Sequence[int]) -> set[int]:
    """Those of some members who hold shares, or still have to pay for some."""
    statement = select(SHARE.c.member_id).where(SHARE.c.member_id.in_(among(ids))).group_by(SHARE.c.member_id)
    sums = (SHARE.c.shares, SHARE.c.subscribed_minor, SHARE.c.paid_minor)
    return set(session.scalars(statement.having(or_(*(func.sum(each) != 0 for each in sums)))))


def _owing(session: Session, ids: Sequence[int]) -> set[int]:
    """Those who owe dues, or have paid in advance."""
    grouped = (ENTRY.c.member_id, ENTRY.c.fee_type_id)
    statement = select(ENTRY.c.member_id).where(ENTRY.c.member_id.in_(among(ids))).group_by(*grouped)
    return set(session.scalars(statement.having(func.sum(ENTRY.c.minor) != 0)))


def _appealing(session: Session, ids: Sequence[int]) -> set[int]:
    waiting = select(APPEAL.c.member_id).where(APPEAL.c.outcome == AppealOutcome.PENDING)
    return set(session.scalars(waiting.where(APPEAL.c.member_id.in_(among(ids)))))


def _stood_on(session: Session, members: Sequence[int]) -> tuple[date, ...]:
    statement = (
        select(ELECTION.c.held_on)
        .join_from(STOOD, CONTEST, CONTEST.c.id == STOOD.c.contest_id)
        .join(ELECTION, ELECTION.c.id == CONTEST.c.election_id)
        .where(STOOD.c.member_id.in_(members))
    )
    return tuple(sorted(set(session.scalars(statement))))


def _acts_for(session: Session, people: Sequence[int]) -> str:
    statement = select(PERSON.c.full_name).where(PERSON.c.representative_id.in_(people)).order_by(PERSON.c.id)
    return session.scalars(statement.limit(1)).first() or ""


def _going_on(session: Session, members: Sequence[int], people: Sequence[int]) -> tuple[date, ...]:
    """Meetings and elections that are not over, with somebody on their rolls."""
    met = (
        select(MEETING.c.held_on)
        .join_from(LINE, ROLL, ROLL.c.id == LINE.c.meeting_roll_id)
        .join(MEETING, MEETING.c.id == ROLL.c.meeting_id)
        .where(LINE.c.person_id.in_(people), MEETING.c.state.in_([state.value for state in IN_SESSION | TO_COME]))
    )
    voted = (
        select(ELECTION.c.held_on)
        .join_from(VOTER, ELECTION, ELECTION.c.id == VOTER.c.election_id)
        .where(VOTER.c.member_id.in_(members), ELECTION.c.state.not_in([state.value for state in OVER]))
    )
    return tuple(sorted({*session.scalars(met), *session.scalars(voted)}))
