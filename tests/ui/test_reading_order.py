"""Tab asks layouts for the order of their parts, and leaves nothing behind that ends the process later."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from pomanager.ui.reading_order import reached


def test_tab_goes_along_nested_layouts_whenever_their_parts_were_made(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    made = {name: QPushButton(name, whole) for name in "hgfedcba"}
    lines, first, grid = QVBoxLayout(whole), QHBoxLayout(), QGridLayout()
    lines.addLayout(first)
    lines.addStretch()
    lines.addWidget(made["c"])
    lines.addLayout(grid)
    first.addWidget(made["a"])
    first.addSpacing(8)
    first.addWidget(made["b"])
    for name, line, column in (("g", 1, 1), ("e", 0, 1), ("f", 1, 0), ("d", 0, 0)):
        grid.addWidget(made[name], line, column)
    whole.show()

    assert [part.text() for part in reached(whole) if isinstance(part, QPushButton)] == list(
        "abcdefgh"
    )  # h lies in none


def test_no_item_of_a_layout_is_kept(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    lines = QVBoxLayout(whole)
    lines.addStretch()
    for name in "abc":
        lines.addWidget(QPushButton(name))
    whole.show()

    before = _items_held()  # of windows of other tests, whose layouts are Python's own
    assert len(list(reached(whole))) == 3
    # Qt deletes an item with its part; Python's hold on it would stay, and meet what is made at its address next.
    assert _items_held() == before
    item = lines.itemAt(0)
    assert item is not None
    assert _items_held() == before + 1  # so the question above finds one


def _items_held() -> int:
    return sum(
        isinstance(each, QLayoutItem) and not isinstance(each, QLayout) for each in Shiboken.getAllValidWrappers()
    )
