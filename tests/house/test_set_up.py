"""Set-up names what a system lacks in one line, and finds nothing lacking where the program runs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import PROJECT
from tools import run, setup


def test_a_system_without_python_is_told_everything_in_one_line(tmp_path: Path) -> None:
    # A system with the plainest words only: no python, no apt-get, no sudo.
    for word in ("sh", "dirname", "id", "grep", "sort", "tr"):
        (tmp_path / word).symlink_to(shutil.which(word) or "")

    told = subprocess.run(
        ["/bin/sh", str(PROJECT / "tools" / "bootstrap.sh"), "run"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 1
    (line,) = told.stderr.splitlines()
    assert line.startswith("Missing system packages: python3 python3-venv")


def test_packages_are_named_once_for_the_libraries_that_bring_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = {"libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-cursor.so.0", "libnobody.so.9"}
    monkeypatch.setattr(setup, "lacking_libraries", lambda: lacking)

    assert setup.lacking_packages() == ["libglib2.0-0", "libnobody.so.9", "libxcb-cursor0"]


def test_without_leave_to_install_set_up_names_them_and_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "lacking_packages", lambda: ["libegl1", "libxcb-cursor0"])
    monkeypatch.setattr(setup, "_way_to_install", lambda: None)

    with pytest.raises(setup.SetUpFailed, match=r"^Missing system packages: libegl1 libxcb-cursor0\."):
        setup.ready_system()


def test_where_qt_runs_nothing_is_lacking_for_it() -> None:
    assert "libEGL.so.1" not in setup.lacking_libraries()


def test_wrong_words_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["fly"]) == 2
    assert "run|test" in capsys.readouterr().err


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, {"DISPLAY": ":4711"}])
def test_a_display_that_is_not_there_is_none(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert not run.has_display()


def test_a_key_becomes_a_file_name() -> None:
    assert run.file_name("members.roll") == "members-roll"
    assert os.sep not in run.file_name("a/b\\c")
