"""Who is at each stage of the funnel: one question for each stage, giving people once."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, select, union, union_all
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.voting import ElectionVoter
from pomanager.db.meetings.attendance import Stay
from pomanager.db.meetings.calling import AgendaItem, MeetingRoll, RollLine
from pomanager.db.meetings.decisions import Motion, Speaker
from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.bodies.kinds import How, Office
from pomanager.rules.elections.kinds import ElectionFor, ElectionState
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.meetings.kinds import GENERAL, OF_DELEGATES, MeetingKind, MeetingState
from pomanager.services.bodies.queries.loading import APPOINTMENT, Sat, among, held_offices, sat
from pomanager.services.bodies.queries.officers import seated_on
from pomanager.services.elections.queries.loading import CONTEST, ELECTION, NOMINATION, WITHDRAWAL
from pomanager.services.entitlement.queries.barring import barred
from pomanager.services.governance.queries.looking_at import People, those
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import MEETING
from pomanager.services.members.queries.kept_records import kept_of
from pomanager.services.members.queries.on_day import members_on
from pomanager.services.members.queries.rows import MEMBER

STAY, ITEM, ROLL, LINE, MOTION, SPEAKER, VOTER = map(
    table_of, (Stay, AgendaItem, MeetingRoll, RollLine, Motion, Speaker, ElectionVoter)
)

StageQuestion: TypeAlias = Callable[[Session, FunnelView], People | None]
"""Who is at a stage; None where the books hold nothing of the kind in the time."""


def _on_roll(session: Session, view: FunnelView) -> People:
    return people_on_roll(session, view.last)


def people_on_roll(session: Session, day: date) -> People:
    """Everybody on the roll on a day."""
    return members_on(session, select(MEMBER.c.person_id), day)


def held(session: Session, view: FunnelView, kinds: Iterable[MeetingKind]) -> tuple[MeetingLabel, ...]:
    """The meetings of some kinds held to their end in the time."""
    return meetings(session, since=view.first, until=view.last, kinds=tuple(kinds), states=(MeetingState.CLOSED,))


def _entitled(session: Session, view: FunnelView) -> People:
    """Frozen rolls tell it where they hold everybody; else the right to vote of the last day does."""
    frozen = on_frozen_rolls(session, view)
    if frozen is not None:
        return frozen
    return people_on_roll(session, view.last).where(MEMBER.c.id.not_in(among(barred(session, view.last))))


def on_frozen_rolls(session: Session, view: FunnelView) -> People | None:
    """Those with a vote on the rolls frozen for the last general assembly; None unless they hold everybody."""
    general = held(session, view, GENERAL)
    if general and general[-1].kind in OF_DELEGATES:
        return _in_sections(session, view, general[-1].id)
    return _with_vote(_newest_rolls(session, [general[-1].id]).values()) if general else None


def _with_vote(rolls: Collection[int]) -> People | None:
    if not rolls:
        return None
    return select(LINE.c.person_id).where(LINE.c.meeting_roll_id.in_(among(rolls)), LINE.c.votes > 0)


def _in_sections(session: Session, view: FunnelView, meeting_id: int) -> People | None:
    """Where delegates form the assembly, members vote in their sections: at the assembly of each, or in its election.

    None unless the roll of every section that sent delegates was frozen: part of the members would pass for all.
    """
    ids = [label.id for label in held(session, view, (MeetingKind.SECTION_ASSEMBLY,))]
    met = select(MEETING.c.section_id, MEETING.c.id).where(MEETING.c.id.in_(among(ids)))
    last = {row.section_id: row.id for row in session.execute(met.order_by(MEETING.c.held_on, MEETING.c.id))}
    rolls = _newest_rolls(session, last.values())
    with_roll = {section for section, meeting in last.items() if meeting in rolls}
    voted = select(ELECTION.c.section_id, ELECTION.c.id).where(
        ELECTION.c.purpose == ElectionFor.DELEGATES, ELECTION.c.meeting_id.is_(None),
        ELECTION.c.held_on.between(view.first, view.last), ELECTION.c.state != ElectionState.ANNULLED,
        select(VOTER.c.id).where(VOTER.c.election_id == ELECTION.c.id).exists(),
    )  # fmt: skip
    rows = session.execute(voted.order_by(ELECTION.c.held_on, ELECTION.c.id))
    elections = {row.section_id: row.id for row in rows if row.section_id not in with_roll}
    sent = {each.section_id for each in who_goes(session, meeting_id)}
    if not sent <= with_roll | elections.keys():
        return None
    of_meetings = _with_vote(rolls.values())
    of_elections = select(MEMBER.c.person_id).join(VOTER, VOTER.c.member_id == MEMBER.c.id)
    of_elections = of_elections.where(VOTER.c.election_id.in_(among(elections.values())), VOTER.c.votes > 0)
    if of_meetings is None or not elections:
        return of_elections if of_meetings is None else of_meetings
    both = union_all(of_meetings, of_elections).subquery("entitled")
    return select(both.c.person_id)


def _newest_rolls(session: Session, meeting_ids: Iterable[int]) -> Mapping[int, int]:
    """Meeting → its newest roll; a meeting without one is left out."""
    rows = session.execute(
        select(ROLL.c.meeting_id, ROLL.c.id).where(ROLL.c.meeting_id.in_(among(meeting_ids))).order_by(ROLL.c.id)
    )
    return {row.meeting_id: row.id for row in rows}


def _delegates(session: Session, view: FunnelView) -> People | None:
    sent = [each.member_id for label in held(session, view, OF_DELEGATES) for each in who_goes(session, label.id)]
    return kept_of(session, select(MEMBER.c.person_id).where(MEMBER.c.id.in_(among(sent)))) if sent else None


def _present(session: Session, view: FunnelView) -> People | None:
    ids = [label.id for label in held(session, view, GENERAL)]
    if not ids:
        return None
    came = (
        select(LINE.c.person_id)
        .join(STAY, STAY.c.roll_id == LINE.c.id)
        .where(STAY.c.meeting_id.in_(among(ids)), STAY.c.undone.is_(False))
    )
    return kept_of(session, came)


def _spoke(session: Session, view: FunnelView) -> People | None:
    ids = [label.id for label in held(session, view, GENERAL)]
    if not ids:
        return None
    items = select(ITEM.c.id).where(ITEM.c.meeting_id.in_(among(ids)))
    spoke = union(
        select(SPEAKER.c.roll_id).where(SPEAKER.c.item_id.in_(items)),
        select(MOTION.c.mover_id).where(MOTION.c.item_id.in_(items), MOTION.c.mover_id.is_not(None)),
        select(MOTION.c.seconder_id).where(MOTION.c.item_id.in_(items), MOTION.c.seconder_id.is_not(None)),
    ).subquery("spoke")
    return kept_of(session, select(LINE.c.person_id).where(LINE.c.id.in_(select(spoke.c.roll_id))))


def _candidates(session: Session, view: FunnelView) -> People | None:
    stood = standing_in(view)
    if session.execute(stood.limit(1)).first() is None:
        return None
    return kept_of(session, stood)


def standing_in(view: FunnelView) -> People:
    """The people who stood in elections to bodies held in the time and did not withdraw; annulled ones are none."""
    return candidacies(view, MEMBER.c.person_id).where(ELECTION.c.state != ElectionState.ANNULLED)


def candidacies(view: FunnelView, *columns: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Columns of all candidacies for bodies in elections held in the time that were not withdrawn."""
    source = NOMINATION.join(CONTEST, CONTEST.c.id == NOMINATION.c.contest_id)
    source = source.join(ELECTION, ELECTION.c.id == CONTEST.c.election_id)
    source = source.join(MEMBER, MEMBER.c.id == NOMINATION.c.member_id)
    source = source.outerjoin(WITHDRAWAL, WITHDRAWAL.c.nomination_id == NOMINATION.c.id)
    return select(*columns).select_from(source).where(
        ELECTION.c.purpose == ElectionFor.BODY, ELECTION.c.held_on.between(view.first, view.last),
        WITHDRAWAL.c.id.is_(None),
    )  # fmt: skip


