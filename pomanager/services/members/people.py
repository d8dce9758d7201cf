"""A person as an order names one: put together for the rules, the columns, the search and the number's fingerprint."""

import hashlib
from dataclasses import dataclass, fields
from typing import Protocol

from sqlalchemy.orm import Session

from pomanager.i18n import collation
from pomanager.rules import folding, names, writing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.rules.names import NameCustom, PersonName
from pomanager.services.organisation.queries import organisation_row


class NamesPerson(Protocol):
    """An order that speaks of a person: admitting one or amending one's record."""

    @property
    def full_name(self) -> str:
        """As on the identity document; empty to be put together from the parts."""

    @property
    def family_name(self) -> str:
        """Family name."""

    @property
    def given_name(self) -> str:
        """Given name."""

    @property
    def patronymic(self) -> str:
        """Patronymic, or father's name with уулу or кызы."""

    @property
    def other_script(self) -> str:
        """The same name in the second script."""

    @property
    def sort_name(self) -> str:
        """What the name is sorted by; empty to be made from the parts."""

    @property
    def sex(self) -> Sex:
        """Woman, man, or not known."""

    @property
    def birth(self) -> VagueDate | None:
        """Date of birth as far as it is known."""

    @property
    def phone(self) -> str:
        """Telephone number as it was given."""

    @property
    def place(self) -> str:
        """Where the person lives: a place's name or label."""


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """What is written of a person, the place aside."""

    full_name: str
    family_name: str
    given_name: str
    patronymic: str
    other_script: str
    sort_name: str
    sort_key: str
    sex: Sex
    birth: VagueDate | None
    phone: str
    phone_digits: str

    def by_name(self) -> dict[str, object]:
        """Column name → value."""
        return {column.name: getattr(self, column.name) for column in fields(self)}


@dataclass(frozen=True, slots=True)
class NameCustoms:
    """How this organisation writes and sorts names."""

    custom: NameCustom
    language: str


def name_customs(session: Session) -> NameCustoms:
    """The custom and the sorting language of the organisation whose books these are."""
    row = organisation_row(session)
    return NameCustoms(row.name_custom, row.languages.split()[0])


def person_columns(order: NamesPerson, customs: NameCustoms) -> PersonColumns:
    """What is written of the person the order names."""
    given = PersonName(
        full=writing.tidy(order.full_name), family=writing.tidy(order.family_name),
        given=writing.tidy(order.given_name), patronymic=writing.tidy(order.patronymic),
        other_script=writing.tidy(order.other_script), sort=writing.tidy(order.sort_name),
    )  # fmt: skip
    name = names.with_full(given, customs.custom)
    sorted_by = names.sort_name(name)
    return PersonColumns(
        full_name=name.full, family_name=name.family, given_name=name.given, patronymic=name.patronymic,
        other_script=name.other_script, sort_name=sorted_by, sort_key=collation.sort_key(sorted_by, customs.language),
        sex=order.sex, birth=order.birth, phone=order.phone.strip(), phone_digits=folding.digits(order.phone),
    )  # fmt: skip


def search_text_of(number: str, person: PersonColumns, place: str, section: str) -> str:
    """The text by which this member is found."""
    return folding.search_text((number, person.full_name, person.other_script, person.phone, place, section))


def fingerprint_of(full_name: str, sex: Sex, birth: VagueDate | None, place: str) -> str:
    """Whose a number is, without saying who: an undone import brought in again finds its numbers by this."""
    told = "\n".join((folding.fold(full_name), sex, birth.iso() if birth else "", folding.fold(place)))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
