"""Every paper of the program with hostile texts in every field, and what must be readable on it afterwards.

A paper that is added to ``printing.PAPERS`` gets a maker here; ``test_hostile`` insists.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, pairwise
from types import MappingProxyType
from typing import Any

from pomanager.i18n import formats
from pomanager.readmodels.member_papers import AdmissionFormSheet, Applicant
from pomanager.readmodels.members import MemberDetail, MemberRecordSheet
from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.particulars import DocumentRow, FormerNameRow, KnownPerson, Particulars
from pomanager.reports.scripts import JOINERS, cleaned
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex
from pomanager.rules.movements import Movement
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
    told = _particulars(texts)
    sheet = MemberRecordSheet(head, member, sheets.AS_OF, told)
    return HostilePaper(sheet, (names, *_record_chains(member, told)))


def _particulars(texts: Texts) -> Particulars:
    """What is known of a person beside the roll, each text as it comes."""
    document = DocumentRow(1, IdentityKind.PASSPORT, next(texts), next(texts), VagueDate(2019), date(2029, 4, 2))
    name = FormerNameRow(
        id=1, full_name=next(texts), family_name="", given_name="", patronymic="", other_script="",
        until=date(2025, 6, 1), reason=next(texts), document=next(texts), recorded_at=sheets.PRINTED,
        reverses_id=None, reversed=False,
    )  # fmt: skip
    return Particulars(
        person_id=1, kind=PersonKind.NATURAL, representative=None, represents=(KnownPerson(2, next(texts)),),
        hand_sort_name="", form_of_address=next(texts), profession=next(texts), products=next(texts),
        languages=next(texts), how_to_find=next(texts), thumb_print=True, consent_on=date(2020, 2, 1),
        consent_ended_on=None, documents=(document,), former_names=(name,), has_photo=False,
    )  # fmt: skip


def _record_chains(member: MemberDetail, told: Particulars) -> Iterator[Chain]:
    """How the fields of a record read: each between its own name and that of the next field."""
    under = f"{seen(member.full_name)}·" if member.full_name else ""
    yield Chain(f"Recordofamember{under}Asof24November2026", cut=True)
    yield Chain(f"Fullname{_known(member.full_name)}Familyname")
    yield Chain(f"Familyname{_known(member.family_name)}Givenname")
    yield Chain(f"Givenname{_known(member.given_name)}Father'sname")
    yield Chain(f"Father'sname{_known(member.patronymic)}Nameinotherscript")
    yield Chain(f"Nameinotherscript{_known(member.other_script)}Sex")
    yield Chain(f"Phone{_known(member.phone)}Place")
    rare = (
        ("Products", told.products), ("Languages", told.languages), ("Howtofindthehouse", told.how_to_find),
        ("Formofaddress", told.form_of_address), ("Represents", told.represents[0].name),
    )  # fmt: skip
    filled = [(label, text) for label, text in rare if text] + [("Signsby", "thumb-print")]
    yield Chain(f"Place{_known(member.place)}Profession{_known(told.profession)}{filled[0][0]}")
    for (label, text), (following, _text) in pairwise(filled):
        yield Chain(f"{label}{seen(text)}{following}")
    document, name = told.documents[0], told.former_names[0]
    yield Chain(f"Passport{seen(document.number)}{_known(document.issuer)}2019")
    until = seen(formats.day(name.until))
    yield Chain(f"{until}{seen(name.full_name)}{_known(name.reason)}{_known(name.document)}")
    yield Chain(f"Membernumber{seen(member.number)}Status")
    yield Chain(f"Section{_known(member.section)}")  # what follows may stand on the next page
    for status, line in zip(("Applicant", "Active", "Suspended(takenback)"), member.standings, strict=False):
        yield Chain(f"{status}{_known(line.reason)}{_known(line.decision)}")


def _admission_form(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    name = seen(head.name.in_language("rn"))
    consent = Chain(f"memberof{name}andacceptitsby-laws")
    known = [next(texts) for _field in range(7)]
    who = Applicant(
        number=known[0], full_name=known[1], other_script=known[2], sex=Sex.FEMALE, birth=VagueDate(1961), phone="",
        place=known[3], section="", how_to_find=known[4], profession=known[5], products="", thumb_print=True,
        document_kind=IdentityKind.PASSPORT, document_number=known[6],
    )  # fmt: skip
    chains = (
        Chain(f"identitycard{seen(who.full_name)}Nameinotherscript{seen(who.other_script)}Sex"),
        Chain(f"commune){seen(who.place)}Howtofindthehouse{seen(who.how_to_find)}Section"),
        Chain(f"Profession{seen(who.profession)}Household"),
        Chain(f"PassportNumber{seen(who.document_number)}Issued"),
        Chain(f"Membernumber{seen(who.number)}Decided"),
    )
    return HostilePaper(AdmissionFormSheet(head, sheets.AS_OF, who), (names, consent, *chains))


def _register(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    name, other, number, document, profession, place, decision, reason = (next(texts) for _field in range(8))
    line = sheets.register_line(
        4, name=name, other_script=other, number=number, document=document, profession=profession, place=place,
        decision=decision, reason=reason,
    )  # fmt: skip
    sheet = replace(sheets.register([line], other_script=True), letterhead=head)
    days = seen(formats.day_short(line.admitted_on)), seen(formats.day_short(line.left_on))
    shown = seen(f"National identity card {document}".strip())
    left = seen(f"Resigned: {reason}") if reason else "Resigned"
    cells = (
        f"4{seen(number)}{seen(name)}{seen(other)}Woman1964{shown}{seen(profession)}{seen(place)}{days[0]}"
        f"{seen(decision)}{days[1]}{left}Total·Women:1"
    )
    return HostilePaper(sheet, (names, Chain(cells)))


def _joined_left(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    name, section, decision, reason = (next(texts) for _field in range(4))
    line = replace(sheets.movement(7, name, section=section, decision=decision, reason=reason), number=next(texts))
    sheet = replace(sheets.joined_left({Movement.NEW: [line]}), letterhead=head)
    day = seen(formats.day_short(line.day))
    cells = f"{seen(line.number)}{seen(name)}Woman{seen(section)}{day}{seen(decision)}{seen(reason)}Women:1"
    return HostilePaper(sheet, (names, Chain(cells)))


def _statistics(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    section = next(texts)
    parts = [(section, sheets.counted(1)), ("Mungwa", sheets.counted(0, 1))]
    sheet = replace(sheets.statistics(*parts), letterhead=head)
    title = seen(section) if section else "Withoutasection"
    return HostilePaper(
        sheet,
        (
            names,
            Chain(f"SexnotknownTotal{title}1001Mungwa0101Total1102"),
            Chain(f"AgenotknownTotal{title}010001Mungwa000000Total010001"),
        ),
    )


def _attention(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    name, place, number, other = (next(texts) for _field in range(4))
    line = replace(sheets.attention_line(7, name, place, name=other), number=number)
    sheet = replace(sheets.attention(line), letterhead=head)
    said = seen(f"May be the same person as 00007, {other}.")
    return HostilePaper(sheet, (names, Chain(f"Whatwasfound{seen(number)}{seen(name)}{seen(place)}{said}")))


def _card(texts: Texts) -> HostilePaper:
    head, _names = _letterhead(texts)
    name, other, number, section = (next(texts) for _field in range(4))
    member = sheets.addressee(name=name, other_script=other, number=number, section=section)
    organisation = seen(head.name.in_language("en", ("rn", "fr")))
    said = Chain(f"{organisation}Membershipcard", cut=True)
    fields = tuple(Chain(seen(text), cut=True) for text in (number, name, other, section))
    return HostilePaper(replace(sheets.cards([member]), letterhead=head), (said, *fields, Chain("Membersince1Feb2015")))


def _label(texts: Texts) -> HostilePaper:
    head, _names = _letterhead(texts)
    name, other, place, way, number = (next(texts) for _field in range(5))
    member = sheets.addressee(name=name, other_script=other, place=place, how_to_find=way, number=number)
    fields = (f"Mme {name}".strip(), other, place, way, f"No. {number}")
    chains = tuple(Chain(seen(text), cut=True) for text in fields)
    return HostilePaper(replace(sheets.labels([member]), letterhead=head), chains)


def _letter(texts: Texts) -> HostilePaper:
    head, names = _letterhead(texts)
    name, place, number, section = (next(texts) for _field in range(4))
    member = sheets.addressee(name=name, place=place, number=number, section=section)
    sheet = replace(sheets.letter(member, "Begins {name} then {number} and {place} ends."), letterhead=head)
    address = f"{seen(f'Mme {name}'.strip())}{_known(place)}"
    last = seen(" · ".join(filter(None, (f"No. {number}", section))))
    text = seen(f"Begins {name} then {number} and {place} ends.")
    return HostilePaper(sheet, (names, Chain(f"{address}{last}{text}")))


BOUNDED = frozenset({"member-cards", "member-labels"})
"""Papers whose texts all stand in places of a fixed size: what is too long for its place ends there in three dots."""


def uncut_field(key: str) -> int:
    """The number of a field, counted from 0, whose text is printed whole, however long it is."""
    return 0 if key == "admission-form" else FIELDS_OF_LETTERHEAD


MAKERS: Mapping[str, Callable[[Texts], HostilePaper]] = MappingProxyType(
    {
        "roll": _roll,
        "register-of-members": _register,
        "member-record": _member_record,
        "admission-form": _admission_form,
        "joined-left": _joined_left,
        "member-statistics": _statistics,
        "attention": _attention,
        "member-cards": _card,
        "member-labels": _label,
        "member-letter": _letter,
    }
)
"""What makes a hostile sheet, by the key of the paper."""
