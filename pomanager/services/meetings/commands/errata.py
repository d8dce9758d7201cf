"""Correcting signed minutes: a dated erratum beside them; what was signed stays as it is."""

from pomanager.db.meetings.minutes import Erratum
from pomanager.services.meetings.commands.minutes import minutes_row
from pomanager.services.meetings.commands.recording import about_meeting, judged
from pomanager.services.meetings.judging_minutes import objections_to_erratum
from pomanager.services.meetings.orders_minutes import WriteErratum
from pomanager.services.meetings.queries.minutes_rows import last_erratum
from pomanager.services.work import Work


def write_erratum(work: Work, order: WriteErratum) -> int:
    """Write down a correction of signed minutes; returns its id. Raises Refused, NotFound."""
    judged(objections_to_erratum, work, order)
    minutes = minutes_row(work, order.meeting_id)
    row = Erratum(
        minutes_id=minutes.id, number=last_erratum(work.session, minutes.id) + 1, on=order.on,
        instead_of=order.instead_of.strip(), reads=order.reads.strip(), reason=order.reason.strip(),
        decided_at_id=order.decided_at_id,
        decision=order.decision.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.record(
        "meetings.erratum_written",
        about_meeting(work, order.meeting_id),
        {
            "erratum": (None, row.number), "erratum_on": (None, row.on), "instead_of": (None, row.instead_of),
            "reads": (None, row.reads), "decision": (None, row.decision),
        },
        row.reason,
    )  # fmt: skip
    return row.id
