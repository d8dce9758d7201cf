"""Hours as they are typed."""

import pytest

from pomanager.rules.meetings.hours import UNREADABLE, read_hour


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("9", 540), ("9:30", 570), ("09:30", 570), ("9h30", 570), ("9h", 540), ("9.30", 570), ("0930", 570),
        (" 14 h 05 ", 845), ("០៩:៣០", 570), ("00:00", 0), ("23:59", 1439), ("24:00", UNREADABLE), ("9:60", UNREADABLE),
        ("", UNREADABLE), ("noon", UNREADABLE), ("9:3", UNREADABLE), ("930", UNREADABLE),
    ],
)  # fmt: skip
def test_an_hour_is_read_as_it_is_meant(typed: str, minutes: int) -> None:
    assert read_hour(typed) == minutes
