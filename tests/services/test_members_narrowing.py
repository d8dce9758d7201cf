"""The filters of the list, one by one: whom each lets through, and that several let through whom each does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.readmodels.exchange import NewMember
from pomanager.readmodels.members import Particular, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.services.members import queries
from pomanager.services.members.commands.bringing_in import bring_in_members
from pomanager.services.office import Office
from tests import make

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make.office(tmp_path, make.MovableClock())
    yield made
    made.close()


def seen(office: Office, view: RollView) -> list[int]:
    return list(office.ask(queries.roll_ids, replace(view, today=TODAY)))


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        (VagueDate(1990, 11, 23), 36), (VagueDate(1990, 11, 24), 35), (VagueDate(1990), 36), (VagueDate(1990, 11), 36),
        (VagueDate(1990, 12), 35), (VagueDate(1990, about=True), 36), (VagueDate(2008, 2, 29), 18),
    ],
)  # fmt: skip
def test_an_age_is_counted_as_it_is_said_elsewhere(office: Office, birth: VagueDate, age: int) -> None:
    person = make.member(office, birth=birth)
    assert birth.age_on(TODAY)[0] == age
    assert seen(office, RollView(age_from=age, age_to=age)) == [person]
    assert seen(office, RollView(age_to=age - 1)) == []
    assert seen(office, RollView(age_from=age + 1)) == []


def test_without_a_birth_nobody_has_an_age(office: Office) -> None:
    make.member(office, birth=None)
    assert seen(office, RollView(age_from=0)) == []
    assert seen(office, RollView(age_to=150)) == []


def test_ages_without_a_day_are_a_fault(office: Office) -> None:
    with pytest.raises(ValueError, match="no day"):
        office.ask(queries.roll_ids, RollView(age_from=18))


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2020, 3, 14), date(2020, 3, 14), 1), (date(2020, 3, 15), None, 0),
        (None, date(2020, 3, 13), 0),
        (None, date(2020, 3, 14), 1), (date(2020, 3, 14), None, 1),
    ],
)  # fmt: skip
def test_joined_between_two_days_both_of_which_count(
    office: Office, first: date | None, last: date | None, found: int
) -> None:
    person = make.member(office)
    assert seen(office, RollView(joined_from=first, joined_to=last)) == [person] * found


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [(date(2024, 5, 1), date(2024, 5, 1), 1), (date(2024, 5, 2), None, 0), (None, date(2024, 4, 30), 0)],
)
def test_left_between_two_days(office: Office, first: date | None, last: date | None, found: int) -> None:
    gone = make.member(office, "NIYONZIMA Médiatrice")
    make.standing(office, gone, Status.RESIGNED, date(2024, 5, 1))
    still = make.member(office, "HAKIZIMANA Révérien")
    make.standing(office, still, Status.SUSPENDED, date(2024, 5, 1))
    assert seen(office, RollView(left_from=first, left_to=last)) == [gone] * found


KNOWN: Mapping[Particular, dict[str, Any]] = {
    Particular.PHONE: {"phone": "79 41 08 22"},
    Particular.BIRTH: {"birth": VagueDate(1980)},
    Particular.PLACE: {"place": "Mungwa"},
    Particular.SECTION: {"section": "Nord"},
    Particular.OTHER_SCRIPT: {"other_script": "Mediatrice"},
}


@pytest.mark.parametrize("particular", list(KNOWN))
def test_what_a_record_holds_or_misses(office: Office, particular: Particular) -> None:
    bare = make.member(office, "BARE Person", birth=None)
    full = make.member(office, "FULL Person", **({"birth": None} | KNOWN[particular]))
    assert seen(office, RollView(has=(particular,))) == [full]
    assert seen(office, RollView(lacks=(particular,))) == [bare]


@pytest.mark.parametrize("particular", list(Particular))
def test_every_particular_can_be_asked_for_both_ways(office: Office, particular: Particular) -> None:
    people = [make.member(office, "ONE Person"), make.member(office, "OTHER Person", phone="79 41 08 22")]
    both = sorted(seen(office, RollView(has=(particular,))) + seen(office, RollView(lacks=(particular,))))
    assert both == people


def test_those_of_one_import(office: Office) -> None:
    make.member(office)
    done = office.do(bring_in_members, [NewMember(full_name="NDAYIZEYE Tharcisse")], "list.csv").result
    assert len(seen(office, RollView(import_id=done.import_id))) == 1
    assert seen(office, RollView(import_id=done.import_id + 1)) == []


def test_members_chosen_by_hand_in_the_order_of_the_list(office: Office) -> None:
    people = [make.member(office, name) for name in ("C", "A", "B")]
    assert seen(office, RollView(only=(people[2], people[0]))) == [people[0], people[2]]
    assert seen(office, RollView(only=())) == []
    assert seen(office, RollView(only=tuple(range(100_000)))) == people


def test_an_own_section_and_place_hold_what_lies_in_them(office: Office) -> None:
    inner = make.member(office, "INNER Person", place="Mungwa · Gitega")
    outer = make.member(office, "OUTER Person", place="Gitega")
    make.member(office, "ELSEWHERE Person", place="Ngozi")
    places = {row.name: row.id for row in office.ask(queries.places)}
    assert seen(office, RollView(place_id=places["Gitega"])) == [inner, outer]
    assert seen(office, RollView(place_id=places["Mungwa"])) == [inner]


FILTERS: Sequence[RollView] = (
    RollView(sex=Sex.FEMALE), RollView(statuses=(Status.ACTIVE,)), RollView(age_from=30), RollView(age_to=50),
    RollView(has=(Particular.PHONE,)), RollView(lacks=(Particular.PLACE,)), RollView(joined_from=date(2021, 1, 1)),
    RollView(search="ni"), RollView(only=tuple(range(1, 20))),
)  # fmt: skip


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Forty people of all kinds."""
    made = make.office(tmp_path_factory.mktemp("mixed"), make.MovableClock())
    members = [
        NewMember(
            full_name=f"{'NI' if number % 3 else 'HA'}ZEYE {number}", sex=list(Sex)[number % 3],
            birth=VagueDate(1950 + number) if number % 4 else None, phone="79 41 08 22" if number % 2 else "",
            place="Mungwa" if number % 5 else "", joined_on=date(2019 + number % 4, 5, 1),
            status=Status.ACTIVE if number % 7 else Status.RESIGNED,
        )
        for number in range(40)
    ]  # fmt: skip
    made.do(bring_in_members, members, "mixed")
    yield made
    made.close()


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.sets(st.sampled_from(range(len(FILTERS))), min_size=1))
def test_several_filters_let_through_whom_each_of_them_does(mixed: Office, chosen: set[int]) -> None:
    together = RollView()
    each: list[set[int]] = []
    for number in chosen:
        each.append(set(seen(mixed, FILTERS[number])))
        changed = {
            entry.name: getattr(FILTERS[number], entry.name)
            for entry in fields(RollView)
            if getattr(FILTERS[number], entry.name) != entry.default
        }
        together = replace(together, **changed)
    found = seen(mixed, together)
    assert set(found) == set.intersection(*each)
    assert len(found) == len(set(found))
