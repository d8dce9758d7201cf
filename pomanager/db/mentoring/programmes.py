"""Tables of mentoring programmes: their rules, their cohorts, and the competencies that are rated."""

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.mentoring.kinds import CompetencyKind
from pomanager.rules.wording import Wording


class Programme(Base):
    """A mentoring programme and its rules."""

    __tablename__ = "programme"
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    name: Mapped[Wording]
    funder: Mapped[str]
    starts_on: Mapped[date]
    months: Mapped[int] = mapped_column(comment="how long a cohort takes")
    reviews: Mapped[str] = mapped_column(comment="months after which progress is reviewed, such as 3 6 9 12")
    sessions_per_month: Mapped[int]
    mentor_load: Mapped[int] = mapped_column(comment="the most mentees one mentor accompanies")
    sessions_percent: Mapped[int] = mapped_column(comment="part of the planned sessions it takes to graduate")
    public_task: Mapped[bool] = mapped_column(comment="whether it takes a public task to graduate")
    quiet_days: Mapped[int] = mapped_column(comment="days without a session after which a pair needs attention")
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Cohort(Base):
    """Those who go through a programme together; its months are counted from its first day."""

    __tablename__ = "cohort"
    __table_args__ = (Index("ix_cohort_programme_id", "programme_id"),)
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    name: Mapped[str]
    starts_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


class Competency(Base):
    """Something that is rated; one that is no longer rated stays, since ratings name it."""

    __tablename__ = "competency"
    area: ClassVar[Area] = Area.MENTORING

    id: Mapped[pk]
    position: Mapped[int]
    kind: Mapped[CompetencyKind]
    name: Mapped[Wording] = mapped_column(comment="its own words; empty for those of its kind")
    shown: Mapped[bool]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


KEPT = ("programme", "cohort", "competency")
"""Tables whose lines are never removed."""
