"""The pages of the program, in the order of the sidebar; adding a page adds a line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.ui.desk import Desk
from pomanager.ui.journal.page import JournalPage
from pomanager.ui.members.page import MembersPage
from pomanager.ui.organisation.page import OrganisationPage
from pomanager.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageKind:
    """One page: its name for other pages and tests, its area, marked title, icon, how it is made, and its digit.

    ``below`` puts it under the line of the sidebar, among what is looked at rarely.
    """

    key: str
    area: Area
    title: str
    icon: str
    make: Callable[[Desk], Page]
    digit: int
    below: bool = False


PAGES: tuple[PageKind, ...] = (
    PageKind("members", Area.MEMBERS, N_("Members"), "members", MembersPage, digit=2),
    PageKind("organisation", Area.ORGANISATION, N_("Organisation"), "flag", OrganisationPage, digit=9, below=True),
    PageKind("journal", Area.JOURNAL, N_("Journal"), "journal", JournalPage, digit=0, below=True),
)


def in_order(pages: tuple[PageKind, ...]) -> Iterator[PageKind]:
    """Return the pages as the sidebar shows them: those below the line last."""
    yield from (page for page in pages if not page.below)
    yield from (page for page in pages if page.below)
