"""An invented office for measuring papers: its letterhead, and rows for long registers in three scripts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from types import MappingProxyType
from typing import Final

from pomanager.i18n import formats, speaking
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.wording import Wording

Row = tuple[str, str, str, str, str, str, str]
"""Number, name, sex, day of birth, place, day of joining, status."""

TITLES: Final = ("No.", "Name", "Sex", "Born", "Place", "Joined", "Status")

PLACES: Final = 3_000
DAYS: Final = 15_000
PARTS: Final = 1_500
"""So many different parts of each kind a name is put together from."""


@dataclass(frozen=True, slots=True)
class Script:
    """How names of one script are made: syllables for each of their parts, endings, and the words of the columns."""

    language: str
    syllables: str
    endings: tuple[str, ...]
    parts: int
    sexes: tuple[str, str]
    statuses: tuple[str, str]


SCRIPTS: Mapping[str, Script] = MappingProxyType(
    {
        "Latin": Script(
            language="rn",
            syllables="ni yo nzi ma n' ha ki za mu nda yi shi mi ye bu gwi",
            endings=("mana", "rimana", "kiza", "genzi", "", "n'uwera", "-Marie", "-Claude"),
            parts=2,
            sexes=("gore", "gabo"),
            statuses=("arimwo", "arahagaritswe"),
        ),
        "Cyrillic": Script(
            language="ky",
            syllables="а сан бек ток то гул жа ны бай өмүр эр кин айт мыр за үм",
            endings=("ов", "ова", "бек", "гүл", "уулу", "кызы", "ев", "ева"),
            parts=3,
            sexes=("аял", "эркек"),
            statuses=("катталган", "токтотулган"),
        ),
        "Khmer": Script(
            language="km",
            syllables="សុខ សុ ភា ចាន់ ដារា ស្រី វិ បុល ធី រ័ត្ន ម៉ា លី ពៅ ព្រំ គឹម ហេង",
            endings=("", "ភក្តី", "មុនី", "នាថ", "ឡា", "ណា", "វង្ស", "ស័ក្តិ"),
            parts=2,
            sexes=("ស្រី", "ប្រុស"),
            statuses=("សកម្ម", "ផ្អាក"),
        ),
    }
)  # fmt: skip


LETTERHEAD: Final = Letterhead(
    name=Wording({"fr": "Coopérative Dukorere Hamwe", "km": "សហគមន៍កសិកម្ម ស្រូវមានជ័យ", "ky": "Ак-Жол кооперативи"}),
    legal_form=Wording({"fr": "Société coopérative"}),
    registration_number="BI-0412/2014",
    registered_on=date(2014, 3, 12),
    registered_with="ANACOOP",
    seat=Wording({"fr": "Mungwa, Gitega"}),
    languages=("fr", "km"),
    logo=None,
    is_sample=True,
    printed_at=datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
    journal_count=1234,
    journal_head="7f3a9c21deadbeef" * 4,
)
"""The head of every paper that is measured."""


class Rows:
    """The rows of one script: most names differ, places and days repeat as they do in life.

    What they are put together from is made beforehand, so that giving them costs little.
    """

    def __init__(self, script: str) -> None:
        self._script = SCRIPTS[script]
        random = Random(20260)
        self._names = [self._parts(random) for _part in range(self._script.parts)]
        self._places = [f"{part.capitalize()} {number % 90}" for number, part in enumerate(self._some(random, PLACES))]
        first = date(1958, 1, 1)
        with speaking(self._script.language):
            self._days = [formats.day_short(first + timedelta(days=number)) for number in range(DAYS)]

    @property
    def language(self) -> str:
        """The language a paper with these rows is in."""
        return self._script.language

    def days(self) -> tuple[str, ...]:
        """A day of each month, as they stand in the columns of days."""
        return tuple(self._days[30 * month] for month in range(24))

    def words(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The words for the sexes and for the statuses."""
        return self._script.sexes, self._script.statuses

    def take(self, count: int) -> Iterator[Row]:
        """So many rows, the same at each call."""
        choose = Random(7).random
        names, places, days = self._names, self._places, self._days
        sexes, statuses = self._script.sexes, self._script.statuses
        for number in range(1, count + 1):
            yield (
                f"{number:06d}",
                " ".join([parts[int(choose() * PARTS)] for parts in names]),
                sexes[number % 3 == 0],
                days[int(choose() * DAYS)],
                places[int(choose() * PLACES)],
                days[-1 - number // 60 % DAYS],
                statuses[number % 17 == 0],
            )

    def _parts(self, random: Random) -> list[str]:
        """The different words one part of a name is drawn from."""
        return [part.capitalize() for part in self._some(random, PARTS)]

    def _some(self, random: Random, count: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < count:
            syllables = random.choices(self._script.syllables.split(), k=random.choice((1, 2, 2, 3)))
            found["".join(syllables) + random.choice(self._script.endings)] = None
        return list(found)
