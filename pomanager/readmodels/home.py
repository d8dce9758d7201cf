"""What the home page tells of the whole office on a day: figures, what is due, what comes, what wants attention."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pomanager.readmodels.bodies import TermEndingRow
from pomanager.readmodels.governance import DueRow
from pomanager.readmodels.indicators import BodyShare
from pomanager.readmodels.meetings.meeting import MeetingLabel, Quorum
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.mentoring.pairs import PairRow
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.governance.first_steps import FirstStep
from pomanager.rules.meetings.preparing import Step
from pomanager.rules.mentoring.attention import Attention
from pomanager.rules.money import Money


@dataclass(frozen=True, slots=True)
class PaidUp:
    """The capital of all types of share in the organisation's currency at the end of a day."""

    paid: Money
    subscribed: Money

    @property
    def share(self) -> Fraction | None:
        """How much of what was subscribed is paid; None where nothing is subscribed."""
        return Fraction(self.paid.minor, self.subscribed.minor) if self.subscribed.minor > 0 else None


@dataclass(frozen=True, slots=True)
class NextAssembly:
    """The next general assembly, its quorum as far as it is known, and the by-laws of its day."""

    meeting: MeetingLabel
    quorum: Quorum
    bylaws: Bylaws


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """The next meeting of any kind, with the steps by which it is prepared."""

    meeting: MeetingLabel
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class PairAsking:
    """A pair that asks for attention, with what is worst about it."""

    pair: PairRow
    attention: Attention


@dataclass(frozen=True, slots=True)
class HomeFigures:
    """The figures at the head of the page."""

    roll: RollCounts
    joined: int
    """Who joined since ``since``, the first day of the financial year."""
    since: date
    board: BodyShare | None
    """None where nobody sits in a board."""
    has_shares: bool
    """Whether there are shares, and whoever reads may know of them."""
    assembly: NextAssembly | None
    """None where no general assembly is planned."""


@dataclass(frozen=True, slots=True)
class HomeDue:
    """What is due: the most urgent, and how much there is in all."""

    rows: tuple[DueRow, ...]
    count: int
    overdue: int
    bylaws: Bylaws
    """Those in force on the day."""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the home page tells of a day."""

    day: date
    figures: HomeFigures
    meeting: NextMeeting | None
    terms: tuple[TermEndingRow, ...]
    """The first terms that end or are over, and no more than are shown."""
    terms_count: int
    has_bodies: bool
    pairs: tuple[PairAsking, ...]
    pairs_count: int
    has_pairs: bool
    """Whether there is a mentoring programme at all."""
    done: frozenset[FirstStep]
    """Which of the first steps the books show as done; the backup is not in the books."""
    due: HomeDue | None = None
    """None while it has not been asked for."""
    paid_up: PaidUp | None = None
    """None while it has not been asked for, and where there are no shares to be told of."""
