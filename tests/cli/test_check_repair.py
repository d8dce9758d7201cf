"""The word "check" with "--repair": ends written twice are taken back, and nothing is written to a damaged file."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.db import engine
from pomanager.db.engine import Access
from tests import bodies as build
from tests import make
from tests.cli.saying import Run


@pytest.fixture
def doubled(tmp_path: Path) -> Path:
    """An office in which the term of a seat has two ends."""
    office = build.office_with_board(tmp_path, make.MovableClock())
    build.in_board(office, 1, first=date(2024, 4, 1))
    office.close()
    path = tmp_path / "bodies.podb"
    _alter(
        path,
        *(
            f'INSERT INTO body_ending (id, term_id, "on", remarks, decision, recorded_at) '  # noqa: S608 - the test's own
            f"VALUES ({key}, 1, '{on}', '', '', '2026-01-01T00:00:00.000000Z')"
            for key, on in ((1, "2025-03-31"), (2, "2025-04-30"))
        ),
    )
    return path


def _alter(path: Path, *statements: str) -> None:
    with closing(engine.connect(path, Access.WRITE, foreign_keys=False)) as tool:
        for statement in statements:
            tool.execute(statement)


def test_an_end_written_twice_is_told_and_taken_back_only_when_asked(run: Run, doubled: Path) -> None:
    for _time in range(2):
        said = run("check", doubled, "--json")
        assert (said.code, [row["part"] for row in said.rows()]) == (1, ["registers"])
    said = run("check", doubled, "--repair")
    assert (said.code, said.out) == (0, "")
    assert "1 line was taken back." in said.told
    assert run("check", doubled).code == 0


def test_what_cannot_be_mended_so_is_told_still(run: Run, doubled: Path) -> None:
    _alter(
        doubled, "INSERT INTO appointment VALUES (2, 2, 1, 2, 'elected', '2025-04-01', 0, NULL, 0, '', '2026-01-01')"
    )
    said = run("check", doubled, "--repair", "--json")
    assert (said.code, len(said.rows())) == (1, 1)
    assert "names another seat" in said.rows()[0]["sentence"]


def test_a_file_that_is_damaged_otherwise_is_not_written_to(run: Run, doubled: Path) -> None:
    _alter(
        doubled, "INSERT INTO appointment VALUES (2, 1, 1, 99, 'elected', '2025-04-01', 0, NULL, 0, '', '2026-01-01')"
    )
    before = doubled.read_bytes()
    said = run("check", doubled, "--repair", "--json")
    assert said.code == 1
    assert {row["part"] for row in said.rows()} == {"keys", "registers"}
    assert doubled.read_bytes() == before


def test_a_sound_file_is_not_written_to(run: Run, office: Path) -> None:
    before = office.read_bytes()
    assert run("check", office, "--repair").code == 0
    assert office.read_bytes() == before


def test_a_journal_is_held_against_what_stands_on_paper(run: Run, doubled: Path) -> None:
    with closing(engine.connect(doubled, Access.READ)) as tool:
        line, seal = tool.execute("SELECT sequence, hash FROM journal_entry ORDER BY sequence DESC LIMIT 1").fetchone()
    run("check", doubled, "--repair", "--head", f"{line} {seal[:8]} {seal[8:16].upper()}")
    assert run("check", doubled, "--head", f"{line} {seal}").code == 0
    cut = run("check", doubled, "--head", f"{line + 9} {seal}")
    assert (cut.code, "were removed" in cut.out) == (1, True)
    other = run("check", doubled, "--head", f"{line} {'0' * 8}")
    assert (other.code, "does not have the seal" in other.out) == (1, True)
    assert "Write the number" in run("check", doubled, "--head", "12").told
