"""The columns of a register: what each is called, how wide it is, and where it stands on the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from pomanager.reports.lines import one_line
from pomanager.reports.styles import CELL, CELL_HEAD, Align

GAP: Final = 6.0
"""Between two columns, in points."""

_MOST_HELD: Final = 0.65
"""So much of the width may go to columns that do not break."""
_MOST_AT_WORST: Final = 0.76
"""So much where they would break otherwise: a long name stands on two lines rather than a number or a day."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title in the language of the paper, its share of the width, its side.

    ``holds`` are texts that must stand in it unbroken: it gets the width of the widest and no more, and the columns
    without share what is left. Where ``amount`` is set, cells are whole numbers: it writes them, and pages carry their
    sum forward. ``boxed`` draws a box to press a thumb into beside what stands in a cell; none beside an empty one.
    """

    title: str
    share: float = 0.0
    align: Align = Align.START
    amount: Callable[[int], str] | None = None
    holds: tuple[str, ...] = ()
    boxed: bool = False

    def width_held(self, *, title_broken: bool = False) -> float:
        """The width of the widest text it must hold, its title among them, in points; 0 for a column that shares.

        With ``title_broken`` the title may stand a word below the other.
        """
        if not self.holds:
            return 0.0
        titles = self.title.split() if title_broken else [self.title]
        texts = [one_line(text, CELL.weight, CELL.size).width for text in self.holds]
        return max(texts + [one_line(title, CELL_HEAD.weight, CELL_HEAD.size).width for title in titles]) + 0.5


def _words(title: str) -> list[str]:
    """What a title may be broken into; Khmer marks the ends of its words with a space without width."""
    return title.replace("\N{ZERO WIDTH SPACE}", " ").split()


def title_needs(title: str) -> float:
    """The width in which no word of a title is cut in two, in points."""
    return max((one_line(word, CELL_HEAD.weight, CELL_HEAD.size).width + 0.5 for word in _words(title)), default=0.0)


def shared(free: float, shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """Share a width out, but give each the least it needs, taken from the others; by shares alone where it is too much.

    A share of 0 gets nothing.
    """
    needs = [need if share else 0.0 for share, need in zip(shares, least, strict=True)]
    fixed: set[int] = set()
    while True:
        left = free - sum(needs[place] for place in fixed)
        whole = sum(share for place, share in enumerate(shares) if place not in fixed) or 1.0
        wide = [needs[place] if place in fixed else left * share / whole for place, share in enumerate(shares)]
        short = {place for place, each in enumerate(wide) if each < needs[place] and place not in fixed}
        if sum(needs) > free:
            return [free * share / (sum(shares) or 1.0) for share in shares]
        if not short:
            return wide
        fixed |= short


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: its left edge and its width, in points."""

    left: float
    width: float

    @property
    def end(self) -> float:
        """Its right edge."""
        return self.left + self.width


def placed(columns: Sequence[Column], left: float, width: float, *, right: bool) -> list[Place]:
    """The place of each column between ``left`` and ``left + width``; with ``right`` the first stands at the right.

    Edges are whole hundredths of a point, so that steps from column to column add up on the page as they do here.
    """
    held = [column.width_held() for column in columns]
    free = width - GAP * (len(columns) - 1)
    most = free * (_MOST_HELD if any(column.share for column in columns) else 1.0)
    if sum(held) > most:
        held = [column.width_held(title_broken=True) for column in columns]
        most = max(most, min(sum(held), free * _MOST_AT_WORST))
    # Where the unbroken columns would leave the others too little even so, all are narrowed alike and break after all.
    narrowed = min(1.0, most / sum(held)) if any(held) else 1.0
    free -= sum(held) * narrowed
    shares = [0.0 if column.holds else column.share for column in columns]
    broken = shared(free, shares, [title_needs(column.title) for column in columns])
    x = left
    found: list[Place] = []
    for own, share in zip(held, broken, strict=True):
        wide = own * narrowed if own else share
        found.append(Place(round(2 * left + width - x - wide if right else x, 2), wide))
        x += wide + GAP
    return found
