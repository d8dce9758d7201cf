"""What `make package` is told agrees with the program: the parts it runs, what it leaves out, the packages it names."""

import os
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

from pomanager import paths, processes, typefaces
from pomanager.i18n.languages import LANGUAGES
from tools import package_licences, package_linux

PROJECT = Path(__file__).resolve().parents[2]
SPEC = (PROJECT / "installer" / "pomanager.spec").read_text(encoding="utf-8")


def test_the_app_keeps_what_babel_knows_of_each_language() -> None:
    kept = SPEC.split("LANGUAGES = {")[1].split("}")[0]
    assert {f'"{each.locale.split("_")[0]}"' for each in LANGUAGES} <= {word.strip() for word in kept.split(",")}


def test_the_version_is_the_same_everywhere() -> None:
    from tools.package import version

    stated = (PROJECT / "installer" / "windows" / "pomanager.iss").read_text(encoding="utf-8")
    assert f'#define Version "{version()}"' in stated


def test_every_library_of_the_program_has_its_licence(tmp_path: Path) -> None:
    assert package_licences.gather(tmp_path, PROJECT / "pyproject.toml") == []
    names = {folder.name.lower() for folder in tmp_path.iterdir()}
    assert {"pyside6_essentials", "sqlcipher3", "reportlab", "python"} <= names
    assert all(any(folder.iterdir()) for folder in tmp_path.iterdir())


def test_the_debian_package_asks_for_every_library_qt_needs() -> None:
    asked = " ".join(package_linux.needed_packages())
    listed = (PROJECT / "tools" / "system_packages.txt").read_text(encoding="utf-8").splitlines()
    assert all(line.split()[1] in asked for line in listed if line and not line.startswith("#"))


def test_a_part_is_started_by_the_interpreter_and_in_a_frozen_app_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    (part,) = processes.PARTS
    assert processes.words_to_start(part, "x")[1:] == ["-m", part, "x"]
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    words = processes.words_to_start(part, "x")[1:]
    assert words == [processes.PART, part, "x"]
    assert processes.asked_for_part(words) == part
    assert processes.asked_for_part(["--part", "pomanager.cli"]) is None
    with pytest.raises(ValueError, match="does not run by itself"):
        processes.words_to_start("pomanager.cli")


def test_other_programs_get_the_libraries_of_the_system_back(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"LD_LIBRARY_PATH": "app", "LD_LIBRARY_PATH_ORIG": "before", "HOME": os.sep}
    assert processes.surroundings_of_others(found) == found
    monkeypatch.setattr(paths, "is_frozen", lambda: True)
    assert processes.surroundings_of_others(found) == {"LD_LIBRARY_PATH": "before", "HOME": os.sep}
    assert "LD_LIBRARY_PATH" not in processes.surroundings_of_others({"LD_LIBRARY_PATH": "app"})


def test_typefaces_that_travel_with_the_app_are_taken_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "typefaces"
    folder.mkdir()
    for family in typefaces.FAMILIES:
        for weight in typefaces.WEIGHTS:
            (folder / typefaces.shipped_name(family, weight)).write_bytes(b"font")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    assert {font.path.parent for font in typefaces.files()} == {folder}


def test_nothing_the_window_stands_on_is_left_out() -> None:
    left_out = [word for word in SPEC.split("LEFT_OUT = [")[1].split("]")[0].split('"') if word.startswith("*")]
    for part in (
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6Svg.so.6",
    ):
        assert not any(fnmatch(part, pattern) for pattern in left_out), part


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="asks Debian how it compares versions")
@pytest.mark.parametrize(("act", "installed", "code"), [("upgrade", "0.2.0", 1), ("upgrade", "0.1.0", 0),
                                                          ("upgrade", "0.0.9", 0), ("install", "", 0)])  # fmt: skip
def test_an_older_package_does_not_take_the_place_of_a_newer_one(
    tmp_path: Path, act: str, installed: str, code: int
) -> None:
    script = tmp_path / "preinst"
    script.write_text(package_linux.preinst("0.1.0"), encoding="utf-8")
    ran = subprocess.run(["/bin/sh", str(script), act, installed], capture_output=True, text=True, check=False)
    assert ran.returncode == code
    assert ("Nothing was changed" in ran.stderr) is bool(code)


def test_an_office_file_opens_the_program() -> None:
    linux = PROJECT / "installer" / "linux"
    kind = "application/x-pomanager-office"
    entry = (linux / "pomanager.desktop").read_text(encoding="utf-8")
    assert f"MimeType={kind};" in entry
    assert "Exec=pomanager %f" in entry
    assert f'<mime-type type="{kind}">' in (linux / "pomanager.xml").read_text(encoding="utf-8")
    assert 'glob pattern="*.podb"' in (linux / "pomanager.xml").read_text(encoding="utf-8")
    windows = (PROJECT / "installer" / "windows" / "pomanager.iss").read_text(encoding="utf-8")
    assert "Software\\Classes\\.podb" in windows
    assert '"""{app}\\{#Program}"" ""%1"""' in windows
