"""Which columns an exported roll has, and what is looked up beside the line of the roll to fill them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, exists, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import is_covered
from pomanager.db.extra_fields import ExtraValue
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.members import Person, Standing
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.exchange import More, NewMember
from pomanager.rules.importing import AnyField, Field, OwnField
from pomanager.rules.importing.fields import DOCUMENTS, OF_PHONES
from pomanager.rules.importing.history import LEFT
from pomanager.rules.members import PersonKind, Status
from pomanager.services.members.queries.contacts import DETAIL, NOT_ONLY_OWN, phone_place, phones_told
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values
from pomanager.services.members.queries.standing_lines import holding_lines

BASIC = (
    Field.NUMBER, Field.NAME, Field.FAMILY, Field.GIVEN, Field.PATRONYMIC, Field.OTHER_SCRIPT, Field.SEX, Field.BIRTH,
    Field.PHONE, Field.PLACE, Field.SECTION, Field.JOINED, Field.STATUS,
)  # fmt: skip
"""Columns every exported roll has."""
OF_PERSON: Mapping[Field, str] = {
    Field.ADDRESS_FORM: "form_of_address", Field.PROFESSION: "profession", Field.PRODUCTS: "products",
    Field.LANGUAGES: "languages", Field.HOW_TO_FIND: "how_to_find", Field.THUMB_PRINT: "thumb_print",
    Field.CONSENT: "consent_on",
}  # fmt: skip
OF_HOUSEHOLD = (Field.HOUSEHOLD, Field.RELATION)
OF_ORGANISATION = (Field.KIND, Field.REPRESENTATIVE)
OF_HISTORY = (Field.APPLIED, Field.DECISION, Field.LEFT, Field.LEFT_REASON)

PERSON, STANDING, DOCUMENT = table_of(Person), table_of(Standing), table_of(IdentityDocument)
STAY, HOUSEHOLD, VALUE = table_of(HouseholdPerson), table_of(Household), table_of(ExtraValue)
_MOST_KEPT = 1_000
"""So many different things told of people are kept in mind."""


def export_columns(session: Session, as_of: date | None = None) -> tuple[AnyField, ...]:
    """The columns of an exported roll, in order: the basic ones, and those in which anybody has anything.

    The roll of a day has no columns of what came after it.
    """
    wanted = {*BASIC, *(name for name in OF_PERSON if _any(session, _filled(name)))}
    wanted.update(chain(*DOCUMENTS[: _most_documents(session)]), _of_phones(session))
    if _any(session, STAY.c.until.is_(None)):
        wanted.update(OF_HOUSEHOLD)
    if _any(session, PERSON.c.kind == PersonKind.ORGANISATION):
        wanted.update(OF_ORGANISATION)
    if as_of is None:
        wanted.update(_of_history(session))
    own = [row for row in extra_fields(session) if _any(session, VALUE.c.field_id == row.id)]
    return (
        *(name for name in Field if name in wanted),
        *(OwnField(row.key, row.label, row.kind, row.answers, row.id) for row in own),
    )


def _filled(name: Field) -> ColumnElement[bool]:
    column = PERSON.c[OF_PERSON[name]]
    if name is Field.THUMB_PRINT:
        return column.is_(True)
    return column.is_not(None) if name is Field.CONSENT else column != ""


def _of_history(session: Session) -> Iterator[Field]:
    if _any(session, STANDING.c.status.in_(LEFT)):
        yield from (Field.LEFT, Field.LEFT_REASON)
    if _any(session, STANDING.c.status == Status.APPLICANT):
        yield Field.APPLIED
    if _any(session, (STANDING.c.status == Status.ACTIVE) & (STANDING.c.decision != "")):
        yield Field.DECISION


def _most_documents(session: Session) -> int:
    """How many identity documents anybody has at most; 0 for whoever may not see them.

    Covered numbers stand in no table: brought in again, it would write them over the true ones.
    """
    if is_covered(session):
        return 0
    each = select(func.count().label("held")).select_from(DOCUMENT).group_by(DOCUMENT.c.person_id).subquery()
    most: int = session.execute(select(func.coalesce(func.max(each.c.held), 0))).scalar_one()
    return most


def _of_phones(session: Session) -> Iterator[Field]:
    """The columns that say whose the first, second and third telephones are, where anybody has another's there."""
    several = PERSON.c.phone.op("GLOB", is_comparison=True)("*[/;,]*")
    said = select(PERSON.c.phone, DETAIL.c.digits).join(DETAIL, DETAIL.c.person_id == PERSON.c.id).where(NOT_ONLY_OWN)
    places = {phone_place(row.phone, row.digits) for row in session.execute(said.where(several))}
    if session.execute(said.where(~several).limit(1)).first() is not None:
        places.add(0)
    for place, fields in enumerate(OF_PHONES):
        yield from fields if place in places else ()


def _any(session: Session, condition: ColumnElement[bool]) -> bool:
    return bool(session.execute(select(exists().where(condition))).scalar_one())


