"""What somebody has looked at and found right, and who is not whose double."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the tables, and the indexes by which the roll is looked through."""
    op.create_table(
        "attention_choice",
        sa.Column("asked", sa.String(40), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("asked", name=op.f("pk_attention_choice")),
    )
    op.create_table(
        "attention_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(40), nullable=False),
        sa.Column("judged", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_attention_answer_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention_answer")),
        sa.UniqueConstraint("member_id", "asked", name=op.f("uq_attention_answer_member_id_asked")),
    )
    _pairs(
        "not_double",
        sa.Column("judged", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.Text(), nullable=False),
    )
    _pairs("likely_double", sa.Column("score", sa.Integer(), nullable=False))
    op.create_table(
        "double_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sought_at", sa.Text(), nullable=False),
        sa.Column("journal_count", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_double_search_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_double_search")),
    )
    _indexes()


def _indexes() -> None:
    """What the roll is looked through by."""
    op.create_index("ix_member_person_status", "member", ["person_id", "status"], unique=False)
    for name, condition in (
        ("organisation", "kind = 'organisation'"),
        ("several_phones", "phone GLOB '*[/;,]*'"),
    ):
        op.create_index(f"ix_person_{name}", "person", ["id"], unique=False, sqlite_where=sa.text(condition))


def _pairs(table: str, *told: "sa.Column[str] | sa.Column[int]") -> None:
    """A table of two people each, the one with the lower id first."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_low_id", sa.Integer(), nullable=False),
        sa.Column("person_high_id", sa.Integer(), nullable=False),
        *told,
        sa.CheckConstraint("person_low_id < person_high_id", name=op.f(f"ck_{table}_in_order")),
        sa.ForeignKeyConstraint(["person_low_id"], ["person.id"], name=op.f(f"fk_{table}_person_low_id_person")),
        sa.ForeignKeyConstraint(["person_high_id"], ["person.id"], name=op.f(f"fk_{table}_person_high_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("person_low_id", "person_high_id", name=op.f(f"uq_{table}_person_low_id_person_high_id")),
    )
    op.create_index(f"ix_{table}_person_high_id", table, ["person_high_id"], unique=False)
