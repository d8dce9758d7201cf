"""Who may be taken onto the roll and how a standing may change: each limit just below, at and just above it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import GivenDocument
from pomanager.rules.member_objections import (
    LONGEST_NUMBER,
    OLDEST_LIKELY,
    PersonFacts,
    StandingFacts,
    objections_to_admission,
    objections_to_consent,
    objections_to_number,
    objections_to_person,
    objections_to_phone,
    objections_to_reversal,
    objections_to_standing,
)
from pomanager.rules.members import (
    SEX_WORDS,
    STATUS_WORDS,
    TRANSITIONS,
    PersonKind,
    Sex,
    Status,
    number_counter,
    number_order,
    number_text,
    transition_between,
    transitions_from,
)
from pomanager.rules.objections import Objection, stopping
from pomanager.rules.writing import LONGEST_TEXT

TODAY = date(2026, 11, 23)
ANNE = PersonFacts(today=TODAY, full_name="NIYONZIMA Anne", sex=Sex.FEMALE, birth=VagueDate(1971, 3, 12))
ACTIVE = StandingFacts(now=Status.ACTIVE, since=date(2020, 1, 1), today=TODAY, joined=date(2015, 6, 1))


def about(objections: tuple[Objection, ...]) -> list[str]:
    return [objection.about for objection in objections]


def anne_with(field: str, text: str) -> PersonFacts:
    return replace(ANNE, **{field: text})  # type: ignore[arg-type]


def test_nothing_speaks_against_anne() -> None:
    assert objections_to_person(ANNE) == ()
    assert objections_to_admission(ANNE, TODAY, "B-0012", "Board, 3 May") == ()


def test_everything_wrong_is_said_at_once() -> None:
    wrong = PersonFacts(today=TODAY, birth=VagueDate(2030), phone="12345")
    found = objections_to_admission(wrong, TODAY + timedelta(days=1), "?!")
    assert about(stopping(found)) == ["full_name", "birth", "phone", "on", "number"]
    assert {objection.about for objection in found if not objection.stops} == {"sex", "decision"}


def test_a_part_of_the_name_is_enough() -> None:
    assert objections_to_person(replace(ANNE, full_name="", given_name="Anne")) == ()
    for nothing in ("  ", ";", "- .", "…"):
        assert about(objections_to_person(replace(ANNE, full_name=nothing))) == ["full_name"]
    for short in ("Á", "7", "ក", "Ж."):
        assert objections_to_person(replace(ANNE, full_name=short)) == ()


@pytest.mark.parametrize("field", ["full_name", "family_name", "other_script", "place", "section"])
def test_texts_are_as_long_as_they_may_be_and_show_all_they_hold(field: str) -> None:
    assert objections_to_person(anne_with(field, "x" * LONGEST_TEXT)) == ()
    assert about(stopping(objections_to_person(anne_with(field, "x" * (LONGEST_TEXT + 1))))) == [field]
    assert about(stopping(objections_to_person(anne_with(field, "An\x07ne")))) == [field]


def test_a_birth_may_be_today_but_not_ahead() -> None:
    assert about(objections_to_person(replace(ANNE, birth=VagueDate.of(TODAY)))) == []
    assert about(stopping(objections_to_person(replace(ANNE, birth=VagueDate.of(TODAY + timedelta(days=1)))))) == [
        "birth"
    ]
    assert objections_to_person(replace(ANNE, birth=VagueDate(TODAY.year))) == ()
    assert objections_to_person(replace(ANNE, birth=None)) == ()


def test_somebody_very_old_is_asked_about_and_not_stopped() -> None:
    at_limit = VagueDate(TODAY.year - OLDEST_LIKELY, TODAY.month, TODAY.day)
    above = VagueDate(TODAY.year - OLDEST_LIKELY - 1, TODAY.month, TODAY.day)
    assert objections_to_person(replace(ANNE, birth=at_limit)) == ()
    (found,) = objections_to_person(replace(ANNE, birth=above))
    assert (found.about, found.stops, found.details) == ("birth", False, {"age": OLDEST_LIKELY + 1})


@pytest.mark.parametrize(
    ("birth", "heard"),
    [
        (VagueDate(2008, 11, 24), [True]),
        (VagueDate(2008, 11, 23), []),
        (VagueDate(2008, 11, 22), []),
        (VagueDate(2008, 11), [False]),
        (VagueDate(2008), [False]),
        (VagueDate(2007), []),
        (VagueDate(2009), [True]),
        (VagueDate(2009, about=True), [False]),
    ],
)
def test_the_least_age_of_the_bylaws(birth: VagueDate, heard: list[bool]) -> None:
    found = objections_to_person(replace(ANNE, birth=birth, minimum_age=18))
    assert [objection.stops for objection in found] == heard
    assert objections_to_person(replace(ANNE, birth=birth)) == ()


@pytest.mark.parametrize(
    ("phone", "refused"),
    [
        ("12345", True),
        ("123456", False),
        ("1" * 15, False),
        ("1" * 16, True),
        ("79 12 34 56 / 77 65 43 21", False),
        ("79 12 34 56 / 77", True),
        ("", False),
        ("none", True),
        ("០១២ ៣៤៥ ៦៧៨", False),
    ],
)
def test_phones_have_as_many_digits_as_phones_have(phone: str, *, refused: bool) -> None:
    assert bool(objections_to_phone(phone)) is refused


def test_likely_doubles_and_shared_phones_are_named_and_do_not_stop() -> None:
    others = (("B-1", "NIYONZIMA Anne"), ("B-2", "NIYONZIMA Annie"))
    found = objections_to_person(replace(ANNE, doubles=others, phone_of=others[:1]))
    assert about(found) == ["phone", "full_name", "full_name"]
    assert stopping(found) == ()


@pytest.mark.parametrize("number", ["1", "B-0012", "2015/12.a", "Ж-12", "1" * LONGEST_NUMBER])
def test_numbers_of_many_shapes_are_taken(number: str) -> None:
    assert objections_to_number(number) == ()


@pytest.mark.parametrize("number", ["", "-1", "a b", "1" * (LONGEST_NUMBER + 1), "=1", "a_b", "1\n"])
def test_numbers_of_other_shapes_are_refused(number: str) -> None:
    assert about(stopping(objections_to_number(number))) == ["number"]


def test_a_number_is_never_given_twice() -> None:
    assert about(stopping(objections_to_admission(replace(ANNE, number_taken=True), TODAY, "B-1", "x"))) == ["number"]
    assert objections_to_admission(replace(ANNE, number_taken=True), TODAY, " ", "x") == ()


def test_nobody_joins_before_being_born() -> None:
    assert about(stopping(objections_to_admission(ANNE, date(1971, 3, 11), "", "x"))) == ["on"]
    assert objections_to_admission(ANNE, date(1971, 3, 12), "", "x") == ()


def test_an_applicant_needs_no_decision_yet() -> None:
    assert objections_to_admission(ANNE, TODAY, as_applicant=True) == ()
    assert about(objections_to_admission(ANNE, TODAY)) == ["decision"]


def test_numbers_sort_in_natural_order() -> None:
    mixed = ["B-010a", "10", "b-10", "2", "B-2", "9"]
    assert sorted(mixed, key=number_order) == ["2", "9", "10", "B-2", "b-10", "B-010a"]
    assert number_order("B-007") == number_order("b-7")


@given(st.integers(0, 10**15 - 1), st.integers(0, 15))
def test_a_counter_is_found_again_in_its_number(counter: int, width: int) -> None:
    assert number_counter(number_text(counter, width)) == counter
    assert len(number_text(counter, width)) >= width


def test_numbers_too_long_to_count_on_from_do_not_count() -> None:
    assert number_counter("9" * 15) == 10**15 - 1
    assert number_counter("9" * 16) == 0
    assert number_counter("abc") == 0
    assert number_counter("B-0012") == 12
    assert number_text(7, 4) == "0007"


def test_every_standing_and_sex_has_its_word() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert set(SEX_WORDS) == set(Sex)


def test_death_is_final_and_everybody_else_can_go_on() -> None:
    assert transitions_from(Status.DEAD) == transitions_from(Status.MERGED) == ()
    assert {transition.before for transition in TRANSITIONS} == set(Status) - {Status.DEAD, Status.MERGED}
    assert len({(change.before, change.after) for change in TRANSITIONS}) == len(TRANSITIONS)


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_a_change_that_is_not_declared_is_refused(before: Status, after: Status) -> None:
    facts = StandingFacts(now=before, since=date(2020, 1, 1), today=TODAY)
    found = stopping(objections_to_standing(facts, after, TODAY, "reason", "decision"))
    assert (found == ()) is (transition_between(before, after) is not None)
    assert about(found) in ([], ["status"])


def test_suspending_excluding_and_leaving_need_a_reason() -> None:
    for status in (Status.SUSPENDED, Status.EXCLUDED, Status.RESIGNED):
        assert about(stopping(objections_to_standing(ACTIVE, status, TODAY))) == ["reason"]
        assert stopping(objections_to_standing(ACTIVE, status, TODAY, "moved away")) == ()
    assert objections_to_standing(ACTIVE, Status.DEAD, TODAY) == ()


def test_an_exclusion_without_a_decision_is_asked_about() -> None:
    found = objections_to_standing(ACTIVE, Status.EXCLUDED, TODAY, "sold elsewhere")
    assert [(objection.about, objection.stops) for objection in found] == [("decision", False)]


@pytest.mark.parametrize(
    ("on", "heard"),
    [
        (TODAY, 0),
        (TODAY + timedelta(days=1), 1),
        (date(2020, 1, 1), 0),
        (date(2019, 12, 31), 1),
        (date(2015, 5, 31), 1),
    ],
)
def test_a_change_lies_between_the_last_entry_and_today(on: date, heard: int) -> None:
    found = objections_to_standing(ACTIVE, Status.DEAD, on)
    assert about(stopping(found)) == ["on"] * heard


def test_a_day_before_the_admission_is_told_with_the_admission() -> None:
    (found,) = objections_to_standing(ACTIVE, Status.DEAD, date(2015, 5, 31))
    assert found.details["joined"] == date(2015, 6, 1)
    assert objections_to_standing(replace(ACTIVE, since=date(2015, 6, 1)), Status.DEAD, date(2015, 6, 1)) == ()


def test_reasons_and_decisions_are_no_longer_than_a_line() -> None:
    at_most, too_long = "x" * LONGEST_TEXT, "x" * (LONGEST_TEXT + 1)
    assert objections_to_standing(ACTIVE, Status.EXCLUDED, TODAY, at_most, at_most) == ()
    assert about(objections_to_standing(ACTIVE, Status.EXCLUDED, TODAY, too_long, too_long)) == ["reason", "decision"]


def test_only_the_last_entry_is_taken_back_with_a_reason_and_never_the_first() -> None:
    assert objections_to_reversal(2, "wrong person") == ()
    assert about(objections_to_reversal(2, " ")) == ["reason"]
    assert len(objections_to_reversal(1, "wrong person")) == 1
    assert len(objections_to_reversal(3, "wrong person", is_last=False)) == 1
    assert len(objections_to_reversal(1, "", is_last=False)) == 3


def test_of_an_organisation_neither_sex_nor_age_is_judged_and_a_representative_is_missed() -> None:
    club = PersonFacts(
        today=TODAY, full_name="COPROCA", kind=PersonKind.ORGANISATION, minimum_age=18, birth=VagueDate(2030)
    )
    assert [(each.about, each.stops) for each in objections_to_person(club)] == [("representative", False)]
    assert objections_to_person(replace(club, represented=True)) == ()
    assert about(objections_to_person(replace(club, full_name=" ", represented=True))) == ["full_name"]


def test_documents_are_judged_with_the_person() -> None:
    shown = (GivenDocument(number="12-34"), GivenDocument())
    with_documents = replace(ANNE, documents=shown, shown_by={"1234": (("7", "Awa"),)})
    assert [(each.about, each.stops) for each in objections_to_person(with_documents)] == [
        ("documents.0.number", False), ("documents.1.number", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given_on", "ended_on", "expected"),
    [
        (None, None, []),
        (TODAY, None, []),
        (TODAY + timedelta(days=1), None, ["consent_on"]),
        (TODAY, TODAY, []),
        (TODAY, TODAY - timedelta(days=1), ["consent_ended_on"]),
        (None, TODAY, ["consent_on"]),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=1), ["consent_on", "consent_ended_on"]),
    ],
)
def test_a_consent_is_given_before_it_ends_and_neither_lies_ahead(
    given_on: date | None, ended_on: date | None, expected: list[str]
) -> None:
    assert about(objections_to_consent(given_on, ended_on, TODAY)) == expected
