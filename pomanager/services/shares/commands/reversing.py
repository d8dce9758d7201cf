"""Taking back an entry, and all that was entered in one operation with it."""

from pomanager.services.shares.commands.recording import about_holder, judged, new_values
from pomanager.services.shares.commands.writing import reverse_operation
from pomanager.services.shares.judging import objections_to_reversing
from pomanager.services.shares.orders import ReverseEntry
from pomanager.services.shares.queries import facts
from pomanager.services.shares.queries.operations import operation_of
from pomanager.services.work import Work


def reverse_entry(work: Work, order: ReverseEntry) -> tuple[int, ...]:
    """Write the reversing entries, or raise Refused; returns their serial numbers."""
    judged(objections_to_reversing, work, order)
    written = operation_of(work.session, order.serial)
    serials = reverse_operation(work, order.serial, order.reason)
    mine = next(each.draft for each in written if each.serial == order.serial)
    told = {
        "reversed_entries": ", ".join(str(each.serial) for each in written[:_MOST_NAMED]),
        "share_type": facts.share_type_found(work.session, mine.share_type_id).code, "entries": len(written),
    }  # fmt: skip
    holder = facts.holder_found(work.session, mine.member_id)
    work.record("shares.reversed", about_holder(holder), new_values(told), order.reason.strip())
    return serials


_MOST_NAMED = 20
"""So many entries the journal names one by one."""
