"""Trainings: a topic, a day that has come, a length that can be."""

from datetime import date

import pytest

from pomanager.rules.trainings import MOST_HALF_DAYS, TrainingFacts, objections_to_removal, objections_to_training
from pomanager.rules.wording import Wording

TODAY = date(2026, 11, 23)
TOPIC = Wording({"fr": "Comptes simples"})


def about(**known: object) -> list[str]:
    facts = TrainingFacts(**{"today": TODAY, "topic": TOPIC, "began_on": TODAY, **known})  # type: ignore[arg-type]
    return [each.about for each in objections_to_training(facts)]


@pytest.mark.parametrize(
    ("half_days", "said"),
    [(None, []), (0, ["half_days"]), (1, []), (MOST_HALF_DAYS, []), (MOST_HALF_DAYS + 1, ["half_days"])],
)
def test_a_training_takes_as_long_as_can_be(half_days: int | None, said: list[str]) -> None:
    assert about(half_days=half_days) == said


def test_a_training_has_begun() -> None:
    assert about(began_on=date(2026, 11, 24)) == ["began_on"]
    assert about(began_on=None) == ["began_on"]


def test_everything_is_said_at_once() -> None:
    assert about(topic=Wording(), began_on=None, half_days=0, provider="x" * 201, place="a\u202eb") == [
        "topic", "provider", "place", "began_on", "half_days",
    ]  # fmt: skip
    assert about(topic=Wording({"fr": "x" * 201})) == ["topic"]


def test_a_training_with_people_stays() -> None:
    assert objections_to_removal(0) == ()
    assert [each.stops for each in objections_to_removal(1)] == [True]
