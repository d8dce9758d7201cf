"""What asks for a second look: each check just below, at and just above its limit."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

import pytest

from pomanager.rules.attention import (
    CHECKS,
    LEFT,
    LIVING,
    MISSING_SENTENCES,
    PERSONS_ALONE,
    AttentionFacts,
    Check,
    Kind,
    StandingLine,
    oldest_unlikely_birth,
    remarks,
)
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status

TODAY = date(2026, 11, 23)
JOINED = date(2010, 6, 15)
WHOLE = AttentionFacts(
    member_id=1, status=Status.ACTIVE, status_since=JOINED, joined_on=JOINED, birth=VagueDate(1980, 3, 2),
    sex=Sex.FEMALE, phone="79 41 08 22", has_place=True, has_section=True, other_script="ម៉ៅ", has_document=True,
    households=(7,), standings=(StandingLine(1, Status.ACTIVE, JOINED),),
)  # fmt: skip
"""Somebody of whom nothing is to be looked at."""


def found(facts: AttentionFacts, country: str = "") -> set[Check]:
    """What there is to look at of a member."""
    return set(remarks(facts, TODAY, country))


def born(iso: str, *, joined: date | None = JOINED, status: Status = Status.ACTIVE) -> set[Check]:
    """What there is to look at of somebody born then."""
    first = joined or TODAY
    return found(
        replace(
            WHOLE, birth=VagueDate.from_iso(iso), joined_on=joined, status=status,
            standings=(StandingLine(1, Status.ACTIVE, first),),
        )
    )  # fmt: skip


def test_of_a_whole_record_there_is_nothing_to_look_at() -> None:
    assert not found(WHOLE)


def test_what_is_missing_is_asked_of_those_on_the_roll_and_of_applicants_alone() -> None:
    bare = AttentionFacts(member_id=1, status=Status.ACTIVE, status_since=JOINED)
    missing = {check for check, words in CHECKS.items() if words.kind is Kind.MISSING}
    for status in Status:
        assert found(replace(bare, status=status)) == (missing if status in LIVING else set()), status
    assert missing == set(MISSING_SENTENCES)
    assert {*LIVING} | {*LEFT} == {*Status}


def test_an_organisation_misses_neither_birth_nor_household() -> None:
    bare = AttentionFacts(member_id=1, status=Status.ACTIVE, status_since=JOINED, is_organisation=True)
    assert found(bare).isdisjoint(PERSONS_ALONE)
    assert Check.NO_PHONE in found(bare)


@pytest.mark.parametrize(
    ("iso", "ahead"), [("2026-11-23", False), ("2026-11-24", True), ("2026", False), ("2027", True), ("~2027", True)]
)
def test_a_birth_lies_ahead_when_even_its_earliest_day_does(iso: str, *, ahead: bool) -> None:
    assert (Check.BORN_AHEAD in born(iso, joined=None)) is ahead


@pytest.mark.parametrize(
    ("iso", "old"),
    [("1915-11-23", True), ("1915-11-24", False), ("1915", True), ("1916", False), ("~1915", True), ("1915-12", False)],
)
def test_older_than_110_is_unlikely(iso: str, *, old: bool) -> None:
    assert (Check.TOO_OLD in born(iso)) is old
    assert (iso.removeprefix("~") <= oldest_unlikely_birth(TODAY)) is old
    assert Check.TOO_OLD not in born(iso, status=Status.DEAD)


@pytest.mark.parametrize(
    ("iso", "young"),
    [
        ("1996-06-15", False), ("1996-06-16", True), ("1996", False), ("1997", True), ("1996-06", False),
        ("1996-07", True), ("~1997", False),
    ],
)  # fmt: skip
def test_nobody_is_admitted_under_14_for_certain(iso: str, *, young: bool) -> None:
    assert (Check.TOO_YOUNG in born(iso)) is young


@pytest.mark.parametrize(
    ("iso", "unborn"), [("2010-06-15", False), ("2010-06-16", True), ("2010", False), ("2011", True), ("~2011", True)]
)
def test_nobody_is_admitted_before_the_birth(iso: str, *, unborn: bool) -> None:
    checks = born(iso)
    assert (Check.JOINED_UNBORN in checks) is unborn
    assert not {Check.JOINED_UNBORN, Check.TOO_YOUNG} <= checks
    assert Check.STANDING_UNBORN not in checks  # the same day is looked at once


@pytest.mark.parametrize(
    ("iso", "unborn"), [("2010-06-15", False), ("2010-06-16", True), ("2010", False), ("2011", True), ("2027", False)]
)
def test_no_entry_lies_before_the_birth(iso: str, *, unborn: bool) -> None:
    applied = replace(WHOLE, birth=VagueDate.from_iso(iso), joined_on=None)
    assert (Check.STANDING_UNBORN in found(applied)) is unborn


def test_born_on_a_29_february_is_14_on_the_first_of_march() -> None:
    assert Check.TOO_YOUNG in born("2000-02-29", joined=date(2014, 2, 28))
    assert Check.TOO_YOUNG not in born("2000-02-29", joined=date(2014, 3, 1))


@pytest.mark.parametrize(("days", "wrong"), [(-1, True), (0, False), (1, False)])
def test_nobody_leaves_before_the_admission(days: int, *, wrong: bool) -> None:
    left = date(2010, 6, 15 + days)
    for status in sorted(LEFT):
        facts = replace(WHOLE, status=status, status_since=left)
        assert (Check.LEFT_UNJOINED in found(facts)) is wrong
    assert Check.LEFT_UNJOINED not in found(replace(WHOLE, status_since=left))


@pytest.mark.parametrize(("day", "ahead"), [(22, False), (23, False), (24, True)])
def test_an_entry_of_the_standing_is_not_of_tomorrow(day: int, *, ahead: bool) -> None:
    lines = (*WHOLE.standings, StandingLine(2, Status.SUSPENDED, date(2026, 11, day)))
    assert (Check.STANDING_AHEAD in found(replace(WHOLE, standings=lines))) is ahead


@pytest.mark.parametrize(
    ("phone", "wrong"),
    [
        ("1234 5", True), ("123456", False), ("1" * 15, False), ("1" * 16, True), ("79410822 / 12345", True),
        ("79410822 / 123456", False), ("12345, 123456", True), ("next door", False), ("", False),
    ],
)  # fmt: skip
def test_a_phone_has_6_to_15_digits(phone: str, *, wrong: bool) -> None:
    assert (Check.PHONE_DIGITS in found(replace(WHOLE, phone=phone))) is wrong
    assert (Check.NO_PHONE in found(replace(WHOLE, phone=phone))) is not any(map(str.isdigit, phone))


@pytest.mark.parametrize(
    ("country", "number", "wrong"),
    [
        ("KG", "1" * 13, True), ("KG", "1" * 14, False), ("KG", "1" * 15, True), ("KG", "ab12", False),
        ("BI", "1" * 3, False), ("", "1" * 3, False),
    ],
)  # fmt: skip
def test_a_national_number_has_the_length_its_country_knows(country: str, number: str, *, wrong: bool) -> None:
    facts = replace(WHOLE, national_numbers=(number,))
    assert (Check.DOCUMENT_DIGITS in found(facts, country)) is wrong


def test_an_entry_that_cannot_follow_the_one_before_contradicts_it() -> None:
    day = date(2020, 1, 1)
    fine = (*WHOLE.standings, StandingLine(2, Status.DEAD, day))
    assert Check.CONTRADICTING not in found(replace(WHOLE, standings=fine))
    wrong = (*fine, StandingLine(3, Status.ACTIVE, day))
    remark = remarks(replace(WHOLE, standings=wrong), TODAY)[Check.CONTRADICTING]
    assert remark.judged == "3"
    assert Check.CONTRADICTING in found(replace(WHOLE, standings=(*WHOLE.standings, *WHOLE.standings)))


@pytest.mark.parametrize(("stays", "wrong"), [((), False), ((4,), False), ((4, 9), True)])
def test_a_person_belongs_to_one_household(stays: Collection[int], *, wrong: bool) -> None:
    assert (Check.TWO_HOUSEHOLDS in found(replace(WHOLE, households=tuple(stays)))) is wrong


def test_the_value_judged_changes_with_what_was_looked_at() -> None:
    early = remarks(replace(WHOLE, birth=VagueDate(1905)), TODAY)[Check.TOO_OLD].judged
    late = remarks(replace(WHOLE, birth=VagueDate(1906)), TODAY)[Check.TOO_OLD].judged
    guess = remarks(replace(WHOLE, birth=VagueDate(1906, about=True)), TODAY)[Check.TOO_OLD].judged
    assert len({early, late, guess}) == 3
