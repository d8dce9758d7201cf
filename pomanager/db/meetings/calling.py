"""Tables of a meeting before it opens: the call, its agenda and documents, the frozen roll, delegates, notices given.

Meetings and items may change until the minutes are signed; the roll and the notices are append-only. A notice written
by mistake is taken back by another line; a roll frozen too early by a newer roll, which is the one that counts.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
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
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording


class Meeting(Base):
    """A meeting on a day. Hours are minutes since the midnight with which its day begins."""

    __tablename__ = "meeting"
    __table_args__ = (
        Index("ix_meeting_held_on", "held_on"),
        Index("ix_meeting_section_id", "section_id"),
        Index("ix_meeting_body_id", "body_id"),
        Index("ix_meeting_follows_id", "follows_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    kind: Mapped[MeetingKind]
    title: Mapped[Wording] = mapped_column(comment="its own name; empty for that of its kind")
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="whose assembly it is")
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), comment="whose members form it")
    held_on: Mapped[date]
    starts_at: Mapped[int] = mapped_column(comment="minutes since midnight, as called")
    place: Mapped[str]
    state: Mapped[MeetingState]
    call: Mapped[int] = mapped_column(comment="1, 2 or 3")
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), comment="the meeting without a quorum")
    convener: Mapped[Convener]
    called_by: Mapped[str] = mapped_column(comment="name and office of whoever calls it, as papers quote them")
    demanded_by: Mapped[int | None] = mapped_column(comment="how many members demanded it; empty where none did")
    demanded_on: Mapped[date | None]
    called_on: Mapped[date | None] = mapped_column(comment="the day of the notice")
    short_notice_reason: Mapped[str] = mapped_column(comment="why it was called too late; minutes print it")
    record_on: Mapped[date | None] = mapped_column(comment="the day whose roll counts")
    documents_place: Mapped[str] = mapped_column(comment="where documents can be read")
    documents_from: Mapped[date | None]
    what_to_bring: Mapped[str]
    opened_at: Mapped[int | None]
    closed_at: Mapped[int | None]
    state_reason: Mapped[str] = mapped_column(comment="why it was suspended or cancelled")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class MeetingOfficer(Base):
    """Who chairs the meeting, writes its minutes, counts its votes; a line is replaced, not changed."""

    __tablename__ = "meeting_officer"
    __table_args__ = (
        Index("ix_meeting_officer_meeting_id", "meeting_id"),
        Index("ix_meeting_officer_person_id", "person_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    role: Mapped[MeetingRole]
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(comment="as on the day")


class StandingItem(Base):
    """An item that every meeting of a kind begins with; kinds without any begin with those the program knows."""

    __tablename__ = "standing_item"
    __table_args__ = (Index("ix_standing_item_kind", "kind"),)
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    kind: Mapped[MeetingKind]
    position: Mapped[int]
    item_kind: Mapped[ItemKind]
    title: Mapped[Wording] = mapped_column(comment="empty for the words of its kind")


class AgendaItem(Base):
    """An item of the agenda, or an item below another."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        Index("ix_agenda_item_meeting_id", "meeting_id", "position"),
        Index("ix_agenda_item_parent_id", "parent_id"),
        Index("ix_agenda_item_carried_from_id", "carried_from_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int] = mapped_column(comment="among its siblings, from 1")
    kind: Mapped[ItemKind]
    title: Mapped[Wording] = mapped_column(comment="empty for the words of its kind")
    note: Mapped[str] = mapped_column(comment="for the convocation: who reports, what is at stake")
    state: Mapped[ItemState]
    state_reason: Mapped[str] = mapped_column(comment="why it was carried over or withdrawn")
    added_reason: Mapped[str] = mapped_column(comment="why it was added after the notice; minutes print it")
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    debate: Mapped[str] = mapped_column(comment="summary of the debate, for the minutes")
    about_table: Mapped[str] = mapped_column(comment="of a ratification: the table of what is ratified")
    about_id: Mapped[int | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class ItemDocument(Base):
    """A document that is open to the members, or is submitted to the meeting (OHADA, art. 104 and 351)."""

    __tablename__ = "item_document"
    __table_args__ = (
        Index("ix_item_document_meeting_id", "meeting_id"),
        Index("ix_item_document_item_id", "item_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    title: Mapped[str]


class ItemConflict(Base):
    """A declared conflict of interest: outside quorum and majority of that item (OHADA, art. 91 and 249)."""

    __tablename__ = "item_conflict"
    __table_args__ = (UniqueConstraint("item_id", "roll_id"), Index("ix_item_conflict_roll_id", "roll_id"))
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    roll_id: Mapped[int] = mapped_column(ForeignKey("roll_line.id"))
    nature: Mapped[str]
    left_room: Mapped[bool]


class MeetingRoll(Base):
    """The electoral roll of a meeting, frozen at its record date: append-only; the newest one of a meeting counts."""

    __tablename__ = "meeting_roll"
    __table_args__ = (Index("ix_meeting_roll_meeting_id", "meeting_id"),)
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    record_on: Mapped[date]
    frozen_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(comment="why it was frozen anew")
    on_roll: Mapped[int] = mapped_column(comment="lines")
    entitled: Mapped[int] = mapped_column(comment="of whom have a vote")
    votes: Mapped[int]
    women_entitled: Mapped[int]
    base: Mapped[int] = mapped_column(comment="what quorums are counted of, by the by-laws of the record date")


class RollVerdict(Base):
    """Why those of one kind may vote or may not: append-only."""

    __tablename__ = "roll_verdict"
    __table_args__ = (Index("ix_roll_verdict_meeting_roll_id", "meeting_roll_id"),)
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_roll_id: Mapped[int] = mapped_column(ForeignKey("meeting_roll.id"))
    may_vote: Mapped[bool]
    reasons: Mapped[str] = mapped_column(comment="JSON list of code, by-law, stance, sentence and its fields")


class RollLine(Base):
    """Somebody on the frozen roll, as they stood on the record date: append-only.

    Of 260,000 members as many lines are written at once: each index and each reference that is looked up costs a tenth
    of that time, so that only those are there without which something would be slow or unprotected.
    """

    __tablename__ = "roll_line"
    __table_args__ = (
        Index("ix_roll_line_number", "meeting_roll_id", "number"),
        Index("ix_roll_line_person_id", "person_id"),
        Index("ix_roll_line_section_id", "section_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_roll_id: Mapped[int] = mapped_column(ForeignKey("meeting_roll.id"))
    position: Mapped[int] = mapped_column(comment="from 1, in the order of the attendance sheet")
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    member_id: Mapped[int | None] = mapped_column(comment="of the person, who keeps the member from being removed")
    number: Mapped[str]
    name: Mapped[str]
    other_script: Mapped[str]
    sex: Mapped[Sex]
    is_young: Mapped[bool]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="whose member or delegate")
    capacity: Mapped[str] = mapped_column(comment="office in the body; empty for members and delegates")
    shares: Mapped[int]
    votes: Mapped[int] = mapped_column(comment="0 for who may not vote")
    verdict_id: Mapped[int] = mapped_column(comment="of the same roll; verdicts are never removed")


class Delegate(Base):
    """Whom a section sends to a meeting of delegates: append-only, withdrawn by a line of ``delegate_withdrawal``."""

    __tablename__ = "delegate"
    __table_args__ = (
        Index("ix_delegate_meeting_id", "meeting_id", "section_id"),
        Index("ix_delegate_member_id", "member_id"),
        Index("ix_delegate_section_id", "section_id"),
        Index("ix_delegate_elected_at_id", "elected_at_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), comment="the meeting of delegates")
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    is_alternate: Mapped[bool]
    elected_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), comment="the section assembly")
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


class DelegateWithdrawal(Base):
    """A delegate does not go, or was entered by mistake: append-only, each once."""

    __tablename__ = "delegate_withdrawal"
    __table_args__ = (UniqueConstraint("delegate_id"),)
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    delegate_id: Mapped[int] = mapped_column(ForeignKey("delegate.id"))
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class NoticeGiven(Base):
    """Proof of convocation: a notice given to one person, to a section, or to all at once. Append-only."""

    __tablename__ = "notice_given"
    __table_args__ = (
        CheckConstraint("roll_id IS NULL OR section_id IS NULL", name="to_one"),
        Index("ix_notice_given_meeting_id", "meeting_id"),
        Index("ix_notice_given_roll_id", "roll_id"),
        Index("ix_notice_given_section_id", "section_id"),
        UniqueConstraint("reverses_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    roll_id: Mapped[int | None] = mapped_column(ForeignKey("roll_line.id"))
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    channel: Mapped[Channel]
    given_on: Mapped[date]
    carrier: Mapped[str] = mapped_column(comment="who carried, posted, read or sent it")
    receipt: Mapped[Receipt]
    evidence: Mapped[str] = mapped_column(comment="where it was posted, when it was on air, the number of the receipt")
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("notice_given.id"))
    reason: Mapped[str] = mapped_column(comment="of a line that takes another back")
    recorded_at: Mapped[datetime]


REGISTERS = (
    "meeting_roll", "roll_verdict", "roll_line", "delegate", "delegate_withdrawal", "notice_given",
)  # fmt: skip
"""Tables whose lines are never changed and never removed."""

KEPT = ("meeting", "agenda_item")
"""Tables whose lines change but are never removed."""
