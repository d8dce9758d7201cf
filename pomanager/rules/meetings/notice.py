"""How a meeting is called: the last lawful day for its notice, later calls, the record date, who may demand it.

Sources: OHADA, art. 232–234 and 342–345; model by-laws of France, art. 34–36 and 42. What the by-laws leave blank
switches its rule off, and the verdict says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.calendar import clear_days, last_day_for_notice
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.kinds import ASSEMBLIES, BEFORE, RULES_OF, Channel, Convener, MeetingKind, MeetingState
from pomanager.rules.objections import Objection, Weight, Word

NOT_LOOKED_UP = N_("article not noted yet")
SILENT_NOTICE = N_("The by-laws say nothing on how many days before the meeting it is called: not judged.")
NOTICE_TOO_SHORT = N_(
    "By the by-laws ({bylaw}) the notice goes out {days} clear days before the meeting, on {last} at the latest; "
    "this one leaves {left}. Say why it is called so late: the minutes will say it."
)
NOTICE_AFTER = N_("The notice comes after the day of the meeting.")
NO_AGENDA = N_("A notice without an agenda is null (OHADA, art. 233): put items on the agenda first.")
NO_PLACE = N_("The notice has to name the place.")
NO_HOUR = N_("The notice has to name the hour, between 00:00 and 23:59.")
NOT_PLANNED = N_("The meeting was called already, or is over.")
ROLL_NOT_FROZEN = N_("The roll is not frozen yet: nobody knows who is to be called.")
RECORD_AFTER_MEETING = N_("The roll is frozen as of {record}: the meeting cannot be held before that day.")
RECORD_AFTER_NOTICE = N_(
    "By the by-laws ({bylaw}) those entitled on the day of the notice count: "
    "the record date cannot come after {notice}."
)
RECORD_TO_COME = N_("Nobody knows yet who will be on the roll on {record}.")
BASIS_SILENT = N_(
    "The by-laws do not say of whom quorums are counted: those entitled to vote on the record date are taken."
)
ROLL_NEEDS_REASON = N_("The roll was frozen before: say why it is frozen anew.")
OPENED = N_("The meeting was opened: its roll stays as it is.")
IN_USE = N_("Arrivals, excuses, proxies or interests were written down on this roll: take them back first.")
NOBODY_ON_ROLL = N_("Nobody would be on this roll.")

GAP_TOO_SHORT = N_(
    "By the by-laws ({bylaw}) a later call is held {days} days after the meeting without a quorum at the least: "
    "on {first} at the earliest. Say why it is held sooner: the minutes will say it."
)
GAP_SILENT = N_("The by-laws say nothing on the days between two calls: not judged.")
NOT_FAILED = N_("Only a meeting that was closed without a quorum is called again.")
CALLED_AGAIN = N_("This meeting was called again already.")
LAST_CALL = N_("There is no call after the third.")
NOT_AFTER = N_("A later call is held after the meeting without a quorum, on {failed}.")

TOO_FEW_DEMAND = N_(
    "By the by-laws ({bylaw}) {needed} members have to demand a meeting; {demanded} did. "
    "They cannot call it themselves."
)
TOO_FEW_TO_OBLIGE = N_(
    "By the by-laws ({bylaw}) {needed} members have to demand a meeting; {demanded} did. Nobody is obliged to call it."
)
DEMAND_SILENT = N_("The by-laws do not say how many members can demand a meeting: not judged.")
DEMAND_NOT_TOLD = N_("Say how many members demanded the meeting, and on which day.")
DEMAND_AFTER = N_("The demand comes after the notice.")
DEMAND_WAITS = N_(
    "By the by-laws ({bylaw}) members call a meeting themselves when nobody has called it within {days} days: "
    "from {first} on. Say why it is called sooner: the minutes will say it."
)

CHANNEL_NOT_ALLOWED = N_("By the by-laws ({bylaw}) this meeting is not called in this way.")
CHANNELS_SILENT = N_("The by-laws do not say in which ways a meeting is called: not judged.")

NOT_LIVING = N_("The meeting is cancelled or over.")
CANCEL_NEEDS_REASON = N_("Say why the meeting is cancelled.")
ALREADY_MET = N_("Only a meeting that was not opened yet is cancelled.")

FIRST_CALL, LAST = 1, 3
LAST_MINUTE = 24 * 60 - 1

ON_NOTICE, ON_DAY, MEMBERS = "entitled_on_notice", "entitled_on_day", "members"
"""Of whom quorums are counted, as the by-laws name it."""


def bylaw_named(bylaws: Bylaws, *keys: str) -> object:
    """How a refusal names a by-law: its article in the signed text, else its source, else that nobody noted it."""
    for key in keys:
        found = bylaws.set_value(key)
        if found.article or found.source:
            return found.article or found.source
    return Word(NOT_LOOKED_UP)


def key_of(kind: MeetingKind, last: str) -> str:
    """The key of a setting for a kind of meeting; "" where by-laws have none for it."""
    key = f"{RULES_OF[kind]}.{last}" if kind in RULES_OF else ""
    return key if key in SETTINGS else ""


def number_of(kind: MeetingKind, bylaws: Bylaws, last: str) -> int | None:
    """A number of the by-laws for a kind of meeting; None for a blank, or where they have no such setting."""
    key = key_of(kind, last)
    return bylaws.number(key) if key else None


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A meeting as it would be called."""

    kind: MeetingKind
    state: MeetingState
    call: int
    held_on: date
    starts_at: int
    place: str
    bylaws: Bylaws
    items: int
    """Items on the agenda."""
    record_on: date | None
    convener: Convener
    demanded_by: int | None
    demanded_on: date | None
    members: int
    """Members on the roll, of whom a share may demand a meeting."""


