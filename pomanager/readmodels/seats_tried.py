"""How the last elections to bodies would have come out with other seats kept for women."""

from dataclasses import dataclass
from datetime import date

from pomanager.rules.wording import Wording


@dataclass(frozen=True, slots=True)
class Tried:
    """One part of the seats kept for women, in per cent, and what would have come of it."""

    percent: int
    kept: int
    """So many seats, over all ballots of the election."""
    women: int | None
    """Elected; None where a tie would have been left, which nobody has drawn lots on."""


@dataclass(frozen=True, slots=True)
class SeatsTried:
    """The last election of one body, counted again from the same papers."""

    election_id: int
    body: Wording
    section: str
    held_on: date
    seats: int
    stood: int
    """Women who stood."""
    women: int
    """Women whom the count that stands has elected."""
    tried: tuple[Tried, ...]
