"""Gathers what the rules need to judge a succession: the same words warn while typing and refuse."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.certificates import CertificateRow
from pomanager.readmodels.shares import ShareTypeLabel
from pomanager.readmodels.transfers import ProposedPortion
from pomanager.rules.bodies.composition import about_text
from pomanager.rules.bodies.leaving import WRITE_REASON
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection, stopping
from pomanager.rules.shares import successions as rules
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.certificates import NOT_HERS
from pomanager.rules.shares.entries import EntryDraft
from pomanager.rules.shares.judging import (
    Fields,
    objections_to_history,
    objections_to_holder,
    objections_to_limits,
    objections_to_taking,
)
from pomanager.rules.shares.successions import Portion, SuccessionFacts, parts_of, portions, whole_shares
from pomanager.services.bodies.queries.people import person_label
from pomanager.services.shares.judging_certificates import Going, certificates_proposed, objections_to_going
from pomanager.services.shares.judging_transfers import objections_to_entries_back
from pomanager.services.shares.orders_passing import SettleSuccession, TakeBackSuccession
from pomanager.services.shares.passing import INHERITED, as_written, drafts_of, each_once
from pomanager.services.shares.queries.certificate_facts import certificate_facts, certificate_numbers
from pomanager.services.shares.queries.facts import (
    account_of,
    accounts,
    capital_facts,
    holder_found,
    holders_found,
    limits_on,
)
from pomanager.services.shares.queries.successions import SUCCESSION_BACK, settled_on, succession_entries
from pomanager.services.shares.queries.transfer_facts import promised_in_all

_FIELDS = Fields(shares="heirs", on="on", paid="heirs")


@dataclass(frozen=True, slots=True)
class Passed:
    """What of one type passes: the account of the deceased, each heir's portion, and the entries."""

    account: Account
    portions: tuple[Portion, ...]
    drafts: tuple[EntryDraft, ...]

    @property
    def shares(self) -> int:
        """Whole shares that pass to all heirs who take shares."""
        return sum(each.taken.shares for each in self.portions)


def whole_parts(order: SettleSuccession, account: Account) -> tuple[int, ...]:
    """Whole shares of this type for each heir, whether they take shares or the value; () while parts do not add up."""
    parts = parts_of(order.heirs)
    return () if parts is None else whole_shares(account.on(order.on).shares, parts)


def passed(session: Session, order: SettleSuccession) -> tuple[Passed, ...]:
    """What passes of each type; nothing of a type of which no heir takes a share. Raises NotFound for the deceased."""
    found = []
    for account in accounts(session, order.member_id):
        counts = [
            count if heir.takes_shares else 0
            for heir, count in zip(order.heirs, whole_parts(order, account), strict=False)
        ]
        if not any(counts) or account.type.value_on(order.on) is None:
            continue
        parts = portions(account, counts, order.on)
        drafts = [
            draft
            for each in parts
            for draft in drafts_of(account, order.heirs[each.heir].member_id or 0, each.taken, order.on, INHERITED)
        ]
        found.append(Passed(account, parts, tuple(drafts)))
    return tuple(found)


def proposed_portions(session: Session, order: SettleSuccession) -> tuple[ProposedPortion, ...]:
    """What each heir would get of each type, as a form shows it; () while the parts do not add up. Raises NotFound."""
    found = []
    paid = {
        (each.account.type.id, part.heir): part.taken.paid for each in passed(session, order) for part in each.portions
    }
    for account in accounts(session, order.member_id):
        unit = account.type.value_on(order.on) or 0
        kind = account.type
        label = ShareTypeLabel(kind.id, kind.code, kind.name, kind.currency, kind.decimals)
        for heir, shares in enumerate(whole_parts(order, account)):
            part = paid.get((kind.id, heir), 0)
            owed = shares * unit - part if order.heirs[heir].takes_shares else 0
            if account.on(order.on).shares:
                found.append(ProposedPortion(heir, label, shares, part, owed))
    return tuple(found)


def objections_to_settling(session: Session, order: SettleSuccession, today: date) -> tuple[Objection, ...]:
    """Everything to say about a succession; raises NotFound for somebody who is not there."""
    facts = succession_facts(session, order, today)
    found = [*rules.objections_to_succession(facts)]
    unknown = _not_theirs(session, order)
    if order.on <= today:
        for each in passed(session, order):
            found += _about_type(session, order, each, today)
    return each_once([*found, *unknown])


