"""What screens and papers see of how far mentees came: one journey for each of them, and what cohorts come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pomanager.rules.mentoring.kinds import PairState, Stage


@dataclass(frozen=True, slots=True)
class Journey:
    """A mentee of a programme: every stage she reached, and the pair she was in last."""

    mentee_id: int
    person_id: int
    name: str
    place: str
    programme_id: int
    cohort_ids: frozenset[int]
    """Cohorts of her pairs; none as long as she waits for a mentor."""
    pair_id: int | None
    mentor: str
    """Who accompanies or accompanied her last, "" for nobody."""
    state: PairState | None
    stages: frozenset[Stage]
    changed_mentor: bool


@dataclass(frozen=True, slots=True)
class StageCount:
    """How many mentees came as far as this."""

    stage: Stage
    count: int


@dataclass(frozen=True, slots=True)
class CohortOutcome:
    """What a cohort, or all of them, came to: how many women, and of how many the books tell what."""

    women: int
    running: int
    spoke: int
    """Took the floor, or moved a motion."""
    stood: int
    elected: int
    in_office: int
    graduated: int
    left: int
    changed_mentor: int


@dataclass(frozen=True, slots=True)
class ProgrammeResult:
    """What a programme came to in figures."""

    goals: int
    reached: int
    first_mark: Fraction | None
    """The mean of the marks at the beginning; None where nobody was rated then and later."""
    last_mark: Fraction | None
    rated: int
    """How many mentees these means are of."""
    support: int
    barriers: int


def of_cohort(journeys: Sequence[Journey], cohort_id: int | None) -> tuple[Journey, ...]:
    """The journeys of a cohort; None for all."""
    return tuple(each for each in journeys if cohort_id is None or cohort_id in each.cohort_ids)


def counted(journeys: Sequence[Journey]) -> tuple[StageCount, ...]:
    """How many came as far as each stage, in order; somebody in two programmes counts once."""
    reached = {stage: {each.person_id for each in journeys if stage in each.stages} for stage in Stage}
    return tuple(StageCount(stage, len(people)) for stage, people in reached.items())


def outcome(journeys: Sequence[Journey]) -> CohortOutcome:
    """What these journeys came to."""
    stages = [each.stages for each in journeys]
    return CohortOutcome(
        women=len(journeys),
        running=sum(each.state in {PairState.MATCHED, PairState.ACTIVE, PairState.PAUSED} for each in journeys),
        spoke=sum(bool(told & {Stage.SPOKE, Stage.MOVED}) for told in stages),
        stood=sum(Stage.STOOD in told for told in stages),
        elected=sum(bool(told & {Stage.ELECTED, Stage.RE_ELECTED}) for told in stages),
        in_office=sum(Stage.IN_OFFICE in told for told in stages),
        graduated=sum(each.state is PairState.GRADUATED for each in journeys),
        left=sum(each.state is PairState.LEFT for each in journeys),
        changed_mentor=sum(each.changed_mentor for each in journeys),
    )
