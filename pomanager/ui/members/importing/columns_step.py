"""The second step of an import: what each column of the table holds."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.importing import FIELD_WORDS, ColumnGuess, Field, Sureness, objections_to_mapping
from pomanager.rules.objections import Objection
from pomanager.ui.look import px
from pomanager.ui.widgets.combo import ComboBox
from pomanager.ui.widgets.labels import ElidedLabel, Label
from pomanager.ui.widgets.notes import Note
from pomanager.ui.widgets.painting import set_tone
from pomanager.ui.widgets.sheets import Scroller, Sheet

SAMPLES = 4
ROWS_LOOKED_AT = 200
NOT_READ = "-"


def samples(table: RawTable, column: int) -> tuple[str, ...]:
    """Some different cells of a column, from the top."""
    found: dict[str, None] = {}
    for row in table.rows[:ROWS_LOOKED_AT]:
        text = " ".join(row[column].split()) if column < len(row) else ""
        if text:
            found[text] = None
        if len(found) == SAMPLES:
            break
    return tuple(found)


class _Line:
    """One column of the table: its heading, some of its cells, and the list to choose its field from."""

    def __init__(self, guess: ColumnGuess, cells: Sequence[str]) -> None:
        self.guess = guess
        self.heading = ElidedLabel(guess.heading, "strong")
        self.cells = ElidedLabel("   ·   ".join(cells), "small")
        self.remark = Label("", "small", wrap=True)
        self.combo = ComboBox()
        self.combo.setObjectName(f"members.import.column.{guess.column}")
        self.combo.setAccessibleName(guess.heading)
        self.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.setMinimumWidth(px(230))
        self.combo.addItem("", NOT_READ)
        for field in Field:
            self.combo.addItem("", field.value)
        self.combo.setCurrentIndex(self.combo.findData(guess.field.value) if guess.field is not None else 0)

    @property
    def field(self) -> Field | None:
        """The field chosen; None for a column that is not read."""
        chosen = self.combo.currentData()
        return None if chosen == NOT_READ else Field(chosen)

    def retranslate(self, twice: frozenset[Field]) -> None:
        """Set the words anew, and say what is odd about the choice."""
        self.combo.setItemText(0, _("Not brought in"))
        for place in range(1, self.combo.count()):
            self.combo.setItemText(place, _(FIELD_WORDS[Field(self.combo.itemData(place))]))
        clash = self.field in twice
        guessed = self.guess.sure is Sureness.BY_CONTENT and self.field is self.guess.field and self.field is not None
        set_tone(self.combo, "state", "bad" if clash else "")
        self.remark.set_tone("bad" if clash else "warn" if guessed else "text2")
        if clash:
            self.remark.setText(_("Chosen twice"))
        elif guessed:
            self.remark.setText(_("Guessed from the cells: look whether it is right"))
        else:
            self.remark.setText("")


class ColumnsStep(QWidget):
    """Shows every column with a guess that can be put right; says what speaks against the choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members.import.columns")
        self._lines: list[_Line] = []
        self.note = Note("bad")
        self.note.setObjectName("members.import.objections")
        self.sheet = Sheet()
        self._heads = (Label("", "small"), Label("", "small"), Label("", "small"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        for place, stretch in enumerate((2, 4, 0, 2)):
            self._grid.setColumnStretch(place, stretch)
        self.sheet.body.addLayout(self._grid)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(12), px(24), px(12))
        column.setSpacing(px(12))
        column.addWidget(self.note)
        column.addWidget(self.sheet)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(inside)
        outer.addWidget(self.scroller)

    def show_columns(self, table: RawTable, guesses: Sequence[ColumnGuess]) -> None:
        """Show the columns of a table with what each is taken for."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._heads:
                widget.hide()
                widget.deleteLater()
        self._lines = [_Line(guess, samples(table, guess.column)) for guess in guesses]
        for place, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, place)
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, line in enumerate(self._lines, 1):
            self._grid.addWidget(line.heading, row, 0, middle)
            self._grid.addWidget(line.cells, row, 1, middle)
            self._grid.addWidget(line.combo, row, 2, middle)
            self._grid.addWidget(line.remark, row, 3, middle)
            line.combo.currentIndexChanged.connect(self._on_changed)
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard into the first list, or the first that clashes."""
        twice = self._twice()
        line = next((line for line in self._lines if line.field in twice), None) or next(iter(self._lines), None)
        if line is not None:
            line.combo.setFocus()
            self.scroller.ensureWidgetVisible(line.combo)

    # ---- what is chosen -------------------------------------------------------------------------------------------

    def choose(self, column: int, field: Field | None) -> None:
        """Choose the field of a column, as if a person had."""
        combo = self._lines[column].combo
        combo.setCurrentIndex(combo.findData(field.value) if field is not None else 0)

    def mapping(self) -> dict[str, str]:
        """The field of every column by its heading, "-" where it is not read."""
        return {line.guess.heading: line.field.value if line.field else NOT_READ for line in self._lines}

    def left_out(self) -> tuple[str, ...]:
        """The headings of the columns that are not read."""
        return tuple(line.guess.heading for line in self._lines if line.field is None)

    def objections(self) -> tuple[Objection, ...]:
        """What speaks against the choice."""
        return objections_to_mapping([(line.guess.column, line.field) for line in self._lines if line.field])

    def _twice(self) -> frozenset[Field]:
        counted = Counter(line.field for line in self._lines if line.field is not None)
        return frozenset(field for field, count in counted.items() if count > 1)

    def _on_changed(self, _place: int) -> None:
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        # TR: heads of three columns: the heading in the file, some of its cells, the field it becomes here
        for head, text in zip(self._heads, (_("Column"), _("What stands in it"), _("Brought in as")), strict=True):
            head.setText(text)
        read = sum(1 for line in self._lines if line.field is not None)
        self.sheet.set_title(
            _("{read} of {count} columns are brought in").format(
                read=formats.number(read), count=formats.number(len(self._lines))
            )
        )
        twice = self._twice()
        for line in self._lines:
            line.retranslate(twice)
        said = sentences(self.objections())
        self.note.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.note.setVisible(bool(said))
