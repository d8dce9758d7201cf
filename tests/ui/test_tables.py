"""Tables: models by role, 260,000 rows by pages, order, selection, copying, columns, keys."""

from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.readmodels.views import ShownColumn
from pomanager.rules.calendar import VagueDate
from pomanager.ui.application import Screen
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Order
from pomanager.ui.tables.copying import COPIED_AT_ONCE, as_table, as_text, plain_cell, read_block
from pomanager.ui.tables.model import RowRole, RowsModel, SortRole
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import PAGES_KEPT, WindowedModel
from tests.ui.gallery import COLUMNS, People, Person

pytestmark = pytest.mark.dressed

WARN = QAbstractItemModelTester.FailureReportingMode.Warning
ROWS = (
    Person(1, "Ama", VagueDate(1984), 3),
    Person(2, "=cmd()", None, 1),
    Person(3, "Zawadi\tB", VagueDate(1960, about=True), 2),
)


def make_view(qtbot: QtBot, count: int, preferences: Preferences | None = None) -> tuple[TableView, People]:
    people = People(count)
    view = TableView("people", preferences)
    view.model_kept = WindowedModel(COLUMNS, people, Order("number"))  # type: ignore[attr-defined]
    view.show_model(view.model_kept)  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.resize(760, 500)
    view.show()
    return view, people


def test_the_models_keep_qts_rules(qapp: QApplication) -> None:
    short, long = RowsModel(COLUMNS, ROWS), WindowedModel(COLUMNS, People(450))
    testers = [QAbstractItemModelTester(model, WARN) for model in (short, long)]
    short.set_rows(ROWS[:1])
    long.sort_by(Order("number", descending=True))
    assert [tester.model() for tester in testers] == [short, long]


def test_a_cell_answers_by_role() -> None:
    model = RowsModel(COLUMNS, ROWS)
    born = model.index(2, 2)
    assert born.data() == "about 1960"
    assert born.data(SortRole) == VagueDate(1960, about=True)
    assert born.data(RowRole) == ROWS[2]
    assert born.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Born"


def test_unknown_values_stand_last_in_either_order() -> None:
    model = RowsModel(COLUMNS, ROWS)
    model.sort_by(Order("born"))
    assert [row.id for row in model.rows()] == [3, 1, 2]
    model.sort_by(Order("born", descending=True))
    assert [row.id for row in model.rows()] == [1, 3, 2]


def test_a_long_list_fetches_only_what_is_seen(screen: Screen, qtbot: QtBot) -> None:
    view, people = make_view(qtbot, 260_000)
    view.grab()
    assert people.fetched <= 2
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    assert people.fetched <= 4
    assert view.rows_seen()[1] == 260_000


