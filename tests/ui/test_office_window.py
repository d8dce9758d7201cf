"""The window of an office: its menus act on the file, a second start raises it, and closing it leaves one file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from pomanager.papers import PAPERS
from pomanager.readmodels.files import Finding, Part
from pomanager.readmodels.members import RollView
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run.wizard import FoundingWizard
from pomanager.ui.members.page import MembersPage
from pomanager.ui.offering import READ_ONLY
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.window import PreviewWindow
from pomanager.ui.start import Program
from tests.offices import office_file, opened_office
from tests.ui.office_desk import Clock, admitted, press
from tests.ui.scripted import Scripted, Told


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """An office file of its own folder, with an empty roll."""
    folder = tmp_path / "office"
    folder.mkdir()
    return office_file(folder)


@pytest.fixture
def program(screen: Screen, books: Path, at_once: None, told: Told) -> Iterator[Program]:
    """The program with one member's office open."""
    made = Program(screen, Clock(), "Awa")
    assert made.begin(books)
    admitted(shown(made).office, "NIYONZIMA Médiatrice")
    yield made
    if made.window is not None:
        made.window.close()


def shown(program: Program) -> OfficeWindow:
    assert program.window is not None
    return program.window


def choose(program: Program, key: str) -> None:
    """Choose a line of the menus."""
    action = shown(program).menu_line.findChild(QAction, f"menu.{key}")
    assert action is not None
    assert action.isEnabled()
    action.trigger()
    QApplication.processEvents()


def on_roll(office: Office) -> list[str]:
    rows = office.ask(queries.roll_rows, office.ask(queries.roll_ids, RollView()))
    return [row.name for row in rows]


def beside(path: Path) -> list[str]:
    """What lies in the folder of the office, but for the backups the program makes by itself."""
    return sorted(found.name for found in path.parent.iterdir() if found.name != files.BACKUPS)


# ---- menus -----------------------------------------------------------------------------------------------------------


def test_a_backup_is_one_verified_file_and_the_status_line_says_so(program: Program, tmp_path: Path) -> None:
    window = shown(program)
    assert window.status.backup.text() == "No backup yet"
    stick = tmp_path / "stick"
    stick.mkdir()
    with questions.answered_by(script := Scripted(stick)):
        choose(program, "backup")
    assert script.files[0].folder
    [made] = stick.iterdir()
    assert made.name == "conapro-20261123T140503Z.podb"
    assert files.check_file(made) == ()
    assert window.toast.sentence().startswith(f"Backed up and verified: {made.name}, ")
    assert window.status.backup.text() == "Backup 0 min ago"
    with questions.answered_by(script := Scripted(None)):
        choose(program, "backup")
    assert script.files[0].start == stick
    assert list(stick.iterdir()) == [made]


def test_a_backup_into_a_folder_that_is_gone_is_told_and_leaves_the_office_open(
    program: Program, tmp_path: Path, told: Told
) -> None:
    with questions.answered_by(Scripted(tmp_path / "pulled out")):
        choose(program, "backup")
    assert len(told.problems) == 1
    assert shown(program).status.backup.text() == "No backup yet"
    assert on_roll(shown(program).office) == ["NIYONZIMA Médiatrice"]


def test_a_restored_backup_takes_the_files_place_and_the_former_one_is_kept(
    program: Program, books: Path, tmp_path: Path, told: Told
) -> None:
    backup = files.back_up(books, tmp_path, shown(program).office.now).path
    admitted(shown(program).office, "IRAKOZE Divine")
    with questions.answered_by(script := Scripted(backup, True)):
        choose(program, "restore")
    assert script.asked[0].title == f"Put the backup {backup.name} in the place of this file?"
    assert told.problems == []
    assert on_roll(shown(program).office) == ["NIYONZIMA Médiatrice"]
    assert not shown(program).office.read_only
    [kept] = books.parent.glob("*before-restore*")
    former = opened_office(kept, writing=False)
    assert on_roll(former) == ["NIYONZIMA Médiatrice", "IRAKOZE Divine"]
    former.close()
    shown(program).close()
    assert beside(books) == [books.name, kept.name]


