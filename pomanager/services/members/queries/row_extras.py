"""What lines of the roll say beside, for columns that are not always shown: one question each for a page of lines."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.members import OWN, Extra, MemberRow, RollView
from pomanager.rules.identity import masked
from pomanager.rules.members import Status
from pomanager.services.members.queries.handed_in import NOTHING, HandedIn
from pomanager.services.members.queries.narrowing import narrowed
from pomanager.services.members.queries.roll import roll_rows
from pomanager.services.members.queries.rows import MEMBER, PERSON
from pomanager.services.members.queries.standing_lines import holding_lines

HOUSEHOLD, LINE, DOCUMENT = table_of(Household), table_of(HouseholdPerson), table_of(IdentityDocument)
OF_PERSON: Mapping[Extra, str] = {
    Extra.KIND: "kind", Extra.PROFESSION: "profession", Extra.PRODUCTS: "products", Extra.LANGUAGES: "languages",
    Extra.HOW_TO_FIND: "how_to_find", Extra.SIGNS: "thumb_print",
}  # fmt: skip
"""Extra → the column of the person it stands in."""
Found = dict[int, dict[str, object]]
"""By member."""


def roll_rows_with(
    session: Session, ids: Sequence[int], wanted: frozenset[str], today: date, handed_in: HandedIn = NOTHING
) -> tuple[MemberRow, ...]:
    """Lines of these members, in the order of the ids, each with what is wanted beside; ``today`` is for ages.

    Wanted are what an ``Extra`` names, fields of the organisation's own as "own:" and their key, and what is handed in.
    """
    rows = roll_rows(session, ids)
    if not wanted:
        return rows
    found: Found = {row.id: {} for row in rows}
    if Extra.AGE in wanted:
        for row in rows:
            born = row.birth
            found[row.id][Extra.AGE] = None if born is None or born.earliest > today else born.age_on(today)[0]
    asks: Mapping[Extra, Callable[[Session, Found], None]] = {
        Extra.DOCUMENT: _documents, Extra.HOUSEHOLD: _households, Extra.HOUSEHOLD_SIZE: _sizes,
        Extra.DECISION: _decisions,
    }  # fmt: skip
    for extra, ask in asks.items():
        if extra in wanted:
            ask(session, found)
    _of_person(session, found, wanted)
    if own := [name.removeprefix(OWN) for name in wanted if name.startswith(OWN)]:
        _own_values(session, found, own)
    for name in wanted.intersection(handed_in):
        for member_id, value in handed_in[name](session, tuple(found), today).items():
            found[member_id][name] = value
    return tuple(replace(row, extras=found[row.id]) for row in rows)


def household_people(session: Session, view: RollView) -> int:
    """The sum of the sizes of the households of the members seen, each member counted with theirs."""
    sizes = _counted().subquery()
    size = func.coalesce(HOUSEHOLD.c.size, sizes.c.people)
    source = (
        MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
        .join(LINE, (LINE.c.person_id == MEMBER.c.person_id) & LINE.c.until.is_(None))
        .join(HOUSEHOLD, HOUSEHOLD.c.id == LINE.c.household_id)
        .join(sizes, sizes.c.household_id == HOUSEHOLD.c.id)
    )
    return int(session.execute(narrowed(select(func.sum(size)).select_from(source), view)).scalar_one() or 0)


def _counted() -> Select[int, int]:
    """How many people are written down in each household now."""
    return (
        select(LINE.c.household_id, func.count().label("people")).where(LINE.c.until.is_(None))
        .group_by(LINE.c.household_id)
    )  # fmt: skip


def _among(found: Found) -> Select[Any]:
    """The ids of these members."""
    ids = func.json_each(json.dumps(list(found))).table_valued("value")
    return select(ids.c.value)


def _own_values(session: Session, found: Found, keys: Sequence[str]) -> None:
    from pomanager.db.extra_fields import ExtraField, ExtraValue  # few lists show fields of the organisation's own

    field, value = table_of(ExtraField), table_of(ExtraValue)
    statement = (
        select(MEMBER.c.id, field.c.key, value.c.value)
        .join(value, value.c.person_id == MEMBER.c.person_id)
        .join(field, field.c.id == value.c.field_id)
        .where(MEMBER.c.id.in_(_among(found)), field.c.key.in_(keys))
    )
    for row in session.execute(statement):
        found[row.id][OWN + row.key] = row.value


def _of_person(session: Session, found: Found, wanted: frozenset[str]) -> None:
    asked = [extra for extra in OF_PERSON if extra in wanted]
    if not asked:
        return
    columns = [PERSON.c[OF_PERSON[extra]] for extra in asked]
    source = MEMBER.join(PERSON, PERSON.c.id == MEMBER.c.person_id)
    statement = select(MEMBER.c.id, *columns).select_from(source).where(MEMBER.c.id.in_(_among(found)))
    for row in session.execute(statement):
        found[row.id].update(zip(asked, row[1:], strict=True))


def _documents(session: Session, found: Found) -> None:
    """The first one written down, its number masked: other people see the list."""
    statement = (
        select(MEMBER.c.id, DOCUMENT.c.number)
        .join(DOCUMENT, DOCUMENT.c.person_id == MEMBER.c.person_id)
        .where(MEMBER.c.id.in_(_among(found)))
        .order_by(DOCUMENT.c.id.desc())
    )
    for row in session.execute(statement):
        found[row.id][Extra.DOCUMENT] = masked(row.number)


def _households(session: Session, found: Found) -> None:
    statement = (
        select(MEMBER.c.id, HOUSEHOLD.c.name)
        .join(LINE, (LINE.c.person_id == MEMBER.c.person_id) & LINE.c.until.is_(None))
        .join(HOUSEHOLD, HOUSEHOLD.c.id == LINE.c.household_id)
        .where(MEMBER.c.id.in_(_among(found)))
    )
    for row in session.execute(statement):
        found[row.id][Extra.HOUSEHOLD] = row.name


def _sizes(session: Session, found: Found) -> None:
    others = aliased(LINE)
    people = (
        select(func.count()).where(others.c.household_id == LINE.c.household_id, others.c.until.is_(None))
        .correlate(LINE).scalar_subquery()
    )  # fmt: skip
    statement = (
        select(MEMBER.c.id, func.coalesce(HOUSEHOLD.c.size, people).label("size"))
        .join(LINE, (LINE.c.person_id == MEMBER.c.person_id) & LINE.c.until.is_(None))
        .join(HOUSEHOLD, HOUSEHOLD.c.id == LINE.c.household_id)
        .where(MEMBER.c.id.in_(_among(found)))
    )
    for row in session.execute(statement):
        found[row.id][Extra.HOUSEHOLD_SIZE] = row.size


def _decisions(session: Session, found: Found) -> None:
    """The decision of the first admission that was not taken back."""
    for member_id, lines in holding_lines(session, found).items():
        decisions = (line.decision for line in lines if line.status is Status.ACTIVE)
        first = next(decisions, None)
        if first is not None:
            found[member_id][Extra.DECISION] = first
