"""Refunds of shares: proposed, worked out, put off, paid within the by-laws, taken back whole."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pomanager.errors import NotFound
from pomanager.readmodels.redemptions import RedemptionDetail, RefundState
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bodies.leaving import TAKEN_BACK_ALREADY, WRITE_REASON
from pomanager.rules.bodies.limits import SILENT
from pomanager.rules.dues import redemption_judging as judging
from pomanager.rules.dues.kinds import FeeKind, RedemptionItemKind, RedemptionReason, RedemptionStep
from pomanager.rules.dues.redemptions import PriceRule, RedemptionItem
from pomanager.rules.members import Status
from pomanager.rules.shares.judging import BELOW_LEAST, MORE_THAN_HELD
from pomanager.rules.shares.kinds import DistributionKind, EntryKind, Rate
from pomanager.rules.wording import Wording
from pomanager.services.dues.commands.charging import charge_member
from pomanager.services.dues.commands.fees import add_fee_type
from pomanager.services.dues.commands.redeeming import take_back_redemption, work_out_redemption
from pomanager.services.dues.commands.refunding import (
    extend_redemption,
    pay_redemption,
    take_back_redemption_step,
)
from pomanager.services.dues.judging_leaving import objections_to_paying_refund, objections_to_working_out
from pomanager.services.dues.orders import AddFeeType, ChargeMember
from pomanager.services.dues.orders_leaving import (
    ExtendRedemption,
    PayRedemption,
    SetOffDues,
    SharesBack,
    TakeBackRedemption,
    TakeBackRedemptionStep,
    WorkOutRedemption,
)
from pomanager.services.dues.queries.listing import member_dues
from pomanager.services.dues.queries.proposed_refunds import proposed_redemption
from pomanager.services.dues.queries.refund_rows import (
    count_paid,
    first_redemption_id,
    redemption,
    redemption_rows,
    refunds_due,
    refunds_paid,
)
from pomanager.services.office import Office
from pomanager.services.shares.commands.distributing import decide_distribution
from pomanager.services.shares.orders_distributing import DecideDistribution
from pomanager.services.shares.queries.distributions import distribution_payments
from pomanager.services.shares.queries.ledger import entries_of
from tests import make
from tests import shares as build

LEFT = date(2025, 6, 30)
LAWS: Mapping[str, str] = {
    **build.LAWS, "capital.refund_price": "nominal", "capital.refund": "1 years",
    "capital.refund_extension": "1 years", "capital.refund_order": "leaving",
}  # fmt: skip
FEE = 1
LOAN = RedemptionItem(RedemptionItemKind.LOAN, -5_000, "Plough")


@pytest.fixture(name="books")
def office_of_leavers(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """Awa resigned in June 2025 with 4 shares of which 30,000 is paid, and owes 2,000; Bintou stays with 10."""
    office = build.share_office(tmp_path, clock)
    build.bylaws(office, LAWS, since=date(2016, 1, 1))
    build.subscribed(office, build.AWA, 4, date(2024, 2, 1), paid=30_000)
    build.subscribed(office, build.BINTOU, 10, date(2024, 2, 1), paid=100_000)
    fee = AddFeeType(code="DUES", kind=FeeKind.OTHER, name=Wording({"fr": "Cotisation"}), minor=2_000)
    office.do(add_fee_type, replace(fee, amount_since=date(2020, 1, 1)))
    office.do(charge_member, ChargeMember(member_id=build.AWA, fee_type_id=FEE, on=date(2025, 1, 1), minor=2_000))
    make.standing(office, build.AWA, Status.RESIGNED, LEFT)
    yield office
    office.close()


def order(**known: Any) -> WorkOutRedemption:  # noqa: ANN401 - any part of the order
    """Awa gives all her shares back, her dues and a loan taken off."""
    told: dict[str, Any] = {
        "member_id": build.AWA, "reason": RedemptionReason.LEFT, "effective_on": LEFT,
        "shares": (SharesBack(build.TYPE, 4),), "items": (LOAN,), "dues": (SetOffDues(FEE, 2_000),),
        "notice_on": date(2025, 3, 1), "decision": "CA 7",
    }  # fmt: skip
    return WorkOutRedemption(**{**told, **known})


def worked_out(office: Office, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A refund; returns its id."""
    return office.do(work_out_redemption, order(**known)).result


