"""Once minutes are signed, every act on their meeting is refused, but for the few that go on afterwards."""

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from typing import Any

import pytest

from pomanager.errors import Refused
from pomanager.printing import minutes_for_signing
from pomanager.rules.meetings.deciding import Method
from pomanager.rules.meetings.kinds import Channel, Convener, ItemKind
from pomanager.rules.meetings.rich_text import plain
from pomanager.rules.members import Sex
from pomanager.services.meetings import calling_orders as calling
from pomanager.services.meetings import commands as package
from pomanager.services.meetings import orders_minutes as minutes_orders
from pomanager.services.meetings import room_orders as room
from pomanager.services.meetings.commands.minutes import approve_minutes, write_minutes
from pomanager.services.meetings.commands.signing import sign_minutes
from pomanager.services.office import Office
from tests import minutes, offices
from tests.services.test_minutes_signing import APPROVAL, writing

MEETING, ITEM, MOTION, DECISION = 2, 2, 1, 2
TODAY = offices.NOW.date()
LAST = (15, 16)
"""Lines of the roll of the meeting."""

AFTERWARDS = {
    "agenda.set_standing_items", "calling.call_again", "copying.copy_agenda", "copying.copy_delegates",
    "errata.write_erratum", "minutes.order_parts", "planning.plan_meeting", "resolutions.close_follow_up",
    "resolutions.set_standing", "signing.sign_erratum",
}  # fmt: skip
"""What goes on when minutes are signed: other meetings, errata, and what becomes of resolutions."""
NO_ACTS = {"minutes.minutes_row", "planning.write_items", "signed_bytes.signed_paper"}
"""Parts that acts share."""

