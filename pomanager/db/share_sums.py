"""Holds the share register against itself: pairs come out even, no holding is impossible, reversals mirror.

A difference can only come from something else than the program, since entries never change.
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db.register_numbers import Wrong, wrong_numbers
from pomanager.db.shares import ShareEntry
from pomanager.marks import N_
from pomanager.rules.objections import Objection
from pomanager.rules.shares.kinds import OUT_OF

HOLE = N_("Entry {serial} of the share register is missing.")
TOLD_TWICE = N_("The journal tells twice of entry {serial} of the share register: what was entered first is missing.")
UNTOLD = N_("No line of the journal tells of entry {serial} of the share register.")
NUMBERS = {Wrong.MISSING: HOLE, Wrong.TOLD_TWICE: TOLD_TWICE, Wrong.UNTOLD: UNTOLD}
NOT_MIRRORED = N_("Entry {serial} of the share register does not take back what entry {other} says.")
NOT_EVEN = N_("Entry {serial} of the share register and those entered with it do not come out even.")
NEGATIVE = N_("By the share register, member {number} holds fewer than no shares “{type}” on {day}.")
OVERPAID = N_("By the share register, what member {number} has paid on shares “{type}” cannot be right on {day}.")
BEYOND_HELD = N_("Valid certificates of member {number} stand for {shares} shares “{type}”, more than are held.")

_MIRRORS = text(
    "SELECT entry.id, one.id FROM share_entry entry JOIN share_entry one ON one.id = entry.reverses_id "
    "WHERE entry.shares <> -one.shares OR entry.subscribed_minor <> -one.subscribed_minor "
    "OR entry.paid_minor <> -one.paid_minor OR entry.effective_on <> one.effective_on "
    "OR entry.member_id <> one.member_id OR entry.share_type_id <> one.share_type_id ORDER BY entry.id"
)

_PAIRED = ", ".join(f"'{kind.value}'" for pair in OUT_OF.items() for kind in pair)
_PAIRS = text(
    "SELECT operation FROM share_entry WHERE operation IS NOT NULL "  # noqa: S608 - fixed words
    f"AND kind IN ({_PAIRED}) GROUP BY operation "
    "HAVING sum(subscribed_minor) <> 0 OR sum(paid_minor) <> 0 ORDER BY operation"
)

_ALONE = text(
    f"SELECT id FROM share_entry WHERE kind IN ({_PAIRED}) AND operation IS NULL ORDER BY id"  # noqa: S608 - fixed words
)

# Days are summed first: within one day entries stand in the order they were written, and may cross.
_RUNNING = text(
    "SELECT member.number, share_type.code, min(running.day), running.shares < 0 FROM ("
    "SELECT member_id, share_type_id, day, sum(shares) OVER of_one AS shares, "
    "sum(subscribed) OVER of_one AS subscribed, sum(paid) OVER of_one AS paid "
    "FROM (SELECT member_id, share_type_id, effective_on AS day, sum(shares) AS shares, "
    "sum(subscribed_minor) AS subscribed, sum(paid_minor) AS paid FROM share_entry INDEXED BY ix_share_entry_holding "
    "GROUP BY member_id, share_type_id, effective_on) "
    "WINDOW of_one AS (PARTITION BY member_id, share_type_id ORDER BY day)"
    ") AS running JOIN member ON member.id = running.member_id "
    "JOIN share_type ON share_type.id = running.share_type_id "
    "WHERE running.shares < 0 OR running.paid < 0 OR running.paid > running.subscribed "
    "GROUP BY running.member_id, running.share_type_id ORDER BY running.member_id, running.share_type_id"
)

_CERTIFIED = text(
    "SELECT member.number, share_type.code, certified.shares FROM ("
    "SELECT certificate.member_id, certificate.share_type_id, sum(certificate.shares) AS shares FROM certificate "
    "LEFT JOIN certificate_ending ON certificate_ending.certificate_id = certificate.id "
    "WHERE certificate_ending.certificate_id IS NULL GROUP BY certificate.member_id, certificate.share_type_id"
    ") AS certified JOIN member ON member.id = certified.member_id "
    "JOIN share_type ON share_type.id = certified.share_type_id "
    "WHERE certified.shares > (SELECT coalesce(sum(share_entry.shares), 0) FROM share_entry "
    "WHERE share_entry.member_id = certified.member_id AND share_entry.share_type_id = certified.share_type_id) "
    "ORDER BY member.id, share_type.id"
)


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each thing in the register that cannot be."""
    for wrong, serial in wrong_numbers(session, ShareEntry):
        yield Objection(NUMBERS[wrong], details={"serial": str(serial)})
    for serial, other in session.execute(_MIRRORS):
        yield Objection(NOT_MIRRORED, details={"serial": str(serial), "other": str(other)})
    for statement in (_PAIRS, _ALONE):
        for (serial,) in session.execute(statement):
            yield Objection(NOT_EVEN, details={"serial": str(serial)})
    for number, code, day, is_negative in session.execute(_RUNNING):
        details = {"number": str(number), "type": str(code), "day": date.fromisoformat(day)}
        yield Objection(NEGATIVE if is_negative else OVERPAID, details=details)
    for number, code, shares in session.execute(_CERTIFIED):
        yield Objection(BEYOND_HELD, details={"number": str(number), "type": str(code), "shares": shares})
