"""The chapters of an annual report on bodies, elections and declared interests."""

from dataclasses import replace

from pomanager.readmodels.annual_report import DelegatesChosen, ReportBodies, ReportElections
from pomanager.readmodels.bodies import InterestRow
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionFor
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.paper_options import MONTHS_AHEAD, Options
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.results import election_results
from pomanager.services.elections.queries.sheets_bodies import officers_with_elections, terms_ending_with_elections
from pomanager.services.governance.queries.annual.scope import Scope


def bodies_told(scope: Scope) -> ReportBodies:
    """Who sits in which body, what is vacant, and whose term is over or ends within a year."""
    officers = officers_with_elections(scope.session, scope.asked())
    ending = terms_ending_with_elections(scope.session, scope.asked(Options(months=MONTHS_AHEAD)))
    return ReportBodies(
        replace(
            officers,
            lines=tuple(line for line in officers.lines if scope.has_body(line.row.body.id)),
            vacancies=tuple(row for row in officers.vacancies if scope.has_body(row.body.id)),
        ),
        replace(ending, rows=tuple(row for row in ending.rows if scope.has_body(row.body.id))),
    )


def elections_told(scope: Scope) -> ReportElections:
    """What the elections of the time came to."""
    found = elections(scope.session, since=scope.view.first, until=scope.view.last)
    mine = [each for each in found if scope.has_election(each)]
    of_bodies = [each for each in mine if each.purpose is ElectionFor.BODY]
    stands = [each.id for each in of_bodies if each.state in RESULT_STANDS]
    delegates = [each for each in mine if each.purpose is ElectionFor.DELEGATES]
    return ReportElections(
        election_results(scope.session, stands) if stands else (),
        tuple(each for each in of_bodies if each.state not in RESULT_STANDS), _delegates(scope, delegates),
    )  # fmt: skip


def _delegates(scope: Scope, found: list[ElectionLabel]) -> DelegatesChosen | None:
    """Elections of delegates added up; None where no delegates are in the books of the time."""
    told = scope.funnel
    if told.stages[FunnelStage.DELEGATES].counts is None and not found:
        return None
    return DelegatesChosen(
        len(found), sum(each.seats for each in found), sum(each.candidates for each in found),
        sum(each.elected for each in found), told.counts(FunnelStage.DELEGATES),
    )  # fmt: skip


def interests_told(scope: Scope) -> tuple[InterestRow, ...]:
    """The interests that were declared by the end and had not ended before."""
    return interests(scope.session, day=scope.view.last)
