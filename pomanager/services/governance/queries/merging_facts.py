"""What two records are judged by before they become one: where both were, and what of the one is not finished."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from pomanager.db.appeals import Appeal
from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry, FeeType
from pomanager.db.elections.preparing import Contest, Election, Nomination, NominationWithdrawal
from pomanager.db.elections.voting import BallotBatch, BallotBox, BallotIssue, CalledChoice, ElectionVoter
from pomanager.db.erasures import Erasure
from pomanager.db.meetings.attendance import Stay
from pomanager.db.meetings.calling import Delegate, DelegateWithdrawal, Meeting, MeetingRoll, RollLine
from pomanager.db.members import Person
from pomanager.db.mentoring.programmes import Programme
from pomanager.db.mentoring.roster import Participant
from pomanager.db.particulars import IdentityDocument
from pomanager.db.shares import DistributionLine, DistributionPayment, DistributionReversal
from pomanager.i18n import _, spoken
from pomanager.i18n.offices import body_name
from pomanager.rules.appeals import AppealOutcome
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionState
from pomanager.rules.governance.merging import MergeFacts, RecordFacts
from pomanager.rules.identity import IdentityKind
from pomanager.rules.meetings.kinds import MeetingState
from pomanager.rules.mentoring.kinds import PART_ROLE_WORDS
from pomanager.services.bodies.queries.loading import PERSON, Sat, among, sat
from pomanager.services.dues.queries.refund_rows import redemption_rows
from pomanager.services.members.queries.kept_records import GIVEN_UP, people_of, records_of
from pomanager.services.members.queries.member import member_detail
from pomanager.services.mentoring.queries.tables import PAIR
from pomanager.services.shares.queries.transfers import transfers

VOTER, ISSUE, CALLED, BOX, BATCH = map(table_of, (ElectionVoter, BallotIssue, CalledChoice, BallotBox, BallotBatch))
NOMINATION, STEPPED_BACK, CONTEST, ELECTION = map(table_of, (Nomination, NominationWithdrawal, Contest, Election))
LINE, ROLL, MEETING, STAY, DELEGATE, GONE = map(
    table_of, (RollLine, MeetingRoll, Meeting, Stay, Delegate, DelegateWithdrawal)
)
PARTICIPANT, PROGRAMME, APPEAL, DOCUMENT, ENTRY, FEE, ERASURE, WHOLE = map(
    table_of, (Participant, Programme, Appeal, IdentityDocument, DuesEntry, FeeType, Erasure, Person)
)
PART, PAID, TAKEN_BACK = map(table_of, (DistributionLine, DistributionPayment, DistributionReversal))

OVER = frozenset({*RESULT_STANDS, ElectionState.ANNULLED})
"""Elections nobody votes in any more, and whose papers are counted."""
IN_SESSION = frozenset({MeetingState.OPEN, MeetingState.SUSPENDED})
TO_COME = frozenset({MeetingState.PLANNED, MeetingState.CALLED})

FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Records:
    """One of the two with all records that were given up for it before: registers know the person by any of them."""

    members: tuple[int, ...]
    people: tuple[int, ...]


Days: TypeAlias = set[tuple[date, int]]
"""Days of meetings or elections, with their ids."""


def merge_facts(session: Session, kept_id: int, given_up_id: int, reason: str, today: date) -> MergeFacts:
    """Everything two records are judged by; raises NotFound."""
    kept, given_up = record_facts(session, kept_id), record_facts(session, given_up_id)
    both = tuple(_records(session, each) for each in (kept_id, given_up_id))
    on_rolls = _both(both, partial(_on_rolls, session))
    return MergeFacts(
        kept=kept, given_up=given_up, reason=reason, voted_both=_days(_both(both, partial(_voted, session))),
        stood_both=_days(_both(both, partial(_stood, session))), elections_on=_days(_elections_on(session, both)),
        meetings_on=_in_state(session, on_rolls, IN_SESSION), frozen_both=_in_state(session, on_rolls, TO_COME),
        delegates_both=_days(_both(both, partial(_sent, session))),
        came_both=_days(_both(both, partial(_came, session))), sat_both=tuple(_sat_both(session, both)),
        paired=_paired(session, both), programmes_both=tuple(sorted(_both(both, partial(_programmes, session)))),
        transfers_open=any(row.is_open for row in transfers(session, today, given_up_id)),
        refunds_open=any(row.rest > 0 for row in redemption_rows(session, today, given_up_id)),
        interest_unpaid=bool(with_interest_unpaid(session, (given_up_id,))),
        appeal_open=_appeal_open(session, given_up_id),
        represents=_represents(session, both), charged_both=tuple(sorted(_both(both, partial(_charged, session)))),
        documents_differ=_documents_differ(session, both),
    )  # fmt: skip


def record_facts(session: Session, member_id: int) -> RecordFacts:
    """One record, as merging is judged by it; raises NotFound."""
    member = member_detail(session, member_id)
    led = select(GIVEN_UP.c.member_id).where(GIVEN_UP.c.member_id == member_id)
    erased = select(ERASURE.c.member_id).where(ERASURE.c.member_id == member_id)
    return RecordFacts(
        member_id, member.number, member.kind, member.sex, member.status,
        session.execute(led).first() is not None, session.execute(erased).first() is not None,
    )  # fmt: skip


def _records(session: Session, member_id: int) -> Records:
    person_id = member_detail(session, member_id).person_id
    return Records(records_of(session, member_id), people_of(session, person_id))


def _both(both: Sequence[Records], found_of: Callable[[Records], set[FoundT]]) -> set[FoundT]:
    """What is found of the one and of the other."""
    one, other = map(found_of, both)
    return one & other


def _days(found: Days) -> tuple[date, ...]:
    return tuple(day for day, _id in sorted(found))


def _read(session: Session, statement: Select[*tuple[Any, ...]]) -> Any:  # noqa: ANN401 - a set of whatever is asked
    return {tuple(row) if len(row) > 1 else row[0] for row in session.execute(statement)}


# ---- elections ------------------------------------------------------------------------------------------------------


def _voted(session: Session, records: Records) -> Days:
    """Elections in which somebody was given ballot papers, or answered a roll call."""
    found: Days = set()
    marks = ((ISSUE, ELECTION.c.id == ISSUE.c.election_id, ISSUE.c.undone.is_(False)), (CALLED, _OF_CALLED, true()))
    for mark, of_election, holds in marks:
        statement = select(ELECTION.c.held_on, ELECTION.c.id).where(of_election, holds)
        voter = statement.join_from(mark, VOTER, VOTER.c.id == mark.c.voter_id).join(ELECTION, of_election)
        line = statement.join_from(mark, LINE, LINE.c.id == mark.c.roll_id).join(ELECTION, of_election)
        found |= _read(session, voter.where(VOTER.c.member_id.in_(records.members)))
        found |= _read(session, line.where(LINE.c.person_id.in_(records.people)))
    return found


_OF_CALLED = ELECTION.c.id == (
    select(CONTEST.c.election_id)
    .join(BOX, BOX.c.contest_id == CONTEST.c.id)
    .join(BATCH, BATCH.c.box_id == BOX.c.id)
    .where(BATCH.c.id == CALLED.c.batch_id)
    .scalar_subquery()
)
"""Of an answer to a roll call: the election whose batch it lies in."""


def _nominated(columns: Sequence[ColumnElement[Any]]) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns)
        .join_from(NOMINATION, CONTEST, CONTEST.c.id == NOMINATION.c.contest_id)
        .join(ELECTION, ELECTION.c.id == CONTEST.c.election_id)
        .where(~select(STEPPED_BACK.c.id).where(STEPPED_BACK.c.nomination_id == NOMINATION.c.id).exists())
    )


def _stood(session: Session, records: Records) -> Days:
    """Elections in which somebody stood and did not step back; annulled ones are none."""
    statement = _nominated((ELECTION.c.held_on, ELECTION.c.id)).where(NOMINATION.c.member_id.in_(records.members))
    return set(_read(session, statement.where(ELECTION.c.state != ElectionState.ANNULLED)))


def _elections_on(session: Session, both: Sequence[Records]) -> Days:
    """Elections that are not over, in which the record to be given up stands, or both are voters."""
    going_on = ELECTION.c.state.not_in([state.value for state in OVER])
    stands = _nominated((ELECTION.c.held_on, ELECTION.c.id)).where(going_on)
    found: Days = set(_read(session, stands.where(NOMINATION.c.member_id.in_(both[1].members))))

    def votes_in(records: Records) -> Days:
        voters = select(ELECTION.c.held_on, ELECTION.c.id).join_from(
            VOTER, ELECTION, ELECTION.c.id == VOTER.c.election_id
        )
        return set(_read(session, voters.where(going_on, VOTER.c.member_id.in_(records.members))))

    return found | _both(both, votes_in)


# ---- meetings and bodies --------------------------------------------------------------------------------------------


def _on_rolls(session: Session, records: Records) -> Days:
    """Meetings on the newest roll of which somebody stands."""
    newest = select(func.max(ROLL.c.id)).group_by(ROLL.c.meeting_id)
    statement = (
        select(MEETING.c.held_on, MEETING.c.id)
        .join_from(LINE, ROLL, ROLL.c.id == LINE.c.meeting_roll_id)
        .join(MEETING, MEETING.c.id == ROLL.c.meeting_id)
        .where(LINE.c.person_id.in_(records.people), ROLL.c.id.in_(newest))
    )
    return set(_read(session, statement))


def _in_state(session: Session, found: Days, states: frozenset[MeetingState]) -> tuple[date, ...]:
    asked = select(MEETING.c.held_on).where(MEETING.c.id.in_([number for _day, number in found]))
    rows = session.scalars(asked.where(MEETING.c.state.in_([state.value for state in states])))
    return tuple(sorted(rows))


def _sent(session: Session, records: Records) -> Days:
    """Meetings not held yet to which somebody is sent."""
    statement = select(MEETING.c.held_on, MEETING.c.id).join_from(
        DELEGATE, MEETING, MEETING.c.id == DELEGATE.c.meeting_id
    )
    return set(
        _read(
            session,
            statement.where(
                DELEGATE.c.member_id.in_(records.members),
                MEETING.c.state.in_([state.value for state in TO_COME | IN_SESSION]),
                ~select(GONE.c.id).where(GONE.c.delegate_id == DELEGATE.c.id).exists(),
            ),
        )
    )


def _came(session: Session, records: Records) -> Days:
    """Meetings at which somebody was present."""
    statement = (
        select(MEETING.c.held_on, MEETING.c.id)
        .join_from(STAY, LINE, LINE.c.id == STAY.c.roll_id)
        .join(MEETING, MEETING.c.id == STAY.c.meeting_id)
        .where(STAY.c.undone.is_(False), LINE.c.person_id.in_(records.people))
    )
    return set(_read(session, statement))


def _sat_both(session: Session, both: Sequence[Records]) -> Iterator[str]:
    """Bodies in which both sat on one day, by name."""
    one, other = (
        [each for each in sat(session, PERSON.c.id == who.people[0]) if not each.is_alternate] for who in both
    )
    found = {
        mine.body.id: body_name(mine.body.name, mine.body.section)
        for mine in one
        for theirs in other
        if mine.body.id == theirs.body.id and _overlap(mine, theirs)
    }
    yield from found.values()


def _overlap(one: Sat, other: Sat) -> bool:
    (mine, theirs) = one.span, other.span
    begins_in_time = theirs.last is None or mine.first <= theirs.last
    return begins_in_time and (mine.last is None or theirs.first <= mine.last)


# ---- mentoring, money, the person -----------------------------------------------------------------------------------


def _paired(session: Session, both: Sequence[Records]) -> bool:
    one, other = (
        select(PARTICIPANT.c.id).where(PARTICIPANT.c.person_id.in_(who.people)).scalar_subquery() for who in both
    )
    statement = select(PAIR.c.id).where(
        or_(
            PAIR.c.mentor_id.in_(one) & PAIR.c.mentee_id.in_(other),
            PAIR.c.mentor_id.in_(other) & PAIR.c.mentee_id.in_(one),
        )
    )
    return session.execute(statement.limit(1)).first() is not None


def _programmes(session: Session, records: Records) -> set[str]:
    """Programmes on whose roster somebody is, with the role, by name."""
    statement = (
        select(PROGRAMME.c.name, PARTICIPANT.c.role)
        .join_from(PARTICIPANT, PROGRAMME, PROGRAMME.c.id == PARTICIPANT.c.programme_id)
        .where(PARTICIPANT.c.person_id.in_(records.people))
    )
    return {
        f"{row.name.in_language(spoken(), row.name.languages)} ({_(PART_ROLE_WORDS[row.role])})"
        for row in session.execute(statement)
    }


def with_interest_unpaid(session: Session, ids: Sequence[int]) -> set[int]:
    """Those of some members to whom something that was decided to be distributed is not paid out yet."""
    paid = (
        select(func.coalesce(func.sum(PAID.c.minor), 0))
        .where(PAID.c.distribution_id == PART.c.distribution_id, PAID.c.member_id == PART.c.member_id)
        .scalar_subquery()
    )
    gone = select(TAKEN_BACK.c.distribution_id).where(TAKEN_BACK.c.distribution_id == PART.c.distribution_id).exists()
    statement = select(PART.c.member_id).where(PART.c.member_id.in_(among(ids)), PART.c.minor > paid, ~gone)
    return set(session.scalars(statement))


def _appeal_open(session: Session, member_id: int) -> bool:
    statement = select(APPEAL.c.id).where(APPEAL.c.member_id == member_id, APPEAL.c.outcome == AppealOutcome.PENDING)
    return session.execute(statement.limit(1)).first() is not None


def _represents(session: Session, both: Sequence[Records]) -> bool:
    people = [who.people[0] for who in both]
    statement = select(WHOLE.c.id).where(WHOLE.c.id.in_(people), WHOLE.c.representative_id.in_(people))
    return session.execute(statement.limit(1)).first() is not None


def _charged(session: Session, records: Records) -> set[str]:
    """Fees and periods somebody stands charged for, as they are told."""
    again = ENTRY.alias()
    statement = (
        select(FEE.c.code, ENTRY.c.period_from)
        .join_from(ENTRY, FEE, FEE.c.id == ENTRY.c.fee_type_id)
        .where(
            ENTRY.c.member_id.in_(records.members), ENTRY.c.kind == DuesKind.CHARGE, ENTRY.c.period_from.is_not(None),
            ~select(again.c.id).where(again.c.reverses_id == ENTRY.c.id).exists(),
        )
    )  # fmt: skip
    return {f"{row.code} {row.period_from.year}" for row in session.execute(statement)}


def _documents_differ(session: Session, both: Sequence[Records]) -> bool:
    told = []
    for who in both:
        statement = select(DOCUMENT.c.kind, DOCUMENT.c.number_key).where(DOCUMENT.c.person_id == who.people[0])
        found: dict[IdentityKind, set[str]] = {}
        for row in session.execute(statement):
            found.setdefault(row.kind, set()).add(row.number_key)
        told.append(found)
    one, other = told
    return any(not numbers & other[kind] for kind, numbers in one.items() if kind in other)
