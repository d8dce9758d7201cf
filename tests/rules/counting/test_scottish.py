"""The Scottish rules: stages worked by hand, and a plain counter that follows each paper by itself."""

from decimal import ROUND_DOWN, Decimal

from hypothesis import given

from pomanager.rules.counting.ballots import Ballots, candidates_on
from pomanager.rules.counting.methods import CountOrder, Method, counted, lot
from pomanager.rules.counting.record import Act, Happening, TieKind, Why
from tests.rules.counting.electing import count, said, shown, some_ballots


def test_a_surplus_passes_on_with_all_papers_at_five_decimals() -> None:
    record = count("scottish", {"ABC": 21, "AC": 20, "B": 25, "C": 15, "DB": 10}, 2)
    first, surplus, out = record.stages
    assert record.valid == 91
    assert first.quota == 31 * record.one
    assert shown(record, first) == [41, 25, 15, 10]
    assert (surplus.act, surplus.of, surplus.value) == (Act.SURPLUS, (1,), 24390)  # 10 ÷ 41 = 0.24390…
    assert shown(record, surplus) == [31, 30.1219, 19.878, 10]
    assert surplus.loss == 10 * record.one - 41 * 24390
    assert (out.act, out.of) == (Act.EXCLUSION, (4,))
    assert shown(record, out) == [31, 40.1219, 19.878, 0]
    assert said(record.elected) == "AB"


def test_exactly_the_quota_makes_no_stage() -> None:
    record = count("scottish", {"AB": 4, "BC": 3, "CB": 2, "DC": 1}, 2)
    assert record.stages[0].quota == 4 * record.one
    assert [stage.act for stage in record.stages] == [Act.FIRST, Act.EXCLUSION, Act.EXCLUSION]
    assert said(record.elected) == "AB"


def test_nobody_at_the_quota_receives_papers_even_before_their_surplus_has_passed_on() -> None:
    record = count("scottish", {"ABC": 40, "B": 30, "C": 12, "D": 5}, 2)
    assert said(record.elected) == "AB"
    record = count("scottish", {"ABC": 40, "BD": 30, "C": 5, "D": 9}, 3)
    assert record.stages[1].of == (1,)
    assert shown(record, record.stages[1])[1:3] == [30, 5 + 40 * 0.45]


def test_the_largest_surplus_goes_first_and_equal_ones_by_the_latest_stage_at_which_they_differed() -> None:
    papers = {"A": 24, "B": 24, "C": 10, "DA": 3, "EAB": 2, "FB": 5}
    record = count("scottish", papers, 3, drawn="AB")
    assert record.stages[0].quota == 18 * record.one
    assert record.stages[1].of == (1,)
    (tie,) = record.ties
    assert (tie.chosen, tie.steps[0].kind) == ((1,), TieKind.LOT)


def test_equal_lowest_are_told_apart_by_the_latest_earlier_stage() -> None:
    papers = {"A": 20, "B": 16, "C": 7, "D": 5, "ED": 2, "FC": 1, "EA": 1}
    record = count("scottish", papers, 1)
    out = [stage.of for stage in record.stages if stage.act is Act.EXCLUSION]
    assert out[:2] == [(6,), (5,)]
    record = count("scottish", {"A": 20, "B": 16, "C": 7, "D": 5, "ED": 2}, 1)
    assert [stage.of for stage in record.stages[1:3]] == [(5,), (4,)]
    (tie,) = record.ties
    assert (tie.candidates, tie.steps[0].stage, tie.steps[0].order) == ((3, 4), 1, ((3,), (4,)))


def test_of_three_equal_only_the_two_lower_before_are_looked_at_further() -> None:
    papers = {"A": 30, "B": 8, "C": 8, "D": 9, "EB": 1, "EC": 1, "F": 40}
    record = count("scottish", papers, 1, drawn="CB")
    tie = next(each for each in record.ties if each.candidates == (2, 3, 4))
    assert [step.order for step in tie.steps] == [((4,), (2, 3)), ((3,), (2,))]
    assert tie.chosen == (2,)


def test_as_many_left_as_seats_are_elected_and_nothing_passes_on() -> None:
    record = count("scottish", {"A": 10, "B": 3, "C": 2}, 2)
    assert [stage.act for stage in record.stages] == [Act.FIRST, Act.SURPLUS, Act.EXCLUSION]
    elected = record.events(Happening.ELECTED)
    assert (elected[1][1].why, elected[2][1].why) == (Why.QUOTA, Why.LAST)
    assert count("scottish", {"ABC": 1}, 3).elected == (1, 2, 3)


def test_a_tie_nothing_breaks_stops_the_count() -> None:
    record = count("scottish", {"A": 5, "B": 2, "C": 2}, 1)
    assert record.elected == (1,)
    record = count("scottish", {"A": 5, "BA": 4, "CA": 4}, 1)
    assert record.open_tie is not None
    assert (record.open_tie.candidates, record.elected, len(record.stages)) == ((2, 3), (), 1)


@given(some_ballots())
def test_stages_are_those_of_a_counter_that_follows_each_paper(found: Ballots) -> None:
    drawn = tuple(range(1, len(found.names) + 1))
    order = CountOrder(method=Method.SCOTTISH, seats=found.seats, ties=(), lots=(lot(*drawn),))
    record = counted(found, order)
    stages, elected = _plainly(found)
    assert [[units / Decimal(record.one) for units in map(_nothing, stage.votes)] for stage in record.stages] == stages
    assert sorted(record.elected) == sorted(elected)


def _nothing(units: int | None) -> Decimal:
    return Decimal(units or 0)


def _plainly(found: Ballots) -> tuple[list[list[Decimal]], list[int]]:
    """Rules 45 to 52 paper by paper, ties by the lower number being ahead."""
    papers = [candidates_on(text) for text, number in found.papers.items() for _each in range(number)]
    worth = [Decimal(1)] * len(papers)
    quota = len(papers) // (found.seats + 1) + 1
    hopeful, elected, waiting = set(found.standing), list[int](), list[int]()
    holder = {place: paper[0] for place, paper in enumerate(papers)}
    votes = {each: Decimal(sum(who == each for who in holder.values())) for each in found.standing}
    stages = []
    while True:
        stages.append([votes[each] for each in found.standing])
        for each in sorted(hopeful, key=lambda each: (-votes[each], each)):
            if votes[each] >= quota and len(elected) < found.seats:
                hopeful.discard(each)
                elected.append(each)
                waiting += [each] if votes[each] > quota else []
        if len(hopeful) <= found.seats - len(elected) or len(elected) == found.seats:
            return stages, elected + (sorted(hopeful) if len(elected) < found.seats else [])
        if waiting:
            giver = min(waiting, key=lambda each: (-votes[each], each))
            waiting.remove(giver)
            surplus, had = votes[giver] - quota, votes[giver]
            votes[giver] = Decimal(quota)
        else:
            giver = min(hopeful, key=lambda each: (votes[each], -each))
            hopeful.discard(giver)
            surplus = had = votes[giver]
            votes[giver] = Decimal(0)
        for place, paper in enumerate(papers):
            if holder[place] == giver:
                taker = next((each for each in paper if each in hopeful), 0)
                if surplus != had:
                    worth[place] = (worth[place] * surplus / had).quantize(Decimal("0.00001"), ROUND_DOWN)
                holder[place] = taker
                if taker:
                    votes[taker] += worth[place]
