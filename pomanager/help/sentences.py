"""A sentence of help, in which the words of buttons and papers stand as the screen shows them."""

from collections.abc import Mapping
from typing import NamedTuple

from pomanager.i18n import _


class Sentence(NamedTuple):
    """A marked sentence with named fields, and the marked words of the program that stand in these."""

    text: str
    names: tuple[tuple[str, str], ...] = ()

    def told(self) -> str:
        """The sentence in the language spoken; buttons without the three points that say that they ask further."""
        return _(self.text).format(**{field: _(words).rstrip("…").strip() for field, words in self.names})


def say(text: str, names: Mapping[str, str] | None = None, /, **further: str) -> Sentence:
    """Make a sentence of marked words; each name is a field and the words of the program that fill it.

    These are not marked here: a house test insists that the program itself has them.
    """
    return Sentence(text, tuple({**(names or {}), **further}.items()))
