"""What can be chosen on single papers is chosen on the command line by name, and refused with all that is wrong."""

from pathlib import Path

import pytest

import pypdfium2
from tests.cli.saying import Run


def text_of(path: Path) -> str:
    """What a reader would copy out of a PDF."""
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_each_option_is_listed_with_what_it_may_hold(run: Run) -> None:
    said = run("papers").out
    assert "--option signatures=yes|no" in said
    assert "--option layout=3x8|2x7" in said
    assert "--option start=1-24" in said


def test_an_option_changes_the_paper_and_its_check_code(run: Run, sample: Path, tmp_path: Path) -> None:
    words = ("roll", sample, "--language", "en")
    plain = run("print", *words, "--out", tmp_path / "plain.pdf", "--json").facts()
    signed = run("print", *words, "--out", tmp_path / "b.pdf", "--option", "signatures=yes", "--json").facts()
    assert "Signature or thumb-print" in text_of(tmp_path / "b.pdf")
    assert plain["check_code"] != signed["check_code"]
    assert run("verify", *words, "--code", signed["check_code"]).code == 1
    assert run("verify", *words, "--code", signed["check_code"], "--option", "signatures=yes").code == 0


def test_the_period_of_those_who_joined_and_left(run: Run, sample: Path, tmp_path: Path) -> None:
    words = ("print", "joined-left", sample, "--out", tmp_path / "a.pdf", "--language", "en")
    assert run(*words, "--option", "since=2025-02-01", "--as-of", "2025-03-31").code == 0
    assert "From 1 February 2025 to 31 March 2025" in text_of(tmp_path / "a.pdf")


def test_cards_of_chosen_members_stand_on_one_sheet_and_are_compared_together(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    words = ("member-cards", sample, "--of", "2", "4", "--as-of", "2026-11-20")
    told = run("print", *words, "--out", tmp_path / "a.pdf", "--json").facts()
    assert told["pages"] == 1
    assert run("verify", *words, "--code", told["check_code"]).code == 0
    assert run("verify", *words[:-3], "--code", told["check_code"]).code == 1


def test_a_form_for_admission_is_blank_or_filled_in_for_whoever_is_named(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    row = run("members", "find", sample, "017", "--json").rows()[0]
    run("print", "admission-form", sample, "--out", tmp_path / "blank.pdf")
    run("print", "admission-form", sample, "--out", tmp_path / "filled.pdf", "--of", row["id"])
    assert row["name"] not in text_of(tmp_path / "blank.pdf")
    assert row["name"] in text_of(tmp_path / "filled.pdf")


@pytest.mark.parametrize(
    ("wishes", "about"),
    [
        (("fnord=1",), ["fnord"]),
        (("layout=9x9", "start=25"), ["layout", "start"]),
        (("start=0",), ["start"]),
        (("section=Nowhere",), ["section"]),
    ],
)
def test_everything_that_is_wrong_with_options_is_said_at_once(
    run: Run, sample: Path, tmp_path: Path, wishes: tuple[str, ...], about: list[str]
) -> None:
    words = [word for wish in wishes for word in ("--option", wish)]
    said = run("print", "member-labels", sample, "--out", tmp_path / "a.pdf", *words, "--json")
    assert said.code == 1
    assert [each["about"] for each in said.refused()] == about
    assert list(tmp_path.iterdir()) == []


def test_an_option_without_a_value_is_not_understood(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("print", "roll", sample, "--out", tmp_path / "a.pdf", "--option", "signatures")
    assert said.code == 2
    assert "signatures=yes" in said.told


def test_members_are_counted_by_sex_age_and_section(run: Run, sample: Path) -> None:
    told = run("members", "stats", sample, "--json").facts()
    ages = [*told["by_age"], told["age_unknown"]]
    for key in ("women", "men", "total"):
        ageless = told["organisations"] if key == "total" else 0
        assert sum(each[key] for each in ages) == told[key] - ageless
        assert sum(part[key] for part in told["parts"]) == told[key]
    assert told["by"] == "section"
    lines = run("members", "stats", sample).out.splitlines()
    assert str(told["total"]) in lines[1]
    assert len(lines) == 3 + len(told["by_age"]) + len(told["parts"])


def test_members_are_counted_as_of_a_day_by_place_with_another_limit_of_youth(run: Run, sample: Path) -> None:
    told = run("members", "stats", sample, "--as-of", "2018-02-09", "--by", "place", "--youth", "30", "--json").facts()
    assert (told["as_of"], told["total"], told["parts"]) == ("2018-02-09", 0, [])
    assert told["ages"][1] == {"from": 18, "to": 30}
    assert run("members", "stats", sample, "--youth", "60").code == 2
