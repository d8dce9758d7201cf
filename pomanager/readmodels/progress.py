"""How long work tells how far it is, and asks whether it was cancelled."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; it may raise Cancelled, and everything is as it was before."""
Cancelling = Callable[[], bool]
"""Asked between two portions of work whether the person has cancelled."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far the work is."""


def never() -> bool:
    """Nobody has cancelled."""
    return False
