"""A row of chips that says which programme is looked at; it is not there where only one goes on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pomanager.readmodels.mentoring.roster import ProgrammeRow
from pomanager.ui.look import px
from pomanager.ui.mentoring.words import programme_said
from pomanager.ui.widgets.badges import Chip


def going_on(programmes: Sequence[ProgrammeRow]) -> tuple[ProgrammeRow, ...]:
    """The programmes that have not ended; where all have, the latest."""
    return tuple(each for each in programmes if each.ended_on is None) or tuple(programmes[:1])


class ProgrammeChips(QWidget):
    """One chip for each programme; the first one is looked at until another is chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._programmes: tuple[ProgrammeRow, ...] = ()
        self._id: int | None = None
        self.chips: dict[int, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), px(6), px(16), px(6))
        self._row.setSpacing(px(8))
        self._row.addStretch(1)

    def show_programmes(self, programmes: Sequence[ProgrammeRow]) -> None:
        """Offer these programmes."""
        self._programmes = tuple(programmes)
        ids = [each.id for each in programmes]
        if list(self.chips) != ids:
            for chip in self.chips.values():
                chip.hide()
                chip.deleteLater()
            self.chips = {each: Chip() for each in ids}
            for place, (key, chip) in enumerate(self.chips.items()):
                chip.setObjectName(f"programme.{key}")
                chip.clicked.connect(self._on_chip)
                self._row.insertWidget(place, chip)
        self._id = self._id if self._id in self.chips else next(iter(ids), None)
        for each in programmes:
            self.chips[each.id].setText(programme_said(each))
            self.chips[each.id].set_on(on=each.id == self._id)
        self.setVisible(len(ids) > 1)

    def programme(self) -> ProgrammeRow | None:
        """The programme looked at."""
        return next((each for each in self._programmes if each.id == self._id), None)

    def _on_chip(self) -> None:
        self._id = int(self.sender().objectName().removeprefix("programme."))
        for key, chip in self.chips.items():
            chip.set_on(on=key == self._id)
        self.chosen.emit()
