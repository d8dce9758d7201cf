"""What a file is called after: a name or a title as every system can keep a file under it."""

import unicodedata

_LONGEST, _MOST_BYTES = 80, 150
"""Characters, and bytes where letters take several: backups put a stamp behind, and a disk takes 255 in all."""
_SIGNS = "-_"
_KEPT = frozenset("LMN")
"""Letters, numbers, and the marks without which Khmer has no vowels."""


def file_stem(name: str, otherwise: str) -> str:
    """The words of a name with hyphens between them, without signs some system refuses; ``otherwise`` where none stay.

    >>> file_stem("Kayoro / “Nord”", "office")
    'Kayoro-Nord'
    """
    said = "".join(_kept(char) for char in unicodedata.normalize("NFC", name))
    stem = "-".join(said.split())[:_LONGEST]
    while len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem.strip("-") or otherwise


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in _KEPT or char in _SIGNS:
        return char
    return "" if category == "Cf" else " "  # what nobody sees parts no word
