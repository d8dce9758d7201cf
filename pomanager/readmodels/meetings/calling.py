"""What screens and papers see of a meeting before it opens: its delegates, who was told, what is still to be done."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.meetings.kinds import Channel, Receipt
from pomanager.rules.members import Sex


@dataclass(frozen=True, slots=True)
class DelegateRow:
    """Somebody a section sends to a meeting of delegates, called as on its day."""

    id: int
    meeting_id: int
    section_id: int
    section: str
    member_id: int
    person_id: int
    number: str
    name: str
    sex: Sex
    is_alternate: bool
    elected_at_id: int | None
    """The section assembly that elected them."""
    decision: str
    withdrawn: bool
    withdrawn_reason: str


@dataclass(frozen=True, slots=True)
class SectionSeats:
    """A section and its delegates: how many it may send, and how many it has named."""

    section_id: int
    section: str
    members: int
    seats: int | None
    """None where the by-laws do not say."""
    delegates: int
    alternates: int


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice given: to a person on the roll, to a section, or (with neither) to all at once."""

    id: int
    meeting_id: int
    roll_id: int | None
    person_id: int | None
    number: str
    name: str
    section_id: int | None
    section: str
    channel: Channel
    given_on: date
    carrier: str
    receipt: Receipt
    evidence: str
    taken_back: str
    """The reason it was taken back with, "" while it holds."""


@dataclass(frozen=True, slots=True)
class SectionTold:
    """A section of the roll, and how many of it a notice reached."""

    section_id: int | None
    section: str
    on_roll: int
    told: int
    is_covered: bool
    """Whether a notice to the section or to all covers everybody in it."""

    @property
    def missing(self) -> int:
        """On the roll without proof of a notice."""
        return self.on_roll - self.told


@dataclass(frozen=True, slots=True)
class NoticesTold:
    """Who was told of a meeting, by section."""

    sections: tuple[SectionTold, ...]
    to_all: bool
    late: int
    """Notices given after the last lawful day."""
    last_day: date | None
    """The last lawful day; None where the by-laws are silent."""

    @property
    def on_roll(self) -> int:
        """Lines of the roll."""
        return sum(each.on_roll for each in self.sections)

    @property
    def told(self) -> int:
        """Of whom a notice is proven."""
        return sum(each.told for each in self.sections)

    @property
    def missing(self) -> int:
        """Of whom none is."""
        return self.on_roll - self.told


@dataclass(frozen=True, slots=True)
class ElectionCalled:
    """An election held in a meeting, as its convocation tells it: what is filled, and who stands, in the language said.

    ``candidates_until`` is the last day of candidacies while the list is not published; then nobody is named.
    """

    title: str
    seats: int
    candidates: tuple[str, ...] = ()
    candidates_until: date | None = None
