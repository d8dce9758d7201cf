"""The trees of places and of sections with the people in them: for their screen, and for the acts that change them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Member, Person
from pomanager.db.organisation import Place, PlaceChange, PlaceLevel, Section, SectionChange, SectionLevel
from pomanager.db.whereabouts import IN_PLACES, IN_SECTIONS, Belonging, last_day_in, owners_in
from pomanager.errors import NotFound
from pomanager.marks import N_
from pomanager.readmodels.places import Tree, TreeCounts, TreeEvent, TreeLevel, TreeSheet
from pomanager.rules import folding
from pomanager.rules.members import ON_ROLL, PersonKind, Sex
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import PartFacts
from pomanager.rules.places import TreeChange, TreeName
from pomanager.rules.wording import Wording
from pomanager.services.organisation.queries import (
    organisation_row,
    place_label,
    place_levels,
    place_tree,
    section_levels,
    section_name,
    section_tree,
)

NO_SUCH_PART = N_("It is not there any more. Look at the list again.")

Part: TypeAlias = Place | Section
"""A place or a section, as the acts change it."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """The tables of one of the two trees."""

    kind: type[Place] | type[Section]
    change: type[PlaceChange] | type[SectionChange]
    level: type[PlaceLevel] | type[SectionLevel]
    belonging: Belonging


TRUNKS: Mapping[TreeName, Trunk] = MappingProxyType(
    {
        TreeName.PLACES: Trunk(Place, PlaceChange, PlaceLevel, IN_PLACES),
        TreeName.SECTIONS: Trunk(Section, SectionChange, SectionLevel, IN_SECTIONS),
    }
)


def levels(session: Session, of: TreeName) -> tuple[TreeLevel, ...]:
    """The levels of a tree, from the outside in."""
    return place_levels(session) if of is TreeName.PLACES else section_levels(session)


def tree(session: Session, of: TreeName, day: date | None = None) -> Tree:
    """All places or all sections; with a day, called and lying as on that day."""
    return place_tree(session, day) if of is TreeName.PLACES else section_tree(session, day)


def tree_sheet(session: Session, of: TreeName) -> TreeSheet:
    """The whole tree for its screen, with the women and men on the roll in each part and all within it."""
    grown = tree(session, of)
    direct: dict[int, dict[Sex, int]] = {}
    member = table_of(Member)
    where = member.c.person_place_id if of is TreeName.PLACES else member.c.section_id
    columns = (where, member.c.person_sex, member.c.status)  # an index holds all three, in this order
    for key, sex, status, count in session.execute(select(*columns, func.count()).group_by(*columns)):
        if key is not None and status in ON_ROLL:
            by_sex = direct.setdefault(key, {})
            by_sex[sex] = by_sex.get(sex, 0) + count
    return TreeSheet(levels(session, of), grown, _summed(grown, direct))


def _summed(grown: Tree, direct: Mapping[int, Mapping[Sex, int]]) -> Mapping[int, TreeCounts]:
    """The counts of each part with those of everything within it."""
    sums: dict[int, list[int]] = {}
    for key, by_sex in direct.items():
        own = [by_sex.get(sex, 0) for sex in (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN)]
        for holder in (key, *(node.id for node in grown.above(key))):
            sums[holder] = [one + more for one, more in zip(sums.get(holder, (0, 0, 0)), own, strict=True)]
    return {key: TreeCounts(*three) for key, three in sums.items()}


def history(session: Session, of: TreeName, key: int) -> tuple[TreeEvent, ...]:
    """What happened to a place or section, and what came into it, the latest first."""
    told = table_of(TRUNKS[of].change).c
    rows = session.execute(
        select(told.on, told.kind, told.before_id, told.after_id, told.name_before, told.decision)
        .where(or_(told.before_id == key, told.after_id == key))
        .order_by(told.on.desc(), told.id.desc())
    ).all()
    languages = tuple(organisation_row(session).languages.split())
    return tuple(_event(session, of, row, languages) for row in rows)


def _event(session: Session, of: TreeName, row: Any, languages: Sequence[str]) -> TreeEvent:  # noqa: ANN401 - a row
    then, since = (tree(session, of, day) for day in (_eve(row.on), row.on))
    before = then.nodes[row.before_id].name
    if row.kind is TreeChange.RENAMED:
        name = row.name_before
        before = name.in_language(languages[0], languages) if isinstance(name, Wording) else name
        after = since.nodes[row.after_id].name
    elif row.kind is TreeChange.MOVED:
        after = since.path(row.before_id).partition(" · ")[2]
    else:
        after = "" if row.after_id is None else since.nodes[row.after_id].name
    return TreeEvent(row.on, row.kind, before, after, row.decision)


def _eve(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def part(session: Session, of: TreeName, key: int) -> Part:
    """The row of a place or section, for the acts that change it; raises NotFound."""
    found: Part | None = session.get(Place, key) if of is TreeName.PLACES else session.get(Section, key)
    if found is None:
        raise NotFound(Objection(NO_SUCH_PART))
    return found


def label_of(session: Session, row: Part) -> str:
    """How lists call a place or a section."""
    return place_label(session, row) if isinstance(row, Place) else section_name(session, row)


def name_of(session: Session, row: Part) -> str:
    """The bare name of a place, or of a section in the organisation's first language."""
    if isinstance(row, Place):
        return row.name
    languages = tuple(organisation_row(session).languages.split())
    return row.name.in_language(languages[0], languages)


