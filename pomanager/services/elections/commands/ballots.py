"""Typing in ballot papers: opening a batch, a paper at a time without a trace, and closing it with one journal line.

Papers in open sheets are written past the session (``db.elections.sheets``): no journal line, no hour, nothing to undo.
"""

from collections import Counter

from pomanager.db.elections import sheets
from pomanager.db.elections.voting import BallotBatch, BatchEntry, BatchTotal
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BatchRow, ContestDetail
from pomanager.rules.counting.methods import TRANSFERABLE
from pomanager.rules.elections import batches as secrecy
from pomanager.rules.elections.kinds import BALLOTS_COME_IN, BatchKind, BatchState, PaperKind
from pomanager.rules.elections.lodging import NO_REASON, wrong_state
from pomanager.rules.elections.papers import Paper, objections_to_paper, papers_hash
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.recording import about_election, new_values, refuse
from pomanager.services.elections.orders import BringInBallots, CloseBatch, EnterTotals, OpenBatch, SaveBallot
from pomanager.services.elections.queries.boxes import (
    NO_BATCH,
    NO_SHEET,
    batch_found,
    batch_of_entry,
    batches_of,
    contest_of_box,
    facts_of,
    last_batch,
)
from pomanager.services.elections.queries.loading import contest_found, election_detail, election_of_contest
from pomanager.services.elections.queries.sizes import ballot_size
from pomanager.services.work import About, Work

NO_SUMS_OF_RANKS = N_("Preferences cannot be added up: type the papers in, or read them from a file.")
NEGATIVE = N_("A number of votes or papers is 0 or more.")
MORE_THAN_PAPERS = N_("Candidate {number} has {votes} votes on {papers} papers.")
OTHER_NAMES = N_("The names in the file are not those on the ballot paper, in their order.")
NO_PAPERS = N_("There is not a single paper.")
ONCE_OR_TWICE = N_("Batches join where both are typed in once, or both twice.")


def open_batch(work: Work, order: OpenBatch) -> int:
    """Begin a batch of a box with its first sheet, or raise Refused; returns the id of the sheet."""
    _may_come_in(work, order.box_id)
    _teller_is_free(work, order.box_id, order.teller)
    batch = write_batch(work, order.box_id, BatchKind.PAPERS, BatchState.OPEN, order.name)
    batch.twice = order.twice
    entry = BatchEntry(batch_id=batch.id, place=1, teller=order.teller.strip(), done=False)
    work.session.add(entry)
    work.session.flush()
    told = {"batch": batch.position, "teller": order.teller.strip(), "table": batch.name}
    work.record("elections.batch_opened", _about(work, order.box_id), new_values(told))
    return entry.id


def open_second_entry(work: Work, batch_id: int, teller: str) -> int:
    """Begin the second sheet of a batch, by somebody else, or raise Refused; returns its id."""
    batch = batch_found(work.session, batch_id)
    _teller_is_free(work, batch.box_id, teller)
    said = [] if batch.state is BatchState.OPEN and len(batch.entries) == 1 else [Objection(secrecy.NOT_OPEN)]
    if any(each.teller.casefold() == teller.strip().casefold() for each in batch.entries):
        said.append(Objection(secrecy.SAME_TELLER, "teller", {"teller": teller.strip()}))
    refuse(tuple(said))
    row = _batch_row(work, batch_id)
    row.twice = True
    entry = BatchEntry(batch_id=batch_id, place=2, teller=teller.strip(), done=False)
    work.session.add(entry)
    work.session.flush()
    told = {"batch": batch.position, "teller": teller.strip()}
    work.record("elections.second_entry_opened", _about(work, batch.box_id), new_values(told))
    return entry.id


def save_ballot(work: Work, order: SaveBallot) -> None:
    """Keep one paper in an open sheet, or raise Refused. It leaves no line in the journal, and no hour."""
    _batch_id, contest_id = batch_of_entry(work.session, order.entry_id)
    size, method = ballot_size(work.session, contest_id)
    refuse(objections_to_paper(order.paper, size, method))
    sheets.lay_down(work.session, order.entry_id, order.ballot_id, order.paper)


def take_out_ballot(work: Work, entry_id: int, ballot_id: int) -> None:
    """Take the paper just typed out of an open sheet again; raises NotFound for one that is not there."""
    batch_of_entry(work.session, entry_id)
    if not sheets.take_out(work.session, entry_id, ballot_id):
        raise NotFound(Objection(NO_SHEET))


def take_out_equal(work: Work, entry_id: int, paper: Paper) -> None:
    """Take out one paper equal to this one, whichever: how two entries that differ are put right."""
    batch_of_entry(work.session, entry_id)
    if not sheets.take_out_equal(work.session, entry_id, paper):
        raise NotFound(Objection(NO_SHEET))


