"""Tables of trainings and of who came."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.wording import Wording


class Training(Base):
    """Something that was taught: to members, officers or staff."""

    __tablename__ = "training"
    __table_args__ = (Index("ix_training_began_on", "began_on"),)
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    topic: Mapped[Wording]
    provider: Mapped[str] = mapped_column(default="")
    began_on: Mapped[date]
    half_days: Mapped[int | None] = mapped_column(comment="how long it took; empty where nobody knows")
    place: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class TrainingAttendance(Base):
    """Somebody who came to a training."""

    __tablename__ = "training_attendance"
    __table_args__ = (Index("ix_training_attendance_person_id", "person_id"),)
    area: ClassVar[Area] = Area.MEMBERS

    training_id: Mapped[int] = mapped_column(ForeignKey("training.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
