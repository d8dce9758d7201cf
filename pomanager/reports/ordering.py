"""The order in which runs of a line are seen, where some of them run from right to left."""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm
from pomanager.reports.scripts import turns

_TAKEN_OUT = frozenset({"BN", "LRE", "RLE", "LRO", "RLO", "PDF"})
"""Kinds of letters the algorithm drops; they go with the letter before them."""

_Run = TypeVar("_Run")


def levels(line: str, *, right: bool) -> list[int]:
    """The level of each letter of a line: even levels run left to right, odd ones right to left.

    ``right`` says that the line begins at the right.
    """
    if not all(map(unicodedata.bidirectional, line)):
        line = "".join([letter if unicodedata.bidirectional(letter) else _like(letter) for letter in line])
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base = int(right)
    storage["base_dir"] = "R" if right else "L"
    algorithm.get_embedding_levels(line, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = iter(storage["chars"])
    result: list[int] = []
    for letter in line:
        if unicodedata.bidirectional(letter) in _TAKEN_OUT:
            result.append(result[-1] if result else base)
        else:
            result.append(int(next(found)["level"]))
    return result


def _like(letter: str) -> str:
    """A letter that runs as one does that Unicode has not given out yet: its block tells."""
    return "\u05d0" if turns(letter) else "a"


def in_sight(runs: Sequence[tuple[int, _Run]]) -> list[tuple[int, _Run]]:
    """Runs with their levels, put from the order they are read into the order they are seen, left to right."""
    seen = list(runs)
    highest = max((level for level, _ in seen), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(seen):
            if seen[start][0] < level:
                start += 1
                continue
            end = start
            while end < len(seen) and seen[end][0] >= level:
                end += 1
            seen[start:end] = reversed(seen[start:end])
            start = end
    return seen
