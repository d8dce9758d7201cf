"""The list of elections, and those of a meeting or of a meeting of delegates."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.rules.elections.kinds import ElectionState
from pomanager.services.elections.queries.loading import ELECTION, labels, select_labels


def elections(
    session: Session, *, since: date | None = None, until: date | None = None, body_id: int | None = None,
    states: tuple[ElectionState, ...] = (),
) -> tuple[ElectionLabel, ...]:  # fmt: skip
    """Elections in order of day and number, the newest last; of some days, a body, some states where told."""
    statement = select_labels().order_by(ELECTION.c.held_on, ELECTION.c.id)
    if since is not None:
        statement = statement.where(ELECTION.c.held_on >= since)
    if until is not None:
        statement = statement.where(ELECTION.c.held_on <= until)
    if body_id is not None:
        statement = statement.where(ELECTION.c.body_id == body_id)
    if states:
        statement = statement.where(ELECTION.c.state.in_(states))
    return labels(session, statement)


def elections_of_meeting(session: Session, meeting_id: int) -> tuple[ElectionLabel, ...]:
    """The elections held in a meeting, in the order they were laid down."""
    return labels(session, select_labels().where(ELECTION.c.meeting_id == meeting_id).order_by(ELECTION.c.id))


def elections_of_delegates(session: Session, for_meeting_id: int) -> tuple[ElectionLabel, ...]:
    """The elections that send delegates to a meeting, in the order they were laid down."""
    found = select_labels().where(ELECTION.c.for_meeting_id == for_meeting_id, ELECTION.c.state != "annulled")
    return labels(session, found.order_by(ELECTION.c.id))
