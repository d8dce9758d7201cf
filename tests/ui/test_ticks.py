"""A box to tick shows all its words: what finds no room beside goes on below."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.widgets.ticks import TickBox

pytestmark = pytest.mark.dressed

LONG = "Identity documents in full, for the office and the registry of the court"


def column_of(qtbot: QtBot, box: TickBox, width: int) -> QWidget:
    """A column of this width, px, with nothing in it but the box."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(box)
    column.addStretch(1)
    around.resize(width, 300)
    qtbot.addWidget(around)
    around.show()
    QApplication.processEvents()
    return around


def test_long_words_go_on_below_where_the_column_is_narrow(screen: Screen, qtbot: QtBot) -> None:
    short, long = TickBox("Large print"), TickBox(LONG)
    columns = [column_of(qtbot, box, 240) for box in (short, long)]
    assert [column.width() for column in columns] == [240, 240]
    assert short.height() == short.sizeHint().height()
    assert long.width() < long.sizeHint().width()
    assert long.height() > short.height()
    assert long.height() == long.heightForWidth(long.width())


def test_words_that_have_room_stay_on_one_line(screen: Screen, qtbot: QtBot) -> None:
    box = TickBox(LONG)
    column = column_of(qtbot, box, 1000)
    assert column.width() == 1000
    assert box.height() == box.sizeHint().height()
