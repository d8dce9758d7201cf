"""Changes of a name: from a day on somebody is called otherwise, and what speaks against writing that down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, has_hidden_characters, has_letters


class BorneUntil(Protocol):
    """A former name, as far as the day is concerned."""

    @property
    def until(self) -> date:
        """The first day the next name held."""


MOST_SAID = 10
"""People named at once whose names cannot have changed on a day."""
FormerT = TypeVar("FormerT", bound=BorneUntil)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFacts:
    """The new name beside the present one, and the days it has to fit between."""

    today: date
    on: date
    now: str
    """The present name, whole."""
    now_other_script: str = ""
    full_name: str
    parts: tuple[tuple[str, str], ...] = ()
    """Field and text of every part of the new name and of what is said with it."""
    other_script: str = ""
    document: str = ""
    last_change: date | None = None
    birth: VagueDate | None = None
    doubles: tuple[tuple[str, str], ...] = ()


def former_on(former: Sequence[FormerT], day: date) -> FormerT | None:
    """The former name borne on a day: the earliest that still held then; None where the present one did already.

    ``former`` stands in the order in which the changes were written, without those taken back.
    """
    holding = [each for each in former if each.until > day]
    return min(holding, key=_until, default=None)


def _until(former: BorneUntil) -> date:
    return former.until


def objections_to_name_change(facts: NameFacts) -> tuple[Objection, ...]:
    """Everything to say about a change of name; ``about`` names the field."""
    found = []
    if not has_letters(facts.full_name):
        found.append(Objection(N_("Write the new name, exactly as on the identity document."), "full_name"))
    elif (facts.full_name, facts.other_script) == (facts.now, facts.now_other_script):
        found.append(Objection(N_("This is the present name. Write the new one."), "full_name"))
    for name, text in facts.parts:
        if len(text) > LONGEST_TEXT:
            found.append(Objection(N_("This is longer than {most} characters."), name, {"most": LONGEST_TEXT}))
        if has_hidden_characters(text.replace("\n", " ")):
            found.append(Objection(N_("This holds characters that cannot be seen. Type it again."), name))
    found += _about_day(facts)
    if not facts.document.strip():
        message = N_("No document is named. Papers will not say by what the name was changed.")
        found.append(Objection(message, "document", weight=Weight.WARN))
    for number, name in facts.doubles:
        details = {"number": number, "name": name}
        found.append(Objection(N_("This may be member {number}, {name}."), "full_name", details, Weight.WARN))
    return tuple(found)


def _about_day(facts: NameFacts) -> list[Objection]:
    if facts.on > facts.today:
        return [
            Objection(N_("The day {day} lies ahead. Record it on the day it takes effect."), "on", {"day": facts.on})
        ]
    if facts.last_change is not None and facts.on < facts.last_change:
        details = {"day": facts.on, "last": facts.last_change}
        return [Objection(N_("The day {day} lies before the last change of the name, on {last}."), "on", details)]
    if facts.birth is not None and facts.on < facts.birth.earliest:
        return [Objection(N_("The day {day} lies before the birth."), "on", {"day": facts.on})]
    return []


@dataclass(frozen=True, slots=True)
class Renamed:
    """Somebody whose name a table changes: the present name, the day it last changed, and the birth."""

    name: str
    last_change: date | None = None
    birth: VagueDate | None = None


def objections_to_renaming_many(people: Sequence[Renamed], on: date, today: date) -> tuple[Objection, ...]:
    """Everything to say about a day from which several people bear other names; the first ones are named."""
    if on > today:
        message = N_("The day {day} lies ahead. Record it on the day it takes effect.")
        return (Objection(message, "names_on", {"day": on}),)
    found = []
    for each in people:
        if each.last_change is not None and on < each.last_change:
            message = N_("The name of {name} changed on {last}: the day {day} lies before it.")
            found.append(Objection(message, "names_on", {"name": each.name, "day": on, "last": each.last_change}))
        elif each.birth is not None and on < each.birth.earliest:
            message = N_("{name} was born after the day {day}.")
            found.append(Objection(message, "names_on", {"name": each.name, "day": on}))
    return tuple(found[:MOST_SAID])


def objections_to_taking_back_name(changes: int, reason: str) -> tuple[Objection, ...]:
    """Everything to say about taking back the last of so many changes of a name."""
    found = []
    if changes == 0:
        found.append(Objection(N_("The name was never changed.")))
    if not reason.strip():
        found.append(Objection(N_("Write what was wrong with the entry."), "reason"))
    return tuple(found)
