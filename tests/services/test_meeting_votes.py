"""Votes at a meeting: their rule and reference, quorum and conflicts, amendments, ties, roll call, taking back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.readmodels.meetings.minutes import ExtractSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.meetings import majority as majority_rules
from pomanager.rules.meetings import room as rules
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method, MotionState, Outcome
from pomanager.rules.meetings.kinds import ItemKind, ItemState
from pomanager.services.bodies.commands.appointing import appoint
from pomanager.services.bodies.orders import Appoint
from pomanager.services.bodies.queries.listing import seat_rows
from pomanager.services.meetings.commands.agenda import AddItem, add_item
from pomanager.services.meetings.commands.attendance import MarkLeft, mark_left
from pomanager.services.meetings.commands.motions import (
    AmendMotion,
    DeferMotion,
    EditMotion,
    WithdrawMotion,
    amend_motion,
    defer_motion,
    edit_motion,
    withdraw_motion,
)
from pomanager.services.meetings.commands.room import (
    DeclareConflict,
    declare_conflict,
    withdraw_conflict,
)
from pomanager.services.meetings.commands.voting import TakeBackVote, take_back_vote
from pomanager.services.meetings.judging_room import DECLARED_ALREADY
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.extracts import extract_sheet
from pomanager.services.meetings.queries.motions import conflicts, decisions, motions, ratifications_offered
from pomanager.services.meetings.queries.quorum import vote_rules
from pomanager.services.meetings.queries.resolutions import resolutions
from pomanager.services.office import Office
from tests import bodies, offices
from tests.meeting_room import (
    LAWS,
    MEETING,
    NAMES,
    NINE,
    TEN,
    come,
    fill,
    in_session,
    item,
    moved,
    roll,
    said,
    vote,
)
from tests.meetings import DAY

TEXT, OTHER = "Les comptes sont approuvés.", "Les comptes sont approuvés, sous réserve."


def _ready(office: Office) -> None:
    fill(office)
    in_session(office)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A meeting in session with six of ten people."""
    opened = offices.opened_office(offices.filled_file(tmp_path, _ready))
    yield opened
    opened.close()


def test_a_vote_keeps_its_rule_and_its_reference(office: Office) -> None:
    first = vote(office, moved(office), 4, 1, 1)
    second = vote(office, moved(office, item_id=item(office, ItemKind.ELECTIONS)), 2, 3)
    kept = {each.id: each for each in office.ask(decisions, MEETING)}
    assert [kept[each].reference for each in (first, second)] == ["2026-01", "2026-02"]
    assert [kept[each].outcome for each in (first, second)] == [Outcome.ADOPTED, Outcome.REJECTED]
    told = kept[first]
    assert (told.majority_share, told.majority_base, told.majority_of, told.needed) == ("> 1/2", "votes_cast", 5, 3)
    assert (told.quorum_base, told.quorum_needed, told.present, told.represented) == (10, 5, 6, 0)
    assert (told.women_present, told.bylaw, told.effective_on) == (6, "ordinary_assembly.majority", DAY)


def test_votes_above_those_there_are_refused(office: Office) -> None:
    motion = moved(office)
    with pytest.raises(Refused) as refused:
        vote(office, motion, 6, 1)
    assert said(refused) == [majority_rules.TOO_MANY_VOTES]
    assert vote(office, motion, 5, 1)


def test_the_quorum_is_asked_again_at_every_vote(office: Office) -> None:
    gone = tuple(roll(office)[name] for name in ("AWA", "BEA"))
    office.do(mark_left, MarkLeft(meeting_id=MEETING, roll_ids=gone, at=TEN))
    decision = vote(office, moved(office), 4)
    (kept,) = office.ask(decisions, MEETING)
    assert (kept.id, kept.outcome, kept.present) == (decision, Outcome.NO_QUORUM, 4)
    assert office.ask(resolutions)[0].standing is None


def test_without_that_by_law_the_quorum_of_the_opening_counts(tmp_path: Path) -> None:
    def fill_otherwise(office: Office) -> None:
        fill(office, {**LAWS, "ordinary_assembly.quorum_recheck": "no"})
        in_session(office)

    office = offices.opened_office(offices.filled_file(tmp_path, fill_otherwise))
    gone = tuple(roll(office)[name] for name in ("AWA", "BEA"))
    office.do(mark_left, MarkLeft(meeting_id=MEETING, roll_ids=gone, at=TEN))
    found = office.ask(vote_rules, MEETING, item(office), TEN, DecisionKind.ORDINARY)
    assert (found.is_rechecked, found.quorum_at, found.quorum.present, found.room.there) == (False, NINE, 6, 4)
    decision = vote(office, moved(office), 4)
    assert office.ask(decisions, MEETING)[0].outcome is Outcome.ADOPTED
    sheet = office.ask(extract_sheet, Asked(printed_at=offices.NOW, as_of=offices.NOW.date(), of=decision))
    assert isinstance(sheet, ExtractSheet)
    assert sheet.quorum is not None
    assert sheet.quorum.is_reached
    office.close()


