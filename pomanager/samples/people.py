"""Invents the people on a founding roll: who they are, since when they belong, and what became of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.samples.naming import invent_name
from pomanager.samples.stories import Story

FATES: Mapping[str, float] = {
    "member": 0.865, "suspended": 0.03, "reinstated": 0.02, "resigned": 0.04, "excluded": 0.01, "dead": 0.025,
    "applicant": 0.01,
}  # fmt: skip
"""What became of people until the books were opened, and how often."""
FOUNDERS = 0.22
"""The part of the roll that was there on the founding day."""
SHARED_PHONES = 0.06


@dataclass(frozen=True, slots=True)
class Line:
    """One line of somebody's standing."""

    status: Status
    since: date
    reason: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Somebody invented, with the lines of a standing, oldest first."""

    full_name: str
    other_script: str
    sex: Sex
    birth: VagueDate | None
    phone: str
    place: str
    section: str
    lines: tuple[Line, ...]


def invent_roll(story: Story, count: int, chance: Random) -> Iterator[Invented]:
    """So many people in the order in which they joined; made one by one, so that a long roll costs no memory."""
    previous_phone = ""
    for joined in _joining_days(story, count, chance):
        person = invent_person(story, joined, chance, lines=_lines(story, joined, chance))
        if person.phone and previous_phone and chance.random() < SHARED_PHONES:
            person = _with_phone(person, previous_phone)
        previous_phone = person.phone or previous_phone
        yield person


def invent_person(story: Story, joined: date, chance: Random, lines: tuple[Line, ...] = ()) -> Invented:
    """Somebody who joins on a day."""
    sex = Sex.FEMALE if chance.random() < story.women else Sex.MALE
    name = invent_name(story.names, sex, chance)
    section = chance.choice(story.sections)
    return Invented(
        full_name=name.full, other_script=name.other_script, sex=sex, birth=_birth(story, joined, chance),
        phone=_phone_if_any(story, chance), place=chance.choice(section.places), section=section.name, lines=lines,
    )  # fmt: skip


def _with_phone(person: Invented, phone: str) -> Invented:
    """The same person on a neighbour's phone, as people without one give it."""
    return Invented(
        full_name=person.full_name, other_script=person.other_script, sex=person.sex, birth=person.birth, phone=phone,
        place=person.place, section=person.section, lines=person.lines,
    )  # fmt: skip


def _joining_days(story: Story, count: int, chance: Random) -> Iterator[date]:
    """The founders on the founding day, the others ever more of them a year until the books were opened."""
    founders = round(count * FOUNDERS)
    days = (story.opened - story.founded).days - 1
    later = sorted(round(days * chance.random() ** 0.8) for _person in range(count - founders))
    for _founder in range(founders):
        yield story.founded
    for number in later:
        yield story.founded + timedelta(days=max(1, number))


def _birth(story: Story, joined: date, chance: Random) -> VagueDate | None:
    year = joined.year - round(chance.triangular(19, 72, 36))
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    parts, drawn = story.births, chance.random()
    if drawn < parts.unknown:
        return None
    drawn -= parts.unknown
    if drawn < parts.about:
        return VagueDate(year - year % 5, about=True)
    drawn -= parts.about
    if drawn < parts.year:
        return VagueDate(year)
    return VagueDate(year, month) if drawn - parts.year < parts.month else VagueDate(year, month, day)


def _phone_if_any(story: Story, chance: Random) -> str:
    return invent_phone(story, chance) if chance.random() < story.phone_part else ""


def invent_phone(story: Story, chance: Random) -> str:
    """A phone number as people of the country write one."""
    pattern, _sign, end = chance.choice(story.phones).partition("#")
    return pattern + "".join(str(chance.randrange(10)) if sign == "#" else sign for sign in "#" + end)


def _lines(story: Story, joined: date, chance: Random) -> tuple[Line, ...]:
    """The lines of somebody's standing until the books were opened."""
    fate = chance.choices(tuple(FATES), tuple(FATES.values()))[0]
    days = (story.opened - joined).days
    if fate == "applicant":
        return (Line(Status.APPLICANT, story.opened - timedelta(days=chance.randint(3, 60))),)
    admitted = Line(Status.ACTIVE, joined)
    if fate == "member" or days < 40:
        return (admitted,)
    first = joined + timedelta(days=chance.randint(20, days - 15))
    if fate == "reinstated":
        back = first + timedelta(days=chance.randint(1, (story.opened - first).days - 1))
        return (
            admitted,
            Line(Status.SUSPENDED, first, chance.choice(story.reasons["suspended"])),
            Line(Status.ACTIVE, back, chance.choice(story.reasons["reinstated"])),
        )
    return (admitted, _end(story, Status(fate), first, chance))


def _end(story: Story, status: Status, day: date, chance: Random) -> Line:
    reason = "" if status is Status.DEAD else chance.choice(story.reasons[status.value])
    decision = story.decision_of(day) if status in {Status.EXCLUDED, Status.SUSPENDED} else ""
    return Line(status, day, reason, decision)