def detail(office: Office, key: int = 1) -> RedemptionDetail:
    """One refund, whole."""
    return office.ask(redemption, key, build.TODAY)


def paid(office: Office, minor: int | None = None, on: date = build.TODAY, key: int = 1) -> int:
    """A payment of a refund; returns its id."""
    return office.do(pay_redemption, PayRedemption(redemption_id=key, on=on, minor=minor, voucher="P 7")).result


def owed(office: Office, day: date = build.TODAY) -> int:
    """What Awa owes of the fee."""
    (fee,) = office.ask(member_dues, build.AWA, day).fees
    return fee.charged - fee.paid


# --- proposing


def test_a_worksheet_begins_with_all_the_books_know(books: Office) -> None:
    found = books.ask(proposed_redemption, build.AWA, build.TODAY)
    assert (found.reason, found.left_on, found.effective_on) == (RedemptionReason.LEFT, LEFT, LEFT)
    assert (found.due_on, found.price_rule) == (date(2026, 6, 30), PriceRule.NOMINAL)
    (shares,) = found.shares
    assert (shares.redeemed.shares, shares.redeemed.paid_minor, shares.redeemed.unpaid_minor) == (4, 30_000, 10_000)
    assert [(debt.code, debt.owed, debt.minor) for debt in found.debts] == [("DUES", 2_000, 2_000)]
    assert (found.sums.value, found.sums.taken_off, found.sums.net) == (30_000, 2_000, 28_000)
    assert (found.cap.cap, found.other_currencies) == (None, ())
    assert build.counts(books)["redemption"] == 0


def test_who_stays_is_proposed_no_number(books: Office) -> None:
    found = books.ask(proposed_redemption, build.BINTOU, build.TODAY)
    assert (found.reason, found.left_on, found.sums.net) == (RedemptionReason.PARTIAL, None, 0)
    assert [(each.held, each.redeemed.shares) for each in found.shares] == [(10, 0)]


def test_each_currency_has_a_worksheet_of_its_own(books: Office) -> None:
    dollars = build.share_type(books, "B", 500, currency="USD")
    build.subscribed(books, build.BINTOU, 1, date(2025, 1, 1), share_type_id=dollars)
    found = books.ask(proposed_redemption, build.BINTOU, build.TODAY)
    assert (found.currency, found.other_currencies) == ("XOF", ("USD",))
    other = books.ask(proposed_redemption, build.BINTOU, build.TODAY, "USD")
    assert (other.currency, other.decimals, [each.redeemed.type.code for each in other.shares]) == ("USD", 2, ["B"])


# --- working out


def test_shares_are_cancelled_debts_met_and_the_rest_is_owed(books: Office) -> None:
    key = worked_out(books)
    found = detail(books, key)
    assert (found.row.net, found.row.due_on, found.row.state) == (23_000, date(2026, 6, 30), RefundState.OVERDUE)
    assert [(item.kind, item.minor) for item in found.items] == [
        (RedemptionItemKind.LOAN, -5_000), (RedemptionItemKind.DUES, -2_000)
    ]  # fmt: skip
    assert (found.sums.value, found.sums.added, found.sums.taken_off) == (30_000, 0, 7_000)
    assert build.held(books, build.AWA) == (0, 0, 0, 0)
    assert build.held(books, build.AWA, date(2025, 6, 29))[:3] == (4, 40_000, 30_000)
    assert (owed(books), owed(books, date(2025, 6, 29))) == (0, 2_000)
    newest = books.ask(entries_of, build.AWA)
    assert [(each.shares, each.redemption_id) for each in newest if each.kind is EntryKind.REDEMPTION] == [(-4, key)]
    assert build.told_last(books)["net"] == "23000 XOF"
    assert books.ask(first_redemption_id) == key


def test_everything_against_it_is_said_at_once_and_nothing_written(books: Office) -> None:
    bad = order(
        effective_on=date(2026, 12, 1), shares=(SharesBack(build.TYPE, 5, value_minor=1),), notice_on=date(2026, 12, 2),
        items=(replace(LOAN, description=""),), dues=(SetOffDues(FEE, 2_001),), payee="x" * 1000,
    )  # fmt: skip
    found = build.refused(books, work_out_redemption, bad)
    assert {
        ("effective_on", DAY_AHEAD), ("notice_on", judging.NOTICE_AFTER), ("shares", MORE_THAN_HELD),
        ("price_reason", judging.SAY_WHY_PRICE), ("items", judging.DESCRIBE), ("dues", judging.ABOVE_OWED),
    } <= set(found)  # fmt: skip
    assert "payee" in {about for about, _said in found}
    assert len(found) == len(set(found))


