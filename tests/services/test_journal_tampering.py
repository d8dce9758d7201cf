"""A journal changed by another hand, its triggers dropped, names the lines that are not as they were written."""

# ruff: noqa: S608 - the statements are the test's own

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from pomanager.db.journal_chain import CHANGED, LINK_BROKEN, MISSING, VALUE_ALONE, VALUE_CHANGED, broken_lines
from pomanager.readmodels.files import Part
from pomanager.rules import chain
from pomanager.services import files
from pomanager.services.office import Office
from tests import make, offices

TRIGGERS = ("journal_entry_never_changes", "journal_entry_never_goes", "journal_value_never_changes",
            "journal_value_never_goes")  # fmt: skip


def tamper(office: Office, *statements: str) -> None:
    """Change the journal as somebody would who has a tool for such files."""
    with office.books.writing("tampering") as session:
        for trigger in TRIGGERS:
            session.execute(text(f"DROP TRIGGER IF EXISTS {trigger}"))
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        for statement in statements:
            session.connection().exec_driver_sql(statement)


def broken(office: Office) -> list[tuple[str, object]]:
    """What is said of the journal, and of which line."""
    return [(said.message, said.details["line"]) for said in office.ask(lambda session: list(broken_lines(session)))]


def seven(office: Office) -> None:
    """Seven people are admitted."""
    for name in ("Ada", "Bea", "Cia", "Dea", "Eda", "Fia", "Gia"):
        make.member(office, name)


@pytest.fixture
def long_office(tmp_path: Path) -> Iterator[Office]:
    """An office with eight lines in its journal: line 1 opened the books, 2 to 8 admitted somebody."""
    office = offices.opened_office(offices.filled_file(tmp_path, seven))
    assert broken(office) == []
    yield office
    office.close()


LABEL_OF_4 = "sequence = 4 AND side = 'label'"


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["UPDATE journal_entry SET who = 'Nobody' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET act = 'members.died' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET act_area = 'organisation' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET record_id = 5 WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET record_table = 'person' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET operation = 'x' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET at = '2020-01-01T00:00:00.000000Z' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET previous_hash = '' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET hash = 'ab' WHERE sequence = 4"], [(CHANGED, 4)]),
        (["UPDATE journal_entry SET hash = 'ab' WHERE sequence = 8"], [(CHANGED, 8)]),
        ([f"UPDATE journal_value SET value = '3 · Zia' WHERE {LABEL_OF_4}"], [(VALUE_CHANGED, 4)]),
        ([f"UPDATE journal_value SET value = NULL WHERE {LABEL_OF_4}"], [(VALUE_CHANGED, 4)]),
        ([f"UPDATE journal_value SET salt = NULL WHERE {LABEL_OF_4}"], [(VALUE_CHANGED, 4)]),
        ([f"UPDATE journal_value SET field = 'phone' WHERE {LABEL_OF_4}"], [(CHANGED, 4)]),
        ([f"UPDATE journal_value SET side = 'reason' WHERE {LABEL_OF_4}"], [(CHANGED, 4)]),
        ([f"DELETE FROM journal_value WHERE {LABEL_OF_4}"], [(CHANGED, 4)]),
        (["UPDATE journal_value SET position = 99 - position WHERE sequence = 4"], [(CHANGED, 4)]),
        (
            ["INSERT INTO journal_value (sequence, position, field, side, salt, value, digest) "
             "SELECT sequence, 99, 'phone', 'new', salt, value, digest FROM journal_value WHERE " + LABEL_OF_4],
            [(CHANGED, 4)],
        ),
        (
            ["DELETE FROM journal_value WHERE sequence = 4", "DELETE FROM journal_entry WHERE sequence = 4"],
            [(MISSING, 4)],
        ),
        (["DELETE FROM journal_value WHERE sequence = 1", "DELETE FROM journal_entry WHERE sequence = 1"],
         [(MISSING, 1)]),
        (
            [("INSERT INTO journal_entry SELECT 9, at, who, act, act_area, record_table, record_id, operation, "
              "hash, 'ab' FROM journal_entry WHERE sequence = 8")],
            [(CHANGED, 9)],
        ),
    ],
)  # fmt: skip
def test_every_touched_line_is_named_and_no_other(
    long_office: Office, statements: list[str], said: list[tuple[str, int]]
) -> None:
    tamper(long_office, *statements)
    assert broken(long_office) == said


