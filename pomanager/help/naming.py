"""What a step of help opens is called: as the page about it, or as the menu has it."""

from collections.abc import Mapping
from types import MappingProxyType

from pomanager.help.pages import PAGES, page_called
from pomanager.help.targets import Target, page
from pomanager.i18n import _

MENU_WORDS: Mapping[str, str] = MappingProxyType(
    {"new": "New office…", "move": "Hand over to another PC…", "file_password": "Password of the file…"}
)
"""Acts of the menus that no page of help is about, as the menus name them; a house test compares."""
TABS: Mapping[Target, str] = MappingProxyType(
    {
        page("shares", "holdings"): "Holdings", page("shares", "types"): "Types",
        page("shares", "transfers"): "Transfers", page("shares", "certificates"): "Certificates",
        page("shares", "refunds"): "Refunds", page("shares", "distributions"): "Distributions",
        page("dues", "fees"): "Fees", page("dues", "charges"): "Charges", page("dues", "receipts"): "Receipts",
        page("dues", "arrears"): "Arrears",
        page("mentoring", "board"): "Pairs", page("mentoring", "roster"): "Roster",
        page("mentoring", "matching"): "Matching", page("mentoring", "funnel"): "Funnel",
        page("mentoring", "indicators"): "Indicators",
    }
)  # fmt: skip
"""Tabs of pages, as these name them; a house test compares. The first tab of a page is found without being named."""
_ABOUT = {each.opens: each.key for each in PAGES if each.opens is not None}


def about(target: Target) -> str:
    """The key of the page of help about what is opened; "" for an act that none is about."""
    if target in _ABOUT:
        return _ABOUT[target]
    return "" if target.menu else target.page


def title_of(target: Target) -> str:
    """What is opened, in the language spoken."""
    if target in TABS:
        return _(TABS[target])
    key = about(target)
    return _(page_called(key).title) if key else _(MENU_WORDS[target.menu]).rstrip("…")


def way_to(target: Target) -> str:
    """The same for a reader of paper, who has to find it: a tab behind the page it is on."""
    title = title_of(target)
    return f"{_(page_called(target.page).title)} · {title}" if target in TABS else title
