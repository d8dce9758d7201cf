"""Rows as lines of text for the clipboard, safe to paste into a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from pomanager.ui.tables.model import TableModel


def _plain(text: str) -> str:
    """Return a cell that stays in its cell: no tabs or line ends, and never taken for a formula."""
    single = " ".join(text.split())
    return f"'{single}" if single.startswith(("=", "@")) else single


def as_lines(model: TableModel[Any], places: Iterable[int], columns: Sequence[int]) -> str:
    """Return the rows at these places as lines, their columns parted by tabs."""
    lines = []
    for place in places:
        row = model.row(place)
        if row is not None:
            lines.append("\t".join(_plain(model.said(row, model.columns[number])) for number in columns))
    return "\n".join(lines)
