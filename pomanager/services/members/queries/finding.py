"""Who may be meant: likely doubles of a person, and who else has a phone.

Doubles are looked for among those who live in the same place, those born on the same day, and those in whose names
two words begin alike, in whichever script; ``rules.doubles`` compares, as it does for the whole roll.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person
from pomanager.db.search import beginning_with, finds
from pomanager.readmodels.members import LikelyDouble, MemberRow
from pomanager.rules import doubles, folding
from pomanager.rules.calendar import VagueDate
from pomanager.rules.doubles import Compared, Likeness
from pomanager.rules.latin import latin, other_latin
from pomanager.rules.members import FEWEST_PHONE_DIGITS, phones_of
from pomanager.services.members.queries.doubles import compared, compared_people, not_doubles_of
from pomanager.services.members.queries.names_then import former_names
from pomanager.services.members.queries.rows import MEMBER, PERSON, PLACE, member_row, select_rows
from pomanager.services.organisation.queries import PLACE_JOINT, section_names

MOST_DOUBLES = 5
MOST_LOOKED_AT, MOST_OF_ONE_WORD = 1000, 300
"""People of one place, or with names that begin alike, who are compared: what is typed is judged while it is typed.

One word alone says little, and only names of one word can be meant by it.
"""
BEGINNING, SHORTEST_BEGINNING = 4, 2
"""Letters by which names are looked for, and the fewest that are worth it."""


def likely_doubles(
    session: Session, full_name: str, birth: VagueDate | None, place: str, besides: int | None = None
) -> tuple[LikelyDouble, ...]:
    """Members who may be this person, the likeliest first: tolerant to spelling, order and script of the name.

    Besides likely doubles, those with the very same name of whom nothing speaks against it, wherever they live, for
    people move. ``besides`` is a member who is not meant; whom somebody told apart from that member is left out.
    ``same`` of each says what agrees.
    """
    from pomanager.services.members.pairing import alike  # brings rapidfuzz: a list is shown before anybody is sought

    where = place.partition(PLACE_JOINT)[0]
    asked = doubles.compared_of(0, full_name, birth=birth.iso() if birth else None, place=where)
    if not asked.words:
        return ()
    told_apart = _told_apart(session, besides)
    found: dict[int, Likeness] = {}
    for person in _candidates(session, full_name, where, asked):
        if person.id not in told_apart:
            likeness = doubles.compare(asked, person, alike)
            if likeness.namesakes or (likeness.likely and (not likeness.apart or "place" in likeness.same)):
                found[person.id] = likeness
    if not found:
        return ()
    former = former_names(session, found)
    return tuple(_double(row, found[person], former.get(person, ())) for row, person in _likeliest(session, found))


def _told_apart(session: Session, besides: int | None) -> set[int]:
    """The member who is not meant, and whom somebody told apart from that member, while what was compared stands."""
    if besides is None:
        return set()
    person_id = session.scalars(select(MEMBER.c.person_id).where(MEMBER.c.id == besides)).first()
    if person_id is None:
        return set()
    answers = not_doubles_of(session, person_id)
    people = compared_people(session, (person_id, *answers)) if answers else {}
    apart = {
        other
        for other, judged in answers.items()
        if other in people and doubles.judged(people[person_id], people[other]) == judged
    }
    return {person_id, *apart}


def _candidates(session: Session, full_name: str, place: str, asked: Compared) -> Iterator[Compared]:
    """People on the roll worth comparing, each once."""
    seen: set[int] = set()
    near = _years(asked)
    for people in (*_of_place(place), *_of_day(asked), *_with_beginnings(full_name)):
        for person in compared(session, PERSON.c.id.in_(people.where(*near)), with_numbers=False):
            if person.id not in seen:
                seen.add(person.id)
                yield person


def _years(asked: Compared) -> tuple[ColumnElement[bool], ...]:
    """That the year of birth may be the one asked for, as far as the member's own row tells."""
    if asked.born is None:
        return ()
    year = asked.born.year
    near = {*doubles.years_near(year), *range(year - doubles.GUESSED_YEARS, year + doubles.GUESSED_YEARS + 1)}
    born = MEMBER.c.person_birth
    return (or_(born.is_(None), func.substr(born, 1, 4).in_([f"{each:04}" for each in sorted(near)])),)


def _of_place(place: str) -> Iterator[Select[int]]:
    """People of the places called so."""
    if place:
        called = select(PLACE.c.id).where(PLACE.c.folded == folding.fold(place))
        yield select(MEMBER.c.person_id).where(MEMBER.c.person_place_id.in_(called)).limit(MOST_LOOKED_AT)


def _of_day(asked: Compared) -> Iterator[Select[int]]:
    """People born on the same day, or in the year alone that is known."""
    if asked.born is not None and asked.born.day:
        day = f"{asked.born.year:04}-{asked.born.month:02}-{asked.born.day:02}"
        yield select(MEMBER.c.person_id).where(MEMBER.c.person_birth == day).limit(MOST_LOOKED_AT)


def _with_beginnings(full_name: str) -> Iterator[Select[int]]:
    """People in whose texts two words begin as two words of the name, or the one word of a name of one."""
    groups = [
        {reading[:BEGINNING] for reading in (word, *folding.words(latin(word)), *folding.words(other_latin(word)))}
        for word in folding.words(full_name)
        if len(word) >= SHORTEST_BEGINNING
    ]
    most = MOST_LOOKED_AT if len(groups) > 1 else MOST_OF_ONE_WORD
    for some in combinations(groups, min(2, len(groups))):
        if some:
            yield select(MEMBER.c.person_id).where(MEMBER.c.id.in_(beginning_with(some))).limit(most)


def _likeliest(session: Session, found: Mapping[int, Likeness]) -> Iterator[tuple[MemberRow, int]]:
    """The rows of those found, and which people: the likeliest first, then by their numbers; the first few of them."""
    best = sorted(found, key=lambda person_id: -found[person_id].score)[:MOST_LOOKED_AT]
    names = section_names(session)
    statement = select_rows().add_columns(MEMBER.c.person_id, MEMBER.c.number_order)
    rows = session.execute(statement.where(MEMBER.c.person_id.in_(best))).all()
    ranked = sorted(rows, key=lambda row: (-found[row.person_id].score, row.number_order))
    for row in ranked[:MOST_DOUBLES]:
        yield member_row(row, names), row.person_id


def _double(row: MemberRow, likeness: Likeness, former: tuple[str, ...]) -> LikelyDouble:
    return LikelyDouble(
        row.id, row.number, row.name, row.birth, row.place, row.phone, row.status, row.status_since, likeness.same,
        former,
    )  # fmt: skip


def members_with_phone(session: Session, phone: str, besides: int | None = None) -> tuple[tuple[str, str], ...]:
    """Number and name of others who have one of these phones ("79 12 34 56 / 77 …"), written in any way."""
    found: dict[int, tuple[str, str]] = {}
    asked = {digits for one in phones_of(phone) if len(digits := folding.digits(one)) >= FEWEST_PHONE_DIGITS}
    for digits in sorted(asked):
        statement = (
            select(Member.id, Member.number, Person.full_name, Person.phone)
            .join(Person, Person.id == Member.person_id)
            .where(finds(digits, Member.__table__.c.id), Member.id != (besides or 0))
            .order_by(Member.number_order)
        )
        for row in session.execute(statement):
            if len(found) < MOST_DOUBLES and digits in {folding.digits(one) for one in phones_of(row.phone)}:
                found[row.id] = (row.number, row.full_name)
    return tuple(found.values())
