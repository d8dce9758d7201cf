"""What can be asked about places: by name and label, as a tree, and as they were on an earlier day."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.organisation import Place, PlaceChange, PlaceLevel
from pomanager.readmodels.places import JOINT, Tree, TreeLevel, TreeNode
from pomanager.rules import folding
from pomanager.services.organisation.queries.trees import levels_of, put_back

PLACE_JOINT = JOINT
"""Between a place and the one it lies in, wherever a place is named."""


def place_levels(session: Session) -> tuple[TreeLevel, ...]:
    """The levels at which places lie, from the outside in."""
    return levels_of(session, PlaceLevel)


def place_tree(session: Session, day: date | None = None) -> Tree:
    """Every place there ever was, called and lying as today; with a day, as on that day."""
    place = table_of(Place).c
    rows = session.execute(
        select(place.id, place.parent_id, place.name, place.level_id, place.since, place.until).order_by(place.id)
    )
    nodes = {row.id: TreeNode(*row) for row in rows}
    if day is not None:
        put_back(session, PlaceChange, nodes, day)
    return Tree(nodes.values())


def place_labels(session: Session) -> dict[int, str]:
    """Every place's label: its name and, where it lies in another, that one's name."""
    rows = {row.id: row for row in session.execute(select(Place.id, Place.name, Place.parent_id))}
    return {
        row.id: row.name if row.parent_id is None else row.name + PLACE_JOINT + rows[row.parent_id].name
        for row in rows.values()
    }


def place_labels_on(session: Session, day: date) -> Mapping[int, str]:
    """Every place's short label as it read on a day, for papers as of that day."""
    tree = place_tree(session, day)
    return {key: tree.label(key) for key in tree.nodes}


def place_labels_of(session: Session, place_ids: Collection[int], day: date) -> Mapping[int, str]:
    """The short labels of these places as they read on a day: few of many thousand are asked for alone."""
    change = table_of(PlaceChange).c
    if session.scalar(select(change.id).where(change.on > day).limit(1)) is not None:
        tree = place_tree(session, day)
        return {key: tree.label(key) for key in place_ids if key in tree.nodes}
    place, around = table_of(Place), table_of(Place).alias()
    statement = (
        select(place.c.id, place.c.name, around.c.name.label("around"))
        .select_from(place.outerjoin(around, around.c.id == place.c.parent_id))
        .where(place.c.id.in_(place_ids))
    )
    return {row.id: JOINT.join(filter(None, (row.name, row.around))) for row in session.execute(statement)}


def place_paths(session: Session, day: date | None = None) -> Mapping[int, str]:
    """Every place's name with those of all it lies in, from the inside out; with a day, as on that day."""
    tree = place_tree(session, day)
    return {key: tree.path(key) for key in tree.nodes}


def place_label(session: Session, place: Place | None) -> str:
    """How lists and papers call a place ("Mungwa · Gitega"); "" for none."""
    if place is None:
        return ""
    around = None if place.parent_id is None else session.get_one(Place, place.parent_id)
    return place.name if around is None else place.name + PLACE_JOINT + around.name


def place_path(session: Session, place: Place | None) -> str:
    """A place's name and those of everything it lies in, from the inside out; "" for none."""
    names = []
    while place is not None:
        names.append(place.name)
        place = None if place.parent_id is None else session.get_one(Place, place.parent_id)
    return PLACE_JOINT.join(names)


def place_called(session: Session, label: str) -> Place | None:
    """The place of this name or label ("Mungwa", "Mungwa · Gitega", "Mungwa · Gitega · Gitega"), if there is one.

    Where several have the name and the label does not say in which place theirs lies, it is the one that lies in none.
    A place that has ended answers only where none that is there does.
    """
    name, *around = place_parts(label)
    rows = session.scalars(select(Place).where(Place.folded == folding.fold(name)).order_by(Place.id)).all()
    found = [place for place in rows if place.until is None] or list(rows)
    if around:
        return next((place for place in found if _lies_in(session, place, around)), None)
    if len(found) == 1:
        return found[0]
    return next((place for place in found if place.parent_id is None), None)


def ended_place(session: Session, label: str) -> Place | None:
    """The place of this label, or what a new one of it would lie in, where that has ended; None where it has not."""
    parts = place_parts(label)
    for start in range(len(parts)):
        found = place_called(session, PLACE_JOINT.join(parts[start:]))
        if found is not None:
            return None if found.until is None else found
    return None


def place_parts(label: str) -> list[str]:
    """The names in a place's label, from the inside out; one empty name where nothing can be read in it."""
    return [part.strip() for part in label.split(PLACE_JOINT.strip()) if folding.fold(part)] or [""]


def _lies_in(session: Session, place: Place, names: list[str]) -> bool:
    """Whether the place lies in the first of the names, that in the second, and so on."""
    inner = place
    for name in names:
        if inner.parent_id is None:
            return False
        inner = session.get_one(Place, inner.parent_id)
        if inner.folded != folding.fold(name):
            return False
    return True
