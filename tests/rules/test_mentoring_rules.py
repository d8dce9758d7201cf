"""The rules of the mentoring: programmes, pairs, the journey, what it takes to graduate, what asks for attention."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.mentoring import journey, pairing
from pomanager.rules.mentoring.attention import AttentionKind, PairNow, attention_to, overload
from pomanager.rules.mentoring.graduation import Progress, conditions, unmet
from pomanager.rules.mentoring.journey import PairSpan, SessionFacts
from pomanager.rules.mentoring.kinds import Chosen, PairEventKind, PairState, PartRole, Rater
from pomanager.rules.mentoring.pairing import OneOfTwo, PairFacts, objections_to_pair
from pomanager.rules.mentoring.programmes import (
    TEMPLATES,
    ProgrammeRules,
    by_bylaws,
    months_between,
    objections_to_programme,
    planned_sessions,
)  # fmt: skip
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording

TODAY = date(2026, 11, 23)
BEGAN = date(2026, 1, 12)
NAME = Wording({"fr": "Femmes leaders"})
USUAL = ProgrammeRules()


def said(found: tuple[Objection, ...]) -> list[str]:
    return [each.about for each in found]


@pytest.mark.parametrize(("months", "fits"), [(5, False), (6, True), (18, True), (19, False)])
def test_a_programme_lasts_half_a_year_to_a_year_and_a_half(months: int, *, fits: bool) -> None:
    found = objections_to_programme(NAME, BEGAN, replace(USUAL, months=months, reviews=(3,)))
    assert said(found) == ([] if fits else ["months"])


@pytest.mark.parametrize("reviews", [(), (3, 3), (6, 3), (0, 3), (3, 13)])
def test_reviews_come_one_after_the_other_within_the_programme(reviews: tuple[int, ...]) -> None:
    assert said(objections_to_programme(NAME, BEGAN, replace(USUAL, reviews=reviews))) == ["reviews"]


def test_everything_about_a_programme_is_said_at_once() -> None:
    none = ProgrammeRules(
        months=1, reviews=(), sessions_per_month=0, mentor_load=0, sessions_percent=101, quiet_days=1
    )  # fmt: skip
    assert len(objections_to_programme(Wording(), None, none)) == 8


def test_templates_and_silent_by_laws_give_rules_that_stand() -> None:
    for rules in (*TEMPLATES.values(), by_bylaws(Bylaws())):
        assert objections_to_programme(NAME, BEGAN, rules) == ()
    assert by_bylaws(Bylaws()) == USUAL


def test_months_are_whole() -> None:
    assert [months_between(BEGAN, day) for day in (BEGAN, date(2026, 2, 11), date(2026, 2, 12), TODAY)] == [0, 0, 1, 10]
    assert months_between(TODAY, BEGAN) == 0
    assert planned_sessions(USUAL, BEGAN, date(2030, 1, 1)) == 12


MENTEE = OneOfTwo(
    name="Aline", person_id=1, programme_id=7, role=PartRole.MENTEE, chosen=Chosen.SELECTED, consented=True
)
MENTOR = replace(MENTEE, name="Goreth", person_id=2, role=PartRole.MENTOR)
PAIR = PairFacts(
    mentee=MENTEE, mentor=MENTOR, programme_id=7, cohort_starts=BEGAN, starts_on=BEGAN, today=TODAY, load=1, capacity=2
)


def test_a_pair_that_fits_is_let() -> None:
    assert objections_to_pair(PAIR) == ()


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (replace(PAIR, load=2), pairing.FULL),
        (replace(PAIR, mentor_now="Spès"), pairing.TAKEN),
        (replace(PAIR, kin=True), pairing.MENTEE_KIN),
        (replace(PAIR, authority=pairing.CHAIRS), pairing.CHAIRS),
        (replace(PAIR, mentee=replace(MENTEE, consented=False)), pairing.NO_CONSENT),
        (replace(PAIR, mentor=replace(MENTOR, chosen=Chosen.WAITING)), pairing.NOT_SELECTED),
        (replace(PAIR, mentor=replace(MENTOR, person_id=1)), pairing.ONE_PERSON),
        (replace(PAIR, programme_id=8), pairing.OTHER_PROGRAMME),
        (replace(PAIR, starts_on=BEGAN - timedelta(days=1)), pairing.BEFORE_COHORT),
        (replace(PAIR, starts_on=TODAY + timedelta(days=1)), pairing.TOO_FAR),
    ],
)
def test_what_speaks_against_a_pair(facts: PairFacts, message: str) -> None:
    assert [each.message for each in objections_to_pair(facts)] == [message]


def test_all_that_speaks_against_a_pair_is_said_at_once() -> None:
    facts = replace(PAIR, load=2, mentor_now="Spès", kin=True)
    assert len(objections_to_pair(facts)) == 3


SPAN = PairSpan(starts_on=BEGAN, ended_on=None, state=PairState.ACTIVE, today=TODAY)
SESSION = SessionFacts(held_on=BEGAN, minutes=60)


@pytest.mark.parametrize(
    ("facts", "about"),
    [
        (SESSION, []),
        (replace(SESSION, held_on=BEGAN - timedelta(days=1)), ["held_on"]),
        (replace(SESSION, held_on=TODAY), []),
        (replace(SESSION, held_on=TODAY + timedelta(days=1)), ["held_on"]),
        (replace(SESSION, minutes=4), ["minutes"]),
        (replace(SESSION, minutes=601), ["minutes"]),
        (replace(SESSION, next_on=BEGAN), ["next_on"]),
        (replace(SESSION, held_on=None, minutes=None, topics="x" * 201), ["held_on", "minutes", "topics"]),
    ],
)
def test_a_session_lies_between_the_pair_and_today(facts: SessionFacts, about: list[str]) -> None:
    assert said(journey.objections_to_session(SPAN, facts)) == about


def test_marks_keep_to_the_scale_and_to_the_list() -> None:
    known = frozenset({1, 2})
    assert journey.objections_to_marks(TODAY, {1: 1, 2: 4}, known, TODAY) == ()
    assert said(journey.objections_to_marks(TODAY, {1: 0}, known, TODAY)) == ["marks"]
    assert said(journey.objections_to_marks(None, {1: 5, 3: 2}, known, TODAY)) == ["rated_on", "marks", "marks"]


READY = Progress(planned=12, held=9, goals=1, reviewed=True, tasks=1, rated_by=frozenset(Rater))


def test_three_quarters_of_the_sessions_are_enough_and_one_less_is_not() -> None:
    assert unmet(conditions(USUAL, READY)) == ()
    (missing,) = unmet(conditions(USUAL, replace(READY, held=8)))
    assert missing.details == {"held": 8, "planned": 12, "needed": 9}


def test_every_condition_that_is_not_met_is_told() -> None:
    none = Progress(planned=12, held=0, goals=0, reviewed=False, tasks=0, rated_by=frozenset())
    found = journey.objections_to_event(
        SPAN, PairEventKind.GRADUATED, TODAY, "", latest=None, conditions=conditions(USUAL, none)
    )
    assert len(found) == 6
    assert len(unmet(conditions(replace(USUAL, public_task=False), none))) == 5


def test_pauses_and_ends_have_reasons_and_come_from_where_they_can() -> None:
    def about(kind: PairEventKind, state: PairState, reason: str = "", on: date = TODAY) -> list[str]:
        span = replace(SPAN, state=state)
        return said(journey.objections_to_event(span, kind, on, reason, latest=date(2026, 5, 5)))

    assert about(PairEventKind.LEFT, PairState.ACTIVE) == ["reason"]
    assert about(PairEventKind.LEFT, PairState.ACTIVE, "Moved away", date(2026, 5, 4)) == ["on"]
    assert about(PairEventKind.LEFT, PairState.ACTIVE, "Moved away", date(2026, 5, 5)) == []
    assert about(PairEventKind.RESUMED, PairState.ACTIVE) == ["kind"]
    assert about(PairEventKind.AGREED, PairState.MATCHED) == []
    assert about(PairEventKind.GRADUATED, PairState.LEFT) == ["kind"]


def test_a_pause_leads_back_to_where_it_began() -> None:
    agreed, paused, resumed = PairEventKind.AGREED, PairEventKind.PAUSED, PairEventKind.RESUMED
    assert journey.state_of(()) is PairState.MATCHED
    assert journey.state_of((paused, resumed)) is PairState.MATCHED
    assert journey.state_of((agreed, paused)) is PairState.PAUSED
    assert journey.state_of((agreed, paused, resumed)) is PairState.ACTIVE
    assert journey.state_of((agreed, PairEventKind.GRADUATED)) is PairState.GRADUATED


NOW = PairNow(
    mentee="Aline", mentor="Goreth", state=PairState.ACTIVE, starts_on=BEGAN, journey_starts=BEGAN,
    last_session=TODAY, reviews=frozenset({3, 6, 9}),
)  # fmt: skip


def kinds(pair: PairNow, day: date = TODAY) -> list[AttentionKind]:
    return [each.kind for each in attention_to(USUAL, pair, day)]


def test_a_pair_that_goes_well_asks_for_nothing() -> None:
    assert kinds(NOW) == []


def test_silence_is_noticed_the_day_after_the_limit() -> None:
    met = TODAY - timedelta(days=60)
    assert kinds(replace(NOW, last_session=met)) == []
    assert kinds(replace(NOW, last_session=met - timedelta(days=1))) == [AttentionKind.QUIET]
    assert kinds(replace(NOW, last_session=None, paused_until=TODAY)) == []
    assert kinds(replace(NOW, last_session=None, state=PairState.PAUSED)) == []


def test_the_latest_review_is_asked_for_and_no_older_one() -> None:
    assert kinds(replace(NOW, reviews=frozenset({3, 6}))) == [AttentionKind.REVIEW]
    assert kinds(replace(NOW, reviews=frozenset({9}))) == []


def test_consents_goals_agreements_and_the_end_are_asked_for() -> None:
    late = replace(
        NOW, mentee_consented=False, mentor_consented=False, late_goals=2, oldest_goal=date(2026, 9, 1),
        state=PairState.MATCHED,
    )  # fmt: skip
    kinds_late = [AttentionKind.CONSENT, AttentionKind.CONSENT, AttentionKind.GOAL, AttentionKind.AGREEMENT]
    assert kinds(late) == kinds_late
    assert kinds(replace(NOW, last_session=date(2027, 1, 13), reviews=frozenset({12})), date(2027, 1, 13)) == [
        AttentionKind.OVER_TIME
    ]


def test_a_pair_that_is_over_asks_for_nothing() -> None:
    assert kinds(replace(NOW, state=PairState.GRADUATED, mentee_consented=False)) == []


def test_a_mentor_asks_for_attention_with_one_too_many() -> None:
    assert overload("Goreth", 2, 2, TODAY) is None
    assert overload("Goreth", 3, 2, TODAY) is not None
