"""What one meeting leaves to the next: a second call with the drafts of the first, items carried over, things to do."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.readmodels.governance import Place
from pomanager.rules.due import DueKind
from pomanager.rules.meetings.kinds import ItemKind, MeetingState
from pomanager.services.governance.queries.due import due
from pomanager.services.meetings.commands.agenda import WithdrawItem, withdraw_item
from pomanager.services.meetings.commands.attendance import MarkPresent, mark_present
from pomanager.services.meetings.commands.calling import CallAgain, CallMeeting, call_again, call_meeting
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.motions import PutMotion, WithdrawMotion, put_motion, withdraw_motion
from pomanager.services.meetings.commands.planning import CancelMeeting, cancel_meeting
from pomanager.services.meetings.commands.resolutions import AddFollowUp, add_follow_up
from pomanager.services.meetings.commands.room import (
    CloseMeeting,
    DeferItem,
    FailMeeting,
    OpenMeeting,
    close_meeting,
    defer_item,
    fail_meeting,
    open_meeting,
)
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label, roll_people
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.office import Office
from tests import offices
from tests.meetings import DAY, NINE, TODAY, called, fill, planned

FIRST, FIRST_NOTICE = date(2026, 9, 30), date(2026, 9, 1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections, and by-laws."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def _item(office: Office, meeting_id: int, kind: ItemKind) -> int:
    return next(line.id for line in office.ask(agenda, meeting_id) if line.kind is kind)


def test_the_second_call_has_the_drafts_of_the_first_and_a_roll_of_its_own(office: Office) -> None:
    first = called(office, FIRST_NOTICE, FIRST_NOTICE, held_on=FIRST)
    accounts, elections = _item(office, first, ItemKind.ACCOUNTS), _item(office, first, ItemKind.ELECTIONS)
    people = office.ask(roll_people, first)
    _first, motion_id = (
        office.do(put_motion, PutMotion(item_id=accounts, text=text, mover_id=people[0].roll_id)).result
        for text in ("Les comptes sont approuvés.", "Les comptes sont rejetés.")
    )
    office.do(withdraw_motion, WithdrawMotion(motion_id=motion_id, reason="Le même texte au contraire."))
    office.do(withdraw_item, WithdrawItem(item_id=elections, reason="Pas de mandat échu."))
    office.do(fail_meeting, FailMeeting(meeting_id=first, at=NINE + 60))

    again = office.do(call_again, CallAgain(meeting_id=first, held_on=DAY, starts_at=NINE)).result

    (draft,) = office.ask(motions, again)
    assert (draft.text, draft.mover) == ("Les comptes sont approuvés.", "AWA Un"), "told by name: the roll is another"
    assert ItemKind.ELECTIONS not in {line.kind for line in office.ask(agenda, again)}
    office.do(freeze_roll, FreezeRoll(meeting_id=again, record_on=date(2026, 11, 10)))
    office.do(call_meeting, CallMeeting(meeting_id=again, called_on=date(2026, 11, 17)))
    detail = office.ask(meeting_detail, again)
    assert (detail.label.state, detail.label.call) == (MeetingState.CALLED, 2)
    assert {person.roll_id for person in office.ask(roll_people, again)}.isdisjoint(each.roll_id for each in people)


def test_a_next_call_that_is_cancelled_makes_room_for_another(office: Office) -> None:
    first = called(office, FIRST_NOTICE, FIRST_NOTICE, held_on=FIRST)
    office.do(fail_meeting, FailMeeting(meeting_id=first, at=NINE + 60))
    again = office.do(call_again, CallAgain(meeting_id=first, held_on=DAY, starts_at=NINE)).result
    office.do(cancel_meeting, CancelMeeting(meeting_id=again, reason="Salle prise."))

    third = office.do(call_again, CallAgain(meeting_id=first, held_on=DAY, starts_at=NINE)).result

    assert office.ask(meeting_label, third).call == 2


def _held(office: Office) -> int:
    """An assembly that did not deal with its elections, and gave somebody something to do."""
    meeting_id = called(office, FIRST_NOTICE, FIRST_NOTICE, held_on=FIRST)
    office.do(open_meeting, OpenMeeting(meeting_id=meeting_id, at=NINE))
    ids = tuple(person.roll_id for person in office.ask(roll_people, meeting_id))
    office.do(mark_present, MarkPresent(meeting_id=meeting_id, roll_ids=ids, at=NINE))
    elections = _item(office, meeting_id, ItemKind.ELECTIONS)
    office.do(defer_item, DeferItem(item_id=elections, reason="Il fait nuit."))
    told = AddFollowUp(meeting_id=meeting_id, text="Réparer le toit", responsible="Jean", due_on=date(2026, 10, 31))
    office.do(add_follow_up, told)
    office.do(close_meeting, CloseMeeting(meeting_id=meeting_id, at=NINE + 120))
    return meeting_id


def test_the_next_meeting_begins_with_what_the_last_one_left(office: Office) -> None:
    held = _held(office)

    lines = office.ask(agenda, planned(office, held_on=date(2027, 3, 1)))

    assert [line.kind for line in lines] == [
        ItemKind.OPENING, ItemKind.BUREAU, ItemKind.PREVIOUS_MINUTES, ItemKind.FOLLOW_UP, ItemKind.REPORT,
        ItemKind.ACCOUNTS, ItemKind.ELECTIONS, ItemKind.OTHER_BUSINESS,
    ]  # fmt: skip
    assert lines[6].carried_from_id == _item(office, held, ItemKind.ELECTIONS), "it stands there anyway, once"
    again = office.ask(agenda, planned(office, held_on=date(2027, 4, 1)))
    assert [line.carried_from_id for line in again if line.carried_from_id] == [], "another meeting has it already"


def test_what_somebody_is_to_do_stands_in_the_due_list(office: Office) -> None:
    held = _held(office)

    (row,) = [row for row in office.ask(due, TODAY) if row.kind is DueKind.FOLLOW_UP]

    assert (row.on, row.overdue, row.place) == (date(2026, 10, 31), True, Place("meetings", held))
    assert row.sentence.details["who"] == "Jean"
