"""Typed text with marks: what is a paragraph, a list, a heading, strong or stressed, and what is none of them."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.user_text import Kind, Passage, Span, read

MARKED = st.text(alphabet="*#-1. \n\tabក្្្عe\u0301\u200b\x00\ud800")
UNMARKED = st.text(alphabet=st.characters(exclude_characters="*#-", exclude_categories=["Nd"], include_characters="\n"))


def plain(text: str) -> Span:
    return Span(text)


def strong(text: str) -> Span:
    return Span(text, strong=True)


def stressed(text: str) -> Span:
    return Span(text, stressed=True)


def spans(text: str) -> tuple[Span, ...]:
    (passage,) = read(text)
    return passage.spans


def outline(text: str) -> list[tuple[str, int, str, str]]:
    """Kind, level, label and letters of each passage."""
    return [(passage.kind.value, passage.level, passage.label, passage.text) for passage in read(text)]


def test_a_blank_line_begins_a_paragraph_and_a_line_end_stays() -> None:
    assert outline("one\ntwo\n\n \t\nthree") == [("paragraph", 0, "", "one\ntwo"), ("paragraph", 0, "", "three")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert outline(f"one{end}two{end}{end}three") == outline("one\ntwo\n\nthree")


@pytest.mark.parametrize("empty", ["", " ", "\n\n", "\t \n"])
def test_nothing_typed_is_nothing(empty: str) -> None:
    assert read(empty) == ()


def test_lists_have_dashes_stars_or_the_numbers_that_were_typed() -> None:
    assert outline("- one\n* two\n1. three\n12. four\n007. five") == [
        ("item", 0, "", "one"),
        ("item", 0, "", "two"),
        ("item", 0, "1.", "three"),
        ("item", 0, "12.", "four"),
        ("item", 0, "007.", "five"),
    ]


@pytest.mark.parametrize("line", ["-one", "--", "- ", "*", "1.one", "1 one", "2026. It was dry.", "a. one", "• one"])
def test_what_only_looks_like_an_item_is_a_paragraph(line: str) -> None:
    assert [passage.kind for passage in read(line)] == [Kind.PARAGRAPH]


def test_two_spaces_further_in_is_the_second_level_and_there_is_no_third() -> None:
    text = "- one\n - still one\n  - two\n      - three\n- one\n\t- tab"
    assert [passage.level for passage in read(text)] == [0, 0, 1, 1, 0, 1]


def test_a_list_that_stands_further_in_as_a_whole_begins_at_the_first_level() -> None:
    assert [passage.level for passage in read("    - one\n      - two\n    - one\n  - one")] == [0, 1, 0, 0]
    assert [passage.level for passage in read("- one\n\nAnd so on:\n\n   - one")][-1] == 0


def test_an_item_goes_on_over_lines_that_stand_further_in() -> None:
    assert outline("- one\n  more\nplain") == [("item", 0, "", "one\nmore"), ("paragraph", 0, "", "plain")]
    assert outline("- one\n more") == [("item", 0, "", "one"), ("paragraph", 0, "", " more")]


def test_a_list_needs_no_blank_line_before_it() -> None:
    assert [kind for kind, *_rest in outline("The agenda:\n1. Minutes")] == ["paragraph", "item"]


def test_headings_are_of_two_levels() -> None:
    assert outline("# One\ntext\n## Two") == [
        ("heading", 0, "", "One"),
        ("paragraph", 0, "", "text"),
        ("heading", 1, "", "Two"),
    ]


@pytest.mark.parametrize("line", ["#One", "### Three", "# ", "#", " # One", "No # One"])
def test_what_only_looks_like_a_heading_is_a_paragraph(line: str) -> None:
    assert outline(line) == [("paragraph", 0, "", line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a **b** c", (plain("a "), strong("b"), plain(" c"))),
        ("a *b* c", (plain("a "), stressed("b"), plain(" c"))),
        ("***b***", (Span("b", strong=True, stressed=True),)),
        ("**a *b* c**", (strong("a "), Span("b", strong=True, stressed=True), strong(" c"))),
        ("*a **b** c*", (stressed("a "), Span("b", strong=True, stressed=True), stressed(" c"))),
        ("**a b**, *c*.", (strong("a b"), plain(", "), stressed("c"), plain("."))),
        ("**5**kg", (strong("5"), plain("kg"))),
        ("ការ**ប្រជុំ**ថ្ងៃ", (plain("ការ"), strong("ប្រជុំ"), plain("ថ្ងៃ"))),
        ("ការ*ប្រជុំ*ថ្ងៃ", (plain("ការ"), stressed("ប្រជុំ"), plain("ថ្ងៃ"))),
        ("**a *b** c*", (strong("a *b"), plain(" c*"))),
        ("**a**\n*b*", (strong("a"), plain("\n"), stressed("b"))),
    ],
)
def test_stars_make_words_strong_or_stressed(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "**a", "a**", "*a", "a *", "** a **", "a * b * c", "2*3*4", "****", "****a****", "**a\nb**", "*a **", "** *",
        "<b>a</b>", "&amp;", "[x](http://example.org)", "`a`", "_a_", "__a__", "~~a~~", "> a", "a\\*b", "![x](y)",
        "---", "| a | b |", "=SUM(A1)", "http://example.org/**", "{name} %s", "a\x00b", "\ud800",
    ],
)  # fmt: skip
def test_everything_else_stands_as_it_was_typed(text: str) -> None:
    assert read(text) == (Passage(Kind.PARAGRAPH, (Span(text),)),)


def test_items_and_headings_have_strong_words_too() -> None:
    item, heading = read("- **a** b\n# *c*")
    assert item.spans == (strong("a"), plain(" b"))
    assert heading.spans == (stressed("c"),)


@given(UNMARKED)
def test_text_without_marks_is_unchanged(text: str) -> None:
    passages = read(text)
    assert all(passage.kind is Kind.PARAGRAPH and len(passage.spans) == 1 for passage in passages)
    lines = [line for line in re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text) if line.strip()]
    assert [line for passage in passages for line in passage.text.split("\n")] == lines


def _letters(text: str) -> str:
    """The text without the signs that marks are made of, and without spaces and line ends."""
    return re.sub(r"[*#\s-]", "", text)


@given(MARKED)
def test_no_letter_is_lost_or_moved(text: str) -> None:
    said = "".join(passage.label + passage.text for passage in read(text))
    assert _letters(said) == _letters(text)


@given(MARKED)
def test_neighbouring_spans_differ_and_hold_letters(text: str) -> None:
    for passage in read(text):
        looks = [(span.strong, span.stressed) for span in passage.spans]
        assert all(span.text for span in passage.spans)
        assert all(one != other for one, other in pairwise(looks))
        assert passage.level in {0, 1}


LONG = 200_000


@pytest.mark.parametrize("part", ["*", "* ", "*a", "**a ", "*a *", "**a *b ", "***a** ", "- ", "# ", "1. ", " ", "a"])
def test_two_hundred_thousand_hostile_letters_are_read_to_their_end(part: str) -> None:
    text = (part * LONG)[:LONG]
    said = "".join(passage.label + passage.text for passage in read(text))
    assert _letters(said) == _letters(text)


@pytest.mark.parametrize("part", ["*\n", "- x\n", "x\n", "\n", "**x**\n", "- x\n  y\n", "# x\n"])
def test_two_hundred_thousand_short_lines_are_read_to_their_end(part: str) -> None:
    text = (part * LONG)[:LONG]
    said = "".join(passage.label + passage.text for passage in read(text))
    assert _letters(said) == _letters(text)


def test_a_list_a_thousand_levels_deep_is_one_of_two_levels() -> None:
    passages = read("\n".join(f"{'  ' * level}- {level}" for level in range(1000)))
    assert [passage.text for passage in passages] == [str(level) for level in range(1000)]
    assert [passage.level for passage in passages] == [0] + [1] * 999
