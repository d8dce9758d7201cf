"""Looks into a backup, or any closed office file: whose it is, how far its journal goes, how many members it had."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import check, copying, opening, troubles
from pomanager.db.troubles import trouble
from pomanager.db.upgrade import Ask, State, state_of
from pomanager.rules.wording import Wording
from sqlcipher3 import dbapi2

_FIRST = "SELECT hash FROM journal_entry WHERE sequence = 1"
_LAST = "SELECT sequence, hash, at FROM journal_entry ORDER BY sequence DESC LIMIT 1"
_NAME = "SELECT name FROM organisation WHERE id = 1"
_MEMBERS = "SELECT count(*) FROM member WHERE status IN ('active', 'suspended')"
_LINE = "SELECT hash FROM journal_entry WHERE sequence = ?"

_NAMED = (
    "SELECT member.number, person.full_name FROM member JOIN person ON person.id = member.person_id "
    "WHERE member.id BETWEEN ? AND ? ORDER BY member.id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Inside:
    """What an office file holds, in short; ``founded`` is the seal of its first journal line: no two offices share it.

    ``line`` and ``seal`` are those of its last line. What an older file does not tell is None or "".
    """

    state: State
    founded: str
    line: int
    seal: str
    last_act: datetime | None
    members: int | None
    name: Wording


def look_inside(path: Path) -> Inside:
    """Look into a file; raises FileTrouble with the sentence that says why it cannot be read, Locked among them.

    Where the file is not large, all its pages are read, so that damage anywhere is found.
    """
    opening.must_be_office(path)
    with opening.connected(path) as found:
        ask = found.execute
        state = state_of(ask)
        if state is State.STRANGE:
            raise trouble(troubles.DAMAGED, path)
        if state is State.NEWER:
            raise trouble(troubles.NEWER, path)
        if path.stat().st_size <= copying.THOROUGH_BYTES and not check.is_as_written(ask):
            raise trouble(troubles.DAMAGED, path)
        line, seal, at = _row(ask, _LAST) or (0, "", None)
        (founded,) = _row(ask, _FIRST) or ("",)
        (name,) = _row(ask, _NAME) or ("",)
        (members,) = _row(ask, _MEMBERS) or (None,)
    moment = None if at is None else datetime.fromisoformat(str(at))
    return Inside(state, str(founded), int(line), str(seal), moment, members, Wording.from_json(str(name)))


def members_of(session: Session) -> int:
    """How many members an open office has, counted as ``look_inside`` does."""
    return int(session.execute(text(_MEMBERS)).scalar_one())


def seal_of_line(path: Path, line: int) -> str:
    """The seal of a line of the journal in a closed file, "" where there is no such line. Raises FileTrouble."""
    with opening.connected(path) as found:
        row = found.execute(_LINE, (line,)).fetchone()
    return str(row[0]) if row else ""


def rows_of(path: Path, table: str) -> int | None:
    """How many rows a table of a closed file holds; None where it has no such table. Raises FileTrouble."""
    with opening.connected(path) as found:
        row = _row(found.execute, f'SELECT count(*) FROM "{table}"')  # noqa: S608 - a name out of a schema of ours
    return None if row is None else int(row[0])


def members_named(path: Path, ranges: Sequence[tuple[int, int]], most: int) -> tuple[str, ...]:
    """Number and name of members of a closed file, by ranges of their ids; so many at most. Raises FileTrouble."""
    named: list[str] = []
    with opening.connected(path) as found:
        for first, last in ranges:
            rows = found.execute(_NAMED, (first, last, most - len(named))).fetchall()
            named += [f"{number} · {name}" for number, name in rows]
    return tuple(named)


def _row(ask: Ask, statement: str) -> Sequence[Any] | None:
    """The first row; None also where the tables of an older program have no such column."""
    with contextlib.suppress(dbapi2.OperationalError):
        return next(iter(ask(statement)), None)
    return None
