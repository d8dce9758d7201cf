"""The workload of somebody who chooses preferences: each choice is there or was never made, the others stay."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pomanager.db.troubles import DISK_TROUBLE, trouble
from tests import offices
from tests.reliability.attempts import Acknowledge, Attempt

if TYPE_CHECKING:
    from pomanager.ui.preferences import Preferences

NAME = "preferences.ini"
_THEME = "dark"
"""Chosen long ago."""


class Chosen(NamedTuple):
    """Acknowledged: this text size was kept."""

    text_scale: int


SIZES = (110, 125, 140, 160)
"""What is chosen, one after the other."""


def _preferences(folder: Path) -> "Preferences":
    from pomanager.ui.preferences import Preferences  # Qt is not for every child

    return Preferences(folder / NAME, offices.clock)


def lay(folder: Path) -> None:
    """A file of preferences in which a theme stands."""
    _preferences(folder).theme = _THEME


def choose(folder: Path, attempt: Attempt, say: Acknowledge) -> None:
    """Larger and larger text."""
    preferences = _preferences(folder)
    for size in SIZES:
        attempt(_keep, preferences, folder, size)
        say(Chosen(size))


def _keep(preferences: "Preferences", folder: Path, size: int) -> None:
    """Keep a size. That it could not be kept is told as trouble, which the page of preferences shows."""
    preferences.text_scale = 100
    preferences.text_scale = size
    if preferences.unkept is not None:
        raise trouble(DISK_TROUBLE, folder / NAME)


def judge(folder: Path, acknowledged: list[object]) -> Iterator[str]:
    """The theme stands, and the last size acknowledged, the one after it, or what stood between the two."""
    preferences = _preferences(folder)
    if preferences.set_aside is not None:
        yield "the file of preferences was half-written"
    if preferences.theme != _THEME:
        yield "a preference nobody changed is lost"
    kept = sum(isinstance(each, Chosen) for each in acknowledged)
    if preferences.text_scale not in {100, *SIZES[max(0, kept - 1) : kept + 1]}:
        yield f"a text size of {preferences.text_scale} stands after {kept} sizes were kept"
