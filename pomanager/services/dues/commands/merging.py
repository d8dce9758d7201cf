"""Moving what is owed, and what was paid in advance, from one record of a person to the other, and back again."""

from datetime import date

from pomanager.rules.dues.arrears import open_charges
from pomanager.rules.dues.kinds import DuesKind
from pomanager.services.dues import judging
from pomanager.services.dues.commands.writing import DuesDraft, reverse_entries, write_dues
from pomanager.services.dues.orders import ReverseDues
from pomanager.services.dues.queries import facts
from pomanager.services.shares.commands.recording import about_holder, judged, money_told
from pomanager.services.shares.queries.facts import holder_found
from pomanager.services.work import Work


def merge_dues(work: Work, giver_id: int, taker_id: int, on: date, reason: str) -> tuple[int, ...]:
    """Write both sides of all that is open of each fee; returns the serial numbers, none where nothing is open.

    What was charged and paid whole stays where it was written: it adds up to nothing.
    """
    drafts: list[DuesDraft] = []
    told: dict[str, tuple[object, object]] = {}
    for fee_id in facts.paid_for_member(work.session, giver_id):
        parts = open_parts(work, giver_id, fee_id, on)
        fee = facts.fee_found(work.session, fee_id).label
        for due_on, minor in parts:
            for member_id, sign in ((giver_id, -1), (taker_id, 1)):
                drafts.append(
                    DuesDraft(
                        kind=DuesKind.MERGE, fee_type_id=fee_id, member_id=member_id, minor=sign * minor,
                        effective_on=on, due_on=due_on, reason=reason,
                    )
                )  # fmt: skip
        if parts:
            told[fee.code] = (None, money_told(sum(minor for _day, minor in parts), fee.currency, fee.decimals))
    serials = write_dues(work, drafts)
    if serials:
        taker = holder_found(work.session, taker_id)
        work.record(
            "dues.merged", about_holder(holder_found(work.session, giver_id)),
            {"to_member": (None, taker.label), "since": (None, on), "amount": (None, _listed(told))}, reason,
        )  # fmt: skip
    return serials


def open_parts(work: Work, member_id: int, fee_id: int, on: date) -> list[tuple[date | None, int]]:
    """What is open of a fee: each last day to pay with what is left of it; what was paid in advance without a day."""
    lines = facts.lines_of(work.session, member_id, fee_id)
    last = max([on, *(line.on for line in lines)])
    charges: list[tuple[date | None, int]] = [*open_charges(lines, last)]
    if charges:
        return charges
    advance = sum(line.minor for line in lines)
    return [(None, advance)] if advance else []


def _listed(told: dict[str, tuple[object, object]]) -> str:
    return "; ".join(f"{code}: {amount}" for code, (_old, amount) in told.items())


def split_dues(work: Work, first: int, last: int, reason: str) -> tuple[int, ...]:
    """Take back what a merge moved, or raise Refused; returns the serial numbers."""
    entries = facts.entries_between(work.session, first, last)
    for entry in entries:
        judged(judging.objections_to_reversing_dues, work, ReverseDues(serial=entry.serial, reason=reason))
    serials = reverse_entries(work, entries, reason)
    work.record(
        "dues.split", about_holder(holder_found(work.session, entries[0].member_id)),
        {"reversed_entries": (None, f"{first}–{last}")}, reason,
    )  # fmt: skip
    return serials
