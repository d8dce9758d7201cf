"""Dues and fees, reminders, and what is paid back to those who leave."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_REGISTERS = (
    "fee_amount",
    "redemption",
    "redemption_shares",
    "redemption_item",
    "redemption_step",
    "dues_entry",
    "reminder",
)


def upgrade() -> None:
    """Add the tables, and the triggers by which the file keeps them as they were written."""
    _fee_type()
    _fee_amount()
    _redemption()
    _reminder()
    _dues_entry()
    _redemption_item()
    _redemption_shares()
    _redemption_step()
    for table in _REGISTERS:
        op.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    for table in ("fee_type", *_REGISTERS):
        op.execute(
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
        )


def _fee_type() -> None:
    op.create_table(
        "fee_type",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(40), nullable=False),
        sa.Column("owed_by", sa.String(40), nullable=False),
        sa.Column("due_after_days", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_type")),
        sa.UniqueConstraint("code", name=op.f("uq_fee_type_code")),
    )


def _fee_amount() -> None:
    op.create_table(
        "fee_amount",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fee_type_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["fee_type_id"], ["fee_type.id"], name=op.f("fk_fee_amount_fee_type_id_fee_type")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fee_amount")),
    )
    op.create_index("ix_fee_amount_type", "fee_amount", ["fee_type_id", "since", "id"], unique=False)


def _redemption() -> None:
    op.create_table(
        "redemption",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("price_rule", sa.Text(), nullable=False),
        sa.Column("price_reason", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("net_minor", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_redemption_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemption")),
    )
    op.create_index("ix_redemption_member_id", "redemption", ["member_id"], unique=False)


def _reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("pay_by", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_reminder_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    op.create_index("ix_reminder_member_id", "reminder", ["member_id"], unique=False)


def _dues_entry() -> None:
    op.create_table(
        "dues_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("fee_type_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("redemption_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["fee_type_id"], ["fee_type.id"], name=op.f("fk_dues_entry_fee_type_id_fee_type")),
        sa.ForeignKeyConstraint(["import_id"], ["entry_import.id"], name=op.f("fk_dues_entry_import_id_entry_import")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_dues_entry_member_id_member")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_dues_entry_receipt_id_receipt")),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_dues_entry_redemption_id_redemption")
        ),
        sa.ForeignKeyConstraint(["reverses_id"], ["dues_entry.id"], name=op.f("fk_dues_entry_reverses_id_dues_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dues_entry")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_dues_entry_reverses_id")),
    )
    op.create_index("ix_dues_entry_effective_on", "dues_entry", ["effective_on"], unique=False)
    op.create_index(
        "ix_dues_entry_import_id",
        "dues_entry",
        ["import_id"],
        unique=False,
        sqlite_where=sa.text("import_id IS NOT NULL"),
    )
    op.create_index(
        "ix_dues_entry_owed",
        "dues_entry",
        ["member_id", "fee_type_id", "effective_on", "due_on", "minor"],
        unique=False,
    )
    op.create_index("ix_dues_entry_period", "dues_entry", ["fee_type_id", "period_from"], unique=False)
    op.create_index(
        "ix_dues_entry_receipt_id",
        "dues_entry",
        ["receipt_id"],
        unique=False,
        sqlite_where=sa.text("receipt_id IS NOT NULL"),
    )
    op.create_index(
        "ix_dues_entry_redemption_id",
        "dues_entry",
        ["redemption_id"],
        unique=False,
        sqlite_where=sa.text("redemption_id IS NOT NULL"),
    )


def _redemption_item() -> None:
    op.create_table(
        "redemption_item",
        sa.Column("redemption_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_redemption_item_redemption_id_redemption")
        ),
        sa.PrimaryKeyConstraint("redemption_id", "position", name=op.f("pk_redemption_item")),
    )


def _redemption_shares() -> None:
    op.create_table(
        "redemption_shares",
        sa.Column("redemption_id", sa.Integer(), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.Integer(), nullable=False),
        sa.Column("paid_minor", sa.Integer(), nullable=False),
        sa.Column("value_minor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_redemption_shares_redemption_id_redemption")
        ),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_redemption_shares_share_type_id_share_type")
        ),
        sa.PrimaryKeyConstraint("redemption_id", "share_type_id", name=op.f("pk_redemption_shares")),
    )
    op.create_index("ix_redemption_shares_share_type_id", "redemption_shares", ["share_type_id"], unique=False)


def _redemption_step() -> None:
    op.create_table(
        "redemption_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("redemption_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("voucher", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_redemption_step_redemption_id_redemption")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["redemption_step.id"], name=op.f("fk_redemption_step_reverses_id_redemption_step")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redemption_step")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_redemption_step_reverses_id")),
    )
    op.create_index("ix_redemption_step_redemption_id", "redemption_step", ["redemption_id"], unique=False)
