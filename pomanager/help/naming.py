"""What a step of help opens is called: as the page about it, or as the menu has it."""

from collections.abc import Mapping
from types import MappingProxyType

from pomanager.help.pages import PAGES, page_called
from pomanager.help.targets import Target
from pomanager.i18n import _

MENU_WORDS: Mapping[str, str] = MappingProxyType(
    {"new": "New office…", "move": "Hand over to another PC…", "file_password": "Password of the file…"}
)
"""Acts of the menus that no page of help is about, as the menus name them; a house test compares."""
_ABOUT = {page.opens: page.key for page in PAGES if page.opens is not None}


def about(target: Target) -> str:
    """The key of the page of help about what is opened; "" for an act that none is about."""
    if target in _ABOUT:
        return _ABOUT[target]
    return "" if target.menu else target.page


def title_of(target: Target) -> str:
    """What is opened, in the language spoken."""
    key = about(target)
    return _(page_called(key).title) if key else _(MENU_WORDS[target.menu]).rstrip("…")
