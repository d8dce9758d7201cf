"""Triggers that keep the registers append-only: the file itself refuses to edit or drop their lines.

The one deletion there is: while an import is being undone, its removal permit lets go of what that import created,
and while an act is taken back, what that act created (``undo_tables``).
The one change there is: while somebody is erased, texts about them are blanked under such a permit.
"""

from collections.abc import Collection

from pomanager.db import access, bodies, dues, erasures, governance, merges, shares
from pomanager.db.elections import preparing, results, voting
from pomanager.db.imports import ERASING
from pomanager.db.meetings import attendance, calling, decisions, minutes
from pomanager.db.mentoring import journey, programmes, roster
from pomanager.db.undo_tables import replaced_triggers, undo_triggers

APPEND_ONLY = (
    "journal_entry", "journal_value", "standing", "issued_number", "imported_change", "former_name", "place_change",
    "section_change", "former_place", "former_section", "bylaw_value", "bylaw_check", "bylaw_withdrawal",
    *bodies.REGISTERS, *shares.REGISTERS, *dues.REGISTERS, *access.REGISTERS, *calling.REGISTERS, *decisions.REGISTERS,
    *minutes.REGISTERS, *roster.REGISTERS, *journey.REGISTERS,
    *preparing.REGISTERS, *voting.REGISTERS, *results.REGISTERS,
    *merges.REGISTERS, *erasures.REGISTERS,
)  # fmt: skip
"""Tables whose lines are never changed."""

KEPT_FOR_EVER = (
    "journal_entry", "journal_value", "issued_number", "imported_change", "roll_import", "organisation", "former_name",
    "nominee", "extra_field", "appeal", "place_change", "section_change", "former_place", "former_section",
    "bylaw_withdrawal", "body", "seat", "share_type", "fee_type", "office_user", *bodies.REGISTERS, *shares.REGISTERS,
    *dues.REGISTERS, *access.REGISTERS, *calling.REGISTERS, *calling.KEPT, *attendance.KEPT, *decisions.REGISTERS,
    *decisions.KEPT, *minutes.REGISTERS, *minutes.KEPT, *programmes.KEPT, *roster.REGISTERS, *roster.KEPT,
    *journey.REGISTERS, *journey.KEPT,
    *preparing.REGISTERS, *preparing.KEPT, *voting.REGISTERS,
    *voting.KEPT, *results.REGISTERS, *results.KEPT, *governance.KEPT,
    *merges.REGISTERS, *erasures.REGISTERS,
)  # fmt: skip
"""Tables whose lines are never removed."""

ERASABLE = (
    "journal_value", "former_name", "standing", "imported_change", "issued_number", "roll_line", "election_voter",
    "receipt", "redemption", "succession_heir", "progress_review", "journey_note", "mentoring_session", "record_merge",
    "record_split", "merge_value",
)  # fmt: skip
"""Append-only tables that hold a person’s name or particulars: these texts go while the person is erased."""

REMOVED_WITH_IMPORT = ("person", "member", "standing", "place", "section", "attention_note", "household")
"""Tables whose lines go only with the import that created them."""


def triggers_today() -> tuple[str, ...]:
    """The statements of all triggers that keep registers, as they stand since acts can be taken back."""
    replaced = set(replaced_triggers())
    return (*(each for each in append_only_triggers() if each.split()[2] not in replaced), *undo_triggers())


def append_only_triggers(only: Collection[str] = ()) -> tuple[str, ...]:
    """The statements that lay down the triggers; ``only`` those of some tables, for the step that makes these."""

    def among(tables: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(table for table in tables if not only or table in only)

    return (
        *(
            f"CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table} {_unless_erasing(table)}"
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for table in among(APPEND_ONLY)
        ),
        *(
            f"CREATE TRIGGER {table}_never_goes BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is kept for ever'); END"
            for table in among(KEPT_FOR_EVER)
        ),
        *(
            f"CREATE TRIGGER {table}_goes_only_with_import BEFORE DELETE ON {table} "  # noqa: S608 - fixed names
            "WHEN NOT EXISTS (SELECT 1 FROM removal_permit WHERE import_id = OLD.import_id) "
            f"BEGIN SELECT RAISE(ABORT, '{table} goes only with its import'); END"
            for table in among(REMOVED_WITH_IMPORT)
        ),
    )


def _unless_erasing(table: str) -> str:
    if table not in ERASABLE:
        return ""
    return f"WHEN NOT EXISTS (SELECT 1 FROM removal_permit WHERE import_id = {ERASING}) "  # noqa: S608 - fixed
