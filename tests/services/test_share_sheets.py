"""What fills the papers on the share register: the register on a day, movements, the capital's course, statements."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pomanager.errors import NotFound, Refused
from pomanager.readmodels.member_papers import HeldShares
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.share_papers import CapitalPoint, ShareRegisterSheet
from pomanager.readmodels.share_statement import StatementSheet
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.paper_options import Options, ShareOrder
from pomanager.services.dues.commands.receipts import record_receipt, reverse_receipt
from pomanager.services.dues.orders import ReceiptLine, ReverseReceipt
from pomanager.services.dues.queries import statement
from pomanager.services.members.queries.register import register_sheet
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import cancel_certificate, issue_certificate
from pomanager.services.shares.orders_passing import CancelCertificate, IssueCertificate
from pomanager.services.shares.queries import share_sheets
from pomanager.services.shares.queries.capital_course import days_told
from pomanager.services.shares.queries.certificates import valid_numbers
from pomanager.services.shares.queries.held_in_all import held_in_all
from tests import dues, make
from tests import shares as build
from tests.shares import AWA, BINTOU, COUMBA, FANTA, TODAY

BEGAN, LATER = date(2024, 1, 31), date(2026, 3, 1)
PRINTED = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Holdings of two types and currencies, one taken back, certificates, a section, dues; nobody writes in it."""
    opened = build.share_office(Path(tmp_path_factory.mktemp("sheets")), make.MovableClock())
    make.member(opened, "Zoumana", on=date(2019, 5, 1), section="Mungwa", number="00090")  # 7, admitted first
    build.share_type(opened, "B", 500, currency="USD")
    build.subscribed(opened, BINTOU, 10, BEGAN, 25_000)  # 1, 2
    build.subscribed(opened, AWA, 4, BEGAN, 40_000)  # 3, 4
    build.subscribed(opened, 7, 2, LATER, 20_000)  # 5, 6
    build.subscribed(opened, FANTA, 1, LATER, 10_000)  # 7, 8
    build.reversed_entry(opened, build.subscribed(opened, COUMBA, 50, LATER))  # 9, 10
    build.subscribed(opened, AWA, 3, LATER, share_type_id=2)  # 11
    for shares in (3, 1):
        opened.do(issue_certificate, IssueCertificate(member_id=AWA, share_type_id=1, shares=shares, on=LATER))
    opened.do(cancel_certificate, CancelCertificate(certificate_id=1, on=date(2026, 4, 1), remarks="Wrong."))
    fee = dues.fee(opened, "DUES", kind=FeeKind.DUES, period=Period.YEAR, minor=2000)
    lines = (ReceiptLine(minor=5_000, share_type_id=1), ReceiptLine(minor=2_000, fee_type_id=fee))
    opened.do(record_receipt, dues.receipt(BINTOU, *lines, on=LATER, number="R-7"))  # 12
    other = dues.receipt(AWA, dues.line(2_000, fee), on=LATER, number="R-8")
    wrong = opened.do(record_receipt, other).result.id
    opened.do(reverse_receipt, ReverseReceipt(receipt_id=wrong, reason="Another member’s."))
    yield opened
    opened.close()


def asked(day: date = TODAY, of: int = 0, **options: Any) -> Asked:  # noqa: ANN401 - any option
    return Asked(PRINTED, day, of, options=Options(**options))


def register(office: Office, day: date = TODAY, **options: Any) -> tuple[ShareRegisterSheet, list[list[str]]]:  # noqa: ANN401
    """The register, and the names on it, type by type."""

    def read(session: Any) -> tuple[ShareRegisterSheet, list[list[str]]]:  # noqa: ANN401
        sheet = share_sheets.share_register_sheet(session, asked(day, **options))
        return sheet, [[line.name for group in each.groups for line in group.rows] for each in sheet.types]

    return office.ask(read)


def test_the_register_is_in_order_of_admission_with_applicants_last(office: Office) -> None:
    sheet, names = register(office)
    assert names == [["Zoumana", "Awa", "Bintou", "Fanta"], ["Awa"]]
    first = sheet.types[0]
    assert (first.holders, first.shares, first.subscribed, first.paid) == (4, 17, 170_000, 100_000)
    assert (first.unit_minor, first.due, first.shown) == (10_000, 70_000, 4)
    assert (sheet.types[1].type.currency, sheet.types[1].subscribed) == ("USD", 1_500)


