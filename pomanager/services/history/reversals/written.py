"""What a reversal is told of the act it takes back: what it was given, what came of it, which lines it wrote."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from pomanager.db.undo_steps import created_by
from pomanager.readmodels.progress import Cancelling, Progress, never, silent
from pomanager.rules.objections import Objection
from pomanager.services.work import Work


@dataclass(frozen=True, slots=True)
class Long:
    """How a long act tells how far it is, and hears that it is to stop."""

    progress: Progress = silent
    cancelled: Cancelling = never


@dataclass(frozen=True, slots=True)
class Written:
    """An act as it was kept."""

    step_id: int
    order: Any
    """The order it was given, or its first argument; ``Any`` because every act has its own."""
    result: Any
    """What it returned."""
    reason: str
    """Why it is taken back, as it stands beside the reversing line."""
    long: Long

    def lines(self, work: Work, table: str) -> tuple[int, ...]:
        """The ids of the lines it wrote in a table."""
        return created_by(work.session, self.step_id, table)


Reversal: TypeAlias = Callable[[Work, Written], Sequence[Objection] | None]
"""Carries a reversal out; returns what is to be said of what stays all the same."""
