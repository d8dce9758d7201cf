"""Invented people among whom some are written down twice, the second time as a tired clerk would: a seeded set.

Every mistake is one the list of doubles promises to see through: spelling, order, script, a name left out, a year read
wrongly, a day left out, another phone, a place misspelt or left behind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from pomanager.rules.calendar import VagueDate
from pomanager.rules.doubles import Compared, compared_of
from pomanager.rules.latin import other_latin
from pomanager.samples import story
from pomanager.samples.people import Invented, invent_person, invent_phone

FIRST_DAY, LAST_DAY = date(2011, 6, 18), date(2026, 11, 16)
LETTERS = "abdeghiklmnorstuvy"


@dataclass(frozen=True, slots=True)
class Seeded:
    """People for comparing, and who is whose double: pairs of ids with the mistakes that were made."""

    people: tuple[Compared, ...]
    pairs: Mapping[tuple[int, int], str]


Mistake = Callable[[Invented, Random, str], Invented]


def seeded(code: str, count: int, doubled: int, seed: int = 1) -> Seeded:
    """``count`` people of a sample office, and ``doubled`` of them once more with one or two mistakes."""
    chance, told = Random(f"{code}/{seed}"), story(code)
    people = [
        invent_person(told, FIRST_DAY + (LAST_DAY - FIRST_DAY) * chance.random(), chance) for _person in range(count)
    ]
    pairs, copies = {}, []
    for number, place in enumerate(chance.sample(range(count), doubled)):
        name, birth, rest = (chance.choice(mistakes) for mistakes in (IN_NAME, IN_BIRTH, IN_REST))
        made = _two_at_most((name, birth, rest), chance)
        copy = people[place]
        for _word, mistake in made:
            copy = mistake(copy, chance, code)
        copies.append(copy)
        pairs[place + 1, count + number + 1] = " + ".join(word for word, _mistake in made) or "nothing"
    both = (_compared(number, person) for number, person in enumerate((*people, *copies), 1))
    return Seeded(tuple(both), pairs)


TYPICAL, SAME_NUMBER, SAME_NAME, NO_BIRTH = 4200, 341, 528, 1104
"""A typical first table of a cooperative: of 4,200 members 341 share a number with another, 528 pairs share a name,
1,104 have no date of birth."""


def typical_table(code: str, seed: int = 1) -> Seeded:
    """The typical table, everybody who shares a number or a name being one person written down twice.

    Whoever shares the number of an identity document was written down with mistakes in the name and the birth; whoever
    shares the name lives in the same place, and little else was written down the second time.
    """
    chance, told = Random(f"{code}/table/{seed}"), story(code)
    first = TYPICAL - SAME_NUMBER - SAME_NAME
    people = [
        invent_person(told, FIRST_DAY + (LAST_DAY - FIRST_DAY) * chance.random(), chance) for _person in range(first)
    ]
    twice = chance.sample(range(first), SAME_NUMBER + SAME_NAME)
    numbers: dict[int, str] = {}
    pairs, copies = {}, []
    for number, place in enumerate(twice, first + 1):
        mistakes = (IN_NAME, IN_BIRTH) if number <= first + SAME_NUMBER else (IN_ORDER, IN_REST_AT_HOME)
        made = [chance.choice(each) for each in mistakes]
        copy = people[place]
        for _word, mistake in made:
            copy = mistake(copy, chance, code)
        copies.append(copy)
        pairs[place + 1, number] = " + ".join(word for word, _mistake in made if word) or "nothing"
        if number <= first + SAME_NUMBER:
            numbers[place + 1] = numbers[number] = f"{chance.randrange(10**12):012}"
    without = set(chance.sample(range(1, TYPICAL + 1), NO_BIRTH))
    everybody = [
        _compared(
            number, replace(person, birth=None) if number in without else person, numbers.get(number, "")
        )
        for number, person in enumerate((*people, *copies), 1)
    ]  # fmt: skip
    return Seeded(tuple(everybody), pairs)


def _compared(number: int, person: Invented, document: str = "") -> Compared:
    return compared_of(
        number, person.full_name, other_script=person.other_script, sex=person.sex,
        birth=person.birth.iso() if person.birth else None, place=person.place.partition(" · ")[0], phone=person.phone,
        numbers=(document,) if document else (),
    )  # fmt: skip


def _two_at_most(made: Sequence[tuple[str, Mistake]], chance: Random) -> list[tuple[str, Mistake]]:
    real = [mistake for mistake in made if mistake[0]]
    while len(real) > 2:
        real.remove(chance.choice(real))
    return real


# ---- mistakes -------------------------------------------------------------------------------------------------------


def _same(person: Invented, _chance: Random, _code: str) -> Invented:
    return person


def misspelt(word: str, chance: Random) -> str:
    """A word with one letter wrong, left out, doubled, put in, or in its neighbour's place."""
    at = chance.randrange(1, len(word) - 1) if len(word) > 3 else 1
    kind = chance.randrange(5)
    if kind == 0:
        return word[:at] + chance.choice(LETTERS) + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    if kind == 3:
        return word[:at] + chance.choice(LETTERS) + word[at:]
    return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _spelling(person: Invented, chance: Random, _code: str) -> Invented:
    words = person.full_name.split(" ")
    longest = max(range(len(words)), key=lambda place: (len(words[place]) * chance.random(), place))
    words[longest] = misspelt(words[longest], chance)
    return replace(person, full_name=" ".join(words))


