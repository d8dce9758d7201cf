"""The file of a paper: sheets, large print, drafts, folios, several papers in one, the first pages only, contents."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pypdfium2
from pomanager.i18n import speaking
from pomanager.readmodels.member_papers import AdmissionFormSheet, RollLine, RollSectionGroup
from pomanager.readmodels.members import MemberRecordSheet, RollCounts
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.readmodels.progress import silent
from pomanager.reports.composing import write
from pomanager.reports.contents import contents_of
from pomanager.reports.flow import Block
from pomanager.reports.members.admission_form import ADMISSION_FORM
from pomanager.reports.members.record import MEMBER_RECORD
from pomanager.reports.members.roll import ROLL
from pomanager.reports.pages import Entry
from pomanager.reports.paper import Heading, opened, written
from pomanager.reports.parts import Blank, Grid, GridColumn, Room, Signature, Signatures, heading
from pomanager.reports.parts.strokes import WRITING_ROW
from pomanager.reports.text import Text
from pomanager.rules.envelope import typed_code
from tests.reports.sheets import AS_OF, PRINTED, letterhead, member, member_row, pages_of, roll, text_of

TWO = (GridColumn("", 50), GridColumn("", 50))
MEMBERS = [("", [member_row(number) for number in range(1, 200)])]


ENGLISH = PrintOrder(language="en")


def order(**wishes: Any) -> PrintOrder:  # noqa: ANN401 - whatever an order can say
    """An order in English, with what else is wished."""
    return replace(ENGLISH, **wishes)


def record(file: Path, **wishes: Any) -> Path:  # noqa: ANN401 - as above
    """A member's record, printed as wished."""
    write(MEMBER_RECORD, MemberRecordSheet(letterhead(), member(), AS_OF), file, order(**wishes))
    return file


def sheet_of(file: Path) -> tuple[int, int]:
    """Width and height of the first page, in whole points."""
    with pypdfium2.PdfDocument(file) as document:
        width, height = document[0].get_size()
    return round(width), round(height)


def text_height(file: Path, word: str) -> float:
    """How tall the box of a word's first letter is on the first page, in points."""
    with pypdfium2.PdfDocument(file) as document:
        reading = document[0].get_textpage()
        place = reading.get_text_range().index(word)
        box = reading.get_charbox(place)
        return float(box[3] - box[1])


@pytest.mark.parametrize(("size", "points"), [(PageSize.A4, (595, 842)), (PageSize.LETTER, (612, 792))])
def test_a_paper_fits_the_sheet_it_is_wanted_on(size: PageSize, points: tuple[int, int], tmp_path: Path) -> None:
    assert sheet_of(record(tmp_path / "a.pdf", page_size=size)) == points


def test_large_print_is_larger_on_the_same_sheet_and_says_the_same(tmp_path: Path) -> None:
    usual, large = record(tmp_path / "a.pdf"), record(tmp_path / "b.pdf", large=True)
    assert sheet_of(large) == sheet_of(usual)
    assert text_height(large, "Membership") == pytest.approx(1.7 * text_height(usual, "Membership"), rel=0.01)
    assert code_of(large) == code_of(usual)


def test_large_print_turns_the_sheets_of_a_list(tmp_path: Path) -> None:
    write(ROLL, roll(MEMBERS), tmp_path / "roll.pdf", order(large=True))
    assert sheet_of(tmp_path / "roll.pdf") == (842, 595)
    assert text_of(tmp_path / "roll.pdf").count("NDAYIZEYE") == 199


def test_a_draft_says_so_across_every_page_and_in_every_foot(tmp_path: Path) -> None:
    write(ROLL, roll(MEMBERS), tmp_path / "roll.pdf", order(draft=True))
    pages = pages_of(tmp_path / "roll.pdf")
    assert len(pages) > 3
    for page in pages:
        assert "Draft\n" in page
        assert "Draft: nothing in it is settled yet." in page
    record(tmp_path / "record.pdf")
    assert "Draft" not in text_of(tmp_path / "record.pdf")


def test_folios_run_on_from_page_to_page(tmp_path: Path) -> None:
    with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Minutes", folio=41)) as paper:
        paper.flow([Text("debate " * 3000)])
    pages = pages_of(tmp_path / "a.pdf")
    assert len(pages) > 2
    assert [f"Folio {41 + number}" in page for number, page in enumerate(pages)] == [True] * len(pages)


def code_of(file: Path) -> str:
    """The check code in the foot of the first page."""
    return codes_in(pages_of(file)[0])[-1]


def codes_in(page: str) -> list[str]:
    """The check codes on a page, as they are typed."""
    return [typed_code(each) for each in re.findall("[0-9A-Z]{4}(?:\u2011[0-9A-Z]{4}){3}", page)]


def test_the_same_words_bear_the_same_code_on_any_sheet(tmp_path: Path) -> None:
    usual = code_of(record(tmp_path / "usual.pdf"))
    assert code_of(record(tmp_path / "letter.pdf", page_size=PageSize.LETTER)) == usual
    assert code_of(record(tmp_path / "draft.pdf", draft=True)) == usual
    assert code_of(record(tmp_path / "large.pdf", large=True)) == usual


