"""Whether two people on the roll may be one: compared field by field, tolerant of how names are spelt and ordered.

How alike two words are is handed in (``Alike``, 0 to 1): the search over a whole roll has it done in compiled code.
Names are compared by their Latin reading without what spelling varies in, so that Айгүл and Aigul, Ndayishimiye and
Ndahishimiye, "Jean-Bosco Niyonzima" and "NIYONZIMA Jean Bosco" are near one another.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import TypeAlias

from pomanager.marks import N_
from pomanager.rules import folding
from pomanager.rules.latin import latin
from pomanager.rules.members import FEWEST_PHONE_DIGITS, Sex, phones_of

Alike: TypeAlias = Callable[[str, str], float]
"""How alike two plain words are: 1 the same, 0 nothing in common."""

LIKELY = 70
"""Points from which two people are shown as likely doubles."""
NAME_LIKE = 0.7
"""How alike two names must be before anything else is looked at, unless a number of an identity document agrees."""
SAME_NAME = 0.97
"""How alike two names are that differ at most in a letter of a long one."""

# What each field weighs. Together with a name that is the same, place and year of birth make a likely double, and so
# does the very day of birth alone; sex or year of birth against it make none.
NAME_POINTS = 45
DAY_POINTS, YEAR_POINTS, NEAR_POINTS, UNKNOWN_BIRTH_POINTS, OTHER_BIRTH_POINTS = 35, 26, 18, 10, -40
PLACE_POINTS, NEAR_PLACE_POINTS, UNKNOWN_PLACE_POINTS = 20, 14, 8
PHONE_POINTS, UNKNOWN_PHONE_POINTS = 25, 3
NUMBER_POINTS, OTHER_NUMBER_POINTS = 60, -30
OTHER_SEX_POINTS = -25
MOST_POINTS = 100

NEAR_PLACE = 0.85
GUESSED_YEARS = 5
"""Years between two births of which one is a guess, that still agree."""
KEPT_PHONE_DIGITS = 8
"""The end of a phone number: the beginning may be the country's, or a zero."""
UNMATCHED_WEIGHT = 0.35
"""What a word counts that only one of two names has: a second given name, a patronymic."""

_PARTICLES = frozenset({"ulu", "kizi", "ul", "kiz", "ogli", "de", "da", "dos", "el", "al", "ben", "bin", "bint"})
_SPELLINGS = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("zh", "j"), ("dj", "j"), ("kh", "h"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("qu", "k"), ("q", "k"), ("w", "v"), ("y", "i"), ("x", "ks"),
    ("ts", "c"), ("tz", "c"), ("iu", "u"), ("ia", "a"), ("ie", "e"), ("ii", "i"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_PATRONYMIC = re.compile(r"(?<=.{3})(?:ovich|evich|ovna|evna|ich|ichna)$")


AGREEING: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("Name"), "birth": N_("Born"), "place": N_("Place"), "phone": N_("Phone"),
        "number": N_("Identity document"),
    }
)  # fmt: skip
"""What may agree of two people, by the words forms call it: the reasons for a likeness."""


@dataclass(frozen=True, slots=True)
class Born:
    """A birth as it is compared: 0 for a month or day that is not known."""

    year: int
    month: int = 0
    day: int = 0
    about: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared of one person, every text plain; phones and numbers of identity documents in order."""

    id: int
    words: tuple[str, ...]
    other_words: tuple[str, ...] = ()
    """The name in the second script."""
    sex: Sex = Sex.UNKNOWN
    born: Born | None = None
    place: str = ""
    phones: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    former: tuple[tuple[str, ...], ...] = ()
    """The words of names borne before, in any script."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two people are one, 0 to 100, the fields that agree, and how alike the names are, 0 to 1."""

    score: int
    same: tuple[str, ...] = ()
    name: float = 0.0
    apart: bool = False
    """Whether sex or year of birth tell the two apart."""

    @property
    def likely(self) -> bool:
        """Whether it is worth somebody's look."""
        return self.score >= LIKELY

    @property
    def namesakes(self) -> bool:
        """Whether the names are the same and nothing tells the two apart: enough to ask before one is admitted."""
        return self.name >= SAME_NAME and not self.apart


