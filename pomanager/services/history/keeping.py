"""Keeps what can be taken back: looks on while an act is done, and writes down afterwards what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pomanager.areas import Area
from pomanager.db.undo_ids import keep_ids_apart
from pomanager.db.undo_steps import StepToAdd, add_step, look_away_from, watch_over
from pomanager.rules.undoing import How, StepKind, Way
from pomanager.services.history.telling import told
from pomanager.services.history.ways import area_of_command, way_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from pomanager.services.work import Work


@dataclass(frozen=True, slots=True)
class Given:
    """What a command was given."""

    args: tuple[object, ...]
    kwargs: Mapping[str, object]

    def told(self) -> str:
        """As it is kept, "" where that cannot be; how a long act shows its progress is no part of it."""
        named = {name: each for name, each in self.kwargs.items() if not callable(each)}
        return told((tuple(each for each in self.args if not callable(each)), named))


@dataclass(frozen=True, slots=True)
class Looking:
    """An act that is being done, and how it is taken back."""

    command: str
    how: How

    @property
    def area(self) -> Area | None:
        """The area of the command."""
        return area_of_command(self.command)

    @property
    def is_watched(self) -> bool:
        """Whether the rows it changes are noted; acts of the history see to that themselves."""
        return self.area is not None and self.how.way in {Way.ROWS, Way.REVERSAL} and not self.how.is_bulk

    def keep(self, work: "Work", given: Given, result: object) -> None:
        """Write the step down, once the act is done and its lines are in the journal."""
        if not work.lines or self.how.way is Way.PASSING:
            return
        undoes = work.undoes
        by_reversal = self.how.way is Way.REVERSAL
        step = StepToAdd(
            kind=undoes.kind if undoes else StepKind.ACT,
            of_id=undoes.of_id if undoes else None,
            command=self.command,
            sequence=work.lines[0],
            at=work.now,
            user_id=work.keeper.user_id,
            order=given.told() if by_reversal else "",
            result=told(undoes.result if undoes else result) if by_reversal or undoes else "",
            was_watched=undoes.is_watched if undoes else self.is_watched,
        )
        add_step(work.session, step)


def look_on(books: "Session", command: str) -> Looking:
    """Look on from now, as far as this act asks for it; while a whole register is written, nobody looks."""
    looking = Looking(command, way_of(command))
    keep_ids_apart(books)
    if looking.is_watched and looking.area is not None:
        watch_over(books, looking.area)
    elif looking.how.is_bulk:
        look_away_from(books)
    return looking
