"""The list handed out as a table just as it is seen: the same members in the same order, in the same columns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from pomanager.readmodels.members import Extra, MemberRow, RollView
from pomanager.readmodels.progress import Progress, silent
from pomanager.services.exchange.writing import write_table
from pomanager.services.members.queries.roll import roll_ids
from pomanager.services.members.queries.row_extras import roll_rows_with

READ_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenTable:
    """What a list shows: its members, the titles of its columns, and what each says of a line.

    ``extras`` are fetched for columns that need them; ``today`` is the day ages are counted on.
    """

    view: RollView
    headings: tuple[str, ...]
    texts: Callable[[MemberRow], Sequence[str]]
    extras: frozenset[Extra]
    today: date
    sheet: str


def export_view(session: Session, target: Path, seen: SeenTable, progress: Progress = silent) -> int:
    """Write what is seen as CSV or XLSX, by the ending of the name; returns the number of members written.

    Raises FileTrouble, and what ``progress`` raises to stop it; then a file of that name is as it was before.
    """
    ids = roll_ids(session, seen.view)
    rows = _rows(session, ids, seen)
    return write_table(target, list(seen.headings), rows, seen.sheet, len(ids), progress)


def _rows(session: Session, ids: Sequence[int], seen: SeenTable) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), READ_AT_A_TIME):
        portion = ids[start : start + READ_AT_A_TIME]
        yield from map(seen.texts, roll_rows_with(session, portion, seen.extras, seen.today))
