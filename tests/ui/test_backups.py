"""Backups on the screen: by themselves, listed, put back, copied away; a repair, and a move to another PC."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton

from pomanager.db import disk, place, troubles
from pomanager.readmodels.backups import Verdict
from pomanager.services import backups, files, moving
from pomanager.ui.application import Screen
from pomanager.ui.backups import keeper as keeping
from pomanager.ui.backups.page import BackupsPage
from pomanager.ui.backups.repair import RepairWindow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.start import Program
from tests.offices import office_file, opened_office
from tests.ui.office_desk import Clock, admitted
from tests.ui.scripted import Scripted, Told


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def books(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    return office_file(folder)


@pytest.fixture
def program(screen: Screen, books: Path, clock: Clock, at_once: None, told: Told) -> Iterator[Program]:
    made = Program(screen, clock, "Awa")
    assert made.begin(books)
    yield made
    if made.window is not None:
        made.window.close()


def shown(program: Program) -> OfficeWindow:
    assert program.window is not None
    return program.window


def choose(program: Program, key: str) -> None:
    action = shown(program).menu_line.findChild(QAction, f"menu.{key}")
    assert action is not None
    action.trigger()
    QApplication.processEvents()


def press(window: OfficeWindow | RepairWindow, name: str) -> None:
    [button] = [each for each in window.findChildren(QPushButton, name) if each.isVisibleTo(window)]
    button.click()
    QApplication.processEvents()


def listed(program: Program) -> BackupsPage:
    page = shown(program).content.page()
    assert isinstance(page, BackupsPage)
    return page


def names(path: Path) -> list[str]:
    return sorted(found.name for found in backups.folder_of(path).glob("*.podb"))


def test_a_backup_is_put_back_in_three_clicks_and_what_would_be_lost_is_shown_first(
    program: Program, books: Path, clock: Clock
) -> None:
    office = shown(program).office
    admitted(office, "NIYONZIMA Médiatrice")
    backups.make(books, clock)
    clock.moment += timedelta(hours=2)
    admitted(office, "IRAKOZE Divine")
    choose(program, "backups")
    page = listed(program)
    assert [(row.verdict, row.members) for row in page.model.rows()] == [(Verdict.GOOD, 1)]
    assert page.context_line() == "1 backup · the newest 2 hours ago"
    assert page.detail.lost.plain().startswith("1 entry of the journal was written since.")
    assert "IRAKOZE Divine" in " ".join(label.text() for label in page.detail.findChildren(type(page.detail.lost)))
    with questions.answered_by(script := Scripted(True)):
        press(shown(program), "backups.restore")
    assert "1 entry of the journal was written since." in script.asked[0].text
    assert shown(program).office.ask(backups.members_now) == 1


def test_backups_are_made_by_themselves_and_at_the_end(program: Program, books: Path, clock: Clock) -> None:
    window = shown(program)
    keeper = window.care.backups().keeper
    keeper.look()
    assert len(names(books)) == 1
    keeper.look()
    admitted(window.office, "NIYONZIMA Médiatrice")
    keeper.look()
    assert len(names(books)) == 1, "half an hour has not gone by"
    clock.moment += timedelta(minutes=31)
    window.close()
    assert names(books) == ["conapro-20261123T140503Z.podb", "conapro-20261123T143603Z.podb"]
    program.window = None


def test_trouble_is_told_once_and_plainly_and_tried_again(
    program: Program, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(program)
    keeper = window.care.backups().keeper
    told: list[object] = []
    keeper.troubled.connect(told.append)

    def no_room(target: Path, _size: int) -> None:
        raise troubles.trouble(troubles.DISK_FULL, target)

    with monkeypatch.context() as full:
        full.setattr(disk, "must_have_room", no_room)
        keeper.look()
        admitted(window.office, "NIYONZIMA Médiatrice")
        full.setattr(keeping, "EVERY", timedelta())
        keeper.look()
    band = window.bands.now()
    assert len(told) == 1
    assert band is not None
    assert band.said()[1].startswith("There is no room for the copy")
    press(window, "band.backup_trouble.0")
    assert window.bands.now() is None
    assert len(names(books)) == 1


def test_a_copy_away_is_asked_for_weekly_and_a_folder_on_the_same_disk_is_no_protection(
    program: Program, books: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(program)
    stick = tmp_path / "stick"
    stick.mkdir()
    window.care.backups().begin()
    assert window.bands.now() is not None
    choose(program, "backups")
    with questions.answered_by(script := Scripted(stick)):
        press(window, "backups.choose")
    assert script.asked[0].title == "The second place is no protection"
    assert listed(program).away.title() == "The second place is no protection"
    monkeypatch.setattr(place, "on_same_disk", lambda *_: False)
    with questions.answered_by(Scripted(stick)):
        press(window, "backups.copy")
    assert window.bands.now() is None
    assert listed(program).away.title() == "Copy in the second place: 0 minutes ago"
    assert window.status.away.text() == "today"
    clock.moment += timedelta(days=9)
    next(stick.iterdir()).unlink()
    stick.rmdir()
    listed(program).refresh()
    assert listed(program).away.title() == "The second place is not connected"
    window.care.backups().begin()
    press(window, "band.away.close")
    window.care.backups().begin()
    assert window.bands.now() is None, "it was asked this week already"


def test_an_office_handed_over_is_read_only_until_it_is_taken_back(
    program: Program, books: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with questions.answered_by(script := Scripted({"goes_to": "Jeanne in Gitega"}, stick, False)):
        choose(program, "move")
    assert script.all_given
    window = shown(program)
    assert window.office.read_only
    band = window.bands.now()
    assert band is not None
    assert "it goes on with Jeanne in Gitega" in band.said()[0]
    [copy] = stick.iterdir()
    other = opened_office(copy)
    move = moving.move_of(other)
    assert move is not None
    assert (move.away, move.who, move.goes_to, other.read_only) == (False, "Awa", "Jeanne in Gitega", False)
    other.close()
    assert files.check_file(copy) == ()
    with questions.answered_by(Scripted(True)):
        press(window, "band.moved.0")
    assert not shown(program).office.read_only
    assert shown(program).bands.now() is None


def test_a_damaged_file_is_repaired_before_it_opens(screen: Screen, books: Path, at_once: None, clock: Clock) -> None:
    backups.make(books, clock)
    data = bytearray(books.read_bytes())
    data[len(data) // 2] ^= 1
    data[2000] ^= 1
    books.write_bytes(data)
    program = Program(screen, clock, "Awa")
    assert program.begin(books)
    assert program.window is None
    window = program.repairing
    assert window is not None
    assert window.state.title() == "The file is not as it should be"
    assert window.help.title() == "There is a good backup"
    press(window, "repair.take_backup")
    assert program.repairing is None
    assert not shown(program).office.read_only
    assert files.check_file(books) == ()
    [kept] = books.parent.glob("conapro-damaged-*")
    assert (kept / books.name).read_bytes() == data
    shown(program).close()


def test_after_a_power_cut_the_file_is_looked_over_beside_the_window(
    screen: Screen, books: Path, at_once: None, clock: Clock
) -> None:
    office = opened_office(books)
    admitted(office, "NIYONZIMA Médiatrice")
    left = {ending: disk.beside(books, ending).read_bytes() for ending in ("", "-wal")}
    office.close()
    for ending, data in left.items():
        disk.beside(books, ending).write_bytes(data)
    program = Program(screen, clock, "Awa")
    assert program.begin(books)
    window = shown(program)
    QApplication.processEvents()
    band = window.bands.now()
    assert band is not None
    assert band.said()[0] == "Everything that was saved is there"
    assert window.office.ask(backups.members_now) == 1
    window.close()


def test_a_backup_that_is_opened_says_so_and_is_brought_to_this_pc(program: Program, books: Path, clock: Clock) -> None:
    copy = backups.make(books, clock).path
    assert program.open(copy)
    window = shown(program)
    band = window.bands.now()
    assert band is not None
    assert band.said()[0] == "This file is a backup, made on 23 Nov 2026, 14:05"
    target = books.parent / "brought.podb"
    with questions.answered_by(script := Scripted(target)):
        press(window, "band.copy.0")
    assert script.files[0].start is not None
    assert script.files[0].start.name == "conapro.podb"
    assert shown(program).path == target
    assert shown(program).bands.now() is None
