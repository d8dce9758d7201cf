"""Columns that every table of elections has: how many are to be elected, how many stand, how many are elected."""

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.ui.tables.columns import Column


def _seats(row: ElectionLabel) -> int:
    return row.seats


def _candidates(row: ElectionLabel) -> int:
    return row.candidates


def elected_of(row: ElectionLabel) -> int | None:
    """How many are elected; None before anybody is."""
    return row.elected or None


def elected_said(number: int | None) -> str:
    """How many are elected, in figures; nothing where nobody is."""
    return "" if number is None else formats.number(number)


SEATS_AND_CANDIDATES: tuple[Column[ElectionLabel], ...] = (
    Column(N_("Seats"), _seats, formats.number, right=True, width=80, key="seats"),
    Column(N_("Candidates"), _candidates, formats.number, right=True, width=110, key="candidates"),
)
"""What every table of elections tells: how many are to be elected, and how many stand."""
