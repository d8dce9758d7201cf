"""Looks an office file over: pages, structure, references, journal and register sums; finds, and changes nothing."""

import contextlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from pomanager.db import (
    body_sums,
    bylaws,
    dues_sums,
    election_sums,
    engine,
    journal_chain,
    opened,
    opening,
    roll_sums,
    row_seals,
    share_sums,
    troubles,
)
from pomanager.db.appeals import DECIDED_ONCE
from pomanager.db.append_only import triggers_today
from pomanager.db.header import Kind
from pomanager.db.member_copies import CREATE_COPIES
from pomanager.db.search import CREATE_SEARCH
from pomanager.db.troubles import trouble, troubles_of
from pomanager.db.upgrade import Ask, State, state_of
from pomanager.errors import FileTrouble
from pomanager.marks import N_
from pomanager.readmodels.files import Finding, Part
from pomanager.rules.objections import Objection
from sqlcipher3 import dbapi2

RegisterCheck = Callable[[Session], Iterable[Objection]]
"""Compares what a register adds up to with what is kept beside it; one objection for each difference."""

Pace = Callable[[], None]
"""Is called between the parts of a check; raises where the check is to stop."""


def at_ease() -> None:
    """The pace of a check that nobody stops."""


REGISTER_CHECKS: tuple[RegisterCheck, ...] = (
    roll_sums.differences, body_sums.differences, bylaws.differences, share_sums.differences,
    dues_sums.differences, election_sums.differences, row_seals.differences,
)  # fmt: skip
"""Every area that keeps a register adds its check here."""

TRIGGERS = tuple(
    statement
    for statement in (*triggers_today(), DECIDED_ONCE, *bylaws.KEPT_WHEN_ADOPTED, *CREATE_COPIES, *CREATE_SEARCH)
    if statement.startswith("CREATE TRIGGER")
)
"""Every trigger there has to be: those that keep registers as they are, copies true, and everybody to be found."""

PAGE = N_("Page {page} of the file is not as it was written: the file is damaged.")
PAGES_UNTOLD = N_("Some pages of the file are not as they were written: the file is damaged.")
STRUCTURE = N_("The tables of the file are damaged: {detail}.")
ORPHAN = N_("Row {row} of the table {table} refers to a row of {other} that is not there.")
MORE = N_("There is more of the same; the first {number} findings are shown.")
UNREADABLE = N_("This part of the file is damaged and cannot be read.")

MOST = 50
"""Findings of one kind that are told; a broken disk finds thousands."""

_PAGE_NUMBER = re.compile(r"page (\d+)")
_SETTLING_SECONDS = 0.2


def check(path: Path, beside: Sequence[RegisterCheck] = (), pace: Pace = at_ease) -> tuple[Finding, ...]:
    """Everything that is not as it should be, nothing for a sound file; works beside an open window.

    ``beside`` are checks of registers that need more than the tables, such as counting an election again. ``pace`` is
    called before each part, and may raise.

    Raises FileTrouble where there is no office file to check (missing, a stranger's, a newer one, with a password).
    """
    kind = opening.recognise(path).kind
    if kind is Kind.DAMAGED:
        return (Finding(Part.FILE, trouble(troubles.DAMAGED, path).objections[0]),)
    opening.must_be_office(path)
    try:
        with _reading(path) as connection:
            return tuple(_findings(path, connection, (*REGISTER_CHECKS, *beside), pace))
    except FileTrouble as error:
        if error.objections[0].message != troubles.DAMAGED:
            raise
        return (Finding(Part.FILE, error.objections[0]), *_page_findings(path))


def against_paper(path: Path, line: int, seal: str) -> tuple[Finding, ...]:
    """What is wrong with the journal by the number of a line and the beginning of its seal, as they stand on paper."""
    opening.must_be_office(path)
    with _reading(path) as connection:
        told = journal_chain.against_paper(Session(connection, autoflush=False), line, seal)
        return tuple(_part(Part.JOURNAL, told))


def is_sound(ask: Ask) -> bool:
    """Whether pages, structure and references are all in order: what a copy must be before it counts."""
    parts = (damaged_pages, damaged_structure, orphans)
    return not any(objection for part in parts for objection in part(ask))


def is_as_written(ask: Ask) -> bool:
    """Whether every page is as it was written: enough for a copy of a file that was sound."""
    return not any(damaged_pages(ask))


