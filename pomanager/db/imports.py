"""Tables of what was brought into the roll from other tables, and of every number ever given."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.roll_changes import Origin


class IssuedNumber(Base):
    """Every member number ever given, so that none is given twice."""

    __tablename__ = "issued_number"
    __table_args__ = (
        Index("ix_issued_number_fingerprint", "fingerprint"),
        Index("ix_issued_number_counter", "counter"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    number: Mapped[str] = mapped_column(primary_key=True)
    counter: Mapped[int] = mapped_column(comment="the digits of the number as a whole number, 0 without digits")
    fingerprint: Mapped[str] = mapped_column(comment="whose it is, so that an undone import finds its numbers again")


class RollImport(Base):
    """One table brought into the roll, or one change of many members in the list."""

    __tablename__ = "roll_import"
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    file_name: Mapped[str]
    file_digest: Mapped[str] = mapped_column(comment="SHA-256 of the table's file")
    brought_at: Mapped[datetime]
    mapping: Mapped[str] = mapped_column(comment="JSON: column heading to field")
    origin: Mapped[Origin] = mapped_column(default=Origin.FILE, server_default=Origin.FILE.value)
    new_count: Mapped[int] = mapped_column(default=0)
    changed_count: Mapped[int] = mapped_column(default=0)
    same_count: Mapped[int] = mapped_column(default=0)
    flagged_count: Mapped[int] = mapped_column(default=0)
    refused_count: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None]


class ImportProfile(Base):
    """How the columns of tables of a kind are read, kept under a name and found again by their headings."""

    __tablename__ = "import_profile"
    __table_args__ = (UniqueConstraint("folded"), Index("ix_import_profile_fingerprint", "fingerprint"))
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(comment="the name as names are compared")
    fingerprint: Mapped[str] = mapped_column(comment="SHA-256 of the folded headings in their order")
    headings: Mapped[str] = mapped_column(comment="JSON: the headings in their order")
    mapping: Mapped[str] = mapped_column(comment="JSON: column heading to field, - for none")
    used_at: Mapped[datetime] = mapped_column(comment="when it was kept in this form")


class ImportedChange(Base):
    """What an import changed on a member who was already on the roll: old values, to restore them."""

    __tablename__ = "imported_change"
    __table_args__ = (
        Index("ix_imported_change_import_id", "import_id"),
        Index("ix_imported_change_member_id", "member_id"),
    )
    area: ClassVar[Area] = Area.MEMBERS

    id: Mapped[pk]
    import_id: Mapped[int] = mapped_column(ForeignKey("roll_import.id"))
    member_id: Mapped[int]
    table_row: Mapped[int] = mapped_column(comment="row of the brought-in table, the heading being row 1")
    before: Mapped[str] = mapped_column(comment="JSON: field to old value")
    after: Mapped[str] = mapped_column(comment="JSON: field to new value")


ERASING = 2**63 - 1
"""Stands in the permit, where the number of an import stands otherwise, while somebody is erased."""


class RemovalPermit(Base):
    """Open only while an import is being undone: the one deletion there is (guarded by triggers)."""

    __tablename__ = "removal_permit"
    __table_args__ = (CheckConstraint("import_id > 0", name="of_an_import"),)
    area: ClassVar[Area] = Area.MEMBERS

    import_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