def test_a_meeting_that_opened_too_early_decides_once_its_quorum_is_there(tmp_path: Path) -> None:
    def fill_few(office: Office) -> None:
        fill(office, {**LAWS, "ordinary_assembly.quorum_recheck": "no"})
        in_session(office, NAMES[:3])

    office = offices.opened_office(offices.filled_file(tmp_path, fill_few))
    vote(office, moved(office), 3)
    come(office, *NAMES[3:6], at=TEN + 20)
    vote(office, moved(office), 6, at=TEN + 30)
    assert [each.outcome for each in office.ask(decisions, MEETING)] == [Outcome.NO_QUORUM, Outcome.ADOPTED]
    office.close()


def test_who_has_an_interest_counts_neither_for_quorum_nor_for_majority(office: Office) -> None:
    known = roll(office)
    order = DeclareConflict(item_id=item(office), roll_id=known["AWA"], nature="sa parcelle", left_room=True)
    conflict = office.do(declare_conflict, order).result
    motion = moved(office)
    with pytest.raises(Refused) as refused:
        vote(office, motion, 6)
    assert said(refused) == [majority_rules.TOO_MANY_VOTES]
    vote(office, motion, 5)
    (kept,) = office.ask(decisions, MEETING)
    assert (kept.present, kept.in_conflict, kept.quorum_base, kept.quorum_needed) == (5, 1, 9, 5)
    with pytest.raises(Refused) as refused:
        office.do(declare_conflict, order)
    assert said(refused) == [DECLARED_ALREADY]
    office.do(withdraw_conflict, conflict)
    assert office.ask(conflicts, item(office)) == ()


def test_an_amendment_that_is_adopted_changes_what_is_voted_on(office: Office) -> None:
    main = moved(office, TEXT, mover_id=roll(office)["AWA"], seconder_id=roll(office)["BEA"])
    amendment = office.do(amend_motion, AmendMotion(motion_id=main, text=OTHER, moved_by="Le conseil")).result
    with pytest.raises(Refused) as refused:
        vote(office, main, 4)
    assert said(refused) == [rules.AMENDMENT_FIRST]
    taken = vote(office, amendment, 4, 1)
    with pytest.raises(Refused) as refused:
        office.do(amend_motion, AmendMotion(motion_id=amendment, text="x"))
    assert rules.AMENDS_AMENDMENT in said(refused)
    (row, _other) = office.ask(motions, MEETING)
    assert (row.text, row.text_now) == (TEXT, OTHER)
    vote(office, main, 5)
    assert [each.text for each in office.ask(decisions, MEETING)] == [OTHER, OTHER]
    with pytest.raises(Refused) as refused:
        office.do(take_back_vote, TakeBackVote(decision_id=taken, reason="erreur"))
    assert said(refused) == [rules.MAIN_VOTED]


def test_an_amendment_that_is_rejected_changes_nothing(office: Office) -> None:
    main = moved(office, TEXT)
    vote(office, office.do(amend_motion, AmendMotion(motion_id=main, text=OTHER)).result, 1, 4)
    vote(office, main, 5)
    assert office.ask(decisions, MEETING)[1].text == TEXT


def test_a_motion_is_corrected_withdrawn_or_put_off_only_before_its_vote(office: Office) -> None:
    first, second, third = moved(office), moved(office, "b"), moved(office, "c")
    office.do(edit_motion, EditMotion(motion_id=first, version=1, text="a, corrigé"))
    with pytest.raises(Refused) as refused:
        office.do(withdraw_motion, WithdrawMotion(motion_id=second, reason=" "))
    assert said(refused) == [rules.NO_REASON]
    amendment = office.do(amend_motion, AmendMotion(motion_id=second, text="b 2")).result
    office.do(withdraw_motion, WithdrawMotion(motion_id=second, reason="retirée par le conseil"))
    office.do(defer_motion, DeferMotion(motion_id=third))
    states = {each.id: each.state for each in office.ask(motions, MEETING)}
    assert states == {
        first: MotionState.DRAFT, second: MotionState.WITHDRAWN, third: MotionState.DEFERRED,
        amendment: MotionState.WITHDRAWN,
    }  # fmt: skip
    vote(office, first, 5)
    with pytest.raises(Refused) as refused:
        vote(office, first, 5)
    assert said(refused) == [rules.NOT_A_DRAFT]


def test_the_chair_breaks_a_tie(office: Office) -> None:
    motion = moved(office)
    with pytest.raises(Refused) as refused:
        vote(office, motion, 3, 2, casting=Choice.FOR)
    assert said(refused) == [majority_rules.NO_TIE]
    vote(office, motion, 3, 3, casting=Choice.FOR)
    (kept,) = office.ask(decisions, MEETING)
    assert (kept.outcome, kept.casting) == (Outcome.ADOPTED, Choice.FOR)


