"""The reversals: how each area takes back what it wrote into a register, by name."""

from collections.abc import Mapping

from pomanager.services.history.reversals import in_books, in_money
from pomanager.services.history.reversals.written import Reversal, Written

__all__ = ["REVERSALS", "Reversal", "Written"]

REVERSALS: Mapping[str, Reversal] = {**in_books.REVERSALS, **in_money.REVERSALS}
"""Name of a reversal → the function that carries it out; a test holds it against the ways."""
