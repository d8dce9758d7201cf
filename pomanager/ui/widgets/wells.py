"""A well of figures that wraps: for panels, where words of other languages are longer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wrapping import WrappingRow


class Well(QFrame):
    """Figures, each with its label below; those without room beside the others go into a second line."""

    def __init__(self, figures: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("well")
        self.figures = tuple(figures)
        parts = []
        for figure, label in self.figures:
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, px(6), 0)
            column.setSpacing(0)
            column.addWidget(Label(figure, "strong"))
            column.addWidget(Label(label, "small"))
            parts.append(part)
        row = WrappingRow((parts,), self)
        row.setContentsMargins(px(12), px(10), px(6), px(10))
