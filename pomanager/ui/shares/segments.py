"""The segments of the page "Shares", in the order of its row of tabs; adding a segment adds a line.

A segment is a ``Page`` that the page of shares shows inside itself: its search, acts, panel and status line become
those of the whole page while it is in front. Nothing is imported before a segment is wanted.
"""

from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.segment_bar import SegmentKind


def _holdings(desk: Desk) -> Page:
    from pomanager.ui.shares.holdings import HoldingsSegment

    return HoldingsSegment(desk)


def _entries(desk: Desk) -> Page:
    from pomanager.ui.shares.entries import EntriesSegment

    return EntriesSegment(desk)


def _capital(desk: Desk) -> Page:
    from pomanager.ui.shares.capital import CapitalSegment

    return CapitalSegment(desk)


def _overdue(desk: Desk) -> Page:
    from pomanager.ui.shares.overdue import OverdueSegment

    return OverdueSegment(desk)


def _transfers(desk: Desk) -> Page:
    from pomanager.ui.shares.transfers import TransfersSegment

    return TransfersSegment(desk)


def _certificates(desk: Desk) -> Page:
    from pomanager.ui.shares.certificates import CertificatesSegment

    return CertificatesSegment(desk)


def _successions(desk: Desk) -> Page:
    from pomanager.ui.shares.successions import SuccessionsSegment

    return SuccessionsSegment(desk)


def _refunds(desk: Desk) -> Page:
    from pomanager.ui.shares.from_above import REFUNDS, made

    return made(REFUNDS, desk)


def _distributions(desk: Desk) -> Page:
    from pomanager.ui.shares.distributions import DistributionsSegment

    return DistributionsSegment(desk)


def _types(desk: Desk) -> Page:
    from pomanager.ui.shares.types import TypesSegment

    return TypesSegment(desk)


SEGMENTS: tuple[SegmentKind, ...] = (
    # TR: tab of the page "Shares": what each member holds
    SegmentKind("holdings", N_("Holdings"), _holdings),
    # TR: tab of the page "Shares": the register, entry by entry
    SegmentKind("entries", N_("Entries"), _entries),
    # TR: tab of the page "Shares": the share capital
    SegmentKind("capital", N_("Capital"), _capital),
    # TR: tab of the page "Shares": instalments past their day
    SegmentKind("overdue", N_("Overdue"), _overdue),
    # TR: tab of the page "Shares": shares that pass from one member to another
    SegmentKind("transfers", N_("Transfers"), _transfers),
    # TR: tab of the page "Shares": the register of share certificates
    SegmentKind("certificates", N_("Certificates"), _certificates),
    # TR: tab of the page "Shares": shares of the dead that passed to heirs
    SegmentKind("successions", N_("Successions"), _successions),
    # TR: tab of the page "Shares": shares paid back to those who left
    SegmentKind("refunds", N_("Refunds"), _refunds),
    # TR: tab of the page "Shares": interest on shares and patronage refunds
    SegmentKind("distributions", N_("Distributions"), _distributions),
    # TR: tab of the page "Shares": types of share and their nominal values
    SegmentKind("types", N_("Types"), _types),
)
"""The segments there are, in their order."""
