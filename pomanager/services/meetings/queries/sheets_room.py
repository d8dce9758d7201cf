"""The sheets of the papers in the room: the attendance sheet and the tally of votes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.covering import shows_money
from pomanager.db.meetings.attendance import Guest
from pomanager.db.particulars import Photo
from pomanager.readmodels.meetings.meeting import RollSums
from pomanager.readmodels.meetings.papers import (
    About,
    AttendanceGroup,
    AttendanceLine,
    AttendanceSheet,
    GuestLine,
    TallySheet,
)
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.kinds import Presence
from pomanager.services.meetings.queries.loading import LINE, roll_sums
from pomanager.services.meetings.queries.sheets_about import about_meeting, drafts_of, quorum_of
from pomanager.services.meetings.queries.sheets_came import Came, came_in, who_came
from pomanager.services.members.queries.addressees import section_ids
from pomanager.services.members.queries.on_day import in_order
from pomanager.services.members.queries.rows import PERSON
from pomanager.services.organisation.queries import place_labels, section_names

GUEST, PHOTO = map(table_of, (Guest, Photo))
BLANK_LINES = 40
"""So many lines are left on a sheet to be filled in by hand."""
CHUNK = 300


def attendance_sheet(session: Session, asked: Asked) -> AttendanceSheet:
    """The attendance sheet of the frozen roll, as far as the meeting has gone; blank if wished, or without a roll."""
    of = about_meeting(session, asked)
    sums = None if of.meeting is None else roll_sums(session, of.meeting.label.id)
    if of.meeting is None or sums is None or asked.options.blank:
        return AttendanceSheet(of, blank_lines=BLANK_LINES)
    came = who_came(session, of.meeting.label.id)
    conditions = _narrowed(session, asked, sums)
    count = session.execute(select(func.count()).select_from(LINE).where(*conditions)).scalar_one()
    return AttendanceSheet(
        about=of, groups=_groups(session, asked, sums, came), count=count, with_sections=asked.options.by_section,
        with_photos=asked.options.photos, entitled=sums.entitled, votes=sums.votes, women_entitled=sums.women_entitled,
        quorum=quorum_of(session, of.meeting),
        came=came_in(session, sums, came) if of.meeting.opened_at is not None else None, guests=_guests(session, of),
    )  # fmt: skip


def tally_sheet(session: Session, asked: Asked) -> TallySheet:
    """A tally for each resolution put to a meeting; raises NotFound."""
    of = about_meeting(session, asked)
    sums = None if of.meeting is None else roll_sums(session, of.meeting.label.id)
    return TallySheet(of, drafts_of(session, of), None if sums is None else sums.votes)


def _narrowed(session: Session, asked: Asked, sums: RollSums) -> list[ColumnElement[bool]]:
    """Lines of the newest roll, of one section if wished."""
    found: list[ColumnElement[bool]] = [LINE.c.meeting_roll_id == sums.meeting_roll_id]
    if asked.options.section:
        found.append(LINE.c.section_id.in_(section_ids(session, asked.options.section, sums.record_on)))
    return found


def _groups(session: Session, asked: Asked, sums: RollSums, came: Came) -> Iterator[AttendanceGroup]:
    """Everybody in the order of the roll; section by section where that was wished."""
    rows = session.execute(
        select(LINE.c.id, LINE.c.section_id).where(*_narrowed(session, asked, sums)).order_by(LINE.c.position)
    ).all()
    if not asked.options.by_section:
        yield AttendanceGroup("", _lines(session, asked, [row.id for row in rows], came))
        return
    by_section: dict[int | None, list[int]] = defaultdict(list)
    for row in rows:
        by_section[row.section_id].append(row.id)
    names = section_names(session, sums.record_on)
    for section in in_order(session, names, by_section):
        name = names.get(section, "") if section is not None else ""
        yield AttendanceGroup(name, _lines(session, asked, by_section[section], came))


def _lines(session: Session, asked: Asked, ids: Sequence[int], came: Came) -> Iterator[AttendanceLine]:
    """Lines of the roll, some hundred at a time."""
    places: Mapping[int, str] = place_labels(session)
    told = shows_money(session)
    statement: Select[*tuple[Any, ...]] = select(
        LINE.c.id, LINE.c.position, LINE.c.person_id, LINE.c.number, LINE.c.name, LINE.c.other_script, LINE.c.capacity,
        LINE.c.sex, LINE.c.shares, LINE.c.votes, PERSON.c.phone, PERSON.c.place_id,
    ).join(PERSON, PERSON.c.id == LINE.c.person_id)  # fmt: skip
    for start in range(0, len(ids), CHUNK):
        part = list(ids[start : start + CHUNK])
        rows = {row.id: row for row in session.execute(statement.where(LINE.c.id.in_(part)))}
        people = [row.person_id for row in rows.values()]
        photos = _photos(session, people) if asked.options.photos else {}
        for each in part:
            row = rows[each]
            place, photo = places.get(row.place_id or 0, ""), photos.get(row.person_id, b"")
            yield _line(row, came, place, photo, told=told)


def _line(row: Row[Any], came: Came, place: str, photo: bytes, *, told: bool) -> AttendanceLine:
    presence = came.presence(row.id)
    arrived, left = came.hours.get(row.id, (None, None))
    givers = came.givers.get(row.id, [])
    return AttendanceLine(
        position=row.position, number=row.number, name=row.name, other_script=row.other_script, capacity=row.capacity,
        sex=row.sex, place=place, phone=row.phone, shares=row.shares if told else None, votes=row.votes,
        carried=sum(votes for _name, votes in givers), principals=tuple(name for name, _votes in givers),
        represented_by=came.holder[row.id] if presence is Presence.REPRESENTED else "", presence=presence,
        arrived_at=arrived, left_at=left, photo=photo,
    )  # fmt: skip


def _guests(session: Session, of: About) -> tuple[GuestLine, ...]:
    if of.meeting is None:
        return ()
    rows = select(GUEST).where(GUEST.c.meeting_id == of.meeting.label.id, GUEST.c.undone.is_(False))
    return tuple(GuestLine(row.name, row.capacity) for row in session.execute(rows.order_by(GUEST.c.id)))


def _photos(session: Session, person_ids: Sequence[int]) -> dict[int, bytes]:
    rows = session.execute(select(PHOTO.c.person_id, PHOTO.c.image).where(PHOTO.c.person_id.in_(person_ids)))
    return {row.person_id: row.image for row in rows}
