"""Naming the delegates of a section, and a delegate who does not go."""

from pomanager.db.meetings.calling import Delegate, DelegateWithdrawal
from pomanager.services.meetings import judging_notices
from pomanager.services.meetings.calling_orders import NameDelegates, WithdrawDelegate
from pomanager.services.meetings.commands.recording import about_meeting, judged, new_values
from pomanager.services.meetings.queries.delegates import delegate_found
from pomanager.services.organisation.queries import section_names
from pomanager.services.work import Work

__all__ = ["NameDelegates", "WithdrawDelegate", "name_delegates", "withdraw_delegate"]


def name_delegates(work: Work, order: NameDelegates) -> tuple[int, ...]:
    """Write down whom a section sends, or raise Refused; returns the ids of the lines, delegates before alternates."""
    judged(judging_notices.objections_to_naming, work, order)
    ids = []
    named = (*((each, False) for each in order.member_ids), *((each, True) for each in order.alternates))
    for member_id, is_alternate in named:
        row = Delegate(
            meeting_id=order.meeting_id, section_id=order.section_id, member_id=member_id, is_alternate=is_alternate,
            elected_at_id=order.elected_at_id, decision=order.decision.strip(), recorded_at=work.now,
        )  # fmt: skip
        work.session.add(row)
        work.session.flush()
        ids.append(row.id)
    told = {
        "section": section_names(work.session).get(order.section_id, ""), "delegates": len(order.member_ids) or None,
        "alternates": len(order.alternates) or None, "decision": order.decision.strip(),
    }  # fmt: skip
    work.record("meetings.delegates_named", about_meeting(work, order.meeting_id), new_values(told))
    return tuple(ids)


def withdraw_delegate(work: Work, order: WithdrawDelegate) -> None:
    """Write that a delegate does not go, or raise Refused; the first alternate of the section goes instead."""
    judged(judging_notices.objections_to_withdrawal, work, order)
    row = delegate_found(work.session, order.delegate_id)
    reason = order.reason.strip()
    work.session.add(DelegateWithdrawal(delegate_id=row.id, reason=reason, recorded_at=work.now))
    told = {"delegate": (f"{row.number} · {row.name}", None), "section": (None, row.section)}
    work.record("meetings.delegate_withdrawn", about_meeting(work, row.meeting_id), told, reason)