def moved(table: str, *moves: tuple[int, int]) -> list[str]:
    """Statements that give lines of a table other places."""
    return [f"UPDATE {table} SET sequence = {to} WHERE sequence = {origin}" for origin, to in moves]


SWAP = ((4, 100), (5, 4), (100, 5))


def test_two_lines_swapped_are_both_named(long_office: Office) -> None:
    tamper(long_office, *moved("journal_entry", *SWAP), *moved("journal_value", *SWAP))
    assert broken(long_office) == [(CHANGED, 4), (CHANGED, 5)]


def test_the_values_of_two_lines_swapped_are_both_named(long_office: Office) -> None:
    tamper(long_office, *moved("journal_value", *SWAP))
    assert broken(long_office) == [(CHANGED, 4), (CHANGED, 5)]


def test_a_line_put_in_between_is_named_with_those_it_pushed_on(long_office: Office) -> None:
    push = tuple((line, line + 1) for line in range(8, 3, -1))
    tamper(
        long_office,
        *moved("journal_entry", *push),
        *moved("journal_value", *push),
        "INSERT INTO journal_entry SELECT 4, at, who, act, act_area, record_table, record_id, operation, hash, 'ab' "
        "FROM journal_entry WHERE sequence = 3",
    )
    assert broken(long_office) == [(CHANGED, line) for line in range(4, 10)]


def test_a_line_rewritten_with_its_seal_no_longer_carries_the_next(long_office: Office) -> None:
    with long_office.books.reading() as session:
        line = session.connection().exec_driver_sql("SELECT * FROM journal_entry WHERE sequence = 4").one()
        digests = session.connection().exec_driver_sql(
            "SELECT field, side, digest FROM journal_value WHERE sequence = 4 ORDER BY position"
        )
        forged = chain.line_hash(
            line.previous_hash,
            chain.ChainLine(
                sequence=4, at=line.at, who="Nobody", act=line.act, act_area=line.act_area,
                record_table=line.record_table, record_id=line.record_id, operation=line.operation,
                digests=tuple((row.field, row.side, row.digest) for row in digests),
            ),
        )  # fmt: skip
    tamper(long_office, f"UPDATE journal_entry SET who = 'Nobody', hash = '{forged}' WHERE sequence = 4")
    assert broken(long_office) == [(LINK_BROKEN, 5)]


def test_several_missing_lines_are_each_named(long_office: Office) -> None:
    tamper(
        long_office,
        "DELETE FROM journal_value WHERE sequence IN (3, 4, 6)",
        "DELETE FROM journal_entry WHERE sequence IN (3, 4, 6)",
    )
    assert broken(long_office) == [(MISSING, 3), (MISSING, 4), (MISSING, 6)]


def test_values_whose_line_is_gone_are_named(long_office: Office) -> None:
    tamper(long_office, "DELETE FROM journal_value WHERE sequence = 8 AND side = 'label'")
    with long_office.books.writing("tampering") as session:
        session.execute(text("PRAGMA defer_foreign_keys=ON"))
        session.execute(text("DELETE FROM journal_entry WHERE sequence = 8"))
        assert [said.message for said in broken_lines(session)] == [VALUE_ALONE]
        session.execute(text("DELETE FROM journal_value WHERE sequence = 8"))


def test_an_erased_person_keeps_the_chain_whole(long_office: Office) -> None:
    tamper(long_office, "UPDATE journal_value SET value = NULL, salt = NULL WHERE sequence = 4")
    assert broken(long_office) == []
    line = make.journal(long_office)[4]
    assert (line.sequence, line.label) == (4, "")
    assert {change.new for change in line.changes} == {None}


def test_checking_the_file_tells_the_same(long_office: Office) -> None:
    tamper(long_office, "UPDATE journal_entry SET who = 'Nobody' WHERE sequence = 4")
    path = long_office.books.path  # type: ignore[attr-defined]
    found = [finding for finding in files.check_file(path) if finding.part is Part.JOURNAL]
    assert [(finding.objection.message, finding.objection.details) for finding in found] == [(CHANGED, {"line": 4})]
