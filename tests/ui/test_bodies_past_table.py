"""Past officers from a file, row by row with all there is to say, and from the clipboard into the form."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pomanager.rules.bodies.past_tables import PastField
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.ui.bodies import past_table
from pomanager.ui.bodies.past import PastOfficersForm, past_officers
from pomanager.ui.bodies.past_table import PastTablePage
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.office_window import OfficeWindow
from tests.ui.bodies_page import opened, opened_books, page_of, shown_row  # noqa: F401 - fixtures
from tests.ui.previews import press
from tests.ui.scripted import Scripted

GOOD = "Siège;Nom;Fonction;Du;Au\n1;Awa;Président;01/04/2018;31/03/2021\n2;Paul;;01/04/2018;31/03/2021\n"
BAD = GOOD + "1;Bintou;;soon;31/03/2021\n"


def table_page(window: OfficeWindow, qtbot: QtBot, tmp_path: Path, text: str) -> PastTablePage:
    """The page of a table that was read."""
    path = tmp_path / "past.csv"
    path.write_text(text, encoding="utf-8")
    page = page_of(window)
    detail, _row = shown_row(page)
    opened_page = PastTablePage(page.desk, detail)
    page.open_page(opened_page)
    with questions.answered_by(Scripted(path)):
        press(window, "action.choose")
    qtbot.waitUntil(lambda: opened_page.plan is not None)
    return opened_page


def told(page: PastTablePage) -> list[tuple[str, str]]:
    """How each row stands, and who it names."""
    lines = page.table.lines
    keys = [column.key for column in lines.columns]
    places = keys.index("state"), keys.index("name")
    return [(lines.index(row, places[0]).data(), lines.index(row, places[1]).data()) for row in range(lines.rowCount())]


def sat_in_2020(window: OfficeWindow) -> list[str]:
    return [row.holding.person.name for row in window.office.ask(officers_on, date(2020, 1, 1))]


def test_a_table_is_looked_at_and_brought_in(window: OfficeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = table_page(window, qtbot, tmp_path, GOOD)
    assert told(page) == [("To look at", "Awa (1)"), ("To look at", "Paul")]
    assert page.status() == ("2 rows are brought in", "Nothing is written yet")
    assert sat_in_2020(window) == []
    press(window, "action.write")
    qtbot.waitUntil(lambda: window.content.page() is not page)
    assert sat_in_2020(window) == ["Awa", "Paul"]


def test_a_row_that_stops_stops_the_table_until_it_is_left_out(
    window: OfficeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = table_page(window, qtbot, tmp_path, BAD)
    assert [state for state, _name in told(page)] == ["To look at", "To look at", "Stops"]
    assert page.reason_off() == past_table.STOPPED
    assert "“soon” could not be read as a date." in page.note.text()
    page.write()
    assert sat_in_2020(window) == []
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert told(page)[2][0] == "Left out"
    assert page.reason_off() == ""
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert told(page)[2][0] == "Stops", "taken in again"
    press(window, "action.leave")
    press(window, "action.write")
    qtbot.waitUntil(lambda: window.content.page() is not page)
    assert sat_in_2020(window) == ["Awa", "Paul"]


def test_columns_nobody_could_guess_are_said(window: OfficeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = table_page(window, qtbot, tmp_path, GOOD.replace("Nom", "Qui").replace("Du", "Quand"))
    assert page.tabs.current() == "columns"
    assert page.reason_off() == past_table.NO_COLUMNS
    assert "no column" in page.whole.title()
    for number, field in ((1, PastField.NAME), (3, PastField.SINCE)):
        combo = page.columns.combos[number]
        combo.setCurrentIndex(combo.findData(field.value))
    assert page.reason_off() == ""
    combo = page.columns.combos[4]
    combo.setCurrentIndex(combo.findData(PastField.SINCE.value))
    assert page.columns.chosen()[3] == "", "a field is held by one column"


def test_a_file_that_is_no_table_is_told(window: OfficeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(window)
    detail, _row = shown_row(page)
    opened_page = PastTablePage(page.desk, detail)
    page.open_page(opened_page)
    path = tmp_path / "empty.csv"
    path.write_text("", encoding="utf-8")
    with questions.answered_by(Scripted(path)):
        opened_page.choose_file()
    qtbot.waitUntil(opened_page.trouble.isVisible)
    assert opened_page.trouble.title()
    assert opened_page.plan is None


def form_of(window: OfficeWindow) -> PastOfficersForm:
    """The form of past officers, in front."""
    page = page_of(window)
    detail, _row = shown_row(page)
    form = past_officers(page.desk, detail)
    page.open_page(form)
    return form


def test_rows_of_a_spreadsheet_are_pasted_into_the_form(window: OfficeWindow) -> None:
    form = form_of(window)
    form.form.entries.editor("rows").show_value([{"seat": 3, "name": "Rose", "since": date(2018, 4, 1)}])
    QGuiApplication.clipboard().setText("Nom\tDu\tAu\nAwa\t01/04/2018\t31/03/2021\nPaul\t01/04/2018\t31/03/2021\n")
    entry = form.findChildren(QLineEdit)[0]
    entry.setFocus()
    QApplication.processEvents()
    QTest.keyClick(entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rows = form.form.entries.editor("rows").read().value
    assert isinstance(rows, tuple)
    assert [(row.seat, row.name) for row in rows] == [(3, "Rose"), (1, "Awa"), (2, "Paul")]
    form.form.submit()
    form.form.submit()  # the remarks were read: it is meant so
    assert sat_in_2020(window) == ["Awa", "Paul", "Rose"]


def test_rows_typed_and_not_saved_are_there_the_next_time(window: OfficeWindow) -> None:
    form = form_of(window)
    QGuiApplication.clipboard().setText("Nom\tDu\tAu\nPaul\t01/04/2018\t31/03/2021")
    form.paste()
    form.form.cancel()
    again = form_of(window)
    rows = again.form.entries.editor("rows").read().value
    assert isinstance(rows, tuple)
    assert [(row.name, row.until) for row in rows] == [("Paul", date(2021, 3, 31))]
    again.form.submit()
    again.form.submit()  # the remarks were read: it is meant so
    assert sat_in_2020(window) == ["Paul"]
    assert form_of(window).form.entries.editor("rows").read().value == ()


def test_a_block_without_a_heading_is_read_in_the_order_of_the_form(window: OfficeWindow) -> None:
    form = form_of(window)
    QGuiApplication.clipboard().setText("1\t\tPaul\tPrésident\t01/04/2018\t31/03/2021")
    press(window, "action.paste")
    rows = form.form.entries.editor("rows").read().value
    assert isinstance(rows, tuple)
    (row,) = rows
    assert (row.seat, row.name, row.since, row.until) == (1, "Paul", date(2018, 4, 1), date(2021, 3, 31))


def test_a_single_text_is_pasted_as_ever_and_an_empty_clipboard_is_told(window: OfficeWindow) -> None:
    form = form_of(window)
    form.form.entries.editor("rows").show_value([{"seat": 3, "name": "", "since": date(2018, 4, 1)}])
    QGuiApplication.clipboard().setText("Rose")
    entry = next(each for each in form.findChildren(QLineEdit) if "Or by name" in each.accessibleName())
    entry.setFocus()
    QApplication.processEvents()
    QTest.keyClick(entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert entry.text() == "Rose"
    QGuiApplication.clipboard().setText("")
    script = Scripted()
    with questions.answered_by(script):
        form.paste()
    assert script.asked[0].title == "There are no rows on the clipboard"
