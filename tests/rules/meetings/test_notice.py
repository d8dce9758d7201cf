"""Calls of meetings judged at, just below and just above what the by-laws say, and with the by-law blank."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import from_written
from pomanager.rules.meetings import notice
from pomanager.rules.meetings.agenda import (
    Carried,
    Placed,
    PlannedItem,
    first_agenda,
    missing_by_bylaws,
    numbered,
)
from pomanager.rules.meetings.kinds import Channel, Convener, ItemKind, MeetingKind, MeetingState
from pomanager.rules.meetings.notice import CallFacts, FailedFacts, FreezeFacts
from pomanager.rules.objections import Objection, Word

DAY = date(2026, 6, 30)
REASON = "Les routes étaient coupées."


def bylaws(values: Mapping[str, str], article: str = "") -> Bylaws:
    """By-laws with these values, each from an article where one is named."""
    return Bylaws(
        values={key: SetValue(from_written(SETTINGS[key].kind, text), article=article) for key, text in values.items()}
    )


def call(said: Mapping[str, str], **known: object) -> CallFacts:
    """A first call of an ordinary assembly on a roll of 40, with nothing against it."""
    facts = CallFacts(
        kind=MeetingKind.ORDINARY_ASSEMBLY, state=MeetingState.PLANNED, call=1, held_on=DAY, starts_at=540,
        place="Mungwa", bylaws=bylaws(said, "art. 12"), items=4, record_on=date(2026, 1, 1), convener=Convener.BOARD,
        demanded_by=None, demanded_on=None, members=40,
    )  # fmt: skip
    return replace(facts, **known)  # type: ignore[arg-type]


def stops(found: tuple[Objection, ...]) -> list[str]:
    """What stops."""
    return [each.message for each in found if each.stops]


@pytest.mark.parametrize(("kind", "call_number", "key"), [
    (MeetingKind.ORDINARY_ASSEMBLY, 1, "ordinary_assembly.notice_days"),
    (MeetingKind.DELEGATES_ASSEMBLY, 1, "ordinary_assembly.notice_days"),
    (MeetingKind.EXTRAORDINARY_DELEGATES, 2, "extraordinary_assembly.notice_days_second_call"),
    (MeetingKind.SECTION_ASSEMBLY, 3, "section_assembly.notice_days_second_call"),
    (MeetingKind.BOARD, 1, "board_meeting.notice_days"),
])  # fmt: skip
def test_clear_days_of_each_kind_and_call(kind: MeetingKind, call_number: int, key: str) -> None:
    """Six clear days before the thirtieth: the twenty-fourth is lawful, the twenty-fifth is not."""
    facts = call({key: "6 clear_days"}, kind=kind, call=call_number)
    assert notice.last_lawful_day(kind, call_number, DAY, facts.bylaws) == date(2026, 6, 24)
    assert stops(notice.objections_to_notice(facts, date(2026, 6, 24), "")) == []
    (late,) = [each for each in notice.objections_to_notice(facts, date(2026, 6, 25), "") if each.stops]
    assert (late.message, late.details["bylaw"], late.details["left"]) == (notice.NOTICE_TOO_SHORT, "art. 12", 5)
    assert stops(notice.objections_to_notice(facts, date(2026, 6, 25), REASON)) == []


@pytest.mark.parametrize("kind", [MeetingKind.ORDINARY_ASSEMBLY, MeetingKind.COMMITTEE])
def test_a_blank_by_law_switches_the_rule_off_and_says_so(kind: MeetingKind) -> None:
    found = notice.objections_to_notice(call({}, kind=kind), DAY, "")
    assert stops(found) == []
    assert notice.SILENT_NOTICE in [each.message for each in found]
    assert notice.bylaw_named(bylaws({}), "ordinary_assembly.notice_days") == Word(notice.NOT_LOOKED_UP)


@pytest.mark.parametrize(("demanded", "convener", "wanted"), [
    (9, Convener.MEMBERS, [notice.TOO_FEW_DEMAND]), (10, Convener.MEMBERS, []), (11, Convener.MEMBERS, []),
    (9, Convener.BOARD, []),
])  # fmt: skip
def test_a_quarter_of_forty_is_ten(demanded: int, convener: Convener, wanted: list[str]) -> None:
    facts = call(
        {"ordinary_assembly.requisition": ">= 1/4"}, convener=convener, demanded_by=demanded,
        demanded_on=date(2026, 1, 1),
    )  # fmt: skip
    assert stops(notice.objections_to_demand(facts, date(2026, 6, 1), "")) == wanted


@pytest.mark.parametrize(("after", "stopped"), [(15, True), (16, False), (17, False)])
def test_members_call_it_themselves_after_the_days_of_the_others(after: int, stopped: bool) -> None:  # noqa: FBT001
    asked = date(2026, 5, 1)
    facts = call(
        {"ordinary_assembly.requisition_days": "15 days"}, convener=Convener.MEMBERS, demanded_by=20, demanded_on=asked
    )
    found = notice.objections_to_demand(facts, asked + timedelta(days=after), "")
    assert (notice.DEMAND_WAITS in stops(found)) is stopped
    assert stops(notice.objections_to_demand(facts, asked + timedelta(days=after), REASON)) == []


def test_a_demand_needs_number_and_day_and_comes_before_the_notice() -> None:
    asked = call({}, convener=Convener.MEMBERS)
    assert stops(notice.objections_to_demand(asked, DAY, "")) == [notice.DEMAND_NOT_TOLD]
    later = call({}, demanded_by=20, demanded_on=DAY)
    assert stops(notice.objections_to_demand(later, DAY - timedelta(days=1), "")) == [notice.DEMAND_AFTER]


@pytest.mark.parametrize(("after", "stopped"), [(9, True), (10, False), (11, False)])
def test_the_gap_between_two_calls(after: int, stopped: bool) -> None:  # noqa: FBT001
    said = bylaws({"ordinary_assembly.second_call_gap": "10 days"})
    failed = FailedFacts(MeetingKind.ORDINARY_ASSEMBLY, MeetingState.FAILED, 1, DAY, is_followed=False, bylaws=said)
    held_on = DAY + timedelta(days=after)
    assert (stops(notice.objections_to_calling_again(failed, held_on, "")) == [notice.GAP_TOO_SHORT]) is stopped
    assert stops(notice.objections_to_calling_again(failed, held_on, REASON)) == []
    assert stops(notice.objections_to_calling_again(failed, DAY, REASON)) == [notice.NOT_AFTER]
    third = replace(failed, call=3, is_followed=True, state=MeetingState.CLOSED)
    assert stops(notice.objections_to_calling_again(third, held_on, REASON)) == [
        notice.NOT_FAILED, notice.CALLED_AGAIN, notice.LAST_CALL,
    ]  # fmt: skip


@pytest.mark.parametrize(("basis", "record_on", "wanted"), [
    ("entitled_on_notice", date(2026, 6, 10), []),
    ("entitled_on_notice", date(2026, 6, 11), [notice.RECORD_AFTER_NOTICE]),
    ("entitled_on_day", date(2026, 6, 30), []),
    ("entitled_on_day", date(2026, 7, 1), [notice.RECORD_AFTER_MEETING, notice.RECORD_TO_COME]),
    ("members", date(2026, 6, 30), []), (None, date(2026, 6, 30), []),
])  # fmt: skip
def test_the_record_date_by_the_basis_of_quorums(basis: str | None, record_on: date, wanted: list[str]) -> None:
    said = bylaws({"ordinary_assembly.quorum_basis": basis} if basis else {})
    facts = FreezeFacts(
        kind=MeetingKind.ORDINARY_ASSEMBLY, state=MeetingState.CALLED, held_on=DAY, called_on=date(2026, 6, 10),
        was_frozen=False, in_use=False, bylaws=said, today=DAY,
    )  # fmt: skip
    found = notice.objections_to_freezing(facts, record_on, "")
    assert stops(found) == wanted
    assert (notice.BASIS_SILENT in [each.message for each in found]) is (basis is None)


def test_a_roll_in_use_or_of_an_open_meeting_stays() -> None:
    facts = FreezeFacts(
        kind=MeetingKind.BOARD, state=MeetingState.OPEN, held_on=DAY, called_on=None, was_frozen=True, in_use=True,
        bylaws=bylaws({}), today=DAY,
    )  # fmt: skip
    assert stops(notice.objections_to_freezing(facts, DAY, "")) == [
        notice.OPENED, notice.ROLL_NEEDS_REASON, notice.IN_USE,
    ]  # fmt: skip


@pytest.mark.parametrize(("allowed", "channel", "wanted"), [
    ("hand, poster", Channel.HAND, True), ("hand, poster", Channel.RADIO, False), ("any", Channel.RADIO, True),
    ("written", Channel.MESSAGE, True), ("written", Channel.ORAL, False), ("", Channel.ORAL, None),
])  # fmt: skip
def test_the_ways_the_by_laws_allow(allowed: str, channel: Channel, wanted: bool | None) -> None:  # noqa: FBT001
    said = bylaws({"ordinary_assembly.channels": allowed} if allowed else {})
    assert notice.is_allowed(channel, MeetingKind.ORDINARY_ASSEMBLY, said) is wanted


def test_all_members_or_the_entitled_are_what_quorums_are_counted_of() -> None:
    assert notice.quorum_base("members", 40, 37) == 40
    assert [notice.quorum_base(basis, 40, 37) for basis in ("entitled_on_notice", "entitled_on_day", None)] == [37] * 3


def test_what_was_carried_over_stands_before_other_business() -> None:
    left = PlannedItem(ItemKind.DECISION, note="reporté", carried_from_id=7)
    items = first_agenda(
        MeetingKind.BOARD, bylaws({}), Carried((left,), has_follow_ups=True, has_minutes=True)
    )  # fmt: skip
    assert [item.kind for item in items] == [
        ItemKind.OPENING, ItemKind.PREVIOUS_MINUTES, ItemKind.FOLLOW_UP, ItemKind.ADMISSIONS, ItemKind.DECISION,
        ItemKind.OTHER_BUSINESS,
    ]  # fmt: skip
    assert items[4].carried_from_id == 7


def test_sections_that_elect_delegates_have_the_agenda_of_the_general_assembly() -> None:
    said = bylaws(
        {
            "ordinary_assembly.agenda": "accounts, elections", "section_assembly.held": "yes",
            "section_assembly.general_agenda": "yes",
        }
    )  # fmt: skip
    items = first_agenda(MeetingKind.SECTION_ASSEMBLY, said, Carried())
    assert [item.kind for item in items] == [
        ItemKind.OPENING, ItemKind.BUREAU, ItemKind.ACCOUNTS, ItemKind.ELECTIONS, ItemKind.DELEGATES,
        ItemKind.OTHER_BUSINESS,
    ]  # fmt: skip
    assert missing_by_bylaws(MeetingKind.SECTION_ASSEMBLY, said, [ItemKind.ACCOUNTS]) == (ItemKind.ELECTIONS,)


def test_items_are_numbered_as_a_tree_and_what_left_before_the_notice_takes_its_items_along() -> None:
    items = [
        Placed(1, None, 2), Placed(2, None, 1), Placed(3, 1, 1), Placed(4, 1, 2), Placed(5, 3, 1), Placed(6, None, 0),
        Placed(7, 6, 1),
    ]  # fmt: skip
    assert [(each.id, each.number, each.depth) for each in numbered(items)] == [
        (2, "1", 0), (1, "2", 0), (3, "2.1", 1), (5, "2.1.1", 2), (4, "2.2", 1),
    ]  # fmt: skip
