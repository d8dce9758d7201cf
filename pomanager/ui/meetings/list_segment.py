"""What the lists of the page of meetings have in common: choices, search, the list, the panel of the chosen line."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.i18n import _, formats
from pomanager.rules import folding
from pomanager.rules.access.roles import Right
from pomanager.ui.act_panel import ActPanel, Told
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.wrapping import WrappingRow


class Row(Protocol):
    """What a line is known by."""

    @property
    def id(self) -> int:
        """Its id in the books."""


RowT = TypeVar("RowT", bound=Row)


class ListSegment(Page, Generic[RowT]):
    """Lists rows; a subclass says which there are, in which words one is found, and what the panel tells of it."""

    def __init__(self, desk: Desk, table: TableView, lines: RowsModel[RowT], which: Segmented) -> None:
        super().__init__(desk)
        self.searched = ""
        self.table, self.lines, self.which = table, lines, which
        self.stack = QStackedWidget()
        self.table.show_model(lines)
        self.nothing: EmptyState
        self.detail: ActPanel

    def lay_out(self, choices: Sequence[QWidget], nothing: EmptyState, detail: ActPanel) -> None:
        """Put the choices above the list, and what is told in its place when it has no line."""
        self.nothing, self.detail = nothing, detail
        self.stack.addWidget(self.table)
        self.stack.addWidget(nothing)
        above = QWidget()
        row = WrappingRow((tuple(choices),), above)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)
        self.which.chosen.connect(self._on_which)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(self._on_row_opened)
        detail.closed.connect(self._on_panel_closed)
        detail.act_wanted.connect(self._on_act)

    # ---- what a subclass says -------------------------------------------------------------------------------------

    def found(self) -> Sequence[RowT]:
        """The rows there are, as the choices above the list ask for them."""
        raise TypeError(f"{type(self).__name__} does not say what it lists")

    def words_of(self, row: RowT) -> Sequence[str]:
        """The texts in which a row is searched."""
        raise TypeError(f"{type(self).__name__} does not say what is searched")

    def told(self, row: RowT) -> Told:
        """What the panel tells of a row."""
        raise TypeError(f"{type(self).__name__} does not say what the panel tells")

    def first(self, rows: Sequence[RowT]) -> RowT:
        """The row that is chosen before anybody chose one."""
        return rows[0]

    def act(self, key: str, row: RowT) -> None:
        """Do an act of the panel about a row."""
        raise TypeError(f"{type(self).__name__} does not say what {key} does with {row.id}")

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def search(self, text: str) -> None:
        self.searched = text
        self.refresh()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return (_("{count} in all").format(count=formats.number(self.lines.rowCount())),)

    def name_panel(self) -> None:
        """Set the words of the panel anew, and say which acts there are."""
        self.detail.retranslate()
        self.detail.may_write(self.desk.off(Right.KEEP_MEETINGS))
        self._on_row(self.chosen())

    def refresh(self) -> None:
        """Ask again; the chosen line stays chosen."""
        chosen = self.chosen()
        asked = folding.fold(self.searched).split()  # not parted: "2026-02" is one number
        rows = [row for row in self.found() if self._fits(row, asked)]
        self.lines.set_rows(rows)
        self.stack.setCurrentWidget(self.table if rows else self.nothing)
        if rows:
            stays = chosen is not None and self.lines.place_of(chosen.id) >= 0
            self.table.choose(chosen.id if chosen is not None and stays else self.first(rows).id)
        self._on_row(self.chosen())
        self.status_changed.emit()

    def chosen(self) -> RowT | None:
        """The row under the keyboard."""
        place = self.table.currentIndex().row()
        return self.lines.row(place) if place >= 0 else None

    def _fits(self, row: RowT, asked: Sequence[str]) -> bool:
        whole = folding.fold(" ".join(self.words_of(row)))
        return all(word in whole for word in asked)

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_which(self, *_value: object) -> None:
        self.refresh()

    def _on_row(self, _row: object) -> None:
        row = self.chosen()
        self.detail.tell(self.told(row) if row is not None else None)
        self.header_changed.emit()

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        row = self.chosen()
        if row is not None:
            self.act(key, row)
