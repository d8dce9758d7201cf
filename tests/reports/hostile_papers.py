"""Every paper of the program with hostile texts in every field, and what must be readable on it afterwards.

A paper that is added to ``printing.PAPERS`` gets a maker here; ``test_hostile`` insists.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import Any

from pomanager.i18n import formats
from pomanager.readmodels.members import AdmissionFormSheet, MemberDetail, MemberRecordSheet
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
        """Whether it does."""
        if self.text in read:
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

FIELDS_OF_LETTERHEAD = 6
"""They come first. What is too long for its lines is cut there, but the form says the first, the name, once more."""


@dataclass(frozen=True, slots=True)
class HostilePaper:
    """A sheet full of hostile texts, and what must be read on it."""

    sheet: Any
    chains: tuple[Chain, ...]


def seen(text: str) -> str:
    """What pdfium gives back of a printed text, without white space.

    That is what a reader sees, but for three habits of pdfium: letters beyond U+FFFF are left out (they are looked for
    in the file itself), ligature letters are written out, and joiners, which nobody sees, come back or do not.
    """
    return read("".join(letter for letter in cleaned(text) if letter <= "\uffff"))


def read(text: str) -> str:
    """A text given back by pdfium, without white space and what nobody sees; the hyphen at a line's end is a hyphen."""
    kept = (letter for letter in text if not letter.isspace() and letter not in _UNSEEN)
    return "".join(_WRITTEN_OUT.get(letter, letter) for letter in kept)


_UNSEEN = JOINERS + "\u200b\u200e\u200f\u061c"
_WRITTEN_OUT = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)} | {"\ufffe": "-"}


_TURNED = str.maketrans(")]}>»›", "([{<«‹")


def letters(text: str) -> Counter[str]:
    """How often each letter stands in a text; brackets count alike, as a turned line has them the other way round."""
    return Counter(unicodedata.normalize("NFKC", text).translate(_TURNED).replace(" ", ""))


def _known(text: str) -> str:
    return seen(text) if text else formats.UNKNOWN


def _letterhead(texts: Texts) -> tuple[Letterhead, Chain]:
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


def _roll(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    section = next(texts)
    rows = [replace(sheets.member_row(1, *(next(texts) for _field in range(3))), number=next(texts))]
    sections = [(section, rows), ("Mungwa", [sheets.member_row(3)])]
    sheet = replace(sheets.roll(sections, other_script=True), letterhead=head)
    row = rows[0]
    day = seen(formats.day_short(date(2015, 1, 1)))
    cells = f"{seen(row.number)}{seen(row.name)}{seen(row.other_script)}Woman1961{seen(row.place)}{day}Active"
    title = seen(section) if section else "Withoutasection"
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"Total{title}1001Mungwa0101Total1102"),
            Chain(f"%women{title}", cut=True),
            Chain(f"{title}No.Name", cut=True),
            Chain(f"Status{cells}Women:1·Men:0·Total:1Mungwa"),
        ),
    )


def _member_record(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    member = replace(
        sheets.member(),
        number=next(texts),
        full_name=next(texts),
        family_name=next(texts),
        given_name=next(texts),
        patronymic=next(texts),
        other_script=next(texts),
        phone=next(texts),
        place=next(texts),
        section=next(texts),
    )
    lines = tuple(replace(line, reason=next(texts), decision=next(texts)) for line in member.standings)
    member = replace(member, standings=lines)
    return HostilePaper(MemberRecordSheet(head, member, sheets.AS_OF), (names, *_record_chains(member)))


def _record_chains(member: MemberDetail) -> Iterator[Chain]:
    """How the fields of a record read: each between its own name and that of the next field."""
    under = f"{seen(member.full_name)}·" if member.full_name else ""
    yield Chain(f"Recordofamember{under}Asof24November2026", cut=True)
    yield Chain(f"Fullname{_known(member.full_name)}Familyname")
    yield Chain(f"Familyname{_known(member.family_name)}Givenname")
    yield Chain(f"Givenname{_known(member.given_name)}Father'sname")
    yield Chain(f"Father'sname{_known(member.patronymic)}Nameinotherscript")
    yield Chain(f"Nameinotherscript{_known(member.other_script)}Sex")
    yield Chain(f"Phone{_known(member.phone)}Place")
    yield Chain(f"Place{_known(member.place)}Membership")
    yield Chain(f"Membernumber{seen(member.number)}Status")
    yield Chain(f"Section{_known(member.section)}History")
    for status, line in zip(("Applicant", "Active", "Suspended(takenback)"), member.standings, strict=False):
        yield Chain(f"{status}{_known(line.reason)}{_known(line.decision)}")


def _admission_form(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    name = seen(head.name.in_language("rn"))
    consent = Chain(f"memberof{name}andacceptitsby-laws")
    return HostilePaper(AdmissionFormSheet(head, sheets.AS_OF), (names, consent))


def uncut_field(key: str) -> int:
    """The number of a field, counted from 0, whose text is printed whole, however long it is."""
    return 0 if key == "admission-form" else FIELDS_OF_LETTERHEAD


MAKERS: Mapping[str, Callable[[Texts], HostilePaper]] = MappingProxyType(
    {"roll": _roll, "member-record": _member_record, "admission-form": _admission_form}
)
"""What makes a hostile sheet, by the key of the paper."""
