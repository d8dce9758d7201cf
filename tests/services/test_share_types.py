"""Types of share and their nominal values: what is written, what holdings follow, and what is refused."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Refused, Stale
from pomanager.rules.shares import receipts, reversing, types
from pomanager.rules.shares.kinds import EntryKind, Holder, ValueChange
from pomanager.rules.wording import Wording
from pomanager.services.office import Office
from pomanager.services.shares.commands import values
from pomanager.services.shares.commands.reversing import reverse_entry
from pomanager.services.shares.commands.types import add_share_type, amend_share_type
from pomanager.services.shares.commands.values import set_nominal_value
from pomanager.services.shares.orders import AddShareType, AmendShareType, ReverseEntry, SetNominalValue
from pomanager.services.shares.queries.facts import share_type_found
from pomanager.services.shares.queries.ledger import entries_of
from pomanager.services.shares.queries.types import has_share_types, share_type_row, share_type_rows
from tests import make
from tests import shares as build
from tests.shares import (
    AWA,
    BINTOU,
    COUMBA,
    TODAY,
    TYPE,
    UNIT,
    held,
    paid,
    refused,
    reversed_entry,
    share_type,
    subscribed,
    told_last,
)

FIRST, CHANGED = date(2024, 1, 31), date(2025, 1, 1)
DAY = timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with a type of share that nobody holds yet, on a file of the test's own."""
    opened = build.share_office(tmp_path, clock)
    yield opened
    opened.close()


def set_value(office: Office, minor: int, change: ValueChange | None, since: date = CHANGED, **known: date) -> None:
    """The nominal value of the office's type set anew."""
    order = SetNominalValue(
        share_type_id=TYPE, since=since, minor=minor, change=change, decision="AGE 1", due_on=known.get("due_on")
    )
    office.do(set_nominal_value, order)


def test_a_type_is_written_down_and_changed(office: Office) -> None:
    order = AddShareType(
        code=" K ", name=Wording({"en": "Capital"}), currency="USD", holder=Holder.PEOPLE, min_held=1, max_held=5,
        max_percent="12,5", since=FIRST, nominal_minor=5_000, decision="AG 1",
    )  # fmt: skip
    type_id = office.do(add_share_type, order).result
    row = office.ask(share_type_row, type_id, TODAY)
    assert (row.label.code, row.label.currency, row.label.decimals, row.unit_minor) == ("K", "USD", 2, 5_000)
    assert (row.holder, row.min_held, row.max_held, row.max_percent) == (Holder.PEOPLE, 1, 5, "12.5")
    assert [(each.since, each.minor) for each in row.values] == [(FIRST, 5_000)]
    assert told_last(office)["nominal_value"] == "50.00 USD"
    amend = AmendShareType(
        share_type_id=type_id, version=row.version, code="K", name=Wording({"en": "Capital"}), max_held=6, since=FIRST
    )
    office.do(amend_share_type, amend)
    assert make.changes(make.last_line(office)) == {
        "share_holder": ("people", "anybody"), "min_held": ("1", None), "max_held": ("5", "6"),
        "max_percent": ("12.5", None),
    }  # fmt: skip
    with pytest.raises(Stale):
        office.do(amend_share_type, amend)
    with pytest.raises(NotFound):
        office.ask(share_type_row, 99, TODAY)
    with pytest.raises(NotFound):
        office.ask(share_type_found, 99)


def test_an_amendment_that_changes_nothing_leaves_no_line(office: Office) -> None:
    row = office.ask(share_type_row, TYPE, TODAY)
    lines = len(make.journal(office))
    office.do(amend_share_type, AmendShareType(share_type_id=TYPE, version=row.version, code="A", name=row.label.name))
    assert len(make.journal(office)) == lines


def test_a_type_is_refused_with_everything_at_once(office: Office) -> None:
    order = AddShareType(code="a", name=Wording(), currency="Fr", max_percent="120", nominal_minor=0)
    assert refused(office, add_share_type, order) == [
        ("code", types.CODE_TAKEN), ("name", types.NAME_IT), ("max_percent", types.NOT_A_PERCENTAGE),
        ("currency", receipts.NOT_A_CURRENCY), ("nominal_minor", types.VALUE_ABOVE_ZERO),
        ("nominal_since", types.VALUE_FROM_WHEN),
    ]  # fmt: skip
    assert office.ask(has_share_types)


def test_the_first_value_moves_nothing(office: Office) -> None:
    bare = office.do(add_share_type, AddShareType(code="B", name=Wording({"en": "B"}))).result
    assert office.ask(share_type_row, bare, TODAY).unit_minor is None
    done = office.do(set_nominal_value, SetNominalValue(share_type_id=bare, since=FIRST, minor=100))
    assert done.result == ()
    assert [office.ask(share_type_row, bare, day).unit_minor for day in (FIRST - DAY, FIRST)] == [None, 100]


def test_a_rise_is_owed_by_those_who_hold(office: Office) -> None:
    subscribed(office, AWA, 10, FIRST, 100_000)
    subscribed(office, BINTOU, 4, FIRST, 10_000)
    set_value(office, 12_000, ValueChange.OWED, due_on=date(2025, 12, 31))
    assert held(office, AWA, CHANGED - DAY) == (10, 100_000, 100_000, 75_000)
    assert held(office, AWA, CHANGED) == (10, 120_000, 100_000, 95_000)
    assert held(office, AWA, date(2026, 1, 1))[3] == 50_000
    assert held(office, BINTOU, CHANGED)[:3] == (4, 48_000, 10_000)
    assert (told_last(office)["entries"], told_last(office)["value_change"]) == ("2", "owed")
    subscribed(office, COUMBA, 1, CHANGED)
    assert held(office, COUMBA)[1] == 12_000


