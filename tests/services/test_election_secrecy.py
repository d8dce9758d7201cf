"""From all that a file holds nobody can tell in which order papers were typed in: pages, log, free pages, journal."""

from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from pomanager.db.elections.sheets import random_id
from pomanager.rules.elections.papers import Paper, marked
from pomanager.services.elections.commands.ballots import finish_entry, open_batch, save_ballot
from pomanager.services.elections.orders import OpenBatch, SaveBallot
from pomanager.services.elections.queries.boxes import batch_of_entry
from pomanager.services.office import Office
from tests import elections as make_election
from tests import make, offices
from tests.services.test_election_ballots import BOX, pages

TYPED = [marked(*order) for order in permutations(range(1, 6))][::4]
"""Thirty papers, each different from the others, in the order of their marks."""


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, make_election.fill_voting))
    yield books
    books.close()


def typed(office: Office, papers: Sequence[Paper]) -> int:
    """A batch typed in paper by paper, in this order, its sheet still open; returns it."""
    entry_id = office.do(open_batch, OpenBatch(box_id=BOX, teller="Rurihose")).result
    for paper in papers:
        office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=random_id(), paper=paper))
    office.do(finish_entry, entry_id)
    return office.ask(batch_of_entry, entry_id)[0]


def places(held: bytes) -> list[list[int]]:
    """Where each paper stands in all pages of the file, in the order in which they were typed."""
    found = []
    for paper in TYPED:
        written, at = b"marked" + paper.marks.encode(), -1
        found.append([at := held.find(written, at + 1) for _time in range(held.count(written))])
    return found


def test_papers_stand_once_in_the_file_and_not_in_the_order_of_typing(office: Office, tmp_path: Path) -> None:
    batch_id = typed(office, TYPED)
    assert [len(each) for each in places(pages(office, tmp_path))] == [1] * len(TYPED)
    make_election.closed(office, batch_id)
    log = next(tmp_path.glob("*.podb")).with_name("conapro.podb-wal")
    assert not log.exists() or not log.stat().st_size  # folded in by the act itself, not when the office is idle
    found = places(pages(office, tmp_path))
    assert [len(each) for each in found] == [1] * len(TYPED)  # neither a row that was wiped nor a free page keeps one
    order = [at for (at,) in found]
    assert order not in (sorted(order), sorted(order, reverse=True))


def test_the_same_papers_in_another_order_leave_the_same_line(tmp_path: Path) -> None:
    shuffled = list(TYPED)
    Random(1).shuffle(shuffled)
    lines = []
    for place, papers in enumerate((TYPED, shuffled)):
        folder = tmp_path / str(place)
        folder.mkdir()
        books = offices.opened_office(offices.filled_file(folder, make_election.fill_voting))
        before = len(make.journal(books))
        batch_id = typed(books, papers)
        make_election.closed(books, batch_id)
        lines.append([(line.act, make.changes(line)) for line in make.journal(books)[:-before]])
        books.close()
    assert [act for act, _changes in lines[0]] == [
        "elections.batch_closed", "elections.entry_finished", "elections.batch_opened",
    ]  # fmt: skip
    assert lines[0] == lines[1]
    said = str(lines[0])
    assert not [paper.marks for paper in TYPED if paper.marks in said]
