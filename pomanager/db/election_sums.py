"""Holds elections against what they were made of: batches against papers, counts and mandates against candidates."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.sheets import BOXED
from pomanager.db.elections.voting import BallotBatch
from pomanager.marks import N_
from pomanager.rules.elections import records
from pomanager.rules.elections.kinds import BatchKind, BatchState, PaperKind
from pomanager.rules.elections.papers import Paper, papers_hash
from pomanager.rules.objections import Objection

PAPERS_DIFFER = N_("Batch {row} of ballot papers does not hold the papers it was closed with.")
COUNT_CHANGED = N_("The record of count {row} is not the one that was kept.")
NOT_ELECTED = N_("The mandate {row} of an election is not of the candidate it was made for.")

BATCH = table_of(BallotBatch)
_MANDATES = text(
    "SELECT installation.id FROM installation "
    "JOIN nomination ON nomination.id = installation.nomination_id "
    "JOIN member ON member.id = nomination.member_id "
    "JOIN election_count ON election_count.id = installation.count_id "
    "LEFT JOIN appointment ON appointment.id = installation.appointment_id "
    "LEFT JOIN delegate ON delegate.id = installation.delegate_id "
    "WHERE election_count.contest_id <> nomination.contest_id "
    "OR coalesce(appointment.person_id, member.person_id) <> member.person_id "
    "OR coalesce(delegate.member_id, nomination.member_id) <> nomination.member_id ORDER BY installation.id"
)


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each batch with other papers, each count that was changed, each mandate of somebody else."""
    yield from _batches(session)
    for row, record, digest in session.execute(text("SELECT id, record, hash FROM election_count ORDER BY id")):
        if records.fingerprint(record) != digest:
            yield Objection(COUNT_CHANGED, details={"row": int(row)})
    for (row,) in session.execute(_MANDATES):
        yield Objection(NOT_ELECTED, details={"row": int(row)})


def _batches(session: Session) -> Iterator[Objection]:
    rows = session.execute(
        select(BOXED.c.batch_id, BOXED.c.kind, BOXED.c.marks, BOXED.c.reason, func.count().label("papers")).group_by(
            BOXED.c.batch_id, BOXED.c.kind, BOXED.c.marks, BOXED.c.reason
        )
    )
    heaps: dict[int, Counter[Paper]] = {}
    for row in rows:
        heaps.setdefault(row.batch_id, Counter())[Paper(row.kind, row.marks, row.reason)] = row.papers
    closed = select(BATCH.c.id, BATCH.c.hash, BATCH.c.marked, BATCH.c.blank, BATCH.c.spoilt).where(
        BATCH.c.kind != BatchKind.TOTALS, BATCH.c.state.in_((BatchState.CLOSED, BatchState.TAKEN_BACK))
    )
    for batch in session.execute(closed.order_by(BATCH.c.id)):
        heap = heaps.get(batch.id, Counter())
        told = tuple(sum(papers for paper, papers in heap.items() if paper.kind is kind) for kind in PaperKind)
        if papers_hash(heap) != batch.hash or told != (batch.marked, batch.blank, batch.spoilt):
            yield Objection(PAPERS_DIFFER, details={"row": int(batch.id)})
