"""Many places at once, as official lists tell them: one line of the journal for a whole country."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.organisation import Place
from pomanager.errors import Refused
from pomanager.rules import folding, writing
from pomanager.rules.place_changes import objections_to_name
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.queries import trees
from pomanager.services.work import About, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPlaces:
    """Add places by their paths: names from the outside in, one a level, "" where nothing lies at a level.

    ``name`` says what list they stand in, for the journal. What is there already is not added again.
    """

    name: str
    paths: Sequence[Sequence[str]]
    since: date | None = None


def add_places(work: Work, order: AddPlaces) -> int:
    """Write them all, or raise Refused; returns how many were new."""
    levels: list[int | None] = [level.id for level in trees.levels(work.session, TreeName.PLACES)]
    rows = bulk.places(work.session)
    known = {(row.parent_id, row.folded): int(row.id) for row in rows if row.until is None}
    free = bulk.next_id(work.session, Place)
    new: list[dict[str, object]] = []
    digest = hashlib.sha256()
    for path in order.paths:
        parent_id: int | None = None
        for depth, name in enumerate(path):
            if not folding.fold(name):
                continue
            key = (parent_id, folding.fold(name))
            if key not in known:
                known[key] = free + len(new)
                level_id = levels[depth] if depth < len(levels) else None
                new.append(_row(known[key], writing.tidy(name), parent_id, level_id, order.since))
                digest.update(f"{parent_id or ''}\t{name}\n".encode("utf-8", "surrogatepass"))
            parent_id = known[key]
    _refuse({str(row["name"]) for row in new})
    if new:
        bulk.add(work.session, Place, new)
        work.touch(Area.ORGANISATION)
        told: dict[str, tuple[object, object]] = {"new": (None, len(new)), "digest": (None, digest.hexdigest())}
        work.record("organisation.places_added", About("place", None, order.name), told)
    return len(new)


def _refuse(names: Iterable[str]) -> None:
    objections = [said for name in sorted(names) for said in objections_to_name(Wording({"": name}), (), "paths")]
    if objections:
        raise Refused(objections)


def _row(key: int, name: str, parent_id: int | None, level_id: int | None, since: date | None) -> dict[str, object]:
    return {
        "id": key, "name": name, "folded": folding.fold(name), "parent_id": parent_id, "level_id": level_id,
        "since": since,
    }  # fmt: skip
