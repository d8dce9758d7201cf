"""Tables of past officers: written in one act, refused with every row named, and remarked on afterwards."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pomanager.errors import Refused
from pomanager.rules.bodies import composition, judging
from pomanager.rules.bodies.inconsistencies import Trouble
from pomanager.rules.bodies.kinds import EndReason, How
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.writing import TOO_LONG
from pomanager.services.bodies import past
from pomanager.services.bodies.commands.bringing_in import bring_in_officers
from pomanager.services.bodies.orders import BringInOfficers, PastOfficer
from pomanager.services.bodies.past import plan_past
from pomanager.services.bodies.queries.history import holders, office_holders
from pomanager.services.bodies.queries.inconsistencies import inconsistencies
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.bodies.queries.picture import term_picture
from pomanager.services.office import Office
from tests import bodies as build
from tests import make
from tests.bodies import BOARD, FIRST, LAST, TODAY, refused, sitting


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office with three members, by-laws of thirds and an empty board, on a file of the test's own."""
    opened = build.office_with_board(tmp_path, clock)
    yield opened
    opened.close()


def row(seat: int, number: str, since: date | None, until: date | None = None, **known: Any) -> PastOfficer:  # noqa: ANN401 - any part of the row
    """A row of the table."""
    return PastOfficer(seat=seat, number=number, since=since, until=until, **known)


def table(*rows: PastOfficer) -> BringInOfficers:
    """A table of past officers of the board."""
    return BringInOfficers(body_id=BOARD, rows=rows)


def test_a_table_is_written_in_one_act(office: Office) -> None:
    order = table(
        row(1, "1", FIRST, office=InOffice.CHAIR),
        row(1, "2", date(2021, 4, 1), FIRST - timedelta(days=1), office=InOffice.CHAIR, office_title="Doyenne"),
        row(5, "3", date(2021, 4, 1), date(2022, 1, 31), end_reason=EndReason.DEATH, how=How.ELECTED),
        PastOfficer(seat=5, name="KABURA Jean", since=date(2022, 3, 1), until=date(2023, 12, 31)),
        PastOfficer(seat=4, name="KABURA Jean", since=date(2015, 4, 1), until=date(2018, 3, 31)),
    )
    done = office.do(bring_in_officers, order)
    assert (done.result, done.recorded) == (5, 1)
    assert build.told_last(office) == {"people": "5", "seats": "2"}
    assert sitting(office, TODAY) == {1: "Awa"}
    assert sitting(office, date(2021, 12, 31)) == {1: "Bintou", 5: "Coumba"}
    assert sitting(office, date(2022, 2, 1)) == {1: "Bintou"}
    assert sitting(office, date(2016, 1, 1)) == {4: "KABURA Jean"}
    kabura = [each for each in office.ask(holders, BOARD, TODAY) if each.holding.person.name == "KABURA Jean"]
    assert len({each.holding.person.person_id for each in kabura}) == 1
    # By the by-laws the rest of a term runs to its end; where somebody left with it, that is why.
    assert [(each.holding.term_ends_on, each.holding.end_reason) for each in kabura] == [
        (date(2024, 3, 31), None), (date(2018, 3, 31), EndReason.END_OF_TERM)
    ]  # fmt: skip
    assert [(each.title.in_language("fr"), each.until) for each in office.ask(office_holders, BOARD)] == [
        ("", None), ("Doyenne", FIRST - timedelta(days=1))
    ]  # fmt: skip
    picture = office.ask(term_picture, BOARD, TODAY)
    assert (picture.first, picture.last) == (date(2020, 1, 1), date(2029, 12, 31))
    assert [(lane.seat.position, len(lane.bars)) for lane in picture.lanes] == [(1, 2), (2, 0), (3, 0), (4, 0), (5, 2)]


def test_every_row_that_cannot_be_is_named_at_once(office: Office) -> None:
    order = table(
        row(1, "1", None),
        row(1, "99", FIRST),
        row(0, "1", FIRST),
        row(2, "1", FIRST, FIRST - timedelta(days=1)),
        row(2, "", FIRST),
        row(3, "2", date(2021, 4, 1)),
        row(3, "3", date(2022, 4, 1), date(2022, 12, 31)),
        row(1, "1", date(2028, 1, 1), name="x" * 201),
    )
    assert refused(office, bring_in_officers, order) == [
        ("rows.0.since", past.NO_DAY), ("rows.1.number", past.NO_SUCH_NUMBER),
        ("rows.2.seat", composition.TOO_MANY_SEATS), ("rows.3.until", past.LEFT_BEFORE), ("rows.4.number", past.WHO),
        ("rows.6.since", judging.HELD), ("rows.7.name", TOO_LONG),
    ]  # fmt: skip
    assert refused(office, bring_in_officers, table()) == [("rows", past.NO_ROWS)]


