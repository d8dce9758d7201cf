"""Opens connections to the office file with its key, and makes the engines that read, write and migrate."""

import os
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Pool, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from pomanager.db import keys
from pomanager.db.hints import write_hints
from pomanager.db.keys import FileKey
from sqlcipher3 import dbapi2

BUSY_MS = 5000
"""How long a connection waits for another program before it gives up, in milliseconds."""

READING_ROOM_KB, WRITING_ROOM_KB, CHECKING_ROOM_KB = 8_000, 32_000, 64_000
"""Memory for pages already unsealed: a page that has to be fetched again is the dearest thing there is."""

_READERS_KEPT = 3

_STATEMENTS_KEPT_READING, _STATEMENTS_KEPT_WRITING = 4, 128
"""Statements a connection keeps ready. What they hold is taken from the small store of memory a connection has at hand;
with 32 of them it is used up, and each group of a sum has to be asked of the system: a sixth of the time of all sums.
To make ready a statement anew takes a fraction of a millisecond; writing repeats many small ones, and sums little.
"""


class Access(Enum):
    """How a connection meets the file: the words of SQLite's file address, and whether it may write."""

    CREATE = ("mode=rwc", True)
    WRITE = ("mode=rw", True)
    READ = ("mode=rw", False)
    """Beside a window that writes, or after a power cut: it may have to bring the log in order, nothing else."""
    READ_MEDIUM = ("mode=ro", False)
    READ_STILL = ("mode=ro&immutable=1", False)
    """On a medium nobody can write to, without a log beside the file."""

    @property
    def writes(self) -> bool:
        """Whether statements may change the file."""
        return self.value[1]

    def address(self, path: Path) -> str:
        """The file as SQLite's address."""
        return f"{address(path)}?{self.value[0]}"


def address(path: Path) -> str:
    """The path as a file address, whatever characters it holds."""
    plain = Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 - Path.absolute() keeps '..'
    return "file://" + quote(os.fsencode(plain if plain.startswith("/") else f"/{plain}"))


def connect(path: Path, access: Access, *, foreign_keys: bool = True, key: FileKey | None = None) -> dbapi2.Connection:
    """A connection with the key given and every safety on; it may be used from any one thread at a time.

    Without ``key`` it is the one that is known; raises Locked where none is.
    """
    connection = connect_to_pages(path, access, key)
    try:
        for statement in _safeties(access, foreign_keys=foreign_keys):
            connection.execute(statement)
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def connect_to_pages(path: Path, access: Access, key: FileKey | None = None) -> dbapi2.Connection:
    """A connection with the key given and nothing read yet, so that damage is met later than here."""
    key = key or keys.key_of(path)
    kept = _STATEMENTS_KEPT_WRITING if access.writes else _STATEMENTS_KEPT_READING
    connection = dbapi2.connect(
        access.address(path), isolation_level=None, check_same_thread=False, cached_statements=kept, uri=True
    )
    connection.execute("PRAGMA cipher_log_level=NONE")  # first, or SQLCipher writes to the terminal
    connection.execute(f'PRAGMA key = "{key.spec}"')
    return connection


def _safeties(access: Access, *, foreign_keys: bool) -> tuple[str, ...]:
    return (
        f"PRAGMA busy_timeout={BUSY_MS}",
        f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}",
        "PRAGMA trusted_schema=OFF",
        "PRAGMA recursive_triggers=ON",  # INSERT OR REPLACE must not slip past the triggers of the registers
        "PRAGMA cell_size_check=ON",
        "PRAGMA synchronous=FULL",  # a commit that returned is on the disk
        "PRAGMA secure_delete=ON",  # what is wiped, such as the sheet of a batch of ballots, leaves nothing in its page
        "PRAGMA temp_store=MEMORY",  # nothing of the books lands in a temporary file
        f"PRAGMA cache_size=-{WRITING_ROOM_KB if access.writes else READING_ROOM_KB}",
        f"PRAGMA query_only={'OFF' if access.writes else 'ON'}",
    )


def reading_engine(path: Path, access: Access) -> Engine:
    """Sessions that see one unchanging state each, from any thread.

    Who asks next gets the connection used last: most pages it needs are unsealed there already.
    """
    sizes = {"pool_size": _READERS_KEPT, "max_overflow": 20}
    return _engine(path, access, begin="BEGIN", pool=QueuePool, foreign_keys=True, pool_use_lifo=True, **sizes)


def writing_engine(path: Path) -> Engine:
    """The one writing connection."""
    return _engine(path, Access.WRITE, begin="BEGIN IMMEDIATE", pool=QueuePool, pool_size=1, max_overflow=0)


def migrating_engine(path: Path, access: Access = Access.WRITE) -> Engine:
    """A connection that changes tables: foreign keys must be off before BEGIN, or a rebuilt table loses children."""
    return _engine(path, access, begin="BEGIN IMMEDIATE", pool=NullPool, foreign_keys=False)


def _engine(
    path: Path, access: Access, *, begin: str, pool: type[Pool], foreign_keys: bool = True, **sizes: int
) -> Engine:
    key = keys.key_of(path)  # now: while the file is open its connections come and go, the key may be forgotten
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, access, foreign_keys=foreign_keys, key=key),
        poolclass=pool,
        hide_parameters=True,  # names and phones must not reach a log through an exception
        **sizes,
    )

    write_hints(engine.dialect)

    def start(connection: Connection) -> None:
        # The driver itself would begin only before the first change, and not at all before a table is altered.
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine
