"""Office files for tests: one is made once per run, every test gets a copy of it, which is quicker than making one."""

import atexit
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pomanager.services import files
from pomanager.services.office import Office

NOW = datetime(2026, 11, 23, 14, 5, 3, tzinfo=UTC)
"""The moment at which tests happen."""

ORGANISATION = "CONAPRO"


def clock() -> datetime:
    """The clock of the tests: it stands."""
    return NOW


def office_file(folder: Path, name: str = "conapro.podb") -> Path:
    """A closed office file of an organisation with an empty roll, in the folder."""
    path = folder / name
    shutil.copyfile(_template(), path)
    return path


def opened_office(path: Path, *, writing: bool = True) -> Office:
    """The office of a file, opened at the tests' moment by nobody in particular."""
    return files.open_office(path, writing=writing, clock=clock, actor="Tests")


@cache
def _template() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="pomanager-template-")
    atexit.register(folder.cleanup)
    path = Path(folder.name) / "template.podb"
    files.create(path, ORGANISATION, "fr", clock).close()
    return path