def test_other_orders(office: Office) -> None:
    assert register(office, order=ShareOrder.NAME)[1][0] == ["Awa", "Bintou", "Fanta", "Zoumana"]
    assert register(office, order=ShareOrder.NUMBER)[1][0][-1] == "Zoumana"


def test_the_register_of_a_past_day_knows_nothing_of_what_came_after(office: Office) -> None:
    sheet, names = register(office, date(2025, 1, 1))
    assert names == [["Awa", "Bintou"], []]
    assert sheet.types[0].shares == 14


def test_only_those_with_something_overdue(office: Office) -> None:
    sheet, names = register(office, only_overdue=True, share_type="a")
    assert names == [["Bintou"]]
    assert (sheet.types[0].holders, sheet.types[0].overdue_holders, sheet.types[0].overdue) == (4, 1, 45_000)
    assert register(office, BEGAN, only_overdue=True)[1][0] == [], "the last day is in time"


def test_one_section_or_section_by_section(office: Office) -> None:
    assert register(office, section="Mungwa")[1][0] == ["Zoumana"]
    sheet, names = register(office, by_section=True)
    assert sheet.by_section
    assert names[0] == ["Zoumana", "Awa", "Bintou", "Fanta"], "those without a section come last"


def test_certificates_that_hold_on_the_day_stand_beside_their_holder(office: Office) -> None:
    def numbers(session: Any) -> list[tuple[int, ...]]:  # noqa: ANN401
        sheet = share_sheets.share_register_sheet(session, asked(certificates=True))
        return [line.certificates for group in sheet.types[0].groups for line in group.rows if line.name == "Awa"]

    assert office.ask(numbers) == [(2,)]
    assert office.ask(valid_numbers, date(2026, 3, 31), 1, [AWA, BINTOU]) == {AWA: (1, 2)}
    assert office.ask(valid_numbers, date(2026, 2, 28), 1, [AWA, BINTOU]) == {}


def test_rows_come_whole_whatever_is_read_at_a_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = register(office)[1]
    monkeypatch.setattr(share_sheets, "CHUNK", 1)
    assert register(office)[1] == whole


def test_a_type_or_a_section_nobody_knows(office: Office) -> None:
    with pytest.raises(NotFound, match="No type of share has the code"):
        register(office, share_type="Z")
    with pytest.raises(NotFound):
        register(office, section="Nowhere")
    assert office.ask(share_sheets.share_type_choices) == ("A", "B")


def test_movements_between_two_days_come_to_what_is_between_the_two_balances(office: Office) -> None:
    def read(session: Any) -> list[tuple[str, int, list[int], int, int]]:  # noqa: ANN401
        sheet = share_sheets.share_movements_sheet(session, asked(since=LATER))
        found = []
        for each in sheet.types:
            rows = list(each.rows)
            moved = sum(row.subscribed for row in rows)
            between = each.capital.closing.subscribed - each.capital.opening.subscribed
            found.append((each.type.code, each.count, [row.serial for row in rows], moved, between))
        return found

    assert office.ask(read) == [("A", 7, [5, 6, 7, 8, 9, 10, 12], 30_000, 30_000), ("B", 1, [11], 1_500, 1_500)]


def test_days_the_wrong_way_round_are_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.ask(share_sheets.share_movements_sheet, asked(LATER, since=TODAY))
    with pytest.raises(Refused):
        office.ask(share_sheets.capital_sheet, asked(LATER, since=TODAY))


def test_the_first_day_of_the_calendar_has_no_evening_before(office: Office) -> None:
    assert office.ask(share_sheets.share_movements_sheet, asked(since=date.min)).since == date(1, 1, 2)
    sheet = office.ask(share_sheets.capital_sheet, asked(since=date.min))
    assert sheet.since == date(1, 1, 2)
    days = [point.day for point in sheet.currencies[0].course]
    assert days == [date(2024, 1, 30), date(2024, 12, 31), date(2025, 12, 31), TODAY], "from the first entry on"


