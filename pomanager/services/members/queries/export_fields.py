"""Which columns an exported roll has, and what is looked up beside the line of the roll to fill them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.extra_fields import ExtraValue
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.members import Person, Standing
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.exchange import More, NewMember
from pomanager.rules.importing import AnyField, Field, OwnField
from pomanager.rules.importing.history import LEFT
from pomanager.rules.members import Status
from pomanager.services.members.queries.extra_fields import extra_fields, extra_values

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
OF_DOCUMENT = (Field.ID_KIND, Field.ID_NUMBER, Field.ID_ISSUER, Field.ID_ISSUED)
OF_HOUSEHOLD = (Field.HOUSEHOLD, Field.RELATION)
OF_HISTORY = (Field.APPLIED, Field.DECISION, Field.LEFT, Field.LEFT_REASON)

PERSON, STANDING, DOCUMENT = table_of(Person), table_of(Standing), table_of(IdentityDocument)
STAY, HOUSEHOLD, VALUE = table_of(HouseholdPerson), table_of(Household), table_of(ExtraValue)


def export_columns(session: Session, as_of: date | None = None) -> tuple[AnyField, ...]:
    """The columns of an exported roll, in order: the basic ones, and those in which anybody has anything.

    The roll of a day has no columns of what came after it.
    """
    wanted = {*BASIC, *(name for name in OF_PERSON if _any(session, _filled(name)))}
    if _any(session, DOCUMENT.c.id.is_not(None)):
        wanted.update(OF_DOCUMENT)
    if _any(session, STAY.c.until.is_(None)):
        wanted.update(OF_HOUSEHOLD)
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


def _any(session: Session, condition: ColumnElement[bool]) -> bool:
    return bool(session.execute(select(exists().where(condition))).scalar_one())


class Beside:
    """Looks up what stands beside the lines of the roll, a portion of members at a time."""

    def __init__(self, session: Session, columns: Sequence[AnyField]) -> None:
        self._session = session
        self._own = {field.id: field for field in columns if isinstance(field, OwnField)}
        self._wanted = frozenset(columns)

    def filled(self, members: Sequence[NewMember], rows: Sequence[Row[Any]]) -> Iterator[NewMember]:
        """The members of a portion with everything the columns ask for; ``rows`` are the lines they were read from."""
        if self._wanted <= frozenset(BASIC):
            yield from members
            return
        people = [row.person_id for row in rows]
        of_person = [column for name, column in OF_PERSON.items() if name in self._wanted]
        persons = self._persons(people) if of_person else {}
        documents = self._documents(people) if Field.ID_NUMBER in self._wanted else {}
        stays = self._stays(people) if Field.HOUSEHOLD in self._wanted else {}
        values = extra_values(self._session, people) if self._own else {}
        lives = self._lives([row.id for row in rows]) if self._wanted & set(OF_HISTORY) else {}
        for member, row in zip(members, rows, strict=True):
            told = {name: getattr(persons[row.person_id], name) for name in of_person}
            told |= documents.get(row.person_id, {}) | stays.get(row.person_id, {})
            own = tuple(
                (self._own[key], value) for key, value in values.get(row.person_id, {}).items() if key in self._own
            )
            life = {name: value for name, value in lives.get(row.id, {}).items() if value}
            if told or own:
                life["more"] = More(**told, own=own)
            yield replace(member, **life) if life else member

    def _persons(self, people: Sequence[int]) -> dict[int, Row[Any]]:
        columns = [PERSON.c[name] for name in OF_PERSON.values()]
        statement = select(PERSON.c.id, *columns).where(PERSON.c.id.in_(people))
        return {row.id: row for row in self._session.execute(statement)}

    def _documents(self, people: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The first document of each."""
        statement = select(DOCUMENT).where(DOCUMENT.c.person_id.in_(people)).order_by(DOCUMENT.c.id.desc())
        return {
            row.person_id: {
                "id_kind": row.kind, "id_number": row.number, "id_issuer": row.issuer, "id_issued": row.issued_on,
            }
            for row in self._session.execute(statement)
        }  # fmt: skip

    def _stays(self, people: Sequence[int]) -> dict[int, dict[str, Any]]:
        statement = (
            select(STAY.c.person_id, STAY.c.relation, HOUSEHOLD.c.name)
            .join(HOUSEHOLD, HOUSEHOLD.c.id == STAY.c.household_id)
            .where(STAY.c.person_id.in_(people), STAY.c.until.is_(None))
        )
        rows = self._session.execute(statement)
        return {row.person_id: {"household": row.name, "relation": row.relation} for row in rows}

    def _lives(self, members: Sequence[int]) -> dict[int, dict[str, Any]]:
        """When each applied, by which decision each was admitted, when and why each left."""
        taken_back = aliased(Standing)
        statement = (
            select(STANDING.c.member_id, STANDING.c.status, STANDING.c.since, STANDING.c.reason, STANDING.c.decision)
            .where(
                STANDING.c.member_id.in_(members), STANDING.c.reverses_id.is_(None),
                ~exists().where(taken_back.reverses_id == STANDING.c.id),
            )
            .order_by(STANDING.c.member_id, STANDING.c.since, STANDING.c.id)
        )  # fmt: skip
        found: dict[int, dict[str, Any]] = {}
        for row in self._session.execute(statement):
            told = found.setdefault(row.member_id, {})
            told |= {"left_on": None, "left_reason": ""}
            if row.status is Status.APPLICANT:
                told.setdefault("applied_on", row.since)
            elif row.status is Status.ACTIVE:
                told.setdefault("decision", row.decision)
            elif row.status in LEFT:
                told |= {"left_on": row.since, "left_reason": row.reason}
        return found
