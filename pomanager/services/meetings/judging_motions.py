"""Gathers what the rules need to judge acts on motions, resolutions and what follows from them."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules.meetings.agenda import OTHER_MEETING, objections_to_words
from pomanager.rules.meetings.deciding import MotionState
from pomanager.rules.meetings.room import (
    AMENDS_AMENDMENT,
    DROPPED_WITHOUT_REASON,
    ENDED_ALREADY,
    IN_FUTURE,
    MAIN_VOTED,
    NO_REASON,
    NO_TEXT,
    NOT_A_DRAFT,
    NOTHING_TO_DO,
    RELIED_ON,
    TAKEN_BACK_ALREADY,
    objections_to_motion_act,
    objections_to_standing,
)
from pomanager.rules.objections import Objection
from pomanager.rules.writing import LONGEST_TEXT
from pomanager.services.meetings.judging_calling import LONGEST_REASON
from pomanager.services.meetings.locked import objections_to_change
from pomanager.services.meetings.queries.items import item_found
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.session_facts import (
    decision_found,
    follow_up_meeting,
    motion_found,
    named_on_roll,
)
from pomanager.services.meetings.queries.standings import repealed_by_of
from pomanager.services.meetings.room_orders import (
    AddFollowUp,
    AmendMotion,
    CloseFollowUp,
    DeferMotion,
    EditMotion,
    PutMotion,
    SetStanding,
    TakeBackVote,
    WithdrawMotion,
)

LONGEST_MOTION = 10_000
NO_SUCH_DECISION = N_("This vote belongs to another meeting.")


def objections_to_putting(session: Session, order: PutMotion, today: date) -> tuple[Objection, ...]:
    """Everything to say about something put to the meeting; raises NotFound."""
    del today
    item = item_found(session, order.item_id)
    state = meeting_label(session, item.meeting_id).state
    return (
        *objections_to_change(session, item.meeting_id), *objections_to_motion_act(state),
        *_about_words(session, item.meeting_id, order),
    )  # fmt: skip


def _about_words(
    session: Session, meeting_id: int, order: PutMotion | AmendMotion | EditMotion
) -> tuple[Objection, ...]:
    people = [roll_id for roll_id in (order.mover_id, order.seconder_id) if roll_id is not None]
    if people:
        named_on_roll(session, meeting_id, list(dict.fromkeys(people)))
    found = [] if order.text.strip() else [Objection(NO_TEXT, "text")]
    found += objections_to_words("text", order.text, LONGEST_MOTION)
    found += objections_to_words("grounds", order.grounds, LONGEST_MOTION)
    return (*found, *objections_to_words("moved_by", order.moved_by, LONGEST_TEXT))


def objections_to_amending_motion(session: Session, order: AmendMotion, today: date) -> tuple[Objection, ...]:
    """Everything to say about an amendment; raises NotFound."""
    found = list(_about_draft(session, order.motion_id, today))
    motion = motion_found(session, order.motion_id)
    if motion.amends_id is not None:
        found.append(Objection(AMENDS_AMENDMENT))
    return (*found, *_about_words(session, motion.meeting_id, order))


def objections_to_editing_motion(session: Session, order: EditMotion, today: date) -> tuple[Objection, ...]:
    """Everything to say about a correction of a motion before the vote; raises NotFound."""
    found = _about_draft(session, order.motion_id, today)
    return (*found, *_about_words(session, motion_found(session, order.motion_id).meeting_id, order))


def objections_to_withdrawing_motion(session: Session, order: WithdrawMotion, today: date) -> tuple[Objection, ...]:
    """Everything to say about a motion that is withdrawn; raises NotFound."""
    found = list(_about_draft(session, order.motion_id, today))
    if not order.reason.strip():
        found.append(Objection(NO_REASON, "reason"))
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_deferring_motion(session: Session, order: DeferMotion, today: date) -> tuple[Objection, ...]:
    """Everything to say about a vote that is put off; raises NotFound."""
    found = _about_draft(session, order.motion_id, today)
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def _about_draft(session: Session, motion_id: int, today: date) -> tuple[Objection, ...]:
    """What there is to say about any act on a motion that is not voted on."""
    del today
    motion = motion_found(session, motion_id)
    state = meeting_label(session, motion.meeting_id).state
    found = [*objections_to_change(session, motion.meeting_id), *objections_to_motion_act(state)]
    if motion.facts.state is not MotionState.DRAFT:
        found.append(Objection(NOT_A_DRAFT))
    return tuple(found)


def objections_to_taking_back_vote(session: Session, order: TakeBackVote, today: date) -> tuple[Objection, ...]:
    """Everything to say about a vote that is taken back, only before the minutes are signed; raises NotFound."""
    del today
    found = decision_found(session, order.decision_id)
    said = list(objections_to_change(session, found.meeting_id))
    if found.facts.is_taken_back:
        said.append(Objection(TAKEN_BACK_ALREADY))
    motion = motion_found(session, found.motion_id)
    if motion.amends_id is not None and (
        motion_found(session, motion.amends_id).facts.state is MotionState.VOTED
    ):  # fmt: skip
        said.append(Objection(MAIN_VOTED))
    said += [Objection(RELIED_ON, details={"reference": each}) for each in repealed_by_of(session, order.decision_id)]
    if not order.reason.strip():
        said.append(Objection(NO_REASON, "reason"))
    return (*said, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_setting_standing(session: Session, order: SetStanding, today: date) -> tuple[Objection, ...]:
    """Everything to say about where a resolution stands; raises NotFound."""
    mine = decision_found(session, order.decision_id).facts
    by = None if order.by_id is None else decision_found(session, order.by_id).facts
    found = objections_to_standing(mine, order.standing, order.since, today, by, order.remarks)
    return (*found, *objections_to_words("remarks", order.remarks, LONGEST_REASON))


def objections_to_follow_up(session: Session, order: AddFollowUp, today: date) -> tuple[Objection, ...]:
    """Everything to say about something that is to be done; raises NotFound."""
    del today
    meeting_label(session, order.meeting_id)
    found = list(objections_to_change(session, order.meeting_id))
    if not order.text.strip():
        found.append(Objection(NOTHING_TO_DO, "text"))
    if order.item_id is not None and item_found(session, order.item_id).meeting_id != order.meeting_id:
        found.append(Objection(OTHER_MEETING, "item_id"))
    if (
        order.decision_id is not None
        and decision_found(session, order.decision_id).meeting_id != order.meeting_id
    ):  # fmt: skip
        found.append(Objection(NO_SUCH_DECISION, "decision_id"))
    texts = (("text", order.text, LONGEST_REASON), ("responsible", order.responsible, LONGEST_TEXT))
    return (*found, *(each for about, text, most in texts for each in objections_to_words(about, text, most)))


def objections_to_closing_follow_up(session: Session, order: CloseFollowUp, today: date) -> tuple[Objection, ...]:
    """Everything to say about something that is done or given up; raises NotFound."""
    _meeting_id, is_open = follow_up_meeting(session, order.follow_up_id)
    found = [] if is_open else [Objection(ENDED_ALREADY)]
    if order.dropped and not order.remarks.strip():
        found.append(Objection(DROPPED_WITHOUT_REASON, "remarks"))
    if order.done_on is not None and order.done_on > today:
        found.append(Objection(IN_FUTURE, "done_on"))
    return (*found, *objections_to_words("remarks", order.remarks, LONGEST_REASON))
