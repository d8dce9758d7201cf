"""Ballot papers typed in: no trace of order or hour, batches that keep the secret, and a recount that is the result."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from pomanager.db.elections.sheets import random_id
from pomanager.db.header import PAGE
from pomanager.db.keys import WITHOUT_PASSWORD
from pomanager.errors import NotFound, Refused
from pomanager.rules.counting.methods import TRANSFERABLE, Method, counted
from pomanager.rules.elections import batches
from pomanager.rules.elections.kinds import BatchState, Spoilt
from pomanager.rules.elections.papers import BLANK, Paper, ballots_of, marked, papers_hash, spoilt
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.services.elections.commands.ballots import (
    finish_entry,
    join_batch,
    open_batch,
    open_second_entry,
    save_ballot,
    take_out_ballot,
    take_out_equal,
)
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.voting import close_poll
from pomanager.services.elections.orders import ContestOrder, OpenBatch, SaveBallot
from pomanager.services.elections.queries.boxes import (
    batch_found,
    batch_of_entry,
    boxes,
    entries_differ,
    open_batches,
    sheet_papers,
)
from pomanager.services.elections.queries.counting import count_order, recount
from pomanager.services.elections.queries.loading import contest_found
from pomanager.services.elections.queries.papers import found_in
from pomanager.services.office import Office
from tests import bodies, make, offices
from tests import elections as make_election
from tests.elections import NOON

FIRST, BOX = 1, 1
"""The election whose poll is open in this office, and its box."""
PAPERS = [marked(1 + place % 5, 1 + (place + 1 + place // 5) % 5) for place in range(25)]
TYPED = [paper for paper in PAPERS if len(set(paper.marks.split())) > 1]
"""Papers of two marks, one after the other."""


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, make_election.fill_voting))
    yield books
    books.close()


def ids(office: Office, table: str) -> list[int]:
    """The numbers of papers, in the order in which the file keeps them."""
    return list(office.ask(lambda session: session.scalars(text(f"SELECT rowid FROM {table}")).all()))  # noqa: S608 - a table


def batch_of(office: Office, entry_id: int) -> int:
    """The batch of a sheet."""
    return office.ask(batch_of_entry, entry_id)[0]


SEAL = 80
"""Bytes at the end of each page: its IV and its code."""

# ---- secrecy --------------------------------------------------------------------------------------------------------


def test_a_paper_leaves_no_line_and_no_hour(office: Office) -> None:
    entry_id = office.do(open_batch, OpenBatch(box_id=BOX, teller="Rurihose")).result
    before = len(make.journal(office))
    order = SaveBallot(entry_id=entry_id, ballot_id=random_id(), paper=marked(2, 3))
    assert office.do(save_ballot, order).recorded == 0
    office.do(save_ballot, order)  # saved again, as after a doubt about the disk
    office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=7, paper=BLANK))
    office.do(take_out_ballot, entry_id, 7)
    assert len(make.journal(office)) == before
    assert office.ask(sheet_papers, entry_id) == ((marked(2, 3), 1),)
    with pytest.raises(NotFound):
        office.do(take_out_ballot, entry_id, 7)
    with pytest.raises(Refused):
        office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=8, paper=marked(6)))


def test_closing_moves_papers_shuffled_and_wipes_the_sheet(office: Office) -> None:
    known = [random_id() for _paper in TYPED]
    entry_id = office.do(open_batch, OpenBatch(box_id=BOX, teller="Rurihose", name="Table 1")).result
    for number, paper in zip(known, TYPED, strict=True):
        office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=number, paper=paper))
    office.do(finish_entry, entry_id)
    assert office.ask(open_batches) == 1
    before = len(make.journal(office))
    make_election.closed(office, batch_of(office, entry_id))
    assert ids(office, "sheet_ballot") == []
    boxed = ids(office, "boxed_ballot")
    assert len(boxed) == len(TYPED)
    assert not set(boxed) & set(known)
    assert len(make.journal(office)) == before + 1
    told = {name: new for name, (_old, new) in make.changes(make.last_line(office)).items()}
    assert told == {"batch": "1", "papers": str(len(TYPED)), "hash": papers_hash(Counter(TYPED))}
    assert office.ask(open_batches) == 0


def test_the_pages_of_the_file_keep_nothing_of_the_sheet(office: Office, tmp_path: Path) -> None:
    known = [random_id() for _paper in TYPED]
    entry_id = office.do(open_batch, OpenBatch(box_id=BOX, teller="Rurihose")).result
    for number, paper in zip(known, TYPED, strict=True):
        office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=number, paper=paper))
    office.do(finish_entry, entry_id)
    open_sheet = pages(office, tmp_path)
    assert not [hex(number) for number in known if number_in_row(number) not in open_sheet]  # so it can be found
    make_election.closed(office, batch_of(office, entry_id))
    wiped = pages(office, tmp_path)
    for written in (number_in_row, lambda number: number.to_bytes(8, "big")):  # in its row, and in the index
        assert not [number for number in known if written(number) in wiped]
    where = [wiped.index(number_in_row(number)) for number in sorted(ids(office, "boxed_ballot"))]
    assert where == sorted(where, reverse=True)  # rows lie in the order of their random numbers, the first at the end


def number_in_row(number: int) -> bytes:
    """The number of a row as SQLite writes it before the row: nine bytes, seven bits in each but the last."""
    return bytes([*(0x80 | (number >> shift) & 0x7F for shift in range(57, 7, -7)), number & 0xFF])


def pages(office: Office, tmp_path: Path) -> bytes:
    """All pages of the file as they lie on the disk, unsealed, and those of the log beside it once it was folded in."""
    office.rest()
    path = next(tmp_path.glob("*.podb"))
    log = path.with_name(f"{path.name}-wal")
    assert not log.exists() or not log.stat().st_size
    raw = path.read_bytes()
    found = []
    for start in range(0, len(raw), PAGE):
        sealed = raw[start : start + PAGE]
        where = Cipher(AES(WITHOUT_PASSWORD.raw), CBC(sealed[-SEAL:][:16])).decryptor()
        found.append(where.update(sealed[16 if start == 0 else 0 : -SEAL]) + where.finalize())
    return b"".join(found)


def test_a_small_batch_joins_another_of_its_box(office: Office) -> None:
    large = make_election.typed(office, BOX, TYPED[:12])
    small = make_election.typed(office, BOX, [BLANK, spoilt(Spoilt.UNCLEAR), *TYPED[12:20]])
    large_batch, small_batch = batch_of(office, large), batch_of(office, small)
    with pytest.raises(Refused) as refused:
        make_election.closed(office, small_batch)
    assert [each.message for each in refused.value.objections] == [batches.TOO_FEW]
    office.do(join_batch, small_batch, large_batch)
    assert office.ask(batch_found, small_batch).state is BatchState.JOINED
    make_election.closed(office, large_batch)
    found = office.ask(batch_found, large_batch)
    assert (found.marked, found.blank, found.spoilt) == (20, 1, 1)
    with pytest.raises(Refused):
        office.do(join_batch, small_batch, large_batch)


def test_a_box_below_twenty_is_closed_as_one_batch(office: Office) -> None:
    entry_id = make_election.typed(office, BOX, TYPED[:3])
    batch_id = batch_of(office, entry_id)
    make_election.closed(office, batch_id)
    assert office.ask(batch_found, batch_id).papers == 3


def test_a_batch_is_not_closed_before_it_is_finished(office: Office) -> None:
    entry_id = office.do(open_batch, OpenBatch(box_id=BOX, teller="Rurihose")).result
    office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=1, paper=BLANK))
    with pytest.raises(Refused) as refused:
        make_election.closed(office, batch_of(office, entry_id))
    assert [each.message for each in refused.value.objections] == [batches.NOT_DONE]


# ---- two entries ----------------------------------------------------------------------------------------------------


def test_two_entries_are_held_against_each_other(office: Office) -> None:
    first = make_election.typed(office, BOX, [*TYPED[:2], BLANK], twice=True)
    batch_id = batch_of(office, first)
    with pytest.raises(Refused) as refused:
        office.do(open_second_entry, batch_id, "RURIHOSE")
    assert [each.message for each in refused.value.objections] == [batches.SAME_TELLER]
    second = office.do(open_second_entry, batch_id, "Odette").result
    for number, paper in enumerate([TYPED[0], marked(5), BLANK]):
        office.do(save_ballot, SaveBallot(entry_id=second, ballot_id=number + 1, paper=paper))
    office.do(finish_entry, second)
    assert {(each.paper, each.first, each.second) for each in office.ask(entries_differ, batch_id)} == {
        (TYPED[1], 1, 0), (marked(5), 0, 1),
    }  # fmt: skip
    with pytest.raises(Refused):
        make_election.closed(office, batch_id)
    office.do(take_out_equal, second, marked(5))
    office.do(save_ballot, SaveBallot(entry_id=second, ballot_id=9, paper=TYPED[1]))
    assert office.ask(entries_differ, batch_id) == ()
    make_election.closed(office, batch_id)
    assert office.ask(boxes, 1)[0].figures.counted == 3
    assert ids(office, "sheet_ballot") == []


def test_the_first_entry_counts_for_a_stated_reason(office: Office) -> None:
    first = make_election.typed(office, BOX, [marked(1)], twice=True)
    batch_id = batch_of(office, first)
    second = office.do(open_second_entry, batch_id, "Odette").result
    office.do(finish_entry, second)
    make_election.closed(office, batch_id, "The second teller fell ill.")
    found = office.ask(batch_found, batch_id)
    assert (found.papers, found.state_reason) == (1, "The second teller fell ill.")


# ---- recount = result -----------------------------------------------------------------------------------------------


@pytest.fixture(name="shared", scope="module")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path_factory.mktemp("ballots"), make_election.fill))
    yield books
    books.close()


def papers_for(method: Method) -> st.SearchStrategy[list[Paper]]:
    """Papers of a method: marks, preferences, blank and spoilt ones."""
    most = 1 if method is Method.PLURALITY else 4
    numbers = st.lists(st.integers(1, 4), min_size=1, max_size=most, unique=True)
    if method is Method.YES_NO:
        signed = st.lists(st.tuples(st.integers(1, 4), st.booleans()), min_size=1, max_size=4, unique_by=lambda a: a[0])
        numbers = signed.map(lambda each: [number if yes else -number for number, yes in each])
    paper = numbers.map(lambda each: marked(*each)) | st.just(BLANK) | st.sampled_from(Spoilt).map(spoilt)
    if method in TRANSFERABLE:
        paper |= st.sampled_from(["1=2 3", "- 2 1", "4 - 1"]).map(lambda each: Paper(marked(1).kind, each))
    return st.lists(paper, min_size=25, max_size=45)


@pytest.mark.parametrize("method", list(Method))
@settings(max_examples=1, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_recount_is_the_result(shared: Office, method: Method, data: st.DataObject) -> None:
    papers = data.draw(papers_for(method))
    contest = ContestOrder(
        seat_ids=bodies.SEATS[:2], method=method, most_marks=1 if method is Method.LIMITED else None,
        rule=ReserveRule(women=1),
    )  # fmt: skip
    election_id = make_election.voting(shared, members=(1, 3, 4, 5), contest=contest)
    contest_id, box_id = make_election.contest_of(shared, election_id), make_election.box_of(shared, election_id)
    shared.do(close_poll, election_id, NOON)
    entry_id = make_election.typed(shared, box_id, papers[:20])
    make_election.closed(shared, batch_of(shared, entry_id))
    make_election.brought_in(shared, box_id, Counter(papers[20:]))
    shared.do(count_contest, contest_id)
    detail, found = shared.ask(contest_found, contest_id)
    order = shared.ask(count_order, detail, found)
    names = tuple(each.name for each in found.numbered())
    at_once = counted(ballots_of(Counter(papers), names, 2), order)
    assert shared.ask(recount, contest_id) == at_once
    assert shared.ask(found_in, found).papers == Counter(papers)
