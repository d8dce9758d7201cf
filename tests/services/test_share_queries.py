"""What is asked of the register: the page of a member, the ledger, the capital between two days, what is overdue."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.errors import NotFound
from pomanager.readmodels.shares import Capital, EntryView
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.office import Office
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.orders import MergeHoldings
from pomanager.services.shares.queries.capital import capital_between, capital_floor, highest_capital, holders_of
from pomanager.services.shares.queries.facts import accounts_of, holders_found, own_currency
from pomanager.services.shares.queries.holdings import holding_of, holdings_on, member_shares
from pomanager.services.shares.queries.ledger import entries_of, entry_row, entry_rows, entry_serials, next_serial
from pomanager.services.shares.queries.listing import held_rows, holdings_by_number
from pomanager.services.shares.queries.overdue import overdue_on
from tests import make
from tests import shares as build
from tests.shares import AWA, BINTOU, COUMBA, TODAY

FIRST = date(2024, 1, 31)
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with holdings in two types and currencies, a reversal, and a merge; nobody writes in it."""
    opened = build.share_office(Path(tmp_path_factory.mktemp("queries")), make.MovableClock())
    build.bylaws(opened, {**build.LAWS, "capital.capital_floor": "75 %"}, date(2016, 1, 1))
    build.share_type(opened, "B", 500, currency="USD")
    build.subscribed(opened, BINTOU, 10, FIRST, 25_000)  # 1, 2
    build.paid(opened, BINTOU, 10_000, date(2024, 6, 1), "R1")  # 3
    build.subscribed(opened, AWA, 4, date(2024, 3, 1), share_type_id=2)  # 4
    build.reversed_entry(opened, build.subscribed(opened, COUMBA, 50, date(2024, 3, 1)))  # 5, 6
    build.subscribed(opened, COUMBA, 1, date(2025, 3, 1))  # 7
    opened.do(merge_holdings, MergeHoldings(from_member_id=COUMBA, to_member_id=AWA, on=date(2025, 4, 1)))  # 8, 9
    yield opened
    opened.close()


def test_the_page_of_a_member(office: Office) -> None:
    page = office.ask(member_shares, BINTOU, TODAY)
    assert (page.member.name, page.day, len(page.holdings)) == ("Bintou", TODAY, 1)
    held = page.holdings[0]
    assert (held.shares, held.unit_minor, held.due, held.overdue) == (10, 10_000, 65_000, 40_000)
    assert [(row.due_on, row.minor, row.is_overdue) for row in page.instalments] == [
        (date(2025, 1, 31), 40_000, True), (date(2027, 1, 31), 25_000, False),
    ]  # fmt: skip
    assert held.type.money(held.due).currency == "XOF"
    ahead = office.ask(member_shares, BINTOU, date(2024, 6, 1))
    assert [row.minor for row in ahead.instalments] == [15_000, 25_000, 25_000], "paid ahead: the earliest"
    with pytest.raises(NotFound):
        office.ask(member_shares, 99, TODAY)


def test_a_type_once_held_keeps_its_row(office: Office) -> None:
    rows = office.ask(holding_of, COUMBA, TODAY)
    assert [(row.type.code, row.shares, row.subscribed) for row in rows] == [("A", 0, 0)]
    assert office.ask(holding_of, build.DJENEBA, TODAY) == ()


def test_all_holdings_come_as_columns(office: Office) -> None:
    sheet = office.ask(holdings_on, TODAY)
    assert (list(sheet.member_ids), list(sheet.type_ids)) == ([AWA, AWA, BINTOU], [1, 2, 1])
    assert (list(sheet.shares), list(sheet.paid)) == ([1, 4, 10], [0, 0, 35_000])
    assert len(office.ask(holdings_on, TODAY, 2)) == 1
    assert len(office.ask(holdings_on, FIRST - DAY)) == 0
    alone = office.ask(holdings_on, FIRST)  # of the second type nothing is entered yet
    assert [*zip(alone.member_ids, alone.type_ids, alone.shares, alone.paid, strict=True)] == [(BINTOU, 1, 10, 25_000)]
    assert list(alone.deferred) == [75_000]
    ordered = office.ask(holdings_by_number, TODAY)
    rows = office.ask(held_rows, ordered, range(len(ordered)))
    assert [(row.member.number, row.type.code, row.due) for row in rows] == [
        ("1", "A", 10_000), ("1", "B", 2_000), ("2", "A", 65_000),
    ]  # fmt: skip


def test_names_are_those_of_the_day(tmp_path: Path, clock: make.MovableClock) -> None:
    office = build.share_office(tmp_path, clock)
    build.subscribed(office, AWA, 1, FIRST)
    sheet = office.ask(holdings_by_number, FIRST)
    assert [row.member.name for row in office.ask(held_rows, sheet, [0])] == ["Awa"]
    office.close()


