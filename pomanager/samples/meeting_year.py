"""The meetings of a sample office in 2026: planned, called, notices carried out, held, their minutes signed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from pomanager.i18n import speaking
from pomanager.rules.meetings.agenda import PlannedItem
from pomanager.rules.meetings.kinds import Channel, Convener, ItemKind, MeetingKind, Receipt
from pomanager.rules.wording import Wording
from pomanager.samples.delegating import send_delegates
from pomanager.samples.electing import election_turns
from pomanager.samples.meeting_day import finish, hold, put_drafts
from pomanager.samples.meeting_minutes import correct, sign
from pomanager.samples.seating import Bodies
from pomanager.samples.sections import section_turns
from pomanager.samples.sheets import Teller, Turn, written_of
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings.calling_orders import (
    AddDocument,
    CallAgain,
    CallMeeting,
    FreezeRoll,
    PlanMeeting,
    RecordNotices,
)
from pomanager.services.meetings.commands.agenda import add_document
from pomanager.services.meetings.commands.calling import call_again, call_meeting
from pomanager.services.meetings.commands.freezing import freeze_roll
from pomanager.services.meetings.commands.notices import record_notices
from pomanager.services.meetings.commands.planning import plan_meeting
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.members.queries.counts_now import section_counts

PLANNED_ON = date(2026, 11, 20)
"""The day on which meetings still to come are written down."""
SMALLEST_SECTION = 9
"""A section of fewer members holds no assembly of its own."""
FEWEST = 3
"""A body in which fewer sit holds no meeting."""
NOBODY_AT_HOME = 12
"""Every so manieth letter by hand finds nobody who could sign for it."""
EACH_SIGNS = {Channel.HAND: Receipt.SIGNED, Channel.PHONE: Receipt.NONE}
"""Channels that reach people one by one, and what proves it."""

Told = Mapping[str, Any]
"""A meeting as the sheet tells it."""


@dataclass(slots=True)
class Meetings2026:
    """The meetings as the story goes on."""

    bodies: Bodies
    ids: dict[str, int] = field(default_factory=dict)
    """By the key under which the sheet speaks of a meeting."""


def meeting_turns_of(teller: Teller, bodies: Bodies) -> Sequence[Turn]:
    """The turns of the meetings of the office of a teller; it tells them from a sheet of their own."""
    told = written_of(teller.secretary.story.code, "meetings")
    meetings = Meetings2026(bodies)
    own = replace(teller, told=told)
    acts = [turn for each in told.get("meetings", ()) for turn in _turns_of(meetings, each)]
    written = written_of(teller.secretary.story.code, "elections")
    if "sections" in written:
        acts += section_turns(bodies, meetings.ids, written["sections"])
    for each in written.get("elections", ()):
        acts += election_turns(bodies, meetings.ids, each)
    return [(day, partial(_from_sheet, own, act)) for day, act in acts]


def _turns_of(meetings: Meetings2026, told: Told) -> Sequence[Turn]:
    """Called, held, signed, corrected: each on its day, as far as it comes to that."""
    turns: list[Turn] = [(told["planned_on"], partial(_write_down, meetings, told))] if "planned_on" in told else []
    turns.append((told.get("called_on", PLANNED_ON), partial(_call, meetings, told)))
    if "there" in told:
        turns.append((told["on"], partial(_hold, meetings, told)))
    done = {each["follow_up"]["done"] for each in told["items"] if "done" in each.get("follow_up", {})}
    turns += [(day, partial(_finish, meetings, told)) for day in sorted(done)]
    minutes = told.get("minutes", {})
    if "signed" in minutes:
        turns.append((minutes["signed"], partial(_sign, meetings, told)))
    if "erratum" in minutes:
        turns.append((minutes["erratum"]["on"], partial(_correct, meetings, told)))
    return turns


def _from_sheet(own: Teller, act: Callable[[Teller], None], _teller: Teller) -> None:
    """Carry out an act as the keeper would, in the office's own language."""
    with speaking(own.secretary.story.profile.languages[0]):
        act(own)


def _call(meetings: Meetings2026, told: Told, teller: Teller) -> None:
    """Write the meeting down; where it is called, freeze its roll and let the notice go."""
    office = teller.secretary.office
    _write_down(meetings, told, teller)
    meeting_id = meetings.ids.get(told["key"])
    if meeting_id is None or "called_on" not in told:
        return
    send_delegates(meetings.ids, told, teller, meeting_id)
    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=teller.today))
    office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=teller.today))
    _carry_notices(told, teller, meeting_id)


def _write_down(meetings: Meetings2026, told: Told, teller: Teller) -> None:
    """Write the meeting down with its agenda, its documents and its drafts, where it can be held and was not yet."""
    if told["key"] in meetings.ids or not _can_be_held(meetings, told, teller):
        return
    plan = _plan_again if "follows" in told else _plan
    meeting_id = meetings.ids[told["key"]] = plan(meetings, told, teller)
    if "follows" not in told:
        _papers(told, teller, meeting_id)


