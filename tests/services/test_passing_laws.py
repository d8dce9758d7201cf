"""Laws of passing shares on: whatever the nominal value did before or after, nothing is lost between the two."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.shares.accounts import Account, HolderFacts
from pomanager.rules.shares.entries import EntryDraft, NominalValueFact, TypeFacts
from pomanager.rules.shares.kinds import EntryKind, ValueChange
from pomanager.rules.shares.successions import portions
from pomanager.rules.wording import Wording
from pomanager.services.shares.passing import INHERITED, TRANSFERRED, Passing, as_written, drafts_of, taken_with

FIRST = date(2020, 1, 1)
GIVER, RECEIVER, OTHER = 1, 2, 3

changes = st.lists(st.tuples(st.integers(2, 900), st.integers(1, 50), st.sampled_from(sorted(ValueChange))), max_size=3)
"""Changes of the nominal value: after so many days, to so much, and who bears the difference."""


def account(member_id: int, kind: TypeFacts, drafts: Sequence[EntryDraft] = ()) -> Account:
    """An account with these entries and what follows from them."""
    return as_written(Account(HolderFacts(member_id=member_id, person_id=member_id, number="", name=""), kind), drafts)


def share_type(moves: Sequence[tuple[int, int, ValueChange]]) -> TypeFacts:
    """A type worth 10 at first, whose value changes."""
    days = {FIRST + timedelta(days=after): (minor, change) for after, minor, change in moves}
    values = (
        NominalValueFact(FIRST, 10), *(NominalValueFact(day, *days[day]) for day in sorted(days))
    )  # fmt: skip
    return TypeFacts(id=1, code="A", name=Wording({"fr": "A"}), currency="XOF", decimals=0, values=values)


def days_of(*accounts: Account) -> list[date]:
    """Every day on which one of them changes."""
    return sorted({line.on for each in accounts for line in each.lines})


def sums(day: date, *accounts: Account) -> tuple[int, int, int]:
    """Shares, what is subscribed and what is paid on a day, over all of them."""
    held = [each.on(day) for each in accounts]
    return sum(each.shares for each in held), sum(each.subscribed for each in held), sum(each.paid for each in held)


@given(changes, st.integers(1, 40), st.integers(0, 400), st.integers(2, 1000), st.data())
def test_a_transfer_changes_no_sum_on_any_day(
    moves: list[tuple[int, int, ValueChange]], bought: int, paid: int, after: int, data: st.DataObject
) -> None:
    kind = share_type(moves)
    entry = EntryDraft(
        kind=EntryKind.SUBSCRIPTION, member_id=GIVER, share_type_id=1, effective_on=FIRST + timedelta(days=1),
        shares=bought, unit_minor=10, subscribed_minor=bought * 10, paid_minor=min(paid, bought * 10),
    )  # fmt: skip
    before = account(GIVER, kind, [entry])
    on = FIRST + timedelta(days=after)
    passing = Passing(giver=before, receiver=None, shares=data.draw(st.integers(1, bought)), on=on)
    drafts = drafts_of(before, RECEIVER, taken_with(passing), on, TRANSFERRED)
    giver, receiver = as_written(before, drafts), account(RECEIVER, kind, drafts)
    for day in days_of(before, giver, receiver):
        assert sums(day, giver, receiver) == sums(day, before)
        for each in (giver, receiver):
            held = each.on(day)
            assert held.subscribed == held.shares * (kind.value_on(day) or 0)
            assert held.shares >= 0


@given(changes, st.integers(1, 40), st.integers(0, 400), st.integers(2, 1000), st.data())
def test_a_succession_changes_no_sum_on_any_day(
    moves: list[tuple[int, int, ValueChange]], bought: int, paid: int, after: int, data: st.DataObject
) -> None:
    kind = share_type(moves)
    entry = EntryDraft(
        kind=EntryKind.SUBSCRIPTION, member_id=GIVER, share_type_id=1, effective_on=FIRST + timedelta(days=1),
        shares=bought, unit_minor=10, subscribed_minor=bought * 10, paid_minor=min(paid, bought * 10),
    )  # fmt: skip
    before = account(GIVER, kind, [entry])
    on = FIRST + timedelta(days=after)
    one = data.draw(st.integers(1, bought))
    counts = [one, data.draw(st.integers(0, bought - one))]
    drafts = [
        draft
        for each in portions(before, counts, on)
        for draft in drafts_of(before, (RECEIVER, OTHER)[each.heir], each.taken, on, INHERITED)
    ]
    dead, *heirs = as_written(before, drafts), account(RECEIVER, kind, drafts), account(OTHER, kind, drafts)
    for day in days_of(before, dead, *heirs):
        assert sums(day, dead, *heirs) == sums(day, before)
        for each in (dead, *heirs):
            held = each.on(day)
            assert held.subscribed == held.shares * (kind.value_on(day) or 0)
