"""Papers of which one file holds several, each with a head and pages of its own: letters, sheets for each table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pomanager.readmodels.progress import Progress, silent
from pomanager.reports.composing import InBlocks, SheetT
from pomanager.reports.paper import Paper


def _alone(sheet: SheetT) -> Sequence[SheetT]:
    return [sheet]


@dataclass(frozen=True, slots=True)
class Apart(InBlocks[SheetT]):
    """A paper for each part of its sheet; ``each`` takes it apart, and gives one part at least."""

    each: Callable[[SheetT], Sequence[SheetT]] = field(default=_alone)

    def put(self, sheet: SheetT, paper: Paper, progress: Progress) -> None:
        """Write the papers one after the other. Raises FileTrouble, Cancelled."""
        parts = self.each(sheet)
        for done, part in enumerate(parts, 1):
            InBlocks.put(self, part, paper, silent)
            progress(done, len(parts))

    def put_beside(self, sheets: dict[str, SheetT], paper: Paper, progress: Progress) -> None:
        """The same in two languages side by side."""
        pairs = list(zip(*(self.each(sheet) for sheet in sheets.values()), strict=True))
        for done, both in enumerate(pairs, 1):
            InBlocks.put_beside(self, dict(zip(sheets, both, strict=True)), paper, silent)
            progress(done, len(pairs))
