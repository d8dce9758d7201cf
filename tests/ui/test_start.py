"""What the program has imported when its window can be used: nothing it can do without."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pomanager.ui.start import SAY_READY
from tests.offices import office_file, opened_office
from tests.ui.office_desk import admitted

TELL_WHEN_READY = """
import os, sys
from pathlib import Path

class WhenReady:
    def write(self, said):
        sys.__stdout__.write("\\n".join((said.strip(), *sys.modules)))
        sys.__stdout__.flush()
        os._exit(0)

from pomanager import app
sys.stdout = WhenReady()
app.open_window(Path(sys.argv[1]))
"""
NOT_AT_START = (
    "PySide6.QtNetwork", "alembic", "babel", "fractions", "pomanager.cli", "pomanager.db.imports",
    "pomanager.db.search", "pomanager.reports", "pomanager.rules.written_dates",
    "pomanager.services.work", "pomanager.ui.dialogs", "pomanager.ui.forms", "reportlab",
)  # fmt: skip


@pytest.fixture
def imported(tmp_path: Path) -> list[str]:
    """The modules of a program that has just shown an office with one member, in the order they were imported."""
    path = office_file(tmp_path)
    office = opened_office(path)
    admitted(office, "NIYONZIMA Médiatrice")
    office.close()
    told = subprocess.run(
        [sys.executable, "-c", TELL_WHEN_READY, str(path)],
        env={**os.environ, SAY_READY: "1"}, capture_output=True, check=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    said, *modules = told.stdout.splitlines()
    assert said == "ready"
    assert "pomanager.ui.governance.home.page" in modules
    return modules


def test_a_window_that_was_just_opened_has_imported_nothing_it_can_do_without(imported: list[str]) -> None:
    assert [name for name in NOT_AT_START if name in imported] == []
