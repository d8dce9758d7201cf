"""How a kind of paper gets onto pages: made of blocks that can stand in two languages side by side, or of rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from pomanager.i18n import speaking
from pomanager.readmodels.papers import Letterhead, PrintOrder
from pomanager.reports.flow import Block, in_pairs
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper, opened
from pomanager.reports.writing import Progress, unwatched


class Sheet(Protocol):
    """What every sheet brings: the head of its paper."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""


SheetT = TypeVar("SheetT", bound=Sheet)


@dataclass(frozen=True, slots=True)
class InBlocks(Generic[SheetT]):
    """A paper made of blocks. ``story`` gives as many, of the same kinds, in every language."""

    heading: Callable[[SheetT], Heading]
    story: Callable[[SheetT], Sequence[Block]]

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
    """A paper of rows, of any length; in two languages one comes after the other, and large print turns the sheets."""

    heading: Callable[[SheetT], Heading]
    write: Callable[[SheetT, Paper, Progress], None]

    def put(self, sheet: SheetT, paper: Paper, progress: Progress) -> None:
        """Write the paper in the language being spoken. Raises FileTrouble for a broken logo, Cancelled."""
        progress(0, 1)
        paper.begin(sheet.letterhead, self.heading(sheet))
        self.write(sheet, paper, progress)
        paper.end()


def write(
    kind: InBlocks[SheetT] | Listing[SheetT], sheet: SheetT, target: Path, order: PrintOrder,
    progress: Progress = unwatched,
) -> None:  # fmt: skip
    """Write one paper, in one language, into a file. Raises FileTrouble, Cancelled: then no file is left."""
    turned = order.large and isinstance(kind, Listing)
    with speaking(order.language), opened(target, order, sheet.letterhead.printed_at, turned=turned) as paper:
        kind.put(sheet, paper, progress)
