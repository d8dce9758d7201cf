"""The form of a subscription, with the payment made with it and the instalments that follow."""

from collections.abc import Collection, Mapping

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.rules.shares.entries import TypeFacts
from pomanager.rules.shares.instalments import Instalment, schedule
from pomanager.services.shares.commands.subscribing import subscribe
from pomanager.services.shares.judging import objections_to_subscribing
from pomanager.services.shares.orders import Subscribe
from pomanager.services.shares.queries.facts import share_types, terms_on
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Field, Section
from pomanager.ui.member_picking import member_choice, members_found
from pomanager.ui.receipt_fields import (
    CURRENCY,
    NAMES,
    exchanged,
    first_receipt,
    hidden_receipt_fields,
    next_receipt,
    receipt_fields,
    receipt_hints,
    receipt_of,
)
from pomanager.ui.shares.account_panel import AccountPanel
from pomanager.ui.shares.forms import (
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
    typed_amount,
)
from pomanager.ui.shares.schedule_fields import SCHEDULE_FIELDS, own_schedule
from pomanager.ui.shares.words import shares_said


class Subscribing:
    """What the form of a subscription knows: its order, its hints, its proposals."""

    def __init__(self, desk: Desk, panel: AccountPanel) -> None:
        self._desk = desk
        self._panel = panel

    def order(self, values: Values) -> Subscribe | None:
        """The order the entries amount to; None until a member and a type are named."""
        kind, member_id = type_of(self._desk, values), values.get("member_id")
        if kind is None or member_id is None:
            return None
        paid, on = amount_of(values, "paid_minor", kind), day_of(self._desk, values)
        return Subscribe(
            member_id=member_id, share_type_id=kind.id, shares=values.get("shares") or 0, on=on,
            decided_on=values.get("decided_on"), decision=values.get("decision") or "",
            remarks=values.get("remarks") or "", schedule=own_schedule(values, kind), paid_minor=paid,
            receipt=receipt_of(self._desk, {**values, "remarks": ""}, member_id, on) if paid else None,
        )  # fmt: skip

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense with the other entries."""
        hidden = hidden_receipt_fields(values) if values.get("paid_minor") else list(NAMES)
        if only_type(self._desk) is not None:
            hidden.append("share_type_id")
        if not values.get("own_schedule"):
            hidden.append("schedule")
        if not values.get("decision"):
            hidden.append("decided_on")
        return hidden

    def hints(self, values: Values) -> Mapping[str, str]:
        """What the shares come to, what is due at once, and what follows when."""
        self._panel.show_member(values.get("member_id"))
        kind = type_of(self._desk, values)
        if kind is None:
            return {}
        found = receipt_hints(values, kind.currency, kind.decimals)
        unit, shares = kind.value_on(day_of(self._desk, values)), values.get("shares")
        if unit is None or not shares:
            return found
        whole = unit * shares
        # TR: what shares come to: {shares} is “3 shares”, the others are amounts
        said = _("{shares} × {value} = {amount}")
        found["shares"] = said.format(
            shares=shares_said(shares), value=said_amount(kind, unit), amount=said_amount(kind, whole)
        )
        later = self._later(values, kind, whole)
        at_once = whole - sum(part.minor for part in later)
        # TR: beside the field of the first payment
        found["paid_minor"] = _("{amount} are due at once.").format(amount=said_amount(kind, at_once))
        found["own_schedule"] = self._said(kind, later)
        return found

    def _later(self, values: Values, kind: TypeFacts, whole: int) -> tuple[Instalment, ...]:
        own = own_schedule(values, kind)
        if own is not None:
            return own
        day = day_of(self._desk, values)
        return schedule(whole, day, self._desk.office.ask(terms_on, day))

    def _said(self, kind: TypeFacts, parts: tuple[Instalment, ...]) -> str:
        if not parts:
            return _("By the by-laws nothing may be paid later.")
        # TR: an instalment: "5 000 FBu by 28 Feb 2027"
        told = _("{amount} by {day}")
        lines = [told.format(amount=said_amount(kind, part.minor), day=formats.day(part.due_on)) for part in parts]
        # TR: the instalments that follow, one line each
        return "\n".join((_("Then, by the by-laws:"), *lines))

    def proposals(self, name: str, values: Values) -> Mapping[str, object]:
        """The first payment by the by-laws, once it is known how much is subscribed."""
        kind = type_of(self._desk, values)
        if name in CURRENCY and kind is not None:
            amount = exchanged(values, kind.currency, kind.decimals)
            return {"paid_minor": typed_amount(kind, amount.minor)} if amount is not None else {}
        if name not in {"shares", "share_type_id", "on", "own_schedule"} or kind is None:
            return {}
        unit, shares = kind.value_on(day_of(self._desk, values)), values.get("shares")
        if unit is None or not shares:
            return {}
        whole = unit * shares
        at_once = whole - sum(part.minor for part in self._later(values, kind, whole))
        return {"paid_minor": typed_amount(kind, at_once)}


def subscribing(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form of a subscription; without a member it begins anew after each."""
    panel = AccountPanel(desk)
    form = Subscribing(desk, panel)
    parts: Parts = (
        Section(N_("Who subscribes what")),
        member_field(desk),
        type_field(desk),
        number_field("shares", N_("Shares")),
        day_field(desk, "on", N_("Subscribed on")),
        *decision_fields(desk),
        Section(N_("Paid with it"), N_("Left empty where nothing was paid.")),
        amount_field("paid_minor", N_("Amount")),
        *receipt_fields(members_found(desk)),
        Section(N_("Paid later")),
        *SCHEDULE_FIELDS,
        Field(name="remarks", label=N_("Remarks")),
    )
    draft = f"shares.subscription.{member_id or ''}"
    page: EntryForm

    def keep(order: Subscribe, serials: tuple[int, ...]) -> None:
        shown = member_choice(desk, order.member_id)
        page.tell(f"{shown.text} · {shown.note} · {shares_said(order.shares)}")
        # TR: an act that can be undone, in the menu line
        offer_undo(desk, serials[0], _("subscription, no. {number}").format(number=shown.text))
        panel.show_member(None)

    def again(values: Values) -> Mapping[str, object]:
        kept = {name: values.get(name) for name in ("share_type_id", "on", "decision", "decided_on")}
        return {**kept, **(next_receipt(values) if values.get("number") else first_receipt(desk))}

    binding = bound(
        desk, form.order, objections_to_subscribing, subscribe, amounts=("paid_minor", "given_minor"), keep=keep,
        hidden=form.hidden, hints=form.hints, keep_draft=keeping(desk, draft),
    )  # fmt: skip
    page = EntryForm(
        desk, N_("Record a subscription"), parts, binding, beside=panel, propose=form.proposals,
        about=_("Ctrl+Enter saves and begins the next one") if member_id is None else "",
        again=again if member_id is None else None,
        save_words=N_("Save and next") if member_id is None else N_("Save"),
    )  # fmt: skip
    chosen = type_id if type_id is not None else first_type(desk)
    known: dict[str, object] = {"on": desk.office.today(), "share_type_id": chosen, **first_receipt(desk)}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    return page


def first_type(desk: Desk) -> int | None:
    """The type of share forms begin with: the first there is."""
    return next((kind.id for kind in desk.office.ask(share_types)), None)
