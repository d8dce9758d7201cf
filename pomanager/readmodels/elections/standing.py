"""The elections somebody stood in, as their record tells it."""

from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.elections.election import ElectionLabel


@dataclass(frozen=True, slots=True)
class StoodIn:
    """One candidacy of a member: in which election, under which number, and what came of it."""

    label: ElectionLabel
    nomination_id: int
    number: int | None
    """On the ballot paper; None before the list was published."""
    withdrawn_on: date | None
    elected: bool | None
    """Whether they were elected or took a seat; None while the result is not declared."""
