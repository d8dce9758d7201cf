"""Age groups: where each begins and ends, and who belongs to which when the birth is known only in part."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.age_groups import age_groups, group_of
from pomanager.rules.calendar import VagueDate

DAY = date(2026, 11, 24)
GROUPS = age_groups(35)


@pytest.mark.parametrize(
    ("birth", "place", "certain"),
    [
        ("2008-11-25", 0, True),
        ("2008-11-24", 1, True),
        ("1990-11-25", 1, True),
        ("1990-11-24", 2, True),
        ("1965-11-25", 2, True),
        ("1965-11-24", 3, True),
        ("2000", 1, True),
        ("1990", 2, False),
        ("1990-11", 2, False),
        ("1990-10", 2, True),
        ("~1975", 2, False),
        ("2026-11-24", 0, True),
        ("2026-11", 0, True),
        ("2026-11-25", None, True),
        ("", None, True),
        ("1890", 3, True),
    ],
)
def test_the_group_of_a_birth(birth: str, place: int | None, *, certain: bool) -> None:
    assert group_of(GROUPS, VagueDate.from_iso(birth) if birth else None, DAY) == (place, certain)


@pytest.mark.parametrize(("limit", "least"), [(18, 19), (35, 36), (59, 60)])
def test_the_limit_of_youth_is_the_last_age_of_the_young(limit: int, least: int) -> None:
    groups = age_groups(limit)
    assert (groups[1].most, groups[2].least) == (limit, least)


@pytest.mark.parametrize("limit", [17, 60])
def test_a_limit_outside_is_a_bug(limit: int) -> None:
    with pytest.raises(ValueError, match="limit of youth"):
        age_groups(limit)


@given(st.integers(18, 59), st.integers(0, 150))
def test_every_age_belongs_to_exactly_one_group(limit: int, age: int) -> None:
    assert sum(age in group for group in age_groups(limit)) == 1


@given(st.dates(date(1900, 1, 1), DAY))
def test_a_birth_known_to_the_year_is_certain_only_where_every_day_of_it_says_the_same(birth: date) -> None:
    place, certain = group_of(GROUPS, VagueDate(birth.year), DAY)
    days = [date(birth.year, 1, 1), birth, min(date(birth.year, 12, 31), DAY)]
    of_days = {group_of(GROUPS, VagueDate.of(day), DAY)[0] for day in days}
    assert place in of_days
    assert not certain or of_days == {place}