def test_rows_agree_with_what_stands_in_the_books_already(office: Office) -> None:
    build.in_board(office, 1, build.AWA)
    assert refused(office, bring_in_officers, table(row(1, "2", date(2025, 1, 1), TODAY))) == [
        ("rows.0.since", judging.HELD)
    ]  # fmt: skip
    office.do(bring_in_officers, table(row(1, "2", date(2021, 4, 1), FIRST - timedelta(days=1))))
    assert sitting(office, FIRST - timedelta(days=1)) == {1: "Bintou"}
    assert sitting(office, FIRST) == {1: "Awa"}


def test_what_by_laws_and_roll_object_to_is_written_and_remarked_on(office: Office) -> None:
    order = table(
        row(1, "1", date(2018, 4, 1), date(2021, 3, 31)), row(1, "1", date(2021, 4, 1), date(2024, 3, 31)),
        row(1, "1", FIRST), PastOfficer(seat=2, name="NDAYI Eric", since=FIRST),
    )  # fmt: skip
    plan = office.ask(plan_past, order, TODAY)
    assert (judging.NOT_A_MEMBER, False) in {(each.message, each.stops) for each in plan.objections}
    office.do(bring_in_officers, order)
    told = office.ask(inconsistencies, TODAY)
    assert [(found.objection.about, found.person and found.person.name) for found in told] == [
        (Trouble.PAST_LIMIT, "Awa"), (Trouble.NOT_A_MEMBER, "NDAYI Eric")
    ]  # fmt: skip


def test_the_last_day_of_a_term_can_be_said_row_by_row(office: Office) -> None:
    order = table(
        row(1, "1", date(2022, 4, 1), date(2023, 3, 31), term_ends_on=date(2024, 3, 31)),
        row(1, "2", date(2023, 4, 1), term_ends_on=date(2026, 3, 31)),
    )
    office.do(bring_in_officers, order)
    (now,) = office.ask(officers_on, TODAY)
    assert (now.holding.term_ends_on, now.holding.holds_over) == (date(2026, 3, 31), True)
    (then,) = office.ask(officers_on, date(2023, 3, 31))
    assert then.holding.term_ends_on == date(2023, 3, 31)


def test_without_by_laws_a_term_ends_when_it_was_left(office: Office) -> None:
    before = date(2014, 4, 1)  # no by-laws yet
    office.do(bring_in_officers, table(row(1, "1", before, date(2014, 12, 31)), row(2, "2", before)))
    found = {each.seat.position: each.holding.term_ends_on for each in office.ask(officers_on, date(2014, 12, 31))}
    assert found == {1: date(2014, 12, 31), 2: None}
    troubles = {
        (each.objection.about, each.person and each.person.name) for each in office.ask(inconsistencies, before)
    }
    assert (Trouble.NO_LAST_DAY, "Bintou") in troubles


def test_days_that_cannot_be_are_refused(office: Office) -> None:
    far, founded = date(2042, 4, 1), date(2020, 1, 1)
    assert refused(office, bring_in_officers, table(row(1, "1", far), row(2, "1", FIRST, far))) == [
        ("rows.0.since", judging.TOO_FAR_AHEAD), ("rows.1.until", judging.TOO_FAR_AHEAD)
    ]  # fmt: skip
    younger = build.body(office, "Comité", 1, since=founded)
    rows = tuple(row(seat, "1", founded - timedelta(days=1), founded) for seat in (1, 2))
    assert refused(office, bring_in_officers, BringInOfficers(body_id=younger, rows=rows)) == [
        ("rows.0.since", judging.SEAT_NOT_THERE), ("rows.1.since", judging.SEAT_NOT_THERE)
    ]  # fmt: skip


def test_nobody_is_written_down_beside_who_came_before_the_other_left(office: Office) -> None:
    office.do(bring_in_officers, table(row(1, "2", date(2021, 6, 1), date(2024, 5, 31))))
    term = {"term_ends_on": date(2021, 3, 31)}
    beside = table(row(1, "1", date(2018, 4, 1), date(2021, 6, 1), **term))
    assert refused(office, bring_in_officers, beside) == [("rows.0.since", judging.WAS_HELD)]
    office.do(bring_in_officers, table(row(1, "1", date(2018, 4, 1), date(2021, 5, 31), **term)))


def test_two_outsiders_of_one_name_are_not_guessed(office: Office) -> None:
    for position in (1, 2):
        with pytest.raises(Refused):
            build.seated(office, position, None, FIRST, full_name="KABURA Jean")
        build.seated(
            office, position, None, date(2018 + position, 4, 1), full_name="KABURA Jean", as_recorded=True,
            ends_on=date(2018 + position, 12, 31),
        )  # fmt: skip
    order = table(PastOfficer(seat=3, name="KABURA Jean", since=FIRST, until=LAST))
    assert refused(office, bring_in_officers, order) == [("rows.0.name", past.SEVERAL)]
