"""What screens see of trainings: the list of them, one with its people, and what somebody has attended."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training and how many came; ``half_days`` None where nobody knows how long it took."""

    id: int
    topic: str
    """In the organisation's first language that has it."""
    provider: str
    began_on: date
    half_days: int | None
    place: str
    women: int
    men: int
    people: int

    @property
    def person_half_days(self) -> int | None:
        """Half-days times people, as donors count them."""
        return None if self.half_days is None else self.half_days * self.people


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who came; ``number`` is "" for somebody who is no member."""

    id: int
    """Of the person."""
    name: str
    sex: Sex
    number: str
    member_id: int | None


@dataclass(frozen=True, slots=True)
class TrainingDetail:
    """A training, whole."""

    id: int
    topic: Wording
    provider: str
    began_on: date
    half_days: int | None
    place: str
    version: int
