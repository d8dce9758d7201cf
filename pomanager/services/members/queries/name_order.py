"""The order of names and the names of sections, held against the organisation's first language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.members import Person
from pomanager.db.organisation import Organisation, Section
from pomanager.i18n import collation
from pomanager.readmodels.places import Tree
from pomanager.rules import folding, writing
from pomanager.rules.places import TreeName
from pomanager.services.organisation.queries import section_tree


def names_out_of_order(session: Session) -> int:
    """How many people are still sorted as another language does than the organisation's first; 0 when none are."""
    organisation = table_of(Organisation).c
    row = session.execute(select(organisation.languages, organisation.sort_language)).one()
    if row.sort_language and collation.same_order(row.sort_language, row.languages.split()[0]):
        return 0
    return session.execute(select(func.count()).select_from(table_of(Person))).scalar_one()


@dataclass(frozen=True, slots=True)
class OtherNames:
    """Sections that are still found by their names in another language than the organisation's first."""

    folded: Mapping[int, str]
    """Section → its name in the first language, as search sees it."""
    members: tuple[int, ...]
    """Whose texts for search name one of them."""


def sections_found_otherwise(session: Session) -> OtherNames:
    """What there is to do so that all sections are found by their names of today; empty where nothing is."""
    section = table_of(Section).c
    known = {row.id: row.folded for row in session.execute(select(section.id, section.folded))}
    tree = section_tree(session)
    names = {key: folding.fold(writing.tidy(node.name)) for key, node in tree.nodes.items()}
    other = {key: name for key, name in names.items() if known[key] != name}
    if not other:
        return OtherNames({}, ())
    from pomanager.services.members.queries.trees import members_told_by  # seldom wanted; the first list does without

    before, after = _labels(tree, known), _labels(tree, names)
    renamed = [key for key, label in after.items() if before[key] != label]
    return OtherNames(other, tuple(members_told_by(session, TreeName.SECTIONS, renamed)))


def _labels(tree: Tree, names: Mapping[int, str]) -> dict[int, tuple[str, str]]:
    """The words of each section's label: its name, and that of what it lies in where another is called so too."""
    counts = Counter(names.values())
    outer = {key: node.parent_id for key, node in tree.nodes.items()}
    return {key: (name, "" if counts[name] == 1 else names.get(outer[key] or 0, "")) for key, name in names.items()}
