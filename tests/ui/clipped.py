"""Words that have no room: what is cut off where one cannot read on, neither in a next line nor on hover."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

from pomanager.ui.look import look
from pomanager.ui.widgets.badges import Badge, Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.segmented import Segment
from pomanager.ui.widgets.tabs import Tab
from tests.ui.walking import in_sight

AS_WIDE_AS_THEIR_WORDS = (Badge, Chip, Segment, Tab)
SLACK = 2
"""Dots by which a measure may be off where letters are smoothed."""


def cut_off(window: QWidget) -> Iterator[str]:
    """What is in sight and has less room than its words need."""
    for part in in_sight(window):
        if part.visibleRegion().isEmpty():
            continue
        room, needed = _width(part)
        if needed > room + SLACK and not part.toolTip():
            yield f"{_called(part)}: {needed} in {room}"
        if isinstance(part, QLabel) and part.wordWrap() and part.text():
            high = part.heightForWidth(part.width())
            below = high * (look().line_percent - 100) // 100  # the last line needs no room for a next one
            if high > part.height() + below + SLACK:
                yield f"{_called(part)}: {high} high in {part.height()}"


def _width(part: QWidget) -> tuple[int, int]:
    """The width a part has for its words, and the one they need."""
    if isinstance(part, QLabel) and not part.wordWrap() and part.text() and part.pixmap().isNull():
        return part.contentsRect().width(), part.sizeHint().width()
    if isinstance(part, Button) and part.words:
        return part.width(), part.needed(with_key=False)
    if isinstance(part, AS_WIDE_AS_THEIR_WORDS):
        return part.width(), part.sizeHint().width()
    if isinstance(part, QComboBox):
        return part.width(), part.fontMetrics().horizontalAdvance(part.currentText()) + COMBO
    return 0, 0


COMBO = 40
"""What a list that drops down needs beside its words."""


def _called(part: QWidget) -> str:
    words = part.plain() if isinstance(part, Label) else part.text() if isinstance(part, QAbstractButton) else ""
    said = words or part.accessibleName()
    return f"{type(part).__name__} “{part.objectName() or said[:40]}” in {type(part.parentWidget()).__name__}"
