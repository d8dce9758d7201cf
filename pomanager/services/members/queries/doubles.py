"""Who may be whose double: people as they are compared, the search over the whole roll, and the pairs it left."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Text, case, or_, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.attention import DoubleSearch, LikelyDouble, NotDouble
from pomanager.db.base import table_of
from pomanager.db.journal_chain import head
from pomanager.db.particulars import IdentityDocument
from pomanager.errors import Cancelled
from pomanager.readmodels.attention import DoublePair, DoubleSide, DoublesSought, ToldApart
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules import doubles
from pomanager.rules.doubles import Compared, Likeness
from pomanager.rules.identity import SHORTEST_COMPARED, masked
from pomanager.rules.members import Sex, Status
from pomanager.services.members.queries.names_then import all_former_names, former_names
from pomanager.services.members.queries.rows import MEMBER, PERSON, PLACE, PLACE_LABEL, from_member
from pomanager.services.organisation.queries import section_names

PAIR, ANSWERED, DOCUMENT = map(table_of, (LikelyDouble, NotDouble, IdentityDocument))
CHUNK = 2000
MOST_AT_ONCE = 500
"""Ids named in one statement."""


def compared(session: Session, *conditions: ColumnElement[bool], with_numbers: bool = True) -> Iterator[Compared]:
    """People on the roll as they are compared, all or those under the conditions."""
    statement = (
        select(
            PERSON.c.id, PERSON.c.full_name, PERSON.c.other_script, type_coerce(PERSON.c.sex, Text).label("sex"),
            type_coerce(PERSON.c.birth, Text).label("birth"), PERSON.c.phone, PLACE.c.name.label("place"),
        )
        .select_from(
            PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id).outerjoin(PLACE, PLACE.c.id == PERSON.c.place_id)
        )
        .where(*conditions, MEMBER.c.status != Status.MERGED)  # whoever was found to be one is not asked again
    )  # fmt: skip
    numbers = _numbers(session, *conditions) if with_numbers else {}
    everybody = {} if conditions else all_former_names(session)
    for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        former = former_names(session, [row.id for row in rows]) if conditions else everybody
        for row in rows:
            yield doubles.compared_of(
                row.id, row.full_name, other_script=row.other_script, sex=Sex(row.sex), birth=row.birth,
                place=row.place or "", phone=row.phone, numbers=numbers.get(row.id, ()), former=former.get(row.id, ()),
            )  # fmt: skip


def _numbers(session: Session, *conditions: ColumnElement[bool]) -> Mapping[int, tuple[str, ...]]:
    """Compared numbers of identity documents, by person."""
    joined = DOCUMENT.join(PERSON, PERSON.c.id == DOCUMENT.c.person_id)
    statement = select(DOCUMENT.c.person_id, DOCUMENT.c.number_key).select_from(joined if conditions else DOCUMENT)
    found: dict[int, set[str]] = defaultdict(set)
    for person_id, key in session.execute(statement.where(*conditions)):
        if len(key) >= SHORTEST_COMPARED:
            found[person_id].add(key)
    return {person_id: tuple(sorted(keys)) for person_id, keys in found.items()}


def find_doubles(
    session: Session, progress: Progress = silent, cancelled: Cancelling = never
) -> dict[tuple[int, int], int]:
    """Search the whole roll: (lower person id, higher person id) → points. Takes a while; raises Cancelled."""
    from pomanager.services.members.pairing import likely_pairs  # brings rapidfuzz, which no list needs

    people: list[Compared] = []
    for person in compared(session):
        people.append(person)
        if len(people) % CHUNK == 0 and cancelled():
            raise Cancelled
    return likely_pairs(people, progress, cancelled)


def doubles_sought(session: Session) -> DoublesSought | None:
    """When the roll was last searched and what happened since; None where it never was."""
    table = table_of(DoubleSearch).c
    row = session.execute(select(table.sought_at, table.journal_count)).first()
    return None if row is None else DoublesSought(row.sought_at, head(session)[0] - row.journal_count)


def double_ids(session: Session) -> "array[int]":
    """Ids of the pairs still to be looked at, the likeliest first: as people stand now, and without those answered."""
    return array("q", (pair_id for pair_id, _likeness in _open(session, None)))


def double_pairs(session: Session, ids: Sequence[int]) -> tuple[DoublePair, ...]:
    """These pairs side by side, in the order of the ids; one answered meanwhile is left out."""
    likely = dict(_open(session, ids))
    statement = select(PAIR.c.id, PAIR.c.person_low_id, PAIR.c.person_high_id).where(PAIR.c.id.in_(list(ids)))
    rows = {row.id: row for row in session.execute(statement)}
    sides = _sides(session, {person for row in rows.values() for person in (row[1], row[2])})
    return tuple(
        DoublePair(number, likely[number].score, likely[number].same, sides[rows[number][1]], sides[rows[number][2]])
        for number in ids
        if number in likely
    )


def pairs_found(session: Session, found: Iterable[tuple[int, int]]) -> tuple[DoublePair, ...]:
    """Pairs of people side by side, the likeliest first, as a search just found them; without those told apart."""
    from pomanager.services.members.pairing import alike  # comparing words takes a library

    pairs = sorted(found)
    everybody = {person for pair in pairs for person in pair}
    people, sides = compared_people(session, everybody), _sides(session, everybody)
    told_apart = {
        (row.person_low_id, row.person_high_id): row.judged
        for row in session.execute(select(ANSWERED.c.person_low_id, ANSWERED.c.person_high_id, ANSWERED.c.judged))
    }
    rows = []
    for number, (low, high) in enumerate(pairs, 1):
        one, other = people[low], people[high]
        likeness = doubles.compare(one, other, alike)
        if likeness.likely and told_apart.get((low, high)) != doubles.judged(one, other):
            rows.append(DoublePair(number, likeness.score, likeness.same, sides[low], sides[high]))
    return tuple(sorted(rows, key=_highest_first))


def _highest_first(pair: DoublePair) -> tuple[int, int]:
    return -pair.score, pair.id


def people_in_doubles(session: Session) -> set[int]:
    """Members who are in a pair still to be looked at."""
    ids = set(double_ids(session))
    people = {
        person
        for row in session.execute(select(PAIR.c.id, PAIR.c.person_low_id, PAIR.c.person_high_id))
        if row.id in ids
        for person in (row[1], row[2])
    }
    return set(members_of_people(session, people))


def members_of_people(session: Session, person_ids: Iterable[int]) -> list[int]:
    """The members these people are, by id."""
    found: list[int] = []
    for some in _portions(sorted(set(person_ids))):
        found += session.scalars(select(MEMBER.c.id).where(MEMBER.c.person_id.in_(some)))
    return sorted(found)


def not_doubles_of(session: Session, person_id: int) -> Mapping[int, str]:
    """Whom somebody said not to be this person: person id → the fingerprint of what was compared then."""
    low, high = ANSWERED.c.person_low_id, ANSWERED.c.person_high_id
    found = {row[0]: row[1] for row in session.execute(select(high, ANSWERED.c.judged).where(low == person_id))}
    found |= {row[0]: row[1] for row in session.execute(select(low, ANSWERED.c.judged).where(high == person_id))}
    return found


def told_apart(session: Session, person_id: int) -> tuple[ToldApart, ...]:
    """Whom somebody said not to be this person, and on which day, the latest first."""
    low, high = ANSWERED.c.person_low_id, ANSWERED.c.person_high_id
    other = case((low == person_id, high), else_=low)
    statement = (
        select(PERSON.c.id, MEMBER.c.number, PERSON.c.full_name, ANSWERED.c.answered_at)
        .join_from(ANSWERED, PERSON, PERSON.c.id == other)
        .join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
        .where(or_(low == person_id, high == person_id))
        .order_by(ANSWERED.c.answered_at.desc(), PERSON.c.id)
    )
    return tuple(ToldApart(*row) for row in session.execute(statement))


def compared_people(session: Session, person_ids: Iterable[int]) -> dict[int, Compared]:
    """These people as they are compared, by id."""
    found: dict[int, Compared] = {}
    for some in _portions(sorted(set(person_ids))):
        found |= {person.id: person for person in compared(session, PERSON.c.id.in_(some))}
    return found


def _open(session: Session, ids: Sequence[int] | None) -> list[tuple[int, Likeness]]:
    """Pairs found, judged again as people stand now; without those that became unlike or were answered."""
    statement = select(PAIR.c.id, PAIR.c.person_low_id, PAIR.c.person_high_id, ANSWERED.c.judged).select_from(
        PAIR.outerjoin(
            ANSWERED,
            (ANSWERED.c.person_low_id == PAIR.c.person_low_id) & (ANSWERED.c.person_high_id == PAIR.c.person_high_id),
        )
    )
    if ids is not None:
        statement = statement.where(PAIR.c.id.in_(list(ids)))
    pairs = session.execute(statement).all()
    if not pairs:
        return []
    from pomanager.services.members.pairing import alike  # comparing words takes a library

    people = compared_people(session, {person for row in pairs for person in (row[1], row[2])})
    found = []
    for row in pairs:
        if row.person_low_id not in people or row.person_high_id not in people:
            continue  # merged since
        one, other = people[row.person_low_id], people[row.person_high_id]
        likeness = doubles.compare(one, other, alike)
        if likeness.likely and (row.judged is None or row.judged != doubles.judged(one, other)):
            found.append((row.id, likeness))
    return sorted(found, key=_likeliest_first)


def _likeliest_first(pair: tuple[int, Likeness]) -> tuple[int, int]:
    return -pair[1].score, pair[0]


def _sides(session: Session, person_ids: Iterable[int]) -> dict[int, DoubleSide]:
    names = section_names(session)
    found: dict[int, DoubleSide] = {}
    for some in _portions(sorted(person_ids)):
        former = former_names(session, some)
        numbers: dict[int, list[str]] = defaultdict(list)
        shown = select(DOCUMENT.c.person_id, DOCUMENT.c.number).where(DOCUMENT.c.person_id.in_(some))
        for person_id, number in session.execute(shown.order_by(DOCUMENT.c.id)):
            numbers[person_id].append(masked(number))
        statement = select(
            PERSON.c.id.label("person_id"), MEMBER.c.id, MEMBER.c.number, PERSON.c.full_name, PERSON.c.other_script,
            PERSON.c.sex, PERSON.c.birth, PLACE_LABEL.label("place"), MEMBER.c.section_id, PERSON.c.phone,
            MEMBER.c.status, MEMBER.c.status_since, MEMBER.c.joined_on,
        ).select_from(from_member()).where(PERSON.c.id.in_(some))  # fmt: skip
        for row in session.execute(statement):
            found[row.person_id] = DoubleSide(
                person_id=row.person_id, member_id=row.id, number=row.number, name=row.full_name,
                other_script=row.other_script, sex=row.sex, birth=row.birth, place=row.place,
                section=names.get(row.section_id or 0, ""), phone=row.phone,
                documents=tuple(numbers[row.person_id]), status=row.status, status_since=row.status_since,
                joined_on=row.joined_on, former=former.get(row.person_id, ()),
            )  # fmt: skip
    return found


def _portions(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + MOST_AT_ONCE] for start in range(0, len(ids), MOST_AT_ONCE))
