"""A file of ballots or of totals, made the order that takes it into a box."""

from pathlib import Path

from pomanager.rules.counting.marks import Totals
from pomanager.rules.elections.papers import papers_of
from pomanager.services.elections.orders import BringInBallots, EnterTotals
from pomanager.services.exchange.ballot_files import read_ballots


def order_of_file(path: Path, box_id: int, *, seats: int = 1, one_mark: bool = True) -> BringInBallots | EnterTotals:
    """The order to take a BLT or CSV file into a box: its papers, or its totals; the box judges names and numbers.

    Raises FileTrouble, and Refused with every fault of the file. ``one_mark`` as for ``read_ballots``.
    """
    found = read_ballots(path, seats=seats, one_mark=one_mark)
    if not isinstance(found, Totals):
        return BringInBallots(
            box_id=box_id, source=path.name, names=found.names, papers=tuple(papers_of(found).items())
        )
    marks = found.marks
    return EnterTotals(
        box_id=box_id, counted_by=path.name, names=found.names, marked=marks.valid, blank=marks.blank,
        spoilt=marks.void,
        votes=tuple(enumerate(marks.yes, 1)), against=tuple((each, no) for each, no in enumerate(marks.no, 1) if no),
    )  # fmt: skip
