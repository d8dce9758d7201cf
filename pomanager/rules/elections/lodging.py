"""The steps of an election: which follows which, objections to each, and what stands in the way of the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS, ElectionState, Step
from pomanager.rules.objections import Objection, Weight, Word

if TYPE_CHECKING:  # what is due asks for days alone, and opens no counting
    from pomanager.rules.counting.record import Count, Tie

OBJECTION_DAYS = "election.objection_days"

WRONG_STATE = N_("The election is at this step: {state}. This cannot be done now.")
TOO_LATE = N_("Objections could be lodged until {day}. Say why this one is heard.")
NO_LIMIT = N_("The by-laws do not say until when objections are lodged: not judged.")
NO_TEXT = N_("Write what is objected to.")
NOBODY_OBJECTS = N_("Write who objects.")
DAY_AHEAD = N_("The day lies in the future.")
RULED_ALREADY = N_("This objection is decided already.")
NO_GROUNDS = N_("Write on which grounds it was decided, and by whom.")
RULED_BEFORE = N_("It cannot be decided before it was lodged.")
NOT_COUNTED = N_("“{contest}” is not counted.")
COUNTED_BEFORE = N_("Papers came in after “{contest}” was counted. Count it again.")
TIE_OPEN = N_("In “{contest}” a tie is open between {names}.")
ROUND_OPEN = N_("In “{contest}” a second round is to be held.")
OBJECTIONS_OPEN = N_("Objections that nobody has decided on: {count}.")
NO_REASON = N_("State the reason.")
MANDATES_STAND = N_(
    "Mandates were made of this result: {names}. End them first, so that nobody sits by a void election."
)
ANNULLED = N_("The election is annulled.")
INSTALLED = N_("{name} has been installed already.")
REFUSED_SEAT = N_("{name} has refused.")
NO_ANSWER = N_("{name} has not said whether they accept.")
ANSWERED = N_("{name} has answered already: {day}.")
NOT_IN_LINE = N_("{name} is neither elected nor next in line.")
NO_SEAT_FITS = N_("No seat of this election is left for {name}.")
NOBODY_TO_INSTALL = N_("There is nobody to install.")
TIE_ANSWER = N_("Write the order in which all {count} who are tied were drawn.")
NO_TIE = N_("No tie is open.")
NO_WITNESS = N_("Write who drew the lot, and who witnessed it.")

FOLLOWS: Mapping[ElectionState, frozenset[ElectionState]] = MappingProxyType(
    {
        ElectionState.NOMINATIONS: frozenset({ElectionState.PREPARED}),
        ElectionState.PUBLISHED: frozenset({ElectionState.PREPARED, ElectionState.NOMINATIONS}),
        ElectionState.VOTING: frozenset({ElectionState.PUBLISHED}),
        ElectionState.COUNTING: frozenset({ElectionState.VOTING}),
        ElectionState.COUNTED: frozenset({ElectionState.COUNTING, ElectionState.COUNTED}),
        ElectionState.DECLARED: frozenset({ElectionState.COUNTED, ElectionState.CONTESTED}),
        ElectionState.CONTESTED: frozenset({ElectionState.DECLARED}),
        ElectionState.ANNULLED: frozenset(ElectionState) - {ElectionState.ANNULLED},
    }
)
"""State → those it can be reached from."""

OF_RESULT = frozenset({Step.COUNT, Step.RESULT, Step.INSTALLATION})
"""Steps against which an objection contests a declared result; earlier steps are contested by it, too."""


def objections_to_step(now: ElectionState, wanted: ElectionState) -> tuple[Objection, ...]:
    """What speaks against going on to a state."""
    if now in FOLLOWS[wanted]:
        return ()
    return (wrong_state(now),)


def wrong_state(now: ElectionState) -> Objection:
    """That something cannot be done at the step the election is at."""
    return Objection(WRONG_STATE, "", {"state": Word(ELECTION_STATE_WORDS[now])})


def last_day_to_object(declared_on: date | None, bylaws: Bylaws) -> date | None:
    """Until when objections to the result are lodged; None where it is not declared or the by-laws are silent."""
    asked = bylaws.count(OBJECTION_DAYS)
    return None if declared_on is None or asked is None else asked.after(declared_on)


def objections_to_lodging(
    lodged_on: date, today: date, until: date | None, told: tuple[str, str], late_reason: str
) -> tuple[Objection, ...]:
    """What is wrong about an objection; ``told`` is who objects, and to what."""
    found = []
    if not told[0].strip():
        found.append(Objection(NOBODY_OBJECTS, "lodged_by"))
    if not told[1].strip():
        found.append(Objection(NO_TEXT, "text"))
    if lodged_on > today:
        found.append(Objection(DAY_AHEAD, "lodged_on"))
    if until is not None and lodged_on > until:
        weight = Weight.WARN if late_reason.strip() else Weight.STOP
        found.append(Objection(TOO_LATE, "lodged_on", {"day": until}, weight))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ContestCounted:
    """A contest as it is to be declared; ``is_fresh`` while the papers are those that were counted."""

    title: str
    count: "Count | None"
    is_fresh: bool


def objections_to_result(contests: tuple[ContestCounted, ...]) -> tuple[Objection, ...]:
    """What keeps a result from being declared."""
    found = []
    for each in contests:
        if each.count is None:
            found.append(Objection(NOT_COUNTED, "", {"contest": each.title}))
        elif each.count.open_tie is not None:
            told = {"contest": each.title, "names": tied_names(each.count, each.count.open_tie)}
            found.append(Objection(TIE_OPEN, "", told))
        elif each.count.second_round:
            found.append(Objection(ROUND_OPEN, "", {"contest": each.title}))
        elif not each.is_fresh:
            found.append(Objection(COUNTED_BEFORE, "", {"contest": each.title}))
    return tuple(found)


def tied_names(count: "Count", tie: "Tie") -> str:
    """The names of those who are tied."""
    return " · ".join(count.name(each) for each in tie.candidates)


def objections_to_lot(tie: "Tie | None", order: tuple[tuple[int, ...], ...], drawn: tuple[str, str, str]) -> tuple[
    Objection, ...
]:  # fmt: skip
    """What is wrong about the answer to a tie; ``drawn`` is the seed, who drew, who witnessed."""
    if tie is None:
        return (Objection(NO_TIE),)
    found = []
    seed, drawn_by, witnesses = (each.strip() for each in drawn)
    named = sorted(each for group in order for each in group)
    if not seed and (named != sorted(tie.candidates) or len(order) == 1):
        found.append(Objection(TIE_ANSWER, "order", {"count": len(tie.candidates)}))
    if not drawn_by or not witnesses:
        found.append(Objection(NO_WITNESS, "drawn_by"))
    return tuple(found)
