"""Tables of past shares, payments and dues: brought in whole or not at all, proved by sums, taken back by lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db import share_sums
from pomanager.db.base import table_of
from pomanager.db.dues import DuesEntry
from pomanager.db.shares import Receipt, ShareEntry
from pomanager.errors import Cancelled, Refused, Stale
from pomanager.i18n import _, speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.entry_tables import EntryPlan
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.table_rows import PackedRows
from pomanager.rules.dues.entry_fields import ENTRY_FIELD_WORDS
from pomanager.rules.dues.entry_rows import FUTURE_DAY, UNKNOWN_TYPE
from pomanager.rules.dues.kinds import DuesKind, FeeKind, Period
from pomanager.rules.importing import naming
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import Channel, EntryKind, ValueChange
from pomanager.services.dues.commands import bringing_in, taking_back_tables
from pomanager.services.dues.commands.bringing_in import BringInEntries, bring_in_entries
from pomanager.services.dues.commands.taking_back_tables import TakeBackEntries, take_back_entries
from pomanager.services.dues.queries import entry_plan
from pomanager.services.dues.queries.entry_imports import entry_imports
from pomanager.services.dues.queries.entry_plan import EntryReading, plan_entries
from pomanager.services.dues.queries.listing import member_dues
from pomanager.services.exchange.reading import read_table
from pomanager.services.office import Office
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.orders import SetNominalValue
from pomanager.services.shares.queries.holdings import holding_of
from tests import dues, make, shares
from tests.shares import AWA, BINTOU, COUMBA, TODAY, UNION, share_office

OPENING = date(2025, 12, 31)
HEADS = "N°;Date;Parts;Versé;Cotisation;Dû;Cotisation payée;Année;Reçu;Mode de paiement"


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    opened = share_office(tmp_path, clock)
    dues.fee(opened, "COT", kind=FeeKind.DUES, period=Period.YEAR, minor=2_000)
    yield opened
    opened.close()


def plan(
    office: Office, tmp_path: Path, *rows: str, heads: str = HEADS, opening: date | None = None, name: str = "a.csv"
) -> EntryPlan:
    """The plan of a table with these rows."""
    path = tmp_path / name
    path.write_text("\n".join((heads, *rows)), encoding="utf-8")
    return office.ask(plan_entries, read_table(path), EntryReading(today=office.today(), opening_on=opening))


def bring_in(office: Office, planned: EntryPlan) -> int:
    """Bring it in; returns the number of the import."""
    return office.do(bring_in_entries, BringInEntries(plan=planned)).result.import_id


def held(office: Office, member_id: int, day: date = TODAY) -> tuple[int, int, int, int]:
    """Shares, subscribed, paid and overdue of the one type."""
    rows = office.ask(holding_of, member_id, day)
    return next(((row.shares, row.subscribed, row.paid, row.overdue) for row in rows), (0, 0, 0, 0))


def said(planned: EntryPlan) -> list[tuple[int, str, str]]:
    """What stops a plan: row, field, sentence."""
    return [(each.row, each.objection.about, each.objection.message) for each in planned.problems]


@contextmanager
def nothing_written(office: Office) -> Iterator[None]:
    """No table has another number of rows afterwards."""
    before = dues.rows_in(office)
    yield
    assert dues.rows_in(office) == before


def _differences(session: Session) -> list[Objection]:
    return list(share_sums.differences(session))


def number_of(office: Office, member_id: int) -> str:
    """The number of a member."""
    return str(office.ask(_numbers)[member_id])


def _numbers(session: Session) -> dict[int, str]:
    rows = session.execute(select(entry_plan.MEMBER.c.id, entry_plan.MEMBER.c.number))
    return {row.id: row.number for row in rows}


def test_a_row_with_a_date_is_a_subscription_with_its_instalments_and_a_payment(office: Office, tmp_path: Path) -> None:
    awa, bintou = number_of(office, AWA), number_of(office, BINTOU)
    planned = plan(
        office, tmp_path,
        f"{awa};3.5.2024;4;10 000;;;;;A-1;espèces", f"{bintou};1.2.2025;2;20000;COT;2000;2000;2025;A-2;wave",
    )  # fmt: skip
    assert (planned.problems, planned.rows, planned.members, planned.receipts) == ((), 2, 2, 2)
    assert [(each.shares, each.subscribed.minor, each.paid.minor) for each in planned.shares] == [(6, 60_000, 30_000)]
    outcome = office.do(bring_in_entries, BringInEntries(plan=planned)).result
    assert (outcome.share_entries, outcome.dues_entries, outcome.receipts) == (4, 2, 2)
    assert held(office, AWA, date(2024, 5, 3)) == (4, 40_000, 10_000, 0)  # a quarter is due at once
    assert held(office, AWA, date(2025, 5, 4)) == (4, 40_000, 10_000, 10_000)
    assert held(office, AWA, date(2024, 5, 2))[0] == 0
    assert held(office, BINTOU) == (2, 20_000, 20_000, 0)
    owed = office.ask(member_dues, BINTOU, TODAY)
    assert [(each.charged, each.paid) for each in owed.fees] == [(2_000, 2_000)]
    assert office.ask(_receipts) == [("A-1", Channel.CASH, 10_000), ("A-2", Channel.MOBILE_MONEY, 22_000)]
    assert office.ask(_differences) == []


def _receipts(session: Session) -> list[tuple[str, Channel, int]]:
    receipt = table_of(Receipt).c
    rows = session.execute(select(receipt.number, receipt.channel, receipt.minor).order_by(receipt.id))
    return [tuple(row) for row in rows]


def test_rows_without_a_date_are_the_opening_balance(office: Office, tmp_path: Path) -> None:
    awa = number_of(office, AWA)
    heads = "N°;Parts;Versé;Échéance;Dû;Cotisation payée"
    planned = plan(office, tmp_path, f"{awa};5;30000;30.6.2026;3000;500", heads=heads, opening=OPENING)
    bring_in(office, planned)
    assert held(office, AWA, OPENING - timedelta(days=1)) == (0, 0, 0, 0)
    assert held(office, AWA, date(2026, 6, 30)) == (5, 50_000, 30_000, 0)
    assert held(office, AWA, date(2026, 7, 1)) == (5, 50_000, 30_000, 20_000)
    kinds = office.ask(_kinds)
    assert kinds == ([EntryKind.OPENING], [(DuesKind.OPENING, 2_500)])


def _kinds(session: Session) -> tuple[list[EntryKind], list[tuple[DuesKind, int]]]:
    share, due = table_of(ShareEntry).c, table_of(DuesEntry).c
    execute = session.execute
    return [row.kind for row in execute(select(share.kind))], [
        tuple(row) for row in execute(select(due.kind, due.minor))
    ]


def test_whatever_stops_a_table_is_told_at_once_and_nothing_is_written(office: Office, tmp_path: Path) -> None:
    awa = number_of(office, AWA)
    tomorrow = (TODAY + timedelta(days=1)).strftime("%d.%m.%Y")
    planned = plan(
        office, tmp_path,
        "999;3.5.2024;1;", f"{awa};{tomorrow};1;", f"{awa};3.5.2014;1;", f"{awa};3.5.2024;1;10001",
        f"{awa};3.5.2024;;;;100;;;;", f"{awa};4.5.2024;;1;;;;;R-1;",
        f"{number_of(office, BINTOU)};4.5.2024;1;1;;;;;R-1;",
    )  # fmt: skip
    assert said(planned) == [
        (2, "number", naming.UNKNOWN_MEMBER), (3, "date", FUTURE_DAY), (4, "date", entry_plan.NO_VALUE),
        (5, "paid", entry_plan.PAID_TOO_MUCH), (8, "receipt", entry_plan.RECEIPT_TWICE),
    ]  # fmt: skip
    with nothing_written(office), pytest.raises(Refused):
        office.do(bring_in_entries, BringInEntries(plan=planned))


@pytest.mark.parametrize(("paid", "wrong"), [(9_999, False), (10_000, False), (10_001, True)])
def test_nobody_pays_more_than_the_shares_cost(office: Office, tmp_path: Path, paid: int, *, wrong: bool) -> None:
    """What the books have counts too: half was paid before the table came."""
    shares.subscribed(office, AWA, 2, date(2024, 1, 10), paid=10_000)
    planned = plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;;{paid}")
    assert bool(planned.problems) is wrong


def test_a_type_is_named_and_known(office: Office, tmp_path: Path) -> None:
    shares.share_type(office, "B")
    planned = plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;C;1", heads="N°;Date;Type de part;Parts")
    assert [message for _row, _about, message in said(planned)] == [UNKNOWN_TYPE]


def test_a_table_comes_in_once(office: Office, tmp_path: Path) -> None:
    row = f"{number_of(office, AWA)};3.5.2024;1;"
    first = bring_in(office, plan(office, tmp_path, row))
    again = plan(office, tmp_path, row)
    assert said(again) == [(0, "", entry_plan.BROUGHT_IN)]
    office.do(take_back_entries, TakeBackEntries(import_id=first, reason="Wrong year."))
    assert plan(office, tmp_path, row).problems == ()


def test_taking_back_reverses_every_entry_and_frees_the_receipts(office: Office, tmp_path: Path) -> None:
    row = f"{number_of(office, AWA)};3.5.2024;4;10000;COT;2000;500;2024;A-1;"
    number = bring_in(office, plan(office, tmp_path, row))
    assert office.do(take_back_entries, TakeBackEntries(import_id=number, reason="Wrong year.")).result == 4
    assert [held(office, AWA, day) for day in (date(2024, 5, 3), TODAY)] == [(0, 0, 0, 0)] * 2
    assert all((fee.charged, fee.paid) == (0, 0) for fee in office.ask(member_dues, AWA, TODAY).fees)
    assert [each.is_taken_back for each in office.ask(entry_imports)] == [True]
    assert office.ask(_differences) == []
    other = plan(office, tmp_path, row.replace("3.5.2024", "4.5.2024"), name="b.csv")
    assert other.problems == ()


def test_what_happened_since_keeps_an_import_from_going(office: Office, tmp_path: Path) -> None:
    number = bring_in(office, plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;4;"))
    shares.paid(office, AWA, 5_000, date(2024, 6, 1))
    with nothing_written(office), pytest.raises(Refused) as refused:
        office.do(take_back_entries, TakeBackEntries(import_id=number, reason=" "))
    assert [each.message for each in refused.value.objections] == [
        taking_back_tables.NO_REASON, taking_back_tables.HAS_SINCE,
    ]  # fmt: skip


def test_an_opening_balance_is_proved_by_its_sums(office: Office, tmp_path: Path) -> None:
    planned = plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;4;10000;COT;2000;500;2024;;")
    order = BringInEntries(plan=planned, expected_shares=5, expected_paid=9_999, expected_owed=1_501)
    with nothing_written(office), pytest.raises(Refused) as refused:
        office.do(bring_in_entries, order)
    assert [each.about for each in refused.value.objections] == ["expected_shares", "expected_paid", "expected_owed"]
    right = BringInEntries(plan=planned, expected_shares=4, expected_paid=10_000, expected_owed=1_500)
    assert office.do(bring_in_entries, right).result.rows == 1


def test_a_plan_is_overtaken_when_the_books_change(office: Office, tmp_path: Path) -> None:
    planned = plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;4;")
    shares.subscribed(office, COUMBA, 1, date(2024, 1, 10))
    with pytest.raises(Stale) as stale:
        bring_in(office, planned)
    assert stale.value.objections[0].message == bringing_in.PLAN_OVERTAKEN


def test_whoever_cancels_finds_the_books_as_they_were(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pomanager.db.bulk.CHUNK", 2)
    awa = number_of(office, AWA)
    planned = plan(office, tmp_path, *(f"{awa};{day}.5.2024;1;" for day in range(1, 8)))
    with nothing_written(office), pytest.raises(Cancelled):
        office.do(bring_in_entries, BringInEntries(plan=planned), lambda _done, _total: None, lambda: True)


def test_a_value_that_changed_since_is_followed(office: Office, tmp_path: Path) -> None:
    order = SetNominalValue(
        share_type_id=shares.TYPE, since=date(2025, 1, 1), minor=12_000, change=ValueChange.OWED, decision="AGE 2/2024"
    )
    office.do(set_nominal_value, order)
    bring_in(office, plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;4;40000"))
    assert held(office, AWA, date(2024, 12, 31))[1:3] == (40_000, 40_000)
    assert held(office, AWA)[1:3] == (48_000, 40_000)
    assert office.ask(_differences) == []


def test_doubts_are_told_and_do_not_stop(office: Office, tmp_path: Path) -> None:
    row = f"{number_of(office, AWA)};NGOM Fatou;3.5.1999;"
    planned = plan(office, tmp_path, row + ";5", heads="N°;Nom;Date;Type de part;Parts", opening=OPENING)
    assert {each.objection.message for each in planned.doubts} >= {naming.OTHER_NAME}
    union = plan(office, tmp_path, f"{number_of(office, UNION)};3.5.2024;1;")
    assert union.problems == ()


@pytest.mark.parametrize("code", [language.code for language in LANGUAGES])
def test_the_words_of_the_program_are_headings_in_every_language(code: str) -> None:
    with speaking(code):
        headings = tuple(_(word) for word in ENTRY_FIELD_WORDS.values())
    table = RawTable(headers=headings, rows=PackedRows(), first_row=2, file_name="a.csv", digest="")
    assert list(entry_plan.guessed_columns(table).values()) == list(ENTRY_FIELD_WORDS)
