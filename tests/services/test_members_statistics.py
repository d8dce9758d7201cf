"""The members in figures, counted by the books, equal a count by hand."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from pomanager.readmodels.member_statistics import CountedByAge, MemberStatistics
from pomanager.readmodels.members import RollCounts
from pomanager.rules.age_groups import age_groups, group_of
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.paper_options import PartedBy
from pomanager.services.members.queries.statistics import member_statistics
from pomanager.services.office import Office
from tests import make

DAY = date(2026, 11, 20)


def told(office: Office, parted_by: PartedBy = PartedBy.SECTION, youth_limit: int = 35) -> MemberStatistics:
    """The figures of the day."""
    return office.ask(member_statistics, DAY, youth_limit=youth_limit, parted_by=parted_by)


def named(office: Office, parted_by: PartedBy) -> list[tuple[str, int]]:
    """Each part with how many it holds."""
    return [(part.name, part.counted.counts.total) for part in told(office, parted_by).parts]


def test_an_empty_roll_counts_nobody(office: Office) -> None:
    figures = told(office)
    assert figures.everybody.counts == RollCounts()
    assert figures.parts == ()


def test_ages_are_those_of_the_day_and_unknown_ones_stand_apart(office: Office) -> None:
    make.member(office, "Ada", birth=VagueDate(1991, 11, 20))
    make.member(office, "Bea", birth=VagueDate(1990, 11, 20), sex=Sex.MALE)
    make.member(office, "Cia", birth=VagueDate(1990))
    make.member(office, "Dea", birth=None, sex=Sex.UNKNOWN)
    figures = told(office)
    assert figures.everybody.by_age == (RollCounts(), RollCounts(women=1), RollCounts(women=1, men=1), RollCounts())
    assert figures.everybody.age_unknown == RollCounts(unknown=1)
    assert figures.to_confirm == 1
    assert told(office, youth_limit=36).everybody.by_age[1] == RollCounts(women=2, men=1)


def test_organisations_have_neither_sex_nor_age(office: Office) -> None:
    make.member(office, "Ada", birth=VagueDate(1980))
    make.member(office, "Union Nord", sex=Sex.UNKNOWN, kind=PersonKind.ORGANISATION, birth=None)
    figures = told(office)
    assert figures.everybody.counts == RollCounts(women=1, organisations=1)
    assert figures.everybody.age_unknown == RollCounts()


def test_only_who_is_on_the_roll_that_day_is_counted(office: Office) -> None:
    ada = make.member(office, "Ada", on=date(2020, 1, 1))
    make.applicant(office, "Bea")
    make.standing(office, ada, Status.RESIGNED, date(2026, 11, 21))
    assert told(office).everybody.counts == RollCounts(women=1)
    assert office.ask(member_statistics, date(2026, 11, 21)).everybody.counts == RollCounts()


def test_places_are_the_widest_that_part_the_members(office: Office) -> None:
    make.member(office, "Ada", place="Mungwa · Gitega")
    assert named(office, PartedBy.PLACE) == [("Mungwa", 1)]
    make.member(office, "Bea", place="Songa · Gitega")
    make.member(office, "Cia", place="")
    assert named(office, PartedBy.PLACE) == [("Mungwa", 1), ("Songa", 1), ("", 1)]
    make.member(office, "Dea", place="Rutegama · Muramvya")
    assert named(office, PartedBy.PLACE) == [("Gitega", 2), ("Muramvya", 1), ("", 1)]


def people(chance: Random) -> Iterator[tuple[Sex, VagueDate | None, str]]:
    """Fifty people of any sex, age and section."""
    for _number in range(50):
        births = (None, VagueDate(chance.randint(1930, 2008)), VagueDate(chance.randint(1930, 2008), 5, 6, about=True))
        yield chance.choice(tuple(Sex)), chance.choice(births), chance.choice(("", "Nord", "Sud"))


@pytest.mark.parametrize("seed", range(3))
def test_any_roll_is_counted_as_by_hand(office: Office, seed: int) -> None:
    everybody = list(people(Random(seed)))
    for number, (sex, birth, section) in enumerate(everybody):
        make.member(office, f"Person {number}", sex=sex, birth=birth, section=section)
    figures = told(office)
    assert figures.everybody == by_hand(everybody)
    for part in figures.parts:
        assert part.counted == by_hand([each for each in everybody if each[2] == part.name])
    assert sorted(part.name for part in figures.parts) == sorted({each[2] for each in everybody})


def by_hand(everybody: list[tuple[Sex, VagueDate | None, str]]) -> CountedByAge:
    """These people counted one by one."""
    groups = age_groups(35)
    ages = [group_of(groups, birth, DAY)[0] for _sex, birth, _section in everybody]

    def counted(wanted: list[bool]) -> RollCounts:
        sexes = [sex for (sex, _birth, _section), there in zip(everybody, wanted, strict=True) if there]
        return RollCounts(sexes.count(Sex.FEMALE), sexes.count(Sex.MALE), sexes.count(Sex.UNKNOWN))

    return CountedByAge(
        counted([True] * len(everybody)),
        tuple(counted([age == place for age in ages]) for place in range(len(groups))),
        counted([age is None for age in ages]),
    )
