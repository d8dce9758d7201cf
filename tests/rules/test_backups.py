"""Thinning keeps what the rule says, through twenty years and whatever the clock does."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pomanager.rules.backups import DAYS_KEPT, MONTHS_KEPT, MOST_FRESH, WEEKS_KEPT, Kept, away_is_old, is_due, to_remove

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def at(moment: datetime) -> Kept:
    return Kept(f"conapro-{moment:%Y%m%dT%H%M%SZ}", moment)


def lived_through(moments: list[datetime]) -> list[Kept]:
    """The backups left when one was made at each of these moments of the clock and the others thinned after it."""
    there: dict[str, Kept] = {}
    for number, moment in enumerate(moments):
        made = Kept(f"{number:06}", moment)
        there[made.name] = made
        for name in to_remove(there.values(), moment, made.name):
            del there[name]
        assert made.name in there
        newest = max(there.values(), key=lambda each: (each.made, each.name))
        assert newest.name not in to_remove(there.values(), moment, made.name)
    return sorted(there.values(), key=lambda each: each.made)


def test_two_days_of_work_are_kept_whole() -> None:
    made = [START + timedelta(minutes=30 * number) for number in range(96)]
    assert not to_remove(map(at, made), made[-1])
    old = made[:47]
    last_of_both_days = {at(made[31]).name, at(old[-1]).name}
    assert to_remove(map(at, made), made[-1] + DAY) == {at(each).name for each in old} - last_of_both_days


def test_after_twenty_years_of_every_working_day_the_rule_can_be_read_off_what_is_left() -> None:
    end = START + 20 * 365 * DAY
    moments, day = [], START
    while day < end:
        if day.weekday() < 5:
            moments += [day, day + timedelta(hours=8)]
        day += DAY
    left = [each.made for each in lived_through(moments[::9] + moments[-700:])]
    fresh = [made for made in left if made > moments[-1] - 2 * DAY]
    assert len(fresh) >= 4
    years = {made.year for made in left}
    assert years == set(range(START.year, moments[-1].year + 1))
    of_the_last_year = [made for made in left if made > moments[-1] - 420 * DAY]
    assert len(of_the_last_year) <= len(fresh) + 2 + DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT + 2
    days = {made.date() for made in left if made > moments[-1] - 16 * DAY}
    assert len(days) >= DAYS_KEPT
    assert len(left) < 65


def test_a_pause_or_a_jump_ahead_thins_no_more_than_a_day_would() -> None:
    made = [START + timedelta(minutes=30 * number) for number in range(20)]
    later = START + 3650 * DAY
    assert not to_remove(map(at, [*made, later]), later, at(later).name)


def test_a_clock_that_fell_back_removes_nothing_of_what_was_made_before() -> None:
    made = [START + number * DAY for number in range(400)]
    back = datetime(1970, 1, 1, 0, 5, tzinfo=UTC)
    assert not to_remove(map(at, [*made, back]), back, at(back).name)


def test_backups_of_a_clock_that_ran_ahead_take_no_place_from_others() -> None:
    ahead = [at(START + 7300 * DAY + number * DAY) for number in range(30)]
    made = [at(START + number * DAY) for number in range(10)]
    assert not to_remove([*made, *ahead], made[-1].made, made[-1].name)


def test_a_clock_that_shows_the_same_hour_at_each_start_does_not_fill_the_disk() -> None:
    moment = datetime(1970, 1, 1, 1, tzinfo=UTC)
    there = [Kept(f"{number:04}", moment) for number in range(MOST_FRESH + 30)]
    gone = to_remove(there, moment, "0000")
    assert len(there) - len(gone) == MOST_FRESH + 1
    assert "0000" not in gone


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=11), min_size=5, max_size=60), st.data())
def test_whatever_the_clock_does_the_last_work_stays(steps: list[int], data: st.DataObject) -> None:
    """Steps of minutes, days, months and years, and clocks set back and forth: twenty years and more in all."""
    leaps = (
        timedelta(minutes=30), timedelta(hours=3), DAY, DAY, 3 * DAY, 31 * DAY, 365 * DAY,
        -timedelta(hours=1), -DAY, -400 * DAY, 7300 * DAY, -7300 * DAY,
    )  # fmt: skip
    moment, moments = START, []
    for step in steps:
        for _ in range(data.draw(st.integers(1, 9))):
            moment = max(datetime(1970, 1, 1, tzinfo=UTC), min(moment + leaps[step], datetime(2300, 1, 1, tzinfo=UTC)))
            moments.append(moment)
    left = lived_through(moments)
    assert {made.year for made in moments} == {each.made.year for each in left}
    names = {each.name for each in left}
    assert f"{len(moments) - 1:06}" in names


def test_a_backup_is_due_after_half_an_hour_of_change() -> None:
    half = timedelta(minutes=30)
    assert is_due(True, None)
    assert is_due(True, half)
    assert not is_due(True, half - timedelta(seconds=1))
    assert not is_due(False, None)


def test_a_copy_away_is_asked_for_after_a_week() -> None:
    assert away_is_old(None, START)
    assert not away_is_old(START - 7 * DAY, START)
    assert away_is_old(START - 7 * DAY - timedelta(seconds=1), START)
    assert away_is_old(START + DAY, START)
