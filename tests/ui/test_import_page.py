"""The import wizard, step by step: what is found, chosen and checked, before anything is written."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from pomanager.readmodels.exchange import Outcome
from pomanager.rules.importing import Field
from pomanager.services.members import queries
from pomanager.services.members.queries.imports import imports
from pomanager.ui import jobs
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.members.importing.checked import ShownRow, Sight
from pomanager.ui.members.importing.page import CHECK, COLUMNS, FILE, SUMMARY
from pomanager.ui.members.importing.words import happening
from pomanager.ui.preferences import Preferences
from tests.ui.scripted import Scripted, Told
from tests.ui.wizard import GOOD, ODD, Wizard, opened_wizard


@pytest.fixture
def wizard(tmp_path: Path, preferences: Preferences, screen: Screen, qtbot: QtBot, at_once: None) -> Iterator[Wizard]:
    made = opened_wizard(tmp_path, preferences)
    qtbot.addWidget(made.window)
    yield made
    made.office.close()


# ---- the file --------------------------------------------------------------------------------------------------------


def test_what_was_found_in_a_file_is_shown(wizard: Wizard) -> None:
    path = wizard.table(*GOOD)
    with questions.answered_by(Scripted(path)):
        QTest.mouseClick(wizard.page.file_step.choose, Qt.MouseButton.LeftButton)
    facts = dict(wizard.page.file_step.facts.facts())
    assert (facts["Rows"], facts["Columns"], facts["Cells are parted by"]) == ("3", "7", "comma")
    assert wizard.page.context_line() == "roll.csv · 3 rows"
    assert not wizard.page.foot.next.isHidden()


def test_a_file_can_be_dropped_on_the_page(wizard: Wizard) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(wizard.table(*GOOD)))])
    copy, button, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    wizard.page.file_step.dropEvent(QDropEvent(QPointF(5, 5), copy, carried, button, no_key))
    assert wizard.page.raw is not None
    assert wizard.page.raw.file_name == "roll.csv"


def test_trouble_with_a_file_stands_on_the_page_as_a_sentence(wizard: Wizard, told: Told) -> None:
    picture = wizard.folder / "photo.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    wizard.page.read(picture)
    note = wizard.page.file_step.trouble
    assert note.title() == "“photo.csv” is a picture, not a table. Choose a CSV, Excel or LibreOffice Calc file."
    assert not note.isHidden()
    assert told.problems == []
    wizard.page.read(wizard.table(*GOOD))
    assert note.isHidden()


def test_a_file_made_to_do_harm_is_told_and_the_window_goes_on(wizard: Wizard, told: Told) -> None:
    bomb = wizard.folder / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50_000_000))
    endless = wizard.folder / "endless.csv"
    endless.write_bytes(b"name,sex\n" + b"x" * 1_500_000)
    for path, said in ((bomb, "would unpack to more than a table can need"), (endless, "longer than a million")):
        wizard.page.read(path)
        assert said in wizard.page.file_step.trouble.title()
        assert wizard.page.step == FILE
    assert told.problems == []
    wizard.imported(*GOOD)
    assert wizard.roll() == 3


def test_another_sheet_of_a_spreadsheet_can_be_chosen(wizard: Wizard) -> None:
    from xlsxwriter import Workbook

    path = wizard.folder / "two.xlsx"
    with Workbook(str(path)) as book:
        for name, people in (("Roll", ("A One", "B Two")), ("Old", ("C Three",))):
            page = book.add_worksheet(name)
            for row, text in enumerate(("Name", *people)):
                page.write_string(row, 0, text)
    wizard.page.read(path)
    assert "sheet “Roll”" in wizard.page.context_line()
    sheets = wizard.page.file_step.sheets
    sheets.setCurrentText("Old")
    sheets.activated.emit(sheets.currentIndex())
    assert wizard.page.raw is not None
    assert (wizard.page.raw.sheet, len(wizard.page.raw.rows)) == ("Old", 1)


def test_what_is_odd_about_a_table_is_said(wizard: Wizard) -> None:
    wizard.page.read(wizard.table("A,B", heading="Name,Name"))
    assert wizard.page.file_step.notes() == ("The heading “Name” stands over 2 columns; the later ones are numbered.",)


# ---- the columns -----------------------------------------------------------------------------------------------------


def test_columns_are_guessed_and_can_be_put_right(wizard: Wizard) -> None:
    wizard.page.read(wizard.table(*GOOD))
    wizard.page.go_on()
    step = wizard.page.columns_step
    assert step.mapping()["Village"] == "place"
    assert step.left_out() == ("Remarks",)
    step.choose(4, Field.SECTION)
    assert step.mapping()["Village"] == "section"


def test_a_field_chosen_twice_stops_with_a_sentence(wizard: Wizard) -> None:
    wizard.page.read(wizard.table(*GOOD))
    wizard.page.go_on()
    step = wizard.page.columns_step
    step.choose(6, Field.PHONE)
    assert step.note.title() == "Two columns are read as “Phone”. Leave one of them out."
    wizard.page.go_on()
    assert wizard.page.step == COLUMNS
    step.choose(6, None)
    assert step.note.isHidden()


def test_a_table_without_names_does_not_go_on(wizard: Wizard) -> None:
    wizard.page.read(wizard.table(*GOOD))
    wizard.page.go_on()
    wizard.page.columns_step.choose(1, None)
    wizard.page.go_on()
    assert wizard.page.step == COLUMNS
    assert wizard.page.columns_step.note.title() == "No column holds the names. Say which one does."


# ---- the check -------------------------------------------------------------------------------------------------------


def test_chips_count_and_filter_the_rows(wizard: Wizard) -> None:
    step = wizard.checked(*GOOD, *ODD).check_step
    assert [chip.words for chip in step.chips.values() if not chip.isHidden()] == [
        "All 6", "OK 2", "Filled in 1", "To look at 2", "Refused 1",
    ]  # fmt: skip
    step.chips[Sight.TO_LOOK_AT].click()
    assert step.model.rowCount() == 2
    assert wizard.page.status()[0] == "1 – 2 of 2"


def _rows(page: ImportPage) -> list[ShownRow]:
    model = page.check_step.model
    return [row for place in range(model.rowCount()) if (row := model.row(place)) is not None]


def test_every_row_says_what_will_happen(wizard: Wizard) -> None:
    said = [happening(row) for row in _rows(wizard.checked(*GOOD, *ODD))]
    assert said == ["will be added"] * 3 + ["added, to look at", "added, to look at", "refused"]


def test_f8_goes_from_one_doubtful_cell_to_the_next_and_says_why(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD, *ODD)
    note = page.check_step.cell_note
    QTest.keyClick(page.check_step.table, Qt.Key.Key_F8)
    assert note.title.plain() == "Row 5, Born"
    assert note.text.plain().startswith(
        "No calendar has the day “31/02/1998”: only the year was kept. It comes in as 1998"
    )
    page.check_step.go_to_next()
    assert note.title.plain() == "Row 6, Number"
    assert "stands in row 2 already" in note.text.plain()
    page.check_step.go_to_next()
    assert (note.title.plain(), note.text.plain()) == (
        "Row 7, Full name", "The row names nobody. The row is left out.",
    )  # fmt: skip
    page.check_step.go_to_next()
    assert note.title.plain() == "Row 5, Born"


def test_a_cell_the_program_filled_in_says_from_what(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD)
    page.check_step.table.go_to_cell(2, Field.NUMBER)
    assert page.check_step.cell_note.text.plain().startswith("“043.0” in the table is taken as 043.")


def test_arrows_go_from_cell_to_cell_and_space_leaves_a_row_out(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD)
    table = page.check_step.table
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert page.check_step.cell_note.title.plain() == "Row 3, Sex"
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert page.foot.next.words == "Summary of 2 rows"
    assert page.check_step.cell_note.text.plain() == "You leave this row out."
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert page.foot.next.words == "Summary of 3 rows"


def test_all_likely_doubles_can_be_left_out_at_once(wizard: Wizard) -> None:
    page = wizard.checked("1,SOK Sopheap,F,,,,", "2,SOK Sopheap,F,,,,", "3,SOK Sopheap,F,,,,", "4,KEO Mony,F,,,,")
    step = page.check_step
    assert step.chips[Sight.DOUBLES].words == "Likely already in the roll 2"
    step.go_to_next()
    assert step.cell_note.all_doubles.words == "Leave out all 2 rows that may be on the roll"
    step.cell_note.all_doubles.click()
    page.go_on()
    page.go_on()
    assert wizard.roll() == 2


# ---- putting cells right ---------------------------------------------------------------------------------------------

PLACES = tuple(f"{number},PERSON Number{number},F,1980,Ou Kokir,," for number in range(1, 7))


def test_a_misspelt_place_is_put_right_with_enter_and_for_all_rows_at_once(wizard: Wizard) -> None:
    page = wizard.checked(
        *PLACES, "7,KEO Mony,F,1980,OuKokir,,", "8,PRAK Dara,M,1981,Ou-Kokir,,", "9,MAO Lim,F,1982,Oukokir,,"
    )
    step = page.check_step
    step.go_to_next()
    note = step.cell_note
    assert note.text.plain().startswith("“OuKokir” may be Ou Kokir.")
    assert (note.take.words, note.keep.words) == ("Take Ou Kokir", "Keep as typed")
    assert note.for_all.isHidden()
    QTest.keyClick(step.table, Qt.Key.Key_Return)
    assert step.cell_note.title.plain() == "Row 8, Place"
    assert step.chips[Sight.TO_LOOK_AT].words == "To look at 2"
    step.go_to_next()
    note.keep.click()
    assert step.chips[Sight.TO_LOOK_AT].words == "To look at 1"
    page.go_on()
    page.go_on()
    places = Counter(row.place for row in wizard.office.ask(queries.find_members, ""))
    assert places == {"Ou Kokir": 7, "Ou-Kokir": 1, "Oukokir": 1}


def test_the_same_is_done_for_all_rows_of_which_the_same_is_said(wizard: Wizard) -> None:
    rows = [f"{number},PERSON Number{number},F,31/02/19{number},Prey,," for number in range(60, 65)]
    step = wizard.checked(*GOOD, *rows).check_step
    step.go_to_next()
    assert step.cell_note.keep.words == "Keep 1960"
    assert step.cell_note.for_all.words == "Do the same for all: 4 more rows"
    step.cell_note.for_all.click()
    assert [chip.words for chip in step.chips.values() if not chip.isHidden()] == ["All 8", "OK 7", "Filled in 1"]
    assert step.cell_note.keep.isHidden()


def _entry(page: ImportPage) -> QLineEdit:
    """The entry that lies over a cell."""
    line = page.check_step.typing.line
    assert line is not None
    return line


def test_a_cell_is_corrected_by_typing_in_it(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD, *ODD)
    step = page.check_step
    step.go_to_next()
    QTest.keyClick(step.table, Qt.Key.Key_F2)
    line = _entry(page)
    assert line.text() == "31/02/1998"
    QTest.keyClicks(line, "28/02/1998")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert step.cell_note.title.plain() == "Row 5"
    assert [row.cells[Field.BIRTH].text for row in _rows(page)][3] == "28/02/1998"
    step.table.go_to_cell(5, Field.NAME)
    QTest.keyClick(step.table, Qt.Key.Key_K)
    QTest.keyClick(_entry(page), Qt.Key.Key_Escape)
    assert step.typing.line is None
    assert step.chips[Sight.REFUSED].words == "Refused 1"
    QTest.keyClick(step.table, Qt.Key.Key_K)
    line = _entry(page)
    QTest.keyClicks(line, "EO Mony")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert step.chips[Sight.REFUSED].isHidden()
    assert happening(_rows(page)[5]) == "will be added"


def test_ctrl_d_copies_a_cell_down_and_ticks_stay(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD)
    step = page.check_step
    QTest.keyClick(step.table, Qt.Key.Key_Space)
    step.table.go_to_cell(1, Field.PLACE)
    QTest.keyClick(step.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [row.cells[Field.PLACE].text for row in _rows(page)] == ["Srae Soriya", "Srae Soriya", "Ou Kokir"]
    assert _rows(page)[0].left_out
    assert page.foot.next.words == "Summary of 2 rows"


def test_a_likely_double_is_left_out_until_somebody_wants_it(wizard: Wizard) -> None:
    page = wizard.checked("1,SOK Sopheap,F,1978,Prey,,", "2,SOK Sopheap,F,1978,Prey,,")
    step = page.check_step
    step.go_to_next()
    assert happening(_rows(page)[1]) == "left out: a double?"
    assert step.cell_note.text.plain().startswith("This may be the same person as in row 2.")
    assert page.foot.next.words == "Summary of 1 row"
    step.cell_note.keep.click()
    assert page.foot.next.words == "Summary of 2 rows"
    assert happening(_rows(page)[1]) == "will be added"


# ---- profiles --------------------------------------------------------------------------------------------------------


def test_a_choice_of_columns_is_kept_and_found_again_by_the_headings(wizard: Wizard) -> None:
    wizard.page.read(wizard.table(*GOOD))
    wizard.page.go_on()
    wizard.page.columns_step.choose(6, Field.PROFESSION)
    wizard.page.columns_step.name.setText("Sheet of the district")
    for _step in range(3):
        wizard.page.go_on()
    page = wizard.again()
    page.read(wizard.table("7,KEO Mony,F,1980,Prey,,farmer", name="next.csv"))
    page.go_on()
    assert page.columns_step.mapping()["Remarks"] == "profession"
    assert page.columns_step.name.text() == "Sheet of the district"
    page.read(wizard.table("7,KEO Mony", name="other.csv", heading="No,Name"))
    assert page.columns_step.name.text() == ""


# ---- back, and nothing written ---------------------------------------------------------------------------------------


def test_back_always_works_and_nothing_is_written_before_the_last_act(wizard: Wizard) -> None:
    journal = wizard.page.desk.office.ask(imports)
    page = wizard.checked(*GOOD)
    page.go_on()
    assert page.step == SUMMARY
    for step in (CHECK, COLUMNS, FILE):
        QTest.keyClick(wizard.window, Qt.Key.Key_Escape)
        assert page.step == step
    assert wizard.office.ask(imports) == journal == ()
    QTest.keyClick(wizard.window, Qt.Key.Key_Escape)
    assert wizard.window.content.page() is not page


# ---- words and long tables -------------------------------------------------------------------------------------------


def test_another_language_changes_every_word(wizard: Wizard, screen: Screen, qtbot: QtBot) -> None:
    page = wizard.checked(*GOOD, *ODD)
    before = (page.foot.next.words, page.check_step.chips[Sight.ALL].words, page.check_step.cell_note.text.plain())
    screen.change_language("en_XA")
    qtbot.wait(1)  # Qt tells the windows by an event of its own
    after = (page.foot.next.words, page.check_step.chips[Sight.ALL].words, page.check_step.cell_note.text.plain())
    assert not set(before) & set(after)
    for step in (COLUMNS, FILE):
        page.go_back()
        assert page.step == step


def test_cells_are_worked_out_only_for_rows_that_come_into_sight(wizard: Wizard) -> None:
    rows = [f"{number},PERSON Number{number},F,1980,Mungwa,," for number in range(1, 2001)]
    page = wizard.checked(*rows)
    model = page.check_step.model
    assert model.rowCount() == 2000
    assert len(model._pages) <= 2  # noqa: SLF001 - what the list has fetched so far
    assert page.check_step.checked is not None
    assert page.check_step.checked.count(Outcome.NEW) == 2000


def test_a_real_job_brings_its_result_to_the_screen(wizard: Wizard, qtbot: QtBot) -> None:
    before = jobs.use_pool(jobs.ThreadPool())
    try:
        wizard.page.read(wizard.table(*GOOD))
        qtbot.waitUntil(lambda: wizard.page.raw is not None, timeout=10_000)
    finally:
        jobs.use_pool(before)
    assert not wizard.page.foot.next.isHidden()
