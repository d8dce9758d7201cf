"""The form by which a distribution is paid, in money or as shares: to everybody, to one member, or to those chosen."""

from collections.abc import Collection

from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.distributions import DistributionRow
from pomanager.rules.shares.kinds import CHANNEL_WORDS, DISTRIBUTION_WORDS, Channel
from pomanager.services.shares.commands.paying_out import pay_distribution
from pomanager.services.shares.judging_distributing import objections_to_paying_out
from pomanager.services.shares.orders_distributing import PayDistribution
from pomanager.services.shares.queries.open_shares import RestColumns
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.receipt_fields import read_amount
from pomanager.ui.shares.forms import DECISION, amount_field, member_field, type_field
from pomanager.ui.shares.words import money_said

EVERYBODY, ONE, MONEY, SHARES = "everybody", "one", "money", "shares"
CHANNELS = tuple(Choice(channel, CHANNEL_WORDS[channel]) for channel in Channel)
TO = (Choice(EVERYBODY, N_("Everybody")), Choice(ONE, N_("One member")))


class PayingOut:
    """What the form knows: the distribution, and those chosen with what is left to them."""

    def __init__(self, desk: Desk, row: DistributionRow, chosen: RestColumns | None) -> None:
        self._desk, self._row, self._chosen = desk, row, chosen

    def about(self) -> str:
        """What is paid, above the form: the kind, to how many, how much is left."""
        minor, parts = self._row.rest, [_(DISTRIBUTION_WORDS[self._row.kind])]
        if self._chosen is not None:
            minor, count = sum(self._chosen.rests), len(self._chosen.member_ids)
            parts.append(ngettext("{count} member", "{count} members", count).format(count=formats.number(count)))
        left = money_said(minor, self._row.currency, self._row.decimals)
        return " · ".join((*parts, _("{amount} left to pay").format(amount=left)))

    def _members(self, values: Values) -> tuple[int, ...] | None:
        """Whom it is paid to; None for everybody."""
        if self._chosen is not None:
            return self._chosen.member_ids
        return (values["member_id"],) if values.get("to") == ONE else None

    def _pays_one(self, values: Values) -> bool:
        """Whether a part can be paid: that is done to one member at a time."""
        return values.get("to") == ONE if self._chosen is None else len(self._chosen.member_ids) == 1

    def order(self, values: Values) -> PayDistribution | None:
        """The order the entries amount to; None while nobody, or no type, is named."""
        into = values.get("how") == SHARES
        nobody = values.get("to") == ONE and values.get("member_id") is None
        if nobody or (into and values.get("into_type_id") is None):
            return None
        typed = None
        if self._pays_one(values) and not into:
            typed = read_amount(values.get("minor"), self._row.currency, self._row.decimals)
        return PayDistribution(
            distribution_id=self._row.id, on=day_of(self._desk, values),
            member_ids=self._members(values), minor=typed.minor if typed is not None else None,
            channel=values.get("channel") or Channel.CASH, voucher=values.get("voucher") or "",
            into_type_id=values["into_type_id"] if into else None, decision=values.get("decision") or "",
        )  # fmt: skip

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense for whom and how it is paid."""
        away = [] if values.get("to") == ONE else ["member_id"]
        away += [] if self._pays_one(values) else ["minor"]
        if values.get("how") == SHARES:
            return [*away, "minor", "channel", "voucher"]
        return [*away, "into_type_id", "decision"]


def paying_out(desk: Desk, row: DistributionRow, chosen: RestColumns | None = None) -> EntryForm:
    """The form by which everybody, one member, or those chosen are paid what is left, in money or as shares."""
    form = PayingOut(desk, row, chosen)
    binding = bound(
        desk, form.order, objections_to_paying_out, pay_distribution, amounts=("minor",), hidden=form.hidden
    )  # fmt: skip
    parts = (*(_whom(desk) if chosen is None else ()), *_parts(desk))
    page = EntryForm(desk, N_("Pay a distribution"), parts, binding, about=form.about(), save_words=N_("Pay"))
    page.form.show_values(
        {
            **({"to": EVERYBODY} if chosen is None else {}),
            "how": MONEY, "on": desk.office.today(), "channel": Channel.CASH,
            "into_type_id": row.type.id if row.type is not None else None,
        }
    )  # fmt: skip
    return page


def _whom(desk: Desk) -> tuple[Field, ...]:
    return Field(name="to", label=N_("For"), kind=Kind.CHOICE, required=True, choices=TO), member_field(desk)


def _parts(desk: Desk) -> Parts:
    return (
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
