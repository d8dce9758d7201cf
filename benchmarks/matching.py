"""Matching five hundred mentees with as many mentors, reasons and second choices told, beside sorting all their pairs.

The floor is what no matching can do without: looking once at each pair and sorting the pairs by their points.
"""

import random
import time
from collections.abc import Sequence

from benchmarks.figures import Figure
from pomanager.rules.mentoring.matching import MenteeProfile, MentorProfile, propose

PEOPLE, PLACES, SEED = 500, 60, 20261129
MOST_SECONDS = 1.0
LANGUAGES = ("fr", "rn", "sw", "km", "ru", "ky")
HALF_DAYS = tuple(f"{day}{part}" for day in range(7) for part in "am")


def measure() -> list[Figure]:
    """Seconds of the processor until the proposal stands."""
    chance = random.Random(SEED)
    mentees, mentors = _mentees(chance), _mentors(chance)
    names, languages = {place: f"Colline {place}" for place in range(PLACES)}, {code: code for code in LANGUAGES}
    begun = time.process_time()
    proposed = propose(mentees, mentors, names, languages)
    taken = time.process_time() - begun
    if any(each.mentor_id is None for each in proposed):
        message = "somebody is left without a mentor"
        raise RuntimeError(message)
    return [
        Figure(f"{PEOPLE} mentees matched with {PEOPLE} mentors", taken, "s", most=MOST_SECONDS),
        Figure("  beside all their pairs sorted", taken, "s", _floor(mentees, mentors), "sorting"),
    ]


def _mentees(chance: random.Random) -> list[MenteeProfile]:
    return [
        MenteeProfile(
            id=place, name=f"Mentee {place}", languages=_some(chance, LANGUAGES), places=_lives(chance),
            free=_some(chance, HALF_DAYS), wishes=tuple(PEOPLE + chance.randrange(PEOPLE) for _wish in range(2)),
        )
        for place in range(PEOPLE)
    ]  # fmt: skip


def _mentors(chance: random.Random) -> list[MentorProfile]:
    return [
        MentorProfile(
            id=PEOPLE + place, name=f"Mentor {place}", languages=_some(chance, LANGUAGES), places=_lives(chance),
            free=_some(chance, HALF_DAYS), has_office=chance.random() < 1 / 3,
        )
        for place in range(PEOPLE)
    ]  # fmt: skip


def _some(chance: random.Random, of: Sequence[str]) -> frozenset[str]:
    return frozenset(chance.sample(of, chance.randint(1, 3)))


def _lives(chance: random.Random) -> tuple[int, ...]:
    """A place, what it lies in, and what that lies in."""
    place = chance.randrange(PLACES)
    return place, PLACES + place // 8, 2 * PLACES


def _floor(mentees: Sequence[MenteeProfile], mentors: Sequence[MentorProfile]) -> float:
    begun = time.process_time()
    sorted((len(mentee.languages & mentor.languages), mentee.id, mentor.id) for mentee in mentees for mentor in mentors)
    return time.process_time() - begun
