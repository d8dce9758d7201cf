"""The stages from the roll to the chair, the share of women at each, and what the figures say in sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from pomanager.marks import N_


class FunnelStage(StrEnum):
    """A stage on the way from member to chair, in the order in which they follow one another."""

    ROLL = "roll"
    ENTITLED = "entitled"
    DELEGATES = "delegates"
    PRESENT = "present"
    SPOKE = "spoke"
    CANDIDATES = "candidates"
    ELECTED = "elected"
    OFFICES = "offices"
    CHAIRS = "chairs"


STAGE_WORDS: Mapping[FunnelStage, str] = MappingProxyType(
    {
        # TR: the stages of the funnel count women and men: neutral words, as headings of rows
        FunnelStage.ROLL: N_("On the roll"), FunnelStage.ENTITLED: N_("With a vote"),
        FunnelStage.DELEGATES: N_("Sent as delegates"), FunnelStage.PRESENT: N_("Came to the assembly"),
        FunnelStage.SPOKE: N_("Spoke or moved a motion"), FunnelStage.CANDIDATES: N_("Stood for a seat"),
        FunnelStage.ELECTED: N_("Were elected"), FunnelStage.OFFICES: N_("Hold an office"),
        FunnelStage.CHAIRS: N_("Chair a body"),
    }
)  # fmt: skip

STAGE_DEFINITIONS: Mapping[FunnelStage, str] = MappingProxyType(
    {
        FunnelStage.ROLL: N_("Everybody on the roll on the last day."),
        FunnelStage.ENTITLED: N_(
            "Everybody with a vote on the electoral roll of the last general assembly held in the time; where "
            "delegates form it, on the last roll of each section. Where rolls are missing, everybody with the right to "
            "vote on the last day."
        ),
        FunnelStage.DELEGATES: N_("Everybody whom a section sent to a meeting of delegates held in the time."),
        FunnelStage.PRESENT: N_("Everybody who came in person to a general assembly held in the time, counted once."),
        FunnelStage.SPOKE: N_(
            "Everybody who took the floor, moved or seconded a motion at a general assembly held in the time, "
            "counted once."
        ),
        FunnelStage.CANDIDATES: N_(
            "Everybody who stood in an election to a body held in the time and did not withdraw, counted once."
        ),
        FunnelStage.ELECTED: N_("Everybody whose seat in a body began in the time by election, counted once."),
        FunnelStage.OFFICES: N_("Everybody who held an office of a body on the last day, counted once."),
        FunnelStage.CHAIRS: N_("Everybody who chaired a body on the last day, counted once."),
    }
)
"""What exactly each stage counts."""


class AgePart(StrEnum):
    """Which ages a funnel counts; whose age is not known stands in neither part."""

    ALL = "all"
    YOUNG = "young"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class ByStage:
    """Women and men at a stage; those whose sex is not recorded, and organisations, are in neither number."""

    stage: FunnelStage
    women: int
    men: int

    @property
    def share(self) -> Fraction | None:
        """Women among women and men, from 0 to 1; None where there is nobody."""
        return share_of_women(self.women, self.men)


@dataclass(frozen=True, slots=True)
class Drop:
    """Between two stages the share of women fell by so much, as a part of 1."""

    before: ByStage
    after: ByStage
    by: Fraction


def share_of_women(women: int, men: int) -> Fraction | None:
    """Women among women and men; None where there is nobody, which is not the same as no woman."""
    return Fraction(women, women + men) if women + men else None


def largest_drop(stages: Sequence[ByStage]) -> Drop | None:
    """Where the share of women falls most from one stage to the next that anybody reached; None where it never falls.

    Of several falls of the same size the earliest: what is lost first is missing everywhere after it.
    """
    reached = [(each, each.share) for each in stages]
    known = [(each, share) for each, share in reached if share is not None]
    falls = [
        Drop(before, after, share - next_share)
        for (before, share), (after, next_share) in pairwise(known)
        if next_share < share
    ]
    return max(falls, key=lambda drop: drop.by, default=None)


def parity_index(leading: Fraction | None, members: Fraction | None) -> Fraction | None:
    """The leadership parity index: women among those who lead ÷ women among the members.

    1 says that women lead as often as they are members, less than 1 that they lead less often. None where nobody
    leads, or no woman is a member.
    """
    return leading / members if leading is not None and members else None


def success_rate(elected: int, stood: int) -> Fraction | None:
    """How many of those who stood were elected, from 0 to 1; None where nobody stood.

    Raises ValueError where more were elected than stood: both are to be counted over the same elections.
    """
    if elected > stood:
        message = f"{elected} were elected of {stood} who stood"
        raise ValueError(message)
    return Fraction(elected, stood) if stood else None
