"""Who joined and left between two days: opening, joined, left and closing always add up, and equal a replay."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.errors import Refused
from pomanager.readmodels.member_papers import JoinedAndLeft
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.papers import Asked
from pomanager.rules.members import ON_ROLL, Sex, Status
from pomanager.rules.movements import JOINING, LEAVING, LEFT_AS, Movement
from pomanager.rules.paper_options import Options
from pomanager.services.members.queries.changes import joined_and_left, joined_and_left_sheet
from pomanager.services.office import Office
from tests import make, offices
from tests.services.test_roll_as_of import STEPS, Life, live

Told = list[tuple[Movement, str, date]]


def asked(office: Office, since: date, until: date) -> JoinedAndLeft:
    """The figures of a period."""
    return office.ask(joined_and_left, since, until)


def listed(office: Office, since: date | None, until: date) -> Told:
    """Way, number and day of everybody the paper lists."""
    with office.books.reading() as session:
        sheet = joined_and_left_sheet(session, Asked(offices.NOW, until, options=Options(since=since)))
        return [(group.movement, row.number, row.day) for group in sheet.groups for row in group.rows]


def totals(figures: JoinedAndLeft) -> dict[Movement, int]:
    """How many moved in each way, where anybody did."""
    return {movement: counts.total for movement, counts in figures.moved.items() if counts.total}


def test_each_way_of_coming_and_going_is_counted_by_sex_with_its_day(office: Office) -> None:
    make.member(office, "Ada", on=date(2020, 1, 1))
    bea = make.member(office, "Bea", on=date(2019, 1, 1))
    make.standing(office, bea, Status.RESIGNED, date(2020, 3, 1), "moved")
    make.standing(office, bea, Status.ACTIVE, date(2020, 9, 1))
    cia = make.member(office, "Cia", sex=Sex.MALE, on=date(2019, 1, 1))
    make.standing(office, cia, Status.SUSPENDED, date(2020, 2, 1))
    make.standing(office, cia, Status.EXCLUDED, date(2020, 12, 31))
    dan = make.member(office, "Dan", sex=Sex.MALE, on=date(2018, 1, 1))
    make.standing(office, dan, Status.DEAD, date(2020, 5, 5))
    figures = asked(office, date(2020, 1, 1), date(2020, 12, 31))
    assert figures.opening == RollCounts(women=1, men=2)
    assert figures.moved == {
        Movement.NEW: RollCounts(women=1), Movement.RETURNED: RollCounts(women=1),
        Movement.RESIGNED: RollCounts(women=1), Movement.EXCLUDED: RollCounts(men=1), Movement.DEAD: RollCounts(men=1),
        Movement.MERGED: RollCounts(),
    }  # fmt: skip
    assert figures.closing == RollCounts(women=2)
    assert listed(office, date(2020, 1, 1), date(2020, 12, 31)) == [
        (Movement.NEW, "1", date(2020, 1, 1)),
        (Movement.RETURNED, "2", date(2020, 9, 1)),
        (Movement.RESIGNED, "2", date(2020, 3, 1)),
        (Movement.EXCLUDED, "3", date(2020, 12, 31)),
        (Movement.DEAD, "4", date(2020, 5, 5)),
    ]


@pytest.mark.parametrize(
    ("since", "until", "moved"),
    [
        (date(2020, 3, 1), date(2020, 3, 1), {Movement.NEW: 1}),
        (date(2020, 2, 1), date(2020, 2, 29), {}),
        (date(2020, 3, 2), date(2020, 3, 31), {}),
        (date(2020, 1, 1), date(2020, 3, 1), {Movement.NEW: 1}),
    ],
)
def test_both_days_belong_to_the_period(office: Office, since: date, until: date, moved: dict[Movement, int]) -> None:
    make.member(office, on=date(2020, 3, 1))
    assert totals(asked(office, since, until)) == moved


def test_a_period_that_ends_before_it_begins_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as told:
        asked(office, date(2020, 3, 2), date(2020, 3, 1))
    assert told.value.objections[0].about == "since"


def test_without_a_first_day_it_is_the_financial_year_so_far(office: Office) -> None:
    make.member(office, on=date(2020, 6, 30))
    make.member(office, "Ada", on=date(2020, 7, 1))
    make.profile(office, year_start_month=7)
    assert listed(office, None, date(2020, 12, 31)) == [(Movement.NEW, "2", date(2020, 7, 1))]


def test_a_withdrawn_application_is_no_leaving_and_a_later_admission_is_new(office: Office) -> None:
    ada = make.applicant(office, "Ada", on=date(2020, 1, 1))
    make.standing(office, ada, Status.RESIGNED, date(2020, 2, 1))
    make.standing(office, ada, Status.ACTIVE, date(2020, 3, 1))
    assert totals(asked(office, date(2020, 1, 1), date(2020, 12, 31))) == {Movement.NEW: 1}


def test_what_was_taken_back_never_happened(office: Office) -> None:
    ada = make.member(office, "Ada", on=date(2019, 1, 1))
    make.standing(office, ada, Status.DEAD, date(2020, 2, 1))
    make.reversal(office, ada)
    assert totals(asked(office, date(2020, 1, 1), date(2020, 12, 31))) == {}


def replayed(life: Life, since: date, until: date) -> Told:
    """What plain Python says of one member."""
    told: Told = []
    was_on = ever = False
    for status, day in life.entries:
        is_on = status in ON_ROLL
        if is_on != was_on and since <= day <= until:
            joined = Movement.RETURNED if ever else Movement.NEW
            told.append((joined if is_on else LEFT_AS[status], life.number, day))
        was_on, ever = is_on, ever or is_on
    return told


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    histories=st.lists(st.tuples(STEPS, st.booleans()), min_size=1, max_size=3),
    begins=st.integers(0, 2000),
    lasts=st.integers(0, 1500),
)
def test_any_period_of_any_history_equals_a_replay_and_adds_up(
    office: Office, histories: list[tuple[list[tuple[int, int]], bool]], begins: int, lasts: int
) -> None:
    since = date(2015, 1, 1) + timedelta(days=begins)
    until = since + timedelta(days=lasts)
    lives = [live(office, steps, applied=applied) for steps, applied in histories]
    numbers = {life.number for life in lives}
    told = [each for each in listed(office, since, until) if each[1] in numbers]
    assert Counter(told) == Counter(each for life in lives for each in replayed(life, since, until))
    figures = asked(office, since, until)
    came = sum(figures.moved[each].total for each in JOINING)
    went = sum(figures.moved[each].total for each in LEAVING)
    assert figures.opening.total + came - went == figures.closing.total
