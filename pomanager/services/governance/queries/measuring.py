"""What indicators count: people, and what belongs to people, by sex and youth in one way."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, false, func, literal, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.kept import kept
from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.governance.funnel import AgePart
from pomanager.rules.governance.indicators import BySex
from pomanager.rules.members import PersonKind, Sex
from pomanager.services.governance.queries.looking_at import People, narrowed, past_youth, those
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
    young = func.coalesce(is_young(view), false())
    rows = session.execute(narrowed(session, view, select(PERSON.c.id, _SEX, _KIND, young), those(of_person)))
    return _summed((sex, kind, young, of_person[person]) for person, sex, kind, young in rows)


@dataclass(frozen=True, slots=True)
class Lens:
    """Everybody in the books by id, as indicators count them: quick where hundreds of thousands are counted.

    ``codes`` holds at the place of each id a sum of the bits below; 0 for who is not looked at, or is not there.
    """

    codes: bytes

    def by_sex(self, people: Iterable[int]) -> BySex:
        """How many of some people are looked at, each as often as it is named."""
        counted = Counter(map(self.codes.__getitem__, people))
        return _summed((*_of_code(code), count) for code, count in counted.items() if code)

    def summed(self, of_person: Mapping[int, int]) -> BySex:
        """What belongs to each of some people, added up."""
        sums = dict.fromkeys(range(_ALL_BITS + 1), 0)
        for code, amount in zip(map(self.codes.__getitem__, of_person), of_person.values(), strict=True):
            sums[code] += amount
        return _summed((*_of_code(code), amount) for code, amount in sums.items() if code)


_THERE, _WOMAN, _MAN, _YOUNG, _PERSON = 1, 2, 4, 8, 16
_ALL_BITS = 31


def _of_code(code: int) -> tuple[str, str, bool]:
    sex = Sex.FEMALE if code & _WOMAN else Sex.MALE if code & _MAN else Sex.UNKNOWN
    kind = PersonKind.NATURAL if code & _PERSON else PersonKind.ORGANISATION
    return sex.value, kind.value, bool(code & _YOUNG)


def lens(session: Session, view: FunnelView) -> Lens:
    """Everybody of the section and ages looked at; kept while the books do not change."""
    return kept(session, ("lens", view), partial(_lens, session, view), frozenset({Area.ORGANISATION, Area.MEMBERS}))


def _lens(session: Session, view: FunnelView) -> Lens:
    young = func.coalesce(is_young(view), false())
    bits = (
        literal(_THERE) + case({Sex.FEMALE.value: _WOMAN, Sex.MALE.value: _MAN}, value=_SEX, else_=0)
        + case((young, _YOUNG), else_=0) + case({PersonKind.NATURAL.value: _PERSON}, value=_KIND, else_=0)
    )  # fmt: skip
    statement = select(func.json_group_array(PERSON.c.id), func.json_group_array(bits))
    people = None if view.everybody else select(PERSON.c.id)
    statement = statement.select_from(PERSON) if people is None else narrowed(session, view, statement, people)
    ids, codes = map(json.loads, session.execute(statement).one())
    last = session.execute(select(func.max(PERSON.c.id))).scalar() or 0
    found = bytearray(last + 1)  # as far as ids go: also of those not looked at a code is asked for
    for person, code in zip(ids, codes, strict=True):
        found[person] = code
    return Lens(bytes(found))


def _summed(rows: Iterable[Any]) -> BySex:
    everybody: Fraction | int = 0
    women = men = young_women = young_men = everybody
    for sex, kind, young, amount in rows:  # most amounts are whole: to add them up as fractions takes ten times as long
        everybody += amount
        if kind != PersonKind.NATURAL.value:
            continue
        if sex == Sex.FEMALE.value:
            women, young_women = women + amount, young_women + (amount if young else 0)
        elif sex == Sex.MALE.value:
            men, young_men = men + amount, young_men + (amount if young else 0)
    return BySex(*map(Fraction, (everybody, women, men, young_women, young_men)))
