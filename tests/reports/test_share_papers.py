"""The papers on the share register: what they say, sums that are carried forward, and rows that are not kept."""

import re
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.member_papers import HeldShares
from pomanager.readmodels.share_papers import ShareLine
from pomanager.readmodels.shares import EntryRow
from pomanager.reports.dues.statement import STATEMENT
from pomanager.reports.members.register import REGISTER
from pomanager.reports.shares.capital import CAPITAL
from pomanager.reports.shares.movements import SHARE_MOVEMENTS
from pomanager.reports.shares.register import SHARE_REGISTER
from pomanager.rules.dues.kinds import DuesKind
from pomanager.rules.paper_options import ShareOrder
from pomanager.rules.shares.kinds import EntryKind
from tests.reports import sheets as members
from tests.reports import sheets_passing
from tests.reports import sheets_shares as sheets
from tests.reports.sheets import pages_of, put
from tests.reports.test_body_papers import flat
from tests.reports.test_member_papers import said

ROWS = 5000
KIND = sheets_passing.kind()


def numbered(count: int) -> Iterator[ShareLine]:
    """So many holders of one to seven shares, every third of whom owes a franc for each."""
    for number in range(1, count + 1):
        shares = 1 + number % 7
        due = shares if number % 3 == 0 else 0
        yield ShareLine(
            f"{number:05d}", "NIYONZIMA Aline", date(2018, 2, 10), shares, shares * 10, shares * 10 - due, 0
        )


# ---- the register ---------------------------------------------------------------------------------------------------


def test_the_register_says_who_holds_how_much_and_what_all_hold(tmp_path: Path) -> None:
    rows = (sheets.line(), sheets.line("00043", "FALL Bintou", admitted_on=None, paid=40_000))
    text = flat(said(SHARE_REGISTER, sheets.register(("", rows), shown=2), tmp_path))
    assert "In order of admission · As of 24 November 2026 A · Ordinary · XOF" in text
    assert "Holders 9 Shares 36 Subscribed F CFA 360,000 Paid up F CFA 225,000 Still due F CFA 135,000" in text
    assert "Overdue F CFA 45,000 · 9 members" in text
    assert "00042 NIYONZIMA Aline 10/02/2018 4 40,000 25,000 15,000 5,000" in text
    assert "00043 FALL Bintou 4 40,000 40,000 Total 8 80,000 65,000 15,000 5,000" in text


def test_sums_are_carried_from_page_to_page(tmp_path: Path) -> None:
    file, rows = tmp_path / "register.pdf", list(numbered(120))
    with speaking("en"):
        put(SHARE_REGISTER, sheets.register(("", rows), shown=len(rows)), file)
    pages = [flat(page) for page in pages_of(file)]
    assert len(pages) > 2
    done = 0
    for number, page in enumerate(pages):
        own = re.findall(r"(\d{5}) NIYONZIMA", page)
        done += len(own)
        last = number == len(pages) - 1
        so_far = rows[:done]
        sums = [
            sum(row.shares for row in so_far), sum(row.subscribed for row in so_far), sum(row.paid for row in so_far),
            sum(row.due for row in so_far), sum(row.overdue for row in so_far),
        ]  # fmt: skip
        label = "Total" if last else "Carried forward"
        assert f"{label} {' '.join(f'{each:,}' for each in sums)}" in page
        if not last:
            assert f"Brought forward {' '.join(f'{each:,}' for each in sums)}" in pages[number + 1]
    assert done == len(rows)


def test_sections_have_subtotals_and_certificates_their_column(tmp_path: Path) -> None:
    groups = (("Mungwa", (sheets.line(certificates=(3, 12)),)), ("", (sheets.line("7", "Union"),)))
    sheet = sheets.register(*groups, shown=2, with_certificates=True, order=ShareOrder.NAME)
    text = flat(said(SHARE_REGISTER, sheet, tmp_path))
    assert "In order of name" in text
    assert "NIYONZIMA Aline 10/02/2018 3, 12 4 40,000 25,000 15,000 5,000 Subtotal 4 40,000" in text
    assert "Without a section" in text
    assert "Total 8 80,000 50,000 30,000 10,000" in text


def test_the_register_of_one_section_and_of_what_is_overdue_says_so(tmp_path: Path) -> None:
    sheet = sheets.register(("", (sheets.line(),)), section="Mungwa", only_overdue=True)
    text = flat(said(SHARE_REGISTER, sheet, tmp_path))
    assert "In order of admission · Mungwa · Only those with something overdue" in text
    assert "Holders 9" not in text, "the sums are of everybody, not of the section"
    nobody = flat(said(SHARE_REGISTER, sheets.register(shown=0, only_overdue=True), tmp_path))
    assert "Nothing is overdue." in nobody
    assert "Nobody held shares on this day." in flat(
        said(SHARE_REGISTER, replace(sheets.register(), types=()), tmp_path)
    )


# ---- movements ------------------------------------------------------------------------------------------------------


