"""How a meeting goes on: when it opens, pauses and closes, what may be put to the vote, and what a vote needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.deciding import DecisionKind, MotionState, Outcome, Standing
from pomanager.rules.meetings.kinds import IN_SESSION, ItemKind, ItemState, MeetingKind, MeetingState
from pomanager.rules.meetings.notice import bylaw_named, key_of
from pomanager.rules.meetings.presence import hour_of, objections_to_hour
from pomanager.rules.objections import Objection, Weight, Word

NOT_CALLED = N_("This meeting was not called yet. Write down the notice first.")
OPEN_ALREADY = N_("This meeting is in session already.")
NOT_OPEN = N_("This meeting is not in session.")
NOT_SUSPENDED = N_("This meeting is not suspended.")
IS_OVER = N_("This meeting is over.")
IS_CANCELLED = N_("This meeting is cancelled.")
NO_ROLL = N_("The roll of this meeting is not frozen yet: nobody can be ticked off.")
NOT_TODAY = N_("This meeting is held on {day}: nothing of it has happened yet.")
BEFORE_ITS_HOUR = N_("The meeting was called for {starts}.")
NO_QUORUM_YET = N_("The quorum is not reached: {there} votes are there, {needed} are needed ({bylaw}).")
QUORUM_THERE = N_("The quorum is reached: {there} votes are there, {needed} are needed ({bylaw}).")
NO_QUORUM_RULE = N_("The by-laws ask for no quorum on this call.")
EARLIER = N_("That is before {what}, at {at}.")
OPENING_TOLD, LAST_VOTE_TOLD = N_("the opening"), N_("the last vote")
LATER_THAN_CLOSING = N_("The meeting was closed at {at}.")
SUSPENDED_NOW = N_("The meeting is suspended: resume it before anything is put to the vote.")
FAILED_HERE = N_("The meeting had no quorum: nothing is put to the vote.")

NO_TEXT = N_("Say what is put to the vote.")
NO_REASON = N_("Say why. The minutes will say it.")
NOT_A_DRAFT = N_("This motion was voted on, withdrawn or put off: it stays as it is.")
AMENDS_AMENDMENT = N_("An amendment changes a motion, not another amendment.")
OTHER_ITEM = N_("The motion stands under another item.")
AMENDMENT_FIRST = N_("An amendment to this motion is still open: vote on it first.")
NOT_ON_AGENDA = N_("This item was not on the agenda; by the by-laws ({bylaw}) nothing is decided on it.")
NOT_ON_AGENDA_WHY = N_("This item was not on the agenda: say why it is decided all the same. The minutes will say it.")
ITEM_GONE = N_("This item was withdrawn or carried over: nothing is decided on it.")
ROLL_CALL_STRANGER = N_("{name} is not there, or is in conflict, and cannot answer.")
ROLL_CALL_TWICE = N_("{name} answers only once.")
ROLL_CALL_SUM = N_("The answers make {votes}, and {counted} were counted.")
MAIN_VOTED = N_("The motion that this amendment changes was voted on: take that vote back first.")
TAKEN_BACK_ALREADY = N_("This vote was taken back already.")
RELIED_ON = N_("Resolution {reference} rests on this one: set that right first.")

NOT_ADOPTED = N_("Only a resolution that was adopted stands in the register.")
BEFORE_EFFECT = N_("The resolution takes effect on {day}.")
IN_FUTURE = N_("That day has not come yet.")
REPEALED_BY_NOTHING = N_("Say which resolution repeals it, or why it no longer holds.")
REPEALS_ITSELF = N_("A resolution does not repeal itself.")
REPEALER_NOT_ADOPTED = N_("The resolution that repeals it was not adopted.")
REPEALER_EARLIER = N_("Resolution {reference} is older than the one it would repeal.")
NOTHING_TO_DO = N_("Say what is to be done.")
ENDED_ALREADY = N_("This is done or given up already.")
DROPPED_WITHOUT_REASON = N_("Say why it is given up.")

ADOPTED_LATE = frozenset({ItemKind.OTHER_BUSINESS})
"""Under which nothing is announced: whatever is decided there was not on the agenda."""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A meeting as the acts in its room find it."""

    kind: MeetingKind
    state: MeetingState
    held_on: date
    starts_at: int
    opened_at: int | None
    closed_at: int | None
    has_roll: bool
    today: date
    last_vote: int | None = None


def objections_to_opening(facts: SessionFacts, at: int) -> tuple[Objection, ...]:
    """What there is to say about opening the meeting."""
    found = list(objections_to_hour(at))
    message = {
        MeetingState.PLANNED: NOT_CALLED, MeetingState.OPEN: OPEN_ALREADY, MeetingState.SUSPENDED: OPEN_ALREADY,
        MeetingState.CLOSED: IS_OVER, MeetingState.FAILED: IS_OVER, MeetingState.CANCELLED: IS_CANCELLED,
    }.get(facts.state)  # fmt: skip
    if message:
        found.append(Objection(message))
    found += [*_about_day(facts), *_about_roll(facts)]
    if at < facts.starts_at:
        found.append(Objection(BEFORE_ITS_HOUR, "at", {"starts": hour_of(facts.starts_at)}, Weight.WARN))
    return tuple(found)


