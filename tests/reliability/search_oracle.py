"""Who a search ought to find, worked out the slow and plain way from what the search is documented to mean.

A query finds a member when each of its words begins a word of the member's text or, from three characters on, occurs
anywhere in it. Texts are compared without case, accents, apostrophes and what nobody sees, digits as 0-9; Latin
readings stand beside names in other scripts; a telephone number of six digits or more is one word, however spaced.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from pomanager.rules.folding import _SPECIAL as VARIANTS
from pomanager.rules.latin import is_latin, latin, other_latin

ANYWHERE = 3
"""Characters from which a word is found inside words too."""
PHONE_DIGITS = 6
MOST_ASKED = 1_000
APOSTROPHES = "'’‘‚‛ʹʻʼʽʾʿˈ`´՚＇′"
VOWEL_SIGNS_AND_ACCENTS = (range(0x0300, 0x0370), range(0x064B, 0x0660), range(0x0670, 0x0671))


def _letter(char: str) -> str:
    if char in VARIANTS:
        return VARIANTS[char]
    kind = unicodedata.category(char)
    if kind == "Cf" or char in APOSTROPHES or any(ord(char) in accents for accents in VOWEL_SIGNS_AND_ACCENTS):
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(char))
    return " " if kind == "Cc" or kind.startswith("Z") else char


def folded(text: str) -> str:
    """The text without what the search does not look at."""
    before = None
    while text != before:
        before = text
        apart = unicodedata.normalize("NFKD", text.casefold())
        text = " ".join(unicodedata.normalize("NFC", "".join(map(_letter, apart))).split())
    return text


def words(text: str) -> list[str]:
    """The words of a folded text."""
    return "".join(
        char if unicodedata.category(char)[0] in "LNM" or unicodedata.category(char) == "Co" else " " for char in text
    ).split()


def _phones(text: str) -> Iterator[str]:
    """Telephone numbers in a folded text, each in one piece."""
    if text.isascii():
        for piece in re.split("[/;,|]", text):
            figures = re.sub(r"\D", "", piece)
            if re.fullmatch(r"[\d\s+().\-]+", piece) and len(figures) >= PHONE_DIGITS:
                yield figures


def text_of(parts: Iterable[str]) -> str:
    """All words a member is found by."""
    found: list[str] = []
    for part in parts:
        plain = folded(part)
        found += [*words(plain), *_phones(plain)]
        if not plain.isascii() and not is_latin(part):
            found += [word for reading in (latin(part), other_latin(part)) for word in words(folded(reading))]
    return " ".join(dict.fromkeys(found))


def asked_words(query: str) -> list[str]:
    """What must be found, each word of it; only the beginning of a very long question is looked at."""
    plain = folded(query[:MOST_ASKED])
    asked: list[str] = []
    for piece in re.split("[/;,|]", plain):
        asked += list(_phones(piece)) or words(piece)
    return asked if any(_phones(plain)) else words(plain)


def fits(asked: Iterable[str], text: str) -> bool:
    """Whether each word asked for begins a word of the text, or occurs in it where it is long enough."""
    return all(f" {word}" in f" {text}" or (len(word) >= ANYWHERE and word in text) for word in asked)
