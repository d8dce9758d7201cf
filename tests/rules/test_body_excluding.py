"""What excludes a seat: seats elsewhere, what was declared, and that nothing was declared; who leads a body."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bodies import excluding, judging
from pomanager.rules.bodies.excluding import (
    DECLARED,
    EXCLUDED_BY,
    INCOMPATIBLE,
    NOT_DECLARED,
    TO_BE_SEEN,
    DeclaredInterest,
    exclusions,
    objections_to_interests,
    objections_to_seats,
)
from pomanager.rules.bodies.inconsistencies import HeldSeat, Trouble, looked_over
from pomanager.rules.bodies.judging import AppointmentFacts, CandidateFacts, SeatFacts, objections_to_appointment
from pomanager.rules.bodies.kinds import (
    EXCLUSION_WORDS,
    INTEREST_KIND_WORDS,
    BodyKind,
    Exclusion,
    How,
    InterestKind,
    Office,
    SeatKind,
)
from pomanager.rules.bodies.leading import NO_WOMAN, SEX_UNKNOWN
from pomanager.rules.bodies.leaving import OfficeFacts, objections_to_office
from pomanager.rules.bodies.limits import BodyLimits
from pomanager.rules.bodies.terms import Served, Span
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.members import Sex, Status
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording

TODAY = date(2026, 11, 23)
FIRST, LAST = date(2024, 4, 1), date(2027, 3, 31)
TERM = Span(FIRST, LAST)


def limits(*excluded: BodyKind | Exclusion) -> BodyLimits:
    """By-laws that exclude these."""
    return BodyLimits(incompatible_with=frozenset(excluded))


def declared(kind: InterestKind, days: Span = TERM) -> DeclaredInterest:
    """An interest that was declared."""
    return DeclaredInterest(kind, "Coop du Nord", days)


def said(excluded: Exclusion, *interests: DeclaredInterest, kind: BodyKind = BodyKind.BOARD) -> list[tuple[str, bool]]:
    """Message and whether it stops."""
    found = objections_to_interests("Awa", interests, TERM, kind, limits(excluded))
    return [(each.message, each.stops) for each in found]


@pytest.mark.parametrize(
    ("excluded", "interest", "told"),
    [
        (Exclusion.EMPLOYEE, InterestKind.EMPLOYEE, DECLARED),
        (Exclusion.EMPLOYEE, InterestKind.CONTRACT, NOT_DECLARED),
        (Exclusion.OTHER_COOPERATIVE, InterestKind.OTHER_BOARD, DECLARED),
        (Exclusion.OTHER_COOPERATIVE, InterestKind.OTHER_CHAIR, DECLARED),
        (Exclusion.OTHER_COOPERATIVE, InterestKind.OTHER_OFFICE, TO_BE_SEEN),
        (Exclusion.OTHER_CHAIR, InterestKind.OTHER_CHAIR, DECLARED),
        (Exclusion.OTHER_CHAIR, InterestKind.OTHER_BOARD, TO_BE_SEEN),
        (Exclusion.RELATIVE, InterestKind.KIN_SUPERVISORY, DECLARED),
        (Exclusion.RELATIVE, InterestKind.KIN_BOARD, NOT_DECLARED),  # the same body is not the other one
        (Exclusion.RELATIVE, InterestKind.KIN, TO_BE_SEEN),
        (Exclusion.RELATIVE, InterestKind.BUSINESS, NOT_DECLARED),
    ],
)
def test_what_was_declared_is_held_against_the_by_laws(excluded: Exclusion, interest: InterestKind, told: str) -> None:
    assert said(excluded, declared(interest)) == [(told, told == DECLARED)]
    assert said(excluded) == [(NOT_DECLARED, False)]


def test_kin_in_the_other_body_depends_on_which_body_it_is() -> None:
    of_board, of_watch = declared(InterestKind.KIN_BOARD), declared(InterestKind.KIN_SUPERVISORY)
    assert said(Exclusion.RELATIVE, of_board, kind=BodyKind.SUPERVISORY) == [(DECLARED, True)]
    assert said(Exclusion.RELATIVE, of_watch, kind=BodyKind.SUPERVISORY) == [(NOT_DECLARED, False)]
    assert said(Exclusion.RELATIVE, of_board, of_watch, kind=BodyKind.COMMITTEE) == [(DECLARED, True)] * 2


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (Span(date(2020, 1, 1), FIRST - timedelta(days=1)), NOT_DECLARED), (Span(date(2020, 1, 1), FIRST), DECLARED),
        (Span(LAST), DECLARED), (Span(LAST + timedelta(days=1)), NOT_DECLARED),
    ],
)  # fmt: skip
def test_an_interest_counts_on_the_days_the_seat_is_for(days: Span, told: str) -> None:
    assert said(Exclusion.EMPLOYEE, declared(InterestKind.EMPLOYEE, days)) == [(told, told == DECLARED)]


def test_what_nothing_was_declared_on_is_said_in_one_sentence() -> None:
    every = limits(BodyKind.SUPERVISORY, *Exclusion)
    (told,) = objections_to_interests("Awa", (), TERM, BodyKind.BOARD, every)
    assert told.details["others"] == tuple(EXCLUSION_WORDS[each] for each in Exclusion)
    chair = declared(InterestKind.OTHER_CHAIR)
    found = list(objections_to_interests("Awa", (chair,), TERM, BodyKind.BOARD, every))
    assert [each.message for each in found] == [DECLARED, NOT_DECLARED]  # once, though two by-laws exclude it
    assert list(objections_to_interests("Awa", (chair,), TERM, BodyKind.BOARD, BodyLimits())) == []


@given(st.frozensets(st.sampled_from(Exclusion)), st.lists(st.sampled_from(InterestKind), max_size=4))
def test_nothing_is_judged_that_the_by_laws_do_not_exclude(
    excluded: frozenset[Exclusion], kinds: list[InterestKind]
) -> None:
    found = list(
        objections_to_interests("Awa", [declared(kind) for kind in kinds], TERM, BodyKind.BOARD, limits(*excluded))
    )
    assert set(exclusions(limits(*excluded))) == excluded
    if not excluded:
        assert found == []
    if not kinds and excluded:
        assert [each.message for each in found] == [NOT_DECLARED]
    assert sum(each.message == NOT_DECLARED for each in found) <= 1


@pytest.mark.parametrize(
    ("own", "theirs", "by"),
    [
        (limits(BodyKind.SUPERVISORY), frozenset[BodyKind](), None),
        (limits(BodyKind.SUPERVISORY), frozenset({BodyKind.SUPERVISORY}), None),
        (BodyLimits(), frozenset({BodyKind.SUPERVISORY}), BodyKind.SUPERVISORY),
    ],
)
def test_a_seat_elsewhere_is_excluded_by_the_by_laws_of_either_body_and_it_is_told_by_which(
    own: BodyLimits, theirs: frozenset[BodyKind], by: BodyKind | None
) -> None:
    elsewhere = (("Surveillance", BodyKind.SUPERVISORY, TERM),)
    (told,) = objections_to_seats("Awa", elsewhere, theirs, TERM, own)
    assert (told.message, told.details.get(EXCLUDED_BY)) == (INCOMPATIBLE, by)
    assert list(objections_to_seats("Awa", elsewhere, frozenset(), TERM, BodyLimits())) == []


def test_what_was_declared_stops_an_appointment_and_only_warns_of_the_past() -> None:
    who = CandidateFacts(name="Awa", status=Status.ACTIVE, declared=(declared(InterestKind.EMPLOYEE),))
    facts = AppointmentFacts(
        today=FIRST, seat=SeatFacts(body_kind=BodyKind.BOARD), candidate=who, how=How.ELECTED, starts_on=FIRST,
        ends_on=LAST,
    )  # fmt: skip
    for as_recorded in (False, True):
        found = objections_to_appointment(replace(facts, as_recorded=as_recorded), limits(Exclusion.EMPLOYEE))
        assert [each.stops for each in found if each.message == DECLARED] == [not as_recorded]
        undeclared = replace(facts, as_recorded=as_recorded, candidate=replace(who, declared=()))
        found = objections_to_appointment(undeclared, limits(Exclusion.EMPLOYEE))
        assert sum(each.message == NOT_DECLARED for each in found) == (not as_recorded)
    manager = replace(facts, seat=SeatFacts(body_kind=BodyKind.BOARD, kind=SeatKind.EX_OFFICIO))
    assert objections_to_appointment(replace(manager, decision="CA 1"), limits(Exclusion.EMPLOYEE)) == ()


def test_every_exclusion_is_an_answer_of_the_by_laws_and_has_words() -> None:
    answers = dict(SETTINGS["board.incompatible"].choices) | dict(SETTINGS["supervisory.incompatible"].choices)
    assert {*Exclusion, BodyKind.BOARD, BodyKind.SUPERVISORY, BodyKind.COMMITTEE} == set(answers)
    assert all(answers[each] == EXCLUSION_WORDS[each] for each in Exclusion)
    assert set(INTEREST_KIND_WORDS) == set(InterestKind)
    assert excluding.DECLARED in judging.BY_LAW_SENTENCES


SEAT = HeldSeat(
    appointment_id=1, body_id=1, body="Conseil", kind=BodyKind.BOARD, seat_id=1, seat_kind=SeatKind.ELECTED,
    person_id=1, name="Awa", held=Span(FIRST), recorded=TERM, term=TERM, status=Status.ACTIVE, sex=Sex.MALE,
)  # fmt: skip


def troubles(*held: HeldSeat, kept: BodyLimits) -> list[tuple[Trouble, str]]:
    """What is found in these times."""
    found = looked_over(held, dict.fromkeys(BodyKind, kept), {1: (BodyKind.BOARD, 3)}, TODAY)
    return [(each.trouble, each.message) for each in found]


def test_who_sits_there_against_a_declaration_is_told() -> None:
    now, over = declared(InterestKind.EMPLOYEE), declared(InterestKind.EMPLOYEE, Span(FIRST, TODAY - timedelta(days=1)))
    kept = limits(Exclusion.EMPLOYEE)
    assert troubles(replace(SEAT, declared=(now,)), kept=kept) == [(Trouble.INCOMPATIBLE, DECLARED)]
    assert troubles(replace(SEAT, declared=(over,)), kept=kept) == []
    assert troubles(SEAT, kept=kept) == []
    assert troubles(replace(SEAT, declared=(now,), held=Span(FIRST, FIRST)), kept=kept) == []
    assert troubles(replace(SEAT, declared=(now,), seat_kind=SeatKind.EX_OFFICIO), kept=kept) == []


@pytest.mark.parametrize("again", [None, True, False])
def test_who_serves_another_term_is_told_where_nobody_may(*, again: bool | None) -> None:
    before = Span(date(2021, 4, 1), FIRST - timedelta(days=1))
    earlier = replace(SEAT, appointment_id=2, held=before, recorded=before, term=before)
    found = troubles(earlier, SEAT, kept=BodyLimits(re_eligible=again))
    assert [each for each, _message in found] == [Trouble.PAST_LIMIT] * (again is False)
    assert troubles(SEAT, kept=BodyLimits(re_eligible=again)) == []
    assert Served(before, before).counts


def led(office: Office, sex: Sex, days: Span = TERM) -> HeldSeat:
    """Somebody who holds an office of the board."""
    place = 1 + list(Office).index(office)
    return replace(SEAT, appointment_id=place, seat_id=place, person_id=place, sex=sex,
                   offices=((office, Wording(), days),))  # fmt: skip


MAN, WOMAN, NOT_KNOWN = Sex.MALE, Sex.FEMALE, Sex.UNKNOWN


@pytest.mark.parametrize(
    ("chair", "vice", "told"),
    [
        (MAN, MAN, NO_WOMAN), (MAN, WOMAN, None), (WOMAN, MAN, None), (MAN, NOT_KNOWN, SEX_UNKNOWN),
        (NOT_KNOWN, WOMAN, None),
    ],
)  # fmt: skip
def test_one_of_chair_and_vice_chair_is_a_woman_where_the_by_laws_have_it(
    chair: Sex, vice: Sex, told: str | None
) -> None:
    asked = BodyLimits(women_officer=True)
    both = (led(Office.CHAIR, chair), led(Office.VICE_CHAIR, vice))
    assert troubles(*both, kept=asked) == ([] if told is None else [(Trouble.NO_WOMAN, told)])
    for blank in (None, False):
        assert troubles(*both, kept=BodyLimits(women_officer=blank)) == []
    facts = OfficeFacts(
        today=TODAY, office=Office.VICE_CHAIR, title=Wording(), since=TODAY, holder="Bintou", seated=TERM, sex=vice,
        beside=((Office.CHAIR, chair),), woman_leads=True, decision="CA 2",
    )  # fmt: skip

    def of(facts: OfficeFacts) -> list[Objection]:
        return [each for each in objections_to_office(facts) if each.message in {NO_WOMAN, SEX_UNKNOWN}]

    assert [(each.message, each.stops) for each in of(facts)] == ([] if told is None else [(told, False)])
    assert of(replace(facts, woman_leads=None)) == of(replace(facts, office=Office.TREASURER)) == []
    assert of(replace(facts, beside=())) == []  # who comes after may be a woman


def test_chair_and_vice_chair_are_looked_at_together_and_on_the_day() -> None:
    asked = BodyLimits(women_officer=True)
    assert troubles(led(Office.CHAIR, MAN), kept=asked) == []
    gone = led(Office.VICE_CHAIR, MAN, Span(FIRST, TODAY - timedelta(days=1)))
    assert troubles(led(Office.CHAIR, MAN), gone, kept=asked) == []
    treasurer = led(Office.TREASURER, MAN)
    assert troubles(led(Office.CHAIR, MAN), treasurer, kept=asked) == []
