"""Makes a small window as wide as its buttons and as tall as its broken lines: Qt alone counts neither."""

from PySide6.QtWidgets import QLayout, QWidget

from pomanager.ui.look import px
from pomanager.ui.widgets.sheets import Scroller

TITLE = 32
"""What the system draws above a window."""


def fit_words(window: QWidget, buttons: QLayout) -> None:
    """Size a window so that no button is shortened and no line is cut; ``buttons`` is its widest row.

    It never becomes higher than the screen: what can be scrolled in it gives way there.
    """
    layout = window.layout()
    if layout is None:
        return
    for inside in reversed(window.findChildren(QWidget)):  # words that were set just now are measured from within
        if (inner := inside.layout()) is not None:
            inner.activate()
        if isinstance(inside, Scroller):
            inside.updateGeometry()  # it is told of its words only later
    sides = layout.contentsMargins()
    width = max(window.minimumWidth(), buttons.sizeHint().width() + sides.left() + sides.right() + px(8))
    layout.activate()
    height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    height = min(height, window.screen().availableGeometry().height() - px(TITLE))
    window.setMinimumWidth(width)
    window.setMinimumHeight(0)
    window.resize(width, height)
    window.setMinimumHeight(height)
