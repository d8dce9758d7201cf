"""Papers from the command line: listed, printed, and refused where they cannot be."""

from pathlib import Path

import pytest

import pypdfium2
from pomanager.printing import PAPERS
from tests.cli.saying import Run


def text_of(path: Path) -> str:
    """What a reader would copy out of a PDF."""
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_papers_are_listed_with_key_title_and_area(run: Run) -> None:
    rows = run("papers", "--json").rows()
    assert [row["key"] for row in rows] == [paper.key for paper in PAPERS]
    assert all(list(row) == ["key", "title", "area"] for row in rows)
    assert run("papers").out.splitlines()[0].startswith("roll ")


@pytest.mark.parametrize("key", [paper.key for paper in PAPERS])
def test_every_paper_prints_beside_nothing_else(run: Run, sixty: Path, tmp_path: Path, key: str) -> None:
    out = tmp_path / "paper.pdf"
    said = run("print", key, sixty, "--out", out)
    assert said.code == 0
    assert said.out == ""
    assert out.read_bytes().startswith(b"%PDF-")
    assert [each.name for each in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_paper_is_in_the_organisations_language_unless_told_otherwise(run: Run, sixty: Path, tmp_path: Path) -> None:
    said = run("papers", "--json", language="fr").rows()[0]["title"]
    run("print", "roll", sixty, "--out", tmp_path / "fr.pdf")
    run("print", "roll", sixty, "--out", tmp_path / "en.pdf", "--language", "en")
    assert "Roll of members" in text_of(tmp_path / "en.pdf")
    assert said in text_of(tmp_path / "fr.pdf")


def test_the_roll_of_a_day_before_the_founding_is_empty(run: Run, sixty: Path, tmp_path: Path) -> None:
    out = tmp_path / "early.pdf"
    assert run("print", "roll", sixty, "--out", out, "--as-of", "2018-02-09", "--language", "en").code == 0
    assert "Khombole" not in text_of(out)


def test_a_members_record_is_about_the_member_asked_for(run: Run, sixty: Path, tmp_path: Path) -> None:
    row = run("members", "find", sixty, "017", "--json").rows()[0]
    out = tmp_path / "record.pdf"
    assert run("print", "member-record", sixty, "--out", out, "--of", row["id"]).code == 0
    assert row["name"] in text_of(out)


@pytest.mark.parametrize(
    ("key", "out", "more"),
    [
        ("fnord", "a.pdf", ()),
        ("roll", "nowhere/a.pdf", ()),
        ("roll", "a.podb", ()),
        ("member-record", "a.pdf", ("--of", "999999")),
    ],
)
def test_what_cannot_be_printed_is_refused_and_leaves_nothing(
    run: Run, sixty: Path, tmp_path: Path, key: str, out: str, more: tuple[str, ...]
) -> None:
    said = run("print", key, sixty, "--out", tmp_path / out, *more, "--json")
    assert said.code == 1
    assert said.refused()
    assert list(tmp_path.iterdir()) == []


def test_a_record_of_an_empty_roll_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    said = run("print", "member-record", office, "--out", tmp_path / "a.pdf")
    assert said.code == 1
    assert said.told.strip() == "Nobody is on the roll yet."
