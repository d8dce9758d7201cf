"""Lines of a frozen roll are written in less time: nothing is kept twice, and only what is looked up is indexed.

A member is protected through the person, verdicts are never removed, and names are folded when one is looked for.
"""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0021"
down_revision = "0020"

KEPT = (
    "id, meeting_roll_id, position, person_id, member_id, number, name, other_script, sex, is_young, section_id, "
    "capacity, shares, votes, verdict_id"
)


def upgrade() -> None:
    """Write the lines into a new table, which takes the place of the old one."""
    op.create_table(
        "roll_line_anew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_roll_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_script", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("is_young", sa.Boolean(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_roll_id"], ["meeting_roll.id"], name=op.f("fk_roll_line_meeting_roll_id_meeting_roll")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_roll_line_person_id_person")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_roll_line_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_line")),
    )
    op.execute(f"INSERT INTO roll_line_anew ({KEPT}) SELECT {KEPT} FROM roll_line ORDER BY id")  # noqa: S608 - fixed
    op.drop_table("roll_line")
    op.rename_table("roll_line_anew", "roll_line")
    op.create_index("ix_roll_line_number", "roll_line", ["meeting_roll_id", "number"], unique=False)
    op.create_index("ix_roll_line_person_id", "roll_line", ["person_id"], unique=False)
    op.create_index("ix_roll_line_section_id", "roll_line", ["section_id"], unique=False)
    for statement in append_only_triggers(("roll_line",)):
        op.execute(statement)
