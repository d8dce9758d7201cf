"""Laws of the register: whatever acts and reversals follow one another, no holding is impossible, nothing is lost."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import share_sums
from pomanager.errors import NotFound, Refused
from pomanager.rules.shares.kinds import OUT_OF, EntryKind, ValueChange
from pomanager.services.office import Office
from pomanager.services.shares.commands.bonus import issue_bonus
from pomanager.services.shares.commands.converting import convert_shares
from pomanager.services.shares.commands.forfeiting import forfeit_shares
from pomanager.services.shares.commands.merging import merge_holdings
from pomanager.services.shares.commands.paying import pay_shares
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.commands.subscribing import record_opening, subscribe
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.orders import (
    ConvertShares,
    ForfeitShares,
    IssueBonus,
    MergeHoldings,
    PayShares,
    RecordOpening,
    ReverseEntry,
    SetNominalValue,
    Subscribe,
)
from pomanager.services.shares.queries.capital import capital_of_types
from pomanager.services.shares.queries.holdings import holding_of, holdings_on
from pomanager.services.work import Work
from tests import make
from tests import shares as build

MEMBERS, TYPES = (1, 2, 3), (1, 2)
DAYS = [date(2024, 1, 1) + timedelta(days=90 * place) for place in range(12)]
Act: TypeAlias = Callable[[Work], object]

members, types, days = st.sampled_from(MEMBERS), st.sampled_from(TYPES), st.sampled_from(DAYS)
numbers, amounts = st.integers(1, 8), st.integers(1, 9000)


def _act(command: Callable[[Work, object], object], order: object) -> Act:
    def act(work: Work) -> object:
        return command(work, order)

    return act


def _paid(member_id: int, type_id: int, minor: int, on: date) -> Act:
    return _act(
        pay_shares,  # type: ignore[arg-type]
        PayShares(member_id=member_id, share_type_id=type_id, minor=minor, receipt=build.receipt(member_id, on)),
    )


def _reversed(place: int) -> Act:
    def act(work: Work) -> object:
        last = work.session.execute(text("SELECT max(id) FROM share_entry")).scalar() or 1
        return reverse_entry(work, ReverseEntry(serial=1 + place % last, reason="A slip."))

    return act


def _of(command: Callable[..., object], order: type, **parts: st.SearchStrategy[object]) -> st.SearchStrategy[Act]:
    return st.builds(_act, st.just(command), st.builds(order, **parts))


acts = st.one_of(
    _of(subscribe, Subscribe, member_id=members, share_type_id=types, shares=numbers, on=days),
    _of(subscribe, Subscribe, member_id=members, share_type_id=types, shares=numbers, on=days),
    st.builds(_paid, members, types, amounts, days),
    st.builds(_paid, members, types, amounts, days),
    _of(
        record_opening, RecordOpening, member_id=members, share_type_id=types, shares=numbers, on=days,
        paid_minor=amounts,
    ),
    _of(
        convert_shares, ConvertShares, member_id=members, from_type_id=types, to_type_id=types, shares=numbers, on=days
    ),
    _of(issue_bonus, IssueBonus, share_type_id=types, on=days, new=st.integers(1, 2), per=st.integers(1, 3)),
    _of(forfeit_shares, ForfeitShares, member_id=members, share_type_id=types, shares=numbers, on=days),
    _of(merge_holdings, MergeHoldings, from_member_id=members, to_member_id=members, on=days),
    _of(
        set_nominal_value, SetNominalValue, share_type_id=types, since=days, minor=st.sampled_from([500, 1000, 1500]),
        change=st.sampled_from([None, *ValueChange]), due_on=st.none() | days,
    ),
    st.builds(_reversed, st.integers(0, 500)),
    st.builds(_reversed, st.integers(0, 500)),
)  # fmt: skip


class _RolledBack(Exception):
    """Ends an act so that the office stands as before, for the next example."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with two types of share; every example leaves it as it was."""
    opened = build.share_office(Path(tmp_path_factory.mktemp("laws")), make.MovableClock())
    build.share_type(opened, "B", 500)
    yield opened
    opened.close()


