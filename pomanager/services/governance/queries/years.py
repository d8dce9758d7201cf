"""The financial years of the organisation, as funnels, indicators and reports look at them."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Standing
from pomanager.readmodels.funnel import FunnelView
from pomanager.rules.calendar import financial_year
from pomanager.rules.governance.funnel import AgePart
from pomanager.rules.paper_options import YOUTH_LIMIT
from pomanager.services.organisation.queries import organisation_row

STANDING = table_of(Standing)


def books_since(session: Session) -> date | None:
    """The first day of which the books tell anything: that on which the first member was in them."""
    return session.execute(select(func.min(STANDING.c.since))).scalar()


def year_view(
    session: Session, year: int, today: date, section_id: int | None = None, ages: AgePart = AgePart.ALL,
    youth_limit: int = YOUTH_LIMIT,
) -> FunnelView:  # fmt: skip
    """The financial year that begins in a calendar year, until today where it is not over.

    A year that has not begun is looked at on its first day.
    """
    row = organisation_row(session)
    first = date(year, row.year_start_month, row.year_start_day)
    last = financial_year(first, row.year_start_month, row.year_start_day).last
    return FunnelView(first, max(first, min(last, today)), section_id, ages, youth_limit)


def years_in_books(session: Session, today: date) -> tuple[int, ...]:
    """The calendar years in which financial years begin that the books tell of, the newest first."""
    since = books_since(session)
    if since is None or since > today:
        return ()
    row = organisation_row(session)
    day, found = today, []
    while day >= since:
        first = financial_year(day, row.year_start_month, row.year_start_day).first
        found.append(first.year)
        if first == date.min:
            break
        day = first - timedelta(days=1)
    return tuple(found)
