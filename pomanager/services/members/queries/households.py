"""Households: to which somebody belongs, today and on any day, who is in one, and what an order about one must know."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.search import SHORTEST_PART, finds
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.households import (
    HouseholdDetail,
    HouseholdFact,
    HouseholdLine,
    HouseholdRow,
    PastHousehold,
)
from pomanager.rules import folding
from pomanager.rules.households import LineFacts, Relation, Stay
from pomanager.rules.objections import Objection
from pomanager.services.members.queries.rows import MEMBER, PARENT, PERSON, PLACE, PLACE_LABEL

HOUSEHOLD, LINE = table_of(Household), table_of(HouseholdPerson)
NO_HOUSEHOLD = N_("This household is not in the books any more.")
FOUND_AT_MOST = 20
LOOKED_THROUGH = 200
"""So many members found by a text are looked at for their household."""
_ORDER = {relation: place for place, relation in enumerate(Relation)}


def household_fact(session: Session, person_id: int, day: date | None = None) -> HouseholdFact | None:
    """The household somebody belongs to on a day, now if none is said; None where there is none."""
    when = _now() if day is None else _on(day)
    statement = (
        select(LINE.c.id, LINE.c.household_id, LINE.c.relation, LINE.c.votes, HOUSEHOLD.c.name, HOUSEHOLD.c.size)
        .join(HOUSEHOLD, HOUSEHOLD.c.id == LINE.c.household_id)
        .where(LINE.c.person_id == person_id, when)
        .order_by(LINE.c.id.desc())
    )
    row = session.execute(statement).first()
    if row is None:
        return None
    counted = select(func.count()).select_from(LINE).where(LINE.c.household_id == row.household_id, when)
    persons = row.size or session.execute(counted).scalar_one()
    return HouseholdFact(row.household_id, row.id, row.name, row.relation, row.votes, persons)


def household_detail(session: Session, household_id: int) -> HouseholdDetail:
    """A household with everybody who ever belonged to it, or raise NotFound."""
    statement = (
        select(HOUSEHOLD.c.id, HOUSEHOLD.c.name, HOUSEHOLD.c.size, HOUSEHOLD.c.version, PLACE_LABEL.label("place"))
        .select_from(_with_place())
        .where(HOUSEHOLD.c.id == household_id)
    )
    row = session.execute(statement).first()
    if row is None:
        raise NotFound(Objection(NO_HOUSEHOLD))
    lines = map(_line, session.execute(_lines().where(LINE.c.household_id == household_id)))
    return HouseholdDetail(row.id, row.name, row.size, row.place, row.version, tuple(sorted(lines, key=_place_in_list)))


def household_line(session: Session, line_id: int) -> HouseholdLine:
    """One stay, or raise NotFound."""
    row = session.execute(_lines().where(LINE.c.id == line_id)).first()
    if row is None:
        raise NotFound(Objection(NO_HOUSEHOLD))
    return _line(row)


def households_of(session: Session, person_id: int) -> tuple[PastHousehold, ...]:
    """Every household somebody ever belonged to, the present one first."""
    statement = (
        select(LINE.c.household_id, LINE.c.relation, LINE.c.since, LINE.c.until, HOUSEHOLD.c.name)
        .join(HOUSEHOLD, HOUSEHOLD.c.id == LINE.c.household_id)
        .where(LINE.c.person_id == person_id)
        .order_by(LINE.c.until.is_not(None), LINE.c.until.desc(), LINE.c.id.desc())
    )
    return tuple(
        PastHousehold(row.household_id, row.name, row.relation, Stay(row.since, row.until))
        for row in session.execute(statement)
    )


def households_found(session: Session, text: str) -> tuple[HouseholdRow, ...]:
    """Households whose name begins with the text; from three letters on also those of members the text finds."""
    words = folding.query_words(text)
    if not words:
        return ()
    named = (
        select(HOUSEHOLD.c.id)
        .where(HOUSEHOLD.c.folded.startswith(folding.fold(text[: folding.MOST_ASKED]), autoescape=True))
        .order_by(HOUSEHOLD.c.folded)
        .limit(FOUND_AT_MOST)
    )
    ids = list(session.scalars(named))
    if len(ids) < FOUND_AT_MOST and len("".join(words)) >= SHORTEST_PART:
        ids = list(dict.fromkeys([*ids, *session.scalars(_of_members(words))]))[:FOUND_AT_MOST]
    return _rows(session, ids)


def _of_members(words: Sequence[str]) -> Select[*tuple[int]]:
    """Households of some of the members who are found by these words."""
    members = select(MEMBER.c.person_id)
    for word in words:
        members = members.where(finds(word, MEMBER.c.id))
    some = members.limit(LOOKED_THROUGH).subquery()
    return (
        select(LINE.c.household_id)
        .join(some, some.c.person_id == LINE.c.person_id)
        .where(_now())
        .order_by(LINE.c.household_id)
        .limit(FOUND_AT_MOST)
    )


def line_facts(  # noqa: PLR0913 - what the order says, and who asks
    session: Session,
    household_id: int | None,
    person_id: int | None,
    relation: Relation | None,
    stay: Stay,
    *,
    today: date,
    votes: bool = False,
    besides: int | None = None,
) -> LineFacts:
    """What the rules need to judge a stay; ``besides`` is the line that is changed by it."""
    others = select(LINE.c.id, LINE.c.since, LINE.c.until, LINE.c.relation, LINE.c.votes, PERSON.c.full_name)
    others = others.join(PERSON, PERSON.c.id == LINE.c.person_id)
    others = others.where(LINE.c.household_id == household_id, LINE.c.id != (besides or 0))
    rows = session.execute(others.order_by(LINE.c.id)).all() if household_id is not None else []
    return LineFacts(
        today=today, relation=relation, stay=stay, votes=votes,
        elsewhere=_elsewhere(session, person_id, besides) if person_id is not None else (),
        heads=_stays(row for row in rows if row.relation is Relation.HEAD),
        voters=_stays(row for row in rows if row.votes),
    )  # fmt: skip


def people_in(session: Session, household_id: int) -> int:
    """How many people are written down in a household now."""
    counted = select(func.count()).select_from(LINE).where(LINE.c.household_id == household_id, _now())
    return session.execute(counted).scalar_one()


def _elsewhere(session: Session, person_id: int, besides: int | None) -> tuple[tuple[str, Stay], ...]:
    statement = (
        select(HOUSEHOLD.c.name.label("full_name"), LINE.c.since, LINE.c.until)
        .join(LINE, LINE.c.household_id == HOUSEHOLD.c.id)
        .where(LINE.c.person_id == person_id, LINE.c.id != (besides or 0))
    )
    return _stays(session.execute(statement))


def _stays(rows: Any) -> tuple[tuple[str, Stay], ...]:  # noqa: ANN401 - rows with full_name, since, until
    return tuple((row.full_name, Stay(row.since, row.until)) for row in rows)


def _now() -> ColumnElement[bool]:
    return LINE.c.until.is_(None)


def _on(day: date) -> ColumnElement[bool]:
    """As ``Stay.holds_on`` has it."""
    return and_(or_(LINE.c.since.is_(None), LINE.c.since <= day), or_(LINE.c.until.is_(None), LINE.c.until > day))


def _with_place() -> Any:  # noqa: ANN401 - a join of SQLAlchemy's own kind
    return HOUSEHOLD.outerjoin(PLACE, PLACE.c.id == HOUSEHOLD.c.place_id).outerjoin(
        PARENT, PARENT.c.id == PLACE.c.parent_id
    )


def _lines() -> Select[*tuple[Any, ...]]:
    return (
        select(
            LINE, PERSON.c.full_name, PERSON.c.sex, PERSON.c.birth, MEMBER.c.id.label("member_id"), MEMBER.c.number,
            MEMBER.c.status,
        )
        .join(PERSON, PERSON.c.id == LINE.c.person_id)
        .outerjoin(MEMBER, MEMBER.c.person_id == PERSON.c.id)
    )  # fmt: skip


def _line(row: Row[Any]) -> HouseholdLine:
    return HouseholdLine(
        id=row.id, household_id=row.household_id, person_id=row.person_id, name=row.full_name, sex=row.sex,
        birth=row.birth, member_id=row.member_id, number=row.number or "", status=row.status, relation=row.relation,
        votes=row.votes, since=row.since, until=row.until,
    )  # fmt: skip


def _place_in_list(line: HouseholdLine) -> tuple[bool, int, tuple[int, int, int, bool], int]:
    """Those who are there first; then by what they are, the eldest first."""
    born = line.birth.order if line.birth else (date.max.year, 0, 0, False)
    return line.until is not None, _ORDER[line.relation], born, line.id


def _rows(session: Session, ids: Sequence[int]) -> tuple[HouseholdRow, ...]:
    counted = (
        select(LINE.c.household_id, func.count().label("people"))
        .where(LINE.c.household_id.in_(ids), _now())
        .group_by(LINE.c.household_id)
    )
    people = {row.household_id: row.people for row in session.execute(counted)}
    statement = select(HOUSEHOLD.c.id, HOUSEHOLD.c.name, HOUSEHOLD.c.size, PLACE_LABEL.label("place"))
    statement = statement.select_from(_with_place()).where(HOUSEHOLD.c.id.in_(ids))
    found = {
        row.id: HouseholdRow(row.id, row.name, row.place, row.size or people.get(row.id, 0))
        for row in session.execute(statement)
    }
    return tuple(found[household_id] for household_id in ids)
