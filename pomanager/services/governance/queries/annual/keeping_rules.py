"""The chapters of an annual report on changes of the by-laws, and on what was to be held, sent and entered."""

from itertools import pairwise

from pomanager.readmodels.annual_report import ReportBylaws, ReportFilings
from pomanager.services.governance.queries.annual.assemblies import annual_meeting_told
from pomanager.services.governance.queries.annual.scope import Scope
from pomanager.services.governance.queries.due import filings
from pomanager.services.organisation.queries.bylaws import (
    bylaw_differences,
    bylaw_versions,
    bylaws_on,
    version_in_force,
)


def bylaws_told(scope: Scope) -> ReportBylaws:
    """The version in force at the end, and what those that began in the time changed."""
    session, last = scope.session, scope.view.last
    rows = [row for row in reversed(bylaw_versions(session, last)) if row.number and row.since]
    since = {row.id: row.since for row in rows if row.since is not None and scope.view.first <= row.since <= last}
    changes = tuple(
        bylaw_differences(session, earlier.id, later.id, last) for earlier, later in pairwise(rows) if later.id in since
    )
    first = rows[0] if rows and rows[0].id in since else None
    return ReportBylaws(version_in_force(session, last), first, changes)


def filings_told(scope: Scope) -> ReportFilings:
    """What fell due in the time or is due after it; what the by-laws set no day for stands among it."""
    rows = tuple(row for row in filings(scope.session, scope.view.last) if row.on is None or row.on >= scope.view.first)
    return ReportFilings(annual_meeting_told(scope), rows, bylaws_on(scope.session, scope.view.last))
