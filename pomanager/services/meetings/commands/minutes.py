"""Writing minutes: their parts and languages, the order an organisation wants them in, their approval."""

import json

from pomanager.db.meetings.minutes import Minutes, MinutesOrder, MinutesPart, make_newer
from pomanager.errors import NotFound, Stale
from pomanager.marks import N_
from pomanager.rules.meetings.kinds import MEETING_KIND_WORDS, MinutesState
from pomanager.rules.objections import Objection
from pomanager.services.meetings.commands.recording import about_meeting, judged, meeting_told
from pomanager.services.meetings.judging_minutes import (
    NO_MINUTES,
    objections_to_approving,
    objections_to_order_of_parts,
    objections_to_reopening,
    objections_to_writing,
)
from pomanager.services.meetings.orders_minutes import ApproveMinutes, OrderParts, ReopenMinutes, WriteMinutes
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.minutes_rows import minutes_of, part_rows
from pomanager.services.work import About, Work

OVERTAKEN = N_("Somebody changed these minutes in the meantime. Look at what stands there now, then do it again.")


def order_parts(work: Work, order: OrderParts) -> None:
    """Keep which parts minutes of a kind of meeting begin with, and who signs them; raises Refused."""
    judged(objections_to_order_of_parts, work, order)
    row = work.session.get(MinutesOrder, order.kind)
    before = "" if row is None else row.parts
    if row is None:
        row = MinutesOrder(kind=order.kind, parts="", signed_by="")
        work.session.add(row)
    row.parts, row.signed_by = json.dumps(list(order.parts)), json.dumps(list(order.signed_by))
    work.record(
        "meetings.minutes_ordered",
        About("minutes_order", None, MEETING_KIND_WORDS[order.kind]),
        {"parts": (before, ", ".join(order.parts)), "signed_by": (None, ", ".join(order.signed_by))},
    )


def write_minutes(work: Work, order: WriteMinutes) -> int:
    """Write down the parts of minutes, beginning them where nobody has; returns their id.

    Raises Refused, NotFound, and Stale where somebody wrote on them since they were read.
    """
    judged(objections_to_writing, work, order)
    row = minutes_of(work.session, order.meeting_id)
    if (0 if row is None else row.version) != order.version:
        raise Stale(Objection(OVERTAKEN))
    began = row is None
    if row is None:
        row = Minutes(meeting_id=order.meeting_id, state=MinutesState.DRAFT, approved_by="")
        work.session.add(row)
    row.language, row.second_language = (*order.languages, "")[:2]
    row.in_columns, row.folio = order.in_columns, order.folio.strip()
    make_newer(row)
    work.session.flush()
    changed = _write_parts(work, row.id, order)
    work.record(
        "meetings.minutes_begun" if began else "meetings.minutes_written",
        about_meeting(work, order.meeting_id),
        {"languages": (None, " ".join(order.languages)), "folio": (None, row.folio), "parts": (None, changed)},
    )
    return row.id


def _write_parts(work: Work, minutes_id: int, order: WriteMinutes) -> str:
    """Put the parts in place of those before; returns what the journal tells of them."""
    for part_row in part_rows(work.session, minutes_id):
        work.session.delete(part_row)
    work.session.flush()  # or the new rows would stand in the places of the old ones before these are gone
    for language in order.languages:
        for position, part in enumerate(order.texts[language], 1):
            work.session.add(
                MinutesPart(
                    minutes_id=minutes_id, language=language, position=position, kind=part.kind, item_id=part.item_id,
                    body=part.body,
                )
            )  # fmt: skip
    return ", ".join(part.kind for part in order.texts[order.languages[0]])


def approve_minutes(work: Work, order: ApproveMinutes) -> None:
    """Write down at which meeting, or by which decision, minutes were approved; raises Refused, NotFound."""
    judged(objections_to_approving, work, order)
    row = minutes_row(work, order.meeting_id)
    row.state = MinutesState.APPROVED
    row.approved_at_id, row.approved_on = order.approved_at_id, order.approved_on
    row.approved_by = order.approved_by.strip()
    at = "" if order.approved_at_id is None else meeting_told(work, meeting_label(work.session, order.approved_at_id))
    work.record(
        "meetings.minutes_approved",
        about_meeting(work, order.meeting_id),
        {"approved_on": (None, order.approved_on), "approved_at": (None, at), "decision": (None, row.approved_by)},
    )


def reopen_minutes(work: Work, order: ReopenMinutes) -> None:
    """Make approved minutes a draft again, for a stated reason; raises Refused, NotFound."""
    judged(objections_to_reopening, work, order)
    row = minutes_row(work, order.meeting_id)
    before = row.approved_on
    row.state = MinutesState.DRAFT
    row.approved_at_id, row.approved_on, row.approved_by = None, None, ""
    work.record(
        "meetings.minutes_reopened",
        about_meeting(work, order.meeting_id),
        {"approved_on": (before, None)},
        order.reason.strip(),
    )


def minutes_row(work: Work, meeting_id: int) -> Minutes:
    """The row of the minutes of a meeting; raises NotFound where nobody has begun them."""
    row = minutes_of(work.session, meeting_id)
    if row is None:
        raise NotFound(Objection(NO_MINUTES))
    return row
