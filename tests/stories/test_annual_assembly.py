"""An annual assembly that had no quorum, its second call, minutes that are signed, an extract, and an erratum."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.papers import paper_called
from pomanager.printing import erratum_for_signing, minutes_for_signing, print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.meetings.deciding import Method
from pomanager.rules.meetings.kinds import ItemKind, MeetingState
from pomanager.services.meetings.calling_orders import CallAgain, CallMeeting, FreezeRoll
from pomanager.services.meetings.commands.attendance import mark_present
from pomanager.services.meetings.commands.calling import call_again, call_meeting
from pomanager.services.meetings.commands.errata import write_erratum
from pomanager.services.meetings.commands.freezing import freeze_roll
from pomanager.services.meetings.commands.minutes import approve_minutes, write_minutes
from pomanager.services.meetings.commands.motions import put_motion
from pomanager.services.meetings.commands.room import (
    close_meeting,
    fail_meeting,
    go_to_item,
    name_bureau,
    note_item,
    open_meeting,
)
from pomanager.services.meetings.commands.signing import sign_erratum, sign_minutes
from pomanager.services.meetings.commands.voting import record_vote
from pomanager.services.meetings.orders_minutes import ApproveMinutes, WriteErratum, WriteMinutes, WrittenPart
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_label, roll_people
from pomanager.services.meetings.queries.minutes import minutes_order
from pomanager.services.meetings.queries.motions import decisions, motions
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.meetings.room_orders import (
    CloseMeeting,
    FailMeeting,
    MarkPresent,
    NameBureau,
    OpenMeeting,
    PutMotion,
    RecordVote,
    Who,
)
from pomanager.services.office import Office
from tests import make
from tests.make import MovableClock
from tests.meetings import NINE, called, fill

FIRST, SECOND = date(2026, 11, 23), date(2026, 12, 9)
"""The second call is for sixteen days later."""
ACCOUNTS = "Les comptes de l’exercice 2025 sont approuvés."


@pytest.fixture
def clock() -> MovableClock:
    """The clock of the office, on the day of the notice."""
    clock = MovableClock()
    clock.come_to(date(2026, 11, 7))
    return clock


@pytest.fixture
def office(tmp_path: Path, clock: MovableClock) -> Iterator[Office]:
    """Six members in two sections; by-laws ask for half on the first call, for a quarter on the next."""
    opened = make.office(tmp_path, clock)
    fill(opened)
    yield opened
    opened.close()


def _voters(office: Office, meeting_id: int) -> list[int]:
    return [each.roll_id for each in office.ask(roll_people, meeting_id) if each.votes]


def _come(office: Office, meeting_id: int, how_many: int) -> None:
    office.do(
        mark_present, MarkPresent(meeting_id=meeting_id, roll_ids=_voters(office, meeting_id)[:how_many], at=NINE)
    )


def _decide(office: Office, meeting_id: int) -> int:
    """Go through the agenda: the accounts are voted on, all else is taken note of; returns the decision."""
    decision_id = 0
    for line in office.ask(agenda, meeting_id):
        office.do(go_to_item, line.id)
        if line.kind is not ItemKind.ACCOUNTS:
            office.do(note_item, line.id)
            continue
        (motion,) = office.ask(motions, meeting_id, line.id)
        vote = RecordVote(motion_id=motion.id, method=Method.HANDS, at=NINE + 40, votes_for=2)
        decision_id = office.do(record_vote, vote).result
    return decision_id


def _sign(office: Office, meeting_id: int, day: date) -> None:
    order = office.ask(minutes_order, office.ask(meeting_label, meeting_id).kind)
    parts = tuple(WrittenPart(kind=str(each)) for each in order.parts)
    office.do(write_minutes, WriteMinutes(meeting_id=meeting_id, languages=("fr",), texts={"fr": parts}))
    office.do(approve_minutes, ApproveMinutes(meeting_id=meeting_id, approved_on=day, approved_by="Le bureau"))
    office.do(sign_minutes, minutes_for_signing(office, meeting_id, day, "Deux scrutateurs manquent."))


def _printed(office: Office, key: str, of: int, target: Path, language: str = "fr") -> bytes:
    print_paper(paper_called(key), office, target, PrintOrder(language=language), of=[of])
    return target.read_bytes()


def test_the_second_call_decides_and_its_minutes_are_signed(
    office: Office, clock: MovableClock, tmp_path: Path
) -> None:
    # On the day of the first call two of six come; three are needed, so nothing can be decided.
    first = called(office, date(2026, 11, 7), date(2026, 11, 7), held_on=FIRST)
    accounts = next(line for line in office.ask(agenda, first) if line.kind is ItemKind.ACCOUNTS)
    office.do(put_motion, PutMotion(item_id=accounts.id, text=ACCOUNTS, moved_by="Le conseil d’administration"))
    clock.come_to(FIRST)
    _come(office, first, 2)
    asked = office.ask(quorum_at, first, NINE + 30)
    assert (asked.base, asked.needed, asked.there, asked.is_reached) == (6, 3, 2, False)
    office.do(fail_meeting, FailMeeting(meeting_id=first, at=NINE + 60))

    # It is called again with the same agenda and drafts, sixteen days later: two are enough.
    clock.come_to(date(2026, 11, 25))
    second = office.do(call_again, CallAgain(meeting_id=first, held_on=SECOND, starts_at=NINE)).result
    office.do(freeze_roll, FreezeRoll(meeting_id=second, record_on=clock.moment.date()))
    office.do(call_meeting, CallMeeting(meeting_id=second, called_on=clock.moment.date()))
    clock.come_to(SECOND)
    _come(office, second, 2)
    office.do(open_meeting, OpenMeeting(meeting_id=second, at=NINE + 10))
    people = [Who(person_id=each.person_id) for each in office.ask(roll_people, second)]
    office.do(name_bureau, NameBureau(meeting_id=second, chair=people[0], secretary=people[1], tellers=people[2:4]))
    assert (office.ask(quorum_at, second, NINE + 30).needed, office.ask(meeting_label, second).call) == (2, 2)
    decision_id = _decide(office, second)
    office.do(close_meeting, CloseMeeting(meeting_id=second, at=NINE + 90))
    assert office.ask(meeting_label, second).state is MeetingState.CLOSED

    # The minutes are signed; from now on nothing of that meeting changes, and print hands out the kept bytes.
    clock.come_to(date(2026, 12, 10))
    _sign(office, second, clock.moment.date())
    (decision,) = office.ask(decisions, second)
    assert (decision.id, decision.text) == (decision_id, ACCOUNTS)
    with pytest.raises(Refused):
        _come(office, second, 3)
    signed = _printed(office, "minutes", second, tmp_path / "minutes.pdf")
    assert signed == _printed(office, "minutes", second, tmp_path / "again.pdf")
    assert _printed(office, "minutes", second, tmp_path / "copy.pdf", "rn") != signed

    # The bank gets a certified extract; a week later two figures are set right by an erratum, and the minutes stay.
    assert _printed(office, "extract", decision_id, tmp_path / "extract.pdf").startswith(b"%PDF")
    clock.come_to(date(2026, 12, 17))
    written = WriteErratum(
        meeting_id=second, on=clock.moment.date(), instead_of="2025", reads="2024", reason="Une faute de frappe."
    )
    erratum_id = office.do(write_erratum, written).result
    office.do(sign_erratum, erratum_for_signing(office, erratum_id, clock.moment.date()))
    assert _printed(office, "minutes", second, tmp_path / "later.pdf") == signed
