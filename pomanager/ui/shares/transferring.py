"""The forms of a transfer: recording it, the answer to it, letting the shares pass, withdrawing it."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from pomanager.errors import NotFound
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.transfers import TransferRow
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import Approval, TransferReason
from pomanager.rules.shares.transfers import APPROVAL_WORDS, REASON_WORDS
from pomanager.services.shares.commands.transferring import (
    decide_transfer,
    enter_transfer,
    request_transfer,
    take_back_transfer,
    transfer_shares,
    withdraw_transfer,
)
from pomanager.services.shares.judging_transfers import (
    certificates_with_transfer,
    objections_to_deciding,
    objections_to_entering,
    objections_to_requesting,
    objections_to_transferring,
    objections_to_withdrawing,
)
from pomanager.services.shares.orders_passing import (
    DecideTransfer,
    EnterTransfer,
    RequestTransfer,
    TakeBackTransfer,
    TransferShares,
    WithdrawTransfer,
)
from pomanager.services.shares.queries.facts import account, share_type_found
from pomanager.services.shares.queries.transfers import approval_asked, next_attestation_number
from pomanager.ui.desk import Desk
from pomanager.ui.entry_form import EntryForm, Parts, Values, bound
from pomanager.ui.form_parts import day_field, day_of
from pomanager.ui.forms.drafts import keeping, show_kept
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.member_picking import member_choice
from pomanager.ui.page import Page
from pomanager.ui.shares.account_panel import AccountPanel
from pomanager.ui.shares.certificates_said import cancelled_said
from pomanager.ui.shares.forms import (
    DECISION,
    amount_field,
    amount_of,
    member_field,
    number_field,
    only_type,
    type_field,
    type_of,
)
from pomanager.ui.shares.taking_back import ask_and_reverse
from pomanager.ui.shares.words import shares_said

REASONS = tuple(Choice(reason, REASON_WORDS[reason]) for reason in TransferReason)
PAID_HINT = N_("Left empty: shares paid up in full pass first.")


def _judge(session: Any, order: RequestTransfer | TransferShares, today: date) -> tuple[Objection, ...]:  # noqa: ANN401 - the office's own
    if isinstance(order, TransferShares):
        return objections_to_transferring(session, order, today)
    return objections_to_requesting(session, order, today)


def _record(work: Any, order: RequestTransfer | TransferShares) -> int:  # noqa: ANN401 - the office's own
    return transfer_shares(work, order) if isinstance(order, TransferShares) else request_transfer(work, order)


class Transferring:
    """What the form of a transfer knows: whose approval is asked, its order, its hints."""

    def __init__(self, desk: Desk, panel: AccountPanel) -> None:
        self._desk = desk
        self._panel = panel

    def approval(self, values: Values) -> tuple[Approval, date | None]:
        """Whose approval the by-laws ask for, and the last day to answer."""
        try:
            return self._desk.office.ask(
                approval_asked, values.get("from_id"), values.get("to_id"), day_of(self._desk, values, "requested_on"),
                values.get("deposited_on"),
            )  # fmt: skip
        except NotFound:
            return Approval.NONE, None  # gone from the books meanwhile: said beside the field

    def order(self, values: Values) -> RequestTransfer | TransferShares | None:
        """The request, or the whole transfer where nobody's approval is awaited."""
        kind = type_of(self._desk, values)
        if kind is None or values.get("from_id") is None or values.get("to_id") is None:
            return None
        deed: dict[str, Any] = {
            "requested_on": day_of(self._desk, values, "requested_on"), "share_type_id": kind.id,
            "from_id": values["from_id"], "to_id": values["to_id"], "shares": values.get("shares") or 0,
            "reason": values.get("reason") or TransferReason.SALE,
            "price_minor": amount_of(values, "price_minor", kind) if values.get("price_minor") else None,
            "deposited_on": values.get("deposited_on"), "attestation": values.get("attestation") or "",
            "remarks": values.get("remarks") or "",
        }  # fmt: skip
        asked, _last = self.approval(values)
        if asked is not Approval.NONE and values.get("approved_on") is None:
            return RequestTransfer(**deed)
        paid = amount_of(values, "paid_minor", kind) if values.get("paid_minor") else None
        return TransferShares(
            **deed, approved_on=values.get("approved_on"), decision=values.get("decision") or "", paid_minor=paid
        )

    def hidden(self, values: Values) -> Collection[str]:
        """What makes no sense: an approval nobody asks for, a price of a gift, what passes while it only is asked."""
        away = [] if only_type(self._desk) is None else ["share_type_id"]
        asked, _last = self.approval(values)
        if asked is Approval.NONE:
            away += ["approved_on", "decision"]
        elif values.get("approved_on") is None:
            away += ["decision", "paid_minor"]
        if values.get("reason") is TransferReason.GIFT:
            away.append("price_minor")
        if values.get("deposited_on") is None:
            away.append("attestation")
        return away

    def hints(self, values: Values) -> Mapping[str, str]:
        """Whose approval is asked, until when silence counts, what is held, which certificates are cancelled."""
        self._panel.show_member(values.get("from_id"))
        told = {}
        if values.get("from_id") is not None and values.get("to_id") is not None:
            asked, last = self.approval(values)
            told["to_id"] = approval_told(asked, last, deposited=values.get("deposited_on") is not None)
        if (deposited := values.get("deposited_on")) is not None:
            number = self._desk.office.ask(next_attestation_number, deposited)
            # TR: beside the number of an attestation of deposit: which one it gets where none is typed
            told["attestation"] = _("Left empty: {number}").format(number=number)
        told.update(self._about_shares(values))
        return told

    def _about_shares(self, values: Values) -> dict[str, str]:
        kind, giver = type_of(self._desk, values), values.get("from_id")
        if kind is None or giver is None:
            return {}
        day = day_of(self._desk, values, "requested_on")
        held = self._desk.office.ask(account, giver, kind.id).on(day).shares
        # TR: beside a number of shares: how many the member has
        said = _("Held: {shares}.").format(shares=shares_said(held))
        shares = values.get("shares") or 0
        if 0 < shares <= held:
            going = self._desk.office.ask(certificates_with_transfer, giver, kind.id, shares, day)
            said = " ".join(part for part in (said, cancelled_said(going, shares)) if part)
        return {"shares": said}


