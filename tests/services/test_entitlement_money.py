"""The right to vote by shares and dues: the same of one member as of the whole roll, on any day."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from pomanager.rules.dues.kinds import FeeKind, Period
from pomanager.rules.entitlement import Right, Stance
from pomanager.services.entitlement.queries.verdicts import entitlement_counts, entitlement_of, ids_with_reason
from pomanager.services.office import Office
from tests import dues, make, shares
from tests.shares import AWA, BINTOU, COUMBA, DJENEBA

LAWS: Mapping[str, str] = {
    **shares.LAWS,
    "capital.min_held": "2 shares", "vote.shares_paid": "yes", "vote.shares_held_for": "6 months",
    "vote.arrears_months": "3 months", "election.arrears": "1 months", "election.eligibility": "shares_paid",
    "capital.first_payment": "25 %", "capital.instalments": "1 instalments", "capital.paying_in": "12 months",
}  # fmt: skip
SUBSCRIBED, DUE = date(2025, 1, 10), date(2026, 1, 10)
FEE = 1


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    opened = shares.share_office(tmp_path, clock)
    shares.bylaws(opened, LAWS, since=date(2016, 1, 1))
    dues.fee(opened, "COT", kind=FeeKind.DUES, period=Period.YEAR, minor=2_000, due_after_days=89)
    yield opened
    opened.close()


def codes(office: Office, member_id: int, day: date, stance: Stance = Stance.AGAINST) -> list[str]:
    """What speaks so about a member on a day, of shares and dues."""
    verdict = office.ask(entitlement_of, member_id, day).verdict
    return [reason.code for reason in verdict.reasons if reason.stance is stance]


def test_shares_take_the_vote_away_from_the_day_after_the_last_day_to_pay(office: Office) -> None:
    shares.subscribed(office, AWA, 2, SUBSCRIBED, paid=5_000)
    assert codes(office, AWA, date(2025, 7, 9)) == ["not_all_paid", "not_held_long"]
    assert codes(office, AWA, date(2025, 7, 10)) == ["not_all_paid"]
    assert codes(office, AWA, DUE) == ["not_all_paid"]
    assert codes(office, AWA, date(2026, 1, 11)) == ["shares_overdue", "not_all_paid"]
    shares.paid(office, AWA, 15_000, date(2026, 2, 1))
    assert codes(office, AWA, date(2026, 2, 1)) == []
    assert codes(office, BINTOU, date(2026, 2, 1)) == ["too_few_shares", "no_shares"]


def test_shares_held_again_count_from_the_return(office: Office) -> None:
    first = shares.subscribed(office, AWA, 2, SUBSCRIBED, paid=20_000)
    shares.reversed_entry(office, first)
    shares.subscribed(office, AWA, 2, date(2026, 3, 1), paid=20_000)
    assert codes(office, AWA, date(2026, 8, 31)) == ["not_held_long"]
    assert codes(office, AWA, date(2026, 9, 1)) == []


def test_arrears_take_vote_and_seat_away_each_after_its_own_time(office: Office) -> None:
    for member_id in (AWA, BINTOU):
        shares.subscribed(office, member_id, 2, SUBSCRIBED, paid=20_000)
        dues.charge(office, member_id, FEE, on=date(2026, 1, 1), period_from=date(2026, 1, 1))
    dues.paid(office, BINTOU, 2_000, date(2026, 3, 31), FEE)
    assert codes(office, AWA, date(2026, 4, 30)) == []
    assert codes(office, AWA, date(2026, 5, 1)) == ["arrears_stand"]
    assert codes(office, AWA, date(2026, 6, 30)) == ["arrears_stand"]
    assert codes(office, AWA, date(2026, 7, 1)) == ["arrears_vote", "arrears_stand"]
    assert codes(office, BINTOU, date(2026, 7, 1)) == []
    assert list(office.ask(ids_with_reason, date(2026, 7, 1), "arrears_vote")) == [AWA]


@pytest.mark.parametrize(
    ("dollars", "francs"), [(date(2026, 8, 1), date(2026, 1, 1)), (date(2026, 1, 1), date(2026, 8, 1))]
)
def test_of_two_currencies_the_arrears_that_last_longer_count(office: Office, dollars: date, francs: date) -> None:
    dues.fee(office, "USD", kind=FeeKind.OTHER, period=Period.ONCE, minor=9_000, currency="USD", due_after_days=0)
    dues.fee(office, "ETC", kind=FeeKind.OTHER, period=Period.ONCE, minor=8_000, due_after_days=0)
    shares.subscribed(office, AWA, 2, SUBSCRIBED, paid=20_000)
    dues.charge(office, AWA, 2, on=dollars)
    dues.charge(office, AWA, 3, on=francs)
    assert codes(office, AWA, date(2026, 4, 1)) == ["arrears_stand"]
    assert codes(office, AWA, date(2026, 9, 10)) == ["arrears_vote", "arrears_stand"]


def test_while_nothing_is_entered_nobody_loses_anything(office: Office) -> None:
    assert codes(office, AWA, date(2026, 7, 1)) == []
    assert "shares_not_kept" in codes(office, AWA, date(2026, 7, 1), Stance.NOT_JUDGED)


def test_what_the_by_laws_do_not_ask_for_is_not_read(office: Office) -> None:
    """The whole roll is judged in time because sums nobody asks for are not made."""
    shares.subscribed(office, AWA, 2, SUBSCRIBED, paid=5_000)
    day = date(2015, 6, 1)  # by-laws of 2015: of all this they ask for nothing but the least holding
    said: list[str] = []

    def counted(session: Session) -> object:
        bind = session.connection().engine
        event.listen(bind, "before_cursor_execute", _note)
        try:
            return entitlement_counts(session, day)
        finally:
            event.remove(bind, "before_cursor_execute", _note)

    def _note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        said.append(statement)

    office.ask(counted)
    assert any("share_entry.shares" in statement for statement in said)
    assert not any("dues_entry" in each or "share_instalment" in each or "paid_minor" in each for each in said)


@pytest.mark.parametrize("seed", range(3))
def test_the_roll_agrees_with_each_member_alone(office: Office, seed: int) -> None:
    chance = Random(seed)
    days = [date(2025, month, 15) for month in range(1, 13)] + [date(2026, month, 15) for month in range(1, 11)]
    for member_id in (AWA, BINTOU, COUMBA, DJENEBA):
        on = chance.choice(days[:12])
        shares.subscribed(office, member_id, chance.randint(2, 4), on, paid=chance.choice((0, 2_500, 10_000)))
        dues.charge(office, member_id, FEE, on=date(2026, 1, 1), period_from=date(2026, 1, 1))
        if chance.random() < 0.5:
            dues.paid(office, member_id, chance.choice((500, 2_000)), chance.choice(days[14:]), FEE)
    for day in chance.sample(days, 8):
        counts = office.ask(entitlement_counts, day)
        alone = [office.ask(entitlement_of, member_id, day).verdict for member_id in range(1, counts.in_books + 1)]
        for right in Right:
            assert counts.may[right] == sum(verdict.may(right) for verdict in alone)
        for row in counts.reasons:
            assert row.count == sum(any(each.code == row.code for each in verdict.reasons) for verdict in alone)
