"""What speaks against moving shares: numbers, days, holders, limits, nominal values, and what later days say."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.values import Count, Percent, Unit
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.shares import judging, reversing, types
from pomanager.rules.shares.accounts import Account, HolderFacts, taken_out
from pomanager.rules.shares.capital_cap import (
    ABOVE_CAP,
    Above,
    CapitalParts,
    above_cap,
    can_be_kept,
    objection_to_cap,
    weighed,
)
from pomanager.rules.shares.drafting import bonus_shares, converted, forfeiture, smallest_even
from pomanager.rules.shares.entries import EntryDraft, NominalValueFact, TypeFacts
from pomanager.rules.shares.holdings import Line
from pomanager.rules.shares.kinds import EntryKind, Holder, ValueChange
from pomanager.rules.shares.limits import CapitalFacts, HoldingLimits, PartHeld, limits_of, percent_text, read_percent
from pomanager.rules.shares.receipts import NOT_A_CURRENCY
from pomanager.rules.wording import Wording

TODAY = date(2026, 11, 23)
FIRST = date(2024, 3, 1)
DAY = timedelta(days=1)
A = TypeFacts(
    id=1, code="A", name=Wording({"en": "A"}), currency="XOF", decimals=0,
    values=(NominalValueFact(date(2015, 1, 1), 100),),
)  # fmt: skip
AWA = HolderFacts(member_id=1, person_id=1, number="1", name="Awa", statuses=((date(2020, 1, 1), Status.ACTIVE),))
UNION = replace(AWA, is_organisation=True)
TEN = Account(AWA, A, (Line(FIRST, 10, 1000, 400),))
FIFTH_PART = Percent(2000)
FIFTH = HoldingLimits(max_percent=FIFTH_PART)


def said(found: tuple[Objection, ...]) -> list[tuple[str, str]]:
    """About what, and what is said."""
    return [(each.about, each.message) for each in found]


@pytest.mark.parametrize(
    ("shares", "on", "message"),
    [
        (0, FIRST, judging.AT_LEAST_ONE),
        (-3, FIRST, judging.AT_LEAST_ONE),
        (1, FIRST, None),
        (10, FIRST, None),
        (11, FIRST, judging.MORE_THAN_HELD),
        (10, FIRST - DAY, judging.NOT_HELD_YET),
        (1, date(2014, 12, 31), judging.NO_VALUE),
        (10, TODAY, None),
        (10, TODAY + DAY, DAY_AHEAD),
    ],
)
def test_no_more_leaves_than_is_held(shares: int, on: date, message: str | None) -> None:
    found = judging.objections_to_taking(TEN, shares, on, TODAY)
    assert [each.message for each in found] == ([] if message is None else [message])


def test_what_left_later_cannot_leave_before() -> None:
    account = replace(TEN, lines=(*TEN.lines, Line(FIRST + 10 * DAY, -6, -600, -400)))
    assert said(judging.objections_to_taking(account, 4, FIRST, TODAY)) == []
    (found,) = judging.objections_to_taking(account, 5, FIRST, TODAY)
    assert (found.about, found.message) == ("shares", judging.TAKEN_LATER)
    assert (found.details["later"], found.details["held"]) == (FIRST + 10 * DAY, 4)


@pytest.mark.parametrize(("paid", "fine"), [(-1, False), (0, True), (400, True), (401, False)])
def test_what_is_paid_goes_along_within_bounds(paid: int, fine: bool) -> None:  # noqa: FBT001 - a column of a table
    found = judging.objections_to_taking(TEN, 5, FIRST, TODAY, paid)
    assert said(found) == ([] if fine else [("paid_minor", judging.PAID_OUTSIDE)])


def test_everything_about_a_transfer_is_said_at_once() -> None:
    found = judging.objections_to_taking(TEN, 11, TODAY + DAY, TODAY, fields=judging.Fields(shares="number", on="when"))
    assert said(found) == [("when", DAY_AHEAD), ("number", judging.MORE_THAN_HELD)]


def test_who_may_hold() -> None:
    people, unions = replace(A, holder=Holder.PEOPLE), replace(A, holder=Holder.ORGANISATIONS)
    assert said(judging.objections_to_holder(AWA, people, FIRST)) == []
    assert said(judging.objections_to_holder(UNION, unions, FIRST)) == []
    assert said(judging.objections_to_holder(UNION, people, FIRST)) == [("member_id", judging.PEOPLE_ONLY)]
    assert said(judging.objections_to_holder(AWA, unions, FIRST, "to")) == [("to", judging.ORGANISATIONS_ONLY)]
    assert said(judging.objections_to_holder(AWA, A, date(2019, 12, 31))) == [("member_id", judging.NOT_ON_ROLL_YET)]
    assert said(judging.objections_to_holder(AWA, A, date(2020, 1, 1))) == []


@pytest.mark.parametrize("status", list(Status))
def test_who_left_gets_no_shares(status: Status) -> None:
    holder = replace(AWA, statuses=(*AWA.statuses, (FIRST, status)))
    gone = status in {Status.RESIGNED, Status.EXCLUDED, Status.DEAD, Status.MERGED}
    assert said(judging.objections_to_holder(holder, A, FIRST)) == (
        [("member_id", judging.GONE_FROM_ROLL)] if gone else []
    )
    assert said(judging.objections_to_holder(holder, A, FIRST - DAY)) == []


def test_shares_are_issued_within_their_days() -> None:
    kind = replace(A, since=FIRST, until=FIRST + DAY)
    assert said(judging.objections_to_issuing(kind, FIRST - DAY)) == [("on", judging.ISSUED_FROM)]
    assert said(judging.objections_to_issuing(kind, FIRST)) == []
    assert said(judging.objections_to_issuing(kind, FIRST + DAY)) == []
    assert said(judging.objections_to_issuing(kind, FIRST + 2 * DAY)) == [("on", judging.ISSUED_UNTIL)]


def test_the_most_and_the_least_that_may_be_held() -> None:
    limits = HoldingLimits(min_held=12, max_held=14)
    assert said(judging.objections_to_limits(TEN, 4, FIRST, CapitalFacts(), limits)) == []
    assert said(judging.objections_to_limits(TEN, 5, FIRST, CapitalFacts(), limits)) == [
        ("shares", judging.BEYOND_MOST)
    ]
    assert said(judging.objections_to_minimum(TEN, 2, FIRST, limits)) == []
    assert said(judging.objections_to_minimum(TEN, 1, FIRST, limits)) == [("shares", judging.BELOW_LEAST)]


def test_who_keeps_some_keeps_enough() -> None:
    limits = HoldingLimits(min_held=4)
    for shares, weight in ((6, None), (7, Weight.STOP), (9, Weight.STOP), (10, None)):
        found = judging.objections_to_left_over(TEN, taken_out(TEN, shares, FIRST), FIRST, limits)
        assert [each.weight for each in found] == ([] if weight is None else [weight])
    below = HoldingLimits(min_held=11)
    (found_below,) = judging.objections_to_left_over(TEN, taken_out(TEN, 1, FIRST), FIRST, below)
    assert found_below.weight is Weight.WARN, "who was below the least before is not held fast"


@pytest.mark.parametrize(
    ("added", "others", "holders", "weight"),
    [
        (10, 8000, 5, None),
        (11, 8000, 5, Weight.STOP),
        (11, 8000, 4, Weight.WARN),
    ],
)
def test_the_percentage_warns_while_it_cannot_be_kept(
    added: int, others: int, holders: int, weight: Weight | None
) -> None:
    capital = CapitalFacts(others + 1000, 1000, holders)
    found = judging.objections_to_limits(TEN, added, FIRST, capital, FIFTH)
    assert [(each.message, each.weight) for each in found] == (
        [] if weight is None else [(judging.BEYOND_PERCENT, weight)]
    )


def test_parts_of_the_capital_are_held_against_what_all_get_together() -> None:
    capital = CapitalParts(10_000, {1: 1_900, 2: 2_100, 3: 2_500}, frozenset(range(1, 7)))
    added = {1: 1_000, 2: 400, 3: 500, 4: 600}  # 12,500 in all: a fifth is 2,500
    assert above_cap(capital, {1: 600, 4: 1_900}, FIFTH_PART) == (), "2,500 of 12,500 is a fifth, no more"
    one, three = above_cap(capital, added, FIFTH_PART)
    assert (one.member_id, one.part, one.has_grown) == (1, Fraction(29, 125), True)
    assert (three.member_id, three.has_grown) == (3, False), "24 % is less than the 25 % before"
    assert weighed([one, three], is_kept=True) == ((Weight.STOP, (one,)), (Weight.WARN, (three,)))
    assert weighed([one, three], is_kept=False) == ((Weight.WARN, (one, three)),)


def test_a_fifth_can_be_kept_by_five() -> None:
    four, three = (CapitalParts(10_000, {}, frozenset(range(1, count + 1))) for count in (4, 3))
    assert can_be_kept(four, {1: 5, 9: 5}, FIFTH_PART), "whoever gets shares holds some, too"
    assert not can_be_kept(three, {1: 5, 9: 5}, FIFTH_PART)


def test_the_first_of_many_above_the_percentage_are_named() -> None:
    above = [Above(key, Fraction(1, 4), has_grown=True) for key in range(1, 13)]
    names = {key: f"{key} · Awa" for key in range(1, 11)}
    found = objection_to_cap(above, names, FIFTH_PART, Weight.STOP, ABOVE_CAP)
    quarter = Percent(2500)
    named = [PartHeld(f"{number} · Awa", quarter) for number in range(1, 11)]
    assert found.details["holders"] == (*named, "… (+2)")
    assert found.details["most"] == Percent(2000)


def test_a_transfer_adds_nothing_to_the_capital() -> None:
    capital = CapitalFacts(10_000, 1000, 6)
    assert judging.objections_to_limits(TEN, 10, FIRST, capital, FIFTH, is_new=False) == ()
    (found,) = judging.objections_to_limits(TEN, 11, FIRST, capital, FIFTH, is_new=False)
    assert (found.details["part"], found.details["most"]) == (Percent(2100), Percent(2000))


def test_payments_stay_within_what_is_due_on_all_later_days() -> None:
    assert said(judging.objections_to_payment(TEN, 600, FIRST)) == []
    assert said(judging.objections_to_payment(TEN, 601, FIRST)) == [("minor", judging.ABOVE_DUE)]
    assert said(judging.objections_to_payment(TEN, 0, FIRST)) == [("minor", judging.NOT_POSITIVE)]
    assert said(judging.objections_to_payment(TEN, 1, FIRST - DAY)) == [("minor", judging.NOTHING_DUE)]
    later = replace(TEN, lines=(*TEN.lines, Line(FIRST + DAY, 0, 0, 500)))
    assert said(judging.objections_to_payment(later, 100, FIRST)) == []
    assert said(judging.objections_to_payment(later, 101, FIRST)) == [("minor", judging.ABOVE_DUE)]


def test_no_later_day_may_become_impossible() -> None:
    for line, message in (
        (Line(FIRST, -11, -1100, -400), judging.NEGATIVE_SHARES),
        (Line(FIRST, 0, 0, -401), judging.NEGATIVE_PAID),
        (Line(FIRST, -7, -700, 0), judging.OVERPAID),
    ):
        after = replace(TEN, lines=(*TEN.lines, line))
        assert [each.message for each in judging.objections_to_history(TEN, after)] == [message]
        assert judging.objections_to_history(after, after) == (), "what was wrong before is not this act's fault"
    fine = replace(TEN, lines=(*TEN.lines, Line(FIRST, -6, -600, 0)))
    assert judging.objections_to_history(TEN, fine) == ()


def test_conversions_and_bonus_come_out_even_or_say_what_does() -> None:
    assert converted(6, 50, 100) == (3, 0)
    assert converted(5, 50, 100) == (2, 50)
    assert (smallest_even(50, 100), smallest_even(100, 50), smallest_even(60, 100)) == (2, 1, 5)
    assert [bonus_shares(held, 2, 5) for held in (4, 5, 9, 10)] == [0, 2, 2, 4]


def test_forfeited_shares_are_the_unpaid_ones() -> None:
    assert forfeiture(TEN, 6, FIRST, None).paid_minor == 0
    assert forfeiture(TEN, 7, FIRST, None).paid_minor == -100
    assert forfeiture(TEN, 6, FIRST, 250).paid_minor == -250


def test_limits_come_from_the_type_before_the_by_laws() -> None:
    laws = Bylaws(
        values={
            "capital.min_held": SetValue(Count(2, Unit.SHARES)), "capital.max_held": SetValue(Count(50, Unit.SHARES)),
            "capital.max_percent": SetValue(Percent(1000)),
        }
    )  # fmt: skip
    assert limits_of(None, None, None, laws) == HoldingLimits(2, 50, Percent(1000))
    assert limits_of(1, 9, Percent(500), laws) == HoldingLimits(1, 9, Percent(500), percent_of_type=True)
    assert limits_of(None, None, None, NO_BYLAWS) == HoldingLimits()


def test_percentages_are_written_as_the_table_keeps_them() -> None:
    for text, hundredths in (("20", 2000), ("12.5", 1250), ("12,50 %", 1250), ("100", 10_000), ("0", 0)):
        assert read_percent(text) == Percent(hundredths)
    assert [percent_text(Percent(each)) for each in (2000, 1250)] == ["20", "12.5"]
    for text in ("", "a", "-1", "100.01", "1.234", "."):
        with pytest.raises(ValueError, match="percentage"):
            read_percent(text)


def _written(kind: EntryKind, serial: int = 3, by: int | None = None, **known: Any) -> reversing.Written:  # noqa: ANN401 - any part of the entry
    draft = EntryDraft(kind=kind, member_id=1, share_type_id=1, effective_on=FIRST, **known)
    return reversing.Written(serial, draft, by)


def test_what_is_not_reversed() -> None:
    plain = [_written(EntryKind.SUBSCRIPTION)]
    assert said(reversing.objections_to_entries(plain, 3, "Twice.")) == []
    assert said(reversing.objections_to_entries(plain, 3, " ")) == [("reason", reversing.WRITE_REASON)]
    for written, message in (
        (_written(EntryKind.REVERSAL), reversing.A_REVERSAL),
        (_written(EntryKind.SUBSCRIPTION, by=9), reversing.REVERSED_ALREADY),
        (_written(EntryKind.REVALUATION), reversing.OF_A_VALUE),
    ):
        assert said(reversing.objections_to_entries([written], 3, "Twice.")) == [("serial", message)]
    both = [_written(EntryKind.SUBSCRIPTION), _written(EntryKind.REVALUATION, 4)]
    assert said(reversing.objections_to_entries(both, 4, "Twice.")) == [], "it belongs to an act of its own"
    for known, message in (
        ({"transfer_id": 1}, reversing.OF_A_TRANSFER),
        ({"redemption_id": 1}, reversing.OF_A_REDEMPTION),
        ({"distribution_id": 1}, reversing.OF_A_DISTRIBUTION),
    ):
        belongs = [_written(EntryKind.TRANSFER_OUT, **known)]
        assert said(reversing.objections_to_belonging(belongs, 3)) == [("serial", message)]
    assert reversing.objections_to_belonging(plain, 3) == ()


def _value(minor: int, since: date = FIRST, **known: object) -> types.ValueGiven:
    given = {"since": since, "minor": minor, "change": None, "due_on": None, "decision": "AG 1", "held": True}
    return types.ValueGiven(**(given | known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        (_value(120, change=ValueChange.OWED), []),
        (_value(120, change=ValueChange.OWED, due_on=FIRST), []),
        (_value(120, change=ValueChange.RESERVES), []),
        (_value(80, change=ValueChange.LOSS, moved_on=FIRST), []),
        (_value(120, held=False), []),
        (_value(0, held=False), [("minor", types.VALUE_ABOVE_ZERO)]),
        (_value(100), [("minor", types.SAME_VALUE)]),
        (_value(120), [("change", types.WHO_BEARS_IT)]),
        (_value(120, change=ValueChange.LOSS), [("change", types.RISES)]),
        (_value(80, change=ValueChange.OWED), [("change", types.FALLS)]),
        (_value(120, change=ValueChange.OWED, due_on=FIRST - DAY), [("due_on", types.DUE_BEFORE)]),
        (_value(120, change=ValueChange.RESERVES, due_on=FIRST), [("due_on", types.DUE_OF_NOBODY)]),
        (_value(80, change=ValueChange.LOSS, moved_on=FIRST + DAY), [("since", types.SHARES_MOVED)]),
        (_value(120, date(2014, 12, 31), change=ValueChange.OWED), [("since", types.BEFORE_LAST_VALUE)]),
        (_value(120, TODAY + DAY, change=ValueChange.OWED), [("since", DAY_AHEAD)]),
    ],
)
def test_nominal_values(given: types.ValueGiven, found: list[tuple[str, str]]) -> None:
    assert said(types.objections_to_nominal_value(A, given, TODAY)) == found


def test_a_value_of_a_day_set_anew_mends_it() -> None:
    kind = replace(A, values=(*A.values, NominalValueFact(FIRST, 150, ValueChange.OWED)))
    assert said(types.objections_to_nominal_value(kind, _value(120, change=ValueChange.OWED), TODAY)) == []
    assert said(types.objections_to_nominal_value(kind, _value(100), TODAY)) == [], "back to what it was"
    assert said(types.objections_to_nominal_value(kind, _value(150, change=ValueChange.OWED), TODAY)) == [
        ("minor", types.SAME_VALUE)
    ]
    assert said(types.objections_to_nominal_value(kind, _value(150, change=ValueChange.RESERVES), TODAY)) == []
    first = replace(A, values=(NominalValueFact(FIRST, 1000),))
    assert said(types.objections_to_nominal_value(first, _value(100), TODAY)) == [], "a slip in the first value"
    (warned,) = types.objections_to_nominal_value(first, _value(100, decision=" "), TODAY)
    assert (warned.about, warned.weight) == ("decision", Weight.WARN)


def test_how_a_type_is_described() -> None:
    fine = types.TypeGiven(code="A", name=Wording({"en": "A"}), min_held=0, max_held=1, max_percent="20")
    assert types.objections_to_type(fine) == ()
    assert said(types.objections_to_type(replace(fine, code="x" * 12))) == []
    wrong = types.TypeGiven(
        code="x" * 13, name=Wording(), min_held=5, max_held=4, max_percent="200", since=FIRST, until=FIRST - DAY
    )
    assert said(types.objections_to_type(wrong)) == [
        ("code", types.CODE_TOO_LONG), ("name", types.NAME_IT), ("until", types.LAST_BEFORE_FIRST),
        ("max_held", types.MOST_BELOW_LEAST), ("max_percent", types.NOT_A_PERCENTAGE),
    ]  # fmt: skip
    assert said(types.objections_to_type(replace(fine, code=" "))) == [("code", types.WRITE_CODE)]
    assert said(types.objections_to_type(replace(fine, taken=True))) == [("code", types.CODE_TAKEN)]
    assert said(types.objections_to_type(replace(fine, min_held=-1, max_held=None))) == [
        ("min_held", types.NUMBER_NOT_NEGATIVE)
    ]
    assert said(types.objections_to_type(replace(fine, min_held=None, max_held=0))) == [
        ("max_held", types.MOST_BELOW_LEAST)
    ]
    assert said(types.objections_to_currency("", "")) == [("currency", types.NO_CURRENCY)]
    assert said(types.objections_to_currency("franc", "XOF")) == [("currency", NOT_A_CURRENCY)]
    assert types.objections_to_currency("", "XOF") == ()
    assert said(types.objections_to_first_value(0, None, TODAY)) == [
        ("nominal_minor", types.VALUE_ABOVE_ZERO), ("nominal_since", types.VALUE_FROM_WHEN),
    ]  # fmt: skip
    assert said(types.objections_to_first_value(1, TODAY + DAY, TODAY)) == [("nominal_since", DAY_AHEAD)]
    assert types.objections_to_first_value(1, TODAY, TODAY) == ()