def test_scrolling_through_a_long_list_is_smooth(screen: Screen, qtbot: QtBot) -> None:
    view, people = make_view(qtbot, 260_000)
    bar = view.verticalScrollBar()
    view.grab()
    slowest = 0.0
    for step in range(1, 41):
        began = thread_time()
        bar.setValue(bar.maximum() * step // 40)
        view.viewport().grab()
        slowest = max(slowest, thread_time() - began)
    assert slowest < 0.5
    assert people.fetched < 90


def test_only_some_pages_are_kept() -> None:
    people = People(260_000)
    model = WindowedModel(COLUMNS, people)
    for place in range(0, 260_000, 1000):
        model.row(place)
    fetched = people.fetched
    model.row(0)
    assert people.fetched == fetched + 1
    model.row(259_000)
    assert people.fetched == fetched + 1
    assert fetched > PAGES_KEPT


def test_a_click_on_the_head_asks_the_source_for_another_order(screen: Screen, qtbot: QtBot) -> None:
    view, people = make_view(qtbot, 1000)
    for wanted in (Order("name"), Order("name", descending=True), Order("name")):
        x = view.columnViewportPosition(1) + 40
        QTest.mouseClick(
            view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(x, 10)
        )
        assert people.orders[-1] == wanted


def _point(x: int, y: int) -> QPoint:
    return QPoint(x, y)


def test_keys_go_to_the_ends_open_and_choose(screen: Screen, qtbot: QtBot) -> None:
    view, _people = make_view(qtbot, 260_000)
    view.choose(5)
    with qtbot.waitSignal(view.row_opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args[0].id == 5
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == People(0).rows([260_000])[0]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.chosen_ids() == (1,)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.chosen_ids() == ()


def test_the_row_under_the_keyboard_stays_when_the_list_is_asked_again(screen: Screen, qtbot: QtBot) -> None:
    view, people = make_view(qtbot, 3000)
    view.choose(2500)
    people.count = 2900
    view.model_kept.refresh()  # type: ignore[attr-defined]
    assert view.chosen_ids() == (2500,)
    people.count = 100
    with qtbot.waitSignal(view.row_chosen) as chosen:
        view.model_kept.refresh()  # type: ignore[attr-defined]
    assert chosen.args == [None]


def test_all_of_a_long_list_can_be_chosen_and_counted(screen: Screen, qtbot: QtBot) -> None:
    view, people = make_view(qtbot, 260_000)
    view.selectAll()
    assert view.chosen_count() == 260_000
    assert people.fetched <= 2


def test_copied_rows_stay_in_their_cells(screen: Screen, qtbot: QtBot) -> None:
    view = TableView("few")
    model = RowsModel(COLUMNS, ROWS)
    view.show_model(model)
    qtbot.addWidget(view)
    view.selectAll()
    view.copy_rows()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[1].split("\t")[1] == "'=cmd()"
    assert lines[2].split("\t")[1] == "Zawadi B"
    assert [len(line.split("\t")) for line in lines] == [5, 5, 5]


def test_a_hidden_column_stays_hidden_next_time(screen: Screen, qtbot: QtBot, preferences: Preferences) -> None:
    view, _people = make_view(qtbot, 10, preferences)
    menu = view.column_menu()
    qtbot.addWidget(menu)
    assert [action.text() for action in menu.actions()] == ["Born", "Shares", "Status"]
    menu.actions()[0].trigger()
    again, _others = make_view(qtbot, 10, preferences)
    assert again.visible_columns() == (0, 1, 3, 4)


def test_the_first_columns_stay_in_sight_when_scrolled_sideways(screen: Screen, qtbot: QtBot) -> None:
    view, _people = make_view(qtbot, 100)
    view.resize(420, 400)
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert view.frozen.isVisible()
    assert view.frozen.width() == view.columnWidth(0) + view.columnWidth(1)
    view.resize(900, 400)
    assert not view.frozen.isVisible()


def test_titles_follow_the_language_without_a_new_model(screen: Screen, qtbot: QtBot) -> None:
    view, _people = make_view(qtbot, 10)
    screen.tongue.speak("en_XA")
    title = view.model().headerData(1, Qt.Orientation.Horizontal)
    assert title.startswith("[")


# ---- many rows, and blocks of cells ----------------------------------------------------------------------------------


def test_rows_chosen_here_and_there_are_counted_once_and_in_order(screen: Screen, qtbot: QtBot) -> None:
    view, _people = make_view(qtbot, 1000)
    view.setFocus()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    view.go_to(500)
    QTest.keyClick(view, Qt.Key.Key_Down, shift)
    for _step in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down, control)
    QTest.keyClick(view, Qt.Key.Key_Space, control)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.chosen_count() == len(set(view.chosen_places())) == len(view.chosen_places())
    assert list(view.chosen_places()) == sorted(view.chosen_places())
    assert view.chosen_ids() == tuple(view.table_model().id_at(place) for place in view.chosen_places())


def test_ids_of_a_whole_long_list_are_those_of_its_rows(screen: Screen, qtbot: QtBot) -> None:
    view, people = make_view(qtbot, 260_000)
    view.selectAll()
    assert view.all_chosen()
    assert view.chosen_ids() == tuple(range(1, 260_001))
    assert people.fetched <= 3


def test_a_long_block_is_read_beside_the_window_and_copied_whole(screen: Screen, qtbot: QtBot, at_once: None) -> None:
    view, _people = make_view(qtbot, COPIED_AT_ONCE + 500)
    view.selectAll()
    view.copy_rows()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().count("\n") == COPIED_AT_ONCE + 499
    assert data.html().count("<tr>") == COPIED_AT_ONCE + 500


@pytest.mark.parametrize(
    ("said", "copied"),
    [
        ("=cmd()", "'=cmd()"), ("@sum", "'@sum"), ("+257 79 41 08 22", "+257 79 41 08 22"), ("-5", "-5"),
        ("+1+cmd()", "'+1+cmd()"), ("-A1", "'-A1"), ("0079", "0079"), ("—", ""),
        ("two\nlines\tapart", "two lines apart"), ("'=cmd()", "''=cmd()"), ("'Awa", "'Awa"),
    ],
)  # fmt: skip
def test_a_copied_cell_is_no_formula_and_stays_in_its_cell(said: str, copied: str) -> None:
    assert plain_cell(said) == copied


CELLS = st.text(max_size=12) | st.text("'=+-@\"\t 7A", max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_a_copied_block_is_read_back_as_it_was(cells: list[list[str]]) -> None:
    bare = [tuple("" if single == "—" else single for single in map(in_one_line, row)) for row in cells]
    read = read_block(as_text(cells))
    filled = list(bare)
    while filled and not any(filled[-1]):
        filled.pop()
    assert [row + ("",) * (len(wanted) - len(row)) for row, wanted in zip(read, filled, strict=True)] == filled


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_marks_of_html_in_a_cell_are_no_marks_in_the_table() -> None:
    assert "<td>&lt;b&gt;A &amp; B</td>" in as_table([("<b>A & B",)])


def test_a_column_kept_at_another_place_and_width_is_there_next_time(
    screen: Screen, qtbot: QtBot, preferences: Preferences
) -> None:
    view, _people = make_view(qtbot, 10, preferences)
    head = view.horizontalHeader()
    head.moveSection(head.visualIndex(4), 2)
    view.setColumnWidth(4, 190)
    again, _others = make_view(qtbot, 10, preferences)
    assert again.visible_columns() == (0, 1, 4, 2, 3)
    assert [column.width for column in again.arrangement.shown()][2] == 190


def test_the_usual_columns_come_back(screen: Screen, qtbot: QtBot, preferences: Preferences) -> None:
    view, _people = make_view(qtbot, 10, preferences)
    view.arrangement.show((ShownColumn("number"), ShownColumn("name"), ShownColumn("shares", 120)))
    assert view.visible_columns() == (0, 1, 3)
    view.arrangement.show()
    assert view.visible_columns() == (0, 1, 2, 3, 4)


def test_where_a_cell_has_no_room_it_says_less_and_not_half(screen: Screen, qtbot: QtBot) -> None:
    said: list[str] = []

    def brief(text: str) -> str:
        said.append(text)
        return text.partition(" ")[0]

    view = TableView("brief")
    columns = (COLUMNS[0], COLUMNS[1]._replace(width=70, brief=brief))
    model = RowsModel(columns, (Person(1, "Mungwa · Gitega Rural", None, 1), Person(2, "Ama", None, 1)))
    view.show_model(model)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.grab()
    assert set(said) == {"Mungwa · Gitega Rural"}


def test_a_right_click_chooses_the_row_under_it_and_asks_for_the_menu(screen: Screen, qtbot: QtBot) -> None:
    view, _people = make_view(qtbot, 100)
    places: list[QPoint] = []
    view.acts_wanted.connect(places.append)
    view.selectAll()
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(4, 1)).center())
    assert view.chosen_count() == 100, "several chosen stay chosen"
    view.go_to(0)
    for part in (view, view.frozen):
        part.customContextMenuRequested.emit(view.visualRect(view.model().index(4, 1)).center())
        assert view.chosen_ids() == (5,)
    assert len(places) == 3


def test_a_cell_hidden_by_the_frozen_part_is_brought_out(screen: Screen, qtbot: QtBot) -> None:
    view, _people = make_view(qtbot, 100)
    view.resize(420, 400)
    view.go_to(0, 4)
    view.go_to(0, 2)
    assert view.frozen.isVisible()
    assert view.visualRect(view.currentIndex()).left() >= view.frozen.width()
