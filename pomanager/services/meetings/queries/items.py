"""One item of an agenda as the acts on it find it: its place, what it lies below, what lies below it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.errors import NotFound
from pomanager.rules.meetings.kinds import ItemKind, ItemState
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.meetings.queries.agenda import ITEM, NO_ITEM


@dataclass(frozen=True, slots=True)
class ItemFound:
    """An item as it is kept."""

    id: int
    meeting_id: int
    parent_id: int | None
    position: int
    kind: ItemKind
    title: Wording
    state: ItemState


def item_found(session: Session, item_id: int) -> ItemFound:
    """One item; raises NotFound."""
    columns = (
        ITEM.c.id, ITEM.c.meeting_id, ITEM.c.parent_id, ITEM.c.position, ITEM.c.kind, ITEM.c.title, ITEM.c.state,
    )  # fmt: skip
    row = session.execute(select(*columns).where(ITEM.c.id == item_id)).first()
    if row is None:
        raise NotFound(Objection(NO_ITEM))
    return ItemFound(*row)


def parents_of(session: Session, item_id: int) -> tuple[int, ...]:
    """What an item lies below, from the inside out."""
    found: list[int] = []
    parent = item_found(session, item_id).parent_id
    while parent is not None:
        found.append(parent)
        parent = item_found(session, parent).parent_id
    return tuple(found)


def siblings(session: Session, meeting_id: int, parent_id: int | None) -> tuple[int, ...]:
    """The ids of the items directly below another (None: of the first level), in their order."""
    rows = select(ITEM.c.id).where(
        ITEM.c.meeting_id == meeting_id, ITEM.c.parent_id.is_(parent_id), ITEM.c.position > 0
    )  # fmt: skip
    return tuple(session.execute(rows.order_by(ITEM.c.position, ITEM.c.id)).scalars())


def all_below(session: Session, item_id: int) -> tuple[int, ...]:
    """Everything that lies below an item, at any depth."""
    found: list[int] = []
    waiting = [item_id]
    while waiting:
        children = session.execute(select(ITEM.c.id).where(ITEM.c.parent_id.in_(waiting))).scalars().all()
        found += children
        waiting = list(children)
    return tuple(found)


def levels_below(session: Session, item_id: int) -> int:
    """How many levels of items hang on one."""
    levels, waiting = 0, [item_id]
    while True:
        children = ITEM.c.parent_id.in_(waiting) & (ITEM.c.position > 0)
        waiting = list(session.execute(select(ITEM.c.id).where(children)).scalars())
        if not waiting:
            return levels
        levels += 1
