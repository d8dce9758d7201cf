"""A meeting in session: opened, suspended, closed, failed; motions, amendments, votes, conflicts, resolutions."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.db.meetings.minutes import Minutes
from pomanager.errors import Refused
from pomanager.rules.meetings import room as rules
from pomanager.rules.meetings.agenda import IS_WITHDRAWN
from pomanager.rules.meetings.deciding import Method, MotionState, Standing
from pomanager.rules.meetings.kinds import ItemKind, ItemState, MeetingState, MinutesState
from pomanager.rules.meetings.rich_text import plain
from pomanager.rules.members import Sex
from pomanager.services.meetings.commands.agenda import WithdrawItem, withdraw_item
from pomanager.services.meetings.commands.attendance import AddGuest, MarkLeft, add_guest, mark_left
from pomanager.services.meetings.commands.motions import (
    PutMotion,
    WithdrawMotion,
    add_speaker,
    put_motion,
    remove_speaker,
    withdraw_motion,
)
from pomanager.services.meetings.commands.outcomes import record_outcome
from pomanager.services.meetings.commands.proxies import GiveProxy, give_proxy
from pomanager.services.meetings.commands.resolutions import (
    AddFollowUp,
    CloseFollowUp,
    SetStanding,
    add_follow_up,
    close_follow_up,
    set_standing,
)
from pomanager.services.meetings.commands.room import (
    CloseMeeting,
    DeferItem,
    FailMeeting,
    NameBureau,
    OpenMeeting,
    ResumeMeeting,
    SuspendMeeting,
    Who,
    WriteDebate,
    close_meeting,
    defer_item,
    fail_meeting,
    go_to_item,
    name_bureau,
    note_item,
    open_meeting,
    resume_meeting,
    suspend_meeting,
    write_debate,
)
from pomanager.services.meetings.commands.voting import RecordVote, TakeBackVote, record_vote, take_back_vote
from pomanager.services.meetings.locked import SIGNED
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label
from pomanager.services.meetings.queries.minutes_items import items_told
from pomanager.services.meetings.queries.motions import current_item, motions, speakers
from pomanager.services.meetings.queries.resolutions import ResolutionView, attendance_rates, follow_ups, resolutions
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import offices
from tests.meeting_room import (
    ELEVEN,
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
from tests.meetings import DAY, planned

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


@pytest.fixture
def called_office(tmp_path: Path) -> Iterator[Office]:
    """A meeting that was called; nobody is there yet."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def state(office: Office) -> MeetingState:
    """How far the meeting is."""
    return office.ask(meeting_label, MEETING).state


def test_a_meeting_opens_pauses_goes_on_and_closes(office: Office) -> None:
    assert (state(office), office.ask(meeting_detail, MEETING).opened_at) == (MeetingState.OPEN, NINE)
    office.do(suspend_meeting, SuspendMeeting(meeting_id=MEETING, at=TEN, reason="repas"))
    assert state(office) is MeetingState.SUSPENDED
    with pytest.raises(Refused) as refused:
        vote(office, moved(office), 4)
    assert said(refused) == [rules.SUSPENDED_NOW]
    office.do(resume_meeting, ResumeMeeting(meeting_id=MEETING, at=TEN + 5))
    office.do(close_meeting, CloseMeeting(meeting_id=MEETING, at=ELEVEN))
    assert (state(office), office.ask(meeting_detail, MEETING).closed_at) == (MeetingState.CLOSED, ELEVEN)


def test_what_was_not_dealt_with_is_carried_over_when_it_closes(office: Office) -> None:
    moved(office)
    vote(office, moved(office, item_id=item(office, ItemKind.ELECTIONS)), 4, 1)
    office.do(go_to_item, item(office, ItemKind.REPORT))
    office.do(close_meeting, CloseMeeting(meeting_id=MEETING, at=ELEVEN))
    states = {line.kind: line.state for line in office.ask(agenda, MEETING)}
    assert states[ItemKind.ACCOUNTS] is ItemState.DEFERRED
    assert states[ItemKind.ELECTIONS] is ItemState.DECIDED
    assert states[ItemKind.REPORT] is ItemState.NOTED
    assert states[ItemKind.OPENING] is ItemState.NOTED
    assert {motion.state for motion in office.ask(motions, MEETING)} == {MotionState.DEFERRED, MotionState.VOTED}


def test_it_opens_only_once_called_and_never_before_its_day(called_office: Office) -> None:
    with pytest.raises(Refused) as refused:
        called_office.do(open_meeting, OpenMeeting(meeting_id=planned(called_office), at=NINE))
    assert said(refused) == [rules.NOT_CALLED, rules.NO_ROLL]
    in_session(called_office)
    with pytest.raises(Refused) as refused:
        called_office.do(open_meeting, OpenMeeting(meeting_id=MEETING, at=NINE))
    assert said(refused) == [rules.OPEN_ALREADY]


