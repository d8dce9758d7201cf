"""Rows of two lines: what stands below is seen, read aloud and shown whole on hover; rows of one line are as ever."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.look import look
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from tests.ui.gallery import Person

pytestmark = pytest.mark.dressed


class Names(TableView):
    """A list of names with the number below."""

    delegate_kind = TwoLineDelegate


def _name(person: Person) -> str:
    return person.name


def _number(person: Person) -> str:
    return f"no. {person.id}" if person.id > 1 else ""


COLUMNS = (Column[Person]("Name", _name, key="name", below=_number),)
ROWS = (Person(1, "Ama", None, 3), Person(2, "Bintou", None, 1))


def shown(kind: type[TableView], qtbot: QtBot) -> tuple[TableView, RowsModel[Person]]:
    view, model = kind("names", None, frozen=0), RowsModel(COLUMNS, ROWS)
    view.show_model(model)
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    return view, model


def test_rows_have_room_for_both_lines(screen: Screen, qtbot: QtBot) -> None:
    one, _model = shown(TableView, qtbot)
    two, _model = shown(Names, qtbot)
    assert one.rowHeight(0) == look().row_height
    assert two.rowHeight(0) > look().metrics("body").height() + look().metrics("small").height()


def test_the_line_below_is_painted_where_there_is_one(screen: Screen, qtbot: QtBot) -> None:
    two, model = shown(Names, qtbot)
    one, _other = shown(TableView, qtbot)

    def dark(view: TableView, row: int) -> int:
        """How many lines of pixels of a row hold ink."""
        picture = view.viewport().grab().toImage()
        top, high = view.rowViewportPosition(row), view.rowHeight(row) - 3
        ground = picture.pixelColor(280, top + 1)
        columns = range(12, 60)
        return sum(
            any(picture.pixelColor(x, y).lightness() < ground.lightness() - 60 for x in columns)
            for y in range(top + 2, top + high)
        )

    assert dark(two, 1) > dark(one, 1)
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "Bintou, no. 2"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Ama"
