"""The funnel and the indicators of a year told from the command line."""

from pathlib import Path

import pytest

from tests import offices
from tests.cli.saying import Run


@pytest.fixture(name="file")
def sample_in_senegal() -> Path:
    """The sample office of Senegal, which is only read."""
    return offices.sample_file("s4", offices.USUAL)


def test_one_row_for_each_stage(run: Run, file: Path) -> None:
    rows = run("funnel", file, "--year", "2026", "--json").rows()
    assert [row["key"] for row in rows] == [
        "roll", "entitled", "delegates", "present", "spoke", "candidates", "elected", "offices", "chairs",
    ]  # fmt: skip
    assert rows[0].keys() == {"key", "value", "numerator", "denominator", "women", "men"}
    assert rows[0]["value"] == pytest.approx(rows[0]["women"] / (rows[0]["women"] + rows[0]["men"]), abs=1e-6)
    assert rows[2]["value"] is None


def test_the_largest_drop_is_said_to_a_person(run: Run, file: Path) -> None:
    lines = run("funnel", file, "--year", "2026").out.splitlines()
    assert lines[0].startswith("On the roll · ")
    assert lines[-1].startswith("The share of women falls most here: ")


def test_a_year_before_the_books_is_told_as_such(run: Run, file: Path) -> None:
    said = run("funnel", file, "--year", "1990")
    assert (said.code, said.out) == (0, "")
    assert "they tell nothing of this time" in said.told


def test_each_indicator_with_its_two_numbers(run: Run, file: Path) -> None:
    rows = {row["key"]: row for row in run("indicators", file, "--year", "2026", "--json").rows()}
    members = rows["members.women"]
    assert members["numerator"] == members["women"]
    assert members["denominator"] == members["women"] + members["men"]
    assert rows["training.person_days"]["denominator"] is None
    assert "Women among members · " in run("indicators", file, "--year", "2026").out


def test_a_year_is_asked_for(run: Run, file: Path) -> None:
    assert run("funnel", file).code == 2
    assert "--year" in run("indicators", file).told
