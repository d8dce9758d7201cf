"""What a vote in a meeting is judged by."""

from dataclasses import dataclass

from pomanager.readmodels.meetings.meeting import Quorum
from pomanager.rules.meetings.majority import MajorityRule, Room


@dataclass(frozen=True, slots=True)
class VoteRules:
    """Everything a vote at an hour is judged by, so that a verdict can be said while figures are typed."""

    quorum: Quorum
    quorum_at: int
    """The hour it was counted at: that of the vote, or that of the opening."""
    is_rechecked: bool
    rule: MajorityRule
    room: Room
    present: int
    represented: int
    in_conflict: int
    women: int