def _order(person: Invented, _chance: Random, _code: str) -> Invented:
    first, *others = person.full_name.split(" ")
    return replace(person, full_name=" ".join([*others, first]))


def _script(person: Invented, _chance: Random, _code: str) -> Invented:
    """The name in the other script: as it is kept, or as passports spell it."""
    if person.other_script:
        return replace(person, full_name=person.other_script, other_script="")
    return replace(person, full_name=other_latin(person.full_name).title())


def _birth(change: Callable[[VagueDate, Random], VagueDate | None]) -> Mistake:
    def mistake(person: Invented, chance: Random, _code: str) -> Invented:
        return person if person.birth is None else replace(person, birth=change(person.birth, chance))

    return mistake


def _year_alone(birth: VagueDate, _chance: Random) -> VagueDate:
    return VagueDate(birth.year, about=birth.about)


def _year_beside(birth: VagueDate, chance: Random) -> VagueDate:
    return replace(birth, year=birth.year + chance.choice((-1, 1)))


def _figures_swapped(birth: VagueDate, _chance: Random) -> VagueDate:
    century, end = divmod(birth.year, 100)
    return replace(birth, year=century * 100 + end % 10 * 10 + end // 10)


def _day_as_month(birth: VagueDate, _chance: Random) -> VagueDate:
    if birth.day is None or birth.month is None or birth.day > 12:
        return birth
    return replace(birth, month=birth.day, day=birth.month)


def _no_birth(_birth: VagueDate, _chance: Random) -> None:
    return None


def _no_phone(person: Invented, _chance: Random, _code: str) -> Invented:
    return replace(person, phone="")


def _other_phone(person: Invented, chance: Random, code: str) -> Invented:
    return replace(person, phone=invent_phone(story(code), chance))


def _phone_otherwise(person: Invented, _chance: Random, _code: str) -> Invented:
    return replace(person, phone="0" + person.phone.replace(" ", "")[-8:] if person.phone else "")


def _place_in_two(person: Invented, _chance: Random, _code: str) -> Invented:
    name, joint, around = person.place.partition(" · ")
    return replace(person, place=name[:3] + " " + name[3:] + joint + around)


IN_NAME: tuple[tuple[str, Mistake], ...] = (
    ("", _same), ("spelling", _spelling), ("spelling", _spelling), ("order", _order), ("script", _script),
)  # fmt: skip
IN_BIRTH: tuple[tuple[str, Mistake], ...] = (
    ("", _same), ("", _same), ("year alone", _birth(_year_alone)), ("year beside", _birth(_year_beside)),
    ("figures of the year", _birth(_figures_swapped)), ("day as month", _birth(_day_as_month)),
    ("no birth", _birth(_no_birth)),
)  # fmt: skip
IN_REST: tuple[tuple[str, Mistake], ...] = (
    ("", _same), ("", _same), ("no phone", _no_phone), ("other phone", _other_phone),
    ("phone otherwise", _phone_otherwise), ("place in two words", _place_in_two),
)  # fmt: skip
IN_ORDER: tuple[tuple[str, Mistake], ...] = (("", _same), ("", _same), ("order", _order))
IN_REST_AT_HOME: tuple[tuple[str, Mistake], ...] = (
    ("", _same), ("no phone", _no_phone), ("other phone", _other_phone), ("phone otherwise", _phone_otherwise),
)  # fmt: skip
