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


@pytest.fixture(name="table")
def table_of_past_officers(tmp_path: Path) -> Path:
    """Two chairs, the second of whom is no member, and a year instead of a day."""
    path = tmp_path / "past.csv"
    path.write_text(
        "Place;Nom;Fonction;Du;Au\n3;Coumba;Président;2015;31/03/2018\n3;Paul;Président;01/04/2018;31/03/2021\n",
        encoding="utf-8",
    )
    return path


def test_past_officers_come_from_a_table(run: Run, board: Path, table: Path) -> None:
    words = ("officers", board, "--import", table, "--map", "Place=seat", "--json")
    tried = run(*words, "--dry-run")
    assert (tried.code, tried.facts()) == (0, {"rows": 2})
    assert "Row 2: “2015” names no day." in tried.told
    assert run("officers", board, "--as-of", "2016-05-01", "--json").rows() == []
    done = run(*words)
    assert (done.code, done.facts()) == (0, {"rows": 2})
    (then,) = run("officers", board, "--as-of", "2016-05-01", "--json").rows()
    assert (then["seat"], then["office"], then["name"]) == ("Seat 3", "Chair", "Coumba")


def test_a_table_with_anything_against_it_writes_nothing(run: Run, board: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("Nom;Du;Au\nCoumba;one day;\nAwa;2015;2014\nBintou;2012;2014\n", encoding="utf-8")
    said = run("officers", board, "--import", path, "--json")
    assert said.code == 1
    assert [(each["about"]) for each in said.facts()["refused"]] == ["rows.2.since", "rows.3.until"]
    assert said.told.splitlines()[0] == "Row 2: “one day” could not be read as a date."
    assert run("officers", board, "--as-of", "2013-05-01", "--json").rows() == []


def test_of_several_bodies_one_is_named(run: Run, tmp_path: Path, table: Path) -> None:
    opened = build.office_with_board(tmp_path, make.MovableClock())
    build.body(opened, "Comité")
    opened.close()
    board = tmp_path / "bodies.podb"
    for wrong in ((), ("--body", "Council")):
        said = run("officers", board, "--import", table, *wrong)
        assert said.code == 1
        assert said.told == "Say with --body which body the table is about. There are: Conseil, Comité.\n"
    assert run("officers", board, "--import", table, "--body", "comite").code == 0
    (then,) = run("officers", board, "--as-of", "2016-05-01", "--json").rows()
    assert then["body"] == "Comité"
