"""Mending registers of officers in which one thing was given two ends, by further lines: nothing is taken out."""

from pomanager.db.bodies import BodyReversal
from pomanager.db.body_sums import superfluous_endings
from pomanager.rules.bodies.kinds import LineKind
from pomanager.services.bodies.commands.lines_told import line_told
from pomanager.services.bodies.queries.cuts import why_set_aside
from pomanager.services.work import About, Work


def mend_doubled_endings(work: Work) -> int:
    """Take back every end beside which another one of the same thing holds; returns how many there were.

    The earliest last day stays, and is named as the reason.
    """
    found = superfluous_endings(work.session)
    for ending_id, stays in found:
        reason = why_set_aside(stays)
        work.session.add(
            BodyReversal(
                term_id=None, appointment_id=None, ending_id=ending_id, ratification_id=None, holding_id=None,
                interest_id=None, hand_over_id=None, draw_id=None, reason=reason, recorded_at=work.now,
            )
        )  # fmt: skip
        label, told = line_told(work, LineKind.ENDING, ending_id)
        work.record(
            "bodies.taken_back",
            About(LineKind.ENDING.value, ending_id, label),
            {key: (value, None) for key, value in {"line": LineKind.ENDING, **told}.items() if value},
            reason,
        )
    return len(found)
