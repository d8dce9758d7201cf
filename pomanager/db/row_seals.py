"""Seals of register lines: the journal keeps a hash of the lines each act wrote, so that one changed later is named.

A journal line has a value for each register it wrote in, with no field and the side `rows:TABLE`: `FIRST–LAST COLUMNS
HASH`. The hash is SHA-256 over these lines in the order of their ids, each the first COLUMNS cells of its row as a
JSON list and a line feed; a column that is added later changes nothing. Sealed are registers whose lines are never
changed, never go, and are numbered one after the other.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db.driver import first_row
from pomanager.marks import N_
from pomanager.rules.objections import Objection

SIDE = "rows:"
"""How the side of such a value begins, before the name of the table."""

ROWS_CHANGED = N_(
    "Of the lines {first} to {last} of the register {table}, written with line {line} of the journal, one was changed, "
    "exchanged or removed, or one was added."
)

_TOLD = re.compile(r"(\d{1,19})–(\d{1,19}) (\d{1,3}) ([0-9a-f]{64})")
SEALED = (
    "acceptance", "annulment", "appointment", "body_ending", "body_reversal", "bylaw_check", "bylaw_value",
    "called_choice", "certificate", "decision", "decision_reversal", "declaration", "distribution",
    "distribution_payment", "drawn_lot", "dues_entry", "election_count", "entry_import", "hand_over", "installation",
    "interest", "meeting_roll", "merge_move", "notice_given", "office_hand_over", "office_hand_over_item",
    "office_holding", "office_recovery", "outcome_block", "ratification", "redemption_step", "reminder", "roll_verdict",
    "series_draw", "share_entry", "share_instalment", "share_transfer", "share_transfer_step", "signed_paper",
    "succession", "term", "user_secret",
)  # fmt: skip
"""The registers whose lines are sealed; a test holds them against the triggers that keep registers. Not sealed are
lines of which texts are erased or that go with the act that wrote them, and ballots, whose ids are drawn by chance."""

_WRITER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=bytes.hex)

Marks = Mapping[str, int]
"""The last id of each sealed register at a moment."""


class _Seal(NamedTuple):
    first: int
    last: int
    columns: int
    digest: str

    def told(self) -> str:
        return f"{self.first}–{self.last} {self.columns} {self.digest}"


def marks_now(session: Session) -> Marks:
    """How far each sealed register goes at this moment of the act."""
    return dict(zip(SEALED, (last or 0 for last in first_row(session, _LASTS) or ()), strict=True))


_LASTS = "SELECT " + ", ".join(f"(SELECT max(id) FROM {name})" for name in SEALED)  # noqa: S608 - our own names


def written_since(session: Session, marks: Marks) -> tuple[Marks, dict[str, str]]:
    """How far registers go now, and by table the seal of the lines behind the marks."""
    now = marks_now(session)
    seals = {name: _seal(session, name, marks[name] + 1, now[name]) for name in now if now[name] > marks[name]}
    return now, {name: seal.told() for name, seal in seals.items()}


def _seal(session: Session, table: str, first: int, last: int, columns: int | None = None) -> _Seal:
    """Of lines as they stand; with ``columns`` of so many cells of each, else of all."""
    digest = hashlib.sha256()
    asked = f"SELECT * FROM {table} WHERE id BETWEEN ? AND ? ORDER BY id"  # noqa: S608 - a name of ours
    found = session.connection().exec_driver_sql(asked, (first, last))
    columns = columns or len(found.keys())
    for row in found:
        digest.update(_WRITER.encode(row[:columns]).encode() + b"\n")
    return _Seal(first, last, columns, digest.hexdigest())


def differences(session: Session) -> Iterator[Objection]:
    """One objection for the lines of each act that are not as the journal says they were written."""
    for line, table, told in session.execute(_SEALS, {"side": SIDE}).all():
        read = _TOLD.fullmatch(told)
        if table not in SEALED or read is None:
            continue  # another hand wrote that value: the chain of the journal names it
        kept = _Seal(int(read[1]), int(read[2]), int(read[3]), read[4])
        if _seal(session, table, kept.first, kept.last, kept.columns) != kept:
            details = {"first": kept.first, "last": kept.last, "table": table, "line": line}
            yield Objection(ROWS_CHANGED, details=details)


_SEALS = text(
    "SELECT sequence, substr(side, length(:side) + 1), value FROM journal_value "
    "WHERE field = '' AND side LIKE :side || '%' AND value IS NOT NULL ORDER BY sequence, id"
)
