"""The forms of shares: what they propose, what they say while one types, what is written, and how they go on."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.shares import EntryRow
from pomanager.rules.shares.kinds import Channel, EntryKind, ValueChange
from pomanager.services.office import Office
from pomanager.services.shares.queries.ledger import entries_of, entry_rows
from pomanager.services.shares.queries.types import share_type_row, share_type_rows
from pomanager.ui.bus import Undo
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.choices import PickEditor
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.receipt_fields import next_number
from pomanager.ui.shares import changing, opening, paying, subscribing, type_forms
from pomanager.ui.shares.account_panel import AccountPanel
from pomanager.ui.shares.schedule_fields import Part
from tests.shares import AWA, BINTOU, COUMBA, DJENEBA, TYPE, UNIT, held, share_type
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    finish,
    member,
    opened,
    opened_books,
    page_of,
    put,
    remark,
    typed,
)

pytestmark = pytest.mark.usefixtures("at_once")


def over(window: OfficeWindow, form: EntryForm) -> EntryForm:
    """A form opened over the page that is seen; which one does not matter to it."""
    page = window.content.page()
    assert page is not None
    page.open_page(form)
    return form


def plain(text: str) -> str:
    """Words with ordinary blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def last(office: Office, member_id: int) -> EntryRow:
    """The entry of a member that was written last."""
    return max(office.ask(entries_of, member_id), key=lambda row: row.serial)


# ---- subscription -------------------------------------------------------------------------------------------------


def test_a_subscription_proposes_the_first_payment_and_says_what_follows(window: OfficeWindow) -> None:
    form = over(window, subscribing.subscribing(window.desk))
    put(form, member_id="3", shares="4")
    assert plain(remark(form, "shares")) == "4 shares × F CFA 10,000 = F CFA 40,000"
    assert typed(form, "paid_minor") == "10000"
    assert typed(form, "number") == "R-0104"
    assert plain(remark(form, "own_schedule")).splitlines() == [
        "Then, by the by-laws:", "F CFA 10,000 by 23 Nov 2027", "F CFA 10,000 by 23 Nov 2028",
        "F CFA 10,000 by 23 Nov 2029",
    ]  # fmt: skip


def _recorded(form: EntryForm) -> Callable[[], bool]:
    """Whether something was saved from a form that goes on."""

    def recorded() -> bool:
        return form.recorded > 0

    return recorded


