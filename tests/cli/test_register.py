"""Office files from the command line: made, looked over, backed up, restored, written plainly; and what goes wrong."""

import dataclasses
import io
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pytest

from pomanager.cli import Start
from pomanager.errors import Cancelled
from pomanager.services import files
from tests.cli.saying import Run
from tests.conftest import ExpectedLog


def test_new_makes_a_file_that_checks_clean(run: Run, office: Path) -> None:
    said = run("check", office, "--json")
    assert said.code == 0
    assert said.rows() == []
    assert [each.name for each in office.parent.iterdir()] == ["office.podb"]


def test_new_over_a_file_is_refused_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.podb"
    path.write_text("dear members", encoding="utf-8")
    said = run("new", path, "--name", "X")
    assert said.code == 1
    assert str(path) in said.told
    assert path.read_text(encoding="utf-8") == "dear members"


def test_new_without_a_folder_says_so(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "nowhere" / "a.podb", "--name", "X")
    assert said.code == 1
    assert "nowhere" in said.told


def test_new_takes_the_readers_language_where_none_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.podb"
    assert run("new", path, "--name", "Ihuriro", language="rn").code == 0
    assert run("print", "admission-form", path, "--out", tmp_path / "a.pdf").code == 0


def test_demo_makes_as_many_people_as_asked(run: Run, tmp_path: Path) -> None:
    said = run("demo", tmp_path / "s.podb", "--story", "s4", "--members", 17)
    assert said.code == 0
    assert "17" in said.told


def test_demo_over_a_file_is_refused(run: Run, office: Path) -> None:
    assert run("demo", office, "--story", "s1", "--members", 5).code == 1


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x00" * 4096, b"POManager 1 file" + b"x" * 4096])
def test_a_strangers_file_is_refused_with_a_sentence(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.podb"
    path.write_bytes(content)
    for words in (("check", path, "--json"), ("members", "find", path, "x", "--json")):
        said = run(*words)
        assert said.code == 1
        (said_of,) = said.facts().values()
        assert all(each["sentence"] for each in said_of)
        assert said_of
    assert path.read_bytes() == content


def test_check_of_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    said = run("check", tmp_path / "none.podb", "--json")
    assert said.code == 1
    assert "none.podb" in said.refused()[0]["sentence"]


def test_check_finds_a_byte_that_was_changed(run: Run, office: Path) -> None:
    damaged = bytearray(office.read_bytes())
    damaged[len(damaged) // 2] ^= 1
    office.write_bytes(bytes(damaged))
    said = run("check", office)
    assert said.code == 1
    assert said.out.strip() or said.told.strip()


def test_backup_writes_one_file_and_names_it(run: Run, office: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    said = run("backup", office, folder)
    assert said.code == 0
    assert [str(each) for each in folder.iterdir()] == [said.out.strip()]
    assert run("check", said.out.strip()).code == 0


def test_backup_into_no_folder_is_refused(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("backup", office, tmp_path / "nowhere").code == 1


def test_restore_keeps_what_was_there(run: Run, office: Path, table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    backup = run("backup", office, folder).out.strip()
    assert run("members", "import", office, table).code == 0
    assert run("restore", backup, office).code == 1
    assert run("members", "find", office, "Odette").code == 0
    assert run("restore", backup, office, "--replace").code == 0
    assert run("members", "find", office, "Odette").code == 1
    assert len(list(tmp_path.glob("office.podb.before-restore-*"))) == 1


def test_export_plain_is_read_by_any_tool(run: Run, office: Path, table: Path, tmp_path: Path) -> None:
    run("members", "import", office, table)
    out = tmp_path / "out.sqlite"
    assert run("export-plain", office, out).code == 0
    with sqlite3.connect(out) as connection:
        names = [row[0] for row in connection.execute("SELECT full_name FROM person ORDER BY id")]
    connection.close()
    assert names == ["NIYONZIMA Médiatrice", "HAKIZIMANA Tharcisse", "NDAYIZEYE Odette"]


def test_while_a_window_has_the_file_reading_works_and_writing_is_refused(
    run: Run, office: Path, table: Path, tmp_path: Path
) -> None:
    window = files.open_office(office, writing=True, clock=lambda: datetime.now().astimezone())
    try:
        for words in (("members", "import", office, table), ("members", "undo", office)):
            said = run(*words, "--json")
            assert said.code == 1
            assert "open in another window" in said.refused()[0]["sentence"]
        assert run("members", "import", office, table, "--dry-run").code == 0
        assert run("check", office).code == 0
        assert run("print", "roll", office, "--out", tmp_path / "roll.pdf").code == 0
    finally:
        window.close()
    assert run("members", "import", office, table).code == 0


def _instead(problem: BaseException) -> Callable[[Start], Start]:
    """Put a window in place that fails."""

    def fail(_path: Path | None) -> NoReturn:
        raise problem

    return lambda start: dataclasses.replace(start, open_window=fail, log_file=Path("the.log"))


def test_what_nobody_foresaw_is_one_plain_sentence(run: Run, expected_log: ExpectedLog) -> None:
    with expected_log("a command failed"):
        said = run(start=_instead(RuntimeError("boom")))
    assert said.code == 1
    assert "did not foresee" in said.told
    assert "the.log" in said.told
    assert "boom" not in said.told


def test_ctrl_c_is_a_sentence(run: Run) -> None:
    said = run(start=_instead(KeyboardInterrupt()))
    assert said.code == 130
    assert said.told.startswith("Stopped.")


def test_cancelling_is_a_sentence(run: Run) -> None:
    said = run(start=_instead(Cancelled()))
    assert said.code == 1
    assert said.told.startswith("Stopped.")


def test_a_console_without_khmer_shows_question_marks_and_json_loses_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s3.podb"
    assert run("demo", path, "--story", "s3", "--members", 3).code == 0
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp437")
    monkeypatch.setattr(sys, "stdout", console)
    assert run("members", "find", path, "0001").code == 0
    assert run("members", "find", path, "0001", "--json").code == 0
    console.seek(0)
    plain, _brace, facts = console.read().partition("{")
    assert "?" in plain
    assert "\\u17" in facts
