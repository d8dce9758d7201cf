"""The one way meetings, their roll and their by-laws are read: everything that is told of meetings is made of these."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Integer, Row, Select, Text, bindparam, column, func, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import Body
from pomanager.db.meetings.calling import Meeting, MeetingOfficer, MeetingRoll, RollLine
from pomanager.db.meetings.minutes import Minutes
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import BureauMember, MeetingDetail, MeetingLabel, RollPerson, RollSums
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.meetings.kinds import MeetingRole, MeetingState, MinutesState
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.organisation.queries import section_names
from pomanager.services.organisation.queries.bylaws import bylaws_on

MEETING, OFFICER, ROLL, LINE, MINUTES, BODY = map(
    table_of, (Meeting, MeetingOfficer, MeetingRoll, RollLine, Minutes, Body)
)
NO_MEETING = N_("This meeting is not in the books.")
_ROLES = tuple(MeetingRole)


@cache
def select_labels() -> Select[*tuple[Any, ...]]:
    """Meetings as they are labelled, to be narrowed and ordered."""
    source = MEETING.outerjoin(BODY, BODY.c.id == MEETING.c.body_id)
    source = source.outerjoin(MINUTES, MINUTES.c.meeting_id == MEETING.c.id)
    return select(
        MEETING.c.id, MEETING.c.kind, MEETING.c.title, MEETING.c.section_id, MEETING.c.body_id, MEETING.c.held_on,
        MEETING.c.starts_at, MEETING.c.place, MEETING.c.call, MEETING.c.state,
        type_coerce(BODY.c.name, Text).label("body_name"), MINUTES.c.state.label("minutes"),
    ).select_from(source)  # fmt: skip


def label_of(row: Row[Any], sections: Mapping[int, str]) -> MeetingLabel:
    """A selected meeting as lists name it."""
    return MeetingLabel(
        id=row.id, kind=row.kind, title=row.title, section=sections.get(row.section_id, ""), body_id=row.body_id,
        body=Wording.from_json(row.body_name) if row.body_name else Wording(), held_on=row.held_on,
        starts_at=row.starts_at, place=row.place, call=row.call, state=row.state,
        minutes=row.minutes or MinutesState.NONE,
    )  # fmt: skip


def labels(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[MeetingLabel, ...]:
    """The meetings of a statement made of ``select_labels``, in its order."""
    rows = session.execute(statement).all()
    sections = section_names(session) if any(row.section_id is not None for row in rows) else {}
    return tuple(label_of(row, sections) for row in rows)


def meeting_label(session: Session, meeting_id: int) -> MeetingLabel:
    """One meeting as lists name it; raises NotFound."""
    found = labels(session, select_labels().where(MEETING.c.id == meeting_id))
    if not found:
        raise NotFound(Objection(NO_MEETING))
    return found[0]


def meeting_detail(session: Session, meeting_id: int) -> MeetingDetail:
    """One meeting with all that is written down of it but agenda, roll and what happened in it; raises NotFound."""
    label = meeting_label(session, meeting_id)
    row = session.execute(select(MEETING).where(MEETING.c.id == meeting_id)).one()
    return MeetingDetail(
        label=label, section_id=row.section_id, follows=_label(session, row.follows_id),
        followed_by=_label(session, followed_by(session, meeting_id)), convener=row.convener, called_by=row.called_by,
        demanded_by=row.demanded_by, demanded_on=row.demanded_on, called_on=row.called_on,
        short_notice_reason=row.short_notice_reason, record_on=row.record_on, documents_place=row.documents_place,
        documents_from=row.documents_from, what_to_bring=row.what_to_bring, opened_at=row.opened_at,
        closed_at=row.closed_at, state_reason=row.state_reason, bureau=bureau(session, meeting_id),
        version=row.version,
    )  # fmt: skip


def _label(session: Session, meeting_id: int | None) -> MeetingLabel | None:
    return None if meeting_id is None else meeting_label(session, meeting_id)


def followed_by(session: Session, meeting_id: int) -> int | None:
    """The next call after a meeting without a quorum, as far as it is not cancelled."""
    after = select(MEETING.c.id).where(
        MEETING.c.follows_id == meeting_id, MEETING.c.state != MeetingState.CANCELLED
    )  # fmt: skip
    return session.execute(after.order_by(MEETING.c.id.desc()).limit(1)).scalar()


def bureau(session: Session, meeting_id: int) -> tuple[BureauMember, ...]:
    """Who chairs, writes and counts, in this order."""
    rows = session.execute(
        select(OFFICER).where(OFFICER.c.meeting_id == meeting_id).order_by(OFFICER.c.position, OFFICER.c.id)
    ).all()
    found = [BureauMember(row.role, row.person_id, row.name) for row in rows]
    return tuple(sorted(found, key=lambda each: _ROLES.index(each.role)))


def meeting_bylaws(session: Session, meeting_id: int) -> Bylaws:
    """The by-laws in force on the day of a meeting; raises NotFound."""
    day = session.execute(select(MEETING.c.held_on).where(MEETING.c.id == meeting_id)).scalar()
    if day is None:
        raise NotFound(Objection(NO_MEETING))
    return bylaws_on(session, day)


def roll_sums(session: Session, meeting_id: int) -> RollSums | None:
    """The frozen roll of a meeting as a whole: the newest that was frozen; None where none was."""
    newest = select(ROLL).where(ROLL.c.meeting_id == meeting_id).order_by(ROLL.c.id.desc()).limit(1)
    row = session.execute(newest).first()
    if row is None:
        return None
    return RollSums(row.id, row.record_on, row.on_roll, row.entitled, row.votes, row.women_entitled, row.base)


def roll_people(session: Session, meeting_id: int, only: Sequence[int] | None = None) -> tuple[RollPerson, ...]:
    """Everybody on the frozen roll of a meeting in the order of its attendance sheet; only those of some lines.

    Nobody where no roll was frozen yet.
    """
    sums = roll_sums(session, meeting_id)
    if sums is None:
        return ()
    statement = _people()
    given: dict[str, object] = {"roll": sums.meeting_roll_id}
    if only is not None:
        statement, given["ids"] = _people_of(), json.dumps(list(only))
    rows = session.execute(statement, given).all()
    return _persons(rows, _sections(session, rows, sums.record_on))


def _sections(session: Session, rows: Sequence[Row[Any]], day: date) -> Mapping[int, str]:
    return section_names(session, day) if any(row.section_id is not None for row in rows) else {}


def _persons(rows: Sequence[Row[Any]], sections: Mapping[int, str]) -> tuple[RollPerson, ...]:
    return tuple(
        RollPerson(
            roll_id=row.id, position=row.position, person_id=row.person_id, member_id=row.member_id, number=row.number,
            name=row.name, other_script=row.other_script, sex=row.sex, is_young=row.is_young,
            section=sections.get(row.section_id, ""), capacity=row.capacity, shares=row.shares, votes=row.votes,
        )
        for row in rows
    )  # fmt: skip


@cache
def _people() -> Select[*tuple[Any, ...]]:
    return select(LINE).where(LINE.c.meeting_roll_id == bindparam("roll")).order_by(LINE.c.position)


@cache
def _people_of() -> Select[*tuple[Any, ...]]:
    each = func.json_each(bindparam("ids", type_=Text())).table_valued(column("value", Integer))
    return _people().where(LINE.c.id.in_(select(each.c.value)))
