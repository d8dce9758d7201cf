"""Names on days: which one was borne, and what speaks against writing a change down."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import VagueDate
from pomanager.rules.name_changes import (
    NameFacts,
    former_on,
    objections_to_name_change,
    objections_to_taking_back_name,
)
from pomanager.rules.objections import Objection, stopping
from pomanager.rules.writing import LONGEST_TEXT

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
MARRIED = NameFacts(
    today=TODAY, on=TODAY, now="Токтосунова Айгүл", full_name="Токтосун кызы Айгүл", document="ZAGS 12/2025",
    birth=VagueDate(1987, 3), last_change=date(2020, 5, 1),
)  # fmt: skip


@dataclass(frozen=True)
class Former:
    """A former name of a test."""

    name: str
    until: date


def about(objections: tuple[Objection, ...]) -> list[str]:
    return [each.about for each in objections]


def test_nothing_speaks_against_a_name_with_day_and_document() -> None:
    assert objections_to_name_change(MARRIED) == ()


def test_everything_wrong_is_said_at_once() -> None:
    wrong = replace(
        MARRIED, full_name=" ", on=TODAY + DAY, document="", doubles=(("7", "Awa"),),
        parts=(("reason", "a\u202eb"), ("given_name", "x" * (LONGEST_TEXT + 1)), ("document", "x" * LONGEST_TEXT)),
    )  # fmt: skip
    found = objections_to_name_change(wrong)
    assert about(found) == ["full_name", "reason", "given_name", "on", "document", "full_name"]
    assert about(stopping(found)) == ["full_name", "reason", "given_name", "on"]


@pytest.mark.parametrize(
    ("on", "objected"),
    [
        (TODAY, False),
        (TODAY + DAY, True),
        (date(2020, 5, 1), False),
        (date(2020, 4, 30), True),
    ],
)
def test_a_change_lies_between_the_last_one_and_today(on: date, *, objected: bool) -> None:
    assert bool(objections_to_name_change(replace(MARRIED, on=on))) is objected


@pytest.mark.parametrize(("on", "objected"), [(date(1987, 3, 1), False), (date(1987, 2, 28), True)])
def test_nobody_changes_a_name_before_birth(on: date, *, objected: bool) -> None:
    assert bool(objections_to_name_change(replace(MARRIED, on=on, last_change=None))) is objected


def test_the_present_name_is_no_new_one_but_a_new_script_is() -> None:
    same = replace(MARRIED, full_name=MARRIED.now)
    assert about(objections_to_name_change(same)) == ["full_name"]
    assert objections_to_name_change(replace(same, other_script="Toktosunova Aigul")) == ()


def test_only_a_change_there_is_can_be_taken_back_with_a_reason() -> None:
    assert about(objections_to_taking_back_name(0, " ")) == ["", "reason"]
    assert objections_to_taking_back_name(1, "Wrong person.") == ()


def test_the_name_of_a_day_is_the_earliest_that_still_held() -> None:
    former = [Former("A", date(2010, 1, 1)), Former("B", date(2020, 1, 1)), Former("C", date(2020, 1, 1))]
    asked = {date(2009, 12, 31): "A", date(2010, 1, 1): "B", date(2019, 12, 31): "B"}
    assert {day: getattr(former_on(former, day), "name", None) for day in asked} == asked
    assert former_on(former, date(2020, 1, 1)) is None


@given(st.lists(st.integers(0, 30), max_size=8), st.integers(-1, 31))
def test_the_name_of_a_day_is_what_a_replay_of_the_changes_leads_to(days: list[int], asked: int) -> None:
    start = date(2000, 1, 1)
    former = [Former(f"name {place}", start + timedelta(days=day)) for place, day in enumerate(sorted(days))]
    day = start + timedelta(days=asked)
    borne = "name 0"
    for place, each in enumerate(former):
        if each.until <= day:
            borne = f"name {place + 1}"
    present = f"name {len(former)}"
    assert getattr(former_on(former, day), "name", present) == borne
