"""The page that tells how the last elections would have come out with other seats kept for women."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from pomanager.areas import Area
from pomanager.i18n import _, formats
from pomanager.i18n.offices import body_name
from pomanager.marks import N_
from pomanager.readmodels.seats_tried import SeatsTried
from pomanager.services.governance.queries.seats_tried import PERCENTS, seats_tried
from pomanager.ui.beside import Beside
from pomanager.ui.desk import Desk
from pomanager.ui.look import px
from pomanager.ui.page import Page
from pomanager.ui.tables.columns import Column
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.notes import EmptyState


def _body(row: SeatsTried) -> str:
    return body_name(row.body, row.section)


def _held(row: SeatsTried) -> str:
    # TR: below the name of a body: when its election was held
    return _("election of {day}").format(day=formats.day(row.held_on))


def _elected(row: SeatsTried) -> int:
    return row.women


def _stood(row: SeatsTried) -> str:
    # TR: below the number of women elected: how many women stood
    return _("of {count} who stood").format(count=formats.number(row.stood))


def _seats(row: SeatsTried) -> int:
    return row.seats


def _women_with(place: int) -> Callable[[SeatsTried], str]:
    def told(row: SeatsTried) -> str:
        women = row.tried[place].women
        # TR: in place of a number of women elected: two candidates would be level, and no lot was drawn on them
        return _("tie") if women is None else formats.number(women)

    return told


def _kept_with(place: int) -> Callable[[SeatsTried], str]:
    def told(row: SeatsTried) -> str:
        # TR: below a number of women who would be elected: so many seats would be kept for women
        return _("seats kept: {count}").format(count=formats.number(row.tried[place].kept))

    return told


def _columns() -> tuple[Column[SeatsTried], ...]:
    tried = (
        Column(
            # TR: head of a column: how many women would be elected with this part of the seats kept for them
            _("With {share}").format(share=formats.percent(percent / 100)), _women_with(place), right=True, width=130,
            key=f"with{percent}", sortable=False, below=_kept_with(place), named_by_user=True,
        )
        for place, percent in enumerate(PERCENTS)
    )  # fmt: skip
    return (
        Column(N_("Body"), _body, width=0, key="body", sortable=False, below=_held),
        Column(N_("Seats"), _seats, formats.number, right=True, width=80, key="seats", sortable=False),
        Column(
            N_("Women elected"), _elected, formats.number, right=True, width=150, key="elected", sortable=False,
            below=_stood,
        ),
        *tried,
    )  # fmt: skip


class TriedTable(TableView):
    """The elections, two lines each."""

    delegate_kind = TwoLineDelegate


class SeatsTriedPage(Page):
    """One line for each body's last election."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ELECTIONS, Area.BODIES, Area.MEMBERS})

    def __init__(self, desk: Desk, until: date) -> None:
        super().__init__(desk)
        self._until = until
        self.rows: tuple[SeatsTried, ...] | None = None
        self.how, self.nothing = Label("", wrap=True), EmptyState("ballot", small=True)
        self.table = TriedTable("governance.seats_tried", desk.preferences, frozen=1)
        self.model: RowsModel[SeatsTried] = RowsModel(_columns())
        self.table.show_model(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.how.setContentsMargins(px(24), px(14), px(24), px(14))
        column.addWidget(self.how)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        self.nothing.hide()
        self.setFocusProxy(self.table)
        self._beside = Beside(self)
        self._beside.answered.connect(self._on_told)

    def title(self) -> str:
        return _("If seats were kept for women")

    def context_line(self) -> str:
        return _("The last election of each body until {day}").format(day=formats.day(self._until, "long"))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.how.setText(
            _(
                "The same ballot papers are counted once more, with other seats kept for women; all other rules stay. "
                "Parts of a seat are rounded up; a ballot with one seat keeps none."
            )
        )
        self.table.setAccessibleName(_("If seats were kept for women"))
        self.nothing.tell(_("No election to count again"), _("No election to a body has a result that stands yet."))
        if self.model.set_columns(_columns()):
            self.table.arrangement.dress()

    def refresh(self) -> None:
        """Ask again, beside the window: papers may be many."""
        self._beside.ask(partial(self.desk.office.ask, seats_tried, self._until))

    def _on_told(self, rows: tuple[SeatsTried, ...]) -> None:
        self.rows = rows
        self.model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
