"""What is said of the rows of a table before anything of it is written."""

from dataclasses import dataclass

from pomanager.rules.objections import Objection

MOST_TOLD = 1000
"""So many problems are kept with their rows; of the others only their number is told."""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row, or doubtful about it."""

    row: int
    """Its number, as a spreadsheet counts."""
    number: str
    """The member's number, as it stands there."""
    objection: Objection
