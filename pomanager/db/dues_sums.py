"""Holds the register of dues against itself: no line is missing, reversals mirror, no more is let off than charged."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db.dues import DuesEntry
from pomanager.db.register_numbers import Wrong, wrong_numbers
from pomanager.marks import N_
from pomanager.rules.objections import Objection

HOLE = N_("Line {row} of the register of dues is missing.")
TOLD_TWICE = N_("The journal tells twice of line {row} of the register of dues: what was written first is missing.")
UNTOLD = N_("No line of the journal tells of line {row} of the register of dues.")
NUMBERS = {Wrong.MISSING: HOLE, Wrong.TOLD_TWICE: TOLD_TWICE, Wrong.UNTOLD: UNTOLD}
NO_MIRROR = N_("Line {row} of the register of dues does not mirror line {other}, which it takes back.")
LESS_THAN_NOTHING = N_("Member {number} was let off more of fee {fee} than was to be paid by {day}.")

_MIRRORS = text(
    "SELECT again.id, entry.id FROM dues_entry again JOIN dues_entry entry ON entry.id = again.reverses_id "
    "WHERE again.minor <> -entry.minor OR again.member_id <> entry.member_id "
    "OR again.fee_type_id <> entry.fee_type_id OR again.effective_on <> entry.effective_on "
    "OR again.due_on IS NOT entry.due_on OR entry.reverses_id IS NOT NULL ORDER BY again.id"
)

_OWED = text(
    "SELECT member.number, fee_type.code, due_on FROM dues_entry JOIN member ON member.id = member_id "
    "JOIN fee_type ON fee_type.id = fee_type_id WHERE due_on IS NOT NULL "
    "GROUP BY member_id, fee_type_id, due_on HAVING sum(minor) < 0 ORDER BY member.number_order, due_on"
)


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each gap, each reversal that is none, and each charge of which less than nothing is left."""
    for wrong, row in wrong_numbers(session, DuesEntry):
        yield Objection(NUMBERS[wrong], details={"row": row})
    for row, other in session.execute(_MIRRORS):
        yield Objection(NO_MIRROR, details={"row": int(row), "other": int(other)})
    for number, fee, day in session.execute(_OWED):
        yield Objection(LESS_THAN_NOTHING, details={"number": number, "fee": fee, "day": date.fromisoformat(day)})
