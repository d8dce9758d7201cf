"""What screens, papers and imports see of places and sections: trees whose parts begin and end on days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pomanager.rules import folding
from pomanager.rules.places import MatchKind, TreeChange, TreeName
from pomanager.rules.wording import Wording

JOINT = " · "
"""Between a place and the one it lies in, wherever a place is named."""


@dataclass(frozen=True, slots=True)
class TreeLevel:
    """A level of the tree as the organisation names it; ``position`` 1 is the outermost."""

    id: int
    position: int
    name: Wording


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A place or a section: what it is called, what it lies in, and from when to when it was there."""

    id: int
    parent_id: int | None
    name: str
    level_id: int | None = None
    since: date | None = None
    until: date | None = None
    """The last day; None while it is there."""
    organisation_id: int | None = None
    """Of a section that is itself an organisation on the roll: that organisation's person."""

    @property
    def ended(self) -> bool:
        """Whether it is there no longer."""
        return self.until is not None


class Tree:
    """All places, or all sections, with what lies in what; in order of their ids."""

    def __init__(self, nodes: Iterable[TreeNode]) -> None:
        self.nodes: Mapping[int, TreeNode] = {node.id: node for node in nodes}

    @cached_property
    def within(self) -> Mapping[int | None, tuple[int, ...]]:
        """What lies directly in each; under None what lies in nothing."""
        found: dict[int | None, list[int]] = {}
        for node in self.nodes.values():
            found.setdefault(node.parent_id, []).append(node.id)
        return {parent: tuple(children) for parent, children in found.items()}

    def above(self, key: int) -> Iterator[TreeNode]:
        """What it lies in, from the inside out."""
        node = self.nodes[key]
        while node.parent_id is not None:
            node = self.nodes[node.parent_id]
            yield node

    def below(self, key: int) -> Iterator[int]:
        """Everything that lies in it, at any depth."""
        waiting = list(self.within.get(key, ()))
        while waiting:
            inner = waiting.pop()
            yield inner
            waiting.extend(self.within.get(inner, ()))

    def label(self, key: int) -> str:
        """Its name, and that of what it lies in: "Mungwa · Gitega"."""
        return JOINT.join([self.nodes[key].name, *(node.name for node in list(self.above(key))[:1])])

    def path(self, key: int) -> str:
        """Its name and those of everything it lies in, from the inside out."""
        return JOINT.join([self.nodes[key].name, *(node.name for node in self.above(key))])

    def unmistakable_labels(self) -> Mapping[int, str]:
        """The label by which each part that is there is found again: the short one, else the path that tells it apart.

        What is typed into a field and read back by ``place_called`` means the same place.
        """
        living = [key for key, node in self.nodes.items() if not node.ended]
        counts = Counter(folding.fold(self.label(key)) for key in living)
        return {
            key: self.label(key) if counts[folding.fold(self.label(key))] == 1 else self.path(key) for key in living
        }


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """Which place a typed name means: its id and a label that means it alone, where there is one.

    ``others`` are labels of places that may be meant as well.
    """

    kind: MatchKind
    place_id: int | None = None
    label: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place offered while somebody types: its short label, and the whole path to tell two of one label apart."""

    id: int
    label: str
    path: str
    members: int


@dataclass(frozen=True, slots=True)
class TreeCounts:
    """People on the roll in a place or section and in everything within it."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.women + self.men + self.unknown


@dataclass(frozen=True, slots=True)
class TreeEvent:
    """One dated thing that happened to a place or section, as its history tells it."""

    on: date
    kind: TreeChange
    before: str
    """What it was called."""
    after: str
    """What came of it: its new name, what it lies in now, its successor; "" for nothing."""
    decision: str


@dataclass(frozen=True, slots=True)
class FormerStay:
    """Where somebody lived, or to which section they belonged, until a day; named as on that day."""

    until: date
    of: TreeName
    name: str
    """With all it lay in; "" for nowhere."""


@dataclass(frozen=True, slots=True)
class MemberWhereabouts:
    """Where somebody lives and belongs, named with all it lies in, and where before, the latest first."""

    place: str
    section: str
    before: tuple[FormerStay, ...]


@dataclass(frozen=True, slots=True)
class TreeSheet:
    """The whole tree for a screen: levels, nodes, and the people on the roll in each with all it holds."""

    levels: tuple[TreeLevel, ...]
    tree: Tree
    counts: Mapping[int, TreeCounts]
