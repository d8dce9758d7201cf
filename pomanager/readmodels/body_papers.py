"""The sheets of the papers on bodies: the register of officers, terms ending, vacancies, a hand-over record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pomanager.readmodels.bodies import (
    BodyLabel,
    HandOverDetail,
    InterestRow,
    OfficerRow,
    SeatLabel,
    TermEndingRow,
    TermPicture,
    VacancyRow,
)
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.identity import IdentityKind


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """A line of the printed register of officers."""

    row: OfficerRow
    place: str
    document_kind: IdentityKind | None
    document: str
    """The number of the identity document, masked unless it was asked for in full; "" where none is known."""
    interests: tuple[InterestRow, ...]
    other_seats: tuple[tuple[BodyLabel, SeatLabel], ...]
    """Other seats the same person holds on that day."""


@dataclass(frozen=True, slots=True)
class OfficersSheet:
    """The register of officers as of a day."""

    letterhead: Letterhead
    as_of: date
    lines: tuple[OfficerLine, ...]
    vacancies: tuple[VacancyRow, ...]
    with_documents: bool = False
    elected_on: Mapping[int, date] = field(default_factory=dict, hash=False)
    """Appointment → the day of the election it was made of, as far as elections are kept here."""


@dataclass(frozen=True, slots=True)
class TermsEndingSheet:
    """Terms that end within so many months of a day, those that are over among them."""

    letterhead: Letterhead
    as_of: date
    months: int
    rows: tuple[TermEndingRow, ...]
    elections: Mapping[int, date] = field(default_factory=dict, hash=False)
    """Seat → the day of the election that is laid down for it."""


@dataclass(frozen=True, slots=True)
class TermsOverYearsSheet:
    """Who sat in which seat of each body of a day, from the first time known on."""

    letterhead: Letterhead
    as_of: date
    pictures: tuple[TermPicture, ...]


@dataclass(frozen=True, slots=True)
class VacanciesSheet:
    """Seats nobody sits in on a day."""

    letterhead: Letterhead
    as_of: date
    rows: tuple[VacancyRow, ...]


@dataclass(frozen=True, slots=True)
class HandOverSheet:
    """A hand-over record to be signed by both; without a detail one to be filled in by hand."""

    letterhead: Letterhead
    detail: HandOverDetail | None
    currency: str
    currency_decimals: int
