"""Refunds on the page of shares: worked out while the sums are shown, paid, put off, taken back, listed."""

from datetime import date

import pytest

from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.redemptions import RefundState
from pomanager.rules.dues.kinds import RedemptionItemKind, RedemptionReason
from pomanager.rules.members import Status
from pomanager.services.dues.commands.redeeming import work_out_redemption
from pomanager.services.dues.orders_leaving import SharesBack, WorkOutRedemption
from pomanager.services.dues.queries.refund_rows import redemption, redemption_rows
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.rows import RowsEditor
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.refunds.segment import RefundsSegment
from pomanager.ui.refunds.working_out import Back, Item, working_out
from pomanager.ui.shares.account_panel import AccountAndFacts
from tests.make import standing
from tests.shares import BINTOU, LAWS, TODAY, TYPE, UNIT, bylaws, held
from tests.ui.office_desk import button, nameless, press
from tests.ui.scripted import Scripted
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    cells_of,
    form_over,
    holdings_of,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    saved,
)

pytestmark = pytest.mark.usefixtures("at_once")

LEFT = date(2026, 3, 2)
TERMS = {
    **LAWS, "capital.refund": "12 months", "capital.refund_price": "nominal", "capital.refund_extension": "1 years",
}  # fmt: skip


def leave(office: Office, on: date = LEFT) -> None:
    """By-laws that let shares be paid back within a year; Bintou, who holds two, leaves."""
    bylaws(office, TERMS, date(2016, 1, 1))
    standing(office, BINTOU, Status.RESIGNED, on)


def worked_out(office: Office, on: date = LEFT) -> int:
    """The refund of Bintou's two shares; its id."""
    leave(office, on)
    order = WorkOutRedemption(
        member_id=BINTOU, reason=RedemptionReason.LEFT, effective_on=on, shares=(SharesBack(TYPE, 2),)
    )
    return office.do(work_out_redemption, order).result


def refunds_of(window: OfficeWindow) -> RefundsSegment:
    """The segment of refunds, brought in front."""
    page = page_of(window)
    page.bar.tab("refunds").click()
    segment = page.segment()
    assert isinstance(segment, RefundsSegment)
    return segment


def sums(form: EntryForm) -> dict[str, str]:
    """The worksheet beside the form."""
    panel = form.panel()
    assert isinstance(panel, AccountAndFacts)
    return {label: plain(value) for label, value in panel.facts.facts()}


# ---- the worksheet ------------------------------------------------------------------------------------------------


def test_a_worksheet_is_filled_in_from_the_books_and_adds_up(window: OfficeWindow, books: Office) -> None:
    leave(books)
    segment = refunds_of(window)
    press(window, "shares.refunds.begin")
    form = form_over(window)
    put(form, member_id="2")
    entries = form.form.entries.values()
    assert (entries["reason"], entries["shares"]) == (RedemptionReason.LEFT, (Back(TYPE, 2),))
    assert not form.form.entries.in_sight("pay_open")
    assert not form.form.entries.in_sight("payee")
    assert sums(form)["To be paid out"] == "F CFA 20,000"
    assert remark(form, "due_on") == "Left empty: 2 Mar 2027, by the by-laws."
    put(form, items=(Item(RedemptionItemKind.LOAN, "5 000", "Plough"),))
    assert sums(form) == {
        "2 shares": "F CFA 20,000", "Loan": "-F CFA 5,000", "To be paid out": "F CFA 15,000",
        "To be paid by": "2 Mar 2027",
    }  # fmt: skip
    saved(form)
    assert held(books, BINTOU)[0] == 0
    (row,) = books.ask(redemption_rows, TODAY)
    assert (row.net, row.state, row.due_on) == (15_000, RefundState.WAITING, date(2027, 3, 2))
    assert segment.table.current_row() == row
    facts = {label: plain(value) for label, value in segment.detail.facts().items()}
    assert facts["Loan · Plough"] == "-F CFA 5,000"


def test_another_price_asks_for_its_reason(window: OfficeWindow, books: Office) -> None:
    leave(books)
    form = working_out(window.desk, BINTOU)
    page_of(window).open_page(form)
    put(form, shares=(Back(TYPE, 2, "18000"),))
    form.form.submit()
    assert "Write why it is another price" in remark(form, "price_reason")
    put(form, shares=(Back(TYPE, 2, "a lot"),))
    form.form.submit()
    rows = form.form.entries.editor("shares")
    assert isinstance(rows, RowsEditor)
    assert plain(rows.rows[0].said()) == "Other value: Write an amount in figures."
    assert window.content.page() is form
    put(form, shares=(Back(TYPE, 2, "18000"),), price_reason="Losses of 2025.")
    saved(form)
    assert books.ask(redemption_rows, TODAY)[0].net == 18_000


