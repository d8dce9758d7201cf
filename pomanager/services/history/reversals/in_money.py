"""Reversals of the registers of shares and dues: by the acts of these areas, which judge and tell as ever."""

from collections.abc import Mapping

from pomanager.errors import Refused
from pomanager.rules.objections import Objection
from pomanager.services.dues.commands.charging import reverse_charges, reverse_dues
from pomanager.services.dues.commands.receipts import reverse_receipt
from pomanager.services.dues.commands.redeeming import take_back_redemption
from pomanager.services.dues.commands.refunding import take_back_redemption_step
from pomanager.services.dues.commands.taking_back_tables import TakeBackEntries, take_back_entries
from pomanager.services.dues.orders import ReverseCharges, ReverseDues, ReverseReceipt
from pomanager.services.dues.orders_leaving import TakeBackRedemption, TakeBackRedemptionStep
from pomanager.services.history.judging import NOT_WHOLE
from pomanager.services.history.reversals.written import Reversal, Written
from pomanager.services.shares.commands.certifying import cancel_certificate
from pomanager.services.shares.commands.distributing import take_back_distribution
from pomanager.services.shares.commands.inheriting import take_back_succession
from pomanager.services.shares.commands.paying_out import take_back_payments
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.commands.transferring import take_back_transfer
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.orders_distributing import TakeBackDistribution, TakeBackDistributionPayments
from pomanager.services.shares.orders_passing import CancelCertificate, TakeBackSuccession, TakeBackTransfer
from pomanager.services.work import Work


def _share_entries(work: Work, written: Written) -> None:
    """All entries of one operation, with their receipt."""
    lines = written.result if isinstance(written.result, tuple) else (written.result,)
    reverse_entry(work, ReverseEntry(serial=lines[0], reason=written.reason))


def _certificate(work: Work, written: Written) -> None:
    order = CancelCertificate(certificate_id=written.result, on=written.order.on, remarks=written.reason)
    cancel_certificate(work, order)


def _transfer(work: Work, written: Written) -> None:
    take_back_transfer(work, TakeBackTransfer(transfer_id=written.result, reason=written.reason))


def _succession(work: Work, written: Written) -> None:
    take_back_succession(work, TakeBackSuccession(succession_id=written.result, reason=written.reason))


def _distribution(work: Work, written: Written) -> None:
    take_back_distribution(work, TakeBackDistribution(distribution_id=written.result, reason=written.reason))


def _distribution_payments(work: Work, written: Written) -> None:
    payments = written.lines(work, "distribution_payment")
    order = TakeBackDistributionPayments(
        distribution_id=written.order.distribution_id, reason=written.reason, payment_ids=payments
    )
    take_back_payments(work, order)


def _charges(work: Work, written: Written) -> None:
    order = ReverseCharges(
        fee_type_id=written.order.fee_type_id, period_from=written.order.period_from, reason=written.reason
    )
    if reverse_charges(work, order) != written.result:  # others were charged for the same period in another act
        raise Refused([Objection(NOT_WHOLE)])


def _dues_entry(work: Work, written: Written) -> None:
    reverse_dues(work, ReverseDues(serial=written.result, reason=written.reason))


def _dues_entries(work: Work, written: Written) -> None:
    for serial in written.result:
        reverse_dues(work, ReverseDues(serial=serial, reason=written.reason))


def _dues_written(work: Work, written: Written) -> None:
    for serial in written.lines(work, "dues_entry"):
        reverse_dues(work, ReverseDues(serial=serial, reason=written.reason))


def _receipt(work: Work, written: Written) -> None:
    reverse_receipt(work, ReverseReceipt(receipt_id=written.result.id, reason=written.reason))


def _redemption(work: Work, written: Written) -> None:
    take_back_redemption(work, TakeBackRedemption(redemption_id=written.result, reason=written.reason))


def _redemption_step(work: Work, written: Written) -> None:
    (step,) = written.lines(work, "redemption_step")
    order = TakeBackRedemptionStep(redemption_id=written.order.redemption_id, step_id=step, reason=written.reason)
    take_back_redemption_step(work, order)


def _entry_import(work: Work, written: Written) -> None:
    take_back_entries(work, TakeBackEntries(import_id=written.result.import_id, reason=written.reason))


REVERSALS: Mapping[str, Reversal] = {
    "share_entries": _share_entries, "certificate": _certificate, "transfer": _transfer, "succession": _succession,
    "distribution": _distribution, "distribution_payments": _distribution_payments, "charges": _charges,
    "dues_entry": _dues_entry, "dues_entries": _dues_entries, "dues_written": _dues_written, "receipt": _receipt,
    "redemption": _redemption, "redemption_step": _redemption_step, "entry_import": _entry_import,
}  # fmt: skip
