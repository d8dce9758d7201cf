"""The appeals of a member, and what the rules ask about them."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.appeals import Appeal
from pomanager.db.base import table_of
from pomanager.readmodels.appeals import AppealRow
from pomanager.readmodels.members import StandingRow
from pomanager.rules.appeals import AppealFacts, AppealOutcome
from pomanager.services.members.queries.member import standings


def appeals(session: Session, member_id: int) -> tuple[AppealRow, ...]:
    """Every appeal of this member, oldest first."""
    row = table_of(Appeal).c
    statement = (
        select(row.id, row.standing_id, row.lodged_on, row.grounds, row.outcome, row.decided_on, row.decision)
        .where(row.member_id == member_id)
        .order_by(row.lodged_on, row.id)
    )
    return tuple(AppealRow(*found) for found in session.execute(statement))


def last_line(session: Session, member_id: int) -> StandingRow:
    """The line of the standing that holds."""
    return [line for line in standings(session, member_id) if line.holds][-1]


def pending_appeal(session: Session, member_id: int) -> AppealRow | None:
    """The appeal against the present exclusion that nobody has decided yet; one against an entry taken back is moot."""
    exclusion = last_line(session, member_id).id
    waiting = (row for row in appeals(session, member_id) if row.outcome is AppealOutcome.PENDING)
    return next((row for row in waiting if row.standing_id == exclusion), None)


def appeal_facts(session: Session, member_id: int, today: date) -> AppealFacts:
    """How things stand for lodging or deciding an appeal."""
    line = last_line(session, member_id)
    pending = pending_appeal(session, member_id)
    rejected = [
        row.decided_on
        for row in appeals(session, member_id)
        if row.standing_id == line.id and row.outcome is AppealOutcome.REJECTED
    ]
    return AppealFacts(
        status=line.status, since=line.since, today=today,
        pending_since=pending.lodged_on if pending else None, rejected_on=rejected[-1] if rejected else None,
    )  # fmt: skip
