"""The table of a body's seats: who sits there, since when and until when, and how it stands.

Rows have two lines, so that the table fits beside the column of bodies and the panel of a seat on a narrow screen.
"""

from datetime import date
from typing import NamedTuple

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.bodies import BodyDetail, SeatRow
from pomanager.rules.bodies.kinds import HOW_WORDS
from pomanager.ui.bodies.words import offices_said, reserved_said, seat_said, state_of, state_said
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView


class SeatLine(NamedTuple):
    """A seat as it is listed, on the day it is listed for."""

    row: SeatRow
    day: date

    @property
    def id(self) -> int:
        """The id of the seat."""
        return self.row.seat.id


def _name(line: SeatLine) -> str:
    return line.row.holding.person.name if line.row.holding is not None else ""


def _office(line: SeatLine) -> str:
    return offices_said(line.row.holding.offices) if line.row.holding is not None else ""


def _how(line: SeatLine) -> str:
    return _(HOW_WORDS[line.row.holding.how]) if line.row.holding is not None else ""


def _since(line: SeatLine) -> date | None:
    return line.row.holding.since if line.row.holding is not None else line.row.vacant_since


def _until(line: SeatLine) -> date | None:
    held = line.row.holding
    return None if held is None else held.until or held.term_ends_on


def _state_said(line: SeatLine) -> str:
    return state_said(line.row, line.day)


def _state(line: SeatLine) -> State:
    return state_of(line.row, line.day)


def _until_said(line: SeatLine) -> str:
    """Under the state: the last day as far as it is known, or since when the seat is vacant."""
    until = _until(line)
    if until is not None:
        return _("until {day}").format(day=formats.day_short(until))
    since = line.row.vacant_since if line.row.holding is None else None
    return _("since {day}").format(day=formats.day_short(since)) if since is not None else ""


def _how_said(line: SeatLine) -> str:
    """Under the name: the number of a member, how they came to the seat, and for whom it is kept."""
    number = line.row.holding.person.number if line.row.holding is not None else ""
    return " · ".join(filter(None, (number, _how(line), _reserved(line))))


def _day(value: date | None) -> str:
    return formats.day_short(value) if value is not None else ""


def _place(line: SeatLine) -> str:
    return seat_said(line.row.seat)


def _reserved(line: SeatLine) -> str:
    return reserved_said(line.row.seat)


def _voting(line: SeatLine) -> str:
    # TR: of a seat in a body: who sits there has a vote, or only takes part
    return _("Yes") if line.row.seat.voting else _("No")


COLUMNS: tuple[Column[SeatLine], ...] = (
    # TR: head of a column: a place in a board or committee
    Column(N_("Seat"), _place, width=118, key="seat", sortable=False, below=_office),
    Column(N_("Name"), _name, width=0, key="name", sortable=False, below=_how_said),
    Column(N_("Status"), _state_said, state=_state, width=172, key="state", sortable=False, below=_until_said),
    # TR: head of a column: chair, treasurer and so on
    Column(N_("Office"), _office, width=104, key="office", sortable=False, hidden=True),
    # TR: head of a column: the last day
    Column(N_("Until"), _until, _day, width=104, key="until", sortable=False, hidden=True),
    Column(N_("From"), _since, _day, width=104, key="from", sortable=False, hidden=True),
    # TR: head of a column: how somebody came to a seat (elected, co-opted …)
    Column(N_("How"), _how, width=110, key="how", sortable=False, hidden=True),
    Column(N_("Reserved for"), _reserved, width=150, key="reserved", sortable=False, hidden=True),
    # TR: head of a column: whether a seat has a vote
    Column(N_("Votes"), _voting, width=64, key="voting", hidden=True, sortable=False),
)


class SeatsTable(TableView):
    """The seats of one body."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("bodies.seats", preferences, frozen=1)
        self.lines: RowsModel[SeatLine] = RowsModel(COLUMNS)
        self.show_model(self.lines)

    def show_body(self, detail: BodyDetail) -> None:
        """Show the seats of a body on the day it was asked for."""
        self.lines.set_rows([SeatLine(row, detail.as_of) for row in detail.seats])

    def seat(self) -> SeatRow | None:
        """The seat under the keyboard."""
        line = self.current_row()
        return line.row if isinstance(line, SeatLine) else None
