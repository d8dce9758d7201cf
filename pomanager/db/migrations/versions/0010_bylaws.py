"""By-laws: dated versions, their values, who checked them, and versions withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TRIGGERS = (
    (
        "CREATE TRIGGER bylaw_value_never_changes BEFORE UPDATE ON bylaw_value "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_value is append-only'); END"
    ),
    (
        "CREATE TRIGGER bylaw_check_never_changes BEFORE UPDATE ON bylaw_check "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_check is append-only'); END"
    ),
    (
        "CREATE TRIGGER bylaw_withdrawal_never_changes BEFORE UPDATE ON bylaw_withdrawal "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_withdrawal is append-only'); END"
    ),
    (
        "CREATE TRIGGER bylaw_withdrawal_never_goes BEFORE DELETE ON bylaw_withdrawal "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_withdrawal is kept for ever'); END"
    ),
    (
        "CREATE TRIGGER bylaw_version_is_adopted_once BEFORE UPDATE ON bylaw_version WHEN OLD.adopted_at IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_version is adopted once'); END"
    ),
    (
        "CREATE TRIGGER bylaw_version_stays BEFORE DELETE ON bylaw_version WHEN OLD.adopted_at IS NOT NULL "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_version is kept once adopted'); END"
    ),
    (
        "CREATE TRIGGER bylaw_value_stays BEFORE DELETE ON bylaw_value WHEN EXISTS "
        "(SELECT 1 FROM bylaw_version WHERE id = OLD.version_id AND adopted_at IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_value is kept once adopted'); END"
    ),
    (
        "CREATE TRIGGER bylaw_check_stays BEFORE DELETE ON bylaw_check WHEN EXISTS "
        "(SELECT 1 FROM bylaw_value JOIN bylaw_version ON bylaw_version.id = bylaw_value.version_id "
        "WHERE bylaw_value.id = OLD.value_id AND adopted_at IS NOT NULL) "
        "BEGIN SELECT RAISE(ABORT, 'bylaw_check is kept once adopted'); END"
    ),
)


def upgrade() -> None:
    """Add the tables, and the triggers that keep adopted by-laws as they are."""
    op.create_table(
        "bylaw_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("preset", sa.Text(), nullable=False),
        sa.Column("prepared_at", sa.Text(), nullable=False),
        sa.Column("adopted_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bylaw_version")),
    )
    op.create_table(
        "bylaw_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sure", sa.String(40), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["bylaw_version.id"], name=op.f("fk_bylaw_value_version_id_bylaw_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bylaw_value")),
    )
    op.create_index("ix_bylaw_value_version_id", "bylaw_value", ["version_id", "key"], unique=False)
    op.create_table(
        "bylaw_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("value_id", sa.Integer(), nullable=False),
        sa.Column("found", sa.Boolean(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["value_id"], ["bylaw_value.id"], name=op.f("fk_bylaw_check_value_id_bylaw_value")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bylaw_check")),
    )
    op.create_index("ix_bylaw_check_value_id", "bylaw_check", ["value_id"], unique=False)
    op.create_table(
        "bylaw_withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["bylaw_version.id"], name=op.f("fk_bylaw_withdrawal_version_id_bylaw_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bylaw_withdrawal")),
        sa.UniqueConstraint("version_id", name=op.f("uq_bylaw_withdrawal_version_id")),
    )
    for statement in TRIGGERS:
        op.execute(statement)
