"""Where the keyboard is can be seen: each kind of part looks otherwise with it, in the light look and in the dark."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from pomanager.readmodels.charts import Chart, Kind, Row, Series, Value
from pomanager.ui.application import Screen
from pomanager.ui.charts import ChartView
from pomanager.ui.look import look
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button, WideButton
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.links import LineButton
from pomanager.ui.widgets.segmented import Segment
from pomanager.ui.widgets.tabs import Tab
from pomanager.ui.widgets.ticks import TickBox

pytestmark = pytest.mark.dressed

NEAR = 60
"""So far may a colour of the ring be off where its edges are smoothed, of 255 in all three together."""
LEAST = 30
"""Dots of the colour of the ring that count as one."""


def _rows() -> QListWidget:
    rows = QListWidget()
    rows.setProperty("look", "rows")
    rows.addItems(["Mungwa", "Giheta"])
    return rows


def _tab() -> Tab:
    tab = Tab("facts")
    tab.set_words("Facts")
    return tab


def _chart() -> ChartView:
    row = Row("Mungwa", (Value(3, "3", "mungwa"),))
    return ChartView(Chart(kind=Kind.BARS, title="Members", series=(Series(""),), rows=(row,)))


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Record"),
    "primary": lambda: Button("Record", kind="primary"),
    "quiet": lambda: Button("Record", kind="quiet"),
    "danger": lambda: Button("Record", kind="danger"),
    "small": lambda: Button("", "x", "small", name="Close"),
    "wide": lambda: WideButton("Record"),
    "link": lambda: LineButton("Undo"),
    "segment": lambda: Segment(1, "Woman"),
    "tab": _tab,
    "chip": lambda: Chip("Active", on=True, removable=True),
    "tick": TickBox,
    "combo": ComboBox,
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "rows": _rows,
    "chart": _chart,
}
IN_TEXT_COLOUR = frozenset({"primary"})
"""Parts filled with a colour of their own, on which the ring is drawn in that of the text."""


def _dots(picture: QImage, ring: QColor) -> int:
    """How many dots of a picture have the colour of the ring, or nearly."""
    found = 0
    for x in range(picture.width()):
        for y in range(picture.height()):
            dot = picture.pixelColor(x, y)
            off = abs(dot.red() - ring.red()) + abs(dot.green() - ring.green()) + abs(dot.blue() - ring.blue())
            found += off <= NEAR
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_keyboard_is_seen_in_every_kind_of_part(screen: Screen, qtbot: QtBot, theme: str) -> None:
    screen.change_theme(theme)
    around = QWidget()
    around.setObjectName("surface")
    column = QVBoxLayout(around)
    parts = {name: make() for name, make in KINDS.items()}
    before = QLineEdit()
    for part in (before, *parts.values()):
        part.setMaximumSize(110, 60)
        if isinstance(part, ChartView):
            part.setFixedSize(260, 90)  # with less it has no room for its bars
        column.addWidget(part)
    qtbot.addWidget(around)
    with qtbot.waitActive(around):
        around.show()
        around.activateWindow()
    unseen = []
    for name, part in parts.items():
        before.setFocus()
        without = part.grab().toImage()
        part.setFocus()
        assert part.hasFocus(), name
        ring = look().colour("text" if name in IN_TEXT_COLOUR else "focus")
        if _dots(part.grab().toImage(), ring) < _dots(without, ring) + LEAST:
            unseen.append(name)
    assert unseen == []