def test_who_has_not_left_gives_back_no_more_than_leaves_the_minimum(books: Office) -> None:
    partial = order(member_id=build.BINTOU, reason=RedemptionReason.PARTIAL, dues=(), effective_on=build.TODAY)
    left = replace(partial, reason=RedemptionReason.LEFT)
    assert build.refused(books, work_out_redemption, left) == [("reason", judging.NOT_LEFT)]
    build.bylaws(books, {**LAWS, "capital.min_held": "7 shares"}, since=date(2026, 1, 1))
    assert build.refused(books, work_out_redemption, partial) == [("shares", BELOW_LEAST)]
    books.do(work_out_redemption, replace(partial, shares=(SharesBack(build.TYPE, 3),)))
    assert build.held(books, build.BINTOU)[0] == 7


def test_the_by_laws_are_those_of_the_day_of_leaving(books: Office) -> None:
    build.bylaws(books, {**LAWS, "capital.refund": "5 years"}, since=date(2025, 7, 1))
    assert books.ask(proposed_redemption, build.AWA, build.TODAY).due_on == date(2026, 6, 30)
    later = order(effective_on=date(2025, 9, 1), due_on=date(2026, 7, 1))
    assert build.refused(books, work_out_redemption, later) == [("due_on", judging.LATER_THAN_DUE)]


def test_another_price_is_written_with_its_reason(books: Office) -> None:
    worked_out(books, shares=(SharesBack(build.TYPE, 4, value_minor=28_000),), price_reason="Written down, AG 5")
    assert (detail(books).price_rule, detail(books).sums.value) == (PriceRule.OTHER, 28_000)


@pytest.mark.parametrize(("floor", "stopped"), [("71 %", False), ("71.42 %", False), ("71.43 %", True)])
def test_the_capital_keeps_its_floor(books: Office, floor: str, *, stopped: bool) -> None:
    # 140,000 were subscribed at most; 100,000 would stay: 71.428… %.
    build.bylaws(books, {**LAWS, "capital.capital_floor": floor}, since=date(2025, 1, 1))
    if stopped:
        assert build.refused(books, work_out_redemption, order()) == [("shares", judging.BELOW_FLOOR)]
    else:
        worked_out(books)


def test_the_floor_is_kept_on_every_later_day(books: Office) -> None:
    build.bylaws(books, {**LAWS, "capital.capital_floor": "71 %"}, since=date(2025, 1, 1))
    partial = order(
        member_id=build.BINTOU, reason=RedemptionReason.PARTIAL, dues=(), items=(), effective_on=date(2026, 1, 1),
        shares=(SharesBack(build.TYPE, 4),),
    )  # fmt: skip
    books.do(work_out_redemption, partial)
    assert build.refused(books, work_out_redemption, order()) == [("shares", judging.BELOW_FLOOR)]


def test_heirs_are_paid_for_somebody_who_died(books: Office) -> None:
    make.standing(books, build.BINTOU, Status.DEAD, date(2026, 5, 5))
    found = books.ask(proposed_redemption, build.BINTOU, build.TODAY)
    assert (found.reason, found.due_on) == (RedemptionReason.DIED, date(2027, 5, 5))
    died = order(
        member_id=build.BINTOU, reason=RedemptionReason.DIED, dues=(), effective_on=date(2026, 5, 5),
        shares=(SharesBack(build.TYPE, 10),),
    )  # fmt: skip
    assert build.refused(books, work_out_redemption, died) == [("payee", judging.WHO_IS_PAID)]
    books.do(work_out_redemption, replace(died, payee="The heirs, by Coumba"))
    assert detail(books).row.payee == "The heirs, by Coumba"


