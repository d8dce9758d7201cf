"""Names a table changes from a day on, from the command line."""

from pathlib import Path

import pytest

from tests.cli.saying import Run


def brought(run: Run, office: Path, folder: Path, *more: str) -> int:
    """Bring in a member, then a table that names the member otherwise; returns how that ended."""
    table = folder / "list.csv"
    table.write_text("no,name,born\n7,NIYONZIMA Médiatrice,1984\n", encoding="utf-8")
    assert run("members", "import", office, table).code == 0
    table.write_text("no,name,born\n7,BUKURU Médiatrice,1984\n", encoding="utf-8")
    return run("members", "import", office, table, *more).code


@pytest.mark.parametrize(("more", "found"), [((), 1), (("--names-changed-on", "2025-06-01"), 0)])
def test_a_name_is_put_right_or_borne_since_a_day(
    run: Run, office: Path, tmp_path: Path, more: tuple[str, ...], found: int
) -> None:
    assert brought(run, office, tmp_path, *more) == 0
    assert run("members", "find", office, "BUKURU").code == 0
    assert run("members", "find", office, "NIYONZIMA Médiatrice").code == found


def test_a_day_that_cannot_be_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    assert brought(run, office, tmp_path, "--names-changed-on", "1980-01-01") == 1
    assert run("members", "find", office, "BUKURU").code == 1
    assert brought(run, office, tmp_path, "--names-changed-on", "tomorrow") == 2
