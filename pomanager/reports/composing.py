"""How a kind of paper gets onto pages: made of blocks that can stand in two languages side by side, or of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pomanager.i18n import speaking
from pomanager.readmodels.papers import Letterhead, PrintOrder
from pomanager.readmodels.progress import Progress, silent
from pomanager.reports.flow import Block, in_pairs
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper, opened


class Sheet(Protocol):
    """What every sheet brings: the head of its paper."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""


SheetT = TypeVar("SheetT", bound=Sheet)


class Lies(StrEnum):
    """How the sheets of a list lie."""

    TURNED_WHEN_LARGE = "turned_when_large"
    """Upright; on their long side in large print."""
    TURNED = "turned"
    """Always on their long side: for rows of so many columns that in large print they would stand one on a page."""
    FIXED = "fixed"
    """Upright, with places of a fixed size in millimetres, as labels have; large print changes nothing."""


@dataclass(frozen=True, slots=True)
class InBlocks(Generic[SheetT]):
    """A paper made of blocks. ``story`` gives as many, of the same kinds, in every language.

    ``wide`` lays its sheets on their long side, as pictures of many years want it; in large print, which leaves them
    little height, they stand upright all the same. ``large`` prints it in large letters whoever orders it.
    """

    heading: Callable[[SheetT], Heading]
    story: Callable[[SheetT], Sequence[Block]]
    wide: bool = False
    large: bool = False

    def fitted(self, order: PrintOrder) -> PrintOrder:
        """The order as far as it concerns such a paper."""
        return replace(order, large=True) if self.large else order

    def turned(self, order: PrintOrder) -> bool:
        """Whether its sheets lie on their long side."""
        return self.wide and not order.large

    def put(self, sheet: SheetT, paper: Paper, progress: Progress) -> None:
        """Write the paper in the language being spoken. Raises FileTrouble for a broken picture, Cancelled."""
        progress(0, 1)
        paper.begin(sheet.letterhead, self.heading(sheet))
        paper.flow(self.story(sheet))
        paper.end()
        progress(1, 1)

    def put_beside(self, sheets: dict[str, SheetT], paper: Paper, progress: Progress) -> None:
        """Write the paper in two languages side by side; ``sheets`` are language → the sheet made in it."""
        progress(0, 1)
        stories: list[Sequence[Block]] = []
        headings: list[tuple[str, Heading]] = []
        for code, sheet in sheets.items():
            with speaking(code):
                headings.append((code, self.heading(sheet)))
                stories.append(self.story(sheet))
        code, heading = headings[0]
        with speaking(code):
            paper.begin(sheets[code].letterhead, heading, headings[1])
            paper.flow(in_pairs(*stories))
            paper.end()
        progress(1, 1)


@dataclass(frozen=True, slots=True)
class Listing(Generic[SheetT]):
    """A paper of rows, of any length; in two languages one comes after the other."""

    heading: Callable[[SheetT], Heading]
    write: Callable[[SheetT, Paper, Progress], None]
    lies: Lies = Lies.TURNED_WHEN_LARGE

    def fitted(self, order: PrintOrder) -> PrintOrder:
        """The order as far as it concerns such a paper: only lists that lie upright can be printed large."""
        return order if self.lies is Lies.TURNED_WHEN_LARGE else replace(order, large=False)

    def turned(self, order: PrintOrder) -> bool:
        """Whether its sheets lie on their long side."""
        return self.lies is Lies.TURNED or (order.large and self.lies is Lies.TURNED_WHEN_LARGE)

    def put(self, sheet: SheetT, paper: Paper, progress: Progress) -> None:
        """Write the paper in the language being spoken. Raises FileTrouble for a broken logo, Cancelled."""
        progress(0, 1)
        paper.begin(sheet.letterhead, self.heading(sheet))
        self.write(sheet, paper, progress)
        paper.end()


def write(
    kind: InBlocks[SheetT] | Listing[SheetT], sheet: SheetT, target: Path, order: PrintOrder,
    progress: Progress = silent,
) -> None:  # fmt: skip
    """Write one paper, in one language, into a file. Raises FileTrouble, Cancelled: then no file is left."""
    order, turned = kind.fitted(order), kind.turned(order)
    with speaking(order.language), opened(target, order, sheet.letterhead.printed_at, turned=turned) as paper:
        kind.put(sheet, paper, progress)
