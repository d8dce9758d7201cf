"""Sort keys: texts in the order a reader of the language expects, as strings that sort by their code points."""

import re
import string
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

NEXT_LEVEL: Final = "\x01"
"""Parts letters from accents and accents from case; it sorts before everything else."""

SPACE: Final = "\x02"
_SIGNS: Final = 0x03
"""Where punctuation begins in keys; the figures follow, then letters."""
_OWN: Final = 0x30
"""Where the letters of the language's own script begin: nearly all of them take one byte in the file, and keys stand
in the table and in an index for every member. Letters of other scripts follow, and take two."""
_LATIN: Final = 0x100
_CYRILLIC: Final = 0x180
_KHMER: Final = 0x200
_OTHERS: Final = "\u07ff"
_LAST_PLACE: Final = 0x7F
_LETTERS_KEPT: Final = 2_000
"""So many letters are kept in mind, taken apart."""

# Kyrgyz ң, ө, ү follow н, о, у; the other added letters of the neighbours stand beside the letter they grew from.
CYRILLIC_LETTERS: Final = "аәбвгґғдђеєжҗзѕиіјйкқҝлљмнңњоөпрстћуұүўфхһҳцчҷџшщъыьэюя"
LATIN_LETTERS: Final = "abcdefghijklmnŋopqrstuvwxyz"
LATIN_SPELT_OUT: Final = MappingProxyType(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"},
)

# Khmer: consonants, independent vowels, vowels, then the three vowel signs; a subscript sorts after all vowels.
KHMER_LETTERS: Final = "".join(map(chr, (*range(0x1780, 0x17B4), *range(0x17B6, 0x17C9), 0x17D2)))
KHMER_SIGNS: Final = "".join(map(chr, (0x17B4, 0x17B5, *range(0x17C9, 0x17D2), 0x17D3, 0x17DD)))
"""Signs over a letter: they only decide between words that are otherwise the same."""

_SCRIPT_OF: Final = MappingProxyType({"ru": _CYRILLIC, "ky": _CYRILLIC, "km": _KHMER})
_WHOLE_LETTERS: Final = frozenset("йўђћ")
"""Letters with a mark that are letters of their own and are not taken apart."""
_IGNORED: Final = frozenset("'\u2019\u02bc`\u200b\u200c\u200d\u2060\u00ad\u2066\u2067\u2068\u2069")
_FIGURES: Final = re.compile(r"\d+")
_PLAIN: Final = re.compile("[A-Za-z .,-]*")


def sort_key(text: str, language: str) -> str:
    """A key for sorting: letters decide first, then accents, then small before capital, figures by their value.

    Keys of equal language sort by code points (in Python and in SQLite alike); the same text gives the same key.
    """
    return _key(text, _script_of(language))


def same_order(one: str, other: str) -> bool:
    """Whether texts have the same keys in both languages: those of one script put them in one order."""
    return _script_of(one) == _script_of(other)


def _script_of(language: str) -> int:
    return _SCRIPT_OF.get(language.partition("_")[0], _LATIN)


@lru_cache(maxsize=8)
def _weights(own: int) -> Mapping[str, str]:
    """Every known letter with the place it has for a language of that script."""
    weights = {each: chr(_SIGNS + place) for place, each in enumerate(string.punctuation + string.digits)}
    weights.update(dict.fromkeys(" -_\u00a0\u202f\u2010\u2011", SPACE))
    for start, letters in ((_LATIN, LATIN_LETTERS), (_CYRILLIC, CYRILLIC_LETTERS), (_KHMER, KHMER_LETTERS)):
        first = _OWN if start == own else start
        weights.update({letter: chr(first + place) for place, letter in enumerate(letters)})
    for letter, spelt in LATIN_SPELT_OUT.items():
        weights[letter] = "".join(weights[each] for each in spelt)
    for sign in KHMER_SIGNS + "".join(_IGNORED):
        weights[sign] = ""
    return MappingProxyType(weights)


@lru_cache(maxsize=8)
def _plain_weights(own: int) -> Mapping[int, str]:
    """The places of the signs of ``_PLAIN`` by their codes."""
    return {ord(each): place for each, place in _weights(own).items() if _PLAIN.fullmatch(each)}


def _key(text: str, own: int) -> str:
    if _PLAIN.fullmatch(text):  # most names in Latin letters: no accent is to be noted, no figure to be valued
        letters_alone = text.lower().translate(_plain_weights(own))
        return f"{letters_alone}{NEXT_LEVEL}{NEXT_LEVEL}{text.swapcase()}"
    weights = _weights(own)
    small = unicodedata.normalize("NFC", text).casefold()
    letters: list[str] = []
    accents: list[str] = []

    def note(mark: str) -> None:
        # Of two words that differ in accents only, the one whose first accent stands later comes first.
        accents.append(chr(max(_LAST_PLACE - len(letters), 3)) + mark)

    for char in _FIGURES.sub(_by_value, small):
        known = weights.get(char)
        if known is not None:
            letters.append(known)
            if not known or char in LATIN_SPELT_OUT:
                note(char)
            continue
        base, marks = _parted(char)
        letters.append("".join(weights.get(each, _OTHERS + each) for each in base))
        if marks:
            note(marks)
    return "".join((*letters, NEXT_LEVEL, *accents, NEXT_LEVEL, text.swapcase()))


@lru_cache(maxsize=_LETTERS_KEPT)
def _parted(char: str) -> tuple[str, str]:
    """A letter's base and its marks; a letter that cannot be taken apart is its own base."""
    if char in _WHOLE_LETTERS:
        return char, ""
    apart = unicodedata.normalize("NFD", char)
    base = "".join(each for each in apart if not unicodedata.combining(each))
    marks = "".join(each for each in apart if unicodedata.combining(each))
    return base, marks


def _by_value(found: re.Match[str]) -> str:
    """Figures of any script so that 2 sorts before 10: their count first, as one sign, then the figures."""
    typed = found.group()
    plain = typed if typed.isascii() else "".join(str(unicodedata.decimal(figure)) for figure in typed)
    figures = plain.lstrip("0") or "0"
    return chr(0x30 + min(len(figures), 9)) + figures
