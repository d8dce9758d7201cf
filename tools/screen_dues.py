"""Walks through the dues: every segment, the room of receipts, and the forms opened over them."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from pomanager.errors import OfficeError
from pomanager.readmodels.dues import DuesWhat
from pomanager.readmodels.members import RollView
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording
from pomanager.services.dues.commands.charging import charge_dues
from pomanager.services.dues.commands.fees import add_fee_type
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.orders import AddFeeType, ChargeDues, ReceiptLine, RecordReceipt
from pomanager.services.dues.queries.facts import fee_labels
from pomanager.services.dues.queries.fees import fee_rows
from pomanager.services.members.queries import roll_ids
from pomanager.services.organisation.queries import organisation
from pomanager.ui.dues import charging, fee_forms, ledger, opening, reminding, room
from pomanager.ui.dues.arrears import ArrearsSegment
from pomanager.ui.dues.page import DuesPage
from pomanager.ui.dues.segments import SEGMENTS
from pomanager.ui.member_picking import member_choice
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page

Take = Callable[[str, QWidget], None]
YEAR = date(2026, 1, 1)
MINOR = 2_000
SHOWN = 9
"""So many members have receipts in an office that has none."""


def walk_the_dues(window: OfficeWindow, take: Take) -> None:
    """Take a picture of every segment and form; an office without members shows only what the page is for."""
    page = cast("DuesPage", window.show_page("dues"))
    if not page.in_use:
        take("dues-empty", window)
        if not _filled(window):
            return
        page.refresh()
    for kind in SEGMENTS:
        page.bar.tab(kind.key).click()
        take(f"dues-{kind.key}", window)
    page.bar.tab(SEGMENTS[0].key).click()
    segment = page.segment()
    if isinstance(segment, ArrearsSegment):
        segment.show_what(DuesWhat.ALL)
        take("dues-all", window)
    _forms(page, window, take)


def _filled(window: OfficeWindow) -> bool:
    """Charge everybody dues of a year, and write a few receipts; whether there are any members."""
    office = window.office
    members = office.ask(roll_ids, RollView(statuses=(Status.ACTIVE,)))[:SHOWN]
    if not members:
        return False
    own = office.ask(organisation)
    name = Wording(dict.fromkeys(own.languages[:1], "A"))
    fee = office.do(
        add_fee_type,
        AddFeeType(
            code="DUES", kind=FeeKind.DUES, name=name, currency="" if own.currency else "XOF", period=Period.YEAR,
            due_after_days=90, minor=MINOR, amount_since=YEAR,
        ),
    ).result  # fmt: skip
    office.do(charge_dues, ChargeDues(fee_type_id=fee, period_from=YEAR))
    for place, member in enumerate(members):
        order = RecordReceipt(
            member_id=member, received_on=office.today(), number=f"R-{place + 118:04}",
            lines=(ReceiptLine(minor=MINOR if place % 3 else MINOR // 4, fee_type_id=fee),),
        )  # fmt: skip
        try:
            office.do(record_receipt, order)
        except OfficeError:
            continue  # somebody who owes nothing of it
    return True


def _forms(page: DuesPage, window: OfficeWindow, take: Take) -> None:
    """Each form, with what there is to say."""
    desk = page.desk
    members = desk.office.ask(roll_ids, RollView(statuses=(Status.ACTIVE,)))
    fee = next(iter(desk.office.ask(fee_labels)))
    row = desk.office.ask(fee_rows, desk.office.today())[0]
    made: dict[str, Page] = {
        "room": room.recording_receipts(desk),
        "charge": charging.charging_member(desk, members[0], fee),
        "let-off": charging.letting_off(desk, members[0], fee),
        "opening": opening.carrying_over(desk),
        "remind": reminding.reminding(desk, members[:2]),
        "account": ledger.LedgerPage(desk, members[0]),
        "add-fee": fee_forms.adding_fee(desk),
        "amend-fee": fee_forms.amending_fee(desk, row),
        "amount": fee_forms.setting_amount(desk, row),
    }
    for name, form in made.items():
        page.open_page(form)
        if isinstance(form, room.ReceiptsRoom):
            editor = form.form.entries.editor("member_id")
            editor.show_value(member_choice(desk, members[0]))
            editor.changed.emit()
            form.form.submit()
        QApplication.processEvents()
        take(f"dues-{name}", window)
        if window.content.page() is form:
            form.close_page()