def test_a_meeting_in_the_future_is_not_opened(called_office: Office) -> None:
    later = planned(called_office, held_on=called_office.today() + timedelta(days=40))
    with pytest.raises(Refused) as refused:
        called_office.do(open_meeting, OpenMeeting(meeting_id=later, at=NINE))
    assert rules.NOT_TODAY in said(refused)


def test_it_fails_only_without_a_quorum(called_office: Office) -> None:
    come(called_office, *NAMES[:5])
    with pytest.raises(Refused) as refused:
        called_office.do(fail_meeting, FailMeeting(meeting_id=MEETING, at=TEN))
    assert said(refused) == [rules.QUORUM_THERE]
    called_office.do(mark_left, MarkLeft(meeting_id=MEETING, roll_ids=(roll(called_office)["AWA"],), at=TEN))
    called_office.do(fail_meeting, FailMeeting(meeting_id=MEETING, at=TEN))
    assert state(called_office) is MeetingState.FAILED
    with pytest.raises(Refused) as refused:
        moved(called_office)
    assert said(refused) == [rules.FAILED_HERE]


def test_it_closes_not_before_its_last_vote(office: Office) -> None:
    vote(office, moved(office), 4)
    with pytest.raises(Refused) as refused:
        office.do(close_meeting, CloseMeeting(meeting_id=MEETING, at=TEN - 1))
    assert said(refused) == [rules.EARLIER]


def test_the_bureau_is_named_and_named_anew(office: Office) -> None:
    office.do(name_bureau, NameBureau(meeting_id=MEETING, chair=Who(person_id=1), tellers=(Who(name="Ali"),)))
    office.do(name_bureau, NameBureau(meeting_id=MEETING, chair=Who(person_id=2), secretary=Who(name=" Zoé ")))
    told = [(each.role.value, each.person_id, each.name) for each in office.ask(meeting_detail, MEETING).bureau]
    assert told == [("chair", 2, "BEA"), ("secretary", None, "Zoé")]


def test_items_are_taken_up_noted_carried_over_and_written_about(office: Office) -> None:
    report, accounts = item(office, ItemKind.REPORT), item(office)
    office.do(go_to_item, report)
    office.do(write_debate, WriteDebate(item_id=report, debate="Trois questions."))
    office.do(go_to_item, accounts)
    moved(office)
    office.do(go_to_item, item(office, ItemKind.ELECTIONS))
    states = {line.id: line.state for line in office.ask(agenda, MEETING)}
    assert (states[report], states[accounts]) == (ItemState.NOTED, ItemState.OPEN), "a motion waits under the accounts"
    office.do(defer_item, DeferItem(item_id=accounts, reason="rapport manquant"))
    office.do(note_item, item(office, ItemKind.ELECTIONS))
    assert office.ask(current_item, accounts).motions[0].state is MotionState.DEFERRED
    with pytest.raises(Refused) as refused:
        vote(office, office.ask(motions, MEETING)[0].id, 4)
    assert said(refused) == [rules.NOT_A_DRAFT, rules.ITEM_GONE]


def test_an_item_that_was_withdrawn_is_not_taken_up_again(office: Office) -> None:
    report = item(office, ItemKind.REPORT)
    moved(office, item_id=report)
    office.do(withdraw_item, WithdrawItem(item_id=report, reason="Le rapport manque."))
    (motion,) = office.ask(motions, MEETING, report)
    assert (motion.state, motion.state_reason) == (MotionState.WITHDRAWN, "Le rapport manque.")
    for act in (go_to_item, note_item):
        with pytest.raises(Refused) as refused:
            office.do(act, report)
        assert said(refused) == [IS_WITHDRAWN]
    office.do(write_debate, WriteDebate(item_id=report, debate="Le rapport n’est pas prêt."))


def test_who_spoke_is_noted_once(office: Office) -> None:
    office.do(add_speaker, item(office), roll(office)["AWA"])
    assert [each.name for each in office.ask(speakers, item(office))] == ["AWA"]
    office.do(remove_speaker, item(office), roll(office)["AWA"])
    assert office.ask(speakers, item(office)) == ()


def test_a_resolution_is_executed_or_repealed_by_a_later_one(office: Office) -> None:
    first, second = vote(office, moved(office), 4), vote(office, moved(office, "b"), 4)
    rejected = vote(office, moved(office, "c"), 1, 4)
    for wrong, message in (
        (SetStanding(decision_id=rejected, standing=Standing.EXECUTED, since=DAY), rules.NOT_ADOPTED),
        (SetStanding(decision_id=first, standing=Standing.REPEALED, since=DAY), rules.REPEALED_BY_NOTHING),
        (SetStanding(decision_id=first, standing=Standing.REPEALED, since=DAY, by_id=first), rules.REPEALS_ITSELF),
        (SetStanding(decision_id=second, standing=Standing.REPEALED, since=DAY, by_id=first), rules.REPEALER_EARLIER),
        (SetStanding(decision_id=first, standing=Standing.EXECUTED, since=date(2026, 1, 1)), rules.BEFORE_EFFECT),
    ):
        with pytest.raises(Refused) as refused:
            office.do(set_standing, wrong)
        assert said(refused) == [message]
    office.do(set_standing, SetStanding(decision_id=first, standing=Standing.REPEALED, since=DAY, by_id=second))
    rows = {row.id: row for row in office.ask(resolutions)}
    assert (rows[first].standing, rows[first].repealed_by) == (Standing.REPEALED, "2026-02")
    assert (rows[second].standing, rows[rejected].standing) == (Standing.IN_FORCE, None)
    assert [row.id for row in office.ask(resolutions, ResolutionView(standing=Standing.IN_FORCE))] == [second]
    with pytest.raises(Refused) as refused:
        office.do(take_back_vote, TakeBackVote(decision_id=second, reason="erreur"))
    assert said(refused) == [rules.RELIED_ON]


