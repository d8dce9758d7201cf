"""Orders of the list by what no index of ``member`` has: columns that are shown now and then, and own fields.

Who has nothing in the column comes first, by number; then the others by what they have, those alike by number. Texts of
which there are few are sorted as the language of the names sorts them; others, which nearly everybody has differently
(phones, numbers of documents, names in the second script), as SQLite does, which hands over 260,000 of them in order
sooner than they can be read.
"""

import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    LargeBinary,
    Numeric,
    Select,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.extra_fields import ExtraField, ExtraValue
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.kept import kept
from pomanager.db.members import Standing
from pomanager.db.particulars import IdentityDocument
from pomanager.i18n import collation
from pomanager.readmodels.members import OwnOrder, RollOrder
from pomanager.rules.extra_field_kinds import FieldKind, answers_from_json
from pomanager.rules.members import Status
from pomanager.services.members.people import name_customs
from pomanager.services.members.queries.orders import Order, ids_of, order_of
from pomanager.services.members.queries.rows import MEMBER, PERSON

DOCUMENT, STANDING, STAY, HOUSEHOLD, FIELD, VALUE = map(
    table_of, (IdentityDocument, Standing, HouseholdPerson, Household, ExtraField, ExtraValue)
)
MOST_COLLATED = 5000
"""Texts of a column, each counted once, up to which they are sorted as the language does it."""
SIGN = 4
"""Bytes of a member's place in an order."""
Ids = Iterable[int]


def order_beside(session: Session, by: RollOrder | OwnOrder) -> Order:
    """Everybody in an order that has no index."""
    return kept(session, by, partial(_read, session, by))


def _read(session: Session, by: RollOrder | OwnOrder) -> Order:
    return Order(array("q", _ids(session, by)))


def _ids(session: Session, by: RollOrder | OwnOrder) -> Ids:
    return _by_own_field(session, by.key) if isinstance(by, OwnOrder) else _READERS[by](session)


def place_in(order: Order, member_id: ColumnElement[int]) -> ColumnElement[bytes]:
    """Where a member stands in the order, for statements that are sorted by it."""
    signs = bindparam(None, order.signs(), type_=LargeBinary())
    return func.substr(signs, member_id * SIGN + 1, SIGN, type_=LargeBinary())


def _by_age(session: Session) -> Iterator[int]:
    """The youngest first, and before them those of whom no birth is known: births from the last to the first."""
    born, ids = MEMBER.c.person_birth, order_of(session, RollOrder.BIRTH).ids
    groups: list[tuple[bool, Sequence[int]]] = []
    first = 0
    counted = select(born, func.count()).group_by(born).order_by(born)
    for birth, count in session.execute(counted):
        groups.append((birth is None, ids[first : first + count]))
        first += count
    for unknown, group in groups:
        if unknown:
            yield from group
    for unknown, group in reversed(groups):
        if not unknown:
            yield from group


def _sorted(session: Session, source: FromClause, column: ColumnElement[Any]) -> list[int]:
    """The members in a source of rows as SQLite sorts the column, those alike by number."""
    return ids_of(session, select(MEMBER.c.id).select_from(source).order_by(column, MEMBER.c.number_order))


def _filled(name: str) -> ColumnElement[bool]:
    """Who has a text in a column of ``person``; written out, so that SQLite takes the index of just these people."""
    return text(f"person.{name} != ''")  # type: ignore[return-value]


def _having(name: str) -> Select[*tuple[Any, ...]]:
    """The members who have a text in a column of ``person``, and the text."""
    both = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
    return select(MEMBER.c.id, PERSON.c[name].label("text")).select_from(both).where(_filled(name))


def _after_the_others(session: Session, last: Sequence[int]) -> Ids:
    """By number whoever is not among these, then these."""
    found = frozenset(last)
    everybody = order_of(session, RollOrder.NUMBER).ids
    return chain(everybody if not found else [each for each in everybody if each not in found], last)


def _of_person(session: Session, name: str) -> Ids:
    having = _having(name).order_by(PERSON.c[name], MEMBER.c.number_order)
    return _after_the_others(session, ids_of(session, having))


def _last(session: Session, condition: str) -> Ids:
    """By number, but last those of whom something is so; written out, as the index of just these people has it."""
    source = PERSON.join(MEMBER, MEMBER.c.person_id == PERSON.c.id)
    found = select(MEMBER.c.id).select_from(source).where(text(condition)).order_by(MEMBER.c.number_order)
    return _after_the_others(session, ids_of(session, found))


def _text_of_person(session: Session, name: str) -> Ids:
    return _after_the_others(session, list(_by_text(session, _having(name))))


def _by_text(session: Session, statement: Select[*tuple[Any, ...]]) -> Iterator[int]:
    """The members a statement finds (``id``, ``text``) by their texts, as the language of the names sorts them."""
    told = statement.subquery()
    row = session.execute(select(func.json_group_array(told.c.id), func.json_group_array(told.c.text))).one()
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for member, words in zip(*map(json.loads, row), strict=True):
        groups[words].append(member)
    key: Callable[[str], str] = str
    if len(groups) <= MOST_COLLATED:
        key = partial(collation.sort_key, language=name_customs(session).sorted_in)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for words, members in groups.items():
        alike[key(words)] += members
    places = order_of(session, RollOrder.NUMBER).places()
    for _key, members in sorted(alike.items()):
        yield from sorted(members, key=places.__getitem__) if len(members) > 1 else members