def succession_facts(session: Session, order: SettleSuccession, today: date) -> SuccessionFacts:
    """The succession as the rules look at it."""
    dead = holder_found(session, order.member_id)
    ids = [heir.member_id for heir in order.heirs if heir.member_id is not None]
    known = holders_found(session, ids)
    for member_id in ids:
        if member_id not in known:
            holder_found(session, member_id)
    names = tuple("" if heir.member_id is None else known[heir.member_id].label for heir in order.heirs)
    named = order.representative_id is not None or bool(order.representative_name.strip())
    return SuccessionFacts(
        today=today, on=order.on, member_id=order.member_id, name=dead.label, status=dead.status_on(order.on),
        heirs=order.heirs, names=names,
        held=tuple(each.on(order.on).shares for each in accounts(session, order.member_id)),
        promised=promised_in_all(session, order.member_id, today), settled_on=settled_on(session, order.member_id),
        has_representative=named,
        representative_status=_standing(session, order.representative_id, order.on), decision=order.decision,
        remarks=order.remarks, representative_name=order.representative_name,
    )  # fmt: skip


def _standing(session: Session, person_id: int | None, day: date) -> tuple[str, Status | None] | None:
    """Name and standing of somebody; None where nobody is meant or they never were on the roll."""
    if person_id is None:
        return None
    label = person_label(session, person_id)
    if label.member_id is None:
        return None
    return label.name, holder_found(session, label.member_id).status_on(day)


def _about_type(session: Session, order: SettleSuccession, what: Passed, today: date) -> Iterator[Objection]:
    account, on = what.account, order.on
    against = objections_to_taking(account, what.shares, on, today, None, _FIELDS)
    yield from against
    for each in what.portions:
        heir = order.heirs[each.heir]
        if heir.member_id is None or heir.member_id == order.member_id:
            continue
        receiver = account_of(session, holder_found(session, heir.member_id), account.type)
        yield from objections_to_holder(receiver.holder, receiver.type, on, f"heirs.{each.heir}.name")
        limits = limits_on(session, receiver.type, on)
        capital = capital_facts(session, receiver.type, heir.member_id, on, limits)
        about = f"heirs.{each.heir}.part"
        yield from objections_to_limits(receiver, each.taken.shares, on, capital, limits, about, is_new=False)
    if not stopping(against):
        yield from objections_to_history(account, as_written(account, what.drafts), "on")
        yield from objections_to_going(session, going_with(session, order, what))


def going_with(session: Session, order: SettleSuccession, what: Passed) -> Going:
    """The certificates of one type that go: of those chosen the ones of this type."""
    kind = what.account.type
    chosen = order.certificate_ids
    if chosen is not None:
        own = {each.id for each in certificate_facts(session, order.member_id, kind.id)}
        chosen = tuple(each for each in chosen if each in own)
    return Going(
        member_id=order.member_id, share_type_id=kind.id, on=order.on, taken=what.shares, certificate_ids=chosen,
        before=what.account, after=as_written(what.account, what.drafts),
    )  # fmt: skip


def certificates_with_succession(session: Session, order: SettleSuccession) -> tuple[CertificateRow, ...]:
    """The certificates that would be cancelled, as a form ticks them; none while the parts do not add up.

    Raises NotFound for the deceased.
    """
    return tuple(
        row
        for each in passed(session, order)
        for row in certificates_proposed(session, going_with(session, order, each))
    )


def _not_theirs(session: Session, order: SettleSuccession) -> Iterator[Objection]:
    """Certificates chosen that are not those of the deceased."""
    own = {
        each.id
        for account in accounts(session, order.member_id)
        for each in certificate_facts(session, order.member_id, account.type.id)
    }
    others = [each for each in order.certificate_ids or () if each not in own]
    for certificate_id, number in sorted(certificate_numbers(session, others).items()):
        del certificate_id
        yield Objection(NOT_HERS, "certificate_ids", {"number": number})


def objections_to_taking_back_succession(
    session: Session, order: TakeBackSuccession, today: date
) -> tuple[Objection, ...]:
    """Everything to say about taking a succession back; raises NotFound."""
    entries, day = succession_entries(session, order.succession_id)
    found = [*about_text("reason", order.reason)]
    if not order.reason.strip():
        found.append(Objection(WRITE_REASON, "reason"))
    if not entries:
        found.append(Objection(rules.NOTHING_PASSED) if day is None else Objection(SUCCESSION_BACK, "", {"day": day}))
    found += objections_to_entries_back(session, entries, today)
    return each_once(found)
