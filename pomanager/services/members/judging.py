"""Gathers what the rules need to judge an act on the roll: the same words warn while typing and refuse on saving."""

from datetime import date
from typing import Protocol

from sqlalchemy.orm import Session

from pomanager.readmodels.members import StandingRow
from pomanager.rules import member_objections
from pomanager.rules.member_objections import PersonFacts, StandingFacts
from pomanager.rules.members import Status
from pomanager.rules.objections import Objection
from pomanager.services.members import people, queries
from pomanager.services.members.queries.member import standings


class NamesAdmission(people.NamesPerson, Protocol):
    """An order that takes a person onto the roll."""

    @property
    def section(self) -> str:
        """The section's name."""

    @property
    def number(self) -> str:
        """The number asked for; empty for the next one."""

    @property
    def on(self) -> date:
        """The day of admission or application."""

    @property
    def decision(self) -> str:
        """The decision as papers quote it."""

    @property
    def as_applicant(self) -> bool:
        """Whether the person only applies."""


class NamesStanding(Protocol):
    """An order that changes a member's standing."""

    @property
    def member_id(self) -> int:
        """Whose standing."""

    @property
    def status(self) -> Status:
        """What it becomes."""

    @property
    def on(self) -> date:
        """From which day."""

    @property
    def reason(self) -> str:
        """Why."""

    @property
    def decision(self) -> str:
        """The decision as papers quote it."""


def objections_to_admitting(session: Session, order: NamesAdmission, today: date) -> tuple[Objection, ...]:
    """Everything to say about taking this person onto the roll, warnings included."""
    facts = _facts(session, order, order.section, today, number=order.number)
    return member_objections.objections_to_admission(
        facts, order.on, order.number, order.decision, as_applicant=order.as_applicant
    )


def objections_to_amending(
    session: Session, order: people.NamesPerson, section: str, today: date, member_id: int
) -> tuple[Objection, ...]:
    """Everything to say about a member's record as it would stand, warnings included."""
    return member_objections.objections_to_person(_facts(session, order, section, today, besides=member_id))


def objections_to_changing_standing(session: Session, order: NamesStanding, today: date) -> tuple[Objection, ...]:
    """Everything to say about a change of standing, warnings included."""
    lines = live_lines(standings(session, order.member_id))
    joined = next((line.since for line in lines if line.status is Status.ACTIVE), None)
    facts = StandingFacts(now=lines[-1].status, since=lines[-1].since, today=today, joined=joined)
    return member_objections.objections_to_standing(facts, order.status, order.on, order.reason, order.decision)


def live_lines(lines: tuple[StandingRow, ...]) -> list[StandingRow]:
    """The lines of a standing that hold: neither reversed nor reversing."""
    return [line for line in lines if not line.reversed and line.reverses_id is None]


def _facts(
    session: Session,
    order: people.NamesPerson,
    section: str,
    today: date,
    *,
    besides: int | None = None,
    number: str = "",
) -> PersonFacts:
    """The person as it would stand in the books, and who else may be meant; ``besides`` is the member amended."""
    person = people.person_columns(order, people.name_customs(session))
    doubles = queries.likely_doubles(session, person.full_name, person.birth, order.place, besides)
    return PersonFacts(
        today=today, full_name=person.full_name, family_name=person.family_name, given_name=person.given_name,
        patronymic=person.patronymic, other_script=person.other_script, sex=person.sex, birth=person.birth,
        phone=person.phone, place=order.place, section=section,
        doubles=tuple((double.number, double.name) for double in doubles),
        phone_of=queries.members_with_phone(session, person.phone, besides),
        number_taken=bool(number.strip()) and queries.number_issued(session, number.strip()),
    )  # fmt: skip
