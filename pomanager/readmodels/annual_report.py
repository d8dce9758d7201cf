"""The annual governance report as its paper prints it: what the books tell in each chapter, and what people wrote.

A chapter that is not in the plan, or cannot be told to whoever reads, is None.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pomanager.readmodels.bodies import BodyLabel, InterestRow, OfficerRow
from pomanager.readmodels.body_papers import OfficersSheet, TermsEndingSheet
from pomanager.readmodels.bylaws import Differences, VersionRow
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.readmodels.elections.result import ElectionResult
from pomanager.readmodels.funnel import Funnel
from pomanager.readmodels.governance import DueRow
from pomanager.readmodels.governance_report import ReportAsked
from pomanager.readmodels.indicators import Indicators
from pomanager.readmodels.meetings.meeting import MeetingLabel, Quorum
from pomanager.readmodels.meetings.papers import AttendanceRatesSheet, FollowUpLine, ResolutionLine
from pomanager.readmodels.member_papers import JoinedAndLeft
from pomanager.readmodels.member_statistics import MemberStatistics
from pomanager.readmodels.members import RollCounts
from pomanager.readmodels.mentoring_papers import MentoringSheet
from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.seats_tried import SeatsTried
from pomanager.readmodels.share_papers import CapitalSheet
from pomanager.readmodels.trainings import TrainingRow
from pomanager.rules.bodies.kinds import Office
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.governance.annual_meeting import AnnualMeeting
from pomanager.rules.governance.report import Chapter
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class ReportMembers:
    """Who came and left, and who is there at the end, by sex, age and section."""

    moved: JoinedAndLeft
    statistics: MemberStatistics


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A meeting of the year; its quorum is None where it was not held."""

    meeting: MeetingLabel
    quorum: Quorum | None


@dataclass(frozen=True, slots=True)
class MeetingsOfBody:
    """How many meetings a body held, and how many the by-laws ask for."""

    body: BodyLabel
    held: int
    asked: int | None
    """In a whole year; None where the by-laws say nothing on it."""

    @property
    def is_short(self) -> bool:
        """Whether it held fewer than the by-laws ask for."""
        return self.asked is not None and self.held < self.asked


@dataclass(frozen=True, slots=True)
class ReportMeetings:
    """Meetings held against those due, their quorums, and who came."""

    annual: AnnualMeeting | None
    """None for a section: the assembly is the organisation's."""
    bodies: tuple[MeetingsOfBody, ...]
    meetings: tuple[MeetingHeld, ...]
    """In order of their days; those cancelled, and those still to come, among them."""
    rates: AttendanceRatesSheet


@dataclass(frozen=True, slots=True)
class ReportResolutions:
    """What was decided, and what is to be done after it: what was done in the year, and what is still open."""

    lines: tuple[ResolutionLine, ...]
    follow_ups: tuple[FollowUpLine, ...]


@dataclass(frozen=True, slots=True)
class ReportBodies:
    """Who sits where at the end, what is vacant, whose term ends within the months told."""

    officers: OfficersSheet
    ending: TermsEndingSheet


@dataclass(frozen=True, slots=True)
class DelegatesChosen:
    """The elections by which sections chose delegates, added up; people each once."""

    elections: int
    seats: int
    candidates: int
    elected: int
    people: RollCounts
    """Delegates of the year, however they were chosen."""


@dataclass(frozen=True, slots=True)
class ReportElections:
    """Elections to bodies one by one, those of delegates in sum."""

    results: tuple[ElectionResult, ...]
    """Of those whose result stands, in the order of their days."""
    others: tuple[ElectionLabel, ...]
    """Those under way, and those annulled."""
    delegates: DelegatesChosen | None


@dataclass(frozen=True, slots=True)
class ReportSupervision:
    """The supervisory body: who sits in it, when it met, what it decided."""

    officers: tuple[OfficerRow, ...]
    meetings: tuple[MeetingHeld, ...]
    lines: tuple[ResolutionLine, ...]


@dataclass(frozen=True, slots=True)
class ReportBylaws:
    """The by-laws in force at the end, and what each version that began in the year changed."""

    in_force: VersionRow | None
    first: VersionRow | None
    """A version of the year before which there was none."""
    changes: tuple[Differences, ...]


@dataclass(frozen=True, slots=True)
class ReportFilings:
    """What the law and the by-laws ask to be held, sent and entered, with its day."""

    annual: AnnualMeeting
    rows: tuple[DueRow, ...]
    bylaws: Bylaws


@dataclass(frozen=True, slots=True)
class ReportWomen:
    """Women's way from the roll to the chair, the indicators, and the last elections with other seats kept."""

    funnel: Funnel
    indicators: Indicators
    tried: tuple[SeatsTried, ...]


@dataclass(frozen=True, slots=True)
class ReportMentoring:
    """The mentoring at the end; the indicators of it stand in ``indicators``."""

    sheet: MentoringSheet | None
    """None for a section: the programmes are the organisation's."""
    indicators: Indicators


@dataclass(frozen=True, slots=True)
class ReportTraining:
    """The trainings that began in the year."""

    rows: tuple[TrainingRow, ...] | None
    """None for a section: who came is counted by person, not by training."""
    indicators: Indicators


@dataclass(frozen=True, slots=True)
class ReportSigner:
    """Who signs a report: the office, the body it is of, and the name."""

    office: Office
    title: Wording
    body: BodyLabel
    name: str

    @property
    def code(self) -> str:
        """The kind of body and the office, as they are kept with what was signed: "board.chair"."""
        return f"{self.body.kind.value}.{self.office.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportSheet:
    """The paper of the report on one financial year, of the whole organisation or of one section."""

    letterhead: Letterhead
    asked: ReportAsked
    first: date
    last: date
    """The last day that is told of: the end of the year, or the day of printing where it is not over."""
    year_ends_on: date
    section: str = ""
    """"" for the whole organisation."""
    section_ended_on: date | None = None
    """The last day of a section that was closed before the end of the year."""
    books_since: date | None = None
    members: ReportMembers | None = None
    capital: CapitalSheet | None = None
    meetings: ReportMeetings | None = None
    resolutions: ReportResolutions | None = None
    bodies: ReportBodies | None = None
    elections: ReportElections | None = None
    supervision: ReportSupervision | None = None
    interests: tuple[InterestRow, ...] | None = None
    bylaws: ReportBylaws | None = None
    filings: ReportFilings | None = None
    women: ReportWomen | None = None
    mentoring: ReportMentoring | None = None
    training: ReportTraining | None = None
    signers: tuple[ReportSigner, ...] = ()

    @property
    def chapters(self) -> Sequence[Chapter]:
        """The chapters in the order they stand in."""
        return self.asked.plan.chapters

    @property
    def has_books(self) -> bool:
        """Whether the books tell anything of the year."""
        return self.books_since is not None and self.books_since <= self.last

    @property
    def of_section(self) -> bool:
        """Whether it is about one section alone."""
        return self.asked.plan.section_id is not None

    def telling(self, asked: ReportAsked) -> "AnnualReportSheet":
        """The same figures with another plan, other texts, another standing."""
        return replace(self, asked=asked)