def _about_day(facts: SessionFacts) -> tuple[Objection, ...]:
    return (Objection(NOT_TODAY, details={"day": facts.held_on}),) if facts.held_on > facts.today else ()


def _about_roll(facts: SessionFacts) -> tuple[Objection, ...]:
    return () if facts.has_roll else (Objection(NO_ROLL),)


def objections_to_marking(facts: SessionFacts, at: int) -> tuple[Objection, ...]:
    """What there is to say about ticking somebody off at an hour: before the opening, too, and when writing it up."""
    found = [*objections_to_hour(at), *_about_day(facts), *objections_to_people(facts)]
    if facts.closed_at is not None and at > facts.closed_at:
        found.append(Objection(LATER_THAN_CLOSING, "at", {"at": hour_of(facts.closed_at)}))
    return tuple(found)


def objections_to_people(facts: SessionFacts) -> tuple[Objection, ...]:
    """What there is to say about anything that names people of the roll: excuses and proxies come before the day."""
    found = list(_about_roll(facts))
    if facts.state is MeetingState.CANCELLED:
        found.append(Objection(IS_CANCELLED))
    return tuple(found)


def objections_to_suspending(facts: SessionFacts, at: int, *, resume: bool) -> tuple[Objection, ...]:
    """What there is to say about a pause, or about its end."""
    found = list(objections_to_hour(at))
    if resume and facts.state is not MeetingState.SUSPENDED:
        found.append(Objection(NOT_SUSPENDED))
    if not resume and facts.state is not MeetingState.OPEN:
        found.append(Objection(NOT_OPEN))
    return (*found, *_after_opening(facts, at))


def objections_to_closing(facts: SessionFacts, at: int) -> tuple[Objection, ...]:
    """What there is to say about closing the meeting: not before its opening or its last vote."""
    found = list(objections_to_hour(at))
    if facts.state not in IN_SESSION:
        found.append(Objection(NOT_OPEN))
    return (*found, *_after_opening(facts, at), *_after_votes(facts, at))


def _after_opening(facts: SessionFacts, at: int) -> tuple[Objection, ...]:
    if facts.opened_at is None or at >= facts.opened_at:
        return ()
    return (Objection(EARLIER, "at", {"what": Word(OPENING_TOLD), "at": hour_of(facts.opened_at)}),)


def _after_votes(facts: SessionFacts, at: int) -> tuple[Objection, ...]:
    if facts.last_vote is None or at >= facts.last_vote:
        return ()
    return (Objection(EARLIER, "at", {"what": Word(LAST_VOTE_TOLD), "at": hour_of(facts.last_vote)}),)


def objections_to_failing(facts: SessionFacts, at: int) -> tuple[Objection, ...]:
    """What there is to say about closing a meeting for want of a quorum; the quorum itself is judged beside."""
    found = [*objections_to_hour(at), *_about_day(facts), *_about_roll(facts)]
    if facts.state is MeetingState.CANCELLED:
        found.append(Objection(IS_CANCELLED))
    elif facts.state is MeetingState.PLANNED:
        found.append(Objection(NOT_CALLED))
    elif facts.state in {MeetingState.CLOSED, MeetingState.FAILED}:
        found.append(Objection(IS_OVER))
    return tuple(found)


def objections_to_quorum(
    there: int, needed: int | None, bylaw: object, *, is_reached: bool | None, wanted: bool
) -> tuple[Objection, ...]:
    """That a quorum is missing where a meeting opens (``wanted``), or is there where it is to fail for want of it."""
    details = {"there": there, "needed": needed, "bylaw": bylaw}
    if is_reached is None:
        return () if wanted else (Objection(NO_QUORUM_RULE),)
    if wanted and not is_reached:
        return (Objection(NO_QUORUM_YET, details=details, weight=Weight.WARN),)
    return (Objection(QUORUM_THERE, details=details),) if is_reached and not wanted else ()


def objections_to_item_act(state: MeetingState) -> tuple[Objection, ...]:
    """What there is to say about going on with an item: only while the meeting is in session or is written up."""
    if state in {*IN_SESSION, MeetingState.CLOSED}:
        return ()
    return (Objection(IS_CANCELLED if state is MeetingState.CANCELLED else NOT_OPEN),)


