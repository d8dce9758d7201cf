"""Correcting signed minutes: a dated erratum beside them; what was signed stays as it is."""

from sqlalchemy import func, select

from pomanager.db.meetings.minutes import Erratum
from pomanager.services.meetings.commands.minutes import about_meeting, minutes_row, refuse
from pomanager.services.meetings.judging_minutes import objections_to_erratum
from pomanager.services.meetings.orders_minutes import WriteErratum
from pomanager.services.work import Work


def write_erratum(work: Work, order: WriteErratum) -> int:
    """Write down a correction of signed minutes; returns its id. Raises Refused, NotFound."""
    refuse(objections_to_erratum(work.session, order, work.today))
    minutes = minutes_row(work, order.meeting_id)
    last = work.session.scalar(select(func.max(Erratum.number)).where(Erratum.minutes_id == minutes.id)) or 0
    row = Erratum(
        minutes_id=minutes.id, number=last + 1, on=order.on, instead_of=order.instead_of.strip(),
        reads=order.reads.strip(), reason=order.reason.strip(), decided_at_id=order.decided_at_id,
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
