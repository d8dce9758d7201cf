"""Candidacies pasted from a table: a section and a member's number in each line, or the number alone."""

import re
from dataclasses import dataclass

from pomanager.rules.folding import digits

MOST_ROWS = 5_000
"""So many lines are read; a table is never longer."""
_PARTED = re.compile(r"[\t;]|,|\s{2,}")


@dataclass(frozen=True, slots=True)
class PastedRow:
    """A line of the table: where it stands in the text, from 1, the section ("" for none), and the number."""

    line: int
    section: str
    number: str


def rows_pasted(text: str) -> tuple[PastedRow, ...]:
    """The rows of a text, without empty lines; which of two cells is the number is told by its figures."""
    found = []
    for line, told in enumerate(text.splitlines()[:MOST_ROWS], 1):
        cells = [cell.strip() for cell in _PARTED.split(told.strip()) if cell.strip()]
        if cells:
            found.append(_row(line, cells))
    return tuple(found)


def _row(line: int, cells: list[str]) -> PastedRow:
    if len(cells) == 1:
        return PastedRow(line, "", cells[0])
    first, second = cells[0], cells[1]
    if _is_number(first) and not _is_number(second):
        return PastedRow(line, second, first)
    return PastedRow(line, first, second)


def _is_number(cell: str) -> bool:
    return bool(digits(cell)) and len(digits(cell)) * 2 >= len(cell)
