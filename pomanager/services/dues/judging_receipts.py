"""Gathers what the rules need to judge receipts over shares and dues, and taking them back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from pomanager.i18n.fees import fee_name
from pomanager.marks import N_
from pomanager.rules.dues import judging as rules
from pomanager.rules.dues.arrears import owed_on
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.judging import LineFacts
from pomanager.rules.dues.kinds import FeeKind
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.shares import judging as share_rules
from pomanager.services.dues.orders import ReceiptLine, RecordReceipt, ReverseReceipt
from pomanager.services.dues.queries import facts
from pomanager.services.dues.queries.receipts import receipt_found, share_serials
from pomanager.services.shares.judging import objections_to_receipt, objections_to_taking_back
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.queries.facts import account_of, holder_found, share_types

NOT_A_RECEIPT = N_("This receipt is not in the books.")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a receipt with what it is for: its facts, and the decimals of its currency."""

    line: ReceiptLine
    facts: LineFacts
    decimals: int
    period: FeePeriod | None = None


def lines_told(session: Session, order: RecordReceipt) -> tuple[Told, ...]:
    """The lines of a receipt as the rules look at them. Raises NotFound for a fee or type of shares that is none."""
    types, fees = {kind.id: kind for kind in share_types(session)}, facts.fees_found(session)
    found: list[Told] = []
    for line in order.lines:
        if line.share_type_id is not None and line.share_type_id in types:
            kind = types[line.share_type_id]
            called = fee_name(kind.name, kind.code)
            told = LineFacts(
                what=called, key=("shares", kind.id, None), amount=kind.money(line.minor), owed=None
            )  # fmt: skip
            found.append(Told(line, told, kind.decimals))
        elif line.fee_type_id is not None and line.fee_type_id in fees:
            found.append(_fee_told(session, order, line, fees[line.fee_type_id]))
        else:
            told = LineFacts(what="", key=("", 0, None), amount=Money(line.minor, ""), owed=None)
            found.append(Told(line, told, 0))
    return tuple(found)


def _fee_told(session: Session, order: RecordReceipt, line: ReceiptLine, fee: facts.FeeFound) -> Told:
    label = fee.label
    period = None
    if line.period_from is not None and label.kind is FeeKind.DUES:
        period = facts.period_on(session, label, line.period_from)
    lines = facts.lines_of(session, order.member_id, label.id)
    owed = owed_on(lines, max((each.on for each in lines), default=order.received_on)).owed
    told = LineFacts(
        what=fee_name(label.name, label.code), key=("fee", label.id, line.period_from), amount=label.money(line.minor),
        owed=label.money(owed), day=line.period_from if period is not None else None, period=period,
    )  # fmt: skip
    return Told(line, told, label.decimals, period)


def total_of(told: Sequence[Told]) -> tuple[Money, int]:
    """What the lines of one currency come to, and its decimals; those of another currency are left out."""
    known = [each for each in told if each.facts.what]
    if not known:
        return Money(0, ""), 0
    currency = known[0].facts.amount.currency
    minor = sum(each.facts.amount.minor for each in known if each.facts.amount.currency == currency)
    return Money(minor, currency), known[0].decimals


def objections_to_receipt_order(session: Session, order: RecordReceipt, today: date) -> tuple[Objection, ...]:
    """Everything to say about a receipt and each of its lines; raises NotFound for a member who is not there.

    ``about`` is a field of the order, or "lines.<row>.<cell>" with the cells what, minor, period_from.
    """
    holder_found(session, order.member_id)
    told = lines_told(session, order)
    found = [*rules.objections_to_lines([each.facts for each in told]), *_about_shares(session, order, told)]
    amount, decimals = total_of(told)
    return (*found, *objections_to_receipt(session, order.facts, amount, decimals, today))


def _about_shares(session: Session, order: RecordReceipt, told: Sequence[Told]) -> Iterator[Objection]:
    """What is paid of shares beyond what is due of them is refused, as everywhere."""
    types = {kind.id: kind for kind in share_types(session)}
    holder = holder_found(session, order.member_id)
    for place, each in enumerate(told):
        kind = types.get(each.line.share_type_id or 0)
        if kind is None or each.line.minor <= 0:
            continue
        account = account_of(session, holder, kind)
        yield from share_rules.objections_to_payment(
            account, each.line.minor, order.received_on, f"lines.{place}.minor"
        )


def objections_to_reversing_receipt(session: Session, order: ReverseReceipt, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking a receipt back with all its entries; raises NotFound."""
    receipt_found(session, order.receipt_id)
    serials, dues = share_serials(session, order.receipt_id), facts.entries_of_receipt(session, order.receipt_id)
    found: list[Objection] = []
    if not serials.standing and all(each.reversed_by is not None for each in dues):
        found.append(Objection(rules.RECEIPT_REVERSED, "receipt_id"))
    for serial in serials.standing:
        judged = objections_to_taking_back(session, ReverseEntry(serial=serial, reason=order.reason), today)
        found += [each for each in judged if each.about != "reason"]
    return (*map(_about_receipt, found), *rules.about_reason(order.reason))


def _about_receipt(objection: Objection) -> Objection:
    return objection if objection.about in {"reason", "receipt_id"} else replace(objection, about="receipt_id")
