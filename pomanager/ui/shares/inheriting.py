"""The form of a succession: the heirs of somebody who died, each one's part, and what each would get."""

from collections.abc import Collection, Mapping
from typing import Any

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.readmodels.transfers import ProposedPortion
from pomanager.rules.shares.successions import Heir, written_part
from pomanager.services.shares.commands.inheriting import settle_succession
from pomanager.services.shares.judging_successions import (
    certificates_with_succession,
    objections_to_settling,
    proposed_portions,
)
from pomanager.services.shares.orders_passing import SettleSuccession
from pomanager.services.shares.queries.facts import holder_found
from pomanager.services.shares.queries.successions import proposed_heirs
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.member_picking import member_choice, members_found
from pomanager.ui.shares.account_panel import AccountAndFacts
from pomanager.ui.shares.certificates_said import cancelled_said
from pomanager.ui.shares.forms import DECISION
from pomanager.ui.shares.words import amount_said, shares_said, type_said


def portion_told(portion: ProposedPortion, *, takes_shares: bool) -> str:
    """What an heir would get of one type: whole shares with what is still owed on them, or their value."""
    said = f"{shares_said(portion.shares)} ({type_said(portion.type)})"
    if not takes_shares:
        # TR: {shares} is "3 shares (Parts A)": an heir who is no member
        return _("the value of {shares}, as a refund").format(shares=said)
    if not portion.owed:
        return said
    # TR: {shares} says how many of which type: 3 shares of a type
    told = _("{shares}, {amount} still to be paid")
    return told.format(shares=said, amount=amount_said(portion.type, portion.owed))


def _heir(**cells: Any) -> Heir:  # noqa: ANN401 - the cells of a row by name
    return Heir(**cells)


def settling(desk: Desk, member_id: int, _type_id: int | None = None) -> EntryForm:
    """The form by which the shares of somebody who died pass to the heirs; the nominees are proposed."""
    panel = AccountAndFacts(desk)
    panel.show_member(member_id)
    settled: list[int] = []

    def order(values: Values) -> SettleSuccession:
        chosen = values.get("representative_id")
        return SettleSuccession(
            member_id=member_id, on=day_of(desk, values),
            heirs=tuple(values.get("heirs") or ()),
            representative_id=desk.office.ask(holder_found, chosen).person_id if chosen is not None else None,
            representative_name=values.get("representative_name") or "", decision=values.get("decision") or "",
            remarks=values.get("remarks") or "",
        )  # fmt: skip

    def hidden(values: Values) -> Collection[str]:
        if len(values.get("heirs") or ()) < 2:
            return ["representative_id", "representative_name"]
        return ["representative_name"] if values.get("representative_id") is not None else []

    def hints(values: Values) -> Mapping[str, str]:
        made = order(values)
        portions = desk.office.ask(proposed_portions, made)
        names = [_named(desk, heir) for heir in made.heirs]
        told = [
            (names[each.heir], portion_told(each, takes_shares=made.heirs[each.heir].takes_shares)) for each in portions
        ]
        panel.show_facts(_("What each would get"), told)
        going = desk.office.ask(certificates_with_succession, made)
        if not going:
            return {}
        passing = sum(each.shares for each in portions if made.heirs[each.heir].takes_shares)
        return {"on": cancelled_said(going, passing)}

    def keep(_order: SettleSuccession, succession_id: int) -> None:
        settled.append(succession_id)

    def show() -> None:
        desk.bus.page_wanted.emit("shares", ("successions", settled[-1]))

    binding = bound(desk, order, objections_to_settling, settle_succession, keep=keep, hidden=hidden, hints=hints)
    who = member_choice(desk, member_id)
    page = EntryForm(
        desk, N_("Record a succession"), _parts(desk), binding, beside=panel, about=f"{who.text} · {who.note}"
    )
    page.form.saved.connect(show)
    today = desk.office.today()
    nominees = [
        {"name": each.name, "relation": each.relation, "part": written_part(each.part), "was_nominee": True}
        for each in desk.office.ask(proposed_heirs, member_id, today)
    ]
    page.form.show_values({"on": today, "heirs": nominees or ({"part": "1"},)})
    return page


def _parts(desk: Desk) -> Parts:
    find = members_found(desk)
    cells = (
        Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=find, width=200),
        # TR: an heir who is no member
        Field(name="name", label=N_("Or by name"), width=170),
        Field(name="relation", label=N_("Relation"), width=130),
        # TR: the part of an heir: 1/2, or 50 %
        Field(name="part", label=N_("Part"), width=90, required=True),
    )
    return (
        Section(N_("Heirs"), N_("Members take shares; whoever is no member is paid the value.")),
        Field(
            name="heirs", label=N_("Heirs"), kind=Kind.ROWS, add_words=N_("Add an heir"), row=_heir, cells=cells,
            kept=("was_nominee",),
        ),
        Field(name="representative_id", label=N_("Representative"), kind=Kind.PICK, find=find,
              hint=N_("Several heirs speak through one person.")),
        Field(name="representative_name", label=N_("Or by name")),
        Section(N_("The succession")),
        day_field(desk, "on", N_("Shares pass on")),
        DECISION,
        Field(name="remarks", label=N_("Remarks")),
    )  # fmt: skip


def _named(desk: Desk, heir: Heir) -> str:
    if heir.member_id is None:
        return heir.name
    choice = member_choice(desk, heir.member_id)
    return f"{choice.text} · {choice.note}"
