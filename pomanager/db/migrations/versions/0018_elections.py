"""Elections: what is filled and who stands, ballot papers and boxes, counts, and the mandates made of them."""

import sqlalchemy as sa
from alembic import op

from pomanager.db.append_only import append_only_triggers

revision = "0018"
down_revision = "0017"

NEW = (
    "election",
    "annulment",
    "contest",
    "declaration",
    "election_objection",
    "election_official",
    "election_voter",
    "ballot_box",
    "ballot_issue",
    "contest_seat",
    "drawn_lot",
    "election_count",
    "nomination",
    "acceptance",
    "ballot_batch",
    "installation",
    "nomination_withdrawal",
    "batch_entry",
    "batch_total",
    "boxed_ballot",
    "sheet_ballot",
)


def upgrade() -> None:
    """Add the tables, and the triggers that keep them."""
    _election()
    _annulment()
    _contest()
    _declaration()
    _election_objection()
    _election_official()
    _election_voter()
    _ballot_box()
    _ballot_issue()
    _contest_seat()
    _drawn_lot()
    _election_count()
    _nomination()
    _acceptance()
    _ballot_batch()
    _installation()
    _nomination_withdrawal()
    _batch_entry()
    _batch_total()
    _boxed_ballot()
    _sheet_ballot()
    for trigger in append_only_triggers(NEW):
        op.execute(trigger)


def _election() -> None:
    op.create_table(
        "election",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("for_meeting_id", sa.Integer(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        sa.Column("candidates_until", sa.Date(), nullable=True),
        sa.Column("backers", sa.Integer(), nullable=False),
        sa.Column("candidate_order", sa.String(40), nullable=False),
        sa.Column("drawn_by", sa.Text(), nullable=False),
        sa.Column("draw_witnesses", sa.Text(), nullable=False),
        sa.Column("draw_seed", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("polls_open_at", sa.Integer(), nullable=True),
        sa.Column("polls_close_at", sa.Integer(), nullable=True),
        sa.Column("term_starts_on", sa.Date(), nullable=True),
        sa.Column("term_ends_on", sa.Date(), nullable=True),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_election_body_id_body")),
        sa.ForeignKeyConstraint(["for_meeting_id"], ["meeting.id"], name=op.f("fk_election_for_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_election_item_id_agenda_item")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_election_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_election_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election")),
    )
    op.create_index("ix_election_body_id", "election", ["body_id"], unique=False)
    op.create_index("ix_election_for_meeting_id", "election", ["for_meeting_id"], unique=False)
    op.create_index("ix_election_held_on", "election", ["held_on"], unique=False)
    op.create_index("ix_election_item_id", "election", ["item_id"], unique=False)
    op.create_index("ix_election_meeting_id", "election", ["meeting_id"], unique=False)
    op.create_index("ix_election_section_id", "election", ["section_id"], unique=False)


def _annulment() -> None:
    op.create_table(
        "annulment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_annulment_election_id_election")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annulment")),
        sa.UniqueConstraint("election_id", name=op.f("uq_annulment_election_id")),
    )


def _contest() -> None:
    op.create_table(
        "contest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(40), nullable=False),
        sa.Column("most_marks", sa.Integer(), nullable=True),
        sa.Column("majority", sa.Text(), nullable=False),
        sa.Column("ties", sa.Text(), nullable=False),
        sa.Column("open_to", sa.String(40), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("reserve", sa.Text(), nullable=False),
        sa.Column("alternates", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_contest_election_id_election")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_contest_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
        sa.UniqueConstraint("election_id", "position", name=op.f("uq_contest_election_id_position")),
    )
    op.create_index("ix_contest_section_id", "contest", ["section_id"], unique=False)


def _declaration() -> None:
    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            comment="why it is declared though figures do not add up; minutes print it",
        ),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_declaration_election_id_election")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    op.create_index("ix_declaration_election_id", "declaration", ["election_id"], unique=False)


def _election_objection() -> None:
    op.create_table(
        "election_objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("lodged_on", sa.Date(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("lodged_by", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ruling", sa.String(40), nullable=False),
        sa.Column("ruled_on", sa.Date(), nullable=True),
        sa.Column("ruled_by", sa.Text(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_election_objection_election_id_election")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_election_objection_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_objection")),
    )
    op.create_index("ix_election_objection_election_id", "election_objection", ["election_id"], unique=False)
    op.create_index("ix_election_objection_member_id", "election_objection", ["member_id"], unique=False)


def _election_official() -> None:
    op.create_table(
        "election_official",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["election_id"], ["election.id"], name=op.f("fk_election_official_election_id_election")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_election_official_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_official")),
    )
    op.create_index("ix_election_official_election_id", "election_official", ["election_id"], unique=False)
    op.create_index("ix_election_official_person_id", "election_official", ["person_id"], unique=False)


def _election_voter() -> None:
    op.create_table(
        "election_voter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("other_script", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_election_voter_election_id_election")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_election_voter_member_id_member")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_election_voter_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_voter")),
        sa.UniqueConstraint("election_id", "member_id", name=op.f("uq_election_voter_election_id_member_id")),
    )
    op.create_index("ix_election_voter_member_id", "election_voter", ["member_id"], unique=False)
    op.create_index("ix_election_voter_section_id", "election_voter", ["section_id"], unique=False)