def notice_key(kind: MeetingKind, call: int) -> str:
    """The setting that says how long before its day a call goes out; "" where there is none."""
    if call > FIRST_CALL and kind in ASSEMBLIES:
        return key_of(kind, "notice_days_second_call")
    return key_of(kind, "notice_days")


def days_of_notice(kind: MeetingKind, call: int, bylaws: Bylaws) -> int | None:
    """Clear days between the notice and the meeting; None where the by-laws are silent."""
    key = notice_key(kind, call)
    return bylaws.number(key) if key else None


def last_lawful_day(kind: MeetingKind, call: int, held_on: date, bylaws: Bylaws) -> date | None:
    """The last day on which the notice can go out; None where the by-laws are silent."""
    days = days_of_notice(kind, call, bylaws)
    return None if days is None else last_day_for_notice(held_on, days)


def objections_to_notice(facts: CallFacts, called_on: date, reason: str) -> tuple[Objection, ...]:
    """Everything to say about calling a meeting on a day; too short a notice needs a reason."""
    found: list[Objection] = []
    if facts.state is not MeetingState.PLANNED:
        found.append(Objection(NOT_PLANNED))
    if not facts.items:
        found.append(Objection(NO_AGENDA))
    if not facts.place.strip():
        found.append(Objection(NO_PLACE))
    if not 0 <= facts.starts_at <= LAST_MINUTE:
        found.append(Objection(NO_HOUR))
    found += objections_to_time_left(facts, called_on, reason)
    found += _record_and_notice(facts, called_on)
    found += objections_to_demand(facts, called_on, reason)
    return tuple(found)


def objections_to_time_left(facts: CallFacts, called_on: date, reason: str) -> Iterator[Objection]:
    """What there is to say about the days between a notice and its meeting; too few need a reason."""
    if called_on > facts.held_on:
        yield Objection(NOTICE_AFTER, "called_on")
        return
    days = days_of_notice(facts.kind, facts.call, facts.bylaws)
    if days is None:
        yield Objection(SILENT_NOTICE, "called_on", weight=Weight.WARN)
        return
    left = clear_days(called_on, facts.held_on)
    if left < days:
        details = {
            "bylaw": bylaw_named(facts.bylaws, notice_key(facts.kind, facts.call)), "days": days, "left": left,
            "last": last_day_for_notice(facts.held_on, days),
        }  # fmt: skip
        yield Objection(NOTICE_TOO_SHORT, "called_on", details, _unless(reason))


