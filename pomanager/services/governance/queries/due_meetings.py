"""What is due of meetings: notices to be sent, minutes to be signed, what somebody is to do after a meeting."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.decisions import FollowUp
from pomanager.i18n.meetings import meeting_name
from pomanager.marks import N_
from pomanager.readmodels.governance import Found, Place
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.rules.due import Due, DueKind
from pomanager.rules.meetings.kinds import MeetingKind, MeetingState, MinutesState
from pomanager.rules.meetings.notice import last_lawful_day, notice_key
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.organisation.queries.bylaws import bylaws_by_day

MEETINGS = "meetings"
"""The page on which this is dealt with."""

_FOLLOW_UP = table_of(FollowUp)
_ANNUAL = (MeetingKind.ORDINARY_ASSEMBLY, MeetingKind.DELEGATES_ASSEMBLY)

TO_CALL = N_("“{meeting}” of {held} is to be called by {day}.")
NOT_CALLED = N_("“{meeting}” of {held} was to be called by {day}. It can still be called with a stated reason.")
TO_CALL_SOME_DAY = N_("“{meeting}” of {held} is not called yet; the by-laws do not say by when.")
TO_SIGN = N_("The minutes of “{meeting}” of {held} are not signed yet.")
TO_DO = N_("After “{meeting}” of {held}: {text}")
TO_DO_BY = N_("After “{meeting}” of {held}, by {who}: {text}")


def annual_meetings(session: Session, day: date) -> tuple[date, ...]:
    """The days on which ordinary general assemblies were held, up to a day."""
    held = meetings(session, until=day, kinds=_ANNUAL, states=(MeetingState.CLOSED,))
    return tuple(label.held_on for label in held)


def notices_to_send(session: Session, day: date) -> Iterable[Found]:
    """The last lawful day to call each meeting that is being prepared, as far as it is not over."""
    planned = meetings(session, since=day, states=(MeetingState.PLANNED,))
    bylaws = bylaws_by_day(session)
    return [_notice(label, last_lawful_day(label.kind, label.call, label.held_on, bylaws.on(label.held_on)), day)
            for label in planned]  # fmt: skip


def _notice(label: MeetingLabel, last: date | None, day: date) -> Found:
    details = {"meeting": meeting_name(label), "held": label.held_on, "day": last}
    message = TO_CALL_SOME_DAY if last is None else NOT_CALLED if last < day else TO_CALL
    about = notice_key(label.kind, label.call)
    return Found(Due(DueKind.CONVOCATION, last, Objection(message, about, details)), Place(MEETINGS, label.id))


def minutes_to_sign(session: Session, day: date) -> Iterable[Found]:
    """Meetings that are over and have no signed minutes."""
    over = meetings(session, until=day, states=(MeetingState.CLOSED, MeetingState.FAILED))
    return [
        Found(
            Due(DueKind.MINUTES, None, Objection(TO_SIGN, "", {"meeting": meeting_name(label), "held": label.held_on})),
            Place(MEETINGS, label.id),
        )
        for label in over
        if label.minutes is not MinutesState.SIGNED
    ]


def follow_ups(session: Session, day: date) -> Iterable[Found]:
    """What somebody is to do after a meeting, and has not done."""
    rows = session.execute(
        select(_FOLLOW_UP).where(_FOLLOW_UP.c.done_on.is_(None), _FOLLOW_UP.c.dropped.is_(False))
    ).all()  # fmt: skip
    labels = {label.id: label for label in meetings(session, until=day)} if rows else {}
    found = []
    for row in rows:
        label = labels.get(row.meeting_id)
        if label is None:
            continue
        details = {
            "meeting": meeting_name(label), "held": label.held_on, "who": row.responsible, "text": row.text,
        }  # fmt: skip
        said = Objection(TO_DO_BY if row.responsible else TO_DO, "", details)
        found.append(Found(Due(DueKind.FOLLOW_UP, row.due_on, said), Place(MEETINGS, row.meeting_id)))
    return found
