"""The guided steps of a meeting, and what of meetings is due."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.readmodels.governance import DueRow, Place
from pomanager.rules.due import DueKind, When
from pomanager.rules.meetings.kinds import Channel, ItemKind
from pomanager.rules.meetings.preparing import StepKey, StepState
from pomanager.services.governance.queries.due import due
from pomanager.services.meetings.commands.agenda import AddDocument, WithdrawItem, add_document, withdraw_item
from pomanager.services.meetings.commands.calling import CallMeeting, call_meeting
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.notices import RecordNotices, record_notices
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.preparing import preparing
from pomanager.services.office import Office
from tests import bodies, offices
from tests.meetings import BYLAWS, DAY, NOTICE, TODAY, called, fill, planned

WEEK_BEFORE = NOTICE - timedelta(days=7)
CALENDAR = {"calendar.annual_meeting": "6 months"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections, and by-laws."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def _states(office: Office, meeting_id: int, day: date) -> dict[StepKey, StepState]:
    return {step.key: step.state for step in office.ask(preparing, meeting_id, day)}


def test_steps_go_from_to_do_to_done(office: Office) -> None:
    meeting_id = planned(office)
    first = _states(office, meeting_id, WEEK_BEFORE)
    assert list(first) == [
        StepKey.DAY, StepKey.AGENDA, StepKey.DRAFTS, StepKey.DOCUMENTS, StepKey.ROLL, StepKey.CALL, StepKey.PROOFS,
        StepKey.SHEETS, StepKey.ROOM,
    ]  # fmt: skip
    assert first[StepKey.AGENDA] is StepState.DONE
    assert first[StepKey.ROLL] is StepState.OPEN
    assert first[StepKey.PROOFS] is StepState.WAITS
    assert _states(office, meeting_id, NOTICE)[StepKey.CALL] is StepState.OPEN, "the last lawful day itself"
    assert _states(office, meeting_id, NOTICE + timedelta(days=1))[StepKey.CALL] is StepState.LATE

    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=NOTICE))
    office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=NOTICE))
    office.do(record_notices, RecordNotices(meeting_id=meeting_id, channel=Channel.POSTER, given_on=NOTICE))

    states = _states(office, meeting_id, DAY)
    assert {states[key] for key in (StepKey.ROLL, StepKey.CALL, StepKey.PROOFS)} == {StepState.DONE}
    assert states[StepKey.ROOM] is StepState.OPEN
    assert {step.key: step.act for step in office.ask(preparing, meeting_id, DAY)}[StepKey.ROOM] == "room"


def test_what_the_by_laws_want_and_the_agenda_lacks_is_named(office: Office) -> None:
    meeting_id = planned(office)
    (accounts,) = [line for line in office.ask(agenda, meeting_id) if line.kind is ItemKind.ACCOUNTS]
    office.do(withdraw_item, WithdrawItem(item_id=accounts.id))

    (step,) = [step for step in office.ask(preparing, meeting_id, WEEK_BEFORE) if step.key is StepKey.AGENDA]

    assert step.state is StepState.OPEN
    assert step.sentence.details["items"] == ("Accounts of the financial year",)


def test_documents_are_named_and_open_in_time(office: Office) -> None:
    bodies.bylaws(office, {**BYLAWS, "ordinary_assembly.documents_days": "10 days"}, date(2020, 1, 1))
    for opened_on, wanted in ((DAY - timedelta(days=9), StepState.OPEN), (DAY - timedelta(days=10), StepState.DONE)):
        meeting_id = planned(office, documents_from=opened_on)
        assert _states(office, meeting_id, WEEK_BEFORE)[StepKey.DOCUMENTS] is StepState.OPEN
        office.do(add_document, AddDocument(meeting_id=meeting_id, title="Rapport"))
        assert _states(office, meeting_id, WEEK_BEFORE)[StepKey.DOCUMENTS] is wanted


def _of(rows: tuple[DueRow, ...], kind: DueKind) -> list[DueRow]:
    return [row for row in rows if row.kind is kind]


def test_the_last_day_to_call_stands_in_the_due_list_until_the_meeting_is_called(office: Office) -> None:
    meeting_id = planned(office)
    (row,) = _of(office.ask(due, NOTICE), DueKind.CONVOCATION)
    assert (row.on, row.when, row.place) == (NOTICE, When.THIS_MONTH, Place("meetings", meeting_id))
    (row,) = _of(office.ask(due, NOTICE + timedelta(days=1)), DueKind.CONVOCATION)
    assert row.when is When.OVERDUE
    called(office)
    assert len(_of(office.ask(due, NOTICE), DueKind.CONVOCATION)) == 1


def test_a_meeting_held_settles_the_annual_meeting_and_wants_its_minutes(office: Office) -> None:
    bodies.bylaws(office, {**BYLAWS, **CALENDAR}, date(2020, 1, 1))
    assert date(2026, 6, 30) in {row.on for row in _of(office.ask(due, TODAY), DueKind.ANNUAL_MEETING)}
    meeting_id = planned(office, held_on=date(2026, 5, 2))
    _close(office, meeting_id)

    assert date(2026, 6, 30) not in {row.on for row in _of(office.ask(due, TODAY), DueKind.ANNUAL_MEETING)}
    (row,) = _of(office.ask(due, TODAY), DueKind.MINUTES)
    assert row.place == Place("meetings", meeting_id)


def _close(office: Office, meeting_id: int) -> None:
    """Close a meeting, as its room does."""
    from pomanager.db.meetings.calling import Meeting
    from pomanager.rules.meetings.kinds import MeetingState
    from pomanager.services.work import About, Work

    def close(work: Work) -> None:
        work.session.get_one(Meeting, meeting_id).state = MeetingState.CLOSED
        work.record("meetings.amended", About("meeting", meeting_id, "closed"))

    office.do(close)
