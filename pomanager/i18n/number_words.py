"""The tables by which whole numbers are spelled in each language; ``numerals.py`` reads them.

English is British (one hundred and one). French is spelled as before 1990 (vingt et un, quatre-vingt-un), with
soixante-dix and quatre-vingt-dix. Kyrgyz and Russian always say the one before hundred, thousand, million where the
language can (бир жүз, одна тысяча): nobody can put another figure before it afterwards. Kirundi is the form used in
counting; it waits for a reader.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

ZERO_WIDTH_SPACE = "\u200b"

Words = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Step:
    """How numbers from ``start`` on are put together: so many times ``size``, and what is left.

    ``said`` is the word, with the place of the count where that is said; three words are the forms of Slavic plurals.
    The count takes the form named ``count``. Between word and rest stands ``joined``, or ``besides`` before ``rests``.
    """

    start: int
    size: int
    said: str | tuple[str, str, str]
    count: str = ""
    joined: str = " "
    besides: str = ""
    rests: Container[int] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """How one language spells numbers: words that stand for themselves, other forms of some, steps in rising order.

    ``smoothed`` are pairs of letters as they fall together and as they are then written.
    """

    words: Words
    steps: tuple[Step, ...]
    forms: Mapping[str, Words] = field(default_factory=dict)
    smoothed: tuple[tuple[str, str], ...] = ()


def _row(words: str, begin: int = 0, by: int = 1) -> dict[int, str]:
    """The words of a row of numbers, parted by spaces."""
    return {begin + place * by: word for place, word in enumerate(words.split())}


def _once(words: Words, joined: str = " ", besides: str = "", rests: Container[int] = ()) -> tuple[Step, ...]:
    """Steps of numbers whose word holds the count already: twenty, thirty."""
    return tuple(Step(size, size, word, joined=joined, besides=besides, rests=rests) for size, word in words.items())


_BELOW_100 = range(1, 100)

ENGLISH = Speech(
    _row(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ),
    (
        *_once(_row("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10), joined="-"),
        Step(100, 100, "{count} hundred", joined=" and "),
        Step(10**3, 10**3, "{count} thousand", besides=" and ", rests=_BELOW_100),
        Step(10**6, 10**6, "{count} million", besides=" and ", rests=_BELOW_100),
        Step(10**9, 10**9, "{count} billion", besides=" and ", rests=_BELOW_100),
    ),
)

_FRENCH_UNITS = _row(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
)

FRENCH = Speech(
    {**_FRENCH_UNITS, 80: "quatre-vingts", **{100 * count: f"{_FRENCH_UNITS[count]} cents" for count in range(2, 10)}},
    (
        *_once(_row("vingt trente quarante cinquante", 20, 10), joined="-", besides=" et ", rests=(1,)),
        *_once({60: "soixante"}, joined="-", besides=" et ", rests=(1, 11)),
        *_once({80: "quatre-vingt"}, joined="-"),
        Step(100, 100, "cent"),
        Step(200, 100, "{count} cent"),
        Step(10**3, 10**3, "mille"),
        Step(2 * 10**3, 10**3, "{count} mille", count="before mille"),
        Step(10**6, 10**6, "{count} million"),
        Step(2 * 10**6, 10**6, "{count} millions"),
        Step(10**9, 10**9, "{count} milliard"),
        Step(2 * 10**9, 10**9, "{count} milliards"),
    ),
    {
        "feminine": {1: "une"},
        # Mille is no noun: what stands before it takes no s.
        "before mille": {80: "quatre-vingt", **{100 * n: f"{_FRENCH_UNITS[n]} cent" for n in range(2, 10)}},
    },
)

RUSSIAN = Speech(
    _row(
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать "
        "пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
    ),
    (
        *_once(_row("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто", 20, 10)),
        *_once(_row("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот", 100, 100)),
        Step(10**3, 10**3, ("{count} тысяча", "{count} тысячи", "{count} тысяч"), count="feminine"),
        Step(10**6, 10**6, ("{count} миллион", "{count} миллиона", "{count} миллионов")),
        Step(10**9, 10**9, ("{count} миллиард", "{count} миллиарда", "{count} миллиардов")),
    ),
    {"feminine": {1: "одна", 2: "две"}, "neuter": {1: "одно"}},
)

KYRGYZ = Speech(
    _row("нөл бир эки үч төрт беш алты жети сегиз тогуз"),
    (
        *_once(_row("он жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон", 10, 10)),
        Step(100, 100, "{count} жүз"),
        Step(10**3, 10**3, "{count} миң"),
        Step(10**6, 10**6, "{count} миллион"),
        Step(10**9, 10**9, "{count} миллиард"),
    ),
)

# Millions are counted on: a thousand millions, not another word that fewer people know.
KHMER = Speech(
    _row("សូន្យ មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន"),
    (
        *_once(_row("ដប់ ម្ភៃ សាមសិប សែសិប ហាសិប ហុកសិប ចិតសិប ប៉ែតសិប កៅសិប", 10, 10), joined=""),
        Step(100, 100, "{count}រយ", joined=ZERO_WIDTH_SPACE),
        Step(10**3, 10**3, "{count}ពាន់", joined=ZERO_WIDTH_SPACE),
        Step(10**4, 10**4, "{count}ម៉ឺន", joined=ZERO_WIDTH_SPACE),
        Step(10**5, 10**5, "{count}សែន", joined=ZERO_WIDTH_SPACE),
        Step(10**6, 10**6, "{count}លាន", joined=ZERO_WIDTH_SPACE),
    ),
)

# From ten thousands and ten millions on a comma parts them from what follows: ibihumbi ijana n'indwi are 107 000,
# ibihumbi ijana, n'indwi are 100 007.
_AND, _AND_APART = " na ", ", na "

KIRUNDI = Speech(
    _row("ubusa rimwe kabiri gatatu kane gatanu gatandatu indwi umunani icenda icumi"),
    (
        Step(10, 10, "cumi", joined=_AND),
        Step(20, 10, "mirongo {count}", count="of tens", joined=_AND),
        Step(100, 100, "ijana", joined=_AND),
        Step(200, 100, "amajana {count}", count="of hundreds", joined=_AND),
        Step(10**3, 10**3, "igihumbi", joined=_AND),
        Step(2 * 10**3, 10**3, "ibihumbi {count}", count="of thousands", joined=_AND),
        Step(10**4, 10**3, "ibihumbi {count}", count="of thousands", joined=_AND_APART),
        Step(10**6, 10**6, "umuliyoni", joined=_AND),
        Step(2 * 10**6, 10**6, "imiliyoni {count}", count="of tens", joined=_AND),
        Step(10**7, 10**6, "imiliyoni {count}", count="of tens", joined=_AND_APART),
        Step(10**9, 10**9, "umuliyaridi", joined=_AND),
        Step(2 * 10**9, 10**9, "imiliyaridi {count}", count="of tens", joined=_AND),
        Step(10**10, 10**9, "imiliyaridi {count}", count="of tens", joined=_AND_APART),
    ),
    {
        "of tens": {**_row("umwe ibiri itatu ine itanu itandatu", 1), 10: "cumi"},
        "of hundreds": _row("rimwe abiri atatu ane atanu atandatu", 1),
        "of thousands": {**_row("kimwe bibiri bitatu bine bitanu bitandatu", 1), 10: "cumi"},
    },
    smoothed=((" na a", " n'a"), (" na i", " n'i"), (" na u", " n'u")),
)

SPEECHES: Mapping[str, Speech] = {
    "en": ENGLISH,
    "fr": FRENCH,
    "ru": RUSSIAN,
    "ky": KYRGYZ,
    "km": KHMER,
    "rn": KIRUNDI,
}
"""By the code of the language."""
