"""Mends the pages of a damaged copy that say which tables there are, with those of a backup.

A backup is a copy of the file byte by byte, and these pages change only when the program's tables do: so they lie in
the same place there, sealed with the same key. All other damaged pages stay as they are, since they may have changed.
"""

import contextlib
from pathlib import Path

from pomanager.db import check, engine, opened, setting_aside
from pomanager.db.engine import Access
from sqlcipher3 import dbapi2

_MOST = 500
"""So many damaged pages at most are tried one by one."""


def schema_can_be_read(path: Path) -> bool:
    """Whether a copy nobody holds open says which tables there are, looked at without its log."""
    try:
        with opened.holding(path), contextlib.closing(engine.connect(path, Access.READ_STILL)) as found:
            found.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
            found.execute("SELECT version_num FROM alembic_version").fetchall()
    except dbapi2.Error:
        return False
    return True


def mend_schema(damaged: Path, backup: Path) -> tuple[int, ...]:
    """Put pages of the backup where the tables are named; returns the numbers of the pages that were needed.

    None where the copy says its tables already, or where these pages do not help. Raises OSError.
    """
    if schema_can_be_read(damaged):
        return ()
    numbers = sorted(_damaged_pages(damaged))[:_MOST]
    before = setting_aside.pages(damaged, numbers)
    fresh = setting_aside.pages(backup, before)
    setting_aside.put_pages(damaged, fresh)
    if not schema_can_be_read(damaged):
        setting_aside.put_pages(damaged, before)
        return ()
    needed = []
    for number in fresh:
        setting_aside.put_pages(damaged, {number: before[number]})
        if not schema_can_be_read(damaged):
            setting_aside.put_pages(damaged, {number: fresh[number]})
            needed.append(number)
    return tuple(needed)


def _damaged_pages(path: Path) -> set[int]:
    with opened.holding(path), contextlib.closing(engine.connect_to_pages(path, Access.READ_STILL)) as found:
        return {number for number in check.numbers_of_damaged(found.execute) if number}
