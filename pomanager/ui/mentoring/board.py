"""The segment of the board: every pair, what asks for attention first, and beside it the pair that is chosen."""

from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.mentoring.pairs import Board, PairRow
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.rules.mentoring.attention import AttentionKind
from pomanager.rules.mentoring.kinds import RUNNING, STAGE_WORDS
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.mentoring.acts import PairActs
from pomanager.ui.mentoring.pair_page import PairPage
from pomanager.ui.mentoring.pair_panel import PairPanel
from pomanager.ui.mentoring.words import attention_said, sessions_said, state_of, state_said, waits_said
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.badges import Chip
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.wrapping import WrappingRow


def _mentee(row: PairRow) -> str:
    return row.mentee


def _mentor(row: PairRow) -> str:
    return _("with {name}").format(name=row.mentor)


def _stage(row: PairRow) -> str:
    said = _(STAGE_WORDS[row.stage])
    return "" if said == state_said(row) else said


def _last(row: PairRow) -> date | None:
    return row.last_session


def _day(value: date | None) -> str:
    return "" if value is None else formats.day_short(value)


COLUMNS: tuple[Column[PairRow], ...] = (
    Column(N_("Mentee"), _mentee, width=210, key="mentee", sortable=False, below=_mentor),
    Column(N_("State"), state_said, state=state_of, width=196, key="state", sortable=False, below=_stage),
    Column(N_("Last session"), _last, _day, width=110, key="last", sortable=False, below=sessions_said),
    Column(N_("What waits"), waits_said, width=0, key="waits", sortable=False, below=attention_said),
)
FILTERS: tuple[tuple[str, str], ...] = (
    # TR: filter of the pairs: those that run
    ("running", N_("Running")),
    # TR: filter of the pairs: those without a session for too long
    ("quiet", N_("No session")),
    ("review", N_("Review due")),
    ("waits", N_("All that waits")),
    # TR: filter of the pairs: all there are and were
    ("all", N_("All pairs")),
)


class PairsTable(TableView):
    """The pairs, two lines each."""

    delegate_kind = TwoLineDelegate


class BoardSegment(Page):
    """Lists pairs; the panel tells of the one chosen."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.MENTORING, Area.MEETINGS, Area.ELECTIONS, Area.BODIES, Area.MEMBERS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.board: Board | None = None
        self._searched, self._filter = "", "running"
        self.acts = PairActs(self)
        self.detail = PairPanel()
        self.table = PairsTable("mentoring.board", desk.preferences, frozen=1)
        self.model: RowsModel[PairRow] = RowsModel(COLUMNS)
        self.table.show_model(self.model)
        self.nothing = EmptyState("pair", small=True)
        self.chips = {key: Chip(on=key == self._filter) for key, _words in FILTERS}
        for key, chip in self.chips.items():
            chip.setObjectName(f"mentoring.{key}")
            chip.clicked.connect(self._on_chip)
        row = QWidget()
        WrappingRow((tuple(self.chips.values()),), row).setContentsMargins(px(24), px(6), px(16), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(self._on_open)
        self.detail.asked.connect(self._on_asked)
        self.detail.closed.connect(self._on_closed)

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.RECORD_SESSIONS)
        words = N_("Record sessions")
        return (Action("session", words, self._on_session, "plus", "Ctrl+N", primary=True, reason_off=off),)

    def search_hint(self) -> str:
        return _("Name of mentee or mentor…")

    def search(self, text: str) -> None:
        self._searched = text
        self._show()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        if self.board is None:
            return ()
        running = [row for row in self.board.pairs if row.state in RUNNING]
        waits = sum(bool(row.attention) for row in running)
        told = ngettext("{count} pair runs", "{count} pairs run", len(running)).format(
            count=formats.number(len(running))
        )
        asks = ngettext("{count} asks for attention", "{count} ask for attention", waits)
        return told, asks.format(count=formats.number(waits))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(_("Pairs"))
        for key, words in FILTERS:
            self.chips[key].setText(_(words))
        self.nothing.tell(_("No pair here"), _("Choose another filter, or form a pair on the tab “Matching”."))
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.RECORD_SESSIONS))
        self._show()

    def refresh(self) -> None:
        """Ask for the board of today."""
        self.board = self.desk.office.ask(board, self.desk.office.today())
        self._show()
        self.status_changed.emit()

    def open_at(self, argument: object) -> None:
        """Show a pair, by its id."""
        self.show_filter("all")
        for place, row in enumerate(self.model.rows()):
            if row.id == argument:
                self.table.setCurrentIndex(self.model.index(place, 0))

    # ---- the list -------------------------------------------------------------------------------------------------

    def show_filter(self, key: str) -> None:
        """List other pairs."""
        self._filter = key
        for each, chip in self.chips.items():
            chip.set_on(on=each == key)
        self._show()

    def rows(self) -> list[PairRow]:
        """The pairs as they are narrowed."""
        asked = folding.words(self._searched)
        found = self.board.pairs if self.board is not None else ()
        return [
            row
            for row in found
            if self._kept(row) and all(word in folding.fold(f"{row.mentee} {row.mentor}") for word in asked)
        ]

    def _kept(self, row: PairRow) -> bool:
        kinds = {each.kind for each in row.attention}
        return {
            "running": row.state in RUNNING, "quiet": AttentionKind.QUIET in kinds,
            "review": AttentionKind.REVIEW in kinds, "waits": bool(kinds), "all": True,
        }[self._filter]  # fmt: skip

    def _show(self) -> None:
        rows = self.rows()
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._on_row()

    def chosen(self) -> PairRow | None:
        """The pair under the keyboard."""
        row = self.table.current_row()
        return row if isinstance(row, PairRow) else None

    def _on_chip(self) -> None:
        self.show_filter(self.sender().objectName().removeprefix("mentoring."))

    def _on_row(self) -> None:
        row = self.chosen()
        found = None if row is None else self.desk.office.ask(pair_detail, row.id, self.desk.office.today())
        self.detail.show_pair(found)

    def _on_open(self) -> None:
        row = self.chosen()
        if row is not None:
            self.open_page(PairPage(self.desk, row.id))

    def _on_closed(self) -> None:
        self.panel_wanted.emit(False)

    def _on_session(self) -> None:
        if self.board is not None:
            self.acts.record_session(self.board.pairs, self.chosen())

    def _on_asked(self, act: str) -> None:
        detail = self.detail.detail
        if act == "open":
            self._on_open()
        elif act == "session":
            self._on_session()
        elif detail is not None:
            button = self.detail.buttons["more"]
            self.acts.menu(detail, button.mapToGlobal(button.rect().bottomLeft()))
