"""Builders for tests of elections: a board to be filled, candidates, ballots typed in, in one line each."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pomanager.db.elections.sheets import random_id
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.rules.elections.papers import BLANK, Paper, marked
from pomanager.rules.members import Sex
from pomanager.services.elections.commands.ballots import (
    bring_in_ballots,
    close_batch,
    finish_entry,
    open_batch,
    save_ballot,
)
from pomanager.services.elections.commands.candidates import nominate, publish_list
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.preparing import prepare_election
from pomanager.services.elections.commands.voting import close_poll, open_poll
from pomanager.services.elections.orders import (
    BringInBallots,
    CloseBatch,
    ContestOrder,
    Nominate,
    OpenBatch,
    PrepareElection,
    PublishList,
    SaveBallot,
)
from pomanager.services.elections.queries.boxes import boxes
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.office import Office
from tests import bodies, make, offices

DAY = offices.NOW.date()
NINE, NOON = 9 * 60, 12 * 60
TELLER = "Rurihose"

BYLAWS: Mapping[str, str] = {
    "board.size_min": "3 persons", "board.size_max": "9 persons", "board.term": "36 months",
    "board.women_rule": "binding", "board.women_min": "2 seats", "board.incompatible": "supervisory",
    "board.max_consecutive_terms": "2 terms", "election.ballot": "secret", "election.method": "plurality",
    "election.tie": "lot", "election.candidacy_days": "5 days", "election.objection_days": "15 days",
    "election.women_unfilled": "vacant",
}  # fmt: skip
WOMEN, MEN = ("AWA Un", "BEA Deux"), ("CYR Trois", "DAN Quatre", "ELI Cinq")


def fill(office: Office) -> None:
    """By-laws, a board of three seats that are vacant, two women and three men, and one who counts."""
    bodies.bylaws(office, BYLAWS)
    for name in (*WOMEN, *MEN):
        make.member(office, name, sex=Sex.FEMALE if name in WOMEN else Sex.MALE)
    bodies.body(office, seats=3)
    make.member(office, TELLER)


def fill_counted(office: Office) -> None:
    """The same with an election of the board that is counted, number 1."""
    fill(office)
    counted(office)


def fill_voting(office: Office) -> None:
    """The same with an election of the board whose poll is open, number 1."""
    fill(office)
    voting(office)


def prepared(office: Office, contest: ContestOrder | None = None, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """An election of the board that is prepared; returns its id."""
    order: dict[str, Any] = {
        "held_on": DAY, "body_id": bodies.BOARD, "contests": (contest or ContestOrder(seat_ids=bodies.SEATS),),
    }  # fmt: skip
    return office.do(prepare_election, PrepareElection(**{**order, **known})).result


def contest_of(office: Office, election_id: int) -> int:
    """The first contest of an election."""
    return detail(office, election_id).contests[0].id


def detail(office: Office, election_id: int) -> ElectionDetail:
    """An election, whole."""
    return office.ask(election_detail, election_id)


def nominated(office: Office, contest_id: int, member_id: int, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """Somebody who stands and has agreed to; returns the id of the candidacy."""
    order: dict[str, Any] = {
        "contest_id": contest_id, "member_id": member_id, "received_on": date(2026, 11, 1),
        "accepted_on": date(2026, 11, 2),
    }  # fmt: skip
    return office.do(nominate, Nominate(**{**order, **known})).result


def voting(
    office: Office,
    members: Iterable[int] = range(1, 6),
    contest: ContestOrder | None = None,
    **known: Any,  # noqa: ANN401 - any part of the order
) -> int:
    """An election with its list published and its poll open; returns its id."""
    election_id = prepared(office, contest, **known)
    for member_id in members:
        nominated(office, contest_of(office, election_id), member_id)
    office.do(publish_list, PublishList(election_id=election_id, published_on=date(2026, 11, 20)))
    office.do(open_poll, election_id, NINE)
    return election_id


def box_of(office: Office, election_id: int) -> int:
    """The first box of the first contest."""
    return office.ask(boxes, contest_of(office, election_id))[0].id


def typed(office: Office, box_id: int, papers: Iterable[Paper], teller: str = TELLER, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A batch that was typed in paper by paper, its sheet finished; returns the id of the sheet."""
    entry_id = office.do(open_batch, OpenBatch(box_id=box_id, teller=teller, **known)).result
    for paper in papers:
        office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=random_id(), paper=paper))
    office.do(finish_entry, entry_id)
    return entry_id


def closed(office: Office, batch_id: int, reason: str = "") -> None:
    """Close a batch."""
    office.do(close_batch, CloseBatch(batch_id=batch_id, reason=reason))


def brought_in(office: Office, box_id: int, papers: Mapping[Paper, int]) -> int:
    """Papers of a file; returns the id of the batch."""
    order = BringInBallots(box_id=box_id, source="box.blt", papers=tuple(papers.items()))
    return office.do(bring_in_ballots, order).result


VOTES: Mapping[Paper, int] = {
    marked(3, 4): 12, marked(3, 5, 1): 9, marked(4, 5): 8, marked(1, 2): 3, marked(2): 1, BLANK: 2,
}  # fmt: skip
"""By votes the three men would sit: 3 has 21, 4 has 20, 5 has 17, 1 has 12, 2 has 4."""


def counted(office: Office, votes: Mapping[Paper, int] = VOTES, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """An election that is counted; returns its id."""
    election_id = voting(office, **known)
    office.do(close_poll, election_id, NOON)
    brought_in(office, box_of(office, election_id), votes)
    office.do(count_contest, contest_of(office, election_id))
    return election_id
