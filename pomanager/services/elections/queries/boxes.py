"""Boxes and batches with their figures, open sheets, and whether everything adds up so far."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections import sheets
from pomanager.db.elections.sheets import SHEET
from pomanager.db.elections.voting import BallotBatch, BallotBox, BatchEntry
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BatchRow, BoxRow, ContestDetail, EntryRow, Reconciliation
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.elections import batches as secrecy
from pomanager.rules.elections.batches import BatchFacts, Difference
from pomanager.rules.elections.kinds import BatchKind, BatchState
from pomanager.rules.elections.papers import Paper
from pomanager.rules.elections.reconciling import Figures, checks, summed
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.loading import contest_found
from pomanager.services.elections.queries.papers import votes_counted
from pomanager.services.elections.queries.voters import roll_figures

BOX, BATCH, ENTRY = map(table_of, (BallotBox, BallotBatch, BatchEntry))
NO_BOX = N_("This box is not in the books.")
NO_BATCH = N_("This batch is not in the books.")
NO_SHEET = N_("This sheet is not open any more.")


def entries_of(session: Session, batch_ids: Sequence[int]) -> Mapping[int, tuple[EntryRow, ...]]:
    """Open batch → its sheets, with how many papers lie in each."""
    papers = select(func.count()).where(SHEET.c.entry_id == ENTRY.c.id).scalar_subquery()
    rows = session.execute(
        select(ENTRY, papers.label("papers"), BATCH.c.state)
        .select_from(ENTRY.join(BATCH, BATCH.c.id == ENTRY.c.batch_id))
        .where(ENTRY.c.batch_id.in_(among(batch_ids)), BATCH.c.state == BatchState.OPEN)
        .order_by(ENTRY.c.place)
    )
    found: dict[int, list[EntryRow]] = defaultdict(list)
    for row in rows:
        found[row.batch_id].append(EntryRow(row.id, row.place, row.teller, row.done, row.papers))
    return {each: tuple(sheets_of) for each, sheets_of in found.items()}


def _batch(row: Row[Any], entries: tuple[EntryRow, ...]) -> BatchRow:
    return BatchRow(
        id=row.id, box_id=row.box_id, position=row.position, name=row.name, kind=row.kind, state=row.state,
        state_reason=row.state_reason, twice=row.twice, joined_to_id=row.joined_to_id, marked=row.marked,
        blank=row.blank, spoilt=row.spoilt, hash=row.hash, source=row.source, entries=entries, version=row.version,
    )  # fmt: skip


def batches_of(session: Session, box_ids: Sequence[int]) -> Mapping[int, tuple[BatchRow, ...]]:
    """Box → its batches in order."""
    rows = session.execute(
        select(BATCH).where(BATCH.c.box_id.in_(among(box_ids))).order_by(BATCH.c.box_id, BATCH.c.position)
    ).all()
    entries = entries_of(session, [row.id for row in rows])
    found: dict[int, list[BatchRow]] = defaultdict(list)
    for row in rows:
        found[row.box_id].append(_batch(row, entries.get(row.id, ())))
    return {each: tuple(of_box) for each, of_box in found.items()}


def batch_found(session: Session, batch_id: int) -> BatchRow:
    """One batch; raises NotFound."""
    row = session.execute(select(BATCH).where(BATCH.c.id == batch_id)).first()
    if row is None:
        raise NotFound(Objection(NO_BATCH))
    return _batch(row, entries_of(session, [batch_id]).get(batch_id, ()))


def contest_of_box(session: Session, box_id: int) -> tuple[int, int]:
    """The contest of a box, and its round; raises NotFound."""
    row = session.execute(select(BOX.c.contest_id, BOX.c.round).where(BOX.c.id == box_id)).first()
    if row is None:
        raise NotFound(Objection(NO_BOX))
    return row.contest_id, row.round


def batch_of_entry(session: Session, entry_id: int) -> tuple[int, int]:
    """The batch and the contest of an open sheet; raises NotFound. It is asked at every paper, and reads one row."""
    row = session.execute(
        select(ENTRY.c.batch_id, BOX.c.contest_id)
        .select_from(ENTRY.join(BATCH, BATCH.c.id == ENTRY.c.batch_id).join(BOX, BOX.c.id == BATCH.c.box_id))
        .where(ENTRY.c.id == entry_id, BATCH.c.state == BatchState.OPEN)
    ).first()
    if row is None:
        raise NotFound(Objection(NO_SHEET))
    return row.batch_id, row.contest_id


def sheet_papers(session: Session, entry_id: int) -> tuple[tuple[Paper, int], ...]:
    """The papers of an open sheet, equal ones together, in sorted order: in which they came nobody knows."""
    batch_of_entry(session, entry_id)
    return tuple(sorted(sheets.heap_of(session, entry_id).items(), key=lambda each: each[0].told))


def entries_differ(session: Session, batch_id: int) -> tuple[Difference, ...]:
    """In which papers the two entries of an open batch differ; nothing where there is one only."""
    entries = batch_found(session, batch_id).entries
    if len(entries) < 2:  # noqa: PLR2004 - two entries
        return ()
    first, second = (sheets.heap_of(session, each.id) for each in entries[:2])
    return secrecy.differences(first, second)


def facts_of(batch: BatchRow) -> BatchFacts:
    """A batch as the rules of secrecy look at it."""
    return BatchFacts(batch.position, batch.kind, batch.state, batch.papers)


def boxes(session: Session, contest_id: int) -> tuple[BoxRow, ...]:
    """The boxes of a contest in all rounds, with their figures and batches; raises NotFound."""
    _detail, contest = contest_found(session, contest_id)
    return boxes_of(session, [contest])[contest_id]


def boxes_of(session: Session, contests: Sequence[ContestDetail]) -> Mapping[int, tuple[BoxRow, ...]]:
    """The same of contests that were read already, by contest."""
    by_id = {each.id: each for each in contests}
    rows = session.execute(
        select(BOX).where(BOX.c.contest_id.in_(among(by_id))).order_by(BOX.c.contest_id, BOX.c.round, BOX.c.position)
    ).all()
    batches = batches_of(session, [row.id for row in rows])
    found: dict[int, list[BoxRow]] = {each: [] for each in by_id}
    for row in rows:
        found[row.contest_id].append(_box(session, row, batches.get(row.id, ()), by_id[row.contest_id]))
    return {each: tuple(of) for each, of in found.items()}


def _box(session: Session, row: Row[Any], batches: tuple[BatchRow, ...], contest: ContestDetail) -> BoxRow:
    closed = [each for each in batches if each.state is BatchState.CLOSED]
    votes, over = votes_counted(session, [each.id for each in closed], contest)
    most = contest.most_marks or len(contest.numbered())
    figures = Figures(
        issued=row.issued, used=row.used, spoiled=row.spoiled, unused=row.unused, signatures=row.signatures,
        found=row.found, marked=sum(each.marked for each in closed), blank=sum(each.blank for each in closed),
        spoilt=sum(each.spoilt for each in closed), over=over,
        votes=None if contest.method in TRANSFERABLE or not closed else votes, most_marks=most,
        open_batches=sum(each.state is BatchState.OPEN for each in batches),
    )  # fmt: skip
    return BoxRow(
        id=row.id, contest_id=row.contest_id, round=row.round, position=row.position, name=row.name, figures=figures,
        checks=checks(figures), batches=batches, version=row.version,
    )  # fmt: skip


def reconciliation(session: Session, contest_id: int) -> tuple[Reconciliation, ...]:
    """The figures of each round of a contest as a whole, with the roll; raises NotFound."""
    _detail, contest = contest_found(session, contest_id)
    return reconciled(session, [contest])[contest_id]


def reconciled(session: Session, contests: Sequence[ContestDetail]) -> Mapping[int, tuple[Reconciliation, ...]]:
    """The same of contests that were read already, by contest."""
    of_boxes = boxes_of(session, contests)
    return {each.id: tuple(_rounds(session, each, of_boxes[each.id])) for each in contests}


def _rounds(session: Session, contest: ContestDetail, there: Sequence[BoxRow]) -> Iterator[Reconciliation]:
    by_round: dict[int, list[BoxRow]] = defaultdict(list)
    for each in there:
        by_round[each.round].append(each)
    for number, of_round in sorted(by_round.items()):
        roll = roll_figures(session, contest.election_id, number)
        whole = summed(tuple(box.figures for box in of_round))
        figures = Figures(
            **{name: getattr(whole, name) for name in Figures.__dataclass_fields__ if name not in _OF_ROLL},
            ticked=roll.papers if roll.ticked else None, votes_on_roll=roll.votes if roll.on_roll else None,
        )  # fmt: skip
        yield Reconciliation(contest.id, number, figures, checks(figures), tuple(of_round))


_OF_ROLL = frozenset({"ticked", "votes_on_roll"})


def open_batches(session: Session) -> int:
    """How many batches are open in the whole office: while there are any, no backup is made by itself."""
    rows = select(func.count()).where(BATCH.c.state == BatchState.OPEN, BATCH.c.kind == BatchKind.PAPERS)
    return session.execute(rows).scalar_one()


def last_box(session: Session, contest_id: int, number: int) -> int:
    """The position of the last box of a contest and round; 0 where there is none."""
    last = select(func.max(BOX.c.position)).where(BOX.c.contest_id == contest_id, BOX.c.round == number)
    return session.execute(last).scalar() or 0


def last_batch(session: Session, box_id: int) -> int:
    """The position of the last batch of a box; 0 where there is none."""
    return session.execute(select(func.max(BATCH.c.position)).where(BATCH.c.box_id == box_id)).scalar() or 0
