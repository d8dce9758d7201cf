"""Certificates issued, split, replaced by a duplicate, cancelled."""

from pomanager.rules.shares.certificates import paid_on_new, parts_paid
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.shares import judging_certificates as judging
from pomanager.services.shares.commands.certificates_gone import write_certificate, write_ending
from pomanager.services.shares.commands.recording import about_holder, judged, money_told, new_values
from pomanager.services.shares.orders_passing import (
    CancelCertificate,
    IssueCertificate,
    ReplaceCertificate,
    SplitCertificate,
)
from pomanager.services.shares.queries.certificate_facts import certificate_facts, certificate_held
from pomanager.services.shares.queries.facts import account
from pomanager.services.work import Work


def issue_certificate(work: Work, order: IssueCertificate) -> int:
    """Write the certificate, or raise Refused; returns its id."""
    judged(judging.objections_to_issuing, work, order)
    held = account(work.session, order.member_id, order.share_type_id)
    others = certificate_facts(work.session, order.member_id, order.share_type_id)
    paid = paid_on_new(held, others, order.shares, order.on)
    row = write_certificate(work, held, (order.shares, paid), order.on, number=order.number)
    told: dict[str, object] = {
        "certificate": row.number, "share_type": held.type.code, "shares": order.shares, "issued_on": order.on,
        "paid": money_told(paid, held.type.currency, held.type.decimals),
    }  # fmt: skip
    work.record("shares.certificate_issued", about_holder(held.holder), new_values(told))
    return row.id


def split_certificate(work: Work, order: SplitCertificate) -> tuple[int, ...]:
    """Write certificates for the parts in place of one, or raise Refused; returns their ids."""
    judged(judging.objections_to_splitting, work, order)
    old = certificate_held(work.session, order.certificate_id)
    held = account(work.session, old.member_id, old.share_type_id)
    write_ending(work, order.certificate_id, CertificateEnd.SPLIT, order.on)
    paid = parts_paid(old.facts.paid_minor, old.unit_minor, order.parts)
    rows = [
        write_certificate(work, held, part, order.on, unit_minor=old.unit_minor, split_from=old.facts)
        for part in zip(order.parts, paid, strict=True)
    ]
    told: dict[str, object] = {
        "certificate": old.facts.number, "share_type": held.type.code, "on": order.on,
        "new_certificates": ", ".join(f"{row.number} ({row.shares})" for row in rows),
    }  # fmt: skip
    work.record("shares.certificate_split", about_holder(held.holder), new_values(told))
    return tuple(row.id for row in rows)


def replace_certificate(work: Work, order: ReplaceCertificate) -> int:
    """Write a duplicate in place of a certificate, or raise Refused; returns the id of the duplicate."""
    judged(judging.objections_to_replacing, work, order)
    old = certificate_held(work.session, order.certificate_id)
    held = account(work.session, old.member_id, old.share_type_id)
    write_ending(work, order.certificate_id, CertificateEnd.REPLACED, order.on, remarks=order.remarks)
    same = (old.facts.shares, old.facts.paid_minor)
    row = write_certificate(work, held, same, order.on, unit_minor=old.unit_minor, duplicate_of=old.facts)
    told: dict[str, object] = {
        "certificate": old.facts.number, "share_type": held.type.code, "on": order.on, "new_certificates": row.number,
    }  # fmt: skip
    work.record("shares.certificate_replaced", about_holder(held.holder), new_values(told), order.remarks.strip())
    return row.id


def cancel_certificate(work: Work, order: CancelCertificate) -> None:
    """Write the ending of a certificate, or raise Refused."""
    judged(judging.objections_to_cancelling, work, order)
    old = certificate_held(work.session, order.certificate_id)
    held = account(work.session, old.member_id, old.share_type_id)
    write_ending(work, order.certificate_id, order.reason, order.on, remarks=order.remarks)
    told: dict[str, object] = {
        "certificate": old.facts.number, "share_type": held.type.code, "on": order.on,
        "cancelled_because": order.reason,
    }  # fmt: skip
    work.record("shares.certificate_cancelled", about_holder(held.holder), new_values(told), order.remarks.strip())
