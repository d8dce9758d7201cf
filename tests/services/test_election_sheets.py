"""The sheets of the papers of elections are filled from the books: what was laid down, handed out and found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from pomanager.readmodels.papers import Asked
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections.kinds import Spoilt
from pomanager.rules.elections.papers import marked, spoilt
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.paper_options import BallotPictures, Options
from pomanager.services.elections.commands.candidates import publish_list
from pomanager.services.elections.commands.declaring import declare
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.voting import freeze_voters, issue_ballots
from pomanager.services.elections.orders import (
    ContestOrder,
    Declare,
    InstallMandates,
    IssueBallots,
    PublishList,
)
from pomanager.services.elections.queries.sheets import (
    about_election,
    ballots_sheet,
    candidates_sheet,
    election_sheet,
    latest_election_id,
    tallies_sheet,
)
from pomanager.services.elections.queries.sheets_bodies import officers_with_elections, terms_ending_with_elections
from pomanager.services.elections.queries.sheets_meeting import convocation_with_elections
from pomanager.services.elections.queries.sheets_result import acceptance_sheet, result_sheet
from pomanager.services.elections.queries.sheets_roll import electoral_roll_sheet
from pomanager.services.elections.queries.voters import voters
from pomanager.services.meetings.calling_orders import AddItem
from pomanager.services.meetings.commands.agenda import add_item
from pomanager.services.office import Office
from tests import elections, meetings, offices
from tests.elections import DAY

FIRST, PREPARED, TWO_ROUNDS, CALLED, VOTING = 1, 2, 3, 4, 5
ASKED = Asked(offices.NOW, DAY, FIRST)


@pytest.fixture(name="office", scope="module")
def _office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One that is declared with mandates, one prepared, one that waits for a second round, one in a meeting."""
    path = offices.filled_file(tmp_path_factory.mktemp("sheets"), elections.fill)
    books = offices.opened_office(path)
    votes = {**elections.VOTES, spoilt(Spoilt.UNCLEAR): 2}
    counted = elections.counted(books, votes)
    books.do(declare, Declare(election_id=counted, on=DAY, by="The chair", reason="Not counted."))
    books.do(install_mandates, InstallMandates(election_ids=(counted,), decision="Vote 1", all_accept=True))
    elections.nominated(books, elections.contest_of(books, elections.prepared(books)), 1, symbol="hoe")
    two = ContestOrder(seats=1, method=Method.TWO_ROUND)
    assert (
        elections.counted(books, {marked(1): 5, marked(2): 4, marked(3): 3}, contest=two, members=(1, 2, 3))
        == TWO_ROUNDS
    )
    _in_a_meeting(books)
    _with_a_roll(books)
    yield books
    books.close()


def _in_a_meeting(books: Office) -> None:
    meeting_id = meetings.planned(books)
    item_id = books.do(add_item, AddItem(meeting_id=meeting_id, kind=ItemKind.ELECTIONS)).result
    election_id = elections.prepared(books, meeting_id=meeting_id, item_id=item_id)
    elections.nominated(books, elections.contest_of(books, election_id), 2)
    books.do(publish_list, PublishList(election_id=election_id, published_on=date(2026, 11, 20)))


def _with_a_roll(books: Office) -> None:
    """An election whose poll is open, with its own roll; the first on it came, with two proxies."""
    election_id = elections.voting(books, members=(3,))
    books.do(freeze_voters, election_id)
    first = books.ask(voters, election_id)[0].voter_id
    assert first is not None
    books.do(issue_ballots, IssueBallots(election_id=election_id, voter_ids=(first,), for_others=2))


def asked(of: int, **options: Any) -> Asked:  # noqa: ANN401 - any option
    """A paper about an election."""
    return replace(ASKED, of=of, options=Options(**options))


def test_without_a_choice_papers_are_about_the_last_election(office: Office) -> None:
    assert office.ask(latest_election_id) == VOTING
    assert office.ask(about_election, asked(0)).election is None


