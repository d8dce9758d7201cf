"""Writing down fees, changing what they are, and saying how much they are from a day on."""

from datetime import date

from pomanager.db.dues import FeeAmount, FeeType
from pomanager.errors import NotFound, Stale
from pomanager.rules.objections import Objection
from pomanager.rules.shares.currencies import decimals_of
from pomanager.services.dues import judging
from pomanager.services.dues.commands.recording import (
    about_fee,
    differing,
    judged,
    minor_told,
    new_values,
)
from pomanager.services.dues.orders import AddFeeType, AmendFeeType, SetFeeAmount
from pomanager.services.dues.queries.facts import NO_FEE, days_of_amounts, fee_found
from pomanager.services.shares.queries.facts import own_currency
from pomanager.services.work import Work


def add_fee_type(work: Work, order: AddFeeType) -> int:
    """Write the fee, and its amount where one is said, or raise Refused; returns its id."""
    judged(judging.objections_to_adding_fee, work, order)
    currency, decimals = _currency(work, order.currency)
    row = FeeType(
        code=order.code.strip(), kind=order.kind, name=order.name, currency=currency, decimals=decimals,
        period=order.period, owed_by=order.owed_by, due_after_days=order.due_after_days, since=order.since,
        until=order.until,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    label = fee_found(work.session, row.id).label
    told: dict[str, object] = {
        "fee_kind": order.kind.value, "period": order.period.value, "owed_by": order.owed_by.value,
        "currency": currency, "due_after_days": order.due_after_days or None, "since": order.since,
        "until": order.until,
    }  # fmt: skip
    if order.minor is not None:
        since = order.amount_since or order.since or work.today
        _write_amount(work, row.id, since, order.minor, order.decision)
        told.update(amount=minor_told(label, order.minor), amount_since=since, decision=order.decision.strip())
    work.record("dues.fee_added", about_fee(label), new_values(told))
    return row.id


def _currency(work: Work, typed: str) -> tuple[str, int]:
    own = own_currency(work.session)
    currency = typed.strip() or own.code
    return currency, own.decimals if currency == own.code else decimals_of(currency)


def amend_fee_type(work: Work, order: AmendFeeType) -> None:
    """Change the fee, or raise Refused, Stale for one changed meanwhile, NotFound."""
    row = work.session.get(FeeType, order.fee_type_id)
    if row is None:
        raise NotFound(Objection(NO_FEE, "fee_type_id"))
    if row.version != order.version:
        raise Stale
    judged(judging.objections_to_amending_fee, work, order)
    before = _told(row)
    row.code, row.kind, row.name, row.period = order.code.strip(), order.kind, order.name, order.period
    row.owed_by, row.due_after_days = order.owed_by, order.due_after_days
    row.since, row.until = order.since, order.until
    currency, decimals = _currency(work, order.currency.strip() or row.currency)
    anew: dict[str, tuple[object, object]] = {}
    if currency != row.currency:
        row.currency, row.decimals = currency, decimals
        anew = _amounts_anew(work, row, order.minor)
    after = _told(row)
    changes = differing({name: (before[name], after[name]) for name in after}) | anew
    if changes:
        work.session.flush()
        work.record("dues.fee_amended", about_fee(fee_found(work.session, row.id).label), changes)


def _amounts_anew(work: Work, row: FeeType, minor: int | None) -> dict[str, tuple[object, object]]:
    """The amount of the new currency in place of all that were set, on their days; returns what the journal says."""
    days = days_of_amounts(work.session, row.id)
    if minor is None or not days:
        return {}
    for since, decision in days:
        _write_amount(work, row.id, since, minor, decision)
    told = minor_told(fee_found(work.session, row.id).label, minor)
    return {"amount": (None, told), "amount_since": (None, days[0][0])}


def _told(row: FeeType) -> dict[str, object]:
    return {
        "code": row.code, "fee_kind": row.kind.value, "name": row.name, "period": row.period.value,
        "owed_by": row.owed_by.value, "currency": row.currency, "due_after_days": row.due_after_days,
        "since": row.since, "until": row.until,
    }  # fmt: skip


def set_fee_amount(work: Work, order: SetFeeAmount) -> int:
    """Write how much the fee is from a day on, or raise Refused; returns the id of the line."""
    judged(judging.objections_to_setting_amount, work, order)
    label = fee_found(work.session, order.fee_type_id).label
    row_id = _write_amount(work, order.fee_type_id, order.since, order.minor, order.decision)
    told = {
        "amount": minor_told(label, order.minor), "amount_since": order.since, "decision": order.decision.strip()
    }  # fmt: skip
    work.record("dues.amount_set", about_fee(label), new_values(dict(told)))
    return row_id


def _write_amount(work: Work, fee_type_id: int, since: date, minor: int, decision: str) -> int:
    row = FeeAmount(fee_type_id=fee_type_id, since=since, minor=minor, decision=decision.strip(), recorded_at=work.now)
    work.session.add(row)
    work.session.flush()
    return row.id
