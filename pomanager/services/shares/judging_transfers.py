"""Gathers what the rules need to judge transfers: the same words warn while typing and refuse."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.db.bylaws import bylaws_on
from pomanager.readmodels.certificates import CertificateRow
from pomanager.rules.bodies.composition import DAY_AHEAD, about_text
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares import transfers as rules
from pomanager.rules.shares.accounts import Account
from pomanager.rules.shares.judging import Fields
from pomanager.rules.shares.kinds import Approval, TransferStep
from pomanager.rules.shares.transfers import DeedFacts, StepTaken, TransferFacts, TransferRule, TransferState
from pomanager.services.shares.judging import objections_to_taking_back
from pomanager.services.shares.judging_certificates import Going, certificates_proposed, objections_to_going
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.orders_passing import (
    DecideTransfer,
    EnterTransfer,
    RequestTransfer,
    TakeBackTransfer,
    TransferShares,
    WithdrawTransfer,
)
from pomanager.services.shares.passing import (
    TRANSFERRED,
    Passing,
    as_written,
    drafts_of,
    each_once,
    objections_to_passing,
    taken_with,
)
from pomanager.services.shares.queries.facts import account_of, holder_found, share_type_found
from pomanager.services.shares.queries.transfer_facts import (
    Moved,
    TransferFound,
    entries_of_transfer,
    open_with,
    promised_by,
    transfer_found,
    transfer_with_attestation,
)


@dataclass(frozen=True, slots=True)
class Parties:
    """The accounts of giver and receiver; None where they are not chosen yet, the type is not, or both are one."""

    giver: Account | None
    receiver: Account | None
    to_newcomer: bool


def parties(session: Session, from_id: int | None, to_id: int | None, share_type_id: int | None, on: date) -> Parties:
    """Both accounts; raises NotFound for a member or a type that is not there."""
    giver = None if from_id is None else holder_found(session, from_id)
    receiver = None if to_id is None or to_id == from_id else holder_found(session, to_id)
    newcomer = receiver is not None and receiver.status_on(on) is Status.APPLICANT
    if share_type_id is None:
        return Parties(None, None, newcomer)
    kind = share_type_found(session, share_type_id)
    found = [None if each is None else account_of(session, each, kind) for each in (giver, receiver)]
    return Parties(found[0], found[1], newcomer)


def rule_on(session: Session, day: date) -> TransferRule:
    """What the by-laws in force on a day say on transfers."""
    return rules.transfer_rule(bylaws_on(session, day))


def objections_to_requesting(session: Session, order: RequestTransfer, today: date) -> tuple[Objection, ...]:
    """Everything to say about a request; raises NotFound for a member or a type that is not there."""
    both = parties(session, order.from_id, order.to_id, order.share_type_id, order.requested_on)
    found = [*_about_deed(session, order, both, today)]
    fields = Fields(on="requested_on")
    found += _about_passing(session, both, (order.shares, order.requested_on, None), fields, today)
    rule = rule_on(session, order.requested_on)
    found += rule.silences(to_newcomer=both.to_newcomer)
    if (
        both.giver is not None
        and order.to_id is not None
        and open_with(
            session, both.giver.type.id, (both.giver.holder.member_id, order.to_id), order.shares, order.requested_on
        )
    ):
        found.append(Objection(rules.SAME_AGAIN, "requested_on", {}, Weight.WARN))
    return each_once(found)


def objections_to_transferring(session: Session, order: TransferShares, today: date) -> tuple[Objection, ...]:
    """Everything to say about a transfer in one act; raises NotFound for a member or a type that is not there."""
    both = parties(session, order.from_id, order.to_id, order.share_type_id, order.requested_on)
    transfer, on = as_transferred(session, order, both), passes_on(order)
    found = [*_about_deed(session, order, both, today)]
    found += _about_passing(session, both, (order.shares, on, order.paid_minor), Fields(), today)
    found += rule_on(session, order.requested_on).silences(to_newcomer=both.to_newcomer)
    found += _about_approval(order, transfer, on, today)
    found += about_text("decision", order.decision)
    if transfer.deposited_on is None:
        found.append(Objection(rules.NOT_DEPOSITED, "", {}, Weight.WARN))
    found += _about_certificates(session, both, order.shares, on, order.paid_minor, order.certificate_ids)
    return each_once(found)


def passes_on(order: TransferShares) -> date:
    """The day the shares pass: as ordered, else that of the deed or of a later approval."""
    return order.on or max(order.requested_on, order.approved_on or order.requested_on)


def as_transferred(session: Session, order: TransferShares, both: Parties) -> TransferFacts:
    """The transfer as it stands before the shares pass: the approval given beforehand is its one step."""
    rule = rule_on(session, order.requested_on)
    approval = rule.approval(to_newcomer=both.to_newcomer)
    steps: tuple[StepTaken, ...] = ()
    if approval is not Approval.NONE and order.approved_on is not None:
        steps = (StepTaken(TransferStep.APPROVED, order.approved_on),)
    answer_by = None if approval is Approval.NONE else rule.answer_by(order.deposited_on)
    return TransferFacts(
        requested_on=order.requested_on, approval=approval, answer_by=answer_by, deposited_on=order.deposited_on,
        steps=steps,
    )  # fmt: skip


def _about_approval(order: TransferShares, transfer: TransferFacts, on: date, today: date) -> Iterator[Objection]:
    if order.approved_on is not None and order.approved_on > today:
        yield Objection(DAY_AHEAD, "approved_on", {"day": order.approved_on})
    if order.approved_on is not None and order.approved_on < order.requested_on:
        yield Objection(rules.APPROVED_BEFORE, "approved_on", {"day": order.requested_on})
    first = transfer.may_pass_from
    if on < order.requested_on:
        yield Objection(rules.PASSES_LATER, "on", {"day": order.requested_on})
    if transfer.approval is Approval.NONE:
        return
    if first is None or (on < first and order.approved_on is None):
        yield Objection(rules.NEEDS_APPROVAL, "approved_on")
    elif on < first:
        yield Objection(rules.PASSES_LATER, "on", {"day": first})


def _about_deed(
    session: Session, order: RequestTransfer | TransferShares, both: Parties, today: date
) -> Iterator[Objection]:
    giver = None if order.from_id is None else holder_found(session, order.from_id)
    told = None if giver is None else (giver.member_id, giver.label, giver.status_on(order.requested_on))
    yield from rules.objections_to_parties(told, order.to_id, order.share_type_id, order.requested_on)
    deed = DeedFacts(
        requested_on=order.requested_on, deposited_on=order.deposited_on, attestation=order.attestation,
        attestation_of=transfer_with_attestation(session, order.attestation.strip()), price_minor=order.price_minor,
        remarks=order.remarks,
    )  # fmt: skip
    yield from rules.objections_to_deed(deed, today)
    if both.giver is not None:
        held = both.giver.on(order.requested_on).shares
        promised = promised_by(session, both.giver.holder.member_id, both.giver.type.id, today)
        yield from rules.objections_to_promised(both.giver.holder.label, order.shares, held, promised)


def _about_passing(
    session: Session, both: Parties, what: tuple[int, date, int | None], fields: Fields, today: date
) -> Iterator[Objection]:
    """What speaks against so many shares passing on a day with so much paid up on them (None: by the rules)."""
    if both.giver is None:
        return
    shares, on, paid = what
    passing = Passing(
        giver=both.giver, receiver=both.receiver, shares=shares, on=on, paid_minor=paid, fields=fields
    )  # fmt: skip
    yield from objections_to_passing(session, passing, today)


def _about_certificates(
    session: Session, both: Parties, shares: int, on: date, paid: int | None, chosen: tuple[int, ...] | None
) -> tuple[Objection, ...]:
    going = None if both.giver is None else going_with_transfer(both.giver, shares, on, paid, chosen)
    return () if going is None else objections_to_going(session, going)


def going_with_transfer(
    giver: Account, shares: int, on: date, paid: int | None, chosen: tuple[int, ...] | None
) -> Going | None:
    """The certificates asked about; None where the shares cannot be taken out at all."""
    if shares < 1 or shares > giver.on(on).shares or giver.type.value_on(on) is None:
        return None
    passing = Passing(giver=giver, receiver=None, shares=shares, on=on, paid_minor=paid)
    drafts = drafts_of(giver, 0, taken_with(passing), on, TRANSFERRED)
    return Going(
        member_id=giver.holder.member_id, share_type_id=giver.type.id, on=on, taken=shares, certificate_ids=chosen,
        before=giver, after=as_written(giver, drafts),
    )  # fmt: skip


def certificates_with_transfer(
    session: Session, from_id: int, share_type_id: int, shares: int, on: date
) -> tuple[CertificateRow, ...]:
    """The certificates that would be cancelled with a transfer, as a form ticks them; none where it cannot be.

    Raises NotFound for a member or a type that is not there.
    """
    giver = account_of(session, holder_found(session, from_id), share_type_found(session, share_type_id))
    going = going_with_transfer(giver, shares, on, None, None)
    return () if going is None else certificates_proposed(session, going)


def objections_to_deciding(session: Session, order: DecideTransfer, today: date) -> tuple[Objection, ...]:
    """Everything to say about an answer; raises NotFound."""
    facts = transfer_found(session, order.transfer_id).facts
    found = [
        *rules.objections_to_deciding(
            facts, approved=order.approved, by=order.by, on=order.on, today=today, reason=order.reason
        )
    ]
    for about in ("decision", "reason"):
        found += about_text(about, getattr(order, about))
    return each_once(found)


def objections_to_withdrawing(session: Session, order: WithdrawTransfer, today: date) -> tuple[Objection, ...]:
    """Everything to say about withdrawing a request; raises NotFound."""
    facts = transfer_found(session, order.transfer_id).facts
    return (*rules.objections_to_withdrawing(facts, order.on, today), *about_text("reason", order.reason))


def parties_of(session: Session, found: TransferFound, on: date) -> Parties:
    """The accounts of a transfer that was recorded."""
    return parties(session, found.from_id, found.to_id, found.share_type_id, on)


def objections_to_entering(session: Session, order: EnterTransfer, today: date) -> tuple[Objection, ...]:
    """Everything to say about letting the shares of a transfer pass; raises NotFound."""
    transfer = transfer_found(session, order.transfer_id)
    found = [*rules.objections_to_entering(transfer.facts, order.on, today)]
    if transfer.facts.state_on(today) not in rules.OPEN:
        return each_once(found)
    both = parties_of(session, transfer, order.on)
    what = (transfer.shares, order.on, order.paid_minor)
    found += _about_passing(session, both, what, Fields(), today)
    found += _about_certificates(session, both, transfer.shares, order.on, order.paid_minor, order.certificate_ids)
    return each_once(found)


def objections_to_taking_back_transfer(session: Session, order: TakeBackTransfer, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking a transfer back, its entries among it; raises NotFound."""
    transfer = transfer_found(session, order.transfer_id)
    found = [*rules.objections_to_taking_back(transfer.facts, today, order.reason)]
    if transfer.facts.state_on(today) is TransferState.ENTERED:
        found += objections_to_entries_back(session, entries_of_transfer(session, order.transfer_id), today)
    return each_once(found)


def objections_to_entries_back(session: Session, moved: tuple[Moved, ...], today: date) -> Iterator[Objection]:
    """What speaks against reversing the entries of an act: later acts that rest on them, certificates issued since."""
    for serial in {each.operation or each.serial: each.serial for each in moved}.values():
        for objection in objections_to_taking_back(session, ReverseEntry(serial=serial, reason="-"), today):
            yield replace(objection, about="")
