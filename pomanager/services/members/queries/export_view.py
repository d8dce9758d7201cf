"""The list handed out as a table just as it is seen: the same members in the same order, in the same columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from pomanager.readmodels.members import MemberRow, RollView
from pomanager.readmodels.progress import Progress, silent
from pomanager.services.exchange.writing import write_table
from pomanager.services.members.queries.export_order import afterwards, in_order
from pomanager.services.members.queries.handed_in import HandedIn
from pomanager.services.members.queries.roll import roll_ids
from pomanager.services.members.queries.row_extras import roll_rows_with


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTable:
    """What a list shows: its members, the titles of its columns, and what each says of a line.

    ``extras`` are fetched for columns that need them; ``today`` is the day ages are counted on.
    """

    view: RollView
    headings: tuple[str, ...]
    texts: Callable[[MemberRow], Sequence[str]]
    extras: frozenset[str]
    today: date
    sheet: str
    handed_in: HandedIn = field(default_factory=dict)
    """How columns are fetched that belong to areas above the roll."""


def export_view(session: Session, target: Path, seen: SeenTable, progress: Progress = silent) -> int:
    """Write what is seen as CSV or XLSX, by the ending of the name; returns the number of members written.

    Raises FileTrouble, and what ``progress`` raises to stop it; then a file of that name is as it was before.
    """
    ids = roll_ids(session, seen.view)

    def texts(some: Sequence[int]) -> Iterator[tuple[int, Sequence[str]]]:
        rows = roll_rows_with(session, some, seen.extras, seen.today, seen.handed_in)
        return ((row.id, seen.texts(row)) for row in rows)

    rows = in_order(ids, texts, progress)
    return write_table(target, list(seen.headings), rows, seen.sheet, len(ids), afterwards(progress))
