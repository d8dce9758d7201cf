"""Gathers what the rules need to judge acts before a meeting opens: the same words warn while typing and refuse."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.meeting import MeetingDetail
from pomanager.rules.meetings.agenda import (
    LONGEST_TITLE,
    NO_DOCUMENT_TITLE,
    OTHER_MEETING,
    OVER,
    objections_to_adding,
    objections_to_amending,
    objections_to_item,
    objections_to_moving,
    objections_to_withdrawing,
    objections_to_words,
)
from pomanager.rules.meetings.kinds import BEFORE, IN_SESSION, MeetingState
from pomanager.rules.meetings.notice import (
    ALREADY_MET,
    CANCEL_NEEDS_REASON,
    objections_to_calling_again,
    objections_to_freezing,
    objections_to_gap,
    objections_to_notice,
    objections_to_time_left,
)
from pomanager.rules.meetings.planning import objections_to_changing_meeting, objections_to_plan
from pomanager.rules.objections import Objection
from pomanager.rules.writing import LONGEST_TEXT
from pomanager.services.meetings.calling_orders import (
    AddDocument,
    AddItem,
    AmendItem,
    AmendMeeting,
    CallAgain,
    CallMeeting,
    CancelMeeting,
    FreezeRoll,
    MoveItem,
    PlanMeeting,
    SetStandingItems,
    WithdrawItem,
)
from pomanager.services.meetings.queries.agenda import agenda_facts
from pomanager.services.meetings.queries.facts import amended_facts, call_facts, failed_facts, freeze_facts, plan_facts
from pomanager.services.meetings.queries.items import item_found, levels_below, parents_of
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label
from pomanager.services.organisation.queries.bylaws import bylaws_on

LONGEST_REASON = 1_000


def objections_to_planning(session: Session, order: PlanMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about planning a meeting."""
    del today
    found = objections_to_plan(plan_facts(session, order))
    said = [
        objection for item in order.items or () for objection in objections_to_item(item.kind, item.title, item.note)
    ]
    return (*found, *said)


