"""What can be asked about the organisation: its profile, places and sections, and its letterhead."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.organisation import Organisation, Place, RenamedWord, Section
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.organisation import OrganisationDetail
from pomanager.rules import folding
from pomanager.rules.objections import Objection

if TYPE_CHECKING:
    from pomanager.readmodels.papers import Letterhead

PLACE_JOINT = " · "
"""Between a place and the one it lies in, wherever a place is named."""

NO_ORGANISATION = N_("The office file names no organisation.")


def organisation(session: Session) -> OrganisationDetail:
    """The organisation's profile."""
    row = session.execute(select(table_of(Organisation))).first()
    if row is None:
        raise NotFound(Objection(NO_ORGANISATION))
    renamed: dict[str, dict[str, str]] = defaultdict(dict)
    own = table_of(RenamedWord).c
    for word, language, own_word in session.execute(select(own.word, own.language, own.own_word)):
        renamed[word][language] = own_word
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
        raise NotFound(Objection(NO_ORGANISATION))
    return row


def letterhead(session: Session, printed_at: datetime) -> "Letterhead":
    """What stands at the head and foot of every paper printed at this moment."""
    from pomanager.db.journal_chain import head  # only papers quote the journal, and have a head
    from pomanager.readmodels.papers import Letterhead

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
    section = table_of(Section).c
    codes = select(table_of(Organisation).c.languages).scalar_subquery()
    named: dict[int, str] = {}
    for number, name, ours in session.execute(select(section.id, section.name, codes)):
        languages = tuple(ours.split())
        named[number] = name.in_language(languages[0], languages)
    return named


def place_label(session: Session, place: Place | None) -> str:
    """How lists and papers call a place ("Mungwa · Gitega"); "" for none."""
    if place is None:
        return ""
    around = None if place.parent_id is None else session.get_one(Place, place.parent_id)
    return place.name if around is None else place.name + PLACE_JOINT + around.name


def place_called(session: Session, label: str) -> Place | None:
    """The place of this name or label ("Mungwa", "Mungwa · Gitega"), if there is one.

    Where several have the name and the label does not say in which place theirs lies, it is the one that lies in none.
    """
    name, *around = place_parts(label)
    found = session.scalars(select(Place).where(Place.folded == folding.fold(name)).order_by(Place.id)).all()
    if around:
        return next((place for place in found if _lies_in(session, place, around)), None)
    if len(found) == 1:
        return found[0]
    return next((place for place in found if place.parent_id is None), None)


def place_parts(label: str) -> list[str]:
    """The names in a place's label, from the inside out; one empty name where nothing can be read in it."""
    return [part.strip() for part in label.split(PLACE_JOINT.strip()) if folding.fold(part)] or [""]


def _lies_in(session: Session, place: Place, names: list[str]) -> bool:
    """Whether the place lies in the first of the names, that in the second, and so on."""
    inner = place
    for name in names:
        if inner.parent_id is None:
            return False
        inner = session.get_one(Place, inner.parent_id)
        if inner.folded != folding.fold(name):
            return False
    return True


def section_name(session: Session, section: Section | None) -> str:
    """How lists and papers call a section; "" for none."""
    if section is None:
        return ""
    languages = tuple(organisation_row(session).languages.split())
    return section.name.in_language(languages[0], languages)


def section_called(session: Session, name: str) -> Section | None:
    """The section of this name, if there is one."""
    return session.scalars(select(Section).where(Section.folded == folding.fold(name))).first()
