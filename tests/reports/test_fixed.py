"""Places of a fixed size lie on the sheet as they were measured, and texts fit into them or end in three dots."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.i18n import speaking
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.reports.fixed import Box, Grid, fitted, places_of
from pomanager.reports.heads import Heading
from pomanager.reports.members import cards, labels
from pomanager.reports.paper import BARE_EDGE, MILLIMETRE, Paper, opened
from pomanager.reports.styles import TextStyle
from tests.reports.sheets import PRINTED, letterhead

GRIDS = [*cards.SHEETS.values(), *labels.SHEETS.values()]
STYLE = TextStyle(size=10, leading=14)


def begun(file: Path, size: PageSize = PageSize.A4, language: str = "en") -> Paper:
    """A bare paper that was begun; its file is of no matter."""
    with speaking(language), opened(file, PrintOrder(language=language, page_size=size), PRINTED) as paper:
        paper.begin(letterhead(), Heading("Labels", is_bare=True))
    return paper


@pytest.mark.parametrize("size", PageSize)
@pytest.mark.parametrize("grid", GRIDS)
def test_places_lie_in_the_middle_of_the_sheet_and_leave_room_for_head_and_foot(
    grid: Grid, size: PageSize, tmp_path: Path
) -> None:
    paper = begun(tmp_path / "a.pdf", size)
    boxes = grid.boxes(paper)
    wide, tall = paper.size
    assert len(boxes) % grid.columns == 0
    assert len(boxes) == grid.columns * grid.rows or size is PageSize.LETTER
    for box in boxes:
        assert (box.width, box.height) == pytest.approx((grid.width * MILLIMETRE, grid.height * MILLIMETRE))
        assert box.left >= 0
        assert box.right <= wide
        assert box.bottom >= BARE_EDGE - 0.01
        assert box.top <= tall - BARE_EDGE + 0.01
    assert boxes[0].left == pytest.approx(wide - boxes[grid.columns - 1].right)
    assert tall - boxes[0].top == pytest.approx(boxes[-1].bottom)


def test_from_right_to_left_the_first_place_is_at_the_right(tmp_path: Path) -> None:
    left = labels.SHEETS[next(iter(labels.SHEETS))].boxes(begun(tmp_path / "a.pdf"))
    right = labels.SHEETS[next(iter(labels.SHEETS))].boxes(begun(tmp_path / "b.pdf", language="en_XA"))
    assert (left[0], left[2]) == (right[2], right[0])


@pytest.mark.parametrize(("start", "passed"), [(1, 0), (2, 1), (24, 23), (25, 0)])
def test_the_first_sheet_begins_where_it_is_said_and_the_next_with_its_first_place(
    start: int, passed: int, tmp_path: Path
) -> None:
    grid = Grid(3, 8, 63.5, 33.9, 2.5)
    with speaking("en"), opened(tmp_path / "a.pdf", PrintOrder(language="en"), PRINTED) as paper:
        paper.begin(letterhead(), Heading("Labels", is_bare=True))
        boxes = grid.boxes(paper)
        found: list[Box] = list(islice(places_of(paper, grid, start=start), 30))
    assert found == [boxes[(passed + number) % 24] for number in range(30)]
    assert paper.canvas.pages == 2 if passed + 30 <= 48 else 3


@pytest.mark.parametrize(
    ("text", "most", "lines", "smaller"),
    [
        ("Aline", 1, 1, False),
        ("Aline Niyonzima", 1, 1, True),
        ("Aline Niyonzima", 2, 2, False),
        ("x" * 200, 1, 1, True),
    ],
)
def test_a_text_is_made_smaller_only_where_it_must_be(text: str, most: int, lines: int, *, smaller: bool) -> None:
    made = fitted(text, 60.0, STYLE, most, right=False)
    assert len(made.lines) == lines
    assert (made.style.size < STYLE.size) is smaller
    assert made.lines[-1].text.endswith("…") is (len(text) > 100)


@given(st.text(max_size=300), st.integers(1, 3))
def test_whatever_it_says_a_text_stays_in_its_place(text: str, most: int) -> None:
    made = fitted(text, 60.0, STYLE, most, right=False)
    assert len(made.lines) <= most
    assert all(line.width <= 60.0 for line in made.lines)
    assert 4.9 < made.style.size <= STYLE.size
