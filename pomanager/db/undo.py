"""Tables of what can be taken back: the last acts, and the images of the rows they changed."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.undoing import StepKind


class UndoStep(Base):
    """One act of the office, or the taking back or doing again of one; its lines of the journal have its operation."""

    __tablename__ = "undo_step"
    __table_args__ = (Index("ix_undo_step_of_id", "of_id"),)
    area: ClassVar[Area] = Area.JOURNAL

    id: Mapped[pk]
    kind: Mapped[StepKind]
    of_id: Mapped[int | None] = mapped_column(
        ForeignKey("undo_step.id"), comment="of a taking back or doing again: the act"
    )
    command: Mapped[str] = mapped_column(comment="the command, as the table of rights names it")
    sequence: Mapped[int] = mapped_column(comment="its first line of the journal")
    at: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(comment="who had signed in; empty for whoever works alone")
    order_told: Mapped[str] = mapped_column(comment="JSON: what the command was given, where it may be given again")
    result_told: Mapped[str] = mapped_column(comment="JSON: what the command returned, where that is needed")
    is_whole: Mapped[bool] = mapped_column(comment="whether the images tell all it changed")


class UndoImage(Base):
    """A row that a step changed, created or removed: as it was before, and as the step left it."""

    __tablename__ = "undo_image"
    __table_args__ = (
        Index("ix_undo_image_step_id", "step_id"),
        Index("ix_undo_image_row", "table_name", "row_key"),
    )
    area: ClassVar[Area] = Area.JOURNAL

    id: Mapped[pk]
    step_id: Mapped[int] = mapped_column(ForeignKey("undo_step.id"))
    table_name: Mapped[str]
    row_key: Mapped[str] = mapped_column(comment="JSON: the values of the primary key")
    before: Mapped[str | None] = mapped_column(comment="JSON: column to value; empty where the step created the row")
    after: Mapped[str | None] = mapped_column(comment="JSON: column to value; empty where the step removed the row")


class UndoPermit(Base):
    """Open only while a step is taken back: what that step created may go (guarded by triggers)."""

    __tablename__ = "undo_permit"
    __table_args__ = (CheckConstraint("step_id > 0", name="of_a_step"),)
    area: ClassVar[Area] = Area.JOURNAL

    step_id: Mapped[int] = mapped_column(primary_key=True)