def test_the_ledger_in_order_of_serial_and_of_day(office: Office) -> None:
    assert office.ask(next_serial) == 10
    assert list(office.ask(entry_serials, EntryView())) == list(range(1, 10))
    assert list(office.ask(entry_serials, EntryView(newest_first=True))) == list(range(9, 0, -1))
    by_day = EntryView(by_day=True, since=date(2024, 2, 1), until=date(2025, 3, 1))
    assert list(office.ask(entry_serials, by_day)) == [4, 5, 6, 3, 7]
    assert list(office.ask(entry_serials, replace(by_day, newest_first=True))) == [7, 3, 6, 5, 4]
    assert list(office.ask(entry_serials, replace(by_day, type_id=2))) == [4]
    payments = EntryView(kinds=frozenset({EntryKind.PAYMENT, EntryKind.REVERSAL}))
    assert list(office.ask(entry_serials, payments)) == [2, 3, 6]
    assert list(office.ask(entry_serials, EntryView(member_id=AWA, type_id=1))) == [9]
    rows = office.ask(entry_rows, [9, 99, 5])
    assert [row.serial for row in rows] == [9, 5], "in the order asked for; what is not there is left out"
    assert [each.name for each in rows[0].counterparties] == ["Coumba"]
    assert (rows[1].reversed_by, rows[1].counterparties) == (6, ())
    with pytest.raises(NotFound):
        office.ask(entry_row, 99)
    assert [row.serial for row in office.ask(entries_of, COUMBA)] == [5, 6, 7, 8]


def test_the_capital_between_two_days(office: Office) -> None:
    first, second, dollars, together = (
        *[row for row in office.ask(capital_between, date(2024, 2, 1), date(2025, 12, 31)) if row.type is not None],
        *[row for row in office.ask(capital_between, date(2024, 2, 1), date(2025, 12, 31)) if row.type is None],
    )  # fmt: skip
    assert (first.opening, first.closing) == (Capital(10, 100_000, 25_000, 1), Capital(11, 110_000, 35_000, 2))
    assert [(each.kind, each.shares, each.subscribed, each.paid) for each in first.moved] == [
        (EntryKind.SUBSCRIPTION, 1, 10_000, 0),
        (EntryKind.PAYMENT, 0, 0, 10_000),
        (EntryKind.MERGE_OUT, -1, -10_000, 0),
        (EntryKind.MERGE_IN, 1, 10_000, 0),
    ], "what was reversed is gone"
    assert (second.closing, second.floor) == (Capital(4, 2_000, 0, 1), None)
    assert {dollars.currency, together.currency} == {"XOF", "USD"}
    francs = dollars if dollars.currency == "XOF" else together
    assert (francs.highest, francs.floor) == (110_000, 82_500)
    for row in (first, second, dollars, together):
        for part in ("shares", "subscribed", "paid"):
            moved = sum(getattr(each, part) for each in row.moved)
            assert getattr(row.opening, part) + moved == getattr(row.closing, part)


def test_the_highest_capital_and_its_floor(office: Office) -> None:
    assert office.ask(highest_capital, "XOF", FIRST - DAY) == 0
    assert office.ask(highest_capital, "XOF", FIRST) == 100_000
    assert office.ask(capital_floor, "XOF", FIRST) == 75_000
    assert office.ask(capital_floor, "XOF", date(2015, 6, 1)) is None, "the by-laws of that day are silent"
    assert office.ask(holders_of, [1, 2], TODAY) == 2


def test_what_is_overdue_the_oldest_first(office: Office) -> None:
    def told(day: date) -> list[tuple[str, str, date, int]]:
        return [(row.member.name, row.type.code, row.since, row.minor) for row in office.ask(overdue_on, day)]

    dollars = ("Awa", "B", date(2024, 3, 1))
    assert told(FIRST) == [], "a quarter was due at once, and paid"
    assert told(date(2025, 1, 31)) == [(*dollars, 500)], "the last day is still in time"
    assert told(date(2025, 2, 1)) == [(*dollars, 500), ("Bintou", "A", date(2025, 1, 31), 15_000)]
    assert told(TODAY) == [
        (*dollars, 1_500), ("Bintou", "A", date(2025, 1, 31), 40_000), ("Awa", "A", date(2025, 4, 1), 5_000),
    ]  # fmt: skip


def test_facts_of_many_at_once(office: Office) -> None:
    found = office.ask(accounts_of, [(AWA, 1), (AWA, 2), (BINTOU, 1), (99, 1)])
    assert [(each.holder.member_id, each.type.code, each.on(TODAY).shares) for each in found] == [
        (AWA, "A", 1), (AWA, "B", 4), (BINTOU, "A", 10),
    ]  # fmt: skip
    assert office.ask(holders_found, [99]) == {}
    assert office.ask(own_currency).code == "XOF"
