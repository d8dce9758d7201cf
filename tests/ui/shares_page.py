"""What tests of the page of shares do with it: open it, fill a form over it, read its lists."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.services import files
from pomanager.services.office import Office
from pomanager.ui.application import Screen
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.fields import Choice
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.shares.capital import CapitalSegment
from pomanager.ui.shares.entries import EntriesSegment
from pomanager.ui.shares.holdings import HoldingsSegment
from pomanager.ui.shares.listed import ListedSegment
from pomanager.ui.shares.overdue import OverdueSegment
from pomanager.ui.shares.page import SharesPage
from pomanager.ui.shares.types import TypesSegment
from tests.make import KEEPER, MovableClock
from tests.shares import AWA, BINTOU, UNIT, paid, receipt, share_office, subscribed
from tests.ui.scripted import Told

SINCE = date(2024, 3, 1)


@cache
def _template() -> Path:
    """Awa holds four shares, a quarter paid and something overdue, and Bintou two, paid up."""
    folder = tempfile.TemporaryDirectory(prefix="pomanager-shares-page-")
    atexit.register(folder.cleanup)
    office = share_office(Path(folder.name), MovableClock())
    subscribed(office, AWA, 4, SINCE, paid=UNIT, receipt=receipt(AWA, SINCE, "R-0101"))
    subscribed(office, BINTOU, 2, SINCE, paid=2 * UNIT // 4, receipt=receipt(BINTOU, SINCE, "R-0102"))
    paid(office, BINTOU, 2 * UNIT * 3 // 4, date(2024, 9, 1), "R-0103")
    office.close()
    return Path(folder.name) / "shares.podb"


@pytest.fixture(name="books")
def opened_books(tmp_path: Path) -> Iterator[Office]:
    """An office in which two members hold shares; on those of one something is overdue."""
    path = tmp_path / "shares.podb"
    shutil.copyfile(_template(), path)
    office = files.open_office(path, writing=True, clock=MovableClock(), actor=KEEPER)
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
    shown = OfficeWindow(office, folder / "shares.podb", screen, lambda _path: True, lambda _office, _path: None)
    qtbot.addWidget(shown)
    shown.resize(1280, 690)
    shown.show()
    return shown


def page_of(window: OfficeWindow) -> SharesPage:
    """The page of shares."""
    page = window.show_page("shares")
    assert isinstance(page, SharesPage)
    return page


def holdings_of(window: OfficeWindow) -> HoldingsSegment:
    """Its first segment."""
    segment = page_of(window).segment()
    assert isinstance(segment, HoldingsSegment)
    return segment


def entries_of(window: OfficeWindow) -> EntriesSegment:
    """The segment of entries, brought in front."""
    page = page_of(window)
    page.bar.tab("entries").click()
    segment = page.segment()
    assert isinstance(segment, EntriesSegment)
    return segment


def capital_of(window: OfficeWindow) -> CapitalSegment:
    """The segment of the capital, brought in front."""
    page = page_of(window)
    page.bar.tab("capital").click()
    segment = page.segment()
    assert isinstance(segment, CapitalSegment)
    return segment


def overdue_of(window: OfficeWindow) -> OverdueSegment:
    """The segment of what is overdue, brought in front."""
    page = page_of(window)
    page.bar.tab("overdue").click()
    segment = page.segment()
    assert isinstance(segment, OverdueSegment)
    return segment


def types_of(window: OfficeWindow) -> TypesSegment:
    """The segment of types, brought in front."""
    page = page_of(window)
    page.bar.tab("types").click()
    segment = page.segment()
    assert isinstance(segment, TypesSegment)
    return segment


def cells(segment: HoldingsSegment | EntriesSegment | OverdueSegment | TypesSegment, *keys: str) -> list[list[str]]:
    """What a list says, line by line, in the columns of these keys."""
    places = [next(n for n, column in enumerate(segment.model.columns) if column.key == key) for key in keys]
    rows = range(segment.model.rowCount())
    return [[str(segment.model.index(row, place).data()) for place in places] for row in rows]


def cells_of(segment: ListedSegment, *keys: str) -> list[list[str]]:
    """What a list with a panel of acts says, in the columns of these keys, with ordinary blanks."""
    places = [next(n for n, column in enumerate(segment.model.columns) if column.key == key) for key in keys]
    rows = range(segment.model.rowCount())
    return [[plain(str(segment.model.index(row, place).data())) for place in places] for row in rows]


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
    before, closed = form.recorded, QSignalSpy(form.page_closed)
    form.form.submit()
    if closed.count():
        return
    said = {each.name: form.form.entries.remark(each.name).text() for each in form.form.entries.fields}
    warned = any(form.form.entries.remark(each.name).kind == "warn" for each in form.form.entries.fields)
    assert not any(form.form.entries.remark(each.name).kind == "bad" for each in form.form.entries.fields), said
    if warned and form.recorded == before:
        form.form.submit()
    QApplication.processEvents()


def saved(form: EntryForm) -> None:
    """Press Save, and once more where the by-laws are silent on something: that is said, and stops nothing."""
    form.form.submit()
    if form.isVisible():
        form.form.submit()
    assert not form.isVisible()


def plain(text: str) -> str:
    """Words with ordinary blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def remark(form: EntryForm, name: str) -> str:
    """What stands beside a field."""
    return form.form.entries.remark(name).text()


def typed(form: EntryForm, name: str) -> str:
    """What stands in a field."""
    return form.form.entries.editor(name).raw()


def member(member_id: int, name: str) -> Choice:
    """A member as a field holds one."""
    return Choice(member_id, str(member_id), name)
