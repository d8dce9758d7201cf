"""The sheets of the papers of the mentoring: the whole on a day, one pair, and the trainings of a member."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pomanager.readmodels.mentoring.journeys import ProgrammeResult
from pomanager.readmodels.mentoring.pairs import Board, PairDetail
from pomanager.readmodels.mentoring.roster import RosterRow
from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.trainings import TrainingRow


@dataclass(frozen=True, slots=True)
class MentoringSheet:
    """The whole mentoring as of a day: roster, consents, progress and the monthly page are made of it."""

    letterhead: Letterhead
    as_of: date
    board: Board
    roster: tuple[RosterRow, ...]
    moved: tuple[tuple[str, str], ...] = ()
    """What moved in the month before the day: whose pair it is, and what happened, as it reads."""
    results: Mapping[int, ProgrammeResult] = field(default_factory=dict)
    """Programme → what it came to in figures."""


@dataclass(frozen=True, slots=True)
class PairSheet:
    """One pair as of a day; None for a paper that is filled in by hand."""

    letterhead: Letterhead
    as_of: date
    detail: PairDetail | None


@dataclass(frozen=True, slots=True)
class TrainingCertificateSheet:
    """The trainings a member attended; ``name`` is "" where the roll is empty."""

    letterhead: Letterhead
    as_of: date
    name: str
    number: str
    trainings: tuple[TrainingRow, ...]
