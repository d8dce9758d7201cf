"""Tables of entries taken back after something else happened: nothing is left hanging, and numbers are free again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from pomanager.db import dues_sums, share_sums
from pomanager.errors import Refused
from pomanager.rules.dues.charging import CHARGED_ALREADY
from pomanager.rules.dues.judging import CARRIED_ALREADY
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import ValueChange
from pomanager.services.dues.commands import taking_back_tables
from pomanager.services.dues.commands.charging import record_opening_dues, waive_dues
from pomanager.services.dues.commands.taking_back_tables import TakeBackEntries, take_back_entries
from pomanager.services.dues.orders import RecordOpeningDues, WaiveDues
from pomanager.services.dues.queries import entry_plan
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import issue_certificate
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.judging import OPENED_ALREADY
from pomanager.services.shares.orders import SetNominalValue
from pomanager.services.shares.orders_passing import IssueCertificate
from tests import dues, make, shares
from tests.services.test_entry_import import OPENING, bring_in, held, number_of, plan, said
from tests.shares import AWA, TODAY, share_office

BOUGHT = date(2024, 5, 3)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    opened = share_office(tmp_path, clock)
    dues.fee(opened, "COT", kind=FeeKind.DUES, period=Period.YEAR, minor=2_000)
    yield opened
    opened.close()


def _differences(session: Session) -> list[Objection]:
    return [*share_sums.differences(session), *dues_sums.differences(session)]


def _taken_back(office: Office, number: int) -> int:
    return office.do(take_back_entries, TakeBackEntries(import_id=number, reason="Wrong year.")).result


def _value(minor: int, change: ValueChange, since: date = date(2025, 1, 1)) -> SetNominalValue:
    return SetNominalValue(share_type_id=shares.TYPE, since=since, minor=minor, change=change, decision="AGE 2/2024")


@pytest.mark.parametrize(
    ("minor", "change"),
    [(12_000, ValueChange.OWED), (12_000, ValueChange.RESERVES), (8_000, ValueChange.LOSS)],
)
def test_a_value_set_since_goes_with_the_shares(
    office: Office, tmp_path: Path, minor: int, change: ValueChange
) -> None:
    number = bring_in(office, plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;4;30000"))
    office.do(set_nominal_value, _value(minor, change))
    _taken_back(office, number)
    assert [held(office, AWA, day) for day in (BOUGHT, TODAY)] == [(0, 0, 0, 0)] * 2
    assert office.ask(_differences) == []


def test_a_number_that_was_freed_is_free_for_receipts_written_by_hand(office: Office, tmp_path: Path) -> None:
    row = f"{number_of(office, AWA)};3.5.2024;4;10000;COT;2000;500;2024;A-1;"
    _taken_back(office, bring_in(office, plan(office, tmp_path, row)))
    shares.subscribed(office, AWA, 1, BOUGHT)
    assert shares.paid(office, AWA, 100, BOUGHT, "A-1")


def test_a_balance_in_advance_is_as_one_carried_over_by_hand(office: Office, tmp_path: Path) -> None:
    rows = f"{number_of(office, AWA)};;;;COT;500;2000;;;"
    bring_in(office, plan(office, tmp_path, rows, opening=OPENING))
    order = RecordOpeningDues(member_id=shares.BINTOU, fee_type_id=1, minor=-1_500, on=OPENING, decision="PV 1")
    office.do(record_opening_dues, order)
    one, other = (dues.owed(office, member, fee_type_id=1) for member in (AWA, shares.BINTOU))
    assert one == other
    assert one is not None
    assert (one.charged, one.paid) == (0, 1_500)
    assert office.ask(_differences) == []


def test_what_was_let_off_since_keeps_a_charge_from_going(office: Office, tmp_path: Path) -> None:
    number = bring_in(office, plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;;;COT;2000;;2024;;"))
    office.do(waive_dues, WaiveDues(member_id=AWA, fee_type_id=1, on=TODAY, minor=700, decision="CA 4/2026"))
    with pytest.raises(Refused) as refused:
        _taken_back(office, number)
    assert [each.message for each in refused.value.objections] == [taking_back_tables.LET_OFF_SINCE]


def test_certificates_keep_shares_from_going(office: Office, tmp_path: Path) -> None:
    number = bring_in(office, plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;4;40000"))
    office.do(issue_certificate, IssueCertificate(member_id=AWA, share_type_id=shares.TYPE, shares=4, on=TODAY))
    with pytest.raises(Refused):
        _taken_back(office, number)
    assert office.ask(_differences) == []


def test_a_payment_before_those_in_the_books_is_held_against_them(office: Office, tmp_path: Path) -> None:
    shares.subscribed(office, AWA, 4, date(2024, 1, 10))
    shares.paid(office, AWA, 40_000, date(2024, 6, 1))
    planned = plan(office, tmp_path, f"{number_of(office, AWA)};3.5.2024;;1")
    assert said(planned) == [(2, "paid", entry_plan.PAID_TOO_MUCH)]


@pytest.mark.parametrize("year", ["2024", "2025"])
def test_a_period_that_was_charged_already_is_told(office: Office, tmp_path: Path, year: str) -> None:
    awa = number_of(office, AWA)
    bring_in(office, plan(office, tmp_path, f"{awa};3.5.2024;;;COT;2000;;2024;;"))
    again = plan(office, tmp_path, f"{awa};4.5.2024;;;COT;2000;;{year};;", name="b.csv")
    assert [each.objection.message for each in again.doubts] == ([CHARGED_ALREADY] if year == "2024" else [])
    twice = [f"{awa};{day}.5.2024;;;COT;2000;;2023;;" for day in (5, 6)]
    assert [each.row for each in plan(office, tmp_path, *twice, name="c.csv").doubts] == [3]


@pytest.mark.parametrize(("second", "wrong"), [(8_000, False), (8_001, True)])
def test_what_a_later_value_obliges_to_can_be_paid(office: Office, tmp_path: Path, second: int, *, wrong: bool) -> None:
    office.do(set_nominal_value, _value(12_000, ValueChange.OWED))
    awa = number_of(office, AWA)
    rows = f"{awa};3.5.2024;4;40000", f"{awa};3.5.2025;;{second}"
    assert bool(said(plan(office, tmp_path, *rows))) is wrong


def test_a_balance_that_is_carried_already_is_told_and_free_once_taken_back(office: Office, tmp_path: Path) -> None:
    row = f"{number_of(office, AWA)};;4;20000;COT;2000;500;;;"
    number = bring_in(office, plan(office, tmp_path, row, opening=OPENING))
    again = plan(office, tmp_path, row.replace("20000", "20001"), opening=OPENING, name="b.csv")
    assert [each.objection.message for each in again.doubts] == [OPENED_ALREADY, CARRIED_ALREADY]
    _taken_back(office, number)
    assert plan(office, tmp_path, row, opening=OPENING, name="c.csv").doubts == ()
