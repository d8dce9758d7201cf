"""The first tables: the organisation, the roll of members, the journal, and the search over the roll."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers
from pomanager.db.search import CREATE_SEARCH

revision = "0001"
down_revision = None

GUARDED = (
    "journal_entry", "journal_value", "standing", "issued_number", "imported_change", "roll_import", "organisation",
    "person", "member", "place", "section", "attention_note",
)  # fmt: skip
"""The registers of this step; those that came later get their triggers in their own step."""


def upgrade() -> None:
    """Create every table, the search tables, and the triggers that keep registers append-only."""
    _organisation()
    _places()
    _people()
    _registers()
    _imports()
    _journal()
    for statement in (*CREATE_SEARCH, *append_only_triggers(GUARDED)):
        op.execute(statement)


def _organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("legal_form", sa.Text(), nullable=False),
        sa.Column("registration_number", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("registered_with", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("currency_decimals", sa.Integer(), nullable=False),
        sa.Column("year_start_month", sa.Integer(), nullable=False),
        sa.Column("year_start_day", sa.Integer(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("name_custom", sa.String(40), nullable=False),
        sa.Column("number_width", sa.Integer(), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_organisation_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "renamed_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("own_word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renamed_word")),
        sa.UniqueConstraint("word", "language", name=op.f("uq_renamed_word_word_language")),
    )


def _places() -> None:
    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["place.id"], name=op.f("fk_place_parent_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
    )
    op.create_index("ix_place_folded", "place", ["folded"], unique=False)
    op.create_index("ix_place_parent_id", "place", ["parent_id"], unique=False)
    op.create_table(
        "section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sa.UniqueConstraint("folded", name=op.f("uq_section_folded")),
    )
    op.create_table(
        "draft",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form", name=op.f("pk_draft")),
    )


def _people() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=False),
        sa.Column("patronymic", sa.Text(), nullable=False),
        sa.Column("other_script", sa.Text(), nullable=False),
        sa.Column("sort_name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("birth", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("phone_digits", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_person_place_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index("ix_person_phone_digits", "person", ["phone_digits"], unique=False)
    op.create_index("ix_person_place_id", "person", ["place_id"], unique=False)
    op.create_index("ix_person_sort_key", "person", ["sort_key"], unique=False)
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("number_order", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_member_person_id_person")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_member_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("number", name=op.f("uq_member_number")),
        sa.UniqueConstraint("person_id", name=op.f("uq_member_person_id")),
    )
    op.create_index("ix_member_import_id", "member", ["import_id"], unique=False)
    op.create_index("ix_member_number_order", "member", ["number_order"], unique=False)
    op.create_index("ix_member_section_id", "member", ["section_id"], unique=False)
    op.create_index("ix_member_status", "member", ["status"], unique=False)
    op.create_table(
        "search_text",
        sa.Column("member_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_search_text_member_id_member")),
        sa.PrimaryKeyConstraint("member_id", name=op.f("pk_search_text")),
    )


def _registers() -> None:
    op.create_table(
        "standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_standing_member_id_member")),
        sa.ForeignKeyConstraint(["reverses_id"], ["standing.id"], name=op.f("fk_standing_reverses_id_standing")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_standing_reverses_id")),
    )
    op.create_index("ix_standing_import_id", "standing", ["import_id"], unique=False)
    op.create_index("ix_standing_member_since", "standing", ["member_id", "since", "id"], unique=False)
    op.create_table(
        "issued_number",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_issued_number")),
    )
    op.create_index("ix_issued_number_counter", "issued_number", ["counter"], unique=False)
    op.create_index("ix_issued_number_fingerprint", "issued_number", ["fingerprint"], unique=False)


def _imports() -> None:
    op.create_table(
        "roll_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_digest", sa.Text(), nullable=False),
        sa.Column("brought_at", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.Column("new_count", sa.Integer(), nullable=False),
        sa.Column("changed_count", sa.Integer(), nullable=False),
        sa.Column("same_count", sa.Integer(), nullable=False),
        sa.Column("flagged_count", sa.Integer(), nullable=False),
        sa.Column("refused_count", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_import")),
    )
    op.create_table(
        "imported_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("table_row", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["roll_import.id"], name=op.f("fk_imported_change_import_id_roll_import")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_change")),
    )
    op.create_index("ix_imported_change_import_id", "imported_change", ["import_id"], unique=False)
    op.create_table(
        "attention_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_attention_note_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attention_note")),
    )
    op.create_index("ix_attention_note_import_id", "attention_note", ["import_id"], unique=False)
    op.create_index("ix_attention_note_member_id", "attention_note", ["member_id"], unique=False)
    op.create_table(
        "removal_permit",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint("import_id > 0", name=op.f("ck_removal_permit_of_an_import")),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_removal_permit")),
    )


def _journal() -> None:
    op.create_table(
        "journal_entry",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("act_area", sa.Text(), nullable=False),
        sa.Column("record_table", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_journal_entry")),
    )
    op.create_index("ix_journal_entry_operation", "journal_entry", ["operation"], unique=False)
    op.create_index("ix_journal_entry_record", "journal_entry", ["record_table", "record_id"], unique=False)
    op.create_table(
        "journal_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sequence"], ["journal_entry.sequence"], name=op.f("fk_journal_value_sequence_journal_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_value")),
    )
    op.create_index("ix_journal_value_sequence", "journal_value", ["sequence"], unique=False)
