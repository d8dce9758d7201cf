"""The chapters of an annual report on women in leadership, mentoring and training."""

from pomanager.db.covering import sees_all_pairs
from pomanager.readmodels.annual_report import ReportMentoring, ReportTraining, ReportWomen
from pomanager.services.governance.queries.annual.scope import Scope
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.governance.queries.seats_tried import seats_tried
from pomanager.services.members.queries.trainings import training_ids, training_rows
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.sheets import mentoring_paper


def women_told(scope: Scope) -> ReportWomen:
    """Funnel and indicators of the time, and what the last elections tell of other seats kept for women."""
    session, view = scope.session, scope.view
    tried = seats_tried(session, view.last) if scope.section is None else ()
    return ReportWomen(funnel(session, view), indicators(session, view), tried)


def mentoring_told(scope: Scope) -> ReportMentoring | None:
    """The mentoring at the end; None for whoever may not see all pairs."""
    if not sees_all_pairs(scope.session):
        return None
    whole = scope.section is None and bool(programmes(scope.session))
    return ReportMentoring(
        mentoring_paper(scope.session, scope.asked()) if whole else None, indicators(scope.session, scope.view)
    )


def training_told(scope: Scope) -> ReportTraining:
    """The trainings that began in the time, the first first."""
    found = indicators(scope.session, scope.view)
    if scope.section is not None:
        return ReportTraining(None, found)
    rows = training_rows(scope.session, tuple(reversed(training_ids(scope.session))))
    return ReportTraining(
        tuple(row for row in rows if scope.view.first <= row.began_on <= scope.view.last), found
    )
