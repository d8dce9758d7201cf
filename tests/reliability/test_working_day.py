"""A morning at work leaves nothing behind, and an hour that does is found out."""

from pathlib import Path

from tests import offices
from tests.reliability.day import Hour
from tests.reliability.working_day import day, judged

ACTS = (1.0,) * 70 + (20.0,) * 10


def hour(mb: float = 200.0, descriptors: int = 20, slower: float = 1.0) -> Hour:
    return Hour(mb, descriptors, tuple(each * slower for each in ACTS))


def test_a_morning_leaves_nothing_behind_and_an_hour_that_leaks_is_found(tmp_path: Path) -> None:
    hours, said = day(1, tmp_path / "day", offices.USUAL, hours=2, pace=1, leaks=True)
    assert said == []
    assert judged(hours[:2]) == []
    growing, open_files = judged(hours)
    assert "% larger after the first hour" in growing
    assert open_files.startswith("open files")
    assert list(tmp_path.iterdir()) == []


def test_a_day_that_stays_as_it_was_breaks_nothing() -> None:
    assert judged([hour()] * 8) == []
    assert judged([*[hour()] * 5, *[hour(mb=209.0, descriptors=19, slower=1.15)] * 3]) == []
    assert judged([hour(mb=150.0, slower=2.0), *[hour(mb=155.0)] * 7]) == []  # the first hour makes what stays


def test_what_grows_is_left_open_or_slows_down_is_found() -> None:
    grown, left_open, slow = hour(mb=211.0), hour(descriptors=21), hour(slower=1.25)
    assert [each.split(":")[0] for each in judged([hour(), grown])] == ["5.5 % larger after the first hour"]
    assert [each.split(":")[0] for each in judged([hour(), left_open, hour()])] == ["open files"]
    assert [each.split(":")[0] for each in judged([*[hour()] * 5, *[slow] * 3])] == ["25 % slower at the end"]