def test_a_roll_call_makes_its_own_sum(office: Office) -> None:
    known = roll(office)
    answers = [(known["AWA"], Choice.FOR), (known["BEA"], Choice.FOR), (known["CLO"], Choice.AGAINST)]
    motion = moved(office)
    for wrong, message in (
        ([*answers, (known["GIL"], Choice.FOR)], rules.ROLL_CALL_STRANGER),
        ([*answers, answers[0]], rules.ROLL_CALL_TWICE),
    ):
        with pytest.raises(Refused) as refused:
            vote(office, motion, method=Method.ROLL_CALL, roll_call=wrong)
        assert message in said(refused)
    with pytest.raises(Refused) as refused:
        vote(office, motion, 3, 0, method=Method.ROLL_CALL, roll_call=answers)
    assert said(refused) == [rules.ROLL_CALL_SUM]
    vote(office, motion, method=Method.ROLL_CALL, roll_call=answers)
    (kept,) = office.ask(decisions, MEETING)
    assert (kept.votes_for, kept.votes_against, kept.abstentions) == (2, 1, 0)
    assert kept.answers == ((Choice.FOR, ("AWA", "BEA")), (Choice.AGAINST, ("CLO",)))


def test_by_acclamation_everybody_there_is_for_it(office: Office) -> None:
    vote(office, moved(office), 0, 0, 1, method=Method.ACCLAMATION)
    (kept,) = office.ask(decisions, MEETING)
    assert (kept.votes_for, kept.abstentions, kept.outcome) == (5, 1, Outcome.ADOPTED)


def test_a_vote_taken_back_leaves_its_number_and_the_motion_waits_again(office: Office) -> None:
    motion = moved(office)
    decision = vote(office, motion, 4)
    assert {line.state for line in office.ask(agenda, MEETING) if line.id == item(office)} == {ItemState.DECIDED}
    office.do(take_back_vote, TakeBackVote(decision_id=decision, reason="mal compté"))
    with pytest.raises(Refused) as refused:
        office.do(take_back_vote, TakeBackVote(decision_id=decision, reason="mal compté"))
    assert said(refused) == [rules.TAKEN_BACK_ALREADY]
    vote(office, motion, 2, 4)
    kept = office.ask(decisions, MEETING)
    assert [(each.reference, each.taken_back) for each in kept] == [("2026-01", "mal compté"), ("2026-02", "")]
    assert office.ask(motions, MEETING)[0].decision == kept[1]


def test_nothing_is_decided_that_was_not_on_the_agenda(office: Office) -> None:
    motion = moved(office, item_id=item(office, ItemKind.OTHER_BUSINESS))
    with pytest.raises(Refused) as refused:
        vote(office, motion, 5, reason="urgent")
    assert said(refused) == [rules.NOT_ON_AGENDA]


def test_where_by_laws_allow_it_a_reason_is_asked_for(tmp_path: Path) -> None:
    def fill_otherwise(office: Office) -> None:
        fill(office, {**LAWS, "ordinary_assembly.only_agenda": "no"})
        in_session(office)

    office = offices.opened_office(offices.filled_file(tmp_path, fill_otherwise))
    motion = moved(office, item_id=item(office, ItemKind.OTHER_BUSINESS))
    with pytest.raises(Refused) as refused:
        vote(office, motion, 5)
    assert said(refused) == [rules.NOT_ON_AGENDA_WHY]
    vote(office, motion, 5, reason="urgent")
    assert office.ask(motions, MEETING)[0].state_reason == "urgent"
    office.close()


def _with_officer(office: Office) -> None:
    """Somebody on the board, and the assembly in session with an item about that appointment."""
    _ready(office)
    board = bodies.body(office, seats=1, since=date(2024, 1, 1))
    seat = office.ask(seat_rows, DAY, board)[0].seat.id
    term = date(2026, 1, 1), date(2028, 12, 31)
    held = Appoint(seat_id=seat, member_id=1, starts_on=term[0], ends_on=term[1], decision="AG 1/2026")
    appointment_id = office.do(appoint, held).result
    about = AddItem(
        meeting_id=MEETING, kind=ItemKind.RATIFICATION, about_table="appointment", about_id=appointment_id, reason="x"
    )
    office.do(add_item, about)


def test_a_decision_on_a_co_option_is_offered_to_the_register_of_officers(tmp_path: Path) -> None:
    office = offices.opened_office(offices.filled_file(tmp_path, _with_officer))
    item_id = item(office, ItemKind.RATIFICATION)
    assert office.ask(ratifications_offered, MEETING) == ()
    motion = moved(office, "La cooptation est ratifiée.", item_id=item_id, kind=DecisionKind.PROCEDURE)
    decision = vote(office, motion, 4, 1)
    (offered,) = office.ask(ratifications_offered, MEETING)
    assert (offered.item_id, offered.decision_id, offered.reference) == (item_id, decision, "2026-01")
    assert (offered.outcome, offered.on) == (Outcome.ADOPTED, DAY)
    office.close()
