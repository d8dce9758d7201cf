"""Certificates that are cancelled with an entry, and the one of the rest: part of the act that takes shares away."""

from datetime import date

from pomanager.db.shares import Certificate, CertificateEnding
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.certificates import (
    CertificateFacts,
    SealedWords,
    certificates_going,
    paid_on_new,
    rest_of,
    seal_of,
)
from pomanager.rules.shares.kinds import CertificateEnd
from pomanager.services.shares.judging_certificates import Going, going_facts
from pomanager.services.shares.queries.certificate_facts import next_certificate_number
from pomanager.services.work import Work


def cancel_for_entry(work: Work, going: Going, entry_id: int, reason: CertificateEnd) -> str:
    """Cancel the certificates that go with an entry, and issue one of the rest.

    What is to go was judged by ``objections_to_going`` before. Nothing is said in the journal: the act adds what this
    returns, such as "3, 5" or "3, 5 → 9" with the number of the certificate of the rest; "" where none went.
    """
    facts = going_facts(work.session, going)
    gone, rest = certificates_going(facts), rest_of(facts)
    for certificate in gone:
        write_ending(work, certificate.id, reason, going.on, entry_id=entry_id)
    told = ", ".join(str(each.number) for each in gone)
    if not rest:
        return told
    staying = tuple(each for each in facts.certificates if each not in gone)
    paid = paid_on_new(going.after, staying, rest, going.on)
    # It stands for what is left of the certificate it comes from; where several went, of the first.
    row = write_certificate(work, going.after, (rest, paid), going.on, split_from=gone[0])
    return f"{told} → {row.number}"


def write_ending(
    work: Work, certificate_id: int, reason: CertificateEnd, on: date, *, entry_id: int | None = None, remarks: str = ""
) -> None:
    """Write the line that ends a certificate."""
    work.session.add(
        CertificateEnding(
            certificate_id=certificate_id, reason=reason, on=on, entry_id=entry_id, remarks=remarks.strip(),
            recorded_at=work.now,
        )
    )  # fmt: skip


def write_certificate(  # noqa: PLR0913 - whose, for what, and in place of which
    work: Work,
    account: Account,
    certified: tuple[int, int],
    on: date,
    *,
    number: int | None = None,
    unit_minor: int | None = None,
    duplicate_of: CertificateFacts | None = None,
    split_from: CertificateFacts | None = None,
) -> Certificate:
    """Write a certificate for shares with what is paid up on them; without a number it gets the next one."""
    shares, paid = certified
    unit = account.type.value_on(on) if unit_minor is None else unit_minor
    number = next_certificate_number(work.session) if number is None else number
    words = SealedWords(
        number=number, member_id=account.holder.member_id, share_type_id=account.type.id, shares=shares,
        unit_minor=unit or 0, paid_minor=paid, currency=account.type.currency, issued_on=on,
        duplicate_of=None if duplicate_of is None else duplicate_of.number,
        split_from=None if split_from is None else split_from.number,
    )  # fmt: skip
    row = Certificate(
        number=number, share_type_id=account.type.id, member_id=account.holder.member_id, shares=shares,
        unit_minor=words.unit_minor, paid_minor=paid, issued_on=on,
        duplicate_of_id=None if duplicate_of is None else duplicate_of.id,
        split_from_id=None if split_from is None else split_from.id, seal=seal_of(words), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row
