"""Which mandates made of a result still stand: an election cannot be void while somebody sits by it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.preparing import Nomination
from pomanager.db.elections.results import Installation
from pomanager.db.meetings.calling import DelegateWithdrawal
from pomanager.services.bodies.queries.loading import APPOINTMENT, among, sat

INSTALLATION, NOMINATION, WITHDRAWAL = map(table_of, (Installation, Nomination, DelegateWithdrawal))


def who_sits_by(session: Session, election_id: int) -> tuple[str, ...]:
    """The names of those whose mandates of this election were neither ended nor taken back, in order of installing."""
    rows = session.execute(
        select(INSTALLATION.c.appointment_id, INSTALLATION.c.delegate_id, NOMINATION.c.name)
        .select_from(INSTALLATION.join(NOMINATION, NOMINATION.c.id == INSTALLATION.c.nomination_id))
        .where(INSTALLATION.c.election_id == election_id)
        .order_by(INSTALLATION.c.id)
    ).all()
    appointments = [row.appointment_id for row in rows if row.appointment_id is not None]
    times = sat(session, APPOINTMENT.c.id.in_(among(appointments))) if appointments else ()
    sitting = {each.appointment_id for each in times if each.ended_on is None}
    delegates = [row.delegate_id for row in rows if row.delegate_id is not None]
    withdrawn = select(WITHDRAWAL.c.delegate_id).where(WITHDRAWAL.c.delegate_id.in_(among(delegates)))
    going = set(delegates) - set(session.scalars(withdrawn))
    return tuple(row.name for row in rows if row.appointment_id in sitting or row.delegate_id in going)
