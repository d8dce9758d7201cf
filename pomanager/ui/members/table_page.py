"""A page that is one table over its own list: who is in a household, which trainings there are, who came to one."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats, ngettext
from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.page import Action, Page
from pomanager.ui.tables.columns import Column, Order
from pomanager.ui.tables.view import TableView
from pomanager.ui.tables.windowed import Source, WindowedModel
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.notes import EmptyState

NOBODY_CHOSEN = N_("First choose a line of the table.")


class HasId(Protocol):
    """A row one can point at."""

    @property
    def id(self) -> int:
        """What tells it from all others of its table."""


RowT = TypeVar("RowT", bound=HasId)


class ShortList(Generic[RowT]):
    """A list short enough to be asked whole, in the order in which the office tells it."""

    def __init__(self, ask: Callable[[], Sequence[RowT]]) -> None:
        self._ask = ask
        self._rows: Mapping[int, RowT] = {}

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ask again; the order is the office's own."""
        del order
        self._rows = {row.id: row for row in self._ask()}
        return tuple(self._rows)

    def rows(self, ids: Sequence[int]) -> Sequence[RowT]:
        """These of the rows last asked."""
        return [self._rows[row_id] for row_id in ids]


class TablePage(Page, Generic[RowT]):
    """Shows the table, or while nothing stands in it what it is for; Enter opens a line.

    Acts that concern a line are offered by ``on_line``: without one chosen they say why they cannot be pressed.
    """

    areas: ClassVar[frozenset[Area]] = frozenset({Area.MEMBERS, Area.ORGANISATION})
    keeps: ClassVar[Right] = Right.KEEP_ROLL
    """The right that its acts need."""

    def __init__(self, desk: Desk, name: str, columns: Sequence[Column[RowT]], source: Source[RowT], icon: str) -> None:
        super().__init__(desk)
        self._source = source
        self._had_line = False
        self.model: WindowedModel[RowT] = WindowedModel(columns)
        self.table = TableView(name, desk.preferences, frozen=1)
        self.table.show_model(self.model)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.row_chosen.connect(self._on_row_chosen)
        self._empty = EmptyState(icon)
        self._first = Button("", "plus", "primary")
        self._first.setObjectName(f"{name}.first")
        self._first.clicked.connect(self._on_add)
        self._empty.add_button(self._first)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusProxy(self.table)

    @abstractmethod
    def empty_words(self) -> tuple[str, str]:
        """What the table is for, while nothing stands in it: a title and a text."""

    @abstractmethod
    def add_words(self) -> str:
        """The marked verb that adds the first line, and every other."""

    @abstractmethod
    def add(self) -> None:
        """Open what adds a line."""

    @abstractmethod
    def open_line(self, row: RowT) -> None:
        """Open what shows or changes a line."""

    def add_action(self) -> Action:
        """The primary act of the page."""
        return Action(
            "add", self.add_words(), self._on_add, "plus", "Ctrl+N", primary=bool(self.model.rowCount()),
            reason_off=self.off(),
        )  # fmt: skip

    def on_lines(self, *acts: Action) -> tuple[Action, ...]:
        """These acts, which concern a line; none of them while there is no line, only what the table is for."""
        return acts if self.model.rowCount() else ()

    def off(self) -> str:
        """Why nothing can be written now, as marked words; "" where it can."""
        return self.desk.off(self.keeps)

    def on_line(self) -> str:
        """Why an act on a line cannot be done now; "" where it can."""
        return self.off() or ("" if self.line() is not None else NOBODY_CHOSEN)

    def line(self) -> RowT | None:
        """The line under the keyboard."""
        place = self.table.currentIndex().row()
        return self.model.row(place) if 0 <= place < self.model.rowCount() else None

    def do_or_tell(self, act: Callable[[], object]) -> None:
        """Do something, and tell what stands against it."""
        try:
            act()
        except OfficeError as problem:
            problems.show(self, problem)

    def refresh(self) -> None:
        """Ask for the lines again."""
        self.model.set_source(self._source)
        if self.model.rowCount() and self.line() is None:
            self.table.choose(self.model.id_at(0))
        self._stack.setCurrentWidget(self.table if self.model.rowCount() else self._empty)
        self.header_changed.emit()
        self.status_changed.emit()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._empty.tell(*self.empty_words())
        self._first.setText(_(self.add_words()))
        self._first.offer(self.off())
        self.table.setAccessibleName(self.title())

    def status(self) -> tuple[str, ...]:
        count = self.model.rowCount()
        return (ngettext("{count} line", "{count} lines", count).format(count=formats.number(count)),)

    def _on_add(self) -> None:
        if not self.off():
            self.add()

    def _on_row_opened(self, row: RowT) -> None:
        self.open_line(row)

    def _on_row_chosen(self, row: RowT | None) -> None:
        if (row is not None) is not self._had_line:
            self._had_line = row is not None
            self.header_changed.emit()
