"""What happens to a distribution once it is decided: it is paid, in money or shares, and taken back."""

from collections.abc import Collection
from datetime import date

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.distributions import DistributionRow
from pomanager.rules.shares.kinds import CHANNEL_WORDS, DISTRIBUTION_WORDS, Channel
from pomanager.services.shares.commands.distributing import take_back_distribution
from pomanager.services.shares.commands.paying_out import pay_distribution, take_back_payments
from pomanager.services.shares.judging_distributing import objections_to_paying_out
from pomanager.services.shares.orders_distributing import (
    PayDistribution,
    TakeBackDistribution,
    TakeBackDistributionPayments,
)
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.page import Page
from pomanager.ui.receipt_fields import read_amount
from pomanager.ui.shares.forms import DECISION, amount_field, day_field, member_field, type_field
from pomanager.ui.shares.taking_back import ask_and_reverse
from pomanager.ui.shares.words import money_said

EVERYBODY, ONE, MONEY, SHARES = "everybody", "one", "money", "shares"
CHANNELS = tuple(Choice(channel, CHANNEL_WORDS[channel]) for channel in Channel)


def _called(row: DistributionRow) -> str:
    left = money_said(row.rest, row.currency, row.decimals)
    return f"{_(DISTRIBUTION_WORDS[row.kind])} · {_('{amount} left to pay').format(amount=left)}"


def paying_out(desk: Desk, row: DistributionRow) -> EntryForm:
    """The form by which everybody, or one member, is paid what is left, in money or as shares."""

    def make(values: Values) -> PayDistribution | None:
        one, into = values.get("to") == ONE, values.get("how") == SHARES
        if (one and values.get("member_id") is None) or (into and values.get("into_type_id") is None):
            return None
        day = values.get("on")
        typed = read_amount(values.get("minor"), row.currency, row.decimals) if one and not into else None
        return PayDistribution(
            distribution_id=row.id, on=day if isinstance(day, date) else desk.office.today(),
            member_ids=(values["member_id"],) if one else None, minor=typed.minor if typed is not None else None,
            channel=values.get("channel") or Channel.CASH, voucher=values.get("voucher") or "",
            into_type_id=values["into_type_id"] if into else None, decision=values.get("decision") or "",
        )  # fmt: skip

    def hidden(values: Values) -> Collection[str]:
        away = [] if values.get("to") == ONE else ["member_id", "minor"]
        if values.get("how") == SHARES:
            return [*away, "minor", "channel", "voucher"]
        return [*away, "into_type_id", "decision"]

    parts: Parts = (
        Field(name="to", label=N_("For"), kind=Kind.CHOICE, required=True,
              choices=(Choice(EVERYBODY, N_("Everybody")), Choice(ONE, N_("One member")))),
        member_field(desk),
        # TR: how what is due to members is paid: in money, or as new shares
        Field(name="how", label=N_("Paid"), kind=Kind.CHOICE, required=True,
              choices=(Choice(MONEY, N_("In money")), Choice(SHARES, N_("As shares")))),
        type_field(desk, "into_type_id", N_("Into the type")),
        amount_field("minor", N_("Amount"), N_("Left empty: all that is left.")),
        day_field(desk, "on", N_("Paid on")),
        Field(name="channel", label=N_("Channel"), kind=Kind.LIST, choices=CHANNELS, required=True),
        Field(name="voucher", label=N_("Voucher"), width=150),
        DECISION,
    )  # fmt: skip
    binding = bound(desk, make, objections_to_paying_out, pay_distribution, amounts=("minor",), hidden=hidden)
    page = EntryForm(desk, N_("Pay a distribution"), parts, binding, about=_called(row), save_words=N_("Pay"))
    page.form.show_values(
        {
            "to": EVERYBODY, "how": MONEY, "on": desk.office.today(), "channel": Channel.CASH,
            "into_type_id": row.type.id if row.type is not None else None,
        }
    )  # fmt: skip
    return page


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
