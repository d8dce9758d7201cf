"""The list of one distribution: what each member gets of interest or a patronage refund, with a column to sign in."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from pomanager.i18n import _, formats
from pomanager.readmodels.distributions import DistributionLine, DistributionRow, DistributionSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Listing
from pomanager.reports.heads import Heading
from pomanager.reports.members.roll import SIGNING_ROW
from pomanager.reports.paper import Paper
from pomanager.reports.parts import chair_and_secretary, facts, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.shares.words import holder_said, type_said
from pomanager.reports.styles import Align
from pomanager.rules.shares.kinds import DISTRIBUTION_WORDS, SHARED_BY_WORDS, DistributionKind, Rate, SharedBy

_WIDEST = 88_888_888
"""Digits an amount in a column stands unbroken with."""


def heading_of(sheet: DistributionSheet) -> Heading:
    """What is distributed, and of which period."""
    row = sheet.row
    if row is None:
        return Heading(_("Interest and patronage refunds"), is_sealed=False)
    # TR: a period, under the title of a paper
    period = _("From {since} to {until}").format(
        since=formats.day(row.period_from, "long"), until=formats.day(row.period_to, "long")
    )
    return Heading(_(DISTRIBUTION_WORDS[row.kind]), subtitle=period)


def put(sheet: DistributionSheet, paper: Paper, progress: Progress) -> None:
    """Write how it was decided, then member after member, sums carried forward; ``progress`` may raise Cancelled."""
    row = sheet.row
    if row is None:
        paper.flow([paragraph(_("Nothing was distributed yet."))])
        return
    if row.is_taken_back:
        paper.flow([paragraph(_("This distribution was taken back: it does not hold."))])
    paper.flow([facts(_facts(row)), heading(_("Members"))])
    register = Register(
        paper, _columns(row, signatures=sheet.signatures), total=row.members, progress=progress, page_totals=True,
        row_height=SIGNING_ROW if sheet.signatures else 0.0,
    )  # fmt: skip
    register.rows(_texts(row, sheet.lines, signatures=sheet.signatures))
    register.end()
    paper.flow([chair_and_secretary(stamp=True)])


def _facts(row: DistributionRow) -> list[tuple[str, str]]:
    def said(minor: int | None) -> str:
        return formats.UNKNOWN if minor is None else formats.money(row.money(minor), row.decimals)

    told = []
    if row.type is not None:
        told.append((_("Type of share"), type_said(row.type)))
    told.append((_("How it is worked out"), _how(row)))
    if row.surplus is not None:
        told += [(_("Surplus"), said(row.surplus)), (_("Put to the reserves"), said(row.reserves))]
    return [
        *told,
        (_("Total"), said(row.total)),
        # TR: how many members get something
        (_("Members"), formats.number(row.members)),
        (_("Decision"), " · ".join((formats.day(row.decided_on), row.decision))),
    ]


def _how(row: DistributionRow) -> str:
    if row.how is Rate.PERCENT_A_YEAR:
        return _("{rate} % a year, by the days each amount was held").format(rate=formats.number(Decimal(row.rate)))
    if row.how is Rate.POOL:
        # TR: {by} is one of: by what each has done with the cooperative; by the shares held; in equal parts
        return _("One sum, shared out {by}").format(by=_(SHARED_BY_WORDS[row.shared_by or SharedBy.SHARES]))
    return _("An amount for each member, as a table says")


def _columns(row: DistributionRow, *, signatures: bool) -> tuple[Column, ...]:
    # TR: title of the column of member numbers, as short as can be
    found = [Column(_("No."), holds=("000000",)), Column(_("Name"), 30)]
    if _goes_by_shares(row):
        # TR: title of a column: the amount a member held on average over the period
        found.append(_amount(_("Held on average"), row))
    elif row.shared_by is SharedBy.OPERATIONS:
        # TR: title of a column: what a member has delivered to or bought from the cooperative
        found.append(_amount(_("Operations"), row))
    found.append(_amount(f"{_('Amount')} ({row.currency})", row))
    if signatures:
        return (*found, Column(_("Signature or thumb-print"), 34, boxed=True))
    # TR: title of a column: what is left to be paid
    return (*found, _amount(_("Paid"), row), _amount(_("Remaining"), row))


def _goes_by_shares(row: DistributionRow) -> bool:
    return row.shared_by is SharedBy.SHARES or row.kind is DistributionKind.INTEREST


def _amount(title: str, row: DistributionRow) -> Column:
    figure = partial(formats.figures, decimals=row.decimals)
    return Column(title, align=Align.END, amount=figure, holds=(figure(_WIDEST),))


def _texts(
    row: DistributionRow, lines: Iterable[DistributionLine], *, signatures: bool
) -> Iterator[tuple[str | int, ...]]:
    by_shares, by_table = _goes_by_shares(row), row.shared_by is SharedBy.OPERATIONS
    for line in lines:
        base: tuple[int, ...] = (line.held(row),) if by_shares else (line.base,) if by_table else ()
        # A blank, so that the box for a thumb stands beside everybody.
        rest: tuple[str | int, ...] = (" ",) if signatures else (line.paid, line.rest)
        yield (line.member.number, holder_said(line.member), *base, line.minor, *rest)


DISTRIBUTION = Listing(heading_of, put)
"""What each gets."""
