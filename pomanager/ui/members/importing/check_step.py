"""The third step of an import: every row with what will happen to it, and the sentence for the cell at hand."""

from itertools import chain

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.exchange import Outcome
from pomanager.rules.importing import Field
from pomanager.ui.look import look, px
from pomanager.ui.members.importing.checked import Checked, CheckedSource, ShownRow, Sight
from pomanager.ui.members.importing.planned_table import PlannedTable, columns_for
from pomanager.ui.members.importing.words import (
    cell_state,
    concerns_row,
    fate,
    field_word,
    happening_state,
    reasons,
)
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.painting import looks_changed

CHIP_ICONS = {
    Sight.ALL: "", Sight.NEW: "plus", Sight.CHANGED: "edit", Sight.SAME: "check", Sight.TO_LOOK_AT: "warn",
    Sight.DOUBLES: "pair", Sight.REFUSED: "bad",
}  # fmt: skip


class CellNote(QFrame):
    """The sentence for the cell under the keyboard, and what can be done with its row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self._mark = Mark("info", 22, "text2")
        self.title = Label("", "strong", wrap=True)
        self.text = Label("", wrap=True)
        self.toggle = Button("", key="Space")
        self.toggle.setObjectName("members.import.toggle")
        self.all_doubles = Button("", kind="quiet")
        self.all_doubles.setObjectName("members.import.all_doubles")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addStretch(1)
        acts = QVBoxLayout()
        acts.setSpacing(px(2))
        acts.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        acts.addWidget(self.all_doubles, 0, Qt.AlignmentFlag.AlignLeading)
        acts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(8), px(16), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(acts)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(px(112 if look().stacked else 90))  # always the same: the table must not jump

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()

    def show_cell(self, row: ShownRow | None, field: Field | None) -> None:
        """Say what there is to say about a cell, or about its row."""
        doubles = len(row.table.places(Sight.DOUBLES)) if row is not None else 0
        self.toggle.setVisible(row is not None and row.table.may_be_left_out(row.id))
        self.all_doubles.setVisible(row is not None and row.planned.likely_double and doubles > 1)
        if row is None:
            self._mark.show_icon("info", "text2")
            self.title.setText(_("Choose a row to see what is said about it."))
            self.text.setText("")
            return
        self.toggle.setText(_("Bring this row in") if row.left_out else _("Leave this row out"))
        self.all_doubles.setText(
            ngettext(
                "Leave out {count} row that may be on the roll",
                "Leave out all {count} rows that may be on the roll",
                doubles,
            ).format(count=formats.number(doubles))
        )
        state = (cell_state(row, field) if field is not None else None) or happening_state(row)
        self._mark.show_icon(state.shown_icon, state.tone.value)
        number = formats.number(row.planned.row)
        self.title.setText(
            # TR: a row of the table and the field of the cell at hand
            _("Row {row}, {field}").format(row=number, field=field_word(field))
            if field is not None and not concerns_row(row, field)
            else _("Row {row}").format(row=number)
        )
        self.text.setText(" ".join((*reasons(row, field), fate(row))))
        self.setToolTip(self.text.plain())
        self.setAccessibleName(f"{self.title.plain()}. {self.text.plain()}")


class CheckStep(QWidget):
    """Chips with counts, the table of planned rows, the legend, and the sentence for the cell at hand."""

    status_changed = Signal()
    changed = Signal()
    """Other rows are left out now."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members.import.checking")
        self.checked: Checked | None = None
        self._sight = Sight.ALL
        self._chosen: tuple[ShownRow | None, Field | None] = (None, None)
        self._preferences = preferences
        self._table: PlannedTable | None = None
        self.cell_note = CellNote()
        self._stack = QStackedWidget()
        self._nothing = EmptyState("search", small=True)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_chips())
        column.addWidget(self._stack, 1)
        column.addWidget(self._make_legend())
        below = QVBoxLayout()
        below.setContentsMargins(px(24), 0, px(20), px(8))
        below.addWidget(self.cell_note)
        column.addLayout(below)
        self._arrange()
        self.cell_note.toggle.clicked.connect(self._on_toggle)
        self.cell_note.all_doubles.clicked.connect(self._on_all_doubles)

    def _make_chips(self) -> QWidget:
        part = QWidget()
        part.setFixedHeight(px(44))
        row = QHBoxLayout(part)
        row.setContentsMargins(px(24), 0, px(20), 0)
        row.setSpacing(px(8))
        self.chips: dict[Sight, Chip] = {}
        for sight in Sight:
            chip = Chip("", CHIP_ICONS[sight])
            chip.setObjectName(f"members.import.sight.{sight.value}")
            chip.clicked.connect(self._on_chip)
            self.chips[sight] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self.next_button = Button("", kind="quiet", key="F8")
        self.next_button.setObjectName("members.import.next_to_look_at")
        self.next_button.clicked.connect(self.go_to_next)
        row.addWidget(self.next_button)
        self._chips_row = row
        return part

    def _make_legend(self) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(px(24), px(4), px(20), px(4))
        row.setSpacing(px(8))
        self._legend_word = Label("", "small")
        row.addWidget(self._legend_word)
        self._legend: list[Label] = []
        self._legend_parts: list[QWidget] = [self._legend_word]
        for icon, tone in (("made", "info"), ("edit", "info"), ("warn", "warn"), ("bad", "bad")):
            row.addSpacing(px(8))
            picture = Mark(icon, 16, tone)
            row.addWidget(picture)
            label = Label("", "small")
            self._legend_parts += (picture, label)
            self._legend.append(label)
            row.addWidget(label)
        row.addStretch(1)
        self._legend_row = row
        return part

    def _arrange(self) -> None:
        """Large text has no room for the legend: F8 stands in its place, and leaves its own to the chips."""
        for shown in self._legend_parts:
            shown.setVisible(not look().stacked)
        (self._legend_row if look().stacked else self._chips_row).addWidget(self.next_button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_legend_row"):
            self._arrange()

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_checked(self, checked: Checked) -> None:
        """Show a planned table from its first row."""
        self.checked = checked
        self._sight = Sight.ALL
        if self._table is not None:
            self._stack.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self.model: WindowedModel[ShownRow] = WindowedModel(columns_for(checked))
        table = PlannedTable(self._preferences)
        table.show_model(self.model)
        table.cell_chosen.connect(self._on_cell)
        table.toggled.connect(self._toggle)
        table.rows_seen_changed.connect(self.status_changed)
        self._table = table
        self._stack.addWidget(table)
        self._show_sight()
        self.retranslate()

    @property
    def table(self) -> PlannedTable:
        """The table of planned rows, once there is one."""
        if self._table is None:
            raise LookupError
        return self._table

    def show_sight(self, sight: Sight) -> None:
        """Show the rows under a chip."""
        self._sight = sight
        self._show_sight()
        self._show_chips()

    def _show_sight(self) -> None:
        if self.checked is None:
            return
        self.model.set_source(CheckedSource(self.checked, self._sight))
        empty = self.model.rowCount() == 0
        self._stack.setCurrentWidget(self._nothing if empty else self.table)
        if empty:
            self._on_cell(None, None)
        elif self.table.current_row() is None:
            self.table.go_to(0, Field.NAME)
        else:
            self.table.tell_cell()

    def rows_seen(self) -> tuple[int, int, int]:
        """The first and last row in sight, counted from 1, and how many there are."""
        if self._table is None:
            return 0, 0, 0
        return (*self._table.rows_seen(), self.model.rowCount())

    def retranslate(self) -> None:
        """Set every word anew."""
        self._show_chips()
        self._nothing.tell(_("No row of this kind"), "")
        self.next_button.setText(_("Next one to look at"))
        self._legend_word.setText(_("In each cell:"))
        words = (_("filled in by the program"), _("changed"), _("to look at, kept"), _("refused, row left out"))
        for label, text in zip(self._legend, words, strict=True):
            label.setText(text)
        if self._table is not None:
            self._table.setAccessibleName(_("Rows of the table"))
        self.cell_note.show_cell(*self._chosen)

    def _show_chips(self) -> None:
        checked = self.checked
        for sight, chip in self.chips.items():
            count = len(checked.places(sight)) if checked is not None else 0
            chip.setText(_chip_words(sight).format(count=formats.number(count)))
            chip.setVisible(sight is Sight.ALL or count > 0)
            chip.set_on(sight is self._sight)
        asking = (Sight.TO_LOOK_AT, Sight.REFUSED)
        self.next_button.setVisible(checked is not None and any(len(checked.places(sight)) for sight in asking))

    # ---- what the person does -------------------------------------------------------------------------------------

    def _on_chip(self) -> None:
        self.show_sight(Sight(self.sender().objectName().rpartition(".")[2]))
        self.table.setFocus()

    def _on_cell(self, row: ShownRow | None, field: Field | None) -> None:
        self._chosen = (row, field)
        self.cell_note.show_cell(row, field)

    def go_to_next(self) -> None:
        """Put the keyboard on the next row that is to be looked at or was refused, after the one it is on."""
        if self.checked is None or self._table is None or self.next_button.isHidden():
            return
        places = self.model.ids()
        here = self.table.currentIndex().row()
        for place in chain(range(here + 1, len(places)), range(here + 1)):
            planned = self.checked.row(places[place])
            if planned.flagged or planned.outcome is Outcome.REFUSED:
                row = self.model.row(place)
                asking = [field for field in self.checked.fields if row is not None and row.asks(field)]
                self.table.go_to(place, asking[0] if asking else Field.NAME)
                self.table.setFocus()
                return

    def _on_toggle(self) -> None:
        row = self._chosen[0]
        if row is not None:
            self._toggle(row)

    def _toggle(self, row: ShownRow) -> None:
        if row.left_out:
            row.table.take([row.id])
        else:
            row.table.leave_out([row.id])
        self._tell_changed()

    def _on_all_doubles(self) -> None:
        if self.checked is not None:
            self.checked.leave_out(self.checked.places(Sight.DOUBLES))
            self._tell_changed()

    def _tell_changed(self) -> None:
        self.table.viewport().update()
        self.cell_note.show_cell(*self._chosen)
        self.changed.emit()


def _chip_words(sight: Sight) -> str:
    return {
        Sight.ALL: _("All {count}"),
        Sight.NEW: _("New {count}"),
        Sight.CHANGED: _("Changed {count}"),
        Sight.SAME: _("Same {count}"),
        Sight.TO_LOOK_AT: _("To look at {count}"),
        Sight.DOUBLES: _("Likely already in the roll {count}"),
        Sight.REFUSED: _("Refused {count}"),
    }[sight]
