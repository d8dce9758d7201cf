"""A well of figures that wraps: for panels, where words of other languages are longer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pomanager.ui.look import px
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wrapping import WrappingRow


class Well(QFrame):
    """Figures, each with its label below; those without room beside the others go into a second line."""

    def __init__(self, figures: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setObjectName("well")
        self.figures: tuple[tuple[str, str], ...] = ()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.show_figures(figures)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of figure and label."""
        self.figures = tuple(figures)
        while (item := self._whole.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        inside = QWidget()
        row = WrappingRow(([_part(*each) for each in self.figures],), inside)
        row.setContentsMargins(px(12), px(10), px(6), px(10))
        self._whole.addWidget(inside)


def _part(figure: str, label: str) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, px(6), 0)
    column.setSpacing(0)
    column.addWidget(Label(figure, "strong"))
    column.addWidget(Label(label, "small"))
    return part
