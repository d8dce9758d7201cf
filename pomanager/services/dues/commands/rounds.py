"""Charges of everybody for a period, and taking all of them back: one statement each, whatever the size of the roll."""

from datetime import date

from pomanager.db import bulk, dues_bulk
from pomanager.db.dues import DuesEntry
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import DuesKind
from pomanager.services.dues.commands.writing import DuesDraft
from pomanager.services.dues.queries.facts import FeeFound, fee_found, period_on
from pomanager.services.dues.queries.fees import charges_standing, to_charge
from pomanager.services.work import Work


def charge_all(work: Work, fee: FeeFound, draft: DuesDraft) -> int:
    """Write the charges of a period, each like the draft, for those who are not charged yet; returns how many."""
    period = draft.period or FeePeriod(draft.effective_on, draft.effective_on)
    said = {
        "kind": draft.kind, "fee_type_id": fee.label.id, "minor": draft.minor, "period_from": period.first,
        "period_to": period.last, "due_on": draft.due_on, "effective_on": draft.effective_on,
        "decision": draft.decision.strip(), "reason": "", "recorded_at": work.now,
    }  # fmt: skip
    with bulk.roomy(work.session):
        first = bulk.next_id(work.session, DuesEntry)
        count = dues_bulk.charge_each(work.session, to_charge(fee, period.first), said)
    work.numbered(DuesEntry, first, first + count - 1)
    return count


def reverse_all(work: Work, fee_type_id: int, period_from: date, reason: str) -> tuple[int, int, FeePeriod]:
    """Take back every charge of a period, and what was let off of them; returns how many charges, of how much."""
    count, minor = charges_standing(work.session, fee_type_id, period_from)
    period = period_on(work.session, fee_found(work.session, fee_type_id).label, period_from)
    said = {"kind": DuesKind.REVERSAL, "decision": "", "reason": reason, "recorded_at": work.now}
    with bulk.roomy(work.session):
        first = bulk.next_id(work.session, DuesEntry)
        written = dues_bulk.reverse_each(work.session, dues_bulk.standing_charges(fee_type_id, period_from), said)
    work.numbered(DuesEntry, first, first + written - 1)
    return count, minor, period