@settings(max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(sequence=st.lists(acts, min_size=1, max_size=14))
def test_whatever_is_done_the_register_stays_possible(office: Office, sequence: list[Act]) -> None:
    def done(work: Work) -> None:
        for act in sequence:
            rows = _entries(work.session)
            tried = work.session.begin_nested()
            try:
                act(work)
            except (Refused, NotFound):
                tried.rollback()  # as the office does with the whole act
                assert _entries(work.session) == rows
            else:
                tried.commit()
            _look_through(work.session)
        _ask_through(work.session)
        raise _RolledBack

    with pytest.raises(_RolledBack):
        office.do(done)


_Row: TypeAlias = tuple[int, str, int, int, int, int, int, str, int | None, int | None]
"""Serial, kind, type, member, shares, subscribed, paid, day, operation, what it reverses."""


def _entries(session: Session) -> list[_Row]:
    rows = session.execute(
        text(
            "SELECT id, kind, share_type_id, member_id, shares, subscribed_minor, paid_minor, effective_on, operation, "
            "reverses_id FROM share_entry ORDER BY id"
        )
    )
    return [tuple(row) for row in rows]


_Value: TypeAlias = tuple[int, str, int]
"""Type, first day, nominal value; of two of one day the later holds."""
_Held: TypeAlias = tuple[int, int, int]


def _values(session: Session) -> list[_Value]:
    rows = session.execute(text("SELECT share_type_id, since, minor FROM nominal_value ORDER BY since, id"))
    return [(row[0], row[1], row[2]) for row in rows]


def _replayed(rows: list[_Row], day: date) -> dict[tuple[int, int], _Held]:
    """What everybody holds of every type on a day, added up line by line."""
    held = {(member_id, type_id): (0, 0, 0) for member_id in MEMBERS for type_id in TYPES}
    for row in rows:
        if row[7] <= day.isoformat():
            shares, subscribed, paid = held[row[3], row[2]]
            held[row[3], row[2]] = shares + row[4], subscribed + row[5], paid + row[6]
    return held


def _look_through(session: Session) -> None:
    rows, values = _entries(session), _values(session)
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1)), "serial numbers have no hole"
    for day in DAYS:
        for (_member, type_id), (shares, subscribed, paid) in _replayed(rows, day).items():
            unit = [minor for of, since, minor in values if of == type_id and since <= day.isoformat()][-1]
            assert shares >= 0
            assert 0 <= paid <= subscribed
            assert subscribed == shares * unit
    _look_at_pairs(rows)


def _ask_through(session: Session) -> None:
    """Hold what queries answer against the replay, on days before, between and after."""
    rows = _entries(session)
    assert list(share_sums.differences(session)) == []
    parts = session.execute(
        text("SELECT member_id, share_type_id, effective_on, due_on, minor FROM share_instalment")
    ).all()
    for day in (DAYS[0] - timedelta(days=1), DAYS[4], DAYS[8] + timedelta(days=1), DAYS[-1]):
        told, replay, sheet = day.isoformat(), _replayed(rows, day), holdings_on(session, day)
        later = {
            key: max(0, sum(part[4] for part in parts if part[:2] == key and part[2] <= told <= part[3]))
            for key in replay
        }
        columns = zip(sheet.shares, sheet.subscribed, sheet.paid, sheet.deferred, strict=True)
        at_once = dict(zip(zip(sheet.member_ids, sheet.type_ids, strict=True), columns, strict=True))
        assert at_once == {key: (*held, later[key]) for key, held in replay.items() if any(held)}
        for member_id in MEMBERS:
            for row in holding_of(session, member_id, day):
                key = member_id, row.type.id
                assert (row.shares, row.subscribed, row.paid, row.deferred) == (*replay[key], later[key])
        for type_id, capital in capital_of_types(session, day).items():
            held = [each for (_member, of), each in replay.items() if of == type_id]
            assert (capital.shares, capital.subscribed, capital.paid) == tuple(map(sum, zip(*held, strict=True)))
            assert capital.holders == sum(1 for each in held if each[0])


def _look_at_pairs(rows: list[_Row]) -> None:
    """What passes from one to another leaves all sums as they were, and what is taken back leaves nothing."""
    paired = {kind.value for pair in OUT_OF.items() for kind in pair}
    by_operation: dict[int, list[_Row]] = {}
    for row in rows:
        by_operation.setdefault(row[8] or row[0], []).append(row)
    for together in by_operation.values():
        if together[0][1] in paired:
            passed = [row for row in together if row[1] in paired]
            assert (sum(row[5] for row in passed), sum(row[6] for row in passed)) == (0, 0)
    mirrored = {row[9]: row for row in rows if row[1] == EntryKind.REVERSAL}
    for row in rows:
        if row[0] in mirrored:
            other = mirrored[row[0]]
            assert (other[4], other[5], other[6], other[7]) == (-row[4], -row[5], -row[6], row[7])
