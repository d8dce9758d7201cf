"""Short tables, facts and counts: whole over pages, in figures and words, once or twice on papers in two languages."""

import re
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.numerals import LARGEST, Gender
from pomanager.reports.flow import Block, SideBySide
from pomanager.reports.parts import Grid, GridColumn, Room, Text, all_present, counts, facts, tally
from pomanager.reports.styles import Align
from tests.reports.parts_on_paper import HOSTILE, letters_of, printed, read, spoken_by
from tests.reports.sheets import pages_of

TWO = (GridColumn("Section", 50), GridColumn("Women", 50, Align.END))
FOUR = (*TWO, GridColumn("Men", 20), GridColumn("Total", 20))


def test_counts_stand_in_figures_and_in_words(tmp_path: Path) -> None:
    text = read(printed(tmp_path / "a.pdf", lambda: [counts([("For", 34), ("Against", 0)])]))
    assert "For 34 (thirty-four) Against 0 (zero)" in text
    with speaking("fr"):
        assert spoken_by([counts([("Oui", 21)], Gender.FEMININE)]) == ["Oui", "21 (vingt et une)"]


def test_a_count_no_words_are_known_for_is_refused() -> None:
    counts([("For", LARGEST)])
    with pytest.raises(ValueError, match="is not between"):
        counts([("For", LARGEST + 1)])


def test_the_last_cell_of_a_short_row_takes_the_room_of_those_missing() -> None:
    words = "a sentence that is a good deal wider than one column " * 2
    grid = Grid([GridColumn("", 20)] * 4, [("label", words)])
    narrow = Grid([GridColumn("", 20)] * 4, [("label", words, "", "")])
    assert grid.wrap(400, 0)[1] < narrow.wrap(400, 0)[1]


def test_no_word_of_a_title_and_no_figure_is_cut_while_others_have_room(tmp_path: Path) -> None:
    columns = (GridColumn("Approvisionnements", 5), GridColumn("Amount", 5, Align.END), GridColumn("Name", 90))
    text = read(
        printed(
            tmp_path / "a.pdf",
            lambda: [Grid(columns, [("x", "-1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000,00", "Awa")])],
        )
    )
    assert "Approvisionnements" in text
    assert "-1 250 000,00" in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_row_of_more_cells_than_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        Grid(TWO, [("a", "b", "c")]).wrap(400, 0)


def test_rows_to_sign_in_are_as_tall_as_wanted_and_tables_go_on_over_pages(tmp_path: Path) -> None:
    people = [(f"{number:05d}", f"NIYONZIMA {number}") for number in range(1, 61)]
    assert Grid([GridColumn("", 1)], [("x",), ("x",)], row_height=30).wrap(400, 0)[1] == 60
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [all_present(people, empty_rows=3)]))
    assert len(pages) == 4
    for page in pages:
        assert "Signature or thumb-print" in page
    assert re.findall(r"(\d{5}) (NIYONZIMA \d+)$", "\n".join(pages), re.MULTILINE) == people


def test_a_table_says_its_titles_then_its_rows() -> None:
    assert spoken_by([tally(TWO, [("Mungwa", "3"), ("Total", "3")])]) == [
        "Section", "Women", "Mungwa", "3", "Total", "3",
    ]  # fmt: skip


def test_what_a_table_says_does_not_change_with_what_is_printed_of_it() -> None:
    rows = [(f"row {number}", "1") for number in range(200)]
    grid = Grid(TWO, rows)
    before = list(grid.said())
    grid.wrap(400, 0)
    grid.split(400, 200)
    assert list(grid.said()) == before


def test_the_same_rows_stand_once_under_titles_of_both_languages() -> None:
    rows = [("Mungwa", "3"), ("Gitega", "4")]
    (both,) = Grid(TWO, rows).beside(Grid((GridColumn("Igice", 50), GridColumn("Abagore", 50)), rows))
    assert list(both.said()) == ["Section / Igice", "Women / Abagore", "Mungwa", "3", "Gitega", "4"]


def test_rows_that_differ_stand_side_by_side_up_to_three_columns_and_below_one_another_from_four_on() -> None:
    def rows(columns: int, word: str) -> list[list[str]]:
        return [[word] * columns]

    narrow = Grid(FOUR[:3], rows(3, "one")).beside(Grid(FOUR[:3], rows(3, "un")))
    assert [type(block) for block in narrow] == [SideBySide]
    first, second = Grid(FOUR, rows(4, "one")), Grid(FOUR, rows(4, "un"))
    assert first.beside(second) == [first, second]


def test_facts_have_both_names_and_what_is_the_same_once() -> None:
    english = facts([("Name", "NDAYIZEYE"), ("Joined", "12 March 2015")])
    with speaking("fr"):
        french = facts([("Nom", "NDAYIZEYE"), ("Adhésion", "12 mars 2015")])
    (both,) = english.beside(french)
    assert list(both.said()) == [
        "Name / Nom", "NDAYIZEYE", "Joined / Adhésion", "12 March 2015", "12 mars 2015",
    ]  # fmt: skip


def test_facts_of_different_length_stand_side_by_side() -> None:
    (pair,) = facts([("Name", "x")]).beside(facts([("Nom", "x"), ("Sexe", "F")]))
    assert isinstance(pair, SideBySide)


def test_hostile_text_in_every_cell_is_printed_as_it_stands(tmp_path: Path) -> None:
    def story() -> list[Block]:
        return [
            block
            for text in HOSTILE
            for block in (Grid((GridColumn(text, 50), GridColumn(text, 50)), [(text, text)]), facts([(text, text)]))
        ]

    seen = letters_of(read(printed(tmp_path / "a.pdf", story)))
    for text in HOSTILE:
        assert letters_of(text[:200].translate(dict.fromkeys(range(32), None))) in seen


def test_a_table_after_a_full_page_begins_on_the_next_with_its_head(tmp_path: Path) -> None:
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [Room(560), Grid(TWO, [("x\n" * 9, "1")] * 3), Text("end")]))
    assert len(pages) == 2
    assert "Section" in pages[1]
