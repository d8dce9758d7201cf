"""All indicators of a time, and the spreadsheet and paper made of them: every figure out of one question."""

from collections.abc import Iterator
from functools import partial

from sqlalchemy.orm import Session

from pomanager.db.covering import shows_money
from pomanager.db.kept import kept
from pomanager.readmodels.funnel import Funnel, FunnelView
from pomanager.readmodels.indicators import Indicators
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.governance.indicators import BySex, Figure, Indicator
from pomanager.services.governance.queries.funnel import books_since, funnel
from pomanager.services.governance.queries.measured_bodies import body_shares, of_bodies
from pomanager.services.governance.queries.measured_mentoring import of_mentoring
from pomanager.services.governance.queries.measured_people import (
    of_assemblies,
    of_capital,
    of_elections,
    of_members,
    of_trainings,
)
from pomanager.services.organisation.queries import organisation_row


def indicators(session: Session, view: FunnelView) -> Indicators:
    """All indicators of a time; kept while the books do not change."""
    return kept(session, ("indicators", view, shows_money(session)), partial(_indicators, session, view))


def _indicators(session: Session, view: FunnelView) -> Indicators:
    row = organisation_row(session)
    found = {figure.indicator: figure for figure in _figures(session, view, row.currency)}
    in_order = {indicator: found[indicator] for indicator in Indicator if indicator in found}
    return Indicators(
        view, books_since(session), row.currency, row.currency_decimals, in_order, body_shares(session, view)
    )  # fmt: skip


def _figures(session: Session, view: FunnelView, currency: str) -> Iterator[Figure]:
    told = funnel(session, view)
    stood = told.stood
    yield from of_members(session, view)
    yield from of_capital(session, view, currency)
    yield from of_assemblies(session, view)
    yield from of_elections(session, view, (stood.women, stood.women_elected), (stood.men, stood.men_elected))
    yield from of_bodies(session, view)
    yield from _parity(told)
    yield from of_trainings(session, view)
    yield from of_mentoring(session, view)


def _parity(told: Funnel) -> Iterator[Figure]:
    """Left out where nobody was elected in the time, or nobody is on the roll."""
    elected, members = told.share(FunnelStage.ELECTED), told.share(FunnelStage.ROLL)
    if elected is not None and members:
        yield Figure(Indicator.PARITY_INDEX, BySex(elected), BySex(members))
