"""A meeting of a sample office on its day: who comes, what is said and voted on, what follows from it."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from pomanager.readmodels.meetings.meeting import AgendaLine, RollPerson
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.members import Sex
from pomanager.samples.seating import Bodies
from pomanager.samples.sheets import Teller
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings.commands.attendance import mark_excused, mark_left, mark_present
from pomanager.services.meetings.commands.motions import amend_motion, put_motion
from pomanager.services.meetings.commands.proxies import give_proxy
from pomanager.services.meetings.commands.resolutions import add_follow_up, close_follow_up
from pomanager.services.meetings.commands.room import (
    close_meeting,
    declare_conflict,
    fail_meeting,
    go_to_item,
    name_bureau,
    note_item,
    note_speaker,
    open_meeting,
    write_debate,
)
from pomanager.services.meetings.commands.voting import record_vote
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail, roll_people
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.meetings.queries.quorum import quorum_at
from pomanager.services.meetings.room_orders import (
    AddFollowUp,
    AmendMotion,
    CloseFollowUp,
    CloseMeeting,
    DeclareConflict,
    FailMeeting,
    GiveProxy,
    MarkExcused,
    MarkLeft,
    MarkPresent,
    NameBureau,
    OpenMeeting,
    PutMotion,
    RecordVote,
    Who,
    WriteDebate,
)

Told = Mapping[str, Any]
EARLY, ITEM = 25, 14
"""Minutes before the hour at which the first come, and minutes an item takes."""
EXCUSED, LEAVE = 9, 30
"""Every so manieth of those who stay away is excused; every so manieth of those who came leaves early."""
KINDS = {ItemKind.BYLAWS: DecisionKind.BYLAWS, ItemKind.BUREAU: DecisionKind.PROCEDURE}


def put_drafts(told: Told, teller: Teller, lines: Sequence[AgendaLine]) -> None:
    """Write down the draft resolutions that go out with the convocation."""
    for line, each in zip(lines, told["items"], strict=True):
        text = each.get("motion", each.get("draft"))
        if text:
            kind = DecisionKind.PROCEDURE if each.get("procedure") else KINDS.get(line.kind, DecisionKind.ORDINARY)
            order = PutMotion(
                item_id=line.id, text=text, kind=kind, grounds=each.get("grounds", ""),
                moved_by=each.get("moved_by", ""),
            )  # fmt: skip
            teller.secretary.office.do(put_motion, order)


def hold(bodies: Bodies, told: Told, teller: Teller, meeting_id: int) -> None:
    """Let people come, open the meeting, go through its agenda and close it, or close it for want of a quorum."""
    office = teller.secretary.office
    starts_at = office.ask(meeting_detail, meeting_id).label.starts_at
    people = [each for each in office.ask(roll_people, meeting_id) if each.votes]
    there = _come(told, teller, meeting_id, people, starts_at)
    if "fails_after" in told:
        office.do(fail_meeting, FailMeeting(meeting_id=meeting_id, at=starts_at + told["fails_after"]))
        return
    office.do(open_meeting, OpenMeeting(meeting_id=meeting_id, at=starts_at + 10))
    office.do(name_bureau, _bureau(teller, meeting_id, there))
    at = starts_at + 12
    for line, each in zip(office.ask(agenda, meeting_id), told["items"], strict=True):
        if told.get("stays_open") and "draft" in each:
            office.do(go_to_item, line.id)
            return
        _deal_with(_Item(bodies, told, teller, meeting_id, there, line, each, at))
        at += ITEM
    if not told.get("stays_open"):
        office.do(close_meeting, CloseMeeting(meeting_id=meeting_id, at=starts_at + told["closed_after"]))


def _come(
    told: Told, teller: Teller, meeting_id: int, people: Sequence[RollPerson], starts_at: int
) -> Sequence[RollPerson]:
    """Let a part of the entitled come, some be represented by them, some be excused; returns who came."""
    office, chance = teller.secretary.office, Random(f"{teller.secretary.story.code}/{told['key']}")
    order = list(people)
    chance.shuffle(order)
    coming = round(len(order) * told["there"])
    there, away = order[:coming], order[coming:]
    for wave, first in enumerate(range(0, coming, max(1, coming // 5 + 1))):
        roll_ids = [each.roll_id for each in there[first : first + coming // 5 + 1]]
        office.do(mark_present, MarkPresent(meeting_id=meeting_id, roll_ids=roll_ids, at=starts_at - EARLY + 6 * wave))
    represented = round(len(order) * told.get("by_proxy", 0))
    for number, (giver, holder) in enumerate(zip(away[:represented], there, strict=False), 1):
        order_of = GiveProxy(
            meeting_id=meeting_id, giver_id=giver.roll_id, holder_id=holder.roll_id, paper=f"P{number}",
        )  # fmt: skip
        office.do(give_proxy, order_of)
    excused = [each.roll_id for each in away[represented::EXCUSED]]
    if excused:
        office.do(mark_excused, MarkExcused(meeting_id=meeting_id, roll_ids=excused))
    return there


def _bureau(teller: Teller, meeting_id: int, there: Sequence[RollPerson]) -> NameBureau:
    """The chair and the secretary of the board where they came, otherwise the first there; tellers from outside it."""
    sitting = teller.secretary.office.ask(officers_on, teller.today)
    holds = {row.holding.person.person_id: {each.office for each in row.offices} for row in sitting}
    free = [each for each in there if each.person_id not in holds] or list(there)

    def of(office: Office) -> RollPerson:
        return next((each for each in there if office in holds.get(each.person_id, ())), free.pop(0))

    chair, secretary = of(Office.CHAIR), of(Office.SECRETARY)
    tellers = [each for each in free if each not in {chair, secretary}][:2]
    return NameBureau(
        meeting_id=meeting_id, chair=Who(person_id=chair.person_id), secretary=Who(person_id=secretary.person_id),
        tellers=[Who(person_id=each.person_id) for each in tellers],
    )  # fmt: skip
