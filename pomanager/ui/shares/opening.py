"""The form that carries over what somebody held by the books kept before."""

from collections.abc import Collection, Mapping

from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.rules.shares.entries import TypeFacts
from pomanager.services.shares.commands.subscribing import record_opening
from pomanager.services.shares.judging import objections_to_recording_opening
from pomanager.services.shares.orders import RecordOpening
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Field
from pomanager.ui.member_picking import member_choice
from pomanager.ui.shares.account_panel import AccountPanel
from pomanager.ui.shares.forms import (
    amount_field,
    amount_of,
    member_field,
    number_field,
    offer_undo,
    only_type,
    said_amount,
    type_field,
    type_of,
    typed_amount,
)
from pomanager.ui.shares.schedule_fields import SCHEDULE_FIELDS, own_schedule
from pomanager.ui.shares.subscribing import first_type
from pomanager.ui.shares.words import shares_said


class Opening:
    """What the form knows: its order, its hints, its proposals."""

    def __init__(self, desk: Desk, panel: AccountPanel) -> None:
        self._desk = desk
        self._panel = panel

    def _worth(self, values: Values) -> tuple[TypeFacts, int, int] | None:
        """The type, the nominal value of the day and the number of shares; None while one of them is not known."""
        kind, shares = type_of(self._desk, values), values.get("shares")
        unit = kind.value_on(day_of(self._desk, values)) if kind is not None else None
        return (kind, unit, shares) if kind is not None and unit is not None and shares else None

    def order(self, values: Values) -> RecordOpening | None:
        """The order the entries amount to; None until a member and a type are named."""
        kind, member = type_of(self._desk, values), values.get("member_id")
        if kind is None or member is None:
            return None
        return RecordOpening(
            member_id=member, share_type_id=kind.id, shares=values.get("shares") or 0, on=day_of(self._desk, values),
            paid_minor=amount_of(values, "paid_minor", kind), schedule=own_schedule(values, kind),
            decision=values.get("decision") or "",
        )  # fmt: skip

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense with the other entries."""
        away = ["share_type_id"] if only_type(self._desk) is not None else []
        return away if values.get("own_schedule") else [*away, "schedule"]

    def hints(self, values: Values) -> Mapping[str, str]:
        """What the shares come to, and what is still to be paid."""
        self._panel.show_member(values.get("member_id"))
        worth = self._worth(values)
        if worth is None:
            return {}
        kind, unit, shares = worth
        left = unit * shares - amount_of(values, "paid_minor", kind)
        return {
            "shares": _("{shares} × {value} = {amount}").format(
                shares=shares_said(shares), value=said_amount(kind, unit), amount=said_amount(kind, unit * shares)
            ),
            # TR: beside what is paid up of a balance carried over
            "paid_minor": _("{amount} are still to be paid.").format(amount=said_amount(kind, left)),
        }

    def proposals(self, name: str, values: Values) -> Mapping[str, object]:
        """All of it paid up, as in most books."""
        worth = self._worth(values)
        if name not in {"shares", "share_type_id", "on"} or worth is None:
            return {}
        kind, unit, shares = worth
        return {"paid_minor": typed_amount(kind, unit * shares)}


def carrying_over(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form of a balance carried over; without a member it begins anew after each."""
    panel = AccountPanel(desk)
    form = Opening(desk, panel)
    draft = f"shares.opening.{member_id or ''}"
    page: EntryForm

    def keep(order: RecordOpening, serials: tuple[int, ...]) -> None:
        shown = member_choice(desk, order.member_id)
        page.tell(f"{shown.text} · {shown.note} · {shares_said(order.shares)}")
        # TR: an act that can be undone, in the menu line
        offer_undo(desk, serials[0], _("balance carried over, no. {number}").format(number=shown.text))
        panel.show_member(None)

    def again(values: Values) -> Mapping[str, object]:
        return {name: values.get(name) for name in ("share_type_id", "on", "decision")}

    parts = (
        member_field(desk),
        type_field(desk),
        day_field(desk, "on", N_("Held at the end of"), N_("The last day of the books kept before.")),
        number_field("shares", N_("Shares")),
        amount_field("paid_minor", N_("Paid up")),
        *SCHEDULE_FIELDS,
        Field(name="decision", label=N_("Taken from"), hint=N_("Such as “share register, folio 12”.")),
    )
    binding = bound(
        desk, form.order, objections_to_recording_opening, record_opening, amounts=("paid_minor",), keep=keep,
        hidden=form.hidden, hints=form.hints, keep_draft=keeping(desk, draft),
    )  # fmt: skip
    page = EntryForm(
        desk, N_("Carry a balance over"), parts, binding, beside=panel, propose=form.proposals,
        about=_("Ctrl+Enter saves and begins the next one") if member_id is None else "",
        again=again if member_id is None else None,
        save_words=N_("Save and next") if member_id is None else N_("Save"),
    )  # fmt: skip
    known: dict[str, object] = {"share_type_id": type_id if type_id is not None else first_type(desk)}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    return page
