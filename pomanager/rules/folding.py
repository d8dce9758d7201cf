"""Texts as they are searched: without case, accents and apostrophes, with Latin letters beside Cyrillic and Khmer.

``fold`` is what both the stored text and the question go through, so that one finds the other. Its result holds
letters, marks and digits as the search tables part words: anything else parts words.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

PHONE_DIGITS = 6
"""Digits from which a row of figures is also kept in one piece, as telephone numbers are asked for."""

MOST_ASKED = 1_000
"""Characters of a question that are looked at: nobody is called by a longer word, and looking for one takes seconds."""

PARTS_KEPT = 10_000
"""So many places and sections are kept in mind with the words they are found by."""

_SPECIAL = {
    "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ŋ": "n", "ə": "e", "þ": "th",
    "ŧ": "t", "ħ": "h", "ɓ": "b", "ɗ": "d", "ƴ": "y", "ɲ": "n",
    # Kyrgyz and Kazakh letters, which a Russian keyboard lacks.
    "ң": "н", "ө": "о", "ү": "у", "қ": "к", "ғ": "г", "ұ": "у", "һ": "х", "і": "и", "ә": "а", "ҷ": "ч", "ҳ": "х",
    # Arabic: the drawn-out stroke, and letters that are written either way.
    "\u0640": "", "ى": "ي", "ة": "ه",
    # Khmer vowels that are not seen.
    "\u17b4": "", "\u17b5": "",
}  # fmt: skip
_APOSTROPHES = "'\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u0060\u00b4\u055a\uff07\u2032"
_ACCENT = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
"""Accents of Latin, Greek and Cyrillic; vowel signs of Arabic."""
_LETTERS_FIRST = frozenset("LNM")
_FIGURE = re.compile("[0-9]")
_PHONE = re.compile(r"[\d\s+().\-]+")
_PHONES_APART = re.compile(r"[/;,|]")


def _folded_character(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    category = unicodedata.category(char)
    # Cf are zero-width spaces and marks of direction, which nobody sees.
    if category == "Cf" or char in _APOSTROPHES or _ACCENT.fullmatch(char):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] == "Z" or category == "Cc":
        return " "
    return char


class _Characters(dict[int, str]):
    """What becomes of each character, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _folded_character(chr(code))
        return result


class _Parting(dict[int, str]):
    """Characters of words as they are, all others as a space."""

    def __missing__(self, code: int) -> str:
        category = unicodedata.category(chr(code))
        self[code] = result = chr(code) if category[0] in _LETTERS_FIRST or category == "Co" else " "
        return result


class _OnlyDigits(dict[int, str]):
    """Digits of any script as 0-9, nothing of the rest."""

    def __missing__(self, code: int) -> str:
        self[code] = result = str(unicodedata.decimal(chr(code), ""))
        return result


_characters = _Characters()
_parting = _Parting()
_only_digits = _OnlyDigits()

# The same of plain letters, as bytes are turned into others: at a third of the cost, and most names are of these.
_PLAIN = bytes(range(128))
_PLAIN_LEFT_OUT = bytes(code for code in _PLAIN if not _characters[code])
_PLAIN_FOLDED = "".join(_characters[code] or " " for code in _PLAIN).encode() + bytes(128)
_PLAIN_PARTED = "".join(_parting[code] for code in _PLAIN).encode() + bytes(128)
_PLAIN_NO_DIGITS = bytes(code for code in _PLAIN if not chr(code).isdigit())


def fold(text: str) -> str:
    """The text as it is searched; folding it again changes nothing. Marks of Khmer stay, spaces become single."""
    if text.isascii():
        plain = text.lower().encode().translate(_PLAIN_FOLDED, _PLAIN_LEFT_OUT)
        return " ".join(plain.decode().split())
    while True:
        folded = unicodedata.normalize("NFKD", text.casefold()).translate(_characters)
        folded = " ".join(unicodedata.normalize("NFC", folded).split())
        if folded == text or folded.isascii():
            return folded.lower()
        text = folded  # rare letters need a second turn: ℻ comes apart into capitals


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_parted(fold(text)))


def _parted(folded: str) -> list[str]:
    """The words of a folded text."""
    if folded.isascii():
        return folded.encode().translate(_PLAIN_PARTED).decode().split()
    return folded.translate(_parting).split()


def digits(text: str) -> str:
    """The digits of a text in any script, as 0-9."""
    if text.isascii():
        return text.encode().translate(None, _PLAIN_NO_DIGITS).decode()
    return text.translate(_only_digits)


def search_text(parts: Iterable[str], of_many: Iterable[str] = ()) -> str:
    """The text kept for search of all that a member is found by: number, names, phone, and ``of_many``: place, section.

    It holds each folded word once, Latin readings of Cyrillic and Khmer words, and telephone numbers in one piece.
    What places and sections are found by is kept in mind, for they are the same for many members.
    """
    found: dict[str, None] = {}
    for part in parts:
        if part:
            found.update(dict.fromkeys(_found_in(part)))
    for part in of_many:
        if part:
            found.update(dict.fromkeys(_found_in_often(part)))
    return " ".join(found)


def _found_in(part: str) -> tuple[str, ...]:
    """The words one part is found by."""
    folded = fold(part)
    plain = _parted(folded)
    if folded.isascii():
        joined = _joined_figures(folded)
        return (*plain, *joined)
    return *plain, *(word for reading in _latin_readings(part) for word in words(reading))


_found_in_often = lru_cache(maxsize=PARTS_KEPT)(_found_in)


def _latin_readings(text: str) -> tuple[str, ...]:
    from pomanager.rules.latin import is_latin, latin, other_latin  # offices in Latin script never need its tables

    return () if is_latin(text) else (latin(text), other_latin(text))


def query_words(text: str) -> tuple[str, ...]:
    """What is looked for when somebody types this: each folded word once; a telephone number is one word.

    Only the first ``MOST_ASKED`` characters are looked at.
    """
    folded = fold(text[:MOST_ASKED])
    if not folded.isascii() or not _joined_figures(folded):
        return tuple(dict.fromkeys(_parted(folded)))
    pieces = _PHONES_APART.split(folded)
    return tuple(dict.fromkeys(word for piece in pieces for word in _joined_figures(piece) or _parted(piece)))


def _joined_figures(folded: str) -> tuple[str, ...]:
    """Rows of figures in one piece, however they were spaced: "79 12 34 56" as 79123456."""
    if _FIGURE.search(folded) is None:
        return ()
    pieces = [piece for piece in _PHONES_APART.split(folded) if _PHONE.fullmatch(piece)]
    return tuple(figures for piece in pieces if len(figures := digits(piece)) >= PHONE_DIGITS)
