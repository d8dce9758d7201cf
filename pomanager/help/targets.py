"""Where a step of help leads: a page of the sidebar, or an act of the menus."""

from typing import NamedTuple


class Target(NamedTuple):
    """A page by its key, with what is opened in it ("" for the page itself); or an act of the menus by its key."""

    page: str = ""
    inside: str = ""
    menu: str = ""


def page(key: str, inside: str = "") -> Target:
    """A page of the sidebar; ``inside`` is a tab of it, or what else the page opens by a name."""
    return Target(page=key, inside=inside)


def menu(key: str) -> Target:
    """An act of the menus."""
    return Target(menu=key)
