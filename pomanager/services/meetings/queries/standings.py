"""Where adopted resolutions stand: in force, executed, repealed, as the last line about each says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from pomanager.db.base import table_of
from pomanager.db.meetings.decisions import Decision, ResolutionStanding
from pomanager.rules.meetings.deciding import Standing

STANDING = table_of(ResolutionStanding)
_DECISION = table_of(Decision)


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a resolution stands since when, and by which other."""

    standing: Standing
    since: date
    by: str
    remarks: str


def standings(session: Session, as_of: date | None = None) -> Mapping[int, Stands]:
    """Decision → the last line about it, by a day; those without a line are in force since they took effect."""
    newest = select(func.max(STANDING.c.id)).group_by(STANDING.c.decision_id)
    if as_of is not None:
        newest = newest.where(STANDING.c.since <= as_of)
    by = aliased(_DECISION)
    query = (
        select(STANDING, by.c.reference.label("by"))
        .join(by, by.c.id == STANDING.c.by_id, isouter=True)
        .where(STANDING.c.id.in_(newest))
    )
    return {
        row.decision_id: Stands(row.standing, row.since, row.by or "", row.remarks) for row in session.execute(query)
    }


def repealed_by_of(session: Session, decision_id: int) -> tuple[str, ...]:
    """The references of the resolutions that a decision repeals."""
    newest = select(func.max(STANDING.c.id)).group_by(STANDING.c.decision_id)
    query = (
        select(_DECISION.c.reference)
        .join(STANDING, STANDING.c.decision_id == _DECISION.c.id)
        .where(
            STANDING.c.id.in_(newest), STANDING.c.by_id == decision_id, STANDING.c.standing == Standing.REPEALED
        )
        .order_by(_DECISION.c.id)
    )  # fmt: skip
    return tuple(session.execute(query).scalars())
