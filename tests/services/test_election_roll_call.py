"""An election by roll call: every voter's answer is kept by name and counted, and nobody answers twice."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.rules.elections import calling_out, papers
from pomanager.rules.elections.kinds import BatchKind, Spoilt
from pomanager.rules.elections.papers import BLANK, Paper, marked, spoilt
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.services.elections.commands.ballots import take_back_batch
from pomanager.services.elections.commands.calling_out import record_roll_call
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.voting import close_poll, freeze_voters
from pomanager.services.elections.orders import RecordRollCall
from pomanager.services.elections.queries.boxes import boxes
from pomanager.services.elections.queries.calling_out import roll_called
from pomanager.services.elections.queries.counting import recount
from pomanager.services.elections.queries.results import election_result
from pomanager.services.office import Office
from tests import elections as make_election
from tests import make, offices
from tests.elections import NOON

OPEN, SECRET = 1, 2
"""The election by roll call, and one in secret."""


def fill(office: Office) -> None:
    """An election by roll call whose poll is open, with its roll, and one in secret."""
    make_election.fill(office)
    make_election.voting(office, way=Way.ROLL_CALL)
    make_election.voting(office)
    for election_id in (OPEN, SECRET):
        office.do(freeze_voters, election_id)


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield books
    books.close()


def answered(office: Office, *choices: tuple[int, Paper], election: int = OPEN, caller: str = "Rurihose") -> int:
    """Voters called by name; returns the batch."""
    box_id = make_election.box_of(office, election)
    return office.do(record_roll_call, RecordRollCall(box_id=box_id, caller=caller, choices=choices)).result


def refused(office: Office, *choices: tuple[int, Paper], **known: object) -> list[tuple[str, str]]:
    """What is said, beside which row."""
    with pytest.raises(Refused) as found:
        answered(office, *choices, **known)  # type: ignore[arg-type]  # the same arguments
    return [(each.about, each.message) for each in found.value.objections]


def test_each_answer_is_kept_by_name_and_counted(office: Office) -> None:
    answered(office, (1, marked(3, 4)), (2, marked(3)))
    answered(office, (3, BLANK))
    assert make.last_line(office).act == "elections.roll_called"
    contest_id = make_election.contest_of(office, OPEN)
    rows = office.ask(roll_called, contest_id)
    assert [(each.voter.name, each.paper) for each in rows] == [
        ("AWA Un", marked(3, 4)), ("BEA Deux", marked(3)), ("CYR Trois", BLANK), ("DAN Quatre", None),
        ("ELI Cinq", None), (make_election.TELLER, None),
    ]  # fmt: skip
    office.do(close_poll, OPEN, NOON)
    office.do(count_contest, contest_id)
    kept = office.ask(election_result, OPEN).contests[0].kept
    assert kept is not None
    assert (kept.count.valid, kept.count.blank, kept.count.stages[0].votes) == (2, 1, (0, 0, 2, 1, 0))
    assert office.ask(recount, contest_id) == kept.count


def test_every_wrong_row_is_told_beside_itself(office: Office) -> None:
    answered(office, (1, marked(1)))
    found = refused(
        office, (1, marked(2)), (2, marked(9)), (3, spoilt(Spoilt.UNCLEAR)), (4, marked(1)), (4, BLANK), (99, BLANK),
        caller=" ",
    )  # fmt: skip
    assert Counter(about for about, _message in found) == Counter(
        {"caller": 1, "choices": 1, "choices.1": 1, "choices.2": 2, "choices.3": 1, "choices.5": 1}
    )
    said = {message for _about, message in found}
    assert {
        calling_out.ANSWERED_ALREADY, calling_out.CALLED_TWICE, calling_out.NOT_SPOILT, calling_out.NOT_ON_ROLL,
        calling_out.WRONG_ANSWER, papers.NO_CANDIDATE,
    } <= said  # fmt: skip
    assert refused(office) == [("choices", calling_out.NOBODY_ANSWERED)]


def test_an_answer_misheard_is_taken_back_and_given_again(office: Office) -> None:
    batch_id = answered(office, (1, marked(1)))
    office.do(take_back_batch, batch_id, "Misheard.")
    answered(office, (1, marked(2)))
    contest_id = make_election.contest_of(office, OPEN)
    assert office.ask(roll_called, contest_id)[0].paper == marked(2)
    kinds = [each.kind for each in office.ask(boxes, contest_id)[0].batches]
    assert kinds == [BatchKind.CALLED, BatchKind.CALLED]
    assert office.ask(boxes, contest_id)[0].figures.counted == 1


def test_in_secret_no_choice_is_kept_by_name(office: Office) -> None:
    (voter, *_others) = office.ask(roll_called, make_election.contest_of(office, SECRET))
    assert voter.voter.voter_id is not None
    found = refused(office, (voter.voter.voter_id, marked(1)), election=SECRET)
    assert found == [("", calling_out.NOT_BY_ROLL_CALL)]