def test_movements_say_who_to_whom_and_on_what_ground(tmp_path: Path) -> None:
    other = sheets.holder("00007", "FALL Bintou")
    rows = [
        sheets.entry(decided_on=date(2026, 3, 10), decision="CA 3/2026"),
        sheets.payment(),
        sheets.entry(19, EntryKind.TRANSFER_OUT, shares=-2, subscribed=-20_000, paid=-20_000, counterparties=(other,)),
    ]
    text = flat(said(SHARE_MOVEMENTS, sheets.movements(rows), tmp_path))
    assert "From 1 January 2026 to 24 November 2026" in text
    assert "Beginning of 1 Jan 2026 3 10 100,000 80,000 Entries: 3 2 20,000 5,000 End of 24 Nov 2026 4 12" in text
    assert (
        "17 12/03/2026 14/03/2026 Subscription 00042 · NIYONZIMA Aline 10/03/2026 · CA 3/2026 4 10,000 40,000" in text
    )
    assert "18 12/03/2026 14/03/2026 Payment 00042 · NIYONZIMA Aline Receipt no. R-118 10,000 25,000" in text
    assert "Transfer to another holder 00042 · NIYONZIMA Aline to 00007 · FALL Bintou -2 10,000 -20,000 -20,000" in text
    assert "Total 2 20,000 5,000" in text, "as the entries between the two balances"


def test_an_entry_and_what_takes_it_back_name_each_other_and_come_to_nothing(tmp_path: Path) -> None:
    back = sheets.entry(
        23, EntryKind.REVERSAL, shares=-4, subscribed=-40_000, reverses=17, reason="Entered twice.",
        reversed_kind=EntryKind.SUBSCRIPTION,
    )  # fmt: skip
    text = flat(said(SHARE_MOVEMENTS, sheets.movements([sheets.entry(reversed_by=23), back]), tmp_path))
    assert "Subscription 00042 · NIYONZIMA Aline Taken back by entry 23 4 10,000 40,000" in text
    assert "Reversal: Subscription 00042 · NIYONZIMA Aline Entered twice. Takes back entry 17 -4 10,000 -40,000" in text
    assert "Total 0 0 0" in text


def test_a_time_without_entries_says_so(tmp_path: Path) -> None:
    assert "Nothing was entered for this time." in flat(said(SHARE_MOVEMENTS, sheets.movements([]), tmp_path))
    empty = replace(sheets.movements([]), types=())
    assert "Nobody held shares in this time." in flat(said(SHARE_MOVEMENTS, empty, tmp_path))


# ---- long registers keep nothing ------------------------------------------------------------------------------------


class _WatchedLine(ShareLine):
    """A line that can be watched."""


@dataclass(frozen=True)
class _WatchedEntry(EntryRow):
    """An entry that can be watched."""


def _watched(make: Callable[[int], Any], alive: list[int]) -> Iterator[Any]:
    """So many rows as a register asks for them; notes each time how many are still held by anybody."""
    seen: weakref.WeakSet[Any] = weakref.WeakSet()
    for number in range(ROWS):
        row = make(number)
        seen.add(row)
        yield row
        del row
        alive.append(len(seen))


def test_of_five_thousand_holders_none_is_kept_once_it_is_written(tmp_path: Path) -> None:
    alive: list[int] = []

    def made(number: int) -> _WatchedLine:
        return _WatchedLine(f"{number:05d}", "NIYONZIMA Aline", date(2018, 2, 10), 1, 10, 10, 0)

    with speaking("en"):
        put(SHARE_REGISTER, sheets.register(("", _watched(made, alive)), shown=ROWS), tmp_path / "long.pdf")
    assert len(alive) == ROWS
    assert max(alive) <= 1
    assert f"Total {ROWS:,} 50,000 50,000 0 0" in flat(pages_of(tmp_path / "long.pdf")[-1])


def test_of_five_thousand_entries_none_is_kept_once_it_is_written(tmp_path: Path) -> None:
    alive: list[int] = []
    usual = sheets.entry()
    fields = {name: getattr(usual, name) for name in EntryRow.__slots__}

    def made(number: int) -> _WatchedEntry:
        return _WatchedEntry(**(fields | {"serial": number}))

    sheet = sheets.movements([usual] * ROWS, told=_watched(made, alive))
    with speaking("en"):
        put(SHARE_MOVEMENTS, sheet, tmp_path / "long.pdf")
    assert len(alive) == ROWS
    assert max(alive) <= 1
    assert "Total 20,000 200,000,000" in flat(pages_of(tmp_path / "long.pdf")[-1])


# ---- the capital ----------------------------------------------------------------------------------------------------


def test_the_capital_goes_from_its_opening_by_reason_to_its_closing(tmp_path: Path) -> None:
    text = flat(said(CAPITAL, sheets.capital(KIND, floor=120_000), tmp_path))
    assert "Share capital in XOF" in text
    assert "Beginning of 1 Jan 2026 3 10 100,000 80,000 Subscription + 6 + 60,000 Payment + 20,000" in text
    assert "Redemption − 2 − 20,000 − 20,000 End of 24 Nov 2026 4 14 140,000 80,000" in text
    assert "Still due F CFA 60,000 Highest capital so far F CFA 160,000 Floor of the capital F CFA 120,000" in text
    assert "A · Ordinary" not in text, "one type is all there is"
    assert "below its floor" not in text


