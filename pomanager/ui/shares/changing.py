"""The forms of what happens to shares later: conversion, bonus shares, forfeiture, the merging of two records."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.shares.drafting import converted
from pomanager.services.shares.commands.bonus import issue_bonus
from pomanager.services.shares.commands.converting import convert_shares
from pomanager.services.shares.commands.forfeiting import forfeit_shares
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.judging_changes import (
    objections_to_converting,
    objections_to_forfeiting,
    objections_to_issuing_bonus,
    objections_to_merging,
)
from pomanager.services.shares.orders import ConvertShares, ForfeitShares, IssueBonus, MergeHoldings
from pomanager.services.shares.queries.facts import account, share_type_found, share_types
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import member_choice
from pomanager.ui.shares.account_panel import AccountPanel
from pomanager.ui.shares.forms import (
    DECISION,
    amount_field,
    amount_of,
    decision_fields,
    member_field,
    number_field,
    offer_undo,
    only_type,
    said_amount,
    type_field,
    type_of,
)
from pomanager.ui.shares.words import shares_said

EVERYBODY, ONE = "everybody", "one"


def _hidden_decision(values: Values) -> list[str]:
    return [] if values.get("decision") else ["decided_on"]


def _undone(desk: Desk, what: str, member_id: int, serials: tuple[int, ...]) -> None:
    number = member_choice(desk, member_id).text
    offer_undo(desk, serials[0], what.format(number=number))


def _known(desk: Desk, member_id: int | None, **more: Any) -> dict[str, object]:  # noqa: ANN401 - values of fields
    known: dict[str, object] = {"on": desk.office.today(), **more}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    return known


# ---- conversion ---------------------------------------------------------------------------------------------------


def converting(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form that turns shares of one type into shares of another."""
    panel = AccountPanel(desk)
    kinds = {kind.id: kind for kind in desk.office.ask(share_types)}

    def make(values: Values) -> ConvertShares | None:
        if any(values.get(name) is None for name in ("member_id", "from_type_id", "to_type_id")):
            return None
        return ConvertShares(
            member_id=values["member_id"], from_type_id=values["from_type_id"], to_type_id=values["to_type_id"],
            shares=values.get("shares") or 0, on=day_of(desk, values), decided_on=values.get("decided_on"),
            decision=values.get("decision") or "",
        )  # fmt: skip

    def hints(values: Values) -> Mapping[str, str]:
        panel.show_member(values.get("member_id"))
        out_of, into = kinds.get(values.get("from_type_id") or 0), kinds.get(values.get("to_type_id") or 0)
        shares = values.get("shares")
        if out_of is None or into is None or not shares:
            return {}
        units = out_of.value_on(day_of(desk, values)), into.value_on(day_of(desk, values))
        if units[0] is None or units[1] is None:
            return {}
        number, left = converted(shares, units[0], units[1])
        if left:
            return {}
        # TR: beside the number of shares that are converted
        told = _("They become {shares} at {value} each.")
        return {"shares": told.format(shares=shares_said(number), value=said_amount(into, units[1]))}

    def keep(order: ConvertShares, serials: tuple[int, ...]) -> None:
        # TR: an act that can be undone, in the menu line
        _undone(desk, _("conversion, no. {number}"), order.member_id, serials)

    parts = (
        member_field(desk),
        type_field(desk, "from_type_id", N_("From the type")),
        number_field("shares", N_("Shares")),
        type_field(desk, "to_type_id", N_("Into the type")),
        day_field(desk, "on", N_("On")),
        *decision_fields(desk),
    )
    binding = bound(
        desk, make, objections_to_converting, convert_shares, keep=keep, hidden=_hidden_decision, hints=hints
    )
    page = EntryForm(desk, N_("Convert shares"), parts, binding, beside=panel, save_words=N_("Convert"))
    others = [kind_id for kind_id in kinds if kind_id != type_id]
    page.form.show_values(
        _known(desk, member_id, from_type_id=type_id, to_type_id=others[0] if len(others) == 1 else None)
    )
    return page


# ---- forfeiture ---------------------------------------------------------------------------------------------------


