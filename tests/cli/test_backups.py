"""Backups listed, and a damaged file salvaged, from the command line."""

from pathlib import Path

from pomanager.services import backups, files
from tests.cli.conftest import NOW
from tests.cli.saying import Run


def test_backups_are_listed_with_what_a_restore_would_lose(run: Run, office: Path, table: Path) -> None:
    assert "no backup" in run("backups", office).told
    run("members", "import", office, table)
    [row] = run("backups", office, "--json").rows()
    assert (row["state"], row["members"], row["entries_since"]) == ("good", 0, 1)
    assert Path(str(row["file"])).parent == backups.folder_of(office)
    assert "1 entry of the journal since" in run("backups", office).out


def test_what_can_be_read_of_a_damaged_file_takes_its_place(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    backups.make(office, lambda: NOW)
    data = bytearray(office.read_bytes())
    for page in range(150, len(data) // 4096, 180):
        data[(page - 1) * 4096 + 1000] ^= 1
    office.write_bytes(data)
    assert run("check", office).code == 1
    said = run("salvage", office, "--take")
    assert "now holds what was saved" in said.told
    assert files.check_file(office) == ()
    [kept] = office.parent.glob("office-damaged-*")
    assert (kept / "office.podb").read_bytes() == data
    assert run("members", "find", office, "KIZA").code == 1
    assert run("members", "find", office, "NIYONZIMA").code == 0
