"""Papers from the command line: listed, printed, and refused where they cannot be."""

from datetime import date, timedelta
from pathlib import Path

import pytest

import pypdfium2
from pomanager.papers import PAPERS, paper_called
from pomanager.printing import print_without_books
from pomanager.readmodels.papers import PrintOrder
from tests.cli.conftest import NOW
from tests.cli.saying import Run


def text_of(path: Path) -> str:
    """What a reader would copy out of a PDF."""
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def test_papers_are_listed_with_key_title_and_area(run: Run) -> None:
    rows = run("papers", "--json").rows()
    assert [row["key"] for row in rows] == [paper.key for paper in PAPERS]
    assert all(list(row) == ["key", "title", "area", "options"] for row in rows)
    assert rows[0]["options"] == ["signatures"]
    assert run("papers").out.splitlines()[0].startswith("roll ")


@pytest.mark.parametrize("key", [paper.key for paper in PAPERS])
def test_every_paper_prints_beside_nothing_else(run: Run, sample: Path, tmp_path: Path, key: str) -> None:
    out = tmp_path / "paper.pdf"
    said = run("print", key, sample, "--out", out)
    assert said.code == 0
    assert said.out == ""
    assert out.read_bytes().startswith(b"%PDF-")
    assert [each.name for each in tmp_path.iterdir()] == ["paper.pdf"]


