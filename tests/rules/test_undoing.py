"""Which act is taken back next, and which is done again: told from the steps of the history alone."""

import pytest

from pomanager.rules.undoing import StepKind, StepSeen, Way, next_to_redo, next_to_undo, standing


def steps(*told: str, mine: bool = True, passing: tuple[int, ...] = ()) -> tuple[StepSeen, ...]:
    """Steps in their order: "act", "undo 1", "redo 1", numbered from 1."""
    found = []
    for number, each in enumerate(told, start=1):
        kind, _space, of = each.partition(" ")
        way = Way.PASSING if number in passing else Way.ROWS
        found.append(StepSeen(number, StepKind(kind), int(of) if of else None, way, is_mine=mine))
    return tuple(found)


@pytest.mark.parametrize(
    ("told", "undo", "redo"),
    [
        ((), None, None),
        (("act",), 1, None),
        (("act", "act"), 2, None),
        (("act", "act", "undo 2"), 1, 2),
        (("act", "act", "undo 2", "undo 1"), None, 1),
        (("act", "act", "undo 2", "undo 1", "redo 1"), 1, 2),
        (("act", "act", "undo 2", "undo 1", "redo 1", "redo 2"), 2, None),
        (("act", "act", "undo 2", "act"), 4, None),
        (("act", "act", "undo 2", "act", "undo 4"), 1, 4),
        (("act", "act", "undo 1"), 2, 1),
        (("act", "undo 1", "redo 1", "undo 1"), None, 1),
    ],
)
def test_what_comes_next(told: tuple[str, ...], undo: int | None, redo: int | None) -> None:
    assert next_to_undo(steps(*told)) == undo
    assert next_to_redo(steps(*told)) == redo


def test_passing_acts_are_passed_over() -> None:
    seen = steps("act", "act", "undo 1", "act", passing=(2, 4))

    assert next_to_undo(seen) is None
    assert next_to_redo(seen) == 1


def test_what_somebody_else_did_is_not_offered() -> None:
    assert next_to_undo(steps("act", mine=False)) is None
    assert next_to_redo(steps("act", "undo 1", mine=False)) is None


def test_an_act_stands_as_its_last_step_says() -> None:
    told = standing(steps("act", "act", "undo 1", "redo 1", "undo 2"))

    assert told == {1: StepKind.REDO, 2: StepKind.UNDO}
