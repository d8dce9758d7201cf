"""The form of a balance carried over from the books kept before: what a member owed, or had paid in advance."""

from collections.abc import Collection, Mapping

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.services.dues.commands.charging import record_opening_dues
from pomanager.services.dues.judging import objections_to_opening_dues
from pomanager.services.dues.orders import RecordOpeningDues
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.ui.desk import Desk
from pomanager.ui.dues.forms import amount_field, amount_of, fee_field, fee_of, member_field, said_amount
from pomanager.ui.dues.taking_back import offer_entry_undo
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import member_choice

OWED, ADVANCE = "owed", "advance"
SIDES = (
    # TR: what a balance carried over is: money the member owed, or had paid too much
    Choice(OWED, N_("Owed")), Choice(ADVANCE, N_("Paid in advance")),
)  # fmt: skip


def carrying_over(desk: Desk, member_id: int | None = None, fee_type_id: int | None = None) -> EntryForm:
    """The form of a balance carried over; without a member it begins anew after each."""
    draft = f"dues.opening.{member_id or ''}"
    page: EntryForm

    def order(values: Values) -> RecordOpeningDues | None:
        fee, member = fee_of(desk, values), values.get("member_id")
        if fee is None or member is None:
            return None
        minor, owed = amount_of(values, "minor", fee), values.get("side") != ADVANCE
        return RecordOpeningDues(
            member_id=member, fee_type_id=fee.id, on=day_of(desk, values), minor=minor if owed else -minor,
            due_on=values.get("due_on") if owed else None, decision=values.get("decision") or "",
        )  # fmt: skip

    def hidden(values: Values) -> Collection[str]:
        return ("due_on",) if values.get("side") == ADVANCE else ()

    def keep(done: RecordOpeningDues, serial: int) -> None:
        shown = member_choice(desk, done.member_id)
        fee = desk.office.ask(fee_labels)[done.fee_type_id]
        page.tell(f"{shown.text} · {shown.note} · {said_amount(fee, done.minor)}")
        # TR: an act that can be undone, in the menu line
        offer_entry_undo(desk, serial, _("balance carried over, no. {number}").format(number=shown.text))

    def again(values: Values) -> Mapping[str, object]:
        return {name: values.get(name) for name in ("fee_type_id", "on", "side", "due_on", "decision")}

    parts: Parts = (
        member_field(desk),
        fee_field(desk),
        Field(name="side", label=N_("Balance"), kind=Kind.CHOICE, choices=SIDES, required=True, width=320),
        amount_field("minor", N_("Amount")),
        day_field(desk, "on", N_("At the end of"), N_("The last day of the books kept before.")),
        day_field(desk, "due_on", N_("To be paid by"), N_("Left empty: it is due at once."), required=False),
        Field(name="decision", label=N_("Taken from"), hint=N_("Such as “cash book, folio 12”.")),
    )
    binding = bound(
        desk, order, objections_to_opening_dues, record_opening_dues, amounts=("minor",), keep=keep, hidden=hidden,
        keep_draft=keeping(desk, draft),
    )  # fmt: skip
    one = member_id is not None
    page = EntryForm(
        desk, N_("Carry a balance over"), parts, binding, again=None if one else again,
        about="" if one else _("Ctrl+Enter saves and begins the next one"),
        save_words=N_("Save") if one else N_("Save and next"),
    )  # fmt: skip
    fees = desk.office.ask(fee_labels)
    known: dict[str, object] = {"side": OWED, "fee_type_id": fee_type_id or next(iter(fees), None)}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    return page
