"""What the forms of shares have in common: judging while typing, proposals, and beginning anew after each entry."""

from pomanager.i18n import _, formats, spoken
from pomanager.marks import N_
from pomanager.rules.shares.entries import TypeFacts
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.queries.facts import share_types
from pomanager.ui.bus import Undo
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import Values
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import members_found
from pomanager.ui.receipt_fields import read_amount

DECISION = Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it: “AGM of 12.03.2026, item 7”."))


def offer_undo(desk: Desk, serial: int, what: str) -> None:
    """Offer to take back what was just entered, from the menu line."""

    def back() -> None:
        desk.do(reverse_entry, ReverseEntry(serial=serial, reason=_("Taken back right after it was entered")))

    desk.bus.undo_offered.emit(Undo(what, back))


# ---- fields -------------------------------------------------------------------------------------------------------


def member_field(desk: Desk, name: str = "member_id", label: str = N_("Member")) -> Field:
    """The field in which a member is looked for by number or name."""
    return Field(
        name=name, label=label, kind=Kind.PICK, find=members_found(desk), required=True,
        hint=N_("Type the number or part of the name."),
    )  # fmt: skip


def number_field(name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """A field that holds a whole number."""
    return Field(name=name, label=label, kind=Kind.NUMBER, required=required, hint=hint, width=110)


def amount_field(name: str, label: str, hint: str = "", *, required: bool = False) -> Field:
    """A field in which money is typed; its currency is that of the type of share chosen elsewhere."""
    return Field(name=name, label=label, required=required, hint=hint, width=150)


def type_field(desk: Desk, name: str = "share_type_id", label: str = N_("Type of share")) -> Field:
    """The field that chooses one of the types of share."""
    choices = tuple(Choice(each.id, type_named(each)) for each in desk.office.ask(share_types))
    return Field(name=name, label=label, kind=Kind.LIST, required=True, choices=choices, choices_are_data=True)


def decision_fields(desk: Desk) -> tuple[Field, ...]:
    """The fields of a decision: its words as papers quote them, and its day."""
    hint = N_("Left empty where it is the same day.")
    return DECISION, day_field(desk, "decided_on", N_("Decided on"), hint, required=False)


# ---- values -------------------------------------------------------------------------------------------------------


def type_named(kind: TypeFacts) -> str:
    """A type of share by its name."""
    return kind.name.in_language(spoken()) or kind.code


def only_type(desk: Desk) -> int | None:
    """The type there is, where there is one alone."""
    found = desk.office.ask(share_types)
    return found[0].id if len(found) == 1 else None


def type_of(desk: Desk, values: Values, name: str = "share_type_id") -> TypeFacts | None:
    """The type of share chosen; the only one where there is but one; None while none is chosen."""
    found = desk.office.ask(share_types)
    if len(found) == 1:
        return found[0]
    return next((each for each in found if each.id == values.get(name)), None)


def amount_of(values: Values, name: str, kind: TypeFacts) -> int:
    """The amount typed into a field, in minor units of the currency of a type; 0 for an empty field."""
    found = read_amount(values.get(name), kind.currency, kind.decimals)
    return found.minor if found is not None else 0


def said_amount(kind: TypeFacts, minor: int) -> str:
    """An amount in the currency of a type."""
    return formats.money(kind.money(minor), kind.decimals)


def typed_amount(kind: TypeFacts, minor: int) -> str:
    """An amount as it stands in a field."""
    return formats.typed_amount(kind.money(minor), kind.decimals) if minor else ""
