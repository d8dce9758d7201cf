"""Interest and patronage refunds on the page of shares: decided with a preview, paid, made shares, taken back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pomanager.i18n.languages import PSEUDO
from pomanager.readmodels.amount_tables import AmountPlan
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import DistributionKind, Rate, SharedBy
from pomanager.services.office import Office
from pomanager.services.shares.commands.paying_out import pay_distribution
from pomanager.services.shares.orders_distributing import PayDistribution
from pomanager.services.shares.queries.distributions import distribution_lines, distribution_payments, distributions
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.reading_page import STOPPED
from pomanager.ui.shares.account_panel import AccountAndFacts
from pomanager.ui.shares.amount_table import AmountTablePage
from pomanager.ui.shares.distributing import deciding, read_lines
from pomanager.ui.shares.distribution_lines import DistributionLinesPage
from pomanager.ui.shares.distributions import DistributionsSegment
from tests.shares import BINTOU, TODAY, TYPE, held
from tests.ui.office_desk import button, nameless, press
from tests.ui.scripted import Scripted
from tests.ui.shares_page import (  # noqa: F401 - fixtures among them
    cells_of,
    form_over,
    opened,
    opened_books,
    page_of,
    plain,
    put,
    remark,
    saved,
)

pytestmark = pytest.mark.usefixtures("at_once")

YEAR = {"period_from": date(2025, 1, 1), "period_to": date(2025, 12, 31)}


def segment_of(window: OfficeWindow) -> DistributionsSegment:
    """The segment of distributions, brought in front."""
    page = page_of(window)
    page.bar.tab("distributions").click()
    segment = page.segment()
    assert isinstance(segment, DistributionsSegment)
    return segment


def preview(form: EntryForm) -> dict[str, str]:
    """What the panel beside the form says it would come to."""
    panel = form.panel()
    assert isinstance(panel, AccountAndFacts)
    return {label: plain(value) for label, value in panel.facts.facts()}


def shared(window: OfficeWindow, pool: str = "30 000") -> None:
    """A patronage refund of one sum, in equal parts."""
    form = deciding(window.desk)
    page_of(window).open_page(form)
    put(form, kind=DistributionKind.PATRONAGE, how=Rate.POOL, **YEAR)
    put(form, pool_minor=pool, shared_by=SharedBy.EQUAL, decision="AGM, item 8")
    saved(form)


def test_interest_is_previewed_and_decided(window: OfficeWindow, books: Office) -> None:
    segment = segment_of(window)
    press(window, "shares.distributions.begin")
    form = form_over(window)
    assert not form.form.entries.in_sight("pool_minor")
    assert not form.form.entries.in_sight("share_type_id")
    put(form, rate="5", **YEAR)
    assert preview(form) == {"Amount": "F CFA 1,500", "Members": "2", "Rate a year": "5 % a year"}
    put(form, decision="AGM, item 7")
    saved(form)
    (row,) = books.ask(distributions)
    assert (row.kind, row.total, row.members) == (DistributionKind.INTEREST, 1_500, 2)
    assert segment.table.current_row() == row
    assert cells_of(segment, "kind", "total", "state") == [["Interest on shares", "F CFA 1,500", "To be paid"]]


def test_a_rate_that_is_none_is_said_beside_it(window: OfficeWindow, books: Office) -> None:
    form = deciding(window.desk)
    page_of(window).open_page(form)
    put(form, rate="much", **YEAR)
    form.form.submit()
    assert "is no rate" in remark(form, "rate")
    assert preview(form) == {}
    assert books.ask(distributions) == ()


def test_amounts_are_read_line_by_line(window: OfficeWindow, books: Office) -> None:
    assert [row.minor for row in read_lines("1\t1 500\n2;25\n\n3 x", "XOF", 0)[0]] == [1_500, 25]
    assert read_lines("1\t1 500\n2;25\n\n3 x", "XOF", 0)[1] == (4,)
    form = deciding(window.desk)
    page_of(window).open_page(form)
    put(form, kind=DistributionKind.PATRONAGE, how=Rate.AMOUNTS, **YEAR)
    put(form, rows="1 1500\n2 plenty")
    form.form.submit()
    assert remark(form, "rows") == "Line 2 cannot be read: write a member number, then an amount."
    put(form, rows="1 1500\n2 500", decision="AGM, item 9")
    saved(form)
    assert books.ask(distributions)[0].total == 2_000


def test_what_each_delivered_comes_from_a_table(window: OfficeWindow, books: Office, tmp_path: Path) -> None:
    path = tmp_path / "deliveries.csv"
    path.write_text("number,amount\n1,300\n3,600\n9,1\n")
    form = deciding(window.desk)
    page_of(window).open_page(form)
    put(form, kind=DistributionKind.PATRONAGE, how=Rate.POOL, **YEAR)
    assert form.actions_offered() == ()
    put(form, shared_by=SharedBy.OPERATIONS, pool_minor="1 000", decision="AGM, item 8")
    form.actions_offered()[0].slot()
    table = window.content.page()
    assert isinstance(table, AmountTablePage)
    with questions.answered_by(Scripted(path)):
        table.choose_file()
    assert table.reason_off() == STOPPED
    assert [plain(str(table.table.lines.index(0, at).data())) for at in (0, 2, 4)] == [
        "4", "9", "Nobody on the roll has the number 9."
    ]  # fmt: skip
    path.write_text("number,amount\n1,300\n3,600\n")
    with questions.answered_by(Scripted(path)):
        table.choose_file()
    assert {label: plain(said) for label, said in table.sums.facts()} == {"Members": "2", "Total": "F CFA 900"}
    assert nameless(window) == []
    table.take_amounts()
    assert window.content.page() is form
    assert not form.form.entries.in_sight("rows")
    assert preview(form)["Table"] == "deliveries.csv"
    saved(form)
    key = books.ask(distributions)[0].id
    assert [(line.base, line.minor) for line in books.ask(distribution_lines, key, (1, 3))] == [(300, 333), (600, 667)]


def test_a_table_can_be_let_go_of_again(window: OfficeWindow) -> None:
    form = deciding(window.desk)
    page_of(window).open_page(form)
    put(form, kind=DistributionKind.PATRONAGE, how=Rate.AMOUNTS, **YEAR)
    form.use(AmountPlan(file_name="a.csv", amounts=(("1", 5),), total=Money(5, "XOF"), decimals=0))
    assert preview(form)["Amount"] == "F CFA 5"
    form.actions_offered()[0].slot()
    assert form.form.entries.in_sight("rows")
    assert preview(form) == {}


def test_it_is_paid_to_one_then_to_all_and_payments_are_taken_back(window: OfficeWindow, books: Office) -> None:
    shared(window)
    whole = books.ask(distributions)[0].total
    segment = segment_of(window)
    press(window, "shares.distributions.pay")
    form = form_over(window)
    put(form, to="one")
    put(form, member_id="2", minor="1000", voucher="V-3")
    saved(form)
    assert books.ask(distributions)[0].paid == 1_000
    assert not button(window, "shares.distributions.back").isVisible()
    press(window, "shares.distributions.pay")
    saved(form_over(window))
    assert books.ask(distributions)[0].paid == whole
    assert segment.model.rowCount() == 0
    segment.which.segments()[1].click()
    with questions.answered_by(Scripted({"reason": "The cash was not there."})):
        press(window, "shares.distributions.payments_back")
    assert books.ask(distributions)[0].paid == 0


def test_what_is_due_becomes_shares(window: OfficeWindow, books: Office) -> None:
    shared(window, "90 000")
    segment_of(window)
    before = held(books, BINTOU)[0]
    press(window, "shares.distributions.pay")
    form = form_over(window)
    put(form, to="one", how="shares")
    put(form, member_id="2", into_type_id=TYPE)
    assert not form.form.entries.in_sight("minor")
    saved(form)
    assert held(books, BINTOU)[0] > before


def lines_of(window: OfficeWindow) -> DistributionLinesPage:
    """The members of the chosen distribution, opened over its list."""
    press(window, "shares.distributions.lines")
    page = window.content.page()
    assert isinstance(page, DistributionLinesPage)
    return page


def names(page: DistributionLinesPage) -> list[str]:
    """Who is listed."""
    return [str(page.model.index(row, 1).data()) for row in range(page.model.rowCount())]


def test_those_chosen_are_paid_in_one_act(window: OfficeWindow, books: Office) -> None:
    shared(window)
    segment_of(window)
    page = lines_of(window)
    everybody = names(page)
    page.table.choose(BINTOU)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert plain(page.status()[1]) == "2 chosen · F CFA 12,000 left to pay"
    page.actions_offered()[0].slot()
    form = form_over(window)
    assert plain(form.context_line()).endswith("2 members · F CFA 12,000 left to pay")
    assert not form.form.entries.in_sight("minor")
    put(form, voucher="V-7")
    saved(form)
    assert books.ask(distributions)[0].paid == 12_000
    assert names(page) == [everybody[0], *everybody[3:]]
    page.which.segments()[1].click()
    assert names(page) == everybody
    page.search("awa")
    assert names(page) == ["Awa"]


def test_one_payment_is_taken_back_and_the_others_stay(window: OfficeWindow, books: Office) -> None:
    shared(window)
    key = books.ask(distributions)[0].id
    for minor in (1_000, 2_000):
        books.do(pay_distribution, PayDistribution(distribution_id=key, on=TODAY, member_ids=(BINTOU,), minor=minor))
    segment_of(window)
    page = lines_of(window)
    page.table.choose(BINTOU)
    first = min(each.id for each in books.ask(distribution_payments, key))
    script = Scripted({"payment": first, "reason": "Another member."})
    with questions.answered_by(script):
        press(window, "shares.distribution_lines.back")
    assert script.asked[0].title == "Take back a payment to Bintou?"
    assert books.ask(distributions)[0].paid == 2_000
    assert page.detail.told is not None
    assert [plain(words) for _day, words in page.detail.told.parts[1].facts] == ["F CFA 2,000 · Cash"]
    script = Scripted({"reason": "That one, too."})
    with questions.answered_by(script):
        press(window, "shares.distribution_lines.back")
    assert plain(script.asked[0].title) == "Take back this payment: F CFA 2,000 · 23 Nov 2026 · Cash?"
    assert books.ask(distributions)[0].paid == 0
    assert not button(window, "shares.distribution_lines.back").isVisible()


def test_one_of_the_list_can_be_paid_a_part(window: OfficeWindow, books: Office) -> None:
    shared(window)
    segment_of(window)
    page = lines_of(window)
    page.table.choose(BINTOU)
    press(window, "shares.distribution_lines.pay")
    form = form_over(window)
    put(form, minor="500")
    saved(form)
    assert books.ask(distributions)[0].paid == 500
    assert nameless(window) == []


def test_a_distribution_nobody_was_paid_of_is_taken_back(window: OfficeWindow, books: Office) -> None:
    shared(window)
    segment_of(window)
    with questions.answered_by(Scripted({"reason": "Another year."})):
        press(window, "shares.distributions.back")
    assert books.ask(distributions)[0].is_taken_back


def test_distributions_speak_every_language(window: OfficeWindow, screen: Screen) -> None:
    shared(window)
    segment = segment_of(window)
    for code in (PSEUDO, "en"):
        screen.change_language(code)
        assert nameless(window) == []
    assert segment.detail.told is not None
    assert segment.detail.told.state == "To be paid"
