"""Receipts over shares and dues: what they write, what speaks against them, and taking them back whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.areas import Area
from pomanager.errors import NotFound
from pomanager.readmodels.dues import ReceiptView
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.dues import charging, judging
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.shares.judging import ABOVE_DUE, NOT_POSITIVE
from pomanager.rules.shares.kinds import Channel
from pomanager.rules.shares.receipts import NO_RATE, NUMBER_TAKEN, OTHER_AMOUNT
from pomanager.services import files
from pomanager.services.dues.commands.charging import reverse_dues
from pomanager.services.dues.commands.receipts import record_receipt, reverse_receipt
from pomanager.services.dues.judging_receipts import objections_to_receipt_order
from pomanager.services.dues.orders import ReceiptLine, RecordReceipt, ReverseDues, ReverseReceipt
from pomanager.services.dues.queries.listing import dues_ledger
from pomanager.services.dues.queries.receipts import (
    following_number,
    next_receipt_number,
    period_proposed,
    receipt_detail,
    receipt_ids,
    receipt_proposal,
    receipt_rows,
    receipt_sums,
)
from pomanager.services.office import Office
from tests import dues, make, offices, shares
from tests.dues import AWA, BINTOU, DUE_25, DUES, LEVY, TODAY, YEAR_25, YEAR_26, line, owed, receipt, refused

SHARES = 1
"""The type of shares, of 10,000."""
OPENED = date(2026, 2, 2)


def fill(office: Office) -> None:
    """Dues of two years charged, and two shares of Awa with nothing paid yet."""
    dues.fill(office)
    shares.bylaws(office, {})
    shares.share_type(office)
    shares.subscribed(office, AWA, 2, OPENED)
    dues.charged(office, YEAR_25)
    dues.charged(office, YEAR_26)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """The office of ``fill``, on a file of the test's own."""
    path = offices.filled_file(tmp_path, fill)
    opened = files.open_office(path, writing=True, clock=clock, actor=make.KEEPER)
    yield opened
    opened.close()


def share_line(minor: int) -> ReceiptLine:
    """A line of a receipt for shares."""
    return ReceiptLine(minor=minor, share_type_id=SHARES)


def recorded(office: Office, order: RecordReceipt) -> int:
    """The receipt written; returns its id."""
    return office.do(record_receipt, order).result.id


def test_one_receipt_pays_for_shares_and_dues(office: Office) -> None:
    order = receipt(
        AWA, share_line(12_000), line(2000, period_from=YEAR_25), number=" A-0118 ", channel=Channel.MOBILE_MONEY,
        account="79 12 34 56", account_holder="FALL Moussa", payer_name="FALL Moussa", remarks="at the market",
    )  # fmt: skip
    done = office.do(record_receipt, order)
    assert (done.result.number, done.touched) == ("A-0118", frozenset({Area.SHARES, Area.DUES, Area.JOURNAL}))
    assert shares.held(office, AWA) == (2, 20_000, 12_000, 0)
    told = owed(office, AWA)
    assert told is not None
    assert (told.charged, told.paid, told.overdue) == (4000, 2000, 2000)
    detail = office.ask(receipt_detail, done.result.id)
    assert [(each.share_code, each.minor, each.period) for each in detail.lines] == [
        ("A", 12_000, None), ("", 2000, FeePeriod(YEAR_25, date(2025, 12, 31)))
    ]  # fmt: skip
    assert (detail.label.minor, detail.payer, detail.account, detail.is_reversed) == (
        14_000, "FALL Moussa", "79 12 34 56", False
    )  # fmt: skip
    assert office.ask(dues_ledger, AWA)[-1].receipt == detail.label
    journal = make.last_line(office)
    assert (journal.act, journal.label) == ("dues.received", "1 · DIOP Awa")
    assert make.changes(journal)["paid_for"] == (
        None, "A: 12000 BIF, DUES · Fee DUES 2025-01-01 – 2025-12-31: 2000 BIF"
    )  # fmt: skip


