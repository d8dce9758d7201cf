"""Puts invented people's names together, as identity documents of each country write them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from types import MappingProxyType

from pomanager.rules.members import Sex
from pomanager.samples.stories import NameWords

VOWELS = "аеёиоуыэюяөү"


@dataclass(frozen=True, slots=True)
class InventedName:
    """A name as on the identity document, and the same in the second script where there is one."""

    full: str
    other_script: str = ""


def invent_name(words: NameWords, sex: Sex, chance: Random) -> InventedName:
    """A name of a woman or a man from this stock."""
    return _MAKERS[words.making](words, sex, chance)


def _given(words: NameWords, sex: Sex, chance: Random) -> str:
    return chance.choice(words.women if sex is Sex.FEMALE else words.men)


def _surname_first(words: NameWords, sex: Sex, chance: Random) -> InventedName:
    return InventedName(f"{chance.choice(words.families)} {_given(words, sex, chance)}")


def _given_first(words: NameWords, sex: Sex, chance: Random) -> InventedName:
    return InventedName(f"{_given(words, sex, chance)} {chance.choice(words.families)}")


def _two_scripts(words: NameWords, sex: Sex, chance: Random) -> InventedName:
    """Surname and given name, each kept as "Khmer=Latin"."""
    family, family_latin = chance.choice(words.families).split("=")
    given, given_latin = _given(words, sex, chance).split("=")
    return InventedName(f"{family} {given}", f"{family_latin} {given_latin}")


def _kyrgyz(words: NameWords, sex: Sex, chance: Random) -> InventedName:
    forms, weights = zip(*words.forms, strict=True)
    form = chance.choices(forms, weights)[0]
    given, ancestor = _given(words, sex, chance), chance.choice(words.ancestors)
    if form == "child_of":
        return InventedName(f"{ancestor} {'кызы' if sex is Sex.FEMALE else 'уулу'} {given}")
    if form == "forefather":
        return InventedName(f"{ancestor} {given}")
    father = chance.choice(words.men)
    return InventedName(f"{surname_of(ancestor, sex)} {given} {patronymic_of(father, sex)}")


def surname_of(ancestor: str, sex: Sex) -> str:
    """The surname after an ancestor: Сапар gives Сапаров, Калмурза Калмурзаев, Орозбай Орозбаев; women's end in -а."""
    stem, soft = _stem(ancestor)
    return stem + ("ев" if soft else "ов") + ("а" if sex is Sex.FEMALE else "")


def patronymic_of(father: str, sex: Sex) -> str:
    """The patronymic after a father: Бакыт gives Бакытович and Бакытовна, Турдубай Турдубаевич and Турдубаевна."""
    stem, soft = _stem(father)
    return stem + ("ев" if soft else "ов") + ("на" if sex is Sex.FEMALE else "ич")


def _stem(name: str) -> tuple[str, bool]:
    """What an ending is put behind, and whether it is the soft one: after vowels and й."""
    if name.endswith("й"):
        return name[:-1], True
    return name, name[-1] in VOWELS


_MAKERS: Mapping[str, Callable[[NameWords, Sex, Random], InventedName]] = MappingProxyType(
    {
        "surname_first": _surname_first,
        "given_first": _given_first,
        "two_scripts": _two_scripts,
        "kyrgyz": _kyrgyz,
    }
)
