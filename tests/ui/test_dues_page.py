"""The page of dues: arrears of a day, the book of receipts, charges, fees, reminders, balances carried over."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.dues import DuesWhat, ReceiptView
from pomanager.rules.shares.kinds import Channel
from pomanager.services import files
from pomanager.services.dues.queries.fees import admitted_not_charged, fee_rows, periods_charged
from pomanager.services.dues.queries.listing import dues_ledger
from pomanager.services.dues.queries.receipts import receipt_detail, receipt_ids
from pomanager.services.members.queries import member_detail
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.dues import acts
from pomanager.ui.dues.admitted import AdmittedPage
from pomanager.ui.dues.arrears import ArrearsSegment
from pomanager.ui.dues.arrears_source import line_id
from pomanager.ui.dues.charges import ChargesSegment
from pomanager.ui.dues.fees import FeesSegment
from pomanager.ui.dues.ledger import LedgerPage
from pomanager.ui.dues.member_part import dues_in_short, dues_told
from pomanager.ui.dues.receipts import ReceiptsSegment
from pomanager.ui.dues.room import ReceiptsRoom
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.tables.columns import Order
from tests import dues, make
from tests.make import MovableClock
from tests.shares import held, subscribed
from tests.ui.dues_page import (  # noqa: F401 - fixtures among them
    cells,
    finish,
    form_over,
    member,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    segment_of,
    window_of,
    with_shares,
)
from tests.ui.office_desk import button, nameless, office_window, press
from tests.ui.scripted import Scripted

pytestmark = pytest.mark.usefixtures("at_once")


def arrears_of(window: OfficeWindow) -> ArrearsSegment:
    """The first segment."""
    return segment_of(window, "arrears", ArrearsSegment)


# ---- the page -----------------------------------------------------------------------------------------------------


def test_an_office_without_fees_is_offered_its_first_fee(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    with office_window(screen, tmp_path, qtbot) as window:
        page = page_of(window)
        assert page.actions_offered() == ()
        assert page.panel() is None
        assert not page.receive.isVisible()
        press(window, "dues.add_fee")
        form = form_over(window)
        put(form, currency="BIF", minor="2 000", decision="AGM 1")
        finish(form)
        assert window.content.page() is page
        (row,) = window.office.ask(fee_rows, window.office.today())
        assert (row.label.code, row.minor, row.label.currency) == ("DUES", 2000, "BIF")
        assert [action.key for action in page.actions_offered() if action.primary] == ["receive"]


def test_shares_are_paid_where_there_are_no_fees_too(screen: Screen, tmp_path: Path, qtbot: QtBot) -> None:
    def fill(office: Office) -> None:
        make.profile(office, currency="BIF", currency_decimals=0)
        with_shares(office)

    with office_window(screen, tmp_path, qtbot, fill=fill) as window:
        page_of(window)
        press(window, "dues.receive_shares")
        assert isinstance(window.content.page(), ReceiptsRoom)


def test_the_line_below_the_title_says_what_is_overdue(window: OfficeWindow) -> None:
    assert plain(page_of(window).context_line()) == "Overdue on 23 November 2026: BIF 5,500, 2 members"


def test_everything_has_a_name_and_turns_with_the_language(window: OfficeWindow, screen: Screen) -> None:
    page = page_of(window)
    keys = ("arrears", "receipts", "charges", "fees")
    for key in keys:
        page.bar.tab(key).click()
    screen.change_language(PSEUDO)
    for key in keys:
        page.bar.tab(key).click()
        assert nameless(window) == []
        assert not window.grab().isNull()
    screen.change_language("en")
    assert page.bar.tab("arrears").text() == "Arrears"


def test_every_form_has_names_and_turns_with_the_language(window: OfficeWindow, screen: Screen) -> None:
    page = page_of(window)
    made = [act.make(window.desk, dues.AWA, dues.DUES) for act in acts.MEMBER_ACTS]
    made += [act.make(window.desk) for act in acts.FURTHER_ACTS]
    for form in made:
        page.open_page(form)
    screen.change_language("km")
    for form in reversed(made):
        assert window.content.page() is form
        assert nameless(window) == []
        form.close_page()


def test_an_office_open_for_reading_greys_every_act_and_says_why(
    books: Office, screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    books.close()
    office = files.open_office(tmp_path / "conapro.podb", writing=False, clock=MovableClock())
    window = window_of(office, screen, tmp_path, qtbot)
    page = page_of(window)
    said = "This file is open for reading only."
    for key, names in (
        ("arrears", ("dues.receive", "dues.more")), ("receipts", ("receipts.take_back",)),
        ("charges", ("charges.choose",)), ("fees", ("fees.amount", "fees.amend")),
    ):  # fmt: skip
        page.bar.tab(key).click()
        assert {action.reason_off for action in page.actions_offered() if action.key != "print"} == {said}
        for name in names:
            assert not button(window, name).isEnabled()
            assert button(window, name).toolTip() == said
    window.close()


def test_other_pages_open_a_segment(window: OfficeWindow) -> None:
    page = page_of(window)
    for key in ("charges", "receipts", "fees", "arrears"):
        window.desk.bus.page_wanted.emit("dues", key)
        assert page.bar.tab(key).isChecked()
    window.desk.bus.page_wanted.emit("dues", "nowhere")
    assert page.bar.tab("arrears").isChecked()
    window.desk.bus.page_wanted.emit("dues", ("arrears", dues.UNION))
    told = arrears_of(window).member()
    assert told is not None
    assert told.member_id == dues.UNION


# ---- arrears ------------------------------------------------------------------------------------------------------


def test_arrears_say_how_much_is_owed_and_since_when(window: OfficeWindow) -> None:
    segment = arrears_of(window)
    assert cells(segment.model, "number", "name", "owed", "overdue", "since", "standing") == [
        ["1", "DIOP Awa", "2,000", "2,000", "31/03/2026", "overdue"],
        ["2", "FALL Bintou", "3,500", "3,500", "31/03/2025", "overdue"],
    ]
    segment.show_what(DuesWhat.ADVANCE)
    assert cells(segment.model, "name") == []


def test_the_last_day_to_pay_is_still_in_time(window: OfficeWindow) -> None:
    segment = arrears_of(window)
    segment.show_what(DuesWhat.OWING)
    for text, standing in (("31.03.2026", "in time"), ("01.04.2026", "overdue")):
        segment.as_of.editor.line.setText(text)
        segment.as_of.editor.line.editingFinished.emit()
        assert cells(segment.model, "name", "standing")[0] == ["DIOP Awa", standing]


def test_arrears_are_sorted_and_searched(window: OfficeWindow) -> None:
    page, segment = page_of(window), arrears_of(window)
    segment.model.sort_by(Order("overdue", descending=True))
    assert [name for (name,) in cells(segment.model, "name")] == ["FALL Bintou", "DIOP Awa"]
    page.search("awa")
    assert cells(segment.model, "name") == [["DIOP Awa"]]
    page.search("")
    segment.model.sort_by(Order("name", descending=True))
    assert [name for (name,) in cells(segment.model, "name")] == ["FALL Bintou", "DIOP Awa"]


def test_another_fee_is_listed_alone(window: OfficeWindow, books: Office) -> None:
    dues.charge(books, dues.BINTOU, dues.LEVY, date(2026, 6, 1))
    segment = arrears_of(window)
    segment.refresh()
    segment.fee.setCurrentIndex(list(segment._fees).index(dues.LEVY) + 1)  # noqa: SLF001 - the order of the list
    segment.fee.activated.emit(0)
    assert cells(segment.model, "name", "fee", "overdue") == [["FALL Bintou", "Fee LEVY", "500"]]


def test_the_panel_tells_fees_entries_and_reminders(window: OfficeWindow) -> None:
    segment = arrears_of(window)
    segment.table.choose(line_id(dues.BINTOU, dues.DUES))
    told = segment.detail.dues
    assert told is not None
    assert [plain(words).split(" · ")[0] for _day, words in segment.detail.entries.facts()] == [
        "Charge", "Payment", "Charge",
    ]  # fmt: skip
    press(window, "dues.account")
    assert isinstance(window.content.page(), LedgerPage)


def test_a_wrong_charge_is_taken_back_from_the_account(window: OfficeWindow, books: Office) -> None:
    page = page_of(window)
    page.open_page(acts.account(window.desk, dues.AWA))
    ledger = window.content.page()
    assert isinstance(ledger, LedgerPage)
    assert [row[0] for row in cells(ledger.model, "kind")] == ["Charge", "Payment", "Charge"]
    with questions.answered_by(Scripted({"reason": "Exempted."})):
        ledger.detail.back.click()
    owed = dues.owed(books, dues.AWA)
    assert owed is not None
    assert owed.owed == 0
    assert not ledger.detail.back.isEnabled()
    assert len(books.ask(dues_ledger, dues.AWA)) == 4


# ---- receipts -----------------------------------------------------------------------------------------------------


def test_the_book_of_receipts_is_narrowed_and_summed(window: OfficeWindow, books: Office) -> None:
    dues.paid(books, dues.AWA, 300, date(2026, 5, 2))
    order = dues.receipt(
        dues.BINTOU, dues.line(400), on=date(2026, 6, 2), number="B-1", channel=Channel.MOBILE_MONEY, account="79",
        payer_name="Her cousin",
    )  # fmt: skip
    from pomanager.services.dues.commands.receipts import record_receipt

    window.desk.do(record_receipt, order)
    segment = segment_of(window, "receipts", ReceiptsSegment)
    assert cells(segment.model, "day", "receipt", "name") == [
        ["02/06/2026", "B-1", "FALL Bintou"], ["02/05/2026", "", "DIOP Awa"],
    ]  # fmt: skip
    assert plain(segment.told.plain()) == "Cash: BIF 300 · Mobile money: BIF 400"
    segment.since.editor.line.setText("01.01.2025")
    segment.since.editor.line.editingFinished.emit()
    assert segment.model.rowCount() == 5
    for text, found in (("B-1", ["FALL Bintou"]), ("cousin", ["FALL Bintou"]), ("awa", ["DIOP Awa", "DIOP Awa"])):
        page_of(window).search(text)
        assert [name for (name,) in cells(segment.model, "name")] == found


def test_a_receipt_is_told_whole_and_taken_back(window: OfficeWindow, books: Office) -> None:
    paid = dues.paid(books, dues.AWA, 2000, date(2026, 5, 2))
    segment = segment_of(window, "receipts", ReceiptsSegment)
    segment.open_at(paid)
    assert [(what, plain(minor)) for what, minor in segment.detail.lines.facts()] == [("Fee DUES", "BIF 2,000")]
    with questions.answered_by(Scripted({"reason": "Wrong member."})):
        segment.detail.back.click()
    assert books.ask(receipt_detail, paid).is_reversed
    segment.open_at(paid)
    assert not segment.detail.back.isEnabled()
    assert paid in books.ask(receipt_ids, ReceiptView())


def test_a_receipt_of_a_subscription_says_that_both_go_and_what_is_held_then(
    window: OfficeWindow, books: Office
) -> None:
    with_shares(books)
    subscribed(books, dues.AWA, 3, dues.TODAY)
    subscribed(books, dues.AWA, 2, dues.TODAY, paid=5_000)
    segment = segment_of(window, "receipts", ReceiptsSegment)
    segment.open_at(books.ask(receipt_ids, ReceiptView())[0])
    script = Scripted({"reason": "Wrong member."})
    with questions.answered_by(script):
        segment.detail.back.click()
    told = plain(script.asked[0].text)
    assert "are taken back together: Subscription · 2 shares; Payment · BIF 5,000. Then 1 · DIOP Awa holds of " in told
    assert ": 3 shares, BIF 0 paid up." in told
    assert held(books, dues.AWA)[:3] == (3, 30_000, 0)


# ---- charges and fees ---------------------------------------------------------------------------------------------


def test_a_period_is_charged_after_it_was_looked_at(window: OfficeWindow, books: Office) -> None:
    segment = segment_of(window, "charges", ChargesSegment)
    listed = cells(segment.model, "fee", "period", "state")
    assert ["Fee DUES", "2024", "to charge"] in listed
    assert ["Fee DUES", "2026", "charged"] in listed
    segment.table.go_to(listed.index(["Fee DUES", "2024", "to charge"]))
    facts = {label: plain(words) for label, words in segment.detail.facts.facts()}
    assert (facts["To be charged"], facts["Amount each"], facts["In all"]) == ("3", "BIF 2,000", "BIF 6,000")
    press(window, "charges.charge")
    form = form_over(window)
    assert "3 members × BIF 2,000 = BIF 6,000" in remark(form, "decision")
    finish(form)
    assert [each.period.first.year for each in books.ask(periods_charged, dues.DUES)] == [2026, 2025, 2024]


def test_the_charges_of_a_period_are_taken_back(window: OfficeWindow, books: Office) -> None:
    segment = segment_of(window, "charges", ChargesSegment)
    segment.table.go_to(cells(segment.model, "period", "state").index(["2025", "charged"]))
    with questions.answered_by(Scripted({"reason": "Decided otherwise."})):
        press(window, "charges.take_back")
    assert [each.period.first.year for each in books.ask(periods_charged, dues.DUES)] == [2026]


def test_those_admitted_are_charged_on_the_day_of_admission(window: OfficeWindow, books: Office) -> None:
    segment = segment_of(window, "charges", ChargesSegment)
    assert cells(segment.model, "fee", "state", "members")[0] == ["Fee ADM", "not charged yet", "4"]
    segment.table.go_to(0)
    press(window, "charges.choose")
    page = window.content.page()
    assert isinstance(page, AdmittedPage)
    assert cells(page.model, "name")[0] == ["SECK Coumba"]
    with questions.answered_by(Scripted(True)):
        press(window, "action.charge_chosen")
    (entry,) = [each for each in books.ask(dues_ledger, dues.COUMBA) if each.fee.id == dues.ADMISSION]
    assert (entry.effective_on, entry.minor) == (dues.CAME, 5000)
    with questions.answered_by(Scripted(True)):
        press(window, "action.charge_all")
    assert books.ask(admitted_not_charged, dues.ADMISSION) == ()
    QApplication.processEvents()


def test_a_fee_tells_its_amounts_and_gets_a_new_one(window: OfficeWindow, books: Office) -> None:
    segment = segment_of(window, "fees", FeesSegment)
    assert cells(segment.model, "code", "amount")[1] == ["DUES", "BIF 2,000"]
    segment.table.go_to(1)
    press(window, "fees.amount")
    form = form_over(window)
    put(form, minor="2500", since=date(2027, 1, 1), decision="AGM 2026")
    assert remark(form, "minor") == "It is BIF 2,000 since 1 Jan 2020."
    finish(form)
    row = next(each for each in books.ask(fee_rows, books.today()) if each.label.code == "DUES")
    assert [(each.since.year, each.minor) for each in row.amounts] == [(2027, 2500), (2020, 2000)]
    assert "not yet" in segment.detail.amounts.facts()[0][1]


def test_what_was_charged_already_keeps_its_kind(window: OfficeWindow) -> None:
    segment = segment_of(window, "fees", FeesSegment)
    segment.table.go_to(1)
    press(window, "fees.amend")
    form = form_over(window)
    put(form, currency="USD")
    form.form.submit()
    said = {name: form.form.entries.remark(name).kind for name in ("kind", "currency")}
    assert "bad" in said.values()


def test_another_currency_asks_for_the_amount_in_it(window: OfficeWindow, books: Office) -> None:
    segment = segment_of(window, "fees", FeesSegment)
    segment.table.go_to(2)
    for currency, minor in (("USD", "1.50"), ("BIF", "700")):
        press(window, "fees.amend")
        form = form_over(window)
        assert not form.form.entries.in_sight("minor")
        put(form, currency=currency)
        form.form.submit()
        assert remark(form, "minor").endswith(f"Write how much it is in {currency}.")
        put(form, minor=minor)
        finish(form)
    row = next(each for each in books.ask(fee_rows, books.today()) if each.label.code == "LEVY")
    assert (row.label.currency, row.label.decimals, row.minor, len(row.amounts)) == ("BIF", 0, 700, 1)


# ---- the record of a member ---------------------------------------------------------------------------------------


def test_the_record_tells_what_is_owed(books: Office) -> None:
    bintou = books.ask(member_detail, dues.BINTOU)
    assert plain(dues_told(books, bintou)[0][1]) == "BIF 3,500 · overdue"
    ((label, words),) = dues_in_short(books, bintou)
    assert (label, plain(words)) == ("Dues", "BIF 3,500 overdue")
    union = books.ask(member_detail, dues.UNION)
    assert dues_in_short(books, union) != ()
