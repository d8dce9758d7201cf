"""Seats kept for women, the young or sections in a contest: what the rule will ask for, and whom it touches.

The rule is kept with the contest as of its day; the count is handed it with the candidates as they stand on the list.
What it requires is told before anybody votes, by the same exact test the count uses (``counting.watching``).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pomanager.marks import N_
from pomanager.rules.counting.reserving import NO_MOST, Category, Group, Reserve, Unfilled
from pomanager.rules.counting.watching import Watch
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection, Weight

REQUIRES_WOMEN = N_("At least {least} of the {seats} seats go to women; {standing} women stand.")
REQUIRES_YOUTH = N_("At least {least} of the {seats} seats go to the young; {standing} of them stand.")
REQUIRES_SECTION = N_("At least {least} of the {seats} seats go to “{section}”; {standing} of its members stand.")
AT_MOST_SECTION = N_("At most {most} of the {seats} seats go to “{section}”.")
TARGET_WOMEN = N_("The by-laws aim at {least} women among the {seats} seats; the count keeps no seat for them.")
TOO_FEW_VACANT = N_("{short} of the seats for “{group}” stay vacant: only {standing} stand.")
TOO_FEW_OPEN = N_("{short} of the seats for “{group}” go to whoever has most votes: only {standing} stand.")
UNFILLED_SILENT = N_(
    "The by-laws do not say what becomes of a reserved seat for which too few stand: it is open to all."
)
IMPOSSIBLE = N_("With these candidates no result keeps all rules on reserved seats.")


class Kept(StrEnum):
    """For whom seats are kept."""

    WOMEN = "women"
    YOUTH = "youth"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class SectionShare:
    """How many seats members of a section get at least, and at most; ``most`` None for any number."""

    section_id: int
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class SectionGroup:
    """Sections that share seats, such as those of a province; ``most`` None for any number."""

    name: str
    section_ids: frozenset[int]
    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReserveRule:
    """The rule of a contest. A target asks for nothing in the count."""

    women: int = 0
    women_target: bool = False
    youth: int = 0
    sections: tuple[SectionShare, ...] = ()
    groups: tuple[SectionGroup, ...] = ()
    """No section is in two of them."""
    unfilled: Unfilled | None = None
    """None where the by-laws are silent; such seats are then open to all."""
    no_votes: bool = False
    """Whether somebody without a vote may take a reserved seat."""
    bylaws: tuple[str, ...] = ()
    """Keys of the settings it rests on."""

    @property
    def asks(self) -> bool:
        """Whether the count is held under any rule at all."""
        return bool((self.women and not self.women_target) or self.youth or self.sections or self.groups)

    def to_json(self) -> str:
        """As it is kept; "" for a rule that says nothing."""
        if self == ReserveRule():
            return ""
        told: dict[str, object] = {
            "women": self.women, "target": self.women_target, "youth": self.youth, "no_votes": self.no_votes,
            "sections": [[each.section_id, each.least, each.most] for each in self.sections],
            "unfilled": self.unfilled, "bylaws": list(self.bylaws),
        }  # fmt: skip
        if self.groups:
            told["groups"] = [[each.name, sorted(each.section_ids), each.least, each.most] for each in self.groups]
        return json.dumps(told, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "ReserveRule":
        """The rule that was kept."""
        if not text:
            return cls()
        told = json.loads(text)
        return cls(
            women=told["women"], women_target=told["target"], youth=told["youth"], no_votes=told["no_votes"],
            sections=tuple(SectionShare(*each) for each in told["sections"]),
            groups=tuple(
                SectionGroup(name, frozenset(ids), least, most) for name, ids, least, most in told.get("groups", ())
            ),
            unfilled=None if told["unfilled"] is None else Unfilled(told["unfilled"]), bylaws=tuple(told["bylaws"]),
        )  # fmt: skip


def seats_of_percent(seats: int, percent: int) -> int:
    """How many seats of a ballot a part of them is, rounded up; a ballot with one seat keeps none: it is for anybody.

    Raises ValueError for a part below 0 or above 100 %.
    """
    if not 0 <= percent <= 100:  # noqa: PLR2004 - a whole
        message = f"no part of the seats: {percent} %"
        raise ValueError(message)
    return -(-seats * percent // 100) if seats > 1 else 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate as the rule looks at them; ``sections`` are their own and all those it lies in."""

    number: int
    sex: Sex
    is_young: bool = False
    sections: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class GroupNames:
    """How groups are called in the record of a count, in the language of the office."""

    sex: str
    women: str
    age: str
    young: str
    section: str
    sections: Mapping[int, str]
    groups: str = ""


