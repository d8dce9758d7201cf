"""The third step of an import: every row with what will happen to it, and the sentence for the cell at hand."""

from itertools import chain

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.rules.importing import AnyField, Field
from pomanager.rules.importing.fields import PLACES
from pomanager.ui.look import look, px
from pomanager.ui.members.importing.cell_note import CellNote, Proposal
from pomanager.ui.members.importing.cell_typing import CellTyping
from pomanager.ui.members.importing.checked import Checked, CheckedSource, ShownRow, Sight
from pomanager.ui.members.importing.planned_table import PlannedTable, columns_for
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.windowed import WindowedModel
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.keys import KeyHint
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.notes import EmptyState

CHIP_ICONS = {
    Sight.ALL: "", Sight.FINE: "check", Sight.FILLED: "made", Sight.CHANGED: "edit", Sight.SAME: "check",
    Sight.TO_LOOK_AT: "warn", Sight.REFUSED: "bad", Sight.DOUBLES: "pair",
}  # fmt: skip


class CheckStep(QWidget):
    """Chips with counts, the table of planned rows, the legend, and the sentence for the cell at hand."""

    status_changed = Signal()
    changed = Signal()
    """Other rows are left out now."""
    corrected = Signal(object)
    """Corrections: somebody has put cells right, so the plan has to be made anew."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members.import.checking")
        self.checked: Checked | None = None
        self._sight = Sight.ALL
        self._chosen: tuple[ShownRow | None, AnyField | None] = (None, None)
        self._typing: CellTyping | None = None
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
        note = self.cell_note
        for button, act in (
            (note.toggle, self._on_toggle), (note.all_doubles, self._on_all_doubles), (note.take, self._on_take),
            (note.keep, self._on_keep), (note.for_all, self._on_for_all), (note.type, self._on_type),
        ):  # fmt: skip
            button.clicked.connect(act)
        note.grown.connect(self._on_note_grown)

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
        self._fill_hint, printed = Label("", "small"), KeyHint("Ctrl+D")
        self._legend_parts += (self._fill_hint, printed)
        row.addWidget(self._fill_hint)
        row.addWidget(printed)
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

    def show_checked(self, checked: Checked, *, again: bool = False) -> None:
        """Show a planned table from its first row; ``again`` stays at the row and cell at hand, and the chip."""
        row, field = self._chosen
        index = row.planned.index if again and row is not None else -1
        self.checked = checked
        self._sight = self._sight if again else Sight.ALL
        if self._table is not None:
            self._stack.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self.model: WindowedModel[ShownRow] = WindowedModel(columns_for(checked))
        table = PlannedTable(self._preferences, checked)
        table.show_model(self.model)
        table.cell_chosen.connect(self._on_cell)
        table.toggled.connect(self._toggle)
        table.row_opened.connect(self._on_row_opened)
        table.rows_seen_changed.connect(self.status_changed)
        self._typing = CellTyping(table)
        self._typing.typed.connect(self._on_typed)
        self._typing.fill_wanted.connect(self._on_fill_wanted)
        self._table = table
        self._stack.addWidget(table)
        self._show_sight()
        if again:
            self._go_back_to(index, field)
        self.retranslate()

    def _go_back_to(self, index: int, field: AnyField | None) -> None:
        """The row that was at hand before, or where it is not under the chip any more, the next one."""
        if self.checked is None:
            return
        rows, places = self.checked.plan.rows, self.model.ids()
        here = next((at for at, place in enumerate(places) if rows.index_of(place) >= index), len(places) - 1)
        if here >= 0:
            self.table.go_to_cell(here, field)

    @property
    def typing(self) -> CellTyping:
        """What takes the keys that change cells, once there is a table."""
        if self._typing is None:
            raise LookupError
        return self._typing

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
            self.table.go_to_cell(0, Field.NAME)
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
        self._fill_hint.setText(_("Copy down"))
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

    def _on_cell(self, row: ShownRow | None, field: AnyField | None) -> None:
        self._chosen = (row, field)
        self.cell_note.show_cell(row, field)

    def _on_note_grown(self) -> None:
        """Keep the row at hand in sight."""
        layout = self.layout()
        if layout is not None and self._table is not None:
            layout.activate()
            self._table.scrollTo(self._table.currentIndex())

    def go_to_next(self) -> None:
        """Put the keyboard on the next row that is to be looked at or was refused, after the one it is on."""
        if self.checked is None or self._table is None or self.next_button.isHidden():
            return
        places = self.model.ids()
        here = self.table.currentIndex().row()
        for place in chain(range(here + 1, len(places)), range(here + 1)):
            if self.checked.asks(places[place]):
                row = self.model.row(place)
                asking = [field for field in self.checked.fields if row is not None and row.asks(field)]
                self.table.go_to_cell(place, asking[0] if asking else Field.NAME)
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

    # ---- putting cells right --------------------------------------------------------------------------------------

    def _on_row_opened(self, _row: object) -> None:
        """Enter takes what is proposed, else finds the cell right."""
        proposal = self.cell_note.proposal
        if proposal is not None:
            (self._on_take if proposal.take else self._on_keep)()

    def _on_take(self) -> None:
        proposal = self.cell_note.proposal
        if proposal is not None:
            self._take(proposal, (proposal.place,))

    def _on_keep(self) -> None:
        proposal = self.cell_note.proposal
        if proposal is not None:
            self._keep(proposal, (proposal.place,))

    def _on_for_all(self) -> None:
        """What is proposed is taken in all rows, else what stands there is found right in all."""
        proposal = self.cell_note.proposal
        if proposal is not None:
            (self._take if proposal.take else self._keep)(proposal, (proposal.place, *proposal.others))

    def _take(self, proposal: Proposal, places: tuple[int, ...]) -> None:
        if self.checked is not None:
            # What is proposed names the whole place: columns of what it lies in have nothing to add.
            texts: dict[AnyField, str] = dict.fromkeys(PLACES, "")
            texts[Field.PLACE] = proposal.take
            self.corrected.emit(self.checked.with_texts(places, texts))

    def _keep(self, proposal: Proposal, places: tuple[int, ...]) -> None:
        if self.checked is None:
            return
        self.checked.accept(places, proposal.note.about)
        self.model.forget_rows()
        row, field = self._chosen
        if self._sight is not Sight.ALL:
            index = self.checked.plan.rows.index_of(row.id) if row is not None else 0
            self._show_sight()
            self._go_back_to(index, field)
        self._show_chips()
        self.table.tell_cell()
        self._tell_changed()

    def _on_type(self) -> None:
        self.typing.begin()

    def _on_typed(self, row: ShownRow, field: AnyField, text: str) -> None:
        self.corrected.emit(row.table.with_texts((row.id,), {field: text}))

    def _on_fill_wanted(self) -> None:
        """The text of the first chosen row in all chosen ones; with one row chosen, that of the row above."""
        field, chosen = self.table.current_field(), list(self.table.chosen_places())
        if self.checked is None or field is None or self.checked.plan.column_of(field) is None or not chosen:
            return
        if len(chosen) == 1:
            chosen.insert(0, max(0, chosen[0] - 1))
        first = self.model.row(chosen[0])
        cell = first.cells.get(field) if first is not None else None
        if cell is not None and chosen[1] != chosen[0]:
            places = tuple(self.model.id_at(place) for place in chosen[1:])
            self.corrected.emit(self.checked.with_texts(places, {field: cell.text}))

    def _tell_changed(self) -> None:
        self.table.viewport().update()
        self.cell_note.show_cell(*self._chosen)
        self.changed.emit()


def _chip_words(sight: Sight) -> str:
    return {
        Sight.ALL: _("All {count}"),
        # TR: rows of a table nothing is to be said of
        Sight.FINE: _("OK {count}"),
        # TR: rows in which the program made a cell fit
        Sight.FILLED: _("Filled in {count}"),
        Sight.CHANGED: _("Changed {count}"),
        Sight.SAME: _("Same {count}"),
        Sight.TO_LOOK_AT: _("To look at {count}"),
        Sight.DOUBLES: _("Likely already in the roll {count}"),
        Sight.REFUSED: _("Refused {count}"),
    }[sight]
