"""A table of past shares and dues on the screen: what is wrong, its sums beside those of the old books, its columns."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.i18n.languages import PSEUDO
from pomanager.rules.dues.entry_fields import EntryField
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.entry_tables import page as bringing_in
from pomanager.ui.entry_tables.page import EntryTablePage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.reading_page import NO_COLUMNS, STOPPED
from tests.shares import AWA, BINTOU, held
from tests.ui.office_desk import nameless
from tests.ui.previews import press
from tests.ui.scripted import Scripted
from tests.ui.shares_page import opened, opened_books, page_of, window_of  # noqa: F401 - fixtures

pytestmark = pytest.mark.usefixtures("at_once")

HEADS = "N°;Parts;Versé;Échéance"
DAY = date(2024, 6, 30)


def table_page(window: OfficeWindow, tmp_path: Path, *rows: str, heads: str = HEADS) -> EntryTablePage:
    """The page of a table that was read, opened from the menu of further acts."""
    path = tmp_path / "livre.csv"
    path.write_text("\n".join((heads, *rows)), encoding="utf-8")
    page = page_of(window)
    page.acts.open("table")
    shown = window.content.page()
    assert isinstance(shown, EntryTablePage)
    with questions.answered_by(Scripted(path)):
        press(window, "action.choose")
    return shown


def type_into(page: EntryTablePage, name: str, text: str) -> None:
    """Type a sum of the old books."""
    line = page.sums.editors[name].line
    line.selectAll()
    QTest.keyClicks(line, text)


def told(page: EntryTablePage) -> list[tuple[str, str]]:
    """Row and sentence of everything there is to look at."""
    lines = page.table.lines
    keys = [column.key for column in lines.columns]
    return [
        (lines.index(row, keys.index("row")).data(), lines.index(row, keys.index("said")).data())
        for row in range(lines.rowCount())
    ]


def test_an_opening_balance_is_proved_and_brought_in(window: OfficeWindow, tmp_path: Path) -> None:
    page = table_page(window, tmp_path, "1;2;15000;", "2;1;10000;")
    assert page.reason_off() == STOPPED, "rows without a day are no balance of anything yet"
    page.opening.show_day(DAY)
    page.opening.chosen.emit(DAY)
    assert page.reason_off() == ""
    type_into(page, "expected_shares", "4")
    assert page.reason_off() == bringing_in.OTHER_SUMS
    assert "not 4" in page.sums.remarks["expected_shares"].text()
    type_into(page, "expected_shares", "3")
    type_into(page, "expected_paid", "25 000")
    assert page.reason_off() == ""
    before = [held(window.office, member, DAY) for member in (AWA, BINTOU)]
    press(window, "action.write")
    assert window.content.page() is not page
    after = [held(window.office, member, DAY) for member in (AWA, BINTOU)]
    assert [new[0] - old[0] for new, old in zip(after, before, strict=True)] == [2, 1]


def test_whatever_is_wrong_is_told_by_row_and_nothing_is_written(window: OfficeWindow, tmp_path: Path) -> None:
    page = table_page(window, tmp_path, "1;x;;", "99;1;;")
    page.opening.show_day(DAY)
    page.opening.chosen.emit(DAY)
    assert page.tabs.current() == "rows"
    assert [row for row, _said in told(page)] == ["2", "3"]
    assert page.reason_off() == STOPPED
    page.write()
    assert window.content.page() is page


def test_columns_nobody_could_guess_are_chosen(window: OfficeWindow, tmp_path: Path) -> None:
    page = table_page(window, tmp_path, "1;2;15000;", heads="A;B;C;D")
    assert (page.tabs.current(), page.reason_off()) == ("columns", NO_COLUMNS)
    for number, field in enumerate((EntryField.NUMBER, EntryField.SHARES, EntryField.PAID)):
        combo = page.columns.combos[number]
        combo.setCurrentIndex(combo.findData(field.value))
    page.opening.show_day(DAY)
    page.opening.chosen.emit(DAY)
    assert page.reason_off() == ""


def test_everything_has_a_name_and_turns_with_the_language(
    window: OfficeWindow, screen: Screen, tmp_path: Path, qtbot: QtBot
) -> None:
    page = table_page(window, tmp_path, "1;2;15000;")
    keys = ["sums", "rows", "columns"]
    page.tabs.tab(keys[0]).click()
    for code in ("km", PSEUDO, "en"):
        screen.change_language(code)  # the tab in front, and those behind it
        assert nameless(window) == []
        keys.append(keys.pop(0))
        for key in keys:
            page.tabs.tab(key).click()
            assert nameless(window) == []
            assert not window.grab().isNull()
    del qtbot
