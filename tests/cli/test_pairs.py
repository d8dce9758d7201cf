"""The pairs of the mentoring, told from the command line."""

from pathlib import Path

import pytest

from tests import mentoring_cohort as cohort
from tests import offices
from tests.cli.saying import Run


@pytest.fixture(name="file")
def office_with_a_cohort(tmp_path: Path) -> Path:
    """An office with four pairs, two of which run."""
    return offices.filled_file(tmp_path, cohort.fill)


def test_one_row_for_each_pair_with_what_asks_for_attention(run: Run, file: Path) -> None:
    said = run("pairs", file, "--as-of", "2026-11-23", "--json")
    rows = said.rows()
    assert said.code == 0
    assert [(row["mentee"], row["state"], row["stage"]) for row in rows] == [
        (cohort.NAMES[2], "active", "active"), (cohort.NAMES[1], "active", "active"),
        (cohort.NAMES[0], "graduated", "in_office"), (cohort.NAMES[1], "rematched", "applicant"),
    ]  # fmt: skip
    assert rows[0].keys() == {"mentee", "mentor", "state", "stage", "last_session", "attention"}
    assert rows[0]["last_session"] == "2026-09-05"
    assert "No session for 79 days." in str(rows[0]["attention"])
    assert rows[2]["attention"] == []


def test_a_line_of_words_for_each_pair(run: Run, file: Path) -> None:
    said = run("pairs", file, "--as-of", "2026-11-23")
    assert said.out.splitlines()[2] == (
        f"{cohort.NAMES[0]} · {cohort.NAMES[4]} · Graduated · Holds an office · 6 Oct 2026"
    )


def test_before_the_programme_there_are_no_pairs(run: Run, file: Path) -> None:
    said = run("pairs", file, "--as-of", "2020-01-01")
    assert (said.code, said.out) == (0, "")
    assert said.told == "There are no pairs yet.\n"