def compared_of(  # noqa: PLR0913 - what is kept of a person, each by its name
    person_id: int,
    full_name: str,
    *,
    other_script: str = "",
    sex: Sex = Sex.UNKNOWN,
    birth: str | None = None,
    place: str = "",
    phone: str = "",
    numbers: tuple[str, ...] = (),
    former: Iterable[str] = (),
) -> Compared:
    """A person for comparing: names, place and phone field as typed, the birth as it is kept, numbers compared.

    ``former`` are the names borne before, as they were written.
    """
    return Compared(
        id=person_id, words=plain_words(full_name), other_words=plain_words(other_script) if other_script else (),
        sex=sex, born=born_of(birth), place=plain_place(place) if place else "",
        phones=phone_ends(phone) if phone else (), numbers=tuple(sorted(numbers)),
        former=tuple(words for name in former if (words := plain_words(name))),
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """A folded word by its Latin reading, without what spelling varies in: y and i, double letters, kh and h."""
    read = folding.fold(latin(word))
    for written, simple in _SPELLINGS:
        read = read.replace(written, simple)
    return _TWICE.sub(r"\1", _PATRONYMIC.sub("", read))


@lru_cache(maxsize=50_000)
def plain_words(name: str) -> tuple[str, ...]:
    """The plain words of a name, in their order, without those that only join others (uulu, kyzy, de)."""
    words = tuple(plain(word) for word in folding.words(name))
    kept = tuple(word for word in words if word and word not in _PARTICLES)
    return kept or tuple(word for word in words if word)


@lru_cache(maxsize=20_000)
def plain_place(name: str) -> str:
    """A place's own name in one piece: "MAI RIE" and "Mairie" are one place."""
    return plain("".join(folding.words(name)))


def phone_ends(phone: str) -> tuple[str, ...]:
    """The ends of the numbers in a phone field, by which telephones are compared."""
    found = (folding.digits(one) for one in phones_of(phone))
    return tuple(sorted({digits[-KEPT_PHONE_DIGITS:] for digits in found if len(digits) >= FEWEST_PHONE_DIGITS}))


@lru_cache(maxsize=50_000)
def born_of(iso: str | None) -> Born | None:
    """A birth as it is kept in the books ("1984", "1987-03", "~1960") for comparing; None where none is known."""
    if not iso:
        return None
    text = iso.removeprefix("~")
    return Born(int(text[:4]), int(text[5:7] or 0), int(text[8:10] or 0), about=text != iso)


def years_near(year: int) -> frozenset[int]:
    """The year, those beside it, and those that are read when its last two digits change places."""
    century, end = divmod(year, 100)
    swapped = century * 100 + (end % 10) * 10 + end // 10
    return frozenset({year, year - 1, year + 1, swapped})


def birth_points(one: Born | None, other: Born | None) -> int:
    """What two births speak for or against."""
    if one is None or other is None:
        return UNKNOWN_BIRTH_POINTS
    if one.about or other.about:
        near = abs(one.year - other.year) <= GUESSED_YEARS or other.year in years_near(one.year)
        return NEAR_POINTS if near else OTHER_BIRTH_POINTS
    if one.year != other.year:
        if other.year not in years_near(one.year):
            return OTHER_BIRTH_POINTS
        if not (one.day and other.day):
            return NEAR_POINTS
        return YEAR_POINTS if (one.month, one.day) == (other.month, other.day) else OTHER_BIRTH_POINTS
    return _points_in_one_year(one, other)


def _points_in_one_year(one: Born, other: Born) -> int:
    days = (one.month, one.day), (other.month, other.day)
    # The first of January is often written where only the year is known.
    if not (one.month and other.month) or (1, 1) in days:
        return YEAR_POINTS
    if one.month == other.month:
        if not (one.day and other.day):
            return YEAR_POINTS
        return DAY_POINTS if one.day == other.day else NEAR_POINTS
    if one.day and days[0] == (other.day, other.month):
        return YEAR_POINTS
    return NEAR_POINTS if one.day and one.day == other.day else 0


def name_likeness(one: Compared, other: Compared, alike: Alike) -> float:
    """How alike two names are, in whichever script and order they are written; a name borne before is one, too."""
    found = words_likeness(one.words, other.words, alike)
    if found < 1 and (one.other_words or other.other_words or one.former or other.former):
        for mine, theirs in product(_names(one), _names(other)):
            if mine and theirs and found < 1:
                found = max(found, words_likeness(mine, theirs, alike))
    return found


def _names(person: Compared) -> tuple[tuple[str, ...], ...]:
    return person.words, person.other_words, *person.former


def words_likeness(mine: tuple[str, ...], theirs: tuple[str, ...], alike: Alike) -> float:
    """How alike two rows of words are: each word beside the one most like it, whatever the order."""
    if mine == theirs:
        return 1.0
    if not mine or not theirs or _figures(mine) != _figures(theirs):
        return 0.0
    few, many = sorted((mine, theirs), key=_length)
    left = list(many)
    agreeing = weight = 0.0
    for word in few:
        likeness, best = max((alike(word, each), each) for each in left)
        left.remove(best)
        length = (len(word) + len(best)) / 2
        agreeing += likeness * length
        weight += length
    found = agreeing / (weight + UNMATCHED_WEIGHT * sum(map(len, left)))
    if len(mine) != len(theirs) and found < 1:
        found = max(found, alike("".join(mine), "".join(theirs)))  # "Ndayi shimiye" was meant to be one word
    return found


def _figures(words: tuple[str, ...]) -> list[str]:
    """Words with a figure in them: "Group 1" and "Group 2" are two."""
    return sorted(word for word in words if not word.isalpha() and any(map(str.isdigit, word)))


def _length(words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """What decides which of two names is put beside the other: the same one from either side."""
    return len(words), words


def compare(one: Compared, other: Compared, alike: Alike) -> Likeness:
    """How likely two people are one. The same from either side; a person compared with itself is none."""
    if one.id == other.id:
        return Likeness(0)
    same_number = _share(one.numbers, other.numbers)
    name = name_likeness(one, other, alike)
    if name < NAME_LIKE and not same_number:
        return Likeness(0)
    points = NAME_POINTS * max(0.0, 1 - (1 - name) * 2.5)
    same = ["name"] if name >= NAME_LIKE else []
    birth = birth_points(one.born, other.born)
    if birth >= YEAR_POINTS:
        same.append("birth")
    place = _place_points(one.place, other.place, alike)
    if place > UNKNOWN_PLACE_POINTS:
        same.append("place")
    phone = _phone_points(one.phones, other.phones)
    if phone == PHONE_POINTS:
        same.append("phone")
    number = 0
    if one.numbers and other.numbers:
        number = NUMBER_POINTS if same_number else OTHER_NUMBER_POINTS
    if same_number:
        same.append("number")
    sex = OTHER_SEX_POINTS if {one.sex, other.sex} == {Sex.FEMALE, Sex.MALE} else 0
    score = round(points + birth + place + phone + number + sex)
    apart = sex < 0 or not (birth == UNKNOWN_BIRTH_POINTS or birth >= YEAR_POINTS)
    return Likeness(max(0, min(MOST_POINTS, score)), tuple(same), name, apart)


def _place_points(one: str, other: str, alike: Alike) -> int:
    if not one or not other:
        return UNKNOWN_PLACE_POINTS
    if one == other:
        return PLACE_POINTS
    return NEAR_PLACE_POINTS if alike(one, other) >= NEAR_PLACE else 0


def _phone_points(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    if not one or not other:
        return UNKNOWN_PHONE_POINTS
    return PHONE_POINTS if _share(one, other) else 0


def _share(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(number in other for number in one)


def judged(one: Compared, other: Compared) -> str:
    """A fingerprint of what was compared of two people: another once a value is another, the same from either side."""
    both = sorted((one, other), key=_id_of)
    told = [
        "|".join((
            " ".join(each.words), " ".join(each.other_words), each.sex, str(each.born), each.place,
            " ".join(each.phones), " ".join(each.numbers), *map(" ".join, each.former),
        ))
        for each in both
    ]  # fmt: skip
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def _id_of(person: Compared) -> int:
    return person.id
