"""The tables the migrations lead to are those the program works with, named and guarded throughout."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Inspector, PrimaryKeyConstraint, UniqueConstraint, inspect

from pomanager.areas import Area
from pomanager.db.base import Base
from pomanager.db.engine import Access, reading_engine
from pomanager.db.tables import METADATA
from tests import offices

SEARCH = ("member_words", "member_parts")
"""Search tables, which SQLite keeps in shadow tables of their own."""
TABLES = sorted(METADATA.tables)


@pytest.fixture(name="connection", scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to a new office file, in which nothing is written."""
    readers = reading_engine(offices.office_file(tmp_path_factory.mktemp("tables")), Access.READ)
    with readers.connect() as connection:
        yield connection
    readers.dispose()


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether the metadata should know of this table."""
    return kind != "table" or not str(name).startswith(SEARCH)


def test_migrations_lead_to_the_tables_of_the_program(connection: Connection) -> None:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
    assert compare_metadata(context, METADATA) == []


def test_columns_may_be_empty_where_the_program_says_so(connection: Connection) -> None:
    found: Inspector = inspect(connection)
    for table in METADATA.tables.values():
        told = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert told == {column.name: column.nullable for column in table.columns}, table.name


@pytest.mark.parametrize("table", TABLES)
def test_every_constraint_has_a_name_and_nothing_cascades(connection: Connection, table: str) -> None:
    found: Inspector = inspect(connection)
    keys = found.get_foreign_keys(table)
    constraints = [
        found.get_pk_constraint(table), *keys, *found.get_unique_constraints(table), *found.get_check_constraints(table)
    ]  # fmt: skip
    names = [str(constraint["name"]) for constraint in constraints]
    assert all(name.startswith((f"pk_{table}", f"fk_{table}_", f"uq_{table}_", f"ck_{table}_")) for name in names)
    assert len(set(names)) == len(names)
    assert [key["options"] for key in keys if key["options"]] == []
    assert {index["name"] for index in found.get_indexes(table)} == {
        index.name for index in METADATA.tables[table].indexes
    }


def test_every_foreign_key_can_be_followed_back_quickly() -> None:
    """Without an index each removal looks through the whole table that refers to what goes."""
    bare = [
        f"{table.name}.{column.name}"
        for table in METADATA.tables.values()
        for column in table.columns
        if column.foreign_keys and column.name not in _leading_columns(table.name)
    ]
    assert bare == []


def _leading_columns(table: str) -> set[str]:
    """Columns an index, a unique constraint or the primary key of a table begins with."""
    found = METADATA.tables[table]
    indexed = [index.columns for index in found.indexes]
    unique = [key.columns for key in found.constraints if isinstance(key, UniqueConstraint | PrimaryKeyConstraint)]
    return {next(iter(columns)).name for columns in (*indexed, *unique)}


def test_every_table_belongs_to_an_area_and_says_what_it_is_for() -> None:
    kinds = [mapper.class_ for mapper in Base.registry.mappers]
    assert {kind.__tablename__ for kind in kinds} == set(TABLES)
    assert [kind.__name__ for kind in kinds if not isinstance(kind.area, Area)] == []
    assert [kind.__name__ for kind in kinds if not kind.__doc__] == []
