"""Measures what the columns of a table say, and shares its width out: figures stand whole, words give way."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pomanager.ui.look import px
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import CellDelegate
from pomanager.ui.tables.head import TableHead
from pomanager.ui.tables.model import TableModel

NARROWEST = 48
WORDS_AT_LEAST = 76
"""To this words may be shortened before the list scrolls sideways."""
WORDS_AT_MOST = 240
"""Wider than this no column grows by itself."""
STRETCHED_AT_LEAST = 172
STRETCHED_SQUEEZED = 132
"""To what the column that stretches may shrink before the list scrolls sideways."""
STRETCHED_READ = 260
"""To this the column that stretches keeps what its own words need, before others grow beyond what they need."""
_SAMPLE = 48
"""So many rows are looked at: what a large screen shows."""


class Told(NamedTuple):
    """What the first cells of a column need, and whether they are figures: half a date or amount would mislead."""

    width: int
    figures: bool


class Needs(NamedTuple):
    """The widths of a column: ``least`` in any case, what it ``says`` as far as declared, ``usual``, ``wanted``."""

    least: int
    says: int
    usual: int
    wanted: int


def told_by(model: TableModel[Any], delegate: CellDelegate, number: int) -> Told:
    """Measure the first cells of a column; a state, an amount and a day are never cut."""
    column = model.columns[number]
    rows = range(min(_SAMPLE, model.rowCount()))
    texts = {str(model.data(model.index(row, number)) or "") for row in rows}
    width = delegate.needed_for(model, number, texts, rows) if rows else 0
    whole = column.right or column.words is not None or not any(map(str.isalpha, "".join(texts)))
    return Told(width, whole and column.brief is None)


def needs_of(column: Column[Any], told: Told, head: TableHead, number: int, delegate: CellDelegate) -> Needs:
    """What a column needs that nobody has drawn to a width."""
    declared = px(column.width)
    folded = max(px(NARROWEST), head.needed_folded(number))
    says = told.width or declared
    least = max(folded, says if told.figures else min(says, declared, px(WORDS_AT_LEAST)))
    named = max(least, says if told.figures else min(says, declared))
    usual = max(named, declared, head.needed(number))
    grown = min(says, px(WORDS_AT_MOST)) if column.brief is None else 0
    return Needs(least, named, usual, max(usual, delegate.widest(column), grown))


def shared_out(needs: Mapping[int, Needs], room: int, stretched: int | None) -> dict[int, int]:
    """Share a width out among columns; ``stretched`` is what the column says that takes the rest, None without one.

    First everybody gets the least; what is left raises one kind of need after the other, and where little is missing
    it is given first.
    """
    widths = {number: each.least for number, each in needs.items()}
    kept = (0, 0, 0)
    if stretched is not None:
        read = max(px(STRETCHED_AT_LEAST), min(stretched, px(STRETCHED_READ)))
        kept = (px(STRETCHED_SQUEEZED), px(STRETCHED_AT_LEAST), read)
    for stage, reserve in enumerate(kept, start=1):
        _raise(widths, {number: each[stage] for number, each in needs.items()}, room - reserve)
    return widths


def _raise(widths: dict[int, int], goals: Mapping[int, int], room: int) -> None:
    spare = room - sum(widths.values())
    missing = {number: goal - widths[number] for number, goal in goals.items()}
    for number in sorted(missing, key=missing.__getitem__):
        more = max(0, min(missing[number], spare))
        widths[number] += more
        spare -= more
