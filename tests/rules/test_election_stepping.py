"""The steps of an election: what is done, what is missing, what comes late, and which act is next."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pomanager.rules.elections.kinds import CandidateOrder, ElectionState
from pomanager.rules.elections.stepping import StepAct, StepFacts, StepKey, next_step, steps_of
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.preparing import StepState
from pomanager.rules.objections import Objection, Weight

DAY, TODAY = date(2026, 12, 20), date(2026, 11, 20)
FACTS = StepFacts(
    state=ElectionState.PREPARED, today=TODAY, held_on=DAY, place="Mungwa", in_meeting=False, way=Way.SECRET, seats=3,
    contests=1, candidates_until=date(2026, 12, 1), standing=0, not_agreed=0, withdrawn=0,
    order=CandidateOrder.ALPHABETICAL, published_on=None, tellers=0, others=0, voters=0, votes=0, ticked=0,
    papers_given=0, papers_counted=0, open_batches=0, in_the_way=(), declared_on=None, object_until=None, elected=0,
    installed=0,
)  # fmt: skip


def after(**known: Any) -> dict[StepKey, StepState]:  # noqa: ANN401 - any of the facts
    """How far each step is, with these facts."""
    return {each.key: each.state for each in steps_of(replace(FACTS, **known))}


def test_a_new_election_waits_for_its_call() -> None:
    steps = steps_of(FACTS)
    first = next_step(steps)
    assert first is not None
    assert (first.key, first.acts[0], first.due_on) == (StepKey.NOMINATIONS, StepAct.CALL, date(2026, 12, 1))
    waiting = {each.key for each in steps if each.state is StepState.WAITS}
    later = {StepKey.LIST, StepKey.VOTING, StepKey.COUNTING, StepKey.RESULT, StepKey.DECLARED, StepKey.INSTALLED}
    assert waiting == later


@pytest.mark.parametrize(("day", "late"), [(date(2026, 12, 1), False), (date(2026, 12, 2), True)])
def test_a_call_is_late_once_the_last_day_of_candidacies_is_over(day: date, *, late: bool) -> None:
    assert (after(today=day)[StepKey.NOMINATIONS] is StepState.LATE) is late


def test_without_a_place_the_first_step_is_open_but_not_in_a_meeting() -> None:
    assert after(place=" ")[StepKey.PREPARED] is StepState.OPEN
    assert after(place="", in_meeting=True)[StepKey.PREPARED] is StepState.DONE


@pytest.mark.parametrize(
    ("known", "state", "act"),
    [
        ({"standing": 0}, StepState.WAITS, None),
        ({"standing": 4, "not_agreed": 1}, StepState.OPEN, StepAct.CANDIDATES),
        ({"standing": 4, "today": date(2026, 12, 1)}, StepState.WAITS, StepAct.PUBLISH),
        ({"standing": 4, "today": date(2026, 12, 2)}, StepState.OPEN, StepAct.PUBLISH),
        ({"standing": 4, "today": date(2026, 12, 21)}, StepState.LATE, StepAct.PUBLISH),
    ],
)
def test_the_list_waits_for_those_who_have_not_agreed_and_for_the_last_day(
    known: dict[str, Any], state: StepState, act: StepAct | None
) -> None:
    told = {each.key: each for each in steps_of(replace(FACTS, state=ElectionState.NOMINATIONS, **known))}
    assert told[StepKey.LIST].state is state
    assert told[StepKey.LIST].acts == (() if act is None else (act,))


def test_the_poll_wants_a_roll_except_by_acclamation() -> None:
    published: dict[str, Any] = {"state": ElectionState.PUBLISHED, "published_on": TODAY, "standing": 4}
    assert after(**published)[StepKey.VOTING] is StepState.WAITS
    assert after(**published, voters=5)[StepKey.VOTING] is StepState.OPEN
    assert after(**published, way=Way.ACCLAMATION)[StepKey.VOTING] is StepState.OPEN
    assert after(**published, voters=5, today=date(2026, 12, 21))[StepKey.VOTING] is StepState.LATE


def test_the_roll_of_a_meeting_is_frozen_on_its_page() -> None:
    told = {each.key: each.acts for each in steps_of(replace(FACTS, in_meeting=True))}
    assert told[StepKey.VOTERS] == (StepAct.MEETING,)
    assert {each.key: each.acts for each in steps_of(FACTS)}[StepKey.VOTERS] == (StepAct.FREEZE,)


def test_what_stands_in_the_way_is_said_at_the_result() -> None:
    tie = Objection("A tie is open.")
    counted = replace(FACTS, state=ElectionState.COUNTED, published_on=TODAY, in_the_way=(tie,))
    told = {each.key: each for each in steps_of(counted)}
    assert told[StepKey.RESULT].sentence is tie
    assert told[StepKey.DECLARED].state is StepState.WAITS
    only_asked = replace(counted, in_the_way=(replace(tie, weight=Weight.WARN),))
    assert {each.key: each.state for each in steps_of(only_asked)}[StepKey.DECLARED] is StepState.OPEN


def test_seats_are_taken_one_after_the_other() -> None:
    declared: dict[str, Any] = {
        "state": ElectionState.DECLARED,
        "declared_on": TODAY,
        "published_on": TODAY,
        "elected": 3,
    }
    assert after(**declared, installed=2)[StepKey.INSTALLED] is StepState.OPEN
    done = after(**declared, installed=3, standing=4, tellers=1, voters=5)
    assert set(done.values()) == {StepState.DONE}


def test_of_an_annulled_election_only_the_result_is_opened() -> None:
    void = steps_of(replace(FACTS, state=ElectionState.ANNULLED, published_on=TODAY, standing=4))
    assert next_step(void) is None
    assert {act for each in void if each.state is StepState.WAITS for act in each.acts} == {StepAct.RESULT}
