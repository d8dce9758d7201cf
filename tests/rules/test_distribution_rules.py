"""Interest and patronage refunds: exact to the last unit, judged just below, at and just above each limit."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import starmap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bodies.leaving import NAME_DECISION, NO_NEGATIVE, WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bylaws.values import Percent
from pomanager.rules.objections import Weight
from pomanager.rules.shares import distribution_judging as judging
from pomanager.rules.shares.distribution_judging import (
    DistributionFacts,
    IntoShares,
    PayingFacts,
    objections_to_distribution,
    objections_to_paying,
    objections_to_taking_back,
)
from pomanager.rules.shares.distributions import (
    SurplusLimits,
    at_rate,
    average,
    held_days,
    rate_of,
    read_rate,
    shared_out,
    written_rate,
)
from pomanager.rules.shares.kinds import DistributionKind, Rate, SharedBy

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
NO_LIMITS = SurplusLimits()
BASES = st.lists(st.integers(0, 10**13), min_size=1, max_size=60)


def facts(**known: Any) -> DistributionFacts:  # noqa: ANN401 - any part of the facts
    """Interest of 5 % on 10,000 held for a year, decided in March, with nothing to object to."""
    told: dict[str, Any] = {
        "today": date(2026, 11, 28), "kind": DistributionKind.INTEREST, "how": Rate.PERCENT_A_YEAR,
        "period_from": FIRST, "period_to": LAST, "decided_on": date(2026, 3, 20), "decision": "AG 3", "currency": "XOF",
        "has_type": True, "rate": "5", "pool": None, "shared_by": SharedBy.OPERATIONS, "rows": 0,
        "bases": 10_000 * 365, "held": 10_000 * 365, "total": 500,
    }  # fmt: skip
    return DistributionFacts(**{**told, **known})


def refund(**known: Any) -> DistributionFacts:  # noqa: ANN401 - any part of the facts
    """A patronage refund of 900 shared out by the operations of three members."""
    told: dict[str, Any] = {
        "kind": DistributionKind.PATRONAGE, "how": Rate.POOL, "rate": "", "pool": 900, "rows": 3, "bases": 70,
        "held": 0, "total": 900, "has_type": False,
    }  # fmt: skip
    return facts(**{**told, **known})


def stops(found: DistributionFacts, limits: SurplusLimits = NO_LIMITS) -> list[tuple[str, str]]:
    """What stops it, each beside its field."""
    return [(each.about, each.message) for each in objections_to_distribution(found, limits) if each.stops]


def warns(found: DistributionFacts, limits: SurplusLimits = NO_LIMITS) -> list[str]:
    """What is only said."""
    return [each.message for each in objections_to_distribution(found, limits) if each.weight is Weight.WARN]


# --- arithmetic


@given(BASES, st.fractions(0, 100, max_denominator=10_000))
def test_interest_of_each_is_within_half_a_unit_of_the_exact_amount(bases: list[int], rate: Fraction) -> None:
    found = at_rate(rate, bases)
    for base, minor in zip(bases, found.minors, strict=True):
        assert abs(minor - base * rate / 36_500) <= Fraction(1, 2)
        assert minor >= 0
    assert found.exact == sum(bases) * rate / 36_500
    assert found.total - found.exact == found.difference
    assert abs(found.difference) <= Fraction(len(bases), 2)


@given(st.integers(1, 10**12), BASES)
def test_a_sum_shared_out_adds_up_and_nobody_gets_less_than_nothing(pool: int, bases: list[int]) -> None:
    if not sum(bases):
        with pytest.raises(ValueError, match="weights"):
            shared_out(pool, bases)
        return
    found = shared_out(pool, bases)
    assert found.total == pool
    assert found.difference == 0
    for base, minor in zip(bases, found.minors, strict=True):
        assert minor >= 0
        assert abs(minor - Fraction(pool * base, sum(bases))) < 1


DAYS = st.integers(-400, 800).map(lambda days: FIRST + timedelta(days=days))


@given(st.lists(st.tuples(DAYS, st.integers(-(10**6), 10**6)), max_size=12), st.integers(0, 400))
def test_amount_and_days_are_what_a_walk_through_the_days_finds(changes: list[tuple[date, int]], length: int) -> None:
    last = FIRST + timedelta(days=length)
    walked = sum(
        sum(minor for day, minor in changes if day <= FIRST + timedelta(days=place)) for place in range(length + 1)
    )
    assert held_days(changes, FIRST, last) == walked


def test_a_half_goes_to_the_even_neighbour() -> None:
    # 1 % a year of 100 for 182.5 days would be a half; of 36,500 for a day it is exactly 1.
    assert at_rate(Fraction(1), [18_250, 54_750, 18_249, 18_251]).minors == (0, 2, 0, 1)


def test_a_leap_year_has_a_day_more_and_no_other_rate() -> None:
    days = held_days([(date(2023, 1, 1), 1000)], date(2024, 1, 1), date(2024, 12, 31))
    assert days == 366_000
    assert at_rate(Fraction(365, 10), [days]).minors == (366,)


def test_rates_are_read_as_people_write_them() -> None:
    assert [read_rate(text) for text in ("3.5", "3,5 %", "0.0625", "100")] == [
        Fraction(7, 2), Fraction(7, 2), Fraction(1, 16), Fraction(100)
    ]  # fmt: skip
    for text in ("", "x", "-1", "100.01", "1.23456", "1e2", "٣"):
        with pytest.raises(ValueError, match=r"%|rate"):
            read_rate(text)
    assert list(map(written_rate, starmap(Fraction, [(7, 2), (0, 1), (1, 3), (100, 1)]))) == [
        "3.5",
        "0",
        "0.3333",
        "100",
    ]


def test_what_a_sum_comes_to_and_what_was_held_on_average() -> None:
    assert rate_of(500, 10_000 * 365) == 5
    assert rate_of(500, 0) == 0
    assert average(365 * 250, FIRST, LAST) == 250


# --- limits


def test_a_good_one_is_not_stopped_and_silent_by_laws_are_named() -> None:
    assert stops(facts()) == []
    assert warns(facts()) == [SILENT]
    assert stops(refund()) == []


@pytest.mark.parametrize(("rate", "stopped"), [("4.99", False), ("5", False), ("5.01", True)])
def test_the_by_laws_limit_the_rate(rate: str, *, stopped: bool) -> None:
    found = stops(facts(rate=rate), SurplusLimits(interest_percent=Percent(500)))
    assert (("rate", judging.ABOVE_LIMIT) in found) is stopped


@pytest.mark.parametrize(("total", "stopped"), [(499, False), (500, False), (501, True)])
def test_a_sum_and_a_table_are_judged_by_the_rate_they_come_to(total: int, *, stopped: bool) -> None:
    limits = SurplusLimits(interest_percent=Percent(500))
    pool = facts(how=Rate.POOL, pool=total, total=total, rate="")
    table = facts(how=Rate.AMOUNTS, rows=2, total=total, bases=total, rate="")
    assert (("pool_minor", judging.ABOVE_LIMIT) in stops(pool, limits)) is stopped
    assert (("rows", judging.ABOVE_LIMIT) in stops(table, limits)) is stopped


def test_a_rate_from_elsewhere_is_judged_once_it_is_written() -> None:
    limits = SurplusLimits(interest_cap="discount_rate")
    assert judging.CAP_NOT_TYPED in warns(facts(), limits)
    assert stops(facts(), limits) == []
    assert stops(facts(cap_rate="5"), limits) == []
    assert stops(facts(cap_rate="4.9999"), limits) == [("rate", judging.ABOVE_LIMIT)]
    assert stops(facts(cap_rate="five"), limits) == [("cap_rate", judging.NOT_A_RATE)]


def test_by_laws_may_allow_no_interest() -> None:
    assert stops(facts(), SurplusLimits(interest_cap="none")) == [("kind", judging.NO_INTEREST)]
    assert stops(refund(), SurplusLimits(interest_cap="none")) == []


@pytest.mark.parametrize(("reserves", "stopped"), [(3999, True), (4000, False), (4001, False)])
def test_reserves_come_first(reserves: int, *, stopped: bool) -> None:
    limits = SurplusLimits(general=Percent(2000), education=Percent(2000))
    found = stops(facts(surplus=10_000, reserves=reserves), limits)
    assert (("reserves_minor", judging.RESERVES_FIRST) in found) is stopped


def test_a_part_of_a_unit_of_the_reserves_is_put_up() -> None:
    limits = SurplusLimits(general=Percent(3333))
    assert limits.reserves_needed(10) == 4
    assert limits.reserves_needed(-10) == 0
    assert SurplusLimits().reserves_needed(10) == 0


def test_reserves_that_are_full_are_a_reason() -> None:
    limits = SurplusLimits(general=Percent(2000))
    full = facts(surplus=10_000, reserves=0, reserves_reason="The general reserve equals the capital.")
    assert stops(full, limits) == []
    assert judging.RESERVES_FIRST in warns(full, limits)
    assert stops(replace(full, reserves_reason=" ", reserves=None), limits) == [
        ("reserves_minor", judging.NO_RESERVES_SAID)
    ]


@pytest.mark.parametrize(("surplus", "stopped"), [(899, True), (900, False), (901, False)])
def test_no_more_is_given_than_the_surplus_leaves(surplus: int, *, stopped: bool) -> None:
    found = stops(facts(surplus=surplus, reserves=300, given_before=100))
    assert (("surplus_minor", judging.MORE_THAN_SURPLUS) in found) is stopped


def test_a_surplus_nobody_wrote_is_said_not_to_be_judged() -> None:
    assert judging.SURPLUS_NOT_SAID in warns(facts(), SurplusLimits(general=Percent(2000)))
    assert judging.SURPLUS_NOT_SAID not in warns(facts())
    assert stops(facts(surplus=0)) == [("surplus_minor", judging.NO_SURPLUS)]
    assert ("reserves_minor", NO_NEGATIVE) in stops(facts(surplus=900, reserves=-1))


def test_days_and_amounts_are_all_said_at_once() -> None:
    bad = facts(
        period_to=date(2027, 1, 1), period_from=date(2027, 2, 1), decided_on=date(2026, 11, 29), decision=" ",
        rate="much", total=0,
    )  # fmt: skip
    assert stops(bad) == [
        ("period_to", judging.LAST_DAY_FIRST), ("period_to", DAY_AHEAD), ("decided_on", DAY_AHEAD),
        ("decision", NAME_DECISION), ("rate", judging.NOT_A_RATE),
    ]  # fmt: skip


def test_somebody_must_get_something() -> None:
    assert stops(facts(has_type=False)) == [("share_type_id", judging.WHICH_SHARES)]
    assert stops(facts(bases=0, held=0, total=0)) == [("period_to", judging.NOBODY_HELD)]
    assert stops(facts(total=0)) == [("rate", judging.ROUNDS_TO_NOTHING)]
    assert stops(facts(rate="0", total=0)) == [("rate", judging.RATE_OF_NOTHING)]
    for pool in (None, 0, -1):
        assert ("pool_minor", judging.SUM_OF_NOTHING) in stops(refund(pool=pool))
    assert ("rows", judging.NO_ROWS) in stops(refund(rows=0, bases=0))
    assert ("rows", judging.ALL_NOTHING) in stops(refund(bases=0))
    assert ("period_to", judging.NOBODY_HELD) in stops(refund(shared_by=SharedBy.EQUAL, rows=0, bases=0))


def test_bad_rows_of_a_table_are_named_together() -> None:
    many = tuple(str(number) for number in range(1, 13))
    found = objections_to_distribution(refund(unknown=many, doubled=("7",), below=("8",)), NO_LIMITS)
    told = {each.message: each.details["numbers"] for each in found if each.about == "rows"}
    assert told == {
        judging.UNKNOWN_NUMBERS: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 … (+2)", judging.TWICE: "7", judging.BELOW_NOTHING: "8"
    }  # fmt: skip


def test_interest_is_decided_once_for_a_period() -> None:
    assert stops(facts(overlapping=(FIRST, LAST))) == [("period_from", judging.PAID_ALREADY)]


def test_another_base_than_the_by_laws_is_said() -> None:
    limits = SurplusLimits(patronage_base="equal")
    assert judging.OTHER_BASE in warns(refund(), limits)
    assert judging.OTHER_BASE not in warns(refund(shared_by=SharedBy.EQUAL), limits)


def test_a_refund_has_no_rate() -> None:
    assert ("pool_minor", judging.SUM_OF_NOTHING) in stops(refund(how=Rate.PERCENT_A_YEAR, rate="5"))


# --- paying


def paying(**known: Any) -> PayingFacts:  # noqa: ANN401 - any part of the facts
    """One member to whom 700 is left, paid a day after the decision."""
    told: dict[str, Any] = {
        "today": date(2026, 11, 28), "on": date(2026, 3, 21), "decided_on": date(2026, 3, 20), "is_taken_back": False,
        "currency": "XOF", "chosen": 1, "are_named": True, "rest": 700,
    }  # fmt: skip
    return PayingFacts(**{**told, **known})


def said(found: PayingFacts) -> list[tuple[str, str]]:
    """What speaks against paying."""
    return [(each.about, each.message) for each in objections_to_paying(found)]


@pytest.mark.parametrize(
    ("minor", "expected"),
    [(0, judging.SUM_OF_NOTHING), (1, ""), (700, ""), (701, judging.ABOVE_REST)],
)
def test_a_part_is_more_than_nothing_and_no_more_than_what_is_left(minor: int, expected: str) -> None:
    assert said(paying(minor=minor)) == ([("minor", expected)] if expected else [])


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 3, 19), judging.BEFORE_DECISION), (date(2026, 3, 20), ""), (date(2026, 11, 28), ""),
        (date(2026, 11, 29), DAY_AHEAD),
    ],
)  # fmt: skip
def test_it_is_paid_from_the_decision_until_today(on: date, expected: str) -> None:
    assert said(paying(on=on)) == ([("on", expected)] if expected else [])


def test_whom_to_pay() -> None:
    assert said(paying(chosen=0, rest=0)) == [("member_ids", judging.NOBODY_CHOSEN)]
    assert said(paying(chosen=2, without=("8",))) == [("member_ids", judging.NOTHING_LEFT)]
    assert said(paying(are_named=False, chosen=0, rest=0)) == [("member_ids", judging.ALL_PAID)]
    assert said(paying(chosen=2, minor=5)) == [("minor", judging.PART_FOR_ONE)]
    assert said(paying(is_taken_back=True)) == [("distribution_id", judging.TAKEN_BACK)]


def test_it_is_turned_into_whole_shares_of_the_same_currency() -> None:
    assert said(paying(into=IntoShares("XOF", 500, 1))) == []
    assert said(paying(into=IntoShares("XOF", 701, 0))) == [("into_type_id", judging.NO_WHOLE_SHARE)]
    assert said(paying(into=IntoShares("USD", 500, 1))) == [("into_type_id", judging.OTHER_CURRENCY)]
    assert said(paying(into=IntoShares("XOF", None, 0))) == [("into_type_id", judging.NO_VALUE)]


def test_taking_a_distribution_back_needs_a_reason_and_no_payment() -> None:
    def against(paid: int, *, gone: bool, reason: str) -> list[str]:
        return [each.message for each in objections_to_taking_back(paid, "XOF", is_taken_back=gone, reason=reason)]

    assert against(0, gone=False, reason="Wrong year") == []
    assert against(1, gone=False, reason=" ") == [WRITE_REASON, judging.PAID_OUT_OF_IT]
    assert against(0, gone=True, reason="Wrong year") == [judging.TAKEN_BACK]
