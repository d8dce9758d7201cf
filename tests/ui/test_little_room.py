"""What gives way in a small window and in large text: what is said elsewhere, too, and never the words themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.bands import Band, BandAct, Bands
from pomanager.ui.dialogs.ask import ReasonWindow
from pomanager.ui.forms.fields import Field
from pomanager.ui.look import look, px
from pomanager.ui.members.importing.cell_note import MOST, CellNote
from pomanager.ui.pages import PAGES
from pomanager.ui.sidebar import Sidebar, SideItem
from pomanager.ui.status_line import StatusLine
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.sheets import Scroller
from tests.ui.walking import settle

pytestmark = pytest.mark.dressed

LOW = 660
"""The height of the sidebar in a window of 690, what title and task bar may leave of a screen of 768."""
SENTENCE = "Try whatever you like: your own books lie elsewhere and are not touched. "


@pytest.fixture
def shown(screen: Screen, qtbot: QtBot) -> Callable[[QWidget, int, int], None]:
    """Show a part in a size, and let everything find its place."""
    del screen

    def show(part: QWidget, width: int, height: int) -> None:
        qtbot.addWidget(part)
        part.resize(width, height)
        part.show()
        settle()

    return show


Show = Callable[[QWidget, int, int], None]


@pytest.mark.parametrize("code", ["en", "km"])
def test_all_pages_of_the_sidebar_are_in_sight_on_a_low_screen(screen: Screen, shown: Show, code: str) -> None:
    screen.change_language(code)
    side = Sidebar(PAGES)
    shown(side, px(208), LOW)
    items = side.findChildren(SideItem)
    assert [item for item in items if item.visibleRegion().boundingRect().height() < item.height()] == []
    assert min(item.height() for item in items) >= px(32)


def test_a_page_whose_title_is_shortened_in_the_sidebar_tells_it_on_hover(shown: Show) -> None:
    side = Sidebar(PAGES)
    shown(side, px(208), LOW)
    assert {item.toolTip() for item in side.findChildren(SideItem)} == {""}
    side.setFixedWidth(px(110))
    settle()
    assert all(item.toolTip() for item in side.findChildren(SideItem, "side.people"))


def band(**more: Any) -> Band:  # noqa: ANN401 - whatever a band takes
    acts = (BandAct("Make the sample anew", lambda: None), BandAct("Leave the sample", lambda: None))
    return Band("sample", "info", lambda: ("This is a sample office", SENTENCE), acts, **more)


def test_the_buttons_of_a_band_stand_at_the_end_of_its_words_where_that_is_lower(shown: Show) -> None:
    bands = Bands()
    bands.tell(band(stays=True))
    shown(bands, 1100, bands.sizeHint().height())
    button = bands.findChildren(Button)[0]
    words = next(label for label in bands.findChildren(Label) if label.plain() == SENTENCE)
    assert button.x() > words.geometry().right()
    bands.resize(360, 300)
    settle()
    assert button.y() > words.geometry().bottom()


def test_a_band_that_stays_says_only_its_first_line_in_large_text(screen: Screen, shown: Show) -> None:
    bands = Bands()
    bands.tell(band(stays=True))
    shown(bands, 1100, 400)
    note = bands.note()
    assert note is not None
    assert note.text() == SENTENCE
    screen.change_scale(200)
    settle()
    note = bands.note()
    assert note is not None
    assert (note.text(), note.accessibleDescription()) == ("", SENTENCE)
    assert note.toolTip()


def test_a_button_leaves_out_its_key_before_it_shortens_its_words(shown: Show) -> None:
    button = Button("Record payment", key="Ctrl+Enter")
    around = QWidget()
    button.setParent(around)
    shown(around, 400, 60)
    button.setGeometry(0, 0, button.needed(with_key=False), 36)
    assert not button.toolTip()
    button.setGeometry(0, 0, button.needed(with_key=False) - 8, 36)
    assert button.toolTip()


def test_the_status_line_leaves_out_the_file_and_then_its_last_parts(shown: Show) -> None:
    line = StatusLine()
    line.show_file("a-rather-long-name-of-an-office.podb")
    line.show_parts(("129 members on the roll", "37 things to do", "14 overdue"))
    shown(line, 1200, 28)
    labels = [part[-1] for part in line._told]  # noqa: SLF001 - what shows each part
    assert [line.file.isVisible(), *(label.isVisible() for label in labels)] == [True] * 4
    line.resize(line._needed() - 20, 28)  # noqa: SLF001 - a little less than all needs
    assert [line.file.isVisible(), *(label.isVisible() for label in labels)] == [False, True, True, True]
    line.resize(line._needed() - 20, 28)  # noqa: SLF001
    assert [line.file.isVisible(), *(label.isVisible() for label in labels)] == [False, True, True, False]
    assert line.parts()[-1] == "14 overdue"


def test_a_question_is_never_higher_than_the_screen_and_its_fields_are_scrolled(screen: Screen, shown: Show) -> None:
    screen.change_scale(200)
    fields = tuple(Field(name=f"field{number}", label="Reason", required=True) for number in range(12))
    asking = ReasonWindow("Why?", SENTENCE, fields)
    asking.offer("Save", "Cancel")
    shown(asking, 600, 400)
    assert asking.height() < asking.screen().availableGeometry().height()
    assert asking.yes.visibleRegion().boundingRect().height() == asking.yes.height()
    assert asking.findChildren(Scroller)[0].verticalScrollBar().maximum() > 0


def test_a_question_grows_with_what_is_said_against_its_fields(shown: Show) -> None:
    asking = ReasonWindow("Why?", SENTENCE, (Field(name="reason", label="Reason", required=True),))
    asking.offer("Save", "Cancel")
    shown(asking, 600, 200)
    before = asking.height()
    asking.on_yes()
    settle()
    assert asking.height() > before
    assert asking.fields.verticalScrollBar().maximum() == 0


def test_an_empty_place_gives_its_picture_and_its_margins_to_its_words(shown: Show) -> None:
    empty = EmptyState("search")
    empty.tell("Nothing is here", SENTENCE * 4)
    shown(empty, 420, 400)
    words = next(label for label in empty.findChildren(Label) if label.plain() == SENTENCE * 4)
    empty.resize(420, words.heightForWidth(words.width()) + 60)
    settle()
    assert words.height() >= words.heightForWidth(words.width())


def test_the_sentence_of_a_cell_grows_with_the_longest_and_keeps_that_height(shown: Show) -> None:
    around, note, grown = QWidget(), CellNote(), []
    note.show_cell(None, None)
    column = QVBoxLayout(around)
    column.addStretch(1)
    column.addWidget(note)
    note.grown.connect(lambda: grown.append(note.minimumHeight()))
    shown(around, 700, 400)
    low = note.height()
    heights = []
    for said in (SENTENCE, SENTENCE * 8, SENTENCE):
        note.text.setText(said)
        note._fit()  # noqa: SLF001 - as showing a cell does
        settle()
        heights.append(note.height())
    assert heights == [low, grown[0], grown[0]]
    assert low < grown[0] <= px(MOST)


def test_a_name_wider_than_its_column_is_broken_rather_than_cut(screen: Screen) -> None:
    del screen
    name = "BARANKENYEREYE"
    wide = look().metrics().horizontalAdvance(name)
    assert "\N{ZERO WIDTH SPACE}" in Label(name, wrap=True).let_break(wide - 10).text()
    assert "\N{ZERO WIDTH SPACE}" not in Label(name, wrap=True).let_break(wide + 10).text()
    assert Label(name, wrap=True).let_break(wide - 10).plain() == name


@pytest.mark.parametrize("code", ["en", "en_XA"])
def test_figures_stand_at_the_right_in_whatever_direction_words_are_read(
    screen: Screen, shown: Show, code: str
) -> None:
    screen.change_language(code)
    columns = (Column[int]("Name", lambda _row: "", width=100), Column[int]("Sum", str, right=True, width=200))
    view = TableView("sums")
    model: RowsModel[int] = RowsModel(columns, (7, 1_000_000))
    view.show_model(model)
    shown(view, 600, 300)
    edges = [_end_of_ink(view, view.visualRect(model.index(row, 1))) for row in range(2)]
    assert edges[0] == pytest.approx(edges[1], abs=2)


def _end_of_ink(view: TableView, cell: QRect) -> int:
    """How far from the right edge of a cell its words end."""
    picture = view.viewport().grab(cell.adjusted(6, 2, -6, -4)).toImage()
    ground = picture.pixelColor(0, 0).lightness()
    for x in range(picture.width() - 1, -1, -1):
        column = (picture.pixelColor(x, y).lightness() for y in range(picture.height()))
        if any(abs(each - ground) > 90 for each in column):
            return picture.width() - x
    raise AssertionError("nothing is written in the cell")
