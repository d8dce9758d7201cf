"""Sheets of minutes, extracts and errata: an assembly on its second call with everything minutes can hold."""

from datetime import date
from typing import Any

from pomanager.readmodels.meetings.minutes import (
    Attendance,
    Attendee,
    Conflicted,
    DecisionLine,
    ErratumLine,
    ErratumSheet,
    ExtractSheet,
    FollowUpAsked,
    GuestThere,
    ItemTold,
    MinutesSheet,
    MotionLine,
    Named,
    NoticesGiven,
    Part,
)
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method, MotionState, Outcome
from pomanager.rules.meetings.kinds import (
    Channel,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingRole,
    MeetingState,
    MinutesState,
    Presence,
)
from pomanager.rules.meetings.minutes import MADE, PartKind, usual_order
from pomanager.rules.meetings.required import MinutesFacts, checked
from pomanager.rules.meetings.rich_text import RichText, Span, paragraph, plain, table
from pomanager.rules.members import Sex
from tests.reports import sheets_meetings as meetings
from tests.reports.sheets import letterhead

SIGNED_ON, ERRATUM_ON = date(2026, 4, 2), date(2026, 4, 9)
PARTS = (
    *(Part(kind) for kind in MADE[:-2]),
    Part(PartKind.FREE, None, RichText((paragraph("The rain ", Span("came late", bold=True), "."),))),
    *(Part(kind) for kind in MADE[-2:]),
)


def attendee(number: int, **known: Any) -> Attendee:  # noqa: ANN401 - any part of it
    """Somebody on the roll, there from the opening on."""
    return Attendee(
        **{
            "roll_id": number, "number": f"{number:05}", "name": f"NDAYIZEYE Tharcisse {number}",
            "sex": Sex.FEMALE if number % 2 else Sex.MALE, "section": "Mungwa", "capacity": "", "votes": 1,
            "presence": Presence.PRESENT, "arrived_at": 540, **known,
        }
    )  # fmt: skip


def attendance(there: int = 4, **known: Any) -> Attendance:  # noqa: ANN401 - any part of it
    """So many present, one of them late and one gone early; one represented, one excused, one absent."""
    present = [attendee(number) for number in range(1, there - 1)]
    present += [attendee(there - 1, arrived_at=600), attendee(there, left_at=660)]
    return Attendance(
        **{
            "present": tuple(present),
            "represented": (attendee(71, presence=Presence.REPRESENTED, arrived_at=None, holder="HAKIZIMANA Jean"),),
            "excused": (attendee(72, presence=Presence.EXCUSED, arrived_at=None, reason="ill"),),
            "absent": (attendee(73, presence=Presence.ABSENT, arrived_at=None),), "absent_count": 1, "on_roll": 120,
            "entitled": 118, "women_entitled": 60, "record_on": date(2026, 3, 15), "young": 2, **known,
        }
    )  # fmt: skip


def decision(**known: Any) -> DecisionLine:  # noqa: ANN401 - any part of it
    """An adopted resolution, by roll call."""
    return DecisionLine(
        **{
            "id": 9, "reference": "2026-014", "text": "The accounts of 2025 are approved.",
            "outcome": Outcome.ADOPTED, "method": Method.ROLL_CALL, "voted_at": 640, "votes_for": 20,
            "votes_against": 20, "abstentions": 2, "blank": 1, "spoilt": 1, "present": 40, "represented": 4,
            "in_conflict": 1, "women_present": 19, "quorum_base": 119, "quorum_needed": 30,
            "majority_share": "> 1/2", "majority_base": "votes_cast", "majority_of": 40, "needed": 21,
            "casting": Choice.FOR, "bylaw": "ordinary_assembly.majority", "article": "art. 24",
            "effective_on": date(2026, 3, 30),
            "answers": ((Choice.FOR, ("NIYONZIMA Aline",)), (Choice.AGAINST, ("IRAKOZE Chantal",))), **known,
        }
    )  # fmt: skip


def motion(*decisions: DecisionLine, **known: Any) -> MotionLine:  # noqa: ANN401 - any part of it
    """A motion that was voted on."""
    return MotionLine(
        **{
            "id": 3, "kind": DecisionKind.ORDINARY, "text": "The accounts of 2025 are approved.",
            "grounds": "The auditor has checked them.", "mover": Named("Board"),
            "seconder": Named("NIYONZIMA Aline", Sex.FEMALE), "is_amendment": False, "state": MotionState.VOTED,
            "state_reason": "", "decisions": decisions or (decision(),), **known,
        }
    )  # fmt: skip