class Beside:
    """Looks up what stands beside the lines of the roll, a portion of members at a time."""

    def __init__(self, session: Session, columns: Sequence[AnyField]) -> None:
        self._session = session
        self._own = {field.id: field for field in columns if isinstance(field, OwnField)}
        self._wanted = frozenset(columns)
        self._kept: dict[tuple[Any, ...], More] = {}

    def filled(self, members: Sequence[NewMember], rows: Sequence[Row[Any]]) -> Iterator[NewMember]:
        """The members of a portion with everything the columns ask for; ``rows`` are the lines they were read from."""
        if self._wanted <= frozenset(BASIC):
            yield from members
            return
        people = [row.person_id for row in rows]
        of_person = [column for name, column in OF_PERSON.items() if name in self._wanted]
        organisations = Field.KIND in self._wanted
        of_person += ["kind", "representative"] if organisations else []
        persons = self._persons(people, of_person) if of_person else {}
        documents = self._documents(people) if Field.ID_NUMBER in self._wanted else {}
        stays = self._stays(people) if Field.HOUSEHOLD in self._wanted else {}
        values = extra_values(self._session, people) if self._own else {}
        lives = self._lives([row.id for row in rows]) if self._wanted & set(OF_HISTORY) else {}
        numbers = {row.person_id: row.phone for row in rows}
        phones = phones_told(self._session, numbers) if self._wanted.intersection(chain(*OF_PHONES)) else {}
        said = {*documents, *stays, *values, *phones}
        for member, row in zip(members, rows, strict=True):
            if not of_person and row.person_id not in said and row.id not in lives:
                yield member
                continue
            if row.person_id not in said and row.id not in lives:
                yield replace(member, more=self._alike(of_person, persons[row.person_id]))
                continue
            told = dict(zip(of_person, persons[row.person_id], strict=True)) if of_person else {}
            told |= documents.get(row.person_id, {}) | stays.get(row.person_id, {}) | phones.get(row.person_id, {})
            own = tuple(
                (self._own[key], value) for key, value in values.get(row.person_id, {}).items() if key in self._own
            )
            life = {name: value for name, value in lives.get(row.id, {}).items() if value}
            if told or own:
                life["more"] = More(**told, own=own)
            yield replace(member, **life) if life else member

    def _alike(self, names: Sequence[str], values: tuple[Any, ...]) -> More:
        """What more is told of somebody of whom only this is: of most people it is the same."""
        found = self._kept.get(values)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[values] = More(**dict(zip(names, values, strict=True)))
        return found

    def _persons(self, people: Sequence[int], wanted: Sequence[str]) -> dict[int, tuple[Any, ...]]:
        """The columns wanted, in their order, of each person."""
        acting = PERSON.alias("acting")
        columns: dict[str, ColumnElement[Any]] = {name: PERSON.c[name] for name in wanted if name != "representative"}
        source: FromClause = PERSON
        if "representative" in wanted:
            columns["representative"] = func.coalesce(acting.c.full_name, "")
            source = PERSON.outerjoin(acting, acting.c.id == PERSON.c.representative_id)
        statement = select(PERSON.c.id, *(columns[name] for name in wanted)).where(PERSON.c.id.in_(people))
        return {row[0]: tuple(row[1:]) for row in self._session.execute(statement.select_from(source))}

    def _documents(self, people: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The first three documents of each."""
        statement = select(DOCUMENT).where(DOCUMENT.c.person_id.in_(people)).order_by(DOCUMENT.c.id)
        found: dict[int, dict[str, Any]] = {}
        for row in self._session.execute(statement):
            told = found.setdefault(row.person_id, {})
            names = next((names for names in DOCUMENTS if names[0].value not in told), None)
            if names is not None:
                values = (row.kind, row.number, row.issuer, row.issued_on)
                told |= {name.value: value for name, value in zip(names, values, strict=True)}
        return found

    def _stays(self, people: Sequence[int]) -> dict[int, dict[str, Any]]:
        statement = (
            select(STAY.c.person_id, STAY.c.relation, HOUSEHOLD.c.name)
            .join(HOUSEHOLD, HOUSEHOLD.c.id == STAY.c.household_id)
            .where(STAY.c.person_id.in_(people), STAY.c.until.is_(None))
        )
        rows = self._session.execute(statement)
        return {row.person_id: {"household": row.name, "relation": row.relation} for row in rows}

    def _lives(self, members: Sequence[int]) -> dict[int, dict[str, Any]]:
        """When each applied, by which decision each was admitted, when and why each left.

        Of most there is only that they are active: their lines are not read.
        """
        asked, says_more = STANDING.c.member_id.in_(members), STANDING.c.status != Status.ACTIVE
        speaking = select(STANDING.c.member_id).where(asked, says_more | (STANDING.c.decision != "")).distinct()
        found: dict[int, dict[str, Any]] = {}
        for member_id, lines in holding_lines(self._session, self._session.scalars(speaking)).items():
            told: dict[str, Any] = {}
            found[member_id] = told
            for line in lines:
                told |= {"left_on": None, "left_reason": ""}
                if line.status is Status.APPLICANT:
                    told.setdefault("applied_on", line.since)
                elif line.status is Status.ACTIVE:
                    told.setdefault("decision", line.decision)
                elif line.status in LEFT:
                    told |= {"left_on": line.since, "left_reason": line.reason}
        return found
