"""The sheets of the papers of elections: what comes before the vote, what lies on the tables, what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pomanager.readmodels.bodies import PastHolding
from pomanager.readmodels.elections.election import (
    CalledVoter,
    Candidate,
    ContestDetail,
    ContestRequirement,
    ElectionDetail,
    RollFigures,
)
from pomanager.readmodels.elections.result import ElectionResult, Mandate
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws
from pomanager.rules.elections.kinds import Spoilt
from pomanager.rules.members import Sex
from pomanager.rules.paper_options import BallotsOnSheet


@dataclass(frozen=True, slots=True)
class AboutElection:
    """What every paper of one election says of it; without an election the paper is one to be filled in by hand."""

    letterhead: Letterhead
    election: ElectionDetail | None = None
    meeting: MeetingLabel | None = None
    """In which it is held."""
    sends_to: MeetingLabel | None = None
    """The meeting delegates are elected for."""
    bylaws: Bylaws = NO_BYLAWS
    requirements: tuple[ContestRequirement, ...] = ()
    body_kind: BodyKind | None = None
    """Of the body whose seats are filled; its by-laws bear this name."""
    term_ends_on: date | None = None
    """The last day of the term, written down or by the by-laws; None where nobody knows."""

    def requirement(self, contest_id: int) -> ContestRequirement | None:
        """What reserved seats ask of a contest."""
        return next((each for each in self.requirements if each.contest_id == contest_id), None)


@dataclass(frozen=True, slots=True)
class ElectionSheet:
    """A paper that tells no more than the election itself: the call for candidates, the form of a candidacy."""

    about: AboutElection
    with_symbols: bool = False

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class CandidatesSheet:
    """The list of candidates; the mappings are by member, photos those that are there."""

    about: AboutElection
    photos: Mapping[int, bytes] = field(default_factory=dict, hash=False)
    since: Mapping[int, date | None] = field(default_factory=dict, hash=False)
    sat: Mapping[int, tuple[PastHolding, ...]] = field(default_factory=dict, hash=False)
    """Where somebody sits and sat, the newest first."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """A ballot paper of a contest and round; ``copies`` 0 for a specimen, of which one sheet is printed."""

    contest: ContestDetail
    candidates: tuple[Candidate, ...]
    copies: int
    round: int = 1


@dataclass(frozen=True, slots=True)
class BallotsSheet:
    """Ballot papers. Nothing on them tells one from another."""

    about: AboutElection
    ballots: tuple[BallotPaper, ...] = ()
    photos: Mapping[int, bytes] = field(default_factory=dict, hash=False)
    """By member; nothing where no photos are to be printed."""
    with_symbols: bool = False
    on_sheet: BallotsOnSheet = BallotsOnSheet.FITTING

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class TallyTable:
    """A sheet of tellers: of which contest and round, for which table; without a contest it is blank."""

    contest: ContestDetail | None
    candidates: tuple[Candidate, ...] = ()
    box: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True)
class TalliesSheet:
    """The sheets on which tellers count, one for each table."""

    about: AboutElection
    tables: tuple[TallyTable, ...] = (TallyTable(None),)
    votes: int = 0
    """Votes on the roll; 0 where none is written."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class RollRow:
    """Somebody on the electoral roll as it is signed. ``papers`` is None while none were handed out."""

    position: int
    number: str
    name: str
    other_script: str
    sex: Sex
    section: str
    votes: int
    principals: tuple[str, ...] = ()
    """Whose votes they carry."""
    represented_by: str = ""
    papers: int | None = None


@dataclass(frozen=True, slots=True)
class ElectoralRollSheet:
    """The electoral roll to be signed; without rows, blank lines."""

    about: AboutElection
    rows: Iterable[RollRow] = ()
    count: int = 0
    figures: RollFigures | None = None

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class ResultSheet:
    """What came of an election, for the minutes and the declaration; ``officers`` are by appointment."""

    about: AboutElection
    result: ElectionResult | None = None
    rolls: tuple[RollFigures, ...] = ()
    """The roll with what was handed out, by round."""
    holders: int = 0
    """Voters who carried votes of others."""
    carried: int = 0
    """Votes they carried."""
    nulls: Mapping[tuple[int, int], tuple[tuple[Spoilt | None, int], ...]] = field(default_factory=dict, hash=False)
    """By contest and round: why papers do not count, with how many; None where nobody wrote the reason down."""
    officers: Mapping[int, PastHolding] = field(default_factory=dict, hash=False)
    called: Mapping[tuple[int, int], tuple[CalledVoter, ...]] = field(default_factory=dict, hash=False)
    """By contest and round: the roll with what each answered by name; nothing of any other way of voting."""

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead


@dataclass(frozen=True, slots=True)
class Addressed:
    """Somebody elected as their letter names them."""

    mandate: Mandate
    contest: ContestDetail
    place: str = ""
    how_to_find: str = ""
    form_of_address: str = ""


@dataclass(frozen=True, slots=True)
class AcceptanceSheet:
    """Letters to those elected, to be answered."""

    about: AboutElection
    letters: tuple[Addressed, ...] = ()
    object_until: date | None = None

    @property
    def letterhead(self) -> Letterhead:
        """The head of its paper."""
        return self.about.letterhead
