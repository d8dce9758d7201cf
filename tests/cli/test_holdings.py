"""Holdings told from the command line, and the register looked over by ``check``."""

from datetime import date
from pathlib import Path

import pytest

from tests import make
from tests import shares as build
from tests.cli.saying import Run

FIRST = date(2024, 1, 31)


@pytest.fixture(name="books")
def office_with_holdings(tmp_path: Path) -> Path:
    """An office in which two hold shares, one of them in two types, and one gave all of them back."""
    opened = build.share_office(tmp_path, make.MovableClock())
    build.share_type(opened, "B", 500, currency="USD")
    build.subscribed(opened, build.BINTOU, 10, FIRST, 25_000)
    build.subscribed(opened, build.AWA, 2, FIRST, share_type_id=2)
    build.subscribed(opened, build.AWA, 1, date(2025, 6, 1), 10_000)
    build.reversed_entry(opened, build.subscribed(opened, build.COUMBA, 4, FIRST))
    opened.close()
    return tmp_path / "shares.podb"


def test_a_row_for_every_holding_in_order_of_number(run: Run, books: Path) -> None:
    said = run("holdings", books, "--as-of", "2025-12-31", "--json")
    assert said.code == 0
    facts = (
        "number", "name", "type", "shares", "subscribed_minor", "paid_minor", "due_minor", "overdue_minor", "currency",
    )  # fmt: skip
    assert [tuple(row) for row in said.rows()] == [facts] * 3
    assert [tuple(row.values()) for row in said.rows()] == [
        ("1", "Awa", "A", 1, 10_000, 10_000, 0, 0, "XOF"),
        ("1", "Awa", "B", 2, 1_000, 0, 1_000, 500, "USD"),
        ("2", "Bintou", "A", 10, 100_000, 25_000, 75_000, 25_000, "XOF"),
    ]


def test_a_past_day_has_its_own_holdings(run: Run, books: Path) -> None:
    assert run("holdings", books, "--as-of", "2024-01-30", "--json").rows() == []
    said = run("holdings", books, "--as-of", "2024-01-31")
    assert [line.split(" · ")[:4] for line in said.out.splitlines()] == [
        ["1", "Awa", "B", "2 shares"], ["2", "Bintou", "A", "10 shares"],
    ]  # fmt: skip
    assert "25" in said.out.splitlines()[1]
    assert "Overdue" not in said.out.splitlines()[1]


def test_a_sound_register_is_found_sound(run: Run, books: Path) -> None:
    assert run("check", books).code == 0
