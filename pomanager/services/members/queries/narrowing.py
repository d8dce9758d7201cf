"""Which members a view lets through: the conditions of its filters and of its search."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select

from pomanager.db.base import Base, table_of
from pomanager.readmodels.members import Particular, RollView
from pomanager.rules.members import Sex, Status
from pomanager.services.members.queries.rows import MEMBER, NOTE, PERSON, PLACE, SECTION

LEFT = (Status.RESIGNED, Status.EXCLUDED, Status.DEAD)
"""Those who stand as having left."""

FILLED: Mapping[Particular, ColumnElement[bool]] = {
    Particular.PHONE: PERSON.c.phone != "",
    Particular.BIRTH: MEMBER.c.person_birth.is_not(None),
    Particular.SEX: MEMBER.c.person_sex != Sex.UNKNOWN,
    Particular.PLACE: MEMBER.c.person_place_id.is_not(None),
    Particular.SECTION: MEMBER.c.section_id.is_not(None),
    Particular.OTHER_SCRIPT: PERSON.c.other_script != "",
    Particular.JOINED: MEMBER.c.joined_on.is_not(None),
    Particular.PROFESSION: PERSON.c.profession != "",
    Particular.CONSENT: PERSON.c.consent_on.is_not(None) & PERSON.c.consent_ended_on.is_(None),
    Particular.HOW_TO_FIND: PERSON.c.how_to_find != "",
}
"""Whether a particular stands in the record."""

OF_PERSON = frozenset(
    {Particular.PHONE, Particular.OTHER_SCRIPT, Particular.PROFESSION, Particular.CONSENT, Particular.HOW_TO_FIND}
)
"""Particulars that stand with the person alone; the others stand with the number, or in tables of their own."""


def needs_person(view: RollView) -> bool:
    """Whether the conditions of the view concern the person, so that a statement must join them to the member."""
    asked = {*view.has, *view.lacks} & OF_PERSON
    return bool(asked) or view.kind is not None or view.thumb_print is not None


def narrowed(statement: Select[*tuple[Any, ...]], view: RollView) -> Select[*tuple[Any, ...]]:
    """The statement over only the members the view lets through.

    Raises ValueError when the view asks for ages and says no day to count them on.
    """
    if view.search:
        statement = _found(statement, view.search)
    if view.statuses:
        statement = statement.where(MEMBER.c.status.in_(view.statuses))
    if view.sex is not None:
        statement = statement.where(MEMBER.c.person_sex == view.sex)
    if view.section_id is not None:
        statement = statement.where(MEMBER.c.section_id.in_(_within(SECTION, view.section_id)))
    if view.place_id is not None:
        statement = statement.where(MEMBER.c.person_place_id.in_(_within(PLACE, view.place_id)))
    if view.needing_attention:
        doubtful = select(NOTE.c.member_id).where(NOTE.c.settled_at.is_(None))
        statement = statement.where(MEMBER.c.id.in_(doubtful))
    if view.import_id is not None:
        statement = statement.where(MEMBER.c.import_id == view.import_id)
    if view.only is not None:
        chosen = func.json_each(json.dumps(view.only)).table_valued("value")
        statement = statement.where(MEMBER.c.id.in_(select(chosen.c.value)))
    return statement.where(*_about_days(view), *_about_particulars(view), *_about_person(view))


def _within(table: Table, outermost: int) -> Select[*tuple[Any, ...]]:
    """The ids of a place or section and of everything that lies in it."""
    within = select(table.c.id).where(table.c.id == outermost).cte(f"within_{table.name}", recursive=True)
    within = within.union_all(select(table.c.id).where(table.c.parent_id == within.c.id))
    return select(within.c.id)


def _about_days(view: RollView) -> Iterator[ColumnElement[bool]]:
    if view.age_from is not None or view.age_to is not None:
        yield from _about_age(view, view.today)
    if view.joined_from is not None:
        yield MEMBER.c.joined_on >= view.joined_from
    if view.joined_to is not None:
        yield MEMBER.c.joined_on <= view.joined_to
    if view.left_from is not None or view.left_to is not None:
        yield MEMBER.c.status.in_(LEFT)
    if view.left_from is not None:
        yield MEMBER.c.status_since >= view.left_from
    if view.left_to is not None:
        yield MEMBER.c.status_since <= view.left_to


def _about_age(view: RollView, today: date | None) -> Iterator[ColumnElement[bool]]:
    """A year or month alone sorts before all of its days, and so counts as its first, as ages are said elsewhere."""
    if today is None:
        reason = "ages are asked for, and no day to count them on"
        raise ValueError(reason)
    born = MEMBER.c.person_birth
    if view.age_from is not None:
        yield born <= _birthday_of(view.age_from, today)
    if view.age_to is not None:
        yield born > _birthday_of(view.age_to + 1, today)


def _about_person(view: RollView) -> Iterator[ColumnElement[bool]]:
    if view.kind is not None:
        yield PERSON.c.kind == view.kind
    if view.thumb_print is not None:
        yield PERSON.c.thumb_print.is_(view.thumb_print)
    if view.own_field is not None:
        from pomanager.db.extra_fields import ExtraValue

        key, text = view.own_field
        value = table_of(ExtraValue).c
        yield MEMBER.c.person_id.in_(select(value.person_id).where(value.field_id == key, value.value == text))


def _birthday_of(age: int, today: date) -> str:
    """The latest birth with which so many years are completed today, as births are kept (it need be no real day)."""
    return f"{today.year - age:04}{today.isoformat()[4:]}"


def _about_particulars(view: RollView) -> Iterator[ColumnElement[bool]]:
    yield from map(_filled, view.has)
    yield from (~_filled(particular) for particular in view.lacks)


def _filled(particular: Particular) -> ColumnElement[bool]:
    """Whether a particular stands in the record; what has a table of its own is looked up there."""
    if particular in FILLED:
        return FILLED[particular]
    from pomanager.db.households import HouseholdPerson  # lists are shown before anybody asks for these
    from pomanager.db.particulars import IdentityDocument, Photo

    kinds: Mapping[Particular, type[Base]] = {
        Particular.PHOTO: Photo, Particular.DOCUMENT: IdentityDocument, Particular.HOUSEHOLD: HouseholdPerson,
    }  # fmt: skip
    table = table_of(kinds[particular])
    holders = select(table.c.person_id)
    if particular is Particular.HOUSEHOLD:
        holders = holders.where(table.c.until.is_(None))
    return MEMBER.c.person_id.in_(holders)


def _found(statement: Select[*tuple[Any, ...]], search: str) -> Select[*tuple[Any, ...]]:
    from pomanager.db.search import found  # a list is shown before anything is searched in it
    from pomanager.rules import folding

    words = folding.query_words(search)
    return statement.where(MEMBER.c.id.in_(found(words))) if words else statement