def test_one_other_word_makes_another_code(tmp_path: Path) -> None:
    def code(text: str, day: date = AS_OF, language: str = "en") -> str:
        sheet = MemberRecordSheet(letterhead(), member(text), day)
        write(MEMBER_RECORD, sheet, tmp_path / "a.pdf", order(language=language))
        return code_of(tmp_path / "a.pdf")

    codes = [code("one"), code("two"), code("one", date(2026, 11, 23))]
    assert len(set(codes)) == len(codes)
    assert code("one") == codes[0]


def test_a_list_bears_another_code_when_one_cell_changes(tmp_path: Path) -> None:
    codes = set()
    for name in ("NIYONZIMA", "NIYONZIMANA", "NIYONZIMA "):
        write(ROLL, roll([("", [member_row(1, name), member_row(2)])]), tmp_path / "a.pdf", order())
        codes.add(code_of(tmp_path / "a.pdf"))
    assert len(codes) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([Grid(TWO, [("a", "b"), ("c", "d")])], [Grid(TWO, [("a", "b")]), Grid(TWO, [("c", "d")]), Room(1)]),
        ([Grid(TWO, [("a", "b")])], [Text("a"), Text("b")]),
        ([Signatures([Signature("Chair", "Anna")])], [Signatures([Signature("Chair"), Signature("Anna")])]),
        ([Blank("By", filled="Anna")], [Text("By"), Text("Anna")]),
    ],
)
def test_words_in_one_row_are_other_words_than_below_one_another(
    one: list[Block], other: list[Block], tmp_path: Path
) -> None:
    codes = []
    for story in (one, other):
        with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Minutes")) as paper:
            paper.flow(story)
        codes += paper.codes
    same_rows = all(isinstance(block, Grid | Room) for block in (*one, *other))
    assert (codes[0] == codes[1]) is same_rows


def test_a_form_to_be_filled_in_bears_no_code(tmp_path: Path) -> None:
    write(ADMISSION_FORM, AdmissionFormSheet(letterhead(), AS_OF), tmp_path / "form.pdf", order())
    assert "Check code" not in text_of(tmp_path / "form.pdf")


def test_every_page_of_a_paper_bears_its_code(tmp_path: Path) -> None:
    write(ROLL, roll(MEMBERS), tmp_path / "roll.pdf", order())
    code = code_of(tmp_path / "roll.pdf")
    assert {found for page in pages_of(tmp_path / "roll.pdf") for found in codes_in(page)} == {code}
    assert all(codes_in(page) for page in pages_of(tmp_path / "roll.pdf"))


def test_the_first_pages_alone_are_there_soon_and_claim_no_number_of_pages(tmp_path: Path) -> None:
    read = 0

    def rows() -> Iterator[RollLine]:
        nonlocal read
        for number in range(100_000):
            read += 1
            yield member_row(number)

    sheet = replace(roll([("", [member_row(1)])]), groups=iter([RollSectionGroup("", RollCounts(), rows())]))
    with speaking("en"), opened(tmp_path / "first.pdf", order(most_pages=2), PRINTED) as paper:
        ROLL.put(sheet, paper, silent)
    assert not paper.is_whole
    assert paper.codes == []
    pages = pages_of(tmp_path / "first.pdf")
    assert len(pages) == 2
    assert "Page 2\n" in f"{pages[1]}\n".replace(" \n", "\n")
    assert "Page 2 of" not in pages[1]
    assert read < 1000


def test_a_paper_that_ends_before_is_whole(tmp_path: Path) -> None:
    with speaking("en"), opened(tmp_path / "a.pdf", order(most_pages=2), PRINTED) as paper:
        MEMBER_RECORD.put(MemberRecordSheet(letterhead(), member(), AS_OF), paper, silent)
    assert paper.is_whole
    assert len(paper.codes) == 1


def test_papers_in_one_file_are_numbered_each_by_itself(tmp_path: Path) -> None:
    with speaking("en"), opened(tmp_path / "two.pdf", order(), PRINTED) as paper:
        for name in ("First", "Second"):
            paper.begin(letterhead(), Heading("Letter", subtitle=name))
            paper.flow([Text("words " * 900)])
            paper.end()
    pages = pages_of(tmp_path / "two.pdf")
    assert [page.count("Page 1 of 2") for page in pages] == [1, 0, 1, 0]
    assert len(set(paper.codes)) == 2
    with pypdfium2.PdfDocument(tmp_path / "two.pdf") as document:
        titles = [mark.get_title() for mark in document.get_toc()]
    assert "Letter · Second" in titles


@pytest.mark.parametrize(("both_sides", "begun"), [(False, [1, 2, 3]), (True, [1, 3, 5])])
def test_on_both_sides_each_paper_begins_on_a_sheet_of_its_own(
    both_sides: bool,  # noqa: FBT001 - a parameter of the test
    begun: list[int],
    tmp_path: Path,
) -> None:
    with speaking("en"), opened(tmp_path / "a.pdf", order(both_sides=both_sides), PRINTED) as paper:
        for number in range(3):
            paper.begin(letterhead(), Heading(f"Letter {number}"))
            paper.flow([Text("short")])
            paper.end()
    pages = pages_of(tmp_path / "a.pdf")
    assert [number for number, page in enumerate(pages, start=1) if "Page 1 of 1" in page] == begun


