"""Two entries of one batch side by side: which papers differ, and putting them right one by one."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BatchRow, ContestDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.elections.batches import Difference, differing_papers
from pomanager.services.elections.commands.ballots import save_ballot, take_out_equal
from pomanager.services.elections.orders import SaveBallot
from pomanager.services.elections.paper_ids import new_paper_id
from pomanager.services.elections.queries.boxes import batch_found, entries_differ
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.elections.counting.words import batch_named, paper_said
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.notes import Note


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A paper that one entry has oftener than the other."""

    id: int
    paper: str
    found: Difference


def _paper(row: DifferenceRow) -> str:
    return row.paper


def _first(row: DifferenceRow) -> int:
    return row.found.first


def _second(row: DifferenceRow) -> int:
    return row.found.second


COLUMNS: tuple[Column[DifferenceRow], ...] = (
    Column(N_("Ballot paper"), _paper, width=0, key="paper", sortable=False),
    # TR: heads of two columns: how often two people who typed the same ballot papers have one of them
    Column(N_("First entry"), _first, formats.number, right=True, width=130, key="first", sortable=False),
    Column(N_("Second entry"), _second, formats.number, right=True, width=130, key="second", sortable=False),
)


class DifferencesPage(Page):
    """Lists the differences; the paper itself decides which entry is right, and one key puts the other one right."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS})

    def __init__(self, desk: Desk, contest: ContestDetail, batch_id: int) -> None:
        super().__init__(desk)
        self.contest, self.batch_id = contest, batch_id
        self.batch: BatchRow | None = None
        self.note = Note("warn")
        self.table = TableView("elections.differences", desk.preferences, frozen=1)
        self.lines: RowsModel[DifferenceRow] = RowsModel(COLUMNS)
        self.table.show_model(self.lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        return _("Compare the two entries")

    def context_line(self) -> str:
        if self.batch is None:
            return ""
        tellers = " · ".join(each.teller for each in self.batch.entries)
        return f"{batch_named(self.batch)} · {tellers}"

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.COUNT_BALLOTS)
        return (
            # TR: acts on two entries that differ in a ballot paper: the first, or the second, is as on paper
            Action("first", N_("The first is right"), self.take_first, "check", "Ctrl+1", reason_off=off),
            Action("second", N_("The second is right"), self.take_second, "check", "Ctrl+2", reason_off=off),
            Action("done", N_("Back to the batch"), self.close_page, "left_c", "Ctrl+Return", primary=True),
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.title())
        self._tell()

    def refresh(self) -> None:
        """Compare the entries again."""
        self.batch = self.desk.office.ask(batch_found, self.batch_id)
        names = {each.number or 0: each.name for each in self.contest.numbered()}
        found = self.desk.office.ask(entries_differ, self.batch_id)
        self.lines.set_rows(
            [DifferenceRow(place, paper_said(each.paper, names), each) for place, each in enumerate(found)]
        )
        if found and self.table.current_row() is None:
            self.table.go_to(0)
        self._tell()
        self.header_changed.emit()

    def _tell(self) -> None:
        number = differing_papers([row.found for row in self.lines.rows()])
        if not number:
            self.note.tell("ok", _("The two entries are equal."), "")
            return
        # TR: above two entries of the same ballot papers: in how many papers they differ
        said = ngettext("The entries differ in {count} paper.", "The entries differ in {count} papers.", number)
        text = _("Look the papers up in the batch, and say for each line which entry has it as it is on paper.")
        self.note.tell("warn", said.format(count=formats.number(number)), text)

    # ---- acts -----------------------------------------------------------------------------------------------------

    def take_first(self) -> None:
        """Make the second entry like the first in the paper chosen."""
        self._make_equal(right=0)

    def take_second(self) -> None:
        """Make the first entry like the second in the paper chosen."""
        self._make_equal(right=1)

    def _make_equal(self, *, right: int) -> None:
        row = self.table.current_row()
        if not isinstance(row, DifferenceRow) or self.batch is None or not self.lines.rowCount():
            return
        entries, counts = self.batch.entries, (row.found.first, row.found.second)
        entry_id, wanted, there = entries[1 - right].id, counts[right], counts[1 - right]
        try:
            for _each in range(there, wanted):
                order = SaveBallot(entry_id=entry_id, ballot_id=new_paper_id(), paper=row.found.paper)
                self.desk.do(save_ballot, order)
            for _each in range(wanted, there):
                self.desk.do(take_out_equal, entry_id, row.found.paper)
        except OfficeError as trouble:
            problems.show(self, trouble)
        self.refresh()
