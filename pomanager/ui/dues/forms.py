"""What the forms of dues have in common: their fields, and the fees to choose from."""

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.dues import FeeLabel
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.ui.desk import Desk
from pomanager.ui.dues.words import fee_said
from pomanager.ui.entry_form import Values
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import members_found
from pomanager.ui.receipt_fields import read_amount

DECISION = Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it: “AGM of 12.03.2026, item 7”."))


def member_field(desk: Desk) -> Field:
    """The field in which a member is looked for by number or name."""
    return Field(
        name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk), required=True,
        hint=N_("Type the number or part of the name."),
    )  # fmt: skip


def fee_field(desk: Desk) -> Field:
    """The field that chooses one of the fees."""
    choices = tuple(Choice(fee.id, fee_said(fee)) for fee in desk.office.ask(fee_labels).values())
    return Field(
        name="fee_type_id", label=N_("Fee"), kind=Kind.LIST, required=True, choices=choices, choices_are_data=True
    )


def amount_field(name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """A field in which money is typed; its currency is that of the fee chosen elsewhere."""
    return Field(name=name, label=label, required=required, hint=hint, width=150)


def fee_of(desk: Desk, values: Values) -> FeeLabel | None:
    """The fee chosen; None while none is."""
    return desk.office.ask(fee_labels).get(values.get("fee_type_id") or 0)


def amount_of(values: Values, name: str, fee: FeeLabel) -> int:
    """The amount typed into a field, in minor units of the currency of a fee; 0 for an empty field."""
    found = read_amount(values.get(name), fee.currency, fee.decimals)
    return found.minor if found is not None else 0


def typed_amount(fee: FeeLabel, minor: int) -> str:
    """An amount as it stands in a field."""
    return formats.typed_amount(fee.money(minor), fee.decimals) if minor else ""


def said_amount(fee: FeeLabel, minor: int) -> str:
    """An amount with its currency."""
    return formats.money(fee.money(minor), fee.decimals)
