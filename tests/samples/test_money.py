"""Shares and dues of the sample offices, and what the books say of them told again from a plain copy.

The replay reads the plain SQLite file with Python's own library, adds the lines up one after the other, and has to come
to the very rows of ``holdings --json`` and ``dues --json``.
"""

import contextlib
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy.orm import Session

from pomanager import cli
from pomanager.db import share_sums
from pomanager.i18n import catalogue, formats
from pomanager.rules.shares.kinds import EntryKind
from pomanager.samples import STORIES
from pomanager.services import files
from pomanager.services.dues.queries.refund_rows import redemption_rows
from pomanager.services.office import Office
from pomanager.services.shares.queries.capital import capital_between
from pomanager.services.shares.queries.certificates import certificate_register
from pomanager.services.shares.queries.distributions import distributions
from pomanager.services.shares.queries.transfers import transfers
from tests.samples.reading import read

LAST_DAY = date(2026, 11, 24)
DAYS = (date(2025, 12, 31), date(2026, 6, 30), LAST_DAY)
Named: TypeAlias = tuple[str, Path]
CURRENCIES = {"s1": ("KGS", 2), "s2": ("BIF", 0), "s3": ("KHR", 0), "s4": ("XOF", 0)}


@pytest.fixture(name="made", params=STORIES, scope="module")
def a_sample(request: pytest.FixtureRequest, offices: Callable[[str], Path]) -> Named:
    """Each of the offices, as a file, with its code."""
    return request.param, offices(request.param)


@pytest.fixture(autouse=True)
def words_forgotten() -> Iterator[None]:
    """Own words of an office the command line opened are forgotten afterwards."""
    yield
    catalogue.rename({})
    formats.set_decimals({})


@pytest.fixture(name="books", scope="module")
def opened(made: Named) -> Iterator[Office]:
    """The office, for reading."""
    office = read(made[1])
    yield office
    office.close()


def test_each_office_lives_a_year_with_its_shares(made: Named, books: Office) -> None:
    """Something of every kind happens, and the sums of the capital are those of what moved."""
    code = made[0]
    rows = books.ask(capital_between, date(2026, 1, 1), LAST_DAY)
    assert {(row.currency, row.decimals) for row in rows} == {CURRENCIES[code]}
    for row in rows:
        moved = sum(each.subscribed for each in row.moved)
        assert row.opening.subscribed + moved == row.closing.subscribed
    kinds = {each.kind for row in rows for each in row.moved if each.shares or each.paid}
    assert kinds >= {EntryKind.SUBSCRIPTION, EntryKind.PAYMENT, EntryKind.TRANSFER_IN, EntryKind.REDEMPTION}
    assert books.ask(transfers, LAST_DAY)
    assert len(books.ask(certificate_register, LAST_DAY)) > 5
    assert [row.is_taken_back for row in books.ask(distributions)] == [False]
    assert books.ask(redemption_rows, LAST_DAY)


def test_the_registers_agree_with_themselves(books: Office) -> None:
    def told(session: Session) -> list[object]:
        return list(share_sums.differences(session))

    assert books.ask(told) == []


def test_a_plain_replay_comes_to_the_same_holdings(made: Named, tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    files.export_plain(made[1], plain)
    with contextlib.closing(sqlite3.connect(plain)) as copy:
        for day in DAYS:
            said = _rows_of("holdings", made[1], day)
            for row in said:
                assert row.pop("name")  # as it was on the day, which the tests of names look at
            assert _replayed_holdings(copy, day) == said


def test_a_plain_replay_comes_to_the_same_dues(made: Named, tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    files.export_plain(made[1], plain)
    with contextlib.closing(sqlite3.connect(plain)) as copy:
        for day in DAYS:
            said = [(row["number"], row["owed_minor"]) for row in _rows_of("dues", made[1], day)]
            assert said == _replayed_dues(copy, day)


def _replayed_holdings(copy: sqlite3.Connection, day: date) -> list[dict[str, object]]:
    """What ``holdings --json`` has to say, from the lines alone."""
    held: dict[tuple[int, int], list[int]] = {}
    for member, kind, shares, subscribed, paid, on in copy.execute(
        "SELECT member_id, share_type_id, shares, subscribed_minor, paid_minor, effective_on FROM share_entry "
        "ORDER BY id"
    ):
        if on <= day.isoformat():
            sums = held.setdefault((member, kind), [0, 0, 0, 0])
            sums[0], sums[1], sums[2] = sums[0] + shares, sums[1] + subscribed, sums[2] + paid
    for member, kind, on, due_on, minor in copy.execute(
        "SELECT member_id, share_type_id, effective_on, due_on, minor FROM share_instalment ORDER BY id"
    ):
        if on <= day.isoformat() <= due_on:
            held[member, kind][3] += minor
    members = {row[0]: row[1:] for row in copy.execute(
        "SELECT id, number, number_order FROM member"
    )}  # fmt: skip
    types = {row[0]: row[1:] for row in copy.execute("SELECT id, code, currency FROM share_type")}
    found = [
        (members[member][1], types[kind][0], {
            "number": members[member][0], "type": types[kind][0], "shares": sums[0],
            "subscribed_minor": sums[1], "paid_minor": sums[2], "due_minor": sums[1] - sums[2],
            "overdue_minor": max(0, sums[1] - sums[3] - sums[2]), "currency": types[kind][1],
        })
        for (member, kind), sums in held.items()
        if any(sums[:3])
    ]  # fmt: skip
    return [row for _order, _code, row in sorted(found, key=lambda each: each[:2])]


def _replayed_dues(copy: sqlite3.Connection, day: date) -> list[tuple[str, int]]:
    owed: dict[tuple[str, int], int] = {}
    numbers: dict[str, str] = {}
    for order, number, fee, minor in copy.execute(
        "SELECT number_order, number, fee_type_id, minor FROM dues_entry JOIN member ON member.id = member_id "
        "WHERE effective_on <= ? ORDER BY dues_entry.id", (day.isoformat(),)
    ):  # fmt: skip
        owed[order, fee] = owed.get((order, fee), 0) + minor
        numbers[order] = number
    return [(numbers[order], minor) for (order, _fee), minor in sorted(owed.items())]


def _rows_of(word: str, file: Path, day: date) -> list[dict[str, Any]]:
    """What the command line says as JSON."""
    start = cli.Start(
        clock=lambda: datetime(2026, 11, 24, tzinfo=UTC), actor="Tests", language="en", open_window=lambda _path: 0
    )
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert cli.main([word, str(file), "--as-of", day.isoformat(), "--json"], start) == 0
    rows: list[dict[str, Any]] = json.loads(said.getvalue())["rows"]
    return rows
