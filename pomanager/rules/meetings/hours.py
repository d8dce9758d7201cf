"""An hour of the day as people type it: 9, 9:30, 9h30, 0930."""

import re

from pomanager.rules.folding import digits

MINUTES_OF_HOUR, HOURS_OF_DAY = 60, 24
UNREADABLE = -1
"""What stands for an hour nobody can read; no hour of a meeting is below 0."""
_HOUR = re.compile(r"(\d{1,2})(?:\s*[:.hч\u17D6]\s*(\d{2})?)?")
_FOUR = re.compile(r"(\d{2})(\d{2})")
_FIGURE = re.compile(r"\d")


def read_hour(text: str) -> int:
    """The minutes since midnight that a text means, ``UNREADABLE`` for one that is no hour of a day."""
    plain = _FIGURE.sub(_plain_digit, text.strip().casefold())
    found = _FOUR.fullmatch(plain) or _HOUR.fullmatch(plain)
    if found is None:
        return UNREADABLE
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours >= HOURS_OF_DAY or minutes >= MINUTES_OF_HOUR:
        return UNREADABLE
    return hours * MINUTES_OF_HOUR + minutes


def _plain_digit(found: re.Match[str]) -> str:
    return digits(found.group())
