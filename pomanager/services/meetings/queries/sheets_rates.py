"""The sheet of attendance rates: officers at the meetings of their bodies, and who came to each assembly."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.meetings.papers import AssemblyAttendance, AttendanceRatesSheet, OfficerAttendance
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.kinds import ASSEMBLIES, MeetingState
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.meetings.queries.loading import LINE, roll_sums
from pomanager.services.meetings.queries.resolutions import attendance_rates
from pomanager.services.meetings.queries.sheets_came import came_in, who_came
from pomanager.services.meetings.queries.sheets_registers import period_of
from pomanager.services.organisation.queries import letterhead


def attendance_rates_sheet(
    session: Session, asked: Asked, wanted: Callable[[MeetingLabel], bool] | None = None
) -> AttendanceRatesSheet:
    """Attendance in a period, at the meetings wanted; raises Refused for one that ends before it begins.

    Only meetings that were held and closed count, and only those with a roll: of others nobody knows who came.
    """
    since, until = period_of(session, asked)
    closed = meetings(session, since=since, until=until, states={MeetingState.CLOSED})
    held = closed if wanted is None else tuple(filter(wanted, closed))
    bodies = {each.body_id: each for each in held if each.body_id is not None}
    officers = [row for body_id in sorted(bodies) for row in _officers(session, bodies[body_id], since, until)]
    assemblies = [row for each in held if each.kind in ASSEMBLIES for row in _assembly(session, each)]
    return AttendanceRatesSheet(
        letterhead(session, asked.printed_at), since, until, tuple(officers), tuple(assemblies)
    )  # fmt: skip


def _officers(session: Session, last: MeetingLabel, since: date, until: date) -> Iterator[OfficerAttendance]:
    """Those on the rolls of a body in a period; the roll of its ``last`` meeting knows their offices."""
    sums = roll_sums(session, last.id)
    offices: dict[int, str] = {}
    if sums is not None:
        rows = session.execute(
            select(LINE.c.person_id, LINE.c.capacity).where(LINE.c.meeting_roll_id == sums.meeting_roll_id)
        )
        offices = {row.person_id: row.capacity for row in rows}
    for rate in attendance_rates(session, since=since, until=until, body_id=last.body_id):
        yield OfficerAttendance(
            body=last.body, name=rate.name, number=rate.number, office=offices.get(rate.person_id, ""),
            held=rate.meetings, present=rate.present, represented=rate.represented, excused=rate.excused,
        )  # fmt: skip


def _assembly(session: Session, meeting: MeetingLabel) -> Iterator[AssemblyAttendance]:
    sums = roll_sums(session, meeting.id)
    if sums is not None:
        came = came_in(session, sums, who_came(session, meeting.id))
        yield AssemblyAttendance(
            meeting, sums.entitled, came.present, came.represented, came.women, sums.women_entitled
        )  # fmt: skip
