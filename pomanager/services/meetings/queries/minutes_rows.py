"""The rows of minutes themselves, for the commands that change them."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.meetings.minutes import Erratum, Minutes, MinutesPart


def minutes_of(session: Session, meeting_id: int) -> Minutes | None:
    """The row of the minutes of a meeting, None where nobody has begun them."""
    return session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).first()


def part_rows(session: Session, minutes_id: int) -> Sequence[MinutesPart]:
    """The rows of the parts of minutes, in all languages."""
    return session.scalars(select(MinutesPart).where(MinutesPart.minutes_id == minutes_id)).all()


def last_erratum(session: Session, minutes_id: int) -> int:
    """The number of the last erratum to minutes, 0 for none."""
    found: int | None = session.scalar(select(func.max(Erratum.number)).where(Erratum.minutes_id == minutes_id))
    return found or 0
