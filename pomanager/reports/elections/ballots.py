"""Ballot papers, several to a sheet, laid out once and put down as often as there are voters.

Nothing tells one from another: no number, no hour, no code stands on any of them or on their sheets.
"""

from collections.abc import Iterator, Sequence

from pomanager.i18n import _
from pomanager.readmodels.elections.papers import BallotsSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.elections.ballot import Ballot, ballot_of, blank_ballot, draw_ballot, row_height
from pomanager.reports.elections.words import under_title
from pomanager.reports.fixed import Box, draw_cuts
from pomanager.reports.heads import Heading
from pomanager.reports.pages import Stamp
from pomanager.reports.paper import MILLIMETRE, Paper
from pomanager.rules.envelope import row
from pomanager.rules.paper_options import BallotsOnSheet

_EDGE = 9 * MILLIMETRE
"""What no printer reaches at the edges of a sheet."""
_BLANK_ROWS = 6
_MOST_COLUMNS = 4
_REPORT_EVERY = 20
_LIES = {
    BallotsOnSheet.EIGHT: (2, 4), BallotsOnSheet.FOUR: (2, 2), BallotsOnSheet.TWO: (2, 1), BallotsOnSheet.ONE: (1, 1),
}  # fmt: skip
"""Columns and rows of ballot papers on a sheet, the most first."""


def heading_of(sheet: BallotsSheet) -> Heading:
    """What the sheets are; they bear neither a head nor a foot nor a check code."""
    return Heading(_("Ballot papers"), subtitle=under_title(sheet.about), is_sealed=False, is_bare=True, is_mute=True)


def put(sheet: BallotsSheet, paper: Paper, progress: Progress) -> None:
    """Write the ballot papers of each contest on sheets of their own; ``progress`` may raise Cancelled."""
    made = [(ballot_of(sheet, each), each.copies) for each in sheet.ballots] or [(blank_ballot(sheet, _BLANK_ROWS), 0)]
    total = sum(copies for _ballot, copies in made)
    done = 0
    for number, (ballot, copies) in enumerate(made):
        if number:
            paper.new_page()
        for line in ballot.said():
            paper.seal.add_text(row(line))
        for written in _put_one(sheet, ballot, copies, paper):
            progress(min(done + written, total), total)
        done += copies


def _put_one(sheet: BallotsSheet, ballot: Ballot, copies: int, paper: Paper) -> Iterator[int]:
    """Write one contest's ballot papers; tells how many are written so far. A specimen fills one sheet."""
    boxes = _places(sheet.on_sheet, ballot, paper)
    columns = _columns(ballot, boxes[0], right=paper.canvas.right)
    wanted = copies or len(boxes)
    stamp: Stamp | None = None
    for start in range(0, wanted, len(boxes)):
        if start:
            paper.new_page()
        for place in boxes[: wanted - start]:
            if stamp is None:
                stamp = paper.canvas.stamped(lambda: draw_ballot(paper.canvas, ballot, boxes[0], columns))
            else:
                paper.canvas.again(stamp, (place.left - boxes[0].left, place.bottom - boxes[0].bottom))
        if len(boxes) > 1:
            draw_cuts(paper.canvas, boxes[: wanted - start])
        if start // len(boxes) % _REPORT_EVERY == 0:
            yield start + len(boxes)


def _places(wish: BallotsOnSheet, ballot: Ballot, paper: Paper) -> Sequence[Box]:
    """The places of a sheet: as many as were wished, fewer where a candidate would have too little room."""
    lying = list(_LIES)
    for each in lying[lying.index(wish) if wish in lying else 0 :]:
        boxes = _boxes(*_LIES[each], paper)
        if row_height(ballot, boxes[0], right=paper.canvas.right) >= ballot.least_row:
            return boxes
    return _boxes(1, 1, paper)


def _boxes(columns: int, rows: int, paper: Paper) -> list[Box]:
    wide, tall = ((side - 2 * _EDGE) for side in paper.size)
    wide, tall = wide / columns, tall / rows
    return [
        Box(_EDGE + column * wide, _EDGE + (rows - 1 - line) * tall, wide, tall)
        for line in range(rows)
        for column in range(columns)
    ]


def _columns(ballot: Ballot, place: Box, *, right: bool) -> int:
    """In how many columns the candidates stand: as few as leave each enough room."""
    for columns in range(1, _MOST_COLUMNS + 1):
        if row_height(ballot, place, columns=columns, right=right) >= ballot.least_row:
            return columns
    return _MOST_COLUMNS


BALLOT_PAPERS = Listing(heading_of, put, lies=Lies.FIXED)
