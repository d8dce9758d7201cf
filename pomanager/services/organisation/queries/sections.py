"""What can be asked about sections: by name, as a tree, and as they were on an earlier day."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.areas import Area
from pomanager.db.base import table_of
from pomanager.db.kept import kept
from pomanager.db.organisation import Organisation, Section, SectionChange, SectionLevel
from pomanager.readmodels.places import JOINT, Tree, TreeLevel, TreeNode
from pomanager.rules import folding
from pomanager.services.organisation.queries.profile import organisation_row
from pomanager.services.organisation.queries.trees import levels_of, put_back


def section_levels(session: Session) -> tuple[TreeLevel, ...]:
    """The levels at which sections lie, from the outside in."""
    return levels_of(session, SectionLevel)


def section_tree(session: Session, day: date | None = None) -> Tree:
    """Every section there ever was, by its first name; with a day, called and lying as on that day."""
    section = table_of(Section).c
    codes = select(table_of(Organisation).c.languages).scalar_subquery()
    nodes: dict[int, TreeNode] = {}
    languages: tuple[str, ...] = ()
    for row in session.execute(
        select(
            section.id, section.parent_id, section.name, section.level_id, section.since, section.until,
            section.organisation_id, codes.label("codes"),
        ).order_by(section.id)
    ):  # fmt: skip
        languages = tuple(row.codes.split())
        name = row.name.in_language(languages[0], languages)
        nodes[row.id] = TreeNode(row.id, row.parent_id, name, row.level_id, row.since, row.until, row.organisation_id)
    if day is not None:
        put_back(session, SectionChange, nodes, day, lambda name: name.in_language(languages[0], languages))
    return Tree(nodes.values())


def section_names(session: Session, day: date | None = None) -> dict[int, str]:
    """Every section's label: its first name (in the organisation's first language that has one).

    Where another section has the same name, that of what it lies in follows: "Group 1 · Union Nord". With a day, as
    on that day.
    """
    return dict(kept(session, ("section names", day), partial(_names, session, day), frozenset({Area.ORGANISATION})))


def _names(session: Session, day: date | None) -> dict[int, str]:
    return dict(labels_of_sections(section_tree(session, day)))


def labels_of_sections(tree: Tree) -> Mapping[int, str]:
    """The label of each section of a tree."""
    folded = {key: folding.fold(node.name) for key, node in tree.nodes.items()}
    counts = Counter(folded.values())
    return {key: node.name if counts[folded[key]] == 1 else tree.label(key) for key, node in tree.nodes.items()}


def section_name(session: Session, section: Section | None) -> str:
    """How lists and papers call a section; "" for none."""
    if section is None:
        return ""
    name = _first_name(session, section)
    if section.parent_id is None:
        return name
    alike = select(Section.id).where(Section.folded == section.folded, Section.id != section.id).limit(1)
    if session.execute(alike).first() is None:
        return name
    return name + JOINT + _first_name(session, session.get_one(Section, section.parent_id))


def section_called(session: Session, name: str) -> Section | None:
    """The section of this name or label ("Group 1", "Group 1 · Union Nord"), if there is one.

    One that has ended answers only where none that is there does; of several, the one that lies in none, or the first.
    """
    whole = _called(session, name)
    if whole or JOINT.strip() not in name:
        return whole[0] if whole else None
    inner, _, outer = name.partition(JOINT.strip())
    asked = folding.fold(outer)
    for section in _called(session, inner):
        if section.parent_id is None:
            continue
        around = session.get_one(Section, section.parent_id)
        if asked in {around.folded, folding.fold(_first_name(session, around))}:
            return section
    return None


def ended_section(session: Session, name: str) -> Section | None:
    """The section of this name or label, where it has ended; None where it has not or there is none."""
    found = section_called(session, name)
    return None if found is None or found.until is None else found


def _first_name(session: Session, section: Section) -> str:
    languages = tuple(organisation_row(session).languages.split())
    return section.name.in_language(languages[0], languages)


def _called(session: Session, name: str) -> list[Section]:
    asked = folding.fold(name)
    rows = session.scalars(select(Section).where(Section.folded == asked).order_by(Section.id)).all()
    if not rows and asked:  # after a change of languages, sections are shown by names they are not yet found by
        every = session.scalars(select(Section).order_by(Section.id))
        rows = [section for section in every if folding.fold(_first_name(session, section)) == asked]
    living = [section for section in rows if section.until is None] or list(rows)
    return sorted(living, key=lambda section: section.parent_id is not None)
