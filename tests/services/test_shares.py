"""Acts on shares: subscribing, paying, converting, bonus, forfeiting, merging, reversing, and what they refuse."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.areas import Area
from pomanager.errors import NotFound
from pomanager.rules.bodies.composition import DAY_AHEAD
from pomanager.rules.bylaws.values import Percent
from pomanager.rules.members import Status
from pomanager.rules.shares import judging, receipts, reversing
from pomanager.rules.shares.capital_cap import ABOVE_CAP
from pomanager.rules.shares.instalments import Instalment
from pomanager.rules.shares.kinds import Channel, EntryKind, Holder
from pomanager.rules.shares.limits import PartHeld
from pomanager.services.office import Office
from pomanager.services.shares import judging as gathered
from pomanager.services.shares import judging_changes as changes
from pomanager.services.shares.commands.bonus import issue_bonus
from pomanager.services.shares.commands.converting import convert_shares
from pomanager.services.shares.commands.forfeiting import forfeit_shares
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.commands.paying import pay_shares
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.commands.subscribing import record_opening, subscribe
from pomanager.services.shares.orders import (
    ConvertShares,
    ForfeitShares,
    IssueBonus,
    MergeHoldings,
    PayShares,
    RecordOpening,
    ReverseEntry,
    Subscribe,
)
from pomanager.services.shares.queries.holdings import holding_of, holdings_on
from pomanager.services.shares.queries.ledger import entries_of, entry_row
from tests import make
from tests import shares as build
from tests.shares import (
    AWA,
    BINTOU,
    COUMBA,
    FANTA,
    TODAY,
    TYPE,
    UNION,
    UNIT,
    held,
    paid,
    receipt,
    refused,
    reversed_entry,
    share_type,
    subscribed,
    told_last,
)

FIRST = date(2024, 1, 31)
DAY = timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with a type of share that nobody holds yet, on a file of the test's own."""
    opened = build.share_office(tmp_path, clock)
    yield opened
    opened.close()


def test_a_subscription_puts_off_what_the_by_laws_allow(office: Office) -> None:
    order = Subscribe(
        member_id=AWA, share_type_id=TYPE, shares=10, on=FIRST, decided_on=FIRST, decision="CA 3", paid_minor=25_000,
        receipt=receipt(AWA, FIRST, "101", channel=Channel.MOBILE_MONEY, account="70 11", payer_name="Issa"),
    )  # fmt: skip
    done = office.do(subscribe, order)
    assert (done.result, done.touched) == ((1, 2), frozenset({Area.SHARES, Area.JOURNAL}))
    assert held(office, AWA, FIRST - DAY) == (0, 0, 0, 0)
    assert held(office, AWA, FIRST) == (10, 100_000, 25_000, 75_000)
    assert held(office, AWA, date(2026, 1, 31)) == (10, 100_000, 25_000, 50_000)
    told = told_last(office)
    assert (told["shares"], told["subscribed"], told["amount"]) == ("10", "100000 XOF", "25000 XOF")
    assert (told["receipt"], told["payer"], told["decision"]) == ("101", "Issa", "CA 3")
    first, second = office.ask(entries_of, AWA)
    assert (first.kind, first.operation, second.operation) == (EntryKind.SUBSCRIPTION, 1, 1)
    assert second.receipt is not None
    assert (second.receipt.number, second.receipt.payer, second.receipt.account) == ("101", "Issa", "70 11")


def test_an_own_schedule_takes_the_place_of_the_by_laws(office: Office) -> None:
    subscribed(office, AWA, 3, FIRST, schedule=(Instalment(FIRST + DAY, 10_000),))
    assert held(office, AWA, FIRST) == (3, 30_000, 0, 10_000)
    subscribed(office, BINTOU, 3, FIRST, schedule=())
    assert held(office, BINTOU, FIRST) == (3, 30_000, 0, 0)


def test_a_subscription_is_refused_with_everything_at_once(office: Office) -> None:
    share_type(office, "P", holder=Holder.PEOPLE)
    order = Subscribe(
        member_id=UNION, share_type_id=2, shares=101, on=TODAY + DAY, decision="x" * 201, paid_minor=2_000_000,
        schedule=(Instalment(TODAY, 5), Instalment(TODAY + 2 * DAY, 2_000_000)), receipt=receipt(UNION, TODAY + DAY),
    )  # fmt: skip
    assert [about for about, _message in refused(office, subscribe, order)] == [
        "on", "member_id", "decision", "shares", "schedule", "schedule", "paid_minor", "received_on",
    ]  # fmt: skip


