"""What speaks against a change of a place or a section: its name, its day, and what it would lie in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters

FEWEST_PARTS = 2
"""Into how many at least something is split, and from how many it is merged."""

NO_NAME = N_("Write a name.")
TAKEN = N_("“{name}” is there already. Choose another name, or merge the two.")
GONE = N_("“{name}” has ended already, on {day}.")
AHEAD = N_("The day {day} lies ahead. Record it on the day it takes effect.")
TOO_EARLY = N_("“{name}” was changed on {day}. Choose that day or a later one.")
BEFORE_IT_WAS = N_("“{name}” has been there only since {day}. Choose a later day.")
NOT_YET = N_("“{name}” has been there only since {day}. Choose that day or a later one.")
NO_DAY = N_("Write since when.")
IN_ITSELF = N_("“{name}” cannot lie in itself, nor in what lies within it.")
LEVEL_ORDER = N_("“{level}” cannot lie within “{outer}”: the levels stand in another order.")
TOO_FEW = N_("Choose {fewest} at least.")
TWICE = N_("“{name}” is written twice.")
HOLDS = N_("Others still lie in “{name}” ({count}). Move or end them first.")
INHABITED = N_("People still belong to “{name}” ({count}). Merge it with another, so that they have a place.")
LIVED = N_("People belonged to “{name}” until {day}. Choose a later day.")
LEVEL_USED = N_("Something still lies at the level “{name}” ({count}). Give it another level first.")


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What the rules need to know of a place or section that is to be changed."""

    name: str
    since: date | None = None
    until: date | None = None
    changed_on: date | None = None
    """The latest day on which something happened to it; None where nothing did."""


@dataclass(frozen=True, slots=True)
class EndedPart:
    """A place or section that has ended, to which somebody is said to belong.

    ``about`` is the field that says so, ``until`` its last day; ``kept`` tells that the record names it already.
    """

    about: str
    name: str
    until: date
    kept: bool = False


def objections_to_ended(parts: Sequence[EndedPart], day: date) -> tuple[Objection, ...]:
    """What to say against belonging to these on a day: nobody belongs to what had ended before it.

    Where the record names it already, something else may be put right all the same.
    """
    return tuple(
        Objection(
            GONE, part.about, {"name": part.name, "day": part.until}, Weight.WARN if part.kept else Weight.STOP
        )
        for part in parts
        if part.until < day
    )  # fmt: skip


def objections_to_name(name: Wording, beside: Collection[str] = (), about: str = "name") -> tuple[Objection, ...]:
    """Everything to say about a name; ``beside`` are names of those that lie in the same place and are there."""
    if not any(folding.fold(text) for text in name.texts.values()):
        return (Objection(NO_NAME, about),)
    taken = {folding.fold(other) for other in beside}
    return tuple(found for text in name.texts.values() for found in _about_text(text, taken, about))


def _about_text(text: str, taken: Collection[str], about: str) -> Iterator[Objection]:
    if len(text) > LONGEST_TEXT:
        yield Objection(N_("This is longer than {most} characters."), about, {"most": LONGEST_TEXT})
    if has_hidden_characters(text):
        yield Objection(N_("This holds characters that cannot be seen. Type it again."), about)
    if folding.fold(text) in taken:
        yield Objection(TAKEN, about, {"name": text})


def objections_to_names(names: Sequence[Wording], beside: Collection[str] = ()) -> tuple[Objection, ...]:
    """Everything to say about the names of the parts something is split into."""
    if len(names) < FEWEST_PARTS:
        return (Objection(TOO_FEW, "names", {"fewest": FEWEST_PARTS}),)
    found: list[Objection] = []
    seen: set[str] = set()
    for name in names:
        found += objections_to_name(name, beside, "names")
        folded = {folding.fold(text) for text in name.texts.values()}
        if folded & seen:
            found.append(Objection(TWICE, "names", {"name": next(iter(name.texts.values()))}))
        seen |= folded
    return tuple(found)


def objections_to_day(on: date | None, parts: Sequence[PartFacts], today: date) -> tuple[Objection, ...]:
    """Everything to say about the first day of the new state of these parts."""
    if on is None:
        return (Objection(NO_DAY, "on"),)
    return tuple(_about_day(on, parts, today))


def _about_day(on: date, parts: Sequence[PartFacts], today: date) -> Iterator[Objection]:
    if on > today:
        yield Objection(AHEAD, "on", {"day": on})
    for part in parts:
        if part.until is not None:
            yield Objection(GONE, "", {"name": part.name, "day": part.until})
        elif part.since is not None and on <= part.since:
            yield Objection(BEFORE_IT_WAS, "on", {"name": part.name, "day": part.since})
        elif part.changed_on is not None and on < part.changed_on:
            yield Objection(TOO_EARLY, "on", {"name": part.name, "day": part.changed_on})


def objections_to_ending(name: str, on: date | None, holds: int, people: int, lived: date | None) -> list[Objection]:
    """Everything to say against ending what others lie in, or people belong to; ``lived``: the last day one did."""
    found: list[Objection] = []
    if holds:
        found.append(Objection(HOLDS, "", {"count": holds, "name": name}))
    if people:
        found.append(Objection(INHABITED, "", {"count": people, "name": name}))
    if on is not None and lived is not None and lived >= on:
        found.append(Objection(LIVED, "on", {"name": name, "day": lived}))
    return found
