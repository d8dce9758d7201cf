"""An invented annual assembly for the tests of minutes: its first call failed, the second decided; all is written down.

Its rows are written as the acts of a meeting would leave them, so that minutes can be tried with everything they hold.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from pomanager.db.meetings.attendance import Excuse, Guest, Proxy, Stay
from pomanager.db.meetings.calling import (
    AgendaItem,
    ItemConflict,
    ItemDocument,
    Meeting,
    MeetingOfficer,
    MeetingRoll,
    NoticeGiven,
    RollLine,
    RollVerdict,
)
from pomanager.db.meetings.decisions import (
    Decision,
    DecisionReversal,
    FollowUp,
    Motion,
    OutcomeBlock,
    RollCallVote,
    Speaker,
)
from pomanager.db.members import Member, Person
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method, MotionState, Outcome
from pomanager.rules.meetings.kinds import (
    Channel,
    Convener,
    ItemKind,
    ItemState,
    MeetingKind,
    MeetingRole,
    MeetingState,
    Receipt,
)
from pomanager.rules.meetings.rich_text import RichText, paragraph
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording
from pomanager.services.meetings.commands.recording import about_meeting
from pomanager.services.office import Office
from pomanager.services.work import Work
from tests import make

FIRST, SECOND = date(2026, 2, 26), date(2026, 3, 14)
NAMES = (
    ("NIYONZIMA Médiatrice", Sex.FEMALE), ("HAKIZIMANA Jean", Sex.MALE), ("NDAYISENGA Odette", Sex.FEMALE),
    ("BUKURU Salvator", Sex.MALE), ("IRAKOZE Alice", Sex.FEMALE), ("MANIRAKIZA Pascal", Sex.MALE),
    ("NSHIMIRIMANA Espérance", Sex.FEMALE), ("NKURUNZIZA Denis", Sex.MALE),
)  # fmt: skip
RESOLUTION = "The accounts of 2025 are approved as they were submitted."
DEBATE = "The treasurer read the accounts.\nSeveral members asked about the debt of the mill."


@dataclass(frozen=True)
class Written:
    """The ids of what was written down."""

    failed: int
    meeting: int
    decision: int
    items: tuple[int, ...]


def fill(office: Office) -> None:
    """Eight members and their annual assembly in two calls."""
    for name, sex in NAMES:
        make.member(office, name, sex=sex)
    office.do(_write)


def written(office: Office) -> Written:
    """The ids of what ``fill`` has written."""

    def read(session: object) -> Written:
        rows = list(session.scalars(select(Meeting.id).order_by(Meeting.id)))  # type: ignore[attr-defined]
        items = tuple(session.scalars(select(AgendaItem.id).order_by(AgendaItem.position)))  # type: ignore[attr-defined]
        decision = session.scalars(select(Decision.id).order_by(Decision.id.desc())).first()  # type: ignore[attr-defined]
        return Written(rows[0], rows[1], decision, items)

    return office.ask(read)


def _write(work: Work) -> None:
    failed = _meeting(work, FIRST, 1, None, MeetingState.FAILED)
    _roll(work, failed)
    meeting = _meeting(work, SECOND, 2, failed, MeetingState.CLOSED)
    roll = _roll(work, meeting)
    _people(work, meeting, roll)
    _items(work, meeting, roll)
    work.record("meetings.minutes_ordered", about_meeting(work, meeting))


def _meeting(work: Work, on: date, call: int, follows: int | None, state: MeetingState) -> int:
    row = Meeting(
        kind=MeetingKind.ORDINARY_ASSEMBLY, title=Wording(), held_on=on, starts_at=9 * 60,
        place="Mungwa, salle communale",
        state=state, call=call, follows_id=follows, convener=Convener.BOARD, called_by="NIYONZIMA Médiatrice",
        demanded_by=None, demanded_on=None, called_on=date(on.year, on.month - 1, 5), short_notice_reason="",
        record_on=date(2026, 1, 31), documents_place="au siège", documents_from=date(2026, 2, 1), what_to_bring="",
        opened_at=9 * 60 + 15 if state is MeetingState.CLOSED else None, closed_at=12 * 60 + 40, state_reason="",
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row.id


def _roll(work: Work, meeting_id: int) -> list[int]:
    women = sum(sex is Sex.FEMALE for _name, sex in NAMES)
    roll = MeetingRoll(
        meeting_id=meeting_id, record_on=date(2026, 1, 31), frozen_at=work.now, reason="", on_roll=len(NAMES),
        entitled=len(NAMES), votes=len(NAMES), women_entitled=women, base=len(NAMES),
    )  # fmt: skip
    work.session.add(roll)
    work.session.flush()
    verdict = RollVerdict(meeting_roll_id=roll.id, may_vote=True, reasons="[]")
    work.session.add(verdict)
    work.session.flush()
    rows = work.session.execute(
        select(Member.id, Member.number, Person.id, Person.full_name, Person.sex)
        .join(Person, Person.id == Member.person_id)
        .order_by(Member.id)
    ).all()
    lines = [
        RollLine(
            meeting_roll_id=roll.id, position=position, person_id=person, member_id=member, number=number, name=name,
            other_script="", sex=sex, is_young=position > 6, section_id=None, capacity="",
            shares=2, votes=1, verdict_id=verdict.id,
        )
        for position, (member, number, person, name, sex) in enumerate(rows, 1)
    ]  # fmt: skip
    work.session.add_all(lines)
    work.session.flush()
    return [line.id for line in lines]


def _people(work: Work, meeting_id: int, roll: list[int]) -> None:
    """Four there from the beginning, one late; one represented, one excused, one absent."""
    arrivals = [
        (roll[0], 540, None),
        (roll[1], 540, None),
        (roll[2], 540, 700),
        (roll[3], 545, None),
        (roll[4], 570, None),
    ]
    work.session.add_all(
        Stay(meeting_id=meeting_id, roll_id=line, arrived_at=at, left_at=left, undone=False)
        for line, at, left in arrivals
    )
    work.session.add_all(
        [
            Proxy(
                meeting_id=meeting_id, giver_id=roll[5], holder_id=roll[0], holder_name="", relation="member",
                from_at=0, paper="P-1", withdrawn_at=None, undone=False,
            ),
            Excuse(meeting_id=meeting_id, roll_id=roll[6], reason="malade", undone=False),
            Guest(
                meeting_id=meeting_id, person_id=None, name="Ir. KABURA Eric", sex=Sex.MALE, capacity="ANACOOP",
                undone=False,
            ),
            NoticeGiven(
                meeting_id=meeting_id, roll_id=None, section_id=None, channel=Channel.POSTER,
                given_on=date(2026, 2, 20), carrier="BUKURU Salvator", receipt=Receipt.WITNESSED,
                evidence="marché de Mungwa", reverses_id=None, reason="", recorded_at=work.now,
            ),
        ]
    )  # fmt: skip
    roles = (
        (MeetingRole.CHAIR, NAMES[0][0]), (MeetingRole.SECRETARY, NAMES[2][0]), (MeetingRole.TELLER, NAMES[1][0]),
        (MeetingRole.TELLER, NAMES[3][0]),
    )  # fmt: skip
    work.session.add_all(
        MeetingOfficer(meeting_id=meeting_id, role=role, position=number, person_id=None, name=name)
        for number, (role, name) in enumerate(roles, 1)
    )


def _items(work: Work, meeting_id: int, roll: list[int]) -> None:
    kinds = (ItemKind.OPENING, ItemKind.ACCOUNTS, ItemKind.ELECTIONS, ItemKind.BUDGET)
    states = (ItemState.NOTED, ItemState.DECIDED, ItemState.DECIDED, ItemState.DEFERRED)
    rows = [
        AgendaItem(
            meeting_id=meeting_id, parent_id=None, position=number, kind=kind, title=Wording(), note="", state=state,
            state_reason="no figures yet" if state is ItemState.DEFERRED else "",
            added_reason="the term had ended" if kind is ItemKind.ELECTIONS else "", carried_from_id=None,
            debate=DEBATE if kind is ItemKind.ACCOUNTS else "", about_table="", about_id=None,
        )
        for number, (kind, state) in enumerate(zip(kinds, states, strict=True), 1)
    ]  # fmt: skip
    work.session.add_all(rows)
    work.session.flush()
    accounts, elections = rows[1].id, rows[2].id
    blocks = RichText((paragraph("Elected: IRAKOZE Alice, 5 votes."),)).to_json()
    work.session.add_all(
        [
            ItemDocument(meeting_id=meeting_id, item_id=accounts, position=1, title="Accounts of 2025"),
            ItemDocument(meeting_id=meeting_id, item_id=None, position=1, title="Report of the board"),
            ItemConflict(item_id=accounts, roll_id=roll[3], nature="contract of transport", left_room=True),
            Speaker(item_id=accounts, roll_id=roll[0]),
            Speaker(item_id=accounts, roll_id=roll[1]),
            OutcomeBlock(item_id=elections, key="election:1", blocks=blocks, recorded_at=work.now),
        ]
    )
    mistaken, vote = _vote(work, meeting_id, accounts, roll, 1), _vote(work, meeting_id, accounts, roll, 2)
    work.session.add_all(
        [
            DecisionReversal(decision_id=mistaken, reason="counted twice", recorded_at=work.now),
            RollCallVote(decision_id=vote, roll_id=roll[0], choice=Choice.FOR),
            RollCallVote(decision_id=vote, roll_id=roll[1], choice=Choice.AGAINST),
            FollowUp(
                meeting_id=meeting_id, item_id=accounts, decision_id=vote, text="File the accounts", person_id=None,
                responsible="NDAYISENGA Odette", due_on=date(2026, 4, 30), done_on=None, dropped=False, remarks="",
            ),
        ]
    )  # fmt: skip


def _vote(work: Work, meeting_id: int, item_id: int, roll: list[int], number: int) -> int:
    motion = work.session.scalars(select(Motion).where(Motion.item_id == item_id)).first()
    if motion is None:
        motion = Motion(
            item_id=item_id, position=1, kind=DecisionKind.ORDINARY, text=RESOLUTION, grounds="as the auditor proposes",
            mover_id=roll[0], moved_by="", seconder_id=roll[1], amends_id=None, state=MotionState.VOTED,
            state_reason="",
        )  # fmt: skip
        work.session.add(motion)
        work.session.flush()
    row = Decision(
        meeting_id=meeting_id, motion_id=motion.id, year=2026, number=number, reference=f"2026-{number:03}",
        text=RESOLUTION, outcome=Outcome.ADOPTED, method=Method.ROLL_CALL, voted_at=640, votes_for=4, votes_against=1,
        abstentions=0, blank=0, spoilt=0, present=4, represented=1, in_conflict=1, women_present=3, quorum_base=7,
        quorum_needed=2, majority_share="> 1/2", majority_base="votes_cast", majority_of=5, needed=3,
        abstentions_counted=False, blanks_counted=False, casting=None, bylaw="ordinary_assembly.majority",
        article="art. 24", effective_on=SECOND, recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    return row.id


def as_json(*texts: str) -> str:
    """Paragraphs of free text as they are kept."""
    return RichText(tuple(paragraph(text) for text in texts)).to_json()
