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
from pomanager.services.organisation.queries import PLACE_JOINT

STORIES = ("s1", "s2", "s3", "s4")
"""Batken in Kyrgyzstan, Burundi, Kampong Thom in Cambodia, Thiès in Senegal."""


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A section and the places its members live in, each with all it lies in: as label, and from the outside in."""

    name: str
    places: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]


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
    levels: tuple[Wording, ...]
    """What the levels of places are called, from the outside in."""
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
        levels=tuple(map(Wording, found["levels"])), sections=_sections(found), names=_names(found["names"]),
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
        communes = [(province["name"], commune) for province in found["provinces"] for commune in province["communes"]]
        return _communes(communes, found["hills"])
    return tuple(
        _section(
            section["name"],
            [(*section["within"], place) if isinstance(place, str) else tuple(place) for place in section["places"]],
        )
        for section in found["sections"]
    )


def _section(name: str, places: list[tuple[str, ...]]) -> SectionWords:
    labels = (PLACE_JOINT.join(part for part in reversed(place) if part) for place in places)
    return SectionWords(name, tuple(labels), tuple(places))


def _communes(communes: list[tuple[str, str]], hills: dict[str, Any]) -> tuple[SectionWords, ...]:
    """Every commune with its zones and hills, the same in every office of the story: land depends on no seed."""
    land = random.Random("hills")
    names = {commune for _province, commune in communes}
    invented = [first + last for first in hills["beginnings"] for last in hills["endings"]]
    known = [name for name in dict.fromkeys([*hills["real"].split(), *invented]) if name not in names]
    sections = []
    for place, (province, commune) in enumerate(communes):
        count = _share(hills["number"], len(communes), place)
        zones = _share(hills["zones"], len(communes), place)
        in_commune = sorted(land.sample(known, count))
        paths: list[tuple[str, ...]] = []
        for number in range(zones):
            begin, end = number * count // zones, (number + 1) * count // zones
            in_zone = in_commune[begin:end]
            paths += [(province, commune, in_zone[len(in_zone) // 2], hill) for hill in in_zone]
        sections.append(_section(commune, paths))
    return tuple(sections)


def _share(whole: int, parts: int, place: int) -> int:
    """What falls to one of several parts of a whole number; the first ones get what is left over."""
    return whole // parts + (place < whole % parts)
