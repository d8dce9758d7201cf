"""Who sits in which seat, told from the command line."""

from datetime import date
from pathlib import Path

import pytest

from pomanager.rules.bodies.kinds import Office as InOffice
from tests import bodies as build
from tests import make
from tests.cli.saying import Run


@pytest.fixture(name="board")
def office_with_a_board(tmp_path: Path) -> Path:
    """An office in whose board Awa is chair, and Bintou stayed on after her term until a successor came."""
    opened = build.office_with_board(tmp_path, make.MovableClock())
    build.in_board(opened, 1, build.AWA, office=InOffice.CHAIR)
    build.in_board(opened, 2, build.BINTOU, date(2021, 4, 1))
    opened.close()
    return tmp_path / "bodies.podb"


def test_one_row_for_every_seat_that_is_held(run: Run, board: Path) -> None:
    said = run("officers", board, "--as-of", "2024-04-30", "--json")
    assert (said.code, said.rows()) == (
        0,
        [
            {
                "body": "Conseil", "seat": "Seat 1", "office": "Chair", "number": "1", "name": "Awa",
                "from": "2024-04-01", "until": "2027-03-31", "holds_over": False,
            },
            {
                "body": "Conseil", "seat": "Seat 2", "office": "", "number": "2", "name": "Bintou",
                "from": "2021-04-01", "until": "2024-03-31", "holds_over": True,
            },
        ],
    )  # fmt: skip


def test_a_past_day_has_its_own_officers(run: Run, board: Path) -> None:
    said = run("officers", board, "--as-of", "2024-03-31")
    assert said.out == "Conseil · Seat 2 · 2 · Bintou · 1 Apr 2021 – 31 Mar 2024\n"
    today = run("officers", board)
    assert today.out.splitlines()[1].endswith("31 Mar 2024 · the term is over, and nobody has taken the seat yet")


def test_a_day_without_officers(run: Run, board: Path) -> None:
    said = run("officers", board, "--as-of", "2001-01-01", "--json")
    assert (said.code, said.rows()) == (0, [])
    assert said.told == "Nobody sat in a body on 1 January 2001.\n" or "2001" in said.told
