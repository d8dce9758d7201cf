"""Cells of the list of members: typed into, judged, saved by rows; pasted, copied down and emptied."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pomanager.readmodels.members import Extra
from pomanager.rules.calendar import VagueDate
from pomanager.rules.importing import Field
from pomanager.rules.members import Sex
from pomanager.services.members import queries
from pomanager.services.members.queries.imports import imports
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.change_page import BlockPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.tables.editing import CellEditing
from tests.make import journal
from tests.ui.members_list import four_people, page_of, record, stand_on
from tests.ui.office_desk import press
from tests.ui.scripted import Scripted, Told

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(screen: Screen, tmp_path: Path, qtbot: QtBot, at_once: None) -> Iterator[OfficeWindow]:
    """An office with four people."""
    with four_people(screen, tmp_path, qtbot) as opened:
        yield opened


def editing(window: OfficeWindow) -> CellEditing:
    return page_of(window).list_acts().editing


def standing_on(page: MembersPage) -> tuple[int, str]:
    index = page.table.currentIndex()
    return index.row(), page.model.columns[index.column()].name


def entry(window: OfficeWindow) -> QLineEdit:
    editor = editing(window).editor
    assert editor is not None, "no cell is being changed"
    found = editor.findChild(QLineEdit)
    assert found is not None
    return found


def key(inside: QWidget, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(inside, pressed, held)


# ---- one cell --------------------------------------------------------------------------------------------------------


def test_typing_begins_enter_saves_and_goes_down(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "phone")
    QTest.keyClicks(page.table, "7")
    QTest.keyClicks(entry(window), "9 41 08 22")
    key(entry(window), Qt.Key.Key_Return)
    assert record(window, 0).phone == "79 41 08 22"
    assert standing_on(page) == (1, "phone")
    assert journal(window.office)[0].act == "members.amended"


def test_f2_shows_what_stands_there_and_esc_leaves_it(window: OfficeWindow) -> None:
    page = stand_on(window, 1, "place")
    key(page.table, Qt.Key.Key_F2)
    assert entry(window).text() == "Mungwa · Gitega"
    entry(window).setText("Jimbi")
    key(entry(window), Qt.Key.Key_Escape)
    assert editing(window).editor is None
    assert record(window, 1).place == "Mungwa · Gitega"
    assert standing_on(page) == (1, "place")


def test_f2_on_the_name_opens_the_form_not_the_cell(window: OfficeWindow) -> None:
    stand_on(window, 1, "name")
    assert not editing(window).begin()
    assert editing(window).editor is None


def test_tab_goes_on_and_the_row_is_saved_when_it_is_left(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "place")
    key(page.table, Qt.Key.Key_F2)
    entry(window).setText("Jimbi")
    key(entry(window), Qt.Key.Key_Tab)
    assert standing_on(page) == (0, "section")
    entry(window).setText("Sud")
    key(entry(window), Qt.Key.Key_Tab)
    assert record(window, 0).place == "Mungwa · Gitega", "the row is not left yet"
    assert dict(editing(window).waiting) == {"place": "Jimbi", "section": "Sud"}
    key(entry(window), Qt.Key.Key_Escape)
    page.table.go_to(2)
    told = record(window, 0)
    assert (told.place, told.section) == ("Jimbi", "Sud")
    amended = [line for line in journal(window.office) if line.act == "members.amended"]
    assert len(amended) == 1, "one line for the row"


def test_the_second_esc_leaves_the_whole_row_as_it_was(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "place")
    key(page.table, Qt.Key.Key_F2)
    entry(window).setText("Jimbi")
    key(entry(window), Qt.Key.Key_Tab)
    key(entry(window), Qt.Key.Key_Escape)
    assert editing(window).waiting
    key(page.table, Qt.Key.Key_Escape)
    assert not editing(window).waiting
    page.table.go_to(2)
    assert record(window, 0).place == "Mungwa · Gitega"


def test_an_objection_stands_under_its_cell_and_nothing_is_written(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "phone")
    QTest.keyClicks(page.table, "1")
    QTest.keyClicks(entry(window), "2")
    key(entry(window), Qt.Key.Key_Return)
    assert "6 to 15 digits" in editing(window).remark()
    assert standing_on(page) == (0, "phone")
    assert record(window, 0).phone == ""
    key(entry(window), Qt.Key.Key_Escape)
    assert editing(window).remark() == ""


def test_a_remark_asks_once_and_the_same_entry_is_then_kept(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "phone")
    QTest.keyClicks(page.table, "7")
    QTest.keyClicks(entry(window), "9410822")
    key(entry(window), Qt.Key.Key_Return)
    stand_on(window, 1, "phone")
    QTest.keyClicks(page.table, "7")
    QTest.keyClicks(entry(window), "9410822")
    key(entry(window), Qt.Key.Key_Return)
    assert "has the same phone" in editing(window).remark()
    assert record(window, 1).phone == ""
    key(entry(window), Qt.Key.Key_Return)
    assert record(window, 1).phone == "79410822"


def test_the_sex_is_chosen_by_its_first_letter_and_a_birth_read_as_in_the_form(window: OfficeWindow) -> None:
    page = stand_on(window, 2, "sex")
    QTest.keyClicks(page.table, "m")
    editor = editing(window).editor
    assert editor is not None
    key(editor.inner(), Qt.Key.Key_Return)
    assert record(window, 2).sex is Sex.MALE
    stand_on(window, 2, "birth")
    QTest.keyClicks(page.table, "a")
    entry(window).setText("about 1960")
    key(entry(window), Qt.Key.Key_Return)
    assert record(window, 2).birth == VagueDate(1960, about=True)


def test_ctrl_semicolon_writes_today_into_a_cell_with_a_day(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "birth")
    key(page.table, Qt.Key.Key_Semicolon, CONTROL)
    editor = editing(window).editor
    assert editor is not None
    assert editor.read().value == VagueDate(2026, 11, 23)


def test_a_profession_is_typed_into_its_column_beside_other_fields(window: OfficeWindow) -> None:
    page_of(window).table.arrangement.show_column("profession", shown=True)
    page = stand_on(window, 1, "phone")
    QTest.keyClicks(page.table, "7")
    entry(window).setText("79 41 08 22")
    assert editing(window).commit()
    stand_on(window, 1, "profession")
    QTest.keyClicks(page.table, "A")
    entry(window).setText("Apicultrice")
    key(entry(window), Qt.Key.Key_Return)
    row = page.model.row(1)
    assert row is not None
    assert row.extras == {Extra.PROFESSION: "Apicultrice"}
    assert row.phone == "79 41 08 22"
    assert {line.act for line in journal(window.office)[:2]} == {"members.amended", "members.particulars_amended"}


def test_rows_stay_where_they_are_while_cells_are_saved(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "place")
    page.filters.narrow(place_id=window.office.ask(queries.places, "Mungwa")[0].id)
    stand_on(window, 0, "place")
    QTest.keyClicks(page.table, "J")
    entry(window).setText("Jimbi")
    key(entry(window), Qt.Key.Key_Return)
    assert page.model.rowCount() == 4
    page.refresh()
    assert page.model.rowCount() == 3


def test_an_entry_left_for_another_place_is_saved(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "place")
    QTest.keyClicks(page.table, "J")
    entry(window).setText("Jimbi")
    window.header.search.setFocus()
    assert editing(window).editor is None
    assert record(window, 0).place == "Jimbi"


# ---- blocks ----------------------------------------------------------------------------------------------------------


def paste(window: OfficeWindow, place: int, column: str, text: str) -> BlockPage:
    QGuiApplication.clipboard().setText(text)
    page = stand_on(window, place, column)
    key(page.table, Qt.Key.Key_V, CONTROL)
    shown = window.content.page()
    assert isinstance(shown, BlockPage)
    return shown


def test_a_block_is_pasted_after_a_look_at_it(window: OfficeWindow) -> None:
    shown = paste(window, 0, "place", "Jimbi\tSud\t79 11 22 33\nRweza\tSud\t12\n")
    preview = shown.preview
    assert preview is not None
    assert (preview.changed, preview.same, preview.refused) == (2, 0, 1)
    told = [(cell.change.field, cell.change.new, cell.refusal is not None) for cell in preview.first]
    assert told[0] == (Field.PHONE, "12", True)
    assert {field for field, _new, _refused in told} == {Field.PLACE, Field.SECTION, Field.PHONE}
    assert record(window, 0).place == "Mungwa · Gitega", "nothing is written before it is wished"
    press(shown, "change.change")
    assert (record(window, 0).place, record(window, 0).section, record(window, 0).phone) == (
        "Jimbi", "Sud", "79 11 22 33",
    )  # fmt: skip
    assert (record(window, 1).place, record(window, 1).phone) == ("Rweza", "")
    assert window.content.page() is page_of(window)
    line = journal(window.office)[0]
    assert line.act == "members.cells_changed"
    assert {change.field for change in line.changes} >= {"field", "changed", "digest"}


def test_a_pasted_block_is_undone_as_an_import_is(window: OfficeWindow) -> None:
    shown = paste(window, 0, "place", "Jimbi\nRweza\n")
    press(shown, "change.change")
    window.undo()
    assert [record(window, place).place for place in range(2)] == ["Mungwa · Gitega"] * 2
    [entry_of_list] = window.office.ask(imports)
    assert entry_of_list.changed == 2
    assert entry_of_list.undone_at is not None


def test_one_cell_is_laid_onto_every_chosen_row(window: OfficeWindow) -> None:
    QGuiApplication.clipboard().setText("Sud")
    page = stand_on(window, 0, "section")
    page.table.selectAll()
    key(page.table, Qt.Key.Key_V, CONTROL)
    shown = window.content.page()
    assert isinstance(shown, BlockPage)
    assert shown.preview is not None
    assert shown.preview.changed == 4


def test_what_reaches_beyond_the_list_and_what_is_not_changed_there_is_said(window: OfficeWindow) -> None:
    shown = paste(window, 3, "name", "Somebody else\tman\nNobody\twoman\n")
    assert shown.preview is not None
    assert shown.preview.changed == 1
    assert "1 line reaches beyond the end of the list" in shown.note.text()
    assert "left out: Name" in shown.note.text()


def test_a_block_that_says_what_stands_there_opens_nothing(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "place")
    page.table.selectAll()
    key(page.table, Qt.Key.Key_C, CONTROL)
    page = stand_on(window, 0, "number")
    key(page.table, Qt.Key.Key_V, CONTROL)
    assert window.content.page() is page


def test_ctrl_d_copies_the_first_chosen_cell_down(window: OfficeWindow) -> None:
    page = stand_on(window, 0, "place")
    QTest.keyClicks(page.table, "J")
    entry(window).setText("Jimbi")
    key(entry(window), Qt.Key.Key_Return)
    stand_on(window, 0, "place")
    page.table.selectAll()
    key(page.table, Qt.Key.Key_D, CONTROL)
    shown = window.content.page()
    assert isinstance(shown, BlockPage)
    press(shown, "change.change")
    assert [record(window, place).place for place in range(4)] == ["Jimbi"] * 4


def test_del_asks_before_it_empties_a_cell(window: OfficeWindow) -> None:
    page = stand_on(window, 1, "section")
    key(page.table, Qt.Key.Key_Delete)
    shown = window.content.page()
    assert isinstance(shown, BlockPage)
    assert record(window, 1).section == "Nord"
    press(shown, "change.change")
    assert record(window, 1).section == ""


def test_a_sex_is_not_emptied_into_something_unseen(window: OfficeWindow) -> None:
    page = stand_on(window, 1, "sex")
    key(page.table, Qt.Key.Key_Delete)
    shown = window.content.page()
    assert isinstance(shown, BlockPage)
    assert shown.preview is not None
    assert shown.preview.remarked == 1


def test_nothing_is_changed_in_a_file_that_is_read_only(
    window: OfficeWindow, monkeypatch: pytest.MonkeyPatch, told: Told
) -> None:
    monkeypatch.setattr(type(window.office), "read_only", property(lambda _office: True))
    page = stand_on(window, 0, "phone")
    QTest.keyClicks(page.table, "7")
    assert editing(window).editor is None
    QGuiApplication.clipboard().setText("79 11 22 33")
    script = Scripted()
    with questions.answered_by(script):
        key(page.table, Qt.Key.Key_V, CONTROL)
    assert script.asked[0].title == "This file is open for reading only."
    assert window.content.page() is page
