"""The share of women from stage to stage: where it falls most, and what the figures say in sum."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.governance.funnel import (
    STAGE_DEFINITIONS,
    STAGE_WORDS,
    ByStage,
    FunnelStage,
    largest_drop,
    parity_index,
    share_of_women,
    success_rate,
)

STAGES = tuple(FunnelStage)
COUNTS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=len(STAGES))


def course(*counts: tuple[int, int]) -> list[ByStage]:
    return [ByStage(stage, women, men) for stage, (women, men) in zip(STAGES, counts, strict=False)]


def test_the_largest_fall_is_named_with_both_stages() -> None:
    drop = largest_drop(course((526, 474), (414, 586), (242, 758), (300, 700)))
    assert drop is not None
    assert (drop.before.stage, drop.after.stage) == (FunnelStage.ENTITLED, FunnelStage.DELEGATES)
    assert drop.by == Fraction(172, 1000)


def test_of_equal_falls_the_first_is_named() -> None:
    drop = largest_drop(course((6, 4), (5, 5), (4, 6)))
    assert drop is not None
    assert drop.before.stage is FunnelStage.ROLL


def test_a_stage_nobody_reached_is_passed_over() -> None:
    drop = largest_drop(course((6, 4), (0, 0), (1, 3)))
    assert drop is not None
    assert (drop.before.stage, drop.after.stage) == (FunnelStage.ROLL, FunnelStage.DELEGATES)


def test_where_the_share_never_falls_nothing_is_named() -> None:
    assert largest_drop(course((1, 9), (1, 9), (5, 5))) is None
    assert largest_drop([]) is None


@given(COUNTS)
def test_no_fall_is_larger_than_the_one_that_is_named(counts: list[tuple[int, int]]) -> None:
    there = [(women, men) for women, men in counts if women + men]
    falls = [Fraction(women, women + men) - Fraction(later[0], sum(later)) for (women, men), later in pairwise(there)]
    drop = largest_drop(course(*counts))
    assert (drop.by if drop else Fraction(0)) == max([Fraction(0), *falls])


def test_nobody_is_no_share() -> None:
    assert share_of_women(0, 0) is None
    assert share_of_women(0, 1) == 0
    assert share_of_women(1, 0) == 1


def test_the_parity_index_is_one_where_women_lead_as_often_as_they_are_members() -> None:
    assert parity_index(Fraction(1, 2), Fraction(1, 2)) == 1
    assert parity_index(Fraction(308, 1000), Fraction(526, 1000)) == Fraction(308, 526)
    assert parity_index(None, Fraction(1, 2)) is None
    assert parity_index(Fraction(1, 2), Fraction(0)) is None
    assert parity_index(Fraction(1, 2), None) is None


def test_success_is_measured_of_those_who_stood() -> None:
    assert success_rate(4, 9) == Fraction(4, 9)
    assert success_rate(9, 9) == 1
    assert success_rate(0, 0) is None
    with pytest.raises(ValueError, match="10 were elected of 9"):
        success_rate(10, 9)


def test_every_stage_has_words_and_a_definition() -> None:
    assert set(STAGE_WORDS) == set(STAGE_DEFINITIONS) == set(FunnelStage)
