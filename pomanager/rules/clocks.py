"""Whether a computer's clock can be right, by what was written before; values in, values out."""

from datetime import datetime, timedelta

LET_PASS = timedelta(minutes=10)
"""Clocks that are set right go back by so much now and then."""


def is_behind(now: datetime, last: datetime | None) -> bool:
    """Whether the clock shows a moment before the last entry (None: there is none), so that one of the two is wrong."""
    return last is not None and last - now > LET_PASS
