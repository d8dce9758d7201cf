"""What tests of the page of dues do with it: open it, fill a form over it, read its lists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.dues.page import DuesPage
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.fields import Choice
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.page import Page
from pomanager.ui.tables.model import TableModel
from tests import dues
from tests.make import MovableClock
from tests.shares import bylaws, share_type
from tests.ui.scripted import Told

PageT = TypeVar("PageT", bound=Page)


def charged_twice(office: Office) -> None:
    """Everybody charged for this year and the last; Awa has paid the last, Bintou part of it, the union both."""
    dues.fill(office)
    dues.charged(office, dues.YEAR_25)
    dues.charged(office, dues.YEAR_26)
    dues.paid(office, dues.AWA, 2000, date(2025, 2, 1))
    dues.paid(office, dues.BINTOU, 500, date(2025, 2, 2))
    dues.paid(office, dues.UNION, 4000, date(2025, 2, 3))


@pytest.fixture(name="books")
def opened_books(tmp_path: Path) -> Iterator[Office]:
    """An office that was charged twice."""
    office = dues.office(tmp_path, MovableClock(), charged_twice)
    yield office
    office.close()


@pytest.fixture(name="window")
def opened(books: Office, screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told) -> Iterator[OfficeWindow]:
    """The window of that office; nobody is told of any trouble."""
    shown = window_of(books, screen, tmp_path, qtbot)
    yield shown
    assert told.problems == []
    shown.close()


def window_of(office: Office, screen: Screen, folder: Path, qtbot: QtBot) -> OfficeWindow:
    """A window of an office, as wide as an old screen."""
    shown = OfficeWindow(office, folder / "conapro.podb", screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(shown)
    shown.resize(1280, 690)
    shown.show()
    return shown


def with_shares(office: Office) -> int:
    """Shares of 10,000 each in this office, too; returns the id of their type."""
    bylaws(office)
    return share_type(office)


def page_of(window: OfficeWindow) -> DuesPage:
    """The page of dues."""
    page = window.show_page("dues")
    assert isinstance(page, DuesPage)
    return page


def segment_of(window: OfficeWindow, key: str, kind: type[PageT]) -> PageT:
    """A segment, brought in front by its tab."""
    page = page_of(window)
    page.bar.tab(key).click()
    segment = page.segment()
    assert isinstance(segment, kind)
    return segment


def cells(model: TableModel[Any], *keys: str) -> list[list[str]]:
    """What a list says, line by line, in the columns of these keys."""
    places = [next(n for n, column in enumerate(model.columns) if column.key == key) for key in keys]
    rows = range(model.rowCount())
    return [[plain(str(model.index(row, place).data())) for place in places] for row in rows]


def plain(text: str) -> str:
    """A text with blanks of one kind."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def form_over(window: OfficeWindow) -> EntryForm:
    """The form that was opened over the page."""
    page = window.content.page()
    assert isinstance(page, EntryForm)
    return page


def put(form: EntryForm, **values: object) -> None:
    """Fill fields as a person would: texts are typed, other values chosen."""
    for name, value in values.items():
        editor = form.form.entries.editor(name)
        line = getattr(editor, "line", None)
        if isinstance(value, str) and line is not None:
            line.setText(value)
            line.textEdited.emit(value)
            editor.read()
        else:
            editor.show_value(value)
            editor.changed.emit()
    form.form.judge()


def finish(form: EntryForm) -> None:
    """Press Save, and once more where remarks are to be looked at first."""
    before = form.recorded
    form.form.submit()
    entries = form.form.entries
    said = {each.name: entries.remark(each.name).text() for each in entries.fields}
    assert not any(entries.remark(each.name).kind == "bad" for each in entries.fields), said
    if any(entries.remark(each.name).kind == "warn" for each in entries.fields) and form.recorded == before:
        form.form.submit()
    QApplication.processEvents()


def remark(form: EntryForm, name: str) -> str:
    """What stands beside a field."""
    return plain(form.form.entries.remark(name).text())


def member(member_id: int, name: str = "") -> Choice:
    """A member as a field holds one."""
    return Choice(member_id, str(member_id), name)
