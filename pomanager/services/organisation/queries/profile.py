"""What can be asked about the organisation: its profile, its own words, and its letterhead."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.organisation import Organisation, RenamedWord
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.organisation import OrganisationDetail
from pomanager.rules.objections import Objection

if TYPE_CHECKING:
    from pomanager.readmodels.papers import Letterhead

NO_ORGANISATION = N_("The office file names no organisation.")
_ROW = "organisation"


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
    """The row itself, for the commands that change it; one session reads it once, as often as it is asked for."""
    row = session.get(Organisation, 1)
    if row is None:
        raise NotFound(Objection(NO_ORGANISATION))
    session.info[_ROW] = row  # the session itself lets go of what nobody holds, and would read it again
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
