"""The year 2026 of a sample office: what its secretary wrote down, act by act."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random
from types import MappingProxyType
from typing import TypeAlias

from pomanager.readmodels.members import MemberDetail, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Status, number_text
from pomanager.samples.clock import StoryClock
from pomanager.samples.people import Invented, invent_person, invent_phone
from pomanager.samples.stories import Story
from pomanager.services.members import queries
from pomanager.services.members.commands import (
    AdmitMember,
    AmendMember,
    ChangeStanding,
    ReverseStanding,
    admit_member,
    amend_member,
    change_standing,
    reverse_standing,
)
from pomanager.services.office import Office

PLAN: tuple[tuple[date, str], ...] = (
    (date(2026, 2, 3), "admit_minor"), (date(2026, 2, 3), "admit_youth"), (date(2026, 2, 9), "phone"),
    (date(2026, 2, 17), "apply"), (date(2026, 2, 17), "document"), (date(2026, 2, 24), "move"),
    (date(2026, 3, 3), "die"),
    (date(2026, 3, 10), "accept"), (date(2026, 3, 17), "suspend"), (date(2026, 3, 17), "suspend"),
    (date(2026, 3, 24), "phone"), (date(2026, 4, 7), "admit_youth"), (date(2026, 4, 14), "reinstate"),
    (date(2026, 4, 21), "resign"), (date(2026, 5, 5), "mistake"), (date(2026, 5, 12), "take_back"),
    (date(2026, 5, 26), "move"), (date(2026, 6, 2), "admit_minor"), (date(2026, 6, 9), "apply"),
    (date(2026, 6, 16), "apply"), (date(2026, 6, 30), "exclude"), (date(2026, 7, 7), "die"),
    (date(2026, 7, 14), "accept"), (date(2026, 7, 21), "withdraw"), (date(2026, 8, 4), "phone"),
    (date(2026, 8, 18), "suspend"), (date(2026, 9, 1), "reinstate"),
    (date(2026, 9, 8), "document"),
    (date(2026, 9, 22), "accept"), (date(2026, 10, 6), "resign"), (date(2026, 10, 13), "return"),
    (date(2026, 10, 27), "phone"), (date(2026, 11, 3), "die"), (date(2026, 11, 16), "admit_youth"),
)  # fmt: skip
"""The days on which the secretary sat down, and what was done."""

TRIES = 12
"""How many places the book is opened at."""
NEWCOMERS = frozenset({"admit_minor", "admit_youth", "apply"})
NEWCOMERS_IN_YEAR = sum(1 for _day, act in PLAN if act in NEWCOMERS)


@dataclass(slots=True)
class Secretary:
    """Writes the story into the office."""

    story: Story
    office: Office
    clock: StoryClock
    chance: Random
    mistaken_id: int = 0
    """Whose standing was entered by mistake and is still to be taken back."""
    spared: set[int] = field(default_factory=set)
    """Members to whom the plan of the year does nothing: they sit in a body, or something else is told of them."""
    accepted: list[int] = field(default_factory=list)
    """Applicants who became members in the year, in the order in which they did."""
    _pages: int = 0

    def live_through(self, beside: Sequence[tuple[date, "Act"]] = ()) -> None:
        """Do everything the plan says, and what happens beside it, day by day; what finds nobody is left out."""
        planned = [(day, _ACTS[act]) for day, act in PLAN]
        for day, act in sorted([*planned, *beside], key=_day_of):
            self.clock.come_to(day)
            act(self)

    def somebody(self, *statuses: Status) -> MemberDetail | None:
        """Somebody who stands so, by chance; None where there is nobody.

        Of the many, the book is opened at a few places first: on a roll of a quarter of a million, listing them all
        takes longer.
        """
        width = self.story.profile.number_width
        for _try in range(TRIES if Status.ACTIVE in statuses else 0):
            number = number_text(self.chance.randint(1, self.pages), width)
            found = self.office.ask(queries.member_detail, self.office.ask(queries.member_with_number, number))
            if found.status in statuses and found.kind is PersonKind.NATURAL and found.id not in self.spared:
                return found
        view = RollView(statuses=statuses, kind=PersonKind.NATURAL)
        ids = [each for each in self.office.ask(queries.roll_ids, view) if each not in self.spared]
        return self.office.ask(queries.member_detail, self.chance.choice(ids)) if ids else None

    @property
    def pages(self) -> int:
        """How many people the book held when it was first opened at random."""
        self._pages = self._pages or self.office.ask(queries.roll_facts).in_books
        return self._pages

    def newcomer(self) -> Invented:
        """Somebody nobody has seen before."""
        return invent_person(self.story, self.clock.today, self.chance)

    def change(self, member: MemberDetail | None, status: Status, reason: str = "", *, decided: bool = False) -> None:
        """Let somebody's standing change today."""
        if member is None:
            return
        today = self.clock.today
        decision = self.story.decision_of(today) if decided else ""
        order = ChangeStanding(member_id=member.id, status=status, on=today, reason=reason, decision=decision)
        self.office.do(change_standing, order)

    def reason(self, kind: str) -> str:
        """A reason of this kind, in the story's language."""
        return self.chance.choice(self.story.reasons[kind])


Act: TypeAlias = Callable[[Secretary], None]
"""Something the secretary does."""


def _day_of(turn: tuple[date, Act]) -> date:
    return turn[0]


