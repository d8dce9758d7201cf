"""The elections of four offices, from the papers in the box to the seat: what was drawn, reserved, refused, ratified.

The sample offices held them in 2026; each test looks back on one as the board of the next year would, and two go on
where the office left off.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from pomanager.db.meetings.decisions import OutcomeBlock
from pomanager.errors import Refused
from pomanager.readmodels.elections.result import ContestResult, ElectionResult, Mandate
from pomanager.rules.bodies.kinds import BodyKind, How
from pomanager.rules.bodies.kinds import Office as Held
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.methods import CountOrder, Method, counted
from pomanager.rules.counting.record import Question, Swap
from pomanager.rules.counting.reserving import Category, Group, Reserve
from pomanager.rules.elections.kinds import ElectionFor, ElectionState, Ruling, Step
from pomanager.rules.elections.papers import ballots_of, marked
from pomanager.rules.meetings.kinds import MeetingKind, MinutesState
from pomanager.rules.members import Sex
from pomanager.samples.sheets import written_of
from pomanager.samples.voting_papers import papers_by_rank
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.elections.commands.counting import count_contest
from pomanager.services.elections.commands.declaring import declare, lodge_objection, rule_on_objection
from pomanager.services.elections.commands.installing import answer_mandate, install_mandates
from pomanager.services.elections.orders import (
    AnswerMandate,
    Declare,
    InstallMandates,
    LodgeObjection,
    RuleOnObjection,
)
from pomanager.services.elections.queries.counting import recount
from pomanager.services.elections.queries.listing import elections
from pomanager.services.elections.queries.results import election_result
from pomanager.services.meetings.queries.delegates import who_goes
from pomanager.services.meetings.queries.listing import meetings
from pomanager.services.office import Office
from tests import offices

TODAY = date(2026, 11, 23)


@contextmanager
def of(code: str) -> Iterator[Office]:
    """The sample office of a story, to look into."""
    with closing(offices.opened_office(offices.sample_file(code, 120), writing=False)) as office:
        yield office


def of_board(office: Office) -> ElectionResult:
    """The election of the board, with all that came of it."""
    (board,) = (each for each in office.ask(elections) if each.purpose is ElectionFor.BODY)
    return office.ask(election_result, board.id)


def names(mandates: tuple[Mandate, ...]) -> list[str]:
    """Who is to sit."""
    return [each.candidate.name for each in mandates]


def sitting(office: Office) -> dict[int, tuple[int, bool]]:
    """Seat of the board → which person sits there, and whether they only stay until somebody takes it."""
    rows = (row for row in office.ask(officers_on, TODAY) if row.body.kind is BodyKind.BOARD)
    return {row.seat.position: (row.holding.person.person_id, row.holding.holds_over) for row in rows}


def adds_up(office: Office, contest: ContestResult) -> None:
    """The papers are all there, and counted again they give the result."""
    assert contest.kept is not None
    assert office.ask(recount, contest.contest.id) == contest.kept.count
    for each in contest.reconciliation:
        assert each.figures.used == each.figures.found == each.figures.counted
        assert each.figures.ticked == each.figures.used


# ---- S1: Batken -----------------------------------------------------------------------------------------------------


def test_in_batken_a_lot_decides_the_last_seat_and_somebody_refuses() -> None:
    with of("s1") as office:
        result = of_board(office)
        (contest,) = result.contests
        adds_up(office, contest)
        assert contest.kept is not None
        count = contest.kept.count
        assert (contest.contest.method, contest.contest.seats, contest.contest.rule.women) == (Method.BLOCK, 7, 2)
        (tie,) = count.ties
        (lot,) = contest.lots
        assert tie.question is Question.SEAT
        assert len(tie.candidates) == 2
        assert lot.order[0] == tie.chosen
        assert lot.drawn_by
        assert lot.witnesses
        women = [each for each in contest.mandates if each.candidate.sex is Sex.FEMALE]
        assert len(women) >= 2
        (gone,) = contest.refused
        (next_in_line,) = (each for each in contest.mandates if each.came_in)
        assert next_in_line.candidate.number in tie.candidates
        assert (next_in_line.answer, next_in_line.installed) == (None, False)
        seats = sitting(office)
        assert gone.candidate.person_id not in {person for person, _stays in seats.values()}
        assert [seat for seat, (_person, stays) in seats.items() if stays] == [5]
        printed = select(OutcomeBlock.blocks).where(OutcomeBlock.item_id == result.election.item_id)
        handed_down = office.ask(lambda session: list(session.scalars(printed)))
        assert gone.answer_reason in handed_down[-1]
        assert lot.drawn_by in handed_down[0]


def test_in_batken_the_next_in_line_takes_the_seat_in_the_end(tmp_path: Path) -> None:
    with closing(offices.opened_office(offices.sample_copy(tmp_path, "s1", 120))) as office:
        result = of_board(office)
        waiting = next(each for each in result.contests[0].mandates if each.came_in)
        nomination_id = waiting.candidate.nomination_id
        office.do(answer_mandate, AnswerMandate(nomination_id=nomination_id, accepted=True, on=TODAY))
        assert office.do(install_mandates, InstallMandates(election_ids=(result.election.label.id,))).result == 1
        assert sitting(office)[5] == (waiting.candidate.person_id, False)


# ---- S2: Burundi ----------------------------------------------------------------------------------------------------


def test_in_burundi_sections_send_delegates_who_elect_a_board() -> None:
    with of("s2") as office:
        assembly = next(each for each in office.ask(meetings) if each.kind is MeetingKind.DELEGATES_ASSEMBLY)
        sections = [each for each in office.ask(elections) if each.purpose is ElectionFor.DELEGATES]
        assert len(sections) > 20
        # Where nobody stands there is nothing to declare: such a section sends nobody.
        assert {each.state for each in sections if each.candidates} == {ElectionState.DECLARED}
        elected = Counter({each.section: each.elected for each in sections})
        going = office.ask(who_goes, assembly.id)
        assert Counter(each.section for each in going) == +elected
        assert sum(each.sex is Sex.FEMALE for each in going) * 3 >= len(going)
        (contest,) = of_board(office).contests
        adds_up(office, contest)
        assert contest.contest.method is Method.SCOTTISH
        assert sum(each.candidate.sex is Sex.FEMALE for each in contest.mandates) * 10 >= 3 * len(contest.mandates)
        assert contest.contest.rule.groups
        for province in contest.contest.rule.groups:
            seats = sum(bool(each.candidate.sections & province.section_ids) for each in contest.mandates)
            assert seats >= province.least
        assert {each.seat_id for each in contest.mandates} == set(contest.contest.seat_ids)


# ---- S3: Kampong Thom -----------------------------------------------------------------------------------------------


def test_in_kampong_thom_a_woman_takes_a_reserved_seat() -> None:
    with of("s3") as office:
        (contest,) = of_board(office).contests
        adds_up(office, contest)
        assert contest.kept is not None
        count = contest.kept.count
        assert [each.candidate.sex for each in contest.mandates].count(Sex.FEMALE) == 2
        assert len(count.changed) == 1
        came, left = (next(each for each in contest.contest.numbered() if each.number == number)
                      for number in (count.changed[0].came, count.changed[0].left))  # fmt: skip
        assert (came.sex, left.sex) == (Sex.FEMALE, Sex.MALE)
        secretaries = {
            row.holding.person.name for row in office.ask(officers_on, TODAY)
            if any(each.office is Held.SECRETARY for each in row.holding.offices)
        }  # fmt: skip
        assert came.name in secretaries


TAGS = ("m1", "f4", "m4", "m6", "f8", "m7", "f9", "f10")
ROUNDS = (
    ("94.00", "72.00", "54.00", "47.00", "39.00", "53.00", "26.00", "27.00"),
    ("69.00", "72.00", "60.12", "53.38", "41.66", "56.72", "29.72", "28.86"),
    ("69.00", "69.00", "60.66", "54.17", "42.08", "57.06", "30.18", "29.24"),
    ("69.00", "69.00", "64.66", "62.48", "46.92", "63.41", "33.22", "0.00"),
    ("69.00", "69.00", "73.66", "70.06", "53.04", "67.51", "0.00", "0.00"),
)
"""The votes of all candidates after each round of 412 papers."""


def test_at_full_size_its_412_papers_give_five_rounds() -> None:
    told = next(each for each in written_of("s3", "elections")["elections"])
    numbers = {tag: number for number, tag in enumerate(TAGS, 1)}
    profiles = [([numbers[tag] for tag in order.split()], papers) for order, papers in told["papers"]]
    papers = papers_by_rank(profiles, 412)
    assert (papers.total(), papers[marked(1, 3)]) == (412, 23)
    women = frozenset(numbers[tag] for tag in TAGS if tag.startswith("f"))
    sexes = Category("Sex", (Group("Women", women, 2), Group("", frozenset(numbers.values()) - women)))
    order = CountOrder(method=Method.SCOTTISH, seats=5, reserve=Reserve(categories=(sexes,)))
    ballots: Ballots = ballots_of(papers, TAGS, 5)
    count = counted(ballots, order)
    said = [tuple(f"{(votes or 0) / 10**count.places:.2f}" for votes in stage.votes) for stage in count.stages[:5]]
    assert said == [tuple(row) for row in ROUNDS]
    assert [TAGS[each - 1] for each in count.elected] == ["m1", "f4", "m4", "m6", "f8"]
    assert count.changed == (Swap(came=numbers["f8"], left=numbers["m7"]),)


def test_in_kampong_thom_a_contested_count_is_counted_again(tmp_path: Path) -> None:
    with closing(offices.opened_office(offices.sample_copy(tmp_path, "s3", 120))) as office:
        before = of_board(office)
        election_id, contest = before.election.label.id, before.contests[0].contest
        assert before.contests[0].kept is not None
        member_id = contest.numbered()[0].member_id
        late = LodgeObjection(
            election_id=election_id, step=Step.COUNT, lodged_on=TODAY, text="The piles were not counted twice.",
            member_id=member_id, late_reason="The assembly hears it all the same.",
        )  # fmt: skip
        objection_id = office.do(lodge_objection, late).result
        assert of_board(office).election.label.state is ElectionState.CONTESTED
        office.do(count_contest, contest.id)
        ruling = RuleOnObjection(
            objection_id=objection_id, version=1, ruling=Ruling.REJECTED, ruled_on=TODAY, ruled_by="The committee",
            grounds="Counted again before witnesses, with the same result.",
        )  # fmt: skip
        office.do(rule_on_objection, ruling)
        after = of_board(office)
        assert after.contests[0].kept is not None
        assert after.contests[0].kept.hash == before.contests[0].kept.hash
        assert names(after.contests[0].mandates) == names(before.contests[0].mandates)
        assert after.election.label.state is ElectionState.DECLARED
        with pytest.raises(Refused):
            office.do(declare, Declare(election_id=election_id, on=TODAY, by="The chair"))


# ---- S4: Thiès ------------------------------------------------------------------------------------------------------


def test_in_thies_a_third_is_renewed_and_a_co_option_ratified() -> None:
    with of("s4") as office:
        result = of_board(office)
        (contest,) = result.contests
        adds_up(office, contest)
        board = {row.seat.position: row for row in office.ask(officers_on, TODAY) if row.body.kind is BodyKind.BOARD}
        assert [row.holding.since for position, row in board.items() if position in {3, 6}] == [date(2026, 3, 16)] * 2
        assert {row.seat.id for position, row in board.items() if position in {3, 6}} == set(contest.contest.seat_ids)
        (co_opted,) = (row.holding for row in board.values() if row.holding.how is How.CO_OPTED)
        assert (co_opted.since, co_opted.ratified_on) == (date(2026, 6, 1), date(2026, 6, 27))
        assembly = next(each for each in office.ask(meetings) if each.held_on == date(2026, 6, 27))
        assert assembly.minutes is MinutesState.SIGNED
