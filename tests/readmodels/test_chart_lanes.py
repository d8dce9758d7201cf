"""The picture of terms: where bars, names and the line of today stand, whoever draws it."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pomanager.readmodels.charts import Letters, Line, Pattern, Role
from pomanager.readmodels.charts.lanes import Lane, Lanes, Stay, lanes_laid_out

FIRST, LAST, TODAY = date(2020, 1, 1), date(2029, 12, 31), date(2026, 11, 28)


def width(text: str, _role: Role) -> float:
    return 6.0 * len(text)


def leading(_role: Role) -> float:
    return 12.0


LETTERS = Letters(width, leading)


def stay(first: date, last: date, over: date | None = None, name: str = "Awa") -> Stay:
    return Stay(name, first, last, over, name, 1)


def picture(*stays: Stay, label: str = "Seat 1", today: date = TODAY) -> Lanes:
    return Lanes(FIRST, LAST, today, "Today", (Lane(label, stays),))


def test_a_stay_over_the_whole_time_fills_the_lane() -> None:
    laid = lanes_laid_out(picture(stay(FIRST, LAST)), 500, LETTERS)
    (bar,) = laid.bars
    assert bar.pattern is Pattern.SOLID
    assert round(bar.box.x) == 44, "after the name of the lane and the gap"
    assert 498 <= bar.box.right <= 500


def test_what_goes_on_past_the_term_is_hatched() -> None:
    laid = lanes_laid_out(picture(stay(FIRST, TODAY, date(2023, 1, 1))), 500, LETTERS)
    solid, hatched = laid.bars
    assert (solid.pattern, hatched.pattern) == (Pattern.SOLID, Pattern.HATCHED)
    assert solid.box.right == hatched.box.x


def names(*stays: Stay, lines: int = 1) -> list[tuple[str, ...]]:
    laid = lanes_laid_out(picture(*stays), 500, LETTERS, name_lines=lines)
    return [label.lines for label in laid.labels if label.role is Role.REMARK]


LONG = stay(FIRST, date(2020, 12, 31), name="NDAYIZEYE Tharcisse")


def test_a_name_goes_on_beyond_its_bar_until_the_next_one() -> None:
    assert names(LONG) == [("NDAYIZEYE Tharcisse",)]
    assert names(LONG, stay(date(2023, 6, 1), LAST)) == [("NDAYIZEYE Tharcisse",), ("Awa",)]
    assert names(LONG, stay(date(2021, 1, 1), LAST)) == [("NDAYI…",), ("Awa",)]
    assert names(LONG, stay(date(2020, 2, 1), LAST)) == [("Awa",)], "hardly a letter has room"


def test_a_name_takes_several_lines_where_its_words_have_room_in_them() -> None:
    after = stay(date(2021, 6, 1), LAST)
    assert names(LONG, after, lines=2) == [("NDAYIZEYE", "Tharcisse"), ("Awa",)]
    one, two = (lanes_laid_out(picture(LONG, after), 500, LETTERS, name_lines=lines) for lines in (1, 2))
    assert two.height == one.height + 12
    close = stay(date(2021, 1, 1), LAST)
    assert names(LONG, close, lines=2) == [("NDAYI…",), ("Awa",)], "no word is broken"


def test_a_name_is_shortened_between_what_readers_take_for_letters() -> None:
    # A consonant with the one below it, and the vowel of both.
    written = "\u1780\u17d2\u1793\u17b6" * 6
    ((short,), _awa) = names(stay(FIRST, date(2020, 12, 31), name=written), stay(date(2021, 6, 1), LAST))
    assert short == written[:8] + "…"


def test_a_part_shows_some_lanes_under_the_same_years() -> None:
    lanes = tuple(Lane(f"Seat {number}", (stay(FIRST, LAST),)) for number in (1, 2, 3))
    both = Lanes(FIRST, LAST, TODAY, "Today", lanes)
    whole, part = (lanes_laid_out(both, 500, LETTERS, bands=bands) for bands in ((0, None), (1, 3)))
    assert [bar.row for bar in part.bars] == [1, 2]
    assert part.bands[0].y == whole.bands[0].y
    assert part.height == whole.height - whole.bands[0].height


def test_a_legend_names_the_patterns_above_the_years() -> None:
    told = replace(picture(stay(FIRST, LAST)), legend=((Pattern.SOLID, "in term"), (Pattern.HATCHED, "over")))
    laid = lanes_laid_out(told, 500, LETTERS)
    assert [swatch.pattern for swatch in laid.swatches] == [Pattern.SOLID, Pattern.HATCHED]
    assert [label.lines for label in laid.labels if label.role is Role.LEGEND] == [("in term",), ("over",)]
    plain = lanes_laid_out(picture(stay(FIRST, LAST)), 500, LETTERS)
    assert laid.bars[0].box.y > plain.bars[0].box.y
    assert not plain.swatches


def test_today_has_its_line_only_within_the_years_shown() -> None:
    def lines(today: date) -> int:
        laid = lanes_laid_out(picture(stay(FIRST, LAST), today=today), 500, LETTERS)
        return sum(stroke.line is Line.REFERENCE for stroke in laid.strokes)

    assert [lines(day) for day in (FIRST, TODAY, LAST, date(2030, 1, 1), date(2019, 12, 31))] == [1, 1, 1, 0, 0]


def test_the_line_of_today_leaves_names_free() -> None:
    long = stay(date(2026, 6, 1), LAST, name="NDAYIZEYE Tharcisse")
    laid = lanes_laid_out(picture(long), 500, LETTERS)
    (name,) = [label.box for label in laid.labels if label.role is Role.REMARK]
    pieces = [stroke.points for stroke in laid.strokes if stroke.line is Line.REFERENCE]
    ((x, _top), (_x, end)), ((_again, begin), _bottom) = pieces
    assert name.x < x < name.right
    assert (end, begin) == (name.y, name.bottom)


def test_reading_from_the_right_mirrors_it() -> None:
    one = lanes_laid_out(picture(stay(FIRST, TODAY)), 500, LETTERS)
    other = lanes_laid_out(picture(stay(FIRST, TODAY)), 500, LETTERS, right=True)
    assert other.bars[0].box.right == 500 - one.bars[0].box.x


@given(
    days=st.lists(st.dates(date(2010, 1, 1), date(2040, 1, 1)), min_size=2, max_size=2).map(sorted),
    wide=st.floats(120, 2000),
)
def test_bars_stay_within_the_picture(days: list[date], wide: float) -> None:
    laid = lanes_laid_out(picture(stay(days[0], days[1], days[1])), wide, LETTERS)
    for bar in laid.bars:
        assert 0 <= bar.box.x <= bar.box.right <= wide + 0.01
        assert 0 <= bar.box.y <= bar.box.bottom <= laid.height
