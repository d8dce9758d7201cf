"""What screens see of the history: the last acts, whether each can be taken back, and what Ctrl+Z speaks of."""

from dataclasses import dataclass
from datetime import datetime

from pomanager.rules.objections import Objection


@dataclass(frozen=True, slots=True)
class PastAct:
    """One act that was done, the newest line of the journal that tells how it stands, and what can be done with it."""

    step_id: int
    sequence: int
    """Its first line of the journal."""
    act: str
    label: str
    """What it concerns."""
    at: datetime
    who: str
    taken_back_at: datetime | None
    """When it was taken back; None while it holds."""
    taken_back_by: str
    why_not: Objection | None
    """Why it cannot be taken back, or, once it is, why it cannot be done again; None where it can be tried."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The act that Ctrl+Z takes back or Ctrl+Y does again; with ``why_not`` it is named and cannot be."""

    step_id: int
    act: str
    label: str
    why_not: Objection | None = None


@dataclass(frozen=True, slots=True)
class HistoryOffers:
    """What can be taken back and done again now."""

    undo: Offered | None
    redo: Offered | None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back or done again: the act, what it concerned, and the line of the journal that says so."""

    act: str
    label: str
    sequence: int
    remarks: tuple[Objection, ...] = ()
    """What stays as it is all the same."""
