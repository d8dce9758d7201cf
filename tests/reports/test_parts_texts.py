"""Headings and texts people typed: strong words are strong, all else stands as typed, over any number of pages."""

import re
from pathlib import Path

import pytest

import pypdfium2
from pomanager.i18n import speaking
from pomanager.reports.flow import Block
from pomanager.reports.parts import UserText, chapters, heading, note, paragraph
from tests.reports.hostile_lists import LISTED
from tests.reports.parts_on_paper import HOSTILE, letters_of, pictured, printed, read, spoken_by
from tests.reports.sheets import pages_of

MINUTES = """# Opening
The chair **opened** the meeting at *nine o'clock*.

1. Minutes of the last meeting
   were approved
2. Harvest
  - maize: **12 t**
  - beans
"""


def test_what_was_typed_is_read_with_its_numbers_and_without_its_marks(tmp_path: Path) -> None:
    text = read(printed(tmp_path / "a.pdf", lambda: [UserText(MINUTES)]))
    assert (
        "Opening The chair opened the meeting at nine o'clock. 1. Minutes of the last meeting were approved "
        "2. Harvest – maize: 12 t – beans" in text
    )


def test_strong_words_are_printed_strong_and_stressed_words_are_underlined(tmp_path: Path) -> None:
    dark = {}
    for name, text in {"plain": "wwwww", "strong": "**wwwww**", "stressed": "*wwwww*"}.items():
        picture = pictured(printed(tmp_path / f"{name}.pdf", lambda text=text: [UserText(text)]))  # type: ignore[misc]
        dark[name] = sum(picture.histogram()[:128])
    assert dark["strong"] > dark["plain"]
    assert dark["stressed"] > dark["plain"]


def test_a_text_goes_over_pages_and_no_line_of_it_is_lost(tmp_path: Path) -> None:
    words = [[f"w{number}x{word}" for word in range(40)] for number in range(100)]
    text = "\n\n".join(f"## {first}\n- **{second}** {' '.join(rest)}" for first, second, *rest in words)
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [UserText(text)]))
    assert len(pages) > 4
    assert re.findall(r"w\d+x\d+", "\n".join(pages)) == [word for row in words for word in row]


def test_a_heading_never_ends_a_page(tmp_path: Path) -> None:
    for lines in range(40, 60):
        text = "line\n" * lines + "\n# Lonely\nUnder it."
        pages = pages_of(printed(tmp_path / f"{lines}.pdf", lambda text=text: [UserText(text)]))  # type: ignore[misc]
        assert [page for page in pages if "Lonely" in page] == [page for page in pages if "Under it." in page]


def test_a_word_of_200_000_letters_is_printed_to_its_end(tmp_path: Path) -> None:
    text = read(printed(tmp_path / "a.pdf", lambda: [UserText("**" + "x" * 200_000 + "**")]))
    assert text.count("x") >= 200_000


@pytest.mark.parametrize("make", [UserText, paragraph, note, heading], ids=lambda make: str(make.__name__))
def test_hostile_text_stands_as_it_was_typed(make: object, tmp_path: Path) -> None:
    file = printed(tmp_path / "a.pdf", lambda: [make(text) for text in HOSTILE])  # type: ignore[operator]
    seen = letters_of(read(file))
    for text in HOSTILE:
        assert letters_of(text.translate(dict.fromkeys(range(32), None))) in seen
    assert b"/URI" not in file.read_bytes()


def test_every_hostile_text_that_is_known_is_printed(tmp_path: Path) -> None:
    texts = [text for kind in LISTED.values() for text in kind]
    file = printed(tmp_path / "a.pdf", lambda: [UserText(text) for text in texts])
    seen = letters_of(read(file))
    lost = [text for text in texts if text.isascii() and text.isprintable() and letters_of(text) not in seen]
    assert lost == []


def test_headings_of_three_levels_stand_in_the_list_of_contents(tmp_path: Path) -> None:
    def story() -> list[Block]:
        return [heading("One"), paragraph("x"), heading("Two", 2), paragraph("x"), heading("Three", 3), paragraph("x")]

    with pypdfium2.PdfDocument(printed(tmp_path / "a.pdf", story)) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert [title for _level, title in marks][1:] == ["One", "Two", "Three"]
    assert [level for level, _title in marks] == [0, 1, 2, 3]


def test_typed_headings_become_headings_of_the_paper_where_wanted(tmp_path: Path) -> None:
    text = "Before.\n# First\nUnder it.\n\n## Smaller\n- item\n# Second"
    with pypdfium2.PdfDocument(printed(tmp_path / "a.pdf", lambda: chapters(text))) as document:
        assert [mark.get_title() for mark in document.get_toc()][1:] == ["First", "Smaller", "Second"]
    assert "Before. First Under it. Smaller • item Second" in read(tmp_path / "a.pdf")
    assert chapters("") == []


def test_it_says_what_was_typed_line_by_line_whatever_the_width() -> None:
    assert spoken_by([UserText(MINUTES)]) == [
        "Opening",
        "The chair opened the meeting at nine o'clock.",
        "1. Minutes of the last meeting",
        "were approved",
        "2. Harvest",
        "maize: 12 t",
        "beans",
    ]


def test_in_two_languages_the_same_text_stands_once_and_others_side_by_side(tmp_path: Path) -> None:
    same = read(printed(tmp_path / "a.pdf", lambda: [UserText("Typed **once**.")], "en", "fr"))
    assert same.count("Typed once.") == 1
    with speaking("fr"):
        other = UserText("Saisi en français.")
    (pair,) = UserText("Typed in English.").beside(other)
    assert list(pair.said()) == ["Typed in English.", "Saisi en français."]
    assert pair.wrap(480, 0)[1] == UserText("Typed in English.").wrap(232, 0)[1]


def test_headings_side_by_side_stay_with_what_they_are_over() -> None:
    (pair,) = heading("One").beside(heading("Un"))
    assert pair.keeps_next
    assert list(pair.said()) == ["One", "Un"]


def test_lists_of_a_language_from_the_right_begin_at_the_right(tmp_path: Path) -> None:
    places = {}
    for language in ("en", "en_XA"):
        file = printed(tmp_path / f"{language}.pdf", lambda: [UserText("1. maize")], language)
        with pypdfium2.PdfDocument(file) as document:
            page = document[0]
            places[language] = "maize" in page.get_textpage().get_text_bounded(left=page.get_width() / 2)
    assert places == {"en": False, "en_XA": True}


def test_a_heading_longer_than_a_page_is_printed_to_its_end(tmp_path: Path) -> None:
    words = [f"w{number}" for number in range(2000)]
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [UserText(f"# {' '.join(words)}")]))
    assert len(pages) > 1
    assert re.findall(r"w\d+", "\n".join(pages)) == words
