"""The extract of one resolution, with who certifies it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import AgendaItem
from pomanager.db.meetings.decisions import Decision, DecisionReversal, Motion
from pomanager.db.meetings.minutes import Minutes
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.meetings.minutes import ExtractSheet, Named, NotThere
from pomanager.readmodels.papers import Asked
from pomanager.rules.bodies.kinds import BodyKind, Office
from pomanager.rules.meetings.kinds import MinutesState
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail
from pomanager.services.meetings.queries.minutes_items import motions_of
from pomanager.services.meetings.queries.quorum import vote_rules
from pomanager.services.meetings.queries.signed import signed_minutes
from pomanager.services.organisation.queries import letterhead

_DECISION, _MOTION, _ITEM = table_of(Decision), table_of(Motion), table_of(AgendaItem)
_REVERSAL, _MINUTES = table_of(DecisionReversal), table_of(Minutes)

NO_DECISION = N_("This decision is not in the books.")
TAKEN_BACK = N_("Decision {reference} was taken back: it was recorded by mistake. No extract is made of it.")


def extract_sheet(session: Session, asked: Asked) -> ExtractSheet | NotThere:
    """One resolution out of minutes; raises NotFound for one that is not there, or was taken back."""
    if not asked.of:
        return NotThere(letterhead(session, asked.printed_at))
    query = select(_DECISION.c.meeting_id, _MOTION.c.id, _MOTION.c.item_id, _DECISION.c.voted_at, _MOTION.c.kind)
    row = session.execute(
        query.join(_MOTION, _MOTION.c.id == _DECISION.c.motion_id).where(_DECISION.c.id == asked.of)
    ).first()
    if row is None:
        raise NotFound(Objection(NO_DECISION))
    motion = next(each for each in motions_of(session, row.meeting_id)[row.item_id] if each.id == row.id)
    decision = next(each for each in motion.decisions if each.id == asked.of)
    if decision.taken_back:
        raise NotFound(Objection(TAKEN_BACK, details={"reference": decision.reference}))
    minutes = session.execute(select(_MINUTES).where(_MINUTES.c.meeting_id == row.meeting_id)).first()
    representative, office = _representative(session, asked)
    return ExtractSheet(
        letterhead=letterhead(session, asked.printed_at), meeting=meeting_detail(session, row.meeting_id),
        item=next(line for line in agenda(session, row.meeting_id) if line.id == row.item_id), motion=motion,
        decision=decision,
        quorum=vote_rules(session, row.meeting_id, row.item_id, row.voted_at, row.kind).quorum,
        state=MinutesState.NONE if minutes is None else minutes.state,
        signed=signed_minutes(session, row.meeting_id), folio="" if minutes is None else minutes.folio,
        representative=representative, representative_office=office,
    )  # fmt: skip


def first_decision_id(session: Session) -> int:
    """The decision an extract is made of where nobody names one: the last that stands, 0 for none."""
    taken_back = select(_REVERSAL.c.id).where(_REVERSAL.c.decision_id == _DECISION.c.id).exists()
    query = select(_DECISION.c.id).where(~taken_back).order_by(_DECISION.c.id.desc()).limit(1)
    return session.execute(query).scalar() or 0


def _representative(session: Session, asked: Asked) -> tuple[Named | None, str]:
    """Who certifies on the day of printing: the chair of the board, or the vice-chair where there is none."""
    on_board = [row for row in officers_on(session, asked.printed_at.date()) if row.body.kind is BodyKind.BOARD]
    held = {office.office: row.holding.person for row in on_board for office in row.holding.offices}
    for office in (Office.CHAIR, Office.VICE_CHAIR):
        if office in held:
            return Named(held[office].name, held[office].sex), office.value
    return None, Office.CHAIR.value
