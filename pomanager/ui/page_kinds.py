"""What declares a page of the sidebar: its name, area, title, icon, how it is made, the digit that opens it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from pomanager.areas import Area
from pomanager.rules.access.roles import Right
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page


class PageKind(NamedTuple):
    """One page: its name for other pages and tests, its area, marked title, icon, how it is made, its digit if any.

    ``below`` puts it under the line of the sidebar, among what is looked at rarely. ``number`` is a small one beside
    it that asks to be looked at, 0 for none: it is asked again after each act that touches one of ``counted``. It is
    there for whoever has the right it ``needs``.
    """

    key: str
    area: Area
    title: str
    icon: str
    make: Callable[[Desk], Page]
    digit: int | None = None
    below: bool = False
    number: Callable[[Office], int] | None = None
    counted: frozenset[Area] = frozenset()
    needs: Right = Right.READ_BOOKS


def in_order(pages: tuple[PageKind, ...]) -> Iterator[PageKind]:
    """Return the pages as the sidebar shows them: those below the line last."""
    yield from (page for page in pages if not page.below)
    yield from (page for page in pages if page.below)
