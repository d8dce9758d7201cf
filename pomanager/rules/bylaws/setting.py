"""What a setting is, and what a clause: one sentence of the by-laws with the settings it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.bylaws.values import Kind, Unit

HIGHEST = 1_000_000


class Saying(StrEnum):
    """How a number reads in its sentence."""

    PLAIN = "plain"
    """15 days"""
    AT_LEAST = "at_least"
    """at least 15 days"""
    AT_MOST = "at_most"
    """at most 15 days"""
    MORE_THAN = "more_than"
    """more than 15 days"""
    WITHIN = "within"
    """within 15 days"""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value the by-laws hold.

    ``units`` are those a count may have; ``lowest`` and ``highest`` bound its number, both allowed. ``choices`` are the
    answers of a flag ("yes", "no"), a choice or choices: each code with the marked words it has in its sentence.
    """

    key: str
    kind: Kind
    units: tuple[Unit, ...] = ()
    lowest: int = 0
    highest: int = HIGHEST
    saying: Saying = Saying.PLAIN
    choices: tuple[tuple[str, str], ...] = ()
    any_of: bool = False
    """Whether several answers are said with “or” between them (ways to give a notice), else with “and”."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that can be chosen."""
        return tuple(code for code, _words in self.choices)


class Chapter(StrEnum):
    """The chapters of the by-laws, in their order."""

    COOPERATIVE = "cooperative"
    MEMBERSHIP = "membership"
    SHARES = "shares"
    RIGHTS = "rights"
    ORDINARY_ASSEMBLY = "ordinary_assembly"
    EXTRAORDINARY_ASSEMBLY = "extraordinary_assembly"
    SECTION_ASSEMBLY = "section_assembly"
    PROXIES = "proxies"
    BOARD = "board"
    SUPERVISORY = "supervisory"
    COMMITTEE = "committee"
    ELECTIONS = "elections"
    RESERVED = "reserved"
    SURPLUS = "surplus"
    CALENDAR = "calendar"
    MENTORING = "mentoring"


CHAPTER_WORDS: Mapping[Chapter, str] = MappingProxyType(
    {
        Chapter.COOPERATIVE: N_("The cooperative"),
        Chapter.MEMBERSHIP: N_("Membership and admission"),
        Chapter.SHARES: N_("Capital and shares"),
        Chapter.RIGHTS: N_("Right to vote"),
        Chapter.ORDINARY_ASSEMBLY: N_("Ordinary general assembly"),
        Chapter.EXTRAORDINARY_ASSEMBLY: N_("Extraordinary general assembly"),
        Chapter.SECTION_ASSEMBLY: N_("Section assemblies"),
        Chapter.PROXIES: N_("Proxies"),
        Chapter.BOARD: N_("Board"),
        Chapter.SUPERVISORY: N_("Supervisory body"),
        Chapter.COMMITTEE: N_("Committees"),
        Chapter.ELECTIONS: N_("Elections"),
        Chapter.RESERVED: N_("Reserved seats"),
        Chapter.SURPLUS: N_("Surplus and reserves"),
        Chapter.CALENDAR: N_("Calendar"),
        Chapter.MENTORING: N_("Mentoring"),
    }
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the by-laws, marked, whose named fields are filled with the values of settings.

    ``settings`` maps each field of the sentence to the key of its setting. ``when`` names another setting and the
    written values with which the clause applies (rules on proxies where there are proxies); None is always.
    """

    chapter: Chapter
    sentence: str
    settings: Mapping[str, str] = field(hash=False)
    when: tuple[str, tuple[str, ...]] | None = None

    @property
    def key(self) -> str:
        """By what the clause is known: the key of its first setting."""
        return next(iter(self.settings.values()))


def share(key: str) -> Setting:
    """A setting that holds a share of a whole."""
    return Setting(key, Kind.SHARE)


def count(
    key: str, units: Unit | tuple[Unit, ...], lowest: int, highest: int, saying: Saying = Saying.PLAIN
) -> Setting:
    """A setting that holds a number with a unit, from ``lowest`` to ``highest``."""
    return Setting(key, Kind.COUNT, (units,) if isinstance(units, Unit) else units, lowest, highest, saying)


def percent(key: str, saying: Saying = Saying.PLAIN) -> Setting:
    """A setting that holds a percentage."""
    return Setting(key, Kind.PERCENT, saying=saying)


def money(key: str) -> Setting:
    """A setting that holds an amount."""
    return Setting(key, Kind.MONEY)


def text(key: str) -> Setting:
    """A setting that holds words of the organisation's own."""
    return Setting(key, Kind.TEXT)


def flag(key: str, yes: str, no: str) -> Setting:
    """A setting that says yes or no, with the marked words of each."""
    return Setting(key, Kind.FLAG, choices=(("yes", yes), ("no", no)))


def choice(key: str, *answers: tuple[str, str]) -> Setting:
    """A setting that holds one of several answers: codes with their marked words."""
    return Setting(key, Kind.CHOICE, choices=answers)


def choices(key: str, *answers: tuple[str, str], any_of: bool = False) -> Setting:
    """A setting that holds any of several answers: codes with their marked words; ``any_of`` says them with “or”."""
    return Setting(key, Kind.CHOICES, choices=answers, any_of=any_of)
