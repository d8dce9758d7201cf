"""What the program says at its start and of the file it opens: samples, older and newer files, what this PC lacks."""

from pathlib import Path

import pytest

from pomanager import typefaces
from pomanager.db import upgrade
from pomanager.errors import FileTrouble
from pomanager.rules.objections import Objection
from pomanager.services.organisation.queries import organisation
from pomanager.ui.application import Screen, register_typefaces
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run import samples, sticks
from pomanager.ui.first_run.start_told import tell_of_start
from pomanager.ui.preferences import Preferences
from pomanager.ui.start import Program
from tests.conftest import ExpectedLog
from tests.db.test_upgrade import grow_older, set_revision
from tests.offices import office_file, sample_copy
from tests.ui.first_run_desk import first_window, program
from tests.ui.office_desk import Clock, press
from tests.ui.scripted import Scripted, Told

__all__ = ["program"]


# ---- samples ---------------------------------------------------------------------------------------------------


def test_a_sample_says_what_it_is_and_is_made_anew(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    path = samples.path_of("s4")
    path.parent.mkdir()
    sample_copy(path.parent, "s4", 120).rename(path)
    press(first_window(program), "welcome.sample.s4")
    window = program.window
    assert window is not None
    assert program.screen.preferences.recent_files == ()
    assert "Sample office" in window.windowTitle()
    note = window.bands.note()
    assert note is not None
    assert note.title() == "This is a sample office"
    before = path.stat().st_ino

    def made_at_once(code: str, target: Path, **_how: object) -> None:
        sample_copy(target.parent, code, 120).rename(target)

    monkeypatch.setattr("pomanager.samples.make_sample", made_at_once)
    press(window, "band.sample.0")
    assert program.window is not None
    assert program.window is not window
    assert program.window.office.ask(organisation).is_sample
    assert path.stat().st_ino != before
    press(program.window, "band.sample.1")
    assert first_window(program).isVisible()


# ---- what a start tells ----------------------------------------------------------------------------------------


def test_an_older_file_is_brought_up_to_date_after_a_backup_and_that_is_told(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office_file(tmp_path)
    grow_older(path, monkeypatch)
    monkeypatch.setattr(upgrade, "bring_up_to_date", lambda older: set_revision(older, upgrade.HEAD))
    assert program.open(path)
    assert program.window is not None
    note = program.window.bands.note()
    assert note is not None
    assert "older PO Manager" in note.title()
    assert program.window.office.kept_before is not None
    assert program.window.office.kept_before.name in note.text()


def test_a_newer_file_is_refused_with_a_way_on_and_stays_as_it_is(program: Program, tmp_path: Path, told: Told) -> None:
    path = office_file(tmp_path)
    set_revision(path, "9999")
    before = path.read_bytes()
    assert not program.open(path)
    assert "Install the newer program" in told.problems[0].title + told.problems[0].text
    assert path.read_bytes() == before
    assert first_window(program).isVisible()
    told.problems.clear()


def test_a_missing_typeface_is_told_and_the_window_opens(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    def gone() -> tuple[typefaces.FontFile, ...]:
        raise FileTrouble(Objection("The typeface {family} did not come with the program.", details={"family": "Noto"}))

    monkeypatch.setattr(typefaces, "files", gone)
    with expected_log("typefaces are missing"):
        screen.lacks_typefaces = register_typefaces()
    with questions.answered_by(script := Scripted()):
        tell_of_start(None, screen)
    assert [each.title for each in script.asked] == ["The program’s own typefaces are missing"]
    assert "Noto" in script.asked[0].text


def test_a_home_that_cannot_be_written_to_is_told_and_an_office_elsewhere_works(
    screen: Screen, tmp_path: Path, at_once: None, told: Told
) -> None:
    (tmp_path / "home").write_text("no folder can be made here")
    screen.preferences = Preferences(tmp_path / "home" / "preferences.ini", Clock())
    program = Program(screen, Clock(), "Awa")
    assert program.begin(office_file(tmp_path))
    assert program.window is not None
    with questions.answered_by(script := Scripted()):
        tell_of_start(program.window, screen)
    assert [each.title for each in script.asked] == ["Your preferences cannot be kept on this PC"]
    program.window.close()


def test_only_further_disks_are_proposed_for_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    found = [
        root for root in ("/", "/home", "/media/awa/KINGSTON", "/run/media/awa/X", "/boot") if sticks.is_further(root)
    ]
    assert found == ["/media/awa/KINGSTON", "/run/media/awa/X"]
    monkeypatch.setattr("sys.platform", "win32")
    assert [root for root in ("C:/", "E:/") if sticks.is_further(root)] == ["E:/"]
