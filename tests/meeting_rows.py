"""Rows of meetings for tests of their papers: notices, who came, proxies, resolutions, what is to be done."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pomanager.db.base import Base
from pomanager.db.meetings.attendance import Excuse, Guest, Proxy, Stay
from pomanager.db.meetings.calling import ItemDocument, Meeting, NoticeGiven
from pomanager.db.meetings.decisions import Decision, DecisionReversal, FollowUp, Motion, ResolutionStanding
from pomanager.rules.meetings.deciding import DecisionKind, Method, MotionState, Outcome
from pomanager.rules.meetings.kinds import Channel, MeetingState, Receipt
from pomanager.rules.members import Sex
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import offices

NOW = offices.NOW


def written(office: Office, meeting_id: int, make: Callable[[Work], Base]) -> int:
    """A row written in an act of its own; returns its id."""

    def write(work: Work) -> int:
        row = make(work)
        work.session.add(row)
        work.session.flush()
        work.record("meetings.amended", About("meeting", meeting_id, "row"))
        found: int = row.id  # type: ignore[attr-defined]
        return found

    return office.do(write).result


def changed(office: Office, meeting_id: int, **values: Any) -> None:  # noqa: ANN401 - any column of the meeting
    """Columns of a meeting set, as the acts in the room do."""

    def change(work: Work) -> None:
        row = work.session.get_one(Meeting, meeting_id)
        for name, value in values.items():
            setattr(row, name, value)
        work.record("meetings.amended", About("meeting", meeting_id, "row"))

    office.do(change)


def opened(office: Office, meeting_id: int, at: int = 9 * 60 + 10) -> None:
    """A meeting that was opened."""
    changed(office, meeting_id, state=MeetingState.OPEN, opened_at=at)


def notice(office: Office, meeting_id: int, given_on: date, **known: Any) -> int:  # noqa: ANN401 - any column
    """A notice given by hand; returns its id."""
    values = {
        "roll_id": None, "section_id": None, "channel": Channel.HAND, "carrier": "Jean", "receipt": Receipt.SIGNED,
        "evidence": "12", "reverses_id": None, "reason": "",
    } | known  # fmt: skip
    return written(
        office, meeting_id,
        lambda _work: NoticeGiven(meeting_id=meeting_id, given_on=given_on, recorded_at=NOW, **values),
    )  # fmt: skip


def stay(office: Office, meeting_id: int, roll_id: int, arrived_at: int, left_at: int | None = None) -> None:
    """Somebody in the room."""
    row = Stay(meeting_id=meeting_id, roll_id=roll_id, arrived_at=arrived_at, left_at=left_at, undone=False)
    written(office, meeting_id, lambda _work: row)


def excuse(office: Office, meeting_id: int, roll_id: int) -> None:
    """Somebody who sent word."""
    written(
        office, meeting_id, lambda _work: Excuse(meeting_id=meeting_id, roll_id=roll_id, reason="malade", undone=False)
    )  # fmt: skip


def proxy(office: Office, meeting_id: int, giver_id: int, holder_id: int) -> None:
    """A proxy that holds from the opening on."""
    row = Proxy(
        meeting_id=meeting_id, giver_id=giver_id, holder_id=holder_id, holder_name="", relation="member", from_at=0,
        paper="7", withdrawn_at=None, undone=False,
    )  # fmt: skip
    written(office, meeting_id, lambda _work: row)


def guest(office: Office, meeting_id: int, name: str) -> None:
    """Somebody without a vote."""
    row = Guest(meeting_id=meeting_id, person_id=None, name=name, sex=Sex.FEMALE, capacity="ANACOOP", undone=False)
    written(office, meeting_id, lambda _work: row)


def document(office: Office, meeting_id: int, title: str, item_id: int | None = None) -> None:
    """A document open to the members."""
    row = ItemDocument(meeting_id=meeting_id, item_id=item_id, position=1, title=title)
    written(office, meeting_id, lambda _work: row)


def motion(office: Office, meeting_id: int, item_id: int, text: str, **known: Any) -> int:  # noqa: ANN401 - any column
    """A resolution put under an item; returns its id."""
    values = {
        "position": 1, "kind": DecisionKind.ORDINARY, "grounds": "", "mover_id": None, "moved_by": "Le conseil",
        "seconder_id": None, "amends_id": None, "state": MotionState.DRAFT, "state_reason": "",
    } | known  # fmt: skip
    return written(office, meeting_id, lambda _work: Motion(item_id=item_id, text=text, **values))


def decision(office: Office, meeting_id: int, motion_id: int, number: int, **known: Any) -> int:  # noqa: ANN401
    """A resolution that was adopted by three votes to one; returns its id."""
    values = {
        "text": "Les comptes sont approuvés.", "outcome": Outcome.ADOPTED, "method": Method.HANDS, "voted_at": 600,
        "votes_for": 3, "votes_against": 1, "abstentions": 1, "blank": 0, "spoilt": 0, "present": 4, "represented": 1,
        "in_conflict": 0, "women_present": 2, "quorum_base": 6, "quorum_needed": 3, "majority_share": "> 1/2",
        "majority_base": "votes_cast", "majority_of": 4, "needed": 3, "abstentions_counted": False,
        "blanks_counted": False, "casting": None, "bylaw": "ordinary_assembly.majority", "article": "art. 25",
        "effective_on": date(2026, 11, 23),
    } | known  # fmt: skip
    row = Decision(
        meeting_id=meeting_id, motion_id=motion_id, year=2026, number=number, reference=f"2026-{number:02d}",
        recorded_at=NOW, **values,
    )  # fmt: skip
    return written(office, meeting_id, lambda _work: row)


def taken_back(office: Office, meeting_id: int, decision_id: int, reason: str) -> None:
    """A vote entered by mistake."""
    row = DecisionReversal(decision_id=decision_id, reason=reason, recorded_at=NOW)
    written(office, meeting_id, lambda _work: row)


def standing(office: Office, meeting_id: int, decision_id: int, **known: Any) -> None:  # noqa: ANN401 - any column
    """Where a resolution stands from a day on."""
    row = ResolutionStanding(decision_id=decision_id, remarks="", recorded_at=NOW, **{"by_id": None, **known})
    written(office, meeting_id, lambda _work: row)


def follow_up(office: Office, meeting_id: int, text: str, **known: Any) -> None:  # noqa: ANN401 - any column
    """Something to be done."""
    values = {
        "item_id": None, "decision_id": None, "person_id": None, "responsible": "Jean", "due_on": None,
        "done_on": None, "dropped": False, "remarks": "",
    } | known  # fmt: skip
    written(office, meeting_id, lambda _work: FollowUp(meeting_id=meeting_id, text=text, **values))
