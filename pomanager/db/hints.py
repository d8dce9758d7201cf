"""Says to SQLite which index a question is to be answered by, where the planner chooses wrongly.

SQLAlchemy leaves such words ("INDEXED BY …", "NOT INDEXED") out for SQLite without a word; a compiler of its own puts
them behind the table. They are statements of fact about a plan, never part of what is asked: without them the answer is
the same, and comes later.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

if TYPE_CHECKING:
    from sqlalchemy import FromClause


class HintedCompiler(SQLiteCompiler):
    """SQLAlchemy's own, that also writes the hints of ``Select.with_hint``."""

    def get_from_hint_text(self, table: "FromClause", text: str | None) -> str | None:
        """The hint as it stands behind the table."""
        del table
        return text


def write_hints(dialect: Any) -> None:  # noqa: ANN401 - the dialect of an engine, whose compiler is not declared
    """Let an engine's statements carry their hints."""
    dialect.statement_compiler = HintedCompiler
