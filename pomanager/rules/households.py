"""Households: who belongs to one, as what and in which days, and who votes for it.

A person belongs to one household at a time, and a household has one head at a time. A spouse may be a member in her own
right: where only one person of a household could be a member, women would be left out, so nothing here stops her.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.writing import LONGEST_TEXT, TOO_LONG, has_hidden_characters

MOST_IN_HOUSEHOLD = 99
"""Persons a household can be said to have; a larger figure is a slip of the keys."""

HIDDEN = N_("This holds characters that cannot be seen. Type it again.")
DAY_AHEAD = N_("The day {day} lies ahead. Record it on the day it takes effect.")


class Relation(StrEnum):
    """What somebody is in a household."""

    HEAD = "head"
    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    OTHER = "other"


RELATION_WORDS = MappingProxyType(
    {
        Relation.HEAD: N_("Head"),
        Relation.SPOUSE: N_("Spouse"),
        Relation.CHILD: N_("Child"),
        Relation.PARENT: N_("Parent"),
        Relation.OTHER: N_("Other"),
    }
)


@dataclass(frozen=True, slots=True)
class Stay:
    """The days somebody belongs to a household: from ``since`` on, until the day before ``until``.

    ``since`` None is a beginning nobody remembers, ``until`` None a stay that goes on.
    """

    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the day is one of them; who leaves on a day is no longer there on it."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def meets(self, other: "Stay") -> bool:
        """Whether there is a day in both."""
        return _begins_before_end(self, other) and _begins_before_end(other, self)


def _begins_before_end(one: Stay, other: Stay) -> bool:
    return one.since is None or other.until is None or one.since < other.until


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """A line as it would stand, and the other lines it must agree with.

    ``elsewhere`` are other stays of the same person, each with the name of its household; ``heads`` and ``voters`` are
    the stays of the others who are head of this household or vote for it, each with the person's name.
    """

    today: date
    relation: Relation | None
    stay: Stay
    votes: bool = False
    elsewhere: tuple[tuple[str, Stay], ...] = ()
    heads: tuple[tuple[str, Stay], ...] = ()
    voters: tuple[tuple[str, Stay], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPersonFacts:
    """Somebody who is written down by name, as no member of the organisation."""

    today: date
    full_name: str
    sex: Sex = Sex.UNKNOWN
    birth: VagueDate | None = None


def objections_to_household(name: str, size: int | None, place: str, recorded: int) -> tuple[Objection, ...]:
    """Everything to say about a household; ``recorded`` counts the people written down in it."""
    found = list(_about_text("name", name))
    if not name.strip():
        found.append(Objection(N_("Write how the household is called: the name of its head, or its number."), "name"))
    if size is not None and not 1 <= size <= MOST_IN_HOUSEHOLD:
        message = N_("A household has 1 to {most} persons.")
        found.append(Objection(message, "size", {"most": MOST_IN_HOUSEHOLD}))
    elif size is not None and size < recorded:
        message = N_("{count} people of this household are written down already.")
        found.append(Objection(message, "size", {"count": recorded}, Weight.WARN))
    found += _about_text("place", place)
    return tuple(found)


def objections_to_line(facts: LineFacts) -> tuple[Objection, ...]:
    """Everything to say about somebody's belonging to a household."""
    found = list(_about_days(facts))
    if facts.relation is None:
        found.append(Objection(N_("Say what this person is in the household."), "relation"))
    for household, stay in facts.elsewhere:
        if stay.meets(facts.stay):
            message = N_("This person belongs to the household “{household}”. First record there when it was left.")
            found.append(Objection(message, "since", {"household": household}))
            break
    if facts.relation is Relation.HEAD:
        found += [
            Objection(
                N_("{name} is the head of this household. It has one head at a time."), "relation", {"name": name}
            )
            for name, stay in facts.heads
            if stay.meets(facts.stay)
        ][:1]
    if facts.votes:
        message = N_("{name} votes for this household too. Look whether your by-laws allow more than one vote.")
        found += [
            Objection(message, "votes", {"name": name}, Weight.WARN)
            for name, stay in facts.voters
            if stay.meets(facts.stay)
        ][:1]
    return tuple(found)


def objections_to_new_person(facts: NewPersonFacts) -> tuple[Objection, ...]:
    """Everything to say about somebody written down by name alone."""
    found = list(_about_text("full_name", facts.full_name))
    if not facts.full_name.strip():
        found.append(Objection(N_("Choose a member, or write the name of somebody who is none."), "full_name"))
    if facts.birth is not None and facts.birth.earliest > facts.today:
        found.append(Objection(N_("The birth lies in the future."), "birth"))
    return tuple(found)


def _about_days(facts: LineFacts) -> Iterator[Objection]:
    since, until = facts.stay.since, facts.stay.until
    for about, day in (("since", since), ("until", until)):
        if day is not None and day > facts.today:
            yield Objection(DAY_AHEAD, about, {"day": day})
    if since is not None and until is not None and until < since:
        yield Objection(N_("The household was left before it was joined."), "until")


def _about_text(about: str, text: str) -> Iterator[Objection]:
    if len(text) > LONGEST_TEXT:
        yield Objection(TOO_LONG, about, {"most": LONGEST_TEXT})
    if has_hidden_characters(text):
        yield Objection(HIDDEN, about)
