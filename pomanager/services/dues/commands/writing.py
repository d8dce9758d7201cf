"""The pen of the register of dues: entries numbered without a hole, by the piece or for the whole roll at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.db import bulk
from pomanager.db.dues import DuesEntry
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.dues.kinds import DuesKind
from pomanager.services.dues.queries.facts import EntryFound
from pomanager.services.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class DuesDraft:
    """An entry about to be written: ``minor`` is added to what is owed, below nothing for money or what is let off.

    ``due_on`` stands with what is owed (charges, balances owed, what is let off of them), never with money.
    """

    kind: DuesKind
    fee_type_id: int
    member_id: int
    minor: int
    effective_on: date
    period: FeePeriod | None = None
    due_on: date | None = None
    decision: str = ""
    reason: str = ""
    receipt_id: int | None = None
    redemption_id: int | None = None
    reverses_id: int | None = None


def write_dues(work: Work, drafts: Sequence[DuesDraft], *, import_id: int | None = None) -> tuple[int, ...]:
    """Write judged entries; returns their serial numbers, in order.

    Nothing is judged and nothing is said in the journal: that is for the act.
    """
    if not drafts:
        return ()
    work.session.flush()
    first = bulk.next_id(work.session, DuesEntry)
    for some in bulk.portions(range(len(drafts))):
        bulk.add(work.session, DuesEntry, [_row(work, first + place, drafts[place], import_id) for place in some])
    serials = tuple(range(first, first + len(drafts)))
    work.numbered(DuesEntry, serials[0], serials[-1])
    return serials


def _row(work: Work, serial: int, draft: DuesDraft, import_id: int | None) -> dict[str, object]:
    period = draft.period
    return {
        "id": serial, "kind": draft.kind, "fee_type_id": draft.fee_type_id, "member_id": draft.member_id,
        "minor": draft.minor, "period_from": None if period is None else period.first,
        "period_to": None if period is None else period.last, "due_on": draft.due_on,
        "effective_on": draft.effective_on, "decision": draft.decision.strip(), "reason": draft.reason.strip(),
        "receipt_id": draft.receipt_id, "redemption_id": draft.redemption_id, "reverses_id": draft.reverses_id,
        "recorded_at": work.now, "import_id": import_id,
    }  # fmt: skip


def reversal_of(entry: EntryFound, reason: str) -> DuesDraft:
    """The entry that takes another back: on its day, signs turned, with its last day to pay and its period."""
    return DuesDraft(
        kind=DuesKind.REVERSAL, fee_type_id=entry.fee_type_id, member_id=entry.member_id, minor=-entry.minor,
        effective_on=entry.on, period=entry.period, due_on=entry.due_on, reason=reason, reverses_id=entry.serial,
    )  # fmt: skip


def reverse_entries(work: Work, entries: Sequence[EntryFound], reason: str) -> tuple[int, ...]:
    """Take judged entries back; returns the serial numbers of the reversals."""
    return write_dues(work, [reversal_of(entry, reason) for entry in entries])