def test_a_subscription_is_written_with_its_payment_and_the_next_begins(
    window: OfficeWindow, books: Office, qtbot: QtBot
) -> None:
    form = over(window, subscribing.subscribing(window.desk))
    put(form, member_id="3", shares="4")
    form.form.entries.editor("shares").setFocus()
    QTest.keyClick(form.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(_recorded(form))
    assert window.content.page() is form
    assert held(books, COUMBA) == (4, 4 * UNIT, UNIT, 3 * UNIT)
    assert "Coumba" in form.context_line()
    assert (typed(form, "member_id"), typed(form, "shares"), typed(form, "paid_minor")) == ("", "", "")
    assert typed(form, "number") == "R-0105"
    assert remark(form, "member_id") == "Type the number or part of the name."


def test_an_amount_typed_by_hand_is_not_proposed_over(window: OfficeWindow, books: Office) -> None:
    form = over(window, subscribing.subscribing(window.desk, COUMBA))
    put(form, paid_minor="15 000", shares="2")
    assert typed(form, "paid_minor") == "15 000"
    finish(form)
    assert held(books, COUMBA)[:3] == (2, 2 * UNIT, 15_000)


def test_nothing_paid_asks_for_no_receipt(window: OfficeWindow, books: Office) -> None:
    form = over(window, subscribing.subscribing(window.desk, COUMBA))
    put(form, shares="2", paid_minor="")
    assert not form.form.entries.in_sight("number")
    finish(form)
    assert held(books, COUMBA)[:3] == (2, 2 * UNIT, 0)


def test_an_own_schedule_is_kept(window: OfficeWindow, books: Office) -> None:
    form = over(window, subscribing.subscribing(window.desk, COUMBA))
    put(form, shares="2", own_schedule=True)
    put(form, schedule=(Part(date(2027, 1, 31), "12 000"),), paid_minor="8000")
    finish(form)
    assert held(books, COUMBA) == (2, 2 * UNIT, 8_000, 12_000)


def test_everything_said_against_a_subscription_stands_beside_its_field(window: OfficeWindow, books: Office) -> None:
    form = over(window, subscribing.subscribing(window.desk, COUMBA))
    put(form, shares="101", on=date(2026, 11, 24), paid_minor="2 million", number="R-0101")
    form.form.submit()
    assert "The most allowed is 100" in remark(form, "shares")
    assert "lies ahead" in remark(form, "on")
    assert remark(form, "paid_minor") == "Write an amount in figures."
    put(form, paid_minor="5000")
    form.form.submit()
    assert "R-0101" in remark(form, "number")
    assert held(books, COUMBA) == (0, 0, 0, 0)


# ---- payment ------------------------------------------------------------------------------------------------------


def test_a_number_typed_shows_who_it_is_and_what_is_due(window: OfficeWindow) -> None:
    form = over(window, paying.paying(window.desk))
    put(form, member_id="1")
    assert remark(form, "member_id") == "Awa"
    assert "overdue" in remark(form, "minor")
    assert typed(form, "minor") == "20000"
    panel = form.panel()
    assert isinstance(panel, AccountPanel)
    assert panel.shares is not None
    assert panel.shares.member.member_id == AWA


def test_payments_are_typed_one_after_the_other(window: OfficeWindow, books: Office) -> None:
    form = over(window, paying.paying(window.desk))
    for number, amount in (("1", "4000"), ("1", "6000")):
        put(form, member_id=number, minor=amount)
        finish(form)
    assert form.recorded == 2
    assert held(books, AWA)[2] == 2 * UNIT
    assert [row.receipt.number for row in books.ask(entry_rows, (6, 7)) if row.receipt] == ["R-0104", "R-0105"]
    assert typed(form, "number") == "R-0106"


def test_what_is_paid_above_what_is_due_is_refused_beside_the_amount(window: OfficeWindow, books: Office) -> None:
    form = over(window, paying.paying(window.desk, AWA, TYPE))
    put(form, minor="30001")
    form.form.submit()
    assert "30,000" in remark(form, "minor")
    put(form, minor="30000")
    finish(form)
    assert held(books, AWA)[2] == 4 * UNIT


def test_mobile_money_asks_for_its_number(window: OfficeWindow, books: Office) -> None:
    form = over(window, paying.paying(window.desk, AWA, TYPE))
    assert not form.form.entries.in_sight("account")
    put(form, channel=Channel.MOBILE_MONEY)
    assert form.form.entries.in_sight("account_holder")
    form.form.submit()
    assert form.form.entries.remark("account").kind == "bad"
    put(form, account="79 41 08 22")
    finish(form)
    entry = last(books, AWA)
    assert entry.receipt is not None
    assert (entry.receipt.channel, entry.receipt.account) == (Channel.MOBILE_MONEY, "79 41 08 22")


def test_another_payer_is_a_member_or_a_name(window: OfficeWindow, books: Office) -> None:
    form = over(window, paying.paying(window.desk, AWA, TYPE))
    put(form, other_payer=True)
    put(form, payer_id="2")
    assert not form.form.entries.in_sight("payer_name")
    finish(form)
    entry = last(books, AWA)
    assert entry.receipt is not None
    assert "Bintou" in entry.receipt.payer


def test_money_in_another_currency_keeps_both_amounts_and_the_rate(window: OfficeWindow, books: Office) -> None:
    form = over(window, paying.paying(window.desk, AWA, TYPE))
    put(form, other_currency=True)
    put(form, given_currency="usd", given_minor="25", rate="600")
    assert plain(remark(form, "given_minor")) == "= F CFA 15,000"
    assert typed(form, "minor") == "15000"
    finish(form)
    receipt = last(books, AWA).receipt
    assert receipt is not None
    assert (receipt.minor, receipt.given_minor, receipt.given_currency, receipt.rate) == (15_000, 2_500, "USD", "600")


def test_a_rate_that_makes_another_amount_is_said(window: OfficeWindow) -> None:
    form = over(window, paying.paying(window.desk, AWA, TYPE))
    put(form, other_currency=True)
    put(form, minor="14000", given_currency="USD", given_minor="25", rate="600")
    form.form.submit()
    assert "15,000" in remark(form, "given_minor")


def test_what_was_typed_is_there_again_after_the_form_was_left(window: OfficeWindow) -> None:
    form = over(window, paying.paying(window.desk))
    put(form, member_id="1", minor="4000")
    form.form.cancel()
    again = over(window, paying.paying(window.desk))
    assert typed(again, "minor") == "4000"
    assert again.form.entries.values()["member_id"] == AWA


def test_what_was_just_entered_can_be_undone(window: OfficeWindow, books: Office) -> None:
    offered: list[Undo] = []
    window.desk.bus.undo_offered.connect(offered.append)
    form = over(window, paying.paying(window.desk, AWA, TYPE))
    put(form, minor="5000")
    finish(form)
    assert held(books, AWA)[2] == UNIT + 5_000
    assert offered[-1].what == "payment, no. 1"
    offered[-1].act()
    assert held(books, AWA)[2] == UNIT
    assert last(books, AWA).kind is EntryKind.REVERSAL


def test_a_number_that_may_go_on_is_left_as_it_is_typed(window: OfficeWindow) -> None:
    form = over(window, paying.paying(window.desk))
    editor = form.form.entries.editor("member_id")
    assert isinstance(editor, PickEditor)
    window.activateWindow()
    editor.line.setFocus()
    editor.line.setText("1")
    editor.line.textEdited.emit("1")
    assert editor.line.hasFocus()
    form.form.judge()
    assert editor.line.text() == "1"
    assert form.form.entries.values()["member_id"] == AWA


@pytest.mark.parametrize(
    ("number", "following"),
    [("R-0118", "R-0119"), ("99", "100"), ("2026/009 bis", "2026/010 bis"), ("", ""), ("without", "")],
)
def test_the_number_after_a_receipt(number: str, following: str) -> None:
    assert next_number(number) == following


# ---- what happens later -------------------------------------------------------------------------------------------


def test_shares_are_converted_into_another_type(window: OfficeWindow, books: Office) -> None:
    other = share_type(books, "B", minor=2 * UNIT)
    form = over(window, changing.converting(window.desk, BINTOU, TYPE))
    put(form, shares="1", to_type_id=other)
    form.form.submit()
    assert "do not make whole shares" in remark(form, "shares")
    put(form, shares="2")
    assert "1 share" in remark(form, "shares")
    finish(form)
    assert held(books, BINTOU)[:3] == (0, 0, 0)
    assert held(books, BINTOU, code="B")[:3] == (1, 2 * UNIT, 2 * UNIT)


def test_only_unpaid_shares_are_forfeited(window: OfficeWindow, books: Office) -> None:
    form = over(window, changing.forfeiting(window.desk, BINTOU, TYPE))
    put(form, shares="1")
    form.form.submit()
    assert "overdue" in remark(form, "on")
    form.form.cancel()
    form = over(window, changing.forfeiting(window.desk, AWA, TYPE))
    put(form, shares="3", decision="CA 4")
    finish(form)
    assert held(books, AWA)[:2] == (1, UNIT)


def test_bonus_shares_for_everybody_and_for_one(window: OfficeWindow, books: Office) -> None:
    form = over(window, changing.issuing_bonus(window.desk))
    assert not form.form.entries.in_sight("member_id")
    put(form, new="1", per="2", decision="AG 7")
    finish(form)
    assert (held(books, AWA)[0], held(books, BINTOU)[0]) == (6, 3)
    form = over(window, changing.issuing_bonus(window.desk))
    put(form, to=changing.ONE)
    assert not form.form.entries.in_sight("per")
    put(form, member_id="2", shares="2", decision="AG 7")
    finish(form)
    assert held(books, BINTOU)[:3] == (5, 5 * UNIT, 5 * UNIT)


def test_a_balance_is_carried_over_and_the_next_begins(window: OfficeWindow, books: Office) -> None:
    form = over(window, opening.carrying_over(window.desk))
    put(form, member_id="4", on=date(2023, 12, 31), shares="3")
    assert typed(form, "paid_minor") == "30000"
    put(form, paid_minor="20000", decision="Folio 12")
    assert "10,000 are still to be paid" in plain(remark(form, "paid_minor"))
    finish(form)
    assert held(books, DJENEBA)[:3] == (3, 3 * UNIT, 2 * UNIT)
    assert typed(form, "decision") == "Folio 12"
    assert typed(form, "member_id") == ""


def test_shares_move_to_the_other_record_of_the_same_person(window: OfficeWindow, books: Office) -> None:
    form = over(window, changing.merging(window.desk))
    put(form, from_member_id="2", to_member_id="3", decision="CA 9")
    finish(form)
    assert held(books, BINTOU)[:3] == (0, 0, 0)
    assert held(books, COUMBA)[:3] == (2, 2 * UNIT, 2 * UNIT)


# ---- types and values ---------------------------------------------------------------------------------------------


def test_a_type_with_the_code_of_another_is_refused(window: OfficeWindow, books: Office) -> None:
    form = over(window, type_forms.adding_type(window.desk))
    put(form, code="a", nominal_minor="0", nominal_since=date(2020, 1, 1))
    form.form.submit()
    assert "already" in remark(form, "code")
    assert "above zero" in remark(form, "nominal_minor")
    assert len(books.ask(share_type_rows, books.today())) == 1


def test_a_type_is_amended(window: OfficeWindow, books: Office) -> None:
    row = books.ask(share_type_row, TYPE, books.today())
    form = over(window, type_forms.amending_type(window.desk, row))
    put(form, min_held="2", max_percent="20")
    finish(form)
    row = books.ask(share_type_row, TYPE, books.today())
    assert (row.min_held, row.max_percent) == (2, "20")


def test_a_new_nominal_value_says_what_it_means_and_who_bears_it(window: OfficeWindow, books: Office) -> None:
    row = books.ask(share_type_row, TYPE, books.today())
    form = over(window, type_forms.setting_value(window.desk, row))
    assert not form.form.entries.in_sight("due_on")
    put(form, minor="12 000")
    assert plain(remark(form, "change")) == "For 6 shares that is F CFA 12,000 in all."
    form.form.submit()
    assert "Say who bears the difference" in remark(form, "change")
    put(form, change=ValueChange.OWED, decision="AGE 2")
    assert form.form.entries.in_sight("due_on")
    finish(form)
    assert held(books, BINTOU)[:3] == (2, 2 * 12_000, 2 * UNIT)
