"""Who must not accompany whom: kin by household or by declared interest, and lines of authority in the bodies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import Interest
from pomanager.db.households import HouseholdPerson
from pomanager.rules.bodies.kinds import BodyKind, InterestKind, Office
from pomanager.rules.folding import fold
from pomanager.rules.mentoring.pairing import CHAIRS, SUPERVISES
from pomanager.services.bodies.queries.loading import ENDING, among, held_offices, holds
from pomanager.services.bodies.queries.officers import seated_on

LINE, INTEREST = table_of(HouseholdPerson), table_of(Interest)
_KIN = (InterestKind.KIN, InterestKind.KIN_BOARD, InterestKind.KIN_SUPERVISORY)


@dataclass(frozen=True, slots=True)
class Ties:
    """Who lives with whom, whom they declared to be kin, and where they sit on a day."""

    households: Mapping[int, frozenset[int]]
    declared: Mapping[int, tuple[str, ...]]
    """Person → folded names of those declared to be kin."""
    seats: Mapping[int, tuple[tuple[int, BodyKind, bool], ...]]
    """Person → bodies sat in, the kind of each, and whether that is as its chair."""

    def are_kin(self, one: int, name: str, other: int, other_name: str) -> bool:
        """Whether two people live in one household, or one declared the other to be kin."""
        if self.households.get(one, frozenset()) & self.households.get(other, frozenset()):
            return True
        return self._declared(one, other_name) or self._declared(other, name)

    def _declared(self, person_id: int, name: str) -> bool:
        words = set(fold(name).split())
        return any(words <= set(said.split()) for said in self.declared.get(person_id, ()))

    def authority(self, one: int, other: int) -> str:
        """The sentence why one of two has authority over the other; "" where neither has."""
        for body, kind, chairs in self.seats.get(one, ()):
            for other_body, other_kind, other_chairs in self.seats.get(other, ()):
                if body == other_body and (chairs or other_chairs):
                    return CHAIRS
                if {kind, other_kind} == {BodyKind.BOARD, BodyKind.SUPERVISORY}:
                    return SUPERVISES
        return ""


def ties(session: Session, people: Iterable[int], day: date) -> Ties:
    """What ties people to one another on a day."""
    ids = frozenset(people)
    return Ties(_households(session, ids, day), _declared(session, ids, day), _seats(session, day))


def _households(session: Session, people: frozenset[int], day: date) -> dict[int, frozenset[int]]:
    statement = select(LINE.c.person_id, LINE.c.household_id).where(
        LINE.c.person_id.in_(among(people)),
        or_(LINE.c.until.is_(None), LINE.c.until > day), or_(LINE.c.since.is_(None), LINE.c.since <= day),
    )  # fmt: skip
    found: dict[int, set[int]] = {}
    for row in session.execute(statement):
        found.setdefault(row.person_id, set()).add(row.household_id)
    return {person: frozenset(households) for person, households in found.items()}


def _declared(session: Session, people: frozenset[int], day: date) -> dict[int, tuple[str, ...]]:
    ended = select(ENDING.c.id).where(
        ENDING.c.interest_id == INTEREST.c.id, ENDING.c.on < day, holds(ENDING, "ending_id")
    )
    statement = select(INTEREST.c.person_id, INTEREST.c.party).where(
        INTEREST.c.kind.in_(_KIN), INTEREST.c.person_id.in_(among(people)), INTEREST.c.declared_on <= day,
        holds(INTEREST, "interest_id"), ~ended.exists(),
    )  # fmt: skip
    found: dict[int, tuple[str, ...]] = {}
    for row in session.execute(statement):
        found[row.person_id] = (*found.get(row.person_id, ()), fold(row.party))
    return found


def _seats(session: Session, day: date) -> dict[int, tuple[tuple[int, BodyKind, bool], ...]]:
    seated = seated_on(session, day)
    offices = held_offices(session, seated, day)
    found: dict[int, tuple[tuple[int, BodyKind, bool], ...]] = {}
    for each in seated:
        chairs = any(held.office is Office.CHAIR for held in offices.get(each.appointment_id, ()))
        told = (each.body.id, each.body.kind, chairs)
        found[each.person.person_id] = (*found.get(each.person.person_id, ()), told)
    return found
