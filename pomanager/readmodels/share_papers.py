"""The sheets of the papers on the share register: the register on a day, its movements, the capital.

Amounts are whole minor units of the currency of their type.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pomanager.readmodels.papers import Letterhead
from pomanager.readmodels.shares import CapitalRow, EntryRow, ShareTypeLabel
from pomanager.rules.paper_options import ShareOrder


@dataclass(frozen=True, slots=True)
class ShareLine:
    """What one member holds of one type, as the printed register names it; ``admitted_on`` None for an applicant."""

    number: str
    name: str
    admitted_on: date | None
    shares: int
    subscribed: int
    paid: int
    deferred: int
    certificates: tuple[int, ...] = ()
    """Numbers of the certificates that hold on the day, where they are asked for."""

    @property
    def due(self) -> int:
        """What is still to be paid in all."""
        return self.subscribed - self.paid

    @property
    def overdue(self) -> int:
        """What should have been paid already."""
        return max(0, self.subscribed - self.deferred - self.paid)


@dataclass(frozen=True, slots=True)
class ShareGroup:
    """The holders of one section; ``rows`` may be read once, as they are printed."""

    section: str
    rows: Iterable[ShareLine]


@dataclass(frozen=True, slots=True)
class SharesOfType:
    """One type on the printed register: what all hold of it, and the holders shown, section by section.

    ``unit_minor`` is the nominal value of the day, None before the first; ``overdue_holders`` are counted among all.
    """

    type: ShareTypeLabel
    unit_minor: int | None
    holders: int
    shares: int
    subscribed: int
    paid: int
    overdue: int
    overdue_holders: int
    shown: int
    groups: Iterable[ShareGroup]

    @property
    def due(self) -> int:
        """What is still to be paid in all."""
        return self.subscribed - self.paid


@dataclass(frozen=True, slots=True)
class ShareRegisterSheet:
    """The share register as of a day, type by type."""

    letterhead: Letterhead
    as_of: date
    order: ShareOrder
    section: str
    """The one section it is of, "" for all."""
    only_overdue: bool
    by_section: bool
    with_certificates: bool
    types: tuple[SharesOfType, ...]


@dataclass(frozen=True, slots=True)
class MovementsOfType:
    """The entries of one type between two days, in order of day; ``rows`` may be read once, as they are printed."""

    capital: CapitalRow
    type: ShareTypeLabel
    count: int
    rows: Iterable[EntryRow]


@dataclass(frozen=True, slots=True)
class ShareMovementsSheet:
    """The register of movements between two days, both included, type by type."""

    letterhead: Letterhead
    since: date
    until: date
    types: tuple[MovementsOfType, ...]


@dataclass(frozen=True, slots=True)
class CapitalPoint:
    """What all hold of a currency at the end of a day."""

    day: date
    subscribed: int
    paid: int


@dataclass(frozen=True, slots=True)
class CapitalOfCurrency:
    """The capital in one currency: its types, all of them together, and how it went from day to day."""

    whole: CapitalRow
    types: tuple[CapitalRow, ...]
    course: tuple[CapitalPoint, ...]


@dataclass(frozen=True, slots=True)
class CapitalSheet:
    """The capital between two days, both included, currency by currency."""

    letterhead: Letterhead
    since: date
    until: date
    currencies: tuple[CapitalOfCurrency, ...]
