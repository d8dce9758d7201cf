"""Issuing shares that are paid out of reserves, to one member or to everybody who holds enough."""

from dataclasses import replace

from pomanager.services.shares.commands.recording import about_holder, about_type, judged, new_values
from pomanager.services.shares.commands.writing import write_operation
from pomanager.services.shares.judging_changes import bonus_drafts, objections_to_issuing_bonus
from pomanager.services.shares.orders import IssueBonus
from pomanager.services.shares.queries import facts
from pomanager.services.work import Work


def issue_bonus(work: Work, order: IssueBonus) -> tuple[int, ...]:
    """Write the bonus shares as one operation, or raise Refused; returns the serial numbers."""
    judged(objections_to_issuing_bonus, work, order)
    kind = facts.share_type_found(work.session, order.share_type_id)
    decision = order.decision.strip()
    drafts = [
        replace(draft, decided_on=order.decided_on, decision=decision, distribution_id=order.distribution_id)
        for draft in bonus_drafts(work.session, order)
    ]
    serials = write_operation(work, drafts)
    told: dict[str, object] = {
        "share_type": kind.code, "new_shares": sum(draft.shares for draft in drafts),
        "since": order.on, "decided_on": order.decided_on, "decision": decision,
    }  # fmt: skip
    if order.member_id is None:
        told |= {"bonus_for_held": f"{order.new} / {order.per}", "holders": len(drafts)}
        about = about_type(kind)
    else:
        about = about_holder(facts.holder_found(work.session, order.member_id))
    work.record("shares.bonus_issued", about, new_values(told))
    return serials
