"""Gathers what the rules need to judge delegates and proofs of convocation."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.meetings.agenda import objections_to_words
from pomanager.rules.meetings.delegates import objections_to_delegates, objections_to_withdrawing_delegate
from pomanager.rules.meetings.giving import GivenFacts, objections_to_giving, objections_to_taking_notice_back
from pomanager.rules.objections import Objection
from pomanager.rules.writing import LONGEST_TEXT
from pomanager.services.meetings.calling_orders import (
    NameDelegates,
    RecordNotices,
    TakeBackNotice,
    WithdrawDelegate,
)
from pomanager.services.meetings.judging_calling import LONGEST_REASON
from pomanager.services.meetings.locked import objections_to_change
from pomanager.services.meetings.queries.delegates import delegate_found
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label, roll_people
from pomanager.services.meetings.queries.notices import notice_found
from pomanager.services.meetings.queries.seats import delegate_facts, who_is_sent
from pomanager.services.organisation.queries.bylaws import bylaws_on


def objections_to_naming(session: Session, order: NameDelegates, today: date) -> tuple[Objection, ...]:
    """Everything to say about the delegates a section names; raises NotFound."""
    del today
    facts = delegate_facts(session, order.meeting_id, order.section_id)
    return (
        *objections_to_delegates(
            facts, who_is_sent(session, order.member_ids, facts.day), who_is_sent(session, order.alternates, facts.day)
        ),
        *objections_to_words("decision", order.decision, LONGEST_TEXT),
    )


def objections_to_withdrawal(session: Session, order: WithdrawDelegate, today: date) -> tuple[Objection, ...]:
    """Everything to say about a delegate who does not go; raises NotFound."""
    del today
    row = delegate_found(session, order.delegate_id)
    state = meeting_label(session, row.meeting_id).state
    found = objections_to_withdrawing_delegate(state, order.reason, withdrawn=row.withdrawn)
    return (*found, *objections_to_words("reason", order.reason, LONGEST_REASON))


def objections_to_notices(session: Session, order: RecordNotices, today: date) -> tuple[Objection, ...]:
    """Everything to say about notices given; raises NotFound."""
    detail = meeting_detail(session, order.meeting_id)
    label = detail.label
    facts = GivenFacts(
        kind=label.kind, state=label.state, call=label.call, held_on=label.held_on, called_on=detail.called_on,
        bylaws=bylaws_on(session, label.held_on), today=today,
        strangers=len(order.roll_ids) - len(roll_people(session, order.meeting_id, order.roll_ids)),
    )  # fmt: skip
    texts = (("carrier", order.carrier), ("evidence", order.evidence))
    return (
        *objections_to_change(session, order.meeting_id),
        *objections_to_giving(
            facts, order.channel, order.given_on, to_persons=bool(order.roll_ids), to_sections=bool(order.section_ids)
        ),
        *(objection for about, text in texts for objection in objections_to_words(about, text, LONGEST_TEXT)),
    )


def objections_to_taking_back(session: Session, order: TakeBackNotice, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking a notice back; raises NotFound."""
    del today
    found = notice_found(session, order.notice_id)
    return (
        *objections_to_change(session, found.meeting_id),
        *objections_to_taking_notice_back(order.reason, is_taken_back=bool(found.taken_back)),
        *objections_to_words("reason", order.reason, LONGEST_REASON),
    )
