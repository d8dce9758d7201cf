"""Two records of one person can be made one, and be split again; who left long ago can be erased."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.appeals import DECIDED_ONCE
from pomanager.db.append_only import ERASABLE, append_only_triggers
from pomanager.db.erasures import REGISTERS as OF_ERASING
from pomanager.db.merges import REGISTERS

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Lay down the tables of merging."""
    op.create_table(
        "record_merge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kept_member_id", sa.Integer(), nullable=False),
        sa.Column("given_up_member_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("standing_id", sa.Integer(), nullable=False),
        sa.Column("share_entry_id", sa.Integer(), nullable=True),
        sa.Column("dues_first_id", sa.Integer(), nullable=True),
        sa.Column("dues_last_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        _refers("record_merge", "kept_member_id", "member"),
        _refers("record_merge", "given_up_member_id", "member"),
        _refers("record_merge", "standing_id", "standing"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_merge")),
    )
    op.create_index("ix_record_merge_kept_member_id", "record_merge", ["kept_member_id"], unique=False)
    op.create_index("ix_record_merge_given_up_member_id", "record_merge", ["given_up_member_id"], unique=False)
    op.create_index("ix_record_merge_standing_id", "record_merge", ["standing_id"], unique=False)
    _followers()
    op.create_table(
        "given_up",
        sa.Column("member_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kept_member_id", sa.Integer(), nullable=False),
        sa.Column("kept_person_id", sa.Integer(), nullable=False),
        sa.Column("merge_id", sa.Integer(), nullable=False),
        _refers("given_up", "member_id", "member"),
        _refers("given_up", "person_id", "person"),
        _refers("given_up", "kept_member_id", "member"),
        _refers("given_up", "kept_person_id", "person"),
        _refers("given_up", "merge_id", "record_merge"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_given_up")),
        sa.UniqueConstraint("person_id", name=op.f("uq_given_up_person_id")),
    )
    for column in ("kept_member_id", "kept_person_id", "merge_id"):
        op.create_index(f"ix_given_up_{column}", "given_up", [column], unique=False)
    _erasing()
    for statement in append_only_triggers((*REGISTERS, *OF_ERASING)):
        op.execute(statement)


def _erasing() -> None:
    """Who was erased; registers let go of texts while somebody is, and of nothing else."""
    op.create_table(
        "erasure",
        sa.Column("member_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.Column("kept_years", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        _refers("erasure", "member_id", "member"),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_erasure")),
    )
    op.execute("DROP TRIGGER appeal_is_decided_once")
    op.execute(DECIDED_ONCE)
    known = tuple(table for table in ERASABLE if table not in REGISTERS)
    for table in known:
        op.execute(f"DROP TRIGGER {table}_never_changes")
    for statement in append_only_triggers(known):
        if "_never_changes" in statement:
            op.execute(statement)


def _followers() -> None:
    """What a merge moved and wrote, and its end."""
    op.create_table(
        "merge_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merge_id", sa.Integer(), nullable=False),
        sa.Column("of_table", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        _refers("merge_move", "merge_id", "record_merge"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_move")),
    )
    op.create_index("ix_merge_move_merge_id", "merge_move", ["merge_id"], unique=False)
    op.create_table(
        "merge_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("merge_id", sa.Integer(), nullable=False),
        sa.Column("of_column", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        _refers("merge_value", "merge_id", "record_merge"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_value")),
    )
    op.create_index("ix_merge_value_merge_id", "merge_value", ["merge_id"], unique=False)
    op.create_table(
        "record_split",
        sa.Column("merge_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        _refers("record_split", "merge_id", "record_merge"),
        sa.PrimaryKeyConstraint("merge_id", name=op.f("pk_record_split")),
    )


def _refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"))
