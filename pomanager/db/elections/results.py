"""Tables of what comes of an election: counts, declaration, objections, acceptances, mandates, annulment.

All are append-only but objections, which are decided on once. The newest count of a contest is the one that stands.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.elections.kinds import Ruling, Step


class ElectionCount(Base):
    """The record of a count, whole, with the fingerprint of the papers it was made of: append-only."""

    __tablename__ = "election_count"
    __table_args__ = (Index("ix_election_count_contest_id", "contest_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    contest_id: Mapped[int] = mapped_column(ForeignKey("contest.id"))
    record: Mapped[str] = mapped_column(comment="the record as JSON")
    hash: Mapped[str] = mapped_column(comment="SHA-256 of the record")
    papers_hash: Mapped[str] = mapped_column(comment="SHA-256 over the hashes of the batches")
    is_settled: Mapped[bool] = mapped_column(comment="whether it has come to its end: no tie open, no round to come")
    elected: Mapped[str] = mapped_column(comment="numbers of candidates in order")
    recorded_at: Mapped[datetime]


class Declaration(Base):
    """The result is announced: append-only; after an objection there may be another."""

    __tablename__ = "declaration"
    __table_args__ = (Index("ix_declaration_election_id", "election_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    on: Mapped[date]
    at: Mapped[int | None] = mapped_column(comment="minutes since the midnight of that day")
    by: Mapped[str] = mapped_column(comment="who announced it")
    reason: Mapped[str] = mapped_column(comment="why it is declared though figures do not add up; minutes print it")
    recorded_at: Mapped[datetime]


class ElectionObjection(Base):
    """Somebody objects to a step of the election; it is decided on once."""

    __tablename__ = "election_objection"
    __table_args__ = (
        Index("ix_election_objection_election_id", "election_id"),
        Index("ix_election_objection_member_id", "member_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    step: Mapped[Step]
    lodged_on: Mapped[date]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    lodged_by: Mapped[str]
    text: Mapped[str]
    ruling: Mapped[Ruling]
    ruled_on: Mapped[date | None]
    ruled_by: Mapped[str]
    grounds: Mapped[str]
    late_reason: Mapped[str] = mapped_column(comment="why it is heard though lodged after the last day")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Acceptance(Base):
    """Somebody elected, or next in line, takes the seat or refuses it: append-only, each once."""

    __tablename__ = "acceptance"
    __table_args__ = (UniqueConstraint("nomination_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    accepted: Mapped[bool]
    on: Mapped[date]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class Installation(Base):
    """A mandate made of a result: an appointment to a seat, or a place among delegates. Append-only, each once."""

    __tablename__ = "installation"
    __table_args__ = (
        CheckConstraint("(appointment_id IS NULL) <> (delegate_id IS NULL)", name="of_one"),
        UniqueConstraint("nomination_id"),
        Index("ix_installation_election_id", "election_id"),
        Index("ix_installation_appointment_id", "appointment_id"),
        Index("ix_installation_delegate_id", "delegate_id"),
        Index("ix_installation_count_id", "count_id"),
    )
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    nomination_id: Mapped[int] = mapped_column(ForeignKey("nomination.id"))
    count_id: Mapped[int] = mapped_column(ForeignKey("election_count.id"), comment="the count it rests on")
    appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointment.id"))
    delegate_id: Mapped[int | None] = mapped_column(ForeignKey("delegate.id"))
    recorded_at: Mapped[datetime]


class Annulment(Base):
    """An election is void: append-only, once."""

    __tablename__ = "annulment"
    __table_args__ = (UniqueConstraint("election_id"),)
    area: ClassVar[Area] = Area.ELECTIONS

    id: Mapped[pk]
    election_id: Mapped[int] = mapped_column(ForeignKey("election.id"))
    on: Mapped[date]
    by: Mapped[str] = mapped_column(comment="who annulled it: the assembly, a court")
    reason: Mapped[str]
    decision: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = ("election_count", "declaration", "acceptance", "installation", "annulment")
"""Tables whose lines are never changed and never removed."""

KEPT = ("election_objection",)
"""Tables whose lines may change but are never removed."""
