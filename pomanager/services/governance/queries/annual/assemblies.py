"""The chapters of an annual report on meetings, resolutions and the work of the supervisory body."""

from collections import Counter

from pomanager.readmodels.annual_report import (
    MeetingHeld,
    MeetingsOfBody,
    ReportMeetings,
    ReportResolutions,
    ReportSupervision,
)
from pomanager.readmodels.meetings.papers import FollowUpLine, ResolutionLine
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.governance.annual_meeting import AnnualMeeting, annual_meeting
from pomanager.rules.meetings.kinds import OF_BODIES, OVER, RULES_OF, MeetingKind, MeetingState
from pomanager.rules.paper_options import Options
from pomanager.services.bodies.queries.listing import bodies
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.governance.queries.annual.scope import Scope
from pomanager.services.governance.queries.due_meetings import annual_meetings
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.quorum import quorum_of_meeting
from pomanager.services.meetings.queries.sheets_rates import attendance_rates_sheet
from pomanager.services.meetings.queries.sheets_registers import follow_ups_sheet, resolutions_sheet
from pomanager.services.organisation.queries.bylaws import bylaws_on

_MEETING_OF = {body: meeting for meeting, body in OF_BODIES.items()}


def annual_meeting_told(scope: Scope) -> AnnualMeeting:
    """The ordinary general assembly that was to be held in the year."""
    first = scope.view.first
    return annual_meeting(bylaws_on(scope.session, first), first, annual_meetings(scope.session, scope.view.last))


def meetings_held(scope: Scope) -> tuple[MeetingHeld, ...]:
    """The meetings of the time, with the quorum of those that are over."""
    found = meetings(scope.session, since=scope.view.first, until=scope.view.last)
    return tuple(
        MeetingHeld(label, quorum_of_meeting(scope.session, label.id) if label.state in OVER else None)
        for label in found
        if scope.has_meeting(label)
    )


def meetings_told(scope: Scope, held: tuple[MeetingHeld, ...]) -> ReportMeetings:
    """Meetings held against those due, quorums and attendance."""
    rates = attendance_rates_sheet(scope.session, scope.asked(), scope.has_meeting)
    annual = annual_meeting_told(scope) if scope.section is None else None
    return ReportMeetings(annual, tuple(_of_bodies(scope, held)), held, rates)


def _of_bodies(scope: Scope, held: tuple[MeetingHeld, ...]) -> list[MeetingsOfBody]:
    """Boards and supervisory bodies, and whichever else met."""
    counted = Counter(each.meeting.body_id for each in held if each.meeting.state is MeetingState.CLOSED)
    bylaws = bylaws_on(scope.session, scope.view.last)
    found = []
    for row in bodies(scope.session, scope.view.last):
        kind = _MEETING_OF.get(row.label.kind)
        prefix = RULES_OF.get(kind) if kind is not None else None
        asked = None if prefix is None else bylaws.number(f"{prefix}.per_year")
        if scope.has_body(row.label.id) and (prefix is not None or counted[row.label.id]):
            found.append(MeetingsOfBody(row.label, counted[row.label.id], asked))
    return found


def resolutions_told(scope: Scope) -> ReportResolutions:
    """What the meetings of the time decided, and what was done after earlier ones or is still open."""
    done = follow_ups_sheet(scope.session, scope.asked(Options(with_done=True)))
    ups = tuple(each for each in done.lines if scope.has_meeting(each.meeting) and _is_told(scope, each))
    return ReportResolutions(_resolutions(scope), ups)


def _is_told(scope: Scope, line: FollowUpLine) -> bool:
    if line.done_on is not None:
        return line.done_on >= scope.view.first
    return not line.dropped or line.meeting.held_on >= scope.view.first


def _resolutions(scope: Scope) -> tuple[ResolutionLine, ...]:
    sheet = resolutions_sheet(scope.session, scope.asked())
    return tuple(line for line in sheet.lines if scope.has_meeting(line.meeting))


def supervision_told(scope: Scope, held: tuple[MeetingHeld, ...]) -> ReportSupervision:
    """The supervisory body: who sits in it, its meetings, what it decided."""
    officers = officers_on(scope.session, scope.view.last)
    own = tuple(each for each in held if each.meeting.kind is MeetingKind.SUPERVISORY)
    ids = {each.meeting.id for each in own}
    lines = tuple(line for line in _resolutions(scope) if line.meeting.id in ids) if ids else ()
    return ReportSupervision(tuple(each for each in officers if each.body.kind is BodyKind.SUPERVISORY), own, lines)
