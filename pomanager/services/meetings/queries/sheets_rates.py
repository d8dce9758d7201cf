"""The sheet of attendance rates: officers at the meetings of their bodies, and who came to each assembly."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.i18n.offices import office_name
from pomanager.readmodels.bodies import OfficerRow
from pomanager.readmodels.meetings.meeting import MeetingLabel, RollSums
from pomanager.readmodels.meetings.papers import AssemblyAttendance, AttendanceRatesSheet, OfficerAttendance
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.kinds import ASSEMBLIES, MeetingState, Presence
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings.queries.loading import LINE, MEETING, labels, roll_sums, select_labels
from pomanager.services.meetings.queries.sheets_came import Came, came_in, who_came
from pomanager.services.meetings.queries.sheets_registers import period_of
from pomanager.services.organisation.queries import letterhead


@dataclass(slots=True)
class _Officer:
    """Somebody who sat in a body on the day of at least one of its meetings."""

    row: OfficerRow
    """Of the last of these meetings."""
    held: int = 0
    presences: Counter[Presence] = field(default_factory=Counter)


def attendance_rates_sheet(session: Session, asked: Asked) -> AttendanceRatesSheet:
    """Attendance in a period; raises Refused for one that ends before it begins.

    Only meetings that were held and closed count, and only those with a roll: of others nobody knows who came.
    """
    since, until = period_of(session, asked)
    officers: dict[tuple[int, int], _Officer] = {}
    assemblies: list[AssemblyAttendance] = []
    for meeting in _held(session, since, until):
        sums = roll_sums(session, meeting.id)
        if sums is None:
            continue
        came = who_came(session, meeting.id)
        if meeting.kind in ASSEMBLIES:
            in_all = came_in(session, sums, came)
            assemblies.append(
                AssemblyAttendance(
                    meeting, sums.entitled, in_all.present, in_all.represented, in_all.women, sums.women_entitled
                )
            )
        elif meeting.body_id is not None:
            _count(session, meeting, meeting.body_id, _presences(session, sums, came), officers)
    head = letterhead(session, asked.printed_at)
    rows = sorted(officers.values(), key=_place)
    return AttendanceRatesSheet(head, since, until, tuple(map(_attendance, rows)), tuple(assemblies))


def _held(session: Session, since: date, until: date) -> tuple[MeetingLabel, ...]:
    return labels(
        session,
        select_labels()
        .where(MEETING.c.held_on >= since, MEETING.c.held_on <= until, MEETING.c.state == MeetingState.CLOSED)
        .order_by(MEETING.c.held_on, MEETING.c.starts_at, MEETING.c.id),
    )


def _presences(session: Session, sums: RollSums, came: Came) -> dict[int, Presence]:
    """Person → how they stood to the meeting."""
    lines = select(LINE.c.id, LINE.c.person_id).where(LINE.c.meeting_roll_id == sums.meeting_roll_id)
    return {row.person_id: came.presence(row.id) for row in session.execute(lines)}


def _count(
    session: Session, meeting: MeetingLabel, body_id: int, presences: dict[int, Presence],
    officers: dict[tuple[int, int], _Officer],
) -> None:  # fmt: skip
    """Count a meeting for everybody who sat in the body on its day, once for each person."""
    seen: set[int] = set()
    for row in officers_on(session, meeting.held_on, body_id):
        person = row.holding.person.person_id
        if person in seen:
            continue
        seen.add(person)
        officer = officers.setdefault((body_id, person), _Officer(row))
        officer.row = row
        officer.held += 1
        officer.presences[presences.get(person, Presence.ABSENT)] += 1


def _place(officer: _Officer) -> tuple[int, int, int]:
    """Bodies one after the other, each in order of its seats."""
    return officer.row.body.id, officer.row.seat.position, officer.row.holding.person.person_id


def _attendance(officer: _Officer) -> OfficerAttendance:
    row, person = officer.row, officer.row.holding.person
    offices = [office_name(each.office, each.title) for each in row.holding.offices]
    return OfficerAttendance(
        body=row.body.name, name=person.name, number=person.number, office=", ".join(offices), held=officer.held,
        present=officer.presences[Presence.PRESENT], represented=officer.presences[Presence.REPRESENTED],
        excused=officer.presences[Presence.EXCUSED],
    )  # fmt: skip
