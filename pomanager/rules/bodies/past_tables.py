"""Tables of past officers as offices keep them: what a column is headed with, and what a cell of it says.

The words of the program in all its languages are handed in by who knows them; what people write beside those stands
here. A cell that cannot be read stops its row where the row means nothing without it, else it is remarked.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules import importing
from pomanager.rules.bodies.kinds import EndReason, How, Office
from pomanager.rules.importing.cells import DATE_SENTENCES
from pomanager.rules.importing.headings import HEADINGS, in_one
from pomanager.rules.objections import Objection, Weight
from pomanager.rules.written_dates import DateDoubt, read_date


class PastField(StrEnum):
    """What a column of such a table can hold."""

    SEAT = "seat"
    NUMBER = "number"
    NAME = "name"
    OFFICE = "office"
    SINCE = "since"
    UNTIL = "until"
    TERM_ENDS = "term_ends_on"
    HOW = "how"
    WHY = "end_reason"
    DECISION = "decision"


PAST_FIELD_WORDS: Mapping[PastField, str] = MappingProxyType(
    {
        PastField.SEAT: N_("Seat no."),
        PastField.NUMBER: N_("Member number"),
        PastField.NAME: N_("Name"),
        PastField.OFFICE: N_("Office"),
        PastField.SINCE: N_("First day"),
        PastField.UNTIL: N_("Last day"),
        PastField.TERM_ENDS: N_("End of the term"),
        PastField.HOW: N_("How"),
        PastField.WHY: N_("Why it ended"),
        PastField.DECISION: N_("Decision"),
    }
)


def _parted(texts: str) -> Iterator[str]:
    return (in_one(text) for text in texts.split(" | "))


_WRITTEN: Mapping[PastField, str] = MappingProxyType(
    {
        PastField.SEAT: "seat | seat no | seat number | siège | no siège | numéro du siège | место | номер места | орун"
        " | орун номери | អាសនៈ | លេខអាសនៈ | kiti | asiento | assento",
        PastField.OFFICE: "office | position | post | role | function | title | fonction | poste | charge | qualité"
        " | должность | роль | кызмат | кызматы | តំណែង | មុខងារ | តួនាទី | ikibanza | igikorwa | cheo | cargo",
        PastField.SINCE: "from | since | start | start date | begin | first day | elected on | de | du | depuis | début"
        " | date de début | premier jour | élu le | date d'élection | с | начало | дата начала | с какого числа"
        " | дата избрания | избран | баштап | башталышы | качантан | ពី | ចាប់ពី | ថ្ងៃចាប់ផ្តើម | kuva | kuva ku"
        " | kuanzia | desde | inicio",
        PastField.UNTIL: "to | until | till | end | end date | last day | left on | à | au | jusqu'au | jusqu'à | fin"
        " | date de fin | dernier jour | по | до | конец | дата окончания | чейин | аягы | качанга чейин | ដល់"
        " | រហូតដល់ | ថ្ងៃបញ្ចប់ | gushika | gushika ku | hadi | hasta | até | fin de fonction",
        PastField.TERM_ENDS: "term ends | end of term | end of the term | fin du mandat | fin de mandat"
        " | échéance du mandat | конец срока | срок до | окончание срока | мөөнөттүн аягы | ចប់អាណត្តិ",
        PastField.HOW: "how | mode | elected or co-opted | comment | mode de désignation | désignation | как | способ"
        " | кандайча | របៀប",
        PastField.WHY: "why | reason | reason of ending | motif | raison | motif de fin | причина | себеп | себеби"
        " | មូលហេតុ | sababu | impamvu | motivo",
        PastField.DECISION: "decision | minutes | resolution | décision | pv | procès-verbal | résolution"
        " | délibération | решение | протокол | чечим | សេចក្តីសម្រេច | កំណត់ហេតុ | icemezo | uamuzi | acta | decisión",
    }
)

_OFFICES: Mapping[str, Office] = MappingProxyType(
    {
        text: office
        for office, texts in {
            Office.CHAIR: "chairperson | chairman | chairwoman | president | président | présidente | pca"
            " | председатель | председательница | төрага | төрайым | ប្រធាន | umukuru | perezida | mwenyekiti"
            " | presidente | presidenta",
            Office.VICE_CHAIR: "vice chair | vice chairperson | vice president | vice-président | vice-présidente"
            " | заместитель председателя | зам. председателя | төраганын орун басары | អនុប្រធាន"
            " | visi perezida | makamu mwenyekiti | vicepresidente",
            Office.SECRETARY: "secretary general | secrétaire | secrétaire général | secrétaire générale | секретарь"
            " | катчы | លេខាធិការ | umunyamabanga | katibu | secretario | secretaria",
            Office.TREASURER: "cashier | trésorier | trésorière | казначей | кассир | казыначы | ហេរញ្ញិក | បេឡាករ"
            " | umubitsi | mweka hazina | tesorero | tesorera",
        }.items()
        for text in _parted(texts)
    }
)
_MEMBER = frozenset(
    _parted(
        "member | ordinary member | membre | simple membre | administrateur | conseiller | член | член правления"
        " | мүчө | សមាជិក | umunywanyi | mjumbe | vocal | miembro"
    )
)
"""Written under "office" of somebody who holds none."""
_STILL = frozenset(
    _parted(
        "today | now | present | to date | still | ce jour | à ce jour | en cours | aujourd'hui | настоящее время"
        " | н.в. | по настоящее время | сегодня | азыр | бүгүн | បច្ចុប្បន្ន | ubu | sasa | actual"
    )
)
"""Written under "until" of somebody who sits there still."""

FIRST_MEANT = N_("“{text}” names no day. It was read as {day}, the first day it can mean.")
LAST_MEANT = N_("“{text}” names no day. It was read as {day}, the last day it can mean.")
NO_SEAT_NUMBER = N_("“{text}” names no seat. Write its number.")
HOW_UNREAD = N_("“{text}” could not be read as a way into the seat, so it was left out.")
WHY_UNREAD = N_("“{text}” could not be read as a reason, so “Other reason” was taken.")
_FIGURES = re.compile(r"\D*(\d{1,3})\D*")
_LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class PastWords:
    """The words of the program in all its languages, as ``in_one`` makes them: headings, and what cells say."""

    headings: Mapping[str, PastField]
    offices: Mapping[str, Office]
    hows: Mapping[str, How]
    reasons: Mapping[str, EndReason]


@dataclass(frozen=True, slots=True)
class PastReading:
    """What a row says; ``seat`` None where it says none. ``about`` of an objection is the value of its field."""

    seat: int | None = None
    number: str = ""
    name: str = ""
    office: Office | None = None
    office_title: str = ""
    since: date | None = None
    until: date | None = None
    term_ends_on: date | None = None
    how: How = How.NOT_KNOWN
    end_reason: EndReason | None = None
    decision: str = ""
    objections: tuple[Objection, ...] = ()


def guess_past_columns(headings: Sequence[str], words: PastWords) -> tuple[PastField | None, ...]:
    """What each column is taken for by its heading; a field is taken once, by the first that could hold it."""
    known = {text: field for field, texts in _WRITTEN.items() for text in _parted(texts)}
    for of_members, mine in ((importing.Field.NUMBER, PastField.NUMBER), (importing.Field.NAME, PastField.NAME)):
        known |= dict.fromkeys(HEADINGS[of_members], mine)
    known = {**known, **words.headings}
    found: list[PastField | None] = []
    for heading in headings:
        meant = known.get(in_one(heading))
        found.append(None if meant in found else meant)
    return tuple(found)


def read_past_row(cells: Mapping[PastField, str], words: PastWords) -> PastReading | None:
    """What the cells of a row say; None for a row with nothing in it."""
    texts = {field: " ".join(text.split()) for field, text in cells.items() if text.strip()}
    if not texts:
        return None
    found: list[Objection] = []
    office, title = _office(texts.get(PastField.OFFICE, ""), words)
    number = importing.read_cell(importing.Field.NUMBER, texts.get(PastField.NUMBER, ""))
    if number.objection is not None:
        found.append(_about(PastField.NUMBER, number.objection.message, stops=True, **number.objection.details))
    return PastReading(
        seat=_seat(texts.get(PastField.SEAT, ""), found), number=str(number.value or ""),
        name=texts.get(PastField.NAME, ""), office=office, office_title=title,
        since=_day(PastField.SINCE, texts, found), until=_day(PastField.UNTIL, texts, found),
        term_ends_on=_day(PastField.TERM_ENDS, texts, found), how=_how(texts.get(PastField.HOW, ""), words, found),
        end_reason=_why(texts.get(PastField.WHY, ""), words, found), decision=texts.get(PastField.DECISION, ""),
        objections=tuple(found),
    )  # fmt: skip


def _about(field: PastField, message: str, *, stops: bool = False, **details: object) -> Objection:
    return Objection(message, field.value, details, Weight.STOP if stops else Weight.WARN)


def _quoted(text: str) -> str:
    return text[:_LONGEST_QUOTED]


def _seat(text: str, found: list[Objection]) -> int | None:
    """The number of a seat, alone or behind a word: "3", "3.0", "Seat 3"."""
    if not text:
        return None
    figures = _FIGURES.fullmatch(text.removesuffix(".0"))
    if figures is None:
        found.append(_about(PastField.SEAT, NO_SEAT_NUMBER, stops=True, text=_quoted(text)))
        return None
    return int(figures[1])


def _office(text: str, words: PastWords) -> tuple[Office | None, str]:
    """The office, and the words it is called by where it is another one than usual."""
    told = in_one(text)
    if not told or told in _MEMBER:
        return None, ""
    office = words.offices.get(told) or _OFFICES.get(told)
    return (office, "") if office is not None else (Office.OTHER, text)


def _day(field: PastField, texts: Mapping[PastField, str], found: list[Objection]) -> date | None:
    """The day of a cell; where it names only a year or a month, the first or the last day it can mean."""
    text = texts.get(field, "")
    if not in_one(text) or (field is PastField.UNTIL and in_one(text) in _STILL):
        return None
    reading = read_date(text, serials=True)
    if reading.value is None:
        doubt = reading.doubt or DateDoubt.UNREADABLE
        found.append(_about(field, DATE_SENTENCES[doubt], stops=True, text=_quoted(text), day=None))
        return None
    is_first = field is PastField.SINCE
    day = reading.value.earliest if is_first else reading.value.latest
    if reading.value.exact is None:
        found.append(_about(field, FIRST_MEANT if is_first else LAST_MEANT, text=_quoted(text), day=day))
    elif reading.doubt is not None:
        found.append(_about(field, DATE_SENTENCES[reading.doubt], text=_quoted(text), day=day))
    return day


def _how(text: str, words: PastWords, found: list[Objection]) -> How:
    how = words.hows.get(in_one(text)) if in_one(text) else How.NOT_KNOWN
    if how is None:
        found.append(_about(PastField.HOW, HOW_UNREAD, text=_quoted(text)))
    return how or How.NOT_KNOWN


def _why(text: str, words: PastWords, found: list[Objection]) -> EndReason | None:
    if not in_one(text):
        return None
    reason = words.reasons.get(in_one(text))
    if reason is None:
        found.append(_about(PastField.WHY, WHY_UNREAD, text=_quoted(text)))
    return reason or EndReason.OTHER