def _by_document(session: Session) -> Ids:
    """By the first document written down, which is the one shown."""
    first = select(DOCUMENT.c.person_id, DOCUMENT.c.number_key, func.min(DOCUMENT.c.id)).group_by(DOCUMENT.c.person_id)
    shown = first.subquery()  # SQLite takes the other columns of a group from the row in which the least was found
    source = shown.join(MEMBER, MEMBER.c.person_id == shown.c.person_id)
    return _after_the_others(session, _sorted(session, source, shown.c.number_key))


def _by_household(session: Session, *, size: bool) -> Ids:
    source = HOUSEHOLD.join(STAY, (STAY.c.household_id == HOUSEHOLD.c.id) & STAY.c.until.is_(None))
    source = source.join(MEMBER, MEMBER.c.person_id == STAY.c.person_id)
    if not size:
        return _after_the_others(session, _sorted(session, source, HOUSEHOLD.c.folded))
    counted = select(STAY.c.household_id, func.count().label("people")).where(STAY.c.until.is_(None))
    people = counted.group_by(STAY.c.household_id).subquery()
    source = source.outerjoin(people, people.c.household_id == HOUSEHOLD.c.id)
    return _after_the_others(session, _sorted(session, source, func.coalesce(HOUSEHOLD.c.size, people.c.people)))


def _by_decision(session: Session) -> Ids:
    """By the decision of the first admission that holds, which is the one shown."""
    reversing = STANDING.alias("reversing")
    # The plus keeps SQLite from the index of reversals, which hardly any line has: it is the long way round.
    holds = literal_column("+standing.reverses_id").is_(None) & ~exists().where(
        reversing.c.reverses_id == STANDING.c.id
    )
    line = func.printf("%s %020d", STANDING.c.since, STANDING.c.id)
    decided = select(STANDING.c.member_id).where(text("standing.decision != ''"))
    first = (
        select(STANDING.c.member_id.label("id"), STANDING.c.decision.label("text"), func.min(line).label("line"))
        .where(holds, literal_column("+standing.status") == Status.ACTIVE.value, STANDING.c.member_id.in_(decided))
        .group_by(STANDING.c.member_id)
        .subquery()
    )
    shown = select(first.c.id, first.c.text).where(first.c.text != "")
    return _after_the_others(session, list(_by_text(session, shown)))


def _by_own_field(session: Session, key: str) -> Ids:
    """By what stands in a field of the organisation's own: figures by value, answers in the order of the field."""
    field = session.execute(select(FIELD.c.id, FIELD.c.kind, FIELD.c.choices).where(FIELD.c.key == key)).first()
    if field is None:
        return order_of(session, RollOrder.NUMBER).ids
    column: ColumnElement[Any] = VALUE.c.value
    source = VALUE.join(MEMBER, (VALUE.c.person_id == MEMBER.c.person_id) & (VALUE.c.field_id == field.id))
    if field.kind is FieldKind.TEXT and _few_texts(session, field.id):
        filled = _by_text(session, select(MEMBER.c.id, column.label("text")).select_from(source))
        return _after_the_others(session, list(filled))
    if field.kind is FieldKind.NUMBER:
        column = cast(column, Numeric)
    elif field.kind is FieldKind.CHOICE:
        answers = {answer.key: place for place, answer in enumerate(answers_from_json(field.choices))}
        column = case(answers, value=column) if answers else column
    return _after_the_others(session, _sorted(session, source, column))


def _few_texts(session: Session, field_id: int) -> bool:
    texts = select(VALUE.c.value).where(VALUE.c.field_id == field_id).distinct().limit(MOST_COLLATED + 1).subquery()
    return session.execute(select(func.count()).select_from(texts)).scalar_one() <= MOST_COLLATED


_READERS: Mapping[RollOrder, Callable[[Session], Ids]] = {
    RollOrder.OTHER: partial(_of_person, name="other_script"),
    RollOrder.HOW_TO_FIND: partial(_of_person, name="how_to_find"),
    RollOrder.AGE: _by_age,
    RollOrder.PROFESSION: partial(_text_of_person, name="profession"),
    RollOrder.PRODUCTS: partial(_text_of_person, name="products"),
    RollOrder.LANGUAGES: partial(_text_of_person, name="languages"),
    RollOrder.KIND: partial(_last, condition="person.kind = 'organisation'"),
    RollOrder.SIGNS: partial(_last, condition="person.thumb_print = 1"),
    RollOrder.DOCUMENT: _by_document,
    RollOrder.HOUSEHOLD: partial(_by_household, size=False),
    RollOrder.HOUSEHOLD_SIZE: partial(_by_household, size=True),
    RollOrder.DECISION: _by_decision,
}
