"""Candidates by age: who was certainly born earlier is ahead; what is not known decides nothing."""

from pomanager.rules.calendar import VagueDate
from pomanager.rules.elections.ages import by_age


def test_who_was_born_earlier_is_ahead() -> None:
    births = {1: VagueDate(1980, 5, 2), 2: VagueDate(1970, 1, 1), 3: VagueDate(1980, 5, 3)}
    assert by_age(births) == ((2,), (1,), (3,))
    assert by_age(births, younger_first=True) == ((3,), (1,), (2,))


def test_those_who_may_be_of_one_age_stand_together() -> None:
    births = {1: VagueDate(1980), 2: VagueDate(1980, 12, 31), 3: VagueDate(1981, 1, 1), 4: VagueDate(1979, 12)}
    assert by_age(births) == ((4,), (1, 2), (3,))


def test_a_span_of_days_reaches_over_several() -> None:
    births = {1: VagueDate(1980, 3), 2: VagueDate(1980), 3: VagueDate(1980, 12, 24)}
    assert by_age(births) == ((2, 1, 3),)


def test_a_guess_and_no_birth_at_all_are_left_out() -> None:
    assert by_age({1: VagueDate(1960, about=True), 2: None, 3: VagueDate(1970)}) == ((3,),)
