"""The elections a member stood in, and whether they were elected."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.preparing import Contest, Nomination, NominationWithdrawal
from pomanager.db.elections.results import ElectionCount, Installation
from pomanager.readmodels.elections.standing import StoodIn
from pomanager.rules.elections.kinds import RESULT_STANDS
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.loading import ELECTION, labels, select_labels
from pomanager.services.members.queries.kept_records import records_of

NOMINATION, WITHDRAWAL, CONTEST, COUNT, INSTALLATION = map(
    table_of, (Nomination, NominationWithdrawal, Contest, ElectionCount, Installation)
)


def stood_in(session: Session, member_id: int) -> tuple[StoodIn, ...]:
    """The candidacies of a member, the newest election first."""
    source = NOMINATION.join(CONTEST, CONTEST.c.id == NOMINATION.c.contest_id)
    source = source.outerjoin(WITHDRAWAL, WITHDRAWAL.c.nomination_id == NOMINATION.c.id)
    source = source.outerjoin(INSTALLATION, INSTALLATION.c.nomination_id == NOMINATION.c.id)
    rows = session.execute(
        select(
            NOMINATION.c.id, NOMINATION.c.number, NOMINATION.c.contest_id, CONTEST.c.election_id,
            WITHDRAWAL.c.on.label("withdrawn_on"), INSTALLATION.c.id.label("installed"),
        ).select_from(source).where(NOMINATION.c.member_id.in_(records_of(session, member_id)))
    ).all()  # fmt: skip
    if not rows:
        return ()
    named = {
        each.id: each
        for each in labels(session, select_labels().where(ELECTION.c.id.in_(among([row.election_id for row in rows]))))
    }
    counts = select(COUNT.c.contest_id, COUNT.c.elected).where(
        COUNT.c.contest_id.in_(among([row.contest_id for row in rows]))
    )
    elected = {row.contest_id: row.elected.split() for row in session.execute(counts.order_by(COUNT.c.id))}
    found = []
    for row in rows:
        label = named[row.election_id]
        chosen = row.installed is not None or str(row.number) in elected.get(row.contest_id, ())
        told = chosen if label.state in RESULT_STANDS else None
        found.append(StoodIn(label, row.id, row.number, row.withdrawn_on, told))
    return tuple(sorted(found, key=lambda each: (each.label.held_on, each.nomination_id), reverse=True))