def objections_to_motion_act(state: MeetingState) -> tuple[Objection, ...]:
    """What there is to say about drafting: before the meeting, too, but not once it failed or was cancelled."""
    return {
        MeetingState.CANCELLED: (Objection(IS_CANCELLED),), MeetingState.FAILED: (Objection(FAILED_HERE),),
    }.get(state, ())  # fmt: skip


@dataclass(frozen=True, slots=True)
class MotionFacts:
    """A motion that is to be voted on, with its item."""

    state: MotionState
    kind: DecisionKind
    item_kind: ItemKind
    item_state: ItemState
    added_reason: str
    """Why its item was added after the notice; "" for one the notice told of."""
    has_open_amendment: bool


def objections_to_voting(
    session: SessionFacts, motion: MotionFacts, bylaws: Bylaws, at: int, reason: str
) -> tuple[Objection, ...]:
    """What there is to say about a vote, apart from its figures."""
    found = list(objections_to_hour(at))
    if session.state is MeetingState.SUSPENDED:
        found.append(Objection(SUSPENDED_NOW))
    elif session.opened_at is None or session.state not in {MeetingState.OPEN, MeetingState.CLOSED}:
        found.append(Objection(NOT_OPEN))
    found += _after_opening(session, at)
    if session.closed_at is not None and at > session.closed_at:
        found.append(Objection(LATER_THAN_CLOSING, "at", {"at": hour_of(session.closed_at)}))
    if motion.state is not MotionState.DRAFT:
        found.append(Objection(NOT_A_DRAFT))
    if motion.item_state in {ItemState.WITHDRAWN, ItemState.DEFERRED}:
        found.append(Objection(ITEM_GONE))
    if motion.has_open_amendment:
        found.append(Objection(AMENDMENT_FIRST))
    return (*found, *_about_agenda(session.kind, motion, bylaws, reason))


def _about_agenda(kind: MeetingKind, motion: MotionFacts, bylaws: Bylaws, reason: str) -> tuple[Objection, ...]:
    """Only what is on the agenda is decided; how the meeting itself goes on needs no announcement."""
    announced = not motion.added_reason.strip() and motion.item_kind not in ADOPTED_LATE
    key = key_of(kind, "only_agenda")
    if announced or motion.kind is DecisionKind.PROCEDURE or not key:
        return ()
    if bylaws.flag(key):
        return (Objection(NOT_ON_AGENDA, details={"bylaw": bylaw_named(bylaws, key)}),)
    said = reason.strip() or motion.added_reason.strip()
    return (Objection(NOT_ON_AGENDA_WHY, "reason", weight=Weight.WARN if said else Weight.STOP),)


def objections_to_roll_call(
    answers: Sequence[tuple[str, int, bool]], counted: Sequence[int], sums: Sequence[int]
) -> tuple[Objection, ...]:
    """What there is to say about the answers to a roll call: each a name, how often it came, whether it may answer.

    ``counted`` are the votes for, against and abstaining that were entered, ``sums`` those of the answers.
    """
    found = [
        Objection(ROLL_CALL_TWICE if may else ROLL_CALL_STRANGER, "roll_call", {"name": name})
        for name, times, may in answers
        if times > 1 or not may
    ]
    if answers and tuple(counted) != tuple(sums):
        found.append(Objection(ROLL_CALL_SUM, "votes_for", {"votes": tuple(sums), "counted": tuple(counted)}))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ResolutionFacts:
    """A decision whose standing is to be written down."""

    outcome: Outcome
    is_taken_back: bool
    effective_on: date
    place: tuple[int, int]
    """Year and number."""
    reference: str = ""


def objections_to_standing(
    mine: ResolutionFacts, standing: Standing, since: date, today: date, by: ResolutionFacts | None, remarks: str
) -> tuple[Objection, ...]:
    """What there is to say about where a resolution stands from a day on."""
    found = []
    if mine.outcome is not Outcome.ADOPTED or mine.is_taken_back:
        found.append(Objection(NOT_ADOPTED))
    if since < mine.effective_on and standing is not Standing.IN_FORCE:
        found.append(Objection(BEFORE_EFFECT, "since", {"day": mine.effective_on}))
    if since > today:
        found.append(Objection(IN_FUTURE, "since"))
    if standing is Standing.REPEALED:
        found += _about_repeal(mine, by, remarks)
    return tuple(found)


def _about_repeal(mine: ResolutionFacts, by: ResolutionFacts | None, remarks: str) -> list[Objection]:
    if by is None:
        return [] if remarks.strip() else [Objection(REPEALED_BY_NOTHING, "by_id")]
    if by.place == mine.place:
        return [Objection(REPEALS_ITSELF, "by_id")]
    if by.outcome is not Outcome.ADOPTED or by.is_taken_back:
        return [Objection(REPEALER_NOT_ADOPTED, "by_id")]
    if by.place < mine.place:
        return [Objection(REPEALER_EARLIER, "by_id", {"reference": by.reference})]
    return []
