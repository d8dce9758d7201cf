"""Elections from the first candidacy to the seat: what is refused, what is kept, and that a recount is the result."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from pomanager.db.meetings.decisions import OutcomeBlock
from pomanager.errors import NotFound, Refused
from pomanager.rules.bodies.kinds import EndReason, ReservedFor
from pomanager.rules.bodies.kinds import Office as Seated
from pomanager.rules.counting.methods import Method
from pomanager.rules.elections import batches, lodging, nominating, reconciling
from pomanager.rules.elections.kinds import ElectionState, Ruling, Step
from pomanager.rules.elections.papers import marked
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.meetings.rich_text import from_json
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.orders import EndAppointment
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.elections.commands import ballots as typing_in
from pomanager.services.elections.commands.ballots import enter_totals
from pomanager.services.elections.commands.candidates import (
    publish_list,
)
from pomanager.services.elections.commands.counting import answer_tie, count_contest
from pomanager.services.elections.commands.declaring import annul, declare, lodge_objection, rule_on_objection
from pomanager.services.elections.commands.installing import answer_mandate, install_mandates
from pomanager.services.elections.commands.voting import (
    add_box,
    close_poll,
    open_poll,
    set_box_figures,
)
from pomanager.services.elections.orders import (
    AddBox,
    Annul,
    AnswerMandate,
    AnswerTie,
    ContestOrder,
    Declare,
    EnterTotals,
    InstallMandates,
    LodgeObjection,
    PublishList,
    RuleOnObjection,
    SetBoxFigures,
)
from pomanager.services.elections.queries.boxes import boxes, reconciliation
from pomanager.services.elections.queries.counting import recount
from pomanager.services.elections.queries.results import election_result
from pomanager.services.meetings.calling_orders import AddItem
from pomanager.services.meetings.commands.agenda import add_item
from pomanager.services.office import Office
from tests import bodies, meetings, offices
from tests import elections as make_election
from tests.elections import DAY, NINE, NOON, TELLER, VOTES


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    books = offices.opened_office(offices.filled_file(tmp_path, make_election.fill))
    yield books
    books.close()


@pytest.fixture(name="counted")
def _counted(tmp_path: Path) -> Iterator[Office]:
    """An office with an election that is counted."""
    books = offices.opened_office(offices.filled_file(tmp_path, make_election.fill_counted))
    yield books
    books.close()


def said(act: Callable[[], object]) -> set[str]:
    """The sentences an act is refused with."""
    with pytest.raises(Refused) as refused:
        act()
    return {each.message for each in refused.value.objections}


def declared(office: Office) -> int:
    """The counted election, declared; returns its id."""
    order = Declare(election_id=FIRST, on=DAY, by="La présidente", reason="The box was not counted.")
    office.do(declare, order)
    return FIRST


FIRST = 1
"""The election of offices in which one is counted."""


def names(office: Office, election_id: int) -> list[str]:
    """Who is to sit, in the order of the result."""
    return [each.candidate.name for each in office.ask(election_result, election_id).contests[0].mandates]


# ---- counting -------------------------------------------------------------------------------------------------------


def test_reserved_seats_are_filled_and_their_effect_is_told(counted: Office) -> None:
    election_id = FIRST
    count = counted.ask(election_result, election_id).contests[0].kept
    assert count is not None
    assert count.is_fresh
    assert [count.count.name(each) for each in count.count.elected] == ["AWA Un", "BEA Deux", "CYR Trois"]
    assert len(count.count.changed) == 2
    assert counted.ask(recount, make_election.contest_of(counted, election_id)) == count.count


def test_a_tie_is_asked_and_answered_with_witnesses(office: Office) -> None:
    votes = {marked(1, 2): 5, marked(3): 4, marked(4): 4}
    election_id = make_election.counted(office, votes=votes)
    contest_id = make_election.contest_of(office, election_id)
    order = Declare(election_id=election_id, on=DAY, by="La présidente", reason="No figures.")
    assert lodging.TIE_OPEN in said(lambda: office.do(declare, order))
    wrong = AnswerTie(contest_id=contest_id, drawn_by="", witnesses="", order=((4,),))
    assert said(lambda: office.do(answer_tie, wrong)) == {lodging.TIE_ANSWER, lodging.NO_WITNESS}
    office.do(answer_tie, AnswerTie(contest_id=contest_id, drawn_by="Awa", witnesses="Binta", order=((4,), (3,))))
    kept = office.ask(election_result, election_id).contests[0].kept
    assert kept is not None
    assert (kept.count.elected[-1], kept.is_fresh) == (4, True)
    assert "Binta" in kept.count.ties[0].steps[-1].told
    office.do(declare, order)


def test_papers_that_come_after_the_count_ask_for_another(counted: Office) -> None:
    election_id = FIRST
    make_election.brought_in(counted, make_election.box_of(counted, election_id), {marked(5): 20})
    order = Declare(election_id=election_id, on=DAY, by="La présidente", reason="No figures.")
    assert lodging.COUNTED_BEFORE in said(lambda: counted.do(declare, order))
    counted.do(count_contest, make_election.contest_of(counted, election_id))
    counted.do(declare, order)


def test_a_batch_taken_back_does_not_count(counted: Office) -> None:
    election_id = FIRST
    contest_id = make_election.contest_of(counted, election_id)
    before = counted.ask(recount, contest_id)
    batch_id = make_election.brought_in(counted, make_election.box_of(counted, election_id), {marked(5): 20})
    assert counted.ask(recount, contest_id) != before
    assert said(lambda: counted.do(typing_in.take_back_batch, batch_id, " "))
    counted.do(typing_in.take_back_batch, batch_id, "The wrong box.")
    assert counted.ask(recount, contest_id) == before


def test_sums_of_tellers_count_with_papers(office: Office) -> None:
    election_id = make_election.voting(office)
    office.do(close_poll, election_id, NOON)
    box_id, contest_id = make_election.box_of(office, election_id), make_election.contest_of(office, election_id)
    wrong = EnterTotals(box_id=box_id, counted_by="", votes=((1, 31), (9, 1)), marked=30)
    assert len(said(lambda: office.do(enter_totals, wrong))) == 3
    office.do(enter_totals, EnterTotals(box_id=box_id, counted_by="Awa", votes=((3, 30), (4, 2)), marked=30, blank=1))
    make_election.brought_in(office, box_id, {marked(1, 2): 20, marked(4): 10})
    office.do(count_contest, contest_id)
    kept = office.ask(election_result, election_id).contests[0].kept
    assert kept is not None
    assert (kept.count.valid, kept.count.blank, kept.count.stages[0].votes) == (60, 1, (20, 20, 30, 12, 0))
    assert office.ask(recount, contest_id) == kept.count


def test_preferences_cannot_be_added_up(office: Office) -> None:
    contest = ContestOrder(seat_ids=bodies.SEATS, method=Method.SCOTTISH)
    election_id = make_election.voting(office, contest=contest)
    order = EnterTotals(box_id=make_election.box_of(office, election_id), counted_by="Awa", votes=((1, 3),), marked=3)
    assert said(lambda: office.do(enter_totals, order)) == {typing_in.NO_SUMS_OF_RANKS}


def test_by_acclamation_as_many_stand_as_seats(office: Office) -> None:
    election_id = make_election.voting(office, members=(1, 2, 3), way=Way.ACCLAMATION)
    office.do(count_contest, make_election.contest_of(office, election_id))
    office.do(declare, Declare(election_id=election_id, on=DAY, by="La présidente"))
    assert sorted(names(office, election_id)) == ["AWA Un", "BEA Deux", "CYR Trois"]


def test_by_acclamation_nobody_is_left_out(office: Office) -> None:
    election_id = make_election.voting(office, way=Way.ACCLAMATION)
    assert said(lambda: office.do(count_contest, make_election.contest_of(office, election_id)))


def test_a_second_round_is_held_with_a_box_of_its_own(office: Office) -> None:
    contest = ContestOrder(seat_ids=bodies.SEATS[:1], method=Method.TWO_ROUND, rule=ReserveRule())
    votes = {marked(1): 20, marked(2): 15, marked(3): 10}
    election_id = make_election.counted(office, votes=votes, contest=contest, members=(3, 4, 5))
    contest_id = make_election.contest_of(office, election_id)
    order = Declare(election_id=election_id, on=DAY, by="La présidente", reason="No figures.")
    assert lodging.ROUND_OPEN in said(lambda: office.do(declare, order))
    box_id = office.do(add_box, AddBox(contest_id=contest_id, round=2)).result
    make_election.brought_in(office, box_id, {marked(1): 20, marked(2): 25})
    office.do(count_contest, contest_id)
    office.do(declare, order)
    assert names(office, election_id) == ["DAN Quatre"]
    assert [each.round for each in office.ask(reconciliation, contest_id)] == [1, 2]


def test_a_ballot_of_their_own_for_women_is_counted_first(office: Office) -> None:
    women = ContestOrder(seat_ids=bodies.SEATS[:1], open_to=ReservedFor.WOMEN)
    everybody = ContestOrder(seat_ids=bodies.SEATS[1:])
    election_id = make_election.prepared(office, contests=(women, everybody))
    first, second = make_election.detail(office, election_id).contests
    assert said(lambda: make_election.nominated(office, first.id, 3)) == {nominating.ONLY_WOMEN}
    for contest_id, members in ((first.id, (1, 2)), (second.id, (1, 2, 3))):
        for member_id in members:
            make_election.nominated(office, contest_id, member_id)
    office.do(publish_list, PublishList(election_id=election_id, published_on=DAY))
    office.do(open_poll, election_id, NINE)
    office.do(close_poll, election_id, NOON)
    assert said(lambda: office.do(count_contest, second.id))
    make_election.brought_in(office, office.ask(boxes, first.id)[0].id, {marked(1): 20, marked(2): 3})
    make_election.brought_in(office, office.ask(boxes, second.id)[0].id, {marked(1, 3): 20, marked(2): 3})
    office.do(count_contest, first.id)
    office.do(count_contest, second.id)
    found = office.ask(election_result, election_id)
    assert [[each.candidate.name for each in contest.mandates] for contest in found.contests] == [
        ["AWA Un"], ["BEA Deux", "CYR Trois"],
    ]  # fmt: skip


def figures(office: Office, election_id: int, **known: int) -> None:
    """Write figures of the first box."""
    box = office.ask(boxes, make_election.contest_of(office, election_id))[0]
    office.do(set_box_figures, SetBoxFigures(box_id=box.id, version=box.version, **known))


def test_figures_that_do_not_add_up_need_a_stated_reason(counted: Office) -> None:
    election_id = FIRST
    figures(counted, election_id, issued=40, used=36, spoiled=1, unused=3, found=36)
    order = Declare(election_id=election_id, on=DAY, by="La présidente")
    assert said(lambda: counted.do(declare, order)) == {reconciling.SAY_WHY}
    (found,) = counted.ask(reconciliation, make_election.contest_of(counted, election_id))
    assert [each.message for each in reconciling.wrong(found.checks)] == [reconciling.COUNTED_FEWER]
    figures(counted, election_id, issued=39, used=35, spoiled=1, unused=3, found=35)
    counted.do(declare, order)
    assert make_election.detail(counted, election_id).label.state is ElectionState.DECLARED


# ---- what comes of it -----------------------------------------------------------------------------------------------


def test_mandates_are_installed_in_one_act(counted: Office) -> None:
    election_id = declared(counted)
    order = InstallMandates(election_ids=(election_id,), decision="AG 7/2026")
    assert said(lambda: counted.do(install_mandates, order)) == {lodging.NO_ANSWER}
    assert counted.do(install_mandates, InstallMandates(election_ids=(election_id,), all_accept=True)).result == 3
    assert bodies.sitting(counted, DAY) == {1: "AWA Un", 2: "BEA Deux", 3: "CYR Trois"}
    again = InstallMandates(election_ids=(election_id,), all_accept=True)
    assert said(lambda: counted.do(install_mandates, again)) == {lodging.INSTALLED}
    found = counted.ask(election_result, election_id).contests[0]
    assert all(each.installed for each in found.mandates)


def test_an_office_is_given_with_the_seat(counted: Office) -> None:
    election_id = declared(counted)
    first = counted.ask(election_result, election_id).contests[0].mandates[0].candidate
    order = InstallMandates(
        election_ids=(election_id,), all_accept=True, offices=((first.nomination_id, Seated.CHAIR),)
    )  # fmt: skip
    counted.do(install_mandates, order)
    offices_held = {row.holding.person.name: row.holding.offices for row in counted.ask(officers_on, DAY)}
    assert [each.office for each in offices_held[first.name]] == [Seated.CHAIR]


def test_a_contested_box_is_looked_at_again(counted: Office) -> None:
    election_id = declared(counted)
    order = LodgeObjection(
        election_id=election_id, step=Step.COUNT, lodged_on=DAY, text="A pile is missing.", member_id=5
    )
    objection_id = counted.do(lodge_objection, order).result
    make_election.brought_in(counted, make_election.box_of(counted, election_id), {marked(5): 20})
    counted.do(count_contest, make_election.contest_of(counted, election_id))
    ruling = RuleOnObjection(
        objection_id=objection_id, version=1, ruling=Ruling.UPHELD, ruled_on=DAY, ruled_by="AG", grounds="Found.",
    )  # fmt: skip
    counted.do(rule_on_objection, ruling)
    assert make_election.detail(counted, election_id).label.state is ElectionState.CONTESTED
    declared(counted)
    assert make_election.detail(counted, election_id).label.state is ElectionState.DECLARED
    assert names(counted, election_id) == ["AWA Un", "BEA Deux", "ELI Cinq"]


def test_nothing_is_half_done_where_a_seat_is_taken(counted: Office) -> None:
    election_id = declared(counted)
    bodies.seated(counted, bodies.SEATS[2], 4, date(2026, 1, 1))
    order = InstallMandates(election_ids=(election_id,), all_accept=True)
    assert said(lambda: counted.do(install_mandates, order))
    assert bodies.sitting(counted, DAY) == {3: "DAN Quatre"}


def test_who_refuses_leaves_the_seat_to_the_next_in_line(counted: Office) -> None:
    election_id = declared(counted)
    mandates = counted.ask(election_result, election_id).contests[0].mandates
    ids = {each.candidate.name: each.candidate.nomination_id for each in mandates}
    bare = AnswerMandate(nomination_id=ids["CYR Trois"], accepted=False, on=DAY)
    assert said(lambda: counted.do(answer_mandate, bare)) == {lodging.NO_REASON}
    counted.do(answer_mandate, AnswerMandate(nomination_id=ids["CYR Trois"], accepted=False, on=DAY, reason="Ill."))
    assert names(counted, election_id) == ["AWA Un", "BEA Deux", "DAN Quatre"]
    found = counted.ask(election_result, election_id).contests[0]
    assert [each.came_in for each in found.mandates] == [False, False, True]
    assert [each.candidate.name for each in found.refused] == ["CYR Trois"]
    counted.do(install_mandates, InstallMandates(election_ids=(election_id,), all_accept=True))
    assert bodies.sitting(counted, DAY) == {1: "AWA Un", 2: "BEA Deux", 3: "DAN Quatre"}


def test_a_result_is_contested_and_stands_once_that_is_rejected(counted: Office) -> None:
    election_id = declared(counted)
    late = LodgeObjection(election_id=election_id, step=Step.COUNT, lodged_on=DAY, text="", lodged_by="")
    assert said(lambda: counted.do(lodge_objection, late)) == {lodging.NO_TEXT, lodging.NOBODY_OBJECTS}
    order = LodgeObjection(election_id=election_id, step=Step.COUNT, lodged_on=DAY, text="Count again.", member_id=5)
    objection_id = counted.do(lodge_objection, order).result
    assert make_election.detail(counted, election_id).label.state is ElectionState.CONTESTED
    (row,) = counted.ask(election_result, election_id).objections
    assert row.lodged_by == "ELI Cinq"
    before = counted.ask(election_result, election_id).contests[0].kept
    counted.do(count_contest, make_election.contest_of(counted, election_id))
    after = counted.ask(election_result, election_id).contests[0].kept
    assert before is not None
    assert after is not None
    assert (after.count, after.hash) == (before.count, before.hash)
    ruling = RuleOnObjection(
        objection_id=objection_id, version=row.version, ruling=Ruling.REJECTED, ruled_on=DAY, ruled_by="AG",
        grounds="The recount gave the same.",
    )  # fmt: skip
    counted.do(rule_on_objection, ruling)
    assert make_election.detail(counted, election_id).label.state is ElectionState.DECLARED


def test_an_election_with_mandates_is_not_annulled(counted: Office) -> None:
    election_id = declared(counted)
    counted.do(install_mandates, InstallMandates(election_ids=(election_id,), all_accept=True))
    order = Annul(election_id=election_id, on=DAY, by="Tribunal", reason="Voters were left out.")
    assert said(lambda: counted.do(annul, order)) == {lodging.MANDATES_STAND}
    for each in counted.ask(election_result, election_id).contests[0].mandates:
        assert each.appointment_id is not None
        counted.do(
            end_appointment,
            EndAppointment(appointment_id=each.appointment_id, on=DAY, reason=EndReason.RESIGNED),
        )
    counted.do(annul, order)
    found = counted.ask(election_result, election_id)
    assert found.annulled is not None
    assert found.annulled.by == "Tribunal"
    assert said(lambda: counted.do(annul, order)) == {lodging.ANNULLED}


def test_nothing_is_done_out_of_turn(office: Office) -> None:
    election_id = make_election.prepared(office)
    assert said(lambda: office.do(open_poll, election_id, NINE)) == {lodging.WRONG_STATE}
    assert said(lambda: office.do(close_poll, election_id, NINE)) == {lodging.WRONG_STATE}
    assert said(lambda: office.do(count_contest, make_election.contest_of(office, election_id)))
    assert said(lambda: office.do(add_box, AddBox(contest_id=make_election.contest_of(office, election_id))))
    assert said(lambda: office.do(install_mandates, InstallMandates(election_ids=(election_id,))))
    with pytest.raises(NotFound):
        make_election.detail(office, 99)


def test_a_candidate_types_in_no_ballots(office: Office) -> None:
    election_id = make_election.voting(office)
    box_id = make_election.box_of(office, election_id)
    assert said(lambda: make_election.typed(office, box_id, [], teller="awa un")) == {batches.TELLER_STANDS}
    make_election.typed(office, box_id, [marked(1)], teller=TELLER)
    assert len(VOTES) == 6


def test_the_minutes_get_the_result_of_an_election_of_the_meeting(office: Office) -> None:
    meeting_id = meetings.planned(office)
    item_id = office.do(add_item, AddItem(meeting_id=meeting_id, kind=ItemKind.ELECTIONS)).result
    election_id = make_election.counted(office, meeting_id=meeting_id, item_id=item_id)
    reason = "Nobody counted the box."
    office.do(declare, Declare(election_id=election_id, on=DAY, by="La présidente", reason=reason))
    found = handed_down(office, item_id)
    assert all(name in found for name in ("AWA Un", "BEA Deux", "CYR Trois", reason, "21"))
    mandates = office.ask(election_result, election_id).contests[0].mandates
    last = next(each.candidate.nomination_id for each in mandates if each.candidate.name == "CYR Trois")
    office.do(answer_mandate, AnswerMandate(nomination_id=last, accepted=False, on=DAY, reason="Too far away."))
    assert "Too far away." in handed_down(office, item_id)


def handed_down(office: Office, item_id: int) -> str:
    """What the item's minutes print last of an election."""
    newest = select(OutcomeBlock.blocks).where(OutcomeBlock.item_id == item_id).order_by(OutcomeBlock.id.desc())
    return from_json(office.ask(lambda session: session.scalars(newest.limit(1)).one())).text
