"""Meetings: the call and the frozen roll, attendance and proxies, decisions, and minutes as they were signed."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0017"
down_revision = "0016"

NEW = (
    "standing_item",
    "meeting",
    "agenda_item",
    "delegate",
    "meeting_officer",
    "meeting_roll",
    "delegate_withdrawal",
    "item_document",
    "roll_verdict",
    "roll_line",
    "item_conflict",
    "notice_given",
    "guest",
    "excuse",
    "proxy",
    "stay",
    "outcome_block",
    "motion",
    "speaker",
    "decision",
    "decision_reversal",
    "follow_up",
    "resolution_standing",
    "roll_call_vote",
    "minutes_order",
    "minutes",
    "erratum",
    "minutes_part",
    "signed_paper",
)


def upgrade() -> None:
    """Add the tables, and the triggers that keep them."""
    _minutes_order()
    _standing_item()
    _meeting()
    _agenda_item()
    _delegate()
    _guest()
    _meeting_officer()
    _meeting_roll()
    _minutes()
    _delegate_withdrawal()
    _erratum()
    _item_document()
    _minutes_part()
    _outcome_block()
    _roll_verdict()
    _roll_line()
    _signed_paper()
    _excuse()
    _item_conflict()
    _motion()
    _notice_given()
    _proxy()
    _speaker()
    _stay()
    _decision()
    _decision_reversal()
    _follow_up()
    _resolution_standing()
    _roll_call_vote()
    for statement in append_only_triggers(NEW):
        op.execute(statement)


def _minutes_order() -> None:
    op.create_table(
        "minutes_order",
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_minutes_order")),
    )


def _standing_item() -> None:
    op.create_table(
        "standing_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_kind", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
    )
    op.create_index("ix_standing_item_kind", "standing_item", ["kind"], unique=False)


def _meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("call", sa.Integer(), nullable=False),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("convener", sa.String(40), nullable=False),
        sa.Column("called_by", sa.Text(), nullable=False),
        sa.Column("demanded_by", sa.Integer(), nullable=True),
        sa.Column("demanded_on", sa.Date(), nullable=True),
        sa.Column("called_on", sa.Date(), nullable=True),
        sa.Column("short_notice_reason", sa.Text(), nullable=False),
        sa.Column("record_on", sa.Date(), nullable=True),
        sa.Column("documents_place", sa.Text(), nullable=False),
        sa.Column("documents_from", sa.Date(), nullable=True),
        sa.Column("what_to_bring", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.Integer(), nullable=True),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_body_id_body")),
        sa.ForeignKeyConstraint(["follows_id"], ["meeting.id"], name=op.f("fk_meeting_follows_id_meeting")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_meeting_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index("ix_meeting_body_id", "meeting", ["body_id"], unique=False)
    op.create_index("ix_meeting_follows_id", "meeting", ["follows_id"], unique=False)
    op.create_index("ix_meeting_held_on", "meeting", ["held_on"], unique=False)
    op.create_index("ix_meeting_section_id", "meeting", ["section_id"], unique=False)


def _agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("added_reason", sa.Text(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("debate", sa.Text(), nullable=False),
        sa.Column("about_table", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_carried_from_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["parent_id"], ["agenda_item.id"], name=op.f("fk_agenda_item_parent_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
    )
    op.create_index("ix_agenda_item_carried_from_id", "agenda_item", ["carried_from_id"], unique=False)
    op.create_index("ix_agenda_item_meeting_id", "agenda_item", ["meeting_id", "position"], unique=False)
    op.create_index("ix_agenda_item_parent_id", "agenda_item", ["parent_id"], unique=False)


def _delegate() -> None:
    op.create_table(
        "delegate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("is_alternate", sa.Boolean(), nullable=False),
        sa.Column("elected_at_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["elected_at_id"], ["meeting.id"], name=op.f("fk_delegate_elected_at_id_meeting")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_delegate_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_delegate_member_id_member")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_delegate_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegate")),
    )
    op.create_index("ix_delegate_elected_at_id", "delegate", ["elected_at_id"], unique=False)
    op.create_index("ix_delegate_meeting_id", "delegate", ["meeting_id", "section_id"], unique=False)
    op.create_index("ix_delegate_member_id", "delegate", ["member_id"], unique=False)
    op.create_index("ix_delegate_section_id", "delegate", ["section_id"], unique=False)


def _guest() -> None:
    op.create_table(
        "guest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_guest_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_guest_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guest")),
    )
    op.create_index("ix_guest_meeting_id", "guest", ["meeting_id"], unique=False)
    op.create_index("ix_guest_person_id", "guest", ["person_id"], unique=False)


def _meeting_officer() -> None:
    op.create_table(
        "meeting_officer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_officer_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_meeting_officer_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_officer")),
    )
    op.create_index("ix_meeting_officer_meeting_id", "meeting_officer", ["meeting_id"], unique=False)
    op.create_index("ix_meeting_officer_person_id", "meeting_officer", ["person_id"], unique=False)


def _meeting_roll() -> None:
    op.create_table(
        "meeting_roll",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("record_on", sa.Date(), nullable=False),
        sa.Column("frozen_at", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("on_roll", sa.Integer(), nullable=False),
        sa.Column("entitled", sa.Integer(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("women_entitled", sa.Integer(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_roll_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_roll")),
    )
    op.create_index("ix_meeting_roll_meeting_id", "meeting_roll", ["meeting_id"], unique=False)


def _minutes() -> None:
    op.create_table(
        "minutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("second_language", sa.Text(), nullable=False),
        sa.Column("in_columns", sa.Boolean(), nullable=False),
        sa.Column("folio", sa.Text(), nullable=False),
        sa.Column("approved_at_id", sa.Integer(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["approved_at_id"], ["meeting.id"], name=op.f("fk_minutes_approved_at_id_meeting")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_minutes_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_minutes_meeting_id")),
    )
    op.create_index("ix_minutes_approved_at_id", "minutes", ["approved_at_id"], unique=False)


def _delegate_withdrawal() -> None:
    op.create_table(
        "delegate_withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["delegate.id"], name=op.f("fk_delegate_withdrawal_delegate_id_delegate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegate_withdrawal")),
        sa.UniqueConstraint("delegate_id", name=op.f("uq_delegate_withdrawal_delegate_id")),
    )


def _erratum() -> None:
    op.create_table(
        "erratum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("instead_of", sa.Text(), nullable=False),
        sa.Column("reads", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decided_at_id"], ["meeting.id"], name=op.f("fk_erratum_decided_at_id_meeting")),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_erratum_minutes_id_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erratum")),
        sa.UniqueConstraint("minutes_id", "number", name=op.f("uq_erratum_minutes_id_number")),
    )
    op.create_index("ix_erratum_decided_at_id", "erratum", ["decided_at_id"], unique=False)


def _item_document() -> None:
    op.create_table(
        "item_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_item_document_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_item_document_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_document")),
    )
    op.create_index("ix_item_document_item_id", "item_document", ["item_id"], unique=False)
    op.create_index("ix_item_document_meeting_id", "item_document", ["meeting_id"], unique=False)


def _minutes_part() -> None:
    op.create_table(
        "minutes_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_minutes_part_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_minutes_part_minutes_id_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_part")),
        sa.UniqueConstraint(
            "minutes_id", "language", "position", name=op.f("uq_minutes_part_minutes_id_language_position")
        ),
    )
    op.create_index("ix_minutes_part_item_id", "minutes_part", ["item_id"], unique=False)


def _outcome_block() -> None:
    op.create_table(
        "outcome_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_outcome_block_item_id_agenda_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome_block")),
    )
    op.create_index("ix_outcome_block_item_id", "outcome_block", ["item_id"], unique=False)


def _roll_verdict() -> None:
    op.create_table(
        "roll_verdict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_roll_id", sa.Integer(), nullable=False),
        sa.Column("may_vote", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_roll_id"], ["meeting_roll.id"], name=op.f("fk_roll_verdict_meeting_roll_id_meeting_roll")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_verdict")),
    )
    op.create_index("ix_roll_verdict_meeting_roll_id", "roll_verdict", ["meeting_roll_id"], unique=False)


def _roll_line() -> None:
    op.create_table(
        "roll_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_roll_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_script", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
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
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_roll_line_member_id_member")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_roll_line_person_id_person")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_roll_line_section_id_section")),
        sa.ForeignKeyConstraint(["verdict_id"], ["roll_verdict.id"], name=op.f("fk_roll_line_verdict_id_roll_verdict")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_line")),
    )
    op.create_index("ix_roll_line_member_id", "roll_line", ["member_id"], unique=False)
    op.create_index("ix_roll_line_number", "roll_line", ["meeting_roll_id", "number"], unique=False)
    op.create_index("ix_roll_line_person_id", "roll_line", ["person_id"], unique=False)
    op.create_index("ix_roll_line_section_id", "roll_line", ["section_id"], unique=False)
    op.create_index("ix_roll_line_verdict_id", "roll_line", ["verdict_id"], unique=False)


def _signed_paper() -> None:
    op.create_table(
        "signed_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("erratum_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signers", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["erratum_id"], ["erratum.id"], name=op.f("fk_signed_paper_erratum_id_erratum")),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_signed_paper_minutes_id_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signed_paper")),
    )
    op.create_index("ix_signed_paper_erratum_id", "signed_paper", ["erratum_id"], unique=False)
    op.create_index("ix_signed_paper_minutes_id", "signed_paper", ["minutes_id"], unique=False)


def _excuse() -> None:
    op.create_table(
        "excuse",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_excuse_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_excuse_roll_id_roll_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_excuse")),
    )
    op.create_index("ix_excuse_meeting_id", "excuse", ["meeting_id"], unique=False)
    op.create_index("uq_excuse_once", "excuse", ["roll_id"], unique=True, sqlite_where=sa.text("NOT undone"))


def _item_conflict() -> None:
    op.create_table(
        "item_conflict",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("left_room", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_item_conflict_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_item_conflict_roll_id_roll_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_conflict")),
        sa.UniqueConstraint("item_id", "roll_id", name=op.f("uq_item_conflict_item_id_roll_id")),
    )
    op.create_index("ix_item_conflict_roll_id", "item_conflict", ["roll_id"], unique=False)


def _motion() -> None:
    op.create_table(
        "motion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("mover_id", sa.Integer(), nullable=True),
        sa.Column("moved_by", sa.Text(), nullable=False),
        sa.Column("seconder_id", sa.Integer(), nullable=True),
        sa.Column("amends_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["amends_id"], ["motion.id"], name=op.f("fk_motion_amends_id_motion")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_motion_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["mover_id"], ["roll_line.id"], name=op.f("fk_motion_mover_id_roll_line")),
        sa.ForeignKeyConstraint(["seconder_id"], ["roll_line.id"], name=op.f("fk_motion_seconder_id_roll_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion")),
    )
    op.create_index("ix_motion_amends_id", "motion", ["amends_id"], unique=False)
    op.create_index("ix_motion_item_id", "motion", ["item_id", "position"], unique=False)
    op.create_index("ix_motion_mover_id", "motion", ["mover_id"], unique=False)
    op.create_index("ix_motion_seconder_id", "motion", ["seconder_id"], unique=False)


def _notice_given() -> None:
    op.create_table(
        "notice_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("receipt", sa.String(40), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint("roll_id IS NULL OR section_id IS NULL", name=op.f("ck_notice_given_to_one")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_notice_given_meeting_id_meeting")),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["notice_given.id"], name=op.f("fk_notice_given_reverses_id_notice_given")
        ),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_notice_given_roll_id_roll_line")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_notice_given_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_given")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_notice_given_reverses_id")),
    )
    op.create_index("ix_notice_given_meeting_id", "notice_given", ["meeting_id"], unique=False)
    op.create_index("ix_notice_given_roll_id", "notice_given", ["roll_id"], unique=False)
    op.create_index("ix_notice_given_section_id", "notice_given", ["section_id"], unique=False)


def _proxy() -> None:
    op.create_table(
        "proxy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("giver_id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=True),
        sa.Column("holder_name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("from_at", sa.Integer(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["roll_line.id"], name=op.f("fk_proxy_giver_id_roll_line")),
        sa.ForeignKeyConstraint(["holder_id"], ["roll_line.id"], name=op.f("fk_proxy_holder_id_roll_line")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_proxy_meeting_id_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy")),
    )
    op.create_index("ix_proxy_giver_id", "proxy", ["giver_id"], unique=False)
    op.create_index("ix_proxy_holder_id", "proxy", ["holder_id"], unique=False)
    op.create_index("ix_proxy_meeting_id", "proxy", ["meeting_id"], unique=False)
    op.create_index(
        "uq_proxy_one_of_each",
        "proxy",
        ["giver_id"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL AND NOT undone"),
    )


def _speaker() -> None:
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_speaker_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_speaker_roll_id_roll_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("item_id", "roll_id", name=op.f("uq_speaker_item_id_roll_id")),
    )
    op.create_index("ix_speaker_roll_id", "speaker", ["roll_id"], unique=False)


def _stay() -> None:
    op.create_table(
        "stay",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=False),
        sa.Column("arrived_at", sa.Integer(), nullable=False),
        sa.Column("left_at", sa.Integer(), nullable=True),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_stay_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_stay_roll_id_roll_line")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stay")),
    )
    op.create_index("ix_stay_meeting_id", "stay", ["meeting_id"], unique=False)
    op.create_index("ix_stay_roll_id", "stay", ["roll_id"], unique=False)
    op.create_index(
        "uq_stay_in_the_room", "stay", ["roll_id"], unique=True, sqlite_where=sa.text("left_at IS NULL AND NOT undone")
    )


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("motion_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("method", sa.String(40), nullable=False),
        sa.Column("voted_at", sa.Integer(), nullable=False),
        sa.Column("votes_for", sa.Integer(), nullable=False),
        sa.Column("votes_against", sa.Integer(), nullable=False),
        sa.Column("abstentions", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("spoilt", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("represented", sa.Integer(), nullable=False),
        sa.Column("in_conflict", sa.Integer(), nullable=False),
        sa.Column("women_present", sa.Integer(), nullable=False),
        sa.Column("quorum_base", sa.Integer(), nullable=True),
        sa.Column("quorum_needed", sa.Integer(), nullable=True),
        sa.Column("majority_share", sa.Text(), nullable=False),
        sa.Column("majority_base", sa.Text(), nullable=False),
        sa.Column("majority_of", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("abstentions_counted", sa.Boolean(), nullable=False),
        sa.Column("blanks_counted", sa.Boolean(), nullable=False),
        sa.Column("casting", sa.String(40), nullable=True),
        sa.Column("bylaw", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["motion_id"], ["motion.id"], name=op.f("fk_decision_motion_id_motion")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("reference", name=op.f("uq_decision_reference")),
        sa.UniqueConstraint("year", "number", name=op.f("uq_decision_year_number")),
    )
    op.create_index("ix_decision_meeting_id", "decision", ["meeting_id"], unique=False)
    op.create_index("ix_decision_motion_id", "decision", ["motion_id"], unique=False)


def _decision_reversal() -> None:
    op.create_table(
        "decision_reversal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_decision_reversal_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_reversal")),
        sa.UniqueConstraint("decision_id", name=op.f("uq_decision_reversal_decision_id")),
    )


def _follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("done_on IS NULL OR dropped = 0", name=op.f("ck_follow_up_one_end")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_follow_up_decision_id_decision")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_follow_up_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_follow_up_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index("ix_follow_up_decision_id", "follow_up", ["decision_id"], unique=False)
    op.create_index("ix_follow_up_item_id", "follow_up", ["item_id"], unique=False)
    op.create_index("ix_follow_up_meeting_id", "follow_up", ["meeting_id"], unique=False)
    op.create_index("ix_follow_up_person_id", "follow_up", ["person_id"], unique=False)


def _resolution_standing() -> None:
    op.create_table(
        "resolution_standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(40), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["decision.id"], name=op.f("fk_resolution_standing_by_id_decision")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name=op.f("fk_resolution_standing_decision_id_decision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolution_standing")),
    )
    op.create_index("ix_resolution_standing_by_id", "resolution_standing", ["by_id"], unique=False)
    op.create_index("ix_resolution_standing_decision_id", "resolution_standing", ["decision_id"], unique=False)


def _roll_call_vote() -> None:
    op.create_table(
        "roll_call_vote",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("roll_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_roll_call_vote_decision_id_decision")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_roll_call_vote_roll_id_roll_line")),
        sa.PrimaryKeyConstraint("decision_id", "roll_id", name=op.f("pk_roll_call_vote")),
    )
    op.create_index("ix_roll_call_vote_roll_id", "roll_call_vote", ["roll_id"], unique=False)
