"""Opens a sample office on a day after its year, to look into it."""

from datetime import UTC, datetime
from pathlib import Path

from pomanager.services import files
from pomanager.services.office import Office


def read(path: Path) -> Office:
    """The office, for reading only."""
    return files.open_office(path, writing=False, clock=lambda: datetime(2026, 11, 24, tzinfo=UTC))
