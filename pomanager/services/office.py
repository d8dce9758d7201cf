"""The one object that opens transactions: everything the office may change or know goes through it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from pomanager.areas import Area
from pomanager.db.base import Base

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
    """The opened office: acts change it, questions know it."""

    def __init__(self, books: Books, clock: Clock, actor: str) -> None:
        self.books = books
        self.actor = actor
        self._clock = clock

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

    def do(self, act: "Callable[Concatenate[Work, P], R]", /, *args: P.args, **kwargs: P.kwargs) -> Done[R]:
        """Carry out an act in one transaction: all of it and its journal lines, or nothing.

        Raises Refused with every objection, NotFound, Stale, Cancelled or FileTrouble; then nothing was written.
        """
        from pomanager.services.work import Work, new_operation  # an office is shown before anything is done in it

        now = self._clock()
        operation = new_operation()
        with self.books.writing(operation) as session:
            work = Work(session, now.astimezone(UTC), now.date(), self.actor, operation)
            with _noticing(session, work.touched):
                result = act(work, *args, **kwargs)
                session.flush()
            if (work.touched and not work.recorded) or work.untold:
                message = f"{act.__name__} changed the books and wrote no journal line"
                raise AssertionError(message)
        return Done(result, frozenset(work.touched), work.recorded, now)

    def ask(self, question: Callable[Concatenate[Session, P], R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Answer a question from one unchanging state of the books; writes nothing."""
        with self.books.reading() as session:
            return question(session, *args, **kwargs)

    def rest(self) -> None:
        """Fold the log into the file; called while the office is idle."""
        self.books.rest()

    def close(self) -> None:
        """Leave the office file as one file, with nothing beside it."""
        self.books.close()


@contextmanager
def _noticing(session: Session, touched: set[Area]) -> Iterator[None]:
    """Note the area of every row the session writes, without anyone remembering to."""

    def note(written: Session, _context: UOWTransaction) -> None:
        touched.update(row.area for row in (*written.new, *written.dirty, *written.deleted) if isinstance(row, Base))

    event.listen(session, "after_flush", note)
    try:
        yield
    finally:
        event.remove(session, "after_flush", note)
