"""The list in its orders, its beginning, its counts, and the copies on the member they are made from."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.db.roll_sums import COPIES_DIFFER, differences
from pomanager.readmodels.members import RollCounts, RollOrder, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import ON_ROLL, PersonKind, Sex, Status
from pomanager.services.members.queries import (
    roll,
    roll_after_beginning,
    roll_beginning,
    roll_counts,
    roll_ids,
    roll_opening,
    roll_rows,
    searching,
    section_counts,
)
from pomanager.services.members.queries.roll import ordering
from pomanager.services.members.queries.rows import MEMBER, PERSON, from_member
from pomanager.services.office import Office
from tests import make, offices

NAMES = ("Ana", "Éva Ana", "Bukuru Ana", "Ана", "សុខ", "ana", "Ñ 10", "Ñ 9")
PLACES = ("", "Mungwa · Gitega", "Mungwa · Ngozi", "Songa", "Gitega")
PEOPLE = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "sex": st.sampled_from(Sex),
        "birth": st.sampled_from([None, VagueDate(1971), VagueDate(1971, about=True), VagueDate(1971, 3, 12)]),
        "place": st.sampled_from(PLACES),
        "section": st.sampled_from(["", "Nord", "Sud"]),
        "number": st.integers(1, 10**9).map(str),
        "on": st.sampled_from([date(2020, 1, 1), date(2021, 6, 1)]),
    }
)


def fill(office: Office, people: list[dict[str, object]]) -> None:
    """Admit these people."""
    for person in people:
        make.member(office, **person)  # type: ignore[arg-type]


def by_sql(session: Session, view: RollView) -> list[int]:
    """Everybody as SQL sorts them, row by row."""
    return list(session.scalars(select(MEMBER.c.id).select_from(from_member()).order_by(*ordering(session, view))))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(PEOPLE, max_size=4, unique_by=lambda person: person["number"]))
def test_the_list_stands_as_the_books_are_sorted(office: Office, people: list[dict[str, object]]) -> None:
    taken = {row.number for row in office.ask(roll_rows, office.ask(roll_ids, RollView()))}
    fill(office, [person for person in people if person["number"] not in taken])
    for order, descending in product(RollOrder, (False, True)):
        view = RollView(order=order, descending=descending)
        assert list(office.ask(roll_ids, view)) == office.ask(by_sql, view)


IN_HASTE = {"FIRST": 3, "FEWEST": 2, "READ": 2, "MANY_ELSEWHERE": 6, "LONG": 3}


@pytest.fixture
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """The beginnings of lists as they are with 260,000 members, in an office with a few."""
    for name, few in IN_HASTE.items():
        monkeypatch.setattr(searching, name, few)


def people(count: int) -> list[dict[str, object]]:
    """So many people who are called alike in part."""
    return [
        {"name": f"{NAMES[at % 3]} {'Zoé' if at % 5 else 'Marie'} {'M' if at % 2 else 'N'}",
         "place": PLACES[at % 4], "phone": f"79 12 34 {at:02}"}
        for at in range(count)
    ]  # fmt: skip


def one(office: Office) -> None:
    """One person."""
    fill(office, people(1))


def five(office: Office) -> None:
    """Five people."""
    fill(office, people(5))


def twenty_four(office: Office) -> None:
    """As many as fill some screens in haste."""
    fill(office, people(24))


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[Office]:
    """An office of twenty-four people."""
    office = offices.opened_office(offices.filled_file(tmp_path, twenty_four))
    yield office
    office.close()


SEARCHES = (
    "a", "an", "ana", "m", "n", "z", "zo", "zoe", "7", "79", "791234", "mungwa", "marie m", "marie n", "ana z", "an m",
    "arie m", "oe an", "ukur m", "kuru a", "kuru zoe a", "marie buku", "uku mar 7", "zoemar n",
    "zoe an", "bukuru marie", "e", "m n", "gitega", "nobody", "1", "12",
)  # fmt: skip


@pytest.mark.parametrize("filled", [one, five, twenty_four])
def test_the_beginning_of_a_search_is_how_all_of_it_begins(
    tmp_path: Path, in_haste: None, filled: Callable[[Office], None]
) -> None:
    office = offices.opened_office(offices.filled_file(tmp_path, filled))
    for search, order, descending in product(SEARCHES, (RollOrder.NAME, RollOrder.NUMBER), (False, True)):
        view = RollView(search=search, order=order, descending=descending)
        everybody, beginning = office.ask(roll_ids, view), office.ask(roll_beginning, view)
        assert list(beginning.ids) == list(everybody[: len(beginning.ids)]), view
        assert beginning.whole == (len(beginning.ids) == len(everybody)) or not beginning.whole
        assert len(beginning.ids) >= min(2, len(everybody))
    office.close()


@pytest.mark.parametrize(
    "limits", [{"FEW": 3}, {"MANY_ELSEWHERE": 0}, {"READ": 1, "OFTEN": 1}, {"AHEAD": 5}, {"AHEAD": 500, "READ": 500}]
)
def test_a_search_begins_so_whichever_way_it_is_answered(
    crowded: Office, in_haste: None, monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]
) -> None:
    """Whatever is many, and whatever was read ahead for the key before."""
    for name, limit in limits.items():
        monkeypatch.setattr(searching, name, limit)
    for search, descending in product(SEARCHES, (False, True)):
        view = RollView(search=search, order=RollOrder.NAME, descending=descending)
        everybody = crowded.ask(roll_ids, view)
        if "AHEAD" in limits:
            assert crowded.ask(roll_after_beginning, view) == everybody
        beginning = crowded.ask(roll_beginning, view)
        assert list(beginning.ids) == list(everybody[: len(beginning.ids)]), view
        assert beginning.whole == (len(beginning.ids) == len(everybody)) or not beginning.whole
        assert len(beginning.ids) >= min(2, len(everybody))


def test_what_was_read_ahead_is_forgotten_with_the_next_change(crowded: Office, in_haste: None) -> None:
    view = RollView(search="yeti", order=RollOrder.NAME)
    crowded.ask(roll_after_beginning, view)
    assert not crowded.ask(roll_beginning, view).ids
    for number in range(3):
        make.member(crowded, f"Aa Yeti {number}")
    assert list(crowded.ask(roll_beginning, view).ids) == list(crowded.ask(roll_ids, view))[:2]


def test_a_list_that_is_not_searched_is_given_whole(office: Office, in_haste: None) -> None:
    fill(office, people(9))
    for view in (RollView(), RollView(search="ana", statuses=(Status.ACTIVE,)), RollView(search='"')):
        beginning = office.ask(roll_beginning, view)
        assert beginning.whole
        assert list(beginning.ids) == list(office.ask(roll_ids, view))
    assert len(office.ask(roll_beginning, RollView(search='"')).ids) == 9


@pytest.mark.parametrize("opened", [1, 23, 24, 25])
def test_a_list_is_opened_with_its_first_members(crowded: Office, monkeypatch: pytest.MonkeyPatch, opened: int) -> None:
    monkeypatch.setattr(roll, "OPENED", opened)
    for view in (RollView(), RollView(order=RollOrder.NAME, descending=True)):
        first = crowded.ask(roll_opening, view)
        assert list(first.ids) == list(crowded.ask(roll_ids, view))[:opened]
        assert first.whole == (opened >= 24)
    for view in (RollView(order=RollOrder.PLACE), RollView(search="marie", sex=Sex.FEMALE)):
        assert crowded.ask(roll_opening, view) == crowded.ask(roll_beginning, view)


def copies(session: Session) -> list[bool]:
    """For every member, whether the copies say what the person's record says."""
    found = session.execute(select(MEMBER, PERSON.c.sort_key, PERSON.c.sex, PERSON.c.birth, PERSON.c.place_id)
                            .join(PERSON, PERSON.c.id == MEMBER.c.person_id))  # fmt: skip
    return [
        (row.person_sort_key, row.person_sex, row.person_birth, row.person_place_id)
        == (row.sort_key, row.sex, row.birth.iso().replace("~", "") if row.birth else None, row.place_id)
        for row in found
    ]