def test_two_types_stand_below_their_sum_and_a_capital_below_its_floor_is_told(tmp_path: Path) -> None:
    text = flat(said(CAPITAL, sheets.capital(KIND, sheets_passing.kind("B", "Savings"), floor=140_001), tmp_path))
    assert "The capital is below its floor" in text
    assert text.count("End of 24 Nov 2026 4 14 140,000 80,000") == 3
    silent = flat(said(CAPITAL, sheets.capital(KIND), tmp_path))
    assert "Floor of the capital — The by-laws say nothing on how far the capital may fall." in silent
    empty = flat(said(CAPITAL, replace(sheets.capital(KIND), currencies=()), tmp_path))
    assert "Nobody held shares in this time." in empty


# ---- the statement --------------------------------------------------------------------------------------------------


def test_a_statement_tells_shares_dues_receipts_and_certificates(tmp_path: Path) -> None:
    text = flat(said(STATEMENT, sheets.statement(), tmp_path))
    assert "A · Ordinary 4 F CFA 10,000 F CFA 40,000 F CFA 25,000 F CFA 15,000 F CFA 5,000" in text
    assert "A · Ordinary 12 Sept 2026 · overdue F CFA 5,000 A · Ordinary 12 Mar 2027 F CFA 10,000" in text
    assert (
        "17 12/03/2026 Subscription 4 40,000 4 40,000 18 12/03/2026 Payment Receipt no. R-118 25,000 4 15,000" in text
    )
    assert "No. 12 A · Ordinary 1 Oct 2026 4" in text
    assert "Annual dues BIF 4,000 BIF 2,500 BIF 1,500 BIF 1,500 31/03/2026" in text
    assert "7 01/01/2026 Annual dues · 2026 Charge BIF 4,000 BIF 4,000" in text
    assert "R-118 12/03/2026 Cash F CFA 25,000" in text
    assert "Thumb-print" in text


def test_a_statement_names_what_was_taken_back(tmp_path: Path) -> None:
    entries = (
        sheets.entry(reversed_by=23),
        sheets.entry(
            23, EntryKind.REVERSAL, shares=-4, subscribed=-40_000, reverses=17, reversed_kind=EntryKind.SUBSCRIPTION
        ),
    )
    dues = (
        sheets.dues_entry(reversed_by=9),
        sheets.dues_entry(DuesKind.REVERSAL, serial=9, minor=-4000, balance=0, reverses=7, reason="Not a member then."),
    )
    known = replace(sheets.statement().receipts[0], is_reversed=True)
    sheet = sheets.statement(accounts=(sheets.account_of(*entries),), dues=dues, receipts=(known,))
    text = flat(said(STATEMENT, sheet, tmp_path))
    assert "Subscription Taken back by entry 23 4 40,000 4 40,000" in text
    assert "Reversal: Subscription Takes back entry 17 -4 -40,000 0 0" in text
    assert "Reversal Not a member then. Takes back entry 7" in text
    assert "R-118 taken back 12/03/2026" in text


def test_a_statement_of_somebody_without_shares_or_dues_says_so(tmp_path: Path) -> None:
    sheet = sheets.statement(holdings=(), instalments=(), accounts=(), certificates=(), fees=(), dues=(), receipts=())
    text = flat(said(STATEMENT, sheet, tmp_path))
    assert "No shares are held." in text
    assert "No dues were charged or paid by this day." in text
    assert "Receipts" not in text


def test_the_register_of_members_tells_shares_in_each_currency_where_they_are_kept(tmp_path: Path) -> None:
    held = (HeldShares("KHR", 0, 4, 200_000, 50_000), HeldShares("USD", 2, 1, 1_250, 0))
    rows = [replace(members.register_line(1), held=held), members.register_line(2)]
    told = flat(said(REGISTER, replace(members.register(rows), with_shares=True), tmp_path))
    assert "Shares: subscribed / paid up" in told
    assert "4: 200,000 / 50,000 KHR 1: 12.50 / 0.00 USD 2 00002" in told
    assert "KHR" not in said(REGISTER, members.register(rows), tmp_path)


@pytest.mark.parametrize("language", [each.code for each in LANGUAGES])
def test_all_four_print_in_every_language(language: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    for kind, sheet in (
        (SHARE_REGISTER, sheets.register(("Mungwa", (sheets.line(),)))),
        (SHARE_MOVEMENTS, sheets.movements([sheets.entry(), sheets.payment()])),
        (CAPITAL, sheets.capital(KIND, sheets_passing.kind("B"), floor=1)),
        (STATEMENT, sheets.statement()),
    ):
        printing: Any = kind
        with speaking(language):
            put(printing, sheet, file)
        text = flat("".join(pages_of(file)))
        assert "A · Ordinary" in text
