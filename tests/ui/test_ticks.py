"""A box to tick shows all its words: what finds no room beside goes on below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.widgets.ticks import TickBox

LONG = "Identity documents in full, for the office and the registry of the court"


def shown(qtbot: QtBot, text: str, width: int) -> TickBox:
    """A box with these words, alone in a column of this width, px."""
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    box = TickBox(text, around)
    column.addWidget(box)
    column.addStretch(1)
    around.resize(width, 300)
    qtbot.addWidget(around)
    with qtbot.waitExposed(around):
        around.show()
    return box


def test_long_words_go_on_below_where_the_column_is_narrow(screen: Screen, qtbot: QtBot) -> None:
    short, long = shown(qtbot, "Large print", 240), shown(qtbot, LONG, 240)
    assert short.height() == short.sizeHint().height()
    assert long.width() < long.sizeHint().width()
    assert long.height() > short.height()
    assert long.height() == long.heightForWidth(long.width())


def test_words_that_have_room_stay_on_one_line(screen: Screen, qtbot: QtBot) -> None:
    box = shown(qtbot, LONG, 1000)
    assert box.height() == box.sizeHint().height()
