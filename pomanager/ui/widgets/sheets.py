"""Sheets on the ground of a page: white panels, wells of figures, facts in two columns, the row of filters."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pomanager.ui.look import look, px
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label, line
from pomanager.ui.widgets.painting import looks_changed


class Sheet(QFrame):
    """A white sheet with a hairline round it; fill ``body``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(20), px(16), px(20), px(16))
        self.body.setSpacing(px(12))
        self.title = Label(title, "sheet")
        if not title:
            self.title.hide()  # to show it here would show a window: it lies in nothing yet
        self.body.addWidget(self.title)

    def set_title(self, title: str) -> None:
        """Name the sheet."""
        self.title.setText(title)
        self.title.setVisible(bool(title))


class Facts(QWidget):
    """Facts in two columns: what it is, and what it is worth; long values break over lines."""

    def __init__(self, label_width: int = 118, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnStretch(1, 1)
        self._facts: tuple[tuple[str, str], ...] = ()

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of label and value."""
        self._facts = tuple(facts)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, value) in enumerate(self._facts):
            name = Label(label, "small", wrap=True)
            name.setFixedWidth(px(self._label_width))
            shown = Label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """The pairs shown."""
        return self._facts


class Figures(QFrame):
    """A well of figures: each with its label below, parted by hairlines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("well")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(12), px(10), px(12), px(10))
        self._row.setSpacing(px(16))

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of figure and label."""
        _clear(self._row)
        for place, (figure, label) in enumerate(figures):
            if place:
                self._row.addWidget(line(upright=True, length=px(30)))
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(figure, "strong"))
            column.addWidget(Label(label, "small"))
            self._row.addLayout(column)
        self._row.addStretch(1)


def _clear(layout: QBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QBoxLayout | QGridLayout):
            _clear(inner)


class Scroller(QScrollArea):
    """Lets a column scroll upright when it is longer than the window; it never scrolls sideways."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scroller")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Our own paints no ground, and PySide need not make all its classes of widgets to find out what Qt's own is.
        self.setViewport(QWidget())
        self.setWidget(inside)
        inside.setAutoFillBackground(False)
        inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), px(80))


class DetailPanel(QFrame):
    """The column at the end of a page that tells about the chosen row; fill ``body``, and ``foot`` with its acts.

    Begin it with ``begin_with``, or put ``close_button`` at the end of its first row; name the button. ``closed`` is
    sent when it is pressed.
    """

    closed = Signal()

    def __init__(self, width: int = 372, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._width = width
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(px(20), px(16), px(20), px(8))
        self.body.setSpacing(px(12))
        self.close_button = Button("", "x", "quiet")
        self.close_button.setObjectName("panel.close")
        self.close_button.clicked.connect(self.closed)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(px(20), px(8), px(20), px(16))
        self.foot.setSpacing(px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Scroller(self._inside), 1)
        column.addLayout(self.foot)

    def begin_with(self, *words: QWidget) -> None:
        """Put the words that say what was chosen, one under the other, and the closing button beside them."""
        names = QVBoxLayout()
        names.setSpacing(px(2))
        for word in words:
            names.addWidget(word)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addLayout(names, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)

    def preferred_width(self) -> int:
        """The width of the panel beside a list."""
        return px(self._width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour("surface"))
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.fillRect(QRect(self.width() - 1 if right else 0, 0, 1, self.height()), look().colour("line"))


GAP = 8
"""Between the parts of the row above a list."""


class FilterRow(QWidget):
    """The row above a list: filters as chips, "Clear all", and at the end what else concerns the list.

    Where the window is too narrow for all of it, the filters go into a line of their own.
    """

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QWidget()
        self._chips = QHBoxLayout(self._box)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._clear = Button("", kind="quiet")
        self._clear.clicked.connect(self.cleared)
        self._start: list[QWidget] = []
        self._ends: list[QWidget] = []
        self._row, self._below = QHBoxLayout(), QHBoxLayout()
        self._end = QHBoxLayout()
        self._row.addWidget(self._box)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self._row.addLayout(self._end)
        self._below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(16), 0)
        column.setSpacing(0)
        for layout in (self._row, self._below):
            column.addLayout(layout)
        for layout in (self._chips, self._row, self._below, self._end):
            layout.setSpacing(px(GAP))
        self.in_two_lines = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._box.hide()
        self._clear.hide()
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(px(44 + 36) if self.in_two_lines else px(44))

    def set_clear_words(self, text: str) -> None:
        """Name the button that removes all filters."""
        self._clear.setText(text)

    def show_filters(self, filters: Sequence[tuple[str, str]]) -> None:
        """Show these filters, each a key and its words ("Province: Gitega")."""
        _clear(self._chips)
        for key, text in filters:
            chip = Chip(text, on=True, removable=True)
            chip.setObjectName(f"filter.{key}")
            chip.removed.connect(self._on_removed)
            chip.clicked.connect(self._on_removed)
            self._chips.addWidget(chip)
        self._box.setVisible(bool(filters))
        self._clear.setVisible(bool(filters))
        self._arrange()

    def add_start(self, widget: QWidget) -> None:
        """Put a part after the filters (the button that adds one)."""
        self._start.append(widget)
        self._row.insertWidget(1, widget)

    def add_end(self, widget: QWidget) -> None:
        """Put a part at the end of the row."""
        self._ends.append(widget)
        self._end.addWidget(widget)

    def _on_removed(self) -> None:
        self.removed.emit(self.sender().objectName().removeprefix("filter."))

    def _needed(self) -> int:
        """The width of everything in one line."""
        parts = [part for part in (*self._start, *self._ends, self._box, self._clear) if not part.isHidden()]
        return sum(part.sizeHint().width() for part in parts) + px(GAP) * len(parts) + px(24 + 16)

    def _arrange(self) -> None:
        """Put the filters where they have room."""
        wanted = not self._box.isHidden() and self._needed() > self.width()
        if wanted == self.in_two_lines:
            return
        self.in_two_lines = wanted
        for layout in (self._row, self._below):
            layout.removeWidget(self._box)
            layout.removeWidget(self._clear)
        layout = self._below if wanted else self._row
        layout.insertWidget(0, self._box)
        layout.insertWidget(1 if wanted else 1 + len(self._start), self._clear)
        self._measure()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._arrange()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()
