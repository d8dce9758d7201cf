"""Moving all shares from one record of a person to the other."""

from dataclasses import replace

from pomanager.rules.shares.kinds import CertificateEnd, EntryKind
from pomanager.services.shares.commands.certificates_gone import cancel_for_entry
from pomanager.services.shares.commands.recording import about_holder, judged, new_values
from pomanager.services.shares.commands.writing import write_operation
from pomanager.services.shares.judging_certificates import going_of
from pomanager.services.shares.judging_changes import merge_drafts, objections_to_merging
from pomanager.services.shares.orders import MergeHoldings
from pomanager.services.shares.queries import facts
from pomanager.services.work import Work


def merge_holdings(work: Work, order: MergeHoldings) -> tuple[int, ...]:
    """Write both sides for every type held, or raise Refused; returns the serial numbers."""
    judged(objections_to_merging, work, order)
    decision = order.decision.strip()
    drafts = [replace(draft, decision=decision) for draft in merge_drafts(work.session, order)]
    before = {account.type.id: account for account in facts.accounts(work.session, order.from_member_id)}
    serials = write_operation(work, drafts)
    gone = []
    for serial, draft in zip(serials, drafts, strict=False):
        if draft.kind is EntryKind.MERGE_OUT:
            going = going_of(before[draft.share_type_id], drafts, -draft.shares, order.on)
            gone.append(cancel_for_entry(work, going, serial, CertificateEnd.TRANSFERRED))
    giver = facts.holder_found(work.session, order.from_member_id)
    moved = sum(draft.shares for draft in drafts if draft.kind is EntryKind.MERGE_IN)
    told = {
        "shares": moved, "to_member": facts.holder_found(work.session, order.to_member_id).label,
        "since": order.on, "decision": decision, "certificates_cancelled": "; ".join(filter(None, gone)),
    }  # fmt: skip
    work.record("shares.merged", about_holder(giver), new_values(told))
    return serials
