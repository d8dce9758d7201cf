"""The papers and sums that were counted: all closed batches of a contest and round, as one heap."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.sheets import BOXED
from pomanager.db.elections.voting import BallotBatch, BallotBox, BatchTotal, DrawnLot
from pomanager.readmodels.elections.election import ContestDetail
from pomanager.readmodels.elections.result import Lot
from pomanager.rules.counting.marks import Totals, totals
from pomanager.rules.counting.methods import TRANSFERABLE, Method
from pomanager.rules.counting.reading import Marks
from pomanager.rules.elections.kinds import BatchKind, BatchState
from pomanager.rules.elections.papers import Paper, ballots_of
from pomanager.services.bodies.queries.loading import among

BOX, BATCH, TOTAL, LOT = map(table_of, (BallotBox, BallotBatch, BatchTotal, DrawnLot))


def _closed(contest_id: int, number: int) -> Select[*tuple[Any, ...]]:
    return (
        select(BATCH.c.id)
        .select_from(BATCH.join(BOX, BOX.c.id == BATCH.c.box_id))
        .where(BOX.c.contest_id == contest_id, BOX.c.round == number, BATCH.c.state == BatchState.CLOSED)
    )


def heap_counted(session: Session, batch_ids: Sequence[int]) -> Counter[Paper]:
    """The papers of closed batches, equal ones together."""
    rows = session.execute(
        select(BOXED.c.kind, BOXED.c.marks, BOXED.c.reason, func.count().label("papers"))
        .where(BOXED.c.batch_id.in_(among(batch_ids)))
        .group_by(BOXED.c.kind, BOXED.c.marks, BOXED.c.reason)
    )
    return Counter({Paper(row.kind, row.marks, row.reason): row.papers for row in rows})


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be counted in a round: papers, and the sums of tellers; ``sums`` is None where there are none."""

    papers: Counter[Paper]
    sums: Marks | None
    batches: int

    def as_totals(self, contest: ContestDetail, names: tuple[str, ...], withdrawn: frozenset[int], most: int | None
                  ) -> Totals:  # fmt: skip
        """Papers and sums as votes; only for methods by marks."""
        counted = totals(ballots_of(self.papers, names, contest.seats, withdrawn), most)
        if self.sums is None:
            return counted
        marks, sums = counted.marks, self.sums
        gone = {number - 1 for number in withdrawn}
        return Totals(
            names=names, withdrawn=withdrawn,
            marks=Marks(
                yes=tuple(a + (0 if place in gone else b) for place, (a, b) in enumerate(zip(
                    marks.yes, sums.yes, strict=True))),
                no=tuple(a + b for a, b in zip(marks.no, sums.no, strict=True)),
                valid=marks.valid + sums.valid, blank=marks.blank + sums.blank, void=marks.void + sums.void,
                over=marks.over,
            ),
        )  # fmt: skip


def found_in(session: Session, contest: ContestDetail, number: int = 1) -> Found:
    """Everything that was closed of a contest in a round."""
    rows = session.execute(select(BATCH).where(BATCH.c.id.in_(_closed(contest.id, number))).order_by(BATCH.c.id)).all()
    of_papers = [row.id for row in rows if row.kind is not BatchKind.TOTALS]
    of_sums = [row for row in rows if row.kind is BatchKind.TOTALS]
    papers = heap_counted(session, of_papers)
    if not of_sums:
        return Found(papers, None, len(rows))
    size = len(contest.numbered())
    yes, no = [0] * size, [0] * size
    for total in session.execute(select(TOTAL).where(TOTAL.c.batch_id.in_(among([row.id for row in of_sums])))):
        yes[total.candidate - 1] += total.votes
        no[total.candidate - 1] += total.against
    marks = Marks(
        yes=tuple(yes), no=tuple(no), valid=sum(row.marked for row in of_sums),
        blank=sum(row.blank for row in of_sums), void=sum(row.spoilt for row in of_sums),
    )  # fmt: skip
    return Found(papers, marks, len(rows))


def votes_counted(session: Session, batch_ids: Sequence[int], contest: ContestDetail) -> tuple[int, int]:
    """Votes of all candidates together in closed batches, and papers void for too many marks."""
    if contest.method in TRANSFERABLE or not batch_ids:
        return 0, 0
    names = tuple(each.name for each in contest.numbered())
    marks = totals(ballots_of(heap_counted(session, batch_ids), names, contest.seats), contest.most_marks).marks
    votes = sum(marks.yes) + (sum(marks.no) if contest.method is Method.YES_NO else 0)
    sums = session.execute(
        select(func.coalesce(func.sum(TOTAL.c.votes), 0), func.coalesce(func.sum(TOTAL.c.against), 0)).where(
            TOTAL.c.batch_id.in_(among(batch_ids))
        )
    ).one()
    return votes + int(sums[0]) + int(sums[1]), marks.over


def lots_of(session: Session, contest_id: int) -> tuple[Lot, ...]:
    """The answers to ties of a contest, the newest first: that one counts."""
    return lots_by_contest(session, [contest_id]).get(contest_id, ())


def lots_by_contest(session: Session, contest_ids: Sequence[int]) -> Mapping[int, tuple[Lot, ...]]:
    """Contest → those answers; contests in which no tie was answered are left out."""
    rows = session.execute(select(LOT).where(LOT.c.contest_id.in_(among(contest_ids))).order_by(LOT.c.id.desc()))
    found: dict[int, list[Lot]] = {}
    for row in rows:
        found.setdefault(row.contest_id, []).append(_lot(row))
    return {each: tuple(of) for each, of in found.items()}


def _lot(row: Row[Any]) -> Lot:
    return Lot(
        id=row.id, by=row.by, candidates=tuple(map(int, row.candidates.split())),
        order=tuple(tuple(map(int, word.split("="))) for word in row.order.split()), seed=row.seed,
        drawn_by=row.drawn_by, witnesses=row.witnesses, recorded_at=row.recorded_at,
    )  # fmt: skip


def counted_hash(session: Session, contest: ContestDetail) -> str:
    """The fingerprint of all a count depends on: the hashes of closed batches by round, lots, and who withdrew."""
    return counted_hashes(session, [contest])[contest.id]


def counted_hashes(session: Session, contests: Sequence[ContestDetail]) -> Mapping[int, str]:
    """Contest → that fingerprint."""
    ids = [each.id for each in contests]
    lines: dict[int, list[str]] = {each: [] for each in ids}
    batches = session.execute(
        select(BOX.c.contest_id, BOX.c.round, BATCH.c.id, BATCH.c.hash)
        .select_from(BATCH.join(BOX, BOX.c.id == BATCH.c.box_id))
        .where(BOX.c.contest_id.in_(among(ids)), BATCH.c.state == BatchState.CLOSED)
        .order_by(BOX.c.round, BATCH.c.id)
    )
    for row in batches:
        lines[row.contest_id].append(f"{row.round}:{row.id}:{row.hash}")
    lots = session.execute(
        select(LOT.c.contest_id, LOT.c.id).where(LOT.c.contest_id.in_(among(ids))).order_by(LOT.c.id)
    )
    for lot in lots:
        lines[lot.contest_id].append(f"lot:{lot.id}")
    for contest in contests:
        lines[contest.id] += [f"gone:{each.number}" for each in contest.numbered() if not each.stands]
    return {each: hashlib.sha256("\n".join(of).encode()).hexdigest() for each, of in lines.items()}