def _can_be_held(meetings: Meetings2026, told: Told, teller: Teller) -> bool:
    """Whether there is the section, the body or the earlier meeting it needs: a small office lacks some."""
    if "section" in told:
        return _section(told, teller) is not None
    if "body" in told:
        sitting = teller.secretary.office.ask(officers_on, told["on"], meetings.bodies.ids[told["body"]])
        return len(sitting) >= FEWEST
    return all(told[key] in meetings.ids for key in ("follows", "same_delegates_as") if key in told)


def _plan(meetings: Meetings2026, told: Told, teller: Teller) -> int:
    language = teller.secretary.story.profile.languages[0]
    items = [
        PlannedItem(ItemKind(each["kind"]), Wording({language: each["title"]}) if "title" in each else Wording())
        for each in told["items"]
    ]
    order = PlanMeeting(
        kind=MeetingKind(told["kind"]), held_on=told["on"], starts_at=minutes_of(told["at"]), place=told["place"],
        section_id=_section(told, teller), body_id=meetings.bodies.ids[told["body"]] if "body" in told else None,
        convener=Convener(told["convener"]), called_by=told["called_by"],
        documents_place=told.get("documents_place", ""), documents_from=told.get("documents_from"),
        what_to_bring=told.get("what_to_bring", ""), items=items,
    )  # fmt: skip
    return teller.secretary.office.do(plan_meeting, order).result


def _plan_again(meetings: Meetings2026, told: Told, teller: Teller) -> int:
    """The next call has the agenda, the drafts and the documents of the meeting that had no quorum."""
    order = CallAgain(
        meeting_id=meetings.ids[told["follows"]], held_on=told["on"], starts_at=minutes_of(told["at"]),
        place=told["place"],
    )  # fmt: skip
    return teller.secretary.office.do(call_again, order).result


def _section(told: Told, teller: Teller) -> int | None:
    """The section of that place, the one with most members first; None where the meeting is of no section."""
    if "section" not in told:
        return None
    counts = teller.secretary.office.ask(section_counts)
    largest = sorted((-count.total, key) for key, count in counts.items() if key is not None)
    place: int = told["section"] - 1
    return largest[place][1] if place < len(largest) and -largest[place][0] >= SMALLEST_SECTION else None


def _papers(told: Told, teller: Teller, meeting_id: int) -> None:
    """The documents that are open to the members, and the draft resolutions."""
    office = teller.secretary.office
    lines = office.ask(agenda, meeting_id)
    for line, each in zip(lines, told["items"], strict=True):
        for title in each.get("documents", ()):
            office.do(add_document, AddDocument(meeting_id=meeting_id, title=title, item_id=line.id))
    put_drafts(told, teller, lines)


def _carry_notices(told: Told, teller: Teller, meeting_id: int) -> None:
    """Who was reached how: one by one by hand or telephone, otherwise all at once."""
    office, channel = teller.secretary.office, Channel(told["channel"])
    receipt = EACH_SIGNS.get(channel)
    if receipt is None:
        order = RecordNotices(
            meeting_id=meeting_id, channel=channel, given_on=teller.today, carrier=told["called_by"],
            receipt=Receipt.CERTIFICATE,
        )  # fmt: skip
        office.do(record_notices, order)
        return
    people = [each.roll_id for each in office.ask(roll_people, meeting_id) if each.votes]
    reached = people if receipt is Receipt.NONE else [
        roll_id for place, roll_id in enumerate(people, 1) if place % NOBODY_AT_HOME
    ]  # fmt: skip
    order = RecordNotices(
        meeting_id=meeting_id, channel=channel, given_on=teller.today, roll_ids=reached, carrier=told["called_by"],
        receipt=receipt,
    )  # fmt: skip
    office.do(record_notices, order)


def _hold(meetings: Meetings2026, told: Told, teller: Teller) -> None:
    if told["key"] in meetings.ids:
        hold(meetings.bodies, told, teller, meetings.ids[told["key"]])


def _finish(meetings: Meetings2026, told: Told, teller: Teller) -> None:
    if told["key"] in meetings.ids:
        finish(told, teller, meetings.ids[told["key"]])


def _sign(meetings: Meetings2026, told: Told, teller: Teller) -> None:
    if told["key"] in meetings.ids:
        sign(told["minutes"], teller, meetings.ids[told["key"]])


def _correct(meetings: Meetings2026, told: Told, teller: Teller) -> None:
    if told["key"] in meetings.ids:
        correct(told["minutes"]["erratum"], teller, meetings.ids[told["key"]])


def minutes_of(hour: str) -> int:
    """An hour such as "09:30" as minutes since midnight."""
    hours, _colon, minutes = hour.partition(":")
    return 60 * int(hours) + int(minutes)
