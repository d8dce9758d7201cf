"""Which place a table means: names as people write them, held against the places the books know.

``PlaceMatcher(session).match("MAI RIE · Gitega")`` for a label in one cell, ``match_levels(["Gitega", "", "Mungwa"])``
for a column a level, from the outside in. Made once, it is asked for thousands of names; each is worked out once.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.base import table_of
from pomanager.db.organisation import PlaceChange
from pomanager.readmodels.places import PlaceMatch
from pomanager.rules import folding
from pomanager.rules.places import MatchKind, NamesOfPlaces, TreeChange
from pomanager.services.organisation.queries import place_parts, place_tree

_NOTHING = PlaceMatch(MatchKind.UNKNOWN)
_MOST_OTHERS = 5
"""Labels of other places told beside a match."""

Found = tuple[MatchKind, tuple[int, ...]]
"""How sure it is, and the places that may be meant."""
_UNKNOWN: Found = (MatchKind.UNKNOWN, ())


class PlaceMatcher:
    """Answers for the places as the books know them when it is made."""

    def __init__(self, session: Session) -> None:
        self._tree = place_tree(session)
        self._living = {key: node for key, node in self._tree.nodes.items() if not node.ended}
        self._successors, called_before = _past(session)
        self._former = NamesOfPlaces(
            [(key, node.name) for key, node in self._tree.nodes.items() if node.ended] + called_before
        )
        self._names: dict[tuple[int, ...] | None, NamesOfPlaces] = {}
        self._labels = self._tree.unmistakable_labels()
        self._matches: dict[tuple[str, ...], PlaceMatch] = {}

    def match(self, label: str) -> PlaceMatch:
        """The place meant by a name or label, inner name first: "Mungwa", "Mungwa · Gitega". UNKNOWN for ""."""
        return self._match(tuple(place_parts(label)))

    def match_levels(self, names: Sequence[str]) -> PlaceMatch:
        """The place meant by names from the outside in, one a level; levels left empty are passed over."""
        return self._match(tuple(name.strip() for name in reversed(names) if folding.fold(name)) or ("",))

    def _match(self, parts: tuple[str, ...]) -> PlaceMatch:
        found = self._matches.get(parts)
        if found is None:
            self._matches[parts] = found = self._work_out(parts)
        return found

    def _work_out(self, parts: tuple[str, ...]) -> PlaceMatch:
        if not folding.fold(parts[0]):
            return _NOTHING
        kind, keys = self._find(parts)
        if not keys:
            elsewhere = self._among(None).exact(parts[0]) if len(parts) > 1 else ()
            return PlaceMatch(MatchKind.UNKNOWN, others=self._told(elsewhere))
        if kind is MatchKind.AMBIGUOUS:
            return PlaceMatch(kind, others=self._told(keys))
        return PlaceMatch(kind, keys[0], self._labels[keys[0]], self._told(keys[1:]))

    def _find(self, parts: tuple[str, ...]) -> Found:
        name, around = parts[0], parts[1:]
        if not around:
            return self._named(name, None)
        outer, parents = self._find(around)
        inner, keys = self._named(name, parents) if parents else _UNKNOWN
        if not keys:
            return self._once_called(name, around)
        if outer is MatchKind.AMBIGUOUS:  # the inner name tells which of the outer ones is meant
            outer = MatchKind.EXACT
        return (outer if inner is MatchKind.EXACT else inner), keys

    def _named(self, name: str, parents: tuple[int, ...] | None) -> Found:
        """Those of the name within the parents, those directly in them before those deeper; anywhere for None."""
        among = self._among(parents)
        exact = among.exact(name)
        if len(exact) > 1:
            nearest = tuple(key for key in exact if self._tree.nodes[key].parent_id in (parents or (None,)))
            exact = nearest if len(nearest) == 1 else exact
        if exact:
            return (MatchKind.EXACT if len(exact) == 1 else MatchKind.AMBIGUOUS), exact
        if parents is None:
            kind, keys = self._once_called(name, ())
            if keys:
                return kind, keys
        likely = among.likely(name)
        return (MatchKind.LIKELY, likely) if likely else _UNKNOWN

    def _once_called(self, name: str, around: tuple[str, ...]) -> Found:
        """What became of places that bore the name, where exactly one place is what came of them."""
        asked = [folding.fold(outer) for outer in around]
        heirs = {
            heir
            for key in self._former.exact(name)
            if _in_order(asked, (folding.fold(node.name) for node in self._tree.above(key)))
            for heir in [self._heir(key)]
            if heir is not None
        }
        return (MatchKind.FORMER, tuple(heirs)) if len(heirs) == 1 else _UNKNOWN

    def _heir(self, key: int) -> int | None:
        """The place that is there today of what came of a place; None where nothing is."""
        seen = set()
        while key not in self._living and key not in seen:
            seen.add(key)
            key = self._successors.get(key, key)
        return key if key in self._living else None

    def _among(self, parents: tuple[int, ...] | None) -> NamesOfPlaces:
        """The names of the places that are there, within these; made when they are first needed."""
        if parents not in self._names:
            keys: Iterable[int] = self._living
            if parents is not None:
                keys = sorted({key for parent in parents for key in self._tree.below(parent) if key in self._living})
            self._names[parents] = NamesOfPlaces((key, self._tree.nodes[key].name) for key in keys)
        return self._names[parents]

    def _told(self, keys: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._labels[key] for key in list(keys)[:_MOST_OTHERS])


def _in_order(asked: Sequence[str], names: Iterable[str]) -> bool:
    """Whether the names asked for stand among the names, in this order."""
    coming = iter(names)
    return all(name in coming for name in asked)


def _past(session: Session) -> tuple[dict[int, int], list[tuple[int, str]]]:
    """What came of places that ended (of one that was split, its first part), and names places had before."""
    told = table_of(PlaceChange).c
    successors: dict[int, int] = {}
    names: list[tuple[int, str]] = []
    rows = session.execute(select(told.kind, told.before_id, told.after_id, told.name_before).order_by(told.id))
    for row in rows:
        if row.kind is TreeChange.RENAMED:
            names.append((row.before_id, row.name_before))
        elif row.kind in {TreeChange.SPLIT, TreeChange.MERGED} and row.after_id is not None:
            successors.setdefault(row.before_id, row.after_id)
    return successors, names
