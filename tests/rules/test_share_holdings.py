"""Holdings as sums of lines, what is put off and overdue, schedules of payment, and what goes along with shares."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.values import Count, Percent, Unit
from pomanager.rules.shares.accounts import Account, HolderFacts, paid_range, taken_out
from pomanager.rules.shares.currencies import decimals_of, is_currency
from pomanager.rules.shares.entries import EntryDraft, NominalValueFact, TypeFacts, completed
from pomanager.rules.shares.holdings import (
    NOTHING_HELD,
    Holding,
    Line,
    PutOff,
    holding_on,
    holdings_from,
    overdue_since,
    put_off_on,
    still_to_pay,
)
from pomanager.rules.shares.instalments import Instalment, PaymentTerms, schedule
from pomanager.rules.shares.kinds import EntryKind, ValueChange
from pomanager.rules.wording import Wording

FIRST = date(2024, 1, 31)
DAY = timedelta(days=1)
A = TypeFacts(
    id=1, code="A", name=Wording({"en": "A"}), currency="XOF", decimals=0,
    values=(NominalValueFact(date(2015, 1, 1), 10_000),),
)  # fmt: skip
AWA = HolderFacts(member_id=1, person_id=1, number="1", name="Awa")
OHADA = PaymentTerms(Percent(2500), 3, Count(36, Unit.MONTHS))

days = st.dates(date(2020, 1, 1), date(2020, 2, 1))
lines = st.lists(st.builds(Line, days, *[st.integers(-50, 50)] * 3), max_size=12)
put_offs = st.lists(st.builds(PutOff, days, days, st.integers(-50, 50)), max_size=8)


def test_the_last_day_to_pay_is_still_in_time() -> None:
    subscribed, later = [Line(FIRST, 10, 100_000, 25_000)], [PutOff(FIRST, date(2025, 1, 31), 75_000)]
    assert holding_on(subscribed, later, FIRST - DAY) == NOTHING_HELD
    assert holding_on(subscribed, later, FIRST) == Holding(10, 100_000, 25_000, 75_000)
    assert holding_on(subscribed, later, date(2025, 1, 31)).overdue == 0
    late = holding_on(subscribed, later, date(2025, 2, 1))
    assert (late.deferred, late.due, late.overdue) == (0, 75_000, 75_000)
    assert overdue_since(subscribed, later, date(2025, 1, 31)) is None
    assert overdue_since(subscribed, later, date(2025, 2, 1)) == date(2025, 1, 31)


def test_what_is_paid_ahead_covers_the_earliest_instalments() -> None:
    parts = {date(2025, 1, 31): 100, date(2026, 1, 31): 100, date(2027, 1, 31): 100}
    assert still_to_pay(Holding(4, 400, 250, 300), parts) == ((date(2026, 1, 31), 50), (date(2027, 1, 31), 100))
    assert still_to_pay(Holding(4, 400, 100, 300), parts) == tuple(parts.items())
    assert still_to_pay(Holding(4, 400, 50, 300), parts) == tuple(parts.items()), "what is overdue is not among them"
    assert still_to_pay(Holding(4, 400, 400, 300), parts) == ()


def test_the_oldest_of_what_is_overdue_says_since_when() -> None:
    held = [Line(FIRST, 3, 300, 100), Line(date(2025, 3, 1), 0, 0, 50)]
    later = [PutOff(FIRST, date(2025, 1, 31), 100), PutOff(FIRST, date(2026, 1, 31), 100)]
    assert overdue_since(held, later, date(2025, 3, 1)) == date(2025, 1, 31)
    assert overdue_since([*held, Line(date(2025, 4, 1), 0, 0, 50)], later, date(2025, 4, 1)) is None
    assert overdue_since([Line(FIRST, 1, 100, 0)], [], FIRST) == FIRST, "what is due at once"


@given(lines, put_offs, days)
def test_a_holding_is_what_a_naive_replay_says(held: list[Line], later: list[PutOff], day: date) -> None:
    found = holding_on(held, later, day)
    replayed = [0, 0, 0]
    for line in sorted(held, key=lambda line: line.on):
        if line.on <= day:
            replayed = [replayed[0] + line.shares, replayed[1] + line.subscribed, replayed[2] + line.paid]
    assert [found.shares, found.subscribed, found.paid] == replayed
    assert found.deferred == max(0, sum(put_off_on(later, day).values()))
    for later_day, then in holdings_from(held, day):
        assert (then.shares, then.subscribed, then.paid) == (
            (again := holding_on(held, later, later_day)).shares, again.subscribed, again.paid,
        )  # fmt: skip
    assert {each for each, _then in holdings_from(held, day)} == {day} | {line.on for line in held if line.on > day}


@given(
    st.integers(0, 10**9), st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 60),
    st.sampled_from([Unit.MONTHS, Unit.DAYS, Unit.YEARS]),
)  # fmt: skip
def test_a_schedule_loses_nothing_and_keeps_its_time(
    minor: int, at_once: int, parts: int, number: int, unit: Unit
) -> None:
    within = Count(number, unit)
    found = schedule(minor, FIRST, PaymentTerms(Percent(at_once), parts, within))
    assert all(part.minor > 0 and FIRST < part.due_on <= within.after(FIRST) for part in found) or number < parts
    assert [part.due_on for part in found] == sorted(part.due_on for part in found)
    first = minor - sum(part.minor for part in found)
    assert first == -(-minor * at_once // 10_000), "the part at once is rounded up, and nothing is lost"
    assert len(found) <= parts


def test_schedules_of_by_laws() -> None:
    assert schedule(100_000, FIRST, OHADA) == (
        Instalment(date(2025, 1, 31), 25_000),
        Instalment(date(2026, 1, 31), 25_000),
        Instalment(date(2027, 1, 31), 25_000),
    )
    assert schedule(10_001, FIRST, PaymentTerms(Percent(2500), 2, Count(12, Unit.MONTHS))) == (
        Instalment(date(2024, 7, 31), 3_750),
        Instalment(date(2025, 1, 31), 3_750),
    )
    assert schedule(100, FIRST, PaymentTerms(None, None, Count(30, Unit.DAYS))) == (
        Instalment(FIRST + timedelta(days=30), 100),
    )
    assert schedule(101, FIRST, PaymentTerms(None, 2, Count(2, Unit.MONTHS)))[-1].minor == 51
    assert schedule(100, FIRST, PaymentTerms(Percent(2500), 3, None)) == (), "no time is given: all of it at once"
    assert schedule(100, FIRST, PaymentTerms(Percent(10_000), 3, Count(1, Unit.YEARS))) == ()


def test_what_goes_along_with_shares() -> None:
    later = (PutOff(FIRST, date(2025, 1, 31), 25_000), PutOff(FIRST, date(2026, 1, 31), 25_000))
    account = Account(AWA, A, (Line(FIRST, 10, 100_000, 45_000),), later)
    assert paid_range(account, 4, FIRST) == (0, 40_000)
    assert paid_range(account, 8, FIRST) == (25_000, 45_000)
    assert paid_range(account, 10, FIRST) == (45_000, 45_000)
    whole = taken_out(account, 4, FIRST)
    assert (whole.subscribed, whole.paid, whole.put_off) == (40_000, 40_000, ()), "fully paid shares go first"
    half = taken_out(account, 8, FIRST, 45_000)
    assert half.put_off == (Instalment(date(2025, 1, 31), 10_000), Instalment(date(2026, 1, 31), 25_000))
    entry = half.draft(EntryKind.TRANSFER_OUT, 1, 1, FIRST, sign=-1)
    assert (entry.shares, entry.subscribed_minor, entry.paid_minor) == (-8, -80_000, -45_000)
    assert [part.minor for part in entry.put_off] == [-10_000, -25_000]
    with pytest.raises(ValueError, match="no nominal value"):
        taken_out(account, 1, date(2014, 12, 31))


def test_the_least_held_later_can_be_taken() -> None:
    account = Account(AWA, A, (Line(FIRST, 10, 100, 0), Line(FIRST + DAY, -4, -40, 0), Line(FIRST + 2 * DAY, 9, 90, 0)))
    assert [account.spare(FIRST + n * DAY) for n in range(-1, 3)] == [0, 6, 6, 15]
    assert account.payable(FIRST) == 60


def _draft(shares: int, on: date, paid: int = 0) -> EntryDraft:
    unit = 100
    return EntryDraft(
        kind=EntryKind.SUBSCRIPTION if shares > 0 else EntryKind.TRANSFER_OUT, member_id=1, share_type_id=1,
        effective_on=on, shares=shares, unit_minor=unit, subscribed_minor=shares * unit, paid_minor=paid,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "to", "paid_before", "paid_after"),
    [
        (ValueChange.OWED, 120, 600, 0),
        (ValueChange.RESERVES, 120, 600, 200),
        (ValueChange.LOSS, 80, 600, -200),
        (ValueChange.LOSS, 80, 100, -100),
    ],
)
def test_an_act_before_a_change_of_value_brings_its_own_lines(
    change: ValueChange, to: int, paid_before: int, paid_after: int
) -> None:
    values = (NominalValueFact(date(2020, 1, 1), 100), NominalValueFact(date(2025, 1, 1), to, change))
    kind = TypeFacts(id=1, code="A", name=Wording(), currency="XOF", decimals=0, values=values)
    came = completed([_draft(10, FIRST, paid_before)], {1: kind})
    assert [(each.kind, each.subscribed_minor, each.paid_minor) for each in came[1:]] == [
        (EntryKind.REVALUATION, 10 * (to - 100), paid_after)
    ]
    assert (came[1].effective_on, came[1].unit_minor, came[1].shares) == (date(2025, 1, 1), to, 0)
    went = completed([_draft(-10, FIRST, -paid_before)], {1: kind})
    assert (went[1].subscribed_minor, went[1].paid_minor) == (-10 * (to - 100), -paid_after), (
        "the other side mirrors it"
    )
    payment = EntryDraft(kind=EntryKind.PAYMENT, member_id=1, share_type_id=1, effective_on=FIRST, paid_minor=5)
    assert completed([payment], {1: kind}) == (payment,), "what moves no shares is left alone"


def test_a_difference_that_is_owed_may_be_paid_later() -> None:
    later = NominalValueFact(date(2025, 1, 1), 150, ValueChange.OWED, date(2025, 12, 31))
    kind = TypeFacts(
        id=1, code="A", name=Wording(), currency="XOF", decimals=0, values=(NominalValueFact(FIRST, 100), later)
    )
    line = completed([_draft(4, FIRST)], {1: kind})[1]
    assert line.put_off == (Instalment(date(2025, 12, 31), 200),)
    account = Account(AWA, kind).with_drafts(completed([_draft(4, FIRST)], {1: kind}))
    assert account.on(date(2025, 6, 1)) == Holding(4, 600, 0, 200)
    assert account.with_drafts([_other()]) == account, "entries of other accounts are left out"


def _other() -> EntryDraft:
    return EntryDraft(kind=EntryKind.PAYMENT, member_id=2, share_type_id=1, effective_on=FIRST, paid_minor=5)


def test_currencies() -> None:
    assert [decimals_of(code) for code in ("BIF", "XOF", "XAF", "RWF", "UGX", "GNF", "KHR")] == [0] * 7
    assert [decimals_of(code) for code in ("KGS", "USD", "EUR", "KES", "TND")] == [2, 2, 2, 2, 3]
    assert [is_currency(text) for text in ("USD", "usd", "US", "USDT", "", "ÉUR")] == [True] + [False] * 5


def test_nothing_stays_put_off_of_shares_that_are_gone() -> None:
    parts = (Instalment(date(2025, 1, 31), 25_000), Instalment(date(2026, 1, 31), 50_000))
    later = tuple(PutOff(FIRST, part.due_on, part.minor) for part in parts)
    ahead = Account(AWA, A, (Line(FIRST, 10, 100_000, 0), Line(FIRST + DAY, 0, 0, 90_000)), later)
    gone = taken_out(ahead, 10, FIRST + DAY).draft(EntryKind.TRANSFER_OUT, 1, 1, FIRST + DAY, sign=-1)
    came = taken_out(ahead, 10, FIRST + DAY).draft(EntryKind.TRANSFER_IN, 2, 1, FIRST + DAY, sign=1)
    assert ahead.with_drafts([gone]).on(FIRST + DAY) == Holding(0, 0, 0, 0)
    assert came.put_off == (Instalment(date(2026, 1, 31), 10_000),), "what was paid ahead is put off for nobody"
    some = taken_out(ahead, 8, FIRST + DAY).draft(EntryKind.TRANSFER_OUT, 1, 1, FIRST + DAY, sign=-1)
    assert ahead.with_drafts([some]).on(FIRST + DAY) == Holding(2, 20_000, 10_000, 20_000)


def test_what_went_along_later_is_not_taken_again_by_an_act_before_it() -> None:
    later = (PutOff(FIRST, date(2026, 1, 31), 75_000), PutOff(FIRST + 2 * DAY, date(2026, 1, 31), -50_000))
    account = Account(AWA, A, (Line(FIRST, 10, 100_000, 0), Line(FIRST + 2 * DAY, -5, -50_000, 0)), later)
    taken = taken_out(account, 5, FIRST + DAY)
    assert taken.put_off == (Instalment(date(2026, 1, 31), 25_000),)
    after = account.with_drafts([taken.draft(EntryKind.TRANSFER_OUT, 1, 1, FIRST + DAY, sign=-1)])
    assert [after.on(FIRST + n * DAY).deferred for n in range(4)] == [75_000, 50_000, 0, 0]
