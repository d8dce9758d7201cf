"""The latest day the books know of: what papers are printed as of when nobody names a day."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.journal import JournalEntry
from pomanager.db.members import Standing


def latest_day(session: Session) -> date | None:
    """The later of the last day somebody's standing changed and the day of the last act; None in empty books."""
    changed = session.execute(select(func.max(Standing.since))).scalar_one()
    acted = session.execute(select(JournalEntry.at).order_by(JournalEntry.sequence.desc()).limit(1)).scalar()
    days = [day for day in (changed, acted.date() if acted else None) if day is not None]
    return max(days, default=None)
