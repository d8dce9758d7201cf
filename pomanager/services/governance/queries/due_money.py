"""What is due of shares and dues: transfers whose time runs out, refunds, and what members have not paid."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.dues import Redemption
from pomanager.db.shares import ShareTransfer
from pomanager.i18n.fees import fee_name, period_said
from pomanager.marks import N_
from pomanager.readmodels.governance import Found, Place
from pomanager.rules.due import Due, DueKind
from pomanager.rules.dues.kinds import FeeKind
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.shares.transfers import TransferState
from pomanager.services.dues.queries.fees import fee_rows, periods_to_charge
from pomanager.services.dues.queries.late import late_sums
from pomanager.services.shares.queries.overdue import overdue_sums

_REDEEMED, _PASSED = table_of(Redemption), table_of(ShareTransfer)
SHARES, DUES = "shares", "dues"
"""Pages on which these are dealt with."""
TRANSFERS, OVERDUE, REFUNDS, ARREARS, CHARGES = "transfers", "overdue", "refunds", "arrears", "charges"
"""What those pages are to show."""

SILENCE, REFUND_WITHIN, PAID = "capital.transfer_silence", "capital.refund", "vote.shares_paid"

WAITS = N_("Transfer from {giver} to {receiver}, shares: {shares}. It is to be answered by {day}.")
SILENT = N_(
    "Transfer from {giver} to {receiver}, shares: {shares}. It was to be answered by {day}; silence is consent: "
    "enter it."
)
REFUND = N_("{amount} is to be paid back to {name} by {day}.")
REFUND_WAS = N_("{amount} was to be paid back to {name} by {day}.")
REFUND_OPEN = N_("{amount} is to be paid back to {name}; the by-laws tell no day.")
SHARES_LATE = N_("Overdue on shares: {amount}. Members: {count}, the oldest since {day}.")
DUES_LATE = N_("Overdue of “{fee}”: {amount}. Members: {count}.")
TO_CHARGE = N_("“{fee}” for {period} is not charged yet.")


def _any(session: Session, table: Table) -> bool:
    return session.execute(select(table.c.id).limit(1)).first() is not None


def transfers(session: Session, day: date) -> Iterable[Found]:
    """Transfers nobody has answered, with the last day to answer."""
    if not _any(session, _PASSED):
        return
    from pomanager.services.shares.queries.transfers import silent_transfers  # an office without any opens no transfers

    for row in silent_transfers(session, day):
        is_silent = row.state is TransferState.SILENT
        details = {"shares": row.shares, "giver": row.giver.name, "receiver": row.receiver.name, "day": row.answer_by}
        said = Objection(SILENT if is_silent else WAITS, SILENCE, details)
        yield Found(Due(DueKind.TRANSFER, row.answer_by, said), Place(SHARES, (TRANSFERS, row.id)))


def refunds(session: Session, day: date) -> Iterable[Found]:
    """What leavers are to be paid back."""
    if not _any(session, _REDEEMED):
        return
    from pomanager.services.dues.queries.refund_rows import refunds_due  # an office without any opens no refunds

    for row in refunds_due(session, day):
        details = {"amount": row.money(row.rest), "name": row.payee or row.member.name, "day": row.due_on}
        if row.due_on is None:
            said = Objection(REFUND_OPEN, REFUND_WITHIN, details)
        else:
            said = Objection(REFUND_WAS if row.due_on < day else REFUND, REFUND_WITHIN, details)
        yield Found(Due(DueKind.REFUND, row.due_on, said), Place(SHARES, (REFUNDS, row.id)))


def shares(session: Session, day: date) -> Iterable[Found]:
    """What of shares was to be paid already, by currency; members are late, the office is to remind them now."""
    for each in overdue_sums(session, day):
        details = {"amount": Money(each.minor, each.currency), "day": each.since, "count": each.members}
        yield Found(
            Due(DueKind.SHARES_OVERDUE, None, Objection(SHARES_LATE, PAID, details)), Place(SHARES, (OVERDUE, None))
        )


def dues(session: Session, day: date) -> Iterable[Found]:
    """What of each fee was to be paid already."""
    for fee, accounts, minor in late_sums(session, day):
        details = {"amount": fee.money(minor), "count": accounts, "fee": fee_name(fee.name, fee.code)}
        yield Found(Due(DueKind.DUES_OVERDUE, None, Objection(DUES_LATE, "", details)), Place(DUES, ARREARS))


def periods(session: Session, day: date) -> Iterable[Found]:
    """Periods of dues that have begun and nobody was charged for."""
    for row in fee_rows(session, day):
        if row.label.kind is not FeeKind.DUES or row.minor is None:
            continue
        for period in periods_to_charge(session, row.label.id, day):
            details = {
                "fee": fee_name(row.label.name, row.label.code),
                "period": period_said(row.label.period, period.first, period.last),
            }  # fmt: skip
            said = Objection(TO_CHARGE, "", details)
            yield Found(Due(DueKind.DUES_TO_CHARGE, None, said), Place(DUES, CHARGES))
