"""What follows from elections: alternates who step in, ties by age, what is due and when, and no backup of a sheet."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.db.backup import SHEETS_OPEN
from pomanager.errors import FileTrouble
from pomanager.readmodels.governance import DueRow
from pomanager.rules.bodies.kinds import EndReason
from pomanager.rules.calendar import VagueDate
from pomanager.rules.counting.record import TieKind
from pomanager.rules.due import DueKind
from pomanager.rules.elections.kinds import Step
from pomanager.rules.elections.papers import BLANK, Paper, marked
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.members import Sex
from pomanager.services import files
from pomanager.services.bodies.commands.appointing import end_appointment, step_in
from pomanager.services.bodies.orders import EndAppointment, StepIn
from pomanager.services.bodies.queries.listing import seat_rows
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.elections.commands.ballots import open_batch, save_ballot
from pomanager.services.elections.commands.declaring import declare, lodge_objection
from pomanager.services.elections.commands.installing import install_mandates
from pomanager.services.elections.orders import (
    ContestOrder,
    Declare,
    InstallMandates,
    LodgeObjection,
    OpenBatch,
    SaveBallot,
)
from pomanager.services.elections.queries.counting import recount
from pomanager.services.elections.queries.results import election_result
from pomanager.services.governance.queries import due_elections
from pomanager.services.governance.queries.due import due
from pomanager.services.office import Office
from tests import bodies, make, offices
from tests import elections as make_election
from tests.elections import DAY

BYLAWS = {**make_election.BYLAWS, "election.tie": "older", "calendar.officer_filing": "1 months"}
PEOPLE = {
    "AWA Un": VagueDate(1980, 3, 1), "BEA Deux": VagueDate(1985), "CYR Trois": VagueDate(1970, 6, 5),
    "DAN Quatre": VagueDate(1990, 1, 1), "ELI Cinq": None,
}  # fmt: skip
VOTES = {marked(1, 2): 10, marked(3): 7, marked(4): 7, marked(5): 5, BLANK: 1}


def fill(office: Office) -> None:
    """By-laws by which the older one takes the seat, a board of three seats, five members, and one who counts."""
    bodies.bylaws(office, BYLAWS)
    for name, birth in PEOPLE.items():
        make.member(office, name, birth=birth, sex=Sex.FEMALE if name in make_election.WOMEN else Sex.MALE)
    bodies.body(office, seats=3)
    make.member(office, make_election.TELLER)


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield books
    books.close()


def counted(office: Office, votes: dict[Paper, int], alternates: int = 0) -> int:
    """An election of the board by these papers; returns its id."""
    contest = ContestOrder(seat_ids=bodies.SEATS, rule=ReserveRule(), alternates=alternates)
    return make_election.counted(office, votes=votes, contest=contest)


def declared(office: Office, election_id: int, day: date = DAY) -> int:
    """The result, announced."""
    office.do(declare, Declare(election_id=election_id, on=day, by="La présidente", reason="No figures."))
    return election_id


# ---- ties by age ----------------------------------------------------------------------------------------------------


def test_the_older_candidate_takes_the_seat(office: Office) -> None:
    election_id = counted(office, VOTES)
    count = office.ask(recount, make_election.contest_of(office, election_id))
    assert [count.name(each) for each in count.elected] == ["AWA Un", "BEA Deux", "CYR Trois"]
    assert count.ties[0].steps[-1].kind is TieKind.OLDER


def test_a_birth_nobody_knows_leaves_the_tie_open(office: Office) -> None:
    election_id = counted(office, {marked(1, 2): 10, marked(3): 7, marked(5): 7})
    count = office.ask(recount, make_election.contest_of(office, election_id))
    assert count.open_tie is not None
    assert set(count.open_tie.candidates) == {3, 5}


# ---- alternates -----------------------------------------------------------------------------------------------------


def test_those_next_in_line_become_alternates_and_step_in(office: Office) -> None:
    election_id = declared(office, counted(office, VOTES, alternates=2))
    assert office.do(install_mandates, InstallMandates(election_ids=(election_id,), all_accept=True)).result == 5
    waiting = [[each.person.name for each in row.alternates] for row in office.ask(seat_rows, DAY, bodies.BOARD)]
    assert waiting == [["DAN Quatre"], ["ELI Cinq"], []]
    assert bodies.sitting(office, DAY) == {1: "AWA Un", 2: "BEA Deux", 3: "CYR Trois"}
    first = office.ask(officers_on, DAY)[0]
    gone = EndAppointment(appointment_id=first.holding.appointment_id, on=DAY, reason=EndReason.RESIGNED)
    office.do(end_appointment, gone)
    mandates = office.ask(election_result, election_id).contests[0].mandates
    dan = next(each for each in mandates if each.candidate.name == "DAN Quatre")
    assert (dan.is_alternate, dan.seat_id) == (True, first.seat.id)
    assert dan.appointment_id is not None
    later = DAY + timedelta(days=1)
    office.do(step_in, StepIn(appointment_id=dan.appointment_id, on=later))
    assert bodies.sitting(office, later)[1] == "DAN Quatre"


# ---- what is due ----------------------------------------------------------------------------------------------------


def told(office: Office, day: date, *kinds: DueKind) -> list[tuple[str, date | None]]:
    """What is due of elections, and by when."""
    rows: tuple[DueRow, ...] = office.ask(due, day)
    return [(row.sentence.message, row.on) for row in rows if row.kind in kinds]


OF_ELECTIONS = (DueKind.CANDIDACIES, DueKind.POLL, DueKind.ELECTION_OBJECTIONS)


def test_an_election_is_on_the_due_list_from_its_candidacies_to_the_filing(office: Office) -> None:
    election_id = make_election.prepared(office)
    until = DAY - timedelta(days=5)
    before = until - timedelta(days=3)
    assert told(office, before, *OF_ELECTIONS) == [(due_elections.CANDIDACIES, until), (due_elections.POLL, DAY)]
    late = until + timedelta(days=1)
    assert (due_elections.LIST_TO_PUBLISH, until) in told(office, late, *OF_ELECTIONS)
    assert told(office, DAY + timedelta(days=1), DueKind.POLL) == [(due_elections.POLL_WAS, DAY)]
    other = declared(office, counted(office, VOTES))
    assert told(office, DAY, DueKind.ELECTION_OBJECTIONS) == [
        (due_elections.OBJECTIONS, DAY + timedelta(days=15)),
    ]  # fmt: skip
    order = LodgeObjection(election_id=other, step=Step.COUNT, lodged_on=DAY, text="Count again.", member_id=5)
    office.do(lodge_objection, order)
    assert (due_elections.TO_DECIDE, None) in told(office, DAY, DueKind.ELECTION_OBJECTIONS)
    assert told(office, DAY, DueKind.OFFICER_FILING) == []
    office.do(install_mandates, InstallMandates(election_ids=(other,), all_accept=True))
    assert [on for _said, on in told(office, DAY, DueKind.OFFICER_FILING)] == [date(2026, 12, 23)]
    assert make_election.detail(office, election_id).label.id == election_id


# ---- no copy of a sheet ---------------------------------------------------------------------------------------------


def test_no_backup_is_made_by_itself_while_a_sheet_is_open(office: Office, tmp_path: Path) -> None:
    election_id = make_election.voting(office)
    box_id = make_election.box_of(office, election_id)
    path, folder = next(tmp_path.glob("*.podb")), tmp_path / "kept"
    folder.mkdir()
    files.back_up(path, folder, offices.clock, unasked=True)
    entry_id = office.do(open_batch, OpenBatch(box_id=box_id, teller="Rurihose")).result
    office.do(save_ballot, SaveBallot(entry_id=entry_id, ballot_id=1, paper=marked(1)))
    with pytest.raises(FileTrouble) as trouble:
        files.back_up(path, folder, offices.clock, unasked=True)
    assert [each.message for each in trouble.value.objections] == [SHEETS_OPEN]
    assert len(list(folder.iterdir())) == 1
