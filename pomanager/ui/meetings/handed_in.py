"""What the page of meetings shows that is built beside it: the room, the minutes, the draft resolutions.

Each is handed in from ``ui/pages.py`` under its key, and made when it is first wanted. What nobody has handed in is
not offered.
"""

from collections.abc import Callable

from pomanager.ui.page import Page

ROOM, MINUTES, DRAFTS = "room", "minutes", "drafts"
"""The room of a meeting, its minutes, and the texts that will be put to the vote; each is made of desk and meeting."""
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
