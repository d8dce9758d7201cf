"""Turning shares of one type into shares of another."""

from dataclasses import replace

from pomanager.rules.shares.drafting import conversion
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.shares.commands.certificates_gone import cancel_for_entry
from pomanager.services.shares.commands.recording import about_holder, judged, new_values
from pomanager.services.shares.commands.writing import write_operation
from pomanager.services.shares.judging_certificates import going_of
from pomanager.services.shares.judging_changes import objections_to_converting
from pomanager.services.shares.orders import ConvertShares
from pomanager.services.shares.queries import facts
from pomanager.services.work import Work


def convert_shares(work: Work, order: ConvertShares) -> tuple[int, ...]:
    """Write both sides of a conversion, or raise Refused; returns their serial numbers."""
    judged(objections_to_converting, work, order)
    account = facts.account(work.session, order.member_id, order.from_type_id)
    into = facts.share_type_found(work.session, order.to_type_id)
    decision = order.decision.strip()
    drafts = [
        replace(draft, decided_on=order.decided_on, decision=decision)
        for draft in conversion(account, into, order.shares, order.on)
    ]
    going = going_of(account, drafts, order.shares, order.on)
    serials = write_operation(work, drafts)
    gone = cancel_for_entry(work, going, serials[0], CertificateEnd.CONVERTED)
    told = {
        "share_type": account.type.code, "shares": order.shares, "into_type": into.code,
        "new_shares": drafts[1].shares, "since": order.on, "decided_on": order.decided_on, "decision": decision,
        "certificates_cancelled": gone,
    }  # fmt: skip
    work.record("shares.converted", about_holder(account.holder), new_values(told))
    return serials
