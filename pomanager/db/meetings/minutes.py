"""Tables of minutes: their parts while they are a draft, the papers that were signed, and later errata.

Drafts change; what was signed is append-only, with the very bytes of its paper.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.attributes import flag_modified

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.meetings.kinds import MeetingKind, MinutesState


class Minutes(Base):
    """The minutes of a meeting: how far they are, and in which language or languages they are written."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("meeting_id"), Index("ix_minutes_approved_at_id", "approved_at_id"))
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    state: Mapped[MinutesState]
    language: Mapped[str]
    second_language: Mapped[str] = mapped_column(comment="of bilingual minutes; empty otherwise")
    in_columns: Mapped[bool] = mapped_column(comment="bilingual: side by side, otherwise one after the other")
    folio: Mapped[str] = mapped_column(comment="where they stand in the special register (OHADA, art. 105)")
    approved_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    approved_on: Mapped[date | None]
    approved_by: Mapped[str] = mapped_column(comment="the decision as it is quoted")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


def make_newer(row: Minutes) -> None:
    """Count the version up though no column changed: the parts are rows of their own."""
    flag_modified(row, "folio")


class MinutesPart(Base):
    """A part of minutes in one language: made from the meeting (``kind``), or free text the secretary wrote."""

    __tablename__ = "minutes_part"
    __table_args__ = (
        UniqueConstraint("minutes_id", "language", "position"),
        Index("ix_minutes_part_item_id", "item_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    language: Mapped[str]
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(comment="which part of the meeting it tells; 'free' for free text")
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), comment="of free text below an item")
    body: Mapped[str] = mapped_column(comment="JSON of the free text; empty for what is made from the meeting")


class MinutesOrder(Base):
    """The parts the organisation wants in minutes of a kind of meeting, in their order, and who signs."""

    __tablename__ = "minutes_order"
    area: ClassVar[Area] = Area.MEETINGS

    kind: Mapped[MeetingKind] = mapped_column(primary_key=True)
    parts: Mapped[str] = mapped_column(comment="JSON list of kinds of parts")
    signed_by: Mapped[str] = mapped_column(comment="JSON list: chair, secretary, tellers, all_present")


class SignedPaper(Base):
    """Minutes, an erratum or an annual report as signed: the bytes, and the hash of the words. Append-only."""

    __tablename__ = "signed_paper"
    __table_args__ = (
        CheckConstraint("(minutes_id IS NULL) <> (report_id IS NULL)", name="of_one"),
        Index("ix_signed_paper_minutes_id", "minutes_id"),
        Index("ix_signed_paper_erratum_id", "erratum_id"),
        Index("ix_signed_paper_report_id", "report_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    minutes_id: Mapped[int | None] = mapped_column(ForeignKey("minutes.id"))
    erratum_id: Mapped[int | None] = mapped_column(ForeignKey("erratum.id"), comment="empty for the minutes themselves")
    # By its table's name: annual reports are declared above this area.
    report_id: Mapped[int | None] = mapped_column(ForeignKey("annual_report.id"))
    language: Mapped[str] = mapped_column(comment="one code, or two with a space between")
    in_columns: Mapped[bool] = mapped_column(comment="two languages: side by side, otherwise one after the other")
    pdf: Mapped[bytes] = mapped_column(LargeBinary)
    pdf_sha256: Mapped[str]
    text: Mapped[str] = mapped_column(comment="the words in their canonical form")
    text_sha256: Mapped[str]
    signed_on: Mapped[date]
    signers: Mapped[str] = mapped_column(comment="names and roles, a line each")
    recorded_at: Mapped[datetime]


class Erratum(Base):
    """A dated correction of signed minutes: append-only. What was signed stays as it is."""

    __tablename__ = "erratum"
    __table_args__ = (UniqueConstraint("minutes_id", "number"), Index("ix_erratum_decided_at_id", "decided_at_id"))
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int] = mapped_column(comment="from 1")
    on: Mapped[date]
    instead_of: Mapped[str] = mapped_column(comment="the words that are wrong")
    reads: Mapped[str] = mapped_column(comment="the words that are right")
    reason: Mapped[str]
    decided_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = ("signed_paper", "erratum")
"""Tables whose lines are never changed and never removed."""

KEPT = ("minutes",)
"""Tables whose lines change but are never removed."""
