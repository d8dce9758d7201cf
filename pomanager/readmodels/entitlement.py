"""What screens and papers see of the right to vote: a member's verdict, the roll counted by reasons, its lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.bodies import BodyLabel, SeatLabel
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.rules.entitlement import Reason, Right, Stance, Verdict
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True)
class EntitlementRow:
    """A member and what they may do on a day; the name is that of the day."""

    member_id: int
    number: str
    name: str
    other_script: str
    sex: Sex
    section: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat somebody may want to stand for, and the body it belongs to."""

    seat_id: int
    body: BodyLabel
    seat: SeatLabel


@dataclass(frozen=True, slots=True)
class ReasonCount:
    """Of how many members the same was found, on which right it bears, and the by-law it rests on."""

    code: str
    about: str
    stance: Stance
    rights: tuple[Right, ...]
    count: int


@dataclass(frozen=True, slots=True)
class EntitlementCounts:
    """The whole roll on a day: how many have each right, and every reason that was found with how many it concerns.

    ``not_judged`` counts, for each right, those who have it only because something could not be judged.
    """

    day: date
    in_books: int
    may: Mapping[Right, int]
    not_judged: Mapping[Right, int]
    reasons: tuple[ReasonCount, ...]
    """Those against first, then what was not judged, then those in favour; within each the most frequent first."""

    @property
    def may_not(self) -> Mapping[Right, int]:
        """How many lack each right."""
        return {right: self.in_books - count for right, count in self.may.items()}


@dataclass(frozen=True, slots=True)
class MemberEntitlementSheet:
    """The paper that explains one member's rights on a day."""

    letterhead: Letterhead
    as_of: date
    row: EntitlementRow
    bylaws: Bylaws
    """Those in force on the day."""


@dataclass(frozen=True, slots=True)
class EntitlementListSheet:
    """The list of those who may vote and of those who may not, with reasons; rows are read as the paper is written."""

    letterhead: Letterhead
    as_of: date
    counts: EntitlementCounts
    bylaws_since: date | None
    bylaws_decision: str
    silences: tuple[Reason, ...]
    """What the by-laws say nothing on, and was therefore judged of nobody."""
    entitled: int
    not_entitled: int
    rows: Iterator[EntitlementRow]
    """Those entitled first, then the others, each by number."""
