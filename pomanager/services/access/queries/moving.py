"""Whether the office goes on at another PC, or was brought from one: what the last line of the journal says.

Once it goes on elsewhere nothing more is written here, so that this line stays the last one until it is taken back.
"""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.readmodels.access import Moved
from pomanager.readmodels.access_papers import MovingSheet
from pomanager.readmodels.papers import Asked
from pomanager.services.organisation.queries import letterhead

HANDED_OVER, BROUGHT, TAKEN_BACK = "access.file_handed_over", "access.file_brought", "access.file_taken_back"
GOES_TO = "office_goes_to"
"""The field of the line that says with whom, or where, the office goes on."""


def moved_in(session: Session) -> Moved | None:
    """What the last line says of a move; None where something else was done since, or ever."""
    last = session.scalars(select(JournalEntry).order_by(JournalEntry.sequence.desc()).limit(1)).first()
    if last is None or last.act not in {HANDED_OVER, BROUGHT}:
        return None
    before = session.scalar(select(JournalEntry.at).where(JournalEntry.sequence == last.sequence - 1))
    value = select(JournalValue.value).where(JournalValue.sequence == last.sequence, JournalValue.field == GOES_TO)
    return Moved(last.act == HANDED_OVER, last.at, last.who, session.scalar(value) or "", before)


def moving_paper(session: Session, asked: Asked) -> MovingSheet:
    """The checklist of a move, with what is known of it; a form where none was begun."""
    return MovingSheet(letterhead(session, asked.printed_at), moved_in(session))
