"""The forms of a fee: what it is, and how much it is from a day on."""

from collections.abc import Collection, Mapping
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeRow
from pomanager.rules.dues.kinds import PERIOD_WORDS, FeeKind, Period
from pomanager.rules.shares.currencies import decimals_of, is_currency
from pomanager.rules.shares.kinds import HOLDER_WORDS, Holder
from pomanager.rules.wording import Wording
from pomanager.services.dues.commands.fees import add_fee_type, amend_fee_type, set_fee_amount
from pomanager.services.dues.judging import (
    objections_to_adding_fee,
    objections_to_amending_fee,
    objections_to_setting_amount,
)
from pomanager.services.dues.orders import AddFeeType, AmendFeeType, SetFeeAmount
from pomanager.services.dues.queries.fees import proposed_amount
from pomanager.services.organisation.queries import organisation
from pomanager.services.shares.queries.facts import own_currency
from pomanager.ui.desk import Desk
from pomanager.ui.dues.fee_words import FEE_KIND_WORDS
from pomanager.ui.dues.forms import DECISION, amount_field, amount_of, said_amount
from pomanager.ui.dues.words import fee_said
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.receipt_fields import read_amount

KINDS = tuple(Choice(kind, FEE_KIND_WORDS[kind]) for kind in FeeKind)
PERIODS = tuple(Choice(period, PERIOD_WORDS[period]) for period in Period if period is not Period.ONCE)
HOLDERS = tuple(Choice(holder, HOLDER_WORDS[holder]) for holder in Holder)


def _languages(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.office.ask(organisation).languages)


def _described(desk: Desk) -> tuple[Field, ...]:
    return (
        Field(name="kind", label=N_("What it is for"), kind=Kind.CHOICE, choices=KINDS, required=True, width=420),
        Field(name="code", label=N_("Code"), width=110, required=True, hint=N_("Short, such as DUES.")),
        Field(name="name", label=N_("Name of the fee"), kind=Kind.WORDING, languages=_languages(desk), required=True),
        # TR: how often dues are owed
        Field(name="period", label=N_("How often"), kind=Kind.LIST, choices=PERIODS, required=True),
        # TR: who owes a fee: people, organisations or both
        Field(name="owed_by", label=N_("Who owes it"), kind=Kind.CHOICE, choices=HOLDERS, required=True, width=380),
        Field(
            name="due_after_days", label=N_("Days to pay"), kind=Kind.NUMBER, width=110,
            hint=N_("After the first day of the period, or after the charge."),
        ),
        Field(name="currency", label=N_("Currency"), width=90, hint=N_("Three letters, such as USD.")),
    )  # fmt: skip


def _reach(desk: Desk) -> tuple[Field, ...]:
    return (
        day_field(desk, "since", N_("Owed from"), required=False),
        day_field(desk, "until", N_("Owed until"), N_("Left empty: it goes on."), required=False),
    )


def _hidden(values: Values) -> Collection[str]:
    """Only dues are owed by period."""
    return () if values.get("kind") is FeeKind.DUES else ("period",)


def _fee_values(desk: Desk, values: Values) -> dict[str, Any]:
    own, code = desk.office.ask(own_currency), str(values.get("currency") or "").strip().upper()
    kind = values.get("kind") or FeeKind.DUES
    return {
        "code": values.get("code") or "", "kind": kind, "name": values.get("name") or Wording(),
        "currency": "" if code == own.code else code,
        "period": (values.get("period") or Period.YEAR) if kind is FeeKind.DUES else Period.ONCE,
        "owed_by": values.get("owed_by") or Holder.ANYBODY, "due_after_days": values.get("due_after_days") or 0,
        "since": values.get("since"), "until": values.get("until"),
    }  # fmt: skip


def _currency(desk: Desk, values: Values) -> tuple[str, int]:
    own, code = desk.office.ask(own_currency), str(values.get("currency") or "").strip().upper()
    if not code or code == own.code:
        return own.code, own.decimals
    return code, decimals_of(code) if is_currency(code) else 2


