"""The pages of the program, in the order of the sidebar; adding a page adds a line."""

from functools import partial

from pomanager.areas import Area
from pomanager.marks import N_
from pomanager.rules.places import TreeName
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page
from pomanager.ui.page_kinds import PageKind


def _members(desk: Desk) -> Page:
    from pomanager.ui.members.page import MembersPage

    return MembersPage(desk)


def _organisation(desk: Desk) -> Page:
    from pomanager.ui.organisation.page import OrganisationPage

    return OrganisationPage(desk, partial(_tree, desk))


def _tree(desk: Desk, of: TreeName) -> Page:
    from pomanager.ui.members.trees import TreePage

    return TreePage(desk, of)


def _journal(desk: Desk) -> Page:
    from pomanager.ui.journal.page import JournalPage

    return JournalPage(desk)


# A page is imported when it is first shown: the window of an old PC opens sooner.
PAGES: tuple[PageKind, ...] = (
    PageKind("members", Area.MEMBERS, N_("Members"), "members", _members, digit=2),
    PageKind("organisation", Area.ORGANISATION, N_("Organisation"), "flag", _organisation, digit=9, below=True),
    PageKind("journal", Area.JOURNAL, N_("Journal"), "journal", _journal, digit=0, below=True),
)