def test_interest_that_was_not_paid_is_paid_with_it_and_owed_again_when_it_is_taken_back(books: Office) -> None:
    interest = DecideDistribution(
        kind=DistributionKind.INTEREST, period_from=date(2024, 1, 1), period_to=date(2024, 12, 31), how=Rate.POOL,
        pool_minor=13_000, share_type_id=build.TYPE, decided_on=date(2025, 3, 1), decision="AG 3",
    )  # fmt: skip
    books.do(decide_distribution, interest)
    (open_share,) = books.ask(proposed_redemption, build.AWA, build.TODAY).distributions
    assert open_share.minor == 3_000
    worked_out(books, distribution_ids=(1,))
    assert detail(books).row.net == 26_000
    (payment,) = books.ask(distribution_payments, 1)
    assert (payment.minor, payment.redemption_id) == (3_000, 1)
    assert books.ask(proposed_redemption, build.AWA, build.TODAY).distributions == ()
    books.do(take_back_redemption, TakeBackRedemption(redemption_id=1, reason="Not yet"))
    (open_share,) = books.ask(proposed_redemption, build.AWA, build.TODAY).distributions
    assert open_share.minor == 3_000
    again = order(distribution_ids=(1, 9))
    assert build.refused(books, work_out_redemption, again) == [("distribution_ids", judging.NOT_OWED)]


def test_silent_by_laws_are_named_and_stop_nothing(books: Office) -> None:
    build.bylaws(books, build.LAWS, since=date(2025, 1, 1))
    said = books.ask(objections_to_working_out, order(), build.TODAY)
    assert [each.message for each in said] == [SILENT] * 4
    worked_out(books)
    assert (detail(books).row.due_on, detail(books).price_rule) == (None, None)


# --- putting off


def test_it_is_put_off_once_within_the_by_laws(books: Office) -> None:
    worked_out(books)
    assert detail(books).latest_on == date(2027, 6, 30)
    late = ExtendRedemption(redemption_id=1, on=date(2026, 5, 1), due_on=date(2027, 7, 1), reason="")
    assert build.refused(books, extend_redemption, late) == [
        ("due_on", judging.TOO_LONG), ("reason", judging.SAY_WHY_LATER)
    ]  # fmt: skip
    good = replace(late, due_on=date(2027, 6, 30), reason="The harvest failed.", decision="CA 9")
    books.do(extend_redemption, good)
    found = detail(books)
    assert (found.row.due_on, found.first_due_on, found.row.state) == (
        date(2027, 6, 30), date(2026, 6, 30), RefundState.WAITING
    )  # fmt: skip
    assert found.latest_on is None
    assert [row.state for row in books.ask(refunds_due, date(2026, 4, 30))] == [RefundState.WAITING]
    assert build.refused(books, extend_redemption, good) == [("due_on", judging.EXTENDED_ALREADY)]
    step = found.steps[-1]
    books.do(take_back_redemption_step, TakeBackRedemptionStep(redemption_id=1, step_id=step.id, reason="Annulled"))
    assert detail(books).row.due_on == date(2026, 6, 30)
    books.do(extend_redemption, good)


# --- paying


def test_it_is_paid_in_parts_and_never_above_what_is_owed(books: Office) -> None:
    worked_out(books)
    paid(books, 20_000)
    above = PayRedemption(redemption_id=1, on=build.TODAY, minor=3_001)
    assert build.refused(books, pay_redemption, above) == [("minor", judging.ABOVE_REST)]
    paid(books)
    assert (detail(books).row.rest, detail(books).row.state) == (0, RefundState.PAID)
    assert build.refused(books, pay_redemption, above) == [("minor", judging.PAID_WHOLE)]
    rows = tuple(books.ask(lambda session: list(refunds_paid(session, build.TODAY, build.TODAY))))
    assert [(row.minor, row.is_last, row.voucher) for row in rows] == [(20_000, False, "P 7"), (3_000, True, "P 7")]
    assert books.ask(count_paid, build.TODAY, build.TODAY) == 2


def test_who_owes_more_than_the_shares_are_worth_is_not_paid(books: Office) -> None:
    worked_out(books, items=(replace(LOAN, minor=-40_000),), dues=())
    assert (detail(books).row.net, detail(books).row.state) == (-10_000, RefundState.OWES)
    assert build.refused(books, pay_redemption, PayRedemption(redemption_id=1, on=build.TODAY)) == [
        ("minor", judging.MEMBER_OWES)
    ]
    assert books.ask(refunds_due, build.TODAY) == ()


def test_debts_that_take_all_of_it_leave_nothing_to_pay(books: Office) -> None:
    worked_out(books, items=(replace(LOAN, minor=-28_000),))
    assert detail(books).row.state is RefundState.NOTHING


