"""What speaks against a line of the journey: a session, a goal, a rating, a review, a note, an event of the pair."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules.mentoring.graduation import Condition, unmet
from pomanager.rules.mentoring.kinds import (
    ENDINGS,
    HIGHEST_MARK,
    LOWEST_MARK,
    PAIR_STATE_WORDS,
    RUNNING,
    PairEventKind,
    PairState,
)
from pomanager.rules.mentoring.pairing import TOO_FAR, objections_to_text
from pomanager.rules.objections import Objection, Weight, Word

SHORTEST, LONGEST = 5, 600
"""Minutes of a session; a full day of ten hours is the longest."""

BEFORE_PAIR = N_("The pair began on {day}. Nothing happened to it before.")
AFTER_END = N_("The pair ended on {day}. Nothing happened to it after.")
NO_DAY = N_("Write the day.")
SAME_DAY = N_("A session of this pair on that day is in the books already.")
OUTSIDE_SCALE = N_("Marks go from {least} to {most}.")
NO_REASON = N_("Write the reason.")
NOT_FROM_HERE = N_("This cannot happen to a pair that is at “{state}”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSpan:
    """A pair as acts on it are judged."""

    starts_on: date
    ended_on: date | None
    state: PairState
    today: date


def objections_to_day(span: PairSpan, on: date | None, about: str) -> tuple[Objection, ...]:
    """Whether something can have happened to a pair on a day."""
    if on is None:
        return (Objection(NO_DAY, about),)
    found = []
    if on < span.starts_on:
        found.append(Objection(BEFORE_PAIR, about, {"day": span.starts_on}))
    if on > span.today:
        found.append(Objection(TOO_FAR, about, {"day": on}))
    if span.ended_on is not None and on > span.ended_on:
        found.append(Objection(AFTER_END, about, {"day": span.ended_on}))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """A session as it would be written down."""

    held_on: date | None
    minutes: int | None
    place: str = ""
    topics: str = ""
    action: str = ""
    next_on: date | None = None
    same_day: bool = False
    """Whether a session of the pair on that day is in the books."""


def objections_to_session(span: PairSpan, facts: SessionFacts) -> tuple[Objection, ...]:
    """Everything to say about a session."""
    found = [*objections_to_day(span, facts.held_on, "held_on")]
    if facts.minutes is None or not SHORTEST <= facts.minutes <= LONGEST:
        message = N_("A session takes {least} to {most} minutes.")
        found.append(Objection(message, "minutes", {"least": SHORTEST, "most": LONGEST}))
    if facts.next_on is not None and facts.held_on is not None and facts.next_on <= facts.held_on:
        found.append(Objection(N_("The next session comes after this one."), "next_on"))
    if facts.same_day:
        found.append(Objection(SAME_DAY, "held_on", weight=Weight.WARN))
    for about, text in (("place", facts.place), ("topics", facts.topics), ("action", facts.action)):
        found += objections_to_text(about, text)
    return tuple(found)


def objections_to_goal(
    text: str, position_sought: str, indicator: str, set_on: date | None, due_on: date | None, today: date
) -> tuple[Objection, ...]:
    """Everything to say about a goal."""
    found = []
    if not text.strip():
        found.append(Objection(N_("Write what is to be reached."), "text"))
    for about, said in (("text", text), ("position_sought", position_sought), ("indicator", indicator)):
        found += objections_to_text(about, said)
    if set_on is None:
        found.append(Objection(NO_DAY, "set_on"))
    elif set_on > today:
        found.append(Objection(TOO_FAR, "set_on", {"day": set_on}))
    if due_on is not None and set_on is not None and due_on <= set_on:
        found.append(Objection(N_("A goal is due after the day on which it was set."), "due_on"))
    return tuple(found)


def objections_to_marks(
    rated_on: date | None, marks: Mapping[int, int], known: frozenset[int], today: date
) -> tuple[Objection, ...]:
    """Everything to say about ratings: marks by competency, and which competencies there are."""
    found = []
    if rated_on is None:
        found.append(Objection(NO_DAY, "rated_on"))
    elif rated_on > today:
        found.append(Objection(TOO_FAR, "rated_on", {"day": rated_on}))
    if not marks:
        found.append(Objection(N_("Give at least one mark."), "marks"))
    if not all(LOWEST_MARK <= mark <= HIGHEST_MARK for mark in marks.values()):
        found.append(Objection(OUTSIDE_SCALE, "marks", {"least": LOWEST_MARK, "most": HIGHEST_MARK}))
    if not known.issuperset(marks):
        found.append(Objection(N_("A competency that is rated is not on the list."), "marks"))
    return tuple(found)


_FROM: Mapping[PairEventKind, frozenset[PairState]] = {
    PairEventKind.AGREED: frozenset({PairState.MATCHED}),
    PairEventKind.PAUSED: frozenset({PairState.MATCHED, PairState.ACTIVE}),
    PairEventKind.RESUMED: frozenset({PairState.PAUSED}),
    PairEventKind.REMATCHED: RUNNING,
    PairEventKind.GRADUATED: frozenset({PairState.ACTIVE}),
    PairEventKind.LEFT: RUNNING,
}
_REASONED = frozenset({PairEventKind.PAUSED, PairEventKind.REMATCHED, PairEventKind.LEFT})


def may_follow(state: PairState, kind: PairEventKind) -> bool:
    """Whether an event can happen to a pair that stands so."""
    return state in _FROM[kind]


def objections_to_event(
    span: PairSpan, kind: PairEventKind, on: date | None, reason: str, *, latest: date | None,
    conditions: tuple[Condition, ...] = (),
) -> tuple[Objection, ...]:  # fmt: skip
    """Everything that speaks against an event; ``latest`` is the last day on which anything happened to the pair."""
    found = [*objections_to_day(span, on, "on")]
    if not may_follow(span.state, kind):
        found.append(Objection(NOT_FROM_HERE, "kind", {"state": Word(PAIR_STATE_WORDS[span.state])}))
    if kind in _REASONED and not reason.strip():
        found.append(Objection(NO_REASON, "reason"))
    if kind in ENDINGS and on is not None and latest is not None and on < latest:
        message = N_("Something is in the books on {day}. The pair cannot have ended before.")
        found.append(Objection(message, "on", {"day": latest}))
    if kind is PairEventKind.GRADUATED:
        found += unmet(conditions)
    return (*found, *objections_to_text("reason", reason))


def state_of(events: tuple[PairEventKind, ...]) -> PairState:
    """How a pair stands after these events, in their order; before any it is matched."""
    state, before = PairState.MATCHED, PairState.MATCHED
    for event in events:
        if event is PairEventKind.PAUSED:
            before, state = state, PairState.PAUSED
        elif event is PairEventKind.RESUMED:
            state = before
        else:
            state = PairState.ACTIVE if event is PairEventKind.AGREED else PairState(event.value)
    return state
