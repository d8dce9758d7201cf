"""What the books know of the clock: entries are in the order in which they were written, whatever a clock says."""

from datetime import datetime

from sqlalchemy import select

from pomanager.db import journal_chain
from pomanager.db.organisation import Organisation
from pomanager.rules.clocks import is_behind
from pomanager.services.office import Office


def last_entry_ahead(office: Office) -> datetime | None:
    """When the last entry was written, if this computer's clock stands before that; None where nothing is wrong.

    Of a sample office nothing is told: its year has a clock of its own. Raises FileTrouble.
    """
    with office.books.reading() as session:
        last = journal_chain.last_moment(session)
        is_sample = session.scalar(select(Organisation.is_sample))
    return None if is_sample or not is_behind(office.now(), last) else last
