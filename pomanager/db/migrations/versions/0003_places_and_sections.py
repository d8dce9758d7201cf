"""Places and sections as trees whose levels have names and whose parts have days."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0003"
down_revision = "0002"

REGISTERS = ("place_change", "section_change", "former_place", "former_section")
COPIED = ("place", "section")
"""Tables that are copied, and lose their triggers by it."""


def upgrade() -> None:
    """Add levels, days, and where people lived and belonged before."""
    for table in ("place_level", "section_level"):
        op.create_table(
            table,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("position", sa.Integer(), nullable=False),
            sa.Column("name", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        )
    _places()
    _sections()
    _changes("place", sa.Column("name_before", sa.Text(), nullable=False))
    _changes("section", sa.Column("name_before", sa.Text(), nullable=False))
    _former("place", "person")
    _former("section", "member")
    op.create_index("ix_member_placed", "member", ["person_place_id", "person_sex", "status"], unique=False)
    for statement in append_only_triggers((*REGISTERS, *COPIED)):
        op.execute(statement)


def _places() -> None:
    with op.batch_alter_table("place", recreate="always") as batch:
        batch.add_column(sa.Column("level_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("since", sa.Date(), nullable=True))
        batch.add_column(sa.Column("until", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_place_level_id_place_level"), "place_level", ["level_id"], ["id"])
    op.create_index("ix_place_level_id", "place", ["level_id"], unique=False)


def _sections() -> None:
    """Copy the sections into a table where two may have one name, under different parents."""
    with op.batch_alter_table("section", recreate="always") as batch:
        batch.drop_constraint(op.f("uq_section_folded"), type_="unique")
        batch.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("level_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("since", sa.Date(), nullable=True))
        batch.add_column(sa.Column("until", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_section_parent_id_section"), "section", ["parent_id"], ["id"])
        batch.create_foreign_key(op.f("fk_section_level_id_section_level"), "section_level", ["level_id"], ["id"])
        batch.create_foreign_key(op.f("fk_section_organisation_id_person"), "person", ["organisation_id"], ["id"])
    for column in ("folded", "parent_id", "level_id", "organisation_id"):
        op.create_index(f"ix_section_{column}", "section", [column], unique=False)


def _changes(of: str, name_before: sa.Column[str]) -> None:
    table = f"{of}_change"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("before_id", sa.Integer(), nullable=False),
        sa.Column("after_id", sa.Integer(), nullable=True),
        name_before,
        sa.Column("parent_before_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["before_id"], [f"{of}.id"], name=op.f(f"fk_{table}_before_id_{of}")),
        sa.ForeignKeyConstraint(["after_id"], [f"{of}.id"], name=op.f(f"fk_{table}_after_id_{of}")),
        sa.ForeignKeyConstraint(["parent_before_id"], [f"{of}.id"], name=op.f(f"fk_{table}_parent_before_id_{of}")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(f"ix_{table}_before", table, ["before_id", "kind", "on"], unique=False)
    op.create_index(f"ix_{table}_after_id", table, ["after_id"], unique=False)
    op.create_index(f"ix_{table}_parent_before_id", table, ["parent_before_id"], unique=False)


def _former(what: str, whose: str) -> None:
    table = f"former_{what}"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(f"{whose}_id", sa.Integer(), nullable=False),
        sa.Column(f"{what}_id", sa.Integer(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint([f"{whose}_id"], [f"{whose}.id"], name=op.f(f"fk_{table}_{whose}_id_{whose}")),
        sa.ForeignKeyConstraint([f"{what}_id"], [f"{what}.id"], name=op.f(f"fk_{table}_{what}_id_{what}")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(f"ix_{table}_{whose}", table, [f"{whose}_id", "until", "id"], unique=False)
    op.create_index(f"ix_{table}_{what}_id", table, [f"{what}_id", "until"], unique=False)
