"""Where the lines of the list of holdings come from: one sheet of the whole register, narrowed and ordered here."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pomanager.marks import N_
from pomanager.readmodels.members import MemberRow, RollOrder, RollView
from pomanager.readmodels.shares import HoldingsSheet, ShareTypeLabel
from pomanager.rules.members import Status
from pomanager.services.members.queries import roll_ids, roll_rows
from pomanager.services.office import Office
from pomanager.services.shares.queries.facts import limits_on, share_types
from pomanager.services.shares.queries.holdings import holdings_on
from pomanager.ui.shares.words import one_currency
from pomanager.ui.tables.columns import Order

TYPES_AT_MOST = 4096
"""A line is told from others by member and type: member × 4096 + type."""


class Which(StrEnum):
    """Which holdings are listed."""

    ALL = "all"
    OVERDUE = "overdue"
    DUE = "due"
    BELOW = "below"
    """Holders of fewer shares than they must hold."""
    NONE = "none"
    """Active members who hold no share."""


WHICH_WORDS: Mapping[Which, str] = {
    # TR: choices above the list of holdings
    Which.ALL: N_("All holdings"),
    Which.OVERDUE: N_("Overdue"),
    Which.DUE: N_("With something due"),
    Which.BELOW: N_("Below the minimum"),
    Which.NONE: N_("Members without shares"),
}


class HoldingLine(NamedTuple):
    """A holding as it is listed: of whom, of which type (None: nothing is held), how much, what is due."""

    member: MemberRow
    type: ShareTypeLabel | None
    shares: int
    subscribed: int
    paid: int
    deferred: int
    bare: bool = True
    """Whether amounts are written without their currency: all types have the same."""

    @property
    def id(self) -> int:
        """What tells the line from others."""
        return line_id(self.member.id, self.type.id if self.type is not None else 0)

    @property
    def due(self) -> int:
        """Still to be paid in all, in minor units."""
        return self.subscribed - self.paid

    @property
    def overdue(self) -> int:
        """Of it, whose day is past."""
        return max(0, self.subscribed - self.deferred - self.paid)


@dataclass(frozen=True, slots=True)
class Register:
    """All that is needed to list any holdings of one day: the sheet, the orders of the roll, the least to be held."""

    day: date
    sheet: HoldingsSheet
    by_number: Sequence[int]
    by_name: Sequence[int]
    minima: Mapping[int, int]
    """The fewest shares to be held of a type, for those types that say so."""
    without: frozenset[int]
    """Active members who hold no share."""
    ranks: Mapping[str, Sequence[int]]
    """Of each order of the roll the place in it of the member of each line of the sheet."""


@dataclass(frozen=True, slots=True)
class HoldingsView:
    """What is listed."""

    which: Which = Which.ALL
    type_id: int | None = None
    found: frozenset[int] | None = field(default=None, repr=False)
    """The members a text was found of; None while nothing is searched."""


def line_id(member_id: int, type_id: int) -> int:
    """The id of a line."""
    return member_id * TYPES_AT_MOST + type_id


def read_register(office: Office, day: date) -> Register:
    """Ask the office for all of it; takes its time where there are many holdings, so it is done in a job."""
    sheet = office.ask(holdings_on, day)
    active = office.ask(roll_ids, RollView(statuses=(Status.ACTIVE,)))
    holding = {member for member, shares in zip(sheet.member_ids, sheet.shares, strict=True) if shares}
    minima = {}
    for type_ in office.ask(share_types):
        least = office.ask(limits_on, type_, day).min_held
        if least:
            minima[type_.id] = least
    by_number, by_name = office.ask(roll_ids, RollView()), office.ask(roll_ids, RollView(order=RollOrder.NAME))
    ranks = {"number": _ranked(sheet, by_number), "name": _ranked(sheet, by_name)}
    return Register(day, sheet, by_number, by_name, minima, frozenset(active) - holding, ranks)


def _ranked(sheet: HoldingsSheet, order: Sequence[int]) -> Sequence[int]:
    ranks = {member: rank for rank, member in enumerate(order)}
    far = len(ranks)
    return [ranks.get(member, far) for member in sheet.member_ids]


class HoldingsSource:
    """The holdings of a register as a view lets them through."""

    def __init__(self, office: Office, register: Register, view: HoldingsView) -> None:
        self._office = office
        self.register = register
        self.view = view
        self._bare = one_currency(register.sheet.types.values())

    # ---- which lines, in what order -------------------------------------------------------------------------------

    def ids(self, order: Order | None) -> Sequence[int]:
        """Ids of the lines, in order."""
        wanted = order or Order("number")
        if self.view.which is Which.NONE:
            return self._without(wanted)
        places = self._places()
        places.sort(key=self._values(wanted.column).__getitem__, reverse=wanted.descending)
        sheet = self.register.sheet
        return [line_id(sheet.member_ids[place], sheet.type_ids[place]) for place in places]

    def _without(self, order: Order) -> Sequence[int]:
        members = self.register.by_name if order.column == "name" else self.register.by_number
        found = self.view.found
        without = self.register.without if found is None else self.register.without & found
        ids = [line_id(member, 0) for member in members if member in without]
        return ids[::-1] if order.descending else ids

    def _places(self) -> list[int]:
        """The places in the sheet of what the view lets through."""
        sheet, places = self.register.sheet, self._standing_so()
        if self.view.type_id is not None:
            type_ids, wanted = sheet.type_ids, self.view.type_id
            places = [place for place in places if type_ids[place] == wanted]
        if (found := self.view.found) is not None:
            members = sheet.member_ids
            places = [place for place in places if members[place] in found]
        return places

    def _standing_so(self) -> list[int]:
        """The places of what stands as it is asked for."""
        sheet = self.register.sheet
        match self.view.which:
            case Which.OVERDUE:
                return [place for place, overdue in enumerate(self._overdue()) if overdue > 0]
            case Which.DUE:
                return [place for place, due in enumerate(self._due()) if due > 0]
            case Which.BELOW:
                least = self.register.minima
                held = enumerate(zip(sheet.shares, sheet.type_ids, strict=True))
                return [place for place, (shares, type_id) in held if 0 < shares < least.get(type_id, 0)]
            case _:
                return list(range(len(sheet.member_ids)))

    def _values(self, column: str) -> Sequence[int]:
        """What the sheet is sorted by, place by place; by number where the column orders nothing."""
        sheet = self.register.sheet
        match column:
            case "type" | "shares" | "subscribed" | "paid":
                values: Sequence[int] = getattr(sheet, {"type": "type_ids"}.get(column, column))
                return values
            case "due":
                return self._due()
            case "standing":
                return self._overdue()
            case _:
                return self.register.ranks["name" if column == "name" else "number"]

    def _due(self) -> Sequence[int]:
        sheet = self.register.sheet
        return [subscribed - paid for subscribed, paid in zip(sheet.subscribed, sheet.paid, strict=True)]

    def _overdue(self) -> Sequence[int]:
        """What is overdue; below nothing where all is in time, the more the less is due."""
        return [due - deferred for due, deferred in zip(self._due(), self.register.sheet.deferred, strict=True)]

    # ---- lines ----------------------------------------------------------------------------------------------------

    def rows(self, ids: Sequence[int]) -> Sequence[HoldingLine]:
        """These lines; one whose member is gone meanwhile is left out."""
        wanted = [divmod(each, TYPES_AT_MOST) for each in ids]
        people = {row.id: row for row in self._office.ask(roll_rows, [member for member, _type in wanted])}
        return [self._line(people[member], type_id) for member, type_id in wanted if member in people]

    def _line(self, member: MemberRow, type_id: int) -> HoldingLine:
        sheet = self.register.sheet
        place = self.place_of(member.id, type_id)
        if place is None:
            return HoldingLine(member, None, 0, 0, 0, 0)
        return HoldingLine(
            member, sheet.types[type_id], sheet.shares[place], sheet.subscribed[place], sheet.paid[place],
            sheet.deferred[place], self._bare,
        )  # fmt: skip

    def place_of(self, member_id: int, type_id: int) -> int | None:
        """Where a holding stands in the sheet; None for one there is not."""
        sheet = self.register.sheet
        place = bisect_left(sheet.member_ids, member_id)
        while place < len(sheet.member_ids) and sheet.member_ids[place] == member_id:
            if sheet.type_ids[place] == type_id:
                return place
            place += 1
        return None

    def line_of(self, member_id: int) -> int:
        """The first line of a member, by its id; that of a member without shares where nothing is held."""
        sheet = self.register.sheet
        place = bisect_left(sheet.member_ids, member_id)
        held = place < len(sheet.member_ids) and sheet.member_ids[place] == member_id
        return line_id(member_id, sheet.type_ids[place] if held else 0)
