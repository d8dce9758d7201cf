"""Every rule on ties, by hand."""

import pytest

from pomanager.rules.counting.methods import CountOrder, Method, lot
from pomanager.rules.counting.record import Question, Step, Tie, TieKind
from pomanager.rules.counting.ties import TieRule, Unanswered, settled
from pomanager.rules.drawing import drawn_order, fingerprint
from tests.rules.counting.electing import count

# Votes of nobody, then of the candidates 1 to 4, after each of three stages.
HISTORY = ([0, 5, 4, 4, 9], [0, 6, 7, 6, 9], [0, 8, 8, 8, 9])
LEVEL = Tie(Question.SURPLUS, 3, (1, 2, 3), 1, 8)
OUT = Tie(Question.EXCLUSION, 3, (1, 2, 3), 1, 8)


@pytest.mark.parametrize(
    ("tie", "rules", "chosen"),
    [
        (LEVEL, [TieRule(TieKind.BACKWARDS)], (2,)),
        (LEVEL, [TieRule(TieKind.FORWARDS)], (1,)),
        (OUT, [TieRule(TieKind.BACKWARDS)], (3,)),
        (OUT, [TieRule(TieKind.FORWARDS)], (3,)),
        (LEVEL, [lot(3, 1, 2)], (3,)),
        (OUT, [lot(3, 1, 2)], (2,)),
        (LEVEL, [TieRule(TieKind.SENIORITY, ((2,), (1, 3)))], (2,)),
        (OUT, [TieRule(TieKind.SENIORITY, ((2,), (1, 3))), lot(1, 3)], (3,)),
        (LEVEL, [TieRule(TieKind.REVOTE, ((3,), (2,), (1,)))], (3,)),
        (LEVEL, [TieRule(TieKind.ORDER, ((4,), (1,), (2,), (3,)))], (1,)),
        (LEVEL, [lot(1, 2), lot(4, 3, 2, 1)], (3,)),
    ],
)
def test_each_rule_chooses(tie: Tie, rules: list[TieRule], chosen: tuple[int, ...]) -> None:
    assert settled(tie, rules, HISTORY).chosen == chosen


def test_what_was_looked_at_stands_in_the_tie() -> None:
    steps = settled(OUT, [TieRule(TieKind.BACKWARDS)], HISTORY).steps
    assert steps == (Step(TieKind.BACKWARDS, 2, ((2,), (1, 3))), Step(TieKind.BACKWARDS, 1, ((1,), (3,))))


def test_a_seed_draws_by_rising_fingerprints_and_draws_the_same_again() -> None:
    order = drawn_order("12 dice: 4163", (1, 2, 3))
    assert [fingerprint("12 dice: 4163", each) for each in order] == sorted(
        fingerprint("12 dice: 4163", each) for each in (1, 2, 3)
    )
    rules = [TieRule(TieKind.SEED, seed="12 dice: 4163")]
    assert settled(LEVEL, rules, HISTORY).chosen == order[:1]
    assert settled(OUT, rules, HISTORY).chosen == order[-1:]


def test_who_drew_the_lot_stays_with_the_tie() -> None:
    (step,) = settled(LEVEL, [lot(2, 1, 3, told="Drawn by Awa; witnesses: Bintou, Coumba")], HISTORY).steps
    assert step == Step(TieKind.LOT, 0, ((2,), (1,), (3,)), "Drawn by Awa; witnesses: Bintou, Coumba")


def test_several_places_are_filled_from_the_top() -> None:
    tie = Tie(Question.SEAT, 1, (1, 2, 3, 4), 2, 8)
    assert settled(tie, [lot(4, 2, 1, 3)], ()).chosen == (2, 4)
    assert settled(tie, [TieRule(TieKind.SENIORITY, ((3,), (1, 2), (4,))), lot(2, 1)], ()).chosen == (2, 3)


@pytest.mark.parametrize("rules", [[], [lot(1, 2)], [TieRule(TieKind.SENIORITY, ((1, 2, 3),))]])
def test_what_nothing_tells_apart_stays_open(rules: list[TieRule]) -> None:
    with pytest.raises(Unanswered) as stopped:
        settled(LEVEL, rules, HISTORY[2:])
    assert stopped.value.tie.is_open


def test_without_a_rule_the_method_keeps_to_its_own_and_then_asks_for_a_lot() -> None:
    own = {method: [rule.kind for rule in CountOrder(method=method, seats=1).rules] for method in Method}
    assert {method: kinds for method, kinds in own.items() if kinds} == {
        Method.SCOTTISH: [TieKind.BACKWARDS],
        Method.ERS97: [TieKind.FORWARDS],
        Method.MEEK: [TieKind.FORWARDS],
    }
    # C was behind D at first, and both have five now: Scottish rules look back, instant run-off draws at once.
    papers = {"A": 20, "B": 16, "C": 4, "D": 5, "EC": 1}
    assert [tie.chosen for tie in count("scottish", papers).ties] == [(3,)]
    assert count("irv", papers).open_tie is not None