def long_story() -> list[Block]:
    story: list[Block] = []
    for number in range(1, 60):
        begun = heading(f"Chapter {number}")
        begun.entry = Entry(f"Chapter {number}", 1 + number % 2)
        story += [begun, Text("word " * 300)]
    return [*contents_of(story), *story]


def numbers_in_contents(file: Path) -> dict[int, int]:
    """Each chapter in the list of contents with the number at the end of its line."""
    found: dict[int, int] = {}
    with pypdfium2.PdfDocument(file) as document:
        for page in list(document)[:2]:
            reading = page.get_textpage()
            for match in re.finditer(r"Chapter (\d+)", reading.get_text_range()):
                box = reading.get_charbox(match.start())
                end = reading.get_text_bounded(left=page.get_width() - 90, bottom=box[1] - 1, top=box[3] + 1)
                if end.strip().isdigit():
                    found.setdefault(int(match[1]), int(end))
    return found


def test_contents_name_the_page_of_every_heading_and_lead_there(tmp_path: Path) -> None:
    with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Report")) as paper:
        paper.flow(long_story())
    pages = pages_of(tmp_path / "a.pdf")
    listed = numbers_in_contents(tmp_path / "a.pdf")
    assert sorted(listed) == list(range(1, 60))
    for chapter, number in listed.items():
        assert f"Chapter {chapter}\n" in f"{pages[number - 1]}\n".replace("\r", "")
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.count(b"/Subtype /Link") == 59
    assert b"/URI" not in content


def side_where_it_begins(file: Path, title: str, *, right: bool) -> list[float]:
    """Where a line that begins so stands on each page it is on."""
    found: list[float] = []
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            reading = page.get_textpage()
            for match in re.finditer(rf"{title}(?!\d)", reading.get_text_range()):
                box = reading.get_charbox(match.end() - 1 if right else match.start(), loose=True)
                found.append(box[2 if right else 0])
    return found


@pytest.mark.parametrize("language", ["en", "en_XA"])
def test_the_list_of_contents_begins_on_the_side_of_its_headings(language: str, tmp_path: Path) -> None:
    with speaking(language), written(tmp_path / "a.pdf", letterhead(), Heading("Report")) as paper:
        paper.flow(long_story())
    listed, headed = side_where_it_begins(tmp_path / "a.pdf", "Chapter 2", right=language == "en_XA")
    assert listed == pytest.approx(headed, abs=1)


@pytest.mark.parametrize("room", range(8))
def test_a_heading_never_stands_alone_at_the_end_of_a_page(room: int, tmp_path: Path) -> None:
    story = [Text("line\n" * (40 + room)), heading("Lonely?"), Text("after it " * 40)]
    with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Report")) as paper:
        paper.flow(story)
    page = next(page for page in pages_of(tmp_path / "a.pdf") if "Lonely?" in page)
    assert "after it" in page.partition("Lonely?")[2]


def test_contents_of_a_paper_cut_short_lead_nowhere_wrong(tmp_path: Path) -> None:
    with speaking("en"), opened(tmp_path / "a.pdf", order(most_pages=1), PRINTED) as paper:
        paper.begin(letterhead(), Heading("Report"))
        paper.flow(long_story())
    assert len(pages_of(tmp_path / "a.pdf")) == 1


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_a_first_look_at_papers_on_both_sides_ends_where_it_shall(most: int, tmp_path: Path) -> None:
    with speaking("en"), opened(tmp_path / "a.pdf", order(both_sides=True, most_pages=most), PRINTED) as paper:
        for number in range(5):
            paper.begin(letterhead(), Heading(f"Letter {number}"))
            paper.flow([Text("short")])
            paper.end()
    assert (len(pages_of(tmp_path / "a.pdf")), paper.is_whole) == (most, False)


@pytest.mark.parametrize("before", range(20, 40))
def test_no_heading_is_parted_from_what_cannot_be_cut(before: int, tmp_path: Path) -> None:
    with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Record")) as paper:
        signing = Signatures([Signature("Chair", "NIYONZIMA")])
        paper.flow([*[Text("short")] * before, heading("Those who sign"), signing])
    assert [("Those who sign" in page) for page in pages_of(tmp_path / "a.pdf")] == [
        "NIYONZIMA" in page for page in pages_of(tmp_path / "a.pdf")
    ]


def test_what_does_not_fit_under_the_first_head_stands_on_the_next_page(tmp_path: Path) -> None:
    with speaking("en"), written(tmp_path / "a.pdf", letterhead(), Heading("Record")) as paper:
        paper.flow([Blank("Name", lines=round(paper.room / WRITING_ROW) + 1)])
        assert (paper.canvas.numbered, paper.room >= 0) == (2, True)
