"""A morning at work leaves nothing behind, and an hour that does is found out."""

from pathlib import Path

from tests import offices
from tests.reliability.day import Hour
from tests.reliability.working_day import day, judged

HOURS = [Hour(mb=200.0, descriptors=20, acts=80, usual=0.2)] * 8


def test_a_morning_leaves_nothing_behind_and_an_hour_that_leaks_is_found(tmp_path: Path) -> None:
    hours, said = day(1, tmp_path / "day", offices.USUAL, hours=2, pace=1, leaks=True)
    assert said == []
    assert judged(hours[:2]) == []
    growing, open_files = judged(hours)
    assert "% larger after the first hour" in growing
    assert open_files.startswith("open files")
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_stays_as_it_was_breaks_nothing() -> None:
    assert judged(HOURS) == []
    assert judged([*HOURS[:-1], Hour(mb=209.0, descriptors=19, acts=80, usual=0.22)]) == []


def test_what_grows_is_left_open_or_slows_down_is_found() -> None:
    grown = Hour(mb=211.0, descriptors=20, acts=80, usual=0.2)
    left_open = Hour(mb=200.0, descriptors=21, acts=80, usual=0.2)
    slow = Hour(mb=200.0, descriptors=20, acts=80, usual=0.25)
    assert judged([*HOURS, grown]) == [
        "5.5 % larger after the first hour: [200, 200, 200, 200, 200, 200, 200, 200, 211] MB"
    ]
    assert [each.split(":")[0] for each in judged([*HOURS[:4], left_open, *HOURS[:4]])] == ["open files"]
    assert [each.split(":")[0] for each in judged([*HOURS, slow, slow])] == ["25 % slower at the end"]


def test_what_nobody_notices_is_no_slowing_down() -> None:
    quick, less_quick = (Hour(mb=200.0, descriptors=20, acts=80, usual=each) for each in (0.010, 0.018))
    assert judged([quick] * 6 + [less_quick] * 2) == []