def test_reserves_pay_or_losses_take(office: Office) -> None:
    subscribed(office, AWA, 10, FIRST, 100_000)
    subscribed(office, BINTOU, 4, FIRST, 5_000)
    set_value(office, 12_000, ValueChange.RESERVES)
    assert held(office, AWA)[:3] == (10, 120_000, 120_000)
    assert held(office, BINTOU)[:3] == (4, 48_000, 13_000)
    set_value(office, 9_000, ValueChange.LOSS, date(2026, 1, 1))
    assert held(office, AWA)[:3] == (10, 90_000, 90_000)
    assert held(office, BINTOU)[:3] == (4, 36_000, 1_000)


def test_what_is_entered_late_follows_the_value_too(office: Office) -> None:
    subscribed(office, AWA, 2, FIRST)
    set_value(office, 12_000, ValueChange.OWED)
    serial = subscribed(office, AWA, 3, FIRST + DAY, 30_000)
    assert held(office, AWA, CHANGED - DAY)[:3] == (5, 50_000, 30_000)
    assert held(office, AWA, CHANGED)[:3] == (5, 60_000, 30_000)
    line = office.ask(entries_of, AWA)[-1]
    assert (line.kind, line.operation, line.effective_on) == (EntryKind.REVALUATION, serial, CHANGED)
    reversed_entry(office, serial)
    assert held(office, AWA, CHANGED)[:3] == (2, 24_000, 0)
    reversed_entry(office, 1)
    assert [held(office, AWA, day)[:3] for day in (CHANGED - DAY, CHANGED, TODAY)] == [(0, 0, 0)] * 3, (
        "the line of the change was taken back with the shares it was for"
    )


def test_a_value_is_recorded_after_shares_moved_on(office: Office) -> None:
    subscribed(office, AWA, 2, FIRST)
    subscribed(office, AWA, 3, CHANGED + DAY)
    serial = subscribed(office, BINTOU, 1, CHANGED + DAY)
    set_value(office, 15_000, ValueChange.OWED)
    assert held(office, AWA, CHANGED)[:2] == (2, 30_000)
    assert held(office, AWA, CHANGED + DAY)[:2] == (5, 75_000)
    assert held(office, BINTOU, CHANGED)[:2] == (0, 0)
    assert held(office, BINTOU, CHANGED + DAY)[:2] == (1, 15_000)
    reversed_entry(office, serial)
    assert held(office, BINTOU, CHANGED + DAY)[:2] == (0, 0)


@pytest.mark.parametrize("wrong", [ValueChange.OWED, ValueChange.RESERVES])
@pytest.mark.parametrize("right", [ValueChange.OWED, ValueChange.RESERVES])
def test_a_mistaken_value_is_set_anew(office: Office, wrong: ValueChange, right: ValueChange) -> None:
    subscribed(office, AWA, 10, FIRST, 100_000)
    set_value(office, 15_000, wrong)
    set_value(office, 11_000, right)
    assert held(office, AWA, CHANGED)[:3] == (10, 110_000, 110_000 if right is ValueChange.RESERVES else 100_000)
    set_value(office, 10_000, None)
    assert held(office, AWA, CHANGED)[:3] == (10, 100_000, 100_000), "as if it had never changed"
    set_value(office, 8_000, ValueChange.LOSS)
    set_value(office, 12_000, right)
    assert held(office, AWA, CHANGED)[:2] == (10, 120_000)
    assert held(office, AWA, CHANGED)[2] == (120_000 if right is ValueChange.RESERVES else 100_000)


def test_a_slip_in_the_first_value_is_mended(office: Office) -> None:
    bare = share_type(office, "B", 1_000)
    subscribed(office, AWA, 3, FIRST, share_type_id=bare)
    office.do(set_nominal_value, SetNominalValue(share_type_id=bare, since=date(2015, 1, 1), minor=10_000))
    assert held(office, AWA, code="B")[:2] == (3, 30_000)
    paid(office, AWA, 20_000, FIRST, share_type_id=bare)
    order = SetNominalValue(share_type_id=bare, since=date(2015, 1, 1), minor=5_000)
    with pytest.raises(Refused) as said:
        office.do(set_nominal_value, order)
    assert [(each.about, each.message) for each in said.value.objections] == [("minor", values.OVERPAID)]
    assert held(office, AWA, code="B")[:2] == (3, 30_000)


def test_values_are_refused(office: Office) -> None:
    subscribed(office, AWA, 2, FIRST)
    order = SetNominalValue(share_type_id=TYPE, since=TODAY + DAY, minor=0, due_on=CHANGED)
    assert [about for about, _message in refused(office, set_nominal_value, order)] == [
        "since", "minor", "change", "due_on",
    ]  # fmt: skip
    same = SetNominalValue(share_type_id=TYPE, since=CHANGED, minor=UNIT)
    assert refused(office, set_nominal_value, same) == [("minor", types.SAME_VALUE)]
    set_value(office, 12_000, ValueChange.OWED)
    back = ReverseEntry(serial=2, reason="Wrong.")
    assert refused(office, reverse_entry, back) == [("serial", reversing.OF_A_VALUE)]


def test_types_tell_what_is_held_of_them(office: Office) -> None:
    share_type(office, "B")
    subscribed(office, AWA, 2, FIRST, 5_000)
    subscribed(office, BINTOU, 1, CHANGED)
    first, second = office.ask(share_type_rows, FIRST)
    assert (first.shares, first.subscribed, first.paid, first.holders) == (2, 20_000, 5_000, 1)
    assert (second.shares, second.holders) == (0, 0)
    assert office.ask(share_type_row, TYPE, TODAY).holders == 2
