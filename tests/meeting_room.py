"""Builders for tests of the meeting room: a meeting of ten members in session, motions and votes in one line each."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from pomanager.errors import Refused
from pomanager.rules.meetings.deciding import Method
from pomanager.rules.meetings.kinds import ItemKind
from pomanager.rules.members import Sex
from pomanager.services.meetings.commands.attendance import MarkPresent, mark_present
from pomanager.services.meetings.commands.motions import PutMotion, put_motion
from pomanager.services.meetings.commands.room import OpenMeeting, open_meeting
from pomanager.services.meetings.commands.voting import RecordVote, record_vote
from pomanager.services.meetings.queries.agenda import agenda
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.office import Office
from tests import bodies, make
from tests.meetings import BYLAWS, called

NINE, TEN, ELEVEN = 540, 600, 660
MEETING = 1
"""The meeting of these tests: called, its roll frozen, nobody there yet."""
NAMES = ("AWA", "BEA", "CLO", "DIA", "EVE", "FAY", "GIL", "HUG", "IDA", "JOB")
WOMEN = frozenset(NAMES[:6])

LAWS: Mapping[str, str] = {
    **BYLAWS,
    "ordinary_assembly.majority": "> 1/2", "ordinary_assembly.majority_base": "votes_cast",
    "ordinary_assembly.casting_vote": "yes", "ordinary_assembly.quorum_recheck": "yes",
    "proxies.allowed": "yes", "proxies.holders": "member, spouse", "proxies.max_per_holder": "2 proxies",
    "proxies.max_votes": "3 votes", "proxies.written": "yes", "proxies.quorum_counted": "yes",
}  # fmt: skip
"""Half of the ten are a quorum, at every vote; more than half of the votes cast a majority; two proxies at most."""


def fill(office: Office, laws: Mapping[str, str] = LAWS) -> None:
    """Ten members, six of them women, in two sections, and an assembly of them that was called."""
    bodies.bylaws(office, laws)
    for place, name in enumerate(NAMES):
        sex = Sex.FEMALE if name in WOMEN else Sex.MALE
        make.member(office, name, section=("Mungwa", "Rukago")[place % 2], sex=sex)
    assert called(office) == MEETING


def roll(office: Office, meeting_id: int = MEETING) -> dict[str, int]:
    """Name → line on the roll."""
    return {person.name: person.roll_id for person in office.ask(roll_people, meeting_id)}


def come(office: Office, *names: str, at: int = NINE, meeting_id: int = MEETING) -> None:
    """Let people come."""
    known = roll(office, meeting_id)
    order = MarkPresent(meeting_id=meeting_id, roll_ids=tuple(known[name] for name in names), at=at)
    office.do(mark_present, order)


def in_session(office: Office, there: Sequence[str] = NAMES[:6]) -> None:
    """Let people come, and open the meeting at nine."""
    come(office, *there)
    office.do(open_meeting, OpenMeeting(meeting_id=MEETING, at=NINE))


def item(office: Office, kind: ItemKind = ItemKind.ACCOUNTS, meeting_id: int = MEETING) -> int:
    """The first item of a kind."""
    return next(line.id for line in office.ask(agenda, meeting_id) if line.kind is kind)


def moved(office: Office, text: str = "Les comptes sont approuvés.", **known: Any) -> int:  # noqa: ANN401 - the order
    """A motion; returns its id."""
    item_id = known.pop("item_id", None) or item(office)
    return office.do(put_motion, PutMotion(item_id=item_id, text=text, **known)).result


def vote(office: Office, motion_id: int, *votes: int, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A vote for, against, abstaining, blank and spoilt; returns the id of the decision."""
    names = ("votes_for", "votes_against", "abstentions", "blank", "spoilt")
    order: dict[str, Any] = {"method": Method.HANDS, "at": TEN, **dict(zip(names, votes, strict=False)), **known}
    return office.do(record_vote, RecordVote(motion_id=motion_id, **order)).result


def said(refused: "pytest.ExceptionInfo[Refused]") -> list[str]:
    """The sentences an act was refused with."""
    return [objection.message for objection in refused.value.objections]
