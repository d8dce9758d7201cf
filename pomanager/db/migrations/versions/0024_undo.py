"""The last acts of the office, the images of the rows they changed, and what may go with the act that wrote it."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.undo_tables import replaced_triggers, undo_triggers

revision = "0024"
down_revision = "0022"


def upgrade() -> None:
    """Add the tables of the history, and let some registers lose a line with the act that is taken back."""
    op.create_table(
        "undo_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("of_id", sa.Integer(), nullable=True),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("order_told", sa.Text(), nullable=False),
        sa.Column("result_told", sa.Text(), nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["of_id"], ["undo_step.id"], name=op.f("fk_undo_step_of_id_undo_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_step")),
    )
    op.create_index("ix_undo_step_of_id", "undo_step", ["of_id"])
    op.create_table(
        "undo_image",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["undo_step.id"], name=op.f("fk_undo_image_step_id_undo_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_undo_image")),
    )
    op.create_index("ix_undo_image_step_id", "undo_image", ["step_id"])
    op.create_index("ix_undo_image_row", "undo_image", ["table_name", "row_key"])
    op.create_table(
        "undo_permit",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("step_id > 0", name=op.f("ck_undo_permit_of_a_step")),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_undo_permit")),
    )
    for name in replaced_triggers():
        op.execute(f"DROP TRIGGER {name}")
    for statement in undo_triggers():
        op.execute(statement)
