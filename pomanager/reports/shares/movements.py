"""The register of movements: every entry between two days, type by type, in order of day."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache, partial

from pomanager.i18n import _, formats
from pomanager.readmodels.progress import Progress
from pomanager.readmodels.share_papers import MovementsOfType, ShareMovementsSheet
from pomanager.readmodels.shares import Capital, EntryRow
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Grid, GridColumn, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.shares.entries import (
    WIDEST_DAY,
    amount_column,
    entry_said,
    grounds_said,
    others_said,
    shares_column,
)
from pomanager.reports.shares.words import numbered_holder, type_said
from pomanager.reports.styles import Align

_ROOM_FOR_ROWS = 190.0
"""In points: the heading over a type, its sums and the first of its rows."""


def period_said(since: date, until: date) -> str:
    """The days a paper speaks of, as they stand under its title."""
    # TR: a period, under the title of a paper
    return _("From {since} to {until}").format(since=formats.day(since, "long"), until=formats.day(until, "long"))


def heading_of(sheet: ShareMovementsSheet) -> Heading:
    """What the register is called, and of which days."""
    return Heading(_("Register of share movements"), subtitle=period_said(sheet.since, sheet.until))


def put(sheet: ShareMovementsSheet, paper: Paper, progress: Progress) -> None:
    """Write type after type: what it was and came to, then the entries; ``progress`` may raise Cancelled."""
    if not sheet.types:
        paper.flow([paragraph(_("Nobody held shares in this time."))])
    for each in sheet.types:
        if paper.room < _ROOM_FOR_ROWS and not paper.is_fresh:
            paper.new_page()
        paper.flow([heading(type_said(each.type)), _account(each, sheet)])
        if not each.count:
            paper.flow([paragraph(_("Nothing was entered for this time."))])
            continue
        register = Register(paper, _columns(each), total=each.count, progress=progress, page_totals=True)
        register.rows(_texts(each.rows, each.type.decimals))
        register.end()


def opening_said(day: date) -> str:
    """The first line of what happened to the capital."""
    # TR: the share capital before anything happened on that day
    return _("Beginning of {day}").format(day=formats.day(day))


def closing_said(day: date) -> str:
    """The last line of what happened to the capital."""
    # TR: the share capital after all that happened on that day
    return _("End of {day}").format(day=formats.day(day))


def capital_columns(currency: str) -> tuple[GridColumn, ...]:
    """Holders, shares, what is subscribed and what is paid up, in figures."""
    return (
        GridColumn("", 36), GridColumn(_("Holders"), 11, Align.END), GridColumn(_("Shares"), 13, Align.END),
        GridColumn(f"{_('Subscribed')} ({currency})", 20, Align.END),
        GridColumn(f"{_('Paid up')} ({currency})", 20, Align.END),
    )  # fmt: skip


def standing_cells(label: str, capital: Capital, decimals: int) -> tuple[str, ...]:
    """What all hold together on a day, as a row of such a table."""
    figure = partial(formats.figures, decimals=decimals)
    holders, shares = formats.number(capital.holders), formats.number(capital.shares)
    return label, holders, shares, figure(capital.subscribed), figure(capital.paid)


def _account(of: MovementsOfType, sheet: ShareMovementsSheet) -> Block:
    """What was held before, what the entries added, and what was held at the end."""
    before, after, decimals = of.capital.opening, of.capital.closing, of.type.decimals
    figure = partial(formats.figures, decimals=decimals)
    added = (after.subscribed - before.subscribed, after.paid - before.paid)
    # TR: a row of a table: how many entries there are, and what they added together
    entries = _("Entries: {count}").format(count=formats.number(of.count))
    moved = (entries, "", formats.number(after.shares - before.shares), *map(figure, added))
    rows = [
        standing_cells(opening_said(sheet.since), before, decimals), moved,
        standing_cells(closing_said(sheet.until), after, decimals),
    ]  # fmt: skip
    return Grid(capital_columns(of.type.currency), rows, last_is_total=True)


def _columns(of: MovementsOfType) -> tuple[Column, ...]:
    amount = partial(amount_column, decimals=of.type.decimals)
    return (
        # TR: title of the column of numbers, as short as can be
        Column(_("No."), holds=("000000",)),
        Column(_("In effect on"), holds=(WIDEST_DAY,)),
        Column(_("Recorded"), holds=(WIDEST_DAY,)),
        # TR: title of a column: what an entry of the register did: a subscription, a payment …
        Column(_("Entry"), 22),
        Column(_("Member"), 30),
        # TR: title of a column: what an entry rests on: the receipt, the decision and its day
        Column(_("Receipt, decision"), 26),
        shares_column(_("Shares")),
        Column(_("Nominal value"), align=Align.END, holds=(formats.figures(888_888, of.type.decimals),)),
        amount(f"{_('Subscribed')} ({of.type.currency})"), amount(f"{_('Paid up')} ({of.type.currency})"),
    )  # fmt: skip


def _texts(rows: Iterable[EntryRow], decimals: int) -> Iterator[tuple[str | int, ...]]:
    day, unit = lru_cache(maxsize=20_000)(formats.day_short), partial(formats.figures, decimals=decimals)
    for row in rows:
        serial, recorded = formats.number_text(row.serial), day(row.recorded_at.date())
        member = "\n".join(filter(None, (numbered_holder(row.member), others_said(row))))
        yield (
            serial, day(row.effective_on), recorded, entry_said(row), member, grounds_said(row), row.shares or "",
            unit(row.unit_minor), row.subscribed or "", row.paid or "",
        )  # fmt: skip


SHARE_MOVEMENTS = Listing(heading_of, put, Lies.TURNED)
"""What was entered when."""
