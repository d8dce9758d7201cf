"""The papers on refunds and distributions: sums, orders, places to sign, and what the by-laws leave open."""

from datetime import date
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.reports.dues.refund_worksheet import REFUND_WORKSHEET
from pomanager.reports.dues.refunds_due import REFUNDS_DUE, REFUNDS_PAID
from pomanager.reports.shares.distribution import DISTRIBUTION
from pomanager.rules.dues.kinds import RedemptionReason, RedemptionStep
from pomanager.rules.dues.redemptions import ORDER_WORDS, RefundOrder
from pomanager.rules.shares.kinds import Rate
from tests.reports import sheets_leaving as sheets
from tests.reports.sheets import pages_of, put
from tests.reports.test_body_papers import flat
from tests.reports.test_member_papers import said


def test_a_worksheet_goes_from_the_shares_to_the_signature(tmp_path: Path) -> None:
    text = flat(said(REFUND_WORKSHEET, sheets.worksheet(), tmp_path))
    assert "00042 · NIYONZIMA Aline" in text
    assert "A · Parts sociales 4 F CFA 10,000 F CFA 30,000 F CFA 10,000 F CFA 30,000" in text
    assert "Value of the shares F CFA 30,000" in text
    assert "− Loan Plough -F CFA 5,000" in text
    assert "+ Interest on shares 2024 F CFA 3,000" in text
    assert "To be paid out F CFA 28,000" in text
    assert "To be paid out by 30 June 2026: F CFA 28,000 (twenty-eight thousand XOF)." in text
    assert "01/02/2026 Paid out · Cash P 7 F CFA 5,000" in text
    assert "Thumb-print" in text
    assert text.count("A witness") == 1


def test_a_worksheet_says_who_owes_and_what_debts_leave(tmp_path: Path) -> None:
    owing = flat(said(REFUND_WORKSHEET, sheets.worksheet(sheets.refund(net=-1)), tmp_path))
    assert "The debts are more than the shares are worth: nothing is paid out." in owing
    nothing = flat(said(REFUND_WORKSHEET, sheets.worksheet(sheets.refund(net=0)), tmp_path))
    assert "The debts take all of it: nothing is paid out." in nothing


def test_a_worksheet_names_an_extension_and_silent_by_laws(tmp_path: Path) -> None:
    row = sheets.refund(due_on=date(2027, 6, 30), extended_on=date(2026, 5, 1))
    late = sheets.step(
        RedemptionStep.EXTENDED, on=date(2026, 5, 1), due_on=date(2027, 6, 30), minor=0, reason="The harvest failed."
    )
    sheet = sheets.worksheet(row, steps=(late,), price_rule=None)
    text = flat(said(REFUND_WORKSHEET, type(sheet)(sheet.letterhead, sheet.as_of, sheet.detail, ("floor",)), tmp_path))
    assert "Put off on 1 May 2026 (before: 30 Jun 2026)." in text
    assert "Put off until 30 Jun 2027 P 7 The harvest failed." in text
    assert "the nominal value (by-laws silent)" in text
    assert "The by-laws say nothing on how far the capital may fall: not judged." in text


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_a_blank_worksheet_is_one_page_in_every_language(language: str, tmp_path: Path) -> None:
    file = tmp_path / "blank.pdf"
    with speaking(language):
        put(REFUND_WORKSHEET, sheets.blank_worksheet(), file)
    assert len(pages_of(file)) == 1


def test_refunds_due_stand_in_their_order_with_the_cap_of_the_year(tmp_path: Path) -> None:
    died = sheets.refund(
        sheets.holder("FALL Bintou", "00007"), id=2, payee="The heirs", reason=RedemptionReason.DIED, due_on=None
    )
    text = flat(said(REFUNDS_DUE, sheets.refunds_due(sheets.refund(), died), tmp_path))
    assert "2 refunds wait to be paid; 2 of them are overdue." in text
    assert "By the by-laws refunds are paid in the order of leaving." in text
    assert "F CFA 10,000 may be paid back in all by the by-laws; F CFA 4,000 is paid, F CFA 6,000 is left." in text
    assert text.index("NIYONZIMA Aline") < text.index("FALL Bintou paid to The heirs")
    assert "Total 10,000 46,000" in text