def approval_told(asked: Approval, last: date | None, *, deposited: bool) -> str:
    """Whose approval a transfer needs, and until when silence counts, in one or two sentences."""
    if asked is Approval.NONE:
        return _("Needs no approval: the shares pass at once.")
    # TR: {approval} is "The board" …
    said = _("Approval needed: {approval}.").format(approval=_(APPROVAL_WORDS[asked]))
    if last is not None:
        until = _("Nobody’s answer after {day} counts as consent.").format(day=formats.day(last))
        return f"{said} {until}"
    waiting = _("The time to answer begins when the deed is handed in.")
    return said if deposited else f"{said} {waiting}"


def transferring(desk: Desk, member_id: int | None = None, type_id: int | None = None) -> EntryForm:
    """The form of a transfer; it is entered in the same act where the by-laws ask for nobody's approval."""
    panel = AccountPanel(desk)
    form = Transferring(desk, panel)
    parts: Parts = (
        Section(N_("Who gives what to whom")),
        member_field(desk, "from_id", N_("Who gives")),
        type_field(desk),
        number_field("shares", N_("Shares")),
        member_field(desk, "to_id", N_("Who receives")),
        Field(name="reason", label=N_("Reason"), kind=Kind.CHOICE, choices=REASONS, required=True),
        amount_field("price_minor", N_("Price")),
        amount_field("paid_minor", N_("Paid on them"), PAID_HINT),
        Section(N_("The deed")),
        day_field(desk, "requested_on", N_("Date of the deed")),
        day_field(desk, "deposited_on", N_("Handed in on"), N_("Left empty while it has not been handed in."),
                  required=False),
        Field(name="attestation", label=N_("Attestation no."), width=150),
        day_field(desk, "approved_on", N_("Approved on"), N_("Left empty while the answer is awaited."),
                  required=False),
        DECISION,
        Field(name="remarks", label=N_("Remarks")),
    )  # fmt: skip
    recorded: list[int] = []
    draft = f"shares.transfer.{member_id or ''}"

    def keep(_order: RequestTransfer | TransferShares, transfer_id: int) -> None:
        recorded.append(transfer_id)

    def show() -> None:
        # Once the form is closed: what was recorded, with its form to be printed and signed.
        desk.bus.page_wanted.emit("shares", ("transfers", recorded[-1]))

    binding: Binding[RequestTransfer | TransferShares] = bound(
        desk, form.order, _judge, _record, amounts=("price_minor", "paid_minor"), keep=keep, hidden=form.hidden,
        hints=form.hints, keep_draft=keeping(desk, draft),
    )  # fmt: skip
    page = EntryForm(desk, N_("Record a transfer"), parts, binding, beside=panel)
    page.form.saved.connect(show)
    today = desk.office.today()
    known: dict[str, object] = {
        "requested_on": today, "deposited_on": today, "share_type_id": type_id, "reason": TransferReason.SALE,
    }  # fmt: skip
    if member_id is not None:
        known["from_id"] = member_choice(desk, member_id)
    page.form.show_values(known)
    show_kept(desk, draft, page.form)
    return page