def test_a_paper_is_in_the_organisations_language_unless_told_otherwise(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("papers", "--json", language="fr").rows()[0]["title"]
    run("print", "roll", sample, "--out", tmp_path / "fr.pdf")
    run("print", "roll", sample, "--out", tmp_path / "en.pdf", "--language", "en")
    assert "Roll of members" in text_of(tmp_path / "en.pdf")
    assert said in text_of(tmp_path / "fr.pdf")


def test_the_roll_of_a_day_before_the_founding_is_empty(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "early.pdf"
    assert run("print", "roll", sample, "--out", out, "--as-of", "2018-02-09", "--language", "en").code == 0
    assert "Khombole" not in text_of(out)


def test_a_members_record_is_about_the_member_asked_for(run: Run, sample: Path, tmp_path: Path) -> None:
    row = run("members", "find", sample, "017", "--json").rows()[0]
    out = tmp_path / "record.pdf"
    assert run("print", "member-record", sample, "--out", out, "--of", row["id"]).code == 0
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
    run: Run, sample: Path, tmp_path: Path, key: str, out: str, more: tuple[str, ...]
) -> None:
    said = run("print", key, sample, "--out", tmp_path / out, *more, "--json")
    assert said.code == 1
    assert said.refused()
    assert list(tmp_path.iterdir()) == []


def test_the_handbook_and_the_key_card_need_no_office(run: Run, tmp_path: Path) -> None:
    book, card = tmp_path / "book.pdf", tmp_path / "card.pdf"
    facts = run("handbook", "--out", book, "--json").facts()
    assert facts["pages"] > 10
    assert "Begin the books of an organisation" in text_of(book)
    said = run("handbook", "--out", card, "--keys", "--letter", language="fr")
    assert (said.code, said.out) == (0, "")
    assert "Échap" in text_of(card), "left out, the language is the reader’s"
    assert run("handbook", "--out", card, "--keys", "--language", "rn").code == 0
    assert "Mungwa" not in text_of(card)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["book.pdf", "card.pdf"]


def test_the_handbook_is_written_as_pdf_or_not_at_all(run: Run, tmp_path: Path) -> None:
    said = run("handbook", "--out", tmp_path / "book.txt", "--json")
    assert said.code == 1
    assert said.refused()[0]["about"] == "out"
    assert list(tmp_path.iterdir()) == []


def test_a_paper_of_the_books_is_not_printed_without_them(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="roll"):
        print_without_books(paper_called("roll"), tmp_path / "a.pdf", PrintOrder(language="en"), NOW)


def test_a_record_of_an_empty_roll_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    said = run("print", "member-record", office, "--out", tmp_path / "a.pdf")
    assert said.code == 1
    assert said.told.strip() == "Nobody is on the roll yet."


def code_of(run: Run, sample: Path, tmp_path: Path, *words: str) -> str:
    """The check code the program tells of a record it has printed."""
    said = run("print", "member-record", sample, "--out", tmp_path / "record.pdf", *words, "--json")
    return str(said.facts()["check_code"])


def test_a_print_is_compared_with_the_books_by_its_code(run: Run, sample: Path, tmp_path: Path) -> None:
    code = code_of(run, sample, tmp_path)
    same = run("verify", "member-record", sample, "--code", code.lower().replace("-", " "))
    assert (same.code, same.told.strip()) == (0, "The paper says what the books say.")
    for words in (("--language", "km"), ("--of", "2"), ("--as-of", "2026-01-31")):
        assert run("verify", "member-record", sample, "--code", code, *words).code == 1
    assert run("verify", "member-record", sample, "--code", code, "--json").facts() == {"same": True}


def test_a_code_that_cannot_be_one_is_refused(run: Run, sample: Path) -> None:
    said = run("verify", "member-record", sample, "--code", "7Q2F", "--json")
    assert said.code == 1
    assert "sixteen letters" in said.refused()[0]["sentence"]


def test_a_form_bears_no_code_to_compare(run: Run, sample: Path) -> None:
    said = run("verify", "admission-form", sample, "--code", "7Q2F-9KXD-3M0P-TT1A")
    assert said.code == 1
    assert "filled in by hand" in said.told


def test_several_members_get_a_record_each_in_one_file(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "records.pdf"
    said = run("print", "member-record", sample, "--out", out, "--of", "3", "5", "8", "--language", "en", "--json")
    assert said.facts()["pages"] >= 3
    assert said.facts()["check_code"] == ""
    assert text_of(out).count("Page 1 of") == 3


def test_a_paper_in_two_languages_has_both_after_or_beside_one_another(run: Run, sample: Path, tmp_path: Path) -> None:
    words = ("print", "member-record", sample, "--language", "fr", "--second", "rn", "--json")
    after = run(*words, "--out", tmp_path / "after.pdf").facts()
    beside = run(*words, "--beside", "--out", tmp_path / "beside.pdf").facts()
    assert after["check_code"] == ""
    assert beside["check_code"]
    for name in ("after", "beside"):
        text = text_of(tmp_path / f"{name}.pdf")
        assert "Fiche" in text
        assert "Izina" in text


def test_a_list_cannot_have_two_languages_side_by_side(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("print", "roll", sample, "--out", tmp_path / "a.pdf", "--second", "en", "--beside", "--json")
    assert said.code == 1
    assert said.refused()[0]["about"] == "two_languages"
    assert list(tmp_path.iterdir()) == []


def test_large_letters_on_letter_sheets_as_a_draft(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    words = ("--letter", "--large", "--draft", "--language", "en")
    assert run("print", "member-record", sample, "--out", out, *words).code == 0
    with pypdfium2.PdfDocument(str(out)) as pdf:
        assert [round(each) for each in pdf[0].get_size()] == [612, 792]
    assert "Draft: nothing in it is settled yet." in text_of(out)


def test_a_code_of_any_paper_in_a_file_of_several_is_known(run: Run, sample: Path, tmp_path: Path) -> None:
    words = ("--language", "fr", "--second", "rn", "--of", "3", "5")
    told = run("print", "member-record", sample, "--out", tmp_path / "b.pdf", "--language", "rn", "--of", "5", "--json")
    code = told.facts()["check_code"]
    assert run("verify", "member-record", sample, "--code", code, *words).code == 0
    other = run("verify", "member-record", sample, "--code", code, "--language", "fr", "--of", "3", "5")
    assert (other.code, "filled in by hand" in other.told) == (1, False)


def test_side_by_side_needs_a_second_language(run: Run, sample: Path, tmp_path: Path) -> None:
    said = run("print", "member-record", sample, "--out", tmp_path / "a.pdf", "--beside", "--json")
    assert (said.code, said.refused()[0]["about"]) == (1, "second")


def test_a_record_tells_the_standing_of_its_day_and_nothing_later(run: Run, sample: Path, tmp_path: Path) -> None:
    left = run("members", "find", sample, "0", "--json").rows()
    gone = next(row for row in left if row["status"] == "resigned" and row["joined"])
    day = date.fromisoformat(gone["since"])
    texts = []
    for number, as_of in enumerate((day - timedelta(days=1), day)):
        out = tmp_path / f"{number}.pdf"
        words = ("--of", gone["id"], "--as-of", as_of.isoformat(), "--language", "en")
        assert run("print", "member-record", sample, "--out", out, *words).code == 0
        texts.append(text_of(out))
    assert ["Resigned since" in text for text in texts] == [False, True]
    assert "Active since" in texts[0]


def test_there_is_no_record_of_a_day_before_somebody_was_in_the_books(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    said = run("print", "member-record", sample, "--out", out, "--as-of", "1990-01-01", "--json")
    assert (said.code, said.refused()[0]["about"]) == (1, "as_of")
    assert not out.exists()


def test_a_letter_with_a_misspelt_field_is_not_printed(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    said = run("print", "member-letter", sample, "--out", out, "--option", "text=Dear {nmae}, {number}")
    assert said.code == 1
    assert "{nmae}" in said.told
    assert "{Number}" in said.told
    assert not out.exists()
    assert run("print", "member-letter", sample, "--out", out, "--option", "text=Dear {NAME}, {number}").code == 0
