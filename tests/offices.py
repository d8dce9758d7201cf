"""Office files for tests: each kind is made once per run, every test gets a copy: that is quicker than making one."""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pomanager.services import files
from pomanager.services.office import Office

NOW = datetime(2026, 11, 23, 14, 5, 3, tzinfo=UTC)
"""The moment at which tests happen."""

ORGANISATION = "CONAPRO"
PASSWORD = "le mil est récolté"  # noqa: S105 - of files for tests

USUAL = 120
"""People of the sample offices that most tests share."""
GIVEN_UP = 120.0
"""Seconds after which a worker that makes an office is taken for dead, and the office made once more."""

SHARED_FOLDER = "POMANAGER_TESTS_SHARED"
"""What the surroundings call the folder of a run that all its workers share."""


def clock() -> datetime:
    """The clock of the tests: it stands."""
    return NOW


def office_file(folder: Path, name: str = "conapro.podb") -> Path:
    """A closed office file of an organisation with an empty roll, in the folder."""
    path = folder / name
    shutil.copyfile(_template(), path)
    return path


def locked_file(folder: Path, name: str = "conapro.podb") -> Path:
    """The same with the password ``PASSWORD``, which this process has not been told."""
    path = folder / name
    shutil.copyfile(_locked_template(), path)
    files.lock_again(path)
    return path


def filled_file(folder: Path, fill: Callable[[Office], None], name: str = "conapro.podb") -> Path:
    """A closed office file in the folder, in which ``fill`` has carried out its acts.

    They are carried out once, at the tests' moment, and each further test copies the file. ``fill`` is a module's own.
    """
    path = folder / name
    shutil.copyfile(_filled(fill), path)
    return path


def sample_file(code: str, members: int) -> Path:
    """A closed sample office of so many people, made once for the whole run: it is read or copied, never written in.

    ``make_sample`` itself, with its seed and its progress, is tried in `tests/samples`.
    """
    path = _sample_path(code, members)
    begun = time.monotonic()
    while not path.exists():
        from pomanager.samples import STORIES  # with it most of the program comes: a child that needs none goes without

        if _made_sample(code, members, at_once=time.monotonic() - begun > GIVEN_UP):
            break
        # Another worker makes it: the others will be wanted, too.
        if members != USUAL or not any(_made_sample(each, members) for each in STORIES):
            time.sleep(0.05)
    return path


def _sample_path(code: str, members: int) -> Path:
    return _shared() / f"{code}-{members}.podb"


def _made_sample(code: str, members: int, *, at_once: bool = False) -> bool:
    """Make a sample office that nobody has made or is making; with ``at_once`` in any case. Whether it was made now."""
    path = _sample_path(code, members)
    making = path.with_suffix(".making")
    if path.exists() or (making.exists() and not at_once):
        return False
    try:
        making.touch(exist_ok=at_once)
    except FileExistsError:
        return False
    made = path.with_suffix(f".{os.getpid()}.podb")
    try:
        from pomanager.samples.making import make_sample  # where a test that puts copies in its place leaves it

        make_sample(code, made, members=members)
        made.replace(path)
    finally:
        making.unlink(missing_ok=True)
    return True


def sample_copy(folder: Path, code: str, members: int) -> Path:
    """A sample office of the test's own, to write in, called by its code."""
    path = folder / f"{code}.podb"
    shutil.copyfile(sample_file(code, members), path)
    return path


def opened_office(path: Path, *, writing: bool = True) -> Office:
    """The office of a file, opened at the tests' moment by nobody in particular."""
    return files.open_office(path, writing=writing, clock=clock, actor="Tests")


@cache
def _filled(fill: Callable[[Office], None]) -> Path:
    path = office_file(_shared(), f"{fill.__module__}.{fill.__name__}.{os.getpid()}.podb")
    office = opened_office(path)
    fill(office)
    office.close()
    return path


@cache
def _template() -> Path:
    path = _shared() / f"template.{os.getpid()}.podb"
    files.create(path, ORGANISATION, "fr", clock).close()
    return path


@cache
def _locked_template() -> Path:
    path = office_file(_shared(), f"locked.{os.getpid()}.podb")
    files.set_password(path, PASSWORD, clock)
    return path


@cache
def _shared() -> Path:
    """The folder all workers of a run share, which whoever began the run removes; or one of this process alone."""
    begun = os.environ.get(SHARED_FOLDER, "")
    if begun:
        return Path(begun)
    folder = tempfile.TemporaryDirectory(prefix="pomanager-offices-")
    atexit.register(folder.cleanup)
    return Path(folder.name)
