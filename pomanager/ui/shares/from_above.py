"""What the page of shares shows of areas above it, which hand it in: refunds set dues off, and shares know no dues."""

from collections.abc import Callable

from pomanager.ui.page import Page

REFUNDS, REFUND, TABLE = "refunds", "refund", "table"
"""The segment of refunds, made of the desk; the worksheet of a refund, made of the desk and a member or none; the page
on which a table of shares and dues is brought in, made of the desk."""
_makers: dict[str, Callable[..., Page]] = {}


def hand_in(key: str, make: Callable[..., Page]) -> None:
    """Say how a page is made, before the page of shares is."""
    _makers[key] = make


def made(key: str, *about: object) -> Page:
    """The page handed in under a key; ``about`` is what it is made of."""
    return _makers[key](*about)
