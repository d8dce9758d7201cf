"""The orders of all acts of the mentoring, as forms fill them in and rules judge them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pomanager.rules.members import Sex
from pomanager.rules.mentoring.kinds import (
    Chosen,
    GoalState,
    LineOf,
    Moment,
    NoteKind,
    PairEventKind,
    PartRole,
    Rater,
    SessionMode,
)
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.wording import Wording

USUAL = ProgrammeRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartProgramme:
    """Begin a programme with its first cohort, called ``cohort`` (by default the year of its first day)."""

    name: Wording
    starts_on: date
    funder: str = ""
    rules: ProgrammeRules = USUAL
    cohort: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendProgramme:
    """Change what a programme is called and its rules, or let it end."""

    programme_id: int
    version: int
    name: Wording
    starts_on: date
    funder: str = ""
    rules: ProgrammeRules = USUAL
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCohort:
    """Begin another cohort of a programme."""

    programme_id: int
    name: str
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendCohort:
    """Change what a cohort is called, or its first day."""

    cohort_id: int
    version: int
    name: str
    starts_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCompetency:
    """Say what a competency is called and whether it is rated; ``competency_id`` None adds one of the office’s own."""

    name: Wording
    competency_id: int | None = None
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrol:
    """Write down an application: a member, somebody the office knows (``person_id``), or a name."""

    programme_id: int
    role: PartRole
    applied_on: date
    member_id: int | None = None
    person_id: int | None = None
    full_name: str = ""
    sex: Sex = Sex.UNKNOWN
    languages: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    childcare: bool = False
    capacity: int | None = None
    experience: str = ""
    wishes: tuple[int, ...] = ()
    """Mentors on the roster a mentee would like, the most liked first."""
    user_id: int | None = None
    """Of a mentor who works with the books: who that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendParticipant:
    """Change what is known of somebody on the roster."""

    participant_id: int
    version: int
    languages: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    childcare: bool = False
    capacity: int | None = None
    experience: str = ""
    wishes: tuple[int, ...] = ()
    user_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Record what was decided on an application."""

    participant_id: int
    chosen: Chosen
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordConsent:
    """Record that somebody consented to the mentoring, or took that back."""

    participant_id: int
    on: date
    given: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPair:
    """Bring a mentee and a mentor together."""

    cohort_id: int
    mentee_id: int
    mentor_id: int
    starts_on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEvent:
    """Record what happened to a pair: an agreement, a pause, its end."""

    pair_id: int
    kind: PairEventKind
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSession:
    """Record a session of mentor and mentee."""

    pair_id: int
    held_on: date
    minutes: int
    mode: SessionMode = SessionMode.IN_PERSON
    place: str = ""
    topics: str = ""
    action: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPeerSession:
    """Record a meeting of the mentees of a cohort, and who came."""

    cohort_id: int
    held_on: date
    mentee_ids: tuple[int, ...]
    place: str = ""
    topics: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetGoal:
    """Write down what a mentee wants to reach."""

    mentee_id: int
    text: str
    set_on: date
    position_sought: str = ""
    indicator: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseGoal:
    """Record that a goal was reached or given up, or is open again."""

    goal_id: int
    version: int
    state: GoalState
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldReview:
    """Record that the goals of a mentee were reviewed after so many months."""

    mentee_id: int
    month: int
    held_on: date
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Record marks, each by the id of its competency."""

    mentee_id: int
    rater: Rater
    moment: Moment
    rated_on: date
    marks: Mapping[int, int] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteOnJourney:
    """Record support given, a barrier met or a public task done."""

    mentee_id: int
    kind: NoteKind
    on: date
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBackLine:
    """Take back a line written by mistake; it stays in the file, and no longer holds."""

    line: LineOf
    line_id: int
    reason: str
    with_ids: tuple[int, ...] = ()
    """Further lines written in the same act: the other marks of a rating."""
