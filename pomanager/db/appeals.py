"""The table of appeals: who appealed against an exclusion, and how it was decided."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.appeals import AppealOutcome

DECIDED_ONCE = (
    "CREATE TRIGGER appeal_is_decided_once BEFORE UPDATE ON appeal WHEN OLD.outcome <> 'pending' "
    "AND NOT EXISTS (SELECT 1 FROM removal_permit WHERE import_id = 9223372036854775807) "
    "BEGIN SELECT RAISE(ABORT, 'appeal is decided once'); END"
)
"""The trigger by which the file itself refuses to change a decided appeal; the number is ``imports.ERASING``."""


class Appeal(Base):
    """An appeal against one line of a member's standing, the exclusion; decided once, never changed after that."""

    __tablename__ = "appeal"
    __table_args__ = (Index("ix_appeal_member_id", "member_id"), Index("ix_appeal_standing_id", "standing_id"))
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    standing_id: Mapped[int] = mapped_column(ForeignKey("standing.id"), comment="the exclusion")
    lodged_on: Mapped[date]
    grounds: Mapped[str] = mapped_column(default="")
    outcome: Mapped[AppealOutcome]
    decided_on: Mapped[date | None]
    decision: Mapped[str] = mapped_column(default="", comment="the decision as it is quoted on papers")
    recorded_at: Mapped[datetime]