def _elected(session: Session, view: FunnelView) -> People | None:
    began = sat(
        session, APPOINTMENT.c.how == How.ELECTED, APPOINTMENT.c.starts_on.between(view.first, view.last),
        APPOINTMENT.c.is_alternate.is_(False),
    )  # fmt: skip
    return those(each.person.person_id for each in began if each.stepped_from_id is None) if began else None


def _in_offices(session: Session, view: FunnelView) -> People | None:
    return _holding(session, view, frozenset(Office))


def _in_chairs(session: Session, view: FunnelView) -> People | None:
    return _holding(session, view, frozenset({Office.CHAIR}))


def _holding(session: Session, view: FunnelView, wanted: frozenset[Office]) -> People | None:
    found: tuple[Sat, ...] = seated_on(session, view.last)
    if not found:
        return None
    offices = held_offices(session, found, view.last)
    return those(
        each.person.person_id
        for each in found
        if any(office.office in wanted for office in offices.get(each.appointment_id, ()))
    )


AT_STAGE: Mapping[FunnelStage, StageQuestion] = MappingProxyType(
    {
        FunnelStage.ROLL: _on_roll, FunnelStage.ENTITLED: _entitled, FunnelStage.DELEGATES: _delegates,
        FunnelStage.PRESENT: _present, FunnelStage.SPOKE: _spoke, FunnelStage.CANDIDATES: _candidates,
        FunnelStage.ELECTED: _elected, FunnelStage.OFFICES: _in_offices, FunnelStage.CHAIRS: _in_chairs,
    }
)  # fmt: skip
"""Every figure of the funnel and the people behind it come from the same question."""
