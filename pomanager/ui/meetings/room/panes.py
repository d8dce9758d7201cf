"""How the meeting room is laid out: the quorum above, its three panes beside one another, or all below one another."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from pomanager.ui.look import look, px
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.sheets import Scroller

NARROW, LOW = 900, 520
"""Where the room is narrower or lower, its parts stand under one another and scroll; in px at 100 %."""
WIDE = 1150
SHARES, NARROW_SHARES = (40, 28, 57), (37, 20, 68)
"""Of the width, to attendance, agenda and item; where it is less than ``WIDE``, the item gets more of it."""
ROOM_BELOW = 160
"""What stays in sight below the part with the keyboard, in px at 100 %: the verdict on a vote."""


class RoomPanes(QWidget):
    """Holds the banner and the panes; where they stand under one another, it scrolls."""

    def __init__(self, banner: QWidget, attendance: QWidget, agenda: QWidget, item: QWidget) -> None:
        super().__init__()
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(px(12))
        for pane in (attendance, agenda, item):
            self._panes.addWidget(pane)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(px(20), px(12), px(20), px(12))
        column.setSpacing(px(12))
        column.addWidget(banner)
        column.addLayout(self._panes, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._scroller: Scroller | None = None
        self._arrange()

    def go_to(self, part: QWidget) -> None:
        """Bring a part into sight, with the keyboard in it."""
        if not part.isAncestorOf(self.window().focusWidget()):
            part.setFocus()
        if self._scroller is not None:
            self._scroller.ensureWidgetVisible(part, 0, px(ROOM_BELOW))

    def _arrange(self) -> None:
        """Put the panes under one another where the letters are large."""
        stacked = look().stacked or self.width() < px(NARROW) or self.height() < px(LOW)
        down, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._panes.setDirection(down if stacked else beside)
        for place, share in enumerate(SHARES if self.width() >= px(WIDE) else NARROW_SHARES):
            self._panes.setStretch(place, share)
        if self._whole.count() and stacked == (self._scroller is not None):
            return
        typing = self.window().focusWidget()
        is_here = self.isAncestorOf(typing)
        self._lay_anew(stacked=stacked)
        if is_here:
            typing.setFocus()  # what is laid elsewhere loses the keyboard

    def _lay_anew(self, *, stacked: bool) -> None:
        """Lay the panes into a part that scrolls, or take them out of it."""
        if stacked:
            self._scroller = Scroller(self._inside)
            self._whole.addWidget(self._scroller)
            return
        if self._scroller is not None:
            self._scroller.takeWidget()
            self._whole.removeWidget(self._scroller)
            self._scroller.deleteLater()
            self._scroller = None
        self._whole.addWidget(self._inside)
        self._inside.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._arrange()
