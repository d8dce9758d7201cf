"""What is due of shares and dues, just before, on and after each day."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.readmodels.access import Keeper
from pomanager.readmodels.governance import DueRow
from pomanager.rules.access.roles import Role, rights_of
from pomanager.rules.due import DueKind, When
from pomanager.rules.dues.kinds import FeeKind, Period, RedemptionReason
from pomanager.rules.members import Status
from pomanager.services.dues.commands.redeeming import work_out_redemption
from pomanager.services.dues.commands.refunding import pay_redemption
from pomanager.services.dues.orders_leaving import PayRedemption, SharesBack, WorkOutRedemption
from pomanager.services.governance.queries.due import due, overdue_count
from pomanager.services.governance.queries.due_money import ARREARS, CHARGES, OVERDUE, REFUNDS, TRANSFERS
from pomanager.services.office import Office
from pomanager.services.shares.commands.transferring import request_transfer
from pomanager.services.shares.orders_passing import RequestTransfer
from tests import dues, make, shares
from tests.shares import AWA, BINTOU, FANTA, TYPE

LAWS = {
    **shares.LAWS, "capital.free_between_members": "no", "capital.transfer_approval": "board",
    "capital.transfer_silence": "3 months", "capital.refund": "12 months", "capital.refund_price": "nominal",
}  # fmt: skip
SUBSCRIBED = date(2025, 1, 10)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    opened = shares.share_office(tmp_path, clock)
    shares.bylaws(opened, LAWS, since=date(2016, 1, 1))
    yield opened
    opened.close()


def of_kind(office: Office, kind: DueKind, day: date) -> list[DueRow]:
    """What of a kind is due as of a day."""
    return [row for row in office.ask(due, day) if row.kind is kind]


def test_a_transfer_is_due_until_it_is_answered_and_to_be_entered_after_that(office: Office) -> None:
    shares.subscribed(office, AWA, 4, SUBSCRIBED, paid=40_000)
    order = RequestTransfer(
        requested_on=date(2026, 3, 2), share_type_id=TYPE, from_id=AWA, to_id=BINTOU, shares=2,
        deposited_on=date(2026, 3, 2),
    )  # fmt: skip
    office.do(request_transfer, order)
    (row,) = of_kind(office, DueKind.TRANSFER, date(2026, 6, 2))
    assert (row.on, row.overdue, row.place.argument) == (date(2026, 6, 2), False, (TRANSFERS, 1))
    (row,) = of_kind(office, DueKind.TRANSFER, date(2026, 6, 3))
    assert row.overdue
    assert office.ask(overdue_count, date(2026, 6, 3)) == office.ask(overdue_count, date(2026, 6, 2)) + 1


def test_whoever_may_not_read_money_is_told_of_none_that_is_due(office: Office) -> None:
    shares.subscribed(office, AWA, 4, SUBSCRIBED, paid=40_000)
    order = RequestTransfer(
        requested_on=date(2026, 3, 2), share_type_id=TYPE, from_id=AWA, to_id=BINTOU, shares=2,
        deposited_on=date(2026, 3, 2),
    )  # fmt: skip
    office.do(request_transfer, order)
    day = date(2026, 6, 3)
    told, overdue = office.ask(due, day), office.ask(overdue_count, day)

    office.admit(Keeper("Awa", 1, frozenset({Role.MENTOR}), rights_of({Role.MENTOR})))

    assert office.ask(due, day) == tuple(row for row in told if row.kind is not DueKind.TRANSFER) != told
    assert office.ask(overdue_count, day) == overdue - 1


def test_a_refund_is_due_within_the_year_and_gone_when_paid(office: Office) -> None:
    shares.subscribed(office, AWA, 4, SUBSCRIBED, paid=40_000)
    left = date(2025, 9, 30)
    make.standing(office, AWA, Status.RESIGNED, left)
    order = WorkOutRedemption(
        member_id=AWA, reason=RedemptionReason.LEFT, effective_on=left, shares=(SharesBack(TYPE, 4),),
        decision="CA 3/2025",
    )  # fmt: skip
    redemption_id = office.do(work_out_redemption, order).result
    (row,) = of_kind(office, DueKind.REFUND, date(2026, 9, 30))
    assert (row.on, row.overdue, row.place.argument) == (date(2026, 9, 30), False, (REFUNDS, redemption_id))
    assert of_kind(office, DueKind.REFUND, date(2026, 10, 1))[0].overdue
    office.do(pay_redemption, PayRedemption(redemption_id=redemption_id, on=date(2026, 10, 5), voucher="B-1"))
    assert of_kind(office, DueKind.REFUND, date(2026, 10, 5)) == []


def test_shares_not_paid_in_time_are_told_with_their_sum(office: Office) -> None:
    shares.subscribed(office, AWA, 4, SUBSCRIBED, paid=10_000)
    shares.subscribed(office, FANTA, 1, SUBSCRIBED, paid=2_500)
    first_due = date(2026, 1, 10)  # a third of three quarters, after a third of 36 months
    assert of_kind(office, DueKind.SHARES_OVERDUE, first_due) == []
    (row,) = of_kind(office, DueKind.SHARES_OVERDUE, first_due + timedelta(days=1))
    assert (row.on, row.when, row.place.argument) == (None, When.THIS_MONTH, (OVERDUE, None))
    assert (row.sentence.details["count"], row.sentence.details["amount"].minor) == (2, 12_500)  # type: ignore[attr-defined]
    assert row.sentence.details["day"] == first_due


def test_dues_are_to_be_charged_and_then_to_be_paid(office: Office) -> None:
    fee = dues.fee(
        office, "COT", kind=FeeKind.DUES, period=Period.YEAR, minor=2_000, due_after_days=89,
        amount_since=date(2026, 1, 1),
    )  # fmt: skip
    (row,) = of_kind(office, DueKind.DUES_TO_CHARGE, date(2026, 2, 1))
    assert row.place.argument == CHARGES
    dues.charge(office, AWA, fee, on=date(2026, 1, 1), period_from=date(2026, 1, 1))
    assert of_kind(office, DueKind.DUES_OVERDUE, date(2026, 3, 31)) == []
    (row,) = of_kind(office, DueKind.DUES_OVERDUE, date(2026, 4, 1))
    assert (row.when, row.place.argument, row.sentence.details["count"]) == (When.THIS_MONTH, ARREARS, 1)
