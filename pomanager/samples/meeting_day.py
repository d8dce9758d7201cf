"""A meeting of a sample office on its day: who comes, what is said and voted on, what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from pomanager.readmodels.bodies import PersonLabel
from pomanager.readmodels.meetings.meeting import AgendaLine, RollPerson
from pomanager.rules.bodies.kinds import BodyKind, Office
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.samples.seating import Bodies
from pomanager.samples.sheets import Teller
from pomanager.samples.voting import show_hands, vote_in
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings.commands.attendance import mark_excused, mark_present
from pomanager.services.meetings.commands.motions import add_speaker, amend_motion, put_motion
from pomanager.services.meetings.commands.proxies import give_proxy
from pomanager.services.meetings.commands.resolutions import add_follow_up, close_follow_up
from pomanager.services.meetings.commands.room import (
    close_meeting,
    declare_conflict,
    fail_meeting,
    go_to_item,
    name_bureau,
    note_item,
    open_meeting,
    write_debate,
)
from pomanager.services.meetings.commands.voting import record_vote
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail, roll_people
from pomanager.services.meetings.queries.motions import motions
from pomanager.services.meetings.queries.presence import present_at
from pomanager.services.meetings.queries.quorum import vote_rules
from pomanager.services.meetings.queries.resolutions import follow_ups
from pomanager.services.meetings.room_orders import (
    AddFollowUp,
    AmendMotion,
    CloseFollowUp,
    CloseMeeting,
    DeclareConflict,
    FailMeeting,
    GiveProxy,
    MarkExcused,
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
FEWEST_COME = 5
"""To the smallest meetings so many come, however few that is of all."""
EXCUSED = 9
"""Every so manieth of those who stay away sent word."""
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
    office.do(name_bureau, _bureau(teller, meeting_id, there))
    if "fails_after" in told:
        office.do(fail_meeting, FailMeeting(meeting_id=meeting_id, at=starts_at + told["fails_after"]))
        return
    office.do(open_meeting, OpenMeeting(meeting_id=meeting_id, at=starts_at + 10))
    at = starts_at + 12
    for line, each in zip(office.ask(agenda, meeting_id), told["items"], strict=True):
        if told.get("stays_open") and "draft" in each:
            office.do(go_to_item, line.id)
            return
        item = _Item(bodies, told, meeting_id, teller, there, line, each)
        _deal_with(item, at)
        _elect(item, at)
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
    coming = max(min(len(order), FEWEST_COME), round(len(order) * told["there"]))
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
    sitting = [row for row in teller.secretary.office.ask(officers_on, teller.today) if row.body.kind is BodyKind.BOARD]
    holds = {row.holding.person.person_id: {each.office for each in row.holding.offices} for row in sitting}
    free = [each for each in there if each.person_id not in holds] or list(there)

    def of(office: Office) -> RollPerson:
        holder = next((each for each in there if office in holds.get(each.person_id, ())), None)
        return holder or (free.pop(0) if free else there[-1])

    chair, secretary = of(Office.CHAIR), of(Office.SECRETARY)
    tellers = [each for each in free if each not in {chair, secretary}][:2]
    return NameBureau(
        meeting_id=meeting_id, chair=Who(person_id=chair.person_id), secretary=Who(person_id=secretary.person_id),
        tellers=[Who(person_id=each.person_id) for each in tellers],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the agenda, and what the sheet tells of it."""

    bodies: Bodies
    meeting: Told
    meeting_id: int
    teller: Teller
    there: Sequence[RollPerson]
    line: AgendaLine
    told: Told

    @property
    def chance(self) -> Random:
        """Its own, so that another item changes nothing here."""
        return Random(f"{self.teller.secretary.story.code}/{self.meeting['key']}/{self.line.number}")


