"""The forms of what happens to a refund once it is worked out: paying it, putting it off, taking it back."""

from collections.abc import Callable, Mapping

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.redemptions import RedemptionDetail, RefundRow, StepRow
from pomanager.rules.shares.kinds import CHANNEL_WORDS, Channel
from pomanager.services.dues.commands.redeeming import take_back_redemption
from pomanager.services.dues.commands.refunding import (
    extend_redemption,
    pay_redemption,
    take_back_redemption_step,
)
from pomanager.services.dues.judging_leaving import objections_to_paying_refund, objections_to_putting_off
from pomanager.services.dues.orders_leaving import (
    ExtendRedemption,
    PayRedemption,
    TakeBackRedemption,
    TakeBackRedemptionStep,
)
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.page import Page
from pomanager.ui.receipt_fields import read_amount
from pomanager.ui.shares.forms import DECISION, amount_field
from pomanager.ui.shares.taking_back import ask_and_reverse
from pomanager.ui.shares.words import holder_said, money_said

CHANNELS = tuple(Choice(channel, CHANNEL_WORDS[channel]) for channel in Channel)


def _about(row: RefundRow) -> str:
    rest = money_said(row.rest, row.currency, row.decimals)
    # TR: of a refund: the amount that is left to be paid out
    left = _("{amount} left to pay").format(amount=rest)
    return " · ".join(part for part in (holder_said(row.member), row.payee, left) if part)


def paying_out(desk: Desk, detail: RedemptionDetail) -> EntryForm:
    """The form by which a refund, or a part of it, is paid out."""
    row = detail.row

    def make(values: Values) -> PayRedemption:
        typed = read_amount(values.get("minor"), row.currency, row.decimals)
        return PayRedemption(
            redemption_id=row.id, on=day_of(desk, values), minor=typed.minor if typed is not None else None,
            channel=values.get("channel") or Channel.CASH, voucher=values.get("voucher") or "",
        )  # fmt: skip

    parts: Parts = (
        day_field(desk, "on", N_("Paid on")),
        amount_field("minor", N_("Amount"), N_("Left empty: all that is left.")),
        Field(name="channel", label=N_("Channel"), kind=Kind.LIST, choices=CHANNELS, required=True),
        Field(name="voucher", label=N_("Voucher"), width=150),
    )
    binding = bound(desk, make, objections_to_paying_refund, pay_redemption, amounts=("minor",))
    page = EntryForm(desk, N_("Pay a refund"), parts, binding, about=_about(row), save_words=N_("Pay"))
    page.form.show_values({"on": desk.office.today(), "channel": Channel.CASH})
    return page


def putting_off(desk: Desk, detail: RedemptionDetail) -> EntryForm:
    """The form by which the last day to pay is put off, once, by a reasoned decision."""
    row = detail.row

    def make(values: Values) -> ExtendRedemption | None:
        if values.get("due_on") is None:
            return None
        return ExtendRedemption(
            redemption_id=row.id, on=day_of(desk, values), due_on=values["due_on"], reason=values.get("reason") or "",
            decision=values.get("decision") or "",
        )  # fmt: skip

    def hints(_values: Values) -> Mapping[str, str]:
        if detail.latest_on is None:
            return {}
        # TR: beside the day to which a refund is put off
        told = _("By the by-laws {day} at the latest.")
        return {"due_on": told.format(day=formats.day(detail.latest_on))}

    parts: Parts = (
        day_field(desk, "due_on", N_("Put off until")),
        Field(name="reason", label=N_("Reasons"), kind=Kind.LONG_TEXT, required=True),
        day_field(desk, "on", N_("Decided on")),
        DECISION,
    )
    binding = bound(desk, make, objections_to_putting_off, extend_redemption, hints=hints)
    page = EntryForm(desk, N_("Put a refund off"), parts, binding, about=_about(row), save_words=N_("Put off"))
    page.form.show_values({"on": desk.office.today()})
    return page


FORMS: Mapping[str, Callable[[Desk, RedemptionDetail], EntryForm]] = {"pay": paying_out, "put_off": putting_off}
"""The forms the panel of a refund opens, by the key of the act."""


def take_back(page: Page, row: RefundRow) -> bool:
    """Ask why a refund is taken back; whether it was done."""

    def order(reason: str) -> TakeBackRedemption:
        return TakeBackRedemption(redemption_id=row.id, reason=reason)

    return ask_and_reverse(
        page,
        _("Take back the refund of {name}?").format(name=row.member.name),
        _("The shares, and what was set off against them, are as they were before. Everything stays in the books."),
        _("Take back the refund"),
        take_back_redemption,
        order,
    )


def take_step_back(page: Page, row: RefundRow, step: StepRow, said: str) -> bool:
    """Ask why a payment or the extension is taken back, ``said`` in words; whether it was done."""

    def order(reason: str) -> TakeBackRedemptionStep:
        return TakeBackRedemptionStep(redemption_id=row.id, step_id=step.id, reason=reason)

    return ask_and_reverse(
        page,
        # TR: {step} tells what it was: "40 000 FBu paid out"
        _("Take this back: {step}?").format(step=said),
        _("It stays in the books, and the refund stands as it did before."),
        _("Take it back"),
        take_back_redemption_step,
        order,
    )
