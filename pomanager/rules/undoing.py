"""How the acts of the office can be taken back: by their rows, by the reversing act of their area, or not at all."""

from dataclasses import dataclass
from enum import StrEnum

from pomanager.marks import N_

KEPT_ACTS = 200
"""So many acts can be taken back, the last ones; what they changed is kept no longer."""

MOST_ROWS = 20_000
"""An act that changed more rows is not kept row by row."""


class StepKind(StrEnum):
    """What a step of the history is."""

    ACT = "act"
    UNDO = "undo"
    REDO = "redo"


class Way(StrEnum):
    """How an act is taken back."""

    ROWS = "rows"
    """The rows it changed are put back as they were before it."""
    REVERSAL = "reversal"
    """By an act of its area, which writes a line against its line."""
    NOT = "not"
    PASSING = "passing"
    """It changes nothing anybody would take back, and is passed over."""
    PART = "part"
    """Never an act by itself: what other acts do."""


@dataclass(frozen=True, slots=True)
class How:
    """How one act is taken back; where it is not, ``why`` says why, and what to do instead."""

    way: Way
    by: str = ""
    """Which reversal takes it back."""
    why: str = ""
    is_bulk: bool = False
    """It may write a whole register: its rows are not looked at while it does."""


ROWS = How(Way.ROWS)
PASSING = How(Way.PASSING)
PART = How(Way.PART)


def reversal(by: str, *, is_bulk: bool = False) -> How:
    """Taken back by the reversal of this name."""
    return How(Way.REVERSAL, by=by, is_bulk=is_bulk)


def never(why: str, *, is_bulk: bool = False) -> How:
    """Not taken back, for this reason."""
    return How(Way.NOT, why=why, is_bulk=is_bulk)


@dataclass(frozen=True, slots=True)
class StepSeen:
    """One step of the history, as the rules of order see it."""

    id: int
    kind: StepKind
    of_id: int | None
    way: Way
    is_mine: bool
    """Whether the reader may take it back as far as it matters who did it."""


def standing(steps: tuple[StepSeen, ...]) -> dict[int, StepKind]:
    """By act, how it stands: done, taken back, or done again; the steps are the oldest first."""
    found: dict[int, StepKind] = {}
    for step in steps:
        found[step.of_id if step.of_id is not None else step.id] = step.kind
    return found


def next_to_undo(steps: tuple[StepSeen, ...]) -> int | None:
    """Which act Ctrl+Z speaks of: the last one of the reader that holds and is no mere passing act."""
    now = standing(steps)
    for step in reversed(steps):
        is_theirs = step.kind is StepKind.ACT and step.is_mine and step.way is not Way.PASSING
        if is_theirs and now[step.id] is not StepKind.UNDO:
            return step.id
    return None


def next_to_redo(steps: tuple[StepSeen, ...]) -> int | None:
    """Which act Ctrl+Y does again: the one taken back last, unless something was done since."""
    now = standing(steps)
    for step in reversed(steps):
        if step.kind is StepKind.ACT and step.way is not Way.PASSING:
            return None
        if step.kind is StepKind.UNDO and step.of_id is not None and now[step.of_id] is StepKind.UNDO:
            return step.of_id if step.is_mine else None
    return None


UNKNOWN_ACT = N_("This act is not taken back by itself. Set right what it wrote on the page of its area.")
"""Said of an act the table of ways does not know; a test sees to it that there is none."""
