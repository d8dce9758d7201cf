"""Hostile papers on the funnel and the indicators."""

from dataclasses import replace

from tests.reports import sheets_governance as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen


def funnel(texts: Texts) -> HostilePaper:
    """The funnel of a section."""
    head, names = letterhead(texts)
    section = next(texts)
    sheet = replace(sheets.funnel_sheet(section), letterhead=head)
    return HostilePaper(sheet, (names, Chain(seen(section)), Chain("Ontheroll604060%")))


def indicators(texts: Texts) -> HostilePaper:
    """The indicators of a section that has a body of its own."""
    head, names = letterhead(texts)
    section, body, where = (next(texts) for _field in range(3))
    sheet = replace(sheets.indicators_sheet(sheets.indicators(body, where), section), letterhead=head)
    told = tuple(Chain(seen(text)) for text in (section, body, where))
    return HostilePaper(sheet, (names, *told, Chain("72528.6%3:toofew")))
