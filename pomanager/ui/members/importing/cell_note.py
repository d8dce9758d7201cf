"""The sentence for the cell under the keyboard, and what can be done with it: keep, take, type, the same for all."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.exchange import Outcome
from pomanager.rules.importing import ORDER_FIELDS, AnyField, Field, about
from pomanager.rules.objections import Objection
from pomanager.ui.look import look, px
from pomanager.ui.members.importing.checked import LIKELY, ShownRow, Sight
from pomanager.ui.members.importing.words import (
    cell_state,
    concerns_row,
    fate,
    field_word,
    happening_state,
    reasons,
    taken_words,
)
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Mark
from pomanager.ui.widgets.painting import looks_changed
from pomanager.ui.widgets.tips import as_tip

LEAST = 90
"""The height of a sentence of two lines."""
MOST, MOST_STACKED = 160, 124
"""Higher it never becomes, in usual and in large text: a longer sentence is read whole on hover."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What can be done about a note at hand: the text to take, "" for none, and the other rows of which it is said."""

    note: Objection
    place: int
    take: str
    others: tuple[int, ...]


def proposal_for(row: ShownRow | None, field: AnyField | None) -> Proposal | None:
    """What can be done about the cell at hand; None where nothing is said of it."""
    if row is None or field is None or row.planned.outcome is Outcome.REFUSED:
        return None
    note = next((note for note in row.table.plan.rows.notes_of(row.id) if note.about == about(field)), None)
    if note is None:
        return None
    return Proposal(note, row.id, str(note.details.get(LIKELY, "")), tuple(row.table.alike(row.id, note)))


class CellNote(QFrame):
    """The sentence for the cell under the keyboard, and what can be done with its row.

    It grows with the longest sentence said so far and keeps that height: the table must not jump from cell to cell.
    """

    grown = Signal()
    """The table above has less room now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.proposal: Proposal | None = None
        self._mark = Mark("info", 22, "text2")
        self.title = Label("", "strong", wrap=True)
        self.text = Label("", wrap=True)
        self.take = self._button("take", "check", key="Enter")
        self.keep = self._button("keep", "check")
        self.type = self._button("type", key="F2")
        self.toggle = self._button("toggle", key="Space")
        self.for_all = self._button("for_all", kind="quiet")
        self.all_doubles = self._button("all_doubles", kind="quiet")
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self.title)
        words.addWidget(self.text)
        words.addStretch(1)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(8), px(16), px(8))
        row.setSpacing(px(12))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._acts())
        self._measure()

    def _button(self, name: str, icon: str = "", kind: str = "plain", key: str = "") -> Button:
        button = Button("", icon, kind, key=key)
        button.setObjectName(f"members.import.{name}")
        return button

    def _acts(self) -> QVBoxLayout:
        acts = QVBoxLayout()
        acts.setSpacing(px(2))
        self._rows: list[QBoxLayout] = []
        for parts in ((self.take, self.keep, self.type, self.toggle), (self.for_all, self.all_doubles)):
            row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            row.setSpacing(px(8))
            for part in parts:
                row.addWidget(part, 0, Qt.AlignmentFlag.AlignLeading)
            row.addStretch(1)
            acts.addLayout(row)
            self._rows.append(row)
        acts.addStretch(1)
        return acts

    def _measure(self) -> None:
        """Begin with the height most sentences need. Large text has the buttons below each other."""
        self.setFixedHeight(px(LEAST))
        direction = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(direction.TopToBottom if look().stacked else direction.LeftToRight)

    def _fit(self) -> None:
        """Become as high as the words need."""
        most = px(MOST_STACKED if look().stacked else MOST)
        needed = min(self._row.totalHeightForWidth(self.width()), most)
        if self.isVisible() and needed > self.minimumHeight():
            self.setFixedHeight(needed)
            self.grown.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if looks_changed(event):
            self._measure()

    def show_cell(self, row: ShownRow | None, field: AnyField | None) -> None:
        """Say what there is to say about a cell, or about its row."""
        self.proposal = proposal_for(row, field)
        self._show_acts(row, field)
        if row is None:
            self._mark.show_icon("info", "text2")
            self.title.setText(_("Choose a row to see what is said about it."))
            self.text.setText("")
            return
        state = (cell_state(row, field) if field is not None else None) or happening_state(row)
        self._mark.show_icon(state.shown_icon, state.tone.value)
        number = formats.number(row.planned.row)
        self.title.setText(
            # TR: a row of the table and the field of the cell at hand
            _("Row {row}, {field}").format(row=number, field=field_word(field))
            if field is not None and not concerns_row(row, field)
            else _("Row {row}").format(row=number)
        )
        # What is said of a cell tells how it comes in; the fate of its row is said where that is another.
        ends = () if self.proposal is not None and not row.left_out else (fate(row),)
        self.text.setText(" ".join((*reasons(row, field), *ends)))
        self.setToolTip(as_tip(self.text.plain()))
        self.setAccessibleName(f"{self.title.plain()}. {self.text.plain()}")
        self._fit()

    def _show_acts(self, row: ShownRow | None, field: AnyField | None) -> None:
        proposal = self.proposal
        read = row is not None and field is not None and row.table.plan.column_of(field) is not None
        self.take.setVisible(proposal is not None and bool(proposal.take))
        self.keep.setVisible(proposal is not None)
        self.type.setVisible(read and not (look().stacked and proposal is not None))
        self.type.setText(_("Type it"))
        if proposal is not None and row is not None and field is not None:
            self.take.setText(_("Take {likely}").format(likely=proposal.take))
            self.keep.setText(_keep_words(row, field, proposal))
        self.for_all.setVisible(proposal is not None and bool(proposal.others))
        if proposal is not None:
            count = len(proposal.others)
            said = ngettext(
                "Do the same for {count} more row", "Do the same for all: {count} more rows", count
            )  # fmt: skip
            self.for_all.setText(said.format(count=formats.number(count)))
        self._show_row_acts(row)

    def _show_row_acts(self, row: ShownRow | None) -> None:
        doubles = len(row.table.places(Sight.DOUBLES)) if row is not None else 0
        # A cell at hand has acts of its own; Space works on the row all the same.
        self.toggle.setVisible(
            row is not None and row.table.may_be_left_out(row.id) and not self.take.isVisibleTo(self)
        )
        self.all_doubles.setVisible(row is not None and row.planned.likely_double and doubles > 1)
        if row is None:
            return
        self.toggle.setText(_("Bring this row in") if row.left_out else _("Leave this row out"))
        self.all_doubles.setText(
            ngettext(
                "Leave out {count} row that may be on the roll",
                "Leave out all {count} rows that may be on the roll",
                doubles,
            ).format(count=formats.number(doubles))
        )


def _keep_words(row: ShownRow, field: AnyField, proposal: Proposal) -> str:
    if proposal.take:
        return _("Keep as typed")
    if proposal.note.about == ORDER_FIELDS[Field.NAME] and row.planned.likely_double:
        return _("These are two people")
    cell = row.cells.get(field)
    taken = taken_words(cell) if cell is not None else ""
    if not taken or taken == formats.UNKNOWN:
        return _("Leave it empty")
    return _("Keep {value}").format(value=taken)
