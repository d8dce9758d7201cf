"""A person as an order names one: put together for the rules, the columns, the search and the number's fingerprint."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from sqlalchemy.orm import Session

from pomanager.i18n import collation
from pomanager.rules import folding, names, writing
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.names import NameCustom, PersonName
from pomanager.services.organisation.queries import organisation_row


class NamesOnly(Protocol):
    """An order that gives a name."""

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


class NamesPerson(NamesOnly, Protocol):
    """An order that speaks of a person: admitting one or amending one's record."""

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
class NameColumns:
    """What is written of a name."""

    full_name: str
    family_name: str
    given_name: str
    patronymic: str
    other_script: str
    sort_name: str
    sort_key: str

    def by_name(self) -> dict[str, object]:
        """Column name → value."""
        return {name: getattr(self, name) for name in self.__match_args__}  # of a dataclass: its fields, in order


@dataclass(frozen=True, slots=True)
class PersonColumns(NameColumns):
    """What is written of a person, the place aside."""

    sex: Sex
    birth: VagueDate | None
    phone: str
    phone_digits: str


@dataclass(frozen=True, slots=True)
class NameCustoms:
    """How this organisation writes and sorts names."""

    custom: NameCustom
    language: str
    """The organisation's first language."""
    sorted_in: str
    """The language in whose order all names of the books stand: its first, or the one before, until they are re-made
    (``commands.name_order``)."""


def name_customs(session: Session) -> NameCustoms:
    """The custom and the languages of the organisation whose books these are."""
    row = organisation_row(session)
    language = row.languages.split()[0]
    return NameCustoms(row.name_custom, language, row.sort_language or language)


def person_columns(order: NamesPerson, customs: NameCustoms, kind: PersonKind = PersonKind.NATURAL) -> PersonColumns:
    """What is written of the person the order names; an organisation's name has no parts, nor has it sex or birth."""
    natural = kind is PersonKind.NATURAL
    name = name_columns(order, customs, kind)
    return PersonColumns(
        full_name=name.full_name, family_name=name.family_name, given_name=name.given_name,
        patronymic=name.patronymic, other_script=name.other_script, sort_name=name.sort_name, sort_key=name.sort_key,
        sex=order.sex if natural else Sex.UNKNOWN, birth=order.birth if natural else None, phone=order.phone.strip(),
        phone_digits=folding.digits(order.phone),
    )  # fmt: skip


def name_columns(order: NamesOnly, customs: NameCustoms, kind: PersonKind = PersonKind.NATURAL) -> NameColumns:
    """What is written of the name the order gives."""
    natural = kind is PersonKind.NATURAL
    given = PersonName(
        full=writing.tidy(order.full_name), family=writing.tidy(order.family_name) if natural else "",
        given=writing.tidy(order.given_name) if natural else "",
        patronymic=writing.tidy(order.patronymic) if natural else "", other_script=writing.tidy(order.other_script),
        sort=writing.tidy(order.sort_name),
    )  # fmt: skip
    name = names.with_full(given, customs.custom) if natural else given
    sorted_by = names.sort_name(name)
    return NameColumns(
        name.full, name.family, name.given, name.patronymic, name.other_script, sorted_by,
        collation.sort_key(sorted_by, customs.sorted_in),
    )  # fmt: skip


def sort_key_of(session: Session, sorted_by: str) -> str:
    """The collation key of what a name is sorted by, in the language all names are sorted in."""
    return collation.sort_key(sorted_by, name_customs(session).sorted_in)


def search_text_of(
    number: str, person: PersonColumns, place: str, section: str, former_names: Iterable[str] = ()
) -> str:
    """The text by which this member is found; former names are found too (``queries.names_then.former_names``)."""
    return search_text_for(number, person.full_name, person.other_script, person.phone, (place, section, *former_names))


def search_text_for(number: str, full_name: str, other_script: str, phone: str, rest: Iterable[str]) -> str:
    """The same of single texts; ``rest`` is place, section, and names borne before."""
    return folding.search_text((number, full_name, other_script, phone), rest)


def fingerprint_of(full_name: str, sex: Sex, birth: VagueDate | None, place: str) -> str:
    """Whose a number is, without saying who: an undone import brought in again finds its numbers by this."""
    told = "\n".join((folding.fold(full_name), sex, birth.iso() if birth else "", _folded_place(place)))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


_folded_place = lru_cache(maxsize=folding.PARTS_KEPT)(folding.fold)
"""Many people live in one place."""
