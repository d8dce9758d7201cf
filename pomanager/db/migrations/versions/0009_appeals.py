"""Appeals against an exclusion."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table, and the triggers that keep a decided appeal as it is."""
    op.create_table(
        "appeal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("standing_id", sa.Integer(), nullable=False),
        sa.Column("lodged_on", sa.Date(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_appeal_member_id_member")),
        sa.ForeignKeyConstraint(["standing_id"], ["standing.id"], name=op.f("fk_appeal_standing_id_standing")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
    )
    op.create_index("ix_appeal_member_id", "appeal", ["member_id"], unique=False)
    op.create_index("ix_appeal_standing_id", "appeal", ["standing_id"], unique=False)
    op.execute(
        "CREATE TRIGGER appeal_is_decided_once BEFORE UPDATE ON appeal WHEN OLD.outcome <> 'pending' "
        "BEGIN SELECT RAISE(ABORT, 'appeal is decided once'); END"
    )
    for statement in append_only_triggers({"appeal"}):
        op.execute(statement)
