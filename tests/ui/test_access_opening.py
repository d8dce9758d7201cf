"""A locked file is opened with its password or with the code on paper, slower after each wrong one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from pomanager.services import files
from pomanager.services.access.door import WAIT
from pomanager.ui.access.code_window import CodeWindow
from pomanager.ui.access.unlocking import Opened, UnlockWindow
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.start import Program
from pomanager.ui.welcome import WelcomeWindow
from tests.offices import office_file
from tests.ui.access_desk import LOCK, Answering, locked_file, said, type_into
from tests.ui.office_desk import Clock, press
from tests.ui.scripted import Scripted, Told

NEW = "a new beginning"


@pytest.fixture
def clock() -> Clock:
    """The clock of the program."""
    return Clock()


@pytest.fixture
def program(screen: Screen, at_once: None, told: Told, clock: Clock) -> Iterator[Program]:
    """The program before its first window."""
    made = Program(screen, clock, "Awa")
    yield made
    for window in (made.window, made.welcome):
        if window is not None:
            window.close()


def typing(**typed: str) -> "TypeAndGoOn":
    return TypeAndGoOn(typed)


class TypeAndGoOn:
    """Types into a window and presses its verb."""

    def __init__(self, typed: dict[str, str]) -> None:
        self._typed = typed

    def __call__(self, window: QDialog) -> None:
        type_into(window, **self._typed)
        press(window, "question.yes")


def leave(window: QDialog) -> None:
    press(window, "question.no")


def test_the_password_opens_the_file(program: Program, tmp_path: Path) -> None:
    path, _code = locked_file(tmp_path)
    script = Answering(typing(password=LOCK))

    assert program.begin(path)

    assert script.stop() == ["unlock"]
    assert program.window is not None
    assert program.window.path == path
    assert not program.window.office.read_only


def test_who_thinks_better_of_it_comes_to_the_first_window(program: Program, tmp_path: Path) -> None:
    path, _code = locked_file(tmp_path)
    script = Answering(leave)

    assert program.begin(path)

    assert script.stop() == ["unlock"]
    assert program.window is None
    assert isinstance(program.welcome, WelcomeWindow)
    assert files.needs_password(path)


def test_a_wrong_password_is_said_beside_the_field_and_the_next_try_waits(
    screen: Screen, tmp_path: Path, clock: Clock
) -> None:
    path, _code = locked_file(tmp_path)
    window = UnlockWindow(path, clock)
    press(window, "question.yes")
    assert said(window, "password") == "This must be filled in."
    for wrong in ("eleven red goats", "eleven red gourd"):
        type_into(window, password=wrong)
        press(window, "question.yes")
    assert said(window, "password").startswith(f"This is not the password of {path}.")
    assert said(window, "password").endswith(WAIT.format(seconds=1))

    type_into(window, password=LOCK)
    press(window, "question.yes")
    assert window.how is None
    again = UnlockWindow(path, clock)
    assert said(again, "password") == WAIT.format(seconds=1)
    clock.pass_days(-1)
    press(again, "question.yes")
    assert said(again, "password") == "This must be filled in."
    clock.pass_days(2)
    type_into(window, password=LOCK)
    press(window, "question.yes")

    assert window.how is Opened.BY_PASSWORD


def test_the_code_names_the_group_that_was_mistyped(screen: Screen, tmp_path: Path, clock: Clock) -> None:
    path, code = locked_file(tmp_path)
    window = UnlockWindow(path, clock)
    press(window, "unlock.other")
    groups = code.split("-")
    slipped = [*groups[:3], ("3" if groups[3][0] == "2" else "2") + groups[3][1:], *groups[4:]]

    type_into(window, code=" ".join(slipped))
    press(window, "question.yes")
    assert said(window, "code") == "Group 4 of the code is not as on the paper."
    assert window.how is None
    type_into(window, code=code.lower().replace("-", "\n"))
    press(window, "question.yes")

    assert window.how is Opened.BY_CODE


def test_after_the_code_a_new_password_is_chosen_and_a_new_code_shown(
    program: Program, tmp_path: Path, told: Told
) -> None:
    path, code = locked_file(tmp_path)
    shown: list[str] = []

    def with_code(window: QDialog) -> None:
        press(window, "unlock.other")
        typing(code=code)(window)

    def twice(window: QDialog) -> None:
        typing(password="goat", again="goats")(window)
        assert said(window, "password").startswith("The password has fewer than 8")
        assert said(window, "again") == "The two passwords are not the same. Type it once more."
        typing(password=NEW, again=NEW)(window)

    def keep(window: QDialog) -> None:
        assert isinstance(window, CodeWindow)
        shown.append("-".join(window.groups))
        press(window, "code.done")

    script = Answering(with_code, twice, keep)
    with questions.answered_by(asked := Scripted(False)):
        assert program.begin(path)

    assert script.stop() == ["unlock", "rekey", "code"]
    assert asked.asked[0].title == "Make a fresh backup now?"
    assert shown != [code]
    assert told.problems == []
    assert program.window is not None
    program.window.close()
    files.lock_again(path)
    with pytest.raises(Exception, match="not the password"):
        files.unlock(path, LOCK)
    files.unlock(path, NEW)
    assert files.recovery_code(path, NEW) == shown[0]
    files.lock_again(path)


def test_a_backup_with_a_password_of_its_own_asks_for_it(program: Program, tmp_path: Path, told: Told) -> None:
    backup, _code = locked_file(tmp_path)
    folder = tmp_path / "office"
    folder.mkdir()
    assert program.begin(office_file(folder))
    assert program.window is not None
    window = program.window
    script = Answering(leave)
    with questions.answered_by(Scripted(backup, True)):
        window._on_restore()  # noqa: SLF001 - an entry of the menu
    assert script.stop() == ["unlock"]
    assert program.window is window

    script = Answering(typing(password=LOCK))
    with questions.answered_by(Scripted(backup, True)):
        window._on_restore()  # noqa: SLF001
    assert script.stop() == ["unlock"]

    assert told.problems == []
    assert program.window is not window
    assert files.recognise(program.window.path).kind.value == "with_password"
