"""Writes ballot papers or the electoral roll of an invented election, in a process of its own.

``python -m benchmarks.election_writers ballots|photos|roll LANGUAGE COUNT FILE``; the count is that of voters.
"""

import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image

from benchmarks.invented import LETTERHEAD, Row, Rows
from benchmarks.paper_writers import SCRIPT_OF
from benchmarks.running import telling
from pomanager import typefaces
from pomanager.readmodels.elections.election import Candidate, ContestDetail, ElectionDetail, ElectionLabel
from pomanager.readmodels.elections.papers import (
    AboutElection,
    BallotPaper,
    BallotsSheet,
    ElectoralRollSheet,
    RollRow,
)
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.composing import write
from pomanager.reports.elections.ballots import BALLOT_PAPERS
from pomanager.reports.elections.roll import ELECTORAL_ROLL
from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import CandidateOrder, ElectionFor, ElectionState
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.elections.symbols import Symbol
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording

CANDIDATES = 12
DAY = date(2026, 11, 28)


def _candidate(number: int, row: Row, symbol: Symbol) -> Candidate:
    return Candidate(
        nomination_id=number, contest_id=1, member_id=number, person_id=number, member_number=row[0], number=number,
        name=row[1], other_script="", sex=Sex.FEMALE if number % 2 else Sex.MALE, is_young=False, section_id=None,
        section=row[4], sections=frozenset(), nominator_id=None, nominator="", seconder_id=None, seconder="",
        backers=0, received_on=DAY, accepted_on=DAY, statement="", symbol=symbol.value, admitted_reason="",
        reasons=(), withdrawn_on=None, withdrawn_reason="", version=1,
    )  # fmt: skip


def _about(rows: Rows) -> AboutElection:
    standing = tuple(
        _candidate(number, row, symbol)
        for number, (row, symbol) in enumerate(zip(rows.take(CANDIDATES), Symbol, strict=False), 1)
    )
    contest = ContestDetail(
        id=1, election_id=1, position=1, title=Wording(), seats=7, seat_ids=(), method=Method.BLOCK, most_marks=7,
        majority=None, ties=None, open_to=ReservedFor.NOBODY, section_id=None, section="", rule=ReserveRule(),
        alternates=0, candidates=standing,
    )  # fmt: skip
    label = ElectionLabel(
        1, ElectionFor.BODY, Wording(), 1, Wording({"fr": "Conseil", "km": "ក្រុមប្រឹក្សា"}), None, "", None, DAY,
        ElectionState.VOTING, 7, CANDIDATES, 0,
    )  # fmt: skip
    detail = ElectionDetail(
        label=label, item_id=None, for_meeting_id=None, place="", way=Way.SECRET, state_reason="",
        candidates_until=None, backers=0, candidate_order=CandidateOrder.ALPHABETICAL, drawn_by="", draw_witnesses="",
        draw_seed="", published_on=DAY, polls_open_at=540, polls_close_at=720, term_starts_on=DAY, term_ends_on=None,
        remarks="", contests=(contest,), officials=(), version=1,
    )  # fmt: skip
    return AboutElection(LETTERHEAD, detail)


def ballots(rows: Rows, count: int, *, photos: bool) -> BallotsSheet:
    """So many ballot papers with symbols, or with symbols and photos."""
    about = _about(rows)
    assert about.election is not None
    contest = about.election.contests[0]
    faces = {each.member_id: _face(each.member_id) for each in contest.candidates} if photos else {}
    return BallotsSheet(about, (BallotPaper(contest, contest.candidates, count),), faces, with_symbols=True)


def _face(number: int) -> bytes:
    """A picture as a telephone takes it, of some greys."""
    made = BytesIO()
    Image.linear_gradient("L").resize((600, 800)).rotate(number * 30).save(made, "JPEG")
    return made.getvalue()


def roll(rows: Rows, count: int) -> ElectoralRollSheet:
    """The electoral roll of so many voters."""
    return ElectoralRollSheet(_about(rows), _voters(rows.take(count)), count)


def _voters(rows: Iterator[Row]) -> Iterator[RollRow]:
    for position, row in enumerate(rows, 1):
        yield RollRow(position, row[0], row[1], "", Sex.FEMALE if position % 2 else Sex.MALE, row[4], 1)


def main(what: str, language: str, count: str, file: str) -> None:
    """Write the paper, and tell what that took."""
    rows, order = Rows(SCRIPT_OF[language]), PrintOrder(language=language)
    typefaces.prepare()
    with telling():
        if what == "roll":
            write(ELECTORAL_ROLL, roll(rows, int(count)), Path(file), order)
        else:
            write(BALLOT_PAPERS, ballots(rows, int(count), photos=what == "photos"), Path(file), order)


if __name__ == "__main__":
    main(*sys.argv[1:])
