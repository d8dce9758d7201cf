"""The names of things in elections: what is filled, states, officials, papers, boxes, objections, and their words."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.counting.kinds import Method


class ElectionFor(StrEnum):
    """What those elected will be."""

    BODY = "body"
    """They take seats of bodies."""
    DELEGATES = "delegates"
    """They go to a meeting of delegates for their section (OHADA, art. 106)."""


ELECTION_FOR_WORDS: Mapping[ElectionFor, str] = MappingProxyType(
    {ElectionFor.BODY: N_("Seats of a body"), ElectionFor.DELEGATES: N_("Delegates of a section")}
)


class ElectionState(StrEnum):
    """How far an election is."""

    PREPARED = "prepared"
    NOMINATIONS = "nominations"
    """Candidates are called for."""
    PUBLISHED = "published"
    """The list of candidates is public, and everybody on it has a number."""
    VOTING = "voting"
    COUNTING = "counting"
    """Nobody votes any more; papers are typed in."""
    COUNTED = "counted"
    DECLARED = "declared"
    CONTESTED = "contested"
    """Declared, with an objection nobody has decided on."""
    ANNULLED = "annulled"


ELECTION_STATE_WORDS: Mapping[ElectionState, str] = MappingProxyType(
    {
        ElectionState.PREPARED: N_("being prepared"),
        ElectionState.NOMINATIONS: N_("call for candidates"),
        ElectionState.PUBLISHED: N_("list published"),
        ElectionState.VOTING: N_("voting"),
        ElectionState.COUNTING: N_("being counted"),
        ElectionState.COUNTED: N_("counted"),
        ElectionState.DECLARED: N_("declared"),
        ElectionState.CONTESTED: N_("contested"),
        ElectionState.ANNULLED: N_("annulled"),
    }
)

OPEN_FOR_CANDIDATES = frozenset({ElectionState.PREPARED, ElectionState.NOMINATIONS})
"""While candidates may be written down and changed."""

BALLOTS_COME_IN = frozenset(
    {ElectionState.VOTING, ElectionState.COUNTING, ElectionState.COUNTED, ElectionState.CONTESTED}
)
"""While papers may be typed in, and boxes looked at again; a result is counted anew when anything changes."""

RESULT_STANDS = frozenset({ElectionState.DECLARED, ElectionState.CONTESTED})


class CandidateOrder(StrEnum):
    """In which order candidates stand on the list and on ballot papers."""

    ALPHABETICAL = "alphabetical"
    LOT = "lot"


CANDIDATE_ORDER_WORDS: Mapping[CandidateOrder, str] = MappingProxyType(
    {CandidateOrder.ALPHABETICAL: N_("by name"), CandidateOrder.LOT: N_("by lot")}
)


class OfficialRole(StrEnum):
    """What somebody does in an election without standing in it."""

    RETURNING_OFFICER = "returning_officer"
    COMMITTEE_CHAIR = "committee_chair"
    COMMITTEE_MEMBER = "committee_member"
    TELLER = "teller"
    OBSERVER = "observer"


OFFICIAL_ROLE_WORDS: Mapping[OfficialRole, str] = MappingProxyType(
    {
        OfficialRole.RETURNING_OFFICER: N_("Returning officer"),
        OfficialRole.COMMITTEE_CHAIR: N_("Chair of the election committee"),
        OfficialRole.COMMITTEE_MEMBER: N_("Member of the election committee"),
        OfficialRole.TELLER: N_("Teller"),
        OfficialRole.OBSERVER: N_("Observer"),
    }
)


class PaperKind(StrEnum):
    """How a ballot paper was filled in."""

    MARKED = "marked"
    BLANK = "blank"
    SPOILT = "spoilt"
    """Null: it does not count, for a stated reason."""


PAPER_KIND_WORDS: Mapping[PaperKind, str] = MappingProxyType(
    {PaperKind.MARKED: N_("marked"), PaperKind.BLANK: N_("blank"), PaperKind.SPOILT: N_("spoilt")}
)


class Spoilt(StrEnum):
    """Why a paper does not count."""

    UNCLEAR = "unclear"
    RECOGNISABLE = "recognisable"
    NOT_OURS = "not_ours"
    TOO_MANY = "too_many"
    OTHER = "other"


SPOILT_WORDS: Mapping[Spoilt, str] = MappingProxyType(
    {
        Spoilt.UNCLEAR: N_("The choice is not clear"),
        Spoilt.RECOGNISABLE: N_("Tells who the voter is"),
        Spoilt.NOT_OURS: N_("Not a paper of this election, or without the mark of the bureau"),
        Spoilt.TOO_MANY: N_("Too many candidates marked"),
        Spoilt.OTHER: N_("Another reason"),
    }
)


class BatchKind(StrEnum):
    """From where the figures of a batch come."""

    PAPERS = "papers"
    """Typed in paper by paper."""
    FILE = "file"
    """Papers read from a BLT or CSV file."""
    TOTALS = "totals"
    """Sums from a sheet of tellers."""
    CALLED = "called"
    """What voters answered when they were called by name."""


BATCH_KIND_WORDS: Mapping[BatchKind, str] = MappingProxyType(
    {
        BatchKind.PAPERS: N_("Papers typed in"),
        BatchKind.FILE: N_("Papers of a file"),
        BatchKind.TOTALS: N_("Sums of the tellers"),
        BatchKind.CALLED: N_("Roll call by name"),
    }
)


class BatchState(StrEnum):
    """How far a batch is."""

    OPEN = "open"
    CLOSED = "closed"
    JOINED = "joined"
    """Too small to stand alone: its papers went to another batch of its box."""
    TAKEN_BACK = "taken_back"
    """Closed by mistake; its papers are kept and do not count."""


BATCH_STATE_WORDS: Mapping[BatchState, str] = MappingProxyType(
    {
        BatchState.OPEN: N_("open"),
        BatchState.CLOSED: N_("closed"),
        BatchState.JOINED: N_("joined to another"),
        BatchState.TAKEN_BACK: N_("taken back"),
    }
)


class Step(StrEnum):
    """The step of an election an objection is raised against."""

    ROLL = "roll"
    LIST = "list"
    POLL = "poll"
    COUNT = "count"
    RESULT = "result"
    INSTALLATION = "installation"


STEP_WORDS: Mapping[Step, str] = MappingProxyType(
    {
        Step.ROLL: N_("Electoral roll"),
        Step.LIST: N_("List of candidates"),
        Step.POLL: N_("Poll"),
        Step.COUNT: N_("Counting"),
        Step.RESULT: N_("Result"),
        Step.INSTALLATION: N_("Taking office"),
    }
)


class Ruling(StrEnum):
    """What was decided on an objection."""

    PENDING = "pending"
    REJECTED = "rejected"
    UPHELD = "upheld"


RULING_WORDS: Mapping[Ruling, str] = MappingProxyType(
    {Ruling.PENDING: N_("not decided"), Ruling.REJECTED: N_("rejected"), Ruling.UPHELD: N_("upheld")}
)

METHOD_WORDS: Mapping[Method, str] = MappingProxyType(
    {
        Method.PLURALITY: N_("Most votes, one mark"),
        Method.BLOCK: N_("Block vote"),
        Method.LIMITED: N_("Limited vote"),
        Method.APPROVAL: N_("Approval"),
        Method.YES_NO: N_("Yes or no to each candidate"),
        Method.TWO_ROUND: N_("Two rounds"),
        Method.IRV: N_("Instant run-off"),
        Method.SCOTTISH: N_("Transferable vote, Scottish rules"),
        Method.MEEK: N_("Transferable vote, Meek"),
        Method.ERS97: N_("Transferable vote, ERS97"),
    }
)