def finish_entry(work: Work, entry_id: int) -> None:
    """Everything of a sheet is typed in."""
    batch_id, _contest_id = batch_of_entry(work.session, entry_id)
    batch = batch_found(work.session, batch_id)
    mine = next(each for each in batch.entries if each.id == entry_id)
    row = work.session.get(BatchEntry, entry_id)
    if row is not None:
        row.done = True
    told = {"batch": batch.position, "teller": mine.teller, "papers": mine.papers}
    work.record("elections.entry_finished", _about(work, batch.box_id), new_values(told))


def join_batch(work: Work, batch_id: int, to_id: int) -> None:
    """Let a small batch join another of its box, or raise Refused: its papers lie there from then on."""
    batch, other = batch_found(work.session, batch_id), batch_found(work.session, to_id)
    said = secrecy.objections_to_joining(facts_of(batch), facts_of(other), same_box=batch.box_id == other.box_id)
    if not said and len(batch.entries) != len(other.entries):
        said = (Objection(ONCE_OR_TWICE, "to_id"),)
    refuse(said)
    for mine, theirs in zip(batch.entries, other.entries, strict=True):
        sheets.move_sheet(work.session, mine.id, theirs.id)
    row = _batch_row(work, batch_id)
    row.state, row.joined_to_id = BatchState.JOINED, to_id
    told = {"batch": batch.position, "joined_to": other.position, "papers": batch.papers}
    work.record("elections.batch_joined", _about(work, batch.box_id), new_values(told))


def close_batch(work: Work, order: CloseBatch) -> None:
    """Move the papers of a batch into the box, shuffled, and wipe its sheets, or raise Refused.

    One line of the journal tells the batch, how many papers it has, and their hash.
    """
    batch = batch_found(work.session, order.batch_id)
    heaps = [sheets.heap_of(work.session, each.id) for each in batch.entries]
    others = [facts_of(each) for each in batches_of(work.session, [batch.box_id])[batch.box_id] if each.id != batch.id]
    tellers = [(each.teller, each.done) for each in batch.entries]
    refuse((
        *secrecy.objections_to_closing(facts_of(batch), others),
        *secrecy.objections_to_entries(tellers, heaps, twice=batch.twice, reason=order.reason),
    ))  # fmt: skip
    sheets.wipe(work.session, [each.id for each in batch.entries])
    _close(work, batch, heaps[0], order.reason.strip())
    work.leaves_no_log = True


def _close(work: Work, batch: BatchRow, heap: Counter[Paper], reason: str) -> None:
    sheets.put_into_box(work.session, batch.id, heap)
    row = _batch_row(work, batch.id)
    row.state, row.state_reason, row.hash = BatchState.CLOSED, reason, papers_hash(heap)
    row.marked, row.blank, row.spoilt = (_of_kind(heap, kind) for kind in PaperKind)
    told = {"batch": batch.position, "papers": heap.total(), "hash": row.hash}
    act = "elections.roll_called" if batch.kind is BatchKind.CALLED else "elections.batch_closed"
    work.record(act, _about(work, batch.box_id), new_values(told), reason)


def close_called(work: Work, batch_id: int, heap: Counter[Paper]) -> None:
    """Put the answers of a roll call into their batch as papers, with one journal line; they were judged before."""
    _close(work, batch_found(work.session, batch_id), heap, "")


def _of_kind(heap: Counter[Paper], kind: PaperKind) -> int:
    return sum(number for paper, number in heap.items() if paper.kind is kind)


def take_back_batch(work: Work, batch_id: int, reason: str) -> None:
    """Let a batch that was closed by mistake not count; its papers stay in the box and are told apart."""
    batch = batch_found(work.session, batch_id)
    said = [] if batch.state is BatchState.CLOSED else [Objection(secrecy.NOT_CLOSED)]
    if not reason.strip():
        said.append(Objection(NO_REASON, "reason"))
    refuse(tuple(said))
    _may_come_in(work, batch.box_id)
    row = _batch_row(work, batch_id)
    row.state, row.state_reason = BatchState.TAKEN_BACK, reason.strip()
    told = {"batch": (batch.position, None), "papers": (batch.papers, None)}
    work.record("elections.batch_taken_back", _about(work, batch.box_id), told, reason.strip())


