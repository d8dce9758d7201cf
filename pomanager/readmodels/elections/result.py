"""The result of an election as screens and papers see it: counts, lots, declaration, objections, answers, mandates."""

from dataclasses import dataclass
from datetime import date, datetime

from pomanager.readmodels.elections.dated import Declared, ObjectionRow
from pomanager.readmodels.elections.election import Candidate, ContestDetail, ElectionDetail, Reconciliation
from pomanager.rules.counting.record import Count
from pomanager.rules.objections import Objection


@dataclass(frozen=True, slots=True)
class Lot:
    """The answer to a tie: numbers of candidates, who is ahead first."""

    id: int
    by: str
    candidates: tuple[int, ...]
    order: tuple[tuple[int, ...], ...]
    seed: str
    drawn_by: str
    witnesses: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class KeptCount:
    """The count of a contest as it is kept; ``is_fresh`` while papers, lots and candidates are those it was made of."""

    id: int
    count: Count
    hash: str
    recorded_at: datetime
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class Annulled:
    """The election is void."""

    on: date
    by: str
    reason: str
    decision: str


@dataclass(frozen=True, slots=True)
class Mandate:
    """Somebody who is to take a seat by the result: elected, or come in for somebody who refused."""

    candidate: Candidate
    contest_id: int
    came_in: bool
    """Next in line, for somebody who refused."""
    answer: bool | None
    answered_on: date | None
    answer_reason: str
    seat_id: int | None
    """The seat that is for them, or that they wait for; None for delegates, and where no seat fits."""
    is_alternate: bool
    """Next in line, and kept to step in for somebody who leaves before the term is over."""
    appointment_id: int | None
    delegate_id: int | None

    @property
    def installed(self) -> bool:
        """Whether the mandate is made."""
        return self.appointment_id is not None or self.delegate_id is not None


@dataclass(frozen=True, slots=True)
class ContestResult:
    """A contest with its count, and what comes of it."""

    contest: ContestDetail
    kept: KeptCount | None
    lots: tuple[Lot, ...]
    reconciliation: tuple[Reconciliation, ...]
    """Of each round."""
    mandates: tuple[Mandate, ...]
    refused: tuple[Mandate, ...]
    in_line: tuple[int, ...]
    """Numbers of those who were not elected, who came nearest first."""
    level: tuple[tuple[int, ...], ...]
    """Those among them whom only a lot could tell apart."""


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """An election with everything that came of it, for the screen, the minutes and the certificate."""

    election: ElectionDetail
    contests: tuple[ContestResult, ...]
    declared: Declared | None
    object_until: date | None
    objections: tuple[ObjectionRow, ...]
    annulled: Annulled | None
    in_the_way: tuple[Objection, ...]
    """What keeps it from being declared, and what the declaration needs a stated reason for."""