def _ballot_box() -> None:
    op.create_table(
        "ballot_box",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=True),
        sa.Column("spoiled", sa.Integer(), nullable=True),
        sa.Column("unused", sa.Integer(), nullable=True),
        sa.Column("signatures", sa.Integer(), nullable=True),
        sa.Column("found", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_ballot_box_contest_id_contest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_box")),
        sa.UniqueConstraint("contest_id", "round", "position", name=op.f("uq_ballot_box_contest_id_round_position")),
    )


def _ballot_issue() -> None:
    op.create_table(
        "ballot_issue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("voter_id", sa.Integer(), nullable=True),
        sa.Column("roll_id", sa.Integer(), nullable=True),
        sa.Column("own", sa.Integer(), nullable=False),
        sa.Column("for_others", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.String(40), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(voter_id IS NULL) <> (roll_id IS NULL)", name=op.f("ck_ballot_issue_to_one")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_ballot_issue_election_id_election")),
        sa.ForeignKeyConstraint(["roll_id"], ["roll_line.id"], name=op.f("fk_ballot_issue_roll_id_roll_line")),
        sa.ForeignKeyConstraint(
            ["voter_id"], ["election_voter.id"], name=op.f("fk_ballot_issue_voter_id_election_voter")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_issue")),
    )
    op.create_index("ix_ballot_issue_election_id", "ballot_issue", ["election_id"], unique=False)
    op.create_index("ix_ballot_issue_roll_id", "ballot_issue", ["roll_id"], unique=False)
    op.create_index("ix_ballot_issue_voter_id", "ballot_issue", ["voter_id"], unique=False)


def _contest_seat() -> None:
    op.create_table(
        "contest_seat",
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_contest_seat_contest_id_contest")),
        sa.ForeignKeyConstraint(["seat_id"], ["seat.id"], name=op.f("fk_contest_seat_seat_id_seat")),
        sa.PrimaryKeyConstraint("contest_id", "seat_id", name=op.f("pk_contest_seat")),
    )
    op.create_index("ix_contest_seat_seat_id", "contest_seat", ["seat_id"], unique=False)


def _drawn_lot() -> None:
    op.create_table(
        "drawn_lot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("drawn_by", sa.Text(), nullable=False),
        sa.Column("witnesses", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_drawn_lot_contest_id_contest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drawn_lot")),
    )
    op.create_index("ix_drawn_lot_contest_id", "drawn_lot", ["contest_id"], unique=False)


def _election_count() -> None:
    op.create_table(
        "election_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("papers_hash", sa.Text(), nullable=False),
        sa.Column(
            "is_settled",
            sa.Boolean(),
            nullable=False,
            comment="whether it has come to its end: no tie open, no round to come",
        ),
        sa.Column("elected", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_election_count_contest_id_contest")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_count")),
    )
    op.create_index("ix_election_count_contest_id", "election_count", ["contest_id"], unique=False)


def _nomination() -> None:
    op.create_table(
        "nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contest_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column(
            "number",
            sa.Integer(),
            nullable=True,
            comment="on the ballot paper, from 1; empty until the list is published",
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.String(40), nullable=False),
        sa.Column("is_young", sa.Boolean(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("nominator_id", sa.Integer(), nullable=True),
        sa.Column("nominated_by", sa.Text(), nullable=False),
        sa.Column("seconder_id", sa.Integer(), nullable=True),
        sa.Column("backers", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column(
            "admitted_reason",
            sa.Text(),
            nullable=False,
            comment="why somebody stands though something speaks against it",
        ),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contest_id"], ["contest.id"], name=op.f("fk_nomination_contest_id_contest")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_nomination_member_id_member")),
        sa.ForeignKeyConstraint(["nominator_id"], ["member.id"], name=op.f("fk_nomination_nominator_id_member")),
        sa.ForeignKeyConstraint(["seconder_id"], ["member.id"], name=op.f("fk_nomination_seconder_id_member")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_nomination_section_id_section")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sa.UniqueConstraint("contest_id", "member_id", name=op.f("uq_nomination_contest_id_member_id")),
        sa.UniqueConstraint("contest_id", "number", name=op.f("uq_nomination_contest_id_number")),
    )
    op.create_index("ix_nomination_member_id", "nomination", ["member_id"], unique=False)
    op.create_index("ix_nomination_nominator_id", "nomination", ["nominator_id"], unique=False)
    op.create_index("ix_nomination_seconder_id", "nomination", ["seconder_id"], unique=False)
    op.create_index("ix_nomination_section_id", "nomination", ["section_id"], unique=False)


def _acceptance() -> None:
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_acceptance_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acceptance")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_acceptance_nomination_id")),
    )


