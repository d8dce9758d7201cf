"""What tests of the page of bodies do with it: open it, fill a form over it, read its table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.readmodels.bodies import BodyDetail, SeatRow
from pomanager.services.office import Office as OpenedOffice
from pomanager.ui.application import Screen
from pomanager.ui.bodies.page import BodiesPage
from pomanager.ui.form_page import FormPage
from pomanager.ui.office_window import OfficeWindow
from tests.bodies import office_with_board
from tests.make import MovableClock
from tests.ui.scripted import Told


@pytest.fixture(name="books")
def opened_books(tmp_path: Path) -> Iterator[OpenedOffice]:
    """An office with a board of three seats, and three members."""
    office = office_with_board(tmp_path, MovableClock())
    yield office
    office.close()


@pytest.fixture(name="window")
def opened(books: OpenedOffice, screen: Screen, tmp_path: Path, qtbot: QtBot, told: Told) -> Iterator[OfficeWindow]:
    """The window of that office; nobody is told of any trouble."""
    path = tmp_path / "bodies.podb"
    shown = OfficeWindow(books, path, screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(shown)
    shown.resize(1366, 740)
    shown.show()
    yield shown
    assert told.problems == []
    shown.close()


def page_of(window: OfficeWindow) -> BodiesPage:
    """The page of bodies."""
    page = window.show_page("bodies")
    assert isinstance(page, BodiesPage)
    return page


def save(window: OfficeWindow, page: BodiesPage, form: FormPage[object], **values: object) -> None:
    """Open a form over the page, fill it and save it, remarks and all; it must close."""
    page.open_page(form)
    for name, value in values.items():
        form.form.entries.editor(name).show_value(value)
    form.form.submit()
    if window.content.page() is form:  # remarks were read: it is meant so
        form.form.submit()
    QApplication.processEvents()
    said = {each.name: form.form.entries.remark(each.name).text() for each in form.form.entries.fields}
    assert window.content.page() is page, said


def states(page: BodiesPage) -> list[str]:
    """How each seat stands, as the table says it."""
    place = next(number for number, column in enumerate(page.seats.lines.columns) if column.key == "state")
    lines = page.seats.lines
    return [str(lines.index(row, place).data()) for row in range(lines.rowCount())]


def shown_row(page: BodiesPage) -> tuple[BodyDetail, SeatRow]:
    """The body and the seat that are shown."""
    row = page.seats.seat()
    assert page.detail is not None
    assert row is not None
    return page.detail, row
