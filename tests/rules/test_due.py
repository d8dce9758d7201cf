"""What is due: each day just before, at and just after; nothing where the by-laws are silent, and that said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Count, Unit
from pomanager.rules.due import (
    ANNUAL,
    APEX,
    DUE_KIND_WORDS,
    FILING,
    FIRST,
    GAP,
    REGISTRY,
    REPORT,
    WHEN_WORDS,
    Due,
    DueKind,
    Registered,
    When,
    blank,
    due_after_change,
    due_after_registration,
    due_at_registry,
    due_by_gap,
    due_each_year,
    is_told,
    last_of_month,
    when_due,
)

TODAY = date(2026, 11, 23)
LAWS = Bylaws(
    values={
        ANNUAL: SetValue(Count(6, Unit.MONTHS)), APEX: SetValue(Count(15, Unit.DAYS)),
        REPORT: SetValue(Count(7, Unit.MONTHS)), FILING: SetValue(Count(1, Unit.MONTHS)),
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("on", "when"),
    [
        (date(2026, 11, 22), When.OVERDUE), (TODAY, When.THIS_MONTH), (date(2026, 11, 30), When.THIS_MONTH),
        (date(2026, 12, 1), When.NEXT_MONTHS), (date(2027, 2, 28), When.NEXT_MONTHS), (date(2027, 3, 1), When.LATER),
        (None, When.THIS_MONTH),
    ],
)  # fmt: skip
def test_a_day_is_overdue_only_once_it_has_passed(on: date | None, when: When) -> None:
    assert when_due(on, TODAY) is when


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_heads_follow_one_another_as_the_days_do(on: date, today: date) -> None:
    order = list(When)
    assert order.index(when_due(on, today)) <= order.index(when_due(on + timedelta(days=1), today))
    assert (when_due(on, today) is When.OVERDUE) is (on < today)


def test_months_end_where_they_do() -> None:
    assert last_of_month(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert last_of_month(date(2026, 12, 1), 0) == date(2026, 12, 31)


def days(found: tuple[Due, ...]) -> dict[tuple[DueKind, date], date | None]:
    """Kind and end of the year → when it is due, of what is judged."""
    return {(due.kind, due.sentence.details["end"]): due.on for due in found if due.is_judged}  # type: ignore[misc]


def test_meeting_accounts_and_report_follow_the_end_of_the_year() -> None:
    before, ended, running = date(2024, 12, 31), date(2025, 12, 31), date(2026, 12, 31)
    found = days(due_each_year(LAWS, date(2026, 6, 30)))
    assert found == {
        (DueKind.ANNUAL_MEETING, before): date(2025, 6, 30), (DueKind.REPORT, before): date(2025, 7, 31),
        (DueKind.ANNUAL_MEETING, ended): date(2026, 6, 30), (DueKind.ACCOUNTS, ended): date(2026, 6, 15),
        (DueKind.REPORT, ended): date(2026, 7, 31), (DueKind.ANNUAL_MEETING, running): date(2027, 6, 30),
        (DueKind.ACCOUNTS, running): date(2027, 6, 15),
    }  # fmt: skip


def test_a_year_of_its_own_beginning() -> None:
    found = days(due_each_year(LAWS, date(2026, 11, 23), 10, 1))
    assert found[DueKind.ANNUAL_MEETING, date(2026, 9, 30)] == date(2027, 3, 30)
    assert found[DueKind.ANNUAL_MEETING, date(2025, 9, 30)] == date(2026, 3, 30)
    assert (DueKind.ANNUAL_MEETING, date(2024, 9, 30)) not in found


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2026, 12, 31), True), (date(2027, 1, 1), True), (date(2027, 6, 30), True), (date(2027, 7, 1), False)],
)
def test_what_was_due_is_told_for_a_year_and_not_forgotten_when_the_next_begins(today: date, *, told: bool) -> None:
    laws = Bylaws(values={ANNUAL: SetValue(Count(6, Unit.MONTHS))})
    assert ((DueKind.ANNUAL_MEETING, date(2025, 12, 31)) in days(due_each_year(laws, today))) is told


@pytest.mark.parametrize(
    ("today", "word"),
    [(date(2026, 6, 29), " is due "), (date(2026, 6, 30), " is due "), (date(2026, 7, 1), " was due ")],
)
def test_what_was_due_is_told_so_from_the_next_day_on(today: date, word: str) -> None:
    (meeting,) = [due for due in due_each_year(LAWS, today) if due.on == date(2026, 6, 30)]
    assert word in meeting.sentence.message
    assert meeting.sentence.about == ANNUAL


def test_blank_by_laws_are_said_and_nothing_is_due() -> None:
    found = due_each_year(NO_BYLAWS, TODAY)
    assert [(due.kind, due.on, due.is_judged) for due in found] == [
        (DueKind.ANNUAL_MEETING, None, False), (DueKind.ACCOUNTS, None, False), (DueKind.REPORT, None, False)
    ]  # fmt: skip
    assert {due.sentence.about for due in found} <= set(SETTINGS)
    assert due_after_change(NO_BYLAWS, "Board", TODAY, TODAY) is None


def test_by_laws_that_set_how_far_meetings_lie_apart_are_not_silent_on_the_meeting() -> None:
    found = due_each_year(Bylaws(values={GAP: SetValue(Count(15, Unit.MONTHS))}), TODAY)
    assert [due.kind for due in found] == [DueKind.ACCOUNTS, DueKind.REPORT]
    assert GAP in SETTINGS


def test_accounts_wait_for_the_day_of_the_meeting() -> None:
    laws = Bylaws(values={APEX: SetValue(Count(15, Unit.DAYS))})
    assert days(due_each_year(laws, TODAY)) == {}


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (date(2026, 11, 1), When.THIS_MONTH), (date(2026, 11, 10), When.THIS_MONTH), (date(2026, 11, 11), When.OVERDUE),
        (date(2027, 11, 10), When.OVERDUE), (date(2027, 11, 11), None),
    ],
)  # fmt: skip
def test_a_change_of_officers_is_published_in_time_and_told_for_a_year(today: date, when: When | None) -> None:
    due = due_after_change(LAWS, "Board", date(2026, 10, 10), today)
    if when is None:
        assert due is None
    else:
        assert due is not None
        assert (due.on, when_due(due.on, today)) == (date(2026, 11, 10), when)


def test_a_year_either_way_is_told() -> None:
    assert [is_told(day, TODAY) for day in (date(2025, 11, 22), date(2025, 11, 23))] == [False, True]
    assert [is_told(day, TODAY) for day in (date(2027, 11, 23), date(2027, 11, 24))] == [True, False]


def test_every_kind_and_head_has_words() -> None:
    assert set(DUE_KIND_WORDS) == set(DueKind)
    assert set(WHEN_WORDS) == set(When)


def test_how_far_meetings_lie_apart_is_told_and_not_judged() -> None:
    due = due_by_gap(Bylaws(values={GAP: SetValue(Count(15, Unit.MONTHS))}), TODAY)
    assert due is not None
    assert (due.kind, due.on, due.is_judged, due.sentence.about) == (DueKind.ANNUAL_MEETING, None, False, GAP)
    assert due_by_gap(NO_BYLAWS, TODAY) is None


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (date(2026, 11, 29), When.THIS_MONTH), (date(2026, 11, 30), When.THIS_MONTH), (date(2026, 12, 1), When.OVERDUE),
        (date(2027, 11, 30), When.OVERDUE), (date(2027, 12, 1), None),
    ],
)  # fmt: skip
def test_the_first_assembly_is_due_so_long_after_the_registration(today: date, when: When | None) -> None:
    laws = Bylaws(values={FIRST: SetValue(Count(90, Unit.DAYS))})
    due = due_after_registration(laws, date(2026, 9, 1), today)
    assert (None if due is None else when_due(due.on, today)) is when
    if due is not None:
        assert (due.on, due.sentence.about) == (date(2026, 11, 30), FIRST)
        assert (" was due " in due.sentence.message) is (when is When.OVERDUE)
    assert due_after_registration(NO_BYLAWS, date(2026, 9, 1), today) is None
    unknown = due_after_registration(laws, None, today)
    assert unknown is not None
    assert not unknown.is_judged


@pytest.mark.parametrize("what", Registered)
@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True), (date(2027, 12, 1), None)]
)
def test_other_changes_are_entered_in_time(what: Registered, today: date, *, overdue: bool | None) -> None:
    laws = Bylaws(values={REGISTRY: SetValue(Count(30, Unit.DAYS))})
    due = due_at_registry(laws, what, date(2026, 10, 31), today)
    assert (None if due is None else when_due(due.on, today) is When.OVERDUE) is overdue
    if due is not None:
        assert ("was to be" in due.sentence.message) is overdue
        assert due.sentence.about == REGISTRY
    assert due_at_registry(NO_BYLAWS, what, TODAY, today) is None


def test_that_by_laws_say_nothing_on_the_register_can_be_said() -> None:
    said = blank(DueKind.REGISTRY_FILING)
    assert (said.on, said.is_judged, said.sentence.about) == (None, False, REGISTRY)
    assert {FIRST, REGISTRY} <= set(SETTINGS)
