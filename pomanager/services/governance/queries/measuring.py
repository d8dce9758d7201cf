"""What indicators count: people, and what belongs to people, by sex and youth in one way."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from sqlalchemy import ColumnElement, String, and_, false, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.governance.funnel import AgePart
from pomanager.rules.governance.indicators import BySex
from pomanager.rules.members import PersonKind, Sex
from pomanager.services.bodies.queries.loading import among
from pomanager.services.governance.queries.looking_at import narrowed, past_youth
from pomanager.services.governance.queries.stage_people import People
from pomanager.services.members.queries.rows import PERSON

_SEX, _KIND = type_coerce(PERSON.c.sex, String), type_coerce(PERSON.c.kind, String)
NOBODY = BySex()


def is_young(view: FunnelView) -> ColumnElement[bool]:
    """Whether somebody is young on the last day; of who has no known age it is not true."""
    if view.ages is AgePart.OLDER:
        return false()
    known = PERSON.c.birth.is_not(None)
    return and_(known, ~past_youth(view))


def by_sex(session: Session, view: FunnelView, people: People | None) -> BySex:
    """How many of some people are of the section and ages looked at, each counted once."""
    if people is None:
        return NOBODY
    young = func.coalesce(is_young(view), false())
    statement = narrowed(session, view, select(_SEX, _KIND, young, func.count()), people)
    rows = session.execute(statement.group_by(PERSON.c.sex, PERSON.c.kind, young))
    return _summed(rows)


def summed_by_sex(session: Session, view: FunnelView, of_person: Mapping[int, Fraction | int]) -> BySex:
    """What belongs to each of some people, added up by sex and youth over those of the section and ages looked at."""
    people = select(PERSON.c.id).where(PERSON.c.id.in_(among(of_person)))
    young = func.coalesce(is_young(view), false())
    rows = session.execute(narrowed(session, view, select(PERSON.c.id, _SEX, _KIND, young), people))
    return _summed((sex, kind, young, of_person[person]) for person, sex, kind, young in rows)


def _summed(rows: Iterable[Any]) -> BySex:
    everybody = women = men = young_women = young_men = Fraction(0)
    for sex, kind, young, amount in rows:
        everybody += amount
        if kind != PersonKind.NATURAL.value:
            continue
        if sex == Sex.FEMALE.value:
            women, young_women = women + amount, young_women + (amount if young else 0)
        elif sex == Sex.MALE.value:
            men, young_men = men + amount, young_men + (amount if young else 0)
    return BySex(everybody, women, men, young_women, young_men)