def test_what_is_proposed_is_what_is_due(office: Office) -> None:
    proposal = office.ask(receipt_proposal, AWA, TODAY)
    assert [(each.code, each.due, each.owed) for each in proposal.lines] == [
        ("A", 20_000, 20_000), ("DUES", 4000, 4000), ("ADM", 0, 0), ("LEVY", 0, 0)
    ]  # fmt: skip
    assert office.ask(period_proposed, DUES, AWA) == FeePeriod(YEAR_25, date(2025, 12, 31))
    dues.paid(office, AWA, 2000)
    assert office.ask(period_proposed, DUES, AWA) == FeePeriod(YEAR_26, date(2026, 12, 31))
    assert office.ask(period_proposed, LEVY, AWA) is None


@pytest.mark.parametrize(("minor", "stops"), [(3999, None), (4000, None), (4001, False)])
def test_dues_paid_beyond_what_is_owed_are_an_advance_with_a_warning(
    office: Office,
    minor: int,
    stops: bool | None,  # noqa: FBT001 - a table of cases
) -> None:
    order = receipt(AWA, line(minor))
    found = office.ask(objections_to_receipt_order, order, TODAY)
    assert [each.stops for each in found if each.message == judging.ADVANCE] == ([] if stops is None else [stops])
    recorded(office, order)
    told = owed(office, AWA)
    assert told is not None
    assert told.owed == 4000 - minor


@pytest.mark.parametrize(("minor", "sentence"), [(19_999, []), (20_000, []), (20_001, [ABOVE_DUE])])
def test_shares_paid_beyond_what_is_due_are_refused(office: Office, minor: int, sentence: list[str]) -> None:
    order = receipt(AWA, line(1), share_line(minor))
    if sentence:
        assert refused(office, record_receipt, order) == {"lines.1.minor": sentence}
    else:
        recorded(office, order)
        assert shares.held(office, AWA)[2] == minor


def test_everything_wrong_is_said_at_once(office: Office) -> None:
    recorded(office, receipt(BINTOU, line(1), number="7"))
    order = receipt(
        AWA, line(0), line(5), ReceiptLine(minor=1), share_line(99_999), line(1, period_from=date(2026, 3, 3)),
        on=date(2026, 11, 24), number="7", given_minor=1, given_currency="USD",
    )  # fmt: skip
    assert refused(office, record_receipt, order) == {
        "lines.0.minor": [NOT_POSITIVE], "lines.1.what": [judging.STANDS_TWICE],
        "lines.2.what": [judging.NOTHING_CHOSEN], "lines.3.minor": [ABOVE_DUE],
        "lines.4.period_from": [charging.NOT_A_PERIOD], "received_on": [DAY_AHEAD], "number": [NUMBER_TAKEN],
        "rate": [NO_RATE],
    }  # fmt: skip


def test_a_receipt_needs_lines_of_one_currency(office: Office) -> None:
    assert refused(office, record_receipt, receipt(AWA))["lines"] == [judging.NO_LINES]
    dollars = dues.fee(office, "USD", currency="USD", minor=250)
    order = receipt(AWA, line(1), line(250, dollars))
    assert refused(office, record_receipt, order) == {"lines.1.what": [judging.TWO_CURRENCIES]}
    with pytest.raises(NotFound):
        office.do(record_receipt, receipt(99, line(1)))


def test_a_receipt_is_taken_back_with_all_its_entries(office: Office) -> None:
    before = owed(office, AWA), shares.held(office, AWA)
    receipt_id = recorded(office, receipt(AWA, share_line(5000), line(2500), number="A-1"))
    office.do(reverse_receipt, ReverseReceipt(receipt_id=receipt_id, reason="Written for the wrong member."))
    told = owed(office, AWA)
    assert (told, shares.held(office, AWA)) == before
    assert office.ask(receipt_detail, receipt_id).is_reversed
    assert make.last_line(office).act == "dues.receipt_reversed"
    assert refused(office, reverse_receipt, ReverseReceipt(receipt_id=receipt_id, reason="")) == {
        "receipt_id": [judging.RECEIPT_REVERSED], "reason": [judging.NO_REASON]
    }  # fmt: skip
    recorded(office, receipt(AWA, line(1), number="A-1"))  # its number is free again