def damaged_pages(ask: Ask) -> Iterator[Objection]:
    """Pages whose seal does not fit what stands on them."""
    found = numbers_of_damaged(ask)
    if found:
        time.sleep(_SETTLING_SECONDS)  # a page somebody is writing at this moment is looked at again
        yield from map(_page, sorted(found & numbers_of_damaged(ask)))


def _in_short(note: str) -> str:
    """The first thing SQLite says of broken tables, and how many more it says: hundreds of lines help nobody decide."""
    lines = [line for line in note.splitlines() if line and not line.startswith("***")] or [note]
    return lines[0] if len(lines) == 1 else f"{lines[0]} (+{len(lines) - 1})"


def damaged_structure(ask: Ask) -> Iterator[Objection]:
    """What SQLite finds wrong in tables, indexes and search tables."""
    ask(f"PRAGMA cache_size=-{engine.CHECKING_ROOM_KB}")  # a third of the time on a large roll
    for (note,) in ask(f"PRAGMA integrity_check({MOST})"):
        if note != "ok":
            yield Objection(STRUCTURE, details={"detail": _in_short(str(note))})


def changed_triggers(ask: Ask) -> Iterator[Objection]:
    """Triggers that are gone, or no longer say what they said."""
    found = {str(sql) for (sql,) in ask("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    missing = [statement.split()[2] for statement in TRIGGERS if statement not in found]
    if missing:
        yield Objection(STRUCTURE, details={"detail": ", ".join(missing)})


def orphans(ask: Ask) -> Iterator[Objection]:
    """Rows that refer to rows that are not there."""
    for table, row, other, _key in ask("PRAGMA foreign_key_check"):
        yield Objection(ORPHAN, details={"table": str(table), "row": int(row or 0), "other": str(other)})


def _findings(path: Path, connection: Connection, registers: Sequence[RegisterCheck], pace: Pace) -> Iterator[Finding]:
    ask = connection.exec_driver_sql
    state = state_of(ask)
    if state is State.NEWER:
        raise trouble(troubles.NEWER, path)
    session = Session(connection, autoflush=False)
    pace()
    yield from _part(Part.PAGES, damaged_pages(ask))
    pace()
    yield from _part(Part.STRUCTURE, damaged_structure(ask))
    pace()
    yield from _part(Part.KEYS, orphans(ask))
    if state is State.STRANGE:
        yield Finding(Part.FILE, trouble(troubles.DAMAGED, path).objections[0])
        return
    if state is State.OLDER:
        return  # the tables of today cannot be asked of an older file
    yield from _part(Part.JOURNAL, journal_chain.broken_lines(session))
    yield from _part(Part.STRUCTURE, changed_triggers(ask))
    for register in registers:
        pace()
        yield from _part(Part.REGISTERS, register(session))


def _part(part: Part, objections: Iterable[Objection]) -> Iterator[Finding]:
    """The findings of one part; where damage stops the reading, that is the last of them."""
    count = 0
    try:
        for objection in islice(objections, MOST + 1):
            count += 1
            told = objection if count <= MOST else Objection(MORE, details={"number": MOST})
            yield Finding(part, told)
    except (DBAPIError, dbapi2.Error, ValueError, LookupError, TypeError):
        # Damaged or edited rows may hold what no column type can read, too.
        yield Finding(part, Objection(UNREADABLE))


@contextmanager
def _reading(path: Path) -> Iterator[Connection]:
    """A connection that reads the file, whole or damaged, in one transaction."""
    with opened.holding(path), troubles_of(path):
        readers = engine.reading_engine(path, opening.reading_access(path))
        try:
            with opening.connected(path), readers.connect() as connection:
                yield connection
        finally:
            readers.dispose()


def _page_findings(path: Path) -> tuple[Finding, ...]:
    """Which pages are damaged, told even where nothing else of the file can be read."""
    try:
        with (
            troubles_of(path),
            contextlib.closing(engine.connect_to_pages(path, opening.reading_access(path))) as pages,
        ):
            return tuple(_part(Part.PAGES, map(_page, sorted(numbers_of_damaged(pages.execute)))))
    except FileTrouble:
        return ()


def _page(number: int) -> Objection:
    return Objection(PAGE, details={"page": number}) if number else Objection(PAGES_UNTOLD)


def numbers_of_damaged(ask: Ask) -> set[int]:
    """Numbers of the pages whose seal does not fit; 0 where SQLCipher does not say which."""
    notes = (_PAGE_NUMBER.search(str(note)) for (note,) in ask("PRAGMA cipher_integrity_check"))
    return {int(number[1]) if number else 0 for number in notes}
