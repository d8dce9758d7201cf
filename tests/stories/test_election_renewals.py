"""A board of six renewed by thirds over six years: each year two seats are elected, and the others go on sitting."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.readmodels.elections.election import ContestDetail
from pomanager.rules.elections.papers import Paper, marked
from pomanager.rules.members import Sex
from pomanager.services import files
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.elections.commands.ballots import bring_in_ballots
from pomanager.services.elections.commands.candidates import publish_list
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.declaring import declare
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.commands.nominating_many import nominate_many
from pomanager.services.elections.commands.voting import close_poll, open_poll
from pomanager.services.elections.orders import (
    BringInBallots,
    Candidacy,
    ContestOrder,
    Declare,
    InstallMandates,
    NominateMany,
    PublishList,
)
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.results import election_result
from pomanager.services.office import Office
from tests import bodies, make, offices
from tests import elections as make_election

PEOPLE, WOMEN = 10, 4
"""Members 1 to 10; the first four are women."""
LAWS = {
    **make_election.BYLAWS, "board.renewal": "staggered", "board.renewal_series": "3 series",
    "board.renewal_interval": "12 months", "board.max_consecutive_terms": "2 terms",
}  # fmt: skip
YEARS = range(2021, 2027)
STANDING = {
    2021: (5, 1, 2), 2022: (6, 3, 8), 2023: (7, 8, 4), 2024: (5, 1, 9), 2025: (10, 6, 3), 2026: (7, 9, 4),
}  # fmt: skip
"""Who stands for two seats each year, with most votes first."""
ELECTED = {2021: [1, 2], 2022: [3, 6], 2023: [7, 8], 2024: [1, 5], 2025: [3, 10], 2026: [7, 9]}
"""The first two, unless fewer than two women would sit then."""
WOMEN_ASKED = {2021: 2, 2022: 0, 2023: 0, 2024: 1, 2025: 1, 2026: 0}


@pytest.fixture(name="clock")
def _clock() -> make.MovableClock:
    return make.MovableClock()


@pytest.fixture(name="office")
def _office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    path = offices.office_file(tmp_path)
    books = files.open_office(path, writing=True, clock=clock, actor="Tests")
    bodies.bylaws(books, LAWS)
    for number in range(1, PEOPLE + 1):
        make.member(books, f"MEMBRE {number:02}", sex=Sex.FEMALE if number <= WOMEN else Sex.MALE)
    bodies.body(books, seats=6)
    yield books
    books.close()


def renewed(office: Office, clock: make.MovableClock, year: int) -> list[int]:
    """The election of a year, held and installed in a day; returns the members who took the two seats."""
    day = date(year, 3, 20)
    clock.come_to(day)
    first = 2 * ((year - YEARS[0]) % 3)
    contest = ContestOrder(seat_ids=bodies.seats_of(office, bodies.BOARD, day)[first : first + 2])
    election_id = make_election.prepared(office, contest, held_on=day)
    contest_id = make_election.contest_of(office, election_id)
    before = day - timedelta(days=6)
    rows = tuple(Candidacy(contest_id=contest_id, member_id=each) for each in STANDING[year])
    office.do(nominate_many, NominateMany(candidacies=rows, received_on=before, accepted_on=before))
    office.do(publish_list, PublishList(election_id=election_id, published_on=day - timedelta(days=4)))
    office.do(open_poll, election_id, make_election.NINE)
    office.do(close_poll, election_id, make_election.NOON)
    papers = votes(make_election.detail(office, election_id).contests[0], STANDING[year])
    box_id = make_election.box_of(office, election_id)
    office.do(bring_in_ballots, BringInBallots(box_id=box_id, source="box", papers=tuple(papers.items())))
    office.do(count_contest, contest_id)
    office.do(declare, Declare(election_id=election_id, on=day, by="The chair", reason="No figures."))
    office.do(install_mandates, InstallMandates(election_ids=(election_id,), decision="AG", all_accept=True))
    mandates = office.ask(election_result, election_id).contests[0].mandates
    return [each.candidate.member_id for each in mandates]


def votes(contest: ContestDetail, members: tuple[int, ...]) -> dict[Paper, int]:
    """Papers on which the first of them has most votes."""
    number = {each.member_id: each.number or 0 for each in contest.candidates}
    first, second, third = (number[each] for each in members)
    return {marked(*sorted((first, second))): 12, marked(*sorted((first, third))): 9, marked(second): 2}


def sitting(office: Office, year: int) -> list[int]:
    """The members who sit at the end of a year."""
    rows = office.ask(officers_on, date(year, 12, 31), bodies.BOARD)
    return sorted(int(row.holding.person.number) for row in rows)


def test_a_third_of_the_board_is_elected_each_year(office: Office, clock: make.MovableClock) -> None:
    elected = {year: sorted(renewed(office, clock, year)) for year in YEARS}
    assert elected == ELECTED
    assert [sitting(office, year) for year in (2023, 2026)] == [[1, 2, 3, 6, 7, 8], [1, 3, 5, 7, 9, 10]]
    for row in office.ask(officers_on, date(2026, 12, 31), bodies.BOARD):
        assert row.holding.term_ends_on is not None
        assert (row.holding.term_ends_on.year - row.holding.since.year, row.holding.holds_over) == (3, False)
    found = office.ask(elections)
    assert [(each.held_on.year, each.seats, each.elected) for each in found] == [(year, 2, 2) for year in YEARS]
    contests = {each.held_on.year: office.ask(election_result, each.id).contests[0] for each in found}
    assert {year: contest.contest.rule.women for year, contest in contests.items()} == WOMEN_ASKED
    assert [year for year, contest in contests.items() if contest.kept and contest.kept.count.changed] == [2021, 2025]
