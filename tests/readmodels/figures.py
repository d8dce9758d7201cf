"""Invented charts for the tests of their layout, and letters whose width anybody can count."""

from hypothesis import strategies as st

from pomanager.readmodels.charts import Chart, Kind, Letters, Pattern, Reference, Role, Row, Series, Value
from pomanager.readmodels.charts.values import Amount

SIZES = {Role.TITLE: 1.4, Role.TICK: 0.8, Role.REMARK: 0.9}
WOMEN, MEN = Series("Women"), Series("Men", Pattern.HATCHED)


def width_of(text: str, role: Role) -> float:
    return 5.0 * SIZES.get(role, 1.0) * sum(letter != "\u200b" for letter in text)


def leading_of(role: Role) -> float:
    return 12.0 * SIZES.get(role, 1.0)


LETTERS = Letters(width_of, leading_of)


def rows(*figures: tuple[Amount | None, ...], note: str = "") -> tuple[Row, ...]:
    return tuple(
        Row(f"Row {number}", tuple(Value(amount, key=(number, place)) for place, amount in enumerate(line)), note)
        for number, line in enumerate(figures)
    )


def chart(kind: Kind, *figures: tuple[Amount | None, ...], **more: object) -> Chart:
    series = tuple(Series(f"Series {place}", pattern) for place, pattern in zip(range(len(figures[0])), Pattern))  # noqa: B905 - there are more patterns than series
    return Chart(kind=kind, series=series, rows=rows(*figures), **more)  # type: ignore[arg-type]


words = st.lists(st.sampled_from(["a", "M", "é", " ", "-", "\u200b", "ស្ត្រី", "ب", "\u00a0"]), max_size=16).map("".join)
amounts = st.one_of(
    st.none(),
    st.integers(0, 3),
    st.integers(0, 300_000),
    st.just(10**30),
    st.fractions(0, 1, max_denominator=1000),
)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(Kind))
    count = draw(st.integers(1, 2 if kind is Kind.STEPS else 5))
    as_shares = kind is Kind.STACKED and draw(st.booleans())
    amount: st.SearchStrategy[Amount] = st.fractions(0, 1) if as_shares else st.integers(0, 200_000)
    two_sides = kind is Kind.STEPS and count == 2
    row = st.builds(
        Row,
        words,
        st.tuples(*[st.builds(Value, amounts, st.sampled_from(["", "1\u00a0234", "52,6\u00a0%"]))] * count),
        st.sampled_from(["", "", "52.6%"]),
        words,
    )
    made = Chart(
        kind=kind,
        series=tuple(Series(draw(words), pattern) for pattern in list(Pattern)[:count]),
        rows=tuple(draw(st.lists(row, max_size=4))),
        title=draw(words),
        note_title=draw(words),
        as_shares=as_shares,
        reference=None if two_sides or draw(st.booleans()) else Reference(draw(amount), draw(words)),
    )
    return made.with_ticks(str) if draw(st.booleans()) else made
