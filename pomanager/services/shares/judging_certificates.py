"""Gathers what the rules need to judge acts on certificates, and certificates that go with an entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.certificates import CertificateRow
from pomanager.rules.objections import Objection
from pomanager.rules.shares import certificates as rules
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.certificates import GoingFacts, IssueFacts
from pomanager.rules.shares.entries import EntryDraft
from pomanager.services.shares.orders_passing import (
    CancelCertificate,
    IssueCertificate,
    ReplaceCertificate,
    SplitCertificate,
)
from pomanager.services.shares.passing import as_written
from pomanager.services.shares.queries.certificate_facts import (
    certificate_facts,
    certificate_held,
    certificate_numbers,
    certified_accounts,
    has_number,
)
from pomanager.services.shares.queries.certificates import certificate_rows
from pomanager.services.shares.queries.facts import account


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """Shares taken out of an account on a day, and the certificates that shall go with them.

    ``certificate_ids`` None leaves the choice to the program. ``before`` is the account before anything is written,
    ``after`` as it will stand.
    """

    member_id: int
    share_type_id: int
    on: date
    taken: int
    before: Account
    after: Account
    certificate_ids: tuple[int, ...] | None = None


def going_of(account: Account, drafts: Sequence[EntryDraft], taken: int, on: date) -> Going:
    """Shares that leave an account by these entries, the program choosing the certificates."""
    return Going(
        member_id=account.holder.member_id, share_type_id=account.type.id, on=on, taken=taken, before=account,
        after=as_written(account, drafts),
    )  # fmt: skip


def going_facts(session: Session, going: Going) -> GoingFacts:
    """The certificates of the account with what is taken out of it."""
    return GoingFacts(
        before=going.before, after=going.after, on=going.on, taken=going.taken,
        certificates=certificate_facts(session, going.member_id, going.share_type_id), chosen=going.certificate_ids,
    )  # fmt: skip


def objections_to_going(session: Session, going: Going, about: str = "certificate_ids") -> tuple[Objection, ...]:
    """What speaks against the certificates chosen: not theirs, cancelled already, or too many staying valid."""
    numbers = certificate_numbers(session, going.certificate_ids or ())
    return tuple(rules.objections_to_going(going_facts(session, going), numbers, about))


def objections_to_left(
    session: Session, accounts: Sequence[Account], drafts: Sequence[EntryDraft], about: str
) -> Iterator[Objection]:
    """Certificates for more shares than are left when these entries are written and no certificate goes with them."""
    certified = certified_accounts(session)
    for each in accounts:
        key = (each.holder.member_id, each.type.id)
        own = [draft for draft in drafts if (draft.member_id, draft.share_type_id) == key]
        if key in certified and own:
            first = min(draft.effective_on for draft in own)
            yield from rules.objections_to_left(
                each, as_written(each, own), certificate_facts(session, *key), first, about
            )


def certificates_proposed(session: Session, going: Going) -> tuple[CertificateRow, ...]:
    """The certificates that would go, as a form ticks them beforehand."""
    ids = tuple(each.id for each in rules.certificates_going(going_facts(session, going)))
    return certificate_rows(session, going.on, ids) if ids else ()


def objections_to_issuing(session: Session, order: IssueCertificate, today: date) -> tuple[Objection, ...]:
    """Everything to say about issuing a certificate; raises NotFound for a member or a type that is not there."""
    facts = IssueFacts(
        today=today, on=order.on, account=account(session, order.member_id, order.share_type_id),
        certificates=certificate_facts(session, order.member_id, order.share_type_id), shares=order.shares,
        number=order.number, taken_by=None if order.number is None else has_number(session, order.number),
    )  # fmt: skip
    return tuple(rules.objections_to_issuing(facts))


def objections_to_splitting(session: Session, order: SplitCertificate, today: date) -> tuple[Objection, ...]:
    """Everything to say about splitting a certificate; raises NotFound."""
    certificate = certificate_held(session, order.certificate_id).facts
    return tuple(rules.objections_to_splitting(certificate, order.parts, order.on, today))


def objections_to_replacing(session: Session, order: ReplaceCertificate, today: date) -> tuple[Objection, ...]:
    """Everything to say about a duplicate; raises NotFound."""
    certificate = certificate_held(session, order.certificate_id).facts
    return tuple(rules.objections_to_replacing(certificate, order.on, today, order.remarks))


def objections_to_cancelling(session: Session, order: CancelCertificate, today: date) -> tuple[Objection, ...]:
    """Everything to say about cancelling a certificate; raises NotFound."""
    certificate = certificate_held(session, order.certificate_id).facts
    return tuple(rules.objections_to_cancelling(certificate, order.on, today, order.reason, order.remarks))
