"""What papers of bodies tell of elections: by which one somebody sits, and when the next is. Bodies know none."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.results import Installation
from pomanager.readmodels.body_papers import OfficersSheet, TermsEndingSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionState
from pomanager.services.bodies.queries.loading import among
from pomanager.services.bodies.queries.sheets import officers_paper, terms_ending_paper
from pomanager.services.elections.queries.loading import CONTEST, CONTEST_SEAT, ELECTION

INSTALLATION = table_of(Installation)


def officers_with_elections(session: Session, asked: Asked) -> OfficersSheet:
    """The register of officers, with the day of the election each sits by."""
    sheet = officers_paper(session, asked)
    ids = [line.row.holding.appointment_id for line in sheet.lines]
    rows = session.execute(
        select(INSTALLATION.c.appointment_id, ELECTION.c.held_on)
        .select_from(INSTALLATION.join(ELECTION, ELECTION.c.id == INSTALLATION.c.election_id))
        .where(INSTALLATION.c.appointment_id.in_(among(ids)))
    )
    return replace(sheet, elected_on={row.appointment_id: row.held_on for row in rows})


def terms_ending_with_elections(session: Session, asked: Asked) -> TermsEndingSheet:
    """The terms that end, with the day of the election that is laid down for a seat and has no result yet."""
    sheet = terms_ending_paper(session, asked)
    over = (*RESULT_STANDS, ElectionState.ANNULLED)
    rows = session.execute(
        select(CONTEST_SEAT.c.seat_id, ELECTION.c.held_on)
        .select_from(
            CONTEST_SEAT.join(CONTEST, CONTEST.c.id == CONTEST_SEAT.c.contest_id).join(
                ELECTION, ELECTION.c.id == CONTEST.c.election_id
            )
        )
        .where(CONTEST_SEAT.c.seat_id.in_(among([row.seat.id for row in sheet.rows])), ELECTION.c.state.not_in(over))
        .order_by(ELECTION.c.held_on.desc())
    )
    return replace(sheet, elections={row.seat_id: row.held_on for row in rows})
