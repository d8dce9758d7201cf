"""Builders for tests of meetings: by-laws, members in sections, and a meeting planned, frozen and called."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pomanager.rules.meetings.kinds import Convener, MeetingKind
from pomanager.services.meetings.commands.calling import CallMeeting, call_meeting
from pomanager.services.meetings.commands.freezing import FreezeRoll, freeze_roll
from pomanager.services.meetings.commands.planning import PlanMeeting, plan_meeting
from pomanager.services.office import Office
from tests import bodies, make, offices

TODAY = offices.NOW.date()
NOTICE, DAY = date(2026, 11, 8), date(2026, 11, 23)
"""A notice fifteen clear days before a meeting, both by today."""
NINE = 9 * 60

BYLAWS: Mapping[str, str] = {
    "ordinary_assembly.notice_days": "15 clear_days", "ordinary_assembly.channels": "hand, poster",
    "ordinary_assembly.quorum_basis": "entitled_on_notice", "ordinary_assembly.quorum_first": ">= 1/2",
    "ordinary_assembly.quorum_second": ">= 1/4", "ordinary_assembly.notice_days_second_call": "6 clear_days",
    "ordinary_assembly.second_call_gap": "10 days", "ordinary_assembly.second_call_same_agenda": "yes",
    "ordinary_assembly.requisition": ">= 1/4", "ordinary_assembly.requisition_days": "15 days",
    "ordinary_assembly.agenda": "report, accounts, elections", "ordinary_assembly.only_agenda": "yes",
    "board_meeting.notice_days": "3 clear_days", "board_meeting.quorum": "> 1/2",
}  # fmt: skip
"""By-laws with a rule for everything that a call asks of them."""

PLACES = ("Mungwa", "Rukago")


def fill(office: Office) -> None:
    """By-laws, and six members in two sections: three women, one of them suspended."""
    bodies.bylaws(office, BYLAWS)
    for place, names in zip(PLACES, (("AWA Un", "BEA Deux", "CLO Trois"), ("DIA Quatre", "EVE Cinq")), strict=True):
        for name in names:
            make.member(office, name, section=place)
    make.suspended(office, "FAY Six", section=PLACES[1])


def planned(office: Office, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A meeting that is planned; returns its id."""
    order: dict[str, Any] = {
        "kind": MeetingKind.ORDINARY_ASSEMBLY, "held_on": DAY, "starts_at": NINE, "place": "Mungwa, école",
        "convener": Convener.BOARD, "called_by": "Le conseil d’administration",
    }  # fmt: skip
    return office.do(plan_meeting, PlanMeeting(**{**order, **known})).result


def frozen(office: Office, record_on: date = NOTICE, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A meeting with its roll; returns its id."""
    meeting_id = planned(office, **known)
    office.do(freeze_roll, FreezeRoll(meeting_id=meeting_id, record_on=record_on))
    return meeting_id


def called(office: Office, called_on: date = NOTICE, record_on: date = NOTICE, **known: Any) -> int:  # noqa: ANN401
    """A meeting that was called; returns its id."""
    meeting_id = frozen(office, record_on, **known)
    office.do(call_meeting, CallMeeting(meeting_id=meeting_id, called_on=called_on))
    return meeting_id
