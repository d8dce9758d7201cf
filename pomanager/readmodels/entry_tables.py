"""What a table of past shares, payments and dues would bring into the books, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pomanager.readmodels.exchange import RawTable
from pomanager.readmodels.row_problems import RowProblem
from pomanager.rules.dues.entry_fields import EntryField
from pomanager.rules.dues.entry_rows import EntryRow, Known
from pomanager.rules.money import Money


@dataclass(frozen=True, slots=True)
class SharesTotal:
    """What the table holds of one type of share."""

    type_id: int
    code: str
    shares: int
    subscribed: Money
    paid: Money


@dataclass(frozen=True, slots=True)
class DuesTotal:
    """What the table holds of one fee."""

    fee_id: int
    code: str
    charged: Money
    paid: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPlan:
    """What a table would bring in; with anything in ``problems`` it cannot come in as it is."""

    table: RawTable
    columns: Mapping[int, EntryField]
    known: Known
    rows: int = 0
    """Rows from which something would be entered."""
    empty_rows: int = 0
    """Rows that name a member and hold nothing to enter."""
    members: int = 0
    receipts: int = 0
    shares: tuple[SharesTotal, ...] = ()
    dues: tuple[DuesTotal, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    """What stops it, by row; at most ``MOST_TOLD``."""
    problem_count: int = 0
    doubts: tuple[RowProblem, ...] = ()
    """What only asks for a second look, by row; at most ``MOST_TOLD``."""
    doubt_count: int = 0
    fingerprint: str = ""
    members_by_number: Mapping[str, int] = field(default_factory=dict, repr=False)
    receipt_sums: Mapping[str, Money] = field(default_factory=dict, repr=False)
    """Number of a receipt → what was taken on it, over all its rows."""
    journal_count: int = 0
    """Lines of the journal when it was planned: with another number the books have changed since."""

    @property
    def opening_on(self) -> date | None:
        """The day of the opening balance."""
        return self.known.opening_on

    def received_with(self, row: EntryRow) -> Money:
        """What was taken on the receipt of a row: all its rows together, or this one where it has no number."""
        return self.receipt_sums[row.receipt] if row.receipt else received_for(row, self.known)


def received_for(row: EntryRow, known: Known) -> Money:
    """What a row says was paid, for shares and dues together; raises ValueError for two currencies."""
    for_shares = Money(row.paid, next((each.currency for each in known.types if each.id == row.type_id), ""))
    for_dues = Money(row.dues_paid, next((each.currency for each in known.fees if each.id == row.fee_id), ""))
    if not for_shares:
        return for_dues
    return for_shares + for_dues if for_dues else for_shares


@dataclass(frozen=True, slots=True)
class EntryOutcome:
    """What was brought in: the number of the import, and what it wrote."""

    import_id: int
    rows: int
    share_entries: int
    dues_entries: int
    receipts: int


@dataclass(frozen=True, slots=True)
class EntryImportRow:
    """A table brought in earlier; ``is_taken_back`` when all its entries were reversed."""

    id: int
    source: str
    rows: int
    on: date
    is_taken_back: bool
