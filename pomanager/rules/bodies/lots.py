"""Drawing lots in the open: from a seed that is written down, anybody can draw again and find the same.

Who leaves first is told by the SHA-256 of the seed and the seat's place, in rising order; a seed thrown with dice or
called out in the assembly is as good as one the program makes. Lots drawn by hand are recorded as they came.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pomanager.rules.bodies.terms import series_sizes
from pomanager.rules.drawing import drawn_order


@dataclass(frozen=True, slots=True)
class Lot:
    """A seat as it was drawn: the how manieth (from 1), and the series it leaves with (from 1)."""

    seat: int
    place: int
    series: int


def drawn(seats: Sequence[int], series: int, seed: str) -> tuple[Lot, ...]:
    """The seats (their positions in the body, each once) in the order the seed draws them, dealt into series."""
    return dealt(drawn_order(seed, seats), series)


def dealt(order: Sequence[int], series: int) -> tuple[Lot, ...]:
    """Seats in the order they were drawn, dealt into series: the first leave first. Sizes differ by one at most."""
    numbers = [number for number, size in enumerate(series_sizes(len(order), series), 1) for _seat in range(size)]
    return tuple(Lot(seat, place, numbers[place - 1]) for place, seat in enumerate(order, 1))
