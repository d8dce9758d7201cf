"""Which mandates made of a result still stand: an election cannot be void while somebody sits by it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import DelegateWithdrawal
from pomanager.readmodels.elections.result import Mandate
from pomanager.services.bodies.queries.loading import APPOINTMENT, among, sat

WITHDRAWAL = table_of(DelegateWithdrawal)


def mandates_that_stand(session: Session, found: Sequence[Mandate]) -> tuple[Mandate, ...]:
    """Those who were installed and sit or go still: neither ended nor taken back."""
    appointments = [each.appointment_id for each in found if each.appointment_id is not None]
    sitting: set[int] = set()
    if appointments:
        times = sat(session, APPOINTMENT.c.id.in_(among(appointments)))
        sitting = {each.appointment_id for each in times if each.ended_on is None}
    delegates = [each.delegate_id for each in found if each.delegate_id is not None]
    gone = set(session.scalars(select(WITHDRAWAL.c.delegate_id).where(WITHDRAWAL.c.delegate_id.in_(among(delegates)))))
    return tuple(
        each
        for each in found
        if each.appointment_id in sitting or (each.delegate_id is not None and each.delegate_id not in gone)
    )