def enter_totals(work: Work, order: EnterTotals) -> int:
    """Write down the sums of a sheet of tellers as a closed batch, or raise Refused; returns its id."""
    contest = _may_come_in(work, order.box_id)
    refuse(_objections_to_totals(order, contest))
    batch = write_batch(work, order.box_id, BatchKind.TOTALS, BatchState.CLOSED, order.name)
    votes, against = dict(order.votes), dict(order.against)
    work.session.add_all(
        BatchTotal(batch_id=batch.id, candidate=number, votes=votes.get(number, 0), against=against.get(number, 0))
        for number in range(1, len(contest.numbered()) + 1)
    )
    batch.source, batch.marked, batch.blank, batch.spoilt = (
        order.counted_by.strip(), order.marked, order.blank, order.spoilt,
    )  # fmt: skip
    numbers = sorted({*votes, *against})
    said = " ".join(f"{number}:{votes.get(number, 0)}:{against.get(number, 0)}" for number in numbers)
    batch.hash = papers_hash({Paper(PaperKind.MARKED, f"{said} {order.marked} {order.blank} {order.spoilt}"): 1})
    told = {
        "batch": batch.position, "papers": order.marked + order.blank + order.spoilt, "teller": batch.source,
        "hash": batch.hash,
    }  # fmt: skip
    work.record("elections.totals_entered", _about(work, order.box_id), new_values(told))
    return batch.id


def _objections_to_totals(order: EnterTotals, contest: ContestDetail) -> tuple[Objection, ...]:
    found = [Objection(NO_SUMS_OF_RANKS)] if contest.method in TRANSFERABLE else []
    if not order.counted_by.strip():
        found.append(Objection(secrecy.NO_TELLER, "counted_by"))
    if order.names and order.names != tuple(each.name for each in contest.numbered()):
        found.append(Objection(OTHER_NAMES, "names"))
    size = len(contest.numbered())
    for number, votes in (*order.votes, *order.against):
        if not 1 <= number <= size:
            found += objections_to_paper(Paper(PaperKind.MARKED, str(number)), size, contest.method)
        elif votes > order.marked:
            told = {"number": number, "votes": votes, "papers": order.marked}
            found.append(Objection(MORE_THAN_PAPERS, "votes", told))
    figures = (order.marked, order.blank, order.spoilt, *(each for _n, each in (*order.votes, *order.against)))
    if min(figures) < 0:
        found.append(Objection(NEGATIVE, "votes"))
    return tuple(found)


def bring_in_ballots(work: Work, order: BringInBallots) -> int:
    """Take the papers of a file as one closed batch, or raise Refused; returns its id."""
    contest = _may_come_in(work, order.box_id)
    size = len(contest.numbered())
    heap: Counter[Paper] = Counter()
    for paper, number in order.papers:
        heap[paper] += number
    said = [each for paper in heap for each in objections_to_paper(paper, size, contest.method)]
    if order.names and order.names != tuple(each.name for each in contest.numbered()):
        said.append(Objection(OTHER_NAMES, "names"))
    if not heap.total():
        said.append(Objection(NO_PAPERS, "papers"))
    refuse(tuple(said))
    row = write_batch(work, order.box_id, order.kind, BatchState.CLOSED, order.name)
    row.source = order.source.strip()
    work.session.flush()
    _close(work, batch_found(work.session, row.id), heap, "")
    return row.id


def _may_come_in(work: Work, box_id: int) -> ContestDetail:
    contest_id, _number = contest_of_box(work.session, box_id)
    detail, contest = contest_found(work.session, contest_id)
    if detail.label.state not in BALLOTS_COME_IN:
        refuse((wrong_state(detail.label.state),))
    return contest


def _teller_is_free(work: Work, box_id: int, teller: str) -> None:
    """Raise Refused where nobody is named, or somebody who stands."""
    if not teller.strip():
        refuse((Objection(secrecy.NO_TELLER, "teller"),))
    contest_id, _number = contest_of_box(work.session, box_id)
    detail = election_detail(work.session, election_of_contest(work.session, contest_id))
    names = {each.name.casefold() for contest in detail.contests for each in contest.candidates if each.stands}
    if teller.strip().casefold() in names:
        refuse((Objection(secrecy.TELLER_STANDS, "teller", {"name": teller.strip()}),))


def write_batch(work: Work, box_id: int, kind: BatchKind, state: BatchState, name: str) -> BallotBatch:
    """Write a batch of a box, as yet without papers; the caller judges and records."""
    row = BallotBatch(
        box_id=box_id, position=last_batch(work.session, box_id) + 1, name=name.strip(), kind=kind, state=state,
        state_reason="",
        twice=False, joined_to_id=None, marked=0, blank=0, spoilt=0, hash="", source="",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row


def _batch_row(work: Work, batch_id: int) -> BallotBatch:
    row = work.session.get(BallotBatch, batch_id)
    if row is None:
        raise NotFound(Objection(NO_BATCH))
    return row


def _about(work: Work, box_id: int) -> About:
    contest_id, _number = contest_of_box(work.session, box_id)
    return about_election(work, election_of_contest(work.session, contest_id))