def _ballot_batch() -> None:
    op.create_table(
        "ballot_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("box_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column(
            "state_reason",
            sa.Text(),
            nullable=False,
            comment="why it was taken back, or closed though two entries differ",
        ),
        sa.Column("twice", sa.Boolean(), nullable=False),
        sa.Column("joined_to_id", sa.Integer(), nullable=True),
        sa.Column("marked", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("spoilt", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["box_id"], ["ballot_box.id"], name=op.f("fk_ballot_batch_box_id_ballot_box")),
        sa.ForeignKeyConstraint(
            ["joined_to_id"], ["ballot_batch.id"], name=op.f("fk_ballot_batch_joined_to_id_ballot_batch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot_batch")),
        sa.UniqueConstraint("box_id", "position", name=op.f("uq_ballot_batch_box_id_position")),
    )
    op.create_index("ix_ballot_batch_joined_to_id", "ballot_batch", ["joined_to_id"], unique=False)


def _installation() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("election_id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("count_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("delegate_id", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint("(appointment_id IS NULL) <> (delegate_id IS NULL)", name=op.f("ck_installation_of_one")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_installation_appointment_id_appointment")
        ),
        sa.ForeignKeyConstraint(
            ["count_id"], ["election_count.id"], name=op.f("fk_installation_count_id_election_count")
        ),
        sa.ForeignKeyConstraint(["delegate_id"], ["delegate.id"], name=op.f("fk_installation_delegate_id_delegate")),
        sa.ForeignKeyConstraint(["election_id"], ["election.id"], name=op.f("fk_installation_election_id_election")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_installation_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_installation_nomination_id")),
    )
    op.create_index("ix_installation_appointment_id", "installation", ["appointment_id"], unique=False)
    op.create_index("ix_installation_count_id", "installation", ["count_id"], unique=False)
    op.create_index("ix_installation_delegate_id", "installation", ["delegate_id"], unique=False)
    op.create_index("ix_installation_election_id", "installation", ["election_id"], unique=False)


def _nomination_withdrawal() -> None:
    op.create_table(
        "nomination_withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_withdrawal_nomination_id_nomination")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_withdrawal")),
        sa.UniqueConstraint("nomination_id", name=op.f("uq_nomination_withdrawal_nomination_id")),
    )


def _batch_entry() -> None:
    op.create_table(
        "batch_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("teller", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["ballot_batch.id"], name=op.f("fk_batch_entry_batch_id_ballot_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_entry")),
        sa.UniqueConstraint("batch_id", "place", name=op.f("uq_batch_entry_batch_id_place")),
    )


def _batch_total() -> None:
    op.create_table(
        "batch_total",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("candidate", sa.Integer(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["ballot_batch.id"], name=op.f("fk_batch_total_batch_id_ballot_batch")),
        sa.PrimaryKeyConstraint("batch_id", "candidate", name=op.f("pk_batch_total")),
    )


def _boxed_ballot() -> None:
    op.create_table(
        "boxed_ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["ballot_batch.id"], name=op.f("fk_boxed_ballot_batch_id_ballot_batch")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_boxed_ballot")),
    )
    op.create_index("ix_boxed_ballot_batch_id", "boxed_ballot", ["batch_id"], unique=False)


def _sheet_ballot() -> None:
    op.create_table(
        "sheet_ballot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column(
            "marks",
            sa.Text(),
            nullable=False,
            comment="numbers of candidates in order, -3 says no to 3, 2=4 one rank, - none",
        ),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["batch_entry.id"], name=op.f("fk_sheet_ballot_entry_id_batch_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_ballot")),
    )
    op.create_index("ix_sheet_ballot_entry_id", "sheet_ballot", ["entry_id"], unique=False)
