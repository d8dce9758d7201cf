"""Taking back what was recorded by mistake: a receipt, an entry of an account, the charges of a period."""

from collections.abc import Callable
from typing import Any

from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.dues import DuesEntryRow, FeeLabel, PeriodCharged, ReceiptDetail
from pomanager.services.dues.commands.charging import reverse_charges, reverse_dues
from pomanager.services.dues.commands.receipts import reverse_receipt
from pomanager.services.dues.orders import ReverseCharges, ReverseDues, ReverseReceipt
from pomanager.services.dues.queries.receipts import receipt_detail, share_serials
from pomanager.services.shares.queries.taken_back import taken_back_with
from pomanager.ui import problems
from pomanager.ui.bus import Undo
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.dues.words import entry_told, fee_said, money_said
from pomanager.ui.forms.fields import Field
from pomanager.ui.page import Page
from pomanager.ui.taken_back_told import taken_back_told

WHY = (Field(name="reason", label=N_("What was wrong"), required=True),)
STAYS = N_("A reversing entry of the same day is written. Both stay in the register, and no balance counts them.")


def receipt_told(detail: ReceiptDetail) -> str:
    """A receipt in one line: its number, of whom, how much."""
    amount = money_said(detail.label.minor, detail.label.currency, detail.decimals)
    return " · ".join(part for part in (detail.label.number, detail.member.name, amount) if part)


def take_back_receipt(page: Page, receipt_id: int) -> bool:
    """Ask why a receipt is taken back, with all it is for; whether it was done."""
    ask = page.desk.office.ask
    detail = ask(receipt_detail, receipt_id)
    with_it = ask(taken_back_with, ask(share_serials, receipt_id).standing, page.desk.office.today())
    # TR: {receipt} tells number, member and amount: R-0118 · Awa · 5 000 FBu
    title = _("Take back the receipt {receipt}?").format(receipt=receipt_told(detail))
    all_of_it = _("All it was for is taken back. Its number may be used again.")
    text = " ".join((all_of_it, *taken_back_told(with_it), _(STAYS)))
    reason = _ask(page, title, text, _("Take the receipt back"))
    return reason is not None and _done(page, reverse_receipt, ReverseReceipt(receipt_id=receipt_id, reason=reason))


def take_back_entry(page: Page, entry: DuesEntryRow, name: str) -> bool:
    """Ask why an entry of somebody's account is taken back; one of a receipt takes all of it. Whether it was done."""
    if entry.receipt is not None:
        return take_back_receipt(page, entry.receipt.id)
    about = f"{name} · {entry_told(entry)} · {formats.day(entry.effective_on)}"
    title = _("Take back this entry: {entry}?").format(entry=about)
    reason = _ask(page, title, _(STAYS), _("Take the entry back"))
    return reason is not None and _done(page, reverse_dues, ReverseDues(serial=entry.serial, reason=reason))


def take_back_period(page: Page, fee: FeeLabel, charged: PeriodCharged, period: str) -> bool:
    """Ask why all charges of a period are taken back; whether it was done."""
    # TR: {fee} "Annual dues", {period} "2026"
    title = _("Take back the charges of {fee}, {period}?").format(fee=fee_said(fee), period=period)
    counted = ngettext(
        "{count} charge is taken back, and what was let off of it. Payments stay, as paid in advance.",
        "{count} charges are taken back, and what was let off of them. Payments stay, as paid in advance.",
        charged.members,
    ).format(count=formats.number(charged.members))
    reason = _ask(page, title, counted, _("Take the charges back"))
    if reason is None:
        return False
    order = ReverseCharges(fee_type_id=fee.id, period_from=charged.period.first, reason=reason)
    return _done(page, reverse_charges, order)


def offer_receipt_undo(desk: Desk, receipt_id: int, what: str) -> None:
    """Offer to take back a receipt just recorded, from the menu line."""

    def back() -> None:
        reason = _("Taken back right after it was entered")
        desk.do(reverse_receipt, ReverseReceipt(receipt_id=receipt_id, reason=reason))

    desk.bus.undo_offered.emit(Undo(what, back))


def offer_entry_undo(desk: Desk, serial: int, what: str) -> None:
    """Offer to take back an entry just made, from the menu line."""

    def back() -> None:
        desk.do(reverse_dues, ReverseDues(serial=serial, reason=_("Taken back right after it was entered")))

    desk.bus.undo_offered.emit(Undo(what, back))


def _ask(page: Page, title: str, text: str, yes: str) -> str | None:
    answer = questions.ask_reason(page, title, text, WHY, yes=yes, no=_("Leave it"))
    return None if answer is None else str(answer["reason"])


def _done(page: Page, act: Callable[..., Any], order: object) -> bool:
    try:
        page.desk.do(act, order)
    except OfficeError as trouble:
        problems.show(page, trouble)
        return False
    return True
