"""The columns of a table that is brought in: some of the cells of each, and the field it is brought in as."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pomanager.i18n import _
from pomanager.readmodels.exchange import RawTable
from pomanager.ui.look import px
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import ElidedLabel, Label

_SAMPLES, _ROWS_LOOKED_AT = 3, 50


class TableColumns(QWidget):
    """Every column with some of its cells and the list to choose its field from; no field is held by two columns."""

    changed = Signal()

    def __init__(self, name: str, words: Iterable[tuple[str, str]]) -> None:
        """``words`` are the codes of the fields, each with its marked word; ``name`` begins the names of the lists."""
        super().__init__()
        self.combos: list[ComboBox] = []
        self._name, self._words = name, dict(words)
        self._heads = (Label("", "small"), Label("", "small"), Label("", "small"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        for place, stretch in enumerate((2, 3, 2)):
            self._grid.setColumnStretch(place, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(12), px(24), px(12))
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_table(self, table: RawTable, columns: Sequence[str]) -> None:
        """Show the columns of a table, each with the code of its field ("" for one that is not brought in)."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._heads:
                widget.hide()
                widget.deleteLater()
        self.combos = []
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)
        for number, heading in enumerate(table.headers):
            combo = ComboBox()
            combo.setObjectName(f"{self._name}.{number}")
            combo.setAccessibleName(heading)
            combo.addItem("", "")
            for code in self._words:
                combo.addItem("", code)
            combo.setCurrentIndex(max(0, combo.findData(columns[number])))
            combo.currentIndexChanged.connect(self._on_column)
            self._grid.addWidget(ElidedLabel(heading, "strong"), number + 1, 0)
            self._grid.addWidget(ElidedLabel("   ·   ".join(_samples(table, number)), "small"), number + 1, 1)
            self._grid.addWidget(combo, number + 1, 2)
            self.combos.append(combo)
        self.retranslate()

    def chosen(self) -> tuple[str, ...]:
        """The code of the field of each column, "" for one that is not brought in."""
        return tuple(str(combo.currentData()) for combo in self.combos)

    def retranslate(self) -> None:
        """Set every word anew."""
        for head, text in zip(self._heads, (_("Column"), _("What stands in it"), _("Brought in as")), strict=True):
            head.setText(text)
        for combo in self.combos:
            combo.setItemText(0, _("Not brought in"))
            for place, words in enumerate(self._words.values(), 1):
                combo.setItemText(place, _(words))

    def _on_column(self) -> None:
        """A field is held by one column: the one it was chosen for last."""
        chosen = self.sender()
        if isinstance(chosen, ComboBox):
            for combo in self.combos:
                if combo is not chosen and chosen.currentData() and combo.currentData() == chosen.currentData():
                    combo.blockSignals(True)
                    combo.setCurrentIndex(0)
                    combo.blockSignals(False)
        self.changed.emit()


def _samples(table: RawTable, column: int) -> list[str]:
    found = dict.fromkeys(
        " ".join(row[column].split())
        for row in table.rows[:_ROWS_LOOKED_AT]
        if column < len(row) and row[column].strip()
    )
    return list(found)[:_SAMPLES]