def _unless(reason: str) -> Weight:
    """What is broken stops the act, unless a reason is stated that the minutes print."""
    return Weight.WARN if reason.strip() else Weight.STOP


def _record_and_notice(facts: CallFacts, called_on: date) -> Iterator[Objection]:
    if facts.record_on is None:
        yield Objection(ROLL_NOT_FROZEN, weight=Weight.WARN)
    elif facts.record_on > called_on and basis_of(facts.kind, facts.bylaws) == ON_NOTICE:
        key = key_of(facts.kind, "quorum_basis")
        details = {"bylaw": bylaw_named(facts.bylaws, key), "notice": called_on}
        yield Objection(RECORD_AFTER_NOTICE, "called_on", details)


def basis_of(kind: MeetingKind, bylaws: Bylaws) -> str | None:
    """Of whom quorums are counted; None where the by-laws are silent or have no such setting."""
    key = key_of(kind, "quorum_basis")
    return bylaws.choice(key) if key else None


# ---- who may demand it ----------------------------------------------------------------------------------------------


def needed_to_demand(kind: MeetingKind, bylaws: Bylaws, members: int) -> int | None:
    """How many members have to demand a meeting (OHADA, art. 232 and 342); None where the by-laws are silent."""
    share = _requisition(kind, bylaws)
    return None if share is None else share.needed(members)


def _requisition(kind: MeetingKind, bylaws: Bylaws) -> Share | None:
    key = key_of(kind, "requisition")
    return bylaws.share(key) if key else None


def objections_to_demand(facts: CallFacts, called_on: date, reason: str) -> tuple[Objection, ...]:
    """What there is to say about a meeting that members demanded, or call themselves."""
    by_members = facts.convener is Convener.MEMBERS
    if facts.demanded_by is None or facts.demanded_on is None:
        is_told = facts.demanded_by is None and facts.demanded_on is None and not by_members
        return () if is_told else (Objection(DEMAND_NOT_TOLD, "demanded_by"),)
    found: list[Objection] = []
    if facts.demanded_on > called_on:
        found.append(Objection(DEMAND_AFTER, "demanded_on"))
    needed = needed_to_demand(facts.kind, facts.bylaws, facts.members)
    if needed is None:
        found.append(Objection(DEMAND_SILENT, "demanded_by", weight=Weight.WARN))
    elif facts.demanded_by < needed:
        bylaw = bylaw_named(facts.bylaws, key_of(facts.kind, "requisition"))
        details = {"bylaw": bylaw, "needed": needed, "demanded": facts.demanded_by}
        if by_members:
            found.append(Objection(TOO_FEW_DEMAND, "demanded_by", details))
        else:
            found.append(Objection(TOO_FEW_TO_OBLIGE, "demanded_by", details, Weight.WARN))
    if by_members:
        found += _waited(facts, facts.demanded_on, called_on, reason)
    return tuple(found)


def _waited(facts: CallFacts, demanded_on: date, called_on: date, reason: str) -> Iterator[Objection]:
    """Members call a meeting themselves only once the time the others had is over."""
    days = number_of(facts.kind, facts.bylaws, "requisition_days")
    if days is None:
        return
    first = demanded_on + timedelta(days=days + 1)
    if called_on < first:
        bylaw = bylaw_named(facts.bylaws, key_of(facts.kind, "requisition_days"))
        yield Objection(DEMAND_WAITS, "called_on", {"bylaw": bylaw, "days": days, "first": first}, _unless(reason))


# ---- later calls ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FailedFacts:
    """A meeting that is to be called again."""

    kind: MeetingKind
    state: MeetingState
    call: int
    held_on: date
    is_followed: bool
    bylaws: Bylaws
    """Those of the day of the next call."""


def objections_to_calling_again(failed: FailedFacts, held_on: date, reason: str) -> tuple[Objection, ...]:
    """What there is to say about a next call on a day."""
    found: list[Objection] = []
    if failed.state is not MeetingState.FAILED:
        found.append(Objection(NOT_FAILED))
    if failed.is_followed:
        found.append(Objection(CALLED_AGAIN))
    if failed.call >= LAST:
        found.append(Objection(LAST_CALL))
    if held_on <= failed.held_on:
        found.append(Objection(NOT_AFTER, "held_on", {"failed": failed.held_on}))
        return tuple(found)
    return (*found, *objections_to_gap(failed, held_on, reason))


