"""Registers: every row once and in its order, sums that agree from page to page, memory that stays flat."""

import re
import shutil
import subprocess
import weakref
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pypdfium2
from pomanager.errors import Cancelled
from pomanager.i18n import speaking
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.reports import cells as cells_of
from pomanager.reports.cells import Cells
from pomanager.reports.columns import GAP, Place, placed, shared
from pomanager.reports.heads import Heading
from pomanager.reports.lines import one_line
from pomanager.reports.paper import written
from pomanager.reports.parts import paragraph
from pomanager.reports.register import REPORT_EVERY, Column, Register
from pomanager.reports.styles import CELL, Align
from tests.reports.registers import AMOUNTS, THREE, blank_words, of_rows, printed
from tests.reports.sheets import letterhead, pages_of, text_of

NAMES = {
    "en": [("00001", "N'DAYIZEYE Ŋaari", "N’uwera"), ("00002", "L'Œuvre (né) \\ 12", "— «»"), ("00003", "x" * 9, "é")],
    "ky": [("00001", "Өмүрбек уулу Үсөн", "Чоң-Алай"), ("00002", "Асанова Гүлзат", "Жаңы-Жол 7"), ("00003", "Щ", "ң")],
    "km": [("00001", "សុខ ស្ត្រី", "ភូមិ 7"), ("00002", "ព្រះ SOK ខែ", "ថ្ងៃទី12"), ("00003", "ម៉ៅ", "ស្រូវ មានជ័យ")],
}


@pytest.mark.parametrize("language", NAMES)
def test_rows_are_read_back_cell_by_cell_and_in_their_order(language: str, tmp_path: Path) -> None:
    with speaking(language):
        file = printed(tmp_path / "rows.pdf", THREE, of_rows(NAMES[language]))
    expected = [" ".join(cells) for cells in NAMES[language]]
    assert [line for line in text_of(file).split("\n") if line.startswith("0000")] == expected
    if shutil.which("pdftotext"):
        read = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()
        assert [line for line in read.split("\n") if line.startswith("0000")] == expected


def test_rows_of_a_language_from_right_to_left_begin_at_the_right_and_are_read_back(tmp_path: Path) -> None:
    rows = [("7", "تعاونية الفلاحين", "GITEGA"), ("8", "رقم", "N'uwera")]
    with speaking("en_XA"):
        file = printed(tmp_path / "rows.pdf", THREE, of_rows(rows))
    for text in ("تعاونية الفلاحين", "رقم", "GITEGA", "N'uwera"):
        assert text in text_of(file)
    edges = [right_edge(file, text) for text in ("7", "8")]
    assert edges[0] == pytest.approx(edges[1], abs=0.1)
    assert right_edge(file, "GITEGA") < left_edge(file, "7")
    assert right_edge(file, "GITEGA") == pytest.approx(right_edge(file, "N'uwera"), abs=0.7)


