"""Holds the numbers of a register against the journal, which tells of every line: a line is missed at the end, too."""

import enum
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Select, Table, func, select, text
from sqlalchemy.orm import Session

from pomanager.db.base import Base, table_of

BETWEEN = "–"
"""Stands between the first and the last number of what a journal line tells of."""

LONGEST_NUMBER = 19
"""Figures of the highest number a row can have."""


class Wrong(enum.Enum):
    """What can be the matter with the number of a line."""

    MISSING = enum.auto()
    TOLD_TWICE = enum.auto()
    """Two journal lines tell of it: the line written first was removed, and another got its number."""
    UNTOLD = enum.auto()
    """No journal line tells of it: something else than the program wrote it."""


def serials_text(first: int, last: int) -> str:
    """The numbers of lines as a journal line tells of them: "12–15", or "12" of a single one."""
    return str(first) if first == last else f"{first}{BETWEEN}{last}"


def read_serials(told: str | None) -> tuple[int, int] | None:
    """First and last number out of what a journal line tells; None where it says something else."""
    first, _between, last = (told or "").partition(BETWEEN)
    if not all(number.isdecimal() and len(number) <= LONGEST_NUMBER for number in (first, last or first)):
        return None
    return int(first), int(last or first)


def wrong_numbers(session: Session, register: type[Base]) -> Iterator[tuple[Wrong, int]]:
    """What is the matter, and with which number; where the journal tells nothing, only holes are looked for."""
    table = table_of(register)
    yield from ((Wrong.MISSING, hole) for (hole,) in session.execute(_holes(table)))
    last = session.execute(select(func.max(table.c.id))).scalar_one() or 0
    expected: int | None = None
    for told in _told(session, table.name):
        if expected is not None:
            yield from ((Wrong.TOLD_TWICE, number) for number in range(told[0], expected))
            yield from ((Wrong.UNTOLD, number) for number in range(expected, told[0]))
        expected = told[1] + 1
    if expected is not None:
        yield from ((Wrong.MISSING, number) for number in range(last + 1, expected))
        yield from ((Wrong.UNTOLD, number) for number in range(expected, last + 1))


@cache
def _holes(table: Table) -> Select[int]:
    """The numbers before those of a register that nobody comes before."""
    entry, before = table.alias("entry"), table.alias("before")
    nobody_before = ~select(before.c.id).where(before.c.id == entry.c.id - 1).exists()
    return select(entry.c.id - 1).where(entry.c.id > 1, nobody_before).order_by(entry.c.id)


_TOLD = text("SELECT value FROM journal_value WHERE field = :register AND side = 'new' ORDER BY sequence")


def _told(session: Session, register: str) -> Iterator[tuple[int, int]]:
    """First and last numbers as the journal tells of them, in its order; what is not to be read was named there."""
    for (value,) in session.execute(_TOLD, {"register": register}):
        serials = read_serials(value)
        if serials is not None:
            yield serials
