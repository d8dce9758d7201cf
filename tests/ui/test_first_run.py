"""The first run: left and taken up at each step, all that is against it said at once, a way on from every trouble."""

import errno
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager import paths, typefaces
from pomanager.db import disk, upgrade
from pomanager.errors import FileTrouble
from pomanager.rules.members import Sex
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.organisation.queries import organisation
from pomanager.ui.application import Screen, register_typefaces
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run import samples, sticks
from pomanager.ui.first_run.kept import FILE_NAME, KeptTyping, Typed
from pomanager.ui.first_run.start_told import tell_of_start
from pomanager.ui.first_run.wizard import NOT_KEPT, ORGANISATION, PEOPLE, PLACE, RULES, FoundingWizard
from pomanager.ui.preferences import Preferences
from pomanager.ui.start import Program
from pomanager.ui.welcome import WelcomeWindow
from tests.conftest import ExpectedLog
from tests.db.test_upgrade import grow_older, set_revision
from tests.offices import office_file, sample_copy
from tests.ui.office_desk import Clock, nameless, press
from tests.ui.scripted import Scripted, Told

PERSON = {"family_name": "NIYONZIMA", "given_name": "Médiatrice", "sex": Sex.FEMALE, "place": "Jimbi"}


@pytest.fixture
def program(
    screen: Screen, at_once: None, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program at its first start, saying welcome; this PC has no sticks in it."""
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path / "Documents")
    monkeypatch.setattr(paths, "samples_folder", lambda: tmp_path / "samples")
    monkeypatch.setattr(sticks, "connected", tuple)
    made = Program(screen, Clock(), "Awa")
    assert made.begin(None)
    yield made
    for window in (made.window, made.welcome):
        if window is not None:
            window.close()


def first_window(program: Program) -> WelcomeWindow:
    assert isinstance(program.welcome, WelcomeWindow)
    return program.welcome


@pytest.fixture
def alone(
    screen: Screen, at_once: None, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> FoundingWizard:
    """The wizard by itself, without the window of the office it makes."""
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path / "Documents")
    monkeypatch.setattr(sticks, "connected", tuple)
    made = FoundingWizard(screen.preferences, KeptTyping(tmp_path, Clock()), Clock(), "Awa")
    qtbot.addWidget(made)
    made.show()
    return made


def begun(program: Program) -> FoundingWizard:
    """The wizard, just opened."""
    press(first_window(program), "welcome.new")
    wizard = first_window(program).wizard
    assert wizard is not None
    return wizard


def filled(program: Program, step: int) -> FoundingWizard:
    """The wizard with what is needed, at this step."""
    return go_to(begun(program), step)


def go_to(wizard: FoundingWizard, step: int, **people: object) -> FoundingWizard:
    """Fill the wizard with what is needed, and go to this step."""
    wizard.organisation.entries.show_values([("name", "Kayoro / “Nord”"), ("country", "BI")])
    wizard.organisation.answered.emit("country")
    wizard.people.entries.show_values([("people", ({**PERSON, **people},))])
    while wizard.step < step:
        before = wizard.step
        wizard.go_on()
        assert wizard.step == before + 1
    return wizard


def started_again(program: Program) -> WelcomeWindow:
    """The first window of another start on this PC."""
    first_window(program).close()
    program.screen.preferences = Preferences(program.screen.preferences.folder / "preferences.ini", Clock())
    program.show_welcome()
    return first_window(program)


# ---- leaving and going on --------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [ORGANISATION, RULES, PEOPLE, PLACE])
def test_broken_off_at_any_step_it_is_taken_up_again_there(program: Program, tmp_path: Path, step: int) -> None:
    filled(program, step)
    window = started_again(program)
    assert window.begun.isVisible()
    assert window.begun.title() == "A new office was begun: Kayoro / “Nord”"
    assert nameless(window) == []
    press(window, "welcome.go_on")
    wizard = window.wizard
    assert wizard is not None
    assert wizard.step == step
    assert (wizard.rules.text("currency"), wizard.rules.text("preset")) == ("BIF", "burundi")
    if step != PLACE:
        return
    wizard.go_on()
    assert program.window is not None
    assert program.window.path == tmp_path / "Documents" / "Kayoro-Nord.podb"
    assert program.window.office.ask(queries.roll_facts).on_roll == 1
    assert not (program.screen.preferences.folder / FILE_NAME).exists(), "nothing is to be taken up any more"


def test_what_is_typed_is_kept_at_each_rest_and_only_for_this_person(alone: FoundingWizard, tmp_path: Path) -> None:
    wizard = alone
    wizard.organisation.entries.show_values([("name", "Kayoro")])
    wizard.organisation.rested.emit()
    kept = tmp_path / FILE_NAME
    assert json.loads(kept.read_text(encoding="utf-8"))["entries"]["organisation"]["name"] == "Kayoro"
    assert kept.stat().st_mode & 0o077 == 0


def test_what_was_begun_can_be_thrown_away(program: Program) -> None:
    filled(program, RULES).leave()
    window = first_window(program)
    for sure in (False, True):
        with questions.answered_by(Scripted(sure)):
            press(window, "welcome.anew")
        assert window.begun.isVisible() is not sure
    assert KeptTyping(program.screen.preferences.folder, Clock()).read() is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 40, b"[]", b'{"step":1}', b'{"step":1,"entries":{"people":{"people":"[1]"}},"file":"","folder":""}',
     b'{"step":"x","entries":{},"file":"","folder":""}', b"[" * 100_000],
)  # fmt: skip
def test_what_cannot_be_read_any_more_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    kept = KeptTyping(tmp_path, Clock())
    assert kept.read() is None
    assert kept.set_aside is not None
    assert kept.set_aside.read_bytes() == content
    assert kept.keep(Typed(2, {"organisation": {"name": "Kayoro"}}))
    again = KeptTyping(tmp_path, Clock()).read()
    assert again is not None
    assert (again.step, again.name) == (2, "Kayoro")


def test_the_first_window_says_that_it_could_not_be_read(program: Program) -> None:
    (program.screen.preferences.folder / FILE_NAME).write_bytes(b"{")
    window = started_again(program)
    assert window.begun.title() == "What was typed for a new office cannot be read"
    assert not window.go_on.isVisible()


def test_where_nothing_can_be_kept_the_wizard_says_so_and_works(
    alone: FoundingWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeptTyping, "keep", lambda _self, _typed: False)
    wizard = go_to(alone, RULES)
    assert wizard.foot.promise() == NOT_KEPT


# ---- what speaks against it ------------------------------------------------------------------------------------


def test_everything_against_a_step_is_said_at_once_beside_its_fields(alone: FoundingWizard) -> None:
    wizard = alone
    wizard.organisation.entries.show_values([("country", None), ("short_name", "a\u202eb")])
    wizard.go_on()
    said = {name: wizard.organisation.entries.remark(name).kind for name in ("name", "short_name", "seat", "country")}
    assert said == {"name": "bad", "short_name": "bad", "seat": "hint", "country": "bad"}
    assert wizard.step == ORGANISATION


def test_people_are_judged_before_there_is_a_roll(alone: FoundingWizard) -> None:
    wizard = go_to(alone, PEOPLE, family_name="", sex=None)
    wizard.people.entries.show_values([("on", date(2031, 1, 1))])
    wizard.go_on()
    assert wizard.step == PEOPLE
    assert wizard.people.entries.objected("people")
    assert wizard.people.entries.objected("on")
    wizard.people.entries.show_values([("how", "later")])
    wizard.people.answered.emit("how")
    wizard.go_on()
    assert wizard.step == PLACE
    assert wizard.foot.next.words == "Make the office"


def test_the_country_proposes_money_and_model_until_somebody_chose_otherwise(alone: FoundingWizard) -> None:
    wizard = alone
    for country, currency, model in (("KG", "KGS", "kyrgyzstan"), ("SN", "XOF", "ohada-scoops"), ("BR", "BRL", "")):
        wizard.organisation.entries.show_values([("country", country)])
        wizard.organisation.answered.emit("country")
        assert (wizard.rules.text("currency"), wizard.rules.text("preset")) == (currency, model)
    wizard.rules.entries.show_values([("currency", "USD")])
    wizard.organisation.entries.show_values([("country", "KH")])
    wizard.organisation.answered.emit("country")
    assert (wizard.rules.text("currency"), wizard.rules.text("preset")) == ("USD", "cambodia")


# ---- making the office -----------------------------------------------------------------------------------------


def test_from_a_spreadsheet_means_that_the_import_comes_next(program: Program) -> None:
    wizard = filled(program, PEOPLE)
    wizard.people.entries.show_values([("how", "table")])
    wizard.people.answered.emit("how")
    wizard.go_on()
    wizard.go_on()
    assert program.window is not None
    page = program.window.content.page()
    assert page is not None
    assert page.title() == "Import members"
    assert program.screen.preferences.import_next == ""


def test_the_first_copy_goes_to_the_stick(alone: FoundingWizard, screen: Screen, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    wizard = go_to(alone, PLACE)
    with questions.answered_by(Scripted(stick)):
        press(wizard, "first_run.folder")
    assert "same disk" in wizard.place.copy_note.text()
    wizard.go_on()
    assert [each.suffix for each in stick.iterdir()] == [files.ENDING]
    assert screen.preferences.backup_folder == str(stick)


def test_a_stick_that_is_gone_does_not_stop_the_office(alone: FoundingWizard, tmp_path: Path, told: Told) -> None:
    wizard = go_to(alone, PLACE)
    wizard.place.show_kept("", str(tmp_path / "pulled out"))
    wizard.go_on()
    assert wizard.place.file.name == "Kayoro-Nord-2.podb", "the first one is made"
    assert len(told.problems) == 1
    told.problems.clear()


@pytest.mark.parametrize(
    ("refused", "said"), [(errno.ENOSPC, "is full"), (errno.EROFS, "does not let you use"), (errno.EACCES, "does not")]
)
def test_a_disk_that_refuses_is_told_beside_the_place_and_another_one_works(
    alone: FoundingWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int, said: str
) -> None:
    wizard = go_to(alone, PLACE)

    def refuse(path: Path) -> None:
        raise OSError(refused, "refused", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(disk, "begin", refuse)
        wizard.go_on()
    assert said in wizard.place.file_note.title()
    assert list((tmp_path / "Documents").iterdir()) == []
    with questions.answered_by(Scripted(tmp_path / "elsewhere")):
        press(wizard, "first_run.file")
    assert not wizard.place.file_note.isVisible()
    wizard.go_on()
    assert files.check_file(tmp_path / "elsewhere.podb") == ()


def test_a_name_that_is_taken_is_passed_over(alone: FoundingWizard, tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Documents" / "Kayoro-Nord.podb").write_bytes(b"somebody's")
    wizard = go_to(alone, PLACE)
    assert wizard.place.file.name == "Kayoro-Nord-2.podb"
    wizard.leave()
    assert (tmp_path / "Documents" / "Kayoro-Nord.podb").read_bytes() == b"somebody's"


def test_a_further_office_is_made_in_a_window_of_its_own(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    filled(program, PLACE).go_on()
    first = program.window
    assert first is not None
    line = first.menu_line.findChild(QAction, "menu.new")
    assert line is not None
    line.trigger()
    [window] = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "FoundingWindow"]
    wizard = window.findChild(FoundingWizard)
    assert wizard is not None
    wizard.organisation.entries.show_values([("name", "Second"), ("country", "KE")])
    wizard.organisation.answered.emit("country")
    for _step in range(4):
        wizard.go_on()
    assert program.window is not first
    assert program.window is not None
    assert program.window.path.name == "Second.podb"


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

    monkeypatch.setattr(samples, "make_sample", made_at_once)
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