def items() -> tuple[ItemTold, ...]:
    """An item with a debate, a conflict, a mistaken vote, an amendment withdrawn; one carried over; one noted."""
    accounts = meetings.item(
        "2", ItemKind.ACCOUNTS, debate="The treasurer read the accounts.", documents=("Accounts 2025",),
        state=ItemState.DECIDED, added_reason="the auditor asked for it",
    )  # fmt: skip
    return (
        ItemTold(meetings.item("1", ItemKind.OPENING, state=ItemState.NOTED)),
        ItemTold(
            accounts,
            speakers=(Named("NIYONZIMA Aline", Sex.FEMALE), Named("HAKIZIMANA Jean", Sex.MALE)),
            conflicts=(
                Conflicted(Named("IRAKOZE Chantal", Sex.FEMALE), "contract of transport", left_room=True),
                Conflicted(Named("HAKIZIMANA Jean", Sex.MALE), "brother of the auditor", left_room=False),
            ),
            motions=(
                motion(text="Half only.", is_amendment=True, state=MotionState.WITHDRAWN, decisions=(),
                       state_reason="the mover was content"),
                motion(decision(id=8, reference="2026-013", taken_back="counted twice"), decision()),
            ),
            handed_down=(RichText((table((("Candidate", "Votes"), ("IRAKOZE Chantal", "31"))),)),),
            follow_ups=(FollowUpAsked("2", "2026-014", "File the accounts", "NIYONZIMA Aline", date(2026, 4, 30)),),
            free=(plain("The mill was spoken of at length."),),
        ),
        ItemTold(meetings.item("3", ItemKind.BUDGET, state=ItemState.DEFERRED, state_reason="no figures yet")),
    )  # fmt: skip


def signed(**known: Any) -> SignedLabel:  # noqa: ANN401 - any part of it
    """Minutes that were signed in French."""
    return SignedLabel(
        **{
            "id": 1, "meeting_id": 2, "erratum_id": None, "number": 0, "languages": ("fr",), "in_columns": True,
            "text_sha256": "ab" * 32, "pdf_sha256": "cd" * 32, "signed_on": SIGNED_ON,
            "signers": (("chair", "NDAYIZEYE Tharcisse"),), **known,
        }
    )  # fmt: skip


def facts(**known: Any) -> MinutesFacts:  # noqa: ANN401 - any part of it
    """A meeting of which nothing is missing."""
    return MinutesFacts(
        **{
            "is_over": True, "parts": frozenset(MADE), "place": "Mungwa", "named": 5, "items": 3, "called": True,
            "opened": True, "closed": True, "chair": True, "secretary": True, "tellers": 2, **known,
        }
    )  # fmt: skip


def meeting(**known: Any) -> Any:  # noqa: ANN401 - a MeetingDetail with any part of it
    """The assembly, held."""
    state = known.pop("state", MeetingState.CLOSED)
    return meetings.detail(
        **{"label": meetings.label(state=state), "opened_at": 555, "closed_at": 760, "short_notice_reason": "", **known}
    )


def minutes(**known: Any) -> MinutesSheet:  # noqa: ANN401 - any part of the sheet
    """The minutes, as they are being signed."""
    order = usual_order(MeetingKind.ORDINARY_ASSEMBLY)
    told = items()
    return MinutesSheet(
        **{
            "letterhead": letterhead(), "meeting": meeting(), "state": MinutesState.APPROVED, "language": "en",
            "folio": "", "approved_at": meetings.label(), "approved_on": date(2026, 3, 30), "approved_by": "2026-015",
            "parts": PARTS, "signed_by": order.signed_by,
            "notices": (
                NoticesGiven(Channel.HAND, 96, date(2026, 3, 15), date(2026, 3, 18), 90),
                NoticesGiven(Channel.RADIO, 1, date(2026, 3, 16), date(2026, 3, 16), 1),
            ),
            "failed_quorum": meetings.quorum(), "attendance": attendance(),
            "guests": (GuestThere("KABURA Eric", "ANACOOP"),), "proxies": 1,
            "quorum": meetings.quorum(call=2, needed=30, is_reached=True, bylaw="ordinary_assembly.quorum_second"),
            "items": told, "general_documents": ("Report of the board",), "follow_ups": told[1].follow_ups,
            "required": checked(facts()), "speaking_women": 1, "speaking": 2, "signed_on": SIGNED_ON, **known,
        }
    )  # fmt: skip


def extract(**known: Any) -> ExtractSheet:  # noqa: ANN401 - any part of the sheet
    """The extract of the approval of the accounts."""
    return ExtractSheet(
        **{
            "letterhead": letterhead(), "meeting": meeting(), "item": items()[1].line, "motion": motion(),
            "decision": decision(), "quorum": meetings.quorum(call=2, needed=30, is_reached=True),
            "state": MinutesState.SIGNED, "signed": signed(), "folio": "12",
            "representative": Named("NDAYIZEYE Tharcisse", Sex.MALE), "representative_office": "chair", **known,
        }
    )  # fmt: skip


def erratum(**known: Any) -> ErratumSheet:  # noqa: ANN401 - any part of the sheet
    """A correction a week later, as it is being signed."""
    line = ErratumLine(
        id=4, meeting_id=2, number=1, on=ERRATUM_ON, instead_of="the mill", reads="the press", reason="misheard",
        decided_at=None, decision="2026-019", signed=None,
    )  # fmt: skip
    people = tuple(each for each in meeting().bureau if each.role is not MeetingRole.TELLER)
    return ErratumSheet(
        **{
            "letterhead": letterhead(), "meeting": meeting(), "erratum": line, "original": signed(), "folio": "12",
            "signers": people, "signed_on": ERRATUM_ON, **known,
        }
    )  # fmt: skip