def objections_to_amending_meeting(session: Session, order: AmendMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing what is written of a meeting; raises NotFound."""
    detail = meeting_detail(session, order.meeting_id)
    label = detail.label
    moved = (label.held_on, label.starts_at, label.place) != (order.held_on, order.starts_at, order.place.strip())
    found = (
        *objections_to_plan(amended_facts(session, order)),
        *objections_to_changing_meeting(
            label.state, order.held_on, detail.record_on, moved=moved, reason=order.reason
        ),
        *_about_other_day(session, detail, order),
    )  # fmt: skip
    del today
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def _about_other_day(session: Session, detail: MeetingDetail, order: AmendMeeting) -> tuple[Objection, ...]:
    """That another day leaves too little time after the notice, or after the meeting without a quorum before it."""
    if order.held_on == detail.label.held_on:
        return ()
    found: list[Objection] = []
    if detail.label.state is MeetingState.CALLED and detail.called_on is not None:
        bylaws = bylaws_on(session, order.held_on)
        facts = replace(call_facts(session, order.meeting_id), held_on=order.held_on, bylaws=bylaws)
        said = objections_to_time_left(facts, detail.called_on, order.reason)
        found += [replace(objection, about="held_on") for objection in said]
    if detail.follows is not None:
        failed = failed_facts(session, detail.follows.id, order.held_on)
        found += objections_to_gap(failed, order.held_on, order.reason)
    return tuple(found)


def objections_to_cancelling(session: Session, order: CancelMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about calling a meeting off; raises NotFound."""
    del today
    label = meeting_label(session, order.meeting_id)
    found = list(objections_to_words("reason", order.reason, LONGEST_REASON))
    if label.state not in BEFORE:
        found.append(Objection(ALREADY_MET))
    if label.state is MeetingState.CALLED and not order.reason.strip():
        found.append(Objection(CANCEL_NEEDS_REASON, "reason"))
    return tuple(found)


def objections_to_freezing_roll(session: Session, order: FreezeRoll, today: date) -> tuple[Objection, ...]:
    """Everything to say about freezing a roll; raises NotFound."""
    facts = freeze_facts(session, order.meeting_id, today)
    found = objections_to_freezing(facts, order.record_on, order.reason)
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_calling(session: Session, order: CallMeeting, today: date) -> tuple[Objection, ...]:
    """Everything to say about calling a meeting; raises NotFound."""
    del today
    found = objections_to_notice(call_facts(session, order.meeting_id), order.called_on, order.reason)
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_next_call(session: Session, order: CallAgain, today: date) -> tuple[Objection, ...]:
    """Everything to say about the next call of a meeting without a quorum; raises NotFound."""
    del today
    facts = failed_facts(session, order.meeting_id, order.held_on)
    texts = (("place", order.place), ("called_by", order.called_by))
    return (
        *objections_to_calling_again(facts, order.held_on, order.reason),
        *(objection for about, text in texts for objection in objections_to_words(about, text, LONGEST_TEXT)),
        *objections_to_words("reason", order.reason, LONGEST_REASON),
    )


def objections_to_adding_item(session: Session, order: AddItem, today: date) -> tuple[Objection, ...]:
    """Everything to say about one more item; raises NotFound."""
    del today
    meeting_label(session, order.meeting_id)
    found = [
        *objections_to_item(order.kind, order.title, order.note),
        *objections_to_adding(agenda_facts(session, order.meeting_id), order.reason),
        *objections_to_words("reason", order.reason, LONGEST_REASON),
    ]
    if order.parent_id is not None and item_found(session, order.parent_id).meeting_id != order.meeting_id:
        found.append(Objection(OTHER_MEETING, "parent_id"))
    return tuple(found)


def objections_to_amending_item(session: Session, order: AmendItem, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing an item; raises NotFound."""
    del today
    item = item_found(session, order.item_id)
    renamed = (item.kind, item.title) != (order.kind, order.title)
    return (
        *objections_to_item(order.kind, order.title, order.note),
        *objections_to_amending(agenda_facts(session, item.meeting_id), renamed=renamed),
    )


def objections_to_moving_item(session: Session, order: MoveItem, today: date) -> tuple[Objection, ...]:
    """Everything to say about putting an item elsewhere; raises NotFound."""
    del today
    item = item_found(session, order.item_id)
    parents: tuple[int, ...] = ()
    if order.parent_id is not None:
        if item_found(session, order.parent_id).meeting_id != item.meeting_id:
            return (Objection(OTHER_MEETING, "parent_id"),)
        parents = (order.parent_id, *parents_of(session, order.parent_id))
    facts = agenda_facts(session, item.meeting_id)
    return objections_to_moving(facts, order.item_id, parents, levels_below(session, order.item_id))


def objections_to_withdrawing_item(session: Session, order: WithdrawItem, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking an item off; raises NotFound."""
    del today
    item = item_found(session, order.item_id)
    facts = agenda_facts(session, item.meeting_id)
    found = objections_to_withdrawing(facts, item.state, order.reason)
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_document(session: Session, order: AddDocument, today: date) -> tuple[Objection, ...]:
    """Everything to say about naming a document; raises NotFound."""
    del today
    label = meeting_label(session, order.meeting_id)
    found = list(objections_to_words("title", order.title, LONGEST_TITLE))
    if not order.title.strip():
        found.append(Objection(NO_DOCUMENT_TITLE, "title"))
    if label.state not in BEFORE | IN_SESSION:
        found.append(Objection(OVER))
    if order.item_id is not None and item_found(session, order.item_id).meeting_id != order.meeting_id:
        found.append(Objection(OTHER_MEETING, "item_id"))
    return tuple(found)


def objections_to_removing_document(session: Session, meeting_id: int) -> tuple[Objection, ...]:
    """What there is to say about taking a document off the list; raises NotFound."""
    return () if meeting_label(session, meeting_id).state in BEFORE | IN_SESSION else (Objection(OVER),)


def objections_to_standing_items(session: Session, order: SetStandingItems, today: date) -> tuple[Objection, ...]:
    """Everything to say about the items meetings of a kind begin with."""
    del session, today
    return tuple(objection for item in order.items for objection in objections_to_item(item.kind, item.title))
