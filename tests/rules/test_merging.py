"""What speaks against making two records one, which value stays, and when they can be split."""

from dataclasses import replace
from datetime import date

import pytest

from pomanager.rules.governance import merging as rules
from pomanager.rules.governance.merging import MergeFacts, MergeField, RecordFacts, SplitFacts
from pomanager.rules.members import PersonKind, Sex, Status

DAY = date(2026, 4, 12)
KEPT = RecordFacts(1, "1", PersonKind.NATURAL, Sex.FEMALE, Status.ACTIVE)
GIVEN_UP = replace(KEPT, member_id=2, number="2")
FACTS = MergeFacts(kept=KEPT, given_up=GIVEN_UP, reason="Both cards were shown.")


def said(facts: MergeFacts, *, stops: bool = True) -> list[str]:
    """What is said of two records: what stops, or what only asks for a look."""
    return [each.message for each in rules.objections_to_merge(facts) if each.stops is stops]


def test_two_records_of_one_person_are_merged_without_a_word() -> None:
    assert rules.objections_to_merge(FACTS) == ()
    assert said(replace(FACTS, reason=" ")) == [rules.NO_REASON]
    assert said(replace(FACTS, reason="x" * (rules.LONGEST_REASON + 1))) == [rules.TOO_LONG]
    assert said(replace(FACTS, reason="x" * rules.LONGEST_REASON)) == []


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"voted_both": (DAY,)}, rules.VOTED_BOTH), ({"stood_both": (DAY,)}, rules.STOOD_BOTH),
        ({"elections_on": (DAY,)}, rules.ELECTION_ON), ({"meetings_on": (DAY,)}, rules.MEETING_ON),
        ({"delegates_both": (DAY,)}, rules.DELEGATES_BOTH), ({"sat_both": ("Board",)}, rules.SAT_BOTH),
        ({"paired": True}, rules.PAIRED), ({"represents": True}, rules.REPRESENTS),
        ({"transfers_open": True}, rules.TRANSFER_OPEN), ({"refunds_open": True}, rules.REFUND_OPEN),
        ({"appeal_open": True}, rules.APPEAL_OPEN), ({"given_up": KEPT}, rules.ONE_RECORD),
        ({"given_up": replace(GIVEN_UP, kind=PersonKind.ORGANISATION)}, rules.KINDS),
        ({"given_up": replace(GIVEN_UP, is_given_up=True)}, rules.GIVEN_UP_ALREADY),
        ({"kept": replace(KEPT, is_erased=True)}, rules.ERASED),
        ({"kept": replace(KEPT, status=Status.RESIGNED)}, rules.KEEP_THE_OTHER),
    ],
)  # fmt: skip
def test_what_stops_a_merge(known: dict[str, object], sentence: str) -> None:
    assert said(replace(FACTS, **known)) == [sentence]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"given_up": replace(GIVEN_UP, sex=Sex.MALE)}, rules.SEXES),
        ({"given_up": replace(GIVEN_UP, status=Status.DEAD)}, rules.ONE_DEAD),
        ({"came_both": (DAY,)}, rules.CAME_BOTH), ({"frozen_both": (DAY,)}, rules.FROZEN_BOTH),
        ({"charged_both": ("COT 2026",)}, rules.CHARGED_BOTH), ({"documents_differ": True}, rules.DOCUMENTS_DIFFER),
        ({"interest_unpaid": True}, rules.INTEREST_UNPAID), ({"programmes_both": ("Irembo",)}, rules.PROGRAMMES_BOTH),
    ],
)  # fmt: skip
def test_what_only_asks_for_a_look(known: dict[str, object], sentence: str) -> None:
    facts = replace(FACTS, **known)  # type: ignore[arg-type]
    assert said(facts) == []
    assert said(facts, stops=False) == [sentence]


@pytest.mark.parametrize(
    ("field", "kept", "given_up", "takes"),
    [
        (MergeField.PHONE, "", "79 41 08 22", True), (MergeField.PHONE, "1", "79 41 08 22", False),
        (MergeField.SEX, "u", "f", True), (MergeField.SEX, "m", "f", False), (MergeField.SEX, "f", "u", False),
        (MergeField.JOINED, "2020-01-01", "2019-12-31", True), (MergeField.JOINED, "2020-01-01", "2020-01-02", False),
        (MergeField.JOINED, "", "2020-01-02", True), (MergeField.JOINED, "2020-01-01", "", False),
        (MergeField.THUMB_PRINT, "", "yes", False),
    ],
)  # fmt: skip
def test_which_value_is_proposed(field: MergeField, kept: str, given_up: str, takes: object) -> None:
    assert rules.taken_by_itself(field, kept, given_up) is takes


def test_the_last_merge_is_split_first() -> None:
    facts = SplitFacts(given_up="2", kept="1", is_merged=True, kept_was_given_up=True, reason="")
    assert [each.message for each in rules.objections_to_split(facts)] == [rules.WHY_SPLIT, rules.SPLIT_LATER_FIRST]
    (said_of,) = rules.objections_to_split(replace(facts, is_merged=False))
    assert said_of.message == rules.NOT_MERGED
    sound = replace(facts, reason="Two sisters.", kept_was_given_up=False, changed_since=(MergeField.PHONE,))
    (changed,) = rules.objections_to_split(sound)
    assert (changed.message, changed.stops) == (rules.CHANGED_SINCE, False)
