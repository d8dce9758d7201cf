"""The rows of a table of past officers as they are listed before they are brought in, each with what is said of it."""

from typing import NamedTuple

from pomanager.i18n import _, formats
from pomanager.i18n.offices import office_name
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.rules.wording import Wording
from pomanager.services.bodies.past_tables import TableRow
from pomanager.ui.preferences import Preferences
from pomanager.ui.tables.columns import Column, State
from pomanager.ui.tables.delegate import TwoLineDelegate
from pomanager.ui.tables.model import RowsModel
from pomanager.ui.tables.view import TableView
from pomanager.ui.tokens import Tone


class TableLine(NamedTuple):
    """A row of the table as it is listed."""

    row: TableRow

    @property
    def id(self) -> int:
        """The number of the row in the table."""
        return self.row.row


def _row(line: TableLine) -> int:
    return line.row.row


def _state_said(line: TableLine) -> str:
    if line.row.is_left_out:
        return _("Left out")
    if line.row.stops:
        # TR: of a row of a table on its way in: something in it stops it
        return _("Stops")
    return _("To look at") if line.row.objections else _("In order")


def _state(line: TableLine) -> State:
    if line.row.is_left_out:
        return State(Tone.MUTE, "left")
    if line.row.stops:
        return State(Tone.BAD)
    return State(Tone.WARN if line.row.objections else Tone.OK)


def _seat(line: TableLine) -> str:
    return formats.number(line.row.officer.seat) if line.row.officer.seat else ""


def _who(line: TableLine) -> str:
    officer = line.row.officer
    if officer.name and officer.number:
        return _("{name} ({number})").format(name=officer.name, number=officer.number)
    return officer.name or officer.number


def _office(line: TableLine) -> str:
    officer = line.row.officer
    if officer.office is None:
        return ""
    return officer.office_title or office_name(officer.office, Wording())


def _since(line: TableLine) -> str:
    return formats.day_short(line.row.officer.since) if line.row.officer.since is not None else ""


def _until(line: TableLine) -> str:
    until = line.row.officer.until
    return _("until {day}").format(day=formats.day_short(until)) if until is not None else ""


def _said(line: TableLine) -> str:
    return " ".join(sentence(each) for each in line.row.objections)


COLUMNS: tuple[Column[TableLine], ...] = (
    # TR: head of a column: the number of a row in a table that is brought in
    Column(N_("Row"), _row, formats.number, width=52, right=True, key="row", sortable=False),
    Column(N_("Status"), _state_said, state=_state, width=112, key="state", sortable=False),
    Column(N_("Seat"), _seat, width=56, key="seat", sortable=False),
    Column(N_("Name"), _who, width=184, key="name", sortable=False, below=_office),
    Column(N_("From"), _since, width=140, key="since", sortable=False, below=_until),
    Column(N_("Remarks"), _said, width=0, key="said", sortable=False),
)


class PastTable(TableView):
    """The rows of a table; Space leaves one out or takes it in again."""

    delegate_kind = TwoLineDelegate

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("bodies.past", preferences, frozen=1)
        self.lines: RowsModel[TableLine] = RowsModel(COLUMNS)
        self.show_model(self.lines)
