"""Papers in open sheets and in boxes, written past the session: one statement each, and no line of the journal.

A paper has a random number for its id, which is its place in the table, too: nothing tells in which order papers came.
Wiped pages are overwritten (``secure_delete``). See docs/file-format.md, "Ballot papers".
"""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.voting import BoxedBallot, SheetBallot
from pomanager.rules.elections.papers import Paper

SHEET, BOXED = table_of(SheetBallot), table_of(BoxedBallot)
_BITS = 61


def random_id() -> int:
    """A number nobody can guess, which stands for a paper; all are equally long in the file."""
    return secrets.randbits(_BITS) | 1 << _BITS


def lay_down(session: Session, entry_id: int, ballot_id: int, paper: Paper) -> None:
    """Put a paper into an open sheet; one that is there already stays as it is."""
    row = {
        "id": ballot_id, "entry_id": entry_id, "kind": paper.kind, "marks": paper.marks, "reason": paper.reason,
    }  # fmt: skip
    session.execute(insert_or(SHEET).values(**row).on_conflict_do_nothing())


def take_out(session: Session, entry_id: int, ballot_id: int) -> bool:
    """Take a paper out of an open sheet again; whether it was there."""
    gone = delete(SHEET).where(SHEET.c.id == ballot_id, SHEET.c.entry_id == entry_id).returning(SHEET.c.id)
    return session.execute(gone).first() is not None


def take_out_equal(session: Session, entry_id: int, paper: Paper) -> bool:
    """Take one paper like this out of an open sheet; whether there was any."""
    like = select(SHEET.c.id).where(
        SHEET.c.entry_id == entry_id, SHEET.c.kind == paper.kind, SHEET.c.marks == paper.marks,
        SHEET.c.reason.is_(None) if paper.reason is None else SHEET.c.reason == paper.reason,
    )  # fmt: skip
    found = session.execute(like.limit(1)).scalar()
    return found is not None and take_out(session, entry_id, found)


def heap_of(session: Session, entry_id: int) -> Counter[Paper]:
    """The papers of an open sheet, equal ones together."""
    rows = session.execute(
        select(SHEET.c.kind, SHEET.c.marks, SHEET.c.reason, func.count().label("papers"))
        .where(SHEET.c.entry_id == entry_id)
        .group_by(SHEET.c.kind, SHEET.c.marks, SHEET.c.reason)
    )
    return Counter({Paper(row.kind, row.marks, row.reason): row.papers for row in rows})


def move_sheet(session: Session, entry_id: int, to_entry_id: int) -> None:
    """Lay the papers of one open sheet to those of another, under new numbers."""
    heap = heap_of(session, entry_id)
    wipe(session, [entry_id])
    rows = [{"entry_id": to_entry_id, **row} for row in _shuffled(heap)]
    if rows:
        session.execute(insert(SHEET), rows)


def wipe(session: Session, entry_ids: Iterable[int]) -> None:
    """Empty sheets."""
    session.execute(delete(SHEET).where(SHEET.c.entry_id.in_(list(entry_ids))))


def put_into_box(session: Session, batch_id: int, heap: Mapping[Paper, int]) -> None:
    """Write papers into the box as those of a batch: under new random numbers, in the order of these."""
    rows = [{"batch_id": batch_id, **row} for row in _shuffled(heap)]
    if rows:
        session.execute(insert(BOXED), rows)


def _shuffled(heap: Mapping[Paper, int]) -> list[dict[str, object]]:
    """A row for each paper under a random number, in the order of the numbers: that is a shuffle."""
    rows: list[dict[str, object]] = []
    for paper, number in heap.items():
        rows += [
            {"id": random_id(), "kind": paper.kind, "marks": paper.marks, "reason": paper.reason} for _ in range(number)
        ]
    return sorted(rows, key=lambda row: str(row["id"]))
