"""How many delegates a section sends, and whom it may send (OHADA, art. 106: in proportion, on the same agenda)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import BEFORE, OF_DELEGATES, MeetingKind, MeetingState
from pomanager.rules.meetings.notice import bylaw_named
from pomanager.rules.objections import Objection, Weight

LEAST, FOR_EACH = "section_assembly.delegates", "section_assembly.members_per_delegate"
WOMEN = "section_assembly.women_share"

NO_DELEGATES_HERE = N_("Only a meeting of delegates has delegates.")
NOBODY_NAMED = N_("Name whom the section sends.")
NOT_OF_SECTION = N_("{name} did not belong to the section {section} on {day}.")
NOT_ON_ROLL = N_("{name} was not on the roll on {day}.")
NAMED_TWICE = N_("{name} is named twice.")
GOES_ALREADY = N_("{name} goes to this meeting already.")
TOO_MANY = N_("By the by-laws ({bylaw}) the section {section} sends {seats} delegates; that would be {named}.")
FEW_WOMEN = N_(
    "By the by-laws ({bylaw}) {needed} of the {named} delegates of the section {section} are women at the least; "
    "that would be {women}."
)
NUMBER_SILENT = N_("The by-laws do not say how many delegates a section sends: not judged.")
ROLL_IS_USED = N_("The meeting was opened or is over: its delegates stay.")
WITHDRAW_NEEDS_REASON = N_("Say why the delegate does not go.")
WITHDRAWN_ALREADY = N_("The delegate was withdrawn already.")


def seats_for(members: int, bylaws: Bylaws) -> int | None:
    """How many delegates a section of so many members sends; None where the by-laws are silent.

    One for every full number of members that the by-laws name, and one more where at least half of that number is left
    over; never fewer than the least they name. A section without members sends nobody.
    """
    least, each = bylaws.number(LEAST), bylaws.number(FOR_EACH)
    if least is None and each is None:
        return None
    if not members:
        return 0
    in_proportion = 0 if each is None else (2 * members + each) // (2 * each)
    return max(in_proportion, least if least is not None else 1)


@dataclass(frozen=True, slots=True)
class Sent:
    """Somebody a section would send."""

    member_id: int
    name: str
    section_ids: tuple[int, ...]
    """Their section on the day, and all it lies in; nothing for who belongs to none."""
    is_on_roll: bool
    is_woman: bool


@dataclass(frozen=True, slots=True)
class DelegateFacts:
    """A section that names delegates for a meeting."""

    kind: MeetingKind
    state: MeetingState
    day: date
    section_id: int
    section: str
    members: int
    """On the roll in the section, with all that lies in it."""
    there: Mapping[int, str]
    """Members who go to the meeting already, with their names."""
    of_section: int
    """Delegates of the section so far, alternates left out."""
    women_of_section: int
    """How many of these are women."""
    bylaws: Bylaws


def objections_to_delegates(
    facts: DelegateFacts, delegates: Sequence[Sent], alternates: Sequence[Sent]
) -> tuple[Objection, ...]:
    """Everything to say about those a section sends."""
    found: list[Objection] = []
    if facts.kind not in OF_DELEGATES:
        found.append(Objection(NO_DELEGATES_HERE))
    if facts.state not in BEFORE:
        found.append(Objection(ROLL_IS_USED))
    if not delegates and not alternates:
        found.append(Objection(NOBODY_NAMED, "member_ids"))
    return (
        *found,
        *_who(facts, (*delegates, *alternates)),
        *_how_many(facts, len(delegates)),
        *_women(facts, delegates),
    )


def _who(facts: DelegateFacts, sent: Sequence[Sent]) -> Iterator[Objection]:
    seen: set[int] = set()
    for each in sent:
        if each.member_id in seen:
            yield Objection(NAMED_TWICE, "member_ids", {"name": each.name})
        seen.add(each.member_id)
        if each.member_id in facts.there:
            yield Objection(GOES_ALREADY, "member_ids", {"name": each.name})
        if not each.is_on_roll:
            yield Objection(NOT_ON_ROLL, "member_ids", {"name": each.name, "day": facts.day})
        elif facts.section_id not in each.section_ids:
            details = {"name": each.name, "section": facts.section, "day": facts.day}
            yield Objection(NOT_OF_SECTION, "member_ids", details)


def _how_many(facts: DelegateFacts, named: int) -> Iterator[Objection]:
    seats = seats_for(facts.members, facts.bylaws)
    total = facts.of_section + named
    if seats is None:
        yield Objection(NUMBER_SILENT, "member_ids", weight=Weight.WARN)
    elif named and total > seats:
        details = {
            "bylaw": bylaw_named(facts.bylaws, FOR_EACH, LEAST), "section": facts.section, "seats": seats,
            "named": total,
        }  # fmt: skip
        yield Objection(TOO_MANY, "member_ids", details)


def _women(facts: DelegateFacts, delegates: Sequence[Sent]) -> Iterator[Objection]:
    """Too few women among the delegates are told and do not stop: others may be named later."""
    share, named = facts.bylaws.share(WOMEN), facts.of_section + len(delegates)
    women = facts.women_of_section + sum(each.is_woman for each in delegates)
    if delegates and share is not None and women < share.needed(named):
        details = {
            "bylaw": bylaw_named(facts.bylaws, WOMEN), "needed": share.needed(named), "named": named,
            "section": facts.section, "women": women,
        }  # fmt: skip
        yield Objection(FEW_WOMEN, "member_ids", details, Weight.WARN)


def objections_to_withdrawing_delegate(state: MeetingState, reason: str, *, withdrawn: bool) -> tuple[Objection, ...]:
    """What there is to say about a delegate who does not go."""
    found: list[Objection] = []
    if state not in BEFORE:
        found.append(Objection(ROLL_IS_USED))
    if withdrawn:
        found.append(Objection(WITHDRAWN_ALREADY))
    if not reason.strip():
        found.append(Objection(WITHDRAW_NEEDS_REASON, "reason"))
    return tuple(found)
