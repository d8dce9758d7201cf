"""Meetings before they open: planned with an agenda, their roll frozen, called, called again; what is refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.errors import NotFound, Refused, Stale
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.entitlement import Stance
from pomanager.rules.meetings import agenda as agenda_rules
from pomanager.rules.meetings import notice, planning
from pomanager.rules.meetings.agenda import PlannedItem
from pomanager.rules.meetings.kinds import Convener, ItemKind, ItemState, MeetingKind, MeetingState
from pomanager.rules.wording import Wording
from pomanager.services.meetings.commands.agenda import (
    AddDocument,
    AddItem,
    AmendItem,
    MoveItem,
    SetStandingItems,
    WithdrawItem,
    add_document,
    add_item,
    amend_item,
    move_item,
    set_standing_items,
    withdraw_item,
)
from pomanager.services.meetings.commands.calling import CallAgain, CallMeeting, call_again, call_meeting
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.planning import (
    AmendMeeting,
    CancelMeeting,
    amend_meeting,
    cancel_meeting,
)
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.listing import meetings, meetings_before
from pomanager.services.meetings.queries.loading import meeting_detail, meeting_label, roll_people, roll_sums
from pomanager.services.meetings.queries.roll import roll_by_section, roll_reasons
from pomanager.services.office import Office
from pomanager.services.organisation.queries import section_names
from tests import bodies, make, offices
from tests.meetings import DAY, NINE, NOTICE, TODAY, called, fill, frozen, planned

BEFORE_NOTICE = NOTICE - timedelta(days=1)
DECISION = Wording({"fr": "Achat d’un moulin"})


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Six members in two sections, and by-laws."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def _said(refused: "pytest.ExceptionInfo[Refused]") -> list[str]:
    return [objection.message for objection in refused.value.objections]


def _fail(office: Office, meeting_id: int) -> None:
    """Close a meeting without a quorum, as the room does."""
    from pomanager.db.meetings.calling import Meeting
    from pomanager.services.work import About, Work

    def fail(work: Work) -> None:
        work.session.get_one(Meeting, meeting_id).state = MeetingState.FAILED
        work.record("meetings.amended", About("meeting", meeting_id, "failed"))

    office.do(fail)


def test_a_meeting_begins_with_the_agenda_of_its_kind_and_by_laws(office: Office) -> None:
    meeting_id = planned(office)

    kinds = [line.kind for line in office.ask(agenda, meeting_id)]

    assert kinds == [
        ItemKind.OPENING, ItemKind.BUREAU, ItemKind.REPORT, ItemKind.ACCOUNTS, ItemKind.ELECTIONS,
        ItemKind.OTHER_BUSINESS,
    ]  # fmt: skip
    label = office.ask(meeting_label, meeting_id)
    assert (label.state, label.call, label.held_on, label.starts_at) == (MeetingState.PLANNED, 1, DAY, NINE)
    assert make.last_line(office).act == "meetings.planned"


def test_standing_items_of_the_organisation_come_in_place_of_those_the_program_knows(office: Office) -> None:
    kind = MeetingKind.ORDINARY_ASSEMBLY
    own = (PlannedItem(ItemKind.OPENING), PlannedItem(ItemKind.DECISION, DECISION))
    office.do(set_standing_items, SetStandingItems(kind=kind, items=own))

    lines = office.ask(agenda, planned(office))

    assert [line.kind for line in lines] == [
        ItemKind.OPENING, ItemKind.DECISION, ItemKind.REPORT, ItemKind.ACCOUNTS, ItemKind.ELECTIONS,
        ItemKind.OTHER_BUSINESS,
    ]  # fmt: skip
    assert lines[1].title == DECISION


def test_the_roll_holds_everybody_with_votes_and_reasons(office: Office) -> None:
    meeting_id = frozen(office)

    sums, people = office.ask(roll_sums, meeting_id), office.ask(roll_people, meeting_id)

    assert sums is not None
    assert (sums.on_roll, sums.entitled, sums.votes, sums.women_entitled, sums.base) == (6, 6, 6, 6, 6)
    assert [person.name for person in people][:2] == ["AWA Un", "BEA Deux"]
    assert [person.position for person in people] == [1, 2, 3, 4, 5, 6]
    assert people[5].section == "Rukago"
    assert office.ask(meeting_detail, meeting_id).record_on == NOTICE
    assert [(name, lines) for _id, name, lines, _votes in office.ask(roll_by_section, meeting_id)] == [
        ("Mungwa", 3), ("Rukago", 3),
    ]  # fmt: skip
    assert office.ask(roll_people, meeting_id, [people[1].roll_id]) == (people[1],)


def test_who_may_not_vote_stays_on_the_roll_with_the_reason(office: Office) -> None:
    bodies.bylaws(office, {"ordinary_assembly.quorum_basis": "members", "vote.suspended": "no"}, TODAY)
    meeting_id = frozen(office, TODAY)

    fay = office.ask(roll_people, meeting_id)[5]

    assert (fay.name, fay.votes) == ("FAY Six", 0)
    reasons = office.ask(roll_reasons, [fay.roll_id])[fay.roll_id]
    assert [reason.code for reason in reasons if reason.stance is Stance.AGAINST] == ["suspended"]
    sums = office.ask(roll_sums, meeting_id)
    assert sums is not None
    assert (sums.on_roll, sums.entitled, sums.base) == (6, 5, 6), "the by-laws count all members"


def test_the_roll_is_that_of_its_day(office: Office) -> None:
    make.member(office, "GUS Sept", on=NOTICE, section="Mungwa")
    make.member(office, "HAL Huit", on=NOTICE + timedelta(days=1), section="Mungwa")
    meeting_id = frozen(office, NOTICE)

    assert "GUS Sept" in {person.name for person in office.ask(roll_people, meeting_id)}
    assert "HAL Huit" not in {person.name for person in office.ask(roll_people, meeting_id)}


def test_the_roll_of_a_section_holds_its_members(office: Office) -> None:
    section_id = next(key for key, name in office.ask(section_names).items() if name == "Rukago")
    meeting_id = frozen(office, kind=MeetingKind.SECTION_ASSEMBLY, section_id=section_id)

    assert [person.name for person in office.ask(roll_people, meeting_id)] == ["DIA Quatre", "EVE Cinq", "FAY Six"]


def test_the_roll_of_a_board_holds_who_sits_in_it(office: Office) -> None:
    board = bodies.body(office, seats=3)
    for seat, member in zip(bodies.seats_of(office, board), (3, 1), strict=False):
        bodies.seated(office, seat, member, date(2024, 4, 1), ends_on=date(2027, 3, 31))
    meeting_id = frozen(office, TODAY, kind=MeetingKind.BOARD, body_id=board)

    people = office.ask(roll_people, meeting_id)

    assert [(person.name, person.votes) for person in people] == [("CLO Trois", 1), ("AWA Un", 1)]
    sums = office.ask(roll_sums, meeting_id)
    assert sums is not None
    assert (sums.entitled, sums.base) == (2, 2)


def test_a_roll_is_frozen_anew_only_with_a_reason_and_the_newest_counts(office: Office) -> None:
    meeting_id = frozen(office)
    with pytest.raises(Refused) as refused:
        office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=BEFORE_NOTICE))
    assert _said(refused) == [notice.ROLL_NEEDS_REASON]

    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=BEFORE_NOTICE, reason="Une admission manquait."))

    sums = office.ask(roll_sums, meeting_id)
    assert sums is not None
    assert sums.record_on == BEFORE_NOTICE
    assert make.last_line(office).reason == "Une admission manquait."


@pytest.mark.parametrize(
    ("record_on", "wanted"),
    [
        (DAY + timedelta(days=1), [notice.RECORD_AFTER_MEETING, notice.RECORD_TO_COME]),
        (DAY, []),
    ],
)
def test_a_record_date_after_the_meeting_is_refused(office: Office, record_on: date, wanted: list[str]) -> None:
    meeting_id = planned(office)
    if not wanted:
        office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=record_on))
        return
    with pytest.raises(Refused) as refused:
        office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=record_on))
    assert _said(refused) == wanted


def test_the_last_lawful_day_for_a_notice(office: Office) -> None:
    """Fifteen clear days: the eighth for the twenty-third, the ninth is refused without a reason and kept with it."""
    assert office.ask(meeting_label, called(office, NOTICE)).state is MeetingState.CALLED
    late = frozen(office)
    order = CallMeeting(meeting_id=late, called_on=NOTICE + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        office.do(call_meeting, order)
    assert _said(refused) == [notice.NOTICE_TOO_SHORT]
    assert refused.value.objections[0].details["last"] == NOTICE

    office.do(
        call_meeting, CallMeeting(meeting_id=late, called_on=order.called_on, reason="Les routes étaient coupées.")
    )

    assert office.ask(meeting_detail, late).short_notice_reason == "Les routes étaient coupées."


def test_a_notice_without_agenda_and_place_is_refused_with_every_reason(office: Office) -> None:
    meeting_id = planned(office, items=(), place="")
    with pytest.raises(Refused) as refused:
        office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=DAY + timedelta(days=1)))
    assert _said(refused) == [notice.NO_AGENDA, notice.NO_PLACE, notice.NOTICE_AFTER]


def test_members_demand_a_meeting_by_their_share(office: Office) -> None:
    """A quarter of six is two; one cannot call it, two can once sixteen days have passed."""
    asked = DAY - timedelta(days=40)
    told = {"convener": Convener.MEMBERS, "demanded_on": asked}
    few = planned(office, demanded_by=1, **told)
    with pytest.raises(Refused) as refused:
        office.do(call_meeting, CallMeeting(meeting_id=few, called_on=NOTICE))
    assert _said(refused) == [notice.TOO_FEW_DEMAND]
    assert refused.value.objections[0].details["needed"] == 2

    enough = planned(office, demanded_by=2, **told)
    with pytest.raises(Refused) as refused:
        office.do(call_meeting, CallMeeting(meeting_id=enough, called_on=asked + timedelta(days=15)))
    assert _said(refused) == [notice.DEMAND_WAITS]
    office.do(call_meeting, CallMeeting(meeting_id=enough, called_on=asked + timedelta(days=16)))


def test_the_second_call_takes_over_the_agenda_after_its_days(office: Office) -> None:
    failed = called(office, date(2026, 10, 1), date(2026, 10, 1), held_on=date(2026, 10, 20))
    (report,) = [line for line in office.ask(agenda, failed) if line.kind is ItemKind.REPORT]
    office.do(add_document, AddDocument(meeting_id=failed, title="Rapport 2025", item_id=report.id))
    with pytest.raises(Refused) as refused:
        office.do(call_again, CallAgain(meeting_id=failed, held_on=DAY, starts_at=NINE))
    assert _said(refused) == [notice.NOT_FAILED]
    _fail(office, failed)
    with pytest.raises(Refused) as refused:
        office.do(call_again, CallAgain(meeting_id=failed, held_on=date(2026, 10, 29), starts_at=NINE))
    assert _said(refused) == [notice.GAP_TOO_SHORT]
    assert refused.value.objections[0].details["first"] == date(2026, 10, 30)

    again = office.do(call_again, CallAgain(meeting_id=failed, held_on=date(2026, 10, 30), starts_at=NINE)).result

    before, after = office.ask(agenda, failed), office.ask(agenda, again)
    assert [line.kind for line in after] == [line.kind for line in before]
    assert [line.documents for line in after] == [line.documents for line in before]
    detail = office.ask(meeting_detail, again)
    assert detail.follows is not None
    assert (detail.label.call, detail.follows.id, detail.label.place) == (2, failed, "Mungwa, école")
    followed = office.ask(meeting_detail, failed).followed_by
    assert followed is not None
    assert followed.id == again
    sooner = AmendMeeting(
        meeting_id=again, version=detail.version, held_on=date(2026, 10, 29), starts_at=NINE, place="Mungwa, école",
        convener=detail.convener, called_by=detail.called_by,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(amend_meeting, sooner)
    assert _said(refused) == [notice.GAP_TOO_SHORT]
    office.do(amend_meeting, replace(sooner, reason="La salle n’est libre que ce jour."))
    moved = office.ask(meeting_detail, again)
    assert moved.short_notice_reason == "La salle n’est libre que ce jour."
    office.do(amend_meeting, replace(sooner, version=moved.version, held_on=date(2026, 10, 30)))
    with pytest.raises(Refused) as refused:
        office.do(add_item, AddItem(meeting_id=again, kind=ItemKind.DECISION, title=DECISION))
    assert _said(refused) == [agenda_rules.SAME_AGENDA]
    with pytest.raises(Refused) as refused:
        office.do(call_meeting, CallMeeting(meeting_id=again, called_on=date(2026, 10, 25)))
    assert _said(refused) == [notice.NOTICE_TOO_SHORT], "six clear days before the thirtieth"
    office.do(call_meeting, CallMeeting(meeting_id=again, called_on=date(2026, 10, 24)))
    assert [label.id for label in office.ask(meetings_before, again)] == [failed]


def test_an_item_after_the_notice_needs_a_reason_and_comes_last(office: Office) -> None:
    meeting_id = called(office)
    order = AddItem(meeting_id=meeting_id, kind=ItemKind.DECISION, title=DECISION, position=1)
    with pytest.raises(Refused) as refused:
        office.do(add_item, order)
    assert _said(refused) == [agenda_rules.ADDED_WITHOUT_REASON]

    office.do(add_item, AddItem(meeting_id=meeting_id, kind=order.kind, title=DECISION, reason="Décision urgente."))

    last = office.ask(agenda, meeting_id)[-1]
    assert (last.title, last.added_reason, last.number) == (DECISION, "Décision urgente.", "7")


def test_items_are_numbered_moved_and_withdrawn(office: Office) -> None:
    meeting_id = planned(office, items=(
        PlannedItem(ItemKind.OPENING), PlannedItem(ItemKind.REPORT), PlannedItem(ItemKind.ACCOUNTS),
    ))  # fmt: skip
    opening, report, accounts = (line.id for line in office.ask(agenda, meeting_id))
    mill = office.do(
        add_item, AddItem(meeting_id=meeting_id, kind=ItemKind.DECISION, title=DECISION, position=2)
    ).result

    office.do(move_item, MoveItem(item_id=accounts, parent_id=report, position=1))
    assert [(line.id, line.number, line.depth) for line in office.ask(agenda, meeting_id)] == [
        (opening, "1", 0), (mill, "2", 0), (report, "3", 0), (accounts, "3.1", 1),
    ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(move_item, MoveItem(item_id=report, parent_id=accounts, position=1))
    assert _said(refused) == [agenda_rules.UNDER_ITSELF]

    office.do(withdraw_item, WithdrawItem(item_id=mill))
    assert [line.number for line in office.ask(agenda, meeting_id)] == ["1", "2", "2.1"]
    office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=NOTICE))
    office.do(withdraw_item, WithdrawItem(item_id=report, reason="Les comptes manquent."))
    assert [(line.number, line.state) for line in office.ask(agenda, meeting_id)] == [
        ("1", ItemState.OPEN), ("2", ItemState.WITHDRAWN), ("2.1", ItemState.WITHDRAWN),
    ]  # fmt: skip


def test_the_title_stays_once_the_notice_has_told_it(office: Office) -> None:
    meeting_id = called(office)
    line = office.ask(agenda, meeting_id)[2]
    office.do(amend_item, AmendItem(item_id=line.id, version=line.version, kind=line.kind, note="Mme Awa rapporte."))
    with pytest.raises(Stale):
        office.do(amend_item, AmendItem(item_id=line.id, version=line.version, kind=line.kind, note="Autre."))
    with pytest.raises(Refused) as refused:
        office.do(
            amend_item, AmendItem(item_id=line.id, version=line.version + 1, kind=ItemKind.DECISION, title=DECISION)
        )
    assert _said(refused) == [agenda_rules.FIXED]


def test_a_meeting_is_changed_and_cancelled_with_reasons_once_called(office: Office) -> None:
    meeting_id = called(office)
    detail = office.ask(meeting_detail, meeting_id)
    order = AmendMeeting(
        meeting_id=meeting_id, version=detail.version, held_on=DAY, starts_at=NINE + 60, place="Mungwa, marché",
        convener=Convener.BOARD,
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        office.do(amend_meeting, order)
    assert _said(refused) == [planning.CHANGED_AFTER_NOTICE]
    office.do(amend_meeting, replace(order, reason="L’école est fermée."))
    told = office.ask(meeting_detail, meeting_id)
    assert (told.label.place, told.short_notice_reason) == ("Mungwa, marché", "L’école est fermée.")
    sooner = replace(order, version=told.version, held_on=DAY - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        office.do(amend_meeting, sooner)
    assert _said(refused) == [planning.CHANGED_AFTER_NOTICE, notice.NOTICE_TOO_SHORT]
    assert [each.about for each in refused.value.objections] == ["reason", "held_on"]
    with pytest.raises(Refused) as refused:
        office.do(cancel_meeting, CancelMeeting(meeting_id=meeting_id, reason=" "))
    assert _said(refused) == [notice.CANCEL_NEEDS_REASON]

    office.do(cancel_meeting, CancelMeeting(meeting_id=meeting_id, reason="Deuil dans la commune."))

    told = office.ask(meeting_detail, meeting_id)
    assert (told.label.state, told.state_reason) == (MeetingState.CANCELLED, "Deuil dans la commune.")
    with pytest.raises(Refused) as refused:
        office.do(add_item, AddItem(meeting_id=meeting_id, kind=ItemKind.DECISION, title=DECISION))
    assert agenda_rules.CANCELLED in _said(refused)


def test_whose_meeting_it_is_must_fit_its_kind(office: Office) -> None:
    board = bodies.body(office, seats=3)
    committee = bodies.body(office, "Comité", 3, BodyKind.COMMITTEE)
    for known, wanted in (
        ({"kind": MeetingKind.SECTION_ASSEMBLY}, planning.NO_SECTION), ({"kind": MeetingKind.BOARD}, planning.NO_BODY),
        ({"kind": MeetingKind.BOARD, "body_id": committee}, planning.OTHER_BODY),
        ({"body_id": board}, planning.BODY_TOO), ({"section_id": 1}, planning.SECTION_TOO),
        ({"starts_at": 24 * 60}, notice.NO_HOUR),
    ):  # fmt: skip
        with pytest.raises(Refused) as refused:
            planned(office, **known)
        assert _said(refused) == [wanted]


def test_meetings_stand_in_order_of_day_and_hour(office: Office) -> None:
    ids = [planned(office, held_on=DAY, starts_at=NINE), planned(office, held_on=DAY, starts_at=8 * 60)]
    ids.append(planned(office, held_on=DAY - timedelta(days=1)))

    assert [label.id for label in office.ask(meetings)] == [ids[2], ids[1], ids[0]]
    assert [label.id for label in office.ask(meetings, since=DAY)] == [ids[1], ids[0]]


def test_nobody_finds_a_meeting_that_is_not_there(office: Office) -> None:
    with pytest.raises(NotFound):
        office.ask(meeting_detail, 99)
