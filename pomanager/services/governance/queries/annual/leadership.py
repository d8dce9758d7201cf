"""The chapters of an annual report on women in leadership, mentoring and training."""

from dataclasses import replace

from pomanager.db.covering import sees_all_pairs
from pomanager.readmodels.annual_report import ReportMentoring, ReportTraining, ReportWomen
from pomanager.services.governance.queries.annual.scope import Scope
from pomanager.services.governance.queries.seats_tried import seats_tried
from pomanager.services.members.queries.trainings import training_ids, training_rows
from pomanager.services.mentoring.queries.programmes import programmes
from pomanager.services.mentoring.queries.sheets import mentoring_paper


def women_told(scope: Scope) -> ReportWomen:
    """Funnel and indicators of the time, and what the last elections tell of other seats kept for women."""
    tried = seats_tried(scope.session, scope.view.last) if scope.section is None else ()
    measured = scope.indicators
    bodies = tuple(each for each in measured.bodies if scope.has_body(each.body.id))
    return ReportWomen(scope.funnel, replace(measured, bodies=bodies), tried)


def mentoring_told(scope: Scope) -> ReportMentoring | None:
    """The mentoring at the end; None for whoever may not see all pairs."""
    if not sees_all_pairs(scope.session):
        return None
    begun = any(each.starts_on <= scope.view.last for each in programmes(scope.session))
    whole = scope.section is None and begun
    return ReportMentoring(mentoring_paper(scope.session, scope.asked()) if whole else None, scope.indicators)


def training_told(scope: Scope) -> ReportTraining:
    """The trainings that began in the time, the first first."""
    found = scope.indicators
    if scope.section is not None:
        return ReportTraining(None, found)
    rows = training_rows(scope.session, tuple(reversed(training_ids(scope.session))))
    return ReportTraining(tuple(row for row in rows if scope.view.first <= row.began_on <= scope.view.last), found)
