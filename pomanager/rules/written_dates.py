"""Reads dates as people write them in our languages: 12.03.1971, mars 1971, vers 1960, болжол менен 1960."""

import calendar as almanac
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from pomanager.rules.calendar import MONTHS, VagueDate
from pomanager.rules.folding import fold

EARLIEST_YEAR = 1000
"""A smaller year is a slip of the pen."""

LONGEST = 100
"""Characters no date has: a longer text is not searched for one, which would take the longer the more marks it has."""

FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
"""Day numbers of a spreadsheet that are taken for dates: from 3 October 1954 to 7 April 2064."""
_SERIAL_ZERO = date(1899, 12, 30)
LATEST_SHORT_YEAR = 2029
"""Two-digit years are read into the hundred years that end here, and marked as doubtful."""


class DayOrder(StrEnum):
    """Which comes first where a date is written in figures: 12/03 is 12 March or 3 December."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class DateDoubt(StrEnum):
    """What is doubtful about a date that was read."""

    UNREADABLE = "unreadable"
    """No date could be made of it."""
    IMPOSSIBLE = "impossible"
    """No calendar has that day: only the year was kept."""
    SWAPPED = "swapped"
    """Day and month stood the other way round than expected."""
    SHORT_YEAR = "short_year"
    """The year had two digits."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Year, month and day as they were written, None for what is not known; no year when nothing was written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    about: bool = False
    doubt: DateDoubt | None = None


@dataclass(frozen=True, slots=True)
class DateReading:
    """What was made of a written date: ``value`` is None when nothing was written or nothing could be made of it."""

    value: VagueDate | None
    doubt: DateDoubt | None = None


# Folded beginnings of the words for "about"; the longer stand before those they begin with.
_ABOUT_WORDS = (
    "about", "abt", "around", "approximately", "approx", "circa", "ca", "c", "vers", "environ", "env", "v",
    "около", "ок", "примерно", "приблизительно", "болжол менен", "болжолдуу", "чамасы", "чамасында", "чамалап",
    "ប្រហែល", "ប្រហែលជា", "ប្រមាណ", "ahagana", "hafi", "mnamo", "karibu", "takriban", "hacia", "alrededor de",
    "aprox", "cerca de", "por volta de", "aproximadamente", "حوالي", "نحو",
)  # fmt: skip
_ABOUT = sorted((fold(word) for word in _ABOUT_WORDS), key=len, reverse=True)
_ANY_ABOUT = "|".join(map(re.escape, _ABOUT))
_ABOUT_BEFORE = re.compile(rf"^(?:{_ANY_ABOUT})(?![^\W\d_])[.:]?\s*")
_ABOUT_AFTER = re.compile(rf"(?<=\d)[\s.,]+(?:{_ANY_ABOUT})$")
_ABOUT_SIGN = re.compile(r"^(?:~|≈|±|\+/-|\+-)\s*|\s*\(?\?\)?$")
_BORN = re.compile(r"^(?:ne(?:e|\(e\))?|born|nacid[oa]|nascid[oa])\s+(?:le |en |in |on |el |em )?")
_AFTER_YEAR = re.compile(r"(?<=\d{4})\s*(?:г(?:од[ау]?|\.р)?|[-–]?\s*ж(?:ыл[ыа]?)?)(?![^\W\d_])\.?")
_CLOCK = re.compile(r"[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?$")

# Folded beginnings of the names of months, January first.
_MONTH_NAMES: tuple[tuple[str, ...], ...] = tuple(
    tuple(map(fold, names))
    for names in (
        ("jan", "янв", "үчтүн", "មករា", "nzero", "ene"),
        ("feb", "fev", "фев", "бирдин", "កុម្ភៈ", "ruhuhuma"),
        ("mar", "мар", "жалган", "មីនា", "ntwarante"),
        ("apr", "avr", "abr", "апр", "чын", "មេសា", "ndamukiza"),
        ("may", "mai", "май", "мая", "бугу", "ឧសភា", "rusama", "mei"),
        ("jun", "juin", "июн", "кулжа", "មិថុនា", "ruheshi"),
        ("jul", "juil", "июл", "теке", "កក្កដា", "mukakaro"),
        ("aug", "aou", "ago", "авг", "баш", "សីហា", "nyandagaro"),
        ("sep", "set", "сен", "аяк", "កញ្ញា", "nyakanga"),
        ("oct", "okt", "out", "окт", "тогуздун", "តុលា", "gitugutu"),
        ("nov", "ноя", "жетинин", "វិច្ឆិកា", "munyonyo"),
        ("dec", "dez", "des", "dic", "дек", "бештин", "ធ្នូ", "kigarama"),
    )
)
_LETTERS = re.compile(r"[^\W\d_](?:[^\s\d.,/\-])*")
_JOINTS = r"[\s./,\-–\u17d6]+"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_JOINTS}(\d{{1,2}})(?:{_JOINTS}(\d{{1,2}}))?")
_YEAR_LAST = re.compile(rf"(?:(\d{{1,2}}){_JOINTS})?(\d{{1,2}}){_JOINTS}(\d{{4}}|\d{{2}})")
_YEAR_AND_DAY = re.compile(rf"(\d{{4}}){_JOINTS}(\d{{1,2}})")
_YEAR_ALONE = re.compile(r"\d{4}")
_RUN_TOGETHER = re.compile(r"((?:18|19|20)\d{2})(\d{2})(\d{2})")
_SMALL_WORDS = re.compile(r"\b(?:de|del|of|du|le|the|ya|st|nd|rd|th|er)\b|(?<=\d)(?:st|nd|rd|th|er|ro)\b")


