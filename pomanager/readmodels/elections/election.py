"""An election as lists, screens and papers see it: what is filled and how, who stands, who runs it, its boxes."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.bodies.kinds import ReservedFor
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import TieKind
from pomanager.rules.elections.kinds import (
    BatchKind,
    BatchState,
    CandidateOrder,
    ElectionFor,
    ElectionState,
    OfficialRole,
)
from pomanager.rules.elections.papers import Paper
from pomanager.rules.elections.reconciling import Checked, Figures
from pomanager.rules.elections.reserved import ReserveRule, Standing
from pomanager.rules.entitlement import Reason, Stance
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class ElectionLabel:
    """An election as lists name it."""

    id: int
    purpose: ElectionFor
    title: Wording
    """Its own name; empty for that of what is filled."""
    body_id: int | None
    body: Wording
    """Empty for delegates."""
    section_id: int | None
    section: str
    """Whose members vote, "" for all."""
    meeting_id: int | None
    held_on: date
    state: ElectionState
    seats: int
    candidates: int
    """Who stands and has not withdrawn."""
    elected: int
    """By the counts that stand; 0 before."""


@dataclass(frozen=True, slots=True)
class Official:
    """Who runs the election, counts, or looks on."""

    role: OfficialRole
    person_id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who stands in a contest. Before the list is published, name, sex and section are those of now."""

    nomination_id: int
    contest_id: int
    member_id: int
    person_id: int
    member_number: str
    number: int | None
    """On the ballot paper; None until the list is published."""
    name: str
    other_script: str
    sex: Sex
    is_young: bool
    section_id: int | None
    section: str
    sections: frozenset[int]
    """The own section and all it lies in."""
    nominator_id: int | None
    nominator: str
    """A member's name, or who else nominated."""
    seconder_id: int | None
    seconder: str
    backers: int
    received_on: date
    accepted_on: date | None
    statement: str
    symbol: str
    admitted_reason: str
    reasons: tuple[Reason, ...]
    """The verdict as it was kept; nothing until the list is published."""
    withdrawn_on: date | None
    withdrawn_reason: str
    version: int

    @property
    def stands(self) -> bool:
        """Whether they have not withdrawn."""
        return self.withdrawn_on is None

    @property
    def standing(self) -> Standing:
        """As rules on reserved seats look at them."""
        return Standing(self.number or 0, self.sex, self.is_young, self.sections)


@dataclass(frozen=True, slots=True)
class ContestDetail:
    """Seats with a ballot paper of their own, and who stands for them, in the order of the list."""

    id: int
    election_id: int
    position: int
    title: Wording
    seats: int
    seat_ids: tuple[int, ...]
    method: Method
    most_marks: int | None
    """As the method says where nothing was written; None for any number, and for preferences."""
    majority: Share | None
    ties: tuple[TieKind, ...] | None
    """None for those of the method."""
    open_to: ReservedFor
    section_id: int | None
    section: str
    rule: ReserveRule
    alternates: int
    candidates: tuple[Candidate, ...]

    def numbered(self) -> tuple[Candidate, ...]:
        """The candidates with a number on the ballot paper, 1 first."""
        return tuple(sorted((each for each in self.candidates if each.number), key=lambda each: each.number or 0))


@dataclass(frozen=True, slots=True)
class ElectionDetail:
    """An election with its contests and officials. Hours are minutes since midnight."""

    label: ElectionLabel
    item_id: int | None
    for_meeting_id: int | None
    place: str
    way: Way
    state_reason: str
    candidates_until: date | None
    backers: int
    candidate_order: CandidateOrder
    drawn_by: str
    draw_witnesses: str
    draw_seed: str
    published_on: date | None
    polls_open_at: int | None
    polls_close_at: int | None
    term_starts_on: date
    """The day of the election where nothing else was written."""
    term_ends_on: date | None
    """None: by the by-laws."""
    remarks: str
    contests: tuple[ContestDetail, ...]
    officials: tuple[Official, ...]
    version: int

    def contest(self, contest_id: int) -> ContestDetail:
        """One of its contests; raises StopIteration for another."""
        return next(each for each in self.contests if each.id == contest_id)


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether somebody may stand for a contest, with every reason."""

    reasons: tuple[Reason, ...]

    @property
    def eligible(self) -> bool:
        """Whether nothing speaks against it."""
        return not any(each.stance is Stance.AGAINST for each in self.reasons)


@dataclass(frozen=True, slots=True)
class VoterRow:
    """Somebody on the electoral roll, and the ballot papers they were given in a round."""

    voter_id: int | None
    """Of an election that stands alone."""
    roll_id: int | None
    """Of an election in a meeting: the line of the frozen roll."""
    position: int
    member_id: int | None
    number: str
    name: str
    other_script: str
    sex: Sex
    section: str
    votes: int
    own: int
    for_others: int
    issue_id: int | None
    """The tick, to be taken back; None where no papers were given."""


@dataclass(frozen=True, slots=True)
class CalledVoter:
    """Somebody on the electoral roll, and what they answered when called by name."""

    voter: VoterRow
    batch_id: int | None
    """The batch the answer lies in; None while they have not answered."""
    paper: Paper | None


@dataclass(frozen=True, slots=True)
class RollFigures:
    """The electoral roll as a whole."""

    on_roll: int
    votes: int
    women: int
    ticked: int
    """Voters who were given ballot papers."""
    papers: int
    """Papers they were given."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """The sheet of somebody who types a batch in."""

    id: int
    place: int
    teller: str
    done: bool
    papers: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A batch of papers, or a sheet of sums. Figures are those of a closed one; open ones tell of their entries."""

    id: int
    box_id: int
    position: int
    name: str
    kind: BatchKind
    state: BatchState
    state_reason: str
    twice: bool
    joined_to_id: int | None
    marked: int
    blank: int
    spoilt: int
    hash: str
    source: str
    entries: tuple[EntryRow, ...]
    version: int

    @property
    def papers(self) -> int:
        """Papers in it: counted, or typed in the first entry so far."""
        if self.entries:
            return self.entries[0].papers
        return self.marked + self.blank + self.spoilt


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A box of a contest and round with its figures, whether they add up, and its batches."""

    id: int
    contest_id: int
    round: int
    position: int
    name: str
    figures: Figures
    checks: tuple[Checked, ...]
    batches: tuple[BatchRow, ...]
    version: int


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The figures of all boxes of a contest and round together, with the roll, and whether they add up."""

    contest_id: int
    round: int
    figures: Figures
    checks: tuple[Checked, ...]
    boxes: tuple[BoxRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestRequirement:
    """What the rule on reserved seats will require of a contest, and the candidates it touches."""

    contest_id: int
    rule: ReserveRule
    sentences: tuple[Objection, ...]
    is_possible: bool
    """Whether any result keeps all rules with these candidates."""
    sure: tuple[Candidate, ...]
    """Who sits in every result the rules allow, whatever the votes."""
    shut_out: tuple[Candidate, ...]
    favoured: tuple[Candidate, ...]
    """Who may take a reserved seat."""
    articles: tuple[tuple[str, str], ...]
    """Key of each by-law it rests on, and its article in the signed by-laws ("" where nobody looked)."""
