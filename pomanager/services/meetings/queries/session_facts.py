"""What the rules need to know of a meeting in session: its state, its people, its motions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import RollLine
from pomanager.db.meetings.decisions import Decision, DecisionReversal, FollowUp, Motion
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.meetings.deciding import DecisionKind, MotionState, Outcome
from pomanager.rules.meetings.proxies import GiverFacts, HolderFacts, ProxyFacts
from pomanager.rules.meetings.room import MotionFacts, ResolutionFacts, SessionFacts
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import BODY
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings.queries.agenda import ITEM
from pomanager.services.meetings.queries.items import item_found
from pomanager.services.meetings.queries.loading import MEETING, NO_MEETING, meeting_bylaws, roll_sums
from pomanager.services.meetings.queries.presence import lines_of, present_at, proxies
from pomanager.services.meetings.room_orders import GiveProxy

MOTION, DECISION, REVERSAL, FOLLOW_UP, LINE = map(table_of, (Motion, Decision, DecisionReversal, FollowUp, RollLine))
NOT_ON_ROLL = N_("This person is not on the roll of the meeting.")
NO_MOTION = N_("This motion is not in the books.")
NO_DECISION = N_("This vote is not in the books.")
NO_FOLLOW_UP = N_("This is not among the things to be done.")


def session_facts(session: Session, meeting_id: int, today: date) -> SessionFacts:
    """A meeting as the acts in its room find it; raises NotFound."""
    row = session.execute(select(MEETING).where(MEETING.c.id == meeting_id)).first()
    if row is None:
        raise NotFound(Objection(NO_MEETING))
    taken_back = select(REVERSAL.c.decision_id).where(REVERSAL.c.decision_id == DECISION.c.id).exists()
    last = select(func.max(DECISION.c.voted_at)).where(DECISION.c.meeting_id == meeting_id, ~taken_back)
    return SessionFacts(
        kind=row.kind, state=row.state, held_on=row.held_on, starts_at=row.starts_at, opened_at=row.opened_at,
        closed_at=row.closed_at, has_roll=roll_sums(session, meeting_id) is not None, today=today,
        last_vote=session.execute(last).scalar(),
    )  # fmt: skip


def named_on_roll(session: Session, meeting_id: int, roll_ids: Sequence[int]) -> Mapping[int, str]:
    """Line of the roll → how people call whoever stands there: number and name. Raises NotFound for a stranger."""
    sums = roll_sums(session, meeting_id)
    mine: set[int] = set()
    if sums is not None and roll_ids:
        for start in range(0, len(roll_ids), 10_000):
            part = list(roll_ids[start : start + 10_000])
            query = select(LINE.c.id).where(LINE.c.meeting_roll_id == sums.meeting_roll_id, LINE.c.id.in_(part))
            mine.update(session.execute(query).scalars())
    if mine != set(roll_ids):
        raise NotFound(Objection(NOT_ON_ROLL))
    lines = lines_of(session, mine)
    return {each: f"{line.number} · {line.name}" if line.number else line.name for each, line in lines.items()}


def section_on_roll(session: Session, meeting_id: int, section_ids: Sequence[int]) -> tuple[int, ...]:
    """The lines of the roll that lie in some sections, in their order."""
    sums = roll_sums(session, meeting_id)
    if sums is None:
        return ()
    query = select(LINE.c.id).where(
        LINE.c.meeting_roll_id == sums.meeting_roll_id, LINE.c.section_id.in_(list(section_ids))
    )
    return tuple(session.execute(query.order_by(LINE.c.position)).scalars())


def proxy_facts(session: Session, order: GiveProxy, bylaws_day: date) -> ProxyFacts:
    """A proxy as it would be given; raises NotFound for somebody who is not on the roll."""
    ids = [order.giver_id] if order.holder_id is None else [order.giver_id, order.holder_id]
    names = named_on_roll(session, order.meeting_id, list(dict.fromkeys(ids)))
    kind = session.execute(select(MEETING.c.kind).where(MEETING.c.id == order.meeting_id)).scalar_one()
    there = present_at(session, order.meeting_id, order.at)
    given = proxies(session, order.meeting_id)
    votes = lines_of(session, [*ids, *(line.giver_id for line in given)])
    own = next((line.holder for line in given if line.giver_id == order.giver_id), "")
    giver = GiverFacts(
        name=names[order.giver_id], votes=votes[order.giver_id].votes, is_there=order.giver_id in there.present,
        given_to=own, carries=sum(line.holder_id == order.giver_id for line in given),
    )  # fmt: skip
    name = order.holder_name if order.holder_id is None else names[order.holder_id]
    carried = [line for line in given if _same_holder(order, line.holder_id, line.holder)]
    holder = HolderFacts(
        name=name, is_on_roll=order.holder_id is not None,
        own_votes=0 if order.holder_id is None else votes[order.holder_id].votes,
        is_there=order.holder_id in there.present,
        has_given=order.holder_id is not None and any(line.giver_id == order.holder_id for line in given),
        carried=len(carried), carried_votes=sum(votes[line.giver_id].votes for line in carried),
        on_board=order.holder_id is not None and on_board(session, order.holder_id, bylaws_day),
    )  # fmt: skip
    return ProxyFacts(
        kind=kind, bylaws=meeting_bylaws(session, order.meeting_id), giver=giver, holder=holder,
        is_self=order.holder_id == order.giver_id, relation=order.relation, paper=order.paper,
    )  # fmt: skip


def _same_holder(order: GiveProxy, holder_id: int | None, holder: str) -> bool:
    """Whether a proxy is carried by the same person; of somebody who is not on the roll only the name is known."""
    if order.holder_id is not None or holder_id is not None:
        return holder_id == order.holder_id
    return " ".join(order.holder_name.split()).casefold() == holder.casefold()


def on_board(session: Session, roll_id: int, day: date) -> bool:
    """Whether somebody on the roll sits on a board on a day."""
    person = session.execute(select(LINE.c.person_id).where(LINE.c.id == roll_id)).scalar()
    boards = session.execute(select(BODY.c.id).where(BODY.c.kind == BodyKind.BOARD)).scalars().all()
    return any(row.holding.person.person_id == person for body in boards for row in officers_on(session, day, body))


@dataclass(frozen=True, slots=True)
class MotionFound:
    """A motion as the acts on it find it."""

    id: int
    meeting_id: int
    item_id: int
    kind: DecisionKind
    text: str
    amends_id: int | None
    facts: MotionFacts


def motion_found(session: Session, motion_id: int) -> MotionFound:
    """A motion with its item; raises NotFound."""
    row = session.execute(select(MOTION).where(MOTION.c.id == motion_id)).first()
    if row is None:
        raise NotFound(Objection(NO_MOTION))
    item = item_found(session, row.item_id)
    added = session.execute(select(ITEM.c.added_reason).where(ITEM.c.id == item.id)).scalar_one()
    amendments = select(MOTION.c.id).where(MOTION.c.amends_id == motion_id, MOTION.c.state == MotionState.DRAFT)
    facts = MotionFacts(
        state=row.state, kind=row.kind, item_kind=item.kind, item_state=item.state, added_reason=added,
        has_open_amendment=session.execute(amendments.limit(1)).first() is not None,
    )  # fmt: skip
    text = text_now(session, motion_id, row.text)
    return MotionFound(motion_id, item.meeting_id, item.id, row.kind, text, row.amends_id, facts)


def text_now(session: Session, motion_id: int, text: str) -> str:
    """What a motion reads now: as the last amendment adopted to it says, else as it was put."""
    amendment = aliased(MOTION)
    query = (
        select(DECISION.c.text)
        .join(amendment, amendment.c.id == DECISION.c.motion_id)
        .join(REVERSAL, REVERSAL.c.decision_id == DECISION.c.id, isouter=True)
        .where(amendment.c.amends_id == motion_id, DECISION.c.outcome == Outcome.ADOPTED, REVERSAL.c.id.is_(None))
        .order_by(DECISION.c.id.desc())
    )
    found = session.execute(query.limit(1)).scalar()
    return text if found is None else found


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """A decision as the acts on it find it."""

    id: int
    meeting_id: int
    motion_id: int
    facts: ResolutionFacts


def decision_found(session: Session, decision_id: int) -> DecisionFound:
    """A decision; raises NotFound."""
    query = (
        select(DECISION, REVERSAL.c.id.label("reversal"))
        .join(REVERSAL, REVERSAL.c.decision_id == DECISION.c.id, isouter=True)
        .where(DECISION.c.id == decision_id)
    )
    row = session.execute(query).first()
    if row is None:
        raise NotFound(Objection(NO_DECISION))
    facts = ResolutionFacts(
        row.outcome, row.reversal is not None, row.effective_on, (row.year, row.number), row.reference
    )
    return DecisionFound(row.id, row.meeting_id, row.motion_id, facts)


def last_number(session: Session, year: int) -> int | None:
    """The last number a decision of a year has, those of votes taken back among them; None for none."""
    return session.execute(select(func.max(DECISION.c.number)).where(DECISION.c.year == year)).scalar()


def follow_up_meeting(session: Session, follow_up_id: int) -> tuple[int, bool]:
    """The meeting something to be done comes from, and whether it is still open; raises NotFound."""
    row = session.execute(select(FOLLOW_UP).where(FOLLOW_UP.c.id == follow_up_id)).first()
    if row is None:
        raise NotFound(Objection(NO_FOLLOW_UP))
    return row.meeting_id, row.done_on is None and not row.dropped
