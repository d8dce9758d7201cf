"""Places of a table that are likely the slip of a pen: spelt nearly like one that stands there much more often."""

from collections.abc import Iterator, Mapping, Sequence

from pomanager.rules.folding import fold
from pomanager.rules.places import NamesOfPlaces, letters_of

OFTEN = 5
"""Rows in which a place stands before a spelling that differs by a letter can be taken for it."""
TIMES = 5
"""How many times as often as the other spelling, at least."""
MOST_COMPARED = 1_000_000
"""Pairs of names up to which the spellings of one table are compared letter by letter."""

Parts = tuple[str, ...]
"""A place and what it lies in, from the inside out."""


def likely_meant(counts: Mapping[Parts, int]) -> dict[Parts, Parts]:
    """Place as it is spelt → as it is likely meant; ``counts`` says in how many rows each spelling stands."""
    around: dict[Parts, dict[str, int]] = {}
    spelt: dict[tuple[Parts, str], str] = {}
    folded = {part: fold(part) for part in {part for parts in counts for part in parts}}
    for parts, count in counts.items():
        names = tuple(folded[part] for part in parts)
        for level, name in enumerate(names):
            outer = names[level + 1 :]
            among = around.setdefault(outer, {})
            if name not in among:
                spelt[outer, name] = parts[level]
            among[name] = among.get(name, 0) + count
    meant = _all_slips(around, spelt)
    if not meant:
        return {}
    found = {parts: tuple(_put_right(parts, meant)) for parts in counts}
    return {parts: right for parts, right in found.items() if _folded(right) != _folded(parts)}


def _all_slips(
    around: Mapping[Parts, Mapping[str, int]], spelt: Mapping[tuple[Parts, str], str]
) -> dict[tuple[Parts, str], str]:
    """What lies further out and a name in it → the name as it is meant."""
    budget = MOST_COMPARED
    meant: dict[tuple[Parts, str], str] = {}
    for outer, names in around.items():
        pairs = dict(_same_letters(names))
        most = max(names.values())
        often = [name for name, count in names.items() if count >= OFTEN and name not in pairs]
        rare = [name for name, count in names.items() if count * TIMES <= most and name not in pairs]
        budget -= len(often) * len(rare)
        if often and rare and budget >= 0:
            pairs.update(_slips(names, often, rare))
        meant.update(((outer, name), spelt[outer, other]) for name, other in pairs.items())
    return meant


def _put_right(parts: Parts, meant: Mapping[tuple[Parts, str], str]) -> list[str]:
    """The names as they are meant; what lies further out is put right first."""
    right: list[str] = []
    for level in range(len(parts) - 1, -1, -1):
        outer = _folded(parts[level + 1 :])
        name = meant.get((_folded(right), fold(parts[level]))) or meant.get((outer, fold(parts[level])))
        right.insert(0, name or parts[level])
    return right


def _same_letters(names: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Names that differ by blanks and hyphens only, each with the one of them that stands most often."""
    by_letters: dict[str, list[str]] = {}
    for name in names:
        by_letters.setdefault(letters_of(name), []).append(name)
    for alike in by_letters.values():
        best = max(alike, key=lambda name: names[name])
        yield from ((name, best) for name in alike if names[name] < names[best])


def _slips(names: Mapping[str, int], often: Sequence[str], rare: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Rare names that differ by a slip or two from one that stands much more often."""
    known = NamesOfPlaces(enumerate(often))
    for name in rare:
        likely = [often[key] for key in known.likely(name) if names[often[key]] >= TIMES * names[name]]
        if likely and likely[0] != name and not _numbered_alike(name, likely[0]):
            yield name, likely[0]


def _numbered_alike(one: str, other: str) -> bool:
    """Whether two names differ by a Roman number or a letter at their end only: "Kibimba I", "Kibimba II"."""
    ends = [name.rpartition(" ") for name in (one, other)]
    short = all(len(end) == 1 or not set(end) - set("ivx") for _name, _space, end in ends)
    return ends[0][0] == ends[1][0] != "" and short and letters_of(one) != letters_of(other)


def _folded(parts: Sequence[str]) -> Parts:
    return tuple(fold(part) for part in parts)