def _deal_with(item: _Item, at: int) -> None:
    """What is said on an item, who spoke, what was voted on it, and what follows."""
    office, told = item.teller.secretary.office, item.told
    office.do(go_to_item, item.line.id)
    if "debate" in told:
        office.do(write_debate, WriteDebate(item_id=item.line.id, debate=told["debate"]))
    for each in item.chance.sample(list(item.there), min(told.get("speakers", 0), len(item.there))):
        office.do(add_speaker, item.line.id, each.roll_id)
    if "conflict" in told:
        _declare(item)
    if "votes" in told:
        _vote(item, at + ITEM // 2)
    elif told.get("noted"):
        office.do(note_item, item.line.id)
    if "follow_up" in told:
        _follow_up(item)


def _elect(item: _Item, at: int) -> None:
    """Hold the election the sheet tells of: in secret, or by show of hands where a section elects its delegates."""
    if "election" in item.told:
        entitled = [each for each in item.teller.secretary.office.ask(roll_people, item.meeting_id) if each.votes]
        represented = round(len(entitled) * item.meeting.get("by_proxy", 0))
        vote_in(item.bodies, item.told["election"], item.teller, item.there, represented, at + 1)
    elif item.line.kind is ItemKind.DELEGATES:
        show_hands(item.bodies, item.meeting["key"], item.teller, item.there, at + 1)


def _declare(item: _Item) -> None:
    member = item.bodies.cast.of(item.told["conflict"]["who"])
    line = next((each for each in item.there if member is not None and each.member_id == member.id), None)
    if line is not None:
        order = DeclareConflict(
            item_id=item.line.id, roll_id=line.roll_id, nature=item.told["conflict"]["nature"], left_room=True
        )
        item.teller.secretary.office.do(declare_conflict, order)


def _vote(item: _Item, at: int) -> None:
    """Vote on the motion of the item, on the amendment to it first where one was moved."""
    office, told = item.teller.secretary.office, item.told
    motion = next(each for each in office.ask(motions, item.meeting_id, item.line.id) if each.amends_id is None)
    if "amended" in told:
        mover = item.chance.choice(item.there)
        amendment = office.do(
            amend_motion, AmendMotion(motion_id=motion.id, text=told["amended"], mover_id=mover.roll_id)
        ).result
        office.do(record_vote, _result(item, amendment, at - 3, (78, 12, 10)))
    office.do(record_vote, _result(item, motion.id, at, told["votes"]))


def _result(item: _Item, motion_id: int, at: int, parts: Sequence[int]) -> RecordVote:
    """The figures of a vote: so many hundredths of the votes there for it and against it; the others abstain."""
    office = item.teller.secretary.office
    motion = next(each for each in office.ask(motions, item.meeting_id, item.line.id) if each.id == motion_id)
    votes = office.ask(vote_rules, item.meeting_id, item.line.id, at, motion.kind).room.there
    votes_for, votes_against = (round(votes * part / 100) for part in parts[:2])
    if item.told.get("method") == Method.ROLL_CALL:
        return _roll_call(item, motion_id, at, (votes_for, votes_against))
    return RecordVote(
        motion_id=motion_id, method=Method.HANDS, at=at, votes_for=votes_for, votes_against=votes_against,
        abstentions=votes - votes_for - votes_against,
    )  # fmt: skip


def _roll_call(item: _Item, motion_id: int, at: int, figures: tuple[int, int]) -> RecordVote:
    """The same by roll call: the first there are for it, those after them against it."""
    room = item.teller.secretary.office.ask(present_at, item.meeting_id, at, item.line.id)
    answering = sorted(room.may_answer)
    votes_for, votes_against = figures
    answers = [
        (roll_id, Choice.FOR if n < votes_for else Choice.AGAINST if n < votes_for + votes_against else Choice.ABSTAIN)
        for n, roll_id in enumerate(answering)
    ]
    counted = {choice: sum(room.votes[roll_id] for roll_id, said in answers if said is choice) for choice in Choice}
    return RecordVote(
        motion_id=motion_id, method=Method.ROLL_CALL, at=at, votes_for=counted[Choice.FOR],
        votes_against=counted[Choice.AGAINST], abstentions=counted[Choice.ABSTAIN], roll_call=answers,
    )  # fmt: skip


def _follow_up(item: _Item) -> None:
    """What somebody is to do, whoever holds the office the sheet names; done where the sheet says when."""
    office, told = item.teller.secretary.office, item.told["follow_up"]
    holder = _holder(item.teller, Office(told["responsible"]))
    order = AddFollowUp(
        meeting_id=item.meeting_id, text=told["text"], item_id=item.line.id, due_on=told["due"],
        person_id=None if holder is None else holder.person_id, responsible="" if holder is None else holder.name,
    )  # fmt: skip
    office.do(add_follow_up, order)


def _holder(teller: Teller, wanted: Office) -> PersonLabel | None:
    rows = teller.secretary.office.ask(officers_on, teller.today)
    return next((row.holding.person for row in rows for each in row.holding.offices if each.office is wanted), None)


def finish(told: Told, teller: Teller, meeting_id: int) -> None:
    """Close what was to be done after the meeting and has been done by today."""
    texts = {each["follow_up"]["text"] for each in told["items"] if "done" in each.get("follow_up", {})}
    for row in teller.secretary.office.ask(follow_ups, meeting_id=meeting_id):
        if row.text in texts:
            teller.secretary.office.do(close_follow_up, CloseFollowUp(follow_up_id=row.id, done_on=teller.today))
