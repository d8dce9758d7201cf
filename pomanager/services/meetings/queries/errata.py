"""Errata of signed minutes: those of a meeting, one alone, and the paper of one."""

from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.minutes import Erratum, Minutes
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.meetings.minutes import ErratumLine, ErratumSheet, NotThere
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings.kinds import MeetingRole
from pomanager.rules.objections import Objection
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label
from pomanager.services.meetings.queries.signed import signed_erratum, signed_minutes
from pomanager.services.organisation.queries import letterhead

_MINUTES = table_of(Minutes)
_ERRATUM = table_of(Erratum)

NO_ERRATUM = N_("This erratum is not in the books.")
_SIGNING = frozenset({MeetingRole.CHAIR, MeetingRole.SECRETARY})


def errata_of(session: Session, meeting_id: int) -> tuple[ErratumLine, ...]:
    """The errata of a meeting's minutes, in order."""
    query = _select().where(_MINUTES.c.meeting_id == meeting_id).order_by(_ERRATUM.c.number)
    return tuple(_line(session, row) for row in session.execute(query))


def erratum(session: Session, erratum_id: int) -> ErratumLine:
    """One erratum; raises NotFound."""
    row = session.execute(_select().where(_ERRATUM.c.id == erratum_id)).first()
    if row is None:
        raise NotFound(Objection(NO_ERRATUM))
    return _line(session, row)


def erratum_sheet(session: Session, asked: Asked) -> ErratumSheet | NotThere:
    """An erratum with the minutes it belongs to; raises NotFound."""
    if not asked.of:
        return NotThere(letterhead(session, asked.printed_at))
    line = erratum(session, asked.of)
    meeting, original = meeting_detail(session, line.meeting_id), signed_minutes(session, line.meeting_id)
    if original is None:
        raise NotFound(Objection(NO_ERRATUM))
    folio = session.scalars(select(_MINUTES.c.folio).where(_MINUTES.c.meeting_id == line.meeting_id)).one()
    return ErratumSheet(
        letterhead=letterhead(session, asked.printed_at), meeting=meeting, erratum=line, original=original,
        folio=folio, signers=tuple(each for each in meeting.bureau if each.role in _SIGNING),
        signed_on=asked.options.signed_on, copy_of=line.signed,
    )  # fmt: skip


def first_erratum_id(session: Session) -> int:
    """The erratum that is printed where nobody names one: the last, 0 for none."""
    return session.execute(select(_ERRATUM.c.id).order_by(_ERRATUM.c.id.desc()).limit(1)).scalar() or 0


def _select() -> Select[*tuple[Any, ...]]:
    return select(_ERRATUM, _MINUTES.c.meeting_id).join(_MINUTES, _MINUTES.c.id == _ERRATUM.c.minutes_id)


def _line(session: Session, row: Row[Any]) -> ErratumLine:
    return ErratumLine(
        id=row.id, meeting_id=row.meeting_id, number=row.number, on=row.on, instead_of=row.instead_of, reads=row.reads,
        reason=row.reason,
        decided_at=None if row.decided_at_id is None else meeting_label(session, row.decided_at_id),
        decision=row.decision, signed=signed_erratum(session, row.id),
    )  # fmt: skip
