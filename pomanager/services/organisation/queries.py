"""What can be asked about the organisation: its profile, places and sections, and its letterhead."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.journal_chain import head
from pomanager.db.members import Member, Person
from pomanager.db.organisation import Organisation, Place, RenamedWord, Section
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.organisation import OrganisationDetail, PlaceRow, SectionRow
from pomanager.readmodels.papers import Letterhead
from pomanager.rules import folding
from pomanager.rules.objections import Objection

PLACE_JOINT = " · "
"""Between a place and the one it lies in, wherever a place is named."""


def organisation(session: Session) -> OrganisationDetail:
    """The organisation's profile."""
    row = organisation_row(session)
    renamed: dict[str, dict[str, str]] = defaultdict(dict)
    for word in session.scalars(select(RenamedWord)):
        renamed[word.word][word.language] = word.own_word
    return OrganisationDetail(
        name=row.name, short_name=row.short_name, legal_form=row.legal_form,
        registration_number=row.registration_number, registered_on=row.registered_on,
        registered_with=row.registered_with, seat=row.seat, country=row.country, currency=row.currency,
        currency_decimals=row.currency_decimals, year_start_month=row.year_start_month,
        year_start_day=row.year_start_day, languages=tuple(row.languages.split()), name_custom=row.name_custom,
        number_width=row.number_width, is_sample=row.is_sample, logo=row.logo, version=row.version,
        renamed_words=dict(renamed),
    )  # fmt: skip


def organisation_row(session: Session) -> Organisation:
    """The row itself, for the commands that change it."""
    row = session.get(Organisation, 1)
    if row is None:
        raise NotFound(Objection(N_("The office file names no organisation.")))
    return row


def letterhead(session: Session, printed_at: datetime) -> Letterhead:
    """What stands at the head and foot of every paper printed at this moment."""
    row = organisation_row(session)
    count, last = head(session)
    return Letterhead(
        name=row.name, legal_form=row.legal_form, registration_number=row.registration_number,
        registered_on=row.registered_on, registered_with=row.registered_with, seat=row.seat,
        languages=tuple(row.languages.split()), logo=row.logo, is_sample=row.is_sample, printed_at=printed_at,
        journal_count=count, journal_head=last,
    )  # fmt: skip


def renamed_rows(session: Session, word: str) -> dict[str, RenamedWord]:
    """The organisation's own words for one of the program's, by language, for the command that changes them."""
    rows = session.scalars(select(RenamedWord).where(RenamedWord.word == word))
    return {row.language: row for row in rows}


def place_labels(session: Session) -> dict[int, str]:
    """Every place's label: its name and, where it lies in another, that one's name."""
    rows = {row.id: row for row in session.execute(select(Place.id, Place.name, Place.parent_id))}
    return {
        row.id: row.name if row.parent_id is None else row.name + PLACE_JOINT + rows[row.parent_id].name
        for row in rows.values()
    }


def section_names(session: Session) -> dict[int, str]:
    """Every section's first name (in the organisation's first language that has one)."""
    languages = tuple(organisation_row(session).languages.split())
    rows = session.execute(select(Section.id, Section.name))
    return {row.id: row.name.in_language(languages[0], languages) for row in rows}


def places(session: Session, search: str = "", limit: int = 50) -> tuple[PlaceRow, ...]:
    """Places whose name begins with the search text, those with most members first."""
    members = func.count(Person.id)
    statement = (
        select(Place.id, Place.name, members.label("members"))
        .outerjoin(Person, Person.place_id == Place.id)
        .where(Place.folded.startswith(folding.fold(search), autoescape=True))
        .group_by(Place.id)
        .order_by(members.desc(), Place.folded)
        .limit(limit)
    )
    rows = session.execute(statement).all()
    labels = place_labels(session)
    return tuple(PlaceRow(row.id, row.name, labels[row.id], row.members) for row in rows)


def sections(session: Session) -> tuple[SectionRow, ...]:
    """All sections, in the order of their names."""
    statement = (
        select(Section.id, Section.name, func.count(Member.id).label("members"))
        .outerjoin(Member, Member.section_id == Section.id)
        .group_by(Section.id)
        .order_by(Section.folded)
    )
    return tuple(SectionRow(row.id, row.name, row.members) for row in session.execute(statement))


def place_called(session: Session, label: str) -> Place | None:
    """The place of this name or label ("Mungwa", "Mungwa · Gitega"), when exactly one answers to it."""
    name, _, parent = label.partition(PLACE_JOINT.strip())
    found = session.scalars(select(Place).where(Place.folded == folding.fold(name.strip()))).all()
    if parent.strip():
        asked = folding.fold(parent.strip())
        found = [place for place in found if place.parent_id and _folded(session, place.parent_id) == asked]
    return found[0] if len(found) == 1 else None


def _folded(session: Session, place_id: int) -> str:
    return session.scalars(select(Place.folded).where(Place.id == place_id)).one()


def section_called(session: Session, name: str) -> Section | None:
    """The section of this name, if there is one."""
    return session.scalars(select(Section).where(Section.folded == folding.fold(name))).first()
