"""What screens and papers see of appeals against an exclusion."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.appeals import AppealOutcome


@dataclass(frozen=True, slots=True)
class AppealRow:
    """One appeal, and how it was decided."""

    id: int
    standing_id: int
    lodged_on: date
    grounds: str
    outcome: AppealOutcome
    decided_on: date | None
    decision: str
