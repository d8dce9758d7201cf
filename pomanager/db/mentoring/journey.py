"""Tables of the journey: pairs and what happens to them, sessions, goals, reviews, ratings, and what is noted.

What two people say to each other is not kept here: a private note is sealed for its writer, elsewhere.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.mentoring.kinds import GoalState, Moment, NoteKind, PairEventKind, Rater, SessionMode


class Pair(Base):
    """A mentor and a mentee, brought together by somebody's decision. Append-only."""

    __tablename__ = "pair"
    __table_args__ = (
        Index("ix_pair_cohort_id", "cohort_id"),
        Index("ix_pair_mentee_id", "mentee_id"),
        Index("ix_pair_mentor_id", "mentor_id"),
    )
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    starts_on: Mapped[date]
    reason: Mapped[str] = mapped_column(comment="why these two, in the words of whoever decided")
    recorded_at: Mapped[datetime]


class PairEvent(Base):
    """Something that happened to a pair: an agreement, a pause, an end. Append-only."""

    __tablename__ = "pair_event"
    __table_args__ = (Index("ix_pair_event_pair_id", "pair_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id"))
    kind: Mapped[PairEventKind]
    on: Mapped[date]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class MentoringSession(Base):
    """A meeting of mentor and mentee. Append-only."""

    __tablename__ = "mentoring_session"
    __table_args__ = (Index("ix_mentoring_session_pair", "pair_id", "held_on"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    pair_id: Mapped[int] = mapped_column(ForeignKey("pair.id"))
    held_on: Mapped[date]
    mode: Mapped[SessionMode]
    place: Mapped[str]
    minutes: Mapped[int]
    topics: Mapped[str]
    action: Mapped[str] = mapped_column(comment="what was agreed to be done next")
    next_on: Mapped[date | None]
    recorded_at: Mapped[datetime]


class PeerSession(Base):
    """A meeting of the mentees of a cohort among themselves. Append-only."""

    __tablename__ = "peer_session"
    __table_args__ = (Index("ix_peer_session_cohort_id", "cohort_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    held_on: Mapped[date]
    place: Mapped[str]
    topics: Mapped[str]
    recorded_at: Mapped[datetime]


class PeerAttendance(Base):
    """Somebody who came to a meeting of a cohort. Append-only."""

    __tablename__ = "peer_attendance"
    __table_args__ = (Index("ix_peer_attendance_mentee_id", "mentee_id"),)
    area: ClassVar[Area] = Area.MENTORING

    session_id: Mapped[int] = mapped_column(ForeignKey("peer_session.id"), primary_key=True)
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), primary_key=True)


class Goal(Base):
    """What a mentee wants to reach; it stays hers when her mentor changes."""

    __tablename__ = "goal"
    __table_args__ = (Index("ix_goal_mentee_id", "mentee_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    text: Mapped[str]
    position_sought: Mapped[str] = mapped_column(comment="the office or seat she wants to reach")
    indicator: Mapped[str] = mapped_column(comment="how one will see that it is reached")
    set_on: Mapped[date]
    due_on: Mapped[date | None]
    state: Mapped[GoalState]
    state_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class ProgressReview(Base):
    """A review of the goals of a mentee after so many months. Append-only."""

    __tablename__ = "progress_review"
    __table_args__ = (UniqueConstraint("mentee_id", "month"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    month: Mapped[int]
    held_on: Mapped[date]
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


class Rating(Base):
    """A competency rated from 1 to 4; the last line of each moment and rater holds. Append-only."""

    __tablename__ = "rating"
    __table_args__ = (Index("ix_rating_mentee_id", "mentee_id"), Index("ix_rating_competency_id", "competency_id"))
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    competency_id: Mapped[int] = mapped_column(ForeignKey("competency.id"))
    rater: Mapped[Rater]
    moment: Mapped[Moment]
    rated_on: Mapped[date]
    mark: Mapped[int]
    recorded_at: Mapped[datetime]


class JourneyNote(Base):
    """Support given, a barrier met or a public task done, without confidences. Append-only."""

    __tablename__ = "journey_note"
    __table_args__ = (Index("ix_journey_note_mentee_id", "mentee_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participant.id"))
    kind: Mapped[NoteKind]
    on: Mapped[date]
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


class MentoringReversal(Base):
    """A line written by mistake is taken back by this one: append-only, each line once."""

    __tablename__ = "mentoring_reversal"
    __table_args__ = (
        CheckConstraint(
            "(session_id IS NOT NULL) + (event_id IS NOT NULL) + (rating_id IS NOT NULL) + (note_id IS NOT NULL) = 1",
            name="of_one",
        ),
        UniqueConstraint("session_id"),
        UniqueConstraint("event_id"),
        UniqueConstraint("rating_id"),
        UniqueConstraint("note_id"),
    )
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    session_id: Mapped[int | None] = mapped_column(ForeignKey("mentoring_session.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("pair_event.id"))
    rating_id: Mapped[int | None] = mapped_column(ForeignKey("rating.id"))
    note_id: Mapped[int | None] = mapped_column(ForeignKey("journey_note.id"))
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


REGISTERS = (
    "pair", "pair_event", "mentoring_session", "peer_session", "peer_attendance", "progress_review", "rating",
    "journey_note", "mentoring_reversal",
)  # fmt: skip
"""Tables whose lines are never changed and never removed."""
KEPT = ("goal",)
"""Tables whose lines are never removed."""
