"""What is known of a person beyond the roll: documents, former names, photo, consent."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0004"
down_revision = "0003"

TEXTS = ("form_of_address", "profession", "products", "languages", "how_to_find")
"""Columns of a person that hold a text, empty where nothing is known."""


def upgrade() -> None:
    """Add the tables and columns."""
    _columns_of_person()
    _documents()
    _former_names()
    op.create_table(
        "photo",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_photo_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_photo")),
    )


def _columns_of_person() -> None:
    """Add the columns by copying the table: only so the new reference gets a name.

    Triggers of other tables that speak of people stand aside meanwhile; the table's own go with the old one.
    """
    names = ("member_takes_copies", "person_gives_copies")
    asked = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name IN :names")
    triggers = op.get_bind().execute(asked.bindparams(sa.bindparam("names", names, expanding=True))).all()
    for trigger in triggers:
        op.execute(f"DROP TRIGGER {trigger.name}")
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(sa.Column("kind", sa.String(40), server_default="natural", nullable=False))
        batch.add_column(sa.Column("representative_id", sa.Integer(), nullable=True))
        for name in TEXTS:
            batch.add_column(sa.Column(name, sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("thumb_print", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("consent_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("consent_ended_on", sa.Date(), nullable=True))
        batch.create_foreign_key(op.f("fk_person_representative_id_person"), "person", ["representative_id"], ["id"])
    op.create_index("ix_person_representative_id", "person", ["representative_id"], unique=False)
    for trigger in triggers:
        op.execute(trigger.sql)


def _documents() -> None:
    op.create_table(
        "identity_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_key", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_identity_document_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_document")),
    )
    op.create_index("ix_identity_document_import_id", "identity_document", ["import_id"], unique=False)
    op.create_index("ix_identity_document_number_key", "identity_document", ["number_key"], unique=False)
    op.create_index("ix_identity_document_person_id", "identity_document", ["person_id"], unique=False)


def _former_names() -> None:
    op.create_table(
        "former_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("full_name", "family_name", "given_name", "patronymic", "other_script", "sort_name")
        ),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_former_name_person_id_person")),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["former_name.id"], name=op.f("fk_former_name_reverses_id_former_name")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_former_name_reverses_id")),
    )
    op.create_index("ix_former_name_person_id", "former_name", ["person_id", "until", "id"], unique=False)
    for statement in append_only_triggers({"former_name", "person"}):
        op.execute(statement)
