"""The chapters of an annual report on members and capital."""

from pomanager.db.covering import shows_money
from pomanager.readmodels.annual_report import ReportMembers
from pomanager.readmodels.share_papers import CapitalSheet
from pomanager.services.governance.queries.annual.scope import Scope
from pomanager.services.members.queries.changes import joined_and_left
from pomanager.services.members.queries.statistics import member_statistics
from pomanager.services.shares.queries.share_sheets import capital_sheet


def members_told(scope: Scope) -> ReportMembers:
    """Who came, who left, and who is there, by the questions behind the papers on members."""
    within = None if scope.section is None else scope.section.ids
    until = scope.members_until
    return ReportMembers(
        joined_and_left(scope.session, scope.view.first, until, within),
        member_statistics(scope.session, until, youth_limit=scope.view.youth_limit, within=within),
    )


def capital_told(scope: Scope) -> CapitalSheet | None:
    """How the capital went; None for whoever may not read shares, and for a section, of which it is not told."""
    if scope.section is not None or not shows_money(scope.session):
        return None
    return capital_sheet(scope.session, scope.asked())
