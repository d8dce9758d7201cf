"""The tree as Qt asks for it: what lies in each part is listed when somebody opens it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pomanager.i18n import _, collation, formats
from pomanager.marks import N_
from pomanager.readmodels.places import Tree, TreeCounts, TreeNode, TreeSheet
from pomanager.rules import folding

Index = QModelIndex | QPersistentModelIndex
KeyRole = Qt.ItemDataRole.UserRole + 1
NOBODY = TreeCounts()


@dataclass(frozen=True, slots=True)
class Shown:
    """A part with what is told of it."""

    node: TreeNode
    level: str
    counts: TreeCounts


class TreeColumn(NamedTuple):
    """One column: its marked title, what it says, and how it stands."""

    title: str
    says: Callable[[Shown], str]
    width: int
    right: bool = False


def _count(count: int) -> str:
    return formats.number(count) if count else ""


COLUMNS: tuple[TreeColumn, ...] = (
    TreeColumn(N_("Name"), lambda shown: shown.node.name, 0),
    TreeColumn(N_("Level"), lambda shown: shown.level, 150),
    TreeColumn(N_("Women"), lambda shown: _count(shown.counts.women), 88, right=True),
    TreeColumn(N_("Men"), lambda shown: _count(shown.counts.men), 88, right=True),
    # TR: heading of a column: how many members are on the roll
    TreeColumn(N_("On the roll"), lambda shown: _count(shown.counts.total), 104, right=True),
    TreeColumn(N_("Until"), lambda shown: formats.day_short(shown.node.until) if shown.node.until else "", 112),
)


class TreeModel(QAbstractItemModel):
    """Parts in the order of their names; only those that are seen, which a search or the ended ones decide."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tree = Tree(())
        self.seen: frozenset[int] | None = None
        """What is shown; None for all that is there."""
        self.with_ended = False
        self._counts: Mapping[int, TreeCounts] = {}
        self._levels: Mapping[int, str] = {}
        self._language = "en"
        self._children: dict[int | None, tuple[int, ...]] = {}
        self._rows: dict[int, int] = {}

    def show_tree(self, sheet: TreeSheet, levels: Mapping[int, str], language: str) -> None:
        """Show another state of the tree; ``language`` is the one its names are sorted in."""
        self.beginResetModel()
        self.tree, self._counts, self._levels, self._language = sheet.tree, sheet.counts, levels, language
        self._forget()
        self.endResetModel()

    @property
    def has_levels(self) -> bool:
        """Whether anything lies at a level that has a name."""
        return bool(self._levels)

    def narrow(self, seen: frozenset[int] | None, *, with_ended: bool) -> None:
        """Show only these parts (None: all), and those that have ended only if asked to."""
        self.beginResetModel()
        self.seen, self.with_ended = seen, with_ended
        self._forget()
        self.endResetModel()

    def _forget(self) -> None:
        self._children.clear()
        self._rows.clear()

    def found(self, text: str) -> list[int]:
        """The parts of whose name each typed word begins a word, in no order."""
        asked = folding.query_words(text)
        if not asked:
            return []
        return [
            key
            for key, node in self.tree.nodes.items()
            if (self.with_ended or not node.ended)
            and all(any(word.startswith(each) for word in folding.words(node.name)) for each in asked)
        ]

    # ---- what lies in what ----------------------------------------------------------------------------------------

    def inside(self, key: int | None) -> tuple[int, ...]:
        """What is shown directly in a part, by name; None for the outermost."""
        if key not in self._children:
            keys = [child for child in self.tree.within.get(key, ()) if self._is_shown(child)]
            keys.sort(key=self._order)
            self._children[key] = tuple(keys)
            self._rows.update({child: row for row, child in enumerate(keys)})
        return self._children[key]

    def _is_shown(self, key: int) -> bool:
        if self.seen is not None:
            return key in self.seen
        return self.with_ended or not self.tree.nodes[key].ended

    def _order(self, key: int) -> tuple[bool, str, int]:
        node = self.tree.nodes[key]
        return node.ended, collation.sort_key(node.name, self._language), key

    def place_of(self, key: int) -> list[tuple[bool, str, int]]:
        """What says where a part stands in the whole list: smaller is further up."""
        return [self._order(each) for each in (*[node.id for node in self.tree.above(key)][::-1], key)]

    def shown(self, key: int) -> Shown:
        """A part with what is told of it."""
        node = self.tree.nodes[key]
        return Shown(node, self._levels.get(node.level_id or 0, ""), self._counts.get(key, NOBODY))

    def key_of(self, index: Index) -> int | None:
        """The part at a place; None for none."""
        return int(index.internalId()) if index.isValid() else None

    def index_of(self, key: int) -> QModelIndex:
        """The place of a part that is shown; an invalid one where it is not."""
        if key not in self.tree.nodes:
            return QModelIndex()
        siblings = self.inside(self.tree.nodes[key].parent_id)
        return self.createIndex(siblings.index(key), 0, key) if key in siblings else QModelIndex()

    # ---- what Qt asks ---------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        inside = self.inside(self.key_of(parent))
        if not (0 <= row < len(inside) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, inside[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt has two
        key = self.key_of(index)
        parent_id = None if key is None or key not in self.tree.nodes else self.tree.nodes[key].parent_id
        if parent_id is None:
            return QModelIndex()
        self.inside(self.tree.nodes[parent_id].parent_id)
        return self.createIndex(self._rows.get(parent_id, 0), 0, parent_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.column() > 0 else len(self.inside(self.key_of(parent)))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return len(COLUMNS)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        return self.rowCount(parent) > 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        key = self.key_of(index)
        if key is None or key not in self.tree.nodes:
            return None
        if role == KeyRole:
            return key
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return COLUMNS[index.column()].says(self.shown(key))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].title)
        return None
