"""Rows of a large table in little memory: each kept as one text, and taken apart when it is looked at."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

Cells = tuple[str, ...]

APART = "\x1f"
"""Stands between the cells of a kept row; readers take control characters out of cells before they are kept."""


class PackedRows(Sequence[Cells]):
    """Rows of texts: a fifth of the memory that tuples of texts would take."""

    def __init__(self, rows: Iterable[Iterable[str]] = ()) -> None:
        self._rows: list[str | None] = []
        self.width = 0
        """Cells of the widest row."""
        for row in rows:
            self.append(row)

    def append(self, cells: Iterable[str]) -> None:
        """Add a row; a row without any cell stays one."""
        kept = list(cells)
        self.width = max(self.width, len(kept))
        self._rows.append(APART.join(kept) if kept else None)

    def put(self, place: int, cells: Iterable[str]) -> None:
        """Put other cells in the place of a row."""
        self._rows[place] = APART.join(cells)

    def without_first(self, count: int) -> "PackedRows":
        """The rows below the first so many."""
        below = PackedRows()
        below._rows = self._rows[count:]
        below.width = self.width
        return below

    def letters(self, place: int) -> int:
        """How many characters a row holds in all: no cell of it is longer."""
        return len(self._rows[place] or "")

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Cells: ...

    @overload
    def __getitem__(self, place: slice) -> list[Cells]: ...

    def __getitem__(self, place: int | slice) -> Cells | list[Cells]:
        if isinstance(place, slice):
            return [_apart(row) for row in self._rows[place]]
        return _apart(self._rows[place])

    def __iter__(self) -> Iterator[Cells]:
        return map(_apart, self._rows)


class CorrectedRows(Sequence[Cells]):
    """Rows of a table in which somebody has corrected cells: place of the row → column → what stands there now."""

    def __init__(self, rows: Sequence[Cells], corrected: Mapping[int, Mapping[int, str]]) -> None:
        self._rows = rows
        self._corrected = corrected

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Cells: ...

    @overload
    def __getitem__(self, place: slice) -> list[Cells]: ...

    def __getitem__(self, place: int | slice) -> Cells | list[Cells]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        return self._put_right(place, self._rows[place])

    def __iter__(self) -> Iterator[Cells]:
        return (self._put_right(place, row) for place, row in enumerate(self._rows))

    def _put_right(self, place: int, row: Cells) -> Cells:
        changed = self._corrected.get(place)
        if changed is None:
            return row
        cells = [*row, *[""] * (max(changed) + 1 - len(row))]
        for column, text in changed.items():
            cells[column] = text
        return tuple(cells)


def _apart(row: str | None) -> Cells:
    return () if row is None else tuple(row.split(APART))
