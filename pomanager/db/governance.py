"""Tables of the annual governance report: which chapters it has, how far it is, and the texts people wrote in it.

What was signed is kept in ``signed_paper``, as minutes are.
"""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm.attributes import flag_modified

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.columns import pk
from pomanager.rules.governance.report import ReportState


class AnnualReport(Base):
    """The report of a financial year, of the whole organisation or of one section; a later edition replaces it."""

    __tablename__ = "annual_report"
    __table_args__ = (
        UniqueConstraint("year", "section_id", "edition"),
        Index("ix_annual_report_section_id", "section_id"),
        Index("ix_annual_report_adopted_at_id", "adopted_at_id"),
    )
    area: ClassVar[Area] = Area.GOVERNANCE

    id: Mapped[pk]
    year: Mapped[int] = mapped_column(comment="the calendar year in which its financial year begins")
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"), comment="empty: the whole organisation")
    edition: Mapped[int] = mapped_column(comment="from 1; a signed report is replaced by the next one")
    edition_reason: Mapped[str] = mapped_column(comment="why a signed report is replaced")
    state: Mapped[ReportState]
    language: Mapped[str]
    second_language: Mapped[str] = mapped_column(comment="of a bilingual report; empty otherwise")
    in_columns: Mapped[bool] = mapped_column(comment="bilingual: side by side, otherwise one after the other")
    chapters: Mapped[str] = mapped_column(comment="JSON list of chapters, in their order")
    adopted_at_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    adopted_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(comment="why it was adopted although something is missing")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy, never changed


def make_newer(row: AnnualReport) -> None:
    """Count the version up though no column changed: the texts are rows of their own."""
    flag_modified(row, "chapters")


class AnnualReportText(Base):
    """What somebody wrote in a place of a report, in one language: who, and when."""

    __tablename__ = "annual_report_text"
    __table_args__ = (UniqueConstraint("report_id", "slot", "language"),)
    area: ClassVar[Area] = Area.GOVERNANCE

    id: Mapped[pk]
    report_id: Mapped[int] = mapped_column(ForeignKey("annual_report.id"))
    slot: Mapped[str] = mapped_column(comment="'members' before the figures of a chapter, 'management.cash' a heading")
    language: Mapped[str]
    body: Mapped[str] = mapped_column(comment="JSON of the free text; empty for none")
    who: Mapped[str]
    written_at: Mapped[datetime]


KEPT = ("annual_report",)
"""Tables whose lines change but are never removed."""
