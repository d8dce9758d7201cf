"""Tables of the journal: who changed what and when, each line chained to the one before."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk


class JournalEntry(Base):
    """One act of the office. ``hash`` covers this line and, through ``previous_hash``, every line before it."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index("ix_journal_entry_operation", "operation"),
        Index("ix_journal_entry_record", "record_table", "record_id"),
    )
    area: ClassVar[Area] = Area.JOURNAL

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str]
    act: Mapped[str] = mapped_column(comment="code of the act, for example members.admitted")
    act_area: Mapped[str]
    record_table: Mapped[str] = mapped_column(default="")
    record_id: Mapped[int | None]
    operation: Mapped[str] = mapped_column(comment="one for all lines of one transaction")
    previous_hash: Mapped[str]
    hash: Mapped[str]


class JournalValue(Base):
    """One old or new value of a line. The chain covers ``digest`` = SHA-256(salt + value), not the value itself."""

    __tablename__ = "journal_value"
    __table_args__ = (Index("ix_journal_value_sequence", "sequence"),)
    area: ClassVar[Area] = Area.JOURNAL

    id: Mapped[pk]
    sequence: Mapped[int] = mapped_column(ForeignKey("journal_entry.sequence"))
    position: Mapped[int]
    field: Mapped[str]
    side: Mapped[str] = mapped_column(comment="label, old, new or reason")
    salt: Mapped[bytes | None]
    value: Mapped[str | None]
    digest: Mapped[str]
