"""Places and sections through time: how names are told apart from misspellings, and what speaks against a change.

A place that was split, merged or renamed keeps its past: papers as of an earlier day call it what it was called then.
"""

from collections.abc import Iterable
from enum import StrEnum

from pomanager.rules import folding

SHORTEST_DOUBTED = 4
"""Letters below which a name is never taken for a misspelling of another: "Pout" may be, "Rus" is not "Rusi"."""
TWO_SLIPS_FROM = 8
"""Letters from which two slips are forgiven; below, one."""


class TreeName(StrEnum):
    """Which of the organisation's two trees is meant."""

    PLACES = "places"
    SECTIONS = "sections"


class TreeChange(StrEnum):
    """What happened on a day to a place or a section."""

    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    ENDED = "ended"


class MatchKind(StrEnum):
    """How a typed name stands to the places the books know."""

    EXACT = "exact"
    """The same name, whatever the case, accents or apostrophes."""
    FORMER = "former"
    """The name of a place that became another, or what the place was called before."""
    LIKELY = "likely"
    """Most likely a misspelling, or the same name in other letters."""
    AMBIGUOUS = "ambiguous"
    """Several places have this name, and nothing says which is meant."""
    UNKNOWN = "unknown"


def slips_forgiven(letters: int) -> int:
    """How many slips of the pen a name of so many letters may hold and still be taken for another."""
    if letters < SHORTEST_DOUBTED:
        return 0
    return 1 if letters < TWO_SLIPS_FROM else 2


def slips_between(one: str, other: str, most: int) -> int:
    """Letters left out, put in, mistaken or swapped between two texts; ``most`` + 1 where there are more than that."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, facing in enumerate(other, 1):
            best = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != facing))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == facing:
                best = min(best, before_last[column - 2] + 1)
            line.append(best)
        if min(line) > most:
            return most + 1
        before_last, last = last, line
    return min(last[-1], most + 1)


def letters_of(name: str) -> str:
    """The letters and figures of a name in one piece, as they are compared: "MAI RIE" and "Mairie" are one."""
    return "".join(folding.words(name))


def latin_letters_of(name: str) -> str:
    """The same, Cyrillic and Khmer read into Latin letters."""
    if name.isascii():
        return letters_of(name)
    from pomanager.rules.latin import latin  # offices in Latin script never need its tables

    return letters_of(latin(name))


class NamesOfPlaces:
    """Names among which a typed one is looked for; made once, then asked thousands of times."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._exact: dict[str, list[int]] = {}
        self._by_letters: dict[str, list[int]] = {}
        self._by_latin: dict[str, list[int]] = {}
        for key, name in names:
            self._exact.setdefault(folding.fold(name), []).append(key)
            self._by_letters.setdefault(letters_of(name), []).append(key)
            self._by_latin.setdefault(latin_letters_of(name), []).append(key)
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for letters in self._by_letters:
            self._by_length.setdefault(len(letters), []).append((_signature(letters), letters))

    def exact(self, name: str) -> tuple[int, ...]:
        """The keys of those called so."""
        return tuple(self._exact.get(folding.fold(name), ()))

    def likely(self, name: str) -> tuple[int, ...]:
        """The keys of those most likely meant by a name that is nobody's, the nearest ones; () where none is near."""
        letters = letters_of(name)
        if not letters:
            return ()
        same = self._by_letters.get(letters) or self._by_latin.get(latin_letters_of(name))
        return tuple(same) if same else self._nearest(letters)

    def _nearest(self, letters: str) -> tuple[int, ...]:
        most = slips_forgiven(len(letters))
        sign, figures = _signature(letters), folding.digits(letters)
        found: dict[int, list[int]] = {}
        for length in range(len(letters) - most, len(letters) + most + 1):
            forgiven = min(most, slips_forgiven(length))
            for other_sign, other in self._by_length.get(length, ()):
                # A slip changes at most two letters of the set: most names fall out here, uncompared.
                if (sign ^ other_sign).bit_count() > 2 * forgiven:
                    continue
                slips = slips_between(letters, other, forgiven)
                if slips <= forgiven and folding.digits(other) == figures:
                    found.setdefault(slips, []).extend(self._by_letters[other])
        return tuple(found[min(found)]) if found else ()


def _signature(letters: str) -> int:
    """The letters of a name as bits, to tell from afar that two names have little in common."""
    bits = 0
    for letter in letters:
        bits |= 1 << (ord(letter) % 64)
    return bits
