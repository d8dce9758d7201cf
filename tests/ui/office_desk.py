"""An office on a desk of its own, for tests of pages: a real file, a clock one can move, people on the roll."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex
from pomanager.services import files
from pomanager.services.members.commands import AdmitMember, admit_member
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.form_page import FormPage
from pomanager.ui.office_window import OfficeWindow
from tests.offices import filled_file, office_file

REACHED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
"""What takes the keyboard or the mouse."""


class Clock:
    """The office's clock; a test moves it."""

    def __init__(self, moment: datetime = datetime(2026, 11, 23, 14, 5, 3, tzinfo=UTC)) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The moment it is."""
        return self.moment

    def pass_days(self, days: int) -> None:
        """Let days go by."""
        self.moment += timedelta(days=days)


@contextmanager
def office_window(
    screen: Screen,
    folder: Path,
    qtbot: QtBot,
    clock: Clock | None = None,
    fill: Callable[[Office], None] | None = None,
) -> Iterator[OfficeWindow]:
    """The window of an office with an empty roll, or with what ``fill`` does in it; closed, it must leave one file."""
    path = filled_file(folder, fill) if fill else office_file(folder)
    office = files.open_office(path, writing=True, clock=clock or Clock(), actor="Awa")
    window = OfficeWindow(office, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(window)
    window.resize(1366, 740)
    window.show()
    try:
        yield window
    finally:
        window.close()
        assert sorted(found.name for found in folder.glob("conapro.podb*")) == ["conapro.podb"]


def admitted(
    office: Office, name: str, *, sex: Sex = Sex.FEMALE, year: int | None = 1980, place: str = "", section: str = ""
) -> int:
    """Somebody on the roll since 1 January 2020; returns the member's id."""
    order = AdmitMember(
        full_name=name,
        sex=sex,
        birth=VagueDate(year) if year else None,
        place=place,
        section=section,
        on=date(2020, 1, 1),
        decision="CA",
    )
    return office.do(admit_member, order).result


def button(inside: QWidget, name: str) -> QAbstractButton:
    """The button of this name."""
    found = inside.findChild(QAbstractButton, name)
    assert found is not None, f"no button {name}"
    return found


def press(inside: QWidget, name: str) -> None:
    """Click the button of this name."""
    QTest.mouseClick(button(inside, name), Qt.MouseButton.LeftButton)


def fill(page: FormPage[Any], **typed: str) -> None:
    """Type into the fields of a form, as a person would."""
    for name, text in typed.items():
        editor = page.form.entries.editor(name)
        entry = editor if isinstance(editor, QLineEdit) else editor.findChild(QLineEdit)
        if entry is None:
            area = editor.findChild(QPlainTextEdit)
            assert area is not None, f"nothing to type into for {name}"
            area.setPlainText(text)
            continue
        entry.clear()
        entry.setFocus()
        entry.insert(text)
        entry.textEdited.emit(text)


def nameless(window: QWidget) -> list[str]:
    """What is in sight, can be reached, and has no name to be read aloud."""
    found = []
    for each in _in_sight(window):
        inside_another = isinstance(each.parent(), QComboBox | QAbstractItemView)
        own = not each.objectName().startswith("qt_") and not inside_another
        if own and isinstance(each, REACHED) and not (each.accessibleName() or each.property("text")):
            found.append(f"{type(each).__name__} {each.objectName()!r} in {type(each.parent()).__name__}")
    return found


def _in_sight(part: QWidget) -> Iterator[QWidget]:
    """What lies in a part and can be seen, level by level: a page behind another one is not gone through."""
    for each in part.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if each.isVisible():
            yield each
            yield from _in_sight(each)
