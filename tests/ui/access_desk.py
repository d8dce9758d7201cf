"""Windows that wait for an answer, people at the keyboard of an office, files with a password: for tests of both."""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from pomanager.readmodels.files import PasswordSet
from pomanager.rules.access.roles import Role
from pomanager.services import files
from pomanager.services.access.commands.people import AddUser, add_user
from pomanager.services.office import Office
from pomanager.ui.forms.entries import Entries
from pomanager.ui.widgets.password_line import PasswordLine
from tests import offices

AWA, OUSMANE = "Awa Diop", "Ousmane Sow"
WORDS, OTHER = "the well is deep", "seven grey goats"
"""The passwords of Awa and of Ousmane."""
LOCK = "eleven red gourds"
"""The password of a locked file."""
WindowT = TypeVar("WindowT", bound=QObject)


class Answering:
    """Answers the windows that wait, one after the other, each with what it is told; ``seen`` keeps their names."""

    def __init__(self, *answers: Callable[[QDialog], None]) -> None:
        self._answers = list(answers)
        self.seen: list[str] = []
        self._failed: Exception | None = None
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    def _answer(self) -> None:
        window = QApplication.activeModalWidget()
        if not isinstance(window, QDialog):
            return
        if not self._answers:
            self.seen.append(window.objectName())
            window.done(0)
            return
        self.seen.append(window.objectName())
        answer = self._answers.pop(0)
        self._timer.stop()
        try:
            answer(window)
        except Exception as failed:  # noqa: BLE001 - else the window would wait for ever
            self._failed = failed
            self._answers.clear()
            window.done(0)
        self._timer.start()

    def stop(self) -> list[str]:
        """Answer no more; returns the windows there were."""
        self._timer.stop()
        if self._failed is not None:
            raise self._failed
        assert not self._answers, "a window that was expected did not come"
        return self.seen


def type_into(window: QWidget, **typed: str) -> None:
    """Type into the fields of a window or form, as a person would."""
    for name, text in typed.items():
        editor = part(window, Entries).editor(name)
        if password := editor.findChild(PasswordLine):
            password.line.setText(text)
            password.line.textEdited.emit(text)
            continue
        area = editor.findChild(QPlainTextEdit)
        assert area is not None, f"nothing to type into for {name}"
        area.setPlainText(text)


def said(window: QWidget, name: str) -> str:
    """What stands beside a field."""
    return part(window, Entries).remark(name).text()


def part(window: QObject, kind: type[WindowT], name: str = "") -> WindowT:
    """The one part of this kind, and of this name where one is given."""
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert found is not None, f"no {kind.__name__} {name}"
    return found


def two(office: Office) -> None:
    """Awa is secretary and Ousmane treasurer."""
    add(office, AWA, Role.SECRETARY)
    add(office, OUSMANE, Role.TREASURER, password=OTHER)


def add(office: Office, name: str, *roles: Role, password: str = WORDS) -> int:
    """Somebody works with the books from now on."""
    return office.do(add_user, AddUser(name=name, roles=roles, password=password, again=password)).result


def locked_file(folder: Path) -> tuple[Path, str]:
    """A file with a password nobody has told yet, in the folder, and its recovery code."""
    kept, done = _locked()
    path = folder / "locked.podb"
    shutil.copyfile(kept, path)
    files.lock_again(path)
    return path, done.code


@cache
def _locked() -> tuple[Path, PasswordSet]:
    import tempfile

    folder = Path(tempfile.mkdtemp())
    path = offices.office_file(folder)
    done = files.set_password(path, LOCK, offices.clock, again=LOCK)
    return path, done
