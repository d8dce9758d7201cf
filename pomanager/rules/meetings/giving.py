"""How a notice was given: to whom in which way and when, and what does not count as a proof of convocation.

The chair has to prove that notice was given, except for letters (OHADA, art. 233).
"""

from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import Channel, MeetingKind, MeetingState
from pomanager.rules.meetings.notice import (
    COLLECTIVE,
    bylaw_named,
    last_lawful_day,
    notice_key,
    objections_to_channel,
)
from pomanager.rules.objections import Objection, Weight

NOT_CALLED = N_("The meeting is not called yet, or is cancelled: call it first.")
GIVEN_AFTER = N_("A notice cannot be given after the day of the meeting.")
GIVEN_BEFORE_CALL = N_("This is before {called}, the day of the notice.")
GIVEN_TO_COME = N_("Write it down once it was given: {day} is still to come.")
GIVEN_LATE = N_("By the by-laws ({bylaw}) notices are given by {last}: this one comes too late.")
NOT_TO_ALL = N_("In this way single persons are told: choose whom.")
STRANGERS = N_("{count} of those chosen do not stand on the roll as it is frozen now.")
PERSONS_OR_SECTIONS = N_("Tell either persons or sections in one go.")
NEEDS_REASON = N_("Say why the notice is taken back.")
TAKEN_BACK = N_("The notice was taken back already.")


@dataclass(frozen=True, slots=True)
class GivenFacts:
    """A meeting of which a notice was given."""

    kind: MeetingKind
    state: MeetingState
    call: int
    held_on: date
    called_on: date | None
    bylaws: Bylaws
    today: date
    strangers: int
    """Of those chosen, how many do not stand on the newest roll."""


def objections_to_giving(
    facts: GivenFacts, channel: Channel, given_on: date, *, to_persons: bool, to_sections: bool
) -> tuple[Objection, ...]:
    """Everything to say about notices given; one that came too late is written down, and said to be late."""
    found: list[Objection] = []
    if facts.called_on is None or facts.state is MeetingState.CANCELLED:
        found.append(Objection(NOT_CALLED))
    if given_on > facts.held_on:
        found.append(Objection(GIVEN_AFTER, "given_on"))
    elif given_on > facts.today:
        found.append(Objection(GIVEN_TO_COME, "given_on", {"day": given_on}))
    if facts.called_on is not None and given_on < facts.called_on:
        found.append(Objection(GIVEN_BEFORE_CALL, "given_on", {"called": facts.called_on}))
    last = last_lawful_day(facts.kind, facts.call, facts.held_on, facts.bylaws)
    if last is not None and last < given_on <= facts.held_on:
        details = {"bylaw": bylaw_named(facts.bylaws, notice_key(facts.kind, facts.call)), "last": last}
        found.append(Objection(GIVEN_LATE, "given_on", details, Weight.WARN))
    if to_persons and to_sections:
        found.append(Objection(PERSONS_OR_SECTIONS, "section_ids"))
    if not to_persons and not to_sections and channel not in COLLECTIVE:
        found.append(Objection(NOT_TO_ALL, "roll_ids"))
    if facts.strangers:
        found.append(Objection(STRANGERS, "roll_ids", {"count": facts.strangers}))
    return (*found, *objections_to_channel(channel, facts.kind, facts.bylaws))


def objections_to_taking_notice_back(reason: str, *, is_taken_back: bool) -> tuple[Objection, ...]:
    """What there is to say about taking a notice back."""
    found = [Objection(TAKEN_BACK)] if is_taken_back else []
    if not reason.strip():
        found.append(Objection(NEEDS_REASON, "reason"))
    return tuple(found)