def read_date(text: str, order: DayOrder = DayOrder.DAY_FIRST, *, serials: bool = False) -> DateReading:
    """Read a written date; what is doubtful about it is named, and the part that can be trusted is kept.

    ``serials`` says that bare numbers may be days as a spreadsheet counts them (20,000 to 60,000).
    """
    found = figures_of(text, order, serials=serials)
    value = None if found.year is None else VagueDate(found.year, found.month, found.day, found.about)
    return DateReading(value, found.doubt)


def figures_of(text: str, order: DayOrder = DayOrder.DAY_FIRST, *, serials: bool = False) -> Figures:
    """The figures of a written date; what is doubtful is named, and the part that can be trusted is kept.

    ``serials`` says that bare numbers may be days as a spreadsheet counts them.
    """
    plain = fold(text).strip(" .,;()[]")
    if not plain.strip("-–—?x. /0_"):
        return Figures()
    if len(plain) > LONGEST:
        return Figures(doubt=DateDoubt.UNREADABLE)
    plain = _AFTER_YEAR.sub("", _CLOCK.sub("", plain))
    if not plain.strip("-–—?x. /0_"):
        return Figures()
    plain, about = _without_about(_BORN.sub("", plain))
    if serials and (serial := _serial(plain)) is not None:
        return Figures(serial.year, serial.month, serial.day)
    found = _read_plain(_months_as_figures(plain), order)
    return replace(found, about=True) if about and found.year else found


def _without_about(plain: str) -> tuple[str, bool]:
    about = False
    while True:
        shorter = _ABOUT_SIGN.sub("", plain)
        shorter = _ABOUT_BEFORE.sub("", _ABOUT_AFTER.sub("", shorter))
        if shorter == plain:
            return plain, about
        plain, about = shorter, True


def _serial(plain: str) -> date | None:
    number = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", plain)
    if number is None or not FIRST_SERIAL <= int(number[1]) <= LAST_SERIAL:
        return None
    return _SERIAL_ZERO + timedelta(days=int(number[1]))


def _months_as_figures(plain: str) -> str:
    """A month's name as its number between the day and the year: "12 mars 1971" as 12/3/1971."""
    plain = _SMALL_WORDS.sub(" ", plain)
    for word in _LETTERS.finditer(plain):
        for number, names in enumerate(_MONTH_NAMES, start=1):
            if word.group().startswith(names):
                before, after = plain[: word.start()].strip(" .,/-"), plain[word.end() :].strip(" .,/-")
                if not before and re.fullmatch(rf"\d{{1,2}}{_JOINTS}\d{{4}}", after):
                    day, year = re.split(_JOINTS, after)  # March 12, 1971
                    return f"{year}/{number}/{day}"
                if found := _YEAR_AND_DAY.fullmatch(before):
                    before, after = found[1], found[2]  # Kyrgyz: 1971, 12-мар.
                elif before and _YEAR_ALONE.fullmatch(after):
                    before, after = after, before  # year first: a named month is never taken for the day
                return f"{before}/{number}/{after}".strip("/")
    return plain.strip()


def _read_plain(plain: str, order: DayOrder) -> Figures:
    if _YEAR_ALONE.fullmatch(plain):
        return _known(int(plain), 0, 0)
    if found := _YEAR_FIRST.fullmatch(plain) or _RUN_TOGETHER.fullmatch(plain):
        return _known(int(found[1]), int(found[2]), int(found[3] or 0))
    found = _YEAR_LAST.fullmatch(plain)
    if found is None:
        return Figures(doubt=DateDoubt.UNREADABLE)
    first, second, year = found.groups()
    whole_year = len(year) == len("1971")
    if first is None and not whole_year:  # "03/71" may be a day and a month as well
        return Figures(doubt=DateDoubt.UNREADABLE)
    day, month = int(first or 0), int(second)
    if order is DayOrder.MONTH_FIRST and first is not None:
        day, month = month, day
    if whole_year:
        return _known(int(year), month, day)
    reading = _known(LATEST_SHORT_YEAR - (LATEST_SHORT_YEAR - int(year)) % 100, month, day)
    return reading if reading.doubt else replace(reading, doubt=DateDoubt.SHORT_YEAR)


def _known(year: int, month: int, day: int) -> Figures:
    """The date of these figures, 0 for a part that is not known; impossible parts are left out and named."""
    if year < EARLIEST_YEAR:
        return Figures(doubt=DateDoubt.UNREADABLE)
    if month == 0:
        return Figures(year, doubt=DateDoubt.IMPOSSIBLE if day else None)
    if month <= MONTHS and day <= almanac.monthrange(year, month)[1]:
        return Figures(year, month, day or None)
    if 1 <= day <= MONTHS < month <= almanac.monthrange(year, day)[1]:
        return Figures(year, day, month, doubt=DateDoubt.SWAPPED)
    return Figures(year, doubt=DateDoubt.IMPOSSIBLE)
