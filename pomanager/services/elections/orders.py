"""The orders of all acts on elections, as forms fill them in and rules judge them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pomanager.rules.bodies.kinds import Office, ReservedFor
from pomanager.rules.counting.methods import Method
from pomanager.rules.counting.record import TieKind
from pomanager.rules.elections.kinds import BatchKind, ElectionFor, OfficialRole, Ruling, Step
from pomanager.rules.elections.papers import Paper
from pomanager.rules.elections.reserved import ReserveRule
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.meetings.kinds import Receipt
from pomanager.rules.wording import Wording

NO_WORDING = Wording()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestOrder:
    """Seats with a ballot paper of their own.

    ``seats`` is read from ``seat_ids`` where it is 0; method, ties and the rule on reserved seats are those of the
    by-laws where they are None.
    """

    title: Wording = NO_WORDING
    seats: int = 0
    seat_ids: tuple[int, ...] = ()
    method: Method | None = None
    most_marks: int | None = None
    majority: Share | None = None
    ties: tuple[TieKind, ...] | None = None
    open_to: ReservedFor = ReservedFor.NOBODY
    section_id: int | None = None
    rule: ReserveRule | None = None
    alternates: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareElection:
    """Lay down an election; what is None is taken from the by-laws of its day."""

    held_on: date
    contests: tuple[ContestOrder, ...]
    purpose: ElectionFor = ElectionFor.BODY
    title: Wording = NO_WORDING
    body_id: int | None = None
    section_id: int | None = None
    meeting_id: int | None = None
    item_id: int | None = None
    for_meeting_id: int | None = None
    place: str = ""
    way: Way | None = None
    candidates_until: date | None = None
    backers: int | None = None
    term_starts_on: date | None = None
    term_ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendElection:
    """Change when and where it is held, the last day of candidacies, the term, and remarks on the day."""

    election_id: int
    version: int
    held_on: date
    place: str = ""
    way: Way = Way.SECRET
    candidates_until: date | None = None
    backers: int = 0
    term_starts_on: date | None = None
    term_ends_on: date | None = None
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareSectionElections:
    """Lay down an election of delegates for each section named, with as many seats as the by-laws give it.

    Without ``section_ids`` for all sections that send delegates to the meeting; ``seats`` by section go before the
    by-laws.
    """

    for_meeting_id: int
    held_on: date
    section_ids: tuple[int, ...] = ()
    seats: tuple[tuple[int, int], ...] = ()
    way: Way | None = None
    method: Method | None = None
    alternates: int = 0


@dataclass(frozen=True, slots=True)
class OfficialNamed:
    """Who runs the election, counts, or looks on: somebody of the books, or a name."""

    role: OfficialRole
    name: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOfficials:
    """Say who runs the election and counts, all of them anew."""

    election_id: int
    officials: tuple[OfficialNamed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominate:
    """Write down a candidacy."""

    contest_id: int
    member_id: int
    received_on: date
    nominator_id: int | None = None
    nominated_by: str = ""
    seconder_id: int | None = None
    backers: int = 0
    accepted_on: date | None = None
    statement: str = ""
    symbol: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """One of many candidacies: who, by id or by number, and for what.

    A contest by its id, or by the section that elects delegates: its id, or its name as it stands in a table.
    """

    member_id: int | None = None
    number: str = ""
    contest_id: int | None = None
    section_id: int | None = None
    section: str = ""
    accepted_on: date | None = None
    nominated_by: str = ""
    statement: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NominateMany:
    """Write down many candidacies in one act; ``accepted_on`` and ``nominated_by`` of all hold where a row has none."""

    candidacies: tuple[Candidacy, ...]
    received_on: date
    for_meeting_id: int | None = None
    accepted_on: date | None = None
    nominated_by: str = ""
    backers: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendNomination:
    """Change what is told of a candidacy, such as that the candidate agreed."""

    nomination_id: int
    version: int
    backers: int = 0
    accepted_on: date | None = None
    statement: str = ""
    symbol: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCandidate:
    """A candidate steps back, or is struck off the list."""

    nomination_id: int
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishList:
    """Publish the list: alphabetical, or drawn by ``seed`` or by hand (ids of nominations in ``by_hand``)."""

    election_id: int
    published_on: date
    by_lot: bool = False
    seed: str = ""
    by_hand: tuple[int, ...] = ()
    drawn_by: str = ""
    witnesses: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueBallots:
    """Tick voters on the roll: each was given papers for the own vote, and one for each vote carried by proxy.

    ``voter_ids`` of an election that stands alone, ``roll_ids`` of one in a meeting.
    """

    election_id: int
    voter_ids: Sequence[int] = ()
    roll_ids: Sequence[int] = ()
    for_others: int = 0
    receipt: Receipt = Receipt.SIGNED
    round: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AddBox:
    """Set up a ballot box for a contest and a round."""

    contest_id: int
    name: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBoxFigures:
    """Write down the figures of a box as far as they are known."""

    box_id: int
    version: int
    issued: int | None = None
    used: int | None = None
    spoiled: int | None = None
    unused: int | None = None
    signatures: int | None = None
    found: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBatch:
    """Begin to type in a batch of a box."""

    box_id: int
    teller: str
    name: str = ""
    twice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveBallot:
    """Keep a paper in an open sheet. ``ballot_id`` is a random number of the caller: saved again, it is there once."""

    entry_id: int
    ballot_id: int
    paper: Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseBatch:
    """Move the papers of a batch into the box; ``reason`` why the first entry counts though the second differs."""

    batch_id: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterTotals:
    """Write down a sheet of tellers: for each number its votes (and those against), and papers in all.

    ``names`` are those a file tells, in its order: they have to be those on the ballot paper.
    """

    box_id: int
    counted_by: str
    votes: tuple[tuple[int, int], ...]
    marked: int
    blank: int = 0
    spoilt: int = 0
    against: tuple[tuple[int, int], ...] = ()
    names: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BringInBallots:
    """Take the papers of a file as one closed batch; ``papers`` with how many there are of each."""

    box_id: int
    source: str
    papers: tuple[tuple[Paper, int], ...]
    names: tuple[str, ...] = ()
    name: str = ""
    kind: BatchKind = BatchKind.FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRollCall:
    """Write down what voters answered when called by name: the line of the roll, and the choice.

    Lines are ids of voters in an election that stands alone, and of the meeting's roll in one that does not. An
    abstention is a blank paper. Written line by line or all at once; nobody answers twice.
    """

    box_id: int
    caller: str
    choices: tuple[tuple[int, Paper], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTie:
    """Answer the tie a count stopped at: in the order drawn (who is ahead first), or by a seed."""

    contest_id: int
    drawn_by: str
    witnesses: str
    order: tuple[tuple[int, ...], ...] = ()
    seed: str = ""
    by: TieKind = TieKind.LOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Declare:
    """Announce the result; ``reason`` why it is declared though figures do not add up, which minutes print."""

    election_id: int
    on: date
    by: str
    at: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareAll:
    """Announce the results of several elections in one act, such as those of all sections."""

    election_ids: tuple[int, ...]
    on: date
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeObjection:
    """Write down that somebody objects to a step."""

    election_id: int
    step: Step
    lodged_on: date
    text: str
    member_id: int | None = None
    lodged_by: str = ""
    late_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOnObjection:
    """Write down what was decided on an objection."""

    objection_id: int
    version: int
    ruling: Ruling
    ruled_on: date
    ruled_by: str
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annul:
    """The election is void."""

    election_id: int
    on: date
    by: str
    reason: str
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMandate:
    """Somebody elected, or next in line, accepts the seat or refuses it."""

    nomination_id: int
    accepted: bool
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallMandates:
    """Make mandates of a declared result: everybody who accepted, or all elected where ``all_accept``.

    Candidacies in ``waiting`` are left out: they have not said yet whether they accept.

    ``seats`` by nomination go before the seats the program gives, ``offices`` by nomination are given with the seat;
    ``decision`` is quoted with each mandate.
    """

    election_ids: tuple[int, ...]
    decision: str = ""
    all_accept: bool = False
    waiting: tuple[int, ...] = ()
    seats: tuple[tuple[int, int], ...] = ()
    offices: tuple[tuple[int, Office], ...] = ()
