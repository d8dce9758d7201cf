"""Hostile papers about passwords."""

from dataclasses import replace

from tests.reports import sheets_access as sheets
from tests.reports.hostile_parts import Chain, HostilePaper, Texts, letterhead, seen


def recovery_code(texts: Texts) -> HostilePaper:
    """A code that was set by somebody of an odd name."""
    head, names = letterhead(texts)
    by = next(texts)
    told = (Chain(f"Passwordsetby{seen(by)}Thecode"),) if by else ()
    return HostilePaper(replace(sheets.recovery_code(by=by), letterhead=head), (names, *told))
