"""Founding a body, changing what it is, and letting it end."""

from pomanager.db.bodies import Body, Seat
from pomanager.errors import Stale
from pomanager.rules.bodies.kinds import ReservedFor, SeatKind
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.bodies import judging
from pomanager.services.bodies.commands.recording import called, differing, judged, refuse
from pomanager.services.bodies.orders import AmendBody, EndBody, FoundBody
from pomanager.services.bodies.queries.body import body_found, seats_of
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.organisation.queries import section_names
from pomanager.services.work import About, Work


def found_body(work: Work, order: FoundBody) -> int:
    """Write the body and its seats, or raise Refused; returns the body's id."""
    refuse(judging.objections_to_founding(work.session, order, work.today))
    body = Body(
        kind=order.kind, name=order.name, section_id=order.section_id, since=order.since, until=None,
        decision=order.decision.strip(),
    )  # fmt: skip
    work.session.add(body)
    work.session.flush()
    for position in range(1, order.seats + 1):
        work.session.add(plain_seat(body.id, position))
    told = {
        "body_kind": order.kind, "name": order.name, "section": _section(work, order.section_id),
        "since": order.since, "seats": order.seats or None, "decision": order.decision.strip(),
    }  # fmt: skip
    work.record(
        "bodies.founded",
        About("body", body.id, called(order.name)),
        {key: (None, value) for key, value in told.items() if value},
    )
    return body.id


def plain_seat(body_id: int, position: int) -> Seat:
    """An elected, voting seat open to all, known by its position."""
    return Seat(
        body_id=body_id, position=position, kind=SeatKind.ELECTED, title=Wording(), voting=True,
        reserved_for=ReservedFor.NOBODY, section_id=None, series=None, since=None, until=None,
    )  # fmt: skip


def amend_body(work: Work, order: AmendBody) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    refuse(judging.objections_to_amending_body(work.session, order, work.today))
    before = body_found(work.session, order.body_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    changes = differing(
        {
            "body_kind": (before.label.kind, order.kind), "name": (before.label.name, order.name),
            "section": (before.label.section, _section(work, order.section_id)), "since": (before.since, order.since),
            "decision": (before.decision, order.decision.strip()),
        }
    )  # fmt: skip
    if not changes:
        return
    body = work.session.get_one(Body, order.body_id)
    body.kind, body.name, body.section_id = order.kind, order.name, order.section_id
    body.since, body.decision = order.since, order.decision.strip()
    work.record("bodies.amended", About("body", order.body_id, called(order.name)), changes)


def end_body(work: Work, order: EndBody) -> None:
    """Write the last day of a body and of its seats, or raise Refused, or Stale when somebody was quicker."""
    before = body_found(work.session, order.body_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    judged(judging.objections_to_ending_body, work, order)
    for found in seats_of(work.session, order.body_id):
        if found.until is None:
            work.session.get_one(Seat, found.seat.id).until = order.on
    work.session.get_one(Body, order.body_id).until = order.on
    work.record(
        "bodies.ended",
        About("body", order.body_id, called(before.label.name)),
        {"until": (None, order.on), "decision": (None, order.decision.strip())},
    )


def _section(work: Work, section_id: int | None) -> str:
    return "" if section_id is None else section_names(work.session).get(section_id, "")
