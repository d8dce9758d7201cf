"""Adding seats to a body, describing them otherwise, and letting one end."""

from pomanager.db.bodies import Seat
from pomanager.errors import Stale
from pomanager.rules.objections import Objection
from pomanager.services.bodies import judging
from pomanager.services.bodies.commands.recording import about_seat, called, differing, judged
from pomanager.services.bodies.orders import AddSeats, AmendSeat, EndSeat
from pomanager.services.bodies.queries.body import body_found, seats_of
from pomanager.services.bodies.queries.facts import SeatFound, seat_found
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.organisation.queries import section_names
from pomanager.services.work import About, Work

YES_NO = {True: "yes", False: "no"}


def add_seats(work: Work, order: AddSeats) -> tuple[int, ...]:
    """Write the seats, or raise Refused; returns their ids in order of position."""
    judged(judging.objections_to_adding_seats, work, order)
    body = body_found(work.session, order.body_id)
    last = max((found.seat.position for found in seats_of(work.session, order.body_id)), default=0)
    rows = [
        Seat(
            body_id=order.body_id, position=position, kind=order.kind, title=order.title, voting=order.voting,
            reserved_for=order.reserved_for, section_id=order.section_id, series=order.series, since=order.since,
            until=None,
        )
        for position in range(last + 1, last + order.count + 1)
    ]  # fmt: skip
    work.session.add_all(rows)
    work.session.flush()
    told = {
        "seats": order.count, "seat_kind": order.kind, "title": order.title, "voting": YES_NO[order.voting],
        "reserved_for": order.reserved_for, "section": _section(work, order.section_id), "series": order.series,
        "since": order.since,
    }  # fmt: skip
    work.record(
        "bodies.seats_added",
        About("body", order.body_id, called(body.label.name)),
        {key: (None, value) for key, value in told.items() if value},
    )
    return tuple(row.id for row in rows)


def amend_seat(work: Work, order: AmendSeat) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    before = _unchanged(seat_found(work.session, order.seat_id), order.version)
    judged(judging.objections_to_amending_seat, work, order)
    label = before.seat
    changes = differing(
        {
            "seat_kind": (label.kind, order.kind), "title": (label.title, order.title),
            "voting": (YES_NO[label.voting], YES_NO[order.voting]),
            "reserved_for": (label.reserved_for, order.reserved_for),
            "section": (label.section, _section(work, order.section_id)), "series": (label.series, order.series),
            "since": (before.since, order.since),
        }
    )  # fmt: skip
    if not changes:
        return
    seat = work.session.get_one(Seat, order.seat_id)
    seat.kind, seat.title, seat.voting, seat.reserved_for = order.kind, order.title, order.voting, order.reserved_for
    seat.section_id, seat.series, seat.since = order.section_id, order.series, order.since
    work.record("bodies.seat_amended", about_seat(before), changes)


def end_seat(work: Work, order: EndSeat) -> None:
    """Write the last day of a seat, or raise Refused, or Stale when somebody was quicker."""
    before = _unchanged(seat_found(work.session, order.seat_id), order.version)
    judged(judging.objections_to_ending_seat, work, order)
    work.session.get_one(Seat, order.seat_id).until = order.on
    work.record(
        "bodies.seat_ended",
        about_seat(before),
        {"until": (None, order.on), "decision": (None, order.decision.strip())},
    )


def _unchanged(found: SeatFound, version: int) -> SeatFound:
    if found.version != version:
        raise Stale(Objection(OVERTAKEN))
    return found


def _section(work: Work, section_id: int | None) -> str:
    return "" if section_id is None else section_names(work.session).get(section_id, "")
