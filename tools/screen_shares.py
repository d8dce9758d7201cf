"""Walks through the shares: every segment, and the forms opened over them."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtWidgets import QApplication, QWidget

from pomanager.errors import OfficeError
from pomanager.readmodels.members import RollView
from pomanager.rules.members import Status
from pomanager.rules.shares.kinds import Channel
from pomanager.rules.shares.receipts import ReceiptFacts
from pomanager.rules.wording import Wording
from pomanager.services.members.queries import roll_ids
from pomanager.services.organisation.queries import organisation
from pomanager.services.shares.commands.subscribing import subscribe
from pomanager.services.shares.commands.types import add_share_type
from pomanager.services.shares.orders import AddShareType, Subscribe
from pomanager.services.shares.queries.types import share_type_rows
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.refunds.working_out import working_out
from pomanager.ui.shares import (
    certifying,
    changing,
    distributing,
    inheriting,
    opening,
    paying,
    subscribing,
    transferring,
    type_forms,
)
from pomanager.ui.shares.page import SharesPage
from pomanager.ui.shares.segments import SEGMENTS

Take = Callable[[str, QWidget], None]
SHOWN = 12
"""So many members are given shares in an office that has none."""
SUBSCRIBED = date(2024, 3, 1)
VALUE = 5_000
SUBMITTED = frozenset({"pay", "convert", "forfeit", "transfer", "refund", "succession"})
"""Forms that are shown with what is said against them."""


def walk_the_shares(window: OfficeWindow, take: Take) -> None:
    """Take a picture of every segment and form; an office without members shows only what the page is for."""
    page = cast("SharesPage", window.show_page("shares"))
    if not page.in_use:
        take("shares-empty", window)
        if not _filled(window):
            return
        page = cast("SharesPage", window.show_page("shares"))
    for kind in SEGMENTS:
        page.bar.tab(kind.key).click()
        take(f"shares-{kind.key}", window)
    page.bar.tab(SEGMENTS[0].key).click()
    _forms(page, window, take)


def _filled(window: OfficeWindow) -> bool:
    """Give a few members shares, some of them paid; whether there are any members."""
    office = window.office
    members = office.ask(roll_ids, RollView(statuses=(Status.ACTIVE,)))[:SHOWN]
    if not members:
        return False
    own = office.ask(organisation)
    name = Wording(dict.fromkeys(own.languages[:1], "A"))
    kind = office.do(
        add_share_type,
        AddShareType(
            code="A", name=name, currency="" if own.currency else "XOF", nominal_minor=VALUE,
            nominal_since=date(2010, 1, 1),
        ),
    ).result  # fmt: skip
    for place, member in enumerate(members):
        shares = 1 + place % 4
        paid = VALUE * shares if place % 3 else VALUE * shares // 4
        receipt = ReceiptFacts(received_on=SUBSCRIBED, member_id=member, number=f"R-{place + 118:04}")
        order = Subscribe(
            member_id=member, share_type_id=kind, shares=shares, on=SUBSCRIBED, paid_minor=paid, receipt=receipt
        )
        try:
            office.do(subscribe, order)
        except OfficeError:
            continue  # somebody who was no member yet on that day
    page = cast("SharesPage", window.show_page("shares"))
    page.refresh()
    return True


def _forms(page: SharesPage, window: OfficeWindow, take: Take) -> None:
    """Each form, filled in with what there is to say."""
    desk = page.desk
    held = desk.office.ask(roll_ids, RollView(statuses=(Status.ACTIVE,)))
    row = desk.office.ask(share_type_rows, desk.office.today())[0]
    made: dict[str, EntryForm] = {
        "subscribe": subscribing.subscribing(desk, held[-1]),
        "pay": paying.paying(desk, held[0]),
        "transfer": transferring.transferring(desk, held[0], row.label.id),
        "certify": certifying.issuing(desk, held[0], row.label.id),
        "refund": working_out(desk, held[0]),
        "succession": inheriting.settling(desk, held[0]),
        "distribute": distributing.deciding(desk),
        "convert": changing.converting(desk, held[0], row.label.id),
        "forfeit": changing.forfeiting(desk, held[0], row.label.id),
        "bonus": changing.issuing_bonus(desk),
        "opening": opening.carrying_over(desk),
        "merge": changing.merging(desk),
        "add-type": type_forms.adding_type(desk),
        "amend-type": type_forms.amending_type(desk, row),
        "value": type_forms.setting_value(desk, row),
    }
    for name, typed in {
        "subscribe": {"shares": "3"},
        "value": {"minor": "6000"},
    }.items():
        for field, text in typed.items():
            editor = made[name].form.entries.editor(field)
            editor.show_raw(text)
            editor.changed.emit()
    made["pay"].form.entries.show_values([("channel", Channel.MOBILE_MONEY), ("other_currency", True)])
    for name, form in made.items():
        page.open_page(form)
        form.form.submit() if name in SUBMITTED else form.form.judge()
        QApplication.processEvents()
        take(f"shares-{name}", window)
        if window.content.page() is form:
            form.close_page()
