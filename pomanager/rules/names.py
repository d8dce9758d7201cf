"""Names of people: whole as on the identity document, in parts as the country's custom has them, and for sorting.

Letters are never changed to capitals or small ones here: that is wrong in more scripts than it is right in.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from pomanager.rules.writing import tidy


class NameCustom(StrEnum):
    """How names are built where the organisation lives."""

    SURNAME_FIRST = "surname_first"
    """NIYONZIMA Médiatrice; សុខ សុភា."""
    GIVEN_FIRST = "given_first"
    """Awa Diop."""
    PATRONYMIC = "patronymic"
    """Токтосунова Айгүл Бакытовна; Айгүл Бакыт кызы."""
    TWO_SURNAMES = "two_surnames"
    """Rigoberta Menchú Tum."""
    SINGLE = "single"
    """One name, not taken apart."""


CUSTOM_OF_COUNTRY: Mapping[str, NameCustom] = MappingProxyType(
    {
        "BI": NameCustom.SURNAME_FIRST, "RW": NameCustom.SURNAME_FIRST, "CD": NameCustom.SURNAME_FIRST,
        "KH": NameCustom.SURNAME_FIRST, "VN": NameCustom.SURNAME_FIRST, "KG": NameCustom.PATRONYMIC,
        "KZ": NameCustom.PATRONYMIC, "RU": NameCustom.PATRONYMIC, "TJ": NameCustom.PATRONYMIC,
        "UZ": NameCustom.PATRONYMIC, "SN": NameCustom.GIVEN_FIRST, "ML": NameCustom.GIVEN_FIRST,
        "CI": NameCustom.SURNAME_FIRST, "KE": NameCustom.GIVEN_FIRST, "TZ": NameCustom.GIVEN_FIRST,
        "FR": NameCustom.GIVEN_FIRST, "GB": NameCustom.GIVEN_FIRST, "BR": NameCustom.GIVEN_FIRST,
        "PT": NameCustom.GIVEN_FIRST, "ES": NameCustom.TWO_SURNAMES, "GT": NameCustom.TWO_SURNAMES,
        "PE": NameCustom.TWO_SURNAMES, "MX": NameCustom.TWO_SURNAMES, "ET": NameCustom.SINGLE,
    }
)  # fmt: skip
"""The custom to begin with in a country (ISO 3166, two letters); the organisation may choose another."""

_TITLES = frozenset({
    "dr", "dr.", "prof", "prof.", "hon", "hon.", "mgr", "mgr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "mme", "mme.",
    "mlle", "mlle.", "m.", "sr", "sr.", "sra", "sra.", "hajj", "hadj", "el-hadj", "г-н", "г-жа", "លោក", "លោកស្រី",
    "អ្នកស្រី",
})  # fmt: skip
_CHILD_OF = frozenset({"уулу", "кызы", "уул", "кыз", "uulu", "kyzy", "kizi", "ogly", "oglu", "оглы", "тегин", "tegin"})
_PATRONYMIC = re.compile(
    r".{2,}(?:ович|евич|ёвич|ич|овна|евна|ёвна|ична|ovich|evich|yevich|ovna|evna|yevna|ichna)", re.IGNORECASE
)
_PAIR = re.compile(r"(?P<first>[^()/]+?)\s*(?:[/]\s*(?P<second>[^()/]+)|\((?P<inside>[^()]+)\))\s*")
_TWO, _THREE = 2, 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: ``full`` exactly as on the identity document; the rest may be empty."""

    full: str
    family: str = ""
    given: str = ""
    patronymic: str = ""
    other_script: str = ""
    """The same name in the second script."""
    sort: str = ""
    """What it is sorted by, when somebody has set that by hand."""


def split_full(full: str, custom: NameCustom = NameCustom.SURNAME_FIRST) -> PersonName:
    """The parts of a whole name by the custom; whoever types it may set them right.

    A name in two scripts, "សុខ សុភា (SOK Sophea)" or with a stroke between, is taken apart into both.
    """
    whole = tidy(full)
    pair = _PAIR.fullmatch(whole) if "/" in whole or "(" in whole else None
    if pair is not None:
        second = pair["second"] or pair["inside"]
        if _script(pair["first"]) != _script(second):
            return replace(split_full(pair["first"], custom), other_script=tidy(second))
    family, comma, rest = whole.partition(", ")
    if comma and custom is not NameCustom.SINGLE:
        given, patronymic = _given_and_patronymic(rest.split(" "))
        return PersonName(whole, family, given, patronymic)
    words = whole.split(" ")
    while len(words) > 1 and words[0].casefold() in _TITLES:
        words = words[1:]
    if custom is NameCustom.SINGLE or len(words) == 1:
        return PersonName(whole, given=" ".join(words))
    if custom is NameCustom.PATRONYMIC:
        return _with_patronymic(whole, words)
    family, given = _by_capitals(words) or _by_place(words, custom)
    return PersonName(whole, family, given)


