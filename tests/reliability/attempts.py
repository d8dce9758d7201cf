"""How the steps of a workload are attempted, and the shapes of what a workload is made of."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ParamSpec, Protocol, TypeAlias, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Attempt(Protocol):
    """Does one step of a workload. What it raises ends the workload, unless who attempts knows better."""

    def __call__(self, step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it; what it gives."""


Acknowledge: TypeAlias = Callable[[object], None]
"""Is told that something was done."""
Act: TypeAlias = Callable[[Path, Attempt, Acknowledge], None]
"""The work in a folder."""
Judge: TypeAlias = Callable[[Path, list[object]], Iterator[str]]
"""What is wrong in the folder, after this was acknowledged."""


def plainly(step: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Attempt a step and let everything through."""
    return step(*args, **kwargs)
