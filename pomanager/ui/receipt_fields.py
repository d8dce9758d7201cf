"""The fields of a receipt, for every form in which money comes in: its number, who paid, how, in which currency."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.shares.currencies import decimals_of, is_currency
from pomanager.rules.shares.kinds import CHANNEL_WORDS, Channel
from pomanager.rules.shares.receipts import ReceiptFacts, in_currency
from pomanager.services.shares.queries.facts import holder_found
from pomanager.services.shares.queries.ledger_search import last_receipt_number
from pomanager.ui.desk import Desk
from pomanager.ui.forms.fields import Choice, Field, Kind

CHANNELS = tuple(Choice(channel, CHANNEL_WORDS[channel]) for channel in Channel)
WITH_ACCOUNT: Mapping[Channel, str] = {
    Channel.MOBILE_MONEY: N_("The telephone number the money came from."),
    Channel.BANK: N_("The number of the transfer."),
    Channel.PRODUCE: N_("The number of the delivery note."),
}
"""Channels with a number of their own, and what number that is."""
NO_AMOUNT = N_("Write an amount in figures.")
PAYER, CURRENCY = ("payer_id", "payer_name"), ("given_currency", "given_minor", "rate")
NAMES = ("number", "channel", "account", "account_holder", "other_payer", *PAYER, "other_currency", *CURRENCY)
"""The fields, by name: what an objection to a receipt stands beside."""
_LAST_FIGURES = re.compile(r"(\d+)(\D*)$")

Values = Mapping[str, Any]


def receipt_fields(find: Callable[[str], Sequence[Choice]]) -> tuple[Field, ...]:
    """The fields of a receipt but for its day; ``find`` answers with members, for a payer who is one."""
    return (
        Field(name="number", label=N_("Receipt no."), width=150),
        Field(name="channel", label=N_("Channel"), kind=Kind.LIST, choices=CHANNELS, required=True),
        Field(name="account", label=N_("Account no.")),
        Field(name="account_holder", label=N_("In the name of"), hint=N_("Only where it is not the member’s own.")),
        Field(name="other_payer", label=N_("Paid by another"), kind=Kind.YES_NO),
        Field(name="payer_id", label=N_("Who paid"), kind=Kind.PICK, find=find,
              hint=N_("Type the number or part of the name.")),
        Field(name="payer_name", label=N_("Or by name")),
        # TR: a tick: the money handed over was in another currency than the shares or fees
        Field(name="other_currency", label=N_("Other currency"), kind=Kind.YES_NO),
        Field(name="given_currency", label=N_("Currency"), width=90, hint=N_("Three letters, such as USD.")),
        Field(name="given_minor", label=N_("Handed over"), width=150),
        Field(name="rate", label=N_("Rate"), width=150, hint=N_("As it stands on the receipt, such as 4100.")),
    )  # fmt: skip


def hidden_receipt_fields(values: Values) -> list[str]:
    """The fields of a receipt that make no sense with the others."""
    hidden = []
    if values.get("channel") not in WITH_ACCOUNT:
        hidden.append("account")
    if values.get("channel") is not Channel.MOBILE_MONEY:
        hidden.append("account_holder")
    if not values.get("other_payer"):
        hidden += PAYER
    elif values.get("payer_id") is not None:
        hidden.append("payer_name")
    if not values.get("other_currency"):
        hidden += CURRENCY
    return hidden


def receipt_hints(values: Values, currency: str, decimals: int) -> dict[str, str]:
    """What stands beside the fields: which number is meant, and what the money handed over comes to."""
    found = {}
    channel = values.get("channel")
    if isinstance(channel, Channel) and channel in WITH_ACCOUNT:
        found["account"] = _(WITH_ACCOUNT[channel])
    amount = exchanged(values, currency, decimals)
    if amount is not None:
        # TR: what money in another currency comes to: "= 41 000 ៛"
        found["given_minor"] = _("= {amount}").format(amount=formats.money(amount, decimals))
    return found


def exchanged(values: Values, currency: str, decimals: int) -> Money | None:
    """What was handed over in another currency comes to at the rate written; None while one of them is missing."""
    code = str(values.get("given_currency") or "").strip().upper()
    given = read_amount(values.get("given_minor"), code, decimals_of(code)) if is_currency(code) else None
    if given is None or not values.get("rate"):
        return None
    try:
        return in_currency(given, decimals_of(code), str(values["rate"]), currency, decimals)
    except ValueError:
        return None


def receipt_of(desk: Desk, values: Values, member_id: int, received_on: date) -> ReceiptFacts:
    """The receipt the entries amount to."""
    code = str(values.get("given_currency") or "").strip().upper()
    given = read_amount(values.get("given_minor"), code, decimals_of(code)) if code else None
    payer = values.get("payer_id")
    return ReceiptFacts(
        received_on=received_on,
        member_id=member_id,
        number=str(values.get("number") or ""),
        payer_id=desk.office.ask(holder_found, payer).person_id if isinstance(payer, int) else None,
        payer_name=str(values.get("payer_name") or ""),
        channel=values.get("channel") or Channel.CASH,
        account=str(values.get("account") or ""),
        account_holder=str(values.get("account_holder") or ""),
        given_minor=given.minor if given is not None else None,
        given_currency=code,
        rate=str(values.get("rate") or ""),
        remarks=str(values.get("remarks") or ""),
    )


def read_amount(text: object, currency: str, decimals: int) -> Money | None:
    """An amount typed; None for an empty field and for what is no amount."""
    try:
        return Money.parse(str(text or "").strip(), currency, decimals)
    except ValueError:
        return None


def unread(values: Values, *names: str) -> list[Objection]:
    """An objection beside each field in which something stands that is no amount of money."""
    return [
        Objection(NO_AMOUNT, name)
        for name in names
        if str(values.get(name) or "").strip() and read_amount(values[name], "", 3) is None
    ]


def first_receipt(desk: Desk) -> dict[str, object]:
    """What a form about money begins with: cash, and the number after the last receipt's."""
    return {"channel": Channel.CASH, "number": next_number(desk.office.ask(last_receipt_number))}


def next_receipt(values: Values) -> dict[str, object]:
    """What the next form of a series begins with: the same channel, the next number."""
    return {"channel": values.get("channel") or Channel.CASH, "number": next_number(str(values.get("number") or ""))}


def next_number(number: str) -> str:
    """The number after this one: its last figures count on, with the noughts before them; "" where it has none."""
    found = _LAST_FIGURES.search(number)
    if found is None:
        return ""
    figures, behind = found.groups()
    return f"{number[: found.start()]}{str(int(figures) + 1).rjust(len(figures), '0')}{behind}"
