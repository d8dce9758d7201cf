"""Interest on shares and patronage refunds: worked out, decided, paid in money and shares, taken back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from pomanager.readmodels.distributions import DistributionPreview, DistributionRow
from pomanager.rules.bodies.leaving import NAME_DECISION
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.bylaws.values import Percent
from pomanager.rules.members import Status
from pomanager.rules.shares import distribution_judging as judging
from pomanager.rules.shares.capital_cap import ABOVE_CAP_IN_MONEY
from pomanager.rules.shares.distributions import held_days
from pomanager.rules.shares.kinds import Channel, DistributionKind, Rate, SharedBy, ValueChange
from pomanager.rules.shares.limits import PartHeld
from pomanager.services.office import Office
from pomanager.services.shares.commands.distributing import decide_distribution, take_back_distribution
from pomanager.services.shares.commands.paying_out import pay_distribution, take_back_payments
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.judging_distributing import (
    TOGETHER,
    VALUE_CHANGED,
    objections_to_deciding,
    paying,
)
from pomanager.services.shares.orders import SetNominalValue
from pomanager.services.shares.orders_distributing import (
    AmountRow,
    DecideDistribution,
    PayDistribution,
    TakeBackDistribution,
    TakeBackDistributionPayments,
)
from pomanager.services.shares.queries.distribution_facts import held_in
from pomanager.services.shares.queries.distributions import (
    distribution_lines,
    distribution_members,
    distribution_payments,
    distribution_preview,
    distributions,
    first_distribution_id,
    preview_lines,
)
from pomanager.services.shares.queries.facts import account as account_found
from pomanager.services.shares.queries.ledger import entries_of
from tests import make
from tests import shares as build

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
DECIDED = date(2026, 3, 20)
NUMBERS = {build.AWA: "1", build.BINTOU: "2", build.COUMBA: "3", build.DJENEBA: "4"}


@pytest.fixture(name="books")
def office_with_shares(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """Awa held 10 paid shares all of 2025, Bintou 4 from July on with half paid, Coumba none any more."""
    office = build.share_office(tmp_path, clock)
    build.subscribed(office, build.AWA, 10, date(2024, 2, 1), paid=100_000)
    build.subscribed(office, build.BINTOU, 4, date(2025, 7, 1), paid=20_000)
    yield office
    office.close()


def interest(**known: Any) -> DecideDistribution:  # noqa: ANN401 - any part of the order
    """An order for 5 % on what was paid up in 2025."""
    told: dict[str, Any] = {
        "kind": DistributionKind.INTEREST, "period_from": FIRST, "period_to": LAST, "how": Rate.PERCENT_A_YEAR,
        "rate": "5", "share_type_id": build.TYPE, "decided_on": DECIDED, "decision": "AG 3/2026",
    }  # fmt: skip
    return DecideDistribution(**{**told, **known})


def refund(*rows: tuple[str, int], **known: Any) -> DecideDistribution:  # noqa: ANN401 - any part of the order
    """An order to share 1,000 out by what each has delivered."""
    told: dict[str, Any] = {
        "kind": DistributionKind.PATRONAGE, "period_from": FIRST, "period_to": LAST, "how": Rate.POOL,
        "pool_minor": 1000, "rows": tuple(AmountRow(*row) for row in rows), "decided_on": DECIDED,
        "decision": "AG 4/2026",
    }  # fmt: skip
    return DecideDistribution(**{**told, **known})


def numbers(office: Office) -> dict[int, str]:
    """Member → number on the roll."""
    return {member: make.detail(office, member).number for member in NUMBERS}


def decided(office: Office, order: DecideDistribution) -> int:
    """A distribution that was decided; returns its id."""
    return office.do(decide_distribution, order).result


def gets(preview: DistributionPreview) -> dict[int, int]:
    """Member → what they get."""
    return dict(zip(preview.member_ids, preview.minors, strict=True))


def row(office: Office) -> DistributionRow:
    """The one distribution there is."""
    (found,) = office.ask(distributions)
    return found


# --- working out


def test_interest_counts_the_days_each_amount_was_held(books: Office) -> None:
    found = books.ask(distribution_preview, interest())
    held = 20_000 * 184
    assert gets(found) == {build.AWA: 5_000, build.BINTOU: round(Fraction(held, 365) / 20)}
    assert found.bases == (100_000 * 365, held)
    assert found.total == sum(found.minors)
    assert found.exact == (Fraction(100_000 * 365 + held, 365)) / 20
    assert found.difference == found.total - found.exact
    assert found.rate is not None
    assert abs(found.rate - 5) < Fraction(1, 1000)
    shown = books.ask(preview_lines, found, [build.BINTOU])
    assert [(line.member.name, line.minor, line.paid) for line in shown] == [("Bintou", 504, 0)]
    assert build.counts(books)["distribution"] == 0


def test_interest_goes_by_what_is_subscribed_where_the_by_laws_say_so(books: Office) -> None:
    build.bylaws(books, {**build.LAWS, "surplus.interest_base": "subscribed"}, since=date(2026, 1, 1))
    assert books.ask(distribution_preview, interest()).bases == (100_000 * 365, 40_000 * 184)


@pytest.mark.parametrize("first", [date(2024, 1, 1), date(2024, 2, 1), date(2024, 2, 2), date(2025, 7, 1)])
@pytest.mark.parametrize("last", [date(2024, 2, 1), date(2025, 6, 30), date(2025, 7, 1), build.TODAY])
def test_one_statement_for_the_roll_finds_what_each_account_says(books: Office, first: date, last: date) -> None:
    last = max(first, last)
    expected = {}
    for member in (build.AWA, build.BINTOU):
        account = books.ask(account_found, member, build.TYPE)
        expected[member] = held_days([(line.on, line.paid) for line in account.lines], first, last)
    found = books.ask(held_in, [build.TYPE], first, last, True)
    assert found == {member: base for member, base in expected.items() if base}


def test_a_reversed_entry_earns_nothing(books: Office) -> None:
    serial = build.subscribed(books, build.COUMBA, 2, date(2025, 3, 1))
    payment = build.paid(books, build.COUMBA, 5_000, date(2025, 3, 1))
    assert build.COUMBA in gets(books.ask(distribution_preview, interest()))
    build.reversed_entry(books, payment)
    build.reversed_entry(books, serial)
    assert build.COUMBA not in gets(books.ask(distribution_preview, interest()))


def test_a_sum_is_shared_out_to_the_last_unit(books: Office) -> None:
    found = books.ask(distribution_preview, interest(how=Rate.POOL, pool_minor=1001, rate=""))
    assert found.total == 1001
    assert found.difference == 0


def test_a_refund_goes_by_the_table_in_equal_parts_or_by_shares(books: Office) -> None:
    called = numbers(books)
    table = refund((called[build.AWA], 300), (f" {called[build.COUMBA]} ", 600), (called[build.DJENEBA], 0))
    assert gets(books.ask(distribution_preview, table)) == {build.AWA: 333, build.COUMBA: 667}
    equal = gets(books.ask(distribution_preview, refund(shared_by=SharedBy.EQUAL, pool_minor=11)))
    assert sorted(equal.values()) == [2, 2, 2, 2, 3]
    assert build.FANTA not in equal
    by_shares = gets(books.ask(distribution_preview, refund(shared_by=SharedBy.SHARES)))
    assert set(by_shares) == {build.AWA, build.BINTOU}
    amounts = refund((called[build.AWA], 70), (called[build.COUMBA], 5), how=Rate.AMOUNTS, pool_minor=None)
    assert gets(books.ask(distribution_preview, amounts)) == {build.AWA: 70, build.COUMBA: 5}


# --- deciding


def test_what_is_decided_is_written_member_by_member(books: Office) -> None:
    key = decided(books, interest(surplus_minor=50_000, reserves_minor=20_000))
    found = row(books)
    assert (found.total, found.paid, found.rest, found.members, found.waiting) == (5_504, 0, 5_504, 2, 2)
    assert (found.rate, found.shared_by, found.currency) == ("5", None, "XOF")
    assert found.type is not None
    assert found.type.code == "A"
    assert books.ask(distribution_members, key) == (build.AWA, build.BINTOU)
    lines = books.ask(distribution_lines, key, [build.AWA])
    assert [(line.member.name, line.minor, line.held(found)) for line in lines] == [("Awa", 5_000, 100_000)]
    assert build.told_last(books)["total"] == "5504 XOF"
    assert books.ask(first_distribution_id) == key


def test_all_that_speaks_against_it_is_said_and_nothing_is_written(books: Office) -> None:
    build.bylaws(books, {"surplus.interest_percent": "4 %", "surplus.general_reserve": "20 %"}, since=date(2026, 1, 1))
    bad = interest(decision="", surplus_minor=10_000, reserves_minor=1_999, decided_on=date(2026, 3, 20))
    assert build.refused(books, decide_distribution, bad) == [
        ("decision", NAME_DECISION), ("rate", judging.ABOVE_LIMIT), ("reserves_minor", judging.RESERVES_FIRST),
    ]  # fmt: skip
    called = numbers(books)
    bad = refund(("no such", 1), (called[build.AWA], 2), (called[build.AWA], -1))
    assert build.refused(books, decide_distribution, bad) == [
        ("rows", judging.UNKNOWN_NUMBERS), ("rows", judging.TWICE), ("rows", judging.BELOW_NOTHING)
    ]  # fmt: skip


def test_the_same_interest_is_not_decided_twice(books: Office) -> None:
    key = decided(books, interest())
    again = interest(period_from=LAST, period_to=date(2026, 1, 31))
    assert build.refused(books, decide_distribution, again) == [("period_from", judging.PAID_ALREADY)]
    books.do(take_back_distribution, TakeBackDistribution(distribution_id=key, reason="Wrong rate"))
    assert decided(books, again) == key + 1


def test_both_distributions_of_a_year_come_out_of_one_surplus(books: Office) -> None:
    decided(books, interest(surplus_minor=6_503))
    called = numbers(books)
    more = refund((called[build.AWA], 1), surplus_minor=6_503)
    assert build.refused(books, decide_distribution, more) == [("surplus_minor", judging.MORE_THAN_SURPLUS)]
    decided(books, refund((called[build.AWA], 1), surplus_minor=6_504))


def test_warnings_stop_nothing(books: Office) -> None:
    said = books.ask(objections_to_deciding, interest(), build.TODAY)
    assert [(each.message, each.stops) for each in said] == [(SILENT, False)]


# --- paying


def test_it_is_paid_to_one_in_parts_to_several_and_to_all(books: Office) -> None:
    key = decided(books, interest())
    books.do(pay_distribution, PayDistribution(distribution_id=key, on=DECIDED, member_ids=(build.AWA,), minor=1_000))
    assert build.told_last(books)["paid"] == "1000 XOF"
    assert row(books).rest == 4_504
    assert books.do(pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY)).result == 2
    assert (row(books).rest, row(books).waiting) == (0, 0)
    assert books.ask(distribution_members, key, only_open=True) == ()
    assert build.refused(books, pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY)) == [
        ("member_ids", judging.ALL_PAID)
    ]


def test_paying_is_refused_with_all_that_speaks_against_it(books: Office) -> None:
    key = decided(books, interest())
    bad = PayDistribution(distribution_id=key, on=date(2026, 3, 19), member_ids=(build.AWA, build.COUMBA), minor=10_000)
    assert build.refused(books, pay_distribution, bad) == [
        ("on", judging.BEFORE_DECISION), ("member_ids", judging.NOTHING_LEFT), ("minor", judging.PART_FOR_ONE)
    ]  # fmt: skip
    above = PayDistribution(distribution_id=key, on=build.TODAY, member_ids=(build.BINTOU,), minor=505)
    assert build.refused(books, pay_distribution, above) == [("minor", judging.ABOVE_REST)]


def test_it_is_turned_into_whole_shares_and_the_rest_stays(books: Office) -> None:
    key = decided(books, interest(rate="30"))
    order = PayDistribution(distribution_id=key, on=build.TODAY, into_type_id=build.TYPE, decision="CA 9")
    who, said = books.ask(paying, order, build.TODAY)
    assert (who.member_ids, who.shares, who.passed_over, said) == ((build.AWA,), (3,), 1, ())
    assert books.do(pay_distribution, order).result == 1
    assert build.held(books, build.AWA)[:3] == (13, 130_000, 130_000)
    assert row(books).rest == 3_025
    (payment,) = books.ask(distribution_payments, key)
    assert (payment.minor, payment.channel) == (30_000, Channel.SET_OFF)
    newest = max(books.ask(entries_of, build.AWA), key=serial_of)
    assert (newest.serial, newest.distribution_id) == (payment.serial, key)


def serial_of(entry: Any) -> int:  # noqa: ANN401 - a line of the register
    """By what entries are told apart."""
    return int(entry.serial)


def test_who_left_gets_money_and_no_shares(books: Office) -> None:
    key = decided(books, interest(rate="30"))
    make.standing(books, build.AWA, Status.RESIGNED, date(2026, 5, 1))
    order = PayDistribution(distribution_id=key, on=build.TODAY, member_ids=(build.AWA,), into_type_id=build.TYPE)
    assert "member_ids" in {about for about, _message in build.refused(books, pay_distribution, order)}
    books.do(pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY, member_ids=(build.AWA,)))


def test_no_more_shares_than_the_by_laws_allow(books: Office) -> None:
    build.bylaws(books, {**build.LAWS, "capital.max_held": "12 shares"}, since=date(2026, 4, 1))
    key = decided(books, interest(rate="30"))
    books.do(pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY, into_type_id=build.TYPE))
    assert build.held(books, build.AWA)[0] == 12
    assert row(books).rest == 33_025 - 20_000


def test_nobody_gets_more_of_the_capital_by_it_than_the_by_laws_allow(books: Office) -> None:
    build.subscribed(books, build.COUMBA, 10, date(2026, 4, 1))
    build.subscribed(books, build.DJENEBA, 10, date(2026, 4, 1))
    build.bylaws(books, {**build.LAWS, "capital.max_percent": "34 %"}, since=date(2026, 4, 1))
    key = decided(books, interest(rate="30"))  # 13 of 37 shares would be Awa's
    order = PayDistribution(distribution_id=key, on=build.TODAY, into_type_id=build.TYPE)
    (said,) = books.ask(paying, order, build.TODAY)[1]
    assert (said.message, said.about, said.details["holders"]) == (
        ABOVE_CAP_IN_MONEY,
        "member_ids",
        (PartHeld("1 · Awa", Percent(3514)),),
    )
    assert build.refused(books, pay_distribution, order) == [("member_ids", ABOVE_CAP_IN_MONEY)]
    build.bylaws(books, {**build.LAWS, "capital.max_percent": "36 %"}, since=date(2026, 4, 2))
    assert books.do(pay_distribution, order).result == 1


def test_shares_are_not_made_at_a_value_that_has_changed(books: Office) -> None:
    key = decided(books, interest(rate="30"))
    change = SetNominalValue(
        share_type_id=build.TYPE, since=date(2026, 6, 1), minor=5_000, change=ValueChange.LOSS, decision="AGE 2"
    )
    books.do(set_nominal_value, change)
    order = PayDistribution(distribution_id=key, on=date(2026, 5, 31), into_type_id=build.TYPE)
    assert build.refused(books, pay_distribution, order) == [("on", VALUE_CHANGED)]
    assert books.do(pay_distribution, replace(order, on=date(2026, 6, 1))).result == 1
    assert build.held(books, build.AWA)[0] == 16


# --- taking back


def test_a_payment_is_taken_back_with_its_shares(books: Office) -> None:
    key = decided(books, interest(rate="30"))
    books.do(pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY, into_type_id=build.TYPE))
    (payment,) = books.ask(distribution_payments, key)
    order = TakeBackDistributionPayments(distribution_id=key, reason="Not wanted", payment_ids=(payment.id,))
    assert books.do(take_back_payments, order).result == 1
    assert build.held(books, build.AWA)[:3] == (10, 100_000, 100_000)
    assert row(books).paid == 0
    assert build.refused(books, take_back_payments, order) == [("payment_ids", judging.TAKEN_ALREADY)]
    everything = TakeBackDistributionPayments(distribution_id=key, reason="x")
    assert build.refused(books, take_back_payments, everything) == [("distribution_id", judging.NOT_PAID)]


def test_shares_made_in_one_act_are_taken_back_together(books: Office) -> None:
    build.paid(books, build.BINTOU, 20_000, date(2025, 7, 2))
    key = decided(books, interest(rate="60"))
    books.do(pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY, into_type_id=build.TYPE))
    payments = books.ask(distribution_payments, key)
    assert len(payments) == 2
    one = TakeBackDistributionPayments(distribution_id=key, reason="x", payment_ids=(payments[0].id,))
    assert build.refused(books, take_back_payments, one) == [("payment_ids", TOGETHER)]
    books.do(take_back_payments, TakeBackDistributionPayments(distribution_id=key, reason="x"))
    assert [build.held(books, member)[0] for member in (build.AWA, build.BINTOU)] == [10, 4]


def test_a_distribution_is_taken_back_once_nothing_is_paid(books: Office) -> None:
    key = decided(books, interest())
    books.do(pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY))
    order = TakeBackDistribution(distribution_id=key, reason="Wrong year")
    assert build.refused(books, take_back_distribution, order) == [("distribution_id", judging.PAID_OUT_OF_IT)]
    books.do(take_back_payments, TakeBackDistributionPayments(distribution_id=key, reason="Wrong year"))
    books.do(take_back_distribution, order)
    assert (row(books).is_taken_back, row(books).rest, row(books).waiting) == (True, 0, 0)
    assert build.refused(books, take_back_distribution, order) == [("distribution_id", judging.TAKEN_BACK)]
    against = build.refused(books, pay_distribution, PayDistribution(distribution_id=key, on=build.TODAY))
    assert ("distribution_id", judging.TAKEN_BACK) in against
    assert books.ask(first_distribution_id) == 0
