"""How the capital went from month to month, from quarter to quarter, or from year to year where the time is long."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.readmodels.share_papers import CapitalPoint
from pomanager.readmodels.shares import CapitalRow
from pomanager.rules.calendar import add_months
from pomanager.services.shares.queries.capital import ENTRY
from pomanager.services.shares.queries.labels import type_labels

MOST_MONTHS, MOST_IN_QUARTERS = 6, 24
"""A time of more months is told by its quarters, one of still more by its years."""


def days_told(since: date, until: date) -> tuple[date, ...]:
    """The day before the first, the last day of each month, quarter or year between, and the last day."""
    months = (until.year - since.year) * 12 + until.month - since.month + 1
    step = 1 if months <= MOST_MONTHS else 3 if months <= MOST_IN_QUARTERS else 12
    after = date(since.year, since.month - (since.month - 1) % step, 1)
    days = [since - timedelta(days=1)]
    while (after := add_months(after, step)) <= until:
        days.append(after - timedelta(days=1))
    return (*days, until)


def capital_course(session: Session, whole: CapitalRow, since: date, until: date) -> tuple[CapitalPoint, ...]:
    """What was subscribed and paid up of all types of a currency at the end of each day that is told.

    The time before the first entry of all is left out.
    """
    types = [label.id for label in type_labels(session).values() if label.currency == whole.currency]
    rows = session.execute(
        select(ENTRY.c.effective_on, func.sum(ENTRY.c.subscribed_minor), func.sum(ENTRY.c.paid_minor))
        .with_hint(ENTRY, "INDEXED BY ix_share_entry_moved", "sqlite")
        .where(ENTRY.c.share_type_id.in_(types), ENTRY.c.effective_on.between(since, until))
        .group_by(ENTRY.c.effective_on)
    )
    moved: list[tuple[date, int, int]] = [(row[0], row[1], row[2]) for row in rows]
    if not whole.opening.subscribed:
        since = min((each[0] for each in moved), default=until)
    return tuple(_point(day, whole, moved) for day in days_told(since, until))


def _point(day: date, whole: CapitalRow, moved: Sequence[tuple[date, int, int]]) -> CapitalPoint:
    done = [each for each in moved if each[0] <= day]
    subscribed, paid = sum(each[1] for each in done), sum(each[2] for each in done)
    return CapitalPoint(day, whole.opening.subscribed + subscribed, whole.opening.paid + paid)
