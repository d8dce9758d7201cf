"""Households, telephones, mobile money, nominees, trainings, and fields of the organisation's own."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0005"
down_revision = "0004"

GUARDED = ("household", "nominee", "extra_field")


def upgrade() -> None:
    """Add the tables, and the triggers of those whose lines do not go."""
    _households()
    _contacts()
    _trainings()
    _extra_fields()
    for statement in append_only_triggers(GUARDED):
        op.execute(statement)


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f(f"fk_{table}_person_id_person"))


def _households() -> None:
    op.create_table(
        "household",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_household_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
    )
    for column in ("folded", "place_id", "import_id"):
        op.create_index(f"ix_household_{column}", "household", [column], unique=False)
    op.create_table(
        "household_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(40), nullable=False),
        sa.Column("votes", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name=op.f("fk_household_person_household_id_household")
        ),
        _of_person("household_person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_person")),
    )
    for column in ("household_id", "person_id"):
        op.create_index(f"ix_household_person_{column}", "household_person", [column], unique=False)


def _contacts() -> None:
    op.create_table(
        "phone_detail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("digits", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(40), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("messages", sa.Boolean(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        _of_person("phone_detail"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_detail")),
        sa.UniqueConstraint("person_id", "digits", name=op.f("uq_phone_detail_person_id_digits")),
    )
    op.create_table(
        "mobile_money",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        _of_person("mobile_money"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mobile_money")),
    )
    op.create_index("ix_mobile_money_person_id", "mobile_money", ["person_id"], unique=False)
    op.create_table(
        "nominee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("share_percent", sa.Integer(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        _of_person("nominee"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominee")),
    )
    op.create_index("ix_nominee_person_id", "nominee", ["person_id"], unique=False)


def _trainings() -> None:
    op.create_table(
        "training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("half_days", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
    )
    op.create_index("ix_training_began_on", "training", ["began_on"], unique=False)
    op.create_table(
        "training_attendance",
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["training_id"], ["training.id"], name=op.f("fk_training_attendance_training_id_training")
        ),
        _of_person("training_attendance"),
        sa.PrimaryKeyConstraint("training_id", "person_id", name=op.f("pk_training_attendance")),
    )
    op.create_index("ix_training_attendance_person_id", "training_attendance", ["person_id"], unique=False)


def _extra_fields() -> None:
    op.create_table(
        "extra_field",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_field")),
        sa.UniqueConstraint("key", name=op.f("uq_extra_field_key")),
    )
    op.create_table(
        "extra_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["field_id"], ["extra_field.id"], name=op.f("fk_extra_value_field_id_extra_field")),
        _of_person("extra_value"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_value")),
        sa.UniqueConstraint("person_id", "field_id", name=op.f("uq_extra_value_person_id_field_id")),
    )
    op.create_index("ix_extra_value_field_value", "extra_value", ["field_id", "value"], unique=False)