def test_the_term_is_that_of_the_bylaws(office: Office) -> None:
    about = office.ask(about_election, ASKED)
    assert about.election is not None
    assert (about.body_kind, about.term_ends_on) == (BodyKind.BOARD, date(DAY.year + 3, DAY.month, DAY.day - 1))
    assert about.requirement(about.election.contests[0].id) is not None


def test_the_list_tells_since_when_somebody_is_a_member_and_where_they_sit(office: Office) -> None:
    sheet = office.ask(candidates_sheet, ASKED)
    assert set(sheet.since) == {1, 2, 3, 4, 5}
    assert [each.body.id for each in sheet.sat[1]] == [1]
    assert sheet.photos == {}


def test_specimens_come_before_the_list_and_ballots_after(office: Office) -> None:
    assert [each.copies for each in office.ask(ballots_sheet, asked(PREPARED, copies=40)).ballots] == [0]
    assert [each.copies for each in office.ask(ballots_sheet, asked(FIRST, copies=40)).ballots] == [40]


def test_symbols_stand_on_ballots_where_somebody_has_one(office: Office) -> None:
    assert office.ask(ballots_sheet, asked(PREPARED)).with_symbols
    assert not office.ask(ballots_sheet, asked(FIRST)).with_symbols
    assert not office.ask(ballots_sheet, asked(PREPARED, pictures=BallotPictures.NONE)).with_symbols
    assert office.ask(election_sheet, asked(PREPARED)).with_symbols


def test_a_second_round_is_printed_for_those_it_is_held_between(office: Office) -> None:
    paper = office.ask(ballots_sheet, asked(TWO_ROUNDS)).ballots[0]
    assert (paper.round, [each.number for each in paper.candidates]) == (2, [1, 2])
    table = office.ask(tallies_sheet, asked(TWO_ROUNDS)).tables[0]
    assert (table.round, len(table.candidates)) == (2, 2)


def test_the_roll_has_who_votes_and_what_they_were_given(office: Office) -> None:
    assert office.ask(electoral_roll_sheet, asked(FIRST)).count == 0

    def filled(session: Session) -> list[tuple[str, int | None]]:
        return [(each.name, each.papers) for each in electoral_roll_sheet(session, asked(VOTING)).rows]

    assert office.ask(filled)[:2] == [("AWA Un", 3), ("BEA Deux", None)]
    sheet = office.ask(electoral_roll_sheet, asked(VOTING))
    assert sheet.figures is not None
    assert (sheet.count, sheet.figures.ticked, sheet.figures.papers) == (6, 1, 3)
    assert office.ask(electoral_roll_sheet, asked(VOTING, blank=True)).count == 0
    result = office.ask(result_sheet, asked(VOTING))
    assert (result.holders, result.carried, result.rolls[0].papers) == (1, 2, 3)


def test_the_result_has_reasons_of_null_papers_seats_and_letters(office: Office) -> None:
    sheet = office.ask(result_sheet, ASKED)
    assert sheet.result is not None
    contest_id = sheet.result.contests[0].contest.id
    assert sheet.nulls == {(contest_id, 1): ((Spoilt.UNCLEAR, 2),)}
    assert len(sheet.officers) == 3
    assert [each.mandate.candidate.name for each in office.ask(acceptance_sheet, ASKED).letters] == [
        "AWA Un", "BEA Deux", "CYR Trois",
    ]  # fmt: skip


def test_papers_of_bodies_tell_by_which_election_somebody_sits_and_when_the_next_is(office: Office) -> None:
    assert list(office.ask(officers_with_elections, ASKED).elected_on.values()) == [DAY] * 3
    soon = replace(ASKED, options=Options(months=40))
    sheet = office.ask(terms_ending_with_elections, soon)
    assert sheet.elections == {row.seat.id: DAY for row in sheet.rows}
    assert len(sheet.rows) == 3


def test_a_convocation_names_who_stands(office: Office) -> None:
    meeting_id = office.ask(about_election, asked(CALLED)).meeting
    assert meeting_id is not None
    called = office.ask(convocation_with_elections, asked(meeting_id.id)).elections
    assert [(each.title, each.seats, each.candidates) for each in called] == [("Conseil", 3, ("1 · BEA Deux",))]
