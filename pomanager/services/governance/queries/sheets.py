"""The papers of funnel and indicators, filled in for a financial year and a section."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.readmodels.funnel import FunnelSheet, FunnelView
from pomanager.readmodels.indicators import IndicatorsSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.calendar import financial_year
from pomanager.rules.objections import Objection
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.governance.queries.years import year_view
from pomanager.services.members.queries.addressees import NO_SUCH_SECTION
from pomanager.services.organisation.queries import letterhead, organisation_row
from pomanager.services.organisation.queries.sections import section_called, section_name


def funnel_sheet(session: Session, asked: Asked) -> FunnelSheet:
    """The funnel of the year and section chosen; raises NotFound for a section nobody knows."""
    view, section = _chosen(session, asked)
    return FunnelSheet(letterhead(session, asked.printed_at), funnel(session, view), section)


def indicators_sheet(session: Session, asked: Asked) -> IndicatorsSheet:
    """The indicators of the year and section chosen; raises NotFound for a section nobody knows."""
    view, section = _chosen(session, asked)
    return IndicatorsSheet(letterhead(session, asked.printed_at), indicators(session, view), section)


def _chosen(session: Session, asked: Asked) -> tuple[FunnelView, str]:
    """What the paper looks at, and the name of the section; a year that is not over is told until the day."""
    wished = asked.options.section
    section = section_called(session, wished) if wished else None
    if wished and section is None:
        raise NotFound(Objection(NO_SUCH_SECTION, "section", {"name": wished}))
    year = asked.options.year or _year_of(session, asked.as_of)
    view = year_view(session, year, asked.as_of, None if section is None else section.id)
    return view, section_name(session, section)


def _year_of(session: Session, day: date) -> int:
    row = organisation_row(session)
    return financial_year(day, row.year_start_month, row.year_start_day).first.year
