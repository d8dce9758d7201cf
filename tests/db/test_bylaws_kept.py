"""The file itself keeps adopted by-laws: their lines neither change nor go; of a version being prepared they may go."""

# ruff: noqa: S608 - the statements are the test's own

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pomanager.db.bylaws import NOT_READABLE
from pomanager.db.check import check
from pomanager.db.engine import Access, connect
from pomanager.readmodels.files import Part
from pomanager.rules.bylaws.judging import SAME_DAY
from sqlcipher3 import dbapi2

ADOPTED, PREPARED = 1, 2


@pytest.fixture
def connection(path: Path) -> Iterator[dbapi2.Connection]:
    """The file with an adopted version and one being prepared, open to somebody with a tool for such files."""
    with closing(connect(path, Access.WRITE)) as opened:
        opened.execute(f"INSERT INTO bylaw_version VALUES ({ADOPTED}, '2025-01-01', 'AG-1', '', '', 'x')")
        opened.execute(f"INSERT INTO bylaw_version VALUES ({PREPARED}, NULL, '', '', '', NULL)")
        for version in (ADOPTED, PREPARED):
            opened.execute(
                f"INSERT INTO bylaw_value VALUES ({version}, {version}, 'proxies.allowed', 'no', '', 'own', '')"
            )
            opened.execute(f"INSERT INTO bylaw_check VALUES ({version}, {version}, 1, '', 'A. Diop', '2025-02-01', '')")
        yield opened


def counts(connection: dbapi2.Connection) -> tuple[int, ...]:
    """How many versions, values and checks there are."""
    tables = ("bylaw_version", "bylaw_value", "bylaw_check")
    return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE bylaw_version SET since = '2024-01-01' WHERE id = 1",
        "UPDATE bylaw_version SET adopted_at = NULL WHERE id = 1",
        "DELETE FROM bylaw_check WHERE id = 1",
        "DELETE FROM bylaw_value WHERE id = 1",
        "DELETE FROM bylaw_version WHERE id = 1",
    ],
)
def test_what_was_adopted_stays(connection: dbapi2.Connection, statement: str) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="adopted"):
        connection.execute(statement)
    assert counts(connection) == (2, 2, 2)


def test_what_is_being_prepared_may_change_and_go(connection: dbapi2.Connection) -> None:
    connection.execute(f"UPDATE bylaw_version SET preset = 'france' WHERE id = {PREPARED}")
    connection.execute(f"DELETE FROM bylaw_check WHERE value_id = {PREPARED}")
    connection.execute(f"DELETE FROM bylaw_value WHERE version_id = {PREPARED}")
    connection.execute(f"DELETE FROM bylaw_version WHERE id = {PREPARED}")
    assert counts(connection) == (1, 1, 1)


def test_a_check_finds_two_versions_of_one_day_and_values_that_are_none(
    path: Path, connection: dbapi2.Connection
) -> None:
    assert check(path) == ()
    connection.execute("INSERT INTO bylaw_version VALUES (3, '2025-01-01', 'AG-2', '', '', 'x')")
    connection.execute("INSERT INTO bylaw_value VALUES (3, 3, 'board.term', '3 weeks', '', 'own', '')")
    found = check(path)
    assert [(finding.part, finding.objection.message) for finding in found] == [
        (Part.REGISTERS, SAME_DAY), (Part.REGISTERS, NOT_READABLE),
    ]  # fmt: skip
    connection.execute("INSERT INTO bylaw_withdrawal VALUES (1, 3, 'not adopted', '2025-03-01', '')")
    assert [finding.objection.message for finding in check(path)] == [NOT_READABLE]