@pytest.mark.parametrize(("shares", "found"), [(0, [judging.AT_LEAST_ONE]), (100, []), (101, [judging.BEYOND_MOST])])
def test_the_most_that_may_be_held(office: Office, shares: int, found: list[str]) -> None:
    order = Subscribe(member_id=AWA, share_type_id=TYPE, shares=shares, on=FIRST)
    said = office.ask(gathered.objections_to_subscribing, order, TODAY)
    assert [each.message for each in said] == found


def test_newcomers_may_subscribe_and_leavers_may_not(office: Office) -> None:
    subscribed(office, FANTA, 1, make.ADMITTED)
    make.standing(office, BINTOU, Status.RESIGNED, FIRST)
    order = Subscribe(member_id=BINTOU, share_type_id=TYPE, shares=1, on=FIRST)
    assert refused(office, subscribe, order) == [("member_id", judging.GONE_FROM_ROLL)]
    early = Subscribe(member_id=COUMBA, share_type_id=TYPE, shares=1, on=make.ADMITTED - DAY)
    assert refused(office, subscribe, early) == [("member_id", judging.NOT_ON_ROLL_YET)]
    with pytest.raises(NotFound):
        office.do(subscribe, Subscribe(member_id=99, share_type_id=TYPE, shares=1, on=FIRST))
    with pytest.raises(NotFound):
        office.do(subscribe, Subscribe(member_id=AWA, share_type_id=99, shares=1, on=FIRST))


def test_payments_stop_at_what_is_due(office: Office) -> None:
    subscribed(office, AWA, 10, FIRST)
    paid(office, AWA, 60_000, FIRST + 10 * DAY, "102")
    assert told_last(office)["amount"] == "60000 XOF"
    above = PayShares(member_id=AWA, share_type_id=TYPE, minor=40_001, receipt=receipt(AWA, FIRST))
    assert refused(office, pay_shares, above) == [("minor", judging.ABOVE_DUE)]
    paid(office, AWA, 40_000, FIRST, "103")
    more = PayShares(member_id=AWA, share_type_id=TYPE, minor=1, receipt=receipt(AWA, TODAY))
    assert refused(office, pay_shares, more) == [("minor", judging.NOTHING_DUE)]
    assert held(office, AWA, FIRST) == (10, 100_000, 40_000, 75_000)


def test_a_receipt_number_is_used_once_until_its_entries_are_reversed(office: Office) -> None:
    subscribed(office, AWA, 10, FIRST)
    serial = paid(office, AWA, 5_000, FIRST, "7")
    again = PayShares(member_id=AWA, share_type_id=TYPE, minor=5_000, receipt=receipt(AWA, TODAY, " 7 "))
    (objection,) = office.ask(gathered.objections_to_paying, again, TODAY)
    assert (objection.about, objection.message) == ("number", receipts.NUMBER_TAKEN)
    assert objection.details == {"number": "7", "day": FIRST, "holder": "1 · Awa"}
    assert refused(office, pay_shares, again) == [("number", receipts.NUMBER_TAKEN)]
    reversed_entry(office, serial)
    office.do(pay_shares, again)
    assert held(office, AWA)[2] == 5_000


def test_a_share_paid_in_another_currency_keeps_both_amounts(office: Office) -> None:
    subscribed(office, AWA, 10, FIRST)
    given = receipt(AWA, FIRST, "8", given_minor=1000, given_currency="EUR", rate="655.957")
    wrong = PayShares(member_id=AWA, share_type_id=TYPE, minor=6_500, receipt=given)
    assert refused(office, pay_shares, wrong) == [("given_minor", receipts.OTHER_AMOUNT)]
    without = receipt(AWA, FIRST, given_minor=1000, given_currency="EUR")
    order = PayShares(member_id=AWA, share_type_id=TYPE, minor=6_560, receipt=without)
    assert refused(office, pay_shares, order) == [("rate", receipts.NO_RATE)]
    (serial,) = office.do(pay_shares, PayShares(member_id=AWA, share_type_id=TYPE, minor=6_560, receipt=given)).result
    row = office.ask(entry_row, serial).receipt
    assert row is not None
    assert (row.minor, row.given_minor, row.given_currency, row.rate) == (6_560, 1000, "EUR", "655.957")
    told = told_last(office)
    assert (told["amount"], told["given_amount"], told["exchange_rate"]) == ("6560 XOF", "10.00 EUR", "655.957")


