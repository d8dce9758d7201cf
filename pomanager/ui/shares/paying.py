"""The form in which payments on shares are typed, one receipt after the other."""

from collections.abc import Collection, Mapping

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.shares import HoldingRow
from pomanager.services.shares.commands.paying import pay_shares
from pomanager.services.shares.judging import objections_to_paying
from pomanager.services.shares.orders import PayShares
from pomanager.services.shares.queries.facts import share_type_found
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Section
from pomanager.ui.member_picking import member_choice, members_found
from pomanager.ui.receipt_fields import (
    CURRENCY,
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
    member_field,
    offer_undo,
    only_type,
    said_amount,
    type_field,
    type_of,
    typed_amount,
)
from pomanager.ui.shares.words import amount_said


class Paying:
    """What the form of a payment knows: its order, its hints, its proposals."""

    def __init__(self, desk: Desk, panel: AccountPanel) -> None:
        self._desk = desk
        self._panel = panel

    def _owed(self, values: Values) -> HoldingRow | None:
        """The holding that is paid on: of the type chosen, else the first on which something is due."""
        self._panel.show_member(values.get("member_id"))
        if self._panel.shares is None:
            return None
        holdings = self._panel.shares.holdings
        chosen = [each for each in holdings if each.type.id == values.get("share_type_id")]
        owed = sorted((each for each in holdings if each.due > 0), key=_most_urgent)
        return next(iter((*chosen, *owed, *holdings)), None)

    def order(self, values: Values) -> PayShares | None:
        """The order the entries amount to; None until a member and a type are named."""
        member_id, kind = values.get("member_id"), type_of(self._desk, values)
        if member_id is None:
            return None
        if kind is None:
            owed = self._owed(values)
            if owed is None:
                return None
            kind = self._desk.office.ask(share_type_found, owed.type.id)
        receipt = receipt_of(self._desk, values, member_id, day_of(self._desk, values, "received_on"))
        return PayShares(
            member_id=member_id, share_type_id=kind.id, minor=amount_of(values, "minor", kind), receipt=receipt
        )

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense with the other entries."""
        hidden = hidden_receipt_fields(values)
        return hidden if only_type(self._desk) is None else ["share_type_id", *hidden]

    def hints(self, values: Values) -> Mapping[str, str]:
        """Who it is, and what is due."""
        owed = self._owed(values)
        if owed is None or self._panel.shares is None:
            return {}
        found = receipt_hints(values, owed.type.currency, owed.type.decimals)
        found["member_id"] = self._panel.shares.member.name
        due = amount_said(owed.type, owed.due)
        if owed.overdue > 0:
            # TR: beside the amount of a payment: what is due, and the part of it whose day has passed
            told = _("{due} are due, {overdue} of them overdue.")
            found["minor"] = told.format(due=due, overdue=amount_said(owed.type, owed.overdue))
        elif owed.due > 0:
            coming = next((each for each in self._panel.shares.instalments if each.type.id == owed.type.id), None)
            told = _("{due} are still to be paid.")
            if coming is not None:
                # TR: beside the amount of a payment
                told = _("{due} are still to be paid, {next} of them by {day}.")
                found["minor"] = told.format(
                    due=due, next=amount_said(owed.type, coming.minor), day=formats.day(coming.due_on)
                )
            else:
                found["minor"] = told.format(due=due)
        else:
            found["minor"] = _("Nothing is due on these shares.")
        return found

    def proposals(self, name: str, values: Values) -> Mapping[str, object]:
        """The type on which something is due; what is overdue, else the next instalment, else all that is due."""
        if name in CURRENCY:
            return self._exchanged(values)
        if name not in {"member_id", "share_type_id"}:
            return {}
        owed = self._owed({**values, "share_type_id": None} if name == "member_id" else values)
        if owed is None or self._panel.shares is None:
            return {}
        coming = [each.minor for each in self._panel.shares.instalments if each.type.id == owed.type.id]
        proposed = owed.overdue or next(iter(coming), 0) or owed.due
        kind = self._desk.office.ask(share_type_found, owed.type.id)
        return {"share_type_id": owed.type.id, "minor": typed_amount(kind, proposed)}

    def _exchanged(self, values: Values) -> Mapping[str, object]:
        kind = type_of(self._desk, values)
        amount = exchanged(values, kind.currency, kind.decimals) if kind is not None else None
        return {"minor": typed_amount(kind, amount.minor)} if kind is not None and amount is not None else {}


def _most_urgent(holding: HoldingRow) -> tuple[int, int]:
    return -holding.overdue, -holding.due


def paying(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form of a payment; without a member it begins anew after each, with the next receipt's number."""
    panel = AccountPanel(desk)
    form = Paying(desk, panel)
    parts: Parts = (
        member_field(desk),
        type_field(desk),
        amount_field("minor", N_("Amount"), required=True),
        day_field(desk, "received_on", N_("Received on")),
        Section(N_("The receipt")),
        *receipt_fields(members_found(desk)),
    )
    draft = f"shares.payment.{member_id or ''}"
    page: EntryForm

    def keep(order: PayShares, serials: tuple[int, ...]) -> None:
        shown = member_choice(desk, order.member_id)
        kind = desk.office.ask(share_type_found, order.share_type_id)
        page.tell(f"{shown.text} · {shown.note} · {said_amount(kind, order.minor)}")
        # TR: an act that can be undone, in the menu line
        offer_undo(desk, serials[0], _("payment, no. {number}").format(number=shown.text))
        panel.show_member(None)

    def again(values: Values) -> Mapping[str, object]:
        return {
            **next_receipt(values), "received_on": values.get("received_on"),
            "share_type_id": values.get("share_type_id"),
        }  # fmt: skip

    binding = bound(
        desk, form.order, objections_to_paying, pay_shares, amounts=("minor", "given_minor"), keep=keep,
        hidden=form.hidden, hints=form.hints, keep_draft=keeping(desk, draft),
    )  # fmt: skip
    page = EntryForm(
        desk, N_("Record a payment"), parts, binding, beside=panel, propose=form.proposals,
        about=_("Ctrl+Enter saves and begins the next one") if member_id is None else "",
        again=again if member_id is None else None,
        save_words=N_("Save and next") if member_id is None else N_("Save"),
    )  # fmt: skip
    known: dict[str, object] = {"received_on": desk.office.today(), "share_type_id": type_id, **first_receipt(desk)}
    if member_id is not None:
        known["member_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    if member_id is not None:
        page.propose(form.proposals("share_type_id", {"member_id": member_id, "share_type_id": type_id}))
    show_kept(desk, draft, page.form)
    return page