def adding_fee(desk: Desk) -> EntryForm:
    """The form of a new fee with its first amount."""

    def make(values: Values) -> AddFeeType:
        amount = read_amount(values.get("minor"), *_currency(desk, values))
        return AddFeeType(
            **_fee_values(desk, values), minor=amount.minor if amount is not None else None,
            amount_since=values.get("amount_since"), decision=values.get("decision") or "",
        )  # fmt: skip

    def hints(values: Values) -> Mapping[str, str]:
        kind = values.get("kind")
        said = desk.office.ask(proposed_amount, kind, desk.office.today()) if isinstance(kind, FeeKind) else None
        if said is None:
            return {}
        # TR: beside the amount of an admission fee: what the by-laws say it is
        return {"minor": _("The by-laws say {amount}.").format(amount=formats.money(said))}

    parts: Parts = (
        *_described(desk),
        Section(N_("How much it is")),
        amount_field("minor", N_("Amount"), required=False),
        day_field(desk, "amount_since", N_("From"), N_("Left empty: from today."), required=False),
        DECISION,
        Section(N_("How long it is owed")),
        *_reach(desk),
    )
    binding = bound(
        desk, make, objections_to_adding_fee, add_fee_type, amounts=("minor",), hidden=_hidden, hints=hints
    )  # fmt: skip
    page = EntryForm(desk, N_("Add a fee"), parts, binding, save_words=N_("Add"))
    own = desk.office.ask(own_currency)
    name = Wording({code: _("Annual dues") for code in _languages(desk)[:1]})
    page.form.show_values(
        {
            "kind": FeeKind.DUES, "code": "DUES", "name": name, "period": Period.YEAR, "owed_by": Holder.ANYBODY,
            "due_after_days": 90, "currency": own.code,
            "amount_since": desk.office.today().replace(month=1, day=1),
        }
    )  # fmt: skip
    return page


def amending_fee(desk: Desk, row: FeeRow) -> EntryForm:
    """The form that changes what a fee is; kind, period and currency only while nothing was charged or paid."""

    def make(values: Values) -> AmendFeeType:
        currency, decimals = _currency(desk, values)
        amount = read_amount(values.get("minor"), currency, decimals) if is_anew(values) else None
        # Named also where it is the organisation's own: left out, that of the fee stays.
        told = {**_fee_values(desk, values), "currency": currency, "minor": None if amount is None else amount.minor}
        return AmendFeeType(fee_type_id=row.label.id, version=row.version, **told)

    def is_anew(values: Values) -> bool:
        """Whether amounts were set in another currency than the one typed now."""
        return bool(row.amounts) and _currency(desk, values)[0] != row.label.currency

    def hidden(values: Values) -> Collection[str]:
        return (*_hidden(values), *(() if is_anew(values) else ("minor",)))

    hint = N_("In the new currency: it takes the place of all amounts set before.")
    parts: Parts = (*_described(desk), amount_field("minor", N_("Amount"), hint, required=False), *_reach(desk))
    binding = bound(desk, make, objections_to_amending_fee, amend_fee_type, amounts=("minor",), hidden=hidden)
    page = EntryForm(desk, N_("Change the fee"), parts, binding, about=fee_said(row.label))
    page.form.show_values(
        {
            "kind": row.label.kind, "code": row.label.code, "name": row.label.name, "period": row.label.period,
            "owed_by": row.owed_by, "due_after_days": row.due_after_days, "currency": row.label.currency,
            "since": row.since, "until": row.until,
        }
    )  # fmt: skip
    return page


def setting_amount(desk: Desk, row: FeeRow) -> EntryForm:
    """The form that says how much a fee is from a day on."""

    def make(values: Values) -> SetFeeAmount:
        return SetFeeAmount(
            fee_type_id=row.label.id, since=day_of(desk, values, "since"),
            minor=amount_of(values, "minor", row.label), decision=values.get("decision") or "",
        )  # fmt: skip

    def hints(values: Values) -> Mapping[str, str]:
        day = day_of(desk, values, "since")
        before = next((each for each in row.amounts if each.since <= day), None)
        if before is None:
            return {}
        now = _("It is {value} since {day}.")
        return {"minor": now.format(value=said_amount(row.label, before.minor), day=formats.day(before.since))}

    parts: Parts = (
        amount_field("minor", N_("Amount")),
        day_field(desk, "since", N_("From"), N_("A day to come may be written.")),
        DECISION,
    )
    binding = bound(
        desk, make, objections_to_setting_amount, set_fee_amount, amounts=("minor",), hints=hints
    )  # fmt: skip
    return EntryForm(desk, N_("Set the amount"), parts, binding, about=fee_said(row.label))
