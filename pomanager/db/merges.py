"""Tables of merging: which record of a person was given up for which, what moved with it, and what was split again.

Nothing in the registers is rewritten: the record given up stays, and points to the one that was kept.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk


class RecordMerge(Base):
    """Two records of one person made one: append-only; a split takes it back."""

    __tablename__ = "record_merge"
    __table_args__ = (
        Index("ix_record_merge_kept_member_id", "kept_member_id"),
        Index("ix_record_merge_given_up_member_id", "given_up_member_id"),
        Index("ix_record_merge_standing_id", "standing_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    kept_member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    given_up_member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    on: Mapped[date]
    reason: Mapped[str] = mapped_column(comment="how it is known that they are one person")
    standing_id: Mapped[int] = mapped_column(ForeignKey("standing.id"), comment="by which the record is given up")
    # Serial numbers, not references: the registers of money are declared above this area.
    share_entry_id: Mapped[int | None] = mapped_column(comment="the first entry that moved shares")
    dues_first_id: Mapped[int | None] = mapped_column(comment="the first entry that moved dues")
    dues_last_id: Mapped[int | None] = mapped_column(comment="the last entry that moved dues")
    recorded_at: Mapped[datetime]


class MergeMove(Base):
    """A row that follows the person to the record that is kept, where rows of its table may change: append-only."""

    __tablename__ = "merge_move"
    __table_args__ = (Index("ix_merge_move_merge_id", "merge_id"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"))
    of_table: Mapped[str]
    row: Mapped[int] = mapped_column(comment="its id; of an attendance at a training, the training’s")


class MergeValue(Base):
    """A value the kept record took from the one given up: append-only."""

    __tablename__ = "merge_value"
    __table_args__ = (Index("ix_merge_value_merge_id", "merge_id"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"))
    of_column: Mapped[str]
    before: Mapped[str] = mapped_column(comment="JSON: what the kept record said")
    after: Mapped[str] = mapped_column(comment="JSON: what it says since")


class RecordSplit(Base):
    """A merge that was taken back: append-only, each once."""

    __tablename__ = "record_split"
    area: ClassVar[Area] = Area.MEMBERS

    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"), primary_key=True, autoincrement=False)
    on: Mapped[date]
    reason: Mapped[str]
    recorded_at: Mapped[datetime]


class GivenUp(Base):
    """Where a record that was given up leads now: drawn from the merges, so that questions follow it in one step."""

    __tablename__ = "given_up"
    __table_args__ = (
        UniqueConstraint("person_id"),
        Index("ix_given_up_kept_member_id", "kept_member_id"),
        Index("ix_given_up_kept_person_id", "kept_person_id"),
        Index("ix_given_up_merge_id", "merge_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kept_member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    kept_person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    merge_id: Mapped[int] = mapped_column(ForeignKey("record_merge.id"), comment="by which it was given up")


REGISTERS = ("record_merge", "merge_move", "merge_value", "record_split")
"""Tables whose lines are never changed and never removed."""
