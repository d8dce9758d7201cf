"""Drawing from a seed in the open: whoever knows the seed can draw again and finds the same."""

import hashlib
from collections.abc import Iterable

LONGEST_SEED = 100
"""Characters of a seed."""


def fingerprint(seed: str, number: int) -> str:
    """What a number is drawn by: the SHA-256, in hexadecimal, of ``seed:number`` in UTF-8."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def drawn_order(seed: str, numbers: Iterable[int]) -> tuple[int, ...]:
    """The numbers in the order the seed draws them: by rising fingerprints."""
    return tuple(sorted(numbers, key=lambda number: fingerprint(seed, number)))
