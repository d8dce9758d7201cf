"""Elections by their days: what is due of them, when they were declared and who objected."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.elections.kinds import ElectionFor, ElectionState, Ruling, Step
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class DatedElection:
    """An election with its days, and no more than names it."""

    id: int
    purpose: ElectionFor
    title: Wording
    body: Wording
    section: str
    held_on: date
    state: ElectionState
    candidates_until: date | None
    for_meeting_id: int | None
    """The meeting it sends delegates to."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The result as it was announced."""

    id: int
    on: date
    at: int | None
    by: str
    reason: str
    """Why it was declared though figures do not add up."""


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """Somebody objected to a step."""

    id: int
    step: Step
    lodged_on: date
    member_id: int | None
    lodged_by: str
    text: str
    late_reason: str
    ruling: Ruling
    ruled_on: date | None
    ruled_by: str
    grounds: str
    version: int
