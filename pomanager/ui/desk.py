"""What every page finds on its desk: the office, the bus, the preferences; and how it gets acts done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from pomanager.rules.access.roles import Right
from pomanager.services.office import Done, Office
from pomanager.ui.bus import Bus
from pomanager.ui.offering import NOT_YOURS, READ_ONLY
from pomanager.ui.preferences import Preferences

if TYPE_CHECKING:
    from pomanager.services.work import Work

P = ParamSpec("P")
R = TypeVar("R")

_WRITES_NOTHING = frozenset(
    {Right.DOOR, Right.READ_BOOKS, Right.READ_RESTRICTED, Right.READ_MONEY, Right.READ_JOURNAL, Right.TAKE_OUT,
     Right.BACK_UP}
)  # fmt: skip
"""Rights to what can be done with a file that is open for reading only."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The office and what surrounds it; handed to every page."""

    office: Office
    bus: Bus
    preferences: Preferences

    def off(self, right: Right) -> str:
        """Why what needs this right cannot be done now: NOT_YOURS (it is not offered), READ_ONLY; "" where it can."""
        if not self.office.may(right):
            return NOT_YOURS
        return READ_ONLY if self.office.read_only and right not in _WRITES_NOTHING else ""

    def not_yours(self, right: Right) -> str:
        """NOT_YOURS where they may not, else "": for acts that say themselves that the file is read only."""
        return "" if self.office.may(right) else NOT_YOURS

    def do(self, act: "Callable[Concatenate[Work, P], R]", /, *args: P.args, **kwargs: P.kwargs) -> Done[R]:
        """Have the office do an act, and tell everybody what it touched and that it is saved.

        Raises what ``Office.do`` raises; a Form shows Refused beside its fields, ``problems.show`` tells the rest.
        """
        done = self.office.do(act, *args, **kwargs)
        self.tell(done)
        return done

    def tell(self, done: Done[R], sentence: str = "") -> None:
        """Tell everybody of an act that was done elsewhere (in a job); the sentence is shown as a toast."""
        self.bus.saved.emit(done.at, sentence)
        self.bus.area_changed.emit(done.touched)