def test_the_capital_of_each_currency_has_its_course(office: Office) -> None:
    sheet = office.ask(share_sheets.capital_sheet, asked(since=date(2026, 1, 1)))
    francs, dollars = sheet.currencies
    assert [row.type.code for row in (*francs.types, *dollars.types) if row.type] == ["A", "B"]
    assert francs.course == (
        CapitalPoint(date(2025, 12, 31), 140_000, 65_000), CapitalPoint(date(2026, 3, 31), 170_000, 100_000),
        CapitalPoint(date(2026, 6, 30), 170_000, 100_000), CapitalPoint(date(2026, 9, 30), 170_000, 100_000),
        CapitalPoint(TODAY, 170_000, 100_000),
    )  # fmt: skip
    assert (francs.course[-1].subscribed, francs.course[-1].paid) == (
        francs.whole.closing.subscribed, francs.whole.closing.paid,
    )  # fmt: skip


def test_a_short_time_is_told_by_months_a_longer_one_by_quarters_a_long_one_by_years() -> None:
    june = date(2026, 6, 30)
    assert days_told(date(2026, 1, 1), june)[:3] == (date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28))
    assert len(days_told(date(2026, 1, 1), june)) == 7, "six months"
    assert days_told(date(2025, 12, 15), june) == (date(2025, 12, 14), date(2025, 12, 31), date(2026, 3, 31), june)
    assert len(days_told(date(2024, 7, 1), june)) == 9, "two years by quarters"
    assert days_told(date(2024, 6, 30), june) == (
        date(2024, 6, 29), date(2024, 12, 31), date(2025, 12, 31), june,
    )  # fmt: skip
    assert days_told(june, june) == (date(2026, 6, 29), june)


def stated(office: Office, member_id: int, day: date = TODAY) -> StatementSheet:
    return office.ask(statement.statement_sheet, asked(day, member_id))


def test_a_statement_runs_up_to_what_is_held_and_owed(office: Office) -> None:
    sheet = stated(office, BINTOU)
    (account,) = sheet.accounts
    assert [(line.entry.serial, line.shares, line.due) for line in account.lines] == [
        (1, 10, 100_000), (2, 10, 75_000), (12, 10, 70_000),
    ]  # fmt: skip
    assert (sheet.holdings[0].shares, sheet.holdings[0].due) == (10, 70_000)
    assert sum(row.minor for row in sheet.instalments) == 70_000
    assert [row.balance for row in sheet.dues][-1] == sheet.fees[0].owed == -2_000
    assert [each.label.number for each in sheet.receipts if each.label.number] == ["R-7"]


def test_a_statement_of_a_past_day_ends_there(office: Office) -> None:
    sheet = stated(office, BINTOU, date(2025, 12, 31))
    assert [line.entry.serial for line in sheet.accounts[0].lines] == [1, 2]
    assert sheet.dues == ()
    assert len(sheet.receipts) == 1


def test_a_statement_has_each_type_and_only_certificates_that_hold(office: Office) -> None:
    sheet = stated(office, AWA)
    assert [account.type.code for account in sheet.accounts] == ["A", "B"]
    assert [row.number for row in sheet.certificates] == [2]
    taken_back = [each.label.number for each in sheet.receipts if each.is_reversed]
    assert taken_back == ["R-8"]


def test_a_statement_of_nobody(office: Office) -> None:
    with pytest.raises(NotFound):
        stated(office, 99)
    empty = stated(office, COUMBA, BEGAN)
    assert (empty.accounts, empty.receipts, empty.dues) == ((), (), ())


def test_the_register_of_members_has_what_each_holds_currency_by_currency(office: Office) -> None:
    def read(session: Any) -> dict[str, tuple[HeldShares, ...]]:  # noqa: ANN401
        sheet = register_sheet(session, asked(), held_in_all)
        assert sheet.with_shares
        return {line.name: line.held for line in sheet.rows}

    told = office.ask(read)
    assert told["Awa"] == (HeldShares("USD", 2, 3, 1_500, 0), HeldShares("XOF", 0, 4, 40_000, 40_000))
    assert told["Bintou"] == (HeldShares("XOF", 0, 10, 100_000, 30_000),)
    assert told["Coumba"] == (), "what was taken back is not held"
    assert office.ask(held_in_all, [BINTOU], date(2024, 1, 30)) == {}


def test_without_shares_the_register_of_members_says_nothing_of_them(office: Office) -> None:
    sheet = office.ask(register_sheet, asked())
    assert not sheet.with_shares