def test_an_entry_of_a_receipt_takes_the_whole_receipt_back(office: Office) -> None:
    before = shares.held(office, AWA)
    recorded(office, receipt(AWA, share_line(5000), line(2500)))
    serial = office.ask(dues_ledger, AWA)[-1].serial
    assert refused(office, reverse_dues, ReverseDues(serial=serial, reason="")) == {"reason": [judging.NO_REASON]}
    office.do(reverse_dues, ReverseDues(serial=serial, reason="Wrong."))
    assert shares.held(office, AWA) == before
    assert refused(office, reverse_dues, ReverseDues(serial=serial, reason="Wrong.")) == {
        "": [judging.REVERSED_ALREADY]
    }


def test_another_currency_is_kept_beside_the_amount_at_the_rate_that_was_written(office: Office) -> None:
    order = receipt(AWA, line(4000), given_minor=100, given_currency="USD", rate="4000")
    receipt_id = recorded(office, order)
    label = office.ask(receipt_detail, receipt_id).label
    assert (label.minor, label.given_minor, label.given_currency, label.rate) == (4000, 100, "USD", "4000")
    wrong = receipt(AWA, line(4100), given_minor=100, given_currency="USD", rate="4000")
    assert refused(office, record_receipt, wrong) == {"given_minor": [OTHER_AMOUNT]}


@pytest.mark.parametrize(
    ("number", "next_one"),
    [
        ("A-0118", "A-0119"), ("999", "1000"), ("A-0999", "A-1000"), ("12/26", "12/27"), ("7 b", "8 b"), ("none", ""),
        ("", ""), (" 41 ", "42"),
    ],
)  # fmt: skip
def test_numbers_are_counted_up(number: str, next_one: str) -> None:
    assert following_number(number) == next_one


def test_the_next_number_follows_the_one_entered_last(office: Office) -> None:
    assert office.ask(next_receipt_number) == ""
    recorded(office, receipt(AWA, line(1), number="A-0118"))
    recorded(office, receipt(AWA, line(1), on=DUE_25))
    assert office.ask(next_receipt_number) == "A-0119"
    assert office.ask(receipt_proposal, AWA, TODAY).number == "A-0119"


def test_the_book_of_receipts_lists_and_sums(office: Office) -> None:
    first = recorded(office, receipt(AWA, line(100), number="1", on=date(2026, 5, 1)))
    second = recorded(office, receipt(AWA, line(200), share_line(300), number="2", channel=Channel.BANK))
    third = recorded(office, receipt(BINTOU, line(400), number="3", channel=Channel.BANK))
    office.do(reverse_receipt, ReverseReceipt(receipt_id=third, reason="Wrong."))
    assert list(office.ask(receipt_ids, ReceiptView())) == [third, second, first]
    assert list(office.ask(receipt_ids, ReceiptView(until=date(2026, 5, 1)))) == [first]
    assert list(office.ask(receipt_ids, ReceiptView(since=date(2026, 5, 2), number="2"))) == [second]
    rows = office.ask(receipt_rows, (third, second))
    assert [(row.label.number, row.member.number, row.label.minor, row.is_reversed) for row in rows] == [
        ("3", "2", 400, True), ("2", "1", 500, False)
    ]  # fmt: skip
    sums = office.ask(receipt_sums, ReceiptView())
    assert (sums.count, sums.reversed_count) == (2, 1)
    assert sums.by_channel == {(Channel.CASH, "BIF"): 100, (Channel.BANK, "BIF"): 500}
