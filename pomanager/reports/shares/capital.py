"""The capital between two days: what it was, what came in and went out by reason, what it is, and its floor."""

from collections.abc import Sequence
from functools import partial

from pomanager.i18n import _, formats
from pomanager.readmodels import charts
from pomanager.readmodels.share_papers import CapitalOfCurrency, CapitalPoint, CapitalSheet
from pomanager.readmodels.shares import CapitalMoved, CapitalRow
from pomanager.reports.charts import Chart
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, chair_and_secretary, facts, heading, note, paragraph
from pomanager.reports.shares.movements import (
    capital_columns,
    closing_said,
    opening_said,
    period_said,
    standing_cells,
)
from pomanager.reports.shares.words import type_said
from pomanager.rules.money import Money
from pomanager.rules.shares.kinds import ENTRY_WORDS


def heading_of(sheet: CapitalSheet) -> Heading:
    """What the paper is called, and of which days."""
    return Heading(_("Capital situation"), subtitle=period_said(sheet.since, sheet.until))


def story(sheet: CapitalSheet) -> list[Block]:
    """How the capital went, and places to sign where there is any."""
    return [*capital_blocks(sheet), *([chair_and_secretary()] if sheet.currencies else [])]


def capital_blocks(sheet: CapitalSheet) -> list[Block]:
    """Currency after currency: how it went, all types together, then each type where there are several."""
    if not sheet.currencies:
        return [paragraph(_("Nobody held shares in this time."))]
    blocks: list[Block] = []
    for each in sheet.currencies:
        # TR: the capital of all types of share together, in one currency
        title = _("Share capital in {currency}").format(currency=each.whole.currency)
        blocks += [heading(title), _account(each.whole, sheet), facts(_facts(each.whole))]
        if each.whole.floor is None:
            blocks.append(note(_("The by-laws say nothing on how far the capital may fall.")))
        elif each.whole.closing.subscribed < each.whole.floor:
            blocks.append(paragraph(_("The capital is below its floor")))
        blocks.append(Chart(_chart(each)))
        if len(each.types) > 1:
            for row in each.types:
                label = "" if row.type is None else type_said(row.type)
                blocks += [heading(label, 2), _account(row, sheet)]
    return blocks


def _account(row: CapitalRow, sheet: CapitalSheet) -> Block:
    """From the opening to the closing capital, a line for each reason."""
    rows = [
        standing_cells(opening_said(sheet.since), row.opening, row.decimals),
        *(_moved(each, row) for each in row.moved if each.shares or each.subscribed or each.paid),
        standing_cells(closing_said(sheet.until), row.closing, row.decimals),
    ]
    return Grid(capital_columns(row.currency), rows, last_is_total=True)


def _moved(moved: CapitalMoved, row: CapitalRow) -> tuple[str, ...]:
    figure = partial(formats.figures, decimals=row.decimals)
    amounts = (_signed(moved.subscribed, figure(abs(moved.subscribed))), _signed(moved.paid, figure(abs(moved.paid))))
    return _(ENTRY_WORDS[moved.kind]), "", _signed(moved.shares, formats.number(abs(moved.shares))), *amounts


def _signed(amount: int, said: str) -> str:
    if not amount:
        return ""
    return f"{'+' if amount > 0 else '−'} {said}"


def _facts(row: CapitalRow) -> list[tuple[str, str]]:
    """What is still due, and how high and how low the capital was and may be."""

    def said(minor: int | None) -> str:
        return formats.UNKNOWN if minor is None else formats.money(Money(minor, row.currency), row.decimals)

    return [
        # TR: what is still to be paid on shares, by everybody together
        (_("Still due"), said(row.closing.subscribed - row.closing.paid)),
        (_("Highest capital so far"), said(row.highest)),
        # TR: below this amount the share capital may not fall
        (_("Floor of the capital"), said(row.floor)),
    ]


def _chart(of: CapitalOfCurrency) -> charts.Chart:
    """What was subscribed and paid up, from month to month."""
    row = of.whole
    floor = None
    if row.floor:
        amount = formats.money(Money(row.floor, row.currency), row.decimals)
        floor = charts.Reference(row.floor, _("Floor: {amount}").format(amount=amount))
    return charts.Chart(
        kind=charts.Kind.LINES,
        series=(charts.Series(_("Subscribed")), charts.Series(_("Paid up"), charts.Pattern.HATCHED)),
        rows=_points(of.course, row.decimals),
        reference=floor,
    )


def _points(course: Sequence[CapitalPoint], decimals: int) -> tuple[charts.Row, ...]:
    figure = partial(formats.figures, decimals=decimals)
    return tuple(
        charts.Row(
            formats.day_short(point.day),
            (
                charts.Value(point.subscribed, figure(point.subscribed)),
                charts.Value(point.paid, figure(point.paid)),
            ),
        )
        for point in course
    )


CAPITAL = InBlocks(heading_of, story)
"""How the capital went."""
