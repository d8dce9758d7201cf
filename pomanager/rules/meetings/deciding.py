"""The names of things in votes: what is decided, how, with which outcome, and where a resolution stands."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_


class DecisionKind(StrEnum):
    """What is decided, as far as quorum and majority differ by it."""

    ORDINARY = "ordinary"
    BYLAWS = "bylaws"
    DUTIES = "duties"
    """Raises what members must subscribe or pay."""
    ELECTION = "election"
    PROCEDURE = "procedure"
    """How the meeting itself goes on: its bureau, its agenda, a pause."""


DECISION_KIND_WORDS: Mapping[DecisionKind, str] = MappingProxyType(
    {
        DecisionKind.ORDINARY: N_("Decision"),
        DecisionKind.BYLAWS: N_("Amendment of the by-laws"),
        DecisionKind.DUTIES: N_("Raises the duties of the members"),
        DecisionKind.ELECTION: N_("Election"),
        DecisionKind.PROCEDURE: N_("Procedure"),
    }
)


class Method(StrEnum):
    """How votes are given."""

    HANDS = "hands"
    ROLL_CALL = "roll_call"
    SECRET = "secret"  # noqa: S105 - a way to vote, no password
    ACCLAMATION = "acclamation"


METHOD_WORDS: Mapping[Method, str] = MappingProxyType(
    {
        Method.HANDS: N_("Show of hands"),
        Method.ROLL_CALL: N_("Roll call"),
        Method.SECRET: N_("Secret ballot"),
        Method.ACCLAMATION: N_("Acclamation"),
    }
)


class Choice(StrEnum):
    """What somebody answers when the roll is called."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


CHOICE_WORDS: Mapping[Choice, str] = MappingProxyType(
    {Choice.FOR: N_("for"), Choice.AGAINST: N_("against"), Choice.ABSTAIN: N_("abstains")}
)


class Outcome(StrEnum):
    """What became of a motion."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"
    """Too few were there to decide."""


OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.ADOPTED: N_("adopted"),
        Outcome.REJECTED: N_("rejected"),
        Outcome.NO_QUORUM: N_("no quorum"),
    }
)


class MotionState(StrEnum):
    """How far a motion is."""

    DRAFT = "draft"
    """To be put to the vote; on papers before the meeting it is a draft resolution."""
    VOTED = "voted"
    WITHDRAWN = "withdrawn"
    DEFERRED = "deferred"


MOTION_STATE_WORDS: Mapping[MotionState, str] = MappingProxyType(
    {
        MotionState.DRAFT: N_("to be voted on"),
        MotionState.VOTED: N_("voted on"),
        MotionState.WITHDRAWN: N_("withdrawn"),
        MotionState.DEFERRED: N_("deferred"),
    }
)


class Standing(StrEnum):
    """Where an adopted resolution stands."""

    IN_FORCE = "in_force"
    EXECUTED = "executed"
    REPEALED = "repealed"


STANDING_WORDS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.IN_FORCE: N_("in force"),
        Standing.EXECUTED: N_("executed"),
        Standing.REPEALED: N_("repealed"),
    }
)
