"""Who may appeal against an exclusion, and how an appeal is decided: each limit just below, at and just above it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pomanager.rules.appeals import (
    LONGEST_GROUNDS,
    OUTCOME_WORDS,
    AppealFacts,
    AppealOutcome,
    objections_to_appeal,
    objections_to_appeal_decision,
)
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection

TODAY = date(2026, 11, 23)
EXCLUDED_ON = date(2026, 9, 1)
LODGED_ON = date(2026, 9, 20)
DAY = timedelta(days=1)
EXCLUDED = AppealFacts(status=Status.EXCLUDED, since=EXCLUDED_ON, today=TODAY)
WAITING = replace(EXCLUDED, pending_since=LODGED_ON)


def about(objections: tuple[Objection, ...]) -> list[str]:
    return [objection.about for objection in objections]


@pytest.mark.parametrize(
    ("day", "objected"),
    [
        (EXCLUDED_ON - DAY, ["lodged_on"]), (EXCLUDED_ON, []), (EXCLUDED_ON + DAY, []), (TODAY - DAY, []), (TODAY, []),
        (TODAY + DAY, ["lodged_on"]),
    ],
)  # fmt: skip
def test_an_appeal_lies_between_the_exclusion_and_today(day: date, objected: list[str]) -> None:
    assert about(objections_to_appeal(EXCLUDED, day, "")) == objected


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.EXCLUDED])
def test_only_an_exclusion_is_appealed_against(status: Status) -> None:
    assert len(objections_to_appeal(replace(EXCLUDED, status=status), TODAY, "")) == 1


def test_one_appeal_waits_at_a_time_and_a_rejected_one_is_not_decided_twice() -> None:
    assert objections_to_appeal(WAITING, TODAY, "")[0].details == {"day": LODGED_ON}
    assert objections_to_appeal(replace(EXCLUDED, rejected_on=TODAY), TODAY, "")[0].details == {"day": TODAY}


@pytest.mark.parametrize(("letters", "objected"), [(0, []), (LONGEST_GROUNDS, []), (LONGEST_GROUNDS + 1, ["grounds"])])
def test_grounds_have_room_to_a_limit(letters: int, objected: list[str]) -> None:
    assert about(objections_to_appeal(EXCLUDED, TODAY, "x" * letters)) == objected


@pytest.mark.parametrize(
    ("day", "objected"),
    [(LODGED_ON - DAY, ["decided_on"]), (LODGED_ON, []), (TODAY, []), (TODAY + DAY, ["decided_on"])],
)
def test_it_is_decided_between_its_lodging_and_today(day: date, objected: list[str]) -> None:
    assert about(objections_to_appeal_decision(WAITING, AppealOutcome.UPHELD, day, "AG 2026")) == objected


def test_everything_missing_from_a_decision_is_said_at_once() -> None:
    assert about(objections_to_appeal_decision(WAITING, None, TODAY + DAY, " ")) == [
        "outcome", "decided_on", "decision",
    ]  # fmt: skip
    assert about(objections_to_appeal_decision(WAITING, AppealOutcome.PENDING, TODAY, "x")) == ["outcome"]
    assert about(
        objections_to_appeal_decision(WAITING, AppealOutcome.REJECTED, TODAY, "x" * (LONGEST_GROUNDS + 1))
    ) == ["decision"]


def test_nothing_is_decided_where_nothing_waits_or_the_exclusion_holds_no_more() -> None:
    assert len(objections_to_appeal_decision(EXCLUDED, AppealOutcome.UPHELD, TODAY, "x")) == 1
    returned = replace(WAITING, status=Status.ACTIVE)
    assert len(objections_to_appeal_decision(returned, AppealOutcome.UPHELD, TODAY, "x")) == 1


def test_every_outcome_has_a_word() -> None:
    assert set(OUTCOME_WORDS) == set(AppealOutcome)
