"""All indicators of a time, and the spreadsheet and paper made of them: every figure out of one question."""

from collections.abc import Iterator, Mapping
from functools import partial

from sqlalchemy.orm import Session

from pomanager.db.covering import shows_money
from pomanager.db.kept import kept
from pomanager.readmodels.funnel import FunnelView
from pomanager.readmodels.indicators import Indicators
from pomanager.rules.governance.indicators import BySex, Figure, Indicator
from pomanager.services.governance.queries.body_shares import body_shares
from pomanager.services.governance.queries.funnel import stood_in
from pomanager.services.governance.queries.measured_bodies import of_bodies
from pomanager.services.governance.queries.measured_mentoring import of_mentoring
from pomanager.services.governance.queries.measured_people import (
    of_assemblies,
    of_capital,
    of_elections,
    of_members,
    of_trainings,
)
from pomanager.services.governance.queries.years import books_since
from pomanager.services.organisation.queries import organisation_row


def indicators(session: Session, view: FunnelView) -> Indicators:
    """All indicators of a time; kept while the books do not change."""
    return kept(session, ("indicators", view, shows_money(session)), partial(_indicators, session, view))


def _indicators(session: Session, view: FunnelView) -> Indicators:
    row = organisation_row(session)
    found = {figure.indicator: figure for figure in _figures(session, view, row.currency)}
    found |= {figure.indicator: figure for figure in _parity(found)}
    in_order = {indicator: found[indicator] for indicator in Indicator if indicator in found}
    return Indicators(
        view, books_since(session), row.currency, row.currency_decimals, in_order, body_shares(session, view)
    )  # fmt: skip


def _figures(session: Session, view: FunnelView, currency: str) -> Iterator[Figure]:
    stood = stood_in(session, view)
    yield from of_members(session, view)
    yield from of_capital(session, view, currency)
    yield from of_assemblies(session, view)
    yield from of_elections(session, view, (stood.women, stood.women_elected), (stood.men, stood.men_elected))
    yield from of_bodies(session, view)
    yield from of_trainings(session, view)
    yield from of_mentoring(session, view)


def _parity(found: Mapping[Indicator, Figure]) -> Iterator[Figure]:
    """The leadership parity index out of both its shares; left out where one of them was not measured."""
    elected, members = (
        None if figure is None else figure.value
        for figure in (found.get(Indicator.WOMEN_ELECTED), found.get(Indicator.WOMEN_MEMBERS))
    )
    if elected is not None and members:
        yield Figure(Indicator.PARITY_INDEX, BySex(elected), BySex(members))
