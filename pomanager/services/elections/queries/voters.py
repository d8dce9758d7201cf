"""The electoral roll of an election with the ballot papers given to each: of its meeting, or its own."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.elections.preparing import Election
from pomanager.db.elections.voting import BallotIssue, ElectionVoter
from pomanager.db.meetings.calling import RollLine
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.elections.election import RollFigures, VoterRow
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services.bodies.queries.loading import among
from pomanager.services.elections.queries.loading import NO_ELECTION
from pomanager.services.meetings.queries.loading import roll_sums
from pomanager.services.organisation.queries import section_names

ROLL_OF_MEETING = N_("The electoral roll is the one frozen for the meeting.")
ROLL_THERE = N_("The electoral roll is written already.")
ELECTION, VOTER, ISSUE, LINE = map(table_of, (Election, ElectionVoter, BallotIssue, RollLine))


def meeting_of(session: Session, election_id: int) -> int | None:
    """The meeting an election is held in; None where it stands alone. Raises NotFound."""
    row = session.execute(select(ELECTION.c.id, ELECTION.c.meeting_id).where(ELECTION.c.id == election_id)).first()
    if row is None:
        raise NotFound(Objection(NO_ELECTION))
    return None if row.meeting_id is None else int(row.meeting_id)


def on_roll(session: Session, election_id: int) -> tuple[Any, ColumnElement[bool]]:
    """The table of the roll, and which of its lines belong to the election."""
    meeting_id = meeting_of(session, election_id)
    if meeting_id is None:
        return VOTER, VOTER.c.election_id == election_id
    sums = roll_sums(session, meeting_id)
    return LINE, LINE.c.meeting_roll_id == (0 if sums is None else sums.meeting_roll_id)


def _with_issue(table: Any, election_id: int, number: int) -> Any:  # noqa: ANN401 - one of two tables
    own = ISSUE.c.voter_id if table is VOTER else ISSUE.c.roll_id
    given = and_(own == table.c.id, ISSUE.c.election_id == election_id, ISSUE.c.round == number, ~ISSUE.c.undone)
    return table.outerjoin(ISSUE, given)


def roll_figures(session: Session, election_id: int, number: int = 1) -> RollFigures:
    """The roll as a whole, and what was handed out in a round; raises NotFound."""
    table, belongs = on_roll(session, election_id)
    may = table.c.votes > 0
    row = session.execute(
        select(
            func.count(), func.coalesce(func.sum(table.c.votes), 0),
            func.coalesce(func.sum(case((table.c.sex == Sex.FEMALE, 1), else_=0)), 0),
        ).where(belongs, may)
    ).one()  # fmt: skip
    given = session.execute(
        select(func.count(), func.coalesce(func.sum(ISSUE.c.own + ISSUE.c.for_others), 0)).where(
            ISSUE.c.election_id == election_id, ISSUE.c.round == number, ~ISSUE.c.undone
        )
    ).one()
    return RollFigures(on_roll=row[0], votes=row[1], women=row[2], ticked=given[0], papers=given[1])


def voters(
    session: Session, election_id: int, number: int = 1, only: Sequence[int] | None = None
) -> tuple[VoterRow, ...]:
    """Everybody on the roll with a vote, in its order, or those lines of it named; raises NotFound."""
    table, belongs = on_roll(session, election_id)
    statement = _rows(table, election_id, number).where(belongs, table.c.votes > 0).order_by(table.c.position)
    if only is not None:
        statement = statement.where(table.c.id.in_(among(only)))
    names = section_names(session)
    is_own = table is VOTER
    return tuple(
        VoterRow(
            voter_id=row.id if is_own else None, roll_id=None if is_own else row.id, position=row.position,
            member_id=row.member_id, number=row.number, name=row.name, other_script=row.other_script, sex=row.sex,
            section=names.get(row.section_id, ""), votes=row.votes, own=row.own or 0, for_others=row.for_others or 0,
            issue_id=row.issue_id,
        )
        for row in session.execute(statement)
    )  # fmt: skip


def _rows(table: Any, election_id: int, number: int) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - one of two tables
    return select(
        table.c.id, table.c.position, table.c.member_id, table.c.number, table.c.name, table.c.other_script,
        table.c.sex, table.c.section_id, table.c.votes, ISSUE.c.own, ISSUE.c.for_others, ISSUE.c.id.label("issue_id"),
    ).select_from(_with_issue(table, election_id, number))  # fmt: skip


def voters_written(session: Session, election_id: int) -> int:
    """How many stand on the own roll of an election; 0 while it is not written."""
    return session.execute(select(func.count()).where(VOTER.c.election_id == election_id)).scalar_one()
