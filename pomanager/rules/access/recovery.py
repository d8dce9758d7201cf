"""The recovery code: the key of the office file as letters on paper, and reading it back however it was typed.

256 bits are 52 letters of Crockford's alphabet (https://www.crockford.com/base32.html, without I, L, O and U), in
thirteen groups of four. Each group ends in a check letter, so that a slip is found in its group. The check is a sum
over the field of 32 elements: each letter times the power of 2 of its place, and the number of the group. It finds
every wrong letter, every two letters and every two groups that changed places.
"""

import unicodedata
from collections.abc import Iterator

from pomanager.marks import N_
from pomanager.rules.objections import Objection

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 13
GROUP_LETTERS = 5
"""Four that carry the key, and the check letter."""
CODE_LETTERS = GROUPS * GROUP_LETTERS
KEY_BYTES = 32

NOT_A_CODE = N_(
    "The recovery code has {groups} groups of {letters} letters and figures, {count} in all. Here are {found}."
)
NO_LETTER = N_("These signs stand in no recovery code: {signs}")
GROUP_LENGTH = N_("Group {number} of the code is not {letters} letters and figures long.")
WRONG_GROUP = N_("Group {number} of the code is not as on the paper.")

_BITS = 5
_PADDING_BITS = GROUPS * (GROUP_LETTERS - 1) * _BITS - KEY_BYTES * 8
_FIELD = 0b100101
"""x⁵ + x² + 1, by which the field of 32 elements is reckoned."""

_ALIKE = str.maketrans(
    # Letters Crockford leaves out, then those of Cyrillic and Greek that look like one of his.
    "OILU" + "АВЕЅКМНОРСТУҮХЈІЗ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "011V" + "ABESKMH0PCTYYXJ13" + "ABEZH1KMN0PTYX",
)


def groups_of(key: bytes) -> tuple[str, ...]:
    """The thirteen groups of a key of 32 bytes, as they are printed."""
    number = int.from_bytes(key, "big") << _PADDING_BITS
    places = range(GROUPS * (GROUP_LETTERS - 1) - 1, -1, -1)
    values = [number >> (place * _BITS) & 31 for place in places]
    groups = [values[first : first + GROUP_LETTERS - 1] for first in range(0, len(values), GROUP_LETTERS - 1)]
    return tuple(
        "".join(ALPHABET[value] for value in (*group, _check(group, place))) for place, group in enumerate(groups, 1)
    )


def code_of(key: bytes) -> str:
    """The code on one line, its groups parted by dashes."""
    return "-".join(groups_of(key))


def objections_to_code(text: str) -> tuple[Objection, ...]:
    """Everything that shows a code was not typed as it stands on the paper, group by group."""
    return tuple(_faults(text))


def key_of(text: str) -> bytes:
    """The key a code stands for; raises ValueError for one there are objections to."""
    if objections_to_code(text):
        raise ValueError("this is no recovery code")
    number = 0
    for group in _groups(text):
        for letter in group[:-1]:
            number = number << _BITS | ALPHABET.index(letter)
    return (number >> _PADDING_BITS).to_bytes(KEY_BYTES, "big")


def _faults(text: str) -> Iterator[Objection]:
    typed = _read(text)
    strange = dict.fromkeys(sign for sign in typed if sign not in ALPHABET and sign != " ")
    if strange:
        yield Objection(NO_LETTER, "code", {"signs": " ".join(strange)})
        return
    groups = _groups(text)
    if len(groups) != GROUPS:
        count = len(typed.replace(" ", ""))
        details = {"groups": GROUPS, "letters": GROUP_LETTERS, "count": CODE_LETTERS, "found": count}
        yield Objection(NOT_A_CODE, "code", details)
        return
    for number, group in enumerate(groups, 1):
        if len(group) != GROUP_LETTERS:
            yield Objection(GROUP_LENGTH, "code", {"number": number, "letters": GROUP_LETTERS})
        elif not _group_fits(group, number):
            yield Objection(WRONG_GROUP, "code", {"number": number})


def _groups(text: str) -> tuple[str, ...]:
    """The groups as they were parted, or, of a code typed in other pieces, by fives; none where it is no code."""
    typed = _read(text)
    parted = tuple(typed.split())
    letters = "".join(parted)
    if len(parted) == GROUPS or len(letters) != CODE_LETTERS:
        return parted if len(parted) == GROUPS else ()
    return tuple(letters[first : first + GROUP_LETTERS] for first in range(0, CODE_LETTERS, GROUP_LETTERS))


def _read(text: str) -> str:
    """The letters of the alphabet that were meant, parted by single spaces; what cannot be meant stays as it is."""
    plain = "".join(map(_plain, unicodedata.normalize("NFKC", text)))
    return " ".join(plain.upper().translate(_ALIKE).split())


def _plain(sign: str) -> str:
    category = unicodedata.category(sign)
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Cf":
        return ""
    return " " if category[0] in "ZP" or sign.isspace() else sign


def _group_fits(group: str, number: int) -> bool:
    *values, check = (ALPHABET.index(letter) for letter in group)
    padding_is_empty = number < GROUPS or values[-1] & ((1 << _PADDING_BITS) - 1) == 0
    return check == _check(values, number) and padding_is_empty


def _check(values: list[int], number: int) -> int:
    """The check letter's value: the group's number, and each letter times a higher power of 2 than the one before."""
    total = number
    for power, value in enumerate(values, 1):
        total ^= _times_power_of_two(value, power)
    return total


def _times_power_of_two(value: int, power: int) -> int:
    for _ in range(power):
        value <<= 1
        if value >> _BITS:
            value ^= _FIELD
    return value
