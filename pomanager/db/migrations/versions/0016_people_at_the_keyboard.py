"""People at the keyboard: who they are and may, their private notes, and how the office changed hands."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0016"
down_revision = "0015"

REGISTERS = ("office_user", "user_secret", "office_recovery", "office_hand_over", "office_hand_over_item")


def upgrade() -> None:
    """Add the tables, and the triggers that keep their registers as they are."""
    _people()
    _notes()
    _hand_overs()
    for statement in append_only_triggers(REGISTERS):
        op.execute(statement)


def _people() -> None:
    op.create_table(
        "office_recovery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("verifier", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_recovery")),
    )
    op.create_table(
        "office_user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_user")),
    )
    op.create_index(
        "uq_office_user_name_key", "office_user", ["name_key"], unique=True, sqlite_where=sa.text("ended_at IS NULL")
    )
    op.create_table(
        "office_user_role",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["office_user.id"], name=op.f("fk_office_user_role_user_id_office_user")),
        sa.PrimaryKeyConstraint("user_id", "role", name=op.f("pk_office_user_role")),
    )
    op.create_table(
        "user_secret",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("memory_kib", sa.Integer(), nullable=False),
        sa.Column("rounds", sa.Integer(), nullable=False),
        sa.Column("lanes", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("verifier", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["office_user.id"], name=op.f("fk_user_secret_user_id_office_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_secret")),
    )
    op.create_index("ix_user_secret_user_id", "user_secret", ["user_id"], unique=False)


def _notes() -> None:
    op.create_table(
        "private_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["writer_id"], ["office_user.id"], name=op.f("fk_private_note_writer_id_office_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_note")),
    )
    op.create_index("ix_private_note_writer_id", "private_note", ["writer_id"], unique=False)
    op.create_table(
        "private_note_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=False),
        sa.Column("secret_id", sa.Integer(), nullable=False),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["private_note.id"], name=op.f("fk_private_note_key_note_id_private_note")
        ),
        sa.ForeignKeyConstraint(
            ["secret_id"], ["user_secret.id"], name=op.f("fk_private_note_key_secret_id_user_secret")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_note_key")),
        sa.UniqueConstraint("note_id", "secret_id", name=op.f("uq_private_note_key_note_id_secret_id")),
    )
    op.create_index("ix_private_note_key_secret_id", "private_note_key", ["secret_id"], unique=False)


def _hand_overs() -> None:
    op.create_table(
        "office_hand_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("given_by_role", sa.Text(), nullable=False),
        sa.Column("backup_name", sa.Text(), nullable=False),
        sa.Column("journal_count", sa.Integer(), nullable=False),
        sa.Column("journal_hash", sa.Text(), nullable=False),
        sa.Column("file_password_new", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["office_user.id"], name=op.f("fk_office_hand_over_given_by_id_office_user")
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"], ["office_user.id"], name=op.f("fk_office_hand_over_taken_by_id_office_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_hand_over")),
    )
    op.create_index("ix_office_hand_over_given_by_id", "office_hand_over", ["given_by_id"], unique=False)
    op.create_index("ix_office_hand_over_taken_by_id", "office_hand_over", ["taken_by_id"], unique=False)
    op.create_table(
        "office_hand_over_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hand_over_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_over_id"],
            ["office_hand_over.id"],
            name=op.f("fk_office_hand_over_item_hand_over_id_office_hand_over"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_hand_over_item")),
    )
    op.create_index("ix_office_hand_over_item_hand_over_id", "office_hand_over_item", ["hand_over_id"], unique=False)