def test_a_balance_carried_over(office: Office) -> None:
    order = RecordOpening(member_id=AWA, share_type_id=TYPE, shares=120, on=FIRST, paid_minor=900_000)
    said = office.ask(gathered.objections_to_recording_opening, order, TODAY)
    assert [(each.message, each.stops) for each in said] == [(judging.BEYOND_MOST, False)], "the past is the past"
    office.do(record_opening, order)
    assert held(office, AWA) == (120, 1_200_000, 900_000, 0)
    assert refused(office, record_opening, order) == [("on", gathered.OPENED_ALREADY)]
    beyond = RecordOpening(member_id=BINTOU, share_type_id=TYPE, shares=1, on=FIRST, paid_minor=UNIT + 1)
    assert refused(office, record_opening, beyond) == [("paid_minor", gathered.PAID_BEYOND)]
    own = (Instalment(TODAY, UNIT),)
    office.do(record_opening, RecordOpening(member_id=BINTOU, share_type_id=TYPE, shares=1, on=FIRST, schedule=own))
    assert held(office, BINTOU) == (1, UNIT, 0, UNIT)


def test_converting_leaves_value_and_payment_as_they_are(office: Office) -> None:
    small = share_type(office, "B", 2_500)
    subscribed(office, AWA, 10, FIRST, 45_000)
    office.do(convert_shares, ConvertShares(member_id=AWA, from_type_id=TYPE, to_type_id=small, shares=4, on=FIRST))
    assert held(office, AWA) == (6, 60_000, 5_000, 25_000)
    assert held(office, AWA, code="B") == (16, 40_000, 40_000, 0)
    uneven = ConvertShares(member_id=AWA, from_type_id=small, to_type_id=TYPE, shares=5, on=FIRST)
    (objection,) = office.ask(changes.objections_to_converting, uneven, TODAY)
    assert (objection.message, objection.details["least"]) == (changes.NOT_EVEN, 4)
    assert refused(office, convert_shares, uneven) == [("shares", changes.NOT_EVEN)]
    same = ConvertShares(member_id=AWA, from_type_id=TYPE, to_type_id=TYPE, shares=7, on=FIRST - DAY)
    assert refused(office, convert_shares, same) == [("on", judging.NOT_HELD_YET), ("to_type_id", changes.SAME_TYPE)]
    euro = share_type(office, "E", 1000, currency="EUR")
    mixed = ConvertShares(member_id=AWA, from_type_id=TYPE, to_type_id=euro, shares=1, on=FIRST)
    assert refused(office, convert_shares, mixed) == [("to_type_id", changes.OTHER_CURRENCY)]
    office.do(convert_shares, ConvertShares(member_id=AWA, from_type_id=small, to_type_id=TYPE, shares=16, on=TODAY))
    assert held(office, AWA) == (10, 100_000, 45_000, 25_000)
    assert held(office, AWA, code="B") == (0, 0, 0, 0)


def test_bonus_shares_for_everybody_who_holds_enough(office: Office) -> None:
    for member_id, shares in ((AWA, 9), (BINTOU, 5), (COUMBA, 4), (FANTA, 5)):
        subscribed(office, member_id, shares, make.ADMITTED, shares * UNIT)
    make.standing(office, BINTOU, Status.RESIGNED, FIRST)
    done = office.do(issue_bonus, IssueBonus(share_type_id=TYPE, on=FIRST, new=2, per=5, decision="AG 2"))
    assert len(done.result) == 2, "Awa and Fanta: Bintou has left, Coumba holds too few"
    assert held(office, AWA) == (11, 110_000, 110_000, 0)
    assert held(office, FANTA)[0] == 7
    assert told_last(office)["bonus_for_held"] == "2 / 5"
    assert [row.counterparties for row in office.ask(entries_of, AWA)][-1] == ()
    reversed_entry(office, done.result[1])
    assert (held(office, AWA)[0], held(office, FANTA)[0]) == (9, 5), "one issue is taken back as a whole"
    none = IssueBonus(share_type_id=TYPE, on=FIRST, new=1, per=10)
    assert refused(office, issue_bonus, none) == [("on", changes.NOBODY_GETS)]
    much = IssueBonus(share_type_id=TYPE, on=FIRST, new=11, per=1)
    assert refused(office, issue_bonus, much) == [("new", changes.BONUS_BEYOND)]
    nothing = IssueBonus(share_type_id=TYPE, on=TODAY + DAY, new=0, per=1)
    assert refused(office, issue_bonus, nothing) == [("on", DAY_AHEAD), ("new", changes.NEW_FOR_HELD)]