def objections_to_gap(failed: FailedFacts, held_on: date, reason: str) -> tuple[Objection, ...]:
    """What there is to say about the days between a meeting without a quorum and its next call."""
    gap = number_of(failed.kind, failed.bylaws, "second_call_gap")
    if gap is None:
        return (Objection(GAP_SILENT, "held_on", weight=Weight.WARN),) if failed.kind in ASSEMBLIES else ()
    first = failed.held_on + timedelta(days=gap)
    if held_on >= first:
        return ()
    details = {"bylaw": bylaw_named(failed.bylaws, key_of(failed.kind, "second_call_gap")), "days": gap, "first": first}
    return (Objection(GAP_TOO_SHORT, "held_on", details, _unless(reason)),)


# ---- the record date ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FreezeFacts:
    """A meeting whose roll is to be frozen."""

    kind: MeetingKind
    state: MeetingState
    held_on: date
    called_on: date | None
    was_frozen: bool
    in_use: bool
    """Whether arrivals, excuses, proxies or interests were written down on the roll there is."""
    bylaws: Bylaws
    today: date


def objections_to_freezing(facts: FreezeFacts, record_on: date, reason: str) -> tuple[Objection, ...]:
    """Everything to say about freezing the roll as of a day."""
    found: list[Objection] = []
    if facts.state not in BEFORE:
        found.append(Objection(OPENED))
    if record_on > facts.held_on:
        found.append(Objection(RECORD_AFTER_MEETING, "record_on", {"record": record_on}))
    if record_on > facts.today:
        found.append(Objection(RECORD_TO_COME, "record_on", {"record": record_on}))
    basis = basis_of(facts.kind, facts.bylaws)
    if facts.kind in ASSEMBLIES and basis is None:
        found.append(Objection(BASIS_SILENT, "record_on", weight=Weight.WARN))
    if basis == ON_NOTICE and facts.called_on is not None and record_on > facts.called_on:
        bylaw = bylaw_named(facts.bylaws, key_of(facts.kind, "quorum_basis"))
        found.append(Objection(RECORD_AFTER_NOTICE, "record_on", {"bylaw": bylaw, "notice": facts.called_on}))
    if facts.was_frozen and not reason.strip():
        found.append(Objection(ROLL_NEEDS_REASON, "reason"))
    if facts.in_use:
        found.append(Objection(IN_USE))
    return tuple(found)


def quorum_base(basis: str | None, on_roll: int, votes: int) -> int:
    """What quorums are counted of: all members on the roll where the by-laws say so, else the votes of the entitled."""
    return on_roll if basis == MEMBERS else votes


# ---- the channels ---------------------------------------------------------------------------------------------------

COLLECTIVE = frozenset({Channel.POSTER, Channel.NEWSPAPER, Channel.RADIO, Channel.ORAL})
"""Ways that reach many at once: a whole section, or everybody."""


def is_allowed(channel: Channel, kind: MeetingKind, bylaws: Bylaws) -> bool | None:
    """Whether the by-laws let the meeting be called in this way; None where they are silent."""
    key = key_of(kind, "channels")
    allowed = bylaws.choices(key) if key else None
    if allowed is None:
        return None
    written = {Channel.HAND, Channel.POST, Channel.WRITTEN, Channel.MESSAGE, Channel.EMAIL}
    return channel.value in allowed or "any" in allowed or ("written" in allowed and channel in written)


def objections_to_channel(channel: Channel, kind: MeetingKind, bylaws: Bylaws) -> tuple[Objection, ...]:
    """A way the by-laws do not name is written down all the same, and does not count as a proof."""
    allowed = is_allowed(channel, kind, bylaws)
    if allowed is None:
        return (Objection(CHANNELS_SILENT, "channel", weight=Weight.WARN),)
    if not allowed:
        bylaw = bylaw_named(bylaws, key_of(kind, "channels"))
        return (Objection(CHANNEL_NOT_ALLOWED, "channel", {"bylaw": bylaw}, Weight.WARN),)
    return ()
