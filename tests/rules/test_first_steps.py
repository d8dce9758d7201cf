"""The first steps in a new office: those done are left out, and an office at work is told of none."""

from itertools import combinations

import pytest

from pomanager.rules.governance.first_steps import FIRST_STEP_WORDS, FOUNDING, FirstStep, first_steps_left


def test_each_step_has_its_words() -> None:
    assert set(FIRST_STEP_WORDS) == set(FirstStep)


@pytest.mark.parametrize("many", range(len(FirstStep) + 1))
def test_what_is_left_is_what_is_not_done_until_the_office_is_at_work(many: int) -> None:
    for done in map(set, combinations(FirstStep, many)):
        left = first_steps_left(done)
        if done >= FOUNDING:
            assert left == ()
        else:
            assert {*left} == {*FirstStep} - done
            assert list(left) == [step for step in FirstStep if step in left]


def test_nobody_is_told_to_do_what_they_may_not() -> None:
    assert first_steps_left((), (FirstStep.BODY, FirstStep.MEMBERS)) == (FirstStep.MEMBERS, FirstStep.BODY)
