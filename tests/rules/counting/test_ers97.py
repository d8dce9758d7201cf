"""ERS97, stage by stage, worked by hand from the rules."""

from fractions import Fraction

import pytest

from pomanager.rules.counting.record import Act, Happening, Why
from tests.rules.counting.electing import count, said, shown


def test_the_quota_has_two_decimals_and_is_a_hundredth_more_unless_exact() -> None:
    assert count("ers97", {"A": 60, "B": 30}, 2).stages[0].quota == 3000
    assert count("ers97", {"A": 61, "B": 30}, 2).stages[0].quota == 3034


def test_a_surplus_of_the_first_stage_goes_on_with_all_papers_that_have_a_next_choice() -> None:
    record = count("ers97", {"AB": 30, "AC": 10, "A": 10, "B": 24, "C": 26}, 2)
    surplus = record.stages[1]
    # 16.66 votes too many among 40 papers that name somebody: 0.41 each; the ten others stay behind.
    assert (surplus.surplus, surplus.value) == (1666, 41)
    assert shown(record, surplus) == [33.34, 36.3, 30.1]
    assert (surplus.loss, surplus.exhausted) == (1666 - 40 * 41, 0)
    assert said(record.elected) == "AB"


def test_papers_worth_less_than_the_surplus_keep_their_value() -> None:
    record = count("ers97", {"AB": 4, "A": 46, "B": 18, "C": 17, "D": 15}, 2)
    surplus = record.stages[1]
    assert (surplus.surplus, surplus.value) == (1666, 100)
    assert shown(record, surplus) == [33.34, 22, 17, 15]
    assert (surplus.exhausted, surplus.loss) == (1266, 0)


def test_a_later_surplus_goes_on_with_the_batch_that_made_it() -> None:
    record = count("ers97", {"A": 33, "AD": 2, "BC": 20, "C": 20, "D": 19, "EBD": 8, "EBC": 6}, 3)
    assert record.stages[0].quota == 2700
    later = next(stage for stage in record.stages if stage.act is Act.SURPLUS and stage.of == (2,))
    assert later.surplus == 700
    assert later.value == 50  # 7 votes among the 14 papers that came last
    assert {(each.taker, each.papers) for each in later.transfers} == {(4, 8), (3, 6)}


def test_a_surplus_that_can_change_nothing_is_put_off() -> None:
    record = count("ers97", {"AB": 30, "B": 26, "CB": 26, "D": 8, "E": 3}, 3)
    assert record.stages[0].quota == 2325
    elected = record.stages[0].of_kind(Happening.ELECTED)
    assert [each.candidate for each in elected] == [1, 2, 3]
    record = count("ers97", {"AB": 30, "B": 20, "CB": 20, "D": 14, "EC": 3}, 3)
    # A has 8.25 too many: not enough to lift E (3) above D (14), so E is out first.
    assert (record.stages[1].act, record.stages[1].of, record.stages[1].deferred) == (Act.EXCLUSION, (5,), 825)


def test_those_who_together_cannot_overtake_anybody_are_out_together() -> None:
    record = count("ers97", {"A": 40, "B": 35, "CA": 4, "DA": 2, "EB": 1}, 1)
    assert record.stages[1].of == (5, 4, 3)
    assert {each.why for each in record.stages[1].of_kind(Happening.EXCLUDED)} == {Why.TOGETHER}
    assert record.elected == (1,)


def test_batches_pass_on_by_falling_value_and_whoever_is_elected_after_one_gets_nothing_of_the_next() -> None:
    record = count("ers97", {"AE": 30, "ACBD": 10, "B": 20, "C": 1, "CBD": 8, "D": 25, "E": 18}, 3)
    first, second = (stage for stage in record.stages if stage.part)
    assert [(stage.of, stage.part, stage.value) for stage in (first, second)] == [((3,), 1, 100), ((3,), 2, 30)]
    assert (first.number, second.number) == (3, 3)
    assert [event.candidate for event in first.of_kind(Happening.ELECTED)] == [2]
    assert [(each.taker, each.papers, each.votes) for each in second.transfers] == [(4, 10, 300)]
    assert said(record.elected) == "ABD"


def test_without_anybody_elected_papers_that_end_lower_the_quota() -> None:
    record = count("ers97", {"A": 30, "B": 28, "C": 25, "D": 10}, 1)
    assert record.stages[0].quota == 4650
    assert record.stages[1].quota == 4150  # ten papers named nobody but D


def test_a_share_of_the_active_votes_that_nobody_can_take_away_elects() -> None:
    record = count("ers97", {"A": 50, "B": 20, "C": 18, "D": 17, "E": 1}, 2)
    assert record.stages[0].quota == 3534
    by_active = [event for stage in record.stages for event in stage.events if event.why is Why.ACTIVE]
    for event in by_active:
        stage = record.events(Happening.ELECTED)[event.candidate][0]
        assert stage.quota is not None
        assert event.votes < stage.quota
    assert by_active
    assert record.stages[-1].needed is None or isinstance(record.stages[-1].needed, Fraction)


def test_equals_with_too_few_seats_wait_where_nothing_parts_them() -> None:
    # Ten papers, two seats, quota 3.34: one seat is left for B and C, who have all the rest between them.
    record = count("ers97", {"A": 4, "B": 3, "C": 3}, 2)
    assert record.stages[0].of_kind(Happening.LEVEL) == ()
    assert record.open_tie is not None
    assert count("ers97", {"A": 4, "B": 3, "C": 3}, 2, drawn="CB").elected == (1, 3)


@pytest.mark.parametrize("seats", [1, 2, 3])
def test_nothing_is_lost_at_any_stage(seats: int) -> None:
    record = count(
        "ers97", {"ABC": 17, "BAD": 14, "CDB": 11, "DCA": 9, "EAB": 6, "FE": 3, "F": 2}, seats, drawn="ABCDEF"
    )
    for stage in record.stages:
        assert sum(units or 0 for units in stage.votes) + stage.exhausted + stage.loss == record.valid * record.one
    assert len(record.elected) == seats
