"""Taking back a line that was written by mistake; it stays readable, and no longer holds."""

from pomanager.db.bodies import BodyReversal, Seat
from pomanager.rules.bodies.kinds import LineKind
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.recording import judged, seat_label
from pomanager.services.bodies.orders import TakeBack
from pomanager.services.bodies.queries.facts import seat_found
from pomanager.services.bodies.queries.lines import KEYS, left_behind, line_found, lots_of
from pomanager.services.work import About, Work


def take_back(work: Work, order: TakeBack) -> None:
    """Write that the line does not hold, or raise Refused.

    With an appointment goes the term that began with it, when nobody else sat in it, and what cut the term before it
    short; with a drawing of lots go the ends of terms it set, and the series of the seats.
    """
    judged(judging_offices.objections_to_taking, work, order)
    line = line_found(work.session, order.kind, order.line_id)
    reason = order.reason.strip()
    gone = [(order.kind, order.line_id), *left_behind(work.session, order.kind, order.line_id)]
    for kind, line_id in gone:
        work.session.add(_reversal(work, kind, line_id, reason))
    if order.kind is LineKind.DRAW:
        for seat_id in lots_of(work.session, order.line_id):
            work.session.get_one(Seat, seat_id).series = None
    label = "" if line.seat_id is None else seat_label(seat_found(work.session, line.seat_id))
    work.record(
        "bodies.taken_back", About(order.kind.value, order.line_id, label), {"line": (order.kind, None)}, reason
    )


def _reversal(work: Work, kind: LineKind, line_id: int, reason: str) -> BodyReversal:
    named: dict[str, int | None] = dict.fromkeys(KEYS.values())
    named[KEYS[kind]] = line_id
    return BodyReversal(
        term_id=named["term_id"], appointment_id=named["appointment_id"], ending_id=named["ending_id"],
        ratification_id=named["ratification_id"], holding_id=named["holding_id"], interest_id=named["interest_id"],
        hand_over_id=named["hand_over_id"], draw_id=named["draw_id"], reason=reason, recorded_at=work.now,
    )  # fmt: skip
