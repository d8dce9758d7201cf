"""Minutes of a meeting that went through its room: what was done there is what they say."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.readmodels.meetings.minutes import MinutesSheet
from pomanager.readmodels.papers import Asked
from pomanager.reports.meetings.minutes import MINUTES
from pomanager.rules.meetings.kinds import ItemKind, MeetingState
from pomanager.rules.meetings.required import NO_RESULT, NOT_DEALT_WITH, NOT_OVER
from pomanager.rules.meetings.rich_text import plain
from pomanager.services.meetings.commands.attendance import mark_excused, mark_left
from pomanager.services.meetings.commands.outcomes import record_outcome
from pomanager.services.meetings.commands.proxies import give_proxy
from pomanager.services.meetings.commands.resolutions import add_follow_up
from pomanager.services.meetings.commands.room import (
    close_meeting,
    declare_conflict,
    defer_item,
    fail_meeting,
    name_bureau,
    note_item,
    write_debate,
)
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.minutes import minutes_detail, minutes_sheet
from pomanager.services.meetings.room_orders import (
    AddFollowUp,
    CloseMeeting,
    DeclareConflict,
    DeferItem,
    FailMeeting,
    GiveProxy,
    MarkExcused,
    MarkLeft,
    NameBureau,
    Who,
    WriteDebate,
)
from pomanager.services.office import Office
from tests import meeting_room, offices
from tests.meeting_room import MEETING, NAMES, NINE, TEN, come, in_session, item, moved, roll, vote


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Ten members, called to an assembly."""
    office = offices.opened_office(offices.filled_file(tmp_path, meeting_room.fill))
    yield office
    office.close()


def sheet(office: Office) -> MinutesSheet:
    """The minutes as they would be printed."""
    found = office.ask(minutes_sheet, Asked(offices.NOW, offices.NOW.date(), MEETING))
    assert isinstance(found, MinutesSheet)
    return found


def words(office: Office) -> str:
    """All words of the minutes in English."""
    with speaking("en"):
        blocks = MINUTES.story(sheet(office))
        return " ".join(" ".join(" ".join(line) for block in blocks for line in block.sealed()).split())


def missing(office: Office) -> list[str]:
    """What is missing in the minutes."""
    return [each.message for line in office.ask(minutes_detail, MEETING).required for each in line.missing]


def hold(office: Office) -> None:
    """A meeting of six in the room and one represented, with a vote, a conflict, an outcome and something to do."""
    lines = roll(office)
    office.do(mark_excused, MarkExcused(meeting_id=MEETING, roll_ids=(lines["JOB"],), reason="ill"))
    office.do(give_proxy, GiveProxy(meeting_id=MEETING, giver_id=lines["IDA"], holder_id=lines["AWA"], paper="P-1"))
    in_session(office)
    bureau = NameBureau(
        meeting_id=MEETING, chair=Who(name="AWA"), secretary=Who(name="BEA"), tellers=(Who(name="CLO"), Who(name="DIA"))
    )
    office.do(name_bureau, bureau)
    accounts = item(office)
    office.do(declare_conflict, DeclareConflict(item_id=accounts, roll_id=lines["BEA"], nature="contract"))
    office.do(write_debate, WriteDebate(item_id=accounts, debate="The accounts were read."))
    decision = vote(office, moved(office), 5, 1)
    office.do(add_follow_up, AddFollowUp(meeting_id=MEETING, text="File them", item_id=accounts, decision_id=decision))
    office.do(mark_left, MarkLeft(meeting_id=MEETING, roll_ids=(lines["FAY"],), at=TEN + 5))


def test_it_says_what_the_room_has_noted(office: Office) -> None:
    hold(office)
    elections = next(line for line in office.ask(agenda, MEETING) if line.kind is not ItemKind.ACCOUNTS)
    office.do(record_outcome, elections.id, "election:1", plain("EVE was elected."))
    for line in office.ask(agenda, MEETING):
        if line.kind is ItemKind.BUDGET:
            office.do(defer_item, DeferItem(item_id=line.id, reason="no figures"))
        elif line.kind is not ItemKind.ACCOUNTS and line.id != elections.id:
            office.do(note_item, line.id)
    office.do(close_meeting, CloseMeeting(meeting_id=MEETING, at=TEN + 60))
    said = words(office)
    for asked in (
        "of 10 votes on the roll, 5 are needed", "7 votes were present or represented (6 present, 1 represented)",
        "The quorum was reached", "BEA declared a conflict of interest (contract)", "The accounts were read.",
        "Resolution 20", "5 1 0 0 0", "The resolution is adopted.", "EVE was elected.", "File them",
        "FAY left at 10:05.", "JOB (ill)", "IDA AWA", "closed at 11:00", "1 proxy",
    ):  # fmt: skip
        assert asked in said, asked
    came = sheet(office).attendance
    assert [each.name for each in came.present] == list(NAMES[:6])
    assert (len(came.represented), len(came.excused), came.absent_count) == (1, 1, 2)


def test_what_nobody_dealt_with_is_named(office: Office) -> None:
    in_session(office)
    moved(office)
    assert {NOT_OVER, NOT_DEALT_WITH, NO_RESULT} <= set(missing(office))
    office.do(close_meeting, CloseMeeting(meeting_id=MEETING, at=TEN))
    assert not {NOT_OVER, NOT_DEALT_WITH, NO_RESULT} & set(missing(office))


def test_a_meeting_without_quorum_has_minutes_too(office: Office) -> None:
    come(office, "AWA")
    office.do(fail_meeting, FailMeeting(meeting_id=MEETING, at=NINE + 60))
    assert sheet(office).meeting.label.state is MeetingState.FAILED
    assert "The quorum was not reached" in words(office)
