"""What the acts on elections share: how the journal calls an election, and the step it goes on to."""

from collections.abc import Sequence

from pomanager.db import bulk
from pomanager.db.elections.preparing import Election
from pomanager.errors import NotFound, Stale
from pomanager.i18n import speaking
from pomanager.i18n.election_names import election_name
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.objections import Objection
from pomanager.services.bodies.commands.recording import differing, judged, refuse
from pomanager.services.elections.queries.loading import NO_ELECTION, election_label
from pomanager.services.meetings.commands.recording import new_values
from pomanager.services.organisation.queries import organisation
from pomanager.services.work import About, Work

__all__ = [
    "about_election", "differing", "election_called", "election_row", "go_on_together", "goes_on_to", "judged",
    "new_values", "not_overtaken", "refuse",
]  # fmt: skip

CHANGED = N_("Somebody changed this election in the meantime. Look at what stands there now, then do it again.")


def about_election(work: Work, election_id: int) -> About:
    """An election as the journal calls it: what is filled, in the organisation's first language, and its day."""
    label = election_label(work.session, election_id)
    with speaking(organisation(work.session).languages[0]):
        return About("election", election_id, election_called(label))


def election_called(label: ElectionLabel) -> str:
    """The name of an election in the language being spoken: "Board · 2026-03-14"."""
    return f"{election_name(label)} · {label.held_on.isoformat()}"


def election_row(work: Work, election_id: int) -> Election:
    """The row of an election; raises NotFound."""
    row = work.session.get(Election, election_id)
    if row is None:
        raise NotFound(Objection(NO_ELECTION))
    return row


def goes_on_to(work: Work, election_id: int, state: ElectionState, reason: str = "") -> None:
    """Write the step an election has come to."""
    row = election_row(work, election_id)
    row.state, row.state_reason = state, reason


def go_on_together(work: Work, election_ids: Sequence[int], state: ElectionState, **beside: object) -> None:
    """Write the step several elections have come to, and what goes with it, in one statement."""
    bulk.change(work.session, Election, [{"id": each, "state": state, **beside} for each in election_ids])
    work.touch(Election.area)


def not_overtaken(version: int, now: int) -> None:
    """Raise Stale where a record is not of the version somebody looked at any more."""
    if version != now:
        raise Stale(Objection(CHANGED))