def _take_on(secretary: Secretary, *, born_in: int | None = None, as_applicant: bool = False) -> None:
    person, today = secretary.newcomer(), secretary.clock.today
    birth = person.birth if born_in is None else _birthday(person.full_name, born_in)
    decision = "" if as_applicant else secretary.story.decision_of(today)
    order = AdmitMember(
        full_name=person.full_name, other_script=person.other_script, sex=person.sex, birth=birth,
        phone=person.phone, place=person.place, section=person.section, on=today, decision=decision,
        as_applicant=as_applicant,
    )  # fmt: skip
    member_id = secretary.office.do(admit_member, order).result
    if born_in is not None:
        secretary.spared.add(member_id)


def _birthday(name: str, year: int) -> VagueDate:
    """A birthday of the year's first ten months; the story's own chance is not asked, so all else stays as it is."""
    chance = Random(name)
    return VagueDate(year, chance.randint(1, 10), chance.randint(1, 28))


def _admit_minor(secretary: Secretary) -> None:
    """Somebody of seventeen at the end of the year: too young to vote."""
    _take_on(secretary, born_in=2009)


def _admit_youth(secretary: Secretary) -> None:
    """Somebody of nineteen at the end of the year: too young to stand for a seat."""
    _take_on(secretary, born_in=2007)


def _apply(secretary: Secretary) -> None:
    _take_on(secretary, as_applicant=True)


def _accept(secretary: Secretary) -> None:
    member = secretary.somebody(Status.APPLICANT)
    secretary.change(member, Status.ACTIVE, decided=True)
    if member is not None:
        secretary.accepted.append(member.id)
        secretary.spared.add(member.id)


def _withdraw(secretary: Secretary) -> None:
    secretary.change(secretary.somebody(Status.APPLICANT), Status.RESIGNED, secretary.reason("withdrawn"))


def _suspend(secretary: Secretary) -> None:
    secretary.change(secretary.somebody(Status.ACTIVE), Status.SUSPENDED, secretary.reason("suspended"), decided=True)


def _reinstate(secretary: Secretary) -> None:
    secretary.change(secretary.somebody(Status.SUSPENDED), Status.ACTIVE, secretary.reason("reinstated"))


def _resign(secretary: Secretary) -> None:
    secretary.change(secretary.somebody(Status.ACTIVE), Status.RESIGNED, secretary.reason("resigned"))


def _exclude(secretary: Secretary) -> None:
    member = secretary.somebody(Status.SUSPENDED) or secretary.somebody(Status.ACTIVE)
    secretary.change(member, Status.EXCLUDED, secretary.reason("excluded"), decided=True)


def _die(secretary: Secretary) -> None:
    secretary.change(secretary.somebody(Status.ACTIVE), Status.DEAD)


def _return(secretary: Secretary) -> None:
    secretary.change(secretary.somebody(Status.RESIGNED), Status.ACTIVE, secretary.reason("reinstated"), decided=True)


def _mistake(secretary: Secretary) -> None:
    """A death entered for somebody who lives; a week later the entry is taken back."""
    member = secretary.somebody(Status.ACTIVE)
    secretary.change(member, Status.DEAD)
    secretary.mistaken_id = member.id if member else 0


def _take_back(secretary: Secretary) -> None:
    if secretary.mistaken_id:
        order = ReverseStanding(member_id=secretary.mistaken_id, reason=secretary.reason("mistaken"))
        secretary.office.do(reverse_standing, order)


def _phone(secretary: Secretary) -> None:
    member = secretary.somebody(Status.ACTIVE)
    if member is not None:
        phone = invent_phone(secretary.story, secretary.chance)
        secretary.office.do(amend_member, replace(_as_it_stands(member), phone=phone))


def _move(secretary: Secretary) -> None:
    member, section = secretary.somebody(Status.ACTIVE), secretary.chance.choice(secretary.story.sections)
    if member is not None:
        place = secretary.chance.choice(section.places)
        secretary.office.do(amend_member, replace(_as_it_stands(member), place=place, section=section.name))


def _document(secretary: Secretary) -> None:
    """Somebody brings an identity document: where only the year of birth was known, the day is known now."""
    member = secretary.somebody(Status.ACTIVE)
    if member is not None and member.birth is not None and member.birth.exact is None:
        birth = VagueDate(member.birth.year, secretary.chance.randint(1, 12), secretary.chance.randint(1, 28))
        secretary.office.do(amend_member, replace(_as_it_stands(member), birth=birth))


def _as_it_stands(member: MemberDetail) -> AmendMember:
    """An order that would change nothing, to be changed in one place."""
    return AmendMember(
        member_id=member.id, version=member.version, full_name=member.full_name, family_name=member.family_name,
        given_name=member.given_name, patronymic=member.patronymic, other_script=member.other_script,
        sort_name=member.sort_name, sex=member.sex, birth=member.birth, phone=member.phone, place=member.place,
        section=member.section,
    )  # fmt: skip


_ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "admit_minor": _admit_minor, "admit_youth": _admit_youth, "apply": _apply, "accept": _accept,
        "withdraw": _withdraw, "suspend": _suspend, "reinstate": _reinstate, "resign": _resign, "exclude": _exclude,
        "die": _die, "return": _return, "mistake": _mistake, "take_back": _take_back, "phone": _phone, "move": _move,
        "document": _document,
    }
)  # fmt: skip
