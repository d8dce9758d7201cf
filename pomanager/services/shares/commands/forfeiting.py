"""Taking back shares that were not paid."""

from dataclasses import replace

from pomanager.rules.shares.drafting import forfeiture
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.shares.commands.certificates_gone import cancel_for_entry
from pomanager.services.shares.commands.recording import about_holder, judged, money_told, new_values
from pomanager.services.shares.commands.writing import write_operation
from pomanager.services.shares.judging_certificates import going_of
from pomanager.services.shares.judging_changes import objections_to_forfeiting
from pomanager.services.shares.orders import ForfeitShares
from pomanager.services.shares.queries import facts
from pomanager.services.work import Work


def forfeit_shares(work: Work, order: ForfeitShares) -> tuple[int, ...]:
    """Write a forfeiture, or raise Refused; returns the serial numbers."""
    judged(objections_to_forfeiting, work, order)
    account = facts.account(work.session, order.member_id, order.share_type_id)
    kind, decision = account.type, order.decision.strip()
    draft = forfeiture(account, order.shares, order.on, order.paid_minor)
    going = going_of(account, [draft], order.shares, order.on)
    serials = write_operation(work, [replace(draft, decided_on=order.decided_on, decision=decision)])
    gone = cancel_for_entry(work, going, serials[0], CertificateEnd.FORFEITED)
    told = {
        "share_type": kind.code, "shares": order.shares,
        "paid_on_them": money_told(-draft.paid_minor, kind.currency, kind.decimals), "since": order.on,
        "decided_on": order.decided_on, "decision": decision, "certificates_cancelled": gone,
    }  # fmt: skip
    work.record("shares.forfeited", about_holder(account.holder), new_values(told))
    return serials
