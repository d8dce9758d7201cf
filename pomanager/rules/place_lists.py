"""Official lists of places: a row for each place, a column for each level from the outside in."""

from collections.abc import Collection, Iterable, Sequence

from pomanager.rules import folding, writing

Path = tuple[str, ...]
"""Names from the outside in, one a level; "" where nothing lies at a level."""


def columns_of_levels(headings: Sequence[str], levels: Sequence[Collection[str]]) -> tuple[int | None, ...]:
    """Which column names the places of each level; None where none seems to.

    ``levels`` are the names of each level in all languages, from the outside in. A heading that is called as the level
    is its column. Where no heading is, and there are as many columns as levels, they stand in the same order.
    """
    folded = [folding.fold(heading) for heading in headings]
    found = [
        next((place for place, heading in enumerate(folded) if heading in {folding.fold(name) for name in names}), None)
        for names in levels
    ]
    if len(headings) == len(levels) and not any(place is not None for place in found):
        return tuple(range(len(levels)))
    return tuple(found)


def paths_of(rows: Iterable[Sequence[str]], columns: Sequence[int | None]) -> dict[Path, int]:
    """The paths the rows name, each once, in the order of the list → in how many rows each stands.

    What lies around a place and is no row of its own is no path of its own either. Rows that name nothing are passed
    over.
    """
    found: dict[Path, int] = {}
    for row in rows:
        names = tuple(_name(row, column) for column in columns)
        while names and not names[-1]:
            names = names[:-1]
        if names:
            found[names] = found.get(names, 0) + 1
    return found


def _name(row: Sequence[str], column: int | None) -> str:
    text = row[column] if column is not None and column < len(row) else ""
    name = writing.tidy(text)
    return name if folding.fold(name) else ""
