"""Where the lines of the register of movements come from, and their columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import NamedTuple

from pomanager.i18n import formats
from pomanager.marks import N_
from pomanager.readmodels.shares import EntryRow, EntryView
from pomanager.rules.shares.kinds import EntryKind
from pomanager.services.office import Office
from pomanager.services.shares.queries.ledger import entry_rows, entry_serials
from pomanager.ui.shares.words import entry_said, figures_said, signed, type_said
from pomanager.ui.tables.columns import Column, Order, State
from pomanager.ui.tokens import Tone

SERIAL, DAY = "serial", "day"


class Moved(NamedTuple):
    """What an entry moved, as it is sorted and written."""

    amount: int
    words: str

    def __str__(self) -> str:
        """As it is written; nothing where nothing moved."""
        return self.words if self.amount else ""


def _serial(row: EntryRow) -> int:
    return row.serial


def _day(row: EntryRow) -> date:
    return row.effective_on


def _number(row: EntryRow) -> str:
    return row.member.number


def _name(row: EntryRow) -> str:
    return row.member.name


def _kind(row: EntryRow) -> str:
    return entry_said(row.kind, row.reversed_kind)


def _state(row: EntryRow) -> State | None:
    """Marks what no longer counts: entries that were taken back, and those that took them back."""
    if row.reversed_by is not None:
        return State(Tone.MUTE, "x")
    return State(Tone.MUTE, "undo") if row.kind is EntryKind.REVERSAL else None


def _type(row: EntryRow) -> str:
    return type_said(row.type)


def _shares(row: EntryRow) -> Moved:
    return Moved(row.shares, signed(row.shares, formats.number(row.shares)))


def _subscribed(row: EntryRow, *, bare: bool) -> Moved:
    return Moved(row.subscribed, signed(row.subscribed, figures_said(row.type, row.subscribed, bare=bare)))


def _paid(row: EntryRow, *, bare: bool) -> Moved:
    return Moved(row.paid, signed(row.paid, figures_said(row.type, row.paid, bare=bare)))


def _receipt(row: EntryRow) -> str:
    return row.receipt.number if row.receipt is not None else ""


def _decision(row: EntryRow) -> str:
    return row.decision


def columns(*, bare: bool) -> tuple[Column[EntryRow], ...]:
    """The columns; ``bare`` writes amounts without their currency, where all types have the same."""
    return (
        # TR: head of a narrow column: the serial number of an entry
        Column(N_("Entry"), _serial, formats.number_text, right=True, width=62, key=SERIAL, muted=True),
        Column(N_("Day"), _day, formats.day_short, width=98, key=DAY),
        Column(N_("No."), _number, right=True, width=64, key="number", muted=True, sortable=False),
        Column(N_("Name"), _name, width=0, key="name", sortable=False),
        # TR: head of a column: what an entry of the share register did
        Column(N_("What"), _kind, width=132, key="kind", state=_state, sortable=False),
        Column(N_("Type"), _type, width=104, key="type", sortable=False, hidden=True),
        Column(N_("Shares"), _shares, right=True, width=62, key="shares", sortable=False),
        Column(N_("Subscribed"), partial(_subscribed, bare=bare), right=True, width=96, key="subscribed",
               sortable=False, hidden=True),
        Column(N_("Paid up"), partial(_paid, bare=bare), right=True, width=88, key="paid", sortable=False),
        Column(N_("Receipt"), _receipt, width=90, key="receipt", sortable=False, hidden=True),
        Column(N_("Decision"), _decision, width=120, key="decision", sortable=False, hidden=True),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntriesShown:
    """What is listed: the view of the register, and the entries a search found (None while nothing is searched)."""

    view: EntryView
    found: frozenset[int] | None = None


class EntriesSource:
    """The entries a view lets through, by serial number."""

    def __init__(self, office: Office, shown: EntriesShown) -> None:
        self._office = office
        self.shown = shown

    def ids(self, order: Order | None) -> Sequence[int]:
        """Serial numbers, in order."""
        wanted = order or Order(SERIAL, descending=True)
        view = replace(self.shown.view, by_day=wanted.column == DAY, newest_first=wanted.descending)
        serials: Sequence[int] = self._office.ask(entry_serials, view)
        if (found := self.shown.found) is not None:
            serials = [serial for serial in serials if serial in found]
        return serials

    def rows(self, ids: Sequence[int]) -> Sequence[EntryRow]:
        """These lines."""
        return self._office.ask(entry_rows, ids)
