"""Gathers what the rules need to judge an act on the roll: the same words warn while typing and refuse on saving."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from sqlalchemy.orm import Session

from pomanager.readmodels.members import MemberDetail, StandingRow
from pomanager.rules import member_objections
from pomanager.rules.admission_checklist import objections_to_incomplete
from pomanager.rules.identity import GivenDocument, number_key
from pomanager.rules.member_objections import PersonFacts, StandingFacts
from pomanager.rules.members import PersonKind, Status
from pomanager.rules.name_changes import NameFacts
from pomanager.rules.objections import Objection
from pomanager.services.members import people, queries
from pomanager.services.members.judging_where import objections_to_where
from pomanager.services.members.queries.admission import applicant_facts
from pomanager.services.members.queries.member import standings
from pomanager.services.members.queries.particulars import former_name_rows, members_with_document
from pomanager.services.organisation.queries import organisation_row

Representative: TypeAlias = int | str | None
"""Who acts for an organisation: the id of a person the office knows, the name of somebody new, or nobody yet."""


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

    @property
    def kind(self) -> PersonKind:
        """A human being, or an organisation."""

    @property
    def documents(self) -> tuple[GivenDocument, ...]:
        """The identity documents shown."""

    @property
    def representative(self) -> Representative:
        """Who acts for an organisation."""

    @property
    def consent_on(self) -> date | None:
        """The day of the consent to keep these data."""


class NamesAmendment(people.NamesPerson, Protocol):
    """An order that changes a member's record."""

    @property
    def member_id(self) -> int:
        """Whose record."""

    @property
    def kind(self) -> PersonKind | None:
        """What the person is by law; None for what the record says."""

    @property
    def section(self) -> str:
        """The section's name."""


class NamesChange(people.NamesOnly, Protocol):
    """An order that changes a name on a day."""

    @property
    def on(self) -> date:
        """The first day of the new name."""

    @property
    def reason(self) -> str:
        """Why."""

    @property
    def document(self) -> str:
        """The decision or certificate as papers quote it."""


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
    asked = _Asked(
        order.section, order.kind, number=order.number, documents=order.documents,
        represented=bool(order.representative),
    )  # fmt: skip
    facts = _facts(session, order, asked, today)
    found = member_objections.objections_to_admission(
        facts, order.on, order.number, order.decision, as_applicant=order.as_applicant, consent_on=order.consent_on
    )
    return (*found, *objections_to_where(session, order.place, order.section, order.on))


def objections_to_amending(session: Session, order: NamesAmendment, today: date) -> tuple[Objection, ...]:
    """Everything to say about a member's record as it would stand, warnings included.

    Who acts for an organisation is another part of the record and is not asked about here.
    """
    before = queries.member_detail(session, order.member_id)
    asked = _Asked(order.section, order.kind or before.kind, besides=order.member_id, represented=True)
    found = member_objections.objections_to_person(_facts(session, order, asked, today))
    if before.status is Status.MERGED:
        found = (Objection(member_objections.GIVEN_UP), *found)
    return (*found, *objections_to_where(session, order.place, order.section, today, before))


def objections_to_changing_standing(session: Session, order: NamesStanding, today: date) -> tuple[Objection, ...]:
    """Everything to say about a change of standing, warnings included."""
    lines = live_lines(standings(session, order.member_id))
    joined = next((line.since for line in lines if line.status is Status.ACTIVE), None)
    facts = StandingFacts(now=lines[-1].status, since=lines[-1].since, today=today, joined=joined)
    found = member_objections.objections_to_standing(facts, order.status, order.on, order.reason, order.decision)
    if lines[-1].status is Status.APPLICANT and order.status is Status.ACTIVE:
        found += objections_to_incomplete(applicant_facts(session, order.member_id))
    return found


def live_lines(lines: tuple[StandingRow, ...]) -> list[StandingRow]:
    """The lines of a standing that hold: neither reversed nor reversing."""
    return [line for line in lines if line.holds]


def facts_of_name(session: Session, order: NamesChange, member: MemberDetail, today: date) -> NameFacts:
    """A change of name with all it is judged by: the present name, the last change, and who else is called so."""
    new = people.name_columns(order, people.name_customs(session), member.kind)
    changes = [each.until for each in former_name_rows(session, member.person_id) if each.holds]
    texts = ("full_name", "family_name", "given_name", "patronymic", "other_script", "sort_name", "reason", "document")
    doubles = queries.likely_doubles(session, new.full_name, member.birth, member.place, member.id)
    return NameFacts(
        today=today, on=order.on, now=member.full_name, now_other_script=member.other_script,
        full_name=new.full_name, other_script=new.other_script, document=order.document,
        parts=tuple((name, getattr(order, name)) for name in texts), last_change=max(changes, default=None),
        birth=member.birth, doubles=tuple((double.number, double.name) for double in doubles),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Asked:
    """What an order says beside the person; ``besides`` is the member amended."""

    section: str
    kind: PersonKind
    besides: int | None = None
    number: str = ""
    documents: tuple[GivenDocument, ...] = ()
    represented: bool = False


def _facts(session: Session, order: people.NamesPerson, asked: _Asked, today: date) -> PersonFacts:
    """The person as it would stand in the books, and who else may be meant."""
    person = people.person_columns(order, people.name_customs(session), asked.kind)
    doubles = queries.likely_doubles(session, person.full_name, person.birth, order.place, asked.besides)
    keys = [number_key(document.number) for document in asked.documents]
    return PersonFacts(
        today=today, full_name=person.full_name, family_name=person.family_name, given_name=person.given_name,
        patronymic=person.patronymic, other_script=person.other_script, sex=person.sex, birth=person.birth,
        phone=person.phone, place=order.place, section=asked.section,
        doubles=tuple((double.number, double.name) for double in doubles),
        phone_of=queries.members_with_phone(session, person.phone, asked.besides),
        number_taken=bool(asked.number.strip()) and queries.number_issued(session, asked.number.strip()),
        kind=asked.kind, represented=asked.represented, country=organisation_row(session).country,
        documents=asked.documents, shown_by=members_with_document(session, keys, asked.besides),
    )  # fmt: skip
