"""The home page: figures, what is due, the next meeting, terms, pairs and backups; first steps in a new office."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.i18n import _, formats, ngettext
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.look import look, px
from pomanager.ui.page import Page
from pomanager.ui.widgets.sheets import Scroller

if TYPE_CHECKING:  # the page is there before its cards: they come once the office has answered
    from pomanager.readmodels.files import BackupsSeen
    from pomanager.readmodels.governance import Place
    from pomanager.readmodels.home import Home, HomeDue, PaidUp

SOON_MILLISECONDS = 40
"""The window is shown first; several acts in a row are asked about once."""
WIDE, MIDDLE = 980, 640
"""From these widths on three cards, or two, stand beside one another."""
Beside_ = tuple[tuple[str, int], ...]
ROWS: dict[int, tuple[Beside_, ...]] = {
    3: (
        (("figures", 3),), (("steps", 3),), (("due", 2), ("meeting", 1)),
        (("terms", 1), ("pairs", 1), ("backup", 1)),
    ),
    2: (
        (("figures", 2),), (("steps", 2),), (("due", 2),), (("meeting", 1), ("backup", 1)),
        (("terms", 1), ("pairs", 1)),
    ),
    1: tuple(((name, 1),) for name in ("figures", "steps", "due", "meeting", "backup", "terms", "pairs")),
}  # fmt: skip
"""For so many columns: the cards of each row, with how many columns each fills."""


class HomePage(Page):
    """The whole office in short."""

    areas: ClassVar[frozenset[Area]] = frozenset(Area) - {Area.JOURNAL}

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.home: Home | None = None
        self.backups: BackupsSeen | None = None
        self.cards: dict[str, QWidget] = {}
        self._columns = 0
        self._waits = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MILLISECONDS)
        self._soon.timeout.connect(self.ask_now)
        self._first, self._due, self._capital = Beside(self), Beside(self), Beside(self)
        self._first.answered.connect(self._on_first)
        self._due.answered.connect(self._on_due)
        self._capital.answered.connect(self._on_capital)
        desk.bus.backups_told.connect(self._on_backups)
        desk.bus.backup_made.connect(self._on_backup_made)
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setSpacing(px(16))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(20), px(16))
        column.addLayout(self._grid)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroller(inside))

    def title(self) -> str:
        keeper = self.desk.office.keeper
        if keeper.is_alone or not keeper.name:
            return _("Home page")
        return _("Good day, {name}").format(name=keeper.name)

    def context_line(self) -> str:
        return formats.day(self.desk.office.today(), "full")

    def status(self) -> tuple[str, ...]:
        if self.home is None:
            return ()
        members = self.home.figures.roll.total
        told = [ngettext("{count} member", "{count} members", members).format(count=formats.number(members))]
        due = self.home.due
        if due is not None:
            told.append(ngettext("{count} thing to do", "{count} things to do", due.count).format(
                count=formats.number(due.count)
            ))  # fmt: skip
            told.append(ngettext("{count} overdue", "{count} overdue", due.overdue).format(
                count=formats.number(due.overdue)
            ))  # fmt: skip
        return tuple(told)

    # ---- asking ---------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask again, once the page is seen."""
        self._waits = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._waits:
            self._soon.start()

    def ask_now(self) -> None:
        """Ask without waiting; a page that is not seen waits until it is."""
        if not self.isVisible():
            return
        self._waits = False
        self._first.ask(partial(_asked_first, self.desk))

    def _on_first(self, home: "Home") -> None:
        before = self.home
        if before is not None and before.day == home.day:
            home = replace(home, due=before.due, paid_up=before.paid_up)  # until they are asked anew
        self.home = home
        self.desk.bus.backups_asked.emit()
        self._show()
        self._due.ask(partial(_asked_due, self.desk))

    def _on_due(self, due: "HomeDue") -> None:
        if self.home is not None:
            self.home = replace(self.home, due=due)
            self._show()
            if self.home.figures.has_shares:
                self._capital.ask(partial(_asked_capital, self.desk))

    def _on_capital(self, paid_up: "PaidUp | None") -> None:
        if self.home is not None:
            self.home = replace(self.home, paid_up=paid_up)
            self._show()

    def _on_backups(self, seen: "BackupsSeen") -> None:
        self.backups = seen

    def _on_backup_made(self, _made: object) -> None:
        self.desk.bus.backups_asked.emit()
        self._show()

    # ---- showing --------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every word anew; names of bodies and seats are asked for in the language spoken now."""
        if self.home is not None:
            self._show()
            self.refresh()

    def _show(self) -> None:
        """Make the cards anew; the keyboard stays on the act it was on."""
        if self.home is None:
            return
        from pomanager.ui.governance.home.making import cards_of

        had = QApplication.focusWidget()
        name = had.objectName() if had is not None and self.isAncestorOf(had) else ""
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = cards_of(self.desk, self.home, self.backups, self._on_wanted)
        self._columns = 0
        self._arrange()
        again = next((each for each in self._acts() if each.objectName() == name), None) if name else None
        if again is not None:
            again.setFocus()
        self.header_changed.emit()
        self.status_changed.emit()

    def _acts(self) -> Sequence[QWidget]:
        return [act for card in self.cards.values() for act in card.findChildren(QWidget)]

    def _on_wanted(self, place: "Place") -> None:
        self.desk.bus.page_wanted.emit(place.page, place.argument)

    def _fitting(self) -> int:
        """How many columns there is room for."""
        if look().stacked:
            return 1 if self.width() < px(MIDDLE) else 2
        return 3 if self.width() >= px(WIDE) else 2 if self.width() >= px(MIDDLE) else 1

    def _arrange(self) -> None:
        """Put the cards that are there into rows; one alone in its row fills it."""
        columns = self._fitting()
        if columns == self._columns or not self.cards:
            return
        self._columns = columns
        for card in self.cards.values():
            self._grid.removeWidget(card)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for row, names in enumerate(ROWS[columns]):
            there = [(self.cards[name], span) for name, span in names if name in self.cards]
            column = 0
            for place, (card, span) in enumerate(there):
                wide = columns - column if place == len(there) - 1 else span
                self._grid.addWidget(card, row, column, 1, wide)
                column += wide

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _asked_first(desk: Desk) -> "Home":
    from pomanager.services.governance.queries.home import home_at_once

    return desk.office.ask(home_at_once, desk.office.today())


def _asked_due(desk: Desk) -> "HomeDue":
    from pomanager.services.governance.queries.home import home_due

    return desk.office.ask(home_due, desk.office.today())


def _asked_capital(desk: Desk) -> "PaidUp | None":
    from pomanager.services.governance.queries.home import paid_up

    return desk.office.ask(paid_up, desk.office.today())
