"""What hostile papers are made of: texts for their fields, what must be read afterwards, and a hostile letterhead."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from typing import Any

from pomanager.i18n import formats
from pomanager.readmodels.papers import Letterhead
from pomanager.reports.scripts import JOINERS, cleaned
from pomanager.rules.wording import Wording
from tests.reports import sheets

Texts = Iterator[str]
"""Hostile texts, one for each field that is asked for."""


STEP = 61
"""From one field to the next that many texts are passed over: no two fields of a paper hold the same."""


def from_place(texts: Sequence[str], number: int) -> Texts:
    """Texts for the fields of one paper; over all numbers each field gets each text once."""
    return (texts[(number + STEP * field) % len(texts)] for field in count())


@dataclass(frozen=True, slots=True)
class Chain:
    """What must be read in one go, without white space. ``cut`` says that three dots may stand for its end."""

    text: str
    cut: bool = False

    def stands_in(self, read: str) -> bool:
        """Whether it does; a field that ends a sentence with a full stop of its own takes no second one."""
        if self.text in read or _with_one_stop(self.text) in _with_one_stop(read):
            return True
        return self.cut and self._begins_in(read)

    def lies_in(self, read: str) -> bool:
        """Whether all its letters are there, in whatever order: pdfium turns lines with letters from right to left."""
        return not letters(self.text) - letters(read)

    def _begins_in(self, read: str) -> bool:
        start = read.find(self.text[:_SURELY_PRINTED])
        while start >= 0:
            same = 0
            while self.text.startswith(read[start : start + same + 1]) and start + same < len(read):
                same += 1
            if read.startswith("…", start + same):
                return True
            start = read.find(self.text[:_SURELY_PRINTED], start + 1)
        return False


_SURELY_PRINTED = 3
_TWO_STOPS = re.compile(r"\.{2,}")


def _with_one_stop(text: str) -> str:
    return _TWO_STOPS.sub(".", text)


FIELDS_OF_LETTERHEAD = 6
"""They come first. What is too long for its lines is cut there, but the form says the first, the name, once more."""


@dataclass(frozen=True, slots=True)
class HostilePaper:
    """A sheet full of hostile texts, and what must be read on it."""

    sheet: Any
    chains: tuple[Chain, ...]


_BEYOND = re.compile("[\U00010000-\U0010ffff]")


@lru_cache(maxsize=4000)
def seen(text: str) -> str:
    """What pdfium gives back of a printed text, without white space.

    That is what a reader sees, but for three habits of pdfium: letters beyond U+FFFF are left out (they are looked for
    in the file itself), ligature letters are written out, and joiners, which nobody sees, come back or do not. The same
    thousand texts stand on all papers: what was asked lately is kept.
    """
    return read(_BEYOND.sub("", cleaned(text)))


def read(text: str) -> str:
    """A text given back by pdfium, without white space and what nobody sees; the hyphen at a line's end is a hyphen."""
    return _READ_OTHERWISE.sub(lambda letter: _READ[letter[0]], "".join(text.split()))


_UNSEEN = JOINERS + "\u200b\u200e\u200f\u061c"
_WRITTEN_OUT = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)} | {"\ufffe": "-"}
_READ = dict.fromkeys(_UNSEEN, "") | _WRITTEN_OUT
_READ_OTHERWISE = re.compile(f"[{''.join(_READ)}]")
"""Few letters of a long text: it is gone through for them alone."""


_TURNED = str.maketrans(")]}>»›”", "([{<«‹“")


@lru_cache(maxsize=64)
def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text; brackets and quotes count alike, as they are turned in turned lines.

    All that a paper must hold is looked for in one text: its letters are counted once.
    """
    return Counter(unicodedata.normalize("NFKC", text).translate(_TURNED).replace(" ", ""))


def or_dash(text: str) -> str:
    """A text as it is read, a dash where there is none."""
    return seen(text) if text else formats.UNKNOWN


def letterhead(texts: Texts) -> tuple[Letterhead, Chain]:
    """A head with texts in all its fields, and how it reads."""
    name, other, form, number, authority, seat = (next(texts) for _field in range(FIELDS_OF_LETTERHEAD))
    head = replace(
        sheets.letterhead(),
        name=Wording({"rn": name or "Koperative", "fr": other}),
        legal_form=Wording({"fr": form}),
        registration_number=number,
        registered_with=authority,
        seat=Wording({"rn": seat}),
    )
    names = dict.fromkeys(head.name.in_language(code) for code in ("rn", "fr"))
    legal = [
        seen(head.legal_form.in_language("rn")),
        f"Registrationnumber:{seen(number)}" if number else "",
        f"Registeredon12Mar2014with{seen(authority)}" if authority else "Registeredon12Mar2014",
        seen(head.seat.in_language("rn")),
    ]
    kept = [head.legal_form, number, True, head.seat]
    said = "·".join(part for part, there in zip(legal, kept, strict=True) if there)
    return head, Chain("".join(map(seen, names)) + said, cut=True)