def test_what_lists_sort_by_follows_the_person(office: Office) -> None:
    member_id = make.member(office, "Ana Zoé", birth=VagueDate(1971, about=True), place="Songa")
    assert office.ask(copies) == [True]
    before = office.ask(roll_ids, RollView(order=RollOrder.NAME))
    other = make.member(office, "Éva", sex=Sex.MALE)
    assert list(before) == [member_id]
    assert list(office.ask(roll_ids, RollView(order=RollOrder.NAME))) == [member_id, other]
    make.amended(office, member_id, sort_name="Zoé", sex=Sex.UNKNOWN, birth=VagueDate(1980, 5), place="Gitega")
    assert office.ask(copies) == [True, True]
    assert list(office.ask(roll_ids, RollView(order=RollOrder.NAME))) == [other, member_id]
    make.amended(office, member_id, birth=None, place="")
    assert office.ask(copies) == [True, True]


def test_a_copy_that_differs_is_found_by_the_check(office: Office) -> None:
    make.member(office)
    with office.books.writing("look") as session:
        assert not list(differences(session))
        session.execute(MEMBER.update().values(person_sex=Sex.MALE))
        assert [(found.message, found.details) for found in differences(session)] == [(COPIES_DIFFER, {"number": "1"})]
        session.rollback()


def test_counts_by_section_and_sex_are_those_of_the_rows(office: Office) -> None:
    for at in range(9):
        make.member(office, f"A {at}", sex=tuple(Sex)[at % 3], section=("", "Nord", "Sud")[at % 2])
    make.member(office, "Union", kind=PersonKind.ORGANISATION, section="Nord", sex=Sex.UNKNOWN)
    gone = make.member(office, "Gone", section="Nord")
    make.standing(office, gone, Status.RESIGNED, date(2023, 1, 1))
    rows = office.ask(roll_rows, office.ask(roll_ids, RollView(statuses=tuple(ON_ROLL))))
    sexes = Counter((row.section, row.sex) for row in rows if row.name != "Union")
    counted = office.ask(section_counts)
    names = {None: "", 1: "Nord", 2: "Sud"}
    assert {section_id: each.organisations for section_id, each in counted.items()} == {None: 0, 1: 1}
    for section_id, counts in counted.items():
        told = (counts.women, counts.men, counts.unknown)
        assert told == tuple(sexes[names[section_id], sex] for sex in (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN))
    assert sum(counts.total for counts in counted.values()) == len(rows)


def test_counts_of_a_view_tell_organisations_apart(office: Office) -> None:
    make.member(office, "Ana")
    make.member(office, "Ana Ben", sex=Sex.MALE)
    make.member(office, "Union Ana", kind=PersonKind.ORGANISATION, sex=Sex.UNKNOWN)
    make.member(office, "Other", sex=Sex.UNKNOWN)
    assert office.ask(roll_counts, RollView()) == RollCounts(1, 1, 1, 1)
    assert office.ask(roll_counts, RollView(search="ana")) == RollCounts(1, 1, 0, 1)
    assert office.ask(roll_counts, RollView(sex=Sex.MALE)) == RollCounts(0, 1, 0, 0)