def reserve_of(rule: ReserveRule, candidates: Iterable[Standing], names: GroupNames) -> Reserve | None:
    """The rule as counting takes it, with these candidates; None where it asks for nothing."""
    everybody = tuple(candidates)
    if not rule.asks:
        return None
    categories = []
    if rule.women and not rule.women_target:
        women = frozenset(each.number for each in everybody if each.sex is Sex.FEMALE)
        categories.append(_two(names.sex, names.women, women, everybody, rule.women))
    if rule.youth:
        young = frozenset(each.number for each in everybody if each.is_young)
        categories.append(_two(names.age, names.young, young, everybody, rule.youth))
    if rule.sections:
        groups = tuple(
            Group(
                names.sections.get(share.section_id, str(share.section_id)),
                frozenset(each.number for each in everybody if share.section_id in each.sections),
                share.least,
                NO_MOST if share.most is None else share.most,
            )
            for share in rule.sections
        )
        categories.append(Category(names.section, groups))
    if rule.groups:
        categories.append(Category(names.groups, tuple(_of_group(each, everybody) for each in rule.groups)))
    return Reserve(categories=tuple(categories), unfilled=rule.unfilled or Unfilled.OPEN, no_votes=rule.no_votes)


def _of_group(group: SectionGroup, everybody: Sequence[Standing]) -> Group:
    members = frozenset(each.number for each in everybody if each.sections & group.section_ids)
    return Group(group.name, members, group.least, NO_MOST if group.most is None else group.most)


def _two(name: str, group: str, members: frozenset[int], everybody: Sequence[Standing], least: int) -> Category:
    others = frozenset(each.number for each in everybody) - members
    return Category(name, (Group(group, members, least), Group("", others)))


@dataclass(frozen=True, slots=True)
class Requirement:
    """What the rule asks of a contest before the vote."""

    sentences: tuple[Objection, ...]
    """What it requires, and where too few stand."""
    sure: tuple[int, ...]
    """Who sits in every result the rules allow, whatever the votes."""
    shut_out: tuple[int, ...]
    """Who sits in none."""
    favoured: tuple[int, ...]
    """Who may take a reserved seat."""
    possible: bool


def requirement(rule: ReserveRule, candidates: Sequence[Standing], seats: int, names: GroupNames) -> Requirement:
    """What the rule will require, and who is touched by it."""
    reserve = reserve_of(rule, candidates, names)
    said = list(_told(rule, candidates, seats, names))
    if reserve is None:
        return Requirement(tuple(said), (), (), (), possible=True)
    favoured = sorted({number for each in reserve.categories for group in each.groups if group.least
                       for number in group.members})  # fmt: skip
    standing = tuple(each.number for each in candidates)
    watch = Watch(reserve, standing, min(seats, len(standing)))
    if not watch.is_possible:
        said.append(Objection(IMPOSSIBLE, "reserve", {}, Weight.WARN))
        return Requirement(tuple(said), (), (), tuple(favoured), possible=False)
    sure = tuple(sorted(watch.guarded)) if len(standing) > seats else standing
    return Requirement(tuple(said), sure, tuple(sorted(watch.doomed)), tuple(favoured), possible=True)


def _told(rule: ReserveRule, candidates: Sequence[Standing], seats: int, names: GroupNames) -> Iterator[Objection]:
    women = sum(each.sex is Sex.FEMALE for each in candidates)
    young = sum(each.is_young for each in candidates)
    if rule.women:
        told = {"least": rule.women, "seats": seats, "standing": women}
        yield Objection(TARGET_WOMEN if rule.women_target else REQUIRES_WOMEN, "reserve", told, Weight.WARN)
        if not rule.women_target:
            yield from _too_few(rule, names.women, rule.women, women)
    if rule.youth:
        told = {"least": rule.youth, "seats": seats, "standing": young}
        yield Objection(REQUIRES_YOUTH, "reserve", told, Weight.WARN)
        yield from _too_few(rule, names.young, rule.youth, young)
    for each in _shares(rule, names):
        here = sum(bool(each.section_ids & one.sections) for one in candidates)
        if each.least:
            about: dict[str, object] = {"least": each.least, "seats": seats, "section": each.name, "standing": here}
            yield Objection(REQUIRES_SECTION, "reserve", about, Weight.WARN)
            yield from _too_few(rule, each.name, each.least, here)
        if each.most is not None:
            about = {"most": each.most, "seats": seats, "section": each.name}
            yield Objection(AT_MOST_SECTION, "reserve", about, Weight.WARN)


def _shares(rule: ReserveRule, names: GroupNames) -> Iterator[SectionGroup]:
    """Sections and groups of them alike, by their names."""
    for share in rule.sections:
        name = names.sections.get(share.section_id, str(share.section_id))
        yield SectionGroup(name, frozenset({share.section_id}), share.least, share.most)
    yield from rule.groups


def _too_few(rule: ReserveRule, group: str, least: int, standing: int) -> Iterator[Objection]:
    if standing >= least:
        return
    message = TOO_FEW_VACANT if rule.unfilled is Unfilled.VACANT else TOO_FEW_OPEN
    told = {"group": group, "short": least - standing, "standing": standing}
    yield Objection(message, "reserve", told, Weight.WARN)
    if rule.unfilled is None:
        yield Objection(UNFILLED_SILENT, "reserve", {}, Weight.WARN)


def still_needed(least: int | None, staying: int, seats: int) -> int:
    """How many of those to be elected must be of a group of which so many stay in other seats of the body."""
    return max(0, min(seats, (least or 0) - staying))
