"""The picture of terms: where bars, names and the line of today stand, whoever draws it."""

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


def test_a_name_is_cut_where_its_bar_ends_and_left_out_where_hardly_a_letter_fits() -> None:
    long, short = stay(FIRST, date(2020, 12, 31), name="NDAYIZEYE Tharcisse"), stay(TODAY, TODAY, name="Bintou")
    laid = lanes_laid_out(picture(long, short), 500, LETTERS)
    names = [label.lines[0] for label in laid.labels if label.role is Role.REMARK]
    assert names == ["NDAYIZ…"]


def test_today_has_its_line_only_within_the_years_shown() -> None:
    def lines(today: date) -> int:
        laid = lanes_laid_out(picture(stay(FIRST, LAST), today=today), 500, LETTERS)
        return sum(stroke.line is Line.REFERENCE for stroke in laid.strokes)

    assert [lines(day) for day in (FIRST, TODAY, LAST, date(2030, 1, 1), date(2019, 12, 31))] == [1, 1, 1, 0, 0]


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
