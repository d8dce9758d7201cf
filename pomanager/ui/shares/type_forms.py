"""The forms of a type of share: what it is, and what it is worth from a day on."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.shares import ShareTypeRow
from pomanager.rules.shares.currencies import decimals_of, is_currency
from pomanager.rules.shares.kinds import HOLDER_WORDS, VALUE_CHANGE_WORDS, Holder, ValueChange
from pomanager.rules.wording import Wording
from pomanager.services.organisation.queries import organisation
from pomanager.services.shares.commands.types import add_share_type, amend_share_type
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.judging_types import (
    objections_to_adding_type,
    objections_to_amending_type,
    objections_to_setting_value,
)
from pomanager.services.shares.orders import AddShareType, AmendShareType, SetNominalValue
from pomanager.services.shares.queries.facts import own_currency, share_type_found
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.receipt_fields import read_amount
from pomanager.ui.shares.forms import DECISION, amount_field, amount_of, number_field, said_amount
from pomanager.ui.shares.words import shares_said, type_said

HOLDERS = tuple(Choice(holder, HOLDER_WORDS[holder]) for holder in Holder)
CHANGES = tuple(Choice(change, VALUE_CHANGE_WORDS[change]) for change in ValueChange)
BY_LAWS = N_("Left empty: as the by-laws say.")


def _languages(desk: Desk) -> tuple[str, ...]:
    return tuple(desk.office.ask(organisation).languages)


def _described(desk: Desk) -> tuple[Field, ...]:
    """The fields both forms of a type have."""
    return (
        Field(name="code", label=N_("Code"), width=110, required=True, hint=N_("Short, such as A.")),
        Field(name="name", label=N_("Name of the type"), kind=Kind.WORDING, languages=_languages(desk), required=True),
        # TR: who may hold shares of this type
        Field(name="holder", label=N_("Who may hold it"), kind=Kind.CHOICE, choices=HOLDERS, required=True, width=380),
    )


def _limits(desk: Desk) -> tuple[Field, ...]:
    return (
        number_field("min_held", N_("At least"), BY_LAWS, required=False),
        number_field("max_held", N_("At most"), BY_LAWS, required=False),
        Field(
            name="max_percent",
            label=N_("At most, percent"),
            width=110,
            hint=N_("Of the capital. Left empty: as the by-laws say."),
        ),
        day_field(desk, "since", N_("Issued from"), required=False),
        day_field(desk, "until", N_("Issued until"), N_("Left empty: it goes on."), required=False),
    )


def _type_values(values: Values) -> dict[str, Any]:
    return {
        "code": values.get("code") or "", "name": values.get("name") or Wording(),
        "holder": values.get("holder") or Holder.ANYBODY, "min_held": values.get("min_held"),
        "max_held": values.get("max_held"), "max_percent": values.get("max_percent") or "",
        "since": values.get("since"), "until": values.get("until"),
    }  # fmt: skip


def adding_type(desk: Desk) -> EntryForm:
    """The form of a new type of share with its first nominal value."""
    own = desk.office.ask(own_currency)

    def currency(values: Values) -> tuple[str, int]:
        code = str(values.get("currency") or "").strip().upper()
        if not code or code == own.code:
            return own.code, own.decimals
        return code, decimals_of(code) if is_currency(code) else 2

    def make(values: Values) -> AddShareType:
        code, decimals = currency(values)
        value = read_amount(values.get("nominal_minor"), code, decimals)
        return AddShareType(
            **_type_values(values), currency="" if code == own.code else code,
            nominal_minor=value.minor if value is not None else None, nominal_since=values.get("nominal_since"),
            decision=values.get("decision") or "",
        )  # fmt: skip

    parts: Parts = (
        *_described(desk),
        Field(name="currency", label=N_("Currency"), width=90, hint=N_("Three letters, such as USD.")),
        Section(N_("What a share is worth")),
        amount_field("nominal_minor", N_("Nominal value"), required=True),
        day_field(desk, "nominal_since", N_("Worth it since")),
        DECISION,
        Section(N_("How much of it is held, and when it is issued")),
        *_limits(desk),
    )
    binding = bound(desk, make, objections_to_adding_type, add_share_type, amounts=("nominal_minor",))
    page = EntryForm(desk, N_("Add a share type"), parts, binding, save_words=N_("Add"))
    name = Wording({code: _("Member share") for code in _languages(desk)[:1]})
    page.form.show_values({"code": "A", "name": name, "holder": Holder.ANYBODY, "currency": own.code})
    return page


def amending_type(desk: Desk, row: ShareTypeRow) -> EntryForm:
    """The form that changes how a type is called, who may hold it and how much of it."""

    def make(values: Values) -> AmendShareType:
        return AmendShareType(share_type_id=row.label.id, version=row.version, **_type_values(values))

    parts: Parts = (*_described(desk), Section(N_("How much of it is held, and when it is issued")), *_limits(desk))
    binding = bound(desk, make, objections_to_amending_type, amend_share_type)
    page = EntryForm(desk, N_("Change the share type"), parts, binding, about=type_said(row.label))
    page.form.show_values(
        {
            "code": row.label.code, "name": row.label.name, "holder": row.holder, "min_held": row.min_held,
            "max_held": row.max_held, "max_percent": row.max_percent, "since": row.since, "until": row.until,
        }
    )  # fmt: skip
    return page


def setting_value(desk: Desk, row: ShareTypeRow) -> EntryForm:
    """The form that sets what a share of a type is worth from a day on."""

    def day(values: Values) -> date:
        return day_of(desk, values, "since")

    def make(values: Values) -> SetNominalValue:
        kind = desk.office.ask(share_type_found, row.label.id)
        return SetNominalValue(
            share_type_id=row.label.id, since=day(values), minor=amount_of(values, "minor", kind),
            change=values.get("change"), due_on=values.get("due_on"), decision=values.get("decision") or "",
        )  # fmt: skip

    def hidden(values: Values) -> Collection[str]:
        away = [] if row.shares else ["change"]
        return away if row.shares and values.get("change") is ValueChange.OWED else [*away, "due_on"]

    def hints(values: Values) -> Mapping[str, str]:
        kind = desk.office.ask(share_type_found, row.label.id)
        before, minor = kind.value_on(day(values)), amount_of(values, "minor", kind)
        if before is None:
            return {}
        # TR: beside the field of a new nominal value
        now = _("It is {value} since {day}.").format(
            value=said_amount(kind, before), day=formats.day(_since(row, day(values)))
        )
        found = {"minor": now}
        if minor and row.shares:
            # TR: what a new nominal value means for the shares that are held
            told = _("For {shares} that is {amount} in all.")
            difference = said_amount(kind, abs(minor - before) * row.shares)
            found["change"] = told.format(shares=shares_said(row.shares), amount=difference)
        return found

    parts: Parts = (
        amount_field("minor", N_("Nominal value"), required=True),
        day_field(desk, "since", N_("Worth it from")),
        Field(name="change", label=N_("Who bears it"), kind=Kind.LIST, choices=CHANGES),
        day_field(desk, "due_on", N_("To be paid by"), N_("Left empty: at once."), required=False),
        DECISION,
    )
    binding = bound(
        desk, make, objections_to_setting_value, set_nominal_value, amounts=("minor",), hidden=hidden, hints=hints
    )
    page = EntryForm(desk, N_("Set the nominal value"), parts, binding, about=type_said(row.label))
    page.form.show_values({"since": desk.office.today()})
    return page


def _since(row: ShareTypeRow, day: date) -> date | None:
    return max((value.since for value in row.values if value.since <= day), default=None)
