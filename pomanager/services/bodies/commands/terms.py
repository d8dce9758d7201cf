"""Beginning terms: of several seats at once, or with the first who sits in one."""

from datetime import date, timedelta

from pomanager.db.bodies import BodyEnding, BodyReversal, Term
from pomanager.rules.bodies.judging import proposed_last_day
from pomanager.services.bodies import judging
from pomanager.services.bodies.commands.recording import called, judged, seat_label
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.orders import StartTerms
from pomanager.services.bodies.queries.cuts import ending_that_holds, why_set_aside
from pomanager.services.bodies.queries.facts import SeatFound, seat_facts, seat_found
from pomanager.services.bodies.queries.terms import running_terms
from pomanager.services.work import About, Work


def start_terms(work: Work, order: StartTerms) -> tuple[int, ...]:
    """Write a term for each of the seats, or raise Refused; returns their ids."""
    judged(judging.objections_to_starting_terms, work, order)
    ids = []
    for seat_id in dict.fromkeys(order.seat_ids):
        found = seat_found(work.session, seat_id)
        term = write_term(work, found, order.starts_on, order.ends_on, order.decision)
        work.record(
            "bodies.terms_started",
            About("body", found.body.id, called(found.body.name)),
            {
                "body_seat": (None, seat_label(found)), "since": (None, order.starts_on), "until": (None, term.ends_on),
                "decision": (None, order.decision.strip()),
            },
        )  # fmt: skip
        ids.append(term.id)
    return tuple(ids)


def write_term(work: Work, found: SeatFound, starts_on: date, ends_on: date | None, decision: str) -> Term:
    """Write a term that was judged; without a last day it ends as the by-laws of its first day have it."""
    last = ends_on or proposed_last_day(
        seat_facts(work.session, found), starts_on, limits_on(work.session, starts_on, found.body.kind)
    )
    term = Term(
        seat_id=found.seat.id, starts_on=starts_on, ends_on=last, decision=decision.strip(), recorded_at=work.now
    )
    work.session.add(term)
    work.session.flush()
    return term


def cut_short(work: Work, found: SeatFound, starts_on: date) -> None:
    """End the term that runs on a day with the eve of it; nothing where none runs, or it begins on the day itself."""
    running = running_terms(work.session, [found.seat.id], starts_on).get(found.seat.id)
    if running is not None and running.span.first < starts_on:
        cut(work, running.id, starts_on - timedelta(days=1))


def cut(work: Work, term_id: int, on: date, draw_id: int | None = None) -> None:
    """Let a term end with a day. An ending that holds is set aside first: a term has one at most."""
    holding = ending_that_holds(work.session, term_id)
    if holding is not None:
        work.session.add(
            BodyReversal(
                term_id=None, appointment_id=None, ending_id=holding, ratification_id=None, holding_id=None,
                interest_id=None, hand_over_id=None, draw_id=None, reason=why_set_aside(on), recorded_at=work.now,
            )
        )  # fmt: skip
    work.session.add(_term_ending(work, term_id, on, draw_id))
    work.session.flush()


def _term_ending(work: Work, term_id: int, on: date, draw_id: int | None) -> BodyEnding:
    """The line that cuts a term short."""
    return BodyEnding(
        term_id=term_id, appointment_id=None, holding_id=None, interest_id=None, on=on, reason=None, draw_id=draw_id,
        remarks="", decision="", recorded_at=work.now,
    )  # fmt: skip