def facts_of(session: Session, of: TreeName, row: Part, *, ending: bool = False) -> PartFacts:
    """What the rules need to know before it is changed; when it is to end, what lay in it counts as well."""
    told = table_of(TRUNKS[of].change).c
    concerns = [told.before_id == row.id, told.after_id == row.id]
    if ending:
        kind = TRUNKS[of].kind
        inside = select(kind.id).where(kind.parent_id == row.id, kind.until.is_not(None))
        concerns += [told.parent_before_id == row.id, told.before_id.in_(inside)]
    latest = select(func.max(told.on)).where(or_(*concerns))
    return PartFacts(name_of(session, row), row.since, row.until, session.execute(latest).scalar_one())


def first_changed(session: Session, of: TreeName, key: int) -> date | None:
    """The first day on which something happened to it; None where nothing did."""
    told = table_of(TRUNKS[of].change).c
    found: date | None = session.execute(select(func.min(told.on)).where(told.before_id == key)).scalar_one()
    return found


def within(session: Session, of: TreeName, key: int | None) -> list[Part]:
    """What lies directly in it and is there, in order of ids; for None what lies in nothing."""
    kind = TRUNKS[of].kind
    inside = kind.parent_id.is_(None) if key is None else kind.parent_id == key
    return list(session.scalars(select(kind).where(inside, kind.until.is_(None)).order_by(kind.id)))


def names_beside(session: Session, of: TreeName, parent_id: int | None, but: Iterable[int] = ()) -> list[str]:
    """The names of what lies directly in a parent and is there, but for these."""
    left_out = set(but)
    return [name_of(session, row) for row in within(session, of, parent_id) if row.id not in left_out]


def lies_within(session: Session, of: TreeName, key: int, holders: Collection[int]) -> bool:
    """Whether it is one of the holders itself, or lies in one at any depth."""
    return key in holders or any(node.id in holders for node in tree(session, of).above(key))


def people_in(session: Session, of: TreeName, key: int) -> int:
    """How many people belong directly to it, whatever their standing."""
    return owners_in(session, TRUNKS[of].belonging, key)


def lived_until(session: Session, of: TreeName, key: int) -> date | None:
    """The last day on which somebody who has left it since belonged to it."""
    return last_day_in(session, TRUNKS[of].belonging, key)


def level_in_use(session: Session, of: TreeName, level_id: int) -> int:
    """How many places or sections lie at a level."""
    kind = TRUNKS[of].kind
    return session.execute(select(func.count()).select_from(kind).where(kind.level_id == level_id)).scalar_one()


def level_rows(session: Session, of: TreeName) -> dict[int, PlaceLevel | SectionLevel]:
    """The levels themselves by id, for the act that names them."""
    rows: Iterable[PlaceLevel | SectionLevel]
    rows = session.scalars(select(PlaceLevel)) if of is TreeName.PLACES else session.scalars(select(SectionLevel))
    return {row.id: row for row in rows}


def members_told_by(session: Session, of: TreeName, keys: Sequence[int]) -> list[int]:
    """Members in whose text for search one of these is named: who belongs to it, or to what lies directly in it."""
    trunk = TRUNKS[of]
    inside = select(trunk.kind.id).where(or_(trunk.kind.id.in_(keys), trunk.kind.parent_id.in_(keys)))
    member, person = table_of(Member), table_of(Person)
    found = select(member.c.id).where(trunk.belonging.now.in_(inside)).order_by(member.c.id)
    if of is TreeName.PLACES:
        found = found.join(person, person.c.id == member.c.person_id)
    return list(session.scalars(found))


def next_level(session: Session, of: TreeName, parent_id: int | None) -> int | None:
    """The level at which something new in a parent most likely lies: the one next to the parent's, or the outermost."""
    ids = [level.id for level in levels(session, of)]
    if parent_id is None:
        return ids[0] if ids else None
    outer = part(session, of, parent_id).level_id
    inside = ids[ids.index(outer) + 1 :] if outer in ids else []
    return inside[0] if inside else None


def section_wording(session: Session, key: int) -> Wording:
    """The name of a section in every language it has one in; raises NotFound."""
    row = part(session, TreeName.SECTIONS, key)
    return row.name if isinstance(row, Section) else Wording()


def organisations(session: Session, text: str, limit: int = 20) -> tuple[tuple[int, str], ...]:
    """Organisations the office knows, by a part of their names: id of the person, and name."""
    person = table_of(Person)
    found = select(person.c.id, person.c.full_name).where(person.c.kind == PersonKind.ORGANISATION)
    rows = session.execute(found.order_by(person.c.sort_key, person.c.id))
    asked = folding.fold(text)
    return tuple((row.id, row.full_name) for row in rows if asked in folding.fold(row.full_name))[:limit]


def organisation_called(session: Session, person_id: int) -> str:
    """The name of an organisation the office knows."""
    return session.get_one(Person, person_id).full_name
