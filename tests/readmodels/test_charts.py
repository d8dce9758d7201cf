"""The layout of charts: everything in its place whatever the figures, the words, the width and the direction."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.readmodels.charts import (
    Bar,
    Box,
    Chart,
    Form,
    Kind,
    Layout,
    Letters,
    Line,
    Pattern,
    Reference,
    Role,
    Row,
    Side,
    Value,
    laid_out,
    narrowest,
)
from pomanager.readmodels.charts.words import letters_of
from tests.readmodels.figures import LETTERS, MEN, WOMEN, chart, charts, leading_of, rows, width_of

NEAR = 1e-6
widths = st.floats(1, 1200)


def boxes_of(laid: Layout) -> Iterator[Box]:
    yield from (label.box for label in laid.labels)
    yield from (swatch.box for swatch in laid.swatches)
    yield from laid.bands
    for bar in laid.bars:
        yield bar.box
        yield bar.figure


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > NEAR and down > NEAR


@given(charts(), widths)
def test_everything_stands_inside(shown: Chart, width: float) -> None:
    laid = laid_out(shown, width, LETTERS)
    assert laid.width == max(width, narrowest(LETTERS))
    for box in boxes_of(laid):
        assert box.x >= -NEAR
        assert box.y >= -NEAR
        assert box.right <= laid.width + NEAR
        assert box.bottom <= laid.height + NEAR
        assert box.width >= 0
    for stroke in laid.strokes:
        for x, y in stroke.points:
            assert -NEAR <= x <= laid.width + NEAR
            assert -NEAR <= y <= laid.height + NEAR


@given(charts(), widths)
def test_words_fit_their_boxes_and_lie_on_no_other(shown: Chart, width: float) -> None:
    laid = laid_out(shown, width, LETTERS)
    for label in laid.labels:
        for line in label.lines:
            assert width_of(line, label.role) <= label.box.width + NEAR or len(letters_of(line)) <= 2
        assert label.box.height == len(label.lines) * leading_of(label.role)
    for one, other in combinations([label.box for label in laid.labels], 2):
        assert not overlap(one, other)


@given(charts(), widths)
def test_no_bar_lies_on_another_or_on_words(shown: Chart, width: float) -> None:
    laid = laid_out(shown, width, LETTERS)
    areas = [bar.box for bar in laid.bars if bar.form is Form.AREA]
    for one, other in combinations(areas, 2):
        assert not overlap(one, other)
    for area in areas:
        assert not any(overlap(area, label.box) for label in laid.labels)


@given(charts(), widths)
def test_every_figure_has_a_bar_and_stands_in_words(shown: Chart, width: float) -> None:
    laid = laid_out(shown, width, LETTERS)
    places = [(row, place) for row in range(len(shown.rows)) for place in range(len(shown.series))]
    assert sorted((bar.row, bar.series) for bar in laid.bars) == places
    written = {id(label.box): "".join(label.lines) for label in laid.labels if label.role is Role.FIGURE}
    for bar in laid.bars:
        value = shown.rows[bar.row].values[bar.series]
        assert written[id(bar.figure)] == value.shown
        assert any(target.holds(*bar.figure.middle) for target in bar.targets)
        assert bar.pattern is shown.series[bar.series].pattern


@given(charts(), widths)
def test_where_reading_begins_at_the_right_all_is_mirrored(shown: Chart, width: float) -> None:
    laid, mirror = laid_out(shown, width, LETTERS), laid_out(shown, width, LETTERS, right=True)
    other = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.CENTRE: Side.CENTRE}
    assert mirror.right
    assert mirror.height == laid.height
    for one, back in zip(boxes_of(laid), boxes_of(mirror), strict=True):
        if one not in laid.bands:
            assert (back.right, back.y) == pytest.approx((laid.width - one.x, one.y))
            assert (back.width, back.height) == (one.width, one.height)
    assert [other[label.side] for label in mirror.labels] == [label.side for label in laid.labels]
    assert [label.lines for label in mirror.labels] == [label.lines for label in laid.labels]
    for stroke, turned in zip(laid.strokes, mirror.strokes, strict=True):
        assert turned.points == tuple((laid.width - x, y) for x, y in stroke.points)


@given(charts(), widths, st.data())
def test_parts_hold_every_bar_once_at_the_same_length(shown: Chart, width: float, data: st.DataObject) -> None:
    whole = laid_out(shown, width, LETTERS)
    cut = data.draw(st.integers(0, len(whole.bands)))
    first, rest = (laid_out(shown, width, LETTERS, bands=bands) for bands in ((0, cut), (cut, None)))
    assert len(first.bands) == cut
    assert len(first.bands) + len(rest.bands) == len(whole.bands)
    found = [(bar.row, bar.series, bar.box.x, bar.box.width) for part in (first, rest) for bar in part.bars]
    assert found == [(bar.row, bar.series, bar.box.x, bar.box.width) for bar in whole.bars]
    if cut:
        assert first.bands == whole.bands[:cut]
        foot = whole.height - whole.bands[-1].bottom
        assert first.height == pytest.approx(first.bands[-1].bottom + foot)


def long(laid: Layout, row: int, series: int = 0) -> float:
    return next(bar.box.width for bar in laid.bars if (bar.row, bar.series) == (row, series))


@given(st.lists(st.tuples(*[st.integers(0, 10**9)] * 2), min_size=1, max_size=6), st.sampled_from(list(Kind)[:2]))
def test_bars_are_as_long_as_their_amounts(figures: list[tuple[int, int]], kind: Kind) -> None:
    laid = laid_out(chart(kind, *figures), 500, LETTERS)
    unit = sum(bar.box.width for bar in laid.bars) / max(1, sum(map(sum, figures)))
    for bar in laid.bars:
        assert bar.box.width == pytest.approx(figures[bar.row][bar.series] * unit)


@given(st.lists(st.tuples(*[st.integers(0, 10**6)] * 3), min_size=1, max_size=6))
def test_shares_fill_the_whole_length_unless_there_is_nothing_to_share(figures: list[tuple[int, int, int]]) -> None:
    shown = chart(Kind.STACKED, *figures, (1, 0, 0), as_shares=True)
    laid = laid_out(shown, 500, LETTERS)
    whole = long(laid, len(figures))
    for number, line in enumerate(figures):
        assert sum(long(laid, number, place) for place in range(3)) == pytest.approx(whole if sum(line) else 0)
        for place, amount in enumerate(line):
            assert long(laid, number, place) == pytest.approx(whole * amount / (sum(line) or 1))


def test_shares_next_to_nothing_and_next_to_all_keep_their_length() -> None:
    laid = laid_out(chart(Kind.STACKED, (1, 99_999), (99_999, 1), as_shares=True), 500, LETTERS)
    assert 0 < long(laid, 0) < 0.01
    assert long(laid, 0) == pytest.approx(long(laid, 1, 1))


def test_a_bar_of_nothing_has_no_length_and_what_is_not_known_has_a_dash() -> None:
    laid = laid_out(chart(Kind.BARS, (0, None), (7, 3)), 400, LETTERS)
    assert (long(laid, 0), long(laid, 0, 1)) == (0, 0)
    assert [label.lines for label in laid.labels if label.role is Role.FIGURE] == [("0",), ("—",), ("7",), ("3",)]


def test_a_row_with_an_unknown_figure_has_no_shares() -> None:
    laid = laid_out(chart(Kind.STACKED, (40, None), (1, 1), as_shares=True), 400, LETTERS)
    assert (long(laid, 0), long(laid, 0, 1)) == (0, 0)


def test_a_change_begins_where_the_one_before_it_ends_and_may_have_its_own_pattern() -> None:
    gone = Value(30, since=70, pattern=Pattern.HATCHED)
    shown = Chart(kind=Kind.BARS, series=(WOMEN,), rows=(Row("A", (Value(100),)), Row("B", (gone,))))
    whole, change = laid_out(shown, 400, LETTERS).bars
    assert change.box.right == pytest.approx(whole.box.right)
    assert change.box.x - whole.box.x == pytest.approx(whole.box.width * 0.7)
    assert (whole.pattern, change.pattern) == (WOMEN.pattern, Pattern.HATCHED)


@pytest.mark.parametrize("kind", Kind)
def test_a_chart_of_nothing_but_zeros_is_drawn(kind: Kind) -> None:
    laid = laid_out(chart(kind, (0,), (0,)).with_ticks(str), 400, LETTERS)
    assert all(bar.box.width == 0 or bar.form is Form.POINT for bar in laid.bars)
    assert [label.lines for label in laid.labels if label.role is Role.TICK][:1] == [("0",)]


def test_a_chart_without_rows_is_only_its_head() -> None:
    for kind in Kind:
        laid = laid_out(Chart(kind=kind, series=(WOMEN,), rows=(), title="Nobody"), 400, LETTERS)
        assert [label.lines for label in laid.labels] == [("Nobody",), ("Women",)]
        assert laid.bands == ()


def test_fifty_rows_make_it_high_and_not_narrow() -> None:
    one = laid_out(chart(Kind.BARS, (5,)), 400, LETTERS)
    fifty = laid_out(chart(Kind.BARS, *[(5,)] * 50), 400, LETTERS)
    assert len(fifty.bands) == 50
    assert fifty.height > 40 * (one.bands[0].height)
    assert long(fifty, 49) == pytest.approx(long(fifty, 0))


def test_a_long_line_goes_on_in_further_stretches_of_the_same_scale() -> None:
    laid = laid_out(chart(Kind.LINES, *[(amount,) for amount in range(50)]), 400, LETTERS)
    assert len(laid.bands) > 1
    curves = [stroke for stroke in laid.strokes if stroke.line is Line.CURVE]
    assert len(curves) == len(laid.bands)
    heights = [
        band.bottom - bar.box.middle[1] for band in laid.bands for bar in laid.bars if band.holds(*bar.box.middle)
    ]
    assert heights == sorted(heights)


def test_a_line_is_broken_where_a_figure_is_not_known() -> None:
    laid = laid_out(chart(Kind.LINES, (1,), (2,), (None,), (4,), (None,)), 600, LETTERS)
    assert [len(stroke.points) for stroke in laid.strokes if stroke.line is Line.CURVE] == [2]
    assert [bar.box.width > 0 for bar in laid.bars] == [True, True, False, True, False]


def test_stages_fall_from_end_to_end_on_both_sides() -> None:
    laid = laid_out(chart(Kind.STEPS, (40, 60), (20, None), (10, 5)), 600, LETTERS)
    first, second = laid.bars[:2]
    assert first.box.right == pytest.approx(second.box.x)
    falls = [stroke.points for stroke in laid.strokes if stroke.line is Line.FALL]
    assert len(falls) == 2  # the men of the second stage are not known: no fall to it and none from it
    assert falls[0][0] == (first.box.x, first.box.bottom)


def test_the_line_to_compare_with_stands_at_its_amount_and_crosses_no_figure() -> None:
    shown = replace(chart(Kind.BARS, (100,), (96,), (50,)), reference=Reference(100, "Last year: 100"))
    laid = laid_out(shown, 400, LETTERS)
    (line,) = (stroke for stroke in laid.strokes if stroke.line is Line.REFERENCE)
    at = line.points[0][0]
    assert at == pytest.approx(laid.bars[0].box.right)
    assert not any(bar.figure.x < at < bar.figure.right for bar in laid.bars)
    assert [swatch.form for swatch in laid.swatches] == [Form.AREA, Form.REFERENCE]


def test_women_have_their_figures_before_the_bar_and_men_behind_it() -> None:
    laid = laid_out(Chart(kind=Kind.STACKED, series=(WOMEN, MEN), rows=rows((3, 4), note="43%")), 500, LETTERS)
    women, men = laid.bars
    assert women.figure.right < women.box.x
    assert men.figure.x > men.box.right - NEAR
    (note,) = (label for label in laid.labels if label.role is Role.NOTE)
    assert women.figure.right < note.box.x < women.box.x


def names_of(laid: Layout) -> list[Box]:
    return [label.box for label in laid.labels if label.role is Role.LABEL]


def test_names_stand_beside_the_bars_and_above_them_where_it_is_narrow() -> None:
    shown = Chart(kind=Kind.BARS, series=(WOMEN,), rows=(Row("Giheta, second hill", (Value(30),)),))
    wide, narrow = (laid_out(shown, width, LETTERS) for width in (400, 150))
    assert names_of(wide)[0].right < wide.bars[0].box.x
    assert names_of(narrow)[0].bottom <= narrow.bars[0].box.y


def test_long_names_break_and_leave_most_of_the_width_to_the_bars() -> None:
    name = "The producers' cooperative of the second hill of Giheta"
    laid = laid_out(Chart(kind=Kind.BARS, series=(WOMEN,), rows=(Row(name, (Value(30),)),)), 400, LETTERS)
    (label,) = (label for label in laid.labels if label.role is Role.LABEL)
    assert " ".join(label.lines) == name
    assert len(label.lines) > 1
    assert label.box.right < laid.bars[0].box.x < 160


def test_figures_go_below_the_bars_with_their_patterns_where_there_is_no_room_beside_them() -> None:
    shown = Chart(kind=Kind.STACKED, series=(WOMEN, MEN), rows=(Row("A", (Value(10**14), Value(10**14))),))
    laid = laid_out(shown, 180, LETTERS)
    for bar in laid.bars:
        assert bar.figure.y >= bar.box.bottom
    assert [swatch.pattern for swatch in laid.swatches][-2:] == [Pattern.SOLID, Pattern.HATCHED]


def test_a_name_of_200_000_letters_is_shortened_and_not_measured_whole() -> None:
    measured: list[int] = []

    def width(text: str, role: Role) -> float:
        measured.append(len(text))
        return width_of(text, role)

    shown = Chart(kind=Kind.BARS, series=(WOMEN,), rows=(Row("x" * 200_000, (Value(1),)),))
    laid = laid_out(shown, 400, Letters(width, leading_of))
    assert laid.labels[-2].lines[-1].endswith("…")
    assert max(measured) < 2000


def test_figures_of_ticks_that_would_touch_are_left_out() -> None:
    shown = chart(Kind.BARS, (10**9,)).with_ticks("{:,}".format)
    wide, narrow = (laid_out(shown, width, LETTERS) for width in (900, 300))
    said = [[label for label in laid.labels if label.role is Role.TICK] for laid in (wide, narrow)]
    assert len(said[0]) == 6
    assert 1 <= len(said[1]) < 6


def test_a_bar_is_chosen_on_itself_on_its_figure_and_between() -> None:
    (bar,) = laid_out(chart(Kind.BARS, (5,)), 300, LETTERS).bars
    between = ((bar.box.right + bar.figure.x) / 2, bar.figure.middle[1])
    for point in (bar.box.middle, bar.figure.middle, between):
        assert chosen(bar, point)
    assert not chosen(bar, (bar.box.x - 5, bar.box.middle[1]))


def chosen(bar: Bar, point: tuple[float, float]) -> bool:
    return any(target.holds(*point) for target in bar.targets)
