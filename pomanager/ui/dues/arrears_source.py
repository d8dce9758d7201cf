"""Where the lines of the list of arrears come from: the accounts of a day, narrowed by the office, ordered here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.dues import DuesKeys, DuesRow, DuesView, DuesWhat
from pomanager.readmodels.members import RollOrder
from pomanager.services.dues.queries.arrears import dues_keys, dues_on
from pomanager.services.dues.queries.listing import dues_rows
from pomanager.services.office import Office
from pomanager.ui.dues.words import STANDINGS, amount_said, fee_said, standing_of, standing_said, standing_words
from pomanager.ui.tables.columns import Column, Order, State

FEES_AT_MOST = 4096
"""A line is told from others by member and fee: member × 4096 + fee."""
WHAT_WORDS: Mapping[DuesWhat, str] = {
    # TR: choices above the list of dues: which accounts are listed
    DuesWhat.OVERDUE: N_("Overdue"),
    DuesWhat.OWING: N_("With something owed"),
    DuesWhat.ADVANCE: N_("Paid in advance"),
    DuesWhat.ALL: N_("All accounts"),
}


class ArrearsLine(NamedTuple):
    """An account as it is listed."""

    row: DuesRow
    bare: bool = True
    """Whether amounts are written without their currency: all fees have the same."""

    @property
    def id(self) -> int:
        """What tells the line from others."""
        return line_id(self.row.member.member_id, self.row.owed.fee.id)


def line_id(member_id: int, fee_type_id: int) -> int:
    """The id of a line."""
    return member_id * FEES_AT_MOST + fee_type_id


def _number(line: ArrearsLine) -> str:
    return line.row.member.number


def _name(line: ArrearsLine) -> str:
    return line.row.member.name


def _section(line: ArrearsLine) -> str:
    return line.row.section


def _fee(line: ArrearsLine) -> str:
    return fee_said(line.row.owed.fee)


def _figures(line: ArrearsLine, minor: int) -> str:
    if not minor:
        return ""
    fee = line.row.owed.fee
    return formats.figures(minor, fee.decimals) if line.bare else amount_said(fee, minor)


def _owed(line: ArrearsLine) -> str:
    return _figures(line, line.row.owed.owed)


def _overdue(line: ArrearsLine) -> str:
    return _figures(line, line.row.owed.overdue)


def _since(line: ArrearsLine) -> date | None:
    return line.row.owed.since


def _day(day: date | None) -> str:
    return formats.day_short(day) if day is not None else ""


def _standing(line: ArrearsLine) -> str:
    return standing_said(standing_of(line.row.owed))


def _state(line: ArrearsLine) -> State:
    return STANDINGS[standing_of(line.row.owed)]


COLUMNS: tuple[Column[ArrearsLine], ...] = (
    Column(N_("No."), _number, right=True, width=64, key="number", muted=True),
    Column(N_("Name"), _name, width=0, key="name"),
    Column(N_("Section"), _section, width=110, key="section", sortable=False, hidden=True),
    Column(N_("Fee"), _fee, width=96, key="fee", sortable=False),
    # TR: head of a column: what is still to be paid
    Column(N_("Owed"), _owed, right=True, width=80, key="owed"),
    Column(N_("Overdue"), _overdue, right=True, width=84, key="overdue"),
    # TR: head of a column: the day by which it should have been paid
    Column(N_("Since"), _since, _day, width=98, key="since", sortable=False),
    Column(N_("Status"), _standing, state=_state, width=116, key="standing", words=standing_words, sortable=False),
)


class ArrearsSource:
    """The accounts of a view; ``keys`` are those in order of number, asked for beside the window before."""

    def __init__(
        self, office: Office, view: DuesView, keys: DuesKeys, found: frozenset[int] | None, *, bare: bool = True
    ) -> None:
        self._office = office
        self.view = view
        self._keys = keys
        self._found = found
        self._bare = bare

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the lines, in order."""
        wanted = order or Order("number")
        keys = self._keys if wanted.column != "name" else self._office.ask(dues_keys, self.view, RollOrder.NAME)
        found = self._found
        ids = [
            line_id(member, fee)
            for member, fee in zip(keys.members, keys.fees, strict=True)
            if found is None or member in found
        ]
        by = _AMOUNTS.get(wanted.column)
        if by is not None:
            amounts = self._amounts(by)
            ids.sort(key=amounts.__getitem__, reverse=wanted.descending)
        elif wanted.descending:
            ids.reverse()
        return ids

    def _amounts(self, by: Callable[[int, int, int], int]) -> dict[int, int]:
        """Line → what it is sorted by."""
        columns = self._office.ask(dues_on, self.view.day)
        every = zip(columns.members, columns.fees, columns.charged, columns.paid, columns.past, strict=True)
        return {line_id(member, fee): by(charged, paid, past) for member, fee, charged, paid, past in every}

    def rows(self, ids: Sequence[int]) -> Sequence[ArrearsLine]:
        """These lines."""
        pairs = [divmod(each, FEES_AT_MOST) for each in ids]
        keys = DuesKeys([member for member, _fee in pairs], [fee for _member, fee in pairs])
        return [ArrearsLine(row, self._bare) for row in self._office.ask(dues_rows, self.view.day, keys)]


def _by_owed(charged: int, paid: int, _past: int) -> int:
    return charged - paid


def _by_overdue(_charged: int, paid: int, past: int) -> int:
    return max(0, past - paid)


_AMOUNTS: Mapping[str, Callable[[int, int, int], int]] = {"owed": _by_owed, "overdue": _by_overdue}
