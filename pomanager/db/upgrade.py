"""Brings the tables of an office file up to date in one transaction, or leaves them as they were.

Alembic alone would not: it deletes children of a rebuilt table while foreign keys are on, and leaves half a schema
when a step fails. So foreign keys are off before BEGIN, everything happens inside one transaction, and before it is
committed all references and row counts are looked at.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection

from pomanager.db.engine import Access, connect, migrating_engine
from pomanager.db.log_marks import leave_mark
from pomanager.db.troubles import ROWS_LOST, trouble, troubles_of

Ask: TypeAlias = Callable[[str], Iterable[Sequence[Any]]]
"""Runs a statement and gives its rows; ``Any`` because SQLite's cells are of any type."""

REVISIONS = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011", "0012",
    "0013", "0014", "0015", "0016", "0017", "0018", "0019", "0020", "0021", "0022",
    "0024", "0025",
)  # fmt: skip
"""Every state of the tables there has been, the oldest first; a test holds it against the steps themselves."""

HEAD = REVISIONS[-1]
"""The state this program works with. Known here so that opening a file need not import Alembic."""

APPLICATION_ID = 0x504F4D31
"""'POM1' in SQLite's application_id: the second look at whether a file is ours, after the key."""

STEPS = Path(__file__).parent / "migrations"


class State(Enum):
    """How the tables of a file stand to this program."""

    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    STRANGE = "strange"
    """Readable with our key, and yet not an office."""


def state_of(ask: Ask) -> State:
    """How the tables stand, by cheap reads."""
    if _value(ask, "PRAGMA application_id") != APPLICATION_ID:
        return State.STRANGE
    if _value(ask, "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'") is None:
        return State.STRANGE
    revision = _value(ask, "SELECT version_num FROM alembic_version")
    if revision == HEAD:
        return State.CURRENT
    return State.OLDER if revision in REVISIONS else State.NEWER


def row_counts(ask: Ask) -> dict[str, int]:
    """How many rows each table holds; what search keeps for itself is not counted."""
    found = ask(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    names = sorted(str(name) for (name,) in found)
    return {name: int(_value(ask, f'SELECT count(*) FROM "{name}"')) for name in names}  # noqa: S608 - our own names


def _value(ask: Ask, statement: str) -> Any:  # noqa: ANN401 - SQLite's cells are of any type
    row = next(iter(ask(statement)), None)
    return None if row is None else row[0]


def make_tables(path: Path) -> None:
    """Write the tables into a new, empty file."""
    _run_steps(path, Access.CREATE, STEPS)


def bring_up_to_date(path: Path, steps: Path = STEPS) -> None:
    """Run the steps the file lacks. The caller has made a verified backup and holds the lock.

    Raises FileTrouble when rows would be lost or the disk refuses; the file holds then what it held.
    """
    _write_into_a_log(path)
    _run_steps(path, Access.WRITE, steps)


def _write_into_a_log(path: Path) -> None:
    """Let the steps go into a log beside the file.

    Without one SQLite writes over unused pages in place and keeps no copy of them: a power cut would tear their seals.
    """
    with troubles_of(path), closing(connect(path, Access.WRITE)) as connection:
        connection.execute("PRAGMA journal_mode=WAL").fetchall()


def _run_steps(path: Path, access: Access, steps: Path) -> None:
    engine = migrating_engine(path, access)
    try:
        with troubles_of(path), engine.begin() as connection:
            before = row_counts(connection.exec_driver_sql)
            _upgrade_with_alembic(connection, steps)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            if _orphans(connection) or _lost(before, row_counts(connection.exec_driver_sql)):
                raise trouble(ROWS_LOST, path)
            leave_mark(connection)  # a log of the tables of today does not belong to the backup made before
    finally:
        engine.dispose()


def _upgrade_with_alembic(connection: Connection, steps: Path) -> None:
    from alembic import command  # half a second, needed only when tables change
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")


def _orphans(connection: Connection) -> bool:
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None


def _lost(before: dict[str, int], after: dict[str, int]) -> bool:
    return any(after.get(table, 0) < count for table, count in before.items())
