"""Bringing mentors and mentees together, and what happens to a pair: agreements, pauses, ends."""

from pomanager.db.mentoring.journey import Pair, PairEvent
from pomanager.services.mentoring.commands.recording import about_pair, as_new, refuse
from pomanager.services.mentoring.judging import objections_to_noting_event, objections_to_pairing
from pomanager.services.mentoring.orders import FormPair, NoteEvent
from pomanager.services.mentoring.queries.pair import line_of
from pomanager.services.work import Work


def form_pair(work: Work, order: FormPair) -> int:
    """Write the pair, or raise Refused; returns its id."""
    refuse(objections_to_pairing(work.session, order, work.today))
    row = Pair(
        cohort_id=order.cohort_id, mentee_id=order.mentee_id, mentor_id=order.mentor_id, starts_on=order.starts_on,
        reason=order.reason.strip(), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    line = line_of(work.session, row.id, work.today)
    told = {"since": order.starts_on, "cohort": line.cohort}
    work.record("mentoring.paired", about_pair(work, line), as_new({**told}), reason=order.reason.strip())
    return row.id


def note_event(work: Work, order: NoteEvent) -> None:
    """Write what happened to a pair, or raise Refused; of a graduation with every condition that is not met."""
    refuse(objections_to_noting_event(work.session, order, work.today))
    line = line_of(work.session, order.pair_id, work.today)
    work.session.add(
        PairEvent(
            pair_id=line.id, kind=order.kind, on=order.on, reason=order.reason.strip(), recorded_at=work.now
        )
    )  # fmt: skip
    told = {"pair_event": (None, order.kind), "on": (None, order.on)}
    work.record("mentoring.event_noted", about_pair(work, line), told, reason=order.reason.strip())
