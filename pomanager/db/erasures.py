"""The table of those who were erased: whose name and particulars the books no longer hold, and since when."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk


class Erasure(Base):
    """Somebody who left and was erased once the time to keep the data was over: append-only, each once."""

    __tablename__ = "erasure"
    area: ClassVar[Area] = Area.MEMBERS

    member_id: Mapped[pk] = mapped_column(ForeignKey("member.id"), autoincrement=False)
    left_on: Mapped[date]
    kept_years: Mapped[int] = mapped_column(comment="how many years the by-laws wanted the data kept")
    on: Mapped[date]
    recorded_at: Mapped[datetime]


REGISTERS = ("erasure",)
"""Tables whose lines are never changed and never removed."""
