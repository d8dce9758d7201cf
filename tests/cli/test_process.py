"""The program as a shell starts it: exit codes, languages, outputs that go away, and no Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offices import sample_copy

NARROW = 4096
"""Bytes that wait in a pipe until somebody reads them."""


def start(*words: object, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, in English unless told otherwise."""
    told = {**os.environ, "POMANAGER_LANGUAGE": "en", "PYTHONIOENCODING": "utf-8", **surroundings}
    command = [sys.executable, "-m", "pomanager", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", env=told, check=False)


def test_a_day_at_the_terminal(tmp_path: Path) -> None:
    office, paper = tmp_path / "s.podb", tmp_path / "roll.pdf"
    assert start("demo", office, "--story", "s4", "--members", 20).returncode == 0
    found = start("members", "find", office, "a", "--json")
    assert found.returncode == 0
    assert json.loads(found.stdout)["rows"]
    assert start("print", "roll", office, "--out", paper).returncode == 0
    assert paper.stat().st_size > 1000
    assert start("check", office).returncode == 0
    assert sorted(each.name for each in tmp_path.iterdir()) == ["roll.pdf", "s.podb"]


@pytest.mark.parametrize("language", ["en", "fr", "km"])
def test_a_refusal_is_a_sentence_in_every_language(tmp_path: Path, language: str) -> None:
    said = start("check", tmp_path / "none.podb", POMANAGER_LANGUAGE=language)
    assert said.returncode == 1
    assert "none.podb" in said.stderr
    assert "Traceback" not in said.stderr


def test_wrong_words_end_with_2() -> None:
    said = start("print")
    assert (said.returncode, said.stdout) == (2, "")


def test_an_old_console_is_spoken_to_without_complaint(tmp_path: Path) -> None:
    office = sample_copy(tmp_path, "s1", 120)
    said = start("members", "find", office, "0001", PYTHONIOENCODING="ascii", POMANAGER_LANGUAGE="ru")
    assert said.returncode == 0
    assert said.stdout.startswith("0001 ? ???")


def test_whoever_stops_reading_is_not_complained_to(tmp_path: Path) -> None:
    office = sample_copy(tmp_path, "s4", 120)
    words = [sys.executable, "-m", "pomanager", "members", "find", str(office), "", "--json"]
    # More is said than goes into so narrow a pipe, and the reader leaves in the middle of it.
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pipesize=NARROW) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        assert process.wait() == 1 or sys.platform != "linux"  # elsewhere a pipe is as wide as it likes


def test_the_command_line_knows_no_qt() -> None:
    asked = (
        "import sys, pomanager.app as app; code = app.run(['papers']); "
        "print(code, [name for name in sys.modules if name.startswith(('PySide6', 'reportlab', 'alembic'))])"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "0 []"
