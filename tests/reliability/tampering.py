"""Whatever somebody changes in the journal or in a sealed register with a tool of their own, the check names it.

A trial does what a cheat would who reads `docs/file-format.md`: opens the file with the stated key and any SQLCipher,
takes the triggers away, and edits, removes or exchanges lines. Even careful ones are among them, who seal the changed
line anew. Some cut the end off the journal and the registers: then only what stands on paper tells.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from pomanager.db import check, engine, journal_chain, row_seals
from pomanager.db.row_seals import SEALED
from pomanager.readmodels.files import Part
from pomanager.rules import chain
from tests import offices
from tests.reliability.harness import Harness, Tally

Ask = Callable[..., object]
Tampered = Callable[["Books", random.Random], str]

_KEYS = frozenset({"id", "sequence"})


class Books(NamedTuple):
    """The open file of the cheat, and of what is in it the columns and numbers of lines."""

    connection: Connection
    columns: dict[str, tuple[str, ...]]
    counts: dict[str, int]
    paper: tuple[int, str]
    """The last line of the journal and its seal, as they were printed."""

    def some(self, table: str, chance: random.Random, number: int = 1) -> list[tuple[object, ...]]:
        """Row ids and cells of some rows of a table."""
        places = chance.sample(range(self.counts[table]), number)
        asked = f'SELECT rowid, * FROM "{table}" ORDER BY rowid LIMIT 1 OFFSET ?'  # noqa: S608 - a name of ours
        return [tuple(self.connection.exec_driver_sql(asked, (place,)).one()) for place in places]

    def do(self, statement: str, *values: object) -> None:
        """Change the file."""
        self.connection.exec_driver_sql(statement, values)


# ---- what a cheat does -----------------------------------------------------------------------------------------------


def edits_a_register(books: Books, chance: random.Random) -> str:
    """Another value in one cell of a register."""
    return _edits(books, chance, chance.choice([name for name in books.columns if name in SEALED]))


def edits_the_journal(books: Books, chance: random.Random) -> str:
    """Another value in one cell of the journal."""
    return _edits(books, chance, chance.choice(("journal_entry", "journal_value")))


def removes_from_a_register(books: Books, chance: random.Random) -> str:
    """A line of a register is gone."""
    table = chance.choice([name for name in books.columns if name in SEALED])
    (row,) = books.some(table, chance)
    books.do(f'DELETE FROM "{table}" WHERE rowid = ?', row[0])  # noqa: S608
    return f"removed {table} {row[0]}"


def removes_from_the_journal(books: Books, chance: random.Random) -> str:
    """A line of the journal is gone, with its values; not the last one, which is a cut tail."""
    line = chance.randrange(1, books.paper[0])
    _remove_line(books, line)
    return f"removed journal line {line}"


def removes_a_value(books: Books, chance: random.Random) -> str:
    """One value of a journal line is gone."""
    (row,) = books.some("journal_value", chance)
    books.do("DELETE FROM journal_value WHERE rowid = ?", row[0])
    return f"removed value {row[0]} of journal line {row[2]}"


def exchanges_in_a_register(books: Books, chance: random.Random) -> str:
    """Two lines of a register change places."""
    table = chance.choice([name for name in books.columns if name in SEALED and books.counts[name] > 1])
    one, other = (row[0] for row in books.some(table, chance, 2))
    _exchange(books, table, "id", one, other)
    return f"exchanged {table} {one} and {other}"


def exchanges_in_the_journal(books: Books, chance: random.Random) -> str:
    """Two lines of the journal change places, with their values."""
    one, other = chance.sample(range(1, books.paper[0] + 1), 2)
    for table in ("journal_entry", "journal_value"):
        _exchange(books, table, "sequence", one, other)
    return f"exchanged journal lines {one} and {other}"


def seals_anew(books: Books, chance: random.Random) -> str:
    """A line of the journal says another name, and has a seal that fits; those behind it keep theirs."""
    line = chance.randrange(1, books.paper[0])
    books.do("UPDATE journal_entry SET who = who || '.' WHERE sequence = ?", line)
    _seal(books, line)
    return f"journal line {line} sealed anew"


def cuts_the_end(books: Books, chance: random.Random) -> str:
    """The last lines of the journal are gone, and what registers they sealed."""
    first = chance.randrange(max(2, books.paper[0] - 40), books.paper[0] + 1)
    for line in range(first, books.paper[0] + 1):
        _remove_line(books, line)
    return f"cut from journal line {first} on"


def writes_all_anew(books: Books, chance: random.Random) -> str:
    """A line is changed and the whole chain behind it sealed anew: within the file nothing is wrong."""
    line = chance.randrange(max(1, books.paper[0] - 20), books.paper[0] + 1)
    books.do("UPDATE journal_entry SET who = who || '.' WHERE sequence = ?", line)
    for each in range(line, books.paper[0] + 1):
        _seal(books, each)
    return f"everything sealed anew from journal line {line} on"


IN_FILE: tuple[Tampered, ...] = (
    edits_a_register, edits_the_journal, removes_from_a_register, removes_from_the_journal, edits_a_register,
    exchanges_in_a_register, exchanges_in_the_journal, removes_a_value, edits_the_journal, seals_anew,
)  # fmt: skip
AGAINST_PAPER: tuple[Tampered, ...] = (cuts_the_end, writes_all_anew)


def _edits(books: Books, chance: random.Random, table: str) -> str:
    (row,) = books.some(table, chance)
    place = chance.choice([at for at, name in enumerate(books.columns[table], 1) if name not in _KEYS])
    column, value = books.columns[table][place - 1], _another(row[place], chance)
    books.do(f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE rowid = ?', value, row[0])  # noqa: S608
    now = books.connection.exec_driver_sql(f'SELECT "{column}" FROM "{table}" WHERE rowid = ?', (row[0],))  # noqa: S608
    if now.scalar_one() == row[place]:
        return ""  # a rule of the table itself refused it
    return f"{table} {row[0]}: {column} {row[place]!r} is now {value!r}"


def _another(value: object, chance: random.Random) -> object:
    """Nearly the same value: a figure, a letter, a bit."""
    if isinstance(value, int | float):
        return value + chance.choice((-1, 1, 1000))
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1]) if value else b"\x01"
    if value is None or not value:
        return chance.choice(("x", 1))
    text = str(value)
    at = chance.randrange(len(text))
    return text[:at] + chance.choice([letter for letter in "0178aZ" if letter != text[at]]) + text[at + 1 :]


def _remove_line(books: Books, line: int) -> None:
    books.do("DELETE FROM journal_value WHERE sequence = ?", line)
    books.do("DELETE FROM journal_entry WHERE sequence = ?", line)


def _exchange(books: Books, table: str, key: str, one: object, other: object) -> None:
    for before, after in ((one, -1), (other, one), (-1, other)):
        books.do(f'UPDATE "{table}" SET {key} = ? WHERE {key} = ?', after, before)  # noqa: S608


def _seal(books: Books, line: int) -> None:
    """Give a journal line the seal that fits what it says, and the line before it."""
    found = books.connection.exec_driver_sql(
        "SELECT sequence, at, who, act, act_area, record_table, record_id, operation FROM journal_entry "
        "WHERE sequence = ?",
        (line,),
    )
    told = found.one()
    digests = books.connection.exec_driver_sql(
        "SELECT field, side, digest FROM journal_value WHERE sequence = ? ORDER BY position", (line,)
    )
    previous = books.connection.exec_driver_sql(
        "SELECT hash FROM journal_entry WHERE sequence = ?", (line - 1,)
    ).scalar()
    sealed = chain.ChainLine(*told, digests=tuple(tuple(each) for each in digests))  # type: ignore[misc]
    seal = chain.line_hash(previous or chain.FIRST, sealed)
    books.do("UPDATE journal_entry SET previous_hash = ?, hash = ? WHERE sequence = ?", previous or "", seal, line)


# ---- what is made of it ----------------------------------------------------------------------------------------------


def trials(numbers: range, folder: Path) -> Tally:
    """Tamper in one transaction after the other, and take each back."""
    tally = Tally()
    with _books(folder) as books:
        if _named(books):
            tally.found(numbers.start, "the check finds something before anybody did anything")
        for trial in numbers:
            chance = random.Random(trial)
            by_paper = not trial % 6
            way = chance.choice(AGAINST_PAPER if by_paper else IN_FILE)
            books.do("SAVEPOINT untouched")
            what = way(books, chance)
            named = _against_paper(books) if by_paper else _named(books, registers_first="register" in way.__name__)
            if what and not named:
                tally.found(trial, f"nobody notices: {what}")
            tally.figures["seen by paper alone"] += by_paper
            books.do("ROLLBACK TO untouched")
            tally.figures["refused by the table"] += not what
            tally.tried += 1
    return tally


def _named(books: Books, *, registers_first: bool = False) -> bool:
    """Whether the check of the journal and of the sealed registers names anything, or cannot read what is there."""
    session = Session(books.connection, autoflush=False)
    parts = (journal_chain.broken_lines, row_seals.differences)[:: -1 if registers_first else 1]
    return any(next(iter(check._part(Part.JOURNAL, part(session))), None) for part in parts)  # noqa: SLF001


def _against_paper(books: Books) -> bool:
    session = Session(books.connection, autoflush=False)
    return bool(list(journal_chain.against_paper(session, *books.paper)))


@contextmanager
def _books(folder: Path) -> Iterator[Books]:
    """A sample office opened as a cheat does; nothing of what is done there is kept."""
    path = offices.sample_copy(folder, "s1", offices.USUAL)
    cheat = engine.migrating_engine(path)
    try:
        with cheat.connect() as connection:
            ask = connection.exec_driver_sql
            for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                ask(f"DROP TRIGGER {name}")
            names = (*SEALED, "journal_entry", "journal_value")
            counts = {each: ask(f"SELECT count(*) FROM {each}").scalar_one() for each in names}  # noqa: S608
            told = {each: ask("SELECT name FROM pragma_table_info(?)", (each,)) for each in names if counts[each]}
            columns = {each: tuple(name for (name,) in found) for each, found in told.items()}
            head = journal_chain.head(Session(connection, autoflush=False))
            yield Books(connection, columns, counts, head)
    finally:
        cheat.dispose()
        path.unlink()


TAMPERING = Harness(
    "tampering", "changes by a tool of somebody's own", few=300, many=10_000, at_once=200, trials=trials
)