def forfeiting(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form that takes shares back which were not paid."""
    panel = AccountPanel(desk)

    def make(values: Values) -> ForfeitShares | None:
        kind, member = type_of(desk, values), values.get("member_id")
        if kind is None or member is None:
            return None
        return ForfeitShares(
            member_id=member, share_type_id=kind.id, shares=values.get("shares") or 0, on=day_of(desk, values),
            decided_on=values.get("decided_on"), decision=values.get("decision") or "",
            paid_minor=amount_of(values, "paid_minor", kind) if values.get("paid_minor") else None,
        )  # fmt: skip

    def hidden(values: Values) -> Collection[str]:
        away = _hidden_decision(values)
        return away if only_type(desk) is None else ["share_type_id", *away]

    def hints(values: Values) -> Mapping[str, str]:
        panel.show_member(values.get("member_id"))
        kind, member = type_of(desk, values), values.get("member_id")
        if kind is None or member is None:
            return {}
        held = desk.office.ask(account, member, kind.id).on(day_of(desk, values))
        # TR: beside the number of shares that are taken back
        told = _("Held: {shares}; not paid of it: {amount}.")
        return {"shares": told.format(shares=shares_said(held.shares), amount=said_amount(kind, held.due))}

    def keep(order: ForfeitShares, serials: tuple[int, ...]) -> None:
        # TR: an act that can be undone, in the menu line
        _undone(desk, _("forfeiture, no. {number}"), order.member_id, serials)

    parts = (
        member_field(desk),
        type_field(desk),
        number_field("shares", N_("Shares")),
        amount_field("paid_minor", N_("Paid on them"),
                     N_("Left empty: as little as can be. What was paid on them stays with the organisation.")),
        day_field(desk, "on", N_("On")),
        *decision_fields(desk),
    )  # fmt: skip
    binding = bound(
        desk, make, objections_to_forfeiting, forfeit_shares, amounts=("paid_minor",), keep=keep, hidden=hidden,
        hints=hints,
    )  # fmt: skip
    page = EntryForm(desk, N_("Forfeit shares"), parts, binding, beside=panel, save_words=N_("Forfeit"))
    page.form.show_values(_known(desk, member_id, share_type_id=type_id))
    return page


# ---- bonus shares -------------------------------------------------------------------------------------------------


def issuing_bonus(desk: Desk, type_id: int | None = None) -> EntryForm:
    """The form that gives shares paid out of reserves: to everybody by what they hold, or to one member."""

    def make(values: Values) -> IssueBonus | None:
        kind = type_of(desk, values)
        if kind is None or (values.get("to") == ONE and values.get("member_id") is None):
            return None
        order = IssueBonus(
            share_type_id=kind.id, on=day_of(desk, values), decided_on=values.get("decided_on"),
            decision=values.get("decision") or "",
        )  # fmt: skip
        if values.get("to") == ONE:
            return replace(order, member_id=values["member_id"], shares=values.get("shares") or 0)
        return replace(order, new=values.get("new") or 0, per=values.get("per") or 0)

    def hidden(values: Values) -> Collection[str]:
        away = ["new", "per"] if values.get("to") == ONE else ["member_id", "shares"]
        away += _hidden_decision(values)
        return away if only_type(desk) is None else ["share_type_id", *away]

    def keep(order: IssueBonus, serials: tuple[int, ...]) -> None:
        if serials:
            kind = desk.office.ask(share_type_found, order.share_type_id)
            # TR: an act that can be undone, in the menu line; {type} is a type of share
            offer_undo(desk, serials[0], _("bonus shares, {type}").format(type=kind.code))

    to = (
        # TR: who gets bonus shares
        Choice(EVERYBODY, N_("Everybody")), Choice(ONE, N_("One member")),
    )  # fmt: skip
    parts = (
        type_field(desk),
        Field(name="to", label=N_("For whom"), kind=Kind.CHOICE, choices=to, required=True),
        # TR: "New shares: 1", "For each … held: 10": one new share for every ten held
        number_field("new", N_("New shares")),
        number_field("per", N_("For so many held")),
        member_field(desk),
        number_field("shares", N_("Shares")),
        day_field(desk, "on", N_("On")),
        *decision_fields(desk),
    )
    binding = bound(desk, make, objections_to_issuing_bonus, issue_bonus, keep=keep, hidden=hidden)
    page = EntryForm(desk, N_("Issue bonus shares"), parts, binding, save_words=N_("Issue bonus shares"))
    page.form.show_values({"on": desk.office.today(), "to": EVERYBODY, "share_type_id": type_id, "new": 1})
    return page


# ---- two records of one person ------------------------------------------------------------------------------------


def merging(desk: Desk) -> EntryForm:
    """The form that moves all shares to the other record of the same person."""
    panel = AccountPanel(desk)

    def make(values: Values) -> MergeHoldings | None:
        if values.get("from_member_id") is None or values.get("to_member_id") is None:
            return None
        return MergeHoldings(
            from_member_id=values["from_member_id"], to_member_id=values["to_member_id"], on=day_of(desk, values),
            decision=values.get("decision") or "",
        )  # fmt: skip

    def hints(values: Values) -> Mapping[str, str]:
        panel.show_member(values.get("from_member_id"))
        return {}

    def keep(order: MergeHoldings, serials: tuple[int, ...]) -> None:
        if serials:
            # TR: an act that can be undone, in the menu line
            _undone(desk, _("shares moved, no. {number}"), order.from_member_id, serials)

    parts = (
        member_field(desk, "from_member_id", N_("From the record")),
        member_field(desk, "to_member_id", N_("To the record")),
        day_field(desk, "on", N_("On")),
        DECISION,
    )
    binding = bound(desk, make, objections_to_merging, merge_holdings, keep=keep, hints=hints)
    page = EntryForm(
        desk, N_("Move shares to the other record"), parts, binding, beside=panel, save_words=N_("Move"),
        about=_("For somebody who stands in the roll twice"),
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    return page
