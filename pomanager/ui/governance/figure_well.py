"""A well of figures whose words break over lines: as many as there are share the width."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label


class FigureWell(QFrame):
    """Each figure with its words below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(px(16), px(10), px(16), px(10))
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(0)
        self._figures: tuple[tuple[str, str], ...] = ()

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of figure and words."""
        self._figures = tuple(figures)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, int(place < len(figures)))
        for place, (figure, words) in enumerate(figures):
            self._grid.addWidget(Label(figure, "strong"), 0, place)
            self._grid.addWidget(Label(words, "small", wrap=True), 1, place, Qt.AlignmentFlag.AlignTop)
            self._grid.setColumnStretch(place, 1)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """The pairs shown."""
        return self._figures
