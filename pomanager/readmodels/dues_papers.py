"""The sheets of the papers on dues: receipts, the list of dues, reminders, the charges of a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.dues import DuesSum, FeeLabel, FeeOwed, ReceiptDetail
from pomanager.readmodels.member_papers import Addressee
from pomanager.readmodels.papers import Letterhead
from pomanager.rules.dues.charging import FeePeriod
from pomanager.rules.paper_options import DuesShown


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """A receipt, printed twice on one sheet: for who paid and for the office."""

    letterhead: Letterhead
    detail: ReceiptDetail


@dataclass(frozen=True, slots=True)
class DuesLine:
    """One member on a list of dues of one fee."""

    number: str
    name: str
    owed: FeeOwed


@dataclass(frozen=True, slots=True)
class DuesGroup:
    """The members of one section on a list of dues; ``rows`` may be read once, as they are printed."""

    section: str
    rows: Iterable[DuesLine]


@dataclass(frozen=True, slots=True)
class DuesOfFee:
    """One fee on a list of dues: the sums over everybody in the books, how many are shown, and these by section."""

    fee: FeeLabel
    sums: DuesSum
    shown: int
    groups: Iterable[DuesGroup]


@dataclass(frozen=True, slots=True)
class DuesListSheet:
    """Who owes how much on a day, fee by fee and section by section."""

    letterhead: Letterhead
    as_of: date
    shown: DuesShown
    section: str
    """The one section the list is of, "" for all."""
    fees: tuple[DuesOfFee, ...]
    with_sections: bool
    with_signatures: bool


@dataclass(frozen=True, slots=True)
class ReminderSheet:
    """A letter to a member of what is overdue; ``text`` is as it was typed, with names of fields in braces."""

    letterhead: Letterhead
    as_of: date
    member: Addressee
    overdue: tuple[FeeOwed, ...]
    level: int
    """The how manieth reminder it is, from 1."""
    pay_by: date
    text: str


@dataclass(frozen=True, slots=True)
class ChargeLine:
    """A member charged for a period."""

    number: str
    name: str
    section: str
    minor: int
    due_on: date | None


@dataclass(frozen=True, slots=True)
class ChargesOfFee:
    """The charges of one fee for the period a day lies in; ``rows`` may be read once, as they are printed."""

    fee: FeeLabel
    period: FeePeriod
    count: int
    minor: int
    rows: Iterable[ChargeLine]


@dataclass(frozen=True, slots=True)
class ChargesSheet:
    """Who was charged how much for the periods a day lies in, fee by fee."""

    letterhead: Letterhead
    as_of: date
    fees: tuple[ChargesOfFee, ...]
    with_sections: bool