def test_everything_against_a_worksheet_stands_beside_its_field(window: OfficeWindow, books: Office) -> None:
    bylaws(books, TERMS, date(2016, 1, 1))
    form = working_out(window.desk, BINTOU)
    page_of(window).open_page(form)
    put(form, reason=RedemptionReason.LEFT, shares=(Back(TYPE, 3),), notice_on=date(2026, 12, 1))
    form.form.submit()
    assert "has not left the roll" in remark(form, "reason")
    assert "holds on 23 Nov 2026: 2." in plain(remark(form, "shares"))
    assert "notice cannot come after" in remark(form, "notice_on")
    assert books.ask(redemption_rows, TODAY) == ()


def test_it_begins_from_the_holding_and_from_further_acts(window: OfficeWindow, books: Office) -> None:
    leave(books)
    segment = holdings_of(window)
    segment.open_at(BINTOU)
    for action in segment.detail.more_menu().actions():
        if action.data() == "refund":
            action.trigger()
    form = form_over(window)
    assert form.form.entries.values()["member_id"] == BINTOU
    form.close_page()
    page_of(window).acts.open("refund")
    assert form_over(window).form.entries.values()["member_id"] is None


# ---- what happens to it -------------------------------------------------------------------------------------------


def test_a_refund_is_paid_in_parts(window: OfficeWindow, books: Office) -> None:
    refund = worked_out(books)
    segment = refunds_of(window)
    press(window, "shares.refunds.pay")
    form = form_over(window)
    put(form, minor="20001")
    form.form.submit()
    assert "20,000" in remark(form, "minor")
    put(form, minor="5000", voucher="V-1")
    saved(form)
    assert books.ask(redemption, refund, TODAY).row.rest == 15_000
    assert not button(window, "shares.refunds.back").isVisible()
    press(window, "shares.refunds.pay")
    saved(form_over(window))
    assert books.ask(redemption, refund, TODAY).row.state is RefundState.PAID
    assert segment.model.rowCount() == 0
    segment.which.segments()[1].click()
    assert [plain(told) for told in segment.detail.facts().values()].count("F CFA 15,000 paid out") == 1


def test_a_refund_is_put_off_once_for_a_reason(window: OfficeWindow, books: Office) -> None:
    refund = worked_out(books)
    refunds_of(window)
    press(window, "shares.refunds.put_off")
    form = form_over(window)
    assert remark(form, "due_on") == "By the by-laws 2 Mar 2028 at the latest."
    put(form, due_on=date(2028, 3, 3), reason="No cash before the harvest.")
    form.form.submit()
    assert "at the latest" in remark(form, "due_on")
    put(form, due_on=date(2027, 9, 1))
    saved(form)
    assert books.ask(redemption, refund, TODAY).row.due_on == date(2027, 9, 1)
    assert not button(window, "shares.refunds.put_off").isVisible()
    with questions.answered_by(Scripted({"reason": "Not decided by the board."})):
        press(window, "shares.refunds.step_back")
    assert books.ask(redemption, refund, TODAY).row.due_on == date(2027, 3, 2)


def test_a_refund_is_taken_back_whole(window: OfficeWindow, books: Office) -> None:
    worked_out(books)
    segment = refunds_of(window)
    with questions.answered_by(Scripted({"reason": "She stays after all."})):
        press(window, "shares.refunds.back")
    assert held(books, BINTOU)[:2] == (2, 2 * UNIT)
    segment.which.segments()[1].click()
    assert segment.detail.told is not None
    assert segment.detail.told.state == "Taken back"
    assert not button(window, "shares.refunds.pay").isVisible()


# ---- the list -----------------------------------------------------------------------------------------------------


def test_what_is_overdue_is_said_and_other_pages_lead_there(window: OfficeWindow, books: Office) -> None:
    refund = worked_out(books, date(2025, 3, 3))
    window.desk.bus.page_wanted.emit("shares", ("refunds", refund))
    segment = page_of(window).segment()
    assert isinstance(segment, RefundsSegment)
    assert cells_of(segment, "name", "amount", "state") == [["Bintou", "F CFA 20,000", "Overdue"]]
    assert plain(segment.detail.note.text()) == "F CFA 20,000 was to be paid by 3 Mar 2026."


def test_refunds_speak_every_language(window: OfficeWindow, books: Office, screen: Screen) -> None:
    worked_out(books)
    segment = refunds_of(window)
    for code in (PSEUDO, "en"):
        screen.change_language(code)
        assert nameless(window) == []
        assert not window.grab().isNull()
    assert segment.detail.told is not None
    assert segment.detail.told.state == "To be paid"
