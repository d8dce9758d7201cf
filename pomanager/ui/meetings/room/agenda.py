"""The pane with the agenda: each item with its state, the one under way marked, and the way to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.ui.look import px
from pomanager.ui.meetings.room.rows import AgendaRows, TwoLines
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.sheets import Scroller


class AgendaPane(QFrame):
    """Shows the agenda; ``chosen`` is sent with an item to look at, ``wanted`` with one to take up."""

    chosen = Signal(int)
    wanted = Signal(int)
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.title, self.count = Label("", "sheet", wrap=True), Label("", "small")
        self.rows = AgendaRows()
        self.next = Button("", kind="quiet", key="Ctrl+Down")
        self.next.setObjectName("room.next")
        head = QHBoxLayout()
        head.setContentsMargins(px(16), px(14), px(14), px(4))
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        self._scroller = Scroller(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, px(8))
        column.setSpacing(px(2))
        column.addLayout(head)
        column.addWidget(self._scroller, 1)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeading)
        self.rows.chosen.connect(self.chosen)
        self.rows.wanted.connect(self.wanted)
        self.next.clicked.connect(self.next_wanted)
        self.setFocusProxy(self.rows)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(190), px(160))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(_("Agenda"))
        # TR: button of a meeting: go on with the item of the agenda that follows
        self.next.setText(_("Next item"))

    def show_items(self, rows: Sequence[TwoLines], current: int, dealt_with: int) -> None:
        """Show the items, one of them looked at."""
        self.rows.show_rows(rows, current)
        self.count.setText(
            _("{count} of {all}").format(count=formats.number(dealt_with), all=formats.number(len(rows)))
        )  # fmt: skip
        place = next((place for place, row in enumerate(rows) if row.id == current), 0)
        high = self.rows.height() // max(len(rows), 1)
        self._scroller.ensureVisible(0, place * high + high // 2, 0, high)
