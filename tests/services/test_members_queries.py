"""What is asked about the roll: the list in every order, narrowed in every way, its figures, and single members."""

from datetime import date

import pytest

from pomanager.errors import NotFound
from pomanager.readmodels.members import RollCounts, RollOrder, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.services.members.queries import (
    admission_form_sheet,
    first_member_id,
    member_detail,
    member_record_sheet,
    member_with_number,
    number_issued,
    roll_counts,
    roll_facts,
    roll_ids,
    roll_rows,
)
from pomanager.services.members.queries.days import latest_day
from pomanager.services.office import Office
from pomanager.services.organisation.queries import place_called
from tests import make, offices


@pytest.fixture
def roll(office: Office) -> Office:
    """Five people, numbers 1, 2, 10, 11 and B-7, who differ in everything."""
    make.member(office, "Zed Ana", number="10", birth=VagueDate(1971, 3, 12), place="Mungwa · Gitega", section="Sud")
    make.member(office, "Bukuru Jean", number="2", sex=Sex.MALE, birth=VagueDate(1971), place="Songa", section="Nord",
                on=date(2021, 1, 1))  # fmt: skip
    make.applicant(office, "Éric Ada", number="1", sex=Sex.UNKNOWN, on=date(2022, 1, 1))
    make.suspended(office, "Ciza Ben", number="B-7", birth=VagueDate(1960, about=True), place="Gitega", section="Sud")
    gone = make.member(office, "Dusabe Eda", number="11", place="Bugarama · Mungwa", on=date(2019, 5, 5))
    make.standing(office, gone, Status.RESIGNED, date(2023, 1, 1))
    return office


def numbers(office: Office, **view: object) -> list[str]:
    """Numbers of the members a view lets through, in order."""
    ids = office.ask(roll_ids, RollView(**view))  # type: ignore[arg-type]
    return [row.number for row in office.ask(roll_rows, ids)]


ORDERS = {
    RollOrder.NUMBER: ["1", "2", "10", "11", "B-7"],
    RollOrder.NAME: ["2", "B-7", "11", "1", "10"],
    RollOrder.SEX: ["10", "11", "B-7", "2", "1"],
    RollOrder.BIRTH: ["1", "11", "B-7", "2", "10"],
    RollOrder.PLACE: ["1", "11", "B-7", "10", "2"],
    RollOrder.SECTION: ["1", "11", "2", "10", "B-7"],
    RollOrder.STATUS: ["2", "10", "1", "11", "B-7"],
    RollOrder.JOINED: ["1", "11", "10", "B-7", "2"],
}
"""Orders by what everybody has; the others are tried in `test_roll_orders_beside`."""


def test_the_list_stands_in_every_order_of_the_roll_and_backwards(roll: Office) -> None:
    assert {order: numbers(roll, order=order) for order in ORDERS} == ORDERS
    backwards = {order: numbers(roll, order=order, descending=True) for order in ORDERS}
    assert backwards == {order: expected[::-1] for order, expected in ORDERS.items()}


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ({"statuses": (Status.ACTIVE,)}, ["2", "10"]),
        ({"statuses": (Status.APPLICANT, Status.RESIGNED)}, ["1", "11"]),
        ({"sex": Sex.MALE}, ["2"]),
        ({"section_id": 1}, ["10", "B-7"]),
        ({"section_id": 1, "sex": Sex.FEMALE, "search": "zed"}, ["10"]),
        ({"search": "1", "order": RollOrder.NAME}, ["11", "1", "10"]),
        ({"needing_attention": True}, []),
    ],
)
def test_the_list_is_narrowed_and_counted_alike(roll: Office, view: dict[str, object], expected: list[str]) -> None:
    assert numbers(roll, **view) == expected
    assert roll.ask(roll_counts, RollView(**view)).total == len(expected)  # type: ignore[arg-type]


def test_a_place_holds_those_who_live_in_places_within_it(roll: Office) -> None:
    with roll.books.reading() as session:
        ids = {name: place.id for name in ("Gitega", "Mungwa", "Songa") if (place := place_called(session, name))}
    assert numbers(roll, place_id=ids["Gitega"]) == ["10", "11", "B-7"]
    assert numbers(roll, place_id=ids["Mungwa"]) == ["10", "11"]
    assert numbers(roll, place_id=ids["Songa"]) == ["2"]
    assert roll.ask(roll_counts, RollView(place_id=ids["Gitega"])) == RollCounts(women=3)


def test_figures_count_by_sex_and_by_standing(roll: Office) -> None:
    assert roll.ask(roll_counts, RollView()) == RollCounts(women=3, men=1, unknown=1)
    facts = roll.ask(roll_facts)
    assert facts.by_status == {
        Status.ACTIVE: 2, Status.APPLICANT: 1, Status.SUSPENDED: 1, Status.RESIGNED: 1,
    }  # fmt: skip
    assert (facts.on_roll, facts.in_books, facts.needing_attention) == (3, 5, 0)


def test_lines_come_in_the_order_asked_and_those_gone_are_left_out(roll: Office) -> None:
    rows = roll.ask(roll_rows, [4, 99, 1])
    assert [(row.number, row.name, row.place, row.section) for row in rows] == [
        ("B-7", "Ciza Ben", "Gitega", "Sud"), ("10", "Zed Ana", "Mungwa · Gitega", "Sud"),
    ]  # fmt: skip
    assert (rows[0].status, rows[0].status_since) == (Status.SUSPENDED, date(2022, 5, 1))
    assert roll.ask(roll_rows, []) == ()


def test_one_member_by_number_or_the_first(roll: Office) -> None:
    assert roll.ask(member_with_number, " B-7 ") == 4
    assert roll.ask(first_member_id) == 3
    with pytest.raises(NotFound) as unknown:
        roll.ask(member_with_number, "3")
    assert unknown.value.objections[0].details == {"number": "3"}
    with pytest.raises(NotFound):
        roll.ask(member_detail, 99)
    assert roll.ask(number_issued, "11")
    assert not roll.ask(number_issued, "3")


def test_an_empty_roll_has_no_first_member(office: Office) -> None:
    with pytest.raises(NotFound):
        office.ask(first_member_id)
    assert office.ask(roll_counts, RollView()) == RollCounts()
    assert numbers(office) == []


def test_papers_are_as_of_the_latest_day_in_the_books(office: Office) -> None:
    assert office.ask(latest_day) == offices.NOW.date()
    member_id = make.member(office)
    sheet = office.ask(member_record_sheet, offices.NOW, date(2026, 1, 1), member_id)
    assert (sheet.member, sheet.as_of) == (make.detail(office, member_id), date(2026, 1, 1))
    assert sheet.letterhead.journal_count == 2
    form = office.ask(admission_form_sheet, offices.NOW, date(2026, 1, 1))
    assert form.letterhead.name.in_language("fr") == offices.ORGANISATION
