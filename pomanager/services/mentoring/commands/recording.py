"""What the acts of the mentoring share: refusing with every objection, and how the journal calls whom they concern."""

from datetime import date

from pomanager.readmodels.mentoring.roster import PartLabel, RosterRow
from pomanager.services.bodies.commands.recording import called, refuse
from pomanager.services.mentoring.queries.roster import parts_of
from pomanager.services.mentoring.queries.standing import PairLine
from pomanager.services.work import About, Work

__all__ = ["JOINT", "about_one", "about_pair", "as_new", "called", "refuse"]

JOINT = " – "


def about_one(row: RosterRow | PartLabel) -> About:
    """Somebody of the roster as the journal names them: a member among the lines of the member’s own record."""
    if row.person.member_id is not None:
        return About("member", row.person.member_id, row.called)
    return About("person", row.person.person_id, row.called)


def about_pair(work: Work, line: PairLine) -> About:
    """A pair as the journal names it: mentee, then mentor."""
    parts = parts_of(work.session, (line.mentee_id, line.mentor_id))
    return About("pair", line.id, f"{parts[line.mentee_id].called}{JOINT}{parts[line.mentor_id].called}")


def as_new(told: dict[str, object]) -> dict[str, tuple[object, object]]:
    """Values that are written for the first time, as the journal tells them; nothing of what is empty."""
    return {key: (None, value) for key, value in told.items() if value or isinstance(value, date)}
