"""The due list over an office: terms, vacancies, changes of officers, by-laws, the yearly duties, in order."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pomanager.readmodels.governance import DueRow, Place
from pomanager.rules.bodies.kinds import EndReason
from pomanager.rules.due import GAP, DueKind, When
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.appointing import end_appointment
from pomanager.services.bodies.commands.founding import end_body
from pomanager.services.bodies.orders import EndAppointment, EndBody
from pomanager.services.governance.queries.due import (
    FILLED,
    NOT_COUNTED,
    SOURCES,
    STAYS,
    TERM_OVER,
    VACANT,
    due,
    overdue_count,
)
from pomanager.services.office import Office
from pomanager.services.organisation.commands.bylaws import (
    CheckBylawValues,
    Origin,
    PrepareBylaws,
    check_bylaw_values,
    prepare_bylaws,
)
from pomanager.services.organisation.queries.bylaws import bylaws_of, version_in_force
from tests import bodies, make

CALENDAR = {
    "calendar.annual_meeting": "6 months", "calendar.officer_filing": "1 months", "calendar.report_filing": "7 months",
    "calendar.accounts_to_apex": "15 days",
}  # fmt: skip


@pytest.fixture
def board(tmp_path: Path) -> Office:
    """A board of three with Awa in the first seat until 31 March 2027, and by-laws with a calendar since 2020."""
    office = bodies.office_with_board(tmp_path, make.MovableClock())
    bodies.bylaws(office, {**bodies.THIRDS, **CALENDAR}, date(2020, 1, 1))
    return office


def of(rows: tuple[DueRow, ...], kind: DueKind) -> list[DueRow]:
    """Those of a kind."""
    return [row for row in rows if row.kind is kind]


def test_terms_are_told_six_months_before_they_end_and_while_nobody_follows(board: Office) -> None:
    bodies.in_board(board)
    cases = ((date(2026, 9, 30), None), (date(2026, 10, 1), When.LATER), (date(2027, 3, 31), When.THIS_MONTH))
    for day, when in cases:
        told = of(board.ask(due, day), DueKind.TERM_ENDING)
        assert [row.when for row in told] == ([] if when is None else [when])
        assert all(row.place == Place("bodies", (bodies.BOARD, bodies.SEATS[0])) for row in told)
    (over,) = of(board.ask(due, date(2027, 4, 1)), DueKind.TERM_OVER)
    assert (over.when, over.on, over.sentence.about) == (When.OVERDUE, bodies.LAST, "board.holdover")
    board.close()


def test_vacant_seats_are_to_be_filled_now(board: Office) -> None:
    first = bodies.in_board(board)
    assert len(of(board.ask(due, bodies.TODAY), DueKind.VACANCY)) == 2
    order = EndAppointment(appointment_id=first, on=date(2026, 11, 1), reason=EndReason.RESIGNED, decision="CA 9")
    board.do(end_appointment, order)
    told = of(board.ask(due, bodies.TODAY), DueKind.VACANCY)
    assert [row.when for row in told] == [When.THIS_MONTH] * 3
    assert told[0].sentence.details["since"] == date(2026, 11, 2)
    board.close()


def test_the_last_change_of_officers_is_to_be_published(board: Office) -> None:
    assert of(board.ask(due, bodies.TODAY), DueKind.OFFICER_FILING) == []
    first = bodies.in_board(board)
    (appointed,) = of(board.ask(due, date(2024, 4, 30)), DueKind.OFFICER_FILING)
    assert (appointed.on, appointed.when) == (date(2024, 5, 1), When.NEXT_MONTHS)
    order = EndAppointment(appointment_id=first, on=date(2026, 11, 1), reason=EndReason.RESIGNED, decision="CA 9")
    board.do(end_appointment, order)
    (ended,) = of(board.ask(due, bodies.TODAY), DueKind.OFFICER_FILING)
    assert (ended.on, ended.place) == (date(2026, 12, 1), Place("bodies", bodies.BOARD))
    assert of(board.ask(due, date(2026, 12, 2)), DueKind.OFFICER_FILING)[0].overdue
    board.close()


def test_each_change_of_officers_is_judged_by_the_by_laws_of_its_day(board: Office) -> None:
    later = date(2026, 11, 1)
    bodies.bylaws(board, {**bodies.THIRDS, **CALENDAR, "calendar.officer_filing": "6 months"}, later)
    changes = (date(2026, 10, 31), later)
    for position, (member, changed) in enumerate(zip((bodies.AWA, bodies.BINTOU), changes, strict=True), 1):
        bodies.in_board(board, position, member, changed)
    told = of(board.ask(due, bodies.TODAY), DueKind.OFFICER_FILING)
    assert [(row.on, row.sentence.details["since"]) for row in told] == [
        (date(2026, 11, 30), changes[0]), (date(2027, 5, 1), changes[1])
    ]  # fmt: skip
    board.close()


def test_the_officers_of_a_body_that_ended_are_told_of_too(board: Office) -> None:
    held = bodies.in_board(board)
    left = date(2026, 11, 1)
    board.do(end_appointment, EndAppointment(appointment_id=held, on=left, reason=EndReason.RESIGNED, decision="CA 9"))
    board.do(end_body, EndBody(body_id=bodies.BOARD, version=1, on=left, decision="AGE 2"))
    (told,) = of(board.ask(due, bodies.TODAY), DueKind.OFFICER_FILING)
    assert (told.on, told.place) == (date(2026, 12, 1), Place("bodies", bodies.BOARD))
    board.close()


def test_by_laws_are_to_be_checked_until_every_value_is(board: Office) -> None:
    (before,) = of(board.ask(due, date(2014, 12, 31)), DueKind.BYLAWS_UNCHECKED)
    assert before.sentence.message.startswith("No by-laws are in force")
    (unchecked,) = of(board.ask(due, bodies.TODAY), DueKind.BYLAWS_UNCHECKED)
    version = board.ask(version_in_force, bodies.TODAY)
    assert version is not None
    assert unchecked.sentence.details["count"] == version.unchecked > 0
    keys = tuple(board.ask(bylaws_of, version.id).values)
    board.do(check_bylaw_values, CheckBylawValues(version_id=version.id, keys=keys))
    rows = board.ask(due, bodies.TODAY)
    assert of(rows, DueKind.BYLAWS_UNCHECKED) == of(rows, DueKind.BYLAWS_PREPARED) == []
    in_hand = board.do(prepare_bylaws, PrepareBylaws(origin=Origin.IN_FORCE)).result
    (prepared,) = of(board.ask(due, bodies.TODAY), DueKind.BYLAWS_PREPARED)
    assert (prepared.place, prepared.on) == (Place("bylaws", in_hand), None)
    board.close()


def test_they_stand_in_order_and_blank_by_laws_come_last(board: Office) -> None:
    bodies.in_board(board)
    rows = board.ask(due, date(2026, 7, 1))
    order = list(When)
    assert [row.when for row in rows] == sorted((row.when for row in rows), key=order.index)
    assert (rows[0].kind, rows[0].on) == (DueKind.REPORT, date(2025, 7, 31))
    assert rows[0].overdue
    blank = board.ask(due, date(2019, 12, 31))
    assert [row.kind for row in blank if row.when is When.NOT_JUDGED] == [
        DueKind.ANNUAL_MEETING, DueKind.ACCOUNTS, DueKind.REPORT, DueKind.OFFICER_FILING, DueKind.REGISTRY_FILING
    ]  # fmt: skip
    assert len(SOURCES) == len(set(SOURCES))
    board.close()


@pytest.mark.parametrize(("day", "more"), [(date(2027, 3, 31), 0), (date(2027, 4, 1), 1), (date(2027, 7, 2), 1)])
def test_what_is_overdue_is_counted_as_the_list_has_it(board: Office, day: date, more: int) -> None:
    before = board.ask(overdue_count, day)
    bodies.in_board(board)
    rows = board.ask(due, day)
    assert board.ask(overdue_count, day) == sum(row.overdue for row in rows) == before + more
    board.close()


def test_what_is_left_out_of_the_count_is_never_overdue(board: Office) -> None:
    bodies.in_board(board)
    for day in (date(2014, 1, 1), bodies.TODAY, date(2029, 1, 1)):
        for source in NOT_COUNTED:
            assert all(found.due.on is None for found in board.ask(source, day))
    assert set(SOURCES) > NOT_COUNTED
    board.close()


def said(board: Office, since: date = date(2021, 1, 1), **values: str) -> None:
    """By-laws from a day on, beside those of the calendar; names have two underscores for the point."""
    told = {key.replace("__", "."): text for key, text in values.items()}
    bodies.bylaws(board, {**bodies.THIRDS, **CALENDAR, **told}, since)


def test_who_stays_after_the_term_is_told_by_the_by_law_that_lets_them(board: Office) -> None:
    bodies.in_board(board)
    (over,) = of(board.ask(due, date(2027, 4, 1)), DueKind.TERM_OVER)
    assert (over.sentence.message, over.sentence.about) == (STAYS, "board.holdover")
    said(board, board__holdover="")
    (over,) = of(board.ask(due, date(2027, 4, 1)), DueKind.TERM_OVER)
    assert (over.sentence.message, over.sentence.about) == (TERM_OVER, "board.term")
    said(board, date(2022, 1, 1), board__holdover="no")
    rows = board.ask(due, date(2027, 4, 1))
    assert of(rows, DueKind.TERM_OVER) == []
    assert date(2027, 4, 1) in [row.sentence.details["since"] for row in of(rows, DueKind.VACANCY)]
    board.close()


def test_a_vacancy_says_how_it_is_filled_and_many_of_them_call_an_assembly(board: Office) -> None:
    bodies.in_board(board)
    assert {row.sentence.message for row in of(board.ask(due, bodies.TODAY), DueKind.VACANCY)} == {VACANT}
    said(board, board__vacancy="co_option", board__vacancy_assembly="> 2/3")
    rows = board.ask(due, bodies.TODAY)
    assert {(row.sentence.message, row.sentence.about) for row in of(rows, DueKind.VACANCY)} == {
        (FILLED, "board.vacancy")
    }
    assert of(rows, DueKind.VACANCY_ASSEMBLY) == []  # two of three are two thirds and not more
    said(board, date(2022, 1, 1), board__vacancy_assembly=">= 2/3")
    (called,) = of(board.ask(due, bodies.TODAY), DueKind.VACANCY_ASSEMBLY)
    assert (called.on, called.place) == (None, Place("bodies", bodies.BOARD))
    assert (called.sentence.details["count"], called.sentence.details["all"]) == (2, 3)
    board.close()


def test_the_first_assembly_follows_the_registration(board: Office) -> None:
    said(board, calendar__first_meeting="90 days", calendar__annual_meeting_gap="15 months")
    (unknown,) = of(board.ask(due, bodies.TODAY), DueKind.FIRST_MEETING)
    assert (unknown.when, unknown.place) == (When.NOT_JUDGED, Place("organisation"))
    assert GAP in [row.sentence.about for row in board.ask(due, bodies.TODAY) if row.when is When.NOT_JUDGED]
    make.profile(board, registered_on=date(2026, 9, 1))
    (first,) = of(board.ask(due, bodies.TODAY), DueKind.FIRST_MEETING)
    assert (first.on, first.when, first.place) == (
        date(2026, 11, 30), When.THIS_MONTH, Place("bylaws", "calendar.first_meeting")
    )  # fmt: skip
    before = board.ask(overdue_count, date(2026, 11, 30))
    assert board.ask(overdue_count, date(2026, 12, 1)) == before + 1
    board.close()


def test_by_laws_and_the_profile_are_entered_in_the_public_register(board: Office) -> None:
    said(board, calendar__registry_filing="30 days")
    assert of(board.ask(due, bodies.TODAY), DueKind.REGISTRY_FILING) == []
    said(board, date(2026, 11, 1), calendar__registry_filing="10 days")
    (laws,) = of(board.ask(due, bodies.TODAY), DueKind.REGISTRY_FILING)
    assert (laws.on, laws.when, laws.place) == (date(2026, 11, 11), When.OVERDUE, Place("bylaws"))
    make.profile(board, registered_with="RCCM")
    make.profile(board, legal_form=Wording({"fr": "SCOOPS"}))
    make.profile(board, legal_form=Wording({"fr": "COOP-CA"}))
    profile = [row for row in of(board.ask(due, bodies.TODAY), DueKind.REGISTRY_FILING) if row != laws]
    assert [(row.on, row.place) for row in profile] == [(date(2026, 12, 3), Place("organisation"))]
    assert of(board.ask(due, bodies.TODAY - timedelta(days=1)), DueKind.REGISTRY_FILING) == [laws]
    board.close()