def test_who_thinks_better_of_restoring_keeps_everything(program: Program, books: Path, tmp_path: Path) -> None:
    backup = files.back_up(books, tmp_path, shown(program).office.now).path
    admitted(shown(program).office, "IRAKOZE Divine")
    with questions.answered_by(Scripted(backup, False)):
        choose(program, "restore")
    assert on_roll(shown(program).office) == ["NIYONZIMA Médiatrice", "IRAKOZE Divine"]


def test_what_is_no_backup_is_not_restored_and_the_office_opens_again(
    program: Program, books: Path, tmp_path: Path, told: Told
) -> None:
    picture = tmp_path / "photo.podb"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    with questions.answered_by(Scripted(picture, True)):
        choose(program, "restore")
    assert len(told.problems) == 1
    assert on_roll(shown(program).office) == ["NIYONZIMA Médiatrice"]
    admitted(shown(program).office, "IRAKOZE Divine")


def test_checking_a_sound_file_says_that_it_is(program: Program) -> None:
    with questions.answered_by(script := Scripted()):
        choose(program, "check")
    assert script.asked[0].title == "The file is sound"


def test_checking_names_what_is_not_as_it_should_be(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(
        Finding(Part.JOURNAL, Objection("Line {line} was changed.", details={"line": line})) for line in range(1, 20)
    )
    monkeypatch.setattr(files, "check_file", lambda _path: found)
    with questions.answered_by(script := Scripted()):
        choose(program, "check")
    assert script.asked[0].title == "The file is not as it should be"
    assert script.asked[0].text.splitlines()[:2] == ["Line 1 was changed.", "Line 2 was changed."]


def test_the_plain_export_can_be_read_with_any_sqlite(program: Program, tmp_path: Path) -> None:
    plain = tmp_path / "plain.sqlite"
    with questions.answered_by(script := Scripted(plain)):
        choose(program, "plain")
    assert script.files[0].write
    told = shown(program).toast.sentence()
    with sqlite3.connect(plain) as opened:
        names = opened.execute("SELECT full_name FROM person").fetchall()
    opened.close()
    assert names == [("NIYONZIMA Médiatrice",)]
    assert told.startswith("Exported: ")
    assert told.endswith(" rows")


def test_another_office_is_opened_in_place_of_this_one(program: Program, books: Path, tmp_path: Path) -> None:
    other = office_file(tmp_path, "other.podb")
    before = shown(program)
    with questions.answered_by(Scripted(other)):
        choose(program, "open")
    assert shown(program) is not before
    assert not before.isVisible()
    assert on_roll(shown(program).office) == []
    assert shown(program).status.file.text() == "other.podb"
    assert beside(books) == [books.name]


def test_opening_the_file_that_is_open_changes_nothing(program: Program, books: Path, told: Told) -> None:
    before = shown(program)
    with questions.answered_by(Scripted(books)):
        choose(program, "open")
    assert shown(program) is before
    assert told.problems == []
    assert on_roll(before.office) == ["NIYONZIMA Médiatrice"]


def test_what_cannot_be_opened_is_told_and_this_office_stays(program: Program, tmp_path: Path, told: Told) -> None:
    page = tmp_path / "page.podb"
    page.write_text("<html></html>")
    before = shown(program)
    with questions.answered_by(Scripted(page)):
        choose(program, "open")
    assert len(told.problems) == 1
    assert shown(program) is before
    assert before.isVisible()


def test_a_new_office_is_made_from_the_menu(program: Program, books: Path, tmp_path: Path) -> None:
    content = office_file(books.parent, "taken.podb").read_bytes()
    choose(program, "new")
    wizard = shown(program).findChild(FoundingWizard)
    assert wizard is not None
    wizard.organisation.entries.show_values([("name", "Terimbere"), ("country", "BI")])
    wizard.organisation.answered.emit("country")
    for _step in range(3):
        wizard.go_on()
    with questions.answered_by(Scripted(books.parent / "taken.podb", tmp_path / "terimbere")):
        press(wizard, "first_run.file")
        wizard.go_on()
        assert "There is already a file" in wizard.place.file_note.title()
        assert (books.parent / "taken.podb").read_bytes() == content
        assert shown(program).path == books
        press(wizard, "first_run.file")
    wizard.go_on()
    assert shown(program).windowTitle() == "Terimbere · PO Manager"
    assert (tmp_path / "terimbere.podb").is_file()
    assert beside(books) == [books.name, "taken.podb"]


def test_papers_and_the_program_itself_stand_in_the_menus(program: Program, tmp_path: Path) -> None:
    for paper in PAPERS:
        if paper.of is None:
            choose(program, paper.key)
    previews = [each for each in shown(program).findChildren(PreviewWindow) if each.isVisible()]
    assert [each.what.paper.key for each in previews] == [paper.key for paper in PAPERS if paper.of is None]
    with questions.answered_by(Scripted(tmp_path / "roll")):
        previews[0].page.want("save")
    assert (tmp_path / "roll.pdf").read_bytes().startswith(b"%PDF")
    with questions.answered_by(script := Scripted()):
        choose(program, "about")
    assert script.asked[0].title.startswith("PO Manager ")


# ---- one window, one file --------------------------------------------------------------------------------------------


def test_a_second_start_raises_the_first_window(program: Program, screen: Screen, books: Path, qtbot: QtBot) -> None:
    window = shown(program)
    window.showMinimized()
    qtbot.waitUntil(lambda: window.listens)
    second = Program(screen, Clock(), "Awa")
    assert not second.begin(books)
    assert second.window is None
    qtbot.waitUntil(lambda: not window.isMinimized())


def test_a_second_start_raises_the_window_that_came_after_a_restore(
    program: Program, screen: Screen, books: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    backup = files.back_up(books, tmp_path, shown(program).office.now).path
    with questions.answered_by(Scripted(backup, True)):
        choose(program, "restore")
    window = shown(program)
    window.showMinimized()
    qtbot.waitUntil(lambda: window.listens)
    assert not Program(screen, Clock(), "Awa").begin(books)
    qtbot.waitUntil(lambda: not window.isMinimized())


def test_the_next_start_opens_the_file_used_last(program: Program, screen: Screen, books: Path) -> None:
    shown(program).close()
    program.window = None
    assert program.begin(None)
    assert shown(program).path == books


def test_closing_leaves_one_file(program: Program, books: Path) -> None:
    assert len(beside(books)) > 1
    shown(program).close()
    assert beside(books) == [books.name]
    assert files.check_file(books) == ()


# ---- reading only ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [0, 1])
def test_an_office_that_is_only_read_offers_no_act_that_writes_and_says_why(
    screen: Screen, books: Path, qtbot: QtBot, people: int
) -> None:
    if people:
        office = opened_office(books)
        admitted(office, "NIYONZIMA Médiatrice")
        office.close()
    office = files.open_office(books, writing=False, clock=Clock(), actor="Awa")
    window = OfficeWindow(office, books, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.show()
    writing = {"members": {"action.import", "action.admit"}, "organisation": {"action.words", "action.amend"}}
    if not people:
        writing["members"] |= {"members.empty_import", "members.empty_admit"}
    for key, names in writing.items():
        window.show_page(key)
        for name in names:
            [button] = [each for each in window.findChildren(QAbstractButton, name) if each.isVisible()]
            assert not button.isEnabled(), name
            assert button.toolTip() == READ_ONLY, name
    window.close()


def test_the_panel_of_an_office_that_is_only_read_answers_with_the_reason(
    screen: Screen, books: Path, qtbot: QtBot
) -> None:
    office = opened_office(books)
    admitted(office, "NIYONZIMA Médiatrice")
    office.close()
    office = files.open_office(books, writing=False, clock=Clock(), actor="Awa")
    window = OfficeWindow(office, books, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    page = window.show_page("members")
    assert isinstance(page, MembersPage)
    with questions.answered_by(script := Scripted()):
        press(window, "members.amend")
        press(window, "members.standing")
        popup = QApplication.activePopupWidget()
        assert popup is not None
        popup.actions()[0].trigger()
        popup.close()
    assert [question.title for question in script.asked] == [READ_ONLY, READ_ONLY]
    assert window.content.page() is page
    window.close()
