"""The languages of a paper that is written in two: which of them is written in now."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.i18n.languages import language
from pomanager.ui.widgets.segmented import Segmented


class Tongues(QWidget):
    """The languages of a bilingual paper, one of which is written in."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes: tuple[str, ...] = ()
        self.answers = Segmented()
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.answers)

    def show_languages(self, codes: Sequence[str], code: str) -> None:
        """Offer these languages by their own names; ``code`` is the one written in."""
        if tuple(codes) != self._codes:
            self._codes = tuple(codes)
            self._row.removeWidget(self.answers)
            self.answers.hide()
            self.answers.deleteLater()
            self.answers = Segmented([(each, language(each).own_name) for each in codes])
            self.answers.chosen.connect(self.chosen)
            self._row.addWidget(self.answers)
        self.answers.set_value(code)
