"""What is written down of each sample office: its profile, its words, its places, its names and its reasons."""

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta, timezone
from typing import Any

from pomanager import paths
from pomanager.rules.names import NameCustom
from pomanager.rules.wording import Wording
from pomanager.services.organisation.commands import Profile

STORIES = ("s1", "s2", "s3", "s4")
"""Batken in Kyrgyzstan, Burundi, Kampong Thom in Cambodia, Thiès in Senegal."""


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A section and the places its members live in, as labels."""

    name: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BirthParts:
    """Which part of the birth dates is unknown, a guess, a year or a month; the others are days."""

    unknown: float
    about: float
    year: float
    month: float


@dataclass(frozen=True, slots=True)
class NameWords:
    """The stock of names; ``making`` says how a name is put together from it, ``forms`` how often each way."""

    making: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    forms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One sample office as it is written down."""

    code: str
    default_members: int
    founded: date
    opened: date
    """The day its books were opened in this program."""
    zone: timezone
    keeper: str
    """Who writes the books."""
    book: str
    """What the old book is called from which the roll was copied."""
    women: float
    births: BirthParts
    phone_part: float
    phones: tuple[str, ...]
    profile: Profile
    renamed: Mapping[str, Mapping[str, str]]
    day_pattern: str
    decision: str
    founding: str
    reasons: Mapping[str, tuple[str, ...]]
    sections: tuple[SectionWords, ...]
    names: NameWords

    def decision_of(self, day: date) -> str:
        """The decision of a day as the papers of this office quote it; the board decides twice a month."""
        written = day.strftime(self.day_pattern)
        if day == self.founded:
            return self.founding.format(day=written)
        return self.decision.format(number=day.timetuple().tm_yday // 15 + 1, day=written)


def story(code: str) -> Story:
    """The story of a code ("s1" … "s4"); raises KeyError for another."""
    if code not in STORIES:
        raise KeyError(code)
    found = tomllib.loads((paths.resources() / "samples" / f"{code}.toml").read_text(encoding="utf-8"))
    return Story(
        code=code, default_members=found["default_members"], founded=found["founded"], opened=found["opened"],
        zone=timezone(timedelta(hours=found["hours_from_utc"])), keeper=found["keeper"], book=found["book"],
        women=found["women"], births=BirthParts(**found["births"]), phone_part=found["phone_part"],
        phones=tuple(found["phones"]), profile=_profile(found["profile"]), renamed=found["renamed"],
        day_pattern=found["day_pattern"], decision=found["decision"], founding=found["founding"],
        reasons={key: tuple(texts) for key, texts in found["reasons"].items()},
        sections=_sections(found), names=_names(found["names"]),
    )  # fmt: skip


def _profile(found: dict[str, Any]) -> Profile:
    name, legal_form, seat = (Wording(found.pop(key)) for key in ("name", "legal_form", "seat"))
    custom, languages = NameCustom(found.pop("name_custom")), tuple(found.pop("languages"))
    return Profile(
        name=name, legal_form=legal_form, seat=seat, name_custom=custom, languages=languages, **found
    )  # fmt: skip


def _names(found: dict[str, Any]) -> NameWords:
    stock = {key: _words(found.get(key, "")) for key in ("women", "men", "families", "ancestors")}
    return NameWords(making=found["making"], **stock, forms=tuple(found.get("forms", {}).items()))


def _words(text: str) -> tuple[str, ...]:
    """The names of a stock; a sign ~ keeps together names of two words."""
    return tuple(word.replace("~", " ") for word in text.split())


def _sections(found: dict[str, Any]) -> tuple[SectionWords, ...]:
    if "provinces" in found:
        communes = [commune for province in found["provinces"] for commune in province["communes"]]
        return _communes(communes, found["hills"])
    return tuple(SectionWords(section["name"], tuple(section["places"])) for section in found["sections"])


def _communes(communes: list[str], hills: dict[str, Any]) -> tuple[SectionWords, ...]:
    """Every commune with its hills, the same in every office of the story: land does not depend on a seed."""
    land = random.Random("hills")
    invented = [first + last for first in hills["beginnings"] for last in hills["endings"]]
    known = [name for name in dict.fromkeys([*hills["real"].split(), *invented]) if name not in communes]
    sections = []
    for place, commune in enumerate(communes):
        count = hills["number"] // len(communes) + (place < hills["number"] % len(communes))
        names = sorted(land.sample(known, count))
        sections.append(SectionWords(commune, tuple(f"{name} · {commune}" for name in names)))
    return tuple(sections)
