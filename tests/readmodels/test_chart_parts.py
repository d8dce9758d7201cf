"""What charts are made of: words broken by their width, even scales, patterns, and what no chart can show."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.readmodels.charts import (
    Box,
    Chart,
    Kind,
    Pattern,
    Reference,
    Role,
    Row,
    Series,
    Value,
    hatching,
    point_shape,
)
from pomanager.readmodels.charts.values import even_steps
from pomanager.readmodels.charts.words import letters_of, shortened, wrapped
from tests.readmodels.figures import MEN, WOMEN, chart, rows, width_of, words

KHMER = "នៅក្នុង\u200bបញ្ជី\u200bសមាជិក"


def test_khmer_names_break_between_words() -> None:
    lines = wrapped(KHMER, 60, lambda text: width_of(text, Role.LABEL), 5)
    assert len(lines) > 1
    parts = KHMER.split("\u200b")
    assert all(
        line.replace("\u200b", "") in {"".join(parts[i:j]) for i in range(3) for j in range(4)} for line in lines
    )


@given(words, st.floats(20, 200))
def test_breaking_loses_nothing_but_spaces(text: str, room: float) -> None:
    lines = wrapped(text, room, lambda line: width_of(line, Role.LABEL), 50)
    kept = "".join(lines).replace(" ", "").replace("\u200b", "")
    assert kept == text.replace(" ", "").replace("\u200b", "")
    assert letters_of("".join(lines)) == [letter for line in lines for letter in letters_of(line)]


def test_what_takes_too_many_lines_is_shortened_with_three_dots() -> None:
    lines = wrapped("one two three four five", 30, lambda text: width_of(text, Role.LABEL), 2)
    assert lines == ("one", "two t…")
    assert shortened("ស្ត្រីស្ត្រី", 50, lambda text: width_of(text, Role.LABEL)) == "ស្ត្រី…"


@pytest.mark.parametrize(
    ("largest", "steps"),
    [
        (0, (0,)),
        (1, (0, 1)),
        (5, (0, 1, 2, 3, 4, 5)),
        (6, (0, 2, 4, 6)),
        (212, (0, 50, 100, 150, 200, 250)),
        (10**12, (0, 2 * 10**11, 4 * 10**11, 6 * 10**11, 8 * 10**11, 10**12)),
    ],
)
def test_ticks_are_ones_twos_and_fives(largest: int, steps: tuple[int, ...]) -> None:
    assert even_steps(Fraction(largest), whole=True) == steps


def test_there_are_no_half_members_but_there_are_tenths_of_a_share() -> None:
    assert even_steps(Fraction(2), whole=True) == (0, 1, 2)
    assert even_steps(Fraction(2), whole=False)[1] == Fraction(1, 2)
    assert [tick.text for tick in chart(Kind.STACKED, (1, 2), as_shares=True).with_ticks(str).ticks] == [
        "0", "1/5", "2/5", "3/5", "4/5", "1",
    ]  # fmt: skip


@given(st.fractions(0, 10**9), st.booleans())
def test_ticks_reach_the_largest_amount_and_not_much_further(largest: Fraction, whole: bool) -> None:  # noqa: FBT001 - drawn
    steps = even_steps(largest, whole=whole)
    assert len(steps) <= 6
    assert steps[-1] >= largest
    assert len(steps) == 1 or steps[-2] < largest


@pytest.mark.parametrize(
    ("fault", "make"),
    [
        ("below 0", lambda: chart(Kind.BARS, (1,), (-1,))),
        ("below 0", lambda: chart(Kind.LINES, (1,), reference=Reference(Fraction(-1, 2), ""))),
        ("one figure for each series", lambda: Chart(kind=Kind.BARS, series=(WOMEN, MEN), rows=rows((1,)))),
        ("told apart", lambda: Chart(kind=Kind.BARS, series=(WOMEN, Series("Men")), rows=())),
        ("one series at least", lambda: Chart(kind=Kind.BARS, series=(), rows=())),
        ("only stacked", lambda: chart(Kind.BARS, (1,), as_shares=True)),
        ("1 at most", lambda: chart(Kind.STACKED, (1,), as_shares=True, reference=Reference(2, ""))),
        ("two sides at most", lambda: chart(Kind.STEPS, (1, 1, 1))),
        ("begin elsewhere", lambda: Chart(kind=Kind.STACKED, series=(WOMEN,), rows=(Row("", (Value(1, since=1),)),))),
        ("below 0", lambda: Chart(kind=Kind.BARS, series=(WOMEN,), rows=(Row("", (Value(1, since=-1),)),))),
        ("no line to compare", lambda: chart(Kind.STEPS, (1, 1), reference=Reference(1, ""))),
    ],
)
def test_what_cannot_be_drawn_is_refused(fault: str, make: object) -> None:
    with pytest.raises(ValueError, match=fault):
        make()  # type: ignore[operator]


@given(st.builds(Box, *[st.floats(0, 500)] * 2, *[st.floats(0.1, 300)] * 2), st.sampled_from(Pattern))
def test_patterns_stay_inside_their_bar(box: Box, pattern: Pattern) -> None:
    around = box.grown(0.02)
    for x, y, to_x, to_y in hatching(box, pattern, 1.0):
        assert around.holds(x, y)
        assert around.holds(to_x, to_y)


def test_each_pattern_fills_a_bar_in_its_own_way() -> None:
    box = Box(0, 0, 100, 20)
    drawn = {pattern: hatching(box, pattern, 1.0) for pattern in Pattern}
    assert drawn[Pattern.SOLID] == drawn[Pattern.OPEN] == ()
    assert len({*drawn.values()}) == 4
    assert len(drawn[Pattern.HATCHED]) > len(hatching(box, Pattern.HATCHED, 2.0))
    points = {point_shape(box, pattern) for pattern in Pattern}
    assert len(points) == 4  # disc and ring have one outline


def test_hatching_goes_on_from_bar_to_bar() -> None:
    both = hatching(Box(0, 0, 60, 10), Pattern.HATCHED, 1.0)
    left, right = (hatching(Box(x, 0, 30, 10), Pattern.HATCHED, 1.0) for x in (0, 30))

    def drawn(lines: tuple[tuple[float, float, float, float], ...]) -> float:
        return sum(to_x - x for x, _y, to_x, _to_y in lines)

    assert drawn(left) + drawn(right) == pytest.approx(drawn(both))
