"""Finds words in the text of a page as people mean them: without case, accents, line ends and invisible marks."""

import re
import unicodedata

from pomanager.rules.folding import fold

SEVERAL_SPACES = re.compile("  +")


class _Letters(dict[int, str]):
    """What each letter is searched as, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        blank = letter.isspace() or unicodedata.category(letter) in {"Cc", "Zs"}
        self[code] = said = " " if blank else fold(letter)
        return said


_LETTERS = _Letters()


def searched(text: str) -> str:
    """The text as it is searched: folded letter by letter, blanks and ends of lines as one space."""
    return SEVERAL_SPACES.sub(" ", text.translate(_LETTERS))


def wanted(text: str) -> str:
    """What somebody looks for who types this."""
    return searched(text).strip()


def count(text: str, looked_for: str) -> int:
    """How often what is ``wanted`` stands in a text."""
    return searched(text).count(looked_for) if looked_for else 0


def spans(text: str, looked_for: str) -> list[tuple[int, int]]:
    """Where it stands: the first letter in the text itself, and how many letters it takes there."""
    if not looked_for:
        return []
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for said in _LETTERS[ord(letter)]:
            if said != " " or not letters or letters[-1] != " ":
                letters.append(said)
                places.append(place)
    whole, found, start = "".join(letters), [], 0
    while (start := whole.find(looked_for, start)) >= 0:
        last = start + len(looked_for) - 1
        found.append((places[start], places[last] - places[start] + 1))
        start = last + 1
    return found
