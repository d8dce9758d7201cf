"""What voters answered in a roll call of an election, by name."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0020"
down_revision = "0019"

NEW = ("called_choice",)


def upgrade() -> None:
    """Add the table, and the triggers that keep it."""
    op.create_table(
        "called_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("voter_id", sa.Integer(), nullable=True),
        sa.Column("roll_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False, comment="blank for an abstention"),
        sa.Column("marks", sa.Text(), nullable=False, comment="as of a paper"),
        sa.CheckConstraint("(voter_id IS NULL) <> (roll_id IS NULL)", name=op.f("ck_called_choice_of_one")),
        sa.ForeignKeyConstraint(["batch_id"], ["ballot_batch.id"], name=op.f("fk_called_choice_batch_id_ballot_batch")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_called_choice_roll_id_roll_line")),
        sa.ForeignKeyConstraint(
            ["voter_id"], ["election_voter.id"], name=op.f("fk_called_choice_voter_id_election_voter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_called_choice")),
        sa.UniqueConstraint("batch_id", "voter_id", "roll_id", name=op.f("uq_called_choice_batch_id_voter_id_roll_id")),
    )
    op.create_index("ix_called_choice_roll_id", "called_choice", ["roll_id"], unique=False)
    op.create_index("ix_called_choice_voter_id", "called_choice", ["voter_id"], unique=False)
    for trigger in append_only_triggers(NEW):
        op.execute(trigger)
