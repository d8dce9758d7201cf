"""The pane of boxes and batches: which box is counted, how far each batch is, and what can be done with one."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BatchRow, ContestDetail, Reconciliation
from pomanager.rules.elections.kinds import BatchState
from pomanager.ui.elections.counting.words import (
    batch_about,
    batch_mark,
    batch_named,
    batch_state,
    box_named,
    round_named,
)
from pomanager.ui.elections.result.words import contest_named
from pomanager.ui.look import px
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.wrapping import WrappingRow

ACTS = ("type", "second", "differences", "join", "close", "take_back")


def _named(row: BatchRow) -> str:
    return batch_named(row)


def _papers(row: BatchRow) -> int:
    return row.papers


def _below(row: BatchRow) -> str:
    return " · ".join(part for part in (batch_state(row), batch_about(row)) if part)


def _mark(row: BatchRow) -> State:
    return batch_mark(row)


COLUMNS: tuple[Column[BatchRow], ...] = (
    # TR: head of a column: ballot papers that are counted together
    Column(N_("Batch"), _named, width=0, key="batch", sortable=False, state=_mark, below=_below),
    Column(N_("Ballots"), _papers, formats.number, right=True, width=70, key="papers", sortable=False),
)


class BatchRows(RowsModel[BatchRow]):
    """The batches; one of them can be told anew while somebody types it in."""

    def replace(self, row: BatchRow) -> None:
        """Tell one row anew, and leave everything else in its place."""
        place = self.place_of(row.id)
        if place >= 0:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))


class BatchTable(TableView):
    """The batches of a box, newest last."""

    delegate_kind = TwoLineDelegate


class BatchesPane(QFrame):
    """``box_wanted`` brings a contest, a round and the id of a box; ``asked`` an act and the id of a batch."""

    box_wanted = Signal(int, int, int)
    asked = Signal(str, int)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.title, self.secrecy = Label("", "sheet"), Label("", "small", wrap=True)
        self._chips = QWidget()
        self.table = BatchTable("elections.batches", preferences, frozen=0)
        self.lines = BatchRows(COLUMNS)
        self.table.show_model(self.lines)
        self.buttons = {key: Button("") for key in ACTS}
        for key, button in self.buttons.items():
            button.setObjectName(f"counting.{key}")
            button.clicked.connect(lambda _on=False, key=key: self._on_pressed(key))
        buttons = QWidget()
        WrappingRow((tuple(self.buttons.values()),), buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(14), px(14), px(14), px(10))
        self._column.setSpacing(px(8))
        for part in (self.title, self._chips):
            self._column.addWidget(part)
        self._column.addWidget(self.table, 1)
        for part in (buttons, self.secrecy):
            self._column.addWidget(part)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self._off = ""

    def minimumSizeHint(self) -> QSize:
        return QSize(px(270), px(240))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.setText(_("Boxes and batches"))
        self.table.setAccessibleName(_("Batches"))
        # TR: what can be done with a batch of ballot papers
        said = {
            "type": _("Type in"), "second": _("Second entry…"), "differences": _("Compare the entries"),
            "join": _("Join to another…"), "close": _("Close the batch…"), "take_back": _("Take back…"),
        }  # fmt: skip
        for key, words in said.items():
            self.buttons[key].setText(words)
        self.secrecy.setText(
            _(
                "A batch closes with 20 papers at least, or all of its box: closing shuffles them and wipes the sheet, "
                "so that nobody can tell who gave which."
            )
        )

    def offer(self, off: str) -> None:
        """Let batches be changed, or say why not."""
        self._off = off
        self._on_chosen(self.table.current_row())

    # ---- what is shown --------------------------------------------------------------------------------------------

    def show_boxes(
        self, contests: Sequence[ContestDetail], found: Sequence[Reconciliation], contest_id: int, box_id: int
    ) -> None:
        """Show which boxes there are in a contest, the one counted marked, and its batches."""
        self._show_chips(contests, found, contest_id, box_id)
        boxes = [box for each in found for box in each.boxes]
        here = next((box for box in boxes if box.id == box_id), None)
        self.lines.set_rows([] if here is None else list(here.batches))
        if self.lines.rowCount() and self.table.current_row() is None:
            self.table.go_to(self.lines.rowCount() - 1)
        self._on_chosen(self.table.current_row() if self.lines.rowCount() else None)

    def _show_chips(
        self, contests: Sequence[ContestDetail], found: Sequence[Reconciliation], contest_id: int, box_id: int
    ) -> None:
        old, self._chips = self._chips, QWidget()
        chips = []
        for each in contests if len(contests) > 1 else ():
            chip = Chip(contest_named(each), "ballot", on=each.id == contest_id)
            chip.clicked.connect(lambda _on=False, key=each.id: self.box_wanted.emit(key, 1, 0))
            chips.append(chip)
        boxes = [(of.round, box) for of in found for box in of.boxes]
        rounds = len({number for number, _box in boxes}) > 1
        for number, box in boxes if len(boxes) > 1 else ():
            words = f"{round_named(number)} · {box_named(box)}" if rounds else box_named(box)
            chip = Chip(words, on=box.id == box_id)
            chip.clicked.connect(
                lambda _on=False, number=number, key=box.id: self.box_wanted.emit(contest_id, number, key)
            )
            chips.append(chip)
        WrappingRow((tuple(chips),), self._chips)
        self._column.replaceWidget(old, self._chips)
        old.hide()
        old.deleteLater()
        self._chips.setVisible(bool(chips))

    def tell_papers(self, batch: BatchRow, entry_id: int, papers: int) -> None:
        """Say how many papers the sheet of a batch has now."""
        entries = tuple(replace(each, papers=papers) if each.id == entry_id else each for each in batch.entries)
        self.lines.replace(replace(batch, entries=entries))

    def chosen(self) -> BatchRow | None:
        """The batch under the keyboard."""
        row = self.table.current_row()
        return row if isinstance(row, BatchRow) and self.lines.rowCount() else None

    def _on_chosen(self, row: object) -> None:
        there = _acts_on(row, self.lines.rows()) if isinstance(row, BatchRow) else frozenset()
        for key, button in self.buttons.items():
            button.offer(self._off)
            button.setVisible(key in there)

    def _on_opened(self, row: object) -> None:
        if isinstance(row, BatchRow) and "type" in _acts_on(row, self.lines.rows()):
            self.asked.emit("type", row.id)

    def _on_pressed(self, key: str) -> None:
        row = self.chosen()
        if row is not None:
            self.asked.emit(key, row.id)


def _acts_on(row: BatchRow, all_rows: Sequence[BatchRow]) -> frozenset[str]:
    """What can be done with a batch now."""
    if row.state is BatchState.CLOSED:
        return frozenset({"take_back"})
    if row.state is not BatchState.OPEN:
        return frozenset()
    found = {"type", "close"}
    if len(row.entries) == 1:
        found.add("second")
    else:
        found.add("differences")
    if any(each.state is BatchState.OPEN and each.id != row.id for each in all_rows):
        found.add("join")
    return frozenset(found)