def test_bonus_shares_for_everybody_keep_to_the_percentage_of_the_capital(office: Office) -> None:
    for member_id, shares in ((AWA, 12), (BINTOU, 8), (COUMBA, 4), (build.DJENEBA, 4)):
        subscribed(office, member_id, shares, make.ADMITTED)
    build.bylaws(office, {"capital.max_percent": "45 %"}, date(2016, 1, 1))
    order = IssueBonus(share_type_id=TYPE, on=FIRST, new=1, per=5, decision="AG 2")  # 14 of 31 shares, 12 of 28 before
    assert refused(office, issue_bonus, order) == [("new", ABOVE_CAP)]
    build.bylaws(office, {"capital.max_percent": "40 %"}, date(2016, 1, 2))
    (told,) = office.ask(changes.objections_to_issuing_bonus, replace(order, per=4), TODAY)
    assert (told.message, told.stops) == (ABOVE_CAP, False), "15 of 35 shares is no more than 12 of 28"
    assert told.details["holders"] == (PartHeld("1 · Awa", Percent(4286)),)


def test_bonus_shares_for_one_member(office: Office) -> None:
    office.do(issue_bonus, IssueBonus(share_type_id=TYPE, on=FIRST, member_id=COUMBA, shares=100))
    assert held(office, COUMBA) == (100, 1_000_000, 1_000_000, 0)
    more = IssueBonus(share_type_id=TYPE, on=FIRST, member_id=COUMBA, shares=1)
    assert refused(office, issue_bonus, more) == [("shares", judging.BEYOND_MOST)]


def test_only_unpaid_shares_are_forfeited(office: Office) -> None:
    subscribed(office, AWA, 10, FIRST, 25_000)
    order = ForfeitShares(member_id=AWA, share_type_id=TYPE, shares=7, on=date(2025, 1, 31), decision="AG 5")
    assert refused(office, forfeit_shares, order) == [("on", changes.NOTHING_OVERDUE)]
    late = date(2025, 2, 1)
    office.do(forfeit_shares, ForfeitShares(member_id=AWA, share_type_id=TYPE, shares=7, on=late, decision="AG 5"))
    assert held(office, AWA, late) == (3, 30_000, 25_000, 0), "what was put off went with them"
    assert told_last(office)["paid_on_them"] == "0 XOF"
    every = ForfeitShares(member_id=AWA, share_type_id=TYPE, shares=4, on=late, paid_minor=1)
    assert refused(office, forfeit_shares, every) == [("shares", judging.MORE_THAN_HELD)]


def test_merging_moves_everything_to_the_other_record(office: Office) -> None:
    share_type(office, "B", 500)
    subscribed(office, AWA, 10, FIRST, 25_000)
    subscribed(office, AWA, 4, FIRST, share_type_id=2)
    subscribed(office, BINTOU, 1, FIRST)
    order = MergeHoldings(from_member_id=AWA, to_member_id=BINTOU, on=FIRST + DAY, decision="CA 9")
    office.do(merge_holdings, order)
    assert held(office, AWA) == held(office, AWA, code="B") == (0, 0, 0, 0)
    assert held(office, BINTOU, FIRST + DAY) == (11, 110_000, 25_000, 82_500)
    assert held(office, BINTOU, FIRST + DAY, "B")[:3] == (4, 2_000, 0)
    row = office.ask(entries_of, BINTOU)[-1]
    assert [each.name for each in row.counterparties] == ["Awa"]
    assert refused(office, merge_holdings, order) == [("on", changes.NOTHING_TO_MERGE)]
    to_self = MergeHoldings(from_member_id=AWA, to_member_id=AWA, on=TODAY + DAY)
    assert refused(office, merge_holdings, to_self) == [("on", DAY_AHEAD), ("to_member_id", changes.ONE_RECORD)]
    early = MergeHoldings(from_member_id=BINTOU, to_member_id=COUMBA, on=FIRST)
    assert refused(office, merge_holdings, early) == [("on", changes.MERGE_LATER)]


