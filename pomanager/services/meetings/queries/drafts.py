"""Draft resolutions under an item, as the next call of a meeting takes them over."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.meetings.calling import RollLine
from pomanager.db.meetings.decisions import Motion
from pomanager.rules.meetings.deciding import DecisionKind, MotionState

_MOTION, _LINE = map(table_of, (Motion, RollLine))


@dataclass(frozen=True, slots=True)
class Draft:
    """A motion that was not voted on; its mover is told by name, since every meeting has a roll of its own."""

    kind: DecisionKind
    text: str
    grounds: str
    moved_by: str


def drafts_of(session: Session, item_id: int) -> tuple[Draft, ...]:
    """The motions of an item that were neither voted on nor withdrawn, in their order; amendments to them left out."""
    rows = session.execute(
        select(_MOTION, _LINE.c.name.label("mover"))
        .select_from(_MOTION.outerjoin(_LINE, _LINE.c.id == _MOTION.c.mover_id))
        .where(
            _MOTION.c.item_id == item_id, _MOTION.c.state.in_((MotionState.DRAFT, MotionState.DEFERRED)),
            _MOTION.c.amends_id.is_(None),
        )
        .order_by(_MOTION.c.position, _MOTION.c.id)
    )  # fmt: skip
    return tuple(Draft(row.kind, row.text, row.grounds, row.mover or row.moved_by) for row in rows)
