"""What speaks against acts of the mentoring: the facts out of the books, judged by the rules."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.covering import sees_all_pairs
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import PartLabel, RosterRow
from pomanager.rules.members import PersonKind
from pomanager.rules.mentoring import journey, pairing
from pomanager.rules.mentoring.graduation import Condition
from pomanager.rules.mentoring.kinds import RUNNING, PairEventKind, PartRole
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import PERSON
from pomanager.services.bodies.queries.people import person_of_member
from pomanager.services.mentoring.orders import Enrol, FormPair, LogSession, NoteEvent
from pomanager.services.mentoring.queries.kinship import ties
from pomanager.services.mentoring.queries.matching import as_one
from pomanager.services.mentoring.queries.pair import judged, line_of, met_on, sessions_of
from pomanager.services.mentoring.queries.programmes import cohort_of, programme_of
from pomanager.services.mentoring.queries.roster import own_parts, part_of, participant
from pomanager.services.mentoring.queries.stages import reached
from pomanager.services.mentoring.queries.standing import PairLine, pair_lines
from pomanager.services.mentoring.queries.tables import PARTICIPANT

NOT_YOURS = N_("This is not one of your own pairs. Ask whoever leads the mentoring.")


def objections_to_enrolling(session: Session, order: Enrol, today: date) -> tuple[Objection, ...]:
    """Everything that speaks against an application."""
    rules = programme_of(session, order.programme_id).rules
    person_id = order.person_id
    if order.member_id is not None:
        person_id = person_of_member(session, order.member_id)
    twice = select(PARTICIPANT.c.id).where(
        PARTICIPANT.c.programme_id == order.programme_id, PARTICIPANT.c.person_id == person_id,
        PARTICIPANT.c.role == order.role,
    )  # fmt: skip
    kind = session.execute(select(PERSON.c.kind).where(PERSON.c.id == person_id)).scalar()
    return pairing.objections_to_applicant(
        pairing.ApplicantFacts(
            role=order.role, named=person_id is not None or bool(order.full_name.strip()), applied_on=order.applied_on,
            today=today, capacity=order.capacity if order.role is PartRole.MENTOR else None,
            most_capacity=rules.mentor_load, twice=person_id is not None and session.scalar(twice) is not None,
            is_organisation=kind is PersonKind.ORGANISATION, languages=order.languages, experience=order.experience,
        )
    )  # fmt: skip


def objections_to_pairing(session: Session, order: FormPair, today: date) -> tuple[Objection, ...]:
    """Everything that speaks against bringing these two together."""
    cohort, programme = cohort_of(session, order.cohort_id)
    mentee, mentor = participant(session, order.mentee_id, today), participant(session, order.mentor_id, today)
    one, other = mentee.person, mentor.person
    tied = ties(session, (one.person_id, other.person_id), today)
    running = [line for line in pair_lines(session, today) if line.state in RUNNING]
    now = next((line.mentor_id for line in running if line.mentee_id == mentee.id), None)
    return pairing.objections_to_pair(
        pairing.PairFacts(
            mentee=as_one(mentee), mentor=as_one(mentor), programme_id=programme.id, cohort_starts=cohort.starts_on,
            starts_on=order.starts_on, today=today, load=mentor.load, capacity=mentor.capacity,
            mentor_now="" if now is None else part_of(session, now).person.name,
            kin=tied.are_kin(one.person_id, one.name, other.person_id, other.name),
            authority=tied.authority(one.person_id, other.person_id), reason=order.reason,
        )
    )  # fmt: skip


def objections_to_logging(session: Session, order: LogSession, today: date) -> tuple[Objection, ...]:
    """Everything that speaks against a session; whoever may not see all pairs records sessions of their own only."""
    return objections_to_session_of(session, line_of(session, order.pair_id, today), order, today)


def objections_to_session_of(session: Session, line: PairLine, order: LogSession, today: date) -> tuple[Objection, ...]:
    """The same of a pair that was read already."""
    facts = journey.SessionFacts(
        held_on=order.held_on, minutes=order.minutes, place=order.place, topics=order.topics, action=order.action,
        next_on=order.next_on,
        same_day=met_on(session, line.id, order.held_on),
    )  # fmt: skip
    found = journey.objections_to_session(line.span(today), facts)
    strange = not sees_all_pairs(session) and line.mentor_id not in own_parts(session)
    return (Objection(NOT_YOURS), *found) if strange else found


def objections_to_noting_event(session: Session, order: NoteEvent, today: date) -> tuple[Objection, ...]:
    """Everything that speaks against an event of a pair; of a graduation each condition that is not met."""
    line = line_of(session, order.pair_id, today)
    conditions: tuple[Condition, ...] = ()
    if order.kind is PairEventKind.GRADUATED:
        mentee = part_of(session, line.mentee_id)
        outcomes = reached(session, {mentee.person.person_id: mentee.applied_on}, today)
        programme = programme_of(session, line.programme_id)
        conditions = judged(session, line, programme, outcomes.get(mentee.person.person_id, ()), order.on)
    days = [each.held_on for each in sessions_of(session, line.id, today)]
    days += [event.on for event in line.events]
    return journey.objections_to_event(
        line.span(today), order.kind, order.on, order.reason, latest=max(days, default=None), conditions=conditions
    )


def objections_to_going_on(session: Session, event_id: int, today: date) -> tuple[Objection, ...]:
    """Why the end of a pair cannot be taken back: the mentee has another mentor by now, or the mentor no room."""
    line = next(
        (each for each in pair_lines(session, today) if any(event.id == event_id for event in each.events)), None
    )
    rest = () if line is None else tuple(event.kind for event in line.events if event.id != event_id)
    if line is None or line.ended_on is None or journey.state_of(rest) not in RUNNING:
        return ()
    mentee, mentor = participant(session, line.mentee_id, today), participant(session, line.mentor_id, today)
    running = [each for each in pair_lines(session, today) if each.state in RUNNING]
    now = next((each.mentor_id for each in running if each.mentee_id == mentee.id), None)
    return pairing.objections_to_room(
        mentee.person.name, mentor.person.name, load=mentor.load, capacity=mentor.capacity,
        mentor_now="" if now is None else part_of(session, now).person.name,
    )  # fmt: skip


def objections_to_day_of(part: PartLabel | RosterRow, on: date, about: str, today: date) -> tuple[Objection, ...]:
    """Whether a day lies between somebody’s application and today."""
    found = []
    if on < part.applied_on:
        said = N_("She applied on {day}. Nothing is written of before.")
        found.append(Objection(said, about, {"day": part.applied_on}))
    if on > today:
        found.append(Objection(pairing.TOO_FAR, about, {"day": on}))
    return tuple(found)
