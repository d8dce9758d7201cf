"""Which tables the images of acts are taken of, which only by name, and which never."""

from collections.abc import Mapping

from pomanager.areas import Area

IMAGED_IN: Mapping[Area, tuple[str, ...]] = {
    Area.ORGANISATION: (
        "organisation",
        "renamed_word",
        "place",
        "place_level",
        "place_change",
        "section",
        "section_level",
        "section_change",
        "bylaw_version",
        "bylaw_value",
        "bylaw_check",
        "bylaw_withdrawal",
    ),
    Area.MEMBERS: (
        "person",
        "member",
        "standing",
        "search_text",
        "former_name",
        "former_place",
        "former_section",
        "appeal",
        "household",
        "household_person",
        "identity_document",
        "mobile_money",
        "phone_detail",
        "nominee",
        "training",
        "training_attendance",
        "extra_field",
        "extra_value",
        "attention_note",
        "attention_answer",
        "attention_choice",
        "not_double",
    ),
    Area.BODIES: ("body", "seat"),
    Area.SHARES: ("share_type", "nominal_value"),
    Area.DUES: ("fee_type", "fee_amount"),
    Area.MEETINGS: (
        "meeting",
        "meeting_officer",
        "agenda_item",
        "item_document",
        "item_conflict",
        "standing_item",
        "stay",
        "excuse",
        "proxy",
        "guest",
        "motion",
        "speaker",
        "follow_up",
        "resolution_standing",
        "delegate",
        "delegate_withdrawal",
        "minutes",
        "minutes_part",
        "minutes_order",
        "erratum",
    ),
    Area.ELECTIONS: (
        "election",
        "contest",
        "contest_seat",
        "election_official",
        "nomination",
        "nomination_withdrawal",
        "election_objection",
        "ballot_box",
    ),
    Area.MENTORING: (
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
    ),
    Area.GOVERNANCE: ("annual_report", "annual_report_text"),
}
"""Rows of these are kept as they were before an act and after it."""

NUMBERED_IN: Mapping[Area, tuple[str, ...]] = {
    Area.BODIES: (
        "term",
        "appointment",
        "ratification",
        "office_holding",
        "interest",
        "body_ending",
        "series_draw",
        "series_lot",
        "hand_over",
        "hand_over_item",
        "body_reversal",
    ),
    Area.SHARES: (
        "receipt",
        "share_transfer",
        "share_transfer_step",
        "succession",
        "succession_heir",
        "distribution",
        "distribution_line",
        "distribution_payment",
        "distribution_reversal",
        "entry_import",
        "share_entry",
        "share_instalment",
        "certificate",
        "certificate_ending",
    ),
    Area.DUES: ("redemption", "redemption_shares", "redemption_item", "redemption_step", "dues_entry", "reminder"),
    Area.MEETINGS: ("decision", "decision_reversal", "roll_call_vote", "outcome_block", "notice_given"),
    Area.ELECTIONS: ("ballot_issue", "declaration", "acceptance", "installation", "annulment"),
}  # fmt: skip
"""Registers: only which lines an act wrote is kept. They are taken back by lines against them, never by their rows."""

APART_IN: Mapping[Area, tuple[str, ...]] = {
    Area.ACCESS: (
        "user_secret",
        "office_recovery",
        "private_note",
        "private_note_key",
        "office_user",
        "office_user_role",
        "office_hand_over",
        "office_hand_over_item",
    ),
    Area.MEMBERS: ("photo", "roll_import", "imported_change"),
    Area.MEETINGS: ("meeting_roll", "roll_verdict", "roll_line", "signed_paper"),
    Area.ELECTIONS: (
        "ballot_batch",
        "batch_entry",
        "sheet_ballot",
        "boxed_ballot",
        "batch_total",
        "called_choice",
        "election_count",
        "drawn_lot",
        "election_voter",
    ),
    Area.GOVERNANCE: ("record_merge", "merge_move", "merge_value", "record_split", "given_up", "erasure"),
}  # fmt: skip
"""Nothing of these is copied, not even which rows; an act that wrote into them is not taken back by its rows."""

