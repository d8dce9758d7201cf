"""Taking back a distribution, all that was paid of it, or one payment: the question why, and the act."""

from collections.abc import Mapping, Sequence

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.distributions import DistributionRow, PaymentRow
from pomanager.services.shares.commands.distributing import take_back_distribution
from pomanager.services.shares.commands.paying_out import take_back_payments
from pomanager.services.shares.orders_distributing import TakeBackDistribution, TakeBackDistributionPayments
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.page import Page
from pomanager.ui.shares.taking_back import WHY, ask_and_do, ask_and_reverse
from pomanager.ui.shares.words import money_said, payment_said


def take_payments_back(page: Page, row: DistributionRow) -> bool:
    """Ask why all payments that hold are taken back; whether it was done."""

    def order(reason: str) -> TakeBackDistributionPayments:
        return TakeBackDistributionPayments(distribution_id=row.id, reason=reason)

    return ask_and_reverse(
        page,
        _("Take back all payments of this distribution?"),
        _("Shares made of them are taken back with them. Everything stays in the books."),
        _("Take the payments back"),
        take_back_payments,
        order,
    )


def take_back(page: Page, row: DistributionRow) -> bool:
    """Ask why a distribution is taken back; whether it was done."""

    def order(reason: str) -> TakeBackDistribution:
        return TakeBackDistribution(distribution_id=row.id, reason=reason)

    return ask_and_reverse(
        page,
        _("Take back this distribution?"),
        _("Nothing was paid out of it. It stays in the books as taken back."),
        _("Take the distribution back"),
        take_back_distribution,
        order,
    )


def take_payment_back(page: Page, row: DistributionRow, payments: Sequence[PaymentRow]) -> bool:
    """Ask why one of these payments to a member is taken back, and which where there are several; whether it was."""
    if not payments:
        return False
    said = {each.id: _payment(row, each) for each in payments}
    choices = tuple(Choice(key, words) for key, words in said.items())
    which = Field(
        name="payment", label=N_("Payment"), kind=Kind.LIST, choices=choices, choices_are_data=True, required=True,
        width=380,
    )  # fmt: skip

    def order(answer: Mapping[str, object]) -> TakeBackDistributionPayments:
        chosen = answer["payment"] if len(payments) > 1 else payments[0].id
        return TakeBackDistributionPayments(
            distribution_id=row.id, reason=str(answer["reason"]), payment_ids=(int(str(chosen)),)
        )

    if len(payments) == 1:
        # TR: {payment} tells amount, day and how: 5 000 FBu · 3 May 2026 · Cash
        title = _("Take back this payment: {payment}?").format(payment=said[payments[0].id])
    else:
        title = _("Take back a payment to {member}?").format(member=payments[0].member.name)
    return ask_and_do(
        page,
        title,
        _("The amount is left to pay again. Shares made of it are taken back with it. Everything stays in the books."),
        _("Take the payment back"),
        take_back_payments,
        order,
        (*((which,) if len(payments) > 1 else ()), *WHY),
    )


def _payment(row: DistributionRow, payment: PaymentRow) -> str:
    amount = money_said(payment.minor, row.currency, row.decimals)
    return " · ".join((amount, formats.day(payment.on), payment_said(payment)))
