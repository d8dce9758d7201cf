"""Fees and their periods, charges, and what speaks against writing them down."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.calendar import starts_every_year
from pomanager.rules.dues import charging
from pomanager.rules.dues.charging import (
    ChargeFacts,
    FeeFacts,
    FeePeriod,
    OwedFacts,
    RoundFacts,
    about_amount,
    due_day,
    objections_to_charge,
    objections_to_fee,
    objections_to_fee_amount,
    objections_to_round,
    owes,
    period_of,
    periods_between,
)
from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.members import Status
from pomanager.rules.shares.judging import NOT_POSITIVE
from pomanager.rules.shares.kinds import Holder
from pomanager.rules.shares.receipts import NOT_A_CURRENCY
from pomanager.rules.wording import Wording

TODAY = date(2026, 11, 23)
YEAR = FeePeriod(date(2026, 1, 1), date(2026, 12, 31))
DUES = OwedFacts(kind=FeeKind.DUES, period=Period.YEAR, owed_by=Holder.ANYBODY, since=None, until=None, minor=2000)
ROUND = RoundFacts(today=TODAY, fee=DUES, day=YEAR.first, period=YEAR, to_charge=3)
CHARGE = ChargeFacts(
    today=TODAY, fee=DUES, name="1 · Awa", status=Status.ACTIVE, is_organisation=False, on=date(2026, 7, 10),
    minor=None, due_on=None, day=None, period=YEAR,
)  # fmt: skip
FEE = FeeFacts(code="DUES", name=Wording({"en": "Dues"}), kind=FeeKind.DUES, period=Period.YEAR, currency="BIF")

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("period", "day", "first", "last"),
    [
        (Period.YEAR, date(2026, 3, 31), date(2025, 4, 1), date(2026, 3, 31)),
        (Period.YEAR, date(2026, 4, 1), date(2026, 4, 1), date(2027, 3, 31)),
        (Period.HALF_YEAR, date(2026, 9, 30), date(2026, 4, 1), date(2026, 9, 30)),
        (Period.HALF_YEAR, date(2026, 10, 1), date(2026, 10, 1), date(2027, 3, 31)),
        (Period.QUARTER, date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (Period.QUARTER, date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (Period.MONTH, date(2024, 2, 29), date(2024, 2, 1), date(2024, 2, 29)),
        (Period.ONCE, date(2026, 7, 3), date(2026, 7, 3), date(2026, 7, 3)),
    ],
)
def test_periods_follow_the_financial_year(period: Period, day: date, first: date, last: date) -> None:
    assert period_of(period, day, 4, 1) == FeePeriod(first, last)


@given(
    st.sampled_from([each for each in Period if each is not Period.ONCE]), days, st.integers(1, 12), st.integers(1, 31)
)
def test_periods_follow_one_another_without_a_gap(period: Period, day: date, month: int, start: int) -> None:
    if not starts_every_year(month, start):
        return
    found = period_of(period, day, month, start)
    assert found.first <= day <= found.last
    assert period_of(period, found.first, month, start) == period_of(period, found.last, month, start) == found
    assert period_of(period, found.last + timedelta(days=1), month, start).first == found.last + timedelta(days=1)


def test_periods_between_two_days_are_all_that_meet_them() -> None:
    found = periods_between(Period.QUARTER, date(2025, 12, 31), date(2026, 7, 1))
    assert [each.first for each in found] == [
        date(2025, 10, 1), date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
    ]  # fmt: skip
    assert periods_between(Period.ONCE, date(2025, 12, 31), date(2026, 7, 1)) == ()


def test_the_last_day_to_pay_is_so_many_days_after_the_charge() -> None:
    assert due_day(date(2026, 1, 1), 0) == date(2026, 1, 1)
    assert due_day(date(2026, 1, 1), 89) == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("holder", "organisation", "owed"),
    [
        (Holder.ANYBODY, False, True), (Holder.ANYBODY, True, True), (Holder.PEOPLE, False, True),
        (Holder.PEOPLE, True, False), (Holder.ORGANISATIONS, False, False), (Holder.ORGANISATIONS, True, True),
    ],
)  # fmt: skip
def test_who_owes_a_fee(holder: Holder, organisation: bool, owed: bool) -> None:  # noqa: FBT001 - a table of cases
    assert owes(holder, is_organisation=organisation) is owed


@pytest.mark.parametrize(
    ("minor", "message"),
    [
        (None, NOT_POSITIVE), (-1, NOT_POSITIVE), (0, NOT_POSITIVE), (1, None), (charging.MOST_MINOR, None),
        (charging.MOST_MINOR + 1, charging.TOO_LARGE),
    ],
)  # fmt: skip
def test_amounts_lie_above_nothing(minor: int | None, message: str | None) -> None:
    assert [each.message for each in about_amount(minor)] == ([message] if message else [])


def test_a_fee_that_is_right_is_not_objected_to() -> None:
    assert objections_to_fee(FEE) == ()


@pytest.mark.parametrize(
    ("changed", "about", "message"),
    [
        ({"code": " "}, "code", charging.NO_CODE),
        ({"code": "ABCDEFGHIJKLM"}, "code", charging.CODE_TOO_LONG),
        ({"code": "A B"}, "code", charging.CODE_TOO_LONG),
        ({"code_taken": True}, "code", charging.CODE_TAKEN),
        ({"name": Wording()}, "name", charging.NO_FEE_NAME),
        ({"period": Period.ONCE}, "period", charging.NEEDS_PERIOD),
        ({"kind": FeeKind.OTHER}, "period", charging.NO_PERIOD),
        ({"currency": "bif"}, "currency", NOT_A_CURRENCY),
        ({"due_after_days": -1}, "due_after_days", charging.DAYS_TO_PAY),
        ({"due_after_days": charging.MOST_DAYS_TO_PAY + 1}, "due_after_days", charging.DAYS_TO_PAY),
        ({"since": date(2026, 1, 2), "until": date(2026, 1, 1)}, "until", charging.ENDS_FIRST),
        (
            {"is_used": True, "was": (FeeKind.DUES, Period.MONTH, "BIF")}, "kind", charging.HAS_ENTRIES,
        ),
    ],
)  # fmt: skip
def test_what_speaks_against_a_fee(changed: dict[str, object], about: str, message: str) -> None:
    found = objections_to_fee(replace(FEE, **changed))  # type: ignore[arg-type] # single fields, by name
    assert [(each.about, each.message) for each in found] == [(about, message)]


def test_limits_of_a_fee_hold_at_their_edges() -> None:
    edges = replace(
        FEE, code="ABCDEFGHIJKL", due_after_days=charging.MOST_DAYS_TO_PAY, since=date(2026, 1, 1),
        until=date(2026, 1, 1), is_used=True, was=(FeeKind.DUES, Period.YEAR, "BIF"),
    )  # fmt: skip
    assert objections_to_fee(edges) == ()


def test_an_amount_may_begin_later_and_says_so_where_charges_stand() -> None:
    assert objections_to_fee_amount(2000, date(2027, 1, 1), "AG", date(2026, 12, 31)) == ()
    found = objections_to_fee_amount(2000, date(2026, 1, 1), "AG", date(2026, 1, 1))
    assert [(each.message, each.stops) for each in found] == [(charging.CHARGED_SINCE, False)]


def test_everybody_is_charged_from_the_first_day_of_a_period_on() -> None:
    assert objections_to_round(ROUND) == ()
    assert objections_to_round(replace(ROUND, today=YEAR.first)) == ()


@pytest.mark.parametrize(
    ("changed", "about", "message"),
    [
        ({"today": date(2025, 12, 31)}, "period_from", DAY_AHEAD),
        ({"day": date(2026, 1, 2)}, "period_from", charging.NOT_A_PERIOD),
        ({"fee": replace(DUES, minor=None)}, "fee_type_id", charging.NO_AMOUNT),
        ({"fee": replace(DUES, since=date(2026, 1, 2))}, "period_from", charging.NOT_YET_OWED),
        ({"fee": replace(DUES, until=date(2025, 12, 31))}, "period_from", charging.NO_LONGER_OWED),
        ({"fee": replace(DUES, kind=FeeKind.ADMISSION)}, "fee_type_id", charging.CHARGED_ON_ADMISSION),
        ({"to_charge": 0}, "", charging.NOBODY_TO_CHARGE),
    ],
)
def test_what_speaks_against_charging_everybody(changed: dict[str, object], about: str, message: str) -> None:
    found = objections_to_round(replace(ROUND, **changed))  # type: ignore[arg-type] # single fields, by name
    assert [(each.about, each.message) for each in found] == [(about, message)]


def test_a_fee_is_owed_on_its_first_and_its_last_day() -> None:
    fee = replace(DUES, since=YEAR.first, until=YEAR.first)
    assert objections_to_round(replace(ROUND, fee=fee)) == ()


def test_one_member_is_charged_within_the_period() -> None:
    assert objections_to_charge(CHARGE) == ()
    assert objections_to_charge(replace(CHARGE, on=YEAR.first, due_on=YEAR.first, status=Status.SUSPENDED)) == ()
    assert objections_to_charge(replace(CHARGE, today=YEAR.last, on=YEAR.last)) == ()


@pytest.mark.parametrize(
    ("changed", "about", "message"),
    [
        ({"status": Status.RESIGNED}, "member_id", charging.NOT_ON_ROLL),
        ({"status": Status.APPLICANT}, "member_id", charging.NOT_ON_ROLL),
        ({"status": None}, "member_id", charging.NOT_ON_ROLL),
        ({"fee": replace(DUES, owed_by=Holder.ORGANISATIONS)}, "member_id", charging.OWED_BY_ORGANISATIONS),
        (
            {"fee": replace(DUES, owed_by=Holder.PEOPLE), "is_organisation": True}, "member_id",
            charging.OWED_BY_PEOPLE,
        ),
        ({"today": date(2026, 7, 9)}, "on", DAY_AHEAD),
        ({"due_on": date(2026, 7, 9)}, "due_on", charging.DUE_BEFORE),
        ({"minor": 0}, "minor", NOT_POSITIVE),
        ({"fee": replace(DUES, minor=None)}, "minor", charging.NO_AMOUNT),
        ({"day": date(2026, 2, 1)}, "period_from", charging.NOT_A_PERIOD),
        ({"charged": (YEAR.first,)}, "period_from", charging.CHARGED_ALREADY),
        ({"period": FeePeriod(date(2025, 1, 1), date(2025, 12, 31))}, "on", charging.CHARGED_OUTSIDE),
    ],
)  # fmt: skip
def test_what_speaks_against_charging_one_member(changed: dict[str, object], about: str, message: str) -> None:
    found = objections_to_charge(replace(CHARGE, **changed))  # type: ignore[arg-type] # single fields, by name
    assert [(each.about, each.message) for each in found] == [(about, message)]


def test_a_second_admission_fee_only_asks_for_a_look() -> None:
    fee = replace(DUES, kind=FeeKind.ADMISSION, period=Period.ONCE)
    found = objections_to_charge(replace(CHARGE, fee=fee, period=None, charged=(date(2020, 3, 14),)))
    assert [(each.message, each.stops) for each in found] == [(charging.ADMISSION_CHARGED, False)]


def test_a_levy_of_the_same_day_only_asks_for_a_look() -> None:
    fee = replace(DUES, kind=FeeKind.OTHER, period=Period.ONCE)
    other_day = replace(CHARGE, fee=fee, period=None, charged=(date(2026, 7, 9),))
    assert objections_to_charge(other_day) == ()
    found = objections_to_charge(replace(other_day, charged=(CHARGE.on,)))
    assert [(each.message, each.stops) for each in found] == [(charging.CHARGED_ALREADY, False)]
