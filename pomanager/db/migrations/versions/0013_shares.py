"""Types of share, nominal values, receipts, transfers asked for, successions."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_REGISTERS = (
    "nominal_value",
    "receipt",
    "share_transfer",
    "share_transfer_step",
    "succession",
    "succession_heir",
    "entry_import",
)


def upgrade() -> None:
    """Add the tables, and the triggers by which the file keeps them as they were written."""
    _entry_import()
    _share_type()
    _nominal_value()
    _receipt()
    _share_transfer()
    _succession()
    _share_transfer_step()
    _succession_heir()
    for table in _REGISTERS:
        op.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    for table in ("share_type", *_REGISTERS):
        op.execute(
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
        )


def _entry_import() -> None:
    op.create_table(
        "entry_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_import")),
    )


def _share_type() -> None:
    op.create_table(
        "share_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("min_held", sa.Integer(), nullable=True),
        sa.Column("max_held", sa.Integer(), nullable=True),
        sa.Column("max_percent", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_type")),
        sa.UniqueConstraint("code", name=op.f("uq_share_type_code")),
    )


def _nominal_value() -> None:
    op.create_table(
        "nominal_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("change", sa.String(40), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_nominal_value_share_type_id_share_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominal_value")),
    )
    op.create_index("ix_nominal_value_type", "nominal_value", ["share_type_id", "since", "id"], unique=False)


def _receipt() -> None:
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("payer_name", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("account_holder", sa.Text(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("given_minor", sa.Integer(), nullable=True),
        sa.Column("given_currency", sa.Text(), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_receipt_member_id_member")),
        sa.ForeignKeyConstraint(["payer_id"], ["person.id"], name=op.f("fk_receipt_payer_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipt")),
    )
    op.create_index("ix_receipt_member_id", "receipt", ["member_id"], unique=False)
    op.create_index("ix_receipt_number", "receipt", ["number"], unique=False)
    op.create_index(
        "ix_receipt_payer_id", "receipt", ["payer_id"], unique=False, sqlite_where=sa.text("payer_id IS NOT NULL")
    )
    op.create_index("ix_receipt_received_on", "receipt", ["received_on"], unique=False)


def _share_transfer() -> None:
    op.create_table(
        "share_transfer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=False),
        sa.Column("from_member_id", sa.Integer(), nullable=False),
        sa.Column("to_member_id", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("price_minor", sa.Integer(), nullable=True),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("deposited_on", sa.Date(), nullable=True),
        sa.Column("attestation", sa.Text(), nullable=False),
        sa.Column("approval", sa.String(40), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_member_id"], ["member.id"], name=op.f("fk_share_transfer_from_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_share_transfer_share_type_id_share_type")
        ),
        sa.ForeignKeyConstraint(["to_member_id"], ["member.id"], name=op.f("fk_share_transfer_to_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_transfer")),
    )
    op.create_index("ix_share_transfer_from_member_id", "share_transfer", ["from_member_id"], unique=False)
    op.create_index("ix_share_transfer_share_type_id", "share_transfer", ["share_type_id"], unique=False)
    op.create_index("ix_share_transfer_to_member_id", "share_transfer", ["to_member_id"], unique=False)


def _succession() -> None:
    op.create_table(
        "succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("representative_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_succession_member_id_member")),
        sa.ForeignKeyConstraint(
            ["representative_id"], ["person.id"], name=op.f("fk_succession_representative_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_succession")),
    )
    op.create_index("ix_succession_member_id", "succession", ["member_id"], unique=False)
    op.create_index("ix_succession_representative_id", "succession", ["representative_id"], unique=False)


def _share_transfer_step() -> None:
    op.create_table(
        "share_transfer_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["share_transfer.id"], name=op.f("fk_share_transfer_step_transfer_id_share_transfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_transfer_step")),
    )
    op.create_index("ix_share_transfer_step_transfer_id", "share_transfer_step", ["transfer_id"], unique=False)


def _succession_heir() -> None:
    op.create_table(
        "succession_heir",
        sa.Column("succession_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("was_nominee", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_succession_heir_member_id_member")),
        sa.ForeignKeyConstraint(
            ["succession_id"], ["succession.id"], name=op.f("fk_succession_heir_succession_id_succession")
        ),
        sa.PrimaryKeyConstraint("succession_id", "position", name=op.f("pk_succession_heir")),
    )
    op.create_index("ix_succession_heir_member_id", "succession_heir", ["member_id"], unique=False)
