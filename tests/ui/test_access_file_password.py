"""The password of the file in its window: set, changed, removed, its code shown; the office goes on as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from pomanager.errors import FileTrouble
from pomanager.readmodels.files import FileKind
from pomanager.rules.access.passwords import A_NAME
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.access import door
from pomanager.ui.access.code_window import CodeWindow
from pomanager.ui.access.rekeying import RekeyWindow
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.preview.window import PreviewWindow
from tests.offices import filled_file
from tests.ui.access_desk import AWA, OTHER, OUSMANE, WORDS, Answering, part, said, two, type_into
from tests.ui.office_desk import Clock, admitted, press
from tests.ui.scripted import Scripted, Told

LOCK, NEW = "eleven red gourds", "a new beginning"


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """The window of an office of two people; Awa, the secretary, has signed in and looks at the journal."""
    path = filled_file(tmp_path, two)
    office = files.open_office(path, writing=True, clock=Clock(), actor="odette")
    door.sign_in(office, AWA, WORDS)
    opened = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(opened)
    opened.show()
    opened.show_page("journal")
    yield opened
    opened.close()
    files.lock_again(path)


def choose(window: OfficeWindow) -> None:
    """Choose the entry of the menu."""
    part(window.menu_line, QAction, "menu.file_password").trigger()
    QApplication.processEvents()


def kept(codes: list[str], name: str = "code.done") -> "Keep":
    return Keep(codes, name)


class Keep:
    """Keeps the code that is shown, and presses a button of its window."""

    def __init__(self, codes: list[str], name: str) -> None:
        self._codes = codes
        self._name = name

    def __call__(self, window: QDialog) -> None:
        assert isinstance(window, CodeWindow)
        self._codes.append("-".join(window.groups))
        press(window, self._name)


def set_it(window: QDialog) -> None:
    """Set the password; the name of the organisation is none."""
    type_into(window, password="conapro", again="conapro")
    press(window, "question.yes")
    assert said(window, "password").splitlines()[-1] == A_NAME
    type_into(window, password=LOCK, again=LOCK)
    press(window, "question.yes")


def test_a_password_is_set_and_the_office_goes_on_as_it_was(window: OfficeWindow, tmp_path: Path) -> None:
    page, codes = window.content.page(), []  # type: ignore[var-annotated]
    stick = tmp_path / "stick"
    stick.mkdir()
    script = Answering(set_it, kept(codes))
    with questions.answered_by(asked := Scripted(True, stick)):
        choose(window)
    assert script.stop() == ["rekey", "code"]

    assert asked.asked[0].title == "Make a fresh backup now?"
    [backup] = stick.iterdir()
    assert files.recognise(backup).kind is FileKind.WITH_PASSWORD
    assert not window.covered
    assert window.content.page() is page
    assert window.office.actor == AWA
    assert not window.office.keeper.is_alone
    admitted(window.office, "NIYONZIMA Médiatrice")
    window.close()
    files.lock_again(window.path)
    files.unlock_with_code(window.path, codes[0])
    office = files.open_office(window.path, writing=False, clock=Clock())
    door.sign_in(office, OUSMANE, OTHER)
    office.close()


def test_it_is_changed_shown_again_and_removed_by_whoever_tells_it(window: OfficeWindow) -> None:
    codes: list[str] = []

    def change(state: QDialog) -> None:
        press(state, "file_password.change")

    def change_it(shown: QDialog) -> None:
        type_into(shown, old=NEW, password=NEW, again=NEW)
        press(shown, "question.yes")
        assert said(shown, "old").startswith("This is not the password of")
        type_into(shown, old=LOCK, password=LOCK, again=LOCK)
        press(shown, "question.yes")
        assert said(shown, "password").startswith("This is the password the file has already.")
        type_into(shown, old=LOCK, password=NEW, again=NEW)
        press(shown, "question.yes")

    def show_again(state: QDialog) -> None:
        press(state, "file_password.code")

    def tell(shown: QDialog) -> None:
        type_into(shown, password=NEW)
        press(shown, "question.yes")

    def remove(state: QDialog) -> None:
        press(state, "file_password.remove")

    def remove_it(shown: QDialog) -> None:
        type_into(shown, old=NEW)
        press(shown, "question.yes")

    script = Answering(
        set_it,
        kept(codes),
        change,
        change_it,
        kept(codes),
        show_again,
        tell,
        kept(codes, "code.print"),
        remove,
        remove_it,
    )
    with questions.answered_by(Scripted(False, False, False)):
        for _time in range(4):
            choose(window)
    assert script.stop() == [
        "rekey", "code", "file_password", "rekey", "code", "file_password", "unlock", "code", "file_password", "rekey",
    ]  # fmt: skip

    assert codes[0] != codes[1] == codes[2]
    assert files.recognise(window.path).kind is FileKind.OFFICE
    assert window.office.actor == AWA
    admitted(window.office, "NIYONZIMA Médiatrice")


def test_the_code_goes_into_the_preview_of_its_paper(window: OfficeWindow) -> None:
    codes: list[str] = []
    script = Answering(set_it, kept(codes, "code.print"))
    with questions.answered_by(Scripted(False)):
        choose(window)
    script.stop()

    preview = part(window, PreviewWindow)
    assert preview.what.paper.key == "recovery-code"
    assert preview.page.choices.options.options().recovery_code == codes[0]
    preview.close()


def test_what_fails_is_told_and_the_office_is_open_again(
    window: OfficeWindow, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise FileTrouble(Objection("The disk is full."))

    monkeypatch.setattr(files, "set_password", full)

    def try_it(shown: QDialog) -> None:
        assert isinstance(shown, RekeyWindow)
        type_into(shown, password=LOCK, again=LOCK)
        press(shown, "question.yes")
        assert window.covered
        press(shown, "question.no")

    script = Answering(try_it)
    choose(window)
    assert script.stop() == ["rekey"]

    assert [problem.title for problem in told.problems] == ["The disk is full."]
    assert not window.covered
    assert window.office.actor == AWA
    admitted(window.office, "NIYONZIMA Médiatrice")
