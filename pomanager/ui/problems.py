"""Says what did not work: refused by a rule, trouble with the world, or a fault of the program."""

import logging
import platform
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Protocol

from PySide6.QtWidgets import QWidget

from pomanager import __version__
from pomanager.errors import Cancelled, FileTrouble, NotFound, OfficeError, Refused, Stale
from pomanager.i18n import _
from pomanager.i18n.sentences import sentences

log = logging.getLogger(__name__)


class Teller(Protocol):
    """Who is told: the person at the screen, or the list of a test."""

    def tell(self, parent: QWidget | None, problem: "Problem") -> bool:
        """Tell the problem; True when the person wants to try again."""


class Problem:
    """One problem in words: what happened, what is safe, what to do, and details to copy."""

    def __init__(self, title: str, text: str, details: str = "", *, may_retry: bool = False) -> None:
        self.title = title
        self.text = text
        self.details = details
        self.may_retry = may_retry


class WindowTeller:
    """Tells in a window."""

    def tell(self, parent: QWidget | None, problem: Problem) -> bool:
        """Show the window of a problem and wait until it is closed."""
        from pomanager.ui.trouble import TroubleWindow

        return TroubleWindow(
            problem.title, problem.text, problem.details, may_retry=problem.may_retry, parent=parent
        ).ask()


class _Telling:
    teller: Teller = WindowTeller()
    busy = False


def use_teller(teller: Teller) -> Teller:
    """Have somebody else told from now on (tests); returns who was told until now."""
    before, _Telling.teller = _Telling.teller, teller
    return before


def show(parent: QWidget | None, problem: BaseException, retry: Callable[[], None] | None = None) -> None:
    """Say what went wrong. A cancelled act says nothing; ``retry`` is offered where trying again can help."""
    if isinstance(problem, Cancelled):
        return
    told = in_words(problem, may_retry=retry is not None)
    if _Telling.busy:  # no window over a window
        log.error("a second problem while one is shown: %s", told.title)
        return
    _Telling.busy = True
    try:
        again = _Telling.teller.tell(parent, told)
    finally:
        _Telling.busy = False
    if again and retry is not None:
        retry()


def in_words(problem: BaseException, *, may_retry: bool = False) -> Problem:
    """Return a problem in the reader's words."""
    if not isinstance(problem, OfficeError):
        return _fault(problem)
    said = sentences(problem.objections)
    title = said[0] if said else _("This could not be done.")
    more = list(said[1:])
    if isinstance(problem, FileTrouble):
        more.append(_("What was saved before is safe: the program writes everything or nothing."))
        return Problem(title, "\n".join(more), details_of(problem), may_retry=may_retry)
    if isinstance(problem, Stale):
        more.append(_("Nothing was written. Look at the record as it is now, and enter your change again."))
    elif isinstance(problem, Refused | NotFound):
        more.append(_("Nothing was written."))
    return Problem(title, "\n".join(more))


def _fault(problem: BaseException) -> Problem:
    log.error("a fault of the program", exc_info=problem)
    return Problem(
        _("The program made a mistake"),
        _(
            "The office is as it was before this step: nothing was half-written. "
            "Go on with your work; if it happens again, copy the details and send them "
            "to whoever looks after the program."
        ),
        details_of(problem),
    )


def details_of(problem: BaseException) -> str:
    """Return what a developer needs to know: versions and the way through the code, without any names of people."""
    way = "".join(traceback.format_exception(problem, chain=True))
    return f"PO Manager {__version__} · Python {platform.python_version()} · {platform.platform()}\n\n{way}"


def last_resort(kind: type[BaseException], problem: BaseException, way: TracebackType | None) -> None:
    """Show whatever nobody caught; set as ``sys.excepthook``."""
    if issubclass(kind, KeyboardInterrupt):
        return
    show(None, problem.with_traceback(way))