# ---- what happens to a transfer -----------------------------------------------------------------------------------


def _about(row: TransferRow) -> str:
    given = _("{giver} to {receiver}").format(giver=row.giver.name, receiver=row.receiver.name)
    return f"{given} · {shares_said(row.shares)}"


def deciding(desk: Desk, row: TransferRow) -> EntryForm:
    """The form of the answer to a transfer."""

    def make(values: Values) -> DecideTransfer | None:
        if values.get("approved") is None:
            return None
        return DecideTransfer(
            transfer_id=row.id, approved=bool(values["approved"]), on=day_of(desk, values),
            decision=values.get("decision") or "", reason=values.get("reason") or "",
        )  # fmt: skip

    def hidden(values: Values) -> Collection[str]:
        return [] if values.get("approved") is False else ["reason"]

    answers = (
        # TR: the answer to a transfer of shares
        Choice(True, N_("Approved")), Choice(False, N_("Refused")),
    )  # fmt: skip
    parts = (
        Field(name="approved", label=N_("Answer"), kind=Kind.CHOICE, choices=answers, required=True),
        day_field(desk, "on", N_("Decided on")),
        DECISION,
        Field(name="reason", label=N_("Reason"), required=True),
    )
    binding = bound(desk, make, objections_to_deciding, decide_transfer, hidden=hidden)
    told = approval_told(row.approval, row.answer_by, deposited=row.deposited_on is not None)
    page = EntryForm(desk, N_("Decide on a transfer"), parts, binding, about=f"{_about(row)} · {told}")
    page.form.show_values({"on": desk.office.today()})
    return page


def entering(desk: Desk, row: TransferRow) -> EntryForm:
    """The form that lets the shares of a transfer pass."""
    panel = AccountPanel(desk)
    panel.show_member(row.giver.member_id)
    kind = desk.office.ask(share_type_found, row.type.id)

    def make(values: Values) -> EnterTransfer:
        paid = amount_of(values, "paid_minor", kind) if values.get("paid_minor") else None
        return EnterTransfer(transfer_id=row.id, on=day_of(desk, values), paid_minor=paid)

    def hints(values: Values) -> Mapping[str, str]:
        going = desk.office.ask(
            certificates_with_transfer, row.giver.member_id, row.type.id, row.shares, day_of(desk, values)
        )
        return {"on": cancelled_said(going, row.shares)} if going else {}

    parts = (day_field(desk, "on", N_("Shares pass on")), amount_field("paid_minor", N_("Paid on them"), PAID_HINT))
    binding = bound(desk, make, objections_to_entering, enter_transfer, amounts=("paid_minor",), hints=hints)
    page = EntryForm(
        desk,
        N_("Enter a transfer"),
        parts,
        binding,
        about=_about(row),
        beside=panel,
        save_words=N_("Enter the transfer"),
    )
    page.form.show_values({"on": desk.office.today()})
    return page


def withdrawing(desk: Desk, row: TransferRow) -> EntryForm:
    """The form by which both give a transfer up."""

    def make(values: Values) -> WithdrawTransfer:
        return WithdrawTransfer(transfer_id=row.id, on=day_of(desk, values), reason=values.get("reason") or "")

    parts = (day_field(desk, "on", N_("Withdrawn on")), Field(name="reason", label=N_("Reason")))
    binding = bound(desk, make, objections_to_withdrawing, withdraw_transfer)
    page = EntryForm(desk, N_("Withdraw a transfer"), parts, binding, about=_about(row), save_words=N_("Withdraw"))
    page.form.show_values({"on": desk.office.today()})
    return page


FORMS: Mapping[str, Callable[[Desk, TransferRow], EntryForm]] = {
    "decide": deciding, "enter": entering, "withdraw": withdrawing,
}  # fmt: skip
"""The forms the panel of a transfer opens, by the key of the act."""


def take_back(page: Page, row: TransferRow) -> bool:
    """Ask why a transfer is taken back; whether it was done."""

    def order(reason: str) -> TakeBackTransfer:
        return TakeBackTransfer(transfer_id=row.id, reason=reason)

    return ask_and_reverse(
        page,
        # TR: {transfer} tells who gave what to whom
        _("Take back this transfer: {transfer}?").format(transfer=_about(row)),
        _("What was entered with it is reversed and stays in the register."),
        _("Take back the transfer"),
        take_back_transfer,
        order,
    )
