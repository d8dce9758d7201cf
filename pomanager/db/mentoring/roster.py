"""Tables of the roster: who takes part as mentor or mentee, the choice made on applications, consents, wishes."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.mentoring.kinds import Chosen, PartRole


class Participant(Base):
    """Somebody on the roster of a programme, a member or not."""

    __tablename__ = "participant"
    __table_args__ = (
        UniqueConstraint("programme_id", "person_id", "role"),
        Index("ix_participant_person_id", "person_id"),
        Index("ix_participant_user_id", "user_id"),
    )
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[PartRole]
    applied_on: Mapped[date]
    languages: Mapped[str] = mapped_column(comment="codes of the languages spoken, separated by spaces")
    free: Mapped[str] = mapped_column(comment="codes of half-days with time, separated by spaces")
    childcare: Mapped[bool] = mapped_column(comment="needs somebody to look after children during sessions")
    capacity: Mapped[int | None] = mapped_column(
        comment="of a mentor: mentees at a time; empty for the programme's load"
    )
    experience: Mapped[str] = mapped_column(comment="beside the offices that stand in the books")
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("office_user.id"), comment="of a mentor who works with the books"
    )
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class MentorWish(Base):
    """A mentor whom a mentee would like, the most liked first."""

    __tablename__ = "mentor_wish"
    __table_args__ = (Index("ix_mentor_wish_mentor_id", "mentor_id"),)
    area: ClassVar[Area] = Area.MENTORING

    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)
    rank: Mapped[int] = mapped_column(primary_key=True, comment="from 1")
    mentor_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))


class Selection(Base):
    """What was decided on an application; the last line holds. Append-only."""

    __tablename__ = "selection"
    __table_args__ = (Index("ix_selection_participant_id", "participant_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    chosen: Mapped[Chosen]
    on: Mapped[date]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class MentoringConsent(Base):
    """Consent to be on the roster and accompanied, given or taken back; the last line holds. Append-only."""

    __tablename__ = "mentoring_consent"
    __table_args__ = (Index("ix_mentoring_consent_participant_id", "participant_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    given: Mapped[bool]
    on: Mapped[date]
    recorded_at: Mapped[datetime]


REGISTERS = ("selection", "mentoring_consent")
"""Tables whose lines are never changed and never removed."""
KEPT = ("participant",)
"""Tables whose lines are never removed."""
