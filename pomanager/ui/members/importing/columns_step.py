"""The second step of an import: what each column of the table holds."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentences
from pomanager.readmodels.exchange import ImportProfile, RawTable
from pomanager.rules.importing import AnyField, ColumnGuess, Field, OwnField, Sureness, objections_to_mapping
from pomanager.rules.importing.profiles import LONGEST_NAME
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.profiles import KeepProfile
from pomanager.ui.look import px
from pomanager.ui.members.importing.words import field_word
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

    def __init__(self, guess: ColumnGuess, cells: Sequence[str], own: Sequence[OwnField], wish: str | None) -> None:
        self.guess = guess
        self._fields: dict[str, AnyField] = {field.value: field for field in (*Field, *own)}
        self.heading = ElidedLabel(guess.heading, "strong")
        self.cells = ElidedLabel("   ·   ".join(cells), "small")
        self.remark = Label("", "small", wrap=True)
        self.combo = ComboBox()
        self.combo.setObjectName(f"members.import.column.{guess.column}")
        self.combo.setAccessibleName(guess.heading)
        self.combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.combo.setMinimumWidth(px(230))
        self.combo.addItem("", NOT_READ)
        for name in self._fields:
            self.combo.addItem("", name)
        wished = wish if wish is not None else guess.field.value if guess.field is not None else NOT_READ
        self.combo.setCurrentIndex(max(0, self.combo.findData(wished)))

    @property
    def field(self) -> AnyField | None:
        """The field chosen; None for a column that is not read."""
        return self._fields.get(self.combo.currentData())

    def retranslate(self, twice: frozenset[AnyField]) -> None:
        """Set the words anew, and say what is odd about the choice."""
        self.combo.setItemText(0, _("Not brought in"))
        for place in range(1, self.combo.count()):
            self.combo.setItemText(place, field_word(self._fields[self.combo.itemData(place)]))
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
        self.combo.setAccessibleDescription(self.remark.plain())


class ColumnsStep(QWidget):
    """Shows every column with a guess that can be put right; says what speaks against the choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members.import.columns")
        self._lines: list[_Line] = []
        self._headings: tuple[str, ...] = ()
        self._known: ImportProfile | None = None
        self._note_known = Note("info")
        self._note_known.setObjectName("members.import.profile_found")
        self._name_word = Label("", wrap=True)
        self.name = QLineEdit()
        self.name.setObjectName("members.import.profile")
        self.name.setMaxLength(LONGEST_NAME)
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
        column.addWidget(self._note_known)
        column.addWidget(self._make_keeping())
        column.addWidget(self.sheet)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(inside)
        outer.addWidget(self.scroller)

    def _make_keeping(self) -> QWidget:
        """A line in which the choice can be given a name."""
        self._keeping = Sheet()
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self._name_word, 1)
        row.addWidget(self.name, 1)
        self._keeping.body.addLayout(row)
        return self._keeping

    def show_columns(
        self,
        table: RawTable,
        guesses: Sequence[ColumnGuess],
        own: Sequence[OwnField] = (),
        known: ImportProfile | None = None,
    ) -> None:
        """Show the columns of a table with what each is taken for; ``known`` is how one like it was read before."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in self._heads:
                widget.hide()
                widget.deleteLater()
        self._headings, self._known = table.headers, known
        self.name.setText(known.name if known is not None else "")
        wishes = known.mapping if known is not None else {}
        self._lines = [
            _Line(guess, samples(table, guess.column), own, wishes.get(guess.heading)) for guess in guesses
        ]  # fmt: skip
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

    def choose(self, column: int, field: AnyField | None) -> None:
        """Choose the field of a column, as if a person had."""
        combo = self._lines[column].combo
        combo.setCurrentIndex(combo.findData(field.value) if field is not None else 0)

    def mapping(self) -> dict[str, str]:
        """The field of every column by its heading, "-" where it is not read."""
        return {line.guess.heading: line.field.value if line.field else NOT_READ for line in self._lines}

    def profile(self) -> KeepProfile | None:
        """The choice under the name it was given; None where it has none."""
        name = self.name.text().strip()
        return KeepProfile(name=name, headings=self._headings, mapping=self.mapping()) if name else None

    def left_out(self) -> tuple[str, ...]:
        """The headings of the columns that are not read."""
        return tuple(line.guess.heading for line in self._lines if line.field is None)

    def objections(self) -> tuple[Objection, ...]:
        """What speaks against the choice."""
        return objections_to_mapping([(line.guess.column, line.field) for line in self._lines if line.field])

    def _twice(self) -> frozenset[AnyField]:
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
        self._name_word.setText(_("Keep this choice of columns for tables like this one, under a name:"))
        self.name.setAccessibleName(self._name_word.plain())
        self.name.setPlaceholderText(_("Not kept"))
        self._note_known.setVisible(self._known is not None)
        if self._known is not None:
            told = {"name": self._known.name, "day": formats.day_short(self._known.used_at.date())}
            self._note_known.tell("info", _("The columns are chosen as in “{name}”, kept on {day}.").format(**told))
        said = sentences(self.objections())
        self.note.tell("bad", said[0] if said else "", "\n".join(said[1:]))
        self.note.setVisible(bool(said))
