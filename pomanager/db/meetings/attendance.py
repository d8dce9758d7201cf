"""Tables of who came: arrivals and departures, excuses, proxies, guests.

Hours are minutes since the midnight with which the day of the meeting begins. Who stands on the roll and in none of
these tables is absent. A line written by mistake is taken back (``undone``), never removed.
"""

from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.members import Sex


class Stay(Base):
    """Somebody on the roll in the room, from arrival to departure; who comes back begins another stay."""

    __tablename__ = "stay"
    __table_args__ = (
        Index("ix_stay_meeting_id", "meeting_id"),
        Index("ix_stay_roll_id", "roll_id"),
        Index("uq_stay_in_the_room", "roll_id", unique=True, sqlite_where=text("left_at IS NULL AND NOT undone")),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    roll_id: Mapped[int] = mapped_column(ForeignKey("roll_line.id"))
    arrived_at: Mapped[int]
    left_at: Mapped[int | None] = mapped_column(comment="empty while in the room")
    undone: Mapped[bool] = mapped_column(comment="entered by mistake")


class Excuse(Base):
    """Somebody who sent word that they would not come."""

    __tablename__ = "excuse"
    __table_args__ = (
        Index("ix_excuse_meeting_id", "meeting_id"),
        Index("uq_excuse_once", "roll_id", unique=True, sqlite_where=text("NOT undone")),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    roll_id: Mapped[int] = mapped_column(ForeignKey("roll_line.id"))
    reason: Mapped[str]
    undone: Mapped[bool]


class Proxy(Base):
    """A mandate to vote for somebody: who gave it, who carries it, and whether its paper is on file."""

    __tablename__ = "proxy"
    __table_args__ = (
        Index("ix_proxy_meeting_id", "meeting_id"),
        Index(
            "uq_proxy_one_of_each", "giver_id", unique=True, sqlite_where=text("withdrawn_at IS NULL AND NOT undone")
        ),
        Index("ix_proxy_giver_id", "giver_id"),
        Index("ix_proxy_holder_id", "holder_id"),
    )
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    giver_id: Mapped[int] = mapped_column(ForeignKey("roll_line.id"))
    holder_id: Mapped[int | None] = mapped_column(
        ForeignKey("roll_line.id"), comment="empty for who is not on the roll"
    )
    holder_name: Mapped[str] = mapped_column(comment="of a holder who is not on the roll")
    relation: Mapped[str] = mapped_column(
        comment="as the by-laws name holders: member, spouse, child, household, anybody"
    )
    from_at: Mapped[int] = mapped_column(comment="from when it counts; 0 for before the opening")
    paper: Mapped[str] = mapped_column(comment="what is on file, such as a number; empty where nothing is")
    withdrawn_at: Mapped[int | None]
    undone: Mapped[bool]


class Guest(Base):
    """Somebody in the room who is not on the roll and has no vote."""

    __tablename__ = "guest"
    __table_args__ = (Index("ix_guest_meeting_id", "meeting_id"), Index("ix_guest_person_id", "person_id"))
    area: ClassVar[Area] = Area.MEETINGS

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    sex: Mapped[Sex]
    capacity: Mapped[str] = mapped_column(comment="whom they represent, or why they are here")
    undone: Mapped[bool]


KEPT = ("stay", "excuse", "proxy", "guest")
"""Tables whose lines change but are never removed."""
