"""What the page of meetings shows that is built beside it: the room and the minutes.

Each is handed in from ``ui/pages.py`` under its key, and made when it is first wanted. What nobody has handed in is
not offered.
"""

from collections.abc import Callable

from pomanager.ui.page import Page

ROOM, MINUTES = "room", "minutes"
"""The room of a meeting, and its minutes; each is made of the desk and the id of the meeting."""
_makers: dict[str, Callable[..., Page]] = {}


def hand_in(key: str, make: Callable[..., Page]) -> None:
    """Say how a page is made, before the page of meetings is."""
    _makers[key] = make


def is_there(key: str) -> bool:
    """Whether somebody has handed it in."""
    return key in _makers


def made(key: str, *about: object) -> Page:
    """The page handed in under a key; ``about`` is what it is made of, the desk first."""
    return _makers[key](*about)
