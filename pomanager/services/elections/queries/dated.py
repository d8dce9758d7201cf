"""Elections by their days, when their results were declared, and who objected: what is due is told of these alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Text, select, type_coerce
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.bodies import Body
from pomanager.db.elections.preparing import Election
from pomanager.db.elections.results import Declaration, ElectionObjection
from pomanager.readmodels.elections.dated import DatedElection, Declared, ObjectionRow
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.wording import Wording
from pomanager.services.bodies.queries.loading import among
from pomanager.services.organisation.queries.sections import section_names

ELECTION, BODY, DECLARATION, OBJECTION = map(table_of, (Election, Body, Declaration, ElectionObjection))


def dated_elections(session: Session, since: date, states: Sequence[ElectionState]) -> tuple[DatedElection, ...]:
    """The elections held since a day in some states, in order of day and number."""
    return _dated(session, ELECTION.c.held_on >= since, ELECTION.c.state.in_(states))


def elections_named(session: Session, election_ids: Collection[int]) -> tuple[DatedElection, ...]:
    """Some elections, in order of day and number."""
    return _dated(session, ELECTION.c.id.in_(among(election_ids)))


def _dated(session: Session, *conditions: ColumnElement[bool]) -> tuple[DatedElection, ...]:
    election = ELECTION.c
    rows = session.execute(
        select(
            election.id, election.purpose, election.title, type_coerce(BODY.c.name, Text).label("body"),
            election.section_id, election.held_on, election.state, election.candidates_until, election.for_meeting_id,
        )
        .select_from(ELECTION.outerjoin(BODY, BODY.c.id == election.body_id))
        .where(*conditions)
        .order_by(election.held_on, election.id)
    ).all()  # fmt: skip
    sections = section_names(session) if any(row.section_id is not None for row in rows) else {}
    return tuple(
        DatedElection(
            id=row.id, purpose=row.purpose, title=row.title, body=Wording.from_json(row.body or ""),
            section=sections.get(row.section_id, ""), held_on=row.held_on, state=row.state,
            candidates_until=row.candidates_until, for_meeting_id=row.for_meeting_id,
        )
        for row in rows
    )  # fmt: skip


def declared_last(session: Session, election_ids: Sequence[int]) -> Mapping[int, Declared]:
    """Election → the last declaration of its result; those not declared are left out."""
    rows = session.execute(
        select(DECLARATION).where(DECLARATION.c.election_id.in_(among(election_ids))).order_by(DECLARATION.c.id)
    )
    return {row.election_id: Declared(row.id, row.on, row.at, row.by, row.reason) for row in rows}


def objections_by_election(session: Session, election_ids: Sequence[int]) -> Mapping[int, tuple[ObjectionRow, ...]]:
    """Election → who objected to what; those nobody objected to are left out."""
    rows = session.execute(
        select(OBJECTION)
        .where(OBJECTION.c.election_id.in_(among(election_ids)))
        .order_by(OBJECTION.c.lodged_on, OBJECTION.c.id)
    )
    found: dict[int, list[ObjectionRow]] = defaultdict(list)
    for row in rows:
        found[row.election_id].append(
            ObjectionRow(
                id=row.id, step=row.step, lodged_on=row.lodged_on, member_id=row.member_id, lodged_by=row.lodged_by,
                text=row.text, late_reason=row.late_reason, ruling=row.ruling, ruled_on=row.ruled_on,
                ruled_by=row.ruled_by, grounds=row.grounds, version=row.version,
            )
        )  # fmt: skip
    return {each: tuple(of) for each, of in found.items()}
