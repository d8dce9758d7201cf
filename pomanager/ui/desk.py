"""What every page finds on its desk: the office, the bus, the preferences; and how it gets acts done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from pomanager.services.office import Done, Office
from pomanager.ui.bus import Bus
from pomanager.ui.preferences import Preferences

if TYPE_CHECKING:
    from pomanager.services.work import Work

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Desk:
    """The office and what surrounds it; handed to every page."""

    office: Office
    bus: Bus
    preferences: Preferences

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
