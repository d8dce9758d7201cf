"""What every test gets: no screen, no home folder, and no stray warnings in the log."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from tests import trying

if TYPE_CHECKING:
    from pomanager.services.office import Office
    from tests.make import MovableClock

# Every worker imports every test: what one of them has compiled the others and the next run read.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Test files lie in memory where the system has such a folder: they are many, and no test outlives a power cut.
_IN_MEMORY = Path("/dev/shm")
if _IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > 2 * 1024**3:
    os.environ["TMPDIR"] = tempfile.tempdir = str(_IN_MEMORY)

# Set before any Qt application is made, which reads them once: no window appears, nobody's own settings are touched.
_PROJECT = Path(__file__).resolve().parent.parent
_HOME = tempfile.TemporaryDirectory(prefix="pomanager-tests-")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HOME"] = _HOME.name
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = Path(_HOME.name) / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
# What is made once for all is made by whichever worker comes first; the process that began the run removes it.
if "POMANAGER_TESTS_SHARED" not in os.environ:
    os.environ["POMANAGER_TESTS_SHARED"] = _HOME.name
# Kept from run to run, or every run would list the system's fonts anew.
os.environ["XDG_CACHE_HOME"] = str(_PROJECT / "build" / "test-cache")

pytest_plugins = ("tests.budget",)

trying.draw_alike()
# What comes while tests are found stays to the end: to look through it again and again would find no garbage.
gc.disable()

ExpectedLog: TypeAlias = Callable[..., AbstractContextManager[None]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a Qt application, so that `-m "not gui"` leaves them out."""
    for item in items:
        if {"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("gui")


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what stays to the end: thousands of tests, and all modules."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 50)
    gc.enable()


def pytest_unconfigure() -> None:
    """Remove the home folder the tests had."""
    _HOME.cleanup()


class _StrayRecords(logging.Handler):
    """Keeps every record from WARNING on that nobody expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(scope="session", autouse=True)
def statements_shared() -> None:
    """Let no office write out the SQL that another has written out already."""
    from tests import statements, watching  # not before the home folder of the tests is set

    statements.share()
    watching.share(pytest.MonkeyPatch())


@pytest.fixture(autouse=True)
def stray_records() -> Iterator[_StrayRecords]:
    """Fail a test that makes the program complain in its log, unless it said so with `expected_log`."""
    handler = _StrayRecords()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    if handler.records:
        lines = (f"{record.name}: {record.levelname}: {record.getMessage()}" for record in handler.records)
        pytest.fail("unexpected in the log:\n" + "\n".join(lines))


@pytest.fixture
def expected_log(stray_records: _StrayRecords) -> ExpectedLog:
    """Expect a complaint in the log, and fail when none comes.

    `with expected_log("could not back up"): …` names a part of the message; `logger=` narrows it to one logger's name.
    """

    @contextmanager
    def expect(words: str, *, logger: str = "") -> Iterator[None]:
        before = len(stray_records.records)
        yield
        new = stray_records.records[before:]
        wanted = [record for record in new if words in record.getMessage() and record.name.startswith(logger)]
        assert wanted, f"nothing in the log says {words!r}; it says {[record.getMessage() for record in new]}"
        stray_records.records[before:] = [record for record in new if record not in wanted]

    return expect


@pytest.fixture
def clock() -> "MovableClock":
    """The clock of the test's office: it stands until the test moves it."""
    from tests import make  # not before the home folder of the tests is set

    return make.MovableClock()


@pytest.fixture
def office(tmp_path: Path, clock: "MovableClock") -> "Iterator[Office]":
    """An opened office with an empty roll, on a real file."""
    from tests import make

    opened = make.office(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _light_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are made of passwords with as little work as the method allows; `benchmarks` measures its whole weight."""
    from pomanager.services.access import hashing  # not before the home folder of the tests is set

    monkeypatch.setattr(hashing, "FULL", hashing.Cost(memory_kib=8, rounds=1, lanes=1))
