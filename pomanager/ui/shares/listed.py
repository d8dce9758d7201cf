"""What segments have in common that list what was done about shares: a filter, the list, the panel with its acts."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _
from pomanager.rules.access.roles import Right
from pomanager.ui.act_panel import ActPanel, Told
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.shares.segment import ShareSegment
from pomanager.ui.tables.model import TableModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState
from pomanager.ui.widgets.segmented import Segmented
from pomanager.ui.widgets.wrapping import WrappingRow

OPEN, ALL = "open", "all"
"""What a list lets through: what is not over yet, or everything."""


class ListedSegment(ShareSegment):
    """A list with a panel. Heirs fill the list, say what the panel tells of a row, and do the acts."""

    areas = frozenset({Area.SHARES, Area.MEMBERS})
    filters = ("", "")
    """Marked words of the two answers of the filter: what is open, and everything."""
    first_act = ""
    """Marked words of the act an empty list offers; "" for none."""
    first_icon = "plus"

    def __init__(self, desk: Desk, table: TableView, model: TableModel[Any], panel: ActPanel, icon: str) -> None:
        super().__init__(desk)
        self.table, self.model, self.detail = table, model, panel
        self.searched = ""
        self.which = Segmented(((OPEN, ""), (ALL, "")))
        self.which.setObjectName(f"{table.objectName()}.which")
        self.which.set_value(OPEN)
        self.nothing = EmptyState(icon, small=True)
        self.begin = Button("", self.first_icon)
        self.begin.setObjectName(f"{table.objectName()}.begin")
        self.nothing.add_button(self.begin)
        self.stack = QStackedWidget()
        self.table.show_model(self.model)
        self._lay_out()
        self.which.chosen.connect(self._on_which)
        self.begin.clicked.connect(self._on_begin)
        self.table.row_chosen.connect(self._on_row_chosen)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.rows_seen_changed.connect(self.status_changed)
        self.detail.closed.connect(self._on_panel_closed)
        self.detail.act_wanted.connect(self._on_act)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        above = QWidget()
        row = WrappingRow(((self.which,), self.further_filters()), above)
        row.setContentsMargins(px(24), px(6), px(16), px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)

    # ---- what heirs say -------------------------------------------------------------------------------------------

    def further_filters(self) -> Sequence[QWidget]:
        """What else stands in the row above the list."""
        return ()

    def load(self) -> None:
        """Fill the list with what is asked for now."""
        raise TypeError(f"{type(self).__name__} does not fill its list")

    def told(self, row: Any) -> Told:  # noqa: ANN401 - a row of the list
        """What the panel says of a row."""
        raise TypeError(f"{type(self).__name__} does not tell of its rows ({row})")

    def act(self, key: str, row: Any) -> None:  # noqa: ANN401 - a row of the list
        """Do an act of the panel about a row."""
        raise TypeError(f"{type(self).__name__} does not act ({key}, {row})")

    def start(self) -> None:
        """Open the form of the first act."""
        raise TypeError(f"{type(self).__name__} does not begin anything")

    def nothing_words(self) -> tuple[str, str]:
        """What stands in place of an empty list: what it is for, or that nothing was found."""
        raise TypeError(f"{type(self).__name__} does not say what it is for")

    # ---- what the page asks ---------------------------------------------------------------------------------------

    def search_hint(self) -> str:
        # TR: what can be searched in a list of transfers, certificates or refunds
        return _("Number, name…")

    def search(self, text: str) -> None:
        self.searched = text
        self.load()

    def panel(self) -> QWidget | None:
        return self.detail

    def status(self) -> tuple[str, ...]:
        return self.table.rows_seen_said()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.which.set_words([_(words) for words in self.filters])
        self.begin.setText(_(self.first_act) if self.first_act else "")
        off = self.desk.off(Right.KEEP_SHARES)
        self.begin.offer(off)
        self.detail.retranslate()
        self.detail.may_write(off)
        self.nothing.tell(*self.nothing_words())
        self._on_row_chosen(self.table.current_row() if self.model.rowCount() else None)

    def refresh(self) -> None:
        """Ask the office again."""
        self.load()

    # ---- the list -------------------------------------------------------------------------------------------------

    def only_open(self) -> bool:
        """Whether the list leaves out what is over."""
        return self.which.value() == OPEN

    def matches(self, *texts: object) -> bool:
        """Whether one of the texts has all the words searched for."""
        whole = " ".join(str(each) for each in texts if each is not None).casefold()
        return all(word in whole for word in self.searched.casefold().split())

    def chosen_id(self) -> int:
        """The id of the chosen row, -1 where there is none."""
        row = self.table.current_row()
        return int(getattr(row, "id", -1)) if row is not None else -1

    def show_loaded(self, chosen: int) -> None:
        """Show the list just filled, with the row of an id under the keyboard, else the first."""
        self.nothing.tell(*self.nothing_words())
        self.begin.setVisible(bool(self.first_act) and not self.searched.strip())
        filled = self.model.rowCount() > 0
        self.stack.setCurrentWidget(self.table if filled else self.nothing)
        if filled:
            known = self.model.place_of(chosen) if chosen >= 0 else -1
            self.table.go_to(max(0, known))
        self._on_row_chosen(self.table.current_row() if filled else None)
        self.status_changed.emit()

    def open_at(self, argument: object) -> None:
        """Show one row by its id, among all."""
        if not isinstance(argument, int):
            return
        if self.model.place_of(argument) < 0:
            self.which.set_value(ALL)
            self.load()
        if self.model.place_of(argument) >= 0:
            self.table.choose(argument)
            self._on_row_chosen(self.table.current_row())

    def _on_which(self, _value: object) -> None:
        self.load()

    def _on_begin(self) -> None:
        if not self.desk.off(Right.KEEP_SHARES):
            self.start()

    def _on_row_chosen(self, row: object) -> None:
        self.detail.tell(self.told(row) if row is not None else None)

    def _on_row_opened(self, _row: object) -> None:
        self.panel_wanted.emit(True)

    def _on_panel_closed(self) -> None:
        self.panel_wanted.emit(False)
        self.table.setFocus()

    def _on_act(self, key: str) -> None:
        row = self.table.current_row()
        if row is not None:
            self.act(key, row)

    def open_over(self, form: Page) -> None:
        """Open a form over the page, unless the office is open for reading only."""
        if not self.desk.off(Right.KEEP_SHARES):
            self.open_page(form)
