"""Writing minutes: their parts and languages, the order an organisation wants them in, their approval."""

import json

from sqlalchemy import delete, select
from sqlalchemy.orm.attributes import flag_modified

from pomanager.db.meetings.minutes import Minutes, MinutesOrder, MinutesPart
from pomanager.errors import NotFound, Refused, Stale
from pomanager.i18n.meetings import meeting_on_day
from pomanager.marks import N_
from pomanager.rules.meetings.kinds import MEETING_KIND_WORDS, MinutesState
from pomanager.rules.objections import Objection, stopping
from pomanager.services.meetings.judging_minutes import (
    NO_MINUTES,
    objections_to_approving,
    objections_to_order_of_parts,
    objections_to_reopening,
    objections_to_writing,
)
from pomanager.services.meetings.orders_minutes import ApproveMinutes, OrderParts, ReopenMinutes, WriteMinutes
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.work import About, Work

OVERTAKEN = N_("Somebody changed these minutes in the meantime. Look at what stands there now, then do it again.")


def order_parts(work: Work, order: OrderParts) -> None:
    """Keep which parts minutes of a kind of meeting begin with, and who signs them; raises Refused."""
    refuse(objections_to_order_of_parts(work.session, order, work.today))
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
    refuse(objections_to_writing(work.session, order, work.today))
    row = work.session.scalars(select(Minutes).where(Minutes.meeting_id == order.meeting_id)).first()
    if (0 if row is None else row.version) != order.version:
        raise Stale(Objection(OVERTAKEN))
    began = row is None
    if row is None:
        row = Minutes(meeting_id=order.meeting_id, state=MinutesState.DRAFT, approved_by="")
        work.session.add(row)
    row.language, row.second_language = (*order.languages, "")[:2]
    row.in_columns, row.folio = order.in_columns, order.folio.strip()
    # Parts are rows of their own: what changes in them alone must make the minutes newer, too.
    flag_modified(row, "folio")
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
    work.session.execute(delete(MinutesPart).where(MinutesPart.minutes_id == minutes_id))
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
    refuse(objections_to_approving(work.session, order, work.today))
    row = minutes_row(work, order.meeting_id)
    row.state = MinutesState.APPROVED
    row.approved_at_id, row.approved_on = order.approved_at_id, order.approved_on
    row.approved_by = order.approved_by.strip()
    at = "" if order.approved_at_id is None else meeting_on_day(meeting_label(work.session, order.approved_at_id))
    work.record(
        "meetings.minutes_approved",
        about_meeting(work, order.meeting_id),
        {"approved_on": (None, order.approved_on), "approved_at": (None, at), "decision": (None, row.approved_by)},
    )


def reopen_minutes(work: Work, order: ReopenMinutes) -> None:
    """Make approved minutes a draft again, for a stated reason; raises Refused, NotFound."""
    refuse(objections_to_reopening(work.session, order, work.today))
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


def refuse(objections: tuple[Objection, ...]) -> None:
    """Raise Refused with everything that was found, where anything of it stops the act."""
    if stopping(objections):
        raise Refused(objections)


def minutes_row(work: Work, meeting_id: int) -> Minutes:
    """The row of the minutes of a meeting; raises NotFound where nobody has begun them."""
    row = work.session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).first()
    if row is None:
        raise NotFound(Objection(NO_MINUTES))
    return row


def about_meeting(work: Work, meeting_id: int) -> About:
    """A meeting as the journal calls it; raises NotFound."""
    return About("meeting", meeting_id, meeting_on_day(meeting_label(work.session, meeting_id)))
