"""What a step of help can open in the window that help stands beside."""

from collections.abc import Callable
from typing import NamedTuple

from pomanager.help.targets import Target


class Guide(NamedTuple):
    """The way from help into the program; windows without pages have none."""

    reason_off: Callable[[Target], str]
    """The marked sentence why something cannot be opened, "" where it can."""
    open: Callable[[Target], None]
