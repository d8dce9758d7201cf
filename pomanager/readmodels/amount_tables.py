"""A table of amounts by member as it was read and held against the roll."""

from dataclasses import dataclass

from pomanager.readmodels.row_problems import RowProblem
from pomanager.rules.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountPlan:
    """What a table of amounts says; with anything in ``problems`` it is not taken as it is."""

    file_name: str
    amounts: tuple[tuple[str, int], ...] = ()
    """Number of a member and the amount, in minor units."""
    total: Money
    decimals: int
    problems: tuple[RowProblem, ...] = ()
    """What stops it, by row; at most ``MOST_TOLD``."""
    problem_count: int = 0
    doubts: tuple[RowProblem, ...] = ()
    """What only asks for a second look, by row; at most ``MOST_TOLD``."""
    doubt_count: int = 0
