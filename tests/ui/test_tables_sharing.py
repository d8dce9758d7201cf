"""How the columns of a list share its width: figures, days and states stand whole, words and titles give way first."""

import pytest
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.head import folded
from pomanager.ui.tables.measuring import STRETCHED_SQUEEZED, Needs, shared_out
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone

pytestmark = pytest.mark.dressed

Line = tuple[str, str, str, str, str]
LINES: tuple[Line, ...] = (
    ("NDAYISHIMIYE Espérance", "Yearly dues of members", "31/03/2026", "-1.250.000 FBu", "past its last day"),
    ("NIZIGIYIMANA Bosco", "Fee for entering", "01/01/2026", "3.000 FBu", "paid"),
)
COLUMNS: tuple[Column[Line], ...] = (
    Column("Name", lambda line: line[0], width=0, key="name"),
    Column("Fee", lambda line: line[1], width=110, key="fee"),
    Column("Since", lambda line: line[2], width=60, key="since"),
    Column("Balance carried forward", lambda line: line[3], right=True, width=60, key="balance"),
    Column("Status", lambda line: line[4], state=lambda _line: State(Tone.BAD), width=60, key="status",
           words=lambda: ("past its last day", "paid")),
)  # fmt: skip
NAME, FEE, SINCE, BALANCE, STATUS = range(5)


def shown(qtbot: QtBot, width: int) -> TableView:
    view = TableView("sharing", frozen=1)
    view.kept = RowsModel(COLUMNS, LINES)  # type: ignore[attr-defined]
    view.show_model(view.kept)  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.resize(width, 200)
    view.show()
    return view


def cut(view: TableView) -> set[int]:
    """The columns in which something is shortened."""
    model = view.table_model()
    cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())]
    return {cell.column() for cell in cells if view.delegate.needed(cell) > view.columnWidth(cell.column())}


def test_where_there_is_room_nothing_is_shortened(screen: Screen, qtbot: QtBot) -> None:
    assert cut(shown(qtbot, 1000)) == set()


def test_where_room_is_short_only_words_are_shortened_and_nothing_is_out_of_sight(screen: Screen, qtbot: QtBot) -> None:
    view = shown(qtbot, 620)
    assert cut(view) <= {NAME, FEE}
    assert FEE in cut(view)
    assert view.horizontalScrollBar().maximum() == 0


def test_where_even_that_is_too_much_the_list_scrolls_and_figures_stay_whole(screen: Screen, qtbot: QtBot) -> None:
    view = shown(qtbot, 360)
    assert view.horizontalScrollBar().maximum() > 0
    assert cut(view).isdisjoint({SINCE, BALANCE, STATUS})


def test_a_long_title_takes_a_second_line_before_words_lose_theirs(screen: Screen, qtbot: QtBot) -> None:
    wide, narrow = shown(qtbot, 1000), shown(qtbot, 620)
    assert narrow.horizontalHeader().height() > wide.horizontalHeader().height()
    assert not narrow.grab().isNull()


def test_other_rows_are_measured_anew(screen: Screen, qtbot: QtBot) -> None:
    view = shown(qtbot, 620)
    before = view.columnWidth(BALANCE)
    view.kept.set_rows([(*LINES[0][:3], "-1.250.000.000.000 FBu", "paid")])  # type: ignore[attr-defined]
    assert view.columnWidth(BALANCE) > before
    assert BALANCE not in cut(view)


def test_titles_fold_at_a_gap_into_lines_of_about_one_length(screen: Screen) -> None:
    assert folded("Balance", 1) == ("Balance",)
    assert folded("Balance carried forward", 10_000) == ("Balance carried forward",)
    assert folded("Balance carried forward", 1) == ("Balance carried", "forward")
    assert folded("ការ\N{ZERO WIDTH SPACE}បង់", 1) == ("ការ", "បង់")


def test_what_is_left_raises_one_kind_of_need_after_the_other(screen: Screen) -> None:
    needs = {1: Needs(50, 80, 100, 300), 2: Needs(60, 60, 90, 90)}
    assert shared_out(needs, 110, None) == {1: 50, 2: 60}
    assert shared_out(needs, 140, None) == {1: 80, 2: 60}
    assert shared_out(needs, 190, None) == {1: 100, 2: 90}
    assert shared_out(needs, 1000, None) == {1: 300, 2: 90}
    assert shared_out(needs, 110 + STRETCHED_SQUEEZED, 10) == {1: 50, 2: 60}
