"""What screens and papers see of pairs: how they stand, what happened, what came of it, what asks for attention."""

from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.mentoring.journeys import Journey, StageCount
from pomanager.readmodels.mentoring.roster import CompetencyRow, ProgrammeRow, RosterRow
from pomanager.readmodels.trainings import TrainingRow
from pomanager.rules.mentoring.attention import Attention
from pomanager.rules.mentoring.graduation import Condition
from pomanager.rules.mentoring.kinds import (
    GoalState,
    Moment,
    NoteKind,
    PairEventKind,
    PairState,
    Rater,
    SessionMode,
    Stage,
)
from pomanager.rules.mentoring.matching import Weighed


@dataclass(frozen=True, slots=True)
class Reached:
    """A stage somebody reached, when first, and where that stands in the books."""

    stage: Stage
    on: date
    where: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as lists show it."""

    id: int
    programme_id: int
    cohort_id: int
    cohort: str
    mentee_id: int
    mentor_id: int
    mentee: str
    mentor: str
    place: str
    starts_on: date
    ended_on: date | None
    state: PairState
    stage: Stage
    """The furthest the mentee has come, out of the books."""
    sessions: int
    planned: int
    last_session: date | None
    attention: tuple[Attention, ...]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session of mentor and mentee."""

    id: int
    held_on: date
    mode: SessionMode
    place: str
    minutes: int
    topics: str
    action: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that happened to a pair."""

    id: int
    kind: PairEventKind
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """What a mentee wants to reach."""

    id: int
    text: str
    position_sought: str
    indicator: str
    set_on: date
    due_on: date | None
    state: GoalState
    state_on: date
    version: int


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A review of the goals."""

    month: int
    held_on: date
    remarks: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """A mark that holds."""

    id: int
    competency_id: int
    rater: Rater
    moment: Moment
    rated_on: date
    mark: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Support given, a barrier met or a public task done."""

    id: int
    kind: NoteKind
    on: date
    remarks: str


@dataclass(frozen=True, slots=True)
class PeerRow:
    """A meeting of a cohort to which the mentee came."""

    id: int
    held_on: date
    place: str
    topics: str


@dataclass(frozen=True, slots=True)
class PairDetail:
    """A pair with everything that happened, and what came of it."""

    row: PairRow
    programme: ProgrammeRow
    mentee: RosterRow
    mentor: RosterRow
    reason: str
    events: tuple[EventRow, ...]
    sessions: tuple[SessionRow, ...]
    goals: tuple[GoalRow, ...]
    reviews: tuple[ReviewRow, ...]
    ratings: tuple[RatingRow, ...]
    notes: tuple[NoteRow, ...]
    peers: tuple[PeerRow, ...]
    reached: tuple[Reached, ...]
    """What came of it, out of meetings, elections and mandates, from the day of the application on."""
    competencies: tuple[CompetencyRow, ...]
    conditions: tuple[Condition, ...]
    """What it takes to graduate."""
    trainings: tuple[TrainingRow, ...] = ()
    """What the mentee attended since she applied, out of the list of trainings."""


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """Who is proposed to whom, as the screen of matching shows it."""

    mentee: RosterRow
    mentor: RosterRow | None
    weighed: Weighed | None
    second: RosterRow | None
    second_weighed: Weighed | None
    second_is_free: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The whole mentoring on a day."""

    programmes: tuple[ProgrammeRow, ...]
    pairs: tuple[PairRow, ...]
    """Those that run, what asks for attention first; then those that are over."""
    overloads: tuple[Attention, ...]
    stages: tuple[StageCount, ...]
    """Mentees by what they reached, every stage in order; somebody counts at each she reached."""
    journeys: tuple[Journey, ...] = ()
    missing: tuple[Attention, ...] = ()
    """Consents of people who were selected and are in no pair."""

    @property
    def of_nobody(self) -> tuple[Attention, ...]:
        """What asks for attention and is about no pair."""
        return (*self.overloads, *self.missing)