def sort_name(name: PersonName) -> str:
    """What the name is sorted by: set by hand, else family name, given name, patronymic, else the whole name."""
    return name.sort or " ".join(part for part in (name.family, name.given, name.patronymic) if part) or name.full


def display(name: PersonName, custom: NameCustom = NameCustom.SURNAME_FIRST) -> str:
    """The name put together from its parts by the custom; the whole name where it has no parts."""
    given_first = custom in {NameCustom.GIVEN_FIRST, NameCustom.TWO_SURNAMES}
    order = (name.given, name.patronymic, name.family) if given_first else (name.family, name.given, name.patronymic)
    return " ".join(part for part in order if part) or name.full


def with_full(name: PersonName, custom: NameCustom) -> PersonName:
    """The same name, its whole put together from the parts when it is empty, its parts found when they are."""
    if not name.full:
        return replace(name, full=display(name, custom))
    if name.family or name.given or name.patronymic:
        return name
    parts = split_full(name.full, custom)
    script = name.other_script or parts.other_script
    return PersonName(parts.full, parts.family, parts.given, parts.patronymic, script, name.sort)


def initials(name: PersonName) -> str:
    """One or two first letters for a small picture: of family and given name, else of the first words.

    A letter is what a reader sees as one: in Khmer with its vowel signs and the letters below it.
    """
    parts = [part for part in (name.family, name.given) if part]
    if len(parts) < _TWO:
        parts = split_full(name.full).full.split(" ")[:_TWO]
    return "".join(_first_letter(part) for part in parts)


def _script(text: str) -> str:
    """The script most letters of a text are in, by the first word of their Unicode names."""
    scripts = [unicodedata.name(char, "?").split(" ")[0] for char in text if char.isalpha()]
    return max(set(scripts), key=lambda script: (scripts.count(script), script), default="")


def _is_capitals(word: str) -> bool:
    if not word.isupper():
        return False
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def _by_capitals(words: list[str]) -> tuple[str, str] | None:
    """Family and given name where some words at the beginning or end, not all, stand in capitals."""
    marked = [_is_capitals(word) for word in words]
    if all(marked) or not any(marked):
        return None
    count = sum(marked)
    if all(marked[:count]):
        return " ".join(words[:count]), " ".join(words[count:])
    if all(marked[-count:]):
        return " ".join(words[-count:]), " ".join(words[:-count])
    return None


def _by_place(words: list[str], custom: NameCustom) -> tuple[str, str]:
    if custom is NameCustom.TWO_SURNAMES and len(words) >= _THREE:
        return " ".join(words[-_TWO:]), " ".join(words[:-_TWO])
    if custom in {NameCustom.GIVEN_FIRST, NameCustom.TWO_SURNAMES}:
        return words[-1], " ".join(words[:-1])
    return words[0], " ".join(words[1:])


def _given_and_patronymic(words: list[str]) -> tuple[str, str]:
    """Parts of what follows a family name: "Айгүл Бакыт кызы" and "Айгүл Бакытовна"."""
    if len(words) > _TWO and words[-1].casefold() in _CHILD_OF:
        return " ".join(words[:-_TWO]), " ".join(words[-_TWO:])
    if len(words) > 1 and _PATRONYMIC.fullmatch(words[-1]):
        return " ".join(words[:-1]), words[-1]
    return " ".join(words), ""


def _with_patronymic(whole: str, words: list[str]) -> PersonName:
    """Russian and Kyrgyz names: family name, given name and patronymic, or a parent's name with "уулу" or "кызы"."""
    child_of = next((place for place, word in enumerate(words) if word.casefold() in _CHILD_OF and place), 0)
    if child_of == 1:
        # "Жаныбек уулу Азамат": the parent's name stands where a family name would, as in passports.
        return PersonName(whole, family=" ".join(words[:2]), given=" ".join(words[2:]))
    if child_of:
        named = words[: child_of - 1] + words[child_of + 1 :]
        patronymic = " ".join(words[child_of - 1 : child_of + 1])
        if len(named) == 1:
            return PersonName(whole, given=named[0], patronymic=patronymic)
        return PersonName(whole, named[0], " ".join(named[1:]), patronymic)
    if len(words) == _THREE and _PATRONYMIC.fullmatch(words[1]) and not _PATRONYMIC.fullmatch(words[2]):
        return PersonName(whole, words[2], words[0], words[1])
    given, patronymic = _given_and_patronymic(words[1:])
    return PersonName(whole, words[0], given, patronymic)


def _first_letter(word: str) -> str:
    """The first letter with the marks on it and, in Khmer, the consonants written below it."""
    letter = ""
    for char in word:
        if letter and letter[-1] != "\u17d2" and not unicodedata.category(char).startswith("M"):
            break
        letter += char
    return letter
