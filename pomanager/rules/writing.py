"""Texts as they are typed or brought in: how long they may be, and characters in them that nobody sees."""

import re
import unicodedata

from pomanager.marks import N_

LONGEST_TEXT = 200
"""Characters of a text that fits on one line of a form."""
TOO_LONG = N_("This is longer than {most} characters.")

# Controls, and marks of direction that can turn a name round; zero-width spaces and joiners belong to Khmer and Arabic.
# Half letters and what Unicode says is no letter: no file of texts holds them, so that they would not come back.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff\ufdd0-\ufdef]"
)
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def has_hidden_characters(text: str) -> bool:
    """Whether the text holds control characters or marks of direction."""
    return not text.isprintable() and _HIDDEN.search(text) is not None


def without_hidden_characters(text: str) -> str:
    """The text without them; a line break or a tab becomes a space."""
    return _HIDDEN.sub("", _BREAKS.sub(" ", text))


def tidy(text: str) -> str:
    """The text with single spaces and none at its ends, letters composed as everywhere else."""
    whole = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(whole.split())


def has_letters(text: str) -> bool:
    """Whether a text holds a letter or a figure of any script."""
    return any(map(str.isalnum, text))
