"""The check code of a paper: a short sum over its words, by which anybody can tell whether two prints say the same.

The words of a paper are brought into one canonical form, which knows nothing of pages, shapes of letters or sizes of
sheets: each passage, row of cells or label is a line; Unicode's composed form (NFC); white space folded to one space;
what cannot be seen dropped. Each line ends with a line end, in UTF-8, and SHA-256 (FIPS 180-4) is taken over all.
"""

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SQUARE_BEGINS: Final = "PO1:"
"""What a machine reads first in the square of a paper: that the letters after it are a check code of ours."""

COPY_OF: Final = "PO1 copy of "
"""Stands before the hash of the words of a signed paper in what a copy of it says to programs."""

PAPERS_PART: Final = "\f\n"
"""A line that stands between the words of two papers in one file; no text can hold it."""

CELL_ENDS: Final = "\x1f"
"""Stands between the cells of one row in the canonical form; no text can hold it."""

NO_BREAK_HYPHEN: Final = "\u2011"

_PLAIN = re.compile("[!-~À-ÖØ-öø-ÿ ]*")
"""Texts of these letters, without two spaces together, are canonical already; nearly all are."""


class _Seen(dict[int, int | None]):
    """What each letter becomes in the canonical form: itself, or nothing where it cannot be seen; looked up once."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        stays = letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
        self[code] = found = code if stays else None
        return found


_SEEN = _Seen()

_GROUP: Final = 4
_CODE_BYTES: Final = 10
"""Ten bytes make sixteen letters: enough that nobody finds a second text by trying (80 bits)."""

_RFC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's 32 letters: without I, L, O and U, which people misread."""
_WRITTEN = str.maketrans(_RFC, _LETTERS)
_MISREAD = str.maketrans("OIL", "011")


def canonical(text: str) -> str:
    """The text as it enters the check code: composed, one space for any white space, nothing that cannot be seen."""
    if _PLAIN.fullmatch(text) and "  " not in text:
        return text.strip()
    return unicodedata.normalize("NFC", " ".join(text.translate(_SEEN).split()))


def row(cells: Iterable[str]) -> str:
    """The cells of one row of a table as one line of the canonical form."""
    return CELL_ENDS.join(map(canonical, cells))


class Seal:
    """The sum over a paper's words, taken while they are written."""

    def __init__(self, *, keeps_words: bool = False) -> None:
        """``keeps_words`` holds on to the lines themselves, for a paper that is to be signed."""
        self._sum = hashlib.sha256()
        self._words: list[bytes] | None = [] if keeps_words else None

    @property
    def words(self) -> str:
        """All lines taken in so far, each with its line end; "" where they are not kept."""
        return b"".join(self._words or ()).decode()

    def add(self, line: bytes) -> None:
        """Take in one line of the canonical form, as UTF-8 without its line end."""
        self._sum.update(line)
        self._sum.update(b"\n")
        if self._words is not None:
            self._words += (line, b"\n")

    def add_text(self, text: str) -> None:
        """Take in one line that is canonical already."""
        self.add(text.encode())

    def digest(self) -> bytes:
        """The 32 bytes of the sum over all that was taken in so far."""
        return self._sum.digest()


def check_code(digest: bytes) -> str:
    """The sum's first ten bytes as four groups of four letters, to be read aloud or typed: ``7Q2F-9KXD-3M0P-TT1A``."""
    letters = _written(digest[:_CODE_BYTES])
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def codes_of(words: str) -> tuple[str, ...]:
    """The check code of each paper in the canonical form of a file."""
    return tuple(check_code(hashlib.sha256(part.encode()).digest()) for part in words.split(PAPERS_PART))


def printed_code(code: str) -> str:
    """A check code as it stands on paper: its groups are held together by hyphens at which no line breaks."""
    return code.replace("-", NO_BREAK_HYPHEN)


def whole_code(digest: bytes) -> str:
    """The whole sum in the same letters (52 of them), for a machine to read."""
    return _written(digest)


def typed_code(text: str) -> str:
    """A check code as a person typed it, in its usual form; "" where it cannot be one.

    Small letters, missing or other dashes, spaces, and O, I, L for 0 and 1 are forgiven. What a telephone reads out of
    the square of a paper is taken, too: its code is the beginning of that.
    """
    letters = re.sub(r"[\s\-\u2010-\u2015]+", "", text).upper()
    if letters.startswith(SQUARE_BEGINS):
        letters = letters.removeprefix(SQUARE_BEGINS)[: _CODE_BYTES * 8 // 5]
    letters = letters.translate(_MISREAD)
    if len(letters) != _CODE_BYTES * 8 // 5 or not set(letters) <= set(_LETTERS):
        return ""
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def _written(content: bytes) -> str:
    return base64.b32encode(content).decode().rstrip("=").translate(_WRITTEN)
