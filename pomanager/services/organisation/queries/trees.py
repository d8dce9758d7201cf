"""What places and sections have in common: their levels, and how they were called and lay on an earlier day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.organisation import PlaceChange, PlaceLevel, SectionChange, SectionLevel
from pomanager.readmodels.places import TreeLevel, TreeNode
from pomanager.rules.places import TreeChange


def levels_of(session: Session, kind: type[PlaceLevel | SectionLevel]) -> tuple[TreeLevel, ...]:
    """The levels of a tree, from the outside in."""
    level = table_of(kind).c
    rows = session.execute(select(level.id, level.position, level.name).order_by(level.position, level.id))
    return tuple(TreeLevel(*row) for row in rows)


def put_back(
    session: Session,
    kind: type[PlaceChange | SectionChange],
    nodes: dict[int, TreeNode],
    day: date,
    said: Callable[[Any], str] = str,
) -> None:
    """Put back names and parents as they were on a day: the earliest change after it tells what was before.

    ``said`` makes what the change kept into a name.
    """
    told = table_of(kind).c
    undone = select(told.kind, told.before_id, told.name_before, told.parent_before_id).where(
        told.on > day, told.kind.in_((TreeChange.RENAMED, TreeChange.MOVED))
    )
    for row in session.execute(undone.order_by(told.on.desc(), told.id.desc())):
        node = nodes[row.before_id]
        if row.kind is TreeChange.RENAMED:
            nodes[node.id] = replace(node, name=said(row.name_before))
        else:
            nodes[node.id] = replace(node, parent_id=row.parent_before_id)
