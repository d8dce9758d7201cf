"""The pen of the share register: entries of one operation, numbered without a hole, with what is put off of them."""

from collections.abc import Iterator, Sequence

from pomanager.db import bulk
from pomanager.db.shares import ShareEntry, ShareInstalment
from pomanager.rules.shares.accounts import Taken, taken_out
from pomanager.rules.shares.entries import EntryDraft, completed
from pomanager.rules.shares.reversing import reversals
from pomanager.services.shares.commands.recording import judged
from pomanager.services.shares.judging import objections_to_taking_back
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.queries.facts import share_types
from pomanager.services.shares.queries.operations import operation_of
from pomanager.services.work import Work

__all__ = ["EntryDraft", "Taken", "completed", "reverse_operation", "taken_out", "write_lines", "write_operation"]


def write_operation(work: Work, drafts: Sequence[EntryDraft], *, import_id: int | None = None) -> tuple[int, ...]:
    """Write judged entries as one operation; returns their serial numbers, in order.

    The lines that follow from later changes of the nominal value are added. Nothing is judged and nothing is said in
    the journal: that is for the act.
    """
    work.session.flush()
    lines = completed(drafts, {kind.id: kind for kind in share_types(work.session)})
    return write_lines(work, lines, import_id=import_id)


def write_lines(work: Work, lines: Sequence[EntryDraft], *, import_id: int | None = None) -> tuple[int, ...]:
    """Write entries as they are, to which nothing is to be added; returns their serial numbers, in order."""
    if not lines:
        return ()
    first = bulk.next_id(work.session, ShareEntry)
    operation = first if len(lines) > 1 else None
    serials = tuple(range(first, first + len(lines)))
    for some in bulk.portions(range(len(lines))):
        rows = [_row(work, serials[place], lines[place], operation, import_id) for place in some]
        bulk.add(work.session, ShareEntry, rows)
    _write_put_off(work, list(zip(serials, lines, strict=True)))
    work.numbered(ShareEntry, serials[0], serials[-1])
    return serials


def _row(work: Work, serial: int, draft: EntryDraft, operation: int | None, import_id: int | None) -> dict[str, object]:
    return {
        "id": serial, "kind": draft.kind, "share_type_id": draft.share_type_id, "member_id": draft.member_id,
        "shares": draft.shares, "unit_minor": draft.unit_minor, "subscribed_minor": draft.subscribed_minor,
        "paid_minor": draft.paid_minor, "effective_on": draft.effective_on, "decided_on": draft.decided_on,
        "decision": draft.decision, "reason": draft.reason, "operation": operation, "receipt_id": draft.receipt_id,
        "transfer_id": draft.transfer_id, "succession_id": draft.succession_id, "redemption_id": draft.redemption_id,
        "distribution_id": draft.distribution_id, "reverses_id": draft.reverses_id, "recorded_at": work.now,
        "import_id": import_id,
    }  # fmt: skip


def _write_put_off(work: Work, written: list[tuple[int, EntryDraft]]) -> None:
    parts = list(_put_off(written))
    if not parts:
        return
    first = bulk.next_id(work.session, ShareInstalment)
    for some in bulk.portions(range(len(parts))):
        bulk.add(work.session, ShareInstalment, [{"id": first + place, **parts[place]} for place in some])


def _put_off(written: list[tuple[int, EntryDraft]]) -> Iterator[dict[str, object]]:
    for serial, draft in written:
        for part in draft.put_off:
            yield {
                "entry_id": serial, "member_id": draft.member_id, "share_type_id": draft.share_type_id,
                "effective_on": draft.effective_on, "due_on": part.due_on, "minor": part.minor,
            }  # fmt: skip


def reverse_operation(work: Work, serial: int, reason: str) -> tuple[int, ...]:
    """Take back all that was entered in one operation with this entry, or raise Refused; returns the serial numbers.

    Nothing is said in the journal: that is for the act.
    """
    judged(objections_to_taking_back, work, ReverseEntry(serial=serial, reason=reason))
    return write_operation(work, reversals(operation_of(work.session, serial), reason))