IMAGED, NUMBERED, APART = (
    frozenset(name for names in each.values() for name in names) for each in (IMAGED_IN, NUMBERED_IN, APART_IN)
)

LEFT_OUT: Mapping[str, str] = {
    "journal_entry": "the journal itself",
    "journal_value": "the journal itself",
    "issued_number": "a number that was given once stays used",
    "removal_permit": "empty outside of an act",
    "undo_permit": "empty outside of an act",
    "undo_step": "the history itself",
    "undo_image": "the history itself",
    "draft": "what somebody is typing",
    "saved_view": "how a list looks",
    "import_profile": "how tables were read",
    "double_search": "found again by the next search",
    "likely_double": "found again by the next search",
}  # fmt: skip
"""Tables that an act may write into without anybody taking that back, and why."""

GOES_WITH_ITS_ACT: tuple[str, ...] = (
    "place_change", "section_change", "bylaw_withdrawal",
    "former_name", "former_place", "former_section", "appeal", "nominee", "extra_field",
    "body", "seat", "share_type", "nominal_value", "fee_type", "fee_amount",
    "meeting", "agenda_item", "motion", "follow_up", "resolution_standing", "delegate", "delegate_withdrawal",
    "minutes", "erratum",
    "election", "contest", "contest_seat", "nomination", "nomination_withdrawal", "election_objection", "ballot_box",
    "programme", "cohort", "competency", "participant", "selection", "mentoring_consent", "pair", "pair_event",
    "mentoring_session", "peer_session", "peer_attendance", "goal", "progress_review", "rating", "journey_note",
    "mentoring_reversal",
    "annual_report",
)  # fmt: skip
"""Tables whose lines are kept for ever, but for those an act created that is taken back."""

GOES_WITH_IMPORT_OR_ACT: tuple[str, ...] = (
    "person", "member", "standing", "place", "section", "attention_note", "household",
)  # fmt: skip
"""Tables whose lines go only with the import, or the act, that created them."""


def _permitted(table: str, keys: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM undo_permit JOIN undo_image ON undo_image.step_id = undo_permit.step_id "  # noqa: S608
        f"WHERE undo_image.table_name = '{table}' AND undo_image.row_key = json_array({keys}) "
        "AND undo_image.before IS NULL)"
    )


_KEYS: Mapping[str, tuple[str, ...]] = {
    "contest_seat": ("contest_id", "seat_id"), "peer_attendance": ("session_id", "mentee_id"),
}  # fmt: skip
"""Primary keys that are not simply the id."""


def undo_triggers() -> tuple[str, ...]:
    """The triggers by which the file lets go of what an act created, while that act is taken back."""

    def allowed(table: str) -> str:
        keys = (f'OLD."{key}"' for key in _KEYS.get(table, ("id",)))
        return _permitted(table, ", ".join(keys))

    return (
        *(
            f"CREATE TRIGGER {table}_goes_only_with_its_act BEFORE DELETE ON {table} WHEN NOT {allowed(table)} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
            for table in GOES_WITH_ITS_ACT
        ),
        *(
            f"CREATE TRIGGER {table}_goes_only_with_import_or_act BEFORE DELETE ON {table} "  # noqa: S608 - our names
            f"WHEN NOT EXISTS (SELECT 1 FROM removal_permit WHERE import_id = OLD.import_id) AND NOT {allowed(table)} "
            f"BEGIN SELECT RAISE(ABORT, '{table} goes only with its import or its act'); END"
            for table in GOES_WITH_IMPORT_OR_ACT
        ),
    )


def replaced_triggers() -> tuple[str, ...]:
    """The names of the triggers whose place these take."""
    return (
        *(f"{table}_never_goes" for table in GOES_WITH_ITS_ACT),
        *(f"{table}_goes_only_with_import" for table in GOES_WITH_IMPORT_OR_ACT),
    )
