"""What lines of the roll say beside: fetched for a page at once, only where a column asks for it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.readmodels.members import Extra, MemberRow, RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.households import Relation
from pomanager.rules.members import Status
from pomanager.services.members import queries
from pomanager.services.members.commands.households import (
    EnterHousehold,
    FoundHousehold,
    enter_household,
    found_household,
)
from pomanager.services.members.queries.row_extras import household_people, roll_rows_with
from pomanager.services.office import Office
from tests import make

TODAY = date(2026, 11, 23)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make.office(tmp_path, make.MovableClock())
    yield made
    made.close()


def rows(office: Office, *wanted: Extra) -> tuple[MemberRow, ...]:
    ids = office.ask(queries.roll_ids, RollView())
    return office.ask(roll_rows_with, ids, frozenset(wanted), TODAY)


def said(office: Office, extra: Extra) -> list[object]:
    return [row.extras.get(extra) if row.extras is not None else None for row in rows(office, extra)]


def test_nothing_beside_is_asked_for_without_a_column(office: Office) -> None:
    make.member(office)
    assert rows(office)[0].extras is None


@pytest.mark.parametrize(
    ("birth", "age"),
    [(VagueDate(1990, 11, 23), 36), (VagueDate(1990, 11, 24), 35), (VagueDate(1960, about=True), 66), (None, None)],
)
def test_the_age_is_that_of_the_panel(office: Office, birth: VagueDate | None, age: int | None) -> None:
    make.member(office, birth=birth)
    assert said(office, Extra.AGE) == [age]


def test_the_decision_is_that_of_the_first_admission_which_holds(office: Office) -> None:
    person = make.applicant(office)
    make.standing(office, person, Status.ACTIVE, date(2021, 5, 1))
    make.standing(office, person, Status.RESIGNED, date(2022, 5, 1))
    make.standing(office, person, Status.ACTIVE, date(2023, 5, 1))
    assert said(office, Extra.DECISION) == ["7"]
    make.reversal(office, person)
    assert said(office, Extra.DECISION) == ["7"]


def test_an_admission_taken_back_has_no_decision(office: Office) -> None:
    person = make.applicant(office)
    make.standing(office, person, Status.ACTIVE, date(2021, 5, 1))
    make.reversal(office, person)
    assert said(office, Extra.DECISION) == [None]


def test_every_extra_can_be_asked_for_of_many(office: Office) -> None:
    people = [make.member(office, f"NDAYIZEYE {number}") for number in range(5)]
    found = rows(office, *Extra)
    assert [row.id for row in found] == people
    assert all(row.extras is not None and row.extras[Extra.SIGNS] is False for row in found)


def test_without_households_nobody_is_summed(office: Office) -> None:
    make.member(office)
    assert office.ask(household_people, RollView()) == 0


def test_the_size_of_a_household_is_the_one_said_else_those_written_down(office: Office) -> None:
    said_size, counted = make.member(office, "BUKURU Jean"), make.member(office, "HABONIMANA Chantal")
    spouse = make.member(office, "KANYANGE Immaculée")
    make.member(office, "NAHIMANA Alone")
    office.do(found_household, FoundHousehold(member_id=said_size, name="BUKURU", size=7))
    household = office.do(found_household, FoundHousehold(member_id=counted, name="HABONIMANA")).result
    entering = EnterHousehold(household_id=household, member_id=spouse, relation=Relation.SPOUSE)
    office.do(enter_household, entering)
    assert said(office, Extra.HOUSEHOLD) == ["BUKURU", "HABONIMANA", "HABONIMANA", None]
    assert said(office, Extra.HOUSEHOLD_SIZE) == [7, 2, 2, None]
    assert office.ask(household_people, RollView()) == 11
    assert office.ask(household_people, RollView(only=(said_size, spouse))) == 9
