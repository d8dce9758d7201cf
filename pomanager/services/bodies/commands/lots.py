"""Drawing lots for the first series of a body that is renewed in parts."""

import secrets

from pomanager.db.bodies import Seat, SeriesDraw, SeriesLot
from pomanager.rules.bodies.composition import objections_to_draw
from pomanager.rules.bodies.lots import dealt, drawn
from pomanager.rules.bodies.terms import first_term_months, last_day_of_term
from pomanager.services.bodies import judging
from pomanager.services.bodies.commands.recording import called, refuse
from pomanager.services.bodies.commands.terms import cut
from pomanager.services.bodies.orders import DrawSeries
from pomanager.services.bodies.queries.body import body_found
from pomanager.services.bodies.queries.series import NONE_THERE, told_series
from pomanager.services.bodies.queries.terms import running_terms
from pomanager.services.work import About, Work

SEED_BYTES = 8


def draw_series(work: Work, order: DrawSeries) -> int:
    """Write the lots, the series of the seats and the last days of their terms, or raise Refused; returns the id."""
    facts = judging.draw_facts(work.session, order, work.today)
    refuse(objections_to_draw(facts))
    seats = {found.seat.position: found for found in judging.seats_to_draw(work.session, order).values()}
    series = facts.series or 1
    seed = "" if facts.by_hand else order.seed.strip() or secrets.token_hex(SEED_BYTES)
    lots = dealt(facts.by_hand, series) if facts.by_hand else drawn(facts.seats, series, seed)
    body = body_found(work.session, order.body_id)
    draw = SeriesDraw(
        body_id=order.body_id, drawn_on=order.drawn_on, series=series, seed=seed, witnesses=order.witnesses.strip(),
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(draw)
    work.session.flush()
    months = first_term_months(facts.term_months or 0, series)
    running = running_terms(work.session, [found.seat.id for found in seats.values()], order.drawn_on)
    before = told_series((found.seat.position, found.seat.series) for found in seats.values())
    for lot in lots:
        seat_id = seats[lot.seat].seat.id
        work.session.add(SeriesLot(draw_id=draw.id, place=lot.place, seat_id=seat_id, series=lot.series))
        work.session.get_one(Seat, seat_id).series = lot.series
        term = running[seat_id]
        last = last_day_of_term(term.span.first, months[lot.series - 1])
        if term.span.last is None or last < term.span.last:
            cut(work, term.id, last, draw.id)
    told = {
        "drawn_on": order.drawn_on, "series": series, "seed": seed, "witnesses": order.witnesses.strip(),
    }  # fmt: skip
    drawn_as = told_series((lot.seat, lot.series) for lot in lots)
    work.record(
        "bodies.series_drawn",
        About("body", order.body_id, called(body.label.name)),
        {key: (None, value) for key, value in told.items() if value} | {"drawn": (before or NONE_THERE, drawn_as)},
    )
    return draw.id
