"""Bodies with their seats and terms, offices, interests declared, and hand-overs."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_REGISTERS = (
    "term", "appointment", "ratification", "office_holding", "interest", "body_ending", "series_draw", "series_lot",
    "hand_over", "hand_over_item", "body_reversal",
)  # fmt: skip


def upgrade() -> None:
    """Add the tables, and the triggers by which the file keeps what happened in bodies."""
    _body()
    _seat()
    _term()
    _appointment()
    _ratification()
    _office_holding()
    _interest()
    _series_draw()
    _series_lot()
    _body_ending()
    _hand_over()
    _hand_over_item()
    _body_reversal()
    for table in _REGISTERS:
        op.execute(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    for table in ("body", "seat", *_REGISTERS):
        op.execute(
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
        )


def _body() -> None:
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_body_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )
    op.create_index("ix_body_section_id", "body", ["section_id"], unique=False)


def _seat() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=False),
        sa.Column("reserved_for", sa.String(40), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("series", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_seat_body_id_body")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_seat_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
        sa.UniqueConstraint("body_id", "position", name=op.f("uq_seat_body_id_position")),
    )
    op.create_index("ix_seat_section_id", "seat", ["section_id"], unique=False)


def _term() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_term_seat_id_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    op.create_index("ix_term_seat", "term", ["seat_id", "starts_on"], unique=False)


def _appointment() -> None:
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("is_alternate", sa.Boolean(), nullable=False),
        sa.Column("stepped_from_id", sa.Integer(), nullable=True),
        sa.Column("awaits_ratification", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_appointment_person_id_person")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_appointment_seat_id_seat")),
        sa.ForeignKeyConstraint(
            ["stepped_from_id"], ["appointment.id"], name=op.f("fk_appointment_stepped_from_id_appointment")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_appointment_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_person_id", "appointment", ["person_id"], unique=False)
    op.create_index("ix_appointment_seat", "appointment", ["seat_id", "starts_on"], unique=False)
    op.create_index("ix_appointment_stepped_from_id", "appointment", ["stepped_from_id"], unique=False)
    op.create_index("ix_appointment_term_id", "appointment", ["term_id"], unique=False)


def _ratification() -> None:
    op.create_table(
        "ratification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("ratified", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_ratification_appointment_id_appointment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratification")),
    )
    op.create_index("ix_ratification_appointment_id", "ratification", ["appointment_id"], unique=False)


def _office_holding() -> None:
    op.create_table(
        "office_holding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_office_holding_appointment_id_appointment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_holding")),
    )
    op.create_index("ix_office_holding_appointment_id", "office_holding", ["appointment_id"], unique=False)


def _interest() -> None:
    op.create_table(
        "interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("declared_on", sa.Date(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interest_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
    )
    op.create_index("ix_interest_person_id", "interest", ["person_id"], unique=False)


def _body_ending() -> None:
    op.create_table(
        "body_ending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("holding_id", sa.Integer(), nullable=True),
        sa.Column("interest_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.Column("draw_id", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(term_id IS NOT NULL) + (appointment_id IS NOT NULL) + (holding_id IS NOT NULL) "
            "+ (interest_id IS NOT NULL) = 1",
            name=op.f("ck_body_ending_of_one"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_body_ending_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(["draw_id"], ["series_draw.id"], name=op.f("fk_body_ending_draw_id_series_draw")),
        sa.ForeignKeyConstraint(
            ["holding_id"], ["office_holding.id"], name=op.f("fk_body_ending_holding_id_office_holding")
        ),
        sa.ForeignKeyConstraint(["interest_id"], ["interest.id"], name=op.f("fk_body_ending_interest_id_interest")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_body_ending_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_ending")),
    )
    op.create_index("ix_body_ending_appointment_id", "body_ending", ["appointment_id"], unique=False)
    op.create_index("ix_body_ending_draw_id", "body_ending", ["draw_id"], unique=False)
    op.create_index("ix_body_ending_holding_id", "body_ending", ["holding_id"], unique=False)
    op.create_index("ix_body_ending_interest_id", "body_ending", ["interest_id"], unique=False)
    op.create_index("ix_body_ending_term_id", "body_ending", ["term_id"], unique=False)


def _series_draw() -> None:
    op.create_table(
        "series_draw",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("series", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("witnesses", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_series_draw_body_id_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series_draw")),
    )
    op.create_index("ix_series_draw_body_id", "series_draw", ["body_id"], unique=False)


def _series_lot() -> None:
    op.create_table(
        "series_lot",
        sa.Column("draw_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("series", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["draw_id"], ["series_draw.id"], name=op.f("fk_series_lot_draw_id_series_draw")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_series_lot_seat_id_seat")),
        sa.PrimaryKeyConstraint("draw_id", "place", name=op.f("pk_series_lot")),
    )
    op.create_index("ix_series_lot_seat_id", "series_lot", ["seat_id"], unique=False)


def _hand_over() -> None:
    op.create_table(
        "hand_over",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_by_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("witnesses", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_hand_over_body_id_body")),
        sa.ForeignKeyConstraint(["given_by_id"], ["person.id"], name=op.f("fk_hand_over_given_by_id_person")),
        sa.ForeignKeyConstraint(["taken_by_id"], ["person.id"], name=op.f("fk_hand_over_taken_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    op.create_index("ix_hand_over_body_id", "hand_over", ["body_id"], unique=False)
    op.create_index("ix_hand_over_given_by_id", "hand_over", ["given_by_id"], unique=False)
    op.create_index("ix_hand_over_taken_by_id", "hand_over", ["taken_by_id"], unique=False)


def _hand_over_item() -> None:
    op.create_table(
        "hand_over_item",
        sa.Column("hand_over_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_over.id"], name=op.f("fk_hand_over_item_hand_over_id_hand_over")
        ),
        sa.PrimaryKeyConstraint("hand_over_id", "position", name=op.f("pk_hand_over_item")),
    )


def _body_reversal() -> None:
    op.create_table(
        "body_reversal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("ending_id", sa.Integer(), nullable=True),
        sa.Column("ratification_id", sa.Integer(), nullable=True),
        sa.Column("holding_id", sa.Integer(), nullable=True),
        sa.Column("interest_id", sa.Integer(), nullable=True),
        sa.Column("hand_over_id", sa.Integer(), nullable=True),
        sa.Column("draw_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(term_id IS NOT NULL) + (appointment_id IS NOT NULL) + (ending_id IS NOT NULL) "
            "+ (ratification_id IS NOT NULL) + (holding_id IS NOT NULL) + (interest_id IS NOT NULL) "
            "+ (hand_over_id IS NOT NULL) + (draw_id IS NOT NULL) = 1",
            name=op.f("ck_body_reversal_of_one"),
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_body_reversal_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(["draw_id"], ["series_draw.id"], name=op.f("fk_body_reversal_draw_id_series_draw")),
        sa.ForeignKeyConstraint(["ending_id"], ["body_ending.id"], name=op.f("fk_body_reversal_ending_id_body_ending")),
        sa.ForeignKeyConstraint(
            ["hand_over_id"], ["hand_over.id"], name=op.f("fk_body_reversal_hand_over_id_hand_over")
        ),
        sa.ForeignKeyConstraint(
            ["holding_id"], ["office_holding.id"], name=op.f("fk_body_reversal_holding_id_office_holding")
        ),
        sa.ForeignKeyConstraint(["interest_id"], ["interest.id"], name=op.f("fk_body_reversal_interest_id_interest")),
        sa.ForeignKeyConstraint(
            ["ratification_id"], ["ratification.id"], name=op.f("fk_body_reversal_ratification_id_ratification")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_body_reversal_term_id_term")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body_reversal")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_body_reversal_appointment_id")),
        sa.UniqueConstraint("draw_id", name=op.f("uq_body_reversal_draw_id")),
        sa.UniqueConstraint("ending_id", name=op.f("uq_body_reversal_ending_id")),
        sa.UniqueConstraint("hand_over_id", name=op.f("uq_body_reversal_hand_over_id")),
        sa.UniqueConstraint("holding_id", name=op.f("uq_body_reversal_holding_id")),
        sa.UniqueConstraint("interest_id", name=op.f("uq_body_reversal_interest_id")),
        sa.UniqueConstraint("ratification_id", name=op.f("uq_body_reversal_ratification_id")),
        sa.UniqueConstraint("term_id", name=op.f("uq_body_reversal_term_id")),
    )
