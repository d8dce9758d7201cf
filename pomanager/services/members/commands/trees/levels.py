"""Naming the levels of a tree: province → commune → zone → hill, or union → cooperative → group."""

from dataclasses import dataclass
from types import MappingProxyType

from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import LEVEL_USED, TWICE, objections_to_name
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.queries import trees
from pomanager.services.organisation.queries import organisation_row
from pomanager.services.work import About, Work

ACTS = MappingProxyType(
    {
        TreeName.PLACES: "organisation.place_levels_named",
        TreeName.SECTIONS: "organisation.section_levels_named",
    }
)
UPSIDE_DOWN = N_("Something at the level “{inner}” holds something at the level “{outer}”. Keep them in this order.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelName:
    """One level; ``id`` is None for a new one."""

    id: int | None = None
    name: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLevels:
    """Let a tree have these levels, from the outside in; a level left out goes, where nothing lies at it."""

    of: TreeName
    levels: tuple[LevelName, ...]


def name_levels(work: Work, order: NameLevels) -> None:
    """Write names and order of the levels, or raise Refused with every objection."""
    objections = _objections(work, order)
    if objections:
        raise Refused(objections)
    languages = tuple(organisation_row(work.session).languages.split())
    before = trees.levels(work.session, order.of)
    rows = trees.level_rows(work.session, order.of)
    kind = trees.TRUNKS[order.of].level
    changed = False
    for position, level in enumerate(order.levels, 1):
        row = rows.pop(level.id, None) if level.id is not None else None
        if row is None:
            work.session.add(kind(position=position, name=level.name))
            changed = True
        elif (row.position, row.name) != (position, level.name):
            row.position, row.name = position, level.name
            changed = True
    for row in rows.values():
        work.session.delete(row)
        changed = True
    if not changed:
        return
    work.session.flush()
    told = [
        " → ".join(level.name.in_language(languages[0], languages) for level in levels)
        for levels in (before, trees.levels(work.session, order.of))
    ]
    work.record(ACTS[order.of], About(kind.__tablename__, None, told[1]), {"levels": (told[0], told[1])})


def _objections(work: Work, order: NameLevels) -> list[Objection]:
    found: list[Objection] = []
    seen: set[str] = set()
    for level in order.levels:
        found += objections_to_name(level.name, about="levels")
        folded = {folding.fold(text) for text in level.name.texts.values()}
        if folded & seen:
            found.append(Objection(TWICE, "levels", {"name": next(iter(level.name.texts.values()))}))
        seen |= folded
    kept = {level.id for level in order.levels}
    names = {row.id: row.name for row in trees.levels(work.session, order.of)}
    language = organisation_row(work.session).languages.split()[0]
    for key, name in names.items():
        if key not in kept and (count := trees.level_in_use(work.session, order.of, key)):
            found.append(Objection(LEVEL_USED, "levels", {"name": name.in_language(language), "count": count}))
    return found + _upside_down(work, order, names, language)


def _upside_down(work: Work, order: NameLevels, names: dict[int, Wording], language: str) -> list[Objection]:
    """Pairs of levels whose order would contradict what lies in what."""
    position = {level.id: place for place, level in enumerate(order.levels) if level.id is not None}
    grown = trees.tree(work.session, order.of)
    pairs: set[tuple[int, int]] = set()
    for node in grown.nodes.values():
        outer = next((above.level_id for above in grown.above(node.id) if above.level_id is not None), None)
        if node.level_id is not None and outer is not None:
            pairs.add((outer, node.level_id))
    return [
        Objection(
            UPSIDE_DOWN, "levels",
            {"inner": names[outer].in_language(language), "outer": names[inner].in_language(language)},
        )
        for outer, inner in sorted(pairs)
        if outer in position and inner in position and position[outer] >= position[inner]
    ]  # fmt: skip
