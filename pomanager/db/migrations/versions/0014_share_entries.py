"""The share register: entries, instalments, distributions of the surplus, certificates."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_REGISTERS = (
    "distribution",
    "distribution_line",
    "distribution_payment",
    "distribution_reversal",
    "share_entry",
    "share_instalment",
    "certificate",
    "certificate_ending",
)


def upgrade() -> None:
    """Add the tables, and the triggers by which the file keeps them as they were written."""
    _distribution()
    _distribution_reversal()
    _certificate()
    _distribution_line()
    _distribution_payment()
    _share_entry()
    _certificate_ending()
    _share_instalment()
    for table in _REGISTERS:
        op.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    for table in _REGISTERS:
        op.execute(
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
        )


def _distribution() -> None:
    op.create_table(
        "distribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("how", sa.String(40), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.Column("shared_by", sa.String(40), nullable=True),
        sa.Column("surplus_minor", sa.Integer(), nullable=True),
        sa.Column("reserves_minor", sa.Integer(), nullable=True),
        sa.Column("total_minor", sa.Integer(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_distribution_share_type_id_share_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution")),
    )
    op.create_index("ix_distribution_share_type_id", "distribution", ["share_type_id"], unique=False)


def _distribution_reversal() -> None:
    op.create_table(
        "distribution_reversal",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_distribution_reversal_distribution_id_distribution")
        ),
        sa.PrimaryKeyConstraint("distribution_id", name=op.f("pk_distribution_reversal")),
    )


def _certificate() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.Integer(), nullable=False),
        sa.Column("paid_minor", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("duplicate_of_id", sa.Integer(), nullable=True),
        sa.Column("split_from_id", sa.Integer(), nullable=True),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"], ["certificate.id"], name=op.f("fk_certificate_duplicate_of_id_certificate")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_certificate_member_id_member")),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_certificate_share_type_id_share_type")
        ),
        sa.ForeignKeyConstraint(
            ["split_from_id"], ["certificate.id"], name=op.f("fk_certificate_split_from_id_certificate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_certificate_number")),
    )
    op.create_index("ix_certificate_duplicate_of_id", "certificate", ["duplicate_of_id"], unique=False)
    op.create_index("ix_certificate_member", "certificate", ["member_id", "share_type_id"], unique=False)
    op.create_index("ix_certificate_share_type_id", "certificate", ["share_type_id"], unique=False)
    op.create_index("ix_certificate_split_from_id", "certificate", ["split_from_id"], unique=False)


def _distribution_line() -> None:
    op.create_table(
        "distribution_line",
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_distribution_line_distribution_id_distribution")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_distribution_line_member_id_member")),
        sa.PrimaryKeyConstraint("distribution_id", "member_id", name=op.f("pk_distribution_line")),
    )
    op.create_index("ix_distribution_line_member_id", "distribution_line", ["member_id"], unique=False)


def _distribution_payment() -> None:
    op.create_table(
        "distribution_payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("distribution_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("voucher", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("redemption_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_distribution_payment_distribution_id_distribution")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["share_entry.id"], name=op.f("fk_distribution_payment_entry_id_share_entry")
        ),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_distribution_payment_redemption_id_redemption")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_distribution_payment_member_id_member")),
        sa.ForeignKeyConstraint(
            ["reverses_id"],
            ["distribution_payment.id"],
            name=op.f("fk_distribution_payment_reverses_id_distribution_payment"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution_payment")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_distribution_payment_reverses_id")),
    )
    op.create_index("ix_distribution_payment_member_id", "distribution_payment", ["member_id"], unique=False)
    for column in ("entry_id", "redemption_id"):
        op.create_index(
            f"ix_distribution_payment_{column}",
            "distribution_payment",
            [column],
            unique=False,
            sqlite_where=sa.text(f"{column} IS NOT NULL"),
        )
    op.create_index(
        "ix_distribution_payment_of", "distribution_payment", ["distribution_id", "member_id"], unique=False
    )


def _share_entry() -> None:
    op.create_table(
        "share_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("unit_minor", sa.Integer(), nullable=False),
        sa.Column("subscribed_minor", sa.Integer(), nullable=False),
        sa.Column("paid_minor", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("operation", sa.Integer(), nullable=True),
        sa.Column("receipt_id", sa.Integer(), nullable=True),
        sa.Column("transfer_id", sa.Integer(), nullable=True),
        sa.Column("succession_id", sa.Integer(), nullable=True),
        sa.Column("redemption_id", sa.Integer(), nullable=True),
        sa.Column("distribution_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["distribution_id"], ["distribution.id"], name=op.f("fk_share_entry_distribution_id_distribution")
        ),
        sa.ForeignKeyConstraint(["import_id"], ["entry_import.id"], name=op.f("fk_share_entry_import_id_entry_import")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_share_entry_member_id_member")),
        sa.ForeignKeyConstraint(["receipt_id"], ["receipt.id"], name=op.f("fk_share_entry_receipt_id_receipt")),
        sa.ForeignKeyConstraint(
            ["redemption_id"], ["redemption.id"], name=op.f("fk_share_entry_redemption_id_redemption")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["share_entry.id"], name=op.f("fk_share_entry_reverses_id_share_entry")
        ),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_share_entry_share_type_id_share_type")
        ),
        sa.ForeignKeyConstraint(
            ["succession_id"], ["succession.id"], name=op.f("fk_share_entry_succession_id_succession")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["share_transfer.id"], name=op.f("fk_share_entry_transfer_id_share_transfer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_entry")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_share_entry_reverses_id")),
    )
    op.create_index(
        "ix_share_entry_distribution_id",
        "share_entry",
        ["distribution_id"],
        unique=False,
        sqlite_where=sa.text("distribution_id IS NOT NULL"),
    )
    op.create_index(
        "ix_share_entry_holding",
        "share_entry",
        ["member_id", "share_type_id", "effective_on", "shares", "subscribed_minor", "paid_minor"],
        unique=False,
    )
    op.create_index(
        "ix_share_entry_import_id",
        "share_entry",
        ["import_id"],
        unique=False,
        sqlite_where=sa.text("import_id IS NOT NULL"),
    )
    op.create_index(
        "ix_share_entry_moved",
        "share_entry",
        ["share_type_id", "effective_on", "kind", "shares", "subscribed_minor", "paid_minor"],
        unique=False,
    )
    op.create_index(
        "ix_share_entry_operation",
        "share_entry",
        ["operation"],
        unique=False,
        sqlite_where=sa.text("operation IS NOT NULL"),
    )
    op.create_index(
        "ix_share_entry_receipt_id",
        "share_entry",
        ["receipt_id"],
        unique=False,
        sqlite_where=sa.text("receipt_id IS NOT NULL"),
    )
    op.create_index(
        "ix_share_entry_redemption_id",
        "share_entry",
        ["redemption_id"],
        unique=False,
        sqlite_where=sa.text("redemption_id IS NOT NULL"),
    )
    op.create_index(
        "ix_share_entry_succession_id",
        "share_entry",
        ["succession_id"],
        unique=False,
        sqlite_where=sa.text("succession_id IS NOT NULL"),
    )
    op.create_index(
        "ix_share_entry_transfer_id",
        "share_entry",
        ["transfer_id"],
        unique=False,
        sqlite_where=sa.text("transfer_id IS NOT NULL"),
    )


def _certificate_ending() -> None:
    op.create_table(
        "certificate_ending",
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name=op.f("fk_certificate_ending_certificate_id_certificate")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["share_entry.id"], name=op.f("fk_certificate_ending_entry_id_share_entry")
        ),
        sa.PrimaryKeyConstraint("certificate_id", name=op.f("pk_certificate_ending")),
    )
    op.create_index("ix_certificate_ending_entry_id", "certificate_ending", ["entry_id"], unique=False)


def _share_instalment() -> None:
    op.create_table(
        "share_instalment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("share_type_id", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("minor", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["share_entry.id"], name=op.f("fk_share_instalment_entry_id_share_entry")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_share_instalment_member_id_member")),
        sa.ForeignKeyConstraint(
            ["share_type_id"], ["share_type.id"], name=op.f("fk_share_instalment_share_type_id_share_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_instalment")),
    )
    op.create_index(
        "ix_share_instalment_due",
        "share_instalment",
        ["share_type_id", "due_on", "effective_on", "member_id", "minor"],
        unique=False,
    )
    op.create_index("ix_share_instalment_entry_id", "share_instalment", ["entry_id"], unique=False)
    op.create_index(
        "ix_share_instalment_of",
        "share_instalment",
        ["member_id", "share_type_id", "due_on", "effective_on", "minor"],
        unique=False,
    )