ORDERS: Mapping[str, tuple[object, ...]] = {
    "agenda.add_document": (calling.AddDocument(meeting_id=MEETING, title="Late"),),
    "agenda.add_item": (calling.AddItem(meeting_id=MEETING, kind=ItemKind.DECISION, reason="late"),),
    "agenda.amend_item": (calling.AmendItem(item_id=ITEM, version=1, kind=ItemKind.BUDGET),),
    "agenda.move_item": (calling.MoveItem(item_id=ITEM, parent_id=None, position=1),),
    "agenda.remove_document": (1,),
    "agenda.withdraw_item": (calling.WithdrawItem(item_id=ITEM, reason="late"),),
    "attendance.add_guest": (room.AddGuest(meeting_id=MEETING, name="X", sex=Sex.MALE),),
    "attendance.mark_excused": (room.MarkExcused(meeting_id=MEETING, roll_ids=LAST[1:]),),
    "attendance.mark_left": (room.MarkLeft(meeting_id=MEETING, roll_ids=(9,), at=700),),
    "attendance.mark_present": (room.MarkPresent(meeting_id=MEETING, roll_ids=LAST, at=700),),
    "attendance.mark_section_except": (room.MarkSectionExcept(meeting_id=MEETING, section_id=1, at=700),),
    "attendance.remove_guest": (1,),
    "attendance.undo_mark": (room.UndoMark(meeting_id=MEETING, roll_id=9),),
    "calling.call_meeting": (calling.CallMeeting(meeting_id=MEETING, called_on=date(2026, 2, 5)),),
    "delegates.name_delegates": (calling.NameDelegates(meeting_id=MEETING, section_id=1, member_ids=(1,)),),
    "freezing.freeze_roll": (calling.FreezeRoll(meeting_id=MEETING, record_on=date(2026, 1, 31), reason="again"),),
    "minutes.approve_minutes": (APPROVAL,),
    "minutes.reopen_minutes": (minutes_orders.ReopenMinutes(meeting_id=MEETING, reason="a name"),),
    "motions.add_speaker": (ITEM, 11),
    "motions.amend_motion": (room.AmendMotion(motion_id=MOTION, text="Other"),),
    "motions.defer_motion": (room.DeferMotion(motion_id=MOTION, reason="late"),),
    "motions.edit_motion": (room.EditMotion(motion_id=MOTION, version=1, text="Other"),),
    "motions.put_motion": (room.PutMotion(item_id=ITEM, text="Other"),),
    "motions.remove_speaker": (ITEM, 9),
    "motions.withdraw_motion": (room.WithdrawMotion(motion_id=MOTION, reason="late"),),
    "notices.record_notices": (
        calling.RecordNotices(meeting_id=MEETING, channel=Channel.RADIO, given_on=date(2026, 2, 6)),
    ),
    "notices.take_back_notice": (calling.TakeBackNotice(notice_id=1, reason="not so"),),
    "outcomes.record_outcome": (ITEM, "election:1", plain("Other")),
    "planning.amend_meeting": (
        calling.AmendMeeting(
            meeting_id=MEETING, version=1, held_on=minutes.SECOND, starts_at=600, place="Elsewhere",
            convener=Convener.BOARD, reason="it was elsewhere",
        ),
    ),
    "planning.cancel_meeting": (calling.CancelMeeting(meeting_id=MEETING, reason="late"),),
    "proxies.give_proxy": (room.GiveProxy(meeting_id=MEETING, giver_id=16, holder_id=9),),
    "proxies.withdraw_proxy": (room.WithdrawProxy(proxy_id=1, by_mistake=True),),
    "resolutions.add_follow_up": (room.AddFollowUp(meeting_id=MEETING, text="More"),),
    "room.close_meeting": (room.CloseMeeting(meeting_id=MEETING, at=770),),
    "room.declare_conflict": (room.DeclareConflict(item_id=ITEM, roll_id=9, nature="late"),),
    "room.defer_item": (room.DeferItem(item_id=ITEM, reason="late"),),
    "room.fail_meeting": (room.FailMeeting(meeting_id=MEETING, at=770),),
    "room.go_to_item": (ITEM,),
    "room.name_bureau": (room.NameBureau(meeting_id=MEETING, chair=room.Who(name="X")),),
    "room.note_item": (ITEM,),
    "room.open_meeting": (room.OpenMeeting(meeting_id=MEETING, at=540),),
    "room.resume_meeting": (room.ResumeMeeting(meeting_id=MEETING, at=700),),
    "room.suspend_meeting": (room.SuspendMeeting(meeting_id=MEETING, at=700, reason="rain"),),
    "room.withdraw_conflict": (1,),
    "room.write_debate": (room.WriteDebate(item_id=ITEM, debate="Other"),),
    "voting.record_vote": (room.RecordVote(motion_id=MOTION, method=Method.HANDS, at=700, votes_for=5),),
    "voting.take_back_vote": (room.TakeBackVote(decision_id=DECISION, reason="late"),),
}  # fmt: skip
OF_NO_SUCH_MEETING = {"delegates.withdraw_delegate"}
"""Of a meeting of delegates, which this one is not: its delegates are those of its roll."""
IN_THE_TESTS_OF_SIGNING = {"minutes.write_minutes", "signing.sign_minutes"}


def acts() -> dict[str, Callable[..., Any]]:
    """Every act on meetings by the module and its name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in pkgutil.iter_modules(package.__path__):
        loaded = import_module(f"{package.__name__}.{module.name}")
        for name, function in vars(loaded).items():
            own = isfunction(function) and function.__module__ == loaded.__name__ and not name.startswith("_")
            if own and next(iter(signature(function).parameters), "") == "work" and module.name != "recording":
                found[f"{module.name}.{name}"] = function
    return found


ACTS = acts()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office with signed minutes; acts that are refused leave it as it is."""
    folder: Path = tmp_path_factory.mktemp("locked")
    office = offices.opened_office(offices.filled_file(folder, minutes.fill))
    office.do(write_minutes, writing(office))
    office.do(approve_minutes, APPROVAL)
    office.do(sign_minutes, minutes_for_signing(office, MEETING, TODAY))
    yield office
    office.close()


def test_every_act_is_tried_or_goes_on_afterwards() -> None:
    known = ORDERS.keys() | AFTERWARDS | NO_ACTS | OF_NO_SUCH_MEETING | IN_THE_TESTS_OF_SIGNING
    assert ACTS.keys() == known


@pytest.mark.parametrize("name", sorted(ORDERS))
def test_it_is_refused(office: Office, name: str) -> None:
    with pytest.raises(Refused):
        office.do(ACTS[name], *ORDERS[name])
