"""The roll as bars: women, men, those whose sex is not known, and organisations apart from all of them."""

from fractions import Fraction

import pytest

from pomanager.readmodels.charts import Chart, Pattern
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.roll_chart import EVERYBODY, MOST_BARS, Counted, RollWords, roll_chart
from pomanager.rules.members import Sex

WORDS = RollWords(
    title="", women="Women", men="Men", unknown="Not known", organisations="Organisations", share="%", all="All",
    number=str, percent=str,
)  # fmt: skip


def drawn(*counts: RollCounts) -> Chart:
    """The chart of sections with these counts."""
    total = RollCounts(
        sum(each.women for each in counts), sum(each.men for each in counts), sum(each.unknown for each in counts),
        sum(each.organisations for each in counts),
    )  # fmt: skip
    return roll_chart([Counted(f"Section {key}", each, key) for key, each in enumerate(counts, 1)], total, WORDS)


def test_who_is_not_there_has_no_series() -> None:
    assert [series.name for series in drawn(RollCounts(1, 2), RollCounts(3, 4)).series] == ["Women", "Men"]


def test_organisations_are_dotted_count_for_no_share_and_open_nothing() -> None:
    chart = drawn(RollCounts(1, 3, 0, 5), RollCounts(2, 2, 1))
    assert [(series.name, series.pattern) for series in chart.series[2:]] == [
        ("Not known", Pattern.OPEN), ("Organisations", Pattern.DOTTED),
    ]  # fmt: skip
    first, second = chart.rows
    assert first.note == str(Fraction(1, 4))
    assert [value.amount for value in first.values] == [1, 3, 0, 5]
    assert [value.key for value in first.values] == [(1, Sex.FEMALE), (1, Sex.MALE), None, None]
    assert second.values[2].key == (2, Sex.UNKNOWN)


@pytest.mark.parametrize(("sections", "rows"), [(0, 1), (1, 1), (2, 2), (MOST_BARS, MOST_BARS), (MOST_BARS + 1, 1)])
def test_too_few_or_too_many_sections_are_one_bar_of_all(sections: int, rows: int) -> None:
    chart = drawn(*[RollCounts(1, 1)] * sections)
    assert len(chart.rows) == rows
    if rows == 1 and sections:
        assert chart.rows[0].values[0].key == (EVERYBODY, Sex.FEMALE)
