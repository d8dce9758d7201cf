"""How many candidates stand on the ballot paper of a contest, and how it is counted: asked at every paper typed in."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.preparing import Contest, Nomination
from pomanager.errors import NotFound
from pomanager.rules.counting.methods import Method
from pomanager.rules.objections import Objection
from pomanager.services.elections.queries.loading import NO_CONTEST

CONTEST, NOMINATION = table_of(Contest), table_of(Nomination)


def ballot_size(session: Session, contest_id: int) -> tuple[int, Method]:
    """The last number on the ballot paper, and the method; raises NotFound."""
    last = select(func.max(NOMINATION.c.number)).where(NOMINATION.c.contest_id == CONTEST.c.id).scalar_subquery()
    row = session.execute(select(CONTEST.c.method, last.label("last")).where(CONTEST.c.id == contest_id)).first()
    if row is None:
        raise NotFound(Objection(NO_CONTEST))
    return row.last or 0, row.method
