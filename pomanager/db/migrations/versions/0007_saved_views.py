"""Views of lists that were given a name, and where a change of many members came from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the table of views, to each import where it came from, and the way from a member to what was changed."""
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("of_list", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("of_list", "folded", name=op.f("uq_saved_view_of_list_folded")),
    )
    op.add_column("roll_import", sa.Column("origin", sa.String(40), nullable=False, server_default="file"))
    op.create_index("ix_imported_change_member_id", "imported_change", ["member_id"], unique=False)
