"""Only the keeper of the one transaction commits; others flush only where a reason is written down."""

from tests.house.source import Module, calls, modules, parse, place

MAY_COMMIT = {
    "pomanager/db/file.py": "holds the writing session of an open office: commits when an act is done, settles doubt",
    "pomanager/db/migrations/env.py": "Alembic's own transaction",
}
MAY_FLUSH = {
    "pomanager/services/office.py": "writes an act's last rows, to see which areas they touch",
    "pomanager/services/work.py": "rows get their ids, and a broken constraint shows, before the journal line",
    "pomanager/db/file.py": "the database refuses inside the act, not at the commit",
}
# A command may flush where it needs the id of a row it has just added: for the rows that hang on it.
MAY_FLUSH_FOR_AN_ID = ("pomanager/services/",)

SESSIONS = ("session", "connection", "writer", "_writer", "_session", "_connection")


def _acts_on_a_session(name: str, act: str) -> bool:
    *owner, last = name.split(".")
    return last == act and bool(owner) and owner[-1] in SESSIONS


def uses(module: Module, act: str) -> list[str]:
    """Where a module lets a session or connection commit, or flush."""
    return [place(module, node) for name, node in calls(module) if _acts_on_a_session(name, act)]


def test_only_the_keeper_of_the_transaction_commits() -> None:
    found = [
        line for module in modules("pomanager") if module.path not in MAY_COMMIT for line in uses(module, "commit")
    ]
    assert not found


def test_flushes_stand_where_a_reason_is_known() -> None:
    found = [
        line
        for module in modules("pomanager")
        if module.path not in MAY_FLUSH and not _is_command(module)
        for line in uses(module, "flush")
    ]
    assert not found


def _is_command(module: Module) -> bool:
    return module.under(*MAY_FLUSH_FOR_AN_ID) and "/commands" in module.path


def test_a_commit_and_a_flush_are_noticed() -> None:
    module = parse("work.session.commit()\nself._writer.flush()\nsys.stdout.flush()\n")
    assert uses(module, "commit") == ["pomanager/invented.py:1"]
    assert uses(module, "flush") == ["pomanager/invented.py:2"]
