"""What bringing in an official list of places would do: how many are new, known, or known in another spelling."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.place_lists import PlacesPlan, Twin
from pomanager.readmodels.places import JOINT
from pomanager.rules import folding
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import objections_to_name
from pomanager.rules.place_lists import Path, columns_of_levels, paths_of
from pomanager.rules.places import NamesOfPlaces, TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.queries import trees
from pomanager.services.organisation.queries import place_tree

NO_LEVELS = N_("Name the levels first: the columns of a list stand for them.")
NO_COLUMN = N_("Choose the columns in which the places stand.")
COLUMN_TWICE = N_("A column can stand for one level only.")
CANNOT_BE = N_("“{name}” cannot be the name of a place. Put it right in the list, or leave its row out.")
Key = tuple[int | None, str]
"""What a place lies in, and its name as search sees it. New places have ids below 0 here."""


def guessed_columns(session: Session, table: RawTable) -> tuple[int | None, ...]:
    """Which column of the table names the places of each level, from the outside in."""
    names = [
        {level.name.in_language(language.code) for language in LANGUAGES}
        for level in trees.levels(session, TreeName.PLACES)
    ]
    return columns_of_levels(table.headers, names)


def plan_places(
    session: Session, table: RawTable, columns: Sequence[int | None], added: Collection[Path] = ()
) -> PlacesPlan:
    """What would be added; ``columns`` are those of the levels, ``added`` the twins that are places of their own."""
    against = _against(columns)
    if against:
        return PlacesPlan(0, 0, 0, (), (), against)
    counts = paths_of(table.rows, columns)
    walk = _Walk(session, added)
    paths = tuple(dict.fromkeys(map(walk.along, counts)))
    return PlacesPlan(
        rows=sum(counts.values()), new=walk.new, known=len(walk.known), twins=tuple(walk.twins.values()), paths=paths,
        objections=tuple(walk.objections.values()),
    )  # fmt: skip


def _against(columns: Sequence[int | None]) -> tuple[Objection, ...]:
    if not columns:
        return (Objection(NO_LEVELS, "columns"),)
    chosen = [column for column in columns if column is not None]
    if not chosen:
        return (Objection(NO_COLUMN, "columns"),)
    return (Objection(COLUMN_TWICE, "columns"),) if len(chosen) != len(set(chosen)) else ()


class _Walk:
    """Goes along the paths of a list, and tells of each name whether it is there."""

    def __init__(self, session: Session, added: Collection[Path]) -> None:
        tree = place_tree(session)
        self._names = {key: node.name for key, node in tree.nodes.items()}
        self._ids: dict[Key, int] = {}
        self._inside: dict[int | None, list[int]] = {}
        for key, node in tree.nodes.items():
            if not node.ended:
                self._ids[node.parent_id, folding.fold(node.name)] = key
                self._inside.setdefault(node.parent_id, []).append(key)
        self._beside: dict[int | None, NamesOfPlaces] = {}
        self._added = frozenset(added)
        self._meant: dict[tuple[int | None, str], tuple[str, int | None]] = {}
        self.new = 0
        self.known: set[int] = set()
        self.twins: dict[Path, Twin] = {}
        self.objections: dict[str, Objection] = {}

    def along(self, path: Path) -> Path:
        """The path as it would be added: a twin is called as the place that is there."""
        parent: int | None = None
        right: list[str] = []
        for depth, name in enumerate(path):
            if not name:
                right.append("")
                continue
            taken, parent = self._step(parent, name, path[: depth + 1], right)
            right.append(taken)
        return tuple(right)

    def _step(self, parent: int | None, name: str, path: Path, around: Sequence[str]) -> tuple[str, int | None]:
        key = (parent, folding.fold(name))
        there = self._ids.get(key)
        if there is not None:
            if there > 0:
                self.known.add(there)
            return self._names[there], there
        found = self._meant.get(key)
        if found is None:
            found = self._meant[key] = self._unknown(parent, name, path, around)
        return found

    def _unknown(self, parent: int | None, name: str, path: Path, around: Sequence[str]) -> tuple[str, int | None]:
        """A name that is not there: a twin of one that is, or new."""
        twin = next(iter(self._likely(parent, name)), None)
        if twin is not None:
            within = JOINT.join(part for part in reversed(around) if part)
            added = path in self._added
            self.twins[path] = Twin(len(self.twins) + 1, path, within, self._names[twin], added)
            if not added:
                return self._names[twin], twin
        if objections_to_name(Wording({"": name})):
            self.objections[name] = Objection(CANNOT_BE, "columns", {"name": name[:60]})
        self.new += 1
        made = -self.new
        self._ids[parent, folding.fold(name)] = made
        self._names[made] = name
        return name, made

    def _likely(self, parent: int | None, name: str) -> tuple[int, ...]:
        """Places of the books in the same place that are spelt nearly so."""
        if parent is not None and parent < 0:
            return ()
        if parent not in self._beside:
            self._beside[parent] = NamesOfPlaces((key, self._names[key]) for key in self._inside.get(parent, ()))
        return self._beside[parent].likely(name)
