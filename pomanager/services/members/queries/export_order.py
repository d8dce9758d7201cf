"""Rows of an exported table, read in the order in which they stand in the file and handed on in the order of a list.

A list sorted by names goes to and fro in the file: of 260,000 members each would have its pages fetched and unsealed
anew, for three quarters of the time. The texts wait in memory meanwhile, some eighty megabytes of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from pomanager.readmodels.progress import Progress

READ_AT_A_TIME = 1000
READING = 0.7
"""The part of the whole time that reading takes, as it is told of the progress."""
_APART = "\x1f"

Texts: TypeAlias = Sequence[str]
Read: TypeAlias = Callable[[Sequence[int]], Iterable[tuple[int, Texts]]]
"""Reads the members of these ids, which rise; who is not to be written is left out."""


def in_order(ids: Sequence[int], read: Read, progress: Progress) -> Iterator[Texts]:
    """The rows of these members in the order of the ids; ``progress`` is told of the first part of the work."""
    waiting: dict[int, str | Texts] = {}
    rising = sorted(ids)
    for start in range(0, len(rising), READ_AT_A_TIME):
        progress(round(start * READING), len(rising))
        for key, texts in read(rising[start : start + READ_AT_A_TIME]):
            kept = _APART.join(texts)
            waiting[key] = kept if kept.count(_APART) == len(texts) - 1 else texts
    for key in ids:
        row = waiting.pop(key, None)
        if row is not None:
            yield row.split(_APART) if isinstance(row, str) else row


def afterwards(progress: Progress) -> Progress:
    """What the rest of the work tells its progress to."""

    def tell(done: int, total: int) -> None:
        progress(round(total * READING + done * (1 - READING)), total)

    return tell
