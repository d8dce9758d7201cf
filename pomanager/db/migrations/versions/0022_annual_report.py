"""The annual report of the office, and the papers that were signed: now those of minutes and of reports."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0022"
down_revision = "0021"

KEPT = "id, minutes_id, erratum_id, language, pdf, pdf_sha256, text, text_sha256, signed_on, signers, recorded_at"


def upgrade() -> None:
    """Add the tables of the report, and let signed papers belong to one."""
    _annual_report()
    _annual_report_text()
    _signed_paper()
    for statement in append_only_triggers(("annual_report", "annual_report_text", "signed_paper")):
        op.execute(statement)


def _annual_report() -> None:
    op.create_table(
        "annual_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("edition_reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("second_language", sa.Text(), nullable=False),
        sa.Column("in_columns", sa.Boolean(), nullable=False),
        sa.Column("chapters", sa.Text(), nullable=False),
        sa.Column("adopted_at_id", sa.Integer(), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_annual_report_section_id_section")),
        sa.ForeignKeyConstraint(["adopted_at_id"], ["meeting.id"], name=op.f("fk_annual_report_adopted_at_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_report")),
        sa.UniqueConstraint("year", "section_id", "edition", name=op.f("uq_annual_report_year_section_id_edition")),
    )
    op.create_index("ix_annual_report_section_id", "annual_report", ["section_id"], unique=False)
    op.create_index("ix_annual_report_adopted_at_id", "annual_report", ["adopted_at_id"], unique=False)


def _annual_report_text() -> None:
    op.create_table(
        "annual_report_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["annual_report.id"], name=op.f("fk_annual_report_text_report_id_annual_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_report_text")),
        sa.UniqueConstraint(
            "report_id", "slot", "language", name=op.f("uq_annual_report_text_report_id_slot_language")
        ),
    )


def _signed_paper() -> None:
    """Write the signed papers into a new table, which takes the place of the old one; their bytes stay the same."""
    op.create_table(
        "signed_paper_anew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=True),
        sa.Column("erratum_id", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("in_columns", sa.Boolean(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signers", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint("(minutes_id IS NULL) <> (report_id IS NULL)", name=op.f("ck_signed_paper_of_one")),
        sa.ForeignKeyConstraint(["erratum_id"], ["erratum.id"], name=op.f("fk_signed_paper_erratum_id_erratum")),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_signed_paper_minutes_id_minutes")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["annual_report.id"], name=op.f("fk_signed_paper_report_id_annual_report")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_paper")),
    )
    op.execute(
        f"INSERT INTO signed_paper_anew ({KEPT}, in_columns) "  # noqa: S608 - fixed
        f"SELECT {KEPT}, (SELECT in_columns FROM minutes WHERE minutes.id = minutes_id) FROM signed_paper ORDER BY id"
    )
    op.drop_table("signed_paper")
    op.rename_table("signed_paper_anew", "signed_paper")
    op.create_index("ix_signed_paper_erratum_id", "signed_paper", ["erratum_id"], unique=False)
    op.create_index("ix_signed_paper_minutes_id", "signed_paper", ["minutes_id"], unique=False)
    op.create_index("ix_signed_paper_report_id", "signed_paper", ["report_id"], unique=False)
