"""The meeting room of an assembly of 1,204 delegates: opening it, and marking one of them with the quorum after it."""

import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks.figures import Figure
from pomanager.rules.meetings.kinds import Convener, ItemKind, MeetingKind
from pomanager.rules.members import Sex
from pomanager.services import files
from pomanager.services.meetings.commands.attendance import MarkPresent, mark_present
from pomanager.services.meetings.commands.calling import CallMeeting, call_meeting
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.motions import PutMotion, put_motion
from pomanager.services.meetings.commands.planning import PlanMeeting, plan_meeting
from pomanager.services.meetings.commands.proxies import GiveProxy, give_proxy
from pomanager.services.meetings.commands.room import OpenMeeting, go_to_item, open_meeting
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.meetings.queries.room_view import item_view, room_view
from pomanager.services.members.commands.admission import AdmitMember, admit_member
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import AdoptPreset, adopt_preset

DELEGATES, THERE, PROXIES, ROUNDS = 1_204, 580, 57, 15
MOST_OPENING, MOST_MARKING = 0.3, 0.05
DAY = date(2026, 11, 23)
NINE, TEN = 540, 600
LAWS = {
    "ordinary_assembly.quorum_first": "> 1/2", "ordinary_assembly.quorum_recheck": "yes",
    "ordinary_assembly.majority": "> 1/2", "ordinary_assembly.majority_base": "votes_cast", "proxies.allowed": "yes",
}  # fmt: skip


def measure() -> list[Figure]:
    """Seconds until the room can be shown, and from marking somebody until the quorum is known."""
    with tempfile.TemporaryDirectory() as folder:
        office = files.create(Path(folder) / "office.podb", "CONAPRO", "fr", _now)
        meeting_id, waiting = _in_session(office)
        opened = [_open(office, meeting_id) for _round in range(ROUNDS)]
        marked = [_mark(office, meeting_id, roll_id) for roll_id in waiting[:ROUNDS]]
        office.close()
    return [
        Figure(f"the meeting room opens, {DELEGATES:,} delegates", statistics.median(opened), "s", most=MOST_OPENING),
        Figure("one is marked present and the quorum known", statistics.median(marked), "s", most=MOST_MARKING),
    ]


def _now() -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, 10, tzinfo=UTC)


def _in_session(office: Office) -> tuple[int, list[int]]:
    """A meeting in session; returns it, and the lines of the roll of those who have not come."""
    office.do(adopt_preset, AdoptPreset(preset="", since=date(2015, 1, 1), decision="AGE 1/2015", values=LAWS))
    for place in range(DELEGATES):
        sex = Sex.FEMALE if place % 5 < 2 else Sex.MALE
        name = f"NDAYIZEYE {place:04}"
        office.do(admit_member, AdmitMember(full_name=name, sex=sex, on=date(2020, 1, 1), decision="AG 1/2020"))
    meeting_id = office.do(
        plan_meeting,
        PlanMeeting(
            kind=MeetingKind.ORDINARY_ASSEMBLY, held_on=DAY, starts_at=NINE, place="Gitega", convener=Convener.BOARD
        ),
    ).result  # fmt: skip
    notice = DAY - timedelta(days=20)
    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=notice))
    office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=notice))
    ids = [person.roll_id for person in office.ask(roll_people, meeting_id)]
    office.do(mark_present, MarkPresent(meeting_id=meeting_id, roll_ids=ids[:THERE], at=NINE))
    for place in range(PROXIES):
        giver, holder = ids[-1 - place], ids[place]
        office.do(give_proxy, GiveProxy(meeting_id=meeting_id, giver_id=giver, holder_id=holder, paper="1"))
    office.do(open_meeting, OpenMeeting(meeting_id=meeting_id, at=NINE))
    item_id = next(item.id for item in office.ask(agenda, meeting_id) if item.kind is ItemKind.REPORT)
    office.do(go_to_item, item_id)
    office.do(put_motion, PutMotion(item_id=item_id, text="Le rapport est approuvé."))
    return meeting_id, ids[THERE:-PROXIES]


def _open(office: Office, meeting_id: int) -> float:
    begun = time.perf_counter()
    view = office.ask(room_view, meeting_id, TEN)
    office.ask(item_view, view.agenda[0].id, view)
    return time.perf_counter() - begun


def _mark(office: Office, meeting_id: int, roll_id: int) -> float:
    begun = time.perf_counter()
    office.do(mark_present, MarkPresent(meeting_id=meeting_id, roll_ids=(roll_id,), at=TEN))
    office.ask(quorum_at, meeting_id, TEN)
    return time.perf_counter() - begun
