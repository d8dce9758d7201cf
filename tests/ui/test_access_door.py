"""Where several people work with the books they sign in: wrong and lost passwords, the lock, another person."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.i18n import spoken
from pomanager.readmodels.journal import JournalView
from pomanager.rules.access.roles import Right, Role
from pomanager.services import drafts, files
from pomanager.services.access import door
from pomanager.services.access.commands.people import AddUser, GivePassword, add_user, give_password
from pomanager.services.access.commands.recovery import make_recovery_code
from pomanager.services.access.queries.people import people
from pomanager.services.journal.queries import journal_ids, journal_rows
from pomanager.services.office import Office
from pomanager.ui.access.idle import IdleWatch
from pomanager.ui.access.names_face import NOBODY_CHOSEN
from pomanager.ui.access.sign_in import SignInPage
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.drafts import draft_name
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.window import PreviewWindow
from tests.offices import filled_file
from tests.ui.access_desk import AWA, OTHER, OUSMANE, WORDS, add, part, said, two, type_into
from tests.ui.office_desk import Clock, admitted, press
from tests.ui.office_desk import fill as fill_in

NEW = "a new beginning"


def with_code(office: Office) -> None:
    """Two people and the recovery code, and Fatou whose password was chosen for her."""
    two(office)
    add(office, "Fatou Ba", Role.VIEWER, password="come in, Fatou")
    _codes.append(office.do(make_recovery_code).result)


_codes: list[str] = []


@pytest.fixture
def clock() -> Clock:
    """The clock of the office."""
    return Clock()


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, clock: Clock, at_once: None) -> Iterator[OfficeWindow]:
    """The window of an office of three people, just opened."""
    path = filled_file(tmp_path, with_code)
    office = files.open_office(path, writing=True, clock=clock, actor="odette")
    opened = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    opened.language_chosen.connect(screen.change_language)
    qtbot.addWidget(opened)
    opened.show()
    yield opened
    opened.close()
    assert sorted(found.name for found in tmp_path.glob("conapro.podb*")) == ["conapro.podb"]


def sheet(window: OfficeWindow) -> SignInPage:
    """The sheet at which people sign in, which covers everything."""
    assert is_covered(window)
    assert not window.sidebar.isVisible()
    assert not window.menu_line.isVisible()
    found = [each for each in window.findChildren(SignInPage) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def is_covered(window: OfficeWindow) -> bool:
    """Whether the pages are out of sight now."""
    return window.covered


def sign_in(window: OfficeWindow, name: str, password: str) -> None:
    """Choose a name, type the password and press Enter."""
    page = sheet(window)
    row = door.names(window.office).index(name)
    page.names.names.setCurrentRow(row)
    page.names.password.line.setText(password)
    QTest.keyClick(page.names.password.line, Qt.Key.Key_Return)
    QApplication.processEvents()


def entries(window: OfficeWindow) -> set[str]:
    """The keys of the menus and of the sidebar."""
    menus = {each.objectName() for each in window.menu_line.findChildren(QAction) if each.objectName()}
    return menus | {kind.key for kind in window._pages_now()}  # noqa: SLF001 - what the sidebar was made of


def choose(window: OfficeWindow, key: str) -> None:
    """Choose an entry of the menus."""
    part(window.menu_line, QAction, f"menu.{key}").trigger()
    QApplication.processEvents()


def test_nothing_is_shown_before_somebody_signs_in(window: OfficeWindow) -> None:
    page = sheet(window)

    assert [page.names.names.item(row).text() for row in range(3)] == [AWA, "Fatou Ba", OUSMANE]
    assert not window.office.keeper.is_there
    press(page, "door.sign_in")
    assert page.names.remark.text() == NOBODY_CHOSEN
    assert window.content.page() is None


def test_whoever_signs_in_sees_what_they_may_and_is_named(window: OfficeWindow) -> None:
    sign_in(window, OUSMANE, OTHER)  # his password was chosen by Awa
    page = sheet(window)
    type_into(page, password="goat", again=OTHER)
    press(page, "door.own_password")
    assert said(page.face, "password").startswith("The password has fewer than 8")
    assert is_covered(window)
    type_into(page, password=NEW, again=NEW)
    press(page, "door.own_password")
    QApplication.processEvents()

    assert not is_covered(window)
    assert window.status.person.words == OUSMANE
    assert window.office.actor == OUSMANE
    assert not window.office.keeper.must_change
    assert {"menu.lock", "menu.change_person", "people"} <= entries(window)
    assert "menu.file_password" not in entries(window)
    choose(window, "change_person")
    sign_in(window, OUSMANE, NEW)
    assert not is_covered(window)


def test_who_does_not_choose_a_password_of_their_own_is_not_let_in(window: OfficeWindow) -> None:
    sign_in(window, "Fatou Ba", "come in, Fatou")
    page = sheet(window)

    QTest.keyClick(page.face, Qt.Key.Key_Escape)

    assert page.face is page.names
    assert not window.office.keeper.is_there


def test_a_wrong_password_is_said_and_counted_down(window: OfficeWindow, clock: Clock) -> None:
    page = sheet(window)
    for wrong in ("the well is dry", "the well is deeper"):
        sign_in(window, AWA, wrong)
    assert page.names.remark.text() == f"{door.WRONG}\n{door.WAIT.format(seconds=1)}"
    page.names.names.setCurrentRow(1)
    assert page.names.remark.text() == ""
    page.names.names.setCurrentRow(0)
    assert page.names.remark.text() == door.WAIT.format(seconds=1)
    sign_in(window, AWA, WORDS)
    assert is_covered(window)

    clock.pass_days(1)
    sign_in(window, AWA, WORDS)

    assert not is_covered(window)
    office = window.office
    sequences = office.ask(journal_ids, JournalView(area="access"))[:3]
    told = [(row.act, row.who) for row in office.ask(journal_rows, sequences)]
    assert told == [("access.signed_in", AWA), ("access.sign_in_failed", ""), ("access.sign_in_failed", "")]


def test_the_language_is_changed_before_signing_in(window: OfficeWindow, screen: Screen) -> None:
    page = sheet(window)
    menu = page.language.menu()
    next(action for action in menu.actions() if action.data() == "fr").trigger()
    QApplication.processEvents()

    assert spoken() == "fr"
    assert page.names.password.shown.words == "Afficher"
    assert page.language.words.startswith("Français")


def test_who_forgot_the_password_is_told_who_can_help(window: OfficeWindow) -> None:
    page = sheet(window)
    page.names.names.setCurrentRow(2)
    press(page, "door.forgot")

    assert f"A new password can be given by: {AWA}." in page.face.text.plain()
    assert not page.face.verb.isVisible()
    press(page, "door.back")
    assert page.face is page.names


def test_a_secretary_chooses_a_new_password_with_the_code_on_paper(window: OfficeWindow) -> None:
    page = sheet(window)
    page.names.names.setCurrentRow(0)
    press(page, "door.forgot")
    press(page, "door.recover")
    code = _codes[0]
    type_into(page.face, code=code[:-1], password="goat", again="goats")
    press(page, "door.recover")
    assert said(page.face, "code") == "Group 13 of the code is not 5 letters and figures long."
    assert said(page.face, "password").startswith("The password has fewer than 8")
    assert said(page.face, "again") == "The two passwords are not the same. Type it once more."

    type_into(page.face, code=code.replace("-", "\n"), password=NEW, again=NEW)
    press(page, "door.recover")
    QApplication.processEvents()

    assert not is_covered(window)
    assert window.office.actor == AWA
    window.office.leave()
    door.sign_in(window.office, AWA, NEW)


def test_a_locked_window_keeps_what_was_typed_for_the_same_person(window: OfficeWindow) -> None:
    sign_in(window, AWA, WORDS)
    window.show_page("members")
    press(window, "action.admit")
    form: Any = window.content.page()
    assert isinstance(form, FormPage)
    fill_in(form, family_name="NIYONZIMA")
    form.form._on_rested()  # noqa: SLF001 - the rest after which a draft is kept

    choose(window, "lock")
    page = sheet(window)
    assert page.names.names.currentItem().text() == AWA
    assert page.names.password.line.hasFocus()
    window.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    assert window.content.page() is form
    sign_in(window, AWA, "the well is dry")
    assert is_covered(window)
    sign_in(window, AWA, WORDS)

    assert not is_covered(window)
    assert window.content.page() is form
    assert form.form.entries.raw()["family_name"] == "NIYONZIMA"
    assert window.office.ask(drafts.draft, draft_name(window.desk, "members.admission"))["family_name"] == "NIYONZIMA"


def test_another_person_gets_pages_of_their_own(window: OfficeWindow) -> None:
    sign_in(window, AWA, WORDS)
    window.show_page("members")
    press(window, "action.admit")
    form = window.content.page()
    window.office.do(give_password, GivePassword(user_id=ousmane(window.office), password=OTHER, again=OTHER))

    choose(window, "change_person")
    assert sheet(window).names.chosen() is None
    sign_in(window, OUSMANE, OTHER)
    page = sheet(window)
    type_into(page, password=NEW, again=NEW)
    press(page, "door.own_password")
    QApplication.processEvents()

    assert not is_covered(window)
    assert window.content.page() is not form
    assert window.content.key == "members"
    assert window.status.person.words == OUSMANE
    assert not window.office.may(Right.KEEP_ROLL)


def ousmane(office: Office) -> int:
    return next(person.id for person in office.ask(people).now if person.name == OUSMANE)


def test_nobody_at_the_keyboard_for_long_locks_the_window(window: OfficeWindow, clock: Clock) -> None:
    sign_in(window, AWA, WORDS)
    watch = part(window, IdleWatch)
    minutes = window.desk.preferences.lock_after
    assert minutes == 10
    watch.look()
    assert not is_covered(window)
    clock.pass_days(1)
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier))
    watch.look()
    assert not is_covered(window)

    clock.pass_days(1)
    watch.look()
    assert sheet(window).names.names.currentItem().text() == AWA

    sign_in(window, AWA, WORDS)
    window.desk.preferences.lock_after = 0
    clock.pass_days(1)
    watch.look()
    assert not is_covered(window)


def test_previews_and_questions_are_put_away_with_the_window(window: OfficeWindow) -> None:
    sign_in(window, AWA, WORDS)
    admitted(window.office, "NIYONZIMA Médiatrice")
    window.print_paper("roll")
    preview = part(window, PreviewWindow)
    assert preview.isVisible()

    choose(window, "lock")
    assert not preview.isVisible()
    sign_in(window, AWA, WORDS)
    assert preview.isVisible()
    choose(window, "change_person")
    sign_in(window, AWA, WORDS)
    assert preview.isVisible()
    preview.close()


def test_a_locked_window_closes_and_asks_again_at_the_next_start(
    window: OfficeWindow, screen: Screen, clock: Clock, qtbot: QtBot
) -> None:
    sign_in(window, AWA, WORDS)
    admitted(window.office, "NIYONZIMA Médiatrice")
    choose(window, "lock")
    path = window.path
    assert window.close()

    office = files.open_office(path, writing=True, clock=clock, actor="odette")
    again = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(again)
    again.show()
    assert not again.office.keeper.is_there
    sign_in(again, AWA, WORDS)
    assert not again.covered
    again.close()


def test_an_office_of_one_person_asks_nobody(screen: Screen, tmp_path: Path, qtbot: QtBot, clock: Clock) -> None:
    path = filled_file(tmp_path, only_awa)
    office = files.open_office(path, writing=True, clock=clock, actor="odette")
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.show()

    assert not is_covered(window)
    assert not window.status.person.isVisible()
    assert "menu.lock" not in entries(window)
    window.desk.do(add_user, AddUser(name=OUSMANE, roles=(Role.TREASURER,), password=OTHER, again=OTHER))
    QApplication.processEvents()
    assert window.status.person.words == AWA
    assert "menu.lock" in entries(window)
    window.close()


def only_awa(office: Office) -> None:
    """Awa, alone."""
    add(office, AWA, Role.SECRETARY)