def boxes(file: Path, text: str) -> list[tuple[float, float, float, float]]:
    """The box of each letter of the first place where the text stands alone in its cell, on the first page."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[0].get_textpage()
        found = re.search(rf"(?<!\S){re.escape(text)}(?!\S)", page.get_text_range())
        assert found is not None
        return [page.get_charbox(place, loose=True) for place in range(found.start(), found.end())]


def left_edge(file: Path, text: str) -> float:
    return min(box[0] for box in boxes(file, text))


def right_edge(file: Path, text: str) -> float:
    return max(box[2] for box in boxes(file, text))


def test_cells_stand_on_the_side_of_their_column(tmp_path: Path) -> None:
    columns = (Column("Start", 30), Column("Centre", 30, Align.CENTRE), Column("End", 30, Align.END))
    rows = [("aaa", "mmm", "1"), ("bb", "mmmmmmmmm", "1000000"), ("ស្ត្រី", "ក", "22")]
    with speaking("en"):
        file = printed(tmp_path / "sides.pdf", columns, of_rows(rows))
    assert left_edge(file, "aaa") == pytest.approx(left_edge(file, "bb"), abs=0.05)
    assert right_edge(file, "1") == pytest.approx(right_edge(file, "1000000"), abs=0.05)
    assert right_edge(file, "22") == pytest.approx(right_edge(file, "1000000"), abs=0.05)
    middles = [(left_edge(file, text) + right_edge(file, text)) / 2 for text in ("mmm", "mmmmmmmmm")]
    assert middles[0] == pytest.approx(middles[1], abs=0.05)


@pytest.mark.parametrize("language", ["en", "en_XA"])
def test_figures_and_their_sums_stand_ones_below_ones_in_either_direction(language: str, tmp_path: Path) -> None:
    with speaking(language):
        file = printed(tmp_path / "figures.pdf", AMOUNTS, of_rows([("a", 5, 7), ("b", 12345, 6), ("c", 31, 0)]))
    edges = [right_edge(file, text) for text in ("5", "12345", "31", "12381")]
    assert edges == pytest.approx([edges[0]] * 4, abs=0.05)


def test_a_cell_of_several_lines_leaves_its_neighbours_at_its_top_and_the_next_row_below(tmp_path: Path) -> None:
    rows = [("a1", "many words " * 20, "z1"), ("a2", "few", "z2")]
    with speaking("en"):
        file = printed(tmp_path / "tall.pdf", (Column("A", 20), Column("B", 30), Column("C", 20)), of_rows(rows))
    tops = {text: boxes(file, text)[0][3] for text in ("a1", "z1", "a2", "z2", "few")}
    assert tops["a1"] == pytest.approx(tops["z1"], abs=0.05)
    assert tops["a2"] == pytest.approx(tops["z2"], abs=0.05)
    assert tops["a2"] == pytest.approx(tops["few"], abs=0.05)
    assert tops["a1"] - tops["a2"] > 5 * 12.5
    assert text_of(file).replace("\n", " ").count("many words") == 20


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("size", list(PageSize))
def test_a_row_higher_than_a_page_goes_on_over_the_next_and_loses_nothing(
    size: PageSize,
    large: bool,  # noqa: FBT001 - a case of the test
    tmp_path: Path,
) -> None:
    order = PrintOrder(language="en", page_size=size, large=large)
    rows = [("first", "one"), ("tall", "".join(f"<{number}> " for number in range(1500))), ("last", "three")]
    with speaking("en"):
        file = printed(tmp_path / "high.pdf", (Column("A", 40), Column("B", 60)), of_rows(rows), order)
    pages = pages_of(file)
    assert len(pages) > 2
    assert re.findall(r"<(\d+)>", "\n".join(pages)) == [str(number) for number in range(1500)]
    assert "first" in pages[0]
    assert "three" in pages[-1]
    assert all("A B" in page for page in pages)


def test_a_row_that_fits_onto_a_page_is_not_parted(tmp_path: Path) -> None:
    rows = [(str(number), f"begin {'word ' * 60} finish") for number in range(40)]
    with speaking("en"):
        file = printed(tmp_path / "whole.pdf", (Column("A", 10), Column("B", 40)), of_rows(rows))
    for page in pages_of(file):
        assert page.count("begin") == page.count("finish") > 0


def test_a_table_begins_on_a_new_page_rather_than_with_its_head_alone(tmp_path: Path) -> None:
    file = tmp_path / "foot.pdf"
    with speaking("en"), written(file, letterhead(), Heading("Register", is_sealed=False)) as paper:
        paper.y = paper.bottom + 20
        register = Register(paper, THREE)
        register.row(("00001", "a", "b"))
        register.end()
    pages = pages_of(file)
    assert "No. Name" not in pages[0]
    assert "No. Name Place\n00001 a b" in pages[1]


def test_what_is_drawn_between_two_rows_stands_between_them(tmp_path: Path) -> None:
    file = tmp_path / "between.pdf"
    with speaking("en"), written(file, letterhead(), Heading("Register", is_sealed=False)) as paper:
        register = Register(paper, THREE)
        register.row(("00001", "before", "x"))
        paper.flow([paragraph("in the middle")])
        register.row(("00002", "after", "x"))
        register.end()
    tops = [boxes(file, text)[0][3] for text in ("before", "middle", "after")]
    assert tops == sorted(tops, reverse=True)
    assert tops[0] - tops[2] > 25


def test_a_row_with_a_cell_too_few_or_too_many_is_refused(tmp_path: Path) -> None:
    for cells in (("a", "b"), ("a", "b", "c", "d")):
        with pytest.raises(ValueError, match="for 3 columns"):
            printed(tmp_path / "wrong.pdf", THREE, of_rows([cells]))
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_every_500_rows_and_at_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with speaking("en"):
        printed(
            tmp_path / "rows.pdf", THREE, of_rows([("00001", "a", "b")] * 1201), total=1201,
            progress=lambda done, total: told.append((done, total)),
        )  # fmt: skip
    assert told == [(500, 1201), (1000, 1201), (1201, 1201)]


def test_high_rows_are_counted_by_their_lines(tmp_path: Path) -> None:
    told: list[int] = []
    with speaking("en"):
        rows = [("00001", "word " * 3000, "b")] * 5
        printed(tmp_path / "rows.pdf", THREE, of_rows(rows), progress=lambda done, _total: told.append(done))
    assert len(told) >= 3


def test_a_cancelled_register_takes_no_more_than_500_rows_more_and_leaves_no_file(tmp_path: Path) -> None:
    taken = 0

    def rows() -> Iterator[tuple[str, str, str]]:
        nonlocal taken
        while True:
            taken += 1
            yield "00001", "a", "b"

    def cancel(done: int, total: int) -> None:
        if done > 2 * REPORT_EVERY:
            raise Cancelled

    with pytest.raises(Cancelled):
        printed(tmp_path / "rows.pdf", THREE, lambda register: register.rows(rows()), progress=cancel)
    assert taken == 3 * REPORT_EVERY
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_kept_of_a_row_once_it_is_written(tmp_path: Path) -> None:
    class Kept(list[str]):
        """A row that can be watched."""

    seen: list[weakref.ref[Kept]] = []
    alive: list[int] = []

    def rows() -> Iterator[Kept]:
        for number in range(300):
            cells = Kept((f"{number:05d}", f"name {number}", "place"))
            seen.append(weakref.ref(cells))
            yield cells
            del cells
            alive.append(sum(each() is not None for each in seen))

    with speaking("en"):
        printed(tmp_path / "rows.pdf", THREE, lambda register: register.rows(rows()))
    assert max(alive) <= 1


def test_texts_and_words_kept_begin_anew_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells_of, "MOST_KEPT", 10)
    words = blank_words()
    column = Cells(Column("x", 1), Place(40, 200), words)
    for number in range(100):
        text = f"a{number} b{number}"
        assert column[text] == column[text] == Cells(Column("x", 1), Place(40, 200), blank_words())[text]
        assert len(column) <= 10
        assert len(words) <= 10


@pytest.mark.parametrize("right", [False, True])
def test_places_of_columns_fill_the_width_without_meeting(right: bool) -> None:  # noqa: FBT001 - a case of the test
    found = placed((*THREE, *AMOUNTS), 40, 500, right=right)
    found = found[::-1] if right else found
    assert found[0].left == pytest.approx(40, abs=0.01)
    assert found[-1].end == pytest.approx(540, abs=0.01)
    for before, after in pairwise(found):
        assert after.left - before.end == pytest.approx(GAP, abs=0.011)


def test_numbers_and_days_stay_unbroken_where_names_can_stand_on_two_lines() -> None:
    kept = [Column("Day", holds=("18/06/2011",)), *(Column("Sum", holds=("8,888,888,888",)) for _each in range(5))]
    found = placed([Column("Name", 40), *kept], 40, 470, right=False)
    assert all(place.width >= column.width_held() for place, column in zip(found[1:], kept, strict=True))
    assert sum(column.width_held() for column in kept) > 0.65 * (470 - GAP * len(kept))


WORDS = blank_words()


@given(st.text(alphabet=" aN'é-1Өңខ្មែរស្រី\u0301עب\u200b", max_size=30))
def test_a_text_put_together_from_words_is_as_wide_as_the_same_text_laid_out_whole(text: str) -> None:
    joined = WORDS.joined(text)
    if joined is not None:
        assert joined[1] == pytest.approx(one_line(text, CELL.weight, CELL.size).width)


@pytest.mark.parametrize("free", [500.0, 300.0])
def test_a_width_is_shared_out_by_shares_but_nobody_gets_less_than_a_word_needs(free: float) -> None:
    wide = shared(free, (10, 40, 0, 10), (90.0, 20.0, 70.0, 10.0))
    assert sum(wide) == pytest.approx(free)
    assert wide[0] >= 90.0
    assert wide[1] == pytest.approx(4 * wide[3])
    assert wide[2] == 0.0


def test_where_the_words_need_more_than_there_is_shares_alone_decide() -> None:
    assert shared(100.0, (1, 3), (90.0, 90.0)) == [25.0, 75.0]