def test_refunds_due_in_two_currencies_are_never_added(tmp_path: Path) -> None:
    dollars = sheets.refund(currency="USD", decimals=2, net=12_345, paid=0)
    text = flat(said(REFUNDS_DUE, sheets.refunds_due(sheets.refund(), dollars, order=None, cap=None), tmp_path))
    assert "what is due first stands first" in text
    assert "The by-laws say nothing on how much is paid back in a year: not judged." in text
    assert "Total 5,000 23,000" in text
    assert "Total 0.00 123.45" in text


def test_lists_with_nothing_on_them_say_so(tmp_path: Path) -> None:
    assert "No refund waits to be paid" in flat(said(REFUNDS_DUE, sheets.refunds_due(), tmp_path))
    assert "No refund was paid out" in flat(said(REFUNDS_PAID, sheets.refunds_paid(), tmp_path))
    assert "Nothing was distributed yet." in flat(said(DISTRIBUTION, sheets.distribution(None), tmp_path))


def test_what_was_paid_out_adds_up(tmp_path: Path) -> None:
    last = sheets.paid_out(minor=23_000, is_last=True, voucher="P 9")
    text = flat(said(REFUNDS_PAID, sheets.refunds_paid(sheets.paid_out(), last), tmp_path))
    assert "From 1 January 2026 to 24 November 2026" in text
    assert "Cash P 7 in part 5,000" in text
    assert "Cash P 9 paid whole 23,000" in text
    assert "Total 28,000" in text


def test_a_distribution_says_how_it_was_decided_and_what_each_gets(tmp_path: Path) -> None:
    lines = [sheets.line(paid=1_750), sheets.line(sheets.holder("FALL Bintou", "00043"), held=100_000, minor=3_500)]
    text = flat(said(DISTRIBUTION, sheets.distribution(sheets.distribution_row(), lines), tmp_path))
    assert "3.5 % a year, by the days each amount was held" in text
    assert "00042 NIYONZIMA Aline 50,000 1,750 1,750 0" in text
    assert "00043 FALL Bintou 100,000 3,500 0 3,500" in text
    assert "Total 150,000 5,250 1,750 3,500" in text


def test_a_distribution_is_signed_for_and_carried_from_page_to_page(tmp_path: Path) -> None:
    lines = [sheets.line(sheets.holder(f"Member {number}", str(number))) for number in range(60)]
    row = sheets.refund_shared_out(members=60, total=105_000)
    file = tmp_path / "signed.pdf"
    with speaking("en"):
        put(DISTRIBUTION, sheets.distribution(row, lines, signatures=True), file)
    pages = [flat(page) for page in pages_of(file)]
    assert len(pages) > 2
    assert "One sum, shared out by what each has done with the cooperative" in pages[0]
    assert "Signature or thumb-print" in pages[0]
    assert "Carried forward" in pages[0]
    assert "Brought forward" in pages[1]
    assert any("105,000" in page for page in pages[-2:])


def test_an_amount_for_each_is_said_to_be_of_a_table(tmp_path: Path) -> None:
    row = sheets.refund_shared_out(how=Rate.AMOUNTS)
    text = flat(said(DISTRIBUTION, sheets.distribution(row, [sheets.line()]), tmp_path))
    assert "An amount for each member, as a table says" in text


def test_order_words_end_the_sentence_about_the_order(tmp_path: Path) -> None:
    for order in RefundOrder:
        text = flat(said(REFUNDS_DUE, sheets.refunds_due(sheets.refund(), order=order), tmp_path))
        assert f"By the by-laws refunds are paid {ORDER_WORDS[order]}." in text
