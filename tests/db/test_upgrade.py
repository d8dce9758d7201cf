"""Bringing tables up to date keeps every row, or changes nothing; new files and the table classes agree."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from pomanager.db import engine, troubles, upgrade
from pomanager.db.engine import Access
from pomanager.db.tables import METADATA
from pomanager.errors import FileTrouble
from pomanager.services import files
from pomanager.services.organisation.commands import place_for
from sqlcipher3 import dbapi2
from tests import offices

STEP = '''"""A step for a test."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {before!r}


def upgrade() -> None:
{body}
'''

FIRST = """\
    op.create_table("parent", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.Text()))
    op.create_table(
        "child",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("parent.id", name="fk", ondelete="CASCADE")),
    )
    op.execute("INSERT INTO parent VALUES (1, 'a'), (2, 'b')")
    op.execute("INSERT INTO child VALUES (1, 1), (2, 1), (3, 2)")
"""
REBUILD = """\
    with op.batch_alter_table("parent", recreate="always") as batch:
        batch.alter_column("name", type_=sa.String(40), nullable=False)
"""
LOSE_A_PARENT = "op.execute('DELETE FROM parent WHERE id = 2')"
LOSE_CHILDREN = "op.execute('DELETE FROM child')"
ALL_ROWS = ("SELECT * FROM parent", "SELECT * FROM child", "SELECT * FROM alembic_version")
ENV = """
from alembic import context
context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
"""


def steps(folder: Path, *bodies: str) -> Path:
    """A folder of steps, one per body."""
    folder.mkdir()
    (folder / "env.py").write_text(ENV)
    (folder / "versions").mkdir()
    before: str | None = None
    for number, body in enumerate(bodies, 1):
        revision = f"{number:04}"
        text = STEP.format(revision=revision, before=before, body=body)
        (folder / "versions" / f"{revision}_step.py").write_text(text)
        before = revision
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of an older program: two parents and their three children."""
    path = tmp_path / "old.podb"
    engine.connect(path, Access.CREATE).close()
    upgrade.bring_up_to_date(path, steps(tmp_path / "first", FIRST))
    return path


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    """What a statement finds in a file."""
    connection = engine.connect(path, Access.READ)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_rebuilding_a_parent_keeps_its_children(old: Path, tmp_path: Path) -> None:
    upgrade.bring_up_to_date(old, steps(tmp_path / "second", FIRST, REBUILD))
    assert rows(old, "SELECT count(*) FROM child") == [(3,)]
    assert rows(old, "SELECT sql LIKE '%VARCHAR(40)%' FROM sqlite_master WHERE name = 'parent'") == [(1,)]
    assert rows(old, "SELECT version_num FROM alembic_version") == [("0002",)]


@pytest.mark.parametrize(
    "body",
    [
        f"{REBUILD}    {LOSE_A_PARENT}\n",
        f"{REBUILD}    {LOSE_CHILDREN}\n",
        "    op.drop_table('child')\n",
        "    op.execute('INSERT INTO child VALUES (4, 77)')\n",
    ],
)
def test_a_step_that_loses_rows_or_leaves_orphans_changes_nothing(old: Path, tmp_path: Path, body: str) -> None:
    held = [rows(old, question) for question in ("SELECT sql FROM sqlite_master", *ALL_ROWS)]
    with pytest.raises(FileTrouble) as refused:
        upgrade.bring_up_to_date(old, steps(tmp_path / "second", FIRST, body))
    assert refused.value.objections[0].message == troubles.ROWS_LOST
    assert [rows(old, question) for question in ("SELECT sql FROM sqlite_master", *ALL_ROWS)] == held


def test_steps_go_into_a_log_so_that_a_power_cut_tears_no_unused_page(old: Path, tmp_path: Path) -> None:
    body = (
        "    mode = op.get_bind().exec_driver_sql('PRAGMA journal_mode').scalar_one()\n"
        "    op.execute(f\"CREATE TABLE way AS SELECT '{mode}' AS mode\")\n"
    )
    upgrade.bring_up_to_date(old, steps(tmp_path / "second", FIRST, body))
    assert rows(old, "SELECT mode FROM way") == [("wal",)]


def test_a_step_that_fails_half_way_leaves_nothing_of_itself(old: Path, tmp_path: Path) -> None:
    body = "    op.add_column('child', sa.Column('age', sa.Integer()))\n    raise RuntimeError('half-way')\n"
    with pytest.raises(RuntimeError, match="half-way"):
        upgrade.bring_up_to_date(old, steps(tmp_path / "second", FIRST, REBUILD, body))
    assert rows(old, "SELECT version_num FROM alembic_version") == [("0001",)]
    assert rows(old, "SELECT count(*) FROM pragma_table_info('child')") == [(2,)]


def test_the_known_states_are_those_of_the_steps() -> None:
    script = ScriptDirectory(str(upgrade.STEPS))
    assert script.get_current_head() == upgrade.HEAD
    assert tuple(reversed([step.revision for step in script.walk_revisions()])) == upgrade.REVISIONS


def test_the_steps_lead_to_the_tables_as_they_are_declared(path: Path) -> None:
    migrating = engine.migrating_engine(path)
    with migrating.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _not_of_search})
        assert compare_metadata(context, METADATA) == []
    migrating.dispose()


def _not_of_search(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not str(name).startswith(("member_words", "member_parts"))


def test_a_new_office_says_what_it_is(path: Path) -> None:
    assert rows(path, "PRAGMA application_id") == [(upgrade.APPLICATION_ID,)]
    assert rows(path, "SELECT version_num FROM alembic_version") == [(upgrade.HEAD,)]
    assert upgrade.APPLICATION_ID.to_bytes(4, "big") == b"POM1"


def test_an_older_office_is_backed_up_before_it_is_brought_up_to_date(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = offices.opened_office(path)
    office.do(place_for, "Mungwa")
    office.close()
    grow_older(path, monkeypatch)
    brought: list[Path] = []

    def bring(older: Path) -> None:
        (kept,) = (tmp_path / files.BACKUPS).iterdir()
        assert rows(kept, "SELECT version_num FROM alembic_version") == [("0000",)]
        set_revision(older, upgrade.HEAD)
        brought.append(older)

    monkeypatch.setattr(upgrade, "bring_up_to_date", bring)
    offices.opened_office(path).close()
    assert brought == [path]
    assert [kept.name for kept in (tmp_path / files.BACKUPS).iterdir()] == ["conapro-20261123T140503Z.podb"]


def test_without_a_backup_nothing_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow_older(path, monkeypatch)
    (path.parent / files.BACKUPS).write_text("a file where the folder should be")
    with pytest.raises(FileTrouble):
        offices.opened_office(path)
    assert rows(path, "SELECT version_num FROM alembic_version") == [("0000",)]
    assert not path.with_name(path.name + ".lock").exists()


def grow_older(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the file one of a program before the first step there is."""
    monkeypatch.setattr(upgrade, "REVISIONS", ("0000", *upgrade.REVISIONS))
    set_revision(path, "0000")


def set_revision(path: Path, revision: str) -> None:
    """Say which step the tables of a closed file stand at."""
    connection: dbapi2.Connection = engine.connect(path, Access.WRITE)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.close()