def test_what_is_to_be_done_follows_to_the_next_meeting_until_it_is_done(office: Office) -> None:
    decision = vote(office, moved(office), 4)
    order = AddFollowUp(meeting_id=MEETING, text="Publier", decision_id=decision, person_id=1, due_on=DAY)
    to_do = office.do(add_follow_up, order).result
    following = planned(office, held_on=DAY + timedelta(days=30))
    (row,) = office.ask(follow_ups, carried_to=following)
    assert (row.id, row.responsible, row.reference, row.is_open) == (to_do, "AWA", "2026-01", True)
    assert office.ask(resolutions)[0].open_follow_ups == 1
    with pytest.raises(Refused) as refused:
        office.do(close_follow_up, CloseFollowUp(follow_up_id=to_do, dropped=True))
    assert said(refused) == [rules.DROPPED_WITHOUT_REASON]
    office.do(close_follow_up, CloseFollowUp(follow_up_id=to_do, remarks="affiché"))
    assert office.ask(follow_ups, carried_to=following) == ()
    assert office.ask(follow_ups, meeting_id=MEETING)[0].done_on == office.today()


def test_attendance_counts_meetings_held_only(office: Office) -> None:
    year = date(2026, 1, 1), date(2026, 12, 31)
    assert office.ask(attendance_rates, since=year[0], until=year[1]) == ()
    office.do(close_meeting, CloseMeeting(meeting_id=MEETING, at=ELEVEN))
    rates = {rate.name: rate for rate in office.ask(attendance_rates, since=year[0], until=year[1])}
    assert (rates["AWA"].meetings, rates["AWA"].present, rates["JOB"].absent) == (1, 1, 1)


def test_an_outcome_handed_down_is_replaced_by_the_next_of_its_key(office: Office) -> None:
    for text in ("Élue : AWA", "Élue : BEA"):
        office.do(record_outcome, item(office, ItemKind.ELECTIONS), "election:1", plain(text))
    told = office.ask(items_told, MEETING, office.ask(agenda, MEETING), {})
    handed = [text.text for each in told for text in each.handed_down]
    assert handed == ["Élue : BEA"]


def _signed(work: Work) -> None:
    """The minutes of the meeting, as if they had been signed."""
    work.session.add(
        Minutes(
            meeting_id=MEETING, state=MinutesState.SIGNED, language="fr", second_language="", in_columns=False,
            folio="", approved_at_id=None, approved_on=None, approved_by="",
        )
    )  # fmt: skip
    work.record("meetings.minutes_signed", About("meeting", MEETING, "AG"))


def test_nothing_changes_once_the_minutes_are_signed(office: Office) -> None:
    decision, draft = vote(office, moved(office), 4), moved(office, "b")
    office.do(_signed)
    guest = AddGuest(meeting_id=MEETING, name="ALI", sex=Sex.MALE)
    proxy = GiveProxy(meeting_id=MEETING, giver_id=roll(office)["GIL"], holder_id=roll(office)["AWA"], paper="1")
    for act, order in (
        (take_back_vote, TakeBackVote(decision_id=decision, reason="erreur")),
        (record_vote, RecordVote(motion_id=draft, method=Method.HANDS, at=TEN, votes_for=4)),
        (withdraw_motion, WithdrawMotion(motion_id=draft, reason="x")),
        (close_meeting, CloseMeeting(meeting_id=MEETING, at=ELEVEN)),
        (mark_left, MarkLeft(meeting_id=MEETING, roll_ids=(roll(office)["AWA"],), at=ELEVEN)),
        (add_guest, guest), (give_proxy, proxy), (write_debate, WriteDebate(item_id=item(office), debate="x")),
        (add_follow_up, AddFollowUp(meeting_id=MEETING, text="x")),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            office.do(act, order)  # type: ignore[arg-type]
        assert SIGNED in said(refused), act
    office.do(set_standing, SetStanding(decision_id=decision, standing=Standing.EXECUTED, since=DAY))


def test_a_motion_needs_words_and_people_on_the_roll(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        office.do(put_motion, PutMotion(item_id=item(office), text="  "))
    assert said(refused) == [rules.NO_TEXT]
