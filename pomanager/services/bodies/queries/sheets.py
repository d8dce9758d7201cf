"""The sheets of the papers on bodies, filled."""

from collections import defaultdict
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import is_covered
from pomanager.db.particulars import IdentityDocument
from pomanager.readmodels.bodies import BodyLabel, InterestRow, SeatLabel
from pomanager.readmodels.body_papers import (
    HandOverSheet,
    OfficerLine,
    OfficersSheet,
    TermsEndingSheet,
    TermsOverYearsSheet,
    VacanciesSheet,
)
from pomanager.readmodels.papers import Asked
from pomanager.rules.identity import IdentityKind, masked
from pomanager.services.bodies.queries.coming import terms_ending, vacancies
from pomanager.services.bodies.queries.hand_overs import hand_over
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.bodies.queries.loading import PERSON, among
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.bodies.queries.picture import whole_picture
from pomanager.services.organisation.queries.places import place_labels_on
from pomanager.services.organisation.queries.profile import letterhead, organisation_row

_DOCUMENT = table_of(IdentityDocument)


def officers_sheet(
    session: Session, printed_at: datetime, as_of: date, *, in_full: bool = False, body_id: int | None = None
) -> OfficersSheet:
    """The register of officers as of a day; identity documents masked unless they are wanted in full, and may be."""
    in_full = in_full and not is_covered(session)
    rows = officers_on(session, as_of)
    people = {row.holding.person.person_id for row in rows}
    seats: dict[int, list[tuple[BodyLabel, SeatLabel]]] = defaultdict(list)
    for row in rows:
        seats[row.holding.person.person_id].append((row.body, row.seat))
    declared: dict[int, list[InterestRow]] = defaultdict(list)
    for interest in interests(session, day=as_of):
        declared[interest.person.person_id].append(interest)
    papers, places = _documents(session, people), _places(session, people, as_of)
    lines = []
    for row in rows:
        if body_id not in {None, row.body.id}:
            continue
        person_id = row.holding.person.person_id
        kind, number = papers.get(person_id, (None, ""))
        lines.append(
            OfficerLine(
                row=row, place=places.get(person_id, ""), document_kind=kind,
                document=number if in_full or not number else masked(number), interests=tuple(declared[person_id]),
                other_seats=tuple(each for each in seats[person_id] if each[1].id != row.seat.id),
            )
        )  # fmt: skip
    return OfficersSheet(
        letterhead(session, printed_at), as_of, tuple(lines), vacancies(session, as_of, body_id), in_full
    )


def _documents(session: Session, person_ids: set[int]) -> dict[int, tuple[IdentityKind | None, str]]:
    """Person id → kind and number of the first document given."""
    statement = (
        select(_DOCUMENT.c.person_id, _DOCUMENT.c.kind, _DOCUMENT.c.number)
        .where(_DOCUMENT.c.person_id.in_(among(person_ids)))
        .order_by(_DOCUMENT.c.id.desc())
    )
    return {row.person_id: (row.kind, row.number) for row in session.execute(statement)}


def _places(session: Session, person_ids: set[int], as_of: date) -> dict[int, str]:
    """Person id → where the person lives, as the place was called on the day."""
    labels = place_labels_on(session, as_of)
    found = session.execute(select(PERSON.c.id, PERSON.c.place_id).where(PERSON.c.id.in_(among(person_ids))))
    return {row.id: labels.get(row.place_id or 0, "") for row in found}


def terms_ending_sheet(session: Session, printed_at: datetime, as_of: date, months: int) -> TermsEndingSheet:
    """Terms that end within so many months of a day, those that are over among them."""
    rows = terms_ending(session, as_of, months)
    return TermsEndingSheet(letterhead(session, printed_at), as_of, months, rows)


def terms_over_years_sheet(session: Session, printed_at: datetime, as_of: date) -> TermsOverYearsSheet:
    """The terms of every body there is on a day, over all the years."""
    pictures = tuple(whole_picture(session, row.label.id, as_of) for row in bodies(session, as_of))
    return TermsOverYearsSheet(letterhead(session, printed_at), as_of, pictures)


def vacancies_sheet(session: Session, printed_at: datetime, as_of: date) -> VacanciesSheet:
    """Seats nobody sits in on a day."""
    return VacanciesSheet(letterhead(session, printed_at), as_of, vacancies(session, as_of))


def hand_over_sheet(session: Session, printed_at: datetime, hand_over_id: int) -> HandOverSheet:
    """A hand-over record to be signed, one to be filled in by hand for 0; raises NotFound."""
    row = organisation_row(session)
    detail = hand_over(session, hand_over_id) if hand_over_id else None
    return HandOverSheet(letterhead(session, printed_at), detail, row.currency, row.currency_decimals)


# ---- as papers are asked for --------------------------------------------------------------------------------------


def officers_paper(session: Session, asked: Asked) -> OfficersSheet:
    """The register of officers as it was asked for."""
    return officers_sheet(session, asked.printed_at, asked.as_of, in_full=asked.options.in_full)


def terms_ending_paper(session: Session, asked: Asked) -> TermsEndingSheet:
    """The terms ending within the months asked for."""
    return terms_ending_sheet(session, asked.printed_at, asked.as_of, asked.options.months)


def terms_over_years_paper(session: Session, asked: Asked) -> TermsOverYearsSheet:
    """The terms over the years, for the bodies of the day asked for."""
    return terms_over_years_sheet(session, asked.printed_at, asked.as_of)


def vacancies_paper(session: Session, asked: Asked) -> VacanciesSheet:
    """The vacant seats of the day asked for."""
    return vacancies_sheet(session, asked.printed_at, asked.as_of)


def hand_over_paper(session: Session, asked: Asked) -> HandOverSheet:
    """The hand-over record asked for."""
    return hand_over_sheet(session, asked.printed_at, asked.of)
