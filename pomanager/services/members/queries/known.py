"""The roll as an import looks at it: everybody read once, found again by number or by name."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.imports import IssuedNumber
from pomanager.db.members import Member, Person
from pomanager.readmodels.exchange import NewMember
from pomanager.rules import folding
from pomanager.rules.latin import latin
from pomanager.rules.members import Sex
from pomanager.services.members.queries.rows import PLACE_LABEL, from_member
from pomanager.services.organisation.queries import PLACE_JOINT, section_names

CHUNK = 5000
LIKE_ENOUGH = 70
"""Likeness (0 to 100) from which two spellings may be one person's name under the same number."""


@dataclass(frozen=True, slots=True)
class Known:
    """A member on the roll: its id and what the roll says."""

    id: int
    says: NewMember
    places: tuple[str, ...]
    """What a table may call the place, folded: its label, and its name alone; empty where none is known."""


class KnownRoll:
    """Everybody on the roll, to be matched with the rows of a table; each member answers to one row only."""

    def __init__(self, session: Session) -> None:
        self._by_number: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._taken: set[int] = set()
        for known in _members(session):
            self._by_number[known.says.number] = known
            for name in filter(None, (known.says.full_name, known.says.other_script)):
                self._by_name[folding.fold(name)].append(known)
        self.set_free = numbers_set_free(session)
        """Numbers given once and free again since their import was undone, with whose they were."""

    def with_number(self, number: str) -> Known | None:
        """The member with this number."""
        return self._by_number.get(number)

    def take(self, known: Known) -> None:
        """Let this member answer to the row at hand and to no other."""
        self._taken.add(known.id)

    def same_person(self, asked: NewMember) -> Known | None:
        """The member who clearly is the person asked for: the same name, and the same birth or place.

        Where one of the two says nothing of either, the name alone tells them apart from nobody else.
        """
        place = folding.fold(asked.place)
        found = [known for known in self._called(asked.full_name) if not contradicts(asked, known.says)]
        ranked = sorted(((_likeness(asked, place, known), -known.id, known) for known in found), reverse=True)
        return ranked[0][2] if ranked and ranked[0][0] > 0 else None

    def likely_double(self, asked: NewMember) -> Known | None:
        """A member with the same name whom nothing clearly tells apart from the person asked for."""
        alike = self._by_name.get(folding.fold(asked.full_name), ())
        return next((known for known in alike if not contradicts(asked, known.says)), None)

    def _called(self, name: str) -> Iterator[Known]:
        return (known for known in self._by_name.get(folding.fold(name), ()) if known.id not in self._taken)


def contradicts(one: NewMember, other: NewMember) -> bool:
    """Whether sex or year of birth tell two people of one name apart."""
    known = Sex.UNKNOWN not in {one.sex, other.sex}
    years = (one.birth.year if one.birth else None, other.birth.year if other.birth else None)
    return (known and one.sex is not other.sex) or (None not in years and years[0] != years[1])


def may_be_renamed(asked: NewMember, known: NewMember) -> bool:
    """Whether two people under one number may be one, though the names differ: something of them is the same."""
    if asked.birth is not None and asked.birth == known.birth:
        return True
    if asked.phone and folding.digits(asked.phone) == folding.digits(known.phone):
        return True
    if _name_words(asked) & _name_words(known):
        return True
    from rapidfuzz import fuzz

    return fuzz.ratio(latin(folding.fold(asked.full_name)), latin(folding.fold(known.full_name))) >= LIKE_ENOUGH


def _name_words(person: NewMember) -> set[str]:
    names = (person.full_name, person.other_script, latin(person.full_name))
    return {word for name in names for word in folding.words(name)}


def _likeness(asked: NewMember, place: str, known: Known) -> int:
    """How clearly two people of one name are the same: 0 where it is not clear at all."""
    same_birth = asked.birth is not None and asked.birth == known.says.birth
    same_place = place in known.places
    births_apart = None not in {asked.birth, known.says.birth} and not same_birth
    places_apart = bool(place and known.places) and not same_place
    if not (same_birth or same_place) and (births_apart or places_apart):
        return 0
    return 1 + 4 * same_birth + 2 * same_place + (asked.sex is known.says.sex)


def _members(session: Session) -> Iterator[Known]:
    sections = section_names(session)
    statement = select(
        Member.id, Member.number, Member.section_id, Member.status, Member.joined_on, Person.full_name,
        Person.family_name, Person.given_name, Person.patronymic, Person.other_script, Person.sort_name, Person.sex,
        Person.birth, Person.phone, PLACE_LABEL.label("place"),
    ).select_from(from_member()).order_by(Member.id)  # fmt: skip
    places: dict[str, tuple[str, ...]] = {"": ()}
    for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        for row in rows:
            called = places.get(row.place)
            if called is None:
                called = (folding.fold(row.place), folding.fold(row.place.partition(PLACE_JOINT)[0]))
                places[row.place] = called
            yield Known(
                row.id,
                NewMember(
                    full_name=row.full_name, family_name=row.family_name, given_name=row.given_name,
                    patronymic=row.patronymic, other_script=row.other_script, sort_name=row.sort_name, sex=row.sex,
                    birth=row.birth, phone=row.phone, place=row.place, section=sections.get(row.section_id or 0, ""),
                    number=row.number, status=row.status, joined_on=row.joined_on,
                ),
                called,
            )  # fmt: skip


def numbers_set_free(session: Session) -> dict[str, str]:
    """Numbers given once and nobody's since their import was undone → fingerprint of whose they were; lowest first."""
    statement = (
        select(IssuedNumber.number, IssuedNumber.fingerprint)
        .where(IssuedNumber.number.not_in(select(Member.number)))
        .order_by(IssuedNumber.counter, IssuedNumber.number)
    )
    return {row.number: row.fingerprint for row in session.execute(statement)}


def highest_counter(session: Session) -> int:
    """The highest number ever given, as a whole number; 0 before the first."""
    return session.execute(select(func.max(IssuedNumber.counter))).scalar_one() or 0
