"""Tables of what was decided: motions, who spoke, votes, the register of resolutions and what follows from it.

A motion may change until it is voted on; a decision is append-only, with the rule of its day and its permanent
reference. A vote entered by mistake is taken back by a line of its own, and its reference is never given again.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.meetings.deciding import Choice, DecisionKind, Method, MotionState, Outcome, Standing


class Motion(Base):
    """What is put to the meeting under an item; before the meeting it is a draft resolution."""

    __tablename__ = "motion"
    __table_args__ = (
        Index("ix_motion_item_id", "item_id", "position"),
        Index("ix_motion_amends_id", "amends_id"),
        Index("ix_motion_mover_id", "mover_id"),
        Index("ix_motion_seconder_id", "seconder_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int] = mapped_column(comment="within the item, from 1")
    kind: Mapped[DecisionKind]
    text: Mapped[str]
    grounds: Mapped[str] = mapped_column(comment="the reasons given with the draft (OHADA, art. 351)")
    mover_id: Mapped[int | None] = mapped_column(ForeignKey("roll_line.id"))
    moved_by: Mapped[str] = mapped_column(comment="a mover who is not on the roll, such as the board")
    seconder_id: Mapped[int | None] = mapped_column(ForeignKey("roll_line.id"))
    amends_id: Mapped[int | None] = mapped_column(ForeignKey("motion.id"), comment="the motion it would change")
    state: Mapped[MotionState]
    state_reason: Mapped[str] = mapped_column(comment="why it was withdrawn or deferred")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Speaker(Base):
    """Somebody who spoke to an item: for the figures of who is heard."""

    __tablename__ = "speaker"
    __table_args__ = (UniqueConstraint("item_id", "roll_id"), Index("ix_speaker_roll_id", "roll_id"))
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    roll_id: Mapped[int] = mapped_column(ForeignKey("roll_line.id"))


class Decision(Base):
    """The result of a vote, with the rule it was judged by: append-only. Figures are votes, not heads."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("reference"),
        UniqueConstraint("year", "number"),
        Index("ix_decision_motion_id", "motion_id"),
        Index("ix_decision_meeting_id", "meeting_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    motion_id: Mapped[int] = mapped_column(ForeignKey("motion.id"))
    year: Mapped[int]
    number: Mapped[int] = mapped_column(comment="within the year, from 1, over all bodies")
    reference: Mapped[str] = mapped_column(comment="as printed everywhere, never computed again")
    text: Mapped[str] = mapped_column(comment="as it was put to the vote")
    outcome: Mapped[Outcome]
    method: Mapped[Method]
    voted_at: Mapped[int] = mapped_column(comment="minutes since the midnight of the day of the meeting")
    votes_for: Mapped[int]
    votes_against: Mapped[int]
    abstentions: Mapped[int]
    blank: Mapped[int]
    spoilt: Mapped[int]
    present: Mapped[int] = mapped_column(comment="votes of those in the room then")
    represented: Mapped[int] = mapped_column(comment="votes carried by proxy then")
    in_conflict: Mapped[int] = mapped_column(comment="votes left out for a conflict of interest")
    women_present: Mapped[int] = mapped_column(comment="votes of women among present and represented")
    quorum_base: Mapped[int | None]
    quorum_needed: Mapped[int | None]
    majority_share: Mapped[str] = mapped_column(comment="such as > 1/2; empty where the by-laws are silent")
    majority_base: Mapped[str] = mapped_column(comment="votes_cast, present or entitled")
    majority_of: Mapped[int] = mapped_column(comment="the number the share was taken of")
    needed: Mapped[int]
    abstentions_counted: Mapped[bool]
    blanks_counted: Mapped[bool]
    casting: Mapped[Choice | None] = mapped_column(comment="how the chair broke a tie")
    bylaw: Mapped[str] = mapped_column(comment="key of the setting of the majority")
    article: Mapped[str] = mapped_column(comment="its article in the signed by-laws, where it was checked")
    effective_on: Mapped[date]
    recorded_at: Mapped[datetime]


class DecisionReversal(Base):
    """A vote that was entered by mistake: append-only, each once."""

    __tablename__ = "decision_reversal"
    __table_args__ = (UniqueConstraint("decision_id"),)
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class RollCallVote(Base):
    """What somebody answered when the roll was called: append-only."""

    __tablename__ = "roll_call_vote"
    __table_args__ = (Index("ix_roll_call_vote_roll_id", "roll_id"),)
    area: ClassVar[Area] = Area.MEETINGS

    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), primary_key=True)
    roll_id: Mapped[int] = mapped_column(ForeignKey("roll_line.id"), primary_key=True)
    choice: Mapped[Choice]


class ResolutionStanding(Base):
    """Where an adopted resolution stands from a day on: append-only; without a line it is in force."""

    __tablename__ = "resolution_standing"
    __table_args__ = (
        Index("ix_resolution_standing_decision_id", "decision_id"),
        Index("ix_resolution_standing_by_id", "by_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    standing: Mapped[Standing]
    since: Mapped[date]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), comment="the resolution that repealed it")
    remarks: Mapped[str]
    recorded_at: Mapped[datetime]


class FollowUp(Base):
    """What somebody is to do after a meeting; it is told at every next one until it is done."""

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("done_on IS NULL OR dropped = 0", name="one_end"),
        Index("ix_follow_up_meeting_id", "meeting_id"),
        Index("ix_follow_up_item_id", "item_id"),
        Index("ix_follow_up_decision_id", "decision_id"),
        Index("ix_follow_up_person_id", "person_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"))
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
    text: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    responsible: Mapped[str] = mapped_column(comment="name as quoted")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    dropped: Mapped[bool] = mapped_column(comment="given up; the remarks say why")
    remarks: Mapped[str]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class OutcomeBlock(Base):
    """What a higher area hands down to an item, such as the result of an election; the newest of its key counts."""

    __tablename__ = "outcome_block"
    __table_args__ = (Index("ix_outcome_block_item_id", "item_id"),)
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"))
    key: Mapped[str] = mapped_column(comment="who handed it down, such as election:12")
    blocks: Mapped[str] = mapped_column(comment="JSON list of blocks; minutes print them as they are")
    recorded_at: Mapped[datetime]


REGISTERS = ("decision", "decision_reversal", "roll_call_vote", "resolution_standing", "outcome_block")
"""Tables whose lines are never changed and never removed."""

KEPT = ("motion", "follow_up")
"""Tables whose lines change but are never removed."""
