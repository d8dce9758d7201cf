"""Mentoring: programmes and their rules, the roster with its consents, pairs, sessions, goals and ratings."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0019"
down_revision = "0018"

NEW = (
    "programme",
    "cohort",
    "competency",
    "participant",
    "mentor_wish",
    "selection",
    "mentoring_consent",
    "pair",
    "pair_event",
    "mentoring_session",
    "peer_session",
    "peer_attendance",
    "goal",
    "progress_review",
    "rating",
    "journey_note",
    "mentoring_reversal",
)


def upgrade() -> None:
    """Add the tables, and the triggers that keep them."""
    _programme()
    _cohort()
    _competency()
    _participant()
    _mentor_wish()
    _selection()
    _mentoring_consent()
    _pair()
    _pair_event()
    _mentoring_session()
    _peer_session()
    _peer_attendance()
    _goal()
    _progress_review()
    _rating()
    _journey_note()
    _mentoring_reversal()
    for statement in append_only_triggers(NEW):
        op.execute(statement)


def _programme() -> None:
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("funder", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("reviews", sa.Text(), nullable=False),
        sa.Column("sessions_per_month", sa.Integer(), nullable=False),
        sa.Column("mentor_load", sa.Integer(), nullable=False),
        sa.Column("sessions_percent", sa.Integer(), nullable=False),
        sa.Column("public_task", sa.Boolean(), nullable=False),
        sa.Column("quiet_days", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )


def _cohort() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_cohort_programme_id_programme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
    )
    op.create_index("ix_cohort_programme_id", "cohort", ["programme_id"], unique=False)


def _competency() -> None:
    op.create_table(
        "competency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competency")),
    )


def _participant() -> None:
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("free", sa.Text(), nullable=False),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("experience", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_participant_person_id_person")),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_participant_programme_id_programme")),
        sa.ForeignKeyConstraint(["user_id"], ["office_user.id"], name=op.f("fk_participant_user_id_office_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint(
            "programme_id", "person_id", "role", name=op.f("uq_participant_programme_id_person_id_role")
        ),
    )
    op.create_index("ix_participant_person_id", "participant", ["person_id"], unique=False)
    op.create_index("ix_participant_user_id", "participant", ["user_id"], unique=False)


def _mentor_wish() -> None:
    op.create_table(
        "mentor_wish",
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mentee_id"], ["participant.id"], name=op.f("fk_mentor_wish_mentee_id_participant")),
        sa.ForeignKeyConstraint(["mentor_id"], ["participant.id"], name=op.f("fk_mentor_wish_mentor_id_participant")),
        sa.PrimaryKeyConstraint("mentee_id", "rank", name=op.f("pk_mentor_wish")),
    )
    op.create_index("ix_mentor_wish_mentor_id", "mentor_wish", ["mentor_id"], unique=False)


def _selection() -> None:
    op.create_table(
        "selection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_selection_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection")),
    )
    op.create_index("ix_selection_participant_id", "selection", ["participant_id"], unique=False)


def _mentoring_consent() -> None:
    op.create_table(
        "mentoring_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_mentoring_consent_participant_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_consent")),
    )
    op.create_index("ix_mentoring_consent_participant_id", "mentoring_consent", ["participant_id"], unique=False)


def _pair() -> None:
    op.create_table(
        "pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("mentor_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_pair_cohort_id_cohort")),
        sa.ForeignKeyConstraint(["mentee_id"], ["participant.id"], name=op.f("fk_pair_mentee_id_participant")),
        sa.ForeignKeyConstraint(["mentor_id"], ["participant.id"], name=op.f("fk_pair_mentor_id_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair")),
    )
    op.create_index("ix_pair_cohort_id", "pair", ["cohort_id"], unique=False)
    op.create_index("ix_pair_mentee_id", "pair", ["mentee_id"], unique=False)
    op.create_index("ix_pair_mentor_id", "pair", ["mentor_id"], unique=False)


def _pair_event() -> None:
    op.create_table(
        "pair_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_pair_event_pair_id_pair")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_event")),
    )
    op.create_index("ix_pair_event_pair_id", "pair_event", ["pair_id"], unique=False)


def _mentoring_session() -> None:
    op.create_table(
        "mentoring_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name=op.f("fk_mentoring_session_pair_id_pair")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_session")),
    )
    op.create_index("ix_mentoring_session_pair", "mentoring_session", ["pair_id", "held_on"], unique=False)


def _peer_session() -> None:
    op.create_table(
        "peer_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_peer_session_cohort_id_cohort")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer_session")),
    )
    op.create_index("ix_peer_session_cohort_id", "peer_session", ["cohort_id"], unique=False)


def _peer_attendance() -> None:
    op.create_table(
        "peer_attendance",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participant.id"], name=op.f("fk_peer_attendance_mentee_id_participant")
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["peer_session.id"], name=op.f("fk_peer_attendance_session_id_peer_session")
        ),
        sa.PrimaryKeyConstraint("session_id", "mentee_id", name=op.f("pk_peer_attendance")),
    )
    op.create_index("ix_peer_attendance_mentee_id", "peer_attendance", ["mentee_id"], unique=False)


def _goal() -> None:
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position_sought", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["mentee_id"], ["participant.id"], name=op.f("fk_goal_mentee_id_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
    )
    op.create_index("ix_goal_mentee_id", "goal", ["mentee_id"], unique=False)


def _progress_review() -> None:
    op.create_table(
        "progress_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participant.id"], name=op.f("fk_progress_review_mentee_id_participant")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_review")),
        sa.UniqueConstraint("mentee_id", "month", name=op.f("uq_progress_review_mentee_id_month")),
    )


def _rating() -> None:
    op.create_table(
        "rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("competency_id", sa.Integer(), nullable=False),
        sa.Column("rater", sa.String(40), nullable=False),
        sa.Column("moment", sa.String(40), nullable=False),
        sa.Column("rated_on", sa.Date(), nullable=False),
        sa.Column("mark", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["competency_id"], ["competency.id"], name=op.f("fk_rating_competency_id_competency")),
        sa.ForeignKeyConstraint(["mentee_id"], ["participant.id"], name=op.f("fk_rating_mentee_id_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
    )
    op.create_index("ix_rating_competency_id", "rating", ["competency_id"], unique=False)
    op.create_index("ix_rating_mentee_id", "rating", ["mentee_id"], unique=False)


def _journey_note() -> None:
    op.create_table(
        "journey_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["mentee_id"], ["participant.id"], name=op.f("fk_journey_note_mentee_id_participant")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journey_note")),
    )
    op.create_index("ix_journey_note_mentee_id", "journey_note", ["mentee_id"], unique=False)


def _mentoring_reversal() -> None:
    op.create_table(
        "mentoring_reversal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("rating_id", sa.Integer(), nullable=True),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(session_id IS NOT NULL) + (event_id IS NOT NULL) + (rating_id IS NOT NULL) + (note_id IS NOT NULL) = 1",
            name=op.f("ck_mentoring_reversal_of_one"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["pair_event.id"], name=op.f("fk_mentoring_reversal_event_id_pair_event")
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["journey_note.id"], name=op.f("fk_mentoring_reversal_note_id_journey_note")
        ),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name=op.f("fk_mentoring_reversal_rating_id_rating")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["mentoring_session.id"], name=op.f("fk_mentoring_reversal_session_id_mentoring_session")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentoring_reversal")),
        sa.UniqueConstraint("event_id", name=op.f("uq_mentoring_reversal_event_id")),
        sa.UniqueConstraint("note_id", name=op.f("uq_mentoring_reversal_note_id")),
        sa.UniqueConstraint("rating_id", name=op.f("uq_mentoring_reversal_rating_id")),
        sa.UniqueConstraint("session_id", name=op.f("uq_mentoring_reversal_session_id")),
    )
