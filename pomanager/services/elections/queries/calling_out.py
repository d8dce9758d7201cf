"""What voters answered in a roll call, by name: the whole roll with the answers there are so far."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.voting import BallotBatch, BallotBox, CalledChoice
from pomanager.readmodels.elections.election import CalledVoter
from pomanager.rules.elections.kinds import BatchState
from pomanager.rules.elections.papers import Paper
from pomanager.services.elections.queries.loading import contest_found
from pomanager.services.elections.queries.voters import voters

BOX, BATCH, CHOICE = map(table_of, (BallotBox, BallotBatch, CalledChoice))


def answers_of(session: Session, contest_id: int, number: int = 1) -> Mapping[int, tuple[int, Paper]]:
    """Line of the roll → the batch its answer lies in, and the answer; batches that were taken back are left out."""
    rows = session.execute(
        select(CHOICE.c.batch_id, func.coalesce(CHOICE.c.voter_id, CHOICE.c.roll_id).label("line"), CHOICE.c.kind,
               CHOICE.c.marks)
        .select_from(CHOICE.join(BATCH, BATCH.c.id == CHOICE.c.batch_id).join(BOX, BOX.c.id == BATCH.c.box_id))
        .where(BOX.c.contest_id == contest_id, BOX.c.round == number, BATCH.c.state == BatchState.CLOSED)
    )  # fmt: skip
    return {row.line: (row.batch_id, Paper(row.kind, row.marks)) for row in rows}


def roll_called(session: Session, contest_id: int, number: int = 1) -> tuple[CalledVoter, ...]:
    """Everybody on the electoral roll with what they answered, in the order of the roll; raises NotFound."""
    detail, _contest = contest_found(session, contest_id)
    answers = answers_of(session, contest_id, number)
    found = []
    for each in voters(session, detail.label.id, number):
        batch_id, paper = answers.get(each.voter_id or each.roll_id or 0, (None, None))
        found.append(CalledVoter(each, batch_id, paper))
    return tuple(found)
