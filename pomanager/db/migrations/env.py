"""Alembic's entry: takes the connection it is handed, already inside a transaction, and runs the steps on it."""

from alembic import context

from pomanager.db.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
