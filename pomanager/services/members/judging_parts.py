"""Gathers what the rules need to judge acts on parts of a record: the same words warn while typing and refuse."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.rules import extra_fields as field_rules
from pomanager.rules.calendar import VagueDate
from pomanager.rules.contacts import (
    Account,
    Phone,
    objections_to_accounts,
    objections_to_phones,
)
from pomanager.rules.extra_field_kinds import Answer, FieldKind
from pomanager.rules.households import (
    NewPersonFacts,
    Relation,
    Stay,
    objections_to_household,
    objections_to_line,
    objections_to_new_person,
)
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.wording import Wording
from pomanager.services.members.queries.contacts import contact_detail, sharers
from pomanager.services.members.queries.extra_fields import extra_fields, field_facts
from pomanager.services.members.queries.finding import likely_doubles
from pomanager.services.members.queries.households import household_line, line_facts, people_in
from pomanager.services.members.queries.trainings import persons_of

BOTH = Objection(N_("Choose a member or write a name, not both."), "full_name")


class SaysWho(Protocol):
    """An order about a member, or about somebody named who is none."""

    @property
    def member_id(self) -> int | None:
        """The member; None for somebody named."""

    @property
    def full_name(self) -> str:
        """The name of somebody who is no member."""

    @property
    def sex(self) -> Sex:
        """Woman, man, or not known."""

    @property
    def birth(self) -> VagueDate | None:
        """Date of birth as far as it is known."""


class SaysStay(Protocol):
    """An order about somebody's days in a household."""

    @property
    def relation(self) -> Relation | None:
        """What the person is there."""

    @property
    def votes(self) -> bool:
        """Whether the person votes for the household."""

    @property
    def since(self) -> date | None:
        """The first day, where it is known."""


class SaysNewHousehold(SaysStay, Protocol):
    """An order that writes down a household with its first person."""

    @property
    def member_id(self) -> int:
        """The first person, a member."""

    @property
    def name(self) -> str:
        """How it is called."""

    @property
    def size(self) -> int | None:
        """Persons in all."""

    @property
    def place(self) -> str:
        """Where it is."""


class SaysEntering(SaysWho, SaysStay, Protocol):
    """An order that writes somebody into a household."""

    @property
    def household_id(self) -> int:
        """Which."""


class SaysAmendedStay(SaysStay, Protocol):
    """An order that changes a line."""

    @property
    def line_id(self) -> int:
        """Which."""

    @property
    def until(self) -> date | None:
        """The day of leaving."""

    @property
    def member_id(self) -> int | None:
        """Who the person is, where it was known by name alone."""


class SaysField(Protocol):
    """An order that defines one of the organisation's own fields."""

    @property
    def field_id(self) -> int | None:
        """Which; None for a new one."""

    @property
    def label(self) -> Wording:
        """How it is called."""

    @property
    def kind(self) -> FieldKind | None:
        """What it holds."""

    @property
    def answers(self) -> Sequence[Answer]:
        """What can be chosen."""


def objections_to_founding(session: Session, order: SaysNewHousehold, today: date) -> tuple[Objection, ...]:
    """Everything to say about writing down a household with its first person."""
    facts = line_facts(
        session, None, _person(session, order.member_id), order.relation, Stay(order.since), today=today,
        votes=order.votes,
    )  # fmt: skip
    return (*objections_to_household(order.name, order.size, order.place, 0), *objections_to_line(facts))


def objections_to_entering(session: Session, order: SaysEntering, today: date) -> tuple[Objection, ...]:
    """Everything to say about somebody's entering a household."""
    stay, person_id = Stay(order.since), _person(session, order.member_id)
    facts = line_facts(
        session, order.household_id, person_id, order.relation, stay, today=today, votes=order.votes
    )  # fmt: skip
    return (*objections_to_who(session, order, today), *objections_to_line(facts))


def objections_to_amending_household(
    session: Session, household_id: int, name: str, size: int | None, place: str
) -> tuple[Objection, ...]:
    """Everything to say about a household as it would stand."""
    return objections_to_household(name, size, place, people_in(session, household_id))


def objections_to_amending_stay(session: Session, order: SaysAmendedStay, today: date) -> tuple[Objection, ...]:
    """Everything to say about a line as it would stand."""
    before = household_line(session, order.line_id)
    person_id = _person(session, order.member_id) or before.person_id
    facts = line_facts(
        session, before.household_id, person_id, order.relation, Stay(order.since, order.until), today=today,
        votes=order.votes, besides=before.id,
    )  # fmt: skip
    return objections_to_line(facts)


def objections_to_who(session: Session, order: SaysWho, today: date) -> tuple[Objection, ...]:
    """Everything to say about who is meant; a name that stands on the roll may be that member."""
    if order.member_id is not None:
        return (BOTH,) if order.full_name.strip() else ()
    facts = NewPersonFacts(today=today, full_name=order.full_name, sex=order.sex, birth=order.birth)
    found = list(objections_to_new_person(facts))
    for double in likely_doubles(session, order.full_name, order.birth, "")[:1]:
        details = {"number": double.number, "name": double.name}
        found.append(Objection(N_("This may be member {number}, {name}."), "full_name", details, Weight.WARN))
    return tuple(found)


def objections_to_contacts(
    session: Session, member_id: int, phones: Sequence[Phone], accounts: Sequence[Account]
) -> tuple[Objection, ...]:
    """Everything to say about a member's telephones and mobile money."""
    detail = contact_detail(session, member_id)
    return (
        *objections_to_phones(phones, sharers(session, phones, besides=member_id)),
        *objections_to_accounts(accounts, detail.own_names),
    )


def objections_to_defining(session: Session, order: SaysField) -> tuple[Objection, ...]:
    """Everything to say about one of the organisation's own fields as it would stand."""
    found: list[Objection] = []
    if order.field_id is None:
        found += field_rules.objections_to_many(len(extra_fields(session)))
    if order.kind is None:
        return (*found, field_rules.NO_KIND)
    answers = field_rules.with_keys(order.answers)
    facts = field_facts(session, order.field_id, order.label, order.kind, answers)
    return (*found, *field_rules.objections_to_field(facts))


def objections_to_values(session: Session, values: Mapping[str, str]) -> tuple[Objection, ...]:
    """Everything to say about a member's values in own fields, by the keys of the fields."""
    found = []
    for row in extra_fields(session, with_ended=True):
        if row.key in values:
            reading = field_rules.read_value(row.kind, values[row.key], row.answers, about=row.key)
            if reading.objection is not None:
                found.append(reading.objection)
    return tuple(found)


def _person(session: Session, member_id: int | None) -> int | None:
    if member_id is None:
        return None
    found = persons_of(session, [member_id]).get(member_id)
    return found[0] if found else None
