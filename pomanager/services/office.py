"""The one object that opens transactions: everything the office may change or know goes through it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.covering import read_with
from pomanager.db.keepers import keeper_now
from pomanager.db.kept import CHANGED
from pomanager.errors import NotAllowed
from pomanager.readmodels.access import NOBODY, Keeper, alone
from pomanager.rules.access.needed import needed_for
from pomanager.rules.access.roles import ALL_RIGHTS, Right

if TYPE_CHECKING:
    from pomanager.services.work import Work

P = ParamSpec("P")
R = TypeVar("R")
Clock = Callable[[], datetime]
"""Tells the present moment, aware, in the office's own time zone."""


class Books(Protocol):
    """An opened office file, as the office needs it."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""

    def reading(self) -> AbstractContextManager[Session]:
        """A session that sees one unchanging state of the books and writes nothing."""

    def writing(self, operation: str) -> AbstractContextManager[Session]:
        """The one writing session; commits when left, rolls back when an act fails.

        ``operation`` is looked up in the journal when it is in doubt whether a commit arrived on the disk.
        """

    def rest(self) -> None:
        """Fold the log into the file, when nobody is at work."""

    def close(self) -> None:
        """Leave the file as one file, with nothing beside it."""


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What an act returned, which areas it touched, and how many journal lines it wrote."""

    result: R
    touched: frozenset[Area]
    recorded: int
    at: datetime


class Office:
    """The opened office: acts change it, questions know it, each as far as the person at the keyboard may.

    Until ``meet_people`` has looked, whoever opened it is alone in it and may do everything.
    """

    def __init__(self, books: Books, clock: Clock, actor: str) -> None:
        self.books = books
        self.keeper = alone(actor)
        self._opened_by = actor
        self._clock = clock
        self.brought_up_to_date = False
        """Whether an older program wrote the file, so that it was backed up and brought up to date when opened."""
        self.kept_before: Path | None = None
        """That backup; None where there is none, or where it could not stay."""

    @property
    def actor(self) -> str:
        """By which name acts stand in the journal."""
        return self.keeper.name

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written (a read-only medium, or a window that writes is open elsewhere)."""
        return self.books.read_only

    def now(self) -> datetime:
        """The present moment by the office's clock, aware."""
        return self._clock()

    def today(self) -> date:
        """The present day by the office's clock."""
        return self._clock().date()

    def may(self, right: Right) -> bool:
        """Whether the person at the keyboard may do, or see, what needs this right."""
        return self.keeper.may(right)

    def require(self, right: Right) -> None:
        """Raise NotAllowed where the person at the keyboard may not."""
        if not self.keeper.may(right):
            raise NotAllowed(right, self.keeper.roles)

    def meet_people(self) -> None:
        """Look who works with the books: where there are several, nobody is at the keyboard until one signs in.

        Somebody who has signed in stays signed in, with the roles they have now; who was ended is not any more.
        """
        with self.books.reading() as session:
            self.keeper = keeper_now(session, self.keeper, self._opened_by)

    def leave(self) -> None:
        """Let nobody be at the keyboard, where people sign in; the key to private notes is forgotten."""
        self.keeper = NOBODY
        self.meet_people()

    def admit(self, keeper: Keeper) -> None:
        """Let somebody whose password was right be at the keyboard (``services.access.door`` judges that)."""
        self.keeper = keeper

    def do(self, act: "Callable[Concatenate[Work, P], R]", /, *args: P.args, **kwargs: P.kwargs) -> Done[R]:
        """Carry out an act in one transaction: all of it and its journal lines, or nothing.

        Raises NotAllowed where the person at the keyboard may not, Refused with every objection, NotFound, Stale,
        Cancelled or FileTrouble; then nothing was written.
        """
        from pomanager.services.history.keeping import Given, look_on  # an office is shown before anything is done
        from pomanager.services.work import Work, new_operation

        self._allow(act)
        now = self._clock()
        operation = new_operation()
        with self.books.writing(operation) as session:
            work = Work(session, now.astimezone(UTC), now.date(), self.actor, operation, self.keeper)
            looking = look_on(session, name_of(act))
            with _noticing(session, work.touched):
                result = act(work, *args, **kwargs)
                session.flush()
            session.info[CHANGED] = work.changed
            looking.keep(work, Given(args, kwargs), result)
            if (work.touched and not work.recorded) or work.untold:
                message = f"{act.__name__} changed the books and wrote no journal line"
                raise AssertionError(message)
        if Area.ACCESS in work.touched:
            self.meet_people()
        if work.leaves_no_log:
            self.books.rest()
        return Done(result, frozenset(work.touched), work.recorded, now)

    def ask(self, question: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer a question from one unchanging state of the books; writes nothing.

        Raises NotAllowed where the person at the keyboard may not know; restricted fields are covered, and money is
        left out, for whoever may not see them.
        """
        self._allow(question)
        with self.books.reading() as session:
            read_with(session, self.keeper.rights, self.keeper.user_id)
            return question(session, *args, **kwargs)

    def _allow(self, asked: "Callable[..., object]") -> None:
        """Raise NotAllowed unless the person at the keyboard may do this act or ask this question."""
        if self.keeper.rights == ALL_RIGHTS:
            return
        needed = needed_for(name_of(asked))
        if needed is None or not self.keeper.may(needed):
            raise NotAllowed(needed, self.keeper.roles)

    def go_on_with(self, reopened: "Office") -> None:
        """Go on with the books of the same file, opened anew; whoever is at the keyboard stays, if they still may."""
        self.books = reopened.books
        self.meet_people()

    def rest(self) -> None:
        """Fold the log into the file; called while the office is idle."""
        self.books.rest()

    def close(self) -> None:
        """Leave the office file as one file, with nothing beside it."""
        self.books.close()


def name_of(asked: "Callable[..., object]") -> str:
    """By which name the table of rights knows an act or a question: where it stands below the services."""
    while isinstance(asked, partial):
        asked = asked.func
    module = getattr(asked, "__module__", "").removeprefix("pomanager.").removeprefix("services.")
    return f"{module}.{getattr(asked, '__qualname__', '')}"


@contextmanager
def _noticing(session: Session, touched: set[Area]) -> Iterator[None]:
    """Note the area of every row the session writes, without anyone remembering to."""

    def note(written: Session, _context: UOWTransaction) -> None:
        changed = (row for row in written.dirty if written.is_modified(row))  # not those given the values they had
        touched.update(row.area for row in (*written.new, *changed, *written.deleted) if isinstance(row, Base))

    event.listen(session, "after_flush", note)
    try:
        yield
    finally:
        event.remove(session, "after_flush", note)
