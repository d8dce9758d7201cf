"""Taking back a line that was written by mistake; it stays readable, and no longer holds."""

from pomanager.db.bodies import BodyReversal, Seat
from pomanager.rules.bodies.kinds import LineKind
from pomanager.services.bodies import judging_offices
from pomanager.services.bodies.commands.lines_told import line_told
from pomanager.services.bodies.commands.recording import judged
from pomanager.services.bodies.commands.terms import cut
from pomanager.services.bodies.orders import TakeBack
from pomanager.services.bodies.queries.cuts import uncut_by
from pomanager.services.bodies.queries.lines import KEYS, left_behind, lots_of
from pomanager.services.bodies.queries.series import series_before
from pomanager.services.work import About, Work


def take_back(work: Work, order: TakeBack) -> None:
    """Write that the line does not hold, or raise Refused.

    With an appointment goes the term that was written with it, when nobody else sat in it, and what cut the term
    before it short; with a drawing of lots go the ends of terms it set, and the seats are of the series they were; with
    the assembly's refusal goes the end it set. An ending that had given way to one that goes is written again.
    """
    judged(judging_offices.objections_to_taking, work, order)
    reason = order.reason.strip()
    gone = [(order.kind, order.line_id), *left_behind(work.session, order.kind, order.line_id)]
    uncut = uncut_by(work.session, gone)
    for kind, line_id in gone:
        work.session.add(_reversal(work, kind, line_id, reason))
    work.session.flush()
    for term in uncut:
        if term.is_cut_again and term.last is not None:
            cut(work, term.term_id, term.last, term.draw_id)
    if order.kind is LineKind.DRAW:
        before = series_before(work.session, order.line_id)
        for seat_id in lots_of(work.session, order.line_id):
            seat = work.session.get_one(Seat, seat_id)
            seat.series = before.get(seat.position)
    label, told = line_told(work, order.kind, order.line_id)
    work.record(
        "bodies.taken_back",
        About(order.kind.value, order.line_id, label),
        {key: (value, None) for key, value in {"line": order.kind, **told}.items() if value},
        reason,
    )


def _reversal(work: Work, kind: LineKind, line_id: int, reason: str) -> BodyReversal:
    named: dict[str, int | None] = dict.fromkeys(KEYS.values())
    named[KEYS[kind]] = line_id
    return BodyReversal(
        term_id=named["term_id"], appointment_id=named["appointment_id"], ending_id=named["ending_id"],
        ratification_id=named["ratification_id"], holding_id=named["holding_id"], interest_id=named["interest_id"],
        hand_over_id=named["hand_over_id"], draw_id=named["draw_id"], reason=reason, recorded_at=work.now,
    )  # fmt: skip