def test_a_reversal_stands_on_the_day_of_what_it_takes_back(office: Office) -> None:
    serial = subscribed(office, AWA, 10, FIRST, 25_000)
    found = reversed_entry(office, serial, "Wrong member.")
    assert held(office, AWA, FIRST) == held(office, AWA, TODAY) == (0, 0, 0, 0)
    rows = office.ask(entries_of, AWA)
    assert [(row.serial, row.reverses, row.reversed_by) for row in rows] == [
        (1, None, 3), (2, None, 4), (3, 1, None), (4, 2, None),
    ]  # fmt: skip
    assert (rows[2].kind, rows[2].reversed_kind, rows[2].effective_on) == (
        EntryKind.REVERSAL, EntryKind.SUBSCRIPTION, FIRST,
    )  # fmt: skip
    assert told_last(office)["reversed_entries"] == "1, 2"
    assert make.last_line(office).reason == "Wrong member."
    again = ReverseEntry(serial=serial, reason="Once more.")
    assert refused(office, reverse_entry, again) == [("serial", reversing.REVERSED_ALREADY)]
    back = ReverseEntry(serial=found[0], reason=" ")
    assert refused(office, reverse_entry, back) == [
        ("reason", reversing.WRITE_REASON),
        ("serial", reversing.A_REVERSAL),
    ]
    with pytest.raises(NotFound):
        office.do(reverse_entry, ReverseEntry(serial=99, reason="None."))


def test_what_later_entries_stand_on_is_not_reversed(office: Office) -> None:
    serial = subscribed(office, AWA, 10, FIRST)
    later = paid(office, AWA, 1_000, FIRST + DAY)
    order = ReverseEntry(serial=serial, reason="Wrong.")
    assert refused(office, reverse_entry, order) == [("serial", judging.OVERPAID)]
    reversed_entry(office, later)
    reversed_entry(office, serial)
    assert held(office, AWA) == (0, 0, 0, 0)


def test_a_percentage_of_the_capital_is_kept_once_it_can_be(tmp_path: Path, clock: make.MovableClock) -> None:
    office = build.share_office(tmp_path, clock)
    build.bylaws(office, {"capital.max_percent": "50 %"}, date(2016, 1, 1))
    subscribed(office, AWA, 10, FIRST)
    order = Subscribe(member_id=BINTOU, share_type_id=TYPE, shares=11, on=FIRST)
    (warned,) = office.ask(gathered.objections_to_subscribing, order, TODAY)
    assert (warned.message, warned.stops) == (judging.BEYOND_PERCENT, False), "two are needed for a half"
    subscribed(office, BINTOU, 10, FIRST)
    assert refused(office, subscribe, Subscribe(member_id=AWA, share_type_id=TYPE, shares=1, on=FIRST)) == [
        ("shares", judging.BEYOND_PERCENT)
    ]
    subscribed(office, COUMBA, 20, FIRST)
    office.close()


def test_no_more_is_overdue_than_is_due_whatever_is_taken_back_afterwards(office: Office) -> None:
    subscribed(office, AWA, 7, date(2024, 6, 29))
    second = subscribed(office, AWA, 2, date(2024, 6, 30))
    order = ForfeitShares(member_id=AWA, share_type_id=TYPE, shares=6, on=date(2026, 9, 17), decision="CA 9/2026")
    office.do(forfeit_shares, order)
    reversed_entry(office, second)
    row = office.ask(holding_of, AWA, date(2026, 9, 17))[0]
    sheet = office.ask(holdings_on, date(2026, 9, 17))
    assert (row.shares, row.deferred, row.overdue) == (1, 0, 10_000)
    assert sheet.deferred == [0]
