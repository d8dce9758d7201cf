"""Ticking people off: arrivals, departures, excuses, whole sections, guests; and taking a mistake back."""

from collections.abc import Mapping, Sequence

from pomanager.db.meetings.attendance import Excuse, Guest, Stay
from pomanager.errors import NotFound, Refused
from pomanager.rules.objections import Objection
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_room
from pomanager.services.meetings.commands.recording import about_meeting, hour_told, judged, new_values
from pomanager.services.meetings.locked import must_be_unsigned
from pomanager.services.meetings.queries.freezing import sections_within
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.presence import excuses, stays_of
from pomanager.services.meetings.queries.room import NO_GUEST, NOTHING_NOTED, excuse_of, last_stay, open_stays
from pomanager.services.meetings.queries.session_facts import named_on_roll, section_on_roll
from pomanager.services.meetings.room_orders import (
    AddGuest,
    MarkExcused,
    MarkLeft,
    MarkPresent,
    MarkSectionExcept,
    UndoMark,
)
from pomanager.services.organisation.queries import section_names
from pomanager.services.work import Work

__all__ = [
    "AddGuest", "MarkExcused", "MarkLeft", "MarkPresent", "MarkSectionExcept", "UndoMark", "add_guest", "mark_excused",
    "mark_left", "mark_present", "mark_section_except", "remove_guest", "undo_mark",
]  # fmt: skip

NAMED = 5
"""So many people an act on attendance names in the journal; of more it tells how many they were."""


def mark_present(work: Work, order: MarkPresent) -> None:
    """Write that people are in the room from an hour on, or raise Refused."""
    judged(judging_room.objections_to_marking_present, work, order)
    _arrive(work, order)
    told = {**_people(work, order.meeting_id, order.roll_ids), "at_hour": hour_told(order.at)}
    work.record("meetings.marked_present", about_meeting(work, order.meeting_id), new_values(told))


def _arrive(work: Work, order: MarkPresent) -> None:
    work.session.add_all(
        Stay(meeting_id=order.meeting_id, roll_id=roll_id, arrived_at=order.at, left_at=None, undone=False)
        for roll_id in dict.fromkeys(order.roll_ids)
    )


def _people(work: Work, meeting_id: int, roll_ids: Sequence[int]) -> Mapping[str, object]:
    """Whom an act concerns, as the journal tells it: by name, or how many."""
    if len(roll_ids) > NAMED:
        return {"people": len(roll_ids)}
    return {"person": ", ".join(named_on_roll(work.session, meeting_id, roll_ids).values())}


def mark_section_except(work: Work, order: MarkSectionExcept) -> tuple[int, ...]:
    """Tick off everybody of a section who is not in the room, but for some; returns the lines of the roll.

    Sections that lie in it belong to it. Raises Refused, also where nobody is left to tick off.
    """
    detail = meeting_detail(work.session, order.meeting_id)
    within = sections_within(work.session, order.section_id, detail.record_on or detail.label.held_on)
    there = {stay.roll_id for stay in stays_of(work.session, order.meeting_id) if stay.left_at is None}
    wanted = section_on_roll(work.session, order.meeting_id, within)
    roll_ids = tuple(each for each in wanted if each not in there and each not in set(order.except_ids))
    if not roll_ids:
        raise Refused([Objection(judging_room.NOBODY_LEFT, "section_id")])
    marked = MarkPresent(meeting_id=order.meeting_id, roll_ids=roll_ids, at=order.at)
    judged(judging_room.objections_to_marking_present, work, marked)
    _arrive(work, marked)
    section = section_names(work.session).get(order.section_id, "")
    told = {"section": section, "people": len(roll_ids), "at_hour": hour_told(order.at)}
    work.record("meetings.section_marked", about_meeting(work, order.meeting_id), new_values(told))
    return roll_ids


def mark_left(work: Work, order: MarkLeft) -> None:
    """Write that people have left at an hour, or raise Refused."""
    judged(judging_room.objections_to_marking_left, work, order)
    for stay_id in open_stays(work.session, order.roll_ids):
        work.session.get_one(Stay, stay_id).left_at = order.at
    told = {**_people(work, order.meeting_id, order.roll_ids), "at_hour": hour_told(order.at)}
    work.record("meetings.marked_left", about_meeting(work, order.meeting_id), new_values(told))


def mark_excused(work: Work, order: MarkExcused) -> None:
    """Write that people sent word, or raise Refused; who did so already gets the new reason."""
    judged(judging_room.objections_to_excusing, work, order)
    before = excuses(work.session, order.meeting_id)
    for roll_id in dict.fromkeys(order.roll_ids):
        if roll_id in before and (excuse_id := excuse_of(work.session, roll_id)) is not None:
            work.session.get_one(Excuse, excuse_id).reason = tidy(order.reason)
            continue
        work.session.add(
            Excuse(meeting_id=order.meeting_id, roll_id=roll_id, reason=tidy(order.reason), undone=False)
        )  # fmt: skip
    told = _people(work, order.meeting_id, order.roll_ids)
    work.record("meetings.marked_excused", about_meeting(work, order.meeting_id), new_values(told), tidy(order.reason))


def undo_mark(work: Work, order: UndoMark) -> None:
    """Take back what was noted last of somebody, or raise Refused: a departure, else an arrival, else an excuse."""
    must_be_unsigned(work.session, order.meeting_id)
    names = named_on_roll(work.session, order.meeting_id, [order.roll_id])
    stay, excuse_id = last_stay(work.session, order.roll_id), excuse_of(work.session, order.roll_id)
    told: dict[str, tuple[object, object]] = {"person": (None, names[order.roll_id])}
    if stay is not None:
        row = work.session.get_one(Stay, stay[0])
        if row.left_at is not None:
            told["left_at"] = (hour_told(row.left_at), None)
            row.left_at = None
        else:
            told["arrived_at"] = (hour_told(row.arrived_at), None)
            row.undone = True
    elif excuse_id is not None:
        excuse = work.session.get_one(Excuse, excuse_id)
        told["excuse"] = (excuse.reason or "—", None)
        excuse.undone = True
    else:
        raise Refused([Objection(NOTHING_NOTED, "roll_id")])
    work.record("meetings.mark_taken_back", about_meeting(work, order.meeting_id), told)


def add_guest(work: Work, order: AddGuest) -> int:
    """Write down somebody in the room without a vote, or raise Refused; returns the id of the line."""
    judged(judging_room.objections_to_guest, work, order)
    row = Guest(
        meeting_id=order.meeting_id, person_id=order.person_id, name=tidy(order.name), sex=order.sex,
        capacity=tidy(order.capacity), undone=False,
    )  # fmt: skip
    work.session.add(row)
    told = new_values({"guest": row.name, "capacity": row.capacity})
    work.record("meetings.guest_added", about_meeting(work, order.meeting_id), told)
    return row.id


def remove_guest(work: Work, guest_id: int) -> None:
    """Take back a guest who was written down by mistake; raises NotFound, or Refused once the minutes are signed."""
    row = work.session.get(Guest, guest_id)
    if row is None or row.undone:
        raise NotFound(Objection(NO_GUEST))
    must_be_unsigned(work.session, row.meeting_id)
    row.undone = True
    work.record("meetings.guest_removed", about_meeting(work, row.meeting_id), {"guest": (row.name, None)})