@pytest.mark.parametrize(("minor", "stopped"), [(9_999, False), (10_000, False), (10_001, True)])
def test_what_is_beyond_the_cap_waits_for_the_next_year(books: Office, minor: int, *, stopped: bool) -> None:
    # The capital with which 2026 begins is that of Bintou, 100,000.
    build.bylaws(books, {**LAWS, "capital.refund_cap": "10 %"}, since=date(2026, 1, 1))
    worked_out(books)
    if not stopped:
        paid(books, minor)
        return
    pay = PayRedemption(redemption_id=1, on=build.TODAY, minor=minor)
    assert build.refused(books, pay_redemption, pay) == [("minor", judging.ABOVE_CAP)]
    (against,) = (each for each in books.ask(objections_to_paying_refund, pay, build.TODAY) if each.stops)
    assert against.details["day"] == date(2027, 1, 1)


def test_the_next_financial_year_has_room_again(books: Office, clock: make.MovableClock) -> None:
    build.bylaws(books, {**LAWS, "capital.refund_cap": "10 %"}, since=date(2026, 1, 1))
    worked_out(books)
    paid(books, 10_000)
    one_more = PayRedemption(redemption_id=1, on=build.TODAY, minor=1)
    assert build.refused(books, pay_redemption, one_more) == [("minor", judging.ABOVE_CAP)]
    clock.come_to(date(2027, 1, 1))
    paid(books, 10_000, date(2027, 1, 1))


def test_who_comes_first_is_said(books: Office) -> None:
    partial = order(
        member_id=build.BINTOU, reason=RedemptionReason.PARTIAL, dues=(), items=(), effective_on=date(2026, 1, 1),
        shares=(SharesBack(build.TYPE, 2),),
    )  # fmt: skip
    books.do(work_out_redemption, partial)
    worked_out(books)
    assert [row.id for row in books.ask(refunds_due, build.TODAY)] == [2, 1]
    assert [row.id for row in books.ask(redemption_rows, build.TODAY)] == [1, 2]
    said = books.ask(objections_to_paying_refund, PayRedemption(redemption_id=1, on=build.TODAY), build.TODAY)
    assert judging.OTHERS_FIRST in {each.message for each in said}
    said = books.ask(objections_to_paying_refund, PayRedemption(redemption_id=2, on=build.TODAY), build.TODAY)
    assert judging.OTHERS_FIRST not in {each.message for each in said}


# --- taking back


def test_a_payment_is_taken_back_and_the_refund_waits_again(books: Office) -> None:
    worked_out(books)
    step = paid(books, 20_000)
    back = TakeBackRedemptionStep(redemption_id=1, step_id=step, reason="Paid to somebody else")
    books.do(take_back_redemption_step, back)
    assert (detail(books).row.paid, detail(books).row.rest) == (0, 23_000)
    assert books.ask(count_paid, build.TODAY, build.TODAY) == 0
    assert [(each.step, each.is_taken_back) for each in detail(books).steps] == [
        (RedemptionStep.PAID, True), (RedemptionStep.TAKEN_BACK, False)
    ]  # fmt: skip
    assert build.refused(books, take_back_redemption_step, back) == [("step_id", TAKEN_BACK_ALREADY)]
    with pytest.raises(NotFound):
        books.do(take_back_redemption_step, replace(back, step_id=99))


def test_a_refund_is_taken_back_as_if_it_had_never_been(books: Office) -> None:
    before = build.held(books, build.AWA)
    worked_out(books)
    paid(books, 1)
    back = TakeBackRedemption(redemption_id=1, reason="")
    assert build.refused(books, take_back_redemption, back) == [
        ("redemption_id", judging.PAID_OUT_OF_IT), ("reason", WRITE_REASON)
    ]  # fmt: skip
    step = detail(books).steps[-1].id
    books.do(take_back_redemption_step, TakeBackRedemptionStep(redemption_id=1, step_id=step, reason="x"))
    books.do(take_back_redemption, replace(back, reason="She stays after all"))
    assert build.held(books, build.AWA) == before
    assert build.held(books, build.AWA, LEFT)[:3] == (4, 40_000, 30_000)
    assert owed(books) == 2_000
    assert detail(books).row.state is RefundState.TAKEN_BACK
    assert books.ask(refunds_due, build.TODAY) == ()
    assert books.ask(first_redemption_id) == 0
    again = replace(back, reason="Twice")
    assert build.refused(books, take_back_redemption, again) == [("redemption_id", judging.TAKEN_BACK)]
    with pytest.raises(NotFound):
        detail(books, 9)
    worked_out(books)
